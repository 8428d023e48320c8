"""Can decisions and tasks be found, corrected, done and published by keyboard?"""

from uuid import UUID

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QMenu, QPlainTextEdit

from ctj_desktop.domain.ids import DecisionId, RestrictedDecisionId
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.people import Organisation, Person
from ctj_desktop.domain.records.projects import Opinion
from ctj_desktop.domain.records.voting import (
    Decision,
    DecisionKind,
    PublishedDecision,
    RestrictedDecision,
    RestrictedTask,
    Task,
    TaskState,
    VoteCount,
)
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.meetings.agenda import add_agenda_item
from ctj_desktop.services.membership.committees import add_committee
from ctj_desktop.services.minutes.course import approve_minutes, circulate_minutes
from ctj_desktop.services.minutes.decisions import change_decision
from ctj_desktop.services.minutes.electorate import counting
from ctj_desktop.services.minutes.lists import decision_sheet
from ctj_desktop.services.minutes.task_lists import Which, task_sheet, waiting_tasks
from ctj_desktop.services.minutes.tasks import add_task, change_task, move_task
from ctj_desktop.services.minutes.votes import record_vote, remove_vote, votes_on
from ctj_desktop.services.naming.wanted import read
from ctj_desktop.services.steps.change import Rewording
from ctj_desktop.services.steps.records import person_name
from ctj_desktop.services.steps.states import meeting_state, task_state
from ctj_desktop.ui.documents.page import DocumentsPage
from ctj_desktop.ui.forms.screens.record_table import RecordTable
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.widgets.cell import Cell
from ctj_desktop.ui.widgets.fields import ComboBox, LineEdit
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.rows import CELL_ROLE
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


@pytest.mark.long
def test_words_year_and_result_narrow_the_decisions_and_are_remembered(office: Desktop) -> None:
    table, t = decisions(office), office.window.desk.t
    everything = table.rows_model.rowCount()
    office.press(Key.Key_F, CTRL)
    office.keys("charte")
    office.bot.waitUntil(lambda: 0 < table.rows_model.rowCount() < everything)
    number = office.cells(table, 0)[0]
    office.press(Key.Key_Down)
    assert table.hasFocus()
    assert office.text("decisions.sheet.title") == number
    whole = t.n("{count} decision", "{count} decisions", everything).format(count=everything)
    shown = table.rows_model.rowCount()
    assert office.text("page.subtitle") == t("{shown} of {all}").format(shown=shown, all=whole)
    assert read(office.store.setting("registers.decisions")).words == "charte"
    office.press(Key.Key_F, CTRL)
    office.keys("xyzzy")
    office.bot.waitUntil(lambda: office.shows("decisions.card.empty.plain"))
    office.click("decisions.card.empty.plain")
    assert table.rows_model.rowCount() == everything


@pytest.mark.long
def test_what_was_looked_for_last_is_there_again(office: Desktop) -> None:
    table = decisions(office)
    kind = office.find(ComboBox, "decisions.kind")
    kind.choose(DecisionKind.OPINION.value)
    kind.activated.emit(kind.currentIndex())
    found = office.cells(table, 0)
    tasks(office)
    owner = office.find(ComboBox, "tasks.owner")
    owner.setFocus()
    owner.setCurrentIndex(1)
    owner.activated.emit(1)
    office.window.close_workspace()
    office.open_sample()
    office.press(Key.Key_3, CTRL)
    assert office.find(ComboBox, "tasks.owner").currentIndex() == 1
    office.window.desk.navigator.go(
        Place(page="registers", detail="decisions")
    )  # in German a list has the switch's place
    assert office.find(ComboBox, "decisions.kind").chosen() == DecisionKind.OPINION.value
    assert office.cells(office.find(RecordTable, "decisions.table"), 0) == found


@pytest.mark.long
@pytest.mark.each_language
def test_a_decision_is_corrected_until_the_minutes_are_approved(office: Desktop) -> None:
    table = decisions(office)
    key = an_open_one(office)
    assert table.select(key)
    table.setFocus()
    office.press(Key.Key_F2)
    language = "de" if office.window.desk.t.language.value == "de" else "fr"
    field = office.find(QPlainTextEdit, f"decisions.sheet.text.{language}")
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
    assert office.find(QPlainTextEdit, f"decisions.sheet.text.{language}").toPlainText() != "Neu\nzweite Zeile"
    _approve(office, key)
    assert office.find(QPlainTextEdit, f"decisions.sheet.text.{language}").isReadOnly()
    assert not office.find(ComboBox, "decisions.sheet.result").isEnabled()
    assert office.text("decisions.sheet.fixed.0.sentence") != ""
    assert not office.find(QAbstractButton, "decisions.sheet.remove").isEnabled()


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


