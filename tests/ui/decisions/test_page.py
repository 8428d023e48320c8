"""Can decisions and tasks be found, corrected, done and published by keyboard?"""

from uuid import UUID

import pytest
from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit

from ctj_desktop.domain.ids import DecisionId
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.voting import Decision, DecisionKind, PublishedDecision, RestrictedTask, Task, TaskState
from ctj_desktop.services.meetings.agenda import add_agenda_item
from ctj_desktop.services.minutes.course import approve_minutes, circulate_minutes
from ctj_desktop.services.minutes.decisions import change_decision
from ctj_desktop.services.minutes.lists import decision_sheet, read_decisions, waiting_tasks
from ctj_desktop.services.minutes.tasks import add_task, move_task
from ctj_desktop.services.steps.change import Rewording
from ctj_desktop.services.steps.states import meeting_state, task_state
from ctj_desktop.ui.documents.page import DocumentsPage
from ctj_desktop.ui.forms.record_list import RecordTable
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.widgets.fields import Choice
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.switch import Switch
from tests.office import text
from tests.ui.desktop import CTRL, Desktop, InDialog, Key


def decisions(office: Desktop) -> RecordTable:
    """The register of decisions."""
    office.press(Key.Key_3, CTRL)
    return office.find(RecordTable, "decisions.table")


def tasks(office: Desktop) -> RecordTable:
    """The register of tasks."""
    office.window.desk.navigator.go(Place(page="registers", detail="tasks"))
    return office.find(RecordTable, "tasks.table")


def current(office: Desktop, table: RecordTable) -> Task:
    """The task that is looked at."""
    key = table.current_key()
    assert key is not None
    found = office.store.get(Task, key)
    assert found is not None
    return found


def an_open_one(office: Desktop) -> DecisionId:
    """A decision whose minutes are not approved yet."""
    return next(one.id for one in office.store.all(Decision) if not decision_sheet(office.store, one.id).fixed)


def test_words_year_and_result_narrow_the_decisions_and_are_remembered(office: Desktop) -> None:
    table, t = decisions(office), office.window.desk.t
    everything = table.rows_model.rowCount()
    office.press(Key.Key_F, CTRL)
    office.keys("charte")
    office.bot.waitUntil(lambda: 0 < table.rows_model.rowCount() < everything)
    number = office.cells(table, 0)[0]
    office.press(Key.Key_Down)
    assert table.hasFocus()
    assert office.text("decision.title") == number
    assert office.text("page.subtitle") == t.n("{count} decision", "{count} decisions", 1).format(count=1)
    assert read_decisions(office.store.setting("registers.decisions")).words == "charte"
    office.press(Key.Key_F, CTRL)
    office.keys("xyzzy")
    office.bot.waitUntil(lambda: office.shows("decisions.card.empty.plain"))
    office.click("decisions.card.empty.plain")
    assert table.rows_model.rowCount() == everything


def test_what_was_looked_for_last_is_there_again(office: Desktop) -> None:
    table = decisions(office)
    kind = office.find(Choice, "decisions.kind")
    kind.choose(DecisionKind.OPINION)
    kind.activated.emit(kind.currentIndex())
    found = office.cells(table, 0)
    tasks(office)
    owner = office.find(Choice, "tasks.owner")
    owner.setCurrentIndex(1)
    owner.activated.emit(1)
    office.window.close_workspace()
    office.open_sample()
    office.press(Key.Key_3, CTRL)
    assert office.find(Choice, "tasks.owner").currentIndex() == 1
    office.find(Switch, "registers.switch").choose("decisions")
    assert office.find(Choice, "decisions.kind").chosen() is DecisionKind.OPINION
    assert office.cells(office.find(RecordTable, "decisions.table"), 0) == found


@pytest.mark.each_language
def test_a_decision_is_corrected_until_the_minutes_are_approved(office: Desktop) -> None:
    table = decisions(office)
    key = an_open_one(office)
    assert table.select(key)
    table.setFocus()
    office.press(Key.Key_F2)
    language = "de" if office.window.desk.t.language.value == "de" else "fr"
    field = office.find(QPlainTextEdit, f"decision.text.{language}")
    assert field.hasFocus()
    field.selectAll()
    office.keys("Neu")
    office.press(Key.Key_Return)
    office.keys("zweite Zeile")
    office.leave()
    stored = office.store.get(Decision, key)
    assert stored is not None
    assert stored.text.text(office.window.desk.t.language) == "Neu\nzweite Zeile"
    office.press(Key.Key_Z, CTRL)
    assert office.find(QPlainTextEdit, f"decision.text.{language}").toPlainText() != "Neu\nzweite Zeile"
    _approve(office, key)
    assert not office.shows(f"decision.text.{language}")
    assert office.text("decision.fixed.sentence") != ""
    assert office.shows(f"decision.read.{language}")


