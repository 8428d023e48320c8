"""Who was there at a given minute of a meeting, how, and for whom?

Presence and proxies are entered as intervals of wall times. A meeting may end after midnight: every wall time
is read on the meeting's own clock, which runs from four hours before the opening to twenty hours after it.

Within one minute the order is fixed by kind and never stored: opening, arrivals, proxies received, item begun, votes,
item ended, proxies ended, departures, closing. So whoever came, left or opened the meeting in the minute of a vote was
there for it (`at_minute`); who is left when the minute is over is another question (`after_minute`).

Two devices that both enter an arrival make two intervals; they are joined when read and listed. A departure is
something a person saw, a missing one only that nobody entered it: so the joined stay ends with the last entered
departure, and stays open only where no interval of it was closed.
"""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import time
from enum import StrEnum
from uuid import UUID

from ctj_desktop.domain.findings import Finding, Severity
from ctj_desktop.domain.ids import AttendanceId, MeetingId, PersonId, RollId, SeatId, link_id
from ctj_desktop.domain.record import PositionalValue, replace
from ctj_desktop.domain.records.meetings import Attendance, AttendanceStatus, Presence, Proxy, Reply, Roll
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
    """Wall times of one meeting as minutes from its opening: -240 … 1199, its `first` and its `last` one."""

    opened: time

    @property
    def first(self) -> int:
        """The earliest minute that it knows."""
        return -BEFORE_OPENING

    @property
    def last(self) -> int:
        """The latest."""
        return DAY - BEFORE_OPENING - 1

    def minute(self, wall: time) -> int:
        """Minutes after the opening; negative for up to four hours before it, over midnight included."""
        since = wall.hour * 60 + wall.minute - self.opened.hour * 60 - self.opened.minute
        return (since + BEFORE_OPENING) % DAY - BEFORE_OPENING


class Stay(PositionalValue):
    """One stretch of presence in minutes from the opening; `end` None is until the close."""

    start: int
    end: int | None
    remote: bool

    def covers(self, minute: int, *, over: bool = False) -> bool:
        """Whether it holds in the minute, its own last one too; with `over` whether it goes on when that is over."""
        return self.start <= minute and _lasts(self.end, minute, over)


class Carried(PositionalValue):
    """One stretch for which a seat votes through its bearer; None is from the opening, to the close."""

    bearer: SeatId
    start: int | None = None
    end: int | None = None
    in_writing: bool = False

    def covers(self, minute: int, *, over: bool = False) -> bool:
        """As for a stay."""
        return (self.start is None or self.start <= minute) and _lasts(self.end, minute, over)


class SeatFacts(PositionalValue):
    """One line of the roll with what is known of it; it stands on the roll [start, end) in minutes.

    `undated` is the bearer of a proxy as an earlier version of the program entered it, for the whole meeting; `reply`
    what was answered before.
    """

    roll: Roll
    stays: tuple[Stay, ...] = ()
    status: AttendanceStatus | None = None
    carried: tuple[Carried, ...] = ()
    undated: SeatId | None = None
    substitute: PersonId | None = None
    on_leave: bool = False
    start: int | None = None
    end: int | None = None
    reply: Reply | None = None

    def owes_nothing(self, secretaries: Container[PersonId]) -> bool:
        """Whether the line is that of a secretary without a vote of whom nothing was entered: they work there."""
        entered = self.stays or self.status is not None or self.on_leave
        return self.roll.holder in secretaries and not self.roll.may_vote and not entered

    @property
    def represented_by(self) -> SeatId | None:
        """The bearer of the last proxy; None for a seat that gave none."""
        return self.carried[-1].bearer if self.carried else self.undated

    def stay_at(self, minute: int, *, over: bool = False) -> Stay | None:
        """The stay that covers the minute; of two that meet in it the later one."""
        return next((stay for stay in reversed(self.stays) if stay.covers(minute, over=over)), None)

    def carried_at(self, minute: int, there: Container[SeatId], *, over: bool = False) -> Carried | None:
        """Through whom of those `there` the seat votes: by the proxy that began last, one to somebody away is none."""
        held = [one for one in reversed(self.carried) if one.covers(minute, over=over)]
        if self.undated is not None and self._gone_by(minute):
            held.append(Carried(self.undated))
        return next((one for one in held if one.bearer in there and one.bearer != self.roll.seat), None)

    def on_roll(self, minute: int) -> bool:
        """Whether the line stands on the roll in that minute."""
        return (self.start is None or self.start <= minute) and (self.end is None or minute < self.end)

    def _gone_by(self, minute: int) -> bool:
        """Without a time, who left a proxy is represented from when the seat was left for good, not before."""
        return all(stay.end is not None and stay.end <= minute for stay in self.stays)


class SeatAt(PositionalValue):
    """A seat at an instant; `carried_by` is the seat present for it, `substitute` the person on it.

    `in_writing`: whoever is carried gave the proxy so.
    """

    roll: Roll
    how: How
    carried_by: SeatId | None = None
    substitute: PersonId | None = None
    on_leave: bool = False
    in_writing: bool = False

    @property
    def there(self) -> bool:
        """In person, in the room or remote."""
        return self.how in (How.ROOM, How.REMOTE)