@pytest.mark.long
def test_somebody_elses_correction_is_offered_beside_the_own_one(office: Desktop) -> None:
    table = decisions(office)
    key = an_open_one(office)
    assert table.select(key)
    field = office.find(QPlainTextEdit, "decisions.sheet.text.fr")
    field.setFocus()
    field.selectAll()
    office.keys("mien")
    office.workspace.do_fields(change_decision, decision=key, text=Rewording(fr="autre"))
    office.leave()
    assert "autre" in office.text("decisions.sheet.both.theirs.text")
    office.click("decisions.sheet.both.mine")
    stored = office.store.get(Decision, key)
    assert stored is not None
    assert stored.text.fr.text == "mien"


@pytest.mark.long
def test_a_decision_is_published_once_and_undone(office: Desktop) -> None:
    table = decisions(office)
    key = next(one.id for one in office.store.all(Decision) if not office.store.all(PublishedDecision, decision=one.id))
    assert table.select(key)
    office.trigger("action.publish_decision")
    assert len(office.store.all(PublishedDecision, decision=key)) == 1
    assert not office.shows("decisions.sheet.publish_decision")
    office.press(Key.Key_Z, CTRL)
    assert office.store.all(PublishedDecision, decision=key) == []
    assert office.shows("decisions.sheet.publish_decision")


@pytest.mark.long
def test_a_decision_leads_to_the_opinion_that_it_gave_and_the_opinion_back(office: Desktop) -> None:
    opinion = next(one for one in office.store.all(Opinion) if one.decision is not None)
    assert opinion.decision
    assert decisions(office).select(opinion.decision)
    office.click("decisions.sheet.opinions.0")
    place = office.window.desk.navigator.place
    assert place is not None
    assert (place.page, place.record, place.detail) == ("project", opinion.project, f"opinion:{opinion.id}")
    office.settle()
    office.click("project.opinion.decision_chip")
    place = office.window.desk.navigator.place
    assert place is not None
    assert (place.page, place.record) == ("registers", opinion.decision)


@pytest.mark.long
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


@pytest.mark.long
def test_a_task_gets_another_date_and_a_refused_one_stands_below_its_field(office: Desktop) -> None:
    table = tasks(office)
    task = current(office, table)
    office.fill("tasks.sheet.due", "bald")
    office.leave()
    assert "bald" in office.text("tasks.sheet.due.note")
    office.fill("tasks.sheet.due", "1.4.2027")
    office.leave()
    stored = office.store.get(Task, task.id)
    assert stored is not None
    assert str(stored.due) == "2027-04-01"


@pytest.mark.long
def test_a_task_of_a_closed_item_says_who_does_not_see_it_and_is_worked_off_like_any_other(office: Desktop) -> None:
    meeting = office.store.all(Meeting, order="-on")[0]
    item = office.workspace.do_fields(add_agenda_item, meeting=meeting.id, title=text("Nomination"), closed=True)
    due = office.workspace.today()
    made = office.workspace.do_fields(add_task, item=item.id, text=text("Écrire à la candidate"), due=due)
    table = tasks(office)
    assert not office.shows("tasks.sheet.closed")
    assert table.select(made.id)
    assert "CTJ" in office.text("tasks.sheet.closed.sentence")
    office.fill("tasks.sheet.due", "1.4.2027")
    office.leave()
    stored = office.store.get(RestrictedTask, made.id)
    assert stored is not None
    assert str(stored.due) == "2027-04-01"
    table.setFocus()
    office.press(Key.Key_Space)
    assert task_state(office.store, made.id) is TaskState.DONE
    office.press(Key.Key_Z, CTRL)
    assert task_state(office.store, made.id) is TaskState.OPEN


