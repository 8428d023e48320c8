"""How a line attended a meeting is what the snapshots say of its minutes, counted one by one."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctj_desktop.domain.attendance_facts import AttendanceFacts, How, attendance_facts, line_attendance
from ctj_desktop.domain.attending.at_meeting import HowAttended, LineAttended, attended
from ctj_desktop.domain.ids import PersonId, RollId, SeatId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import Attendance, AttendanceStatus, Presence, Roll
from tests.domain.builders import a_presence, a_roll, an_attendance, new_id, person
from tests.domain.test_attendance_course import OPENED, evenings

STAND_IN = person()


@st.composite
def entered(draw: st.DrawFn) -> AttendanceFacts:
    """An evening with substitutes, excuses and leave."""
    facts = draw(evenings())
    seats = []
    for seat in facts.seats:
        status = draw(st.none() | st.sampled_from([AttendanceStatus.EXCUSED, AttendanceStatus.ABSENT]))
        leave, substitute = draw(st.booleans()), draw(st.none() | st.just(STAND_IN))
        seats.append(replace(seat, status=status, on_leave=leave and not seat.stays, substitute=substitute))
    return replace(facts, seats=tuple(seats))


@pytest.mark.slow
@given(entered(), st.integers(-5, 70))
def test_a_line_attended_as_its_minutes_say_one_by_one(facts: AttendanceFacts, closed: int) -> None:
    found = {line.roll.id: line for line in attended(facts, closed)}
    told: dict[RollId, list[How]] = {}
    sat: dict[RollId, int] = {}
    whole: dict[RollId, int] = {}
    for minute in range(max(closed, 0) + 1):
        for state in facts.at_minute(minute).seats:
            if not state.roll.vacant:
                told.setdefault(state.roll.id, []).append(state.how)
    for minute in range(max(closed, 0)):
        for state in facts.after_minute(minute).seats:
            whole[state.roll.id] = whole.get(state.roll.id, 0) + 1
            sat[state.roll.id] = sat.get(state.roll.id, 0) + state.there
    assert list(found) == [seat.roll.id for seat in facts.seats if seat.roll.id in told]
    for seat in facts.seats:
        line = seat.roll.id
        if line in told:
            assert found[line].how is _plain(told[line], seat.substitute, seat.status, on_leave=seat.on_leave)
            assert (found[line].minutes, found[line].whole) == (sat.get(line, 0), whole.get(line, 0))
            there = not {How.ROOM, How.REMOTE}.isdisjoint(told[line])
            assert found[line].partly is (there and sat.get(line, 0) < whole.get(line, 0))


def _plain(
    told: list[How], substitute: PersonId | None, status: AttendanceStatus | None, *, on_leave: bool
) -> HowAttended:
    if How.ROOM in told:
        return HowAttended.SUBSTITUTED if substitute else HowAttended.IN_PERSON
    if How.REPRESENTED in told:
        return HowAttended.REPRESENTED
    if on_leave:
        return HowAttended.ON_LEAVE
    return HowAttended.EXCUSED if status is AttendanceStatus.EXCUSED else HowAttended.ABSENT


def only(
    roll: Roll, *stays: tuple[str, str | None, bool], closed: int | None = 120, timed: bool = True
) -> LineAttended:
    line: Attendance = replace(an_attendance(roll), id=line_attendance(roll))
    presences: list[Presence] = [a_presence(line, start, end, remote=remote) for start, end, remote in stays]
    (found,) = attended(attendance_facts([roll], [line], presences, OPENED), closed, timed=timed)
    return found


def test_the_room_counts_before_the_screen_and_remote_is_said_where_it_was_all_of_it() -> None:
    roll = a_roll()
    both = only(roll, ("14:00", "15:00", False), ("15:00", None, True))
    assert (both.how, both.minutes, both.partly) == (HowAttended.IN_PERSON, 120, False)
    assert only(roll, ("14:30", None, True)).how is HowAttended.REMOTE
    assert only(roll, ("14:30", None, True)).partly


def test_without_a_close_or_without_times_no_minutes_are_counted() -> None:
    roll = a_roll()
    open_end = only(roll, ("14:00", None, False), closed=None)
    assert (open_end.minutes, open_end.whole, open_end.partly) == (0, 0, False)
    assert only(roll, ("14:10", None, False), closed=None).partly
    untimed = only(roll, ("14:00", "14:30", False), timed=False)
    assert (untimed.minutes, untimed.whole, untimed.partly) == (0, 0, False)


def test_whoever_sits_on_a_seat_without_a_member_stands_in_and_a_name_alone_is_a_member() -> None:
    waiting = replace(a_roll(), holder=None, holder_name="", substitute=STAND_IN, substitute_name="Luc Favre")
    assert only(waiting, ("14:00", None, False)).how is HowAttended.SUBSTITUTED
    assert only(waiting, ("14:00", None, False)).sat == STAND_IN
    named = replace(a_roll(), holder=None, holder_name="Anne Jacot")
    found = only(named, ("14:00", None, False))
    assert (found.how, found.sat) == (HowAttended.IN_PERSON, None)


def test_a_proxy_without_a_time_holds_once_the_seat_was_left_for_good() -> None:
    giver, bearer = a_roll(position="1"), a_roll(position="2")
    lines = {roll.seat: replace(an_attendance(roll), id=line_attendance(roll)) for roll in (giver, bearer)}
    given = replace(lines[giver.seat], status=AttendanceStatus.REPRESENTED, represented_by=bearer.seat)

    def how(*early: tuple[str, str | None], to: SeatId = bearer.seat) -> HowAttended:
        stays = [a_presence(given, start, end) for start, end in early]
        there = a_presence(lines[bearer.seat], "14:00", "15:00")
        entry = replace(given, represented_by=to)
        facts = attendance_facts([giver, bearer], [entry, lines[bearer.seat]], [*stays, there], OPENED)
        return attended(facts, 120)[0].how

    assert how() is HowAttended.REPRESENTED
    assert how(("13:30", "13:40")) is HowAttended.REPRESENTED
    assert how(("16:30", None)) is HowAttended.ABSENT
    assert how(to=giver.seat) is HowAttended.ABSENT
    assert how(to=SeatId(new_id())) is HowAttended.ABSENT


def test_whoever_is_sworn_in_after_the_close_owed_nothing() -> None:
    late = replace(a_roll(), start=time(17, 0))
    line = an_attendance(late)
    assert attended(attendance_facts([late], [line], [], OPENED), 120) == ()
