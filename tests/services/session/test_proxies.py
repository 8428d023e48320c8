"""Who votes for whom is dated, and never given by or to an empty chair, somebody who is away, or one too many."""

from collections.abc import Callable
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from ctj_desktop.domain.attendance_facts import How
from ctj_desktop.domain.ids import SeatId
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import Record, replace
from ctj_desktop.domain.records.kinds import BY_NAME
from ctj_desktop.domain.records.meetings import Attendance, AttendanceStatus, Meeting, Presence, Proxy, Roll
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.statutes import ProxyRule
from ctj_desktop.errors import Refused
from ctj_desktop.services.meetings.who_was_there import facts_of
from ctj_desktop.services.membership import committees, people, statutes
from ctj_desktop.services.membership.roll import roll_of
from ctj_desktop.services.session import attendance, course, proxies, roll_changes
from ctj_desktop.services.session.refusals import (
    BearerAway,
    BearerLeft,
    NoProxies,
    NoSeatChange,
    OwnProxy,
    ProxyEndsFirst,
    ProxyOverlaps,
    SitsThere,
    TakenTooEarly,
    VacantSeat,
)
from ctj_desktop.services.steps.refusals import StillUsed
from tests.office import TODAY, Office, text


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def sitting(office: Office, *, per_holder: int = 1) -> tuple[Meeting, list[SeatId]]:
    """In session since two, with four seats of which the last is vacant; the first is there."""
    committee = office.a_committee(seats=3)
    office.a_seat(committee.id, 4, held=False)
    office.do_fields(
        statutes.adopt_statutes,
        committee=committee.id,
        title=text("Statuts", "Statuten"),
        in_force_from=date(2026, 1, 1),
        proxies=ProxyRule(per_holder=per_holder, article="art. 9"),
    )
    meeting = office.opened(office.a_meeting(committee.id, items=1))
    lines = {row.body.fr.text: row.seat for row in roll_of(office.store, meeting.id)}
    seats = [lines[f"Siège {number}"] for number in (1, 2, 3, 4)]
    office.do(attendance.record_arrival, meeting=meeting.id, seat=seats[0], arrived=time(14, 0))
    return office.the_meeting(meeting), seats


def how(office: Office, meeting: Meeting, seat: SeatId, *walls: str) -> list[How]:
    facts = facts_of(office.store, office.the_meeting(meeting))
    found = [facts.at(time.fromisoformat(wall)).seat(seat) for wall in walls]
    return [state.how for state in found if state is not None]


def test_a_late_arrival_ends_a_proxy_and_does_not_erase_the_time_before(office: Office) -> None:
    meeting, seats = sitting(office)
    office.do(proxies.represent, meeting=meeting.id, seat=seats[1], by=seats[0])
    office.do(attendance.record_arrival, meeting=meeting.id, seat=seats[1], arrived=time(15, 30))
    assert how(office, meeting, seats[1], "14:00", "15:29", "15:30") == [How.REPRESENTED, How.REPRESENTED, How.ROOM]
    (proxy,) = office.store.all(Proxy)
    assert (proxy.start, proxy.end) == (None, time(15, 30))


def test_who_leaves_with_a_proxy_is_represented_from_the_departure_on(office: Office) -> None:
    meeting, seats = sitting(office)
    office.do(attendance.record_arrival, meeting=meeting.id, seat=seats[1], arrived=time(14, 0))
    office.do(attendance.record_departure, meeting=meeting.id, seat=seats[1], left=time(15, 10))
    given = office.do(proxies.give_proxy, meeting=meeting.id, seat=seats[1], bearer=seats[0]).record
    assert (given.start, given.end) == (time(15, 10), None)
    assert how(office, meeting, seats[1], "15:10", "15:11") == [How.ROOM, How.REPRESENTED]


def test_another_bearer_takes_the_place_of_the_first_from_then_on(office: Office) -> None:
    meeting, seats = sitting(office)
    office.do(attendance.record_arrival, meeting=meeting.id, seat=seats[2], arrived=time(14, 0))
    office.do(proxies.represent, meeting=meeting.id, seat=seats[1], by=seats[0])
    office.do(proxies.give_proxy, meeting=meeting.id, seat=seats[1], bearer=seats[2], start=time(15, 0))
    found = sorted(office.store.all(Proxy), key=lambda one: one.start is not None)
    assert [(one.bearer, one.start, one.end) for one in found] == [
        (seats[0], None, time(15, 0)),
        (seats[2], time(15, 0), None),
    ]


