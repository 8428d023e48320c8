"""Is what hangs on a closed item worked with in the house like anything else, and kept as what its item settles?"""

from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.numbers import Series
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting, RestrictedItemDocument
from ctj_desktop.domain.records.twins import is_restricted
from ctj_desktop.domain.records.voting import AnyTask, DecisionResult, RestrictedTask, RestrictedTaskMove, TaskState
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.catalogue.bin import bin_lines, restore_record
from ctj_desktop.services.catalogue.lists import ListFilter, rows_of
from ctj_desktop.services.catalogue.record_sheet import sheet_of
from ctj_desktop.services.meetings import agenda
from ctj_desktop.services.meetings.agenda_table import agenda_table
from ctj_desktop.services.meetings.attached_files import attached_files
from ctj_desktop.services.meetings.item_documents import fill_document, join_files, papers_of
from ctj_desktop.services.meetings.late_tasks import take_up_tasks, tasks_to_take_up
from ctj_desktop.services.meetings.refusals import FileElsewhere
from ctj_desktop.services.minutes.decisions import record_decision
from ctj_desktop.services.minutes.item_sheet import minute_sheet
from ctj_desktop.services.minutes.lists import decision_sheet
from ctj_desktop.services.minutes.papers.meeting_paper import agenda_paper, minutes_paper
from ctj_desktop.services.minutes.papers.tasks_paper import tasks_paper
from ctj_desktop.services.minutes.task_lists import (
    TaskFilter,
    Which,
    forked_states,
    owners,
    task_keys,
    task_lines,
    task_sheet,
    waiting_tasks,
)
from ctj_desktop.services.minutes.tasks import add_task, change_task, move_task, remove_task
from ctj_desktop.services.minutes.undo_guard import need_unlocked
from ctj_desktop.services.naming.chronicle import happened
from ctj_desktop.services.naming.search import search_records
from ctj_desktop.services.numbers.issue import issued
from ctj_desktop.services.workspace.today import today
from ctj_desktop.storage.check import check
from tests.office import TODAY, Office, text

FR = load_translator("fr_CH")
DUE = date(2027, 3, 15)
LATE = date(2027, 3, 20)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


@pytest.fixture
def meeting(office: Office) -> Meeting:
    """In session; of its two items the second is closed."""
    meeting = office.a_meeting(office.a_committee("MOC", seats=2).id, items=1)
    office.do_fields(agenda.add_agenda_item, meeting=meeting.id, title=text("Nomination", "Wahl"), closed=True)
    return office.opened(meeting)


@pytest.fixture
def closed(office: Office, meeting: Meeting) -> AgendaItem:
    return office.store.all(AgendaItem, meeting=meeting.id, closed=True)[0]


@pytest.fixture
def task(office: Office, closed: AgendaItem) -> AnyTask:
    """What the closed item gave: somebody writes to the candidate."""
    owner = office.a_person("Rochat", "Lise").id
    return office.do_fields(
        add_task, item=closed.id, text=text("Écrire à la candidate", "Der Kandidatin schreiben"), owner=owner, due=DUE
    ).record


def test_the_item_settles_how_its_papers_and_tasks_are_kept(office: Office, meeting: Meeting) -> None:
    kept = []
    for item in office.store.all(AgendaItem, meeting=meeting.id):
        paper = office.do_fields(agenda.add_item_document, item=item.id, title=text("Dossier")).record
        given = office.do_fields(add_task, item=item.id, text=text("Écrire")).record
        move = office.do(move_task, task=given.id, to=TaskState.DONE, on=TODAY).record
        kept.append((item.closed, *map(is_restricted, (paper, given, move))))
    assert kept == [(False,) * 4, (True,) * 4]
    assert check(office.store) == []


