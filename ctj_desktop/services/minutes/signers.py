"""Who signs what a meeting decided and what was minuted of it?"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ctj_desktop.domain.ids import PersonId
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.committees import OfficeHeld
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.people import Person, Salutation
from ctj_desktop.domain.records.remarks import SigningRole
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.meetings.who_was_there import stayed_away
from ctj_desktop.services.membership.roll import roll_of
from ctj_desktop.services.membership.senders import presiding
from ctj_desktop.services.steps.records import name_of_person, person_name
from ctj_desktop.storage.open_file import OpenFile

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.signing import Signer


def signers(store: OpenFile, meeting: Meeting) -> Iterator["Signer"]:
    """The presidency that was there, whoever chaired the meeting, and who took the minutes; nobody twice."""
    from ctj_desktop.documents.signing import Signer

    yield from chairs(store, meeting)
    signing = {held.person for held in _presidency(store, meeting)}
    if meeting.minute_taker is not None and meeting.minute_taker not in signing | {meeting.chair}:
        taker = store.get(Person, meeting.minute_taker)
        yield Signer(name=person_name(taker), function=taker.function if taker else Bilingual(), wrote=True)


def chairs(store: OpenFile, meeting: Meeting) -> Iterator["Signer"]:
    """Who presides over the committee and was there, then whoever chaired the meeting without such an office.

    A name that is not shared is the one the roll froze.
    """
    from ctj_desktop.documents.signing import Signer

    rolled = {row.holder: row.holder_name for row in roll_of(store, meeting.id)}
    signing = {held.person: held for held in _presidency(store, meeting)}
    for person, held in signing.items():
        found = store.get(Person, person)
        yield Signer(
            name=person_name(found) or rolled.get(person, ""),
            office=held.office,
            side=held.side,
            salutation=found.salutation if found else Salutation.NEUTRAL,
        )
    if meeting.chair is not None and meeting.chair not in signing:
        chair = store.get(Person, meeting.chair)
        yield Signer(
            name=person_name(chair) or rolled.get(meeting.chair, ""),
            function=chair.function if chair else Bilingual(),
            chaired=True,
            wrote=meeting.chair == meeting.minute_taker,
        )


class SigningPerson(NamedValue):
    """Somebody who signs minutes, and as what."""

    role: SigningRole
    person: PersonId
    name: str


def signing_persons(store: OpenFile, meeting: Meeting) -> list[SigningPerson]:
    """The same people as `signers`, each with the role in which a signature is entered."""
    rolled = {row.holder: row.holder_name for row in roll_of(store, meeting.id)}
    found = dict.fromkeys((held.person for held in _presidency(store, meeting)), SigningRole.PRESIDENT)
    if meeting.chair is not None:
        found.setdefault(meeting.chair, SigningRole.CHAIR)
    if meeting.minute_taker is not None:
        found.setdefault(meeting.minute_taker, SigningRole.MINUTE_TAKER)
    return [
        SigningPerson(role=role, person=person, name=name_of_person(store, person) or rolled.get(person, ""))
        for person, role in found.items()
    ]


def _presidency(store: OpenFile, meeting: Meeting) -> Iterable[OfficeHeld]:
    """Without those who stayed away; all of them where nobody else is known to have chaired."""
    held = presiding(store, meeting)
    away: frozenset[PersonId] = stayed_away(store, meeting) - {meeting.chair}
    return [one for one in held if one.person not in away] or (held if meeting.chair is None else [])
