"""A meeting in session is entered as it happens, over midnight too, and its screen says what was entered."""

from contextlib import nullcontext
from datetime import date, time
from pathlib import Path

import pytest

from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import (
    AgendaItem,
    Attendance,
    AttendanceStatus,
    ItemKind,
    Meeting,
    Presence,
    Reply,
)
from ctj_desktop.domain.records.statutes import ProxyRule, QuorumRule
from ctj_desktop.domain.typed.attendance_entry import AttendanceMark, read_attendance_entry
from ctj_desktop.services.meetings import agenda
from ctj_desktop.services.meetings import life as meetings
from ctj_desktop.services.membership import statutes
from ctj_desktop.services.session import attendance, attendance_lines, course, proxies, signed_sheet
from ctj_desktop.services.session.clock import ItemState
from ctj_desktop.services.session.quorum_sentence import no_quorum_sentence
from ctj_desktop.services.session.refusals import (
    AlreadyThere,
    ClosedTooEarly,
    LeftBeforeArrival,
    NoSubstitute,
    NotInSession,
    NotOnTheAgenda,
    NotThere,
    OpenedAfterItem,
    OpenedTooLate,
    OwnProxy,
    StaysOverlap,
    StillThere,
)
from ctj_desktop.services.session.screen import Here, SessionView, read_session
from ctj_desktop.services.session.sheet_marks import plan_sheet
from ctj_desktop.services.session.signed_sheet import SheetLine
from ctj_desktop.services.session.under_way import session_under_way
from ctj_desktop.services.steps.refusals import EndBeforeStart
from tests.office import Office, text

DAY = date(2027, 3, 12)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def sitting(office: Office, *, seats: int = 5, items: int = 3, quorum: QuorumRule | None = None) -> Meeting:
    """In session since 14:00, under statutes that ask for more than half."""
    committee = office.a_committee(seats=seats).id
    office.do_fields(
        statutes.adopt_statutes,
        committee=committee,
        title=text("Statuts", "Statuten"),
        in_force_from=date(2026, 1, 1),
        quorum=quorum or QuorumRule(article="art. 8"),
        proxies=ProxyRule(per_holder=1, article="art. 10"),
    )
    return office.opened(office.a_meeting(committee, items=items))


def view(office: Office, meeting: Meeting, at: time = time(14, 30)) -> SessionView:
    return read_session(office.store, meeting.id).at(at)


def arrive(office: Office, meeting: Meeting, *numbers: int, at: time = time(14, 0)) -> None:
    seats = view(office, meeting).seats
    for number in numbers:
        office.do(attendance.record_arrival, meeting=meeting.id, seat=seats[number - 1].seat, arrived=at)


def items(office: Office, meeting: Meeting) -> list[AgendaItem]:
    return office.store.all(AgendaItem, meeting=meeting.id, order="position")


def test_the_quorum_is_reached_lost_and_reached_again(office: Office) -> None:
    meeting = sitting(office)
    assert not view(office, meeting).quorum.reached
    arrive(office, meeting, 1, 2, 3)
    assert view(office, meeting).quorum.reached
    seat = view(office, meeting).seats[0].seat
    office.do(attendance.record_departure, meeting=meeting.id, seat=seat, left=time(14, 20))
    assert (view(office, meeting, time(14, 19)).quorum.reached, view(office, meeting).quorum.reached) == (True, False)
    office.do(attendance.record_arrival, meeting=meeting.id, seat=seat, arrived=time(14, 25), remote=True)
    assert view(office, meeting).quorum.reached
    assert [line.here for line in view(office, meeting).seats][:3] == [Here.REMOTE, Here.ROOM, Here.ROOM]


def test_the_list_goes_by_side_and_its_numbers_follow(office: Office) -> None:
    lines = view(office, sitting(office)).seats
    assert [(line.number, line.roll.side.value) for line in lines] == [
        (1, "fr"),
        (2, "fr"),
        (3, "fr"),
        (4, "ch"),
        (5, "ch"),
    ]
    assert [line.first_of_side for line in lines] == [True, False, False, True, False]


