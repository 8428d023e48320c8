"""What does an extract of minutes print: which decisions, who certifies it, and where?"""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from ctj_desktop.domain.ids import CommitteeId, PersonId
from ctj_desktop.domain.records.committees import OfficeHeld, OfficeOfCommittee
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.people import Office, Organisation, Person, Salutation
from ctj_desktop.domain.records.twins import is_restricted
from ctj_desktop.domain.records.voting import AnyDecision
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.directory.letters import reached
from ctj_desktop.services.membership.senders import officers, presiding, sender
from ctj_desktop.services.minutes.electorate import counting
from ctj_desktop.services.minutes.papers.erratum_paper import errata_to, signed_as
from ctj_desktop.services.minutes.papers.meeting_paper import decision_facts, minutes_paper
from ctj_desktop.services.minutes.rooms import Rooms
from ctj_desktop.services.minutes.votes import votes_on
from ctj_desktop.services.steps.records import person_name
from ctj_desktop.storage.store import Store

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.minutes import MinutesPaper
    from ctj_desktop.documents.post.extract import Certificate, ExtractPaper
    from ctj_desktop.documents.signing import Signer
    from ctj_desktop.documents.who_could_vote import DecidedIn


def meeting_extract(
    store: Store,
    meeting: Meeting,
    of: Collection[UUID],
    on: date,
    *,
    passages: bool = False,
    certified_by: PersonId | None = None,
) -> "ExtractPaper":
    """Of these decisions of a meeting, or of all under an item that is named; of none: of all that is not closed.

    Whoever certifies it is who was named, else the secretary of the committee on that day.
    """
    from ctj_desktop.documents.post.extract import ExtractPaper

    minutes, chosen = minutes_paper(store, meeting), decisions_meant(store, meeting, of)
    taken = list(_taken(store, minutes, chosen))
    return ExtractPaper(
        sender=minutes.sender,
        minutes=minutes,
        chosen=frozenset(one.id for one in chosen),
        taken=tuple(one for one in taken if one is not None),
        unplaced=None in taken,
        errata=tuple(errata_to(store, meeting, {one.item for one in chosen if one.item is not None})),
        signed=tuple(signed_as(store, meeting)),
        passages=passages,
        certificate=_certificate(store, meeting.committee, meeting, on, certified_by),
        prevailing=minutes.prevailing,
    )


def _taken(store: Store, minutes: "MinutesPaper", chosen: Sequence[AnyDecision]) -> Iterator["DecidedIn | None"]:
    """In which room each was taken; None where that is not known."""
    if minutes.attendance is None:
        return
    rooms = Rooms(store, minutes.meeting, minutes.attendance)
    for one in chosen:
        facts = minutes.decisions.get(one.id)
        vote = facts.vote if facts is not None else None
        yield rooms.of_decision(one, vote.at if vote is not None else None)


def extract_of_register(
    store: Store, decisions: Sequence[AnyDecision], on: date, *, certified_by: PersonId | None = None
) -> "ExtractPaper":
    """Of decisions of one committee that no meeting took."""
    from ctj_desktop.documents.post.extract import ExtractPaper

    committee = decisions[0].committee
    votes = [next(iter(counting(votes_on(store, one))), None) for one in decisions]
    return ExtractPaper(
        sender=sender(store, committee, on),
        apart=tuple(decision_facts(store, one, vote) for one, vote in zip(decisions, votes, strict=True)),
        certificate=_certificate(store, committee, None, on, certified_by),
    )


def decisions_meant(store: Store, meeting: Meeting, of: Collection[UUID]) -> list[AnyDecision]:
    """By their own id or that of their item, in the order of their numbers; of nothing named all that is not closed."""
    found = store.all(AnyDecision, meeting=meeting.id, order="number, id")
    if not of:
        return [one for one in found if not is_closed(store, one)]
    return [one for one in found if one.id in of or one.item in of]


def is_closed(store: Store, decision: AnyDecision) -> bool:
    """Whether it was taken behind closed doors."""
    item = store.get(AgendaItem, decision.item) if decision.item is not None else None
    return is_restricted(decision) or (item is not None and item.closed)


def certifier(store: Store, committee: CommitteeId, meeting: Meeting | None, on: date) -> PersonId | None:
    """The secretary of this office's side before the other, who took the minutes, who presides; None for nobody."""
    office = store.get(Office, store.office_id)
    side = office.side if office is not None else None
    held = [one for one in officers(store, committee, on) if one.office is OfficeOfCommittee.SECRETARY]
    secretaries = [one.person for one in sorted(held, key=lambda one: one.side is not side)]
    minuted = [meeting.minute_taker] if meeting is not None else []
    presidency = [one.person for one in presiding(store, meeting)] if meeting is not None else []
    known = (key for key in (*secretaries, *minuted, *presidency) if key is not None)
    return next((key for key in known if store.get(Person, key) is not None), None)


def _certificate(
    store: Store, committee: CommitteeId, meeting: Meeting | None, on: date, named: PersonId | None
) -> "Certificate":
    from ctj_desktop.documents.post.extract import Certificate

    key = named or certifier(store, committee, meeting, on)
    person = store.get(Person, key) if key is not None else None
    held = next((one for one in officers(store, committee, on) if one.person == key), None)
    return Certificate(
        signer=_signer(person, held) if person is not None or named is not None else None,
        place=_town(store, person),
        on=on,
    )


def _signer(person: Person | None, held: OfficeHeld | None) -> "Signer":
    from ctj_desktop.documents.signing import Signer

    return Signer(
        name=person_name(person),
        function=person.function if person is not None else Bilingual(),
        office=held.office if held is not None else None,
        side=held.side if held is not None else None,
        salutation=person.salutation if person is not None else Salutation.NEUTRAL,
    )


def _town(store: Store, person: Person | None) -> Bilingual:
    """Where the certifier works, else where this office is; nothing where neither is known."""
    office = store.get(Office, store.office_id)
    keys = (person.organisation if person is not None else None, office.organisation if office is not None else None)
    bodies = [body for key in keys if key is not None and (body := store.get(Organisation, key)) is not None]
    at_work = person.work_address if person is not None else None
    addresses = (at_work, *(reached(store, [body])[body.id].address for body in bodies))
    town = next((one.place for one in addresses if one is not None and one.place), "")
    return Bilingual.of(town, town)