class Snapshot(PositionalValue):
    """The lines that stand on the roll at one instant, in its order: what quorum and votes are judged by."""

    seats: tuple[SeatAt, ...]

    def count(self, *how: How, side: Side | None = None) -> int:
        """How many seats are there in one of these ways, of one side or of both."""
        return sum(seat.how in how and side in (None, seat.roll.side) for seat in self.seats)

    def seat(self, seat: SeatId) -> SeatAt | None:
        """The state of one seat."""
        return next((state for state in self.seats if state.roll.seat == seat), None)


class AttendanceFacts(PositionalValue):
    """What the attendance of a meeting says, on its clock; `replied_guests` is what guests answered before."""

    clock: MeetingClock
    seats: tuple[SeatFacts, ...]
    guests: Mapping[UUID, tuple[Stay, ...]]
    findings: tuple[Finding, ...]
    replied_guests: Mapping[UUID, Reply] = {}

    @property
    def excused_guests(self) -> frozenset[UUID]:
        """Who answered that they do not come."""
        return frozenset(guest for guest, reply in self.replied_guests.items() if reply is Reply.EXCUSED)

    def at(self, wall: time) -> Snapshot:
        """Who is there at that wall time: the minute of a vote, of the opening."""
        return self.at_minute(self.clock.minute(wall))

    def at_minute(self, minute: int) -> Snapshot:
        """Who is there in a minute from the opening, whoever comes or leaves in it too.

        A seat is represented only while its bearer is there in person, on a seat that somebody holds.
        """
        return self._snapshot(minute, over=False)

    def after_minute(self, minute: int) -> Snapshot:
        """Who is there when that minute is over: without those who left in it."""
        return self._snapshot(minute, over=True)

    def changes(self) -> tuple[int, ...]:
        """Every minute at which somebody comes or goes, a proxy or a line of the roll begins or ends."""
        spans: list[Stay | Carried | SeatFacts] = []
        for facts in self.seats:
            spans += [*facts.stays, *facts.carried, facts]
        minutes = {edge for span in spans for edge in (span.start, span.end) if edge is not None}
        return tuple(sorted(minutes))

    def _snapshot(self, minute: int, *, over: bool) -> Snapshot:
        lines = [facts for facts in self.seats if facts.on_roll(minute)]
        there = {facts.roll.seat for facts in lines if not facts.roll.vacant and facts.stay_at(minute, over=over)}
        return Snapshot(tuple(_at(facts, minute, there, over=over) for facts in lines))


def attendance_facts(
    rolls: Iterable[Roll],
    attendances: Iterable[Attendance],
    presences: Iterable[Presence],
    opened: time,
    proxies: Iterable[Proxy] = (),
) -> AttendanceFacts:
    """Joins the roll with replies, statuses, intervals and proxies of one meeting, in any order given."""
    clock = MeetingClock(opened)
    stays_of: dict[UUID, list[Presence]] = {}
    for presence in presences:
        stays_of.setdefault(presence.attendance, []).append(presence)
    carried_of: dict[UUID, list[Proxy]] = {}
    for proxy in proxies:
        carried_of.setdefault(proxy.attendance, []).append(proxy)
    findings: list[Finding] = []
    guests: dict[UUID, tuple[Stay, ...]] = {}
    replied: dict[UUID, Reply] = {}
    entries: dict[UUID, SeatEntry] = {}
    for attendance in attendances:
        stays = joined_stays(stays_of.get(attendance.id, []), clock, findings)
        if attendance.guest is not None:
            guests[attendance.guest] = stays
            if attendance.reply is not None:
                replied[attendance.guest] = attendance.reply
        elif attendance.seat is not None:
            carried = _carried(carried_of.get(attendance.id, []), clock)
            entries[attendance.id] = SeatEntry(attendance, stays, carried)
    ordered = sorted(rolls, key=lambda roll: (roll.position, roll.seat, roll.start is not None, roll.start, roll.id))
    seats = tuple(_facts(roll, entry, clock) for roll, entry in _with_entries(ordered, entries))
    facts = AttendanceFacts(clock, seats, guests, (), replied)
    return replace(facts, findings=(*findings, *_contradictions(facts)))


def attendance_id(meeting: MeetingId, who: UUID) -> AttendanceId:
    """Of a seat or guest: the same on every device that enters it."""
    return AttendanceId(link_id("attendance", meeting, who))


def line_attendance(roll: Roll) -> AttendanceId:
    """Of a line of the roll: that of its seat; who sits on the seat later in the session has one of their own."""
    first = roll.id == first_line(roll.meeting, roll.seat)
    return attendance_id(roll.meeting, roll.seat if first else roll.id)


def first_line(meeting: MeetingId, seat: SeatId) -> RollId:
    """The line of the roll that a seat has from the convocation on: the same on every device that freezes it."""
    return RollId(link_id("roll", meeting, seat))