def test_a_proxy_of_an_earlier_version_keeps_the_time_before_an_arrival(office: Office) -> None:
    """It has no row: the attendance alone says who carries it."""
    meeting, seats = sitting(office)
    office.do(attendance.excuse, meeting=meeting.id, seat=seats[1])
    (line,) = office.store.all(Attendance, meeting=meeting.id, seat=seats[1])
    with office.store.write(OperationLabel("attendance.changed", {"name": "X"})) as unit:
        unit.save(replace(line, status=AttendanceStatus.REPRESENTED, represented_by=seats[0]), before=line)
    assert how(office, meeting, seats[1], "14:30") == [How.REPRESENTED]
    office.do(attendance.record_arrival, meeting=meeting.id, seat=seats[1], arrived=time(15, 0))
    assert how(office, meeting, seats[1], "14:30", "15:00") == [How.REPRESENTED, How.ROOM]


def test_a_proxy_is_corrected_and_taken_back(office: Office) -> None:
    meeting, seats = sitting(office)
    given = office.do(proxies.give_proxy, meeting=meeting.id, seat=seats[1], bearer=seats[0]).record
    office.do_fields(proxies.correct_proxy, proxy=given.id, start=time(14, 20), end=time(15, 0))
    assert how(office, meeting, seats[1], "14:19", "14:20", "15:00", "15:01") == [
        How.AWAY,
        How.REPRESENTED,
        How.REPRESENTED,
        How.AWAY,
    ]
    with pytest.raises(ProxyEndsFirst):
        office.do_fields(proxies.correct_proxy, proxy=given.id, end=time(14, 10))
    with pytest.raises(OwnProxy):
        office.do_fields(proxies.correct_proxy, proxy=given.id, bearer=seats[1])
    office.do(proxies.remove_proxy, proxy=given.id)
    (line,) = office.store.all(Attendance, meeting=meeting.id, seat=seats[1])
    assert (office.store.count(Proxy), line.status, line.represented_by) == (0, None, None)


def test_two_proxies_of_a_seat_never_hold_at_once(office: Office) -> None:
    meeting, seats = sitting(office)
    office.do(attendance.record_arrival, meeting=meeting.id, seat=seats[2], arrived=time(14, 0))
    office.do(
        proxies.give_proxy,
        meeting=meeting.id,
        seat=seats[1],
        bearer=seats[0],
        start=time(14, 0),
        end=time(15, 0),
    )
    with pytest.raises(ProxyOverlaps):
        office.do(proxies.give_proxy, meeting=meeting.id, seat=seats[1], bearer=seats[2], start=time(14, 30))
    office.do(proxies.give_proxy, meeting=meeting.id, seat=seats[1], bearer=seats[2], start=time(15, 0))


@pytest.mark.parametrize(
    ("giver", "bearer", "refused"),
    [(3, 0, VacantSeat), (1, 3, VacantSeat), (1, 2, BearerAway), (1, 1, OwnProxy)],
)
def test_an_empty_chair_and_somebody_away_carry_nothing(
    office: Office, giver: int, bearer: int, refused: type[Refused]
) -> None:
    meeting, seats = sitting(office)
    office.do(attendance.excuse, meeting=meeting.id, seat=seats[2])
    with pytest.raises(refused):
        office.do(proxies.represent, meeting=meeting.id, seat=seats[giver], by=seats[bearer])


def test_nobody_represents_who_is_represented_or_left(office: Office) -> None:
    meeting, seats = sitting(office, per_holder=2)
    office.do(proxies.represent, meeting=meeting.id, seat=seats[1], by=seats[0])
    with pytest.raises(BearerAway):
        office.do(proxies.represent, meeting=meeting.id, seat=seats[2], by=seats[1])
    office.do(attendance.record_departure, meeting=meeting.id, seat=seats[0], left=time(15, 0))
    with pytest.raises(BearerLeft):
        office.do(proxies.give_proxy, meeting=meeting.id, seat=seats[2], bearer=seats[0], start=time(15, 30))


