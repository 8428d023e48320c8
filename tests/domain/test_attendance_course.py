"""The stretches of a line say of every minute what the snapshots say by which votes are judged."""

from datetime import time

from hypothesis import given
from hypothesis import strategies as st

from ctj_desktop.domain.attendance_course import Stretch, courses, periods
from ctj_desktop.domain.attendance_facts import AttendanceFacts, How, SeatAt, attendance_facts, line_attendance
from ctj_desktop.domain.clock import after
from ctj_desktop.domain.ids import ProxyId, RollId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import Proxy, Roll
from tests.domain.builders import a_presence, a_roll, an_attendance, new_id, person

OPENED = time(14, 0)
SEATS = 4
minutes = st.integers(-20, 60)
spans = st.lists(st.tuples(minutes, st.none() | minutes), max_size=3)
carried = st.lists(st.tuples(st.integers(0, SEATS - 1), st.none() | minutes, st.none() | minutes), max_size=2)
joins = st.none() | st.integers(1, 50)


def wall(minute: int) -> str:
    found = after(OPENED, minute)
    assert found is not None
    return found.strftime("%H:%M")


def at(minute: int | None) -> time | None:
    return None if minute is None else after(OPENED, minute)


@st.composite
def evenings(draw: st.DrawFn) -> AttendanceFacts:
    """Seats that come and go, give each other proxies, are vacant, or change hands in the session."""
    rolls = [a_roll(vacant=draw(st.booleans()) and number == 3, position=str(number)) for number in range(SEATS)]
    sworn = draw(joins)
    if sworn is not None:
        rolls[0] = replace(rolls[0], end=at(sworn))
        rolls.append(replace(rolls[0], id=RollId(new_id()), holder=person(), start=at(sworn), end=None))
    attendances, presences, proxies = [], [], []
    for roll in rolls:
        line = replace(an_attendance(roll), id=line_attendance(roll))
        attendances.append(line)
        presences += [a_presence(line, wall(start), None if end is None else wall(end)) for start, end in draw(spans)]
        proxies += [
            Proxy(
                id=ProxyId(new_id()),
                home=line.home,
                attendance=line.id,
                bearer=rolls[bearer].seat,
                start=at(start),
                end=at(end),
            )
            for bearer, start, end in draw(carried)
        ]
    return attendance_facts(rolls, attendances, presences, OPENED, proxies)


@given(evenings(), st.none() | st.integers(0, 70))
def test_every_minute_of_the_session_is_said_and_no_other(facts: AttendanceFacts, closed: int | None) -> None:
    found = courses(facts, closed)
    for minute in range((closed if closed is not None else 80) + 1):
        for state in facts.at_minute(minute).seats:
            said = [one for one in found.get(state.roll.id, ()) if _covers(one, minute)]
            how = {(one.seat.how, one.seat.carried_by) for one in said}
            assert ((state.how, state.carried_by) in how) is (state.how is not How.AWAY)
    for line, stretches in found.items():
        assert all(one.bearer is None or one.bearer.there for one in stretches)
        assert all(_lasts(facts, one, line, closed) for one in stretches)
        ends = [one.end for one in stretches[:-1]]
        assert None not in ends
        assert [one.start for one in stretches] == sorted(one.start for one in stretches)


@given(evenings(), st.none() | st.integers(-5, 70))
def test_the_periods_follow_each_other_from_the_opening_to_the_close(
    facts: AttendanceFacts, closed: int | None
) -> None:
    found = periods(facts, closed)
    if closed is not None and closed <= 0:
        assert found == ()
        return
    assert (found[0].start, found[-1].end) == (0, closed)
    assert [one.end for one in found[:-1]] == [one.start for one in found[1:]]
    for period in found:
        for minute in range(period.start, period.end if period.end is not None else 80):
            assert facts.after_minute(minute) == period.snapshot


def test_a_seat_that_changes_hands_carries_a_proxy_in_other_hands() -> None:
    first, giver = a_roll(position="1"), a_roll(position="2")
    rolls = [replace(first, end=at(30)), _taken(first, 30), giver]
    lines = [replace(an_attendance(roll), id=line_attendance(roll)) for roll in rolls]
    stays = [a_presence(lines[0], "14:00", "14:30"), a_presence(lines[1], "14:30")]
    proxy = Proxy(id=ProxyId(new_id()), home=giver.home, attendance=lines[2].id, bearer=first.seat)
    facts = attendance_facts(rolls, lines, stays, OPENED, [proxy])
    found = courses(facts, 90)[giver.id]
    assert [(one.start, one.end, one.bearer and one.bearer.roll.id) for one in found] == [
        (0, 30, rolls[0].id),
        (30, None, rolls[1].id),
    ]


def test_a_proxy_of_the_closing_minute_follows_one_that_ends_with_the_session() -> None:
    bearers, giver = [a_roll(position=place) for place in "12"], a_roll(position="3")
    lines = {roll.seat: replace(an_attendance(roll), id=line_attendance(roll)) for roll in (*bearers, giver)}
    there = [a_presence(lines[roll.seat], "14:00") for roll in bearers]
    given = [
        Proxy(id=ProxyId(new_id()), home=giver.home, attendance=lines[giver.seat].id, bearer=roll.seat, start=at(start))
        for roll, start in zip(bearers, (None, 90), strict=True)
    ]
    facts = attendance_facts([*bearers, giver], lines.values(), there, OPENED, given)
    found = courses(facts, 90)[giver.id]
    assert [(one.start, one.end, one.seat.carried_by) for one in found] == [
        (0, 90, bearers[0].seat),
        (90, None, bearers[1].seat),
    ]


def _taken(roll: Roll, minute: int) -> Roll:
    return replace(roll, id=RollId(new_id()), holder=person(), start=at(minute), end=None)


def _covers(stretch: Stretch, minute: int) -> bool:
    return stretch.start <= minute and (stretch.end is None or minute <= stretch.end)


def _lasts(facts: AttendanceFacts, stretch: Stretch, line: RollId, closed: int | None) -> bool:
    """In each minute within it the line is there as it says."""
    end = stretch.end if stretch.end is not None else closed if closed is not None else 80
    inner = range(stretch.start + 1, end)
    return all(_how(facts, minute, line) == (stretch.seat.how, stretch.seat.carried_by) for minute in inner)


def _how(facts: AttendanceFacts, minute: int, line: RollId) -> tuple[object, object]:
    (state,) = (one for one in facts.at_minute(minute).seats if one.roll.id == line)
    found: SeatAt = state
    return found.how, found.carried_by


def test_a_stretch_says_whether_somebody_sat_there_and_from_where() -> None:
    told = {how: Stretch(0, None, SeatAt(a_roll(), how)) for how in (How.ROOM, How.REMOTE, How.REPRESENTED)}
    assert [stretch.there for stretch in told.values()] == [True, True, False]
    assert [stretch.remote for stretch in told.values()] == [False, True, False]