class SeatEntry(PositionalValue):
    """What was entered of one line of the roll."""

    attendance: Attendance
    stays: tuple[Stay, ...]
    carried: tuple[Carried, ...]


def _with_entries(rolls: Sequence[Roll], entries: Mapping[UUID, SeatEntry]) -> Iterator[tuple[Roll, SeatEntry | None]]:
    """Each line with what was entered for it: by the seat, where the seat has one line alone."""
    lines = Counter(roll.seat for roll in rolls)
    by_seat = {entry.attendance.seat: entry for entry in entries.values()}
    for roll in rolls:
        yield roll, by_seat.get(roll.seat) if lines[roll.seat] == 1 else entries.get(line_attendance(roll))


def joined_stays(presences: Iterable[Presence], clock: MeetingClock, findings: list[Finding]) -> tuple[Stay, ...]:
    """The stays of one attendance: overlapping intervals become one and are listed.

    Two that only touch are one stay in the same way of being there, and a change of place otherwise. Of
    overlapping ones in the room and remote, the room counts: that is where somebody saw the person.
    An interval that ends before it starts is listed and covers nothing; one that ends as it starts covers its minute.
    """
    stays: list[Stay] = []
    for start, end, presence in sorted(_minutes(presences, clock), key=lambda entry: (entry[0], entry[2].id)):
        data = {"attendance": str(presence.attendance), "presence": str(presence.id)}
        if end is not None and end < start:
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


def _carried(proxies: Iterable[Proxy], clock: MeetingClock) -> tuple[Carried, ...]:
    """In the order of their beginning; one that ends before it starts covers nothing."""
    found = [(_minute(clock, proxy.start), _minute(clock, proxy.end), proxy) for proxy in proxies]
    ordered = sorted(found, key=lambda entry: (entry[0] is not None, entry[0], entry[2].id))
    return tuple(
        Carried(proxy.bearer, start, end, in_writing=proxy.in_writing)
        for start, end, proxy in ordered
        if start is None or end is None or start <= end
    )


def _minute(clock: MeetingClock, wall: time | None) -> int | None:
    return None if wall is None else clock.minute(wall)


def _lasts(end: int | None, minute: int, over: bool) -> bool:
    return end is None or (minute < end if over else minute <= end)


def _facts(roll: Roll, entry: SeatEntry | None, clock: MeetingClock) -> SeatFacts:
    start, end = _minute(clock, roll.start), _minute(clock, roll.end)
    if entry is None:
        return SeatFacts(roll, start=start, end=end)
    attendance, stays = entry.attendance, entry.stays
    represented = attendance.status is AttendanceStatus.REPRESENTED
    return SeatFacts(
        roll=roll,
        stays=stays,
        status=attendance.status,
        carried=entry.carried,
        undated=attendance.represented_by if represented and not entry.carried else None,
        substitute=attendance.substitute,
        on_leave=attendance.on_leave and not stays,
        start=start,
        end=end,
        reply=attendance.reply,
    )


def _at(facts: SeatFacts, minute: int, there: set[SeatId], *, over: bool) -> SeatAt:
    roll = facts.roll
    stay = facts.stay_at(minute, over=over) if not roll.vacant else None
    if stay is not None:
        return SeatAt(roll, How.REMOTE if stay.remote else How.ROOM, substitute=facts.substitute)
    carried = facts.carried_at(minute, there, over=over) if not roll.vacant else None
    if carried is not None:
        return SeatAt(roll, How.REPRESENTED, carried_by=carried.bearer, in_writing=carried.in_writing)
    return SeatAt(roll, How.AWAY, on_leave=facts.on_leave)


def _contradictions(facts: AttendanceFacts) -> Iterator[Finding]:
    by_seat = {seat.roll.seat: seat for seat in facts.seats}
    for seat in facts.seats:
        data = {"seat": str(seat.roll.seat)}
        if seat.roll.vacant and seat.stays:
            yield Finding("attendance.vacant_there", Severity.ERROR, data)
        elif seat.stays and seat.status in (AttendanceStatus.EXCUSED, AttendanceStatus.ABSENT):
            yield Finding("attendance.present_yet_away", Severity.WARNING, data)
        if seat.status is AttendanceStatus.REPRESENTED and seat.represented_by not in by_seat:
            yield Finding("attendance.bearer_unknown", Severity.WARNING, data)
        elif seat.represented_by in by_seat:
            yield from _of_bearer(seat, by_seat[seat.represented_by], data)


def _of_bearer(seat: SeatFacts, bearer: SeatFacts, data: Mapping[str, str]) -> Iterator[Finding]:
    """A proxy that counts for nothing: of or to a vacant seat, or to one that is represented itself."""
    if seat.roll.vacant or bearer.roll.vacant:
        yield Finding("attendance.proxy_vacant", Severity.ERROR, data)
    elif bearer.represented_by is not None and not bearer.stays:
        yield Finding("attendance.proxy_chain", Severity.ERROR, data)