def test_times_are_corrected_on_the_clock_of_the_meeting(office: Office) -> None:
    meeting = sitting(office)
    arrive(office, meeting, 1, at=time(14, 5))
    stay = office.store.all(Presence)[0]
    with pytest.raises(LeftBeforeArrival) as refused:
        office.do_fields(attendance.correct_presence, presence=stay.id, end=time(14, 5))
    assert (refused.value.start, refused.value.end) == (time(14, 5), time(14, 5))
    office.do_fields(attendance.correct_presence, presence=stay.id, start=time(13, 50), end=time(0, 20))
    assert view(office, meeting, time(23, 59)).seats[0].here is Here.ROOM
    left = view(office, meeting, time(0, 20)).seats[0]
    assert (left.here, left.since, left.until) == (Here.LEFT, time(13, 50), time(0, 20))
    office.do(attendance.remove_presence, presence=stay.id)
    assert view(office, meeting).seats[0].here is Here.EXPECTED
    office.undo()
    assert view(office, meeting).seats[0].here is Here.ROOM


def test_a_session_over_midnight_ends_for_everybody_at_its_close(office: Office) -> None:
    committee = office.a_committee(seats=2).id
    meeting = office.convened(office.a_meeting(committee, items=1))
    office.do(course.open_session, meeting=meeting.id, on=DAY, opened_at=time(20, 0))
    arrive(office, meeting, 1, at=time(19, 55))
    with pytest.raises(EndBeforeStart):
        seat = view(office, meeting).seats[0].seat
        office.do(attendance.record_departure, meeting=meeting.id, seat=seat, left=time(19, 30))
    office.do(course.begin_item, item=items(office, meeting)[0].id, started=time(23, 50))
    assert view(office, meeting, time(0, 10)).running is not None
    assert view(office, meeting, time(0, 10)).running.spent == 20  # type: ignore[union-attr]
    office.do(course.close_session, meeting=meeting.id, on=DAY, closed_at=time(0, 30))
    assert [stay.end for stay in office.store.all(Presence)] == [time(0, 30)]
    assert items(office, meeting)[0].ended_at == time(0, 30)
    assert view(office, meeting, time(9, 0)).seats[0].here is Here.ROOM  # the last minute is shown


def test_the_times_of_a_session_are_put_right(office: Office) -> None:
    meeting = sitting(office, items=1)
    arrive(office, meeting, 1, 2)
    office.do(course.begin_item, item=items(office, meeting)[0].id, started=time(14, 6))
    seat = view(office, meeting).seats[1].seat
    office.do(attendance.record_departure, meeting=meeting.id, seat=seat, left=time(15, 0))
    with pytest.raises(NotInSession):
        office.do_fields(course.correct_session, meeting=meeting.id, closed_at=time(16, 0))
    office.do(course.close_session, meeting=meeting.id, on=DAY, closed_at=time(16, 10))
    office.do_fields(course.correct_session, meeting=meeting.id, opened_at=time(14, 5), closed_at=time(16, 0))
    stored = office.the_meeting(meeting)
    assert (stored.opened_at, stored.closed_at) == (time(14, 5), time(16, 0))
    assert sorted(str(stay.end) for stay in office.store.all(Presence)) == ["15:00:00", "16:00:00"]
    assert items(office, meeting)[0].ended_at == time(16, 0)


def test_a_session_that_closed_meanwhile_keeps_its_close_and_is_not_opened_again(office: Office) -> None:
    meeting = sitting(office, items=1)
    seen = office.the_meeting(meeting)
    office.do(course.close_session, meeting=meeting.id, on=DAY, closed_at=time(16, 10))
    office.do(course.correct_session, replace(seen, opened_at=time(14, 5)), seen)
    closed = office.the_meeting(meeting)
    assert (closed.opened_at, closed.closed_at) == (time(14, 5), time(16, 10))
    for left_out in ({"opened_at": None}, {"closed_at": None}):
        with pytest.raises(NotInSession):
            office.do_fields(course.correct_session, meeting=meeting.id, **left_out)


