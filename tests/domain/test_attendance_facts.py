"""Presence is what the intervals say, on the meeting's own clock, whoever entered them."""

from datetime import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctj_desktop.domain.attendance_facts import (
    AttendanceFacts,
    How,
    MeetingClock,
    SeatFacts,
    Stay,
    attendance_facts,
    first_line,
    joined_stays,
    line_attendance,
)
from ctj_desktop.domain.clock import after
from ctj_desktop.domain.findings import Finding
from ctj_desktop.domain.ids import GuestId, ProxyId, RollId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import AttendanceStatus, Presence, Proxy, Reply, Roll
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


def test_a_person_is_there_from_arrival_until_the_end_of_the_minute_of_departure() -> None:
    """A vote of that minute comes before the departure; afterwards they are gone."""
    roll = a_roll()
    facts = meeting(roll, ("09:00", "09:30"), ("10:00", None))
    walls = [time.fromisoformat(t) for t in ("08:59", "09:00", "09:30", "09:31", "23:00")]
    assert [facts.at(wall).seats[0].how for wall in walls] == [How.AWAY, How.ROOM, How.ROOM, How.AWAY, How.ROOM]
    assert [facts.after_minute(minute).seats[0].how for minute in (0, 29, 30, 60)] == [
        How.ROOM,
        How.ROOM,
        How.AWAY,
        How.ROOM,
    ]
    assert facts.changes() == (0, 30, 60)


def test_a_meeting_over_midnight_keeps_its_order() -> None:
    roll = a_roll()
    facts = meeting(roll, ("19:50", "00:20"), opened=time(20, 0))
    for wall, there in (("19:49", False), ("19:50", True), ("23:59", True), ("00:20", True), ("00:21", False)):
        assert facts.at(time.fromisoformat(wall)).seats[0].there is there, wall


@given(st.times(), st.integers(-240, 1199))
def test_the_clock_of_a_meeting_reads_every_wall_time(opened: time, minute: int) -> None:
    wall = after(opened, minute)
    assert wall is not None
    clock = MeetingClock(opened)
    assert clock.minute(wall) == minute
    assert clock.first <= minute <= clock.last


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
    assert any(stay.covers(minute) for stay in result) == any(s <= minute <= e for s, e, _ in entered)
    assert any(stay.covers(minute, over=True) for stay in result) == any(s <= minute < e for s, e, _ in entered)
    assert all(first.end is not None and first.end <= second.start for first, second in pairwise(result))


def test_a_represented_seat_is_there_only_while_its_bearer_is() -> None:
    bearer, away = a_roll(), a_roll(side=Side.CH)
    mine = an_attendance(bearer)
    theirs = an_attendance(away, status=AttendanceStatus.REPRESENTED, by=bearer)
    facts = attendance_facts([bearer, away], [mine, theirs], [a_presence(mine, "09:00", "10:00")], NINE)
    at_nine, at_ten = facts.at(NINE), facts.after_minute(60)
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
    seen = [facts.after_minute(minute).seats[1].how for minute in (10, 30, 60, 120)]
    assert seen == [How.AWAY, How.ROOM, How.REPRESENTED, How.REPRESENTED]
    assert facts.at_minute(60).seats[1].how is How.ROOM  # once, and in person


def carried(roll: Roll, bearer: Roll, *times: tuple[str | None, str | None]) -> list[Proxy]:
    """Proxies of a seat, from and to."""
    line = an_attendance(roll, status=AttendanceStatus.REPRESENTED, by=bearer)
    return [
        Proxy(
            id=ProxyId(new_id()), home=roll.home, attendance=line.id, bearer=bearer.seat, start=at(one), end=at(other)
        )
        for one, other in times
    ]


def at(wall: str | None) -> time | None:
    return time.fromisoformat(wall) if wall else None


def test_a_proxy_has_its_time_and_a_late_arrival_does_not_erase_it() -> None:
    bearer, late = a_roll(position="1"), a_roll(position="2")
    here, there = an_attendance(bearer), an_attendance(late)
    proxy = replace(carried(late, bearer, (None, "09:40"))[0], attendance=there.id)
    presences = [a_presence(here, "09:00"), a_presence(there, "09:40")]
    facts = attendance_facts([bearer, late], [here, there], presences, NINE, [proxy])
    assert [facts.at_minute(minute).seats[1].how for minute in (0, 39, 40, 50)] == [
        How.REPRESENTED,
        How.REPRESENTED,
        How.ROOM,
        How.ROOM,
    ]
    assert facts.seats[1].represented_by == bearer.seat
    assert facts.changes() == (0, 40)