def _approve(office: Desktop, key: DecisionId) -> None:
    decision = office.store.get(Decision, key)
    assert decision is not None
    assert decision.meeting is not None
    meeting = office.store.get(Meeting, decision.meeting)
    assert meeting is not None
    today = office.workspace.today()
    if meeting_state(office.store, meeting.id).value == "held":
        office.workspace.do(circulate_minutes, meeting=meeting.id, on=today)
    if meeting_state(office.store, meeting.id).value == "circulated":
        office.workspace.do(approve_minutes, meeting=meeting.id, on=today)


def test_somebody_elses_correction_is_offered_beside_the_own_one(office: Desktop) -> None:
    table = decisions(office)
    key = an_open_one(office)
    assert table.select(key)
    field = office.find(QPlainTextEdit, "decision.text.fr")
    field.setFocus()
    field.selectAll()
    office.keys("mien")
    office.workspace.do_fields(change_decision, decision=key, text=Rewording(fr="autre"))
    office.leave()
    assert "autre" in office.text("decision.both.theirs.text")
    office.click("decision.both.mine")
    stored = office.store.get(Decision, key)
    assert stored is not None
    assert stored.text.fr.text == "mien"


def test_a_decision_is_published_once_and_undone(office: Desktop) -> None:
    table = decisions(office)
    key = next(one.id for one in office.store.all(Decision) if not office.store.all(PublishedDecision, decision=one.id))
    assert table.select(key)
    office.trigger("action.publish_decision")
    assert len(office.store.all(PublishedDecision, decision=key)) == 1
    assert not office.shows("decision.publish")
    office.press(Key.Key_Z, CTRL)
    assert office.store.all(PublishedDecision, decision=key) == []
    assert office.shows("decision.publish")


def test_space_marks_a_task_as_done_and_the_next_one_is_current(office: Desktop) -> None:
    table = tasks(office)
    before = office.cells(table, 0)
    task = current(office, table)
    waiting = waiting_tasks(office.store, office.workspace.committee, office.workspace.today())
    office.press(Key.Key_Space)
    assert task_state(office.store, task.id) is TaskState.DONE
    assert office.cells(table, 0) == before[1:]
    assert current(office, table).number == before[1]
    badge = office.find(QAbstractButton, "sidebar.registers")
    office.bot.waitUntil(lambda: str(waiting.overdue - 1) in badge.accessibleName())
    office.press(Key.Key_Z, CTRL)
    assert task_state(office.store, task.id) is TaskState.OPEN
    assert office.cells(table, 0) == before


def test_a_task_gets_another_date_and_a_refused_one_stands_below_its_field(office: Desktop) -> None:
    table = tasks(office)
    task = current(office, table)
    office.fill("task.due", "bald")
    office.leave()
    assert "bald" in office.text("task.due.note")
    office.fill("task.due", "1.4.2027")
    office.leave()
    stored = office.store.get(Task, task.id)
    assert stored is not None
    assert str(stored.due) == "2027-04-01"


def test_a_task_of_a_closed_item_says_who_does_not_see_it_and_is_worked_off_like_any_other(office: Desktop) -> None:
    meeting = office.store.all(Meeting, order="-on")[0]
    item = office.workspace.do_fields(add_agenda_item, meeting=meeting.id, title=text("Nomination"), closed=True)
    due = office.workspace.today()
    made = office.workspace.do_fields(add_task, item=item.id, text=text("Écrire à la candidate"), due=due)
    table = tasks(office)
    assert not [label for label in office.window.findChildren(Label, "task.closed") if label.isVisible()]
    assert table.select(made.id)
    assert "CTJ" in office.text("task.closed")
    office.fill("task.due", "1.4.2027")
    office.leave()
    stored = office.store.get(RestrictedTask, made.id)
    assert stored is not None
    assert str(stored.due) == "2027-04-01"
    table.setFocus()
    office.press(Key.Key_Space)
    assert task_state(office.store, made.id) is TaskState.DONE
    office.press(Key.Key_Z, CTRL)
    assert task_state(office.store, made.id) is TaskState.OPEN