def test_both_are_of_one_series(office: Office, meeting: Meeting, closed: AgendaItem) -> None:
    """A gap would betray a closed item."""
    open_item = office.store.all(AgendaItem, meeting=meeting.id, closed=False)[0]
    taken = [
        office.do_fields(add_task, item=item.id, text=text("Écrire")).record
        for item in (open_item, closed, open_item, closed)
    ]
    assert [one.number for one in taken] == [f"T-2027-00{number}" for number in (1, 2, 3, 4)]
    office.do(remove_task, task=taken[3].id)
    assert set(issued(office.store, Series.TASK, meeting.committee)) == {one.number for one in taken}
    again = office.do_fields(add_task, item=open_item.id, text=text("Encore")).record
    assert again.number == "T-2027-005"


def test_its_task_stands_in_every_list(office: Office, meeting: Meeting, task: AnyTask) -> None:
    store = office.store
    lines = task_lines(store, task_keys(store, meeting.committee, TaskFilter(), LATE, {}), LATE, {})
    assert [(one.key, one.closed, one.days, one.state, one.owner.fr.text) for one in lines] == [
        (task.id, True, -5, TaskState.OPEN, "Lise Rochat")
    ]
    assert task_keys(store, None, TaskFilter(words="candidate"), LATE, {}) == [task.id.bytes]
    assert task_keys(store, None, TaskFilter(which=Which.OVERDUE, owner=task.owner), LATE, {}) == [task.id.bytes]
    assert [key for key, _ in owners(store, meeting.committee)] == [task.owner]
    assert waiting_tasks(store, meeting.committee, LATE).overdue == 1
    (row,) = rows_of(store, "tasks", ListFilter())
    assert (row["number"], row["closed"], row["state"]) == (task.number, True, "open")
    assert sheet_of(store, task.number or "", LATE)["state"] == "open"
    assert [late.key for late in today(store, LATE).late] == [task.id]
    (hit,) = search_records(store, FR, "candidate", ("restricted_task",), 5)
    assert hit.id == task.id
    (open_task,) = tasks_paper(store, meeting.committee, LATE).tasks
    assert (open_task.facts.number, open_task.closed) == (task.number, True)


def test_its_task_is_worked_off_and_brought_back(office: Office, meeting: Meeting, task: AnyTask) -> None:
    store = office.store
    office.do_fields(change_task, task=task.id, due=LATE)
    office.do(move_task, task=task.id, to=TaskState.IN_PROGRESS, on=TODAY)
    office.do(move_task, task=task.id, to=TaskState.VOID, on=TODAY, reason=text("Elle a retiré sa candidature"))
    sheet = task_sheet(store, task.id, TODAY)
    assert isinstance(sheet.task, RestrictedTask)
    assert isinstance(sheet.since, RestrictedTaskMove)
    assert (sheet.state, sheet.task.due, sheet.owner.fr.text) == (TaskState.VOID, LATE, "Lise Rochat")
    assert task_keys(store, meeting.committee, TaskFilter(which=Which.VOID), TODAY, {}) == [task.id.bytes]
    (row,) = rows_of(store, "tasks", ListFilter(committee=meeting.committee))
    assert row["state"] == "void"
    office.undo()
    assert task_sheet(store, task.id, TODAY).state is TaskState.IN_PROGRESS
    assert forked_states(store, meeting.committee) == {}
    assert len(happened(store, task.id)) >= 2


def test_a_task_taken_away_is_in_the_bin_and_comes_back_with_its_passage(
    office: Office, closed: AgendaItem, task: AnyTask
) -> None:
    office.do(remove_task, task=task.id)
    assert not minute_sheet(office.store, closed.id).lines
    (line,) = [one for one in bin_lines(office.store, FR) if one.key == task.id]
    assert "candidate" in line.text
    office.do(restore_record, record=task.id)
    (shown,) = minute_sheet(office.store, closed.id).lines
    assert shown.task == task


def test_minutes_and_sheets_show_it_beside_the_decision_it_follows_from(
    office: Office, meeting: Meeting, closed: AgendaItem
) -> None:
    decision = office.do_fields(
        record_decision, item=closed.id, text=text("Elle est nommée."), result=DecisionResult.CONSENSUS
    ).record
    task = office.do_fields(add_task, item=closed.id, text=text("Lui écrire"), due=DUE).record
    assert [one.key for one in decision_sheet(office.store, decision.id).tasks] == [task.id]
    assert task_sheet(office.store, task.id, TODAY).decisions == (decision,)
    assert minutes_paper(office.store, meeting).tasks[task.id].task == task
    need_unlocked(office.store, happened(office.store, task.id)[0].operation.id)