@pytest.mark.long
def test_a_task_of_the_committee_is_entered_and_shown(office: Desktop, in_dialog: InDialog) -> None:
    table = tasks(office)

    def enter() -> None:
        office.click("dialog.new_task.go")
        assert office.text(f"dialog.new_task.text.{office.side()}.frame.note") != ""
        office.find(QPlainTextEdit, "dialog.new_task.text.fr").setFocus()
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
        assert office.text(f"dialog.drop_task.reason.{office.side()}.frame.note") != ""
        office.fill("dialog.drop_task.reason.fr", "Fusion des communes")
        office.press(Key.Key_Return, CTRL)

    in_dialog(lambda: office.trigger("action.task_void"), give_up)
    assert task_state(office.store, task.id) is TaskState.VOID
    choice = office.find(ComboBox, "tasks.which")
    choice.setCurrentIndex(4)
    choice.activated.emit(4)
    table = office.find(RecordTable, "tasks.table")
    assert task.number in office.cells(table, 0)
    assert table.select(task.id)
    assert "Fusion des communes" in office.text("tasks.sheet.second")


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


@pytest.mark.long
def test_ctrl_p_leads_to_the_record_of_decisions_of_the_year(office: Desktop) -> None:
    table = decisions(office)
    year = office.find(ComboBox, "decisions.year")
    year.setFocus()
    year.setCurrentIndex(1)
    year.activated.emit(1)
    assert table.rows_model.rowCount() > 0
    office.press(Key.Key_P, CTRL)
    place = office.window.desk.navigator.place
    assert place is not None
    assert (place.page, place.detail) == ("documents", f"year {year.currentText()}")
    assert place.record == office.store.all(Committee)[0].id
    office.settle()


@pytest.mark.long
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
    assert paper.order.paper == "tasks"
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


def owner_of(office: Desktop, task: Task) -> tuple[UUID | None, UUID | None, Bilingual]:
    """Who does it now: person, body or words."""
    found = office.store.get(Task, task.id)
    assert found is not None
    return found.owner, found.owner_body, found.owner_text


@pytest.mark.long
def test_the_owner_is_typed_be_it_a_person_or_a_body(office: Desktop) -> None:
    task = current(office, tasks(office))
    person, body = office.store.all(Person)[0], office.store.all(Organisation, order="id")[-1]
    office.fill("tasks.sheet.owner", person_name(person))
    office.leave()
    assert owner_of(office, task) == (person.id, None, Bilingual())
    office.fill("tasks.sheet.owner", body.name.or_other(office.window.desk.t.language))
    office.leave()
    assert owner_of(office, task) == (None, body.id, Bilingual())
    office.fill("tasks.sheet.owner", "personne d’ici")
    office.leave()
    assert "personne d’ici" in office.text("tasks.sheet.owner.note")
    assert owner_of(office, task) == (None, body.id, Bilingual())
    office.fill("tasks.sheet.owner", "")
    office.leave()
    assert owner_of(office, task) == (None, None, Bilingual())


@pytest.mark.long
def test_an_owner_in_words_stays_until_somebody_is_chosen(office: Desktop) -> None:
    table = tasks(office)
    task = current(office, table)
    words = Bilingual.of("les deux secrétariats", "die beiden Sekretariate")
    office.workspace.do_fields(change_task, task=task.id, owner_text=words, owner=None, owner_body=None)
    shown = words.text(office.window.desk.t.language)
    assert office.find(LineEdit, "tasks.sheet.owner").text() == shown
    office.find(LineEdit, "tasks.sheet.owner").setFocus()
    office.leave()
    assert owner_of(office, task) == (None, None, words)
    person = office.store.all(Person)[0]
    office.fill("tasks.sheet.owner", person_name(person))
    office.leave()
    assert owner_of(office, task) == (person.id, None, Bilingual())


def menu_of(office: Desktop, table: RecordTable) -> dict[str, str]:
    """The entries of the menu of the current row, with the reason against each."""
    table.menu_asked.emit(table.current_key(), QPoint(0, 0))
    (menu,) = [one for one in office.window.findChildren(QMenu) if one.isVisible()]
    found = {one.text(): "" if one.isEnabled() else one.toolTip() for one in menu.actions()}
    menu.close()
    return found


@pytest.mark.long
def test_the_menu_of_a_task_has_its_acts_with_the_reason_against_each(office: Desktop) -> None:
    table, t = tasks(office), office.window.desk.t
    entries = menu_of(office, table)
    assert entries[t("Done")] == ""
    assert entries[t("Reopen")] == t("The task is open.")
    choice = office.find(ComboBox, "tasks.which")
    choice.choose(Which.ALL.value)
    choice.activated.emit(choice.currentIndex())
    office.press(Key.Key_Space)
    entries = menu_of(office, table)
    assert entries[t("Done")] == t("Reopen the task first.")
    assert entries[t("Reopen")] == ""