def test_a_task_of_the_committee_is_entered_and_shown(office: Desktop, in_dialog: InDialog) -> None:
    table = tasks(office)

    def enter() -> None:
        office.click("dialog.new_task.go")
        assert office.text("dialog.new_task.fr.frame.note") != ""
        office.find(QPlainTextEdit, "dialog.new_task.fr").setFocus()
        office.keys("Réserver la salle")
        office.fill("dialog.new_task.due", "3.3.2027")
        office.click("dialog.new_task.go")

    in_dialog(lambda: office.press(Key.Key_N, CTRL), enter)
    made = current(office, table)
    assert (made.text.fr.text, str(made.due), made.meeting) == ("Réserver la salle", "2027-03-03", None)
    assert office.focused() is table


def test_a_task_is_dropped_with_its_reason(office: Desktop, in_dialog: InDialog) -> None:
    task = current(office, tasks(office))

    def give_up() -> None:
        office.click("dialog.drop_task.go")
        assert office.text("dialog.drop_task.fr.note") != ""
        office.fill("dialog.drop_task.fr", "Fusion des communes")
        office.press(Key.Key_Return)

    in_dialog(lambda: office.trigger("action.task_void"), give_up)
    assert task_state(office.store, task.id) is TaskState.VOID
    choice = office.find(Choice, "tasks.which")
    choice.setCurrentIndex(4)
    choice.activated.emit(4)
    table = office.find(RecordTable, "tasks.table")
    assert task.number in office.cells(table, 0)
    assert table.select(task.id)
    assert "Fusion des communes" in office.text("task.second")


def test_a_record_that_is_asked_for_is_shown_whatever_the_filter_says(office: Desktop) -> None:
    table = tasks(office)
    task = current(office, table)
    office.workspace.do(move_task, task=task.id, to=TaskState.DONE, on=office.workspace.today())
    office.press(Key.Key_2, CTRL)
    office.window.desk.navigator.go(Place(page="registers", record=task.id))
    assert current(office, table).id == task.id


def test_a_record_that_is_gone_is_said_to_be_gone(office: Desktop) -> None:
    tasks(office)
    office.window.desk.navigator.go(Place(page="registers", record=UUID(int=5), detail="tasks"))
    assert office.text("status.sentence") != ""


def test_ctrl_p_leads_to_the_record_of_decisions_of_the_year(office: Desktop) -> None:
    table = decisions(office)
    year = office.find(Choice, "decisions.year")
    year.setCurrentIndex(1)
    year.activated.emit(1)
    assert table.rows_model.rowCount() > 0
    office.press(Key.Key_P, CTRL)
    place = office.window.desk.navigator.place
    assert place is not None
    assert (place.page, place.detail) == ("documents", f"year {year.currentText()}")
    assert place.record == office.store.all(Committee)[0].id
    office.settle()


def test_ctrl_p_leads_to_the_list_of_open_tasks_as_of_today(office: Desktop) -> None:
    tasks(office)
    office.press(Key.Key_P, CTRL)
    place = office.window.desk.navigator.place
    assert place is not None
    assert (place.page, place.detail, place.record) == ("documents", "tasks", office.store.all(Committee)[0].id)
    office.settle()
    shown = office.find(DocumentsPage, "page.documents")
    paper = shown.pane.paper
    assert paper is not None
    assert paper.name == f"MOC-{office.workspace.today().isoformat()}-tasks-alternate.pdf"
    assert shown.options.day.text() == office.window.desk.t.date_short(office.workspace.today())
    office.settle()


@pytest.mark.parametrize("what", ["decisions", "tasks"])
def test_nothing_can_be_changed_in_a_file_that_is_only_read(desktop: Desktop, what: str) -> None:
    assert desktop.window.open_file(desktop.sample, read_only=True)
    desktop.window.desk.navigator.go(Place(page="registers", detail=what))
    desktop.find(RecordTable, f"{what}.table").setFocus()
    desktop.press(Key.Key_Space)
    keys = ("publish_decision",) if what == "decisions" else ("task_done", "task_void", "new_task")
    for key in keys:
        action = desktop.window.desk.actions[key]
        assert not action.isEnabled()
        assert action.statusTip() == desktop.window.desk.t("This file can only be read here: nothing can be changed.")
