"""What does the directory of a committee print as of a day?"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from ctj_desktop.domain.composition import SeatState
from ctj_desktop.domain.ids import CommitteeId, OrganisationId, PersonId
from ctj_desktop.domain.positions import order_key
from ctj_desktop.domain.records.committees import College, OfficeHeld, OfficeOfCommittee
from ctj_desktop.domain.records.people import Organisation, Person, Side
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.membership.names_then import body_on
from ctj_desktop.services.membership.roll import body_of, composition_on
from ctj_desktop.services.membership.senders import officers, sender
from ctj_desktop.services.naming.same_records import as_one, kept_ones
from ctj_desktop.services.steps.records import person_name
from ctj_desktop.storage.open_file import OpenFile

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.membership.roster import Contacts, Member, RosterPaper, RosterSeat


def roster_paper(
    store: OpenFile, committee: CommitteeId, day: date, contacts: "Contacts | None" = None
) -> "RosterPaper":
    """The seats of the day by college and side, then who holds an office without a seat."""
    from ctj_desktop.documents.membership.roster import Contacts, RosterPaper

    states = composition_on(store, committee, day).seats
    colleges = {college.id: college for college in store.all(College, committee=committee)}
    once = kept_ones(store, Person.kind)
    held = _offices(officers(store, committee, day), once)
    seats = [
        _seat(store, state, colleges.get(state.seat.college) if state.seat.college else None, held, day)
        for state in states
    ]
    seated = {once.get(state.holder.person, state.holder.person) for state in states if state.holder}
    return RosterPaper(
        sender=sender(store, committee, day),
        on=day,
        seats=tuple(sorted(seats, key=_place)),
        officers=tuple(_member(store, person, held, day) for person in held if person not in seated),
        contacts=contacts or Contacts(),
    )


def _offices(held: Sequence[OfficeHeld], once: Mapping[UUID, UUID]) -> dict[PersonId, tuple[OfficeOfCommittee, ...]]:
    """The offices of each person, France before Switzerland and the presidency first; `once`: who stands for whom."""
    rank = {office: place for place, office in enumerate(OfficeOfCommittee)}
    found: dict[PersonId, tuple[OfficeOfCommittee, ...]] = {}
    for one in sorted(held, key=lambda h: (rank[h.office], h.side is Side.CH, h.start, h.id)):
        person = PersonId(once.get(one.person, one.person))
        found[person] = (*found.get(person, ()), one.office)
    return found


def _seat(
    store: OpenFile,
    state: SeatState,
    college: College | None,
    held: dict[PersonId, tuple[OfficeOfCommittee, ...]],
    day: date,
) -> "RosterSeat":
    from ctj_desktop.documents.membership.roster import RosterSeat

    seat = state.seat
    return RosterSeat(
        seat=seat,
        college=college,
        organisation=_called_then(store, seat.organisation, day),
        body=body_of(store, state, day),
        holder=_member(store, state.holder.person, held, day) if state.holder else None,
        substitutes=tuple(_own_substitutes(store, state, day)),
    )


def _own_substitutes(store: OpenFile, state: SeatState, day: date) -> Iterator["Member"]:
    """Those appointed to this seat: the others of a common bench stand with theirs."""
    for mandate in state.substitutes:
        if mandate.seat == state.seat.id:
            yield _member(store, mandate.person, {}, day)


def _member(
    store: OpenFile, person: PersonId, held: dict[PersonId, tuple[OfficeOfCommittee, ...]], day: date
) -> "Member":
    from ctj_desktop.documents.membership.roster import Member

    found = as_one(store, Person, person)
    works_at = _called_then(store, found.organisation if found else None, day)
    return Member(
        person=found,
        name=person_name(found),
        body=works_at.name if works_at else Bilingual(),
        address=(found.work_address if found else None) or (works_at.address if works_at else None),
        offices=held.get(found.id if found else person, ()),
    )


def _called_then(store: OpenFile, body: OrganisationId | None, day: date) -> Organisation | None:
    found = store.get(Organisation, body) if body is not None else None
    return body_on(store, found, day) if found is not None else None


def _place(seat: "RosterSeat") -> tuple[bool, object, bool, object]:
    """By college, those without one last; in it France first, then the order of the seats."""
    college = seat.college
    return college is None, order_key(college) if college else (), seat.seat.side is Side.CH, order_key(seat.seat)
