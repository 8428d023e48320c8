"""Builders with readable arguments for the tests of rules; ids count up, so a failure reads well."""

from collections.abc import Iterator
from datetime import date, time
from itertools import count
from uuid import UUID

from ctj_desktop.domain.ids import (
    AgendaItemId,
    AttendanceId,
    CommitteeId,
    GuestId,
    HomeId,
    MandateId,
    MeetingId,
    PersonId,
    PresenceId,
    RollId,
    SeatId,
)
from ctj_desktop.domain.records.committees import Capacity, Mandate, Seat, Substitution
from ctj_desktop.domain.records.meetings import AgendaItem, Attendance, AttendanceStatus, Presence, Roll
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.texts import Bilingual

_ids: Iterator[int] = count(1)

COMMITTEE = CommitteeId(UUID(int=0xC0))
HOME = HomeId(COMMITTEE)
MEETING = MeetingId(UUID(int=0x3E))


def new_id() -> UUID:
    """Ids that count up."""
    return UUID(int=next(_ids) << 16)


def person() -> PersonId:
    """A person."""
    return PersonId(new_id())


def an_item(
    title: str = "Point",
    minutes: int | None = None,
    *,
    position: str = "",
    parent: AgendaItem | None = None,
    number: str | None = None,
    started: str | None = None,
    ended: str | None = None,
) -> AgendaItem:
    """An agenda item; without a position it comes in the order of making."""
    item_id = AgendaItemId(new_id())
    return AgendaItem(
        id=item_id,
        home=HOME,
        meeting=MEETING,
        parent=parent.id if parent else None,
        position=position,
        number=number,
        title=Bilingual.of(title),
        minutes=minutes,
        started_at=time.fromisoformat(started) if started else None,
        ended_at=time.fromisoformat(ended) if ended else None,
    )


def a_seat(
    *,
    side: Side = Side.FR,
    capacity: Capacity = Capacity.VOTING,
    substitution: Substitution = Substitution.PERSONAL,
    start: str | None = None,
    end: str | None = None,
    position: str = "",
) -> Seat:
    """A seat of the committee."""
    return Seat(
        id=SeatId(new_id()),
        home=HOME,
        committee=COMMITTEE,
        side=side,
        capacity=capacity,
        substitution=substitution,
        position=position,
        start=date.fromisoformat(start) if start else None,
        end=date.fromisoformat(end) if end else None,
    )


def a_mandate(
    seat: Seat,
    start: str,
    end: str | None = None,
    *,
    who: PersonId | None = None,
    substitute: bool = False,
) -> Mandate:
    """Somebody on a seat, [start, end)."""
    return Mandate(
        id=MandateId(new_id()),
        home=HOME,
        committee=COMMITTEE,
        seat=seat.id,
        person=who or person(),
        substitute=substitute,
        start=date.fromisoformat(start),
        end=date.fromisoformat(end) if end else None,
    )


def a_roll(
    seat: Seat | None = None,
    *,
    side: Side = Side.FR,
    may_vote: bool = True,
    vacant: bool = False,
    position: str = "",
) -> Roll:
    """One line of the frozen roll."""
    return Roll(
        id=RollId(new_id()),
        home=HOME,
        meeting=MEETING,
        seat=seat.id if seat else SeatId(new_id()),
        side=side,
        position=position,
        holder=None if vacant else person(),
        may_vote=may_vote,
    )


def an_attendance(
    roll: Roll | None,
    *,
    guest: GuestId | None = None,
    status: AttendanceStatus | None = None,
    by: Roll | None = None,
    substitute: PersonId | None = None,
) -> Attendance:
    """What is known of a seat or a guest at the meeting."""
    return Attendance(
        id=AttendanceId(new_id()),
        home=HOME,
        meeting=MEETING,
        seat=roll.seat if roll else None,
        guest=guest,
        status=status,
        represented_by=by.seat if by else None,
        substitute=substitute,
    )


def a_presence(attendance: Attendance, start: str, end: str | None = None, *, remote: bool = False) -> Presence:
    """An interval of presence."""
    return Presence(
        id=PresenceId(new_id()),
        home=HOME,
        attendance=attendance.id,
        start=time.fromisoformat(start),
        end=time.fromisoformat(end) if end else None,
        remote=remote,
    )
