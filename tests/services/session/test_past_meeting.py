"""A meeting that was held before is entered whole: with times or without, by the mandates and statutes of its day."""

from datetime import date, time
from pathlib import Path

import pytest

from ctj_desktop.domain.ids import SeatId
from ctj_desktop.domain.records.committees import Seat
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting, MeetingState, Presence
from ctj_desktop.domain.records.statutes import QuorumRule
from ctj_desktop.errors import Refused
from ctj_desktop.services.meetings.life import plan_meeting
from ctj_desktop.services.meetings.refusals import NoDate
from ctj_desktop.services.membership import statutes
from ctj_desktop.services.membership.roll import roll_of, statutes_of
from ctj_desktop.services.session import attendance, course
from ctj_desktop.services.session.past_meeting import enter_past_meeting
from ctj_desktop.services.session.refusals import OneTimeMissing
from ctj_desktop.services.session.screen import Here, read_session
from ctj_desktop.services.steps.refusals import EndBeforeStart, MoveRefused
from ctj_desktop.services.steps.states import meeting_moves, meeting_state
from tests.office import Office, text

THEN = "2026-05-04"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def planned(office: Office, *, items: int = 0) -> Meeting:
    return office.a_meeting(office.a_committee(seats=4).id, THEN, items=items)


def seats_of(office: Office, meeting: Meeting) -> list[SeatId]:
    return [row.seat for row in roll_of(office.store, meeting.id)]


def test_without_clock_and_items_presence_is_as_planned_and_no_convocation_is_invented(office: Office) -> None:
    meeting = planned(office)
    office.do(enter_past_meeting, meeting=meeting.id)
    stored = office.the_meeting(meeting)
    assert meeting_state(office.store, meeting.id) is MeetingState.HELD
    assert [(one.from_state, one.to_state, one.on) for one in meeting_moves(office.store, meeting.id)] == [
        (MeetingState.DRAFT, MeetingState.HELD, date(2026, 5, 4))
    ]
    assert (stored.without_clock, stored.opened_at, stored.closed_at) == (True, time(14, 0), time(14, 0))
    first, second, *_ = seats_of(office, meeting)
    office.do(attendance.record_arrival, meeting=meeting.id, seat=first, arrived=time(14, 0))
    office.do(attendance.excuse, meeting=meeting.id, seat=second)
    lines = read_session(office.store, meeting.id).at(time(9, 0)).seats
    assert [(line.here, line.since) for line in lines] == [
        (Here.ROOM, None),
        (Here.EXPECTED, None),
        (Here.EXCUSED, None),
        (Here.EXPECTED, None),
    ]


def test_with_its_times_it_is_as_if_it_had_been_held_here(office: Office) -> None:
    meeting = planned(office, items=2)
    keys = [seat.id for seat in office.store.all(Seat, committee=meeting.committee, order="position, id")]
    office.do(
        enter_past_meeting,
        meeting=meeting.id,
        opened_at=time(14, 10),
        closed_at=time(16, 30),
        present=tuple(keys[:2]),
        excused=(keys[2],),
    )
    stored = office.the_meeting(meeting)
    assert (stored.without_clock, stored.opened_at, stored.closed_at) == (False, time(14, 10), time(16, 30))
    assert {(one.start, one.end) for one in office.store.all(Presence)} == {(time(14, 10), time(16, 30))}
    assert {one.number for one in office.store.all(AgendaItem, meeting=meeting.id)} == {"1", "2"}
    assert sorted(line.here for line in read_session(office.store, meeting.id).at(time(9, 0)).seats) == sorted(
        [Here.ROOM, Here.ROOM, Here.EXCUSED, Here.EXPECTED]
    )


def test_mandates_and_statutes_are_those_of_its_day(office: Office) -> None:
    committee = office.a_committee()
    seat = office.a_seat(committee.id, 1, held=False)
    office.a_mandate(seat, office.a_person("Avant").id, date(2026, 1, 1), date(2026, 12, 31))
    office.a_mandate(seat, office.a_person("Après").id, date(2027, 1, 1))
    old, new = (
        office.do_fields(
            statutes.adopt_statutes,
            committee=committee.id,
            title=text(title),
            in_force_from=begins,
            in_force_to=ends,
            quorum=QuorumRule(numerator=1, denominator=2, article="art. 8"),
        ).record
        for title, begins, ends in (
            ("Anciens", date(2020, 1, 1), date(2026, 12, 31)),
            ("Nouveaux", date(2026, 12, 31), None),
        )
    )
    meeting = office.a_meeting(committee.id, THEN)
    office.do(enter_past_meeting, meeting=meeting.id)
    assert [row.holder_name for row in roll_of(office.store, meeting.id)] == ["Camille Avant"]
    found = statutes_of(office.store, office.the_meeting(meeting))
    assert found is not None
    assert (found.id, found.id != new.id) == (old.id, True)


@pytest.mark.parametrize(
    ("opened", "closed", "refused"),
    [
        (time(14, 0), None, OneTimeMissing),
        (None, time(16, 0), OneTimeMissing),
        (time(14, 0), time(13, 0), EndBeforeStart),
        (time(14, 0), time(14, 0), EndBeforeStart),
    ],
)
def test_one_time_alone_or_an_end_before_the_start_is_refused(
    office: Office, opened: time | None, closed: time | None, refused: type[Refused]
) -> None:
    meeting = planned(office)
    with pytest.raises(refused):
        office.do(enter_past_meeting, meeting=meeting.id, opened_at=opened, closed_at=closed)
    assert meeting_state(office.store, meeting.id) is MeetingState.DRAFT


def test_only_a_dated_meeting_that_was_not_held_yet_is_entered_so_and_no_other_way_is_opened(office: Office) -> None:
    undated = office.do_fields(plan_meeting, committee=office.a_committee("HJ", seats=2).id).record
    with pytest.raises(NoDate):
        office.do(enter_past_meeting, meeting=undated.id)
    meeting = planned(office, items=1)
    with pytest.raises(MoveRefused):
        office.do(course.close_session, meeting=meeting.id, on=date(2026, 5, 4), closed_at=time(16, 0))
    office.opened(meeting)
    with pytest.raises(MoveRefused):
        office.do(enter_past_meeting, meeting=meeting.id)
