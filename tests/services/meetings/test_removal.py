"""Is a meeting or a point that was entered by mistake taken away whole, kept by what must stay, and brought back?"""

from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest

from ctj_desktop.domain.record import Record
from ctj_desktop.domain.records.committees import Seat
from ctj_desktop.domain.records.kinds import BY_NAME
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting, MeetingState
from ctj_desktop.errors import Refused
from ctj_desktop.services.catalogue.bin import restore_record
from ctj_desktop.services.meetings import agenda, life
from ctj_desktop.services.meetings.refusals import StillAtWork, WasConvened
from ctj_desktop.services.minutes import blocks, course, decisions, tasks
from ctj_desktop.services.naming.hanging import what_hangs
from ctj_desktop.services.session import attendance
from ctj_desktop.services.session.past_meeting import enter_past_meeting
from ctj_desktop.services.steps.refusals import StillUsed
from ctj_desktop.services.steps.states import meeting_state
from tests.office import TODAY, Office, text

Snapshot = dict[tuple[str, object], Record]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def everything(office: Office) -> Snapshot:
    return {(cls.kind, record.id): record for cls in BY_NAME.values() for record in office.store.all(cls)}


def gone_and_back(office: Office, before: Snapshot, act: Callable[[], object]) -> None:
    """Taken away, undone, done again and brought back from the bin: each time exactly what there was."""
    began = everything(office)
    act()
    assert everything(office) == before
    office.undo()
    assert everything(office) == began
    office.redo()
    assert everything(office) == before


def hangs(office: Office, record: Record) -> set[tuple[str, int, bool]]:
    return {(one.kind, one.count, one.goes) for one in what_hangs(office.store, record)}


def test_a_meeting_in_preparation_goes_with_its_agenda_and_comes_back_from_the_bin(office: Office) -> None:
    committee = office.a_committee(seats=2)
    before = everything(office)
    meeting = office.a_meeting(committee.id, items=3)
    first, second, third = office.store.all(AgendaItem, meeting=meeting.id, order="position")
    office.do(agenda.indent_agenda_item, item=second.id)
    office.do_fields(agenda.add_item_document, item=first.id, title=text("Plan", "Plan"))
    office.do_fields(blocks.add_block, item=third.id, text=text("Entendu.", ""))
    guest = office.do_fields(attendance.add_guest, meeting=meeting.id, name="Invitée").record
    office.do(life.cancel_meeting, meeting=meeting.id, on=TODAY, reason=text("Doublon"))
    assert hangs(office, office.the_meeting(meeting)) == {
        ("agenda_item", 3, True),
        ("item_document", 1, True),
        ("minute_block", 1, True),
        ("guest", 1, True),
        ("meeting_move", 1, True),
    }
    gone_and_back(office, before, lambda: office.do(life.remove_meeting, meeting=meeting.id))
    office.do(restore_record, record=meeting.id)
    assert meeting_state(office.store, meeting.id) is MeetingState.CANCELLED
    assert office.store.count(AgendaItem, meeting=meeting.id) == 3
    assert office.store.all(type(guest), meeting=meeting.id) == [guest]


def test_its_number_is_not_given_again(office: Office) -> None:
    committee = office.a_committee()
    first = office.a_meeting(committee.id)
    office.do(life.remove_meeting, meeting=first.id)
    assert (first.number, office.a_meeting(committee.id).number) == ("2027-01", "2027-02")


def refused(office: Office, meeting: Meeting, why: type[Refused]) -> None:
    before = everything(office)
    with pytest.raises(why):
        office.do(life.remove_meeting, meeting=meeting.id)
    assert everything(office) == before


def test_one_to_which_its_members_were_called_stays_whatever_becomes_of_it(office: Office) -> None:
    meeting = office.convened(office.a_meeting(office.a_committee(seats=1).id, items=1))
    refused(office, meeting, WasConvened)
    office.do(life.cancel_meeting, meeting=meeting.id, on=TODAY, reason=text("Grippe"))
    refused(office, meeting, WasConvened)


def test_an_item_that_was_carried_over_does_without_the_meeting_it_came_from(office: Office) -> None:
    committee = office.a_committee()
    meeting, later = (office.a_meeting(committee.id, day, items=1) for day in ("2027-03-12", "2027-06-11"))
    [item] = office.store.all(AgendaItem, meeting=meeting.id)
    carried = office.do(agenda.carry_over, item=item.id, to=later.id).record
    office.do(life.remove_meeting, meeting=meeting.id)
    assert office.store.get(AgendaItem, carried.id) == carried


def test_a_past_meeting_goes_with_who_was_there_until_its_minutes_are_out(office: Office) -> None:
    committee = office.a_committee(seats=3)
    before = everything(office)
    meeting = office.a_meeting(committee.id, "2026-05-04", items=1)
    seats = [row.id for row in office.store.all(Seat, committee=committee.id)]
    office.do(
        enter_past_meeting,
        meeting=meeting.id,
        opened_at=time(14),
        closed_at=time(16),
        present=tuple(seats[:2]),
        excused=tuple(seats[2:]),
    )
    assert {("roll", 3, True), ("attendance", 3, True), ("presence", 2, True)} < hangs(
        office, office.the_meeting(meeting)
    )
    [item] = office.store.all(AgendaItem, meeting=meeting.id)
    office.do_fields(blocks.add_block, item=item.id, text=text("Entendu.", "Gehört."))
    office.do(course.circulate_minutes, meeting=meeting.id, on=date(2026, 5, 11))
    refused(office, meeting, StillAtWork)
    office.do(course.take_back_minutes, meeting=meeting.id, on=date(2026, 5, 12))
    gone_and_back(office, before, lambda: office.do(life.remove_meeting, meeting=meeting.id))


def test_what_was_decided_keeps_a_past_meeting_and_its_item(office: Office) -> None:
    meeting = office.a_meeting(office.a_committee(seats=1).id, "2026-05-04", items=1)
    [item] = office.store.all(AgendaItem, meeting=meeting.id)
    office.do(enter_past_meeting, meeting=meeting.id)
    decision = office.do_fields(decisions.record_decision, item=item.id, text=text("Oui", "Ja")).record
    refused(office, meeting, StillUsed)
    office.do(decisions.remove_decision, decision=decision.id)
    office.do(life.remove_meeting, meeting=meeting.id)
    assert office.store.count(Meeting) == 0


def test_a_task_that_came_of_an_item_keeps_it_on_the_agenda(office: Office) -> None:
    meeting = office.a_meeting(office.a_committee(seats=1).id, items=1)
    [item] = office.store.all(AgendaItem, meeting=meeting.id)
    before = everything(office)
    task = office.do_fields(tasks.add_task, item=item.id, text=text("Écrire", "Schreiben")).record
    with pytest.raises(StillUsed):
        office.do(agenda.remove_agenda_item, item=item.id)
    office.do(tasks.remove_task, task=task.id)
    assert everything(office) == before
    office.do(agenda.remove_agenda_item, item=item.id)
    assert office.store.count(AgendaItem) == 0