@pytest.mark.parametrize("closed", [time(13, 0), time(14, 2), time(14, 5)])
def test_a_close_before_what_was_entered_is_refused_and_cuts_nothing(office: Office, closed: time) -> None:
    meeting = sitting(office, items=1)
    arrive(office, meeting, 1, 2, at=time(14, 3))
    office.do(course.begin_item, item=items(office, meeting)[0].id, started=time(14, 6))
    with pytest.raises(ClosedTooEarly) as refused:
        office.do(course.close_session, meeting=meeting.id, on=DAY, closed_at=closed)
    assert refused.value.latest == time(14, 6)
    office.do(course.close_session, meeting=meeting.id, on=DAY, closed_at=time(16, 2))
    with pytest.raises(ClosedTooEarly):
        office.do_fields(course.correct_session, meeting=meeting.id, closed_at=closed)
    office.do_fields(course.correct_session, meeting=meeting.id, closed_at=time(14, 6))
    office.do_fields(course.correct_session, meeting=meeting.id, closed_at=time(16, 0))
    stays = office.store.all(Presence)
    assert [(stay.start, stay.end) for stay in stays] == [(time(14, 3), time(16, 0))] * 2


def test_a_departure_in_the_minute_of_the_closing_holds_against_an_earlier_one(office: Office) -> None:
    meeting = sitting(office, items=1)
    arrive(office, meeting, 1, 2, at=time(14, 3))
    seat = view(office, meeting).seats[0].seat
    office.do(attendance.record_departure, meeting=meeting.id, seat=seat, left=time(16, 10))
    office.do(course.close_session, meeting=meeting.id, on=DAY, closed_at=time(16, 10))
    with pytest.raises(ClosedTooEarly) as refused:
        office.do_fields(course.correct_session, meeting=meeting.id, closed_at=time(16, 0))
    assert refused.value.latest == time(16, 10)
    office.do_fields(course.correct_session, meeting=meeting.id, closed_at=time(16, 30))
    assert sorted(str(stay.end) for stay in office.store.all(Presence)) == ["16:10:00", "16:30:00"]


def test_an_opening_after_what_happened_is_refused(office: Office) -> None:
    meeting = sitting(office, items=1)
    arrive(office, meeting, 1, at=time(13, 50))
    with pytest.raises(OpenedTooLate):
        office.do_fields(course.correct_session, meeting=meeting.id, opened_at=time(18, 30))
    office.do(course.begin_item, item=items(office, meeting)[0].id, started=time(14, 6))
    with pytest.raises(OpenedAfterItem):
        office.do_fields(course.correct_session, meeting=meeting.id, opened_at=time(14, 20))
    office.do_fields(course.correct_session, meeting=meeting.id, opened_at=time(14, 6))
    assert office.the_meeting(meeting).opened_at == time(14, 6)


def test_items_are_taken_up_one_after_the_other_and_again(office: Office) -> None:
    meeting = sitting(office)
    first, second, third = items(office, meeting)
    assert view(office, meeting).next.item == first.id  # type: ignore[union-attr]
    office.do(course.begin_item, item=first.id, started=time(14, 0))
    office.do(course.begin_item, item=second.id, started=time(14, 12))
    shown = view(office, meeting)
    assert [line.state for line in shown.items] == [ItemState.DONE, ItemState.NOW, ItemState.OPEN]
    assert shown.running is not None
    assert (shown.running.spent, shown.running.planned, shown.running.left) == (18, 10, -8)
    assert shown.forecast is not None
    assert (shown.forecast.ends, shown.forecast.late) == (time(14, 40), 10)
    office.do_fields(agenda.change_agenda_item, item=third.id, minutes=None)
    untimed = view(office, meeting).forecast
    assert untimed is not None
    assert untimed.late == 0, "nothing is late by a plan in which an item has no time"
    office.undo()
    office.do(course.begin_item, item=first.id, started=time(14, 31))
    again = view(office, meeting, time(14, 32))
    assert (again.current.item, again.next.item) == (first.id, second.id)  # type: ignore[union-attr]
    assert items(office, meeting)[0].started_at == time(14, 0)
    office.undo()
    assert view(office, meeting).current.item == second.id  # type: ignore[union-attr]
    assert view(office, meeting).items[2].item == third.id


