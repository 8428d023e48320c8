"""Who can be called for a seat whose holder does not come, in which order, and how are they reached?"""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from ctj_desktop.domain.composition import SeatState
from ctj_desktop.domain.ids import PersonId, SeatId
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.meetings import Attendance, Meeting, Reply
from ctj_desktop.domain.records.people import Person
from ctj_desktop.services.membership.roll import composition_on
from ctj_desktop.services.session.replies import Replies, ReplyLine
from ctj_desktop.services.steps.records import person_name
from ctj_desktop.storage.open_file import OpenFile


class StandIn(NamedValue):
    """A substitute of a seat; `own` is of this seat and not of a pool, `elsewhere` the seat for which they come."""

    key: PersonId
    name: str
    own: bool
    phone: str = ""
    mobile: str = ""
    mail: str = ""
    elsewhere: SeatId | None = None

    @property
    def numbers(self) -> tuple[str, ...]:
        """Where they are called, the one in the pocket first."""
        return tuple(filter(None, (self.mobile, self.phone)))


class SeatToFill(NamedValue):
    """A seat whose holder was excused and for which nobody comes, with those who are called, in their order."""

    line: ReplyLine
    stand_ins: tuple[StandIn, ...]

    @property
    def key(self) -> UUID:
        """Of the seat."""
        return self.line.key


def stand_ins_of(store: OpenFile, meeting: Meeting, today: date) -> Mapping[SeatId, tuple[StandIn, ...]]:
    """The substitutes of each seat on the day of the meeting: its own before those of its pool, as entered."""
    lines = store.all(Attendance, meeting=meeting.id, reply=Reply.SUBSTITUTE)
    sits = {line.substitute: line.seat for line in lines if line.substitute is not None and line.seat is not None}
    states = composition_on(store, meeting.committee, meeting.on or today).seats
    return {state.seat.id: tuple(_stand_ins(store, state, sits)) for state in states}


def seats_to_fill(store: OpenFile, replies: Replies, today: date) -> tuple[SeatToFill, ...]:
    """Those excused that have a substitute, in the order of the list."""
    found = stand_ins_of(store, replies.meeting, today)
    lines = [(line, found.get(SeatId(line.key), ())) for line in replies.seats if line.reply is Reply.EXCUSED]
    return tuple(SeatToFill(line=line, stand_ins=who) for line, who in lines if who)


def _stand_ins(store: OpenFile, state: SeatState, sits: Mapping[PersonId, SeatId]) -> list[StandIn]:
    found = []
    for mandate in sorted(state.substitutes, key=lambda one: one.seat != state.seat.id):
        person = store.get(Person, mandate.person)
        if person is not None:
            seat = sits.get(person.id)
            found.append(
                StandIn(
                    key=person.id,
                    name=person_name(person),
                    own=mandate.seat == state.seat.id,
                    phone=person.work_phone,
                    mobile=person.work_mobile,
                    mail=person.work_email,
                    elsewhere=seat if seat != state.seat.id else None,
                )
            )
    return found
