"""How was each line of the roll at one meeting, said once for the whole of it?

Of a line that was there and also represented, that it was there counts; of one in the room and remote, the room. A
line that nobody holds is left out, one that stands on the roll for a part of the session is judged by that part.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Final, TypeAlias

from ctj_desktop.domain.attendance_facts import AttendanceFacts, Carried, SeatFacts, Stay
from ctj_desktop.domain.ids import PersonId, SeatId
from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.domain.records.meetings import AttendanceStatus, Roll


class HowAttended(StrEnum):
    """How a meeting was attended that is owed, the best first; whoever is on leave owes none."""

    IN_PERSON = "in_person"
    REMOTE = "remote"
    SUBSTITUTED = "substituted"
    REPRESENTED = "represented"
    EXCUSED = "excused"
    ABSENT = "absent"
    ON_LEAVE = "on_leave"


BEST_FIRST: Final = {how: place for place, how in enumerate(HowAttended)}
OWN: Final = frozenset({HowAttended.IN_PERSON, HowAttended.REMOTE})
"""Whoever holds the seat was there."""
SEATED: Final = OWN | {HowAttended.SUBSTITUTED}
"""Somebody sat on the seat."""
Spans: TypeAlias = Sequence[tuple[int, int]]
"""First and last minutes."""


class LineAttended(PositionalValue):
    """A line of the roll at a meeting: how, for so many of its minutes, and who sat there.

    `minutes` and `whole` are 0 where no times were noted or the close is not known; `partly` is whether somebody was
    there for less than the whole.
    """

    roll: Roll
    how: HowAttended
    sat: PersonId | None = None
    minutes: int = 0
    whole: int = 0
    partly: bool = False


class _Within(PositionalValue):
    """For which minutes a line stands on the roll of the session: `last` is one of them, its time is up at `end`.

    In the minute in which it is handed over it is another's already.
    """

    first: int
    last: int
    end: int

    def meets(self, stay: Stay) -> bool:
        """Whether anything of a stay lies within."""
        return stay.start <= self.last and (stay.end is None or stay.end >= self.first)

    def cut(self, stay: Stay) -> tuple[int, int]:
        """The first and the last minute of what lies within."""
        return max(stay.start, self.first), self.last if stay.end is None else min(stay.end, self.last)

    def filled(self, stay: Stay) -> int:
        """How many minutes of the time it fills."""
        end = self.end if stay.end is None else min(stay.end, self.end)
        return max(end - max(stay.start, self.first), 0)


def attended(facts: AttendanceFacts, closed: int | None, *, timed: bool = True) -> tuple[LineAttended, ...]:
    """Every line that somebody holds, in the order of the roll; `closed` is the closing minute, if it is known."""
    close = facts.clock.last if closed is None else max(closed, 0)
    lines = [(seat, found) for seat in facts.seats if not seat.roll.vacant and (found := _within(seat, close))]
    stays = [[stay for stay in seat.stays if within.meets(stay)] for seat, within in lines]
    there: defaultdict[SeatId, list[tuple[int, int]]] = defaultdict(list)
    for (seat, within), own in zip(lines, stays, strict=True):
        there[seat.roll.seat] += [within.cut(stay) for stay in own]
    known = timed and closed is not None
    return tuple(
        _present(seat, own, within, timed, known)
        if own
        else LineAttended(seat.roll, _away(seat, within, there), whole=within.end - within.first if known else 0)
        for (seat, within), own in zip(lines, stays, strict=True)
    )


def _within(seat: SeatFacts, close: int) -> _Within | None:
    first = max(seat.start or 0, 0)
    end = close if seat.end is None else min(seat.end, close)
    last = end if end != seat.end else end - 1
    return _Within(first, last, end) if first <= last else None


def _present(seat: SeatFacts, stays: Sequence[Stay], within: _Within, timed: bool, known: bool) -> LineAttended:
    roll, substitute = seat.roll, seat.substitute
    held = roll.holder is not None or bool(roll.holder_name)
    if not held or substitute not in (None, roll.holder):
        how = HowAttended.SUBSTITUTED
    else:
        how = HowAttended.REMOTE if all(stay.remote for stay in stays) else HowAttended.IN_PERSON
    sat = substitute or (roll.holder if held else roll.substitute)
    filled, whole = sum(within.filled(stay) for stay in stays), within.end - within.first
    return LineAttended(
        roll=roll,
        how=how,
        sat=sat,
        minutes=filled if known else 0,
        whole=whole if known else 0,
        partly=timed and filled < whole,
    )


def _away(seat: SeatFacts, within: _Within, there: Mapping[SeatId, Spans]) -> HowAttended:
    if any(_carries(one, seat.roll.seat, within, there) for one in _given(seat)):
        return HowAttended.REPRESENTED
    if seat.on_leave:
        return HowAttended.ON_LEAVE
    return HowAttended.EXCUSED if seat.status is AttendanceStatus.EXCUSED else HowAttended.ABSENT


def _given(seat: SeatFacts) -> Iterator[Carried]:
    """The proxies; one without a time holds from when the seat was left for good."""
    yield from seat.carried
    ends = [stay.end for stay in seat.stays]
    if seat.undated is not None and None not in ends:
        yield Carried(seat.undated, max((end for end in ends if end is not None), default=None))


def _carries(one: Carried, own: SeatId, within: _Within, there: Mapping[SeatId, Spans]) -> bool:
    """Whether there was a minute in which the bearer sat there for it."""
    if one.bearer == own:
        return False
    first = within.first if one.start is None else max(one.start, within.first)
    last = within.last if one.end is None else min(one.end, within.last)
    return any(max(first, start) <= min(last, end) for start, end in there.get(one.bearer, ()))