@pytest.mark.long
def test_a_task_entered_by_mistake_is_taken_away_and_one_of_approved_minutes_stays(office: Desktop) -> None:
    table = tasks(office)
    (made,) = [one for one in office.store.all(Task) if one.meeting is None]
    fixed = next(
        one.id for one in office.store.all(Task) if task_sheet(office.store, one.id, office.workspace.today()).fixed
    )
    assert table.select(made.id)
    table.setFocus()
    office.press(Key.Key_Delete)
    assert office.store.get(Task, made.id) is None
    office.press(Key.Key_Z, CTRL)
    assert office.store.get(Task, made.id) is not None
    office.window.desk.navigator.go(Place(page="registers", record=fixed, detail="tasks"))
    remove = office.find(QAbstractButton, "tasks.sheet.remove")
    assert not remove.isEnabled()
    assert remove.toolTip() == office.text("tasks.sheet.fixed.0.sentence")


@pytest.mark.long
def test_a_decision_of_a_closed_item_says_so_and_is_never_published(office: Desktop) -> None:
    key = an_open_one(office)
    decision = office.store.get(Decision, key)
    assert decision is not None
    assert decision.item is not None
    made = under_a_closed_item(office, decision)
    table, t = decisions(office), office.window.desk.t
    assert table.select(made.id)
    assert office.text("decisions.sheet.closed.sentence") == t(
        "Taken under a closed item: the CTJ and the public version do not receive it."
    )
    publish = office.find(QAbstractButton, "decisions.sheet.publish_decision")
    assert publish.toolTip() == t("A decision of a closed item is never published.")
    office.fill("decisions.sheet.text.fr", "Corrigé")
    office.leave()
    stored = office.store.get(RestrictedDecision, made.id)
    assert stored is not None
    assert stored.text.fr.text == "Corrigé"


def under_a_closed_item(office: Desktop, beside: Decision) -> RestrictedDecision:
    """A decision under an item that is closed, of the same meeting."""
    assert beside.meeting is not None
    closed = RestrictedDecision(
        id=RestrictedDecisionId(office.workspace.new_id()),
        home=beside.home,
        committee=beside.committee,
        number="2026-999",
        text=Bilingual.of("À huis clos", "Nicht öffentlich"),
        on=office.workspace.today(),
    )
    with office.store.write(OperationLabel("decision.added")) as unit:
        return unit.save(closed)


@pytest.mark.long
def test_of_several_committees_each_line_tells_its_own(office: Desktop) -> None:
    table = tasks(office)
    code = office.store.all(Committee)[0].code

    def second() -> str:
        cell = table.rows_model.index(0, 1).data(CELL_ROLE)
        assert isinstance(cell, Cell)
        return cell.second

    assert code not in second()
    office.workspace.do_fields(add_committee, code="ZZZ", name=Bilingual.of("Autre", "Anderer"))
    office.workspace.look_at(None)
    office.window.desk.navigator.go(Place(page="registers", detail="decisions"))
    office.window.desk.navigator.go(Place(page="registers", detail="tasks"))
    assert second().startswith(code)


@pytest.mark.long
def test_each_vote_of_a_decision_says_its_minute_and_one_that_was_repeated_so(office: Desktop) -> None:
    key = an_open_one(office)
    decision = office.store.get(Decision, key)
    assert decision is not None
    assert decision.meeting is not None
    meeting = office.store.get(Meeting, decision.meeting)
    assert meeting is not None
    assert meeting.opened_at is not None
    for vote in counting(votes_on(office.store, decision)):
        office.workspace.do(remove_vote, vote=vote.id)
    count, rule = VoteCount(yes=1, no=2), decision.rule
    first = office.workspace.do_fields(record_vote, decision=key, count=count, taken_at=meeting.opened_at, rule=rule)
    office.workspace.do_fields(
        record_vote, decision=key, count=VoteCount(yes=3), taken_at=meeting.opened_at, rule=rule, annuls=first.id
    )
    office.window.desk.navigator.go(Place(page="registers", record=key))
    (label,) = [one for one in office.window.findChildren(Label) if one.objectName().endswith(".votes")]
    lines = label.text().splitlines()
    clock = office.window.desk.t.clock(meeting.opened_at)
    assert [line.startswith(clock) for line in lines] == [True, True]
    assert "1" in lines[0]
    assert "2" in lines[0]
    assert lines[0] != lines[1]
    assert [
        office.window.desk.t("Annulled, and the vote repeated ({counts}).").split("(")[0] in line for line in lines
    ] == [
        True,
        False,
    ]
