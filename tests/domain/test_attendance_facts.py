"""Presence is what the intervals say, on the meeting's own clock, whoever entered them."""

from datetime import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctj_desktop.domain.attendance_facts import AttendanceFacts, How, MeetingClock, Stay, attendance_facts, joined_stays
from ctj_desktop.domain.clock import after
from ctj_desktop.domain.findings import Finding
from ctj_desktop.domain.ids import GuestId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import AttendanceStatus, Presence, Reply, Roll
from ctj_desktop.domain.records.people import Side
from tests.domain.builders import a_presence, a_roll, an_attendance, new_id, person

NINE = time(9, 0)
ATTENDANCE = an_attendance(a_roll())


def stays(*presences: Presence, opened: time = NINE) -> tuple[tuple[Stay, ...], list[str]]:
    findings: list[Finding] = []
    result = joined_stays(presences, MeetingClock(opened), findings)
    return result, [finding.code for finding in findings]


def meeting(roll: Roll, *intervals: tuple[str, str | None], opened: time = NINE) -> AttendanceFacts:
    """One seat that came and went."""
    attendance = an_attendance(roll)
    return attendance_facts([roll], [attendance], [a_presence(attendance, *interval) for interval in intervals], opened)


def test_a_person_is_there_from_arrival_until_just_before_departure() -> None:
    roll = a_roll()
    facts = meeting(roll, ("09:00", "09:30"), ("10:00", None))
    seen = [facts.at(time.fromisoformat(t)).seats[0].how for t in ("08:59", "09:00", "09:29", "09:30", "23:00")]
    assert seen == [How.AWAY, How.ROOM, How.ROOM, How.AWAY, How.ROOM]
    assert facts.changes() == (0, 30, 60)


def test_a_meeting_over_midnight_keeps_its_order() -> None:
    roll = a_roll()
    facts = meeting(roll, ("19:50", "00:20"), opened=time(20, 0))
    for wall, there in (("19:49", False), ("19:50", True), ("23:59", True), ("00:19", True), ("00:20", False)):
        assert facts.at(time.fromisoformat(wall)).seats[0].there is there, wall


@given(st.times(), st.integers(-240, 1199))
def test_the_clock_of_a_meeting_reads_every_wall_time(opened: time, minute: int) -> None:
    wall = after(opened, minute)
    assert wall is not None
    assert MeetingClock(opened).minute(wall) == minute


def test_two_devices_that_both_enter_an_arrival_make_one_stay_and_a_finding() -> None:
    both = (a_presence(ATTENDANCE, "09:00"), a_presence(ATTENDANCE, "09:05"))
    assert stays(*both) == ((Stay(0, None, False),), ["attendance.overlap"])


def test_a_departure_that_somebody_entered_closes_the_joined_stay() -> None:
    both = (a_presence(ATTENDANCE, "09:00"), a_presence(ATTENDANCE, "09:05", "11:00"))
    assert stays(*both)[0] == (Stay(0, 120, False),)
    again = (*both, a_presence(ATTENDANCE, "11:30"))
    assert stays(*again)[0] == (Stay(0, 120, False), Stay(150, None, False))


def test_touching_stays_join_in_the_same_way_and_stay_apart_when_the_place_changes() -> None:
    first = a_presence(ATTENDANCE, "09:00", "10:00")
    assert stays(first, a_presence(ATTENDANCE, "10:00", "11:00")) == ((Stay(0, 120, False),), [])
    remote = a_presence(ATTENDANCE, "10:00", "11:00", remote=True)
    assert stays(first, remote) == ((Stay(0, 60, False), Stay(60, 120, True)), [])


def test_room_and_remote_at_once_counts_as_the_room() -> None:
    pair = (a_presence(ATTENDANCE, "09:00", remote=True), a_presence(ATTENDANCE, "09:10", "10:00"))
    assert stays(*pair) == ((Stay(0, 60, False),), ["attendance.overlap"])


def test_an_interval_that_ends_before_it_starts_covers_nothing() -> None:
    assert stays(a_presence(ATTENDANCE, "10:00", "09:30")) == ((), ["attendance.ends_before_start"])


moments = st.integers(0, 300)
intervals = st.lists(
    st.tuples(moments, st.integers(1, 90), st.booleans()).map(lambda entry: (entry[0], entry[0] + entry[1], entry[2])),
    max_size=6,
)


@given(intervals, st.integers(0, 400))
def test_closed_intervals_cover_what_any_of_them_covers_in_any_order(
    entered: list[tuple[int, int, bool]], minute: int
) -> None:
    presences = [
        a_presence(ATTENDANCE, str(after(NINE, start)), str(after(NINE, end)), remote=remote)
        for start, end, remote in entered
    ]
    result, _ = stays(*presences)
    assert result == stays(*reversed(presences))[0]
    assert any(stay.covers(minute) for stay in result) == any(s <= minute < e for s, e, _ in entered)
    assert all(first.end is not None and first.end <= second.start for first, second in pairwise(result))


