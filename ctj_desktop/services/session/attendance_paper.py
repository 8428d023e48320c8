"""What does the attendance sheet of a meeting print: its frozen roll, or the committee as of its day?"""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from ctj_desktop.domain.composition import SeatState
from ctj_desktop.domain.ids import PersonId
from ctj_desktop.domain.positions import order_key
from ctj_desktop.domain.records.committees import Capacity, OfficeOfCommittee
from ctj_desktop.domain.records.meetings import Guest, Meeting, Roll
from ctj_desktop.domain.records.people import SIDE_ORDER, Person, Salutation
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.membership.roll import body_of, composition_on, roll_of
from ctj_desktop.services.membership.senders import officers, sender
from ctj_desktop.services.steps.records import name_of_person, person_name
from ctj_desktop.storage.open_file import OpenFile

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.attendance_sheet import AttendancePaper, Expected


def attendance_paper(store: OpenFile, meeting: Meeting, day: date) -> "AttendancePaper":
    """Who is expected; a meeting without a date is taken as on `day`."""
    from ctj_desktop.documents.attendance_sheet import AttendancePaper

    held = {office.person: office.office for office in officers(store, meeting.committee, meeting.on or day)}
    roll = roll_of(store, meeting.id)
    seats = _of_roll(store, roll, held) if roll else _of_composition(store, meeting, day, held)
    return AttendancePaper(
        sender=sender(store, meeting.committee, meeting.on),
        meeting=meeting,
        seats=tuple(sorted(seats, key=lambda seat: SIDE_ORDER.index(seat.side))),
        guests=tuple(store.all(Guest, meeting=meeting.id, order="name, id")),
    )


def _of_roll(store: OpenFile, roll: list[Roll], held: dict[PersonId, OfficeOfCommittee]) -> Iterator["Expected"]:
    from ctj_desktop.documents.attendance_sheet import Expected

    for row in roll:
        yield Expected(
            side=row.side,
            name=row.holder_name or name_of_person(store, row.holder),
            vacant=row.holder is None and not row.holder_name,
            function=row.function,
            office=held.get(row.holder) if row.holder else None,
            salutation=_salutation(store, row.holder),
            body=row.body,
            substitute=row.substitute_name or name_of_person(store, row.substitute),
            may_vote=row.may_vote,
        )


def _of_composition(
    store: OpenFile, meeting: Meeting, day: date, held: dict[PersonId, OfficeOfCommittee]
) -> Iterator["Expected"]:
    """Before the convocation nothing is frozen: the mandates of the day."""
    day = meeting.on or day
    states = composition_on(store, meeting.committee, day).seats
    for state in sorted(states, key=lambda state: order_key(state.seat)):
        yield _expected(store, state, held, day)


def _expected(store: OpenFile, state: SeatState, held: dict[PersonId, OfficeOfCommittee], day: date) -> "Expected":
    from ctj_desktop.documents.attendance_sheet import Expected

    holder = state.holder.person if state.holder else None
    person = store.get(Person, holder) if holder else None
    substitute = state.substitutes[0].person if state.substitutes else None
    return Expected(
        side=state.seat.side,
        name=person_name(person),
        vacant=holder is None,
        function=person.function if person else Bilingual(),
        office=held.get(holder) if holder else None,
        salutation=person.salutation if person else Salutation.NEUTRAL,
        body=body_of(store, state, day),
        substitute=name_of_person(store, substitute),
        may_vote=state.seat.capacity is Capacity.VOTING,
    )


def _salutation(store: OpenFile, person: PersonId | None) -> Salutation:
    found = store.get(Person, person) if person else None
    return found.salutation if found else Salutation.NEUTRAL
