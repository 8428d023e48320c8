"""How often did persons, bodies and sides attend the meetings that they owed?

What is owed follows from the rolls alone, which were frozen for each meeting: whoever held a seat that day, be it for
a part of the session, owes the meeting; whoever was on leave does not, and nobody owes it for a vacant seat. Of two
lines that one person or one seat has at a meeting, it is owed once, and the better of the two counts.

A person attends in person; a seat, and so a body or a side, is there where somebody sat on it, member or substitute. A
proxy is a voice and nobody's presence.
"""

from collections.abc import Callable, Container, Hashable, Iterable, Mapping, Sequence
from typing import Final

from ctj_desktop.domain.attending.at_meeting import BEST_FIRST, OWN, SEATED, HowAttended, LineAttended
from ctj_desktop.domain.ids import PersonId
from ctj_desktop.domain.record import PositionalValue, replace
from ctj_desktop.domain.records.meetings import Roll
from ctj_desktop.domain.records.people import SIDE_ORDER


class AttendanceTally(PositionalValue):
    """How many meetings were attended in which way; `partly` of those that somebody sat through in part only.

    `stood_in` is how often a person sat on another's seat, for which they owe nothing. `minutes` of `whole` minutes
    were sat through, of the meetings whose times are known.
    """

    in_person: int = 0
    remote: int = 0
    substituted: int = 0
    represented: int = 0
    excused: int = 0
    absent: int = 0
    on_leave: int = 0
    partly: int = 0
    stood_in: int = 0
    minutes: int = 0
    whole: int = 0

    @property
    def owed(self) -> int:
        """Every meeting but those on leave."""
        return self.own + self.substituted + self.represented + self.excused + self.absent

    @property
    def own(self) -> int:
        """LineAttended in person or remotely by whoever holds the seat."""
        return self.in_person + self.remote

    @property
    def seated(self) -> int:
        """LineAttended by them or by a substitute."""
        return self.own + self.substituted

    @property
    def share(self) -> float | None:
        """How much of the time of the meetings owed somebody sat there, of those whose times are known."""
        return self.minutes / self.whole if self.whole else None


class TallyRow(PositionalValue):
    """Of one person, body or side: the last line of the roll in question, and what was counted."""

    key: Hashable
    line: Roll
    tally: AttendanceTally


STOOD_IN: Final = HowAttended.SUBSTITUTED
Meetings = Sequence[Sequence[LineAttended]]
"""The lines of each meeting, the earliest first."""
KeyOf = Callable[[LineAttended], Hashable]


def of_persons(meetings: Meetings, same: Mapping[PersonId, PersonId] = {}) -> tuple[TallyRow, ...]:
    """Whoever held a seat, in the order of the rolls, then whoever only stood in.

    `same` says which record stands for a person who has several.
    """
    held = _rows(meetings, lambda line: _who(line.roll, same), lambda line: _who(line.roll, same), OWN)
    stood_in = dict[Hashable, int]()
    roll_of = dict[Hashable, Roll]()
    for lines in meetings:
        sat = {same.get(line.sat, line.sat): line.roll for line in lines if line.sat and line.how is STOOD_IN}
        for who, roll in sat.items():
            stood_in[who] = stood_in.get(who, 0) + 1
            roll_of[who] = roll
    found = tuple(replace(row, tally=replace(row.tally, stood_in=stood_in.pop(row.key, 0))) for row in held)
    alone = (TallyRow(who, roll_of[who], AttendanceTally(stood_in=count)) for who, count in stood_in.items())
    return (*found, *alone)


def of_bodies(meetings: Meetings, body_of: Callable[[Roll], Hashable]) -> tuple[TallyRow, ...]:
    """By what says which body a line stands for, in the order of the rolls."""
    return _rows(meetings, lambda line: body_of(line.roll), lambda line: line.roll.seat)


def of_sides(meetings: Meetings) -> tuple[TallyRow, ...]:
    """In the order of the papers."""
    found = _rows(meetings, lambda line: line.roll.side, lambda line: line.roll.seat)
    return tuple(sorted(found, key=lambda row: SIDE_ORDER.index(row.line.side)))


def of_each_meeting(meetings: Meetings) -> tuple[AttendanceTally, ...]:
    """Of each meeting how its seats were there, in the order given."""
    return tuple(
        _tally([_merged(own) for own in _by(lines, lambda line: line.roll.seat).values()]) for lines in meetings
    )


def whole(meetings: Meetings) -> AttendanceTally:
    """All seats of all meetings together."""
    return _tally([seat for lines in meetings for seat in _seats(lines)])


def _seats(lines: Iterable[LineAttended]) -> list[LineAttended]:
    return [_merged(own) for own in _by(lines, lambda line: line.roll.seat).values()]


def _who(roll: Roll, same: Mapping[PersonId, PersonId]) -> PersonId | str | None:
    """Of a line without a person the name alone."""
    if roll.holder is not None:
        return same.get(roll.holder, roll.holder)
    return roll.holder_name or None


def _rows(
    meetings: Meetings,
    key_of: KeyOf,
    one_of: KeyOf,
    there: Container[HowAttended] = SEATED,
) -> tuple[TallyRow, ...]:
    """`one_of` says what owes a meeting once; lines without a key owe it to nobody who is asked for."""
    found = dict[Hashable, list[LineAttended]]()
    last = dict[Hashable, Roll]()
    for lines in meetings:
        for key, of_key in _by(lines, key_of).items():
            if key is None:
                continue
            for own in _by(of_key, one_of).values():
                found.setdefault(key, []).append(_merged(own))
            last[key] = of_key[-1].roll
    return tuple(TallyRow(key, last[key], _tally(counted, there)) for key, counted in found.items())


def _by(
    lines: Iterable[LineAttended], key_of: Callable[[LineAttended], Hashable]
) -> dict[Hashable, list[LineAttended]]:
    found = dict[Hashable, list[LineAttended]]()
    for line in lines:
        found.setdefault(key_of(line), []).append(line)
    return found


def _merged(lines: Sequence[LineAttended]) -> LineAttended:
    """The best of several lines at one meeting with the time of all; partly there where one of them was not."""
    if len(lines) == 1:
        return lines[0]
    best = min(lines, key=lambda line: BEST_FIRST[line.how])
    owed = [line for line in lines if line.how is not HowAttended.ON_LEAVE]
    return LineAttended(
        roll=lines[-1].roll,
        how=best.how,
        sat=best.sat,
        minutes=sum(line.minutes for line in owed if line.how in SEATED),
        whole=sum(line.whole for line in owed),
        partly=best.how in SEATED and any(line.partly or line.how not in SEATED for line in owed),
    )


def _tally(lines: Sequence[LineAttended], there: Container[HowAttended] = SEATED) -> AttendanceTally:
    """The time and whether it was a part are those of the ways of being `there` that count."""
    counts = dict.fromkeys(HowAttended, 0)
    minutes = total = partly = 0
    for line in lines:
        counts[line.how] += 1
        if line.how in there:
            partly += line.partly
            minutes += line.minutes
        if line.how is not HowAttended.ON_LEAVE:
            total += line.whole
    return AttendanceTally(
        **{how.value: count for how, count in counts.items()}, partly=partly, minutes=minutes, whole=total
    )