def test_headings_are_passed_over_and_cannot_be_taken_up(office: Office) -> None:
    meeting = sitting(office)
    first, second, _ = items(office, meeting)
    office.do_fields(agenda.change_agenda_item, item=second.id, item_kind=ItemKind.HEADING)
    office.do(course.begin_item, item=first.id, started=time(14, 0))
    assert view(office, meeting).next.number == "3"  # type: ignore[union-attr]
    with pytest.raises(NotOnTheAgenda):
        office.do(course.begin_item, item=second.id, started=time(14, 5))


def test_nothing_is_taken_up_before_the_opening(office: Office) -> None:
    meeting = office.convened(office.a_meeting(office.a_committee(seats=1).id, items=1))
    with pytest.raises(NotInSession):
        office.do(course.begin_item, item=items(office, meeting)[0].id, started=time(14, 0))
    arrive(office, meeting, 1, at=time(13, 55))
    assert view(office, meeting, time(13, 56)).seats[0].here is Here.ROOM


def test_the_meeting_that_sits_is_found_with_its_item(office: Office) -> None:
    assert session_under_way(office.store) is None
    meeting = sitting(office)
    office.do(course.begin_item, item=items(office, meeting)[1].id, started=time(14, 0))
    found = session_under_way(office.store, meeting.committee)
    assert found is not None
    assert (found.meeting.id, found.number, found.title.fr.text) == (meeting.id, "2", "Point 2")
    office.do(course.close_session, meeting=meeting.id, on=DAY, closed_at=time(16, 0))
    assert session_under_way(office.store) is None


def test_somebody_goes_on_remotely_and_comes_back(office: Office) -> None:
    meeting = sitting(office)
    arrive(office, meeting, 1)
    seat = view(office, meeting).seats[0].seat
    office.do(attendance.change_room, meeting=meeting.id, since=time(14, 0), remote=True, seat=seat)
    assert len(office.store.all(Presence)) == 1  # in the very minute of the arrival only the place is corrected
    office.do(attendance.change_room, meeting=meeting.id, since=time(14, 20), remote=False, seat=seat)
    seen = [view(office, meeting, at).seats[0].here for at in (time(14, 19), time(14, 20))]
    assert seen == [Here.REMOTE, Here.ROOM]
    other = view(office, meeting).seats[1].seat
    with pytest.raises(NotThere):
        office.do(attendance.change_room, meeting=meeting.id, since=time(14, 20), remote=True, seat=other)


def test_a_proxy_to_somebody_absent_is_shown_as_not_counting(office: Office) -> None:
    meeting = sitting(office)
    one, two = (line.seat for line in view(office, meeting).seats[:2])
    with pytest.raises(OwnProxy):
        office.do(proxies.represent, meeting=meeting.id, seat=one, by=one)
    office.do(proxies.represent, meeting=meeting.id, seat=one, by=two)
    assert not view(office, meeting).seats[0].carried
    arrive(office, meeting, 2)
    line = view(office, meeting).seats[0]
    assert (line.here, line.carried, line.bearer.seat) == (Here.REPRESENTED, True, two)  # type: ignore[union-attr]
    office.do(attendance.expect, meeting=meeting.id, seat=one)
    assert view(office, meeting).seats[0].here is Here.EXPECTED


def test_who_stands_back_does_so_for_one_item(office: Office) -> None:
    meeting = sitting(office, quorum=QuorumRule(article="art. 8", recused_count=False))
    arrive(office, meeting, 1, 2, 3)
    first, second, _ = items(office, meeting)
    seat = view(office, meeting).seats[0].seat
    office.do(course.begin_item, item=first.id, started=time(14, 5))
    office.do(attendance.recuse, item=first.id, seat=seat)
    assert (view(office, meeting).seats[0].recused, view(office, meeting).quorum.reached) == (True, False)
    office.do(course.begin_item, item=second.id, started=time(14, 10))
    assert (view(office, meeting).seats[0].recused, view(office, meeting).quorum.reached) == (False, True)
    office.do(course.begin_item, item=first.id, started=time(14, 15))
    office.do(attendance.withdraw_recusal, item=first.id, seat=seat)
    assert not view(office, meeting).seats[0].recused