def test_a_represented_seat_is_there_only_while_its_bearer_is() -> None:
    bearer, away = a_roll(), a_roll(side=Side.CH)
    mine = an_attendance(bearer)
    theirs = an_attendance(away, status=AttendanceStatus.REPRESENTED, by=bearer)
    facts = attendance_facts([bearer, away], [mine, theirs], [a_presence(mine, "09:00", "10:00")], NINE)
    at_nine, at_ten = facts.at(NINE), facts.at(time(10, 0))
    assert at_nine.seat(away.seat).how is How.REPRESENTED  # type: ignore[union-attr]
    assert at_nine.seat(away.seat).carried_by == bearer.seat  # type: ignore[union-attr]
    assert at_ten.seat(away.seat).how is How.AWAY  # type: ignore[union-attr]
    assert (at_nine.count(How.ROOM), at_nine.count(How.REPRESENTED, side=Side.CH)) == (1, 1)


def test_who_leaves_a_proxy_is_represented_from_then_on_and_not_before_the_arrival() -> None:
    bearer, leaving = a_roll(position="1"), a_roll(position="2")
    here = an_attendance(bearer)
    gone = replace(an_attendance(leaving), status=AttendanceStatus.REPRESENTED, represented_by=bearer.seat)
    presences = [a_presence(here, "09:00", None), a_presence(gone, "09:30", "10:00")]
    facts = attendance_facts([bearer, leaving], [here, gone], presences, NINE)
    seen = [facts.at(time.fromisoformat(at)).seats[1].how for at in ("09:10", "09:30", "10:00", "11:00")]
    assert seen == [How.AWAY, How.ROOM, How.REPRESENTED, How.REPRESENTED]


def test_nobody_represents_himself_and_an_unknown_bearer_is_listed() -> None:
    roll = a_roll()
    alone = an_attendance(roll, status=AttendanceStatus.REPRESENTED, by=a_roll())
    facts = attendance_facts([roll], [alone], [], NINE)
    assert [finding.code for finding in facts.findings] == ["attendance.bearer_unknown"]
    assert facts.at(NINE).seats[0].how is How.AWAY
    himself = an_attendance(roll, status=AttendanceStatus.REPRESENTED, by=roll)
    assert attendance_facts([roll], [himself], [], NINE).at(NINE).seats[0].how is How.AWAY


@pytest.mark.parametrize("status", [AttendanceStatus.EXCUSED, AttendanceStatus.ABSENT])
def test_somebody_excused_who_is_there_is_listed_and_there(status: AttendanceStatus) -> None:
    roll = a_roll()
    attendance = an_attendance(roll, status=status)
    facts = attendance_facts([roll], [attendance], [a_presence(attendance, "09:00")], NINE)
    assert [finding.code for finding in facts.findings] == ["attendance.present_yet_away"]
    assert facts.at(NINE).seats[0].there


def test_a_substitute_and_a_guest_and_somebody_remote() -> None:
    roll, guest, who = a_roll(), GuestId(new_id()), person()
    seated, visiting = an_attendance(roll, substitute=who), an_attendance(None, guest=guest)
    facts = attendance_facts(
        [roll],
        [seated, visiting],
        [a_presence(seated, "09:00", remote=True), a_presence(visiting, "09:15", "09:45")],
        NINE,
    )
    state = facts.at(NINE).seats[0]
    assert (state.how, state.substitute) == (How.REMOTE, who)
    assert facts.guests == {guest: (Stay(15, 45, False),)}


@pytest.mark.parametrize(("reply", "excused"), [(Reply.EXCUSED, True), (Reply.PRESENT, False), (None, False)])
def test_a_guest_who_answered_so_is_excused_and_changes_no_seat(reply: Reply | None, excused: bool) -> None:
    roll, guest = a_roll(), GuestId(new_id())
    said = replace(an_attendance(None, guest=guest), reply=reply)
    facts = attendance_facts([roll], [said], [], NINE)
    assert (guest in facts.excused_guests) is excused
    assert [(seat.roll, seat.status, seat.stays) for seat in facts.seats] == [(roll, None, ())]


def test_an_interval_that_ends_as_it_starts_is_no_stay_and_no_mistake() -> None:
    assert stays(a_presence(ATTENDANCE, "10:00", "10:00")) == ((), [])


def test_a_seat_that_nobody_entered_is_away_and_an_entry_of_nobody_counts_for_nobody() -> None:
    roll, nobody = a_roll(), an_attendance(None)
    facts = attendance_facts([roll], [nobody], [a_presence(nobody, "09:00")], NINE)
    assert (facts.seats[0].stays, facts.guests, facts.findings) == ((), {}, ())
    assert facts.at(NINE).seats[0].how is How.AWAY