def test_a_proxy_to_somebody_away_takes_nothing_from_one_that_holds() -> None:
    """Not even in the minute in which one ends as the other begins: whose bearer is there votes."""
    bearer, away, giver = (a_roll(position=place) for place in "123")
    here, line = an_attendance(bearer), an_attendance(giver)
    given = [*carried(giver, bearer, (None, None)), *carried(giver, away, ("09:10", "09:10"), ("09:20", None))]
    given = [replace(one, attendance=line.id) for one in given]
    facts = attendance_facts([bearer, away, giver], [here, line], [a_presence(here, "09:00")], NINE, given)
    assert {facts.at_minute(minute).seats[2].carried_by for minute in (0, 10, 11, 20, 30)} == {bearer.seat}


def test_a_vacant_seat_is_never_there_and_neither_gives_nor_carries_a_proxy() -> None:
    sitting, empty = a_roll(position="1"), replace(a_roll(position="2"), holder=None, holder_name="")
    line, nobody = an_attendance(sitting, status=AttendanceStatus.REPRESENTED, by=empty), an_attendance(empty)
    facts = attendance_facts([sitting, empty], [line, nobody], [a_presence(nobody, "09:00")], NINE)
    assert [seat.how for seat in facts.at(NINE).seats] == [How.AWAY, How.AWAY]
    assert [finding.code for finding in facts.findings] == ["attendance.proxy_vacant", "attendance.vacant_there"]


def test_a_chain_of_proxies_counts_for_nothing_and_is_listed() -> None:
    first, second, third = (a_roll(position=place) for place in "123")
    lines = [
        an_attendance(first, status=AttendanceStatus.REPRESENTED, by=second),
        an_attendance(second, status=AttendanceStatus.REPRESENTED, by=third),
        an_attendance(third),
    ]
    facts = attendance_facts([first, second, third], lines, [a_presence(lines[2], "09:00")], NINE)
    assert [seat.how for seat in facts.at(NINE).seats] == [How.AWAY, How.REPRESENTED, How.ROOM]
    assert [finding.code for finding in facts.findings] == ["attendance.proxy_chain"]


def test_who_is_sworn_in_during_the_session_has_a_line_of_the_roll_from_that_minute() -> None:
    """Of two on one seat each has what was entered of them alone."""
    leaving = replace(a_roll(), end=time(9, 30))
    leaving = replace(leaving, id=first_line(leaving.meeting, leaving.seat))
    coming = replace(leaving, id=RollId(new_id()), start=time(9, 30), end=None, holder_name="La suivante")
    lines = [replace(an_attendance(one), id=line_attendance(one)) for one in (leaving, coming)]
    presences = [a_presence(lines[0], "09:00", "09:30"), a_presence(lines[1], "09:35")]
    facts = attendance_facts([coming, leaving], lines, presences, NINE)
    seen = [[(seat.roll.holder_name, seat.there) for seat in facts.after_minute(m).seats] for m in (0, 30, 35)]
    assert seen == [[(leaving.holder_name, True)], [("La suivante", False)], [("La suivante", True)]]
    assert facts.changes() == (0, 30, 35)


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


def test_who_is_marked_present_in_the_minute_of_the_closing_was_there() -> None:
    assert stays(a_presence(ATTENDANCE, "10:00", "10:00")) == ((Stay(60, 60, False),), [])
    facts = meeting(a_roll(), ("10:00", "10:00"))
    assert [facts.at_minute(minute).seats[0].there for minute in (59, 60, 61)] == [False, True, False]
    assert not facts.after_minute(60).seats[0].there


def test_a_seat_that_nobody_entered_is_away_and_an_entry_of_nobody_counts_for_nobody() -> None:
    roll, nobody = a_roll(), an_attendance(None)
    facts = attendance_facts([roll], [nobody], [a_presence(nobody, "09:00")], NINE)
    assert (facts.seats[0].stays, facts.guests, facts.findings) == ((), {}, ())
    assert facts.at(NINE).seats[0].how is How.AWAY


@pytest.mark.parametrize(
    ("here", "voting", "status", "owes_nothing"),
    [
        (True, False, None, True),
        (True, True, None, False),
        (True, False, AttendanceStatus.EXCUSED, False),
        (False, False, None, False),
    ],
)
def test_a_secretary_without_a_vote_owes_no_presence(
    here: bool, voting: bool, status: AttendanceStatus | None, owes_nothing: bool
) -> None:
    secretary = person()
    roll = replace(a_roll(), holder=secretary, may_vote=voting)
    facts = SeatFacts(roll, status=status)
    assert facts.owes_nothing({secretary} if here else set()) is owes_nothing