def test_its_papers_stand_on_the_agenda_and_among_the_files(
    office: Office, meeting: Meeting, closed: AgendaItem, tmp_path: Path
) -> None:
    path = tmp_path / "Candidatures.pdf"
    path.write_bytes(b"%PDF-1.7 candidatures")
    announced = office.do_fields(agenda.add_item_document, item=closed.id, title=text("Dossier"), to_follow=True).record
    office.do(fill_document, document=announced.id, path=path)
    office.do(join_files, item=closed.id, paths=[path])
    papers = papers_of(office.store, closed.id)
    assert [(one.document.title.fr.text, one.document.to_follow, one.held) for one in papers] == [
        ("Dossier", False, True),
        ("Candidatures", False, True),
    ]
    assert all(one.file is not None and one.document.attachment == one.file.id for one in papers)
    line = next(one for one in agenda_table(office.store, meeting.id).lines if one.key == closed.id)
    assert [one.id for one in line.documents] == [one.key for one in papers]
    (point,) = [one for one in agenda_paper(office.store, meeting).points if one.row.item.id == closed.id]
    assert point.documents == line.documents
    assert minute_sheet(office.store, closed.id).documents == 2
    found = attached_files(office.store, meeting.committee, "dossier").lines
    assert [(one.document.fr.text, one.closed, one.item.fr.text) for one in found] == [("Dossier", True, "Nomination")]
    office.do(agenda.remove_item_document, document=announced.id)
    assert office.store.count(RestrictedItemDocument) == 1
    office.do(restore_record, record=announced.id)
    (back,) = [one for one in papers_of(office.store, closed.id) if one.key == announced.id]
    assert back.held
    assert check(office.store) == []


def test_a_file_of_an_open_item_is_not_named_by_a_closed_one(
    office: Office, meeting: Meeting, closed: AgendaItem, tmp_path: Path
) -> None:
    path = tmp_path / "Rapport.pdf"
    path.write_bytes(b"%PDF-1.7 rapport")
    open_item = office.store.all(AgendaItem, meeting=meeting.id, closed=False)[0]
    office.do(join_files, item=open_item.id, paths=[path])
    (paper,) = papers_of(office.store, open_item.id)
    assert paper.file is not None
    with pytest.raises(FileElsewhere):
        office.do_fields(agenda.add_item_document, item=closed.id, title=text("Rapport"), attachment=paper.file.id)
    own = office.do_fields(agenda.add_item_document, item=closed.id, title=text("Rapport")).record
    with pytest.raises(FileElsewhere):
        office.do_fields(agenda.change_item_document, document=own.id, attachment=paper.file.id)
    same = office.do_fields(agenda.add_item_document, item=open_item.id, title=text("Copie"), attachment=paper.file.id)
    assert same.record.attachment == paper.file.id


def test_a_note_names_its_task_by_the_number_alone_and_one_without_a_number_not_at_all(
    office: Office, meeting: Meeting, task: AnyTask
) -> None:
    """The conference sees the note of an item."""
    later = office.a_meeting(meeting.committee, "2027-05-07", items=1)
    (item,) = office.store.all(AgendaItem, meeting=later.id)
    assert tasks_to_take_up(office.store, later.id, LATE) == [task]
    office.do(take_up_tasks, item=item.id, tasks=(task.id,))
    (noted,) = office.store.all(AgendaItem, meeting=later.id)
    assert noted.note.fr.text == noted.note.de.text == f"{task.number} (15.03.2027)"
    assert tasks_to_take_up(office.store, later.id, LATE) == []
    with office.store.write(OperationLabel("task.changed")) as unit:
        unit.save(replace(task, number=None), before=task)
    assert tasks_to_take_up(office.store, later.id, LATE) == []