def test_the_statutes_count_the_proxies_that_are_carried_at_once(office: Office) -> None:
    meeting, seats = sitting(office)
    office.do(proxies.represent, meeting=meeting.id, seat=seats[1], by=seats[0])
    with pytest.raises(NoProxies):
        office.do(proxies.represent, meeting=meeting.id, seat=seats[2], by=seats[0])
    office.do(attendance.record_arrival, meeting=meeting.id, seat=seats[1], arrived=time(15, 0))
    office.do(proxies.give_proxy, meeting=meeting.id, seat=seats[2], bearer=seats[0], start=time(15, 0))


@pytest.mark.parametrize("act", [attendance.excuse, attendance.mark_absent, attendance.grant_leave])
def test_nobody_is_entered_for_a_vacant_seat(office: Office, act: Callable[..., Any]) -> None:
    meeting, seats = sitting(office)
    with pytest.raises(VacantSeat):
        office.do(act, meeting=meeting.id, seat=seats[3])
    with pytest.raises(VacantSeat):
        office.do(attendance.record_arrival, meeting=meeting.id, seat=seats[3], arrived=time(14, 5))


def test_who_is_on_leave_is_excused_and_in_no_base_until_they_come(office: Office) -> None:
    meeting, seats = sitting(office)
    office.do(attendance.grant_leave, meeting=meeting.id, seat=seats[1])
    (line,) = office.store.all(Attendance, meeting=meeting.id, seat=seats[1])
    assert (line.status, line.on_leave) == (AttendanceStatus.EXCUSED, True)
    office.do(attendance.record_arrival, meeting=meeting.id, seat=seats[1], arrived=time(14, 30))
    (line,) = office.store.all(Attendance, meeting=meeting.id, seat=seats[1])
    assert (line.status, line.on_leave) == (None, False)


def test_who_is_sworn_in_is_on_the_roll_from_that_minute_and_has_the_seat_alone(office: Office) -> None:
    meeting, seats = sitting(office)
    comer = office.a_person("Nouvelle", "Venue")
    with pytest.raises(TakenTooEarly):
        office.do(roll_changes.take_seat, meeting=meeting.id, seat=seats[0], person=comer.id, since=time(14, 0))
    office.do(roll_changes.take_seat, meeting=meeting.id, seat=seats[0], person=comer.id, since=time(15, 30))
    assert how(office, meeting, seats[0], "15:29", "15:30") == [How.ROOM, How.AWAY]
    office.do(attendance.record_arrival, meeting=meeting.id, seat=seats[0], arrived=time(15, 35))
    lines = [row for row in roll_of(office.store, meeting.id) if row.seat == seats[0]]
    assert [(row.holder_name, row.start, row.end) for row in lines] == [
        ("Siège 1 Personne-1", None, time(15, 30)),
        ("Venue Nouvelle", time(15, 30), None),
    ]
    assert len(office.store.all(Attendance, meeting=meeting.id, seat=seats[0])) == 2
    with pytest.raises(SitsThere):
        office.do(roll_changes.take_seat, meeting=meeting.id, seat=seats[0], person=comer.id, since=time(16, 0))


def test_a_vacant_seat_is_taken_and_left_during_the_session(office: Office) -> None:
    meeting, seats = sitting(office)
    comer = office.a_person("Nouvelle", "Venue")
    office.do(roll_changes.take_seat, meeting=meeting.id, seat=seats[3], person=comer.id, since=time(14, 30))
    office.do(attendance.record_arrival, meeting=meeting.id, seat=seats[3], arrived=time(14, 30))
    office.do(roll_changes.leave_seat, meeting=meeting.id, seat=seats[3], left=time(15, 0))
    facts = facts_of(office.store, office.the_meeting(meeting))
    there = [[seat.roll.seat for seat in facts.at(time(14, m)).seats if seat.there] for m in (29, 30)]
    assert [seats[3] in found for found in there] == [False, True]
    assert facts.at(time(15, 0)).seat(seats[3]) is None


