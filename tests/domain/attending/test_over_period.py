"""What is counted over a year is what a plain count of every line says."""

from collections import Counter
from datetime import time
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ctj_desktop.domain.attending.at_meeting import BEST_FIRST, OWN, SEATED, HowAttended, LineAttended
from ctj_desktop.domain.attending.over_period import (
    AttendanceTally,
    of_bodies,
    of_each_meeting,
    of_persons,
    of_sides,
    whole,
)
from ctj_desktop.domain.ids import PersonId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import Roll
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.texts import Bilingual
from tests.domain.builders import a_roll, person

PEOPLE = [person() for _ in range(4)]
BODIES = (Bilingual.of("A"), Bilingual.of("B"), Bilingual.of("B"))
SEATS = [replace(a_roll(side=side), body=body) for side, body in zip((Side.CH, Side.FR, Side.FR), BODIES, strict=True)]


@st.composite
def lines(draw: st.DrawFn) -> LineAttended:
    """A line of one of three seats, of two bodies, held by one of three persons or by nobody known."""
    how = draw(st.sampled_from(HowAttended))
    holder = draw(st.sampled_from([*PEOPLE[:3], None]))
    roll = replace(
        draw(st.sampled_from(SEATS)), holder=holder, holder_name="Jacot" if draw(st.booleans()) else "", start=time(14)
    )
    sat = PEOPLE[3] if how is HowAttended.SUBSTITUTED else holder if how in OWN else None
    full = draw(st.integers(1, 90))
    minutes = draw(st.integers(0, full)) if how in SEATED else 0
    return LineAttended(roll, how, sat, minutes, full, partly=how in SEATED and minutes < full)


years = st.lists(st.lists(lines(), max_size=5), max_size=4)


def plain(found: list[list[LineAttended]]) -> Counter[HowAttended]:
    """`found`: the lines of each meeting that owe it together."""
    return Counter(min((line.how for line in owing), key=lambda how: BEST_FIRST[how]) for owing in found if owing)


def ways(tally: AttendanceTally) -> Counter[HowAttended]:
    return +Counter({how: getattr(tally, how.value) for how in HowAttended})


def minutes(found: list[list[LineAttended]], there: Any) -> tuple[int, int]:
    owed = [line for owing in found for line in owing if line.how is not HowAttended.ON_LEAVE]
    best = [owing for owing in found if owing and min(owing, key=lambda line: BEST_FIRST[line.how]).how in there]
    sat = [line for owing in best for line in owing if line.how in SEATED]
    return sum(line.minutes for line in sat), sum(line.whole for line in owed)


@given(years)
def test_each_seat_body_and_side_counts_what_a_plain_count_does(year: list[list[LineAttended]]) -> None:
    def seats(meetings: list[list[LineAttended]], test: Any = lambda _roll: True) -> list[list[LineAttended]]:
        return [
            [line for line in meeting if line.roll.seat == seat.seat and test(line.roll)]
            for meeting in meetings
            for seat in SEATS
        ]

    assert ways(whole(year)) == plain(seats(year))
    assert [ways(tally) for tally in of_each_meeting(year)] == [plain(seats([meeting])) for meeting in year]
    for row in of_sides(year):
        found = seats(year, lambda roll, side=row.key: roll.side is side)
        assert ways(row.tally) == plain(found)
        assert (row.tally.minutes, row.tally.whole) == minutes(found, SEATED)
        assert row.tally.seated == row.tally.own + row.tally.substituted
    assert [row.key for row in of_sides(year)] == sorted(
        {line.roll.side for meeting in year for line in meeting}, key=[Side.FR, Side.CH].index
    )
    for row in of_bodies(year, lambda roll: roll.body):
        assert ways(row.tally) == plain(seats(year, lambda roll, body=row.key: roll.body == body))


@given(years)
def test_each_person_counts_what_a_plain_count_does(year: list[list[LineAttended]]) -> None:
    def who(roll: Roll) -> PersonId | str:
        return roll.holder or roll.holder_name

    rows = of_persons(year)
    assert len({row.key for row in rows}) == len(rows)
    for row in rows:
        own = [[line for line in meeting if who(line.roll) == row.key] for meeting in year]
        assert ways(row.tally) == plain(own)
        assert (row.tally.minutes, row.tally.whole) == minutes(own, OWN)
        assert row.tally.stood_in == sum(
            any(line.how is HowAttended.SUBSTITUTED and line.sat == row.key for line in meeting) for meeting in year
        )
        owed = sum(row.tally.owed for row in rows)
    assert {row.key for row in rows} == {
        name for meeting in year for line in meeting for name in (who(line.roll), line.sat) if name
    }
    assert not rows or owed <= sum(len(meeting) for meeting in year)


def test_time_is_a_part_of_what_was_owed_and_leave_is_not_owed() -> None:
    roll = replace(a_roll(), holder=PEOPLE[0])
    there = LineAttended(roll, HowAttended.REMOTE, PEOPLE[0], minutes=30, whole=60, partly=True)
    away = LineAttended(roll, HowAttended.EXCUSED, whole=60)
    leave = LineAttended(roll, HowAttended.ON_LEAVE, whole=60)
    (row,) = of_persons([[there], [away], [leave]])
    assert (row.tally.own, row.tally.owed, row.tally.share) == (1, 2, 0.25)
    assert (row.tally.partly, row.tally.on_leave) == (1, 1)
    (row,) = of_persons([[leave]])
    assert (row.tally.owed, row.tally.share) == (0, None)


def test_a_substitute_is_no_presence_of_the_member_and_owes_nothing_themselves() -> None:
    roll = replace(a_roll(), holder=PEOPLE[0])
    line = LineAttended(roll, HowAttended.SUBSTITUTED, PEOPLE[3], minutes=60, whole=60)
    member, other = of_persons([[line], [line]])
    assert (member.tally.own, member.tally.owed, member.tally.substituted, member.tally.share) == (0, 2, 2, 0.0)
    assert (other.key, other.tally.owed, other.tally.stood_in) == (PEOPLE[3], 0, 2)
    (seat,) = of_bodies([[line], [line]], lambda one: one.seat)
    assert (seat.tally.seated, seat.tally.owed, seat.tally.share) == (2, 2, 1.0)


def test_two_records_of_one_person_owe_a_meeting_once() -> None:
    rolls = [replace(a_roll(), holder=PEOPLE[0]), replace(a_roll(), holder=PEOPLE[1])]
    year = [
        [
            LineAttended(rolls[0], HowAttended.ABSENT, whole=60),
            LineAttended(rolls[1], HowAttended.IN_PERSON, PEOPLE[1], minutes=60, whole=60),
        ]
    ]
    (row,) = of_persons(year, {PEOPLE[1]: PEOPLE[0], PEOPLE[0]: PEOPLE[0]})
    assert (row.key, row.tally.owed, row.tally.own, row.tally.partly) == (PEOPLE[0], 1, 1, 1)