def test_guests_come_leave_and_are_taken_off_the_list(office: Office) -> None:
    meeting = sitting(office)
    guest = office.do_fields(attendance.add_guest, meeting=meeting.id, name="Préfecture").record
    office.do(attendance.record_arrival, meeting=meeting.id, guest=guest.id, arrived=time(14, 0))
    with pytest.raises(StillThere):
        office.do(attendance.remove_guest, guest=guest.id)
    stay = attendance_lines.presence_of(office.store, office.the_meeting(meeting), guest.id)
    assert stay is not None
    office.do(attendance.remove_presence, presence=stay.id)
    office.do(attendance.remove_guest, guest=guest.id)
    assert view(office, meeting).guests == ()


# the signed sheet


def enter(office: Office, meeting: Meeting, line: str, at: time = time(14, 30)) -> tuple[str, list[str]]:
    """What is left of a line, and what is objected to."""
    shown = view(office, meeting, at)
    sheet = plan_sheet(shown, read_attendance_entry(line, len(shown.seats)), lambda _name: ())
    if sheet.lines:
        office.do(signed_sheet.enter_sheet, meeting=meeting.id, entered=at, lines=sheet.lines)
    return sheet.rest, [objection.word for objection in sheet.objections]


def test_a_sheet_is_one_act(office: Office) -> None:
    meeting = sitting(office)
    assert enter(office, meeting, "1-3 14:05 /d 4 /x 5") == ("", [])
    states = [line.here for line in view(office, meeting).seats]
    assert states == [Here.ROOM, Here.ROOM, Here.ROOM, Here.REMOTE, Here.EXCUSED]
    assert view(office, meeting).seats[0].since == time(14, 5)
    office.undo()
    assert {line.here for line in view(office, meeting).seats} == {Here.EXPECTED}


def test_what_cannot_be_entered_stays_in_the_line(office: Office) -> None:
    meeting = sitting(office)
    arrive(office, meeting, 1, 2)
    rest, words = enter(office, meeting, "2 14:10 9 3 /e 1 /q 4 /g 2 13:50 /s 5 /a 8")
    assert rest == "9 /a 8 /p 2 14:10 /e 1 /q 4 /q 2 13:50 /s 5"
    assert words == ["9", "8", "2", "1", "4", "2", "5"]
    assert [line.here for line in view(office, meeting).seats][:3] == [Here.ROOM, Here.ROOM, Here.ROOM]


def test_who_came_late_and_left_early_is_written_in_one_line(office: Office) -> None:
    meeting = sitting(office)
    assert enter(office, meeting, "1 14:10 /q 1 14:20") == ("", [])
    assert [view(office, meeting, time(14, at)).seats[0].here for at in (9, 10, 20)] == [
        Here.EXPECTED,
        Here.ROOM,
        Here.LEFT,
    ]


def test_a_sheet_is_entered_whole_or_not_at_all(office: Office) -> None:
    meeting = sitting(office)
    arrive(office, meeting, 2)
    seats = [line.seat for line in view(office, meeting).seats]
    for bad, refusal in ((AttendanceMark.PRESENT, AlreadyThere), (AttendanceMark.SUBSTITUTE, NoSubstitute)):
        lines = (SheetLine(seats[0], AttendanceMark.PRESENT), SheetLine(seats[1], bad))
        with pytest.raises(refusal):
            office.do(signed_sheet.enter_sheet, meeting=meeting.id, entered=time(14, 30), lines=lines)
        assert view(office, meeting).seats[0].here is Here.EXPECTED


# what the minutes say


def test_the_sentence_of_a_lost_quorum_is_written_in_both_languages(office: Office) -> None:
    meeting = sitting(office)
    arrive(office, meeting, 1)
    sentence = no_quorum_sentence(view(office, meeting).quorum, time(14, 32))
    assert "14 h 32" in sentence.fr.text.replace("\u202f", " ").replace("\u00a0", " ")
    assert "14.32 Uhr" in sentence.de.text.replace("\u202f", " ").replace("\u00a0", " ")
    assert "art. 8" in sentence.fr.text.replace("\u202f", " ").replace("\u00a0", " ")
    assert "Art. 8" in sentence.de.text.replace("\u202f", " ").replace("\u00a0", " ")