def test_a_session_that_is_reopened_keeps_who_took_or_left_a_seat_in_it(office: Office) -> None:
    """Also on a seat that is none of the committee's on that day; the others are frozen anew, with their names."""
    meeting, seats = sitting(office)
    comer = office.a_person("Nouvelle", "Venue")
    later = office.do_fields(
        committees.add_seat,
        committee=meeting.committee,
        side=Side.FR,
        label=text("Siège 9", "Sitz 9"),
        start=date(2028, 1, 1),
    ).record
    office.do(roll_changes.take_seat, meeting=meeting.id, seat=seats[0], person=comer.id, since=time(15, 30))
    office.do(roll_changes.leave_seat, meeting=meeting.id, seat=seats[1], left=time(15, 40))
    office.do(roll_changes.take_seat, meeting=meeting.id, seat=later.id, person=comer.id, since=time(15, 45))
    changed = (seats[0], seats[1], later.id)
    before = [row for row in roll_of(office.store, meeting.id) if row.seat in changed]
    office.do(course.close_session, meeting=meeting.id, on=date(2027, 3, 12), closed_at=time(16, 0))
    (holder,) = (row.holder for row in roll_of(office.store, meeting.id) if row.seat == seats[2])
    office.do_fields(people.change_person, person=holder, given_name="Autrement")
    office.do(course.open_session, meeting=meeting.id, on=date(2027, 3, 12), opened_at=time(14, 0))
    assert [row for row in roll_of(office.store, meeting.id) if row.seat in changed] == before
    (other,) = (row for row in roll_of(office.store, meeting.id) if row.seat == seats[2])
    assert other.holder_name.startswith("Autrement")


def everything(office: Office) -> dict[tuple[str, object], Record]:
    return {(cls.kind, record.id): record for cls in BY_NAME.values() for record in office.store.all(cls)}


def test_a_seat_taken_or_left_by_mistake_is_given_back_as_if_nothing_had_been_said(office: Office) -> None:
    """With what was entered since of who took it; presence and proxies of who held it go on."""
    meeting, seats = sitting(office)
    office.do(proxies.give_proxy, meeting=meeting.id, seat=seats[2], bearer=seats[0])
    comer = office.a_person("Nouvelle", "Venue")
    before = everything(office)
    take: dict[str, Any] = {"meeting": meeting.id, "person": comer.id}
    back = roll_changes.take_back_seat_change
    with pytest.raises(NoSeatChange):
        office.do(back, meeting=meeting.id, seat=seats[0])
    for seat in (seats[0], seats[2], seats[3]):  # there, away with a proxy, vacant
        office.do(roll_changes.take_seat, **take, seat=seat, since=time(14, 30))
        office.do(attendance.record_arrival, meeting=meeting.id, seat=seat, arrived=time(14, 35))
        office.do(back, meeting=meeting.id, seat=seat)
        assert everything(office) == before
        office.undo()
        office.redo()
        assert everything(office) == before
    office.do(roll_changes.leave_seat, meeting=meeting.id, seat=seats[0], left=time(14, 30))
    office.do(roll_changes.take_seat, **take, seat=seats[2], since=time(14, 40))
    assert [line.seat for line in roll_changes.seat_changes(office.store, meeting)] == [seats[0], seats[2]]
    for seat in (seats[2], seats[0]):
        office.do(back, meeting=meeting.id, seat=seat)
    assert everything(office) == before


def test_after_the_closing_who_had_not_left_stayed_to_it_and_a_vote_keeps_who_took_a_seat(office: Office) -> None:
    meeting, seats = sitting(office)
    comer = office.a_person("Nouvelle", "Venue")
    office.do(roll_changes.leave_seat, meeting=meeting.id, seat=seats[0], left=time(14, 30))
    take: dict[str, Any] = {"meeting": meeting.id, "seat": seats[3], "person": comer.id, "since": time(14, 30)}
    office.do(roll_changes.take_seat, **take)
    [line] = [one for one in office.store.all(Roll, meeting=meeting.id, seat=seats[3]) if one.start is not None]
    item = office.an_item(meeting)
    office.do(attendance.recuse, item=item.id, seat=seats[3])
    office.do(course.close_session, meeting=meeting.id, on=TODAY, closed_at=time(16, 0))
    with pytest.raises(StillUsed):
        office.do(roll_changes.take_back_seat_change, meeting=meeting.id, seat=seats[3])
    assert office.store.get(Roll, line.id) == line
    office.do(roll_changes.take_back_seat_change, meeting=meeting.id, seat=seats[0])
    [stay] = [one for one in office.store.all(Presence) if one.start == time(14, 0)]
    assert stay.end == time(16, 0)
