"""Who was there at a given minute of a meeting, how, and for whom?

Presence is entered as intervals [start, end) of wall times. A meeting may end after midnight: every wall time
is read on the meeting's own clock, which runs from four hours before the opening to twenty hours after it.

Two devices that both enter an arrival make two intervals; they are joined when read and listed. A departure is
something a person saw, a missing one only that nobody entered it: so the joined stay ends with the last entered
departure, and stays open only where no interval of it was closed.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import time
from enum import StrEnum
from uuid import UUID

from ctj_desktop.domain.findings import Finding, Severity
from ctj_desktop.domain.ids import PersonId, SeatId
from ctj_desktop.domain.record import PositionalValue, replace
from ctj_desktop.domain.records.meetings import Attendance, AttendanceStatus, Presence, Reply, Roll
from ctj_desktop.domain.records.people import Side

DAY = 24 * 60
BEFORE_OPENING = 4 * 60  # arrivals are entered this many minutes before the opening at most


class How(StrEnum):
    """How a seat is there at an instant."""

    ROOM = "room"
    REMOTE = "remote"
    REPRESENTED = "represented"
    AWAY = "away"


class MeetingClock(PositionalValue):
    """Wall times of one meeting as minutes from its opening: -240 … 1199."""

    opened: time

    def minute(self, wall: time) -> int:
        """Minutes after the opening; negative for up to four hours before it, over midnight included."""
        since = wall.hour * 60 + wall.minute - self.opened.hour * 60 - self.opened.minute
        return (since + BEFORE_OPENING) % DAY - BEFORE_OPENING


class Stay(PositionalValue):
    """One stretch of presence in minutes from the opening; `end` None is until the close."""

    start: int
    end: int | None
    remote: bool

    def covers(self, minute: int) -> bool:
        """Whether the minute lies in [start, end)."""
        return self.start <= minute and (self.end is None or minute < self.end)


class SeatFacts(PositionalValue):
    """One line of the roll with what is known of it; `represented_by` only where the status says so."""

    roll: Roll
    stays: tuple[Stay, ...] = ()
    status: AttendanceStatus | None = None
    represented_by: SeatId | None = None
    substitute: PersonId | None = None

    def gone_by(self, minute: int) -> bool:
        """Whether the seat was left for good: who leaves a proxy is represented from then on, not before."""
        return all(stay.end is not None and stay.end <= minute for stay in self.stays)

    def stay_at(self, minute: int) -> Stay | None:
        """The stay that covers the minute."""
        return next((stay for stay in self.stays if stay.covers(minute)), None)


class SeatAt(PositionalValue):
    """A seat at an instant; `carried_by` is the seat present for it, `substitute` the person on it."""

    roll: Roll
    how: How
    carried_by: SeatId | None = None
    substitute: PersonId | None = None

    @property
    def there(self) -> bool:
        """In person, in the room or remote."""
        return self.how in (How.ROOM, How.REMOTE)


class Snapshot(PositionalValue):
    """The whole roll at one instant, in the order of the roll: what quorum and votes are judged by."""

    seats: tuple[SeatAt, ...]

    def count(self, *how: How, side: Side | None = None) -> int:
        """How many seats are there in one of these ways, of one side or of both."""
        return sum(seat.how in how and side in (None, seat.roll.side) for seat in self.seats)

    def seat(self, seat: SeatId) -> SeatAt | None:
        """The state of one seat."""
        return next((state for state in self.seats if state.roll.seat == seat), None)


class AttendanceFacts(PositionalValue):
    """What the attendance of a meeting says, on its clock; `excused_guests` answered that they do not come."""

    clock: MeetingClock
    seats: tuple[SeatFacts, ...]
    guests: Mapping[UUID, tuple[Stay, ...]]
    findings: tuple[Finding, ...]
    excused_guests: frozenset[UUID] = frozenset()

    def at(self, wall: time) -> Snapshot:
        """Who is there at that wall time: the instant of a vote, of the opening."""
        return self.at_minute(self.clock.minute(wall))

    def at_minute(self, minute: int) -> Snapshot:
        """Who is there so many minutes after the opening. A seat is represented only while its bearer is there."""
        there = {facts.roll.seat for facts in self.seats if facts.stay_at(minute)}
        return Snapshot(tuple(_at(facts, minute, there) for facts in self.seats))

    def changes(self) -> tuple[int, ...]:
        """Every minute at which somebody comes or goes: the quorum is judged anew at each."""
        minutes = {stay.start for facts in self.seats for stay in facts.stays}
        minutes |= {stay.end for facts in self.seats for stay in facts.stays if stay.end is not None}
        return tuple(sorted(minutes))


def attendance_facts(
    rolls: Iterable[Roll],
    attendances: Iterable[Attendance],
    presences: Iterable[Presence],
    opened: time,
) -> AttendanceFacts:
    """Joins the roll with replies, statuses and intervals of one meeting, in any order given."""
    clock = MeetingClock(opened)
    by_attendance: dict[UUID, list[Presence]] = {}
    for presence in presences:
        by_attendance.setdefault(presence.attendance, []).append(presence)
    findings: list[Finding] = []
    guests: dict[UUID, tuple[Stay, ...]] = {}
    excused: set[UUID] = set()
    by_seat: dict[SeatId, tuple[Attendance, tuple[Stay, ...]]] = {}
    for attendance in attendances:
        stays = joined_stays(by_attendance.get(attendance.id, []), clock, findings)
        if attendance.guest is not None:
            guests[attendance.guest] = stays
            excused |= {attendance.guest} if attendance.reply is Reply.EXCUSED else set()
        elif attendance.seat is not None:
            by_seat[attendance.seat] = (attendance, stays)
    ordered = sorted(rolls, key=lambda roll: (roll.position, roll.seat))
    seats = tuple(_facts(roll, by_seat.get(roll.seat)) for roll in ordered)
    findings.extend(_contradictions(seats))
    return AttendanceFacts(clock, seats, guests, tuple(findings), frozenset(excused))


def joined_stays(presences: Iterable[Presence], clock: MeetingClock, findings: list[Finding]) -> tuple[Stay, ...]:
    """The stays of one attendance: overlapping intervals become one and are listed.

    Two that only touch are one stay in the same way of being there, and a change of place otherwise. Of
    overlapping ones in the room and remote, the room counts: that is where somebody saw the person.
    An interval that ends before it starts is listed and covers nothing.
    """
    stays: list[Stay] = []
    for start, end, presence in sorted(_minutes(presences, clock), key=lambda entry: (entry[0], entry[2].id)):
        data = {"attendance": str(presence.attendance), "presence": str(presence.id)}
        if end is not None and end <= start:
            if end < start:
                findings.append(Finding("attendance.ends_before_start", Severity.WARNING, data))
            continue
        stay, last = Stay(start, end, presence.remote), stays[-1] if stays else None
        if last is not None and (last.end is None or start < last.end):
            findings.append(Finding("attendance.overlap", Severity.WARNING, data))
            stays[-1] = Stay(last.start, _last_departure(last.end, end), last.remote and stay.remote)
        elif last is not None and last.end == start and last.remote == stay.remote:
            stays[-1] = replace(last, end=end)
        else:
            stays.append(stay)
    return tuple(stays)


def _minutes(presences: Iterable[Presence], clock: MeetingClock) -> Iterable[tuple[int, int | None, Presence]]:
    for presence in presences:
        end = None if presence.end is None else clock.minute(presence.end)
        yield clock.minute(presence.start), end, presence


def _last_departure(first: int | None, second: int | None) -> int | None:
    return max((end for end in (first, second) if end is not None), default=None)


def _facts(roll: Roll, entry: tuple[Attendance, tuple[Stay, ...]] | None) -> SeatFacts:
    if entry is None:
        return SeatFacts(roll)
    attendance, stays = entry
    represented = attendance.status is AttendanceStatus.REPRESENTED
    return SeatFacts(
        roll=roll,
        stays=stays,
        status=attendance.status,
        represented_by=attendance.represented_by if represented else None,
        substitute=attendance.substitute,
    )


def _at(facts: SeatFacts, minute: int, there: set[SeatId]) -> SeatAt:
    stay = facts.stay_at(minute)
    if stay is not None:
        how = How.REMOTE if stay.remote else How.ROOM
        return SeatAt(facts.roll, how, substitute=facts.substitute)
    bearer = facts.represented_by
    if bearer in there and bearer != facts.roll.seat and facts.gone_by(minute):
        return SeatAt(facts.roll, How.REPRESENTED, carried_by=bearer)
    return SeatAt(facts.roll, How.AWAY)


def _contradictions(seats: Sequence[SeatFacts]) -> Iterable[Finding]:
    known = {facts.roll.seat for facts in seats}
    for facts in seats:
        data = {"seat": str(facts.roll.seat)}
        if facts.stays and facts.status in (AttendanceStatus.EXCUSED, AttendanceStatus.ABSENT):
            yield Finding("attendance.present_yet_away", Severity.WARNING, data)
        if facts.status is AttendanceStatus.REPRESENTED and facts.represented_by not in known:
            yield Finding("attendance.bearer_unknown", Severity.WARNING, data)