def test_where_only_one_side_is_short_the_sentence_names_it(office: Office) -> None:
    meeting = sitting(office, quorum=QuorumRule(article="art. 8", minimum_per_side=1))
    arrive(office, meeting, 1, 2, 3)
    result = view(office, meeting).quorum
    assert (result.present >= result.needed, result.reached) == (True, False)
    assert "Suisse" in no_quorum_sentence(result, time(14, 0)).fr.text
    assert "Schweiz" in no_quorum_sentence(result, time(14, 0)).de.text


def test_silent_statutes_ask_for_no_quorum(office: Office) -> None:
    meeting = office.opened(office.a_meeting(office.a_committee(seats=2).id, items=1))
    result = view(office, meeting).quorum
    assert (result.rule, result.reached, result.base) == (None, True, 2)


def test_contradictions_of_two_devices_are_shown_not_hidden(office: Office) -> None:
    meeting = sitting(office)
    arrive(office, meeting, 1)
    seat = view(office, meeting).seats[0].seat
    (line,) = office.store.all(Attendance, meeting=meeting.id, seat=seat)
    with office.store.write(OperationLabel("merged")) as unit:
        unit.save(replace(line, status=AttendanceStatus.EXCUSED), before=line)
    shown = view(office, meeting)
    assert [finding.code for finding in shown.findings] == ["attendance.present_yet_away"]
    assert shown.seats[0].here is Here.ROOM
    assert shown.names[str(seat)]


@pytest.mark.parametrize(
    ("start", "end", "taken"),
    [
        ("23:00", "01:00", True),
        ("14:00", "15:45", True),
        ("14:00", "14:00", False),
        ("14:00", "13:00", False),
        ("14:00", "09:00", False),
    ],
)
def test_a_planned_end_comes_after_the_start_over_midnight_too(
    tmp_path: Path, start: str, end: str, taken: bool
) -> None:
    office = Office(tmp_path)
    committee = office.a_committee()
    begins, ends = time.fromisoformat(start), time.fromisoformat(end)
    with nullcontext() if taken else pytest.raises(EndBeforeStart):
        office.do_fields(meetings.plan_meeting, committee=committee.id, on=date(2027, 3, 12), start=begins, end=ends)
    assert len(office.store.all(Meeting)) == taken


def test_two_stays_of_one_person_never_overlap(office: Office) -> None:
    """A corrected return must not swallow the departure before it."""
    meeting = sitting(office)
    seat = view(office, meeting).seats[0].seat
    first = office.do(attendance.record_arrival, meeting=meeting.id, seat=seat, arrived=time(14, 0))
    office.do(attendance.record_departure, meeting=meeting.id, seat=seat, left=time(14, 27))
    with pytest.raises(StaysOverlap) as refused:
        office.do(attendance.record_arrival, meeting=meeting.id, seat=seat, arrived=time(14, 20))
    assert refused.value.start == time(14, 0)
    again = office.do(attendance.record_arrival, meeting=meeting.id, seat=seat, arrived=time(14, 30))
    with pytest.raises(StaysOverlap):
        office.do_fields(attendance.correct_presence, presence=again.record.id, start=time(14, 25))
    with pytest.raises(StaysOverlap):
        office.do_fields(attendance.correct_presence, presence=first.record.id, end=None)
    office.do_fields(attendance.correct_presence, presence=again.record.id, start=time(14, 27))
    assert view(office, meeting, time(14, 40)).seats[0].here is Here.ROOM


def test_a_reply_that_comes_late_leaves_the_attendance_as_it_is(office: Office) -> None:
    meeting = sitting(office)
    arrive(office, meeting, 1)
    here = view(office, meeting).seats[0]
    office.do_fields(
        attendance.record_reply,
        meeting=meeting.id,
        seat=here.seat,
        reply=Reply.EXCUSED,
        replied_on=DAY,
    )
    assert view(office, meeting).seats[0].here is here.here
    assert [line.status for line in office.store.all(Attendance)] == [None]
