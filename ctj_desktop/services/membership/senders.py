"""Who speaks on a paper of a committee, who presides over it, and where and when was what it says approved?"""

import re
from datetime import date
from typing import TYPE_CHECKING, Final, Protocol

from ctj_desktop.domain.composition import day_within
from ctj_desktop.domain.ids import CommitteeId, PersonId
from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.domain.records.committees import PRESIDING, Committee, OfficeHeld, OfficeOfCommittee, Secretariat
from ctj_desktop.domain.records.meetings import Meeting, MeetingState
from ctj_desktop.domain.records.people import Organisation, OrganisationKind, Territory
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.i18n.postal_address import town_in
from ctj_desktop.i18n.translator import sort_key
from ctj_desktop.services.membership.names_then import name_on
from ctj_desktop.services.membership.rules.in_force import knows_two_presidents, statutes_on
from ctj_desktop.services.steps.records import the
from ctj_desktop.services.steps.states import meeting_moves
from ctj_desktop.storage.open_file import OpenFile

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.papers import Sender

_COMMUNE: Final = re.compile(
    r"^(?:(?:commune|ville|municipalité)\s+(?:de\s+|d[’'])?|(?:gemeinde|einwohnergemeinde|stadt)\s+)", re.IGNORECASE
)


class LetterSubject(Protocol):
    """What a letter is about, a meeting for instance: whose it is, and the day as of which that committee signs."""

    @property
    def committee(self) -> CommitteeId: ...

    @property
    def on(self) -> date | None: ...


class CommitteeOn(NamedValue):
    """A committee on a day, where a letter is about something else than a meeting."""

    committee: CommitteeId
    on: date


def sender(store: OpenFile, committee: CommitteeId, day: date | None) -> "Sender":
    """The committee with its secretariats of that day, France before Switzerland."""
    from ctj_desktop.documents.papers import Sender

    owner = the(store, Committee, committee)
    territory = store.get(Territory, owner.territory) if owner.territory else None
    found = store.all(Secretariat, committee=owner.id, order="side, id")
    valid = [secretariat for secretariat in found if day is None or day_within(secretariat, day)]
    return Sender(
        committee=replace(owner, name=name_on(store, owner, day)),
        territory=territory.name if territory else Bilingual(),
        secretariats=tuple(sorted(valid, key=lambda s: s.side, reverse=True)),  # France left, Switzerland right
    )


def officers(store: OpenFile, committee: CommitteeId, day: date | None) -> list[OfficeHeld]:
    """Who holds an office of the committee on that day; whoever presides beside another is co-president."""
    held = store.all(OfficeHeld, committee=committee, order="start, id")
    if day is None:
        return held
    found = [office for office in held if day_within(office, day)]
    if not _two_preside(store, committee, day, found):
        return found
    return [replace(one, office=OfficeOfCommittee.CO_PRESIDENT) if one.office in PRESIDING else one for one in found]


def _two_preside(store: OpenFile, committee: CommitteeId, day: date, held: list[OfficeHeld]) -> bool:
    """Say whether two preside on that day, or by the statutes of that day where one of the two offices is vacant."""
    people = {one.person for one in held if one.office in PRESIDING}
    version = statutes_on(store, committee, day) if len(people) == 1 else None
    return len(people) > 1 or (version is not None and knows_two_presidents(store, version.id))


def secretaries(store: OpenFile, meeting: Meeting) -> frozenset[PersonId]:
    """Who looks after the committee on the day of the meeting, and who took its minutes: their absence is nobody’s."""
    held = officers(store, meeting.committee, meeting.on)
    found = {one.person for one in held if one.office is OfficeOfCommittee.SECRETARY}
    return frozenset(found | ({meeting.minute_taker} if meeting.minute_taker is not None else set()))


def presiding(store: OpenFile, subject: LetterSubject) -> list[OfficeHeld]:
    """Who presides over the committee on the day of the meeting: France before Switzerland, as on the letterhead."""
    held = [office for office in officers(store, subject.committee, subject.on) if office.office in PRESIDING]
    return sorted(held, key=lambda office: office.side or "", reverse=True)


def is_co_presidency(store: OpenFile, meeting: Meeting) -> bool:
    """Whether two preside over the committee on the day of the meeting."""
    return any(held.office is OfficeOfCommittee.CO_PRESIDENT for held in presiding(store, meeting))


def town_of(store: OpenFile, place: Bilingual) -> Bilingual:
    """The town of a meeting place: the part between commas that is a town of the directory; all of it otherwise.

    A town whose name is known in one language stands in the same part of the other.
    """
    towns, parts = _towns(store), [_parts(place.text(language)) for language in (Language.FR, Language.DE)]
    found = [next((at for at, part in enumerate(side) if sort_key(part) in towns), None) for side in parts]
    if len(parts[0]) == len(parts[1]):
        known = next((at for at in found if at is not None), None)
        found = [known if at is None else at for at in found]
    said = (side[at] if at is not None else ", ".join(side) for side, at in zip(parts, found, strict=True))
    return Bilingual.of(*said)


def _parts(place: str) -> list[str]:
    return [part.strip() for part in place.split(",")]


def _towns(store: OpenFile) -> frozenset[str]:
    """Where bodies have their address, what communes are called, where the secretariats are."""
    found: set[str] = set()
    for body in store.all(Organisation):
        found.add(body.address.place if body.address else "")
        if body.organisation_kind is OrganisationKind.COMMUNE:
            found |= {_COMMUNE.sub("", name.text) for name in (body.name.fr, body.name.de)}
    for secretariat in store.all(Secretariat):
        found.add(town_in(secretariat.lines))
    return frozenset(map(sort_key, filter(None, found)))


def approved_on(store: OpenFile, meeting: Meeting) -> date | None:
    """Minutes are signed when they are approved; before that the day is left to be written by hand."""
    approved = [move.on for move in meeting_moves(store, meeting.id) if move.to_state is MeetingState.APPROVED]
    return approved[-1] if approved else None
