"""Can minutes be read a last time, approved and locked by keys alone, and does the lock hold?"""

import hashlib
from datetime import time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit

from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import AgendaItem, MeetingMove, MeetingState
from ctj_desktop.domain.records.minutes import ApprovedVersion, MinuteBlock
from ctj_desktop.domain.records.voting import DecisionResult
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.meetings.agenda import change_agenda_item
from ctj_desktop.services.meetings.life import change_meeting, convene_meeting
from ctj_desktop.services.minutes.approval_refusals import ApprovedAhead, ApprovedForGood
from ctj_desktop.services.minutes.blocks import add_block, change_block
from ctj_desktop.services.minutes.decisions import record_decision
from ctj_desktop.services.minutes.proofreading import ProofLine, ProofPart, Reading, proof
from ctj_desktop.services.session.course import open_session
from ctj_desktop.services.steps.change import Rewording
from ctj_desktop.services.steps.states import meeting_state
from ctj_desktop.services.workspace.workspace import Workspace
from ctj_desktop.storage.log.history import history
from ctj_desktop.storage.store import Store
from ctj_desktop.ui.approval.columns import DE, FR
from ctj_desktop.ui.approval.fingerprint import grouped
from ctj_desktop.ui.approval.list_view import ProofTable
from ctj_desktop.ui.approval.side import ObstacleRow, SideColumn
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.fields import ComboBox, LineEdit
from ctj_desktop.ui.widgets.switch import Switch
from tests.ui.circulated import sent_by_other_means
from tests.ui.desktop import CTRL, Desktop, InDialog, Key
from tests.ui.remarked import remarked

SHIFT = Qt.KeyboardModifier.ShiftModifier
CIRCULATED, APPROVED, PREPARED = "2026-02", "2026-01", "2027-01"


def approve(office: Desktop, number: str = CIRCULATED) -> ProofTable:
    """The approval of a meeting."""
    office.window.desk.navigator.go(Place(page="approve", record=office.meeting(number).id))
    return office.find(ProofTable, "approve.table")


def paragraphs(office: Desktop, number: str = CIRCULATED) -> list[ProofLine]:
    """As the service reads them."""
    lines = proof(office.store, office.meeting(number).id).lines
    return [line for line in lines if line.part is ProofPart.PARAGRAPH]


def block_of(office: Desktop, line: ProofLine) -> MinuteBlock:
    found = office.store.get(MinuteBlock, line.key)
    assert found is not None
    return found


def review(office: Desktop) -> ProofLine:
    """A passage whose source changed after it was translated."""
    line = paragraphs(office)[2]
    Workspace(office.store).do_fields(
        change_block, block=block_of(office, line).id, text=Rewording(fr="Texte corrigé.")
    )
    return line


def reason(office: Desktop, act: str) -> str:
    action = office.window.desk.actions[act]
    return "" if action.isEnabled() else action.statusTip()


def test_f8_finds_what_is_open_and_typing_closes_it(office: Desktop) -> None:
    line = review(office)
    table, t = approve(office), office.window.desk.t
    assert office.find(Button, "approve.primary").isEnabled()
    table.setCurrentIndex(table.rows_model.index(0, FR))
    office.press(Key.Key_F8)
    current = table.current_line()
    assert current is not None
    assert (current.key, table.current_language()) == (line.key, Language.DE)
    office.press(Key.Key_Return)
    editor = office.find(QPlainTextEdit, "approve.editor")
    assert editor.hasFocus()
    assert "DE" in editor.accessibleName()
    office.press(Key.Key_A, CTRL)
    office.keys("Berichtigter Text.")
    office.press(Key.Key_Return)
    stored = block_of(office, line)
    assert stored.text.de.text == "Berichtigter Text."
    assert stored.text.fr.text == "Texte corrigé."
    assert history(office.store, line.key)[0].operation.label.key == "minute_block.changed"
    assert proof(office.store, office.meeting(CIRCULATED).id).open_lines == ()
    assert office.text("approve.fine") == t("Nothing stands against the approval.")


def test_a_passage_is_marked_as_checked_by_one_key_and_undone(office: Desktop) -> None:
    line = review(office)
    table = approve(office)
    assert table.go_to(line.key, Language.DE)
    office.press(Key.Key_F8, SHIFT)
    assert paragraphs(office)[2].reading is Reading.DONE
    office.press(Key.Key_Z, CTRL)
    assert paragraphs(office)[2].reading is Reading.REVIEW


def test_escape_gives_up_tab_goes_to_the_other_language_and_both_are_one_act_each(office: Desktop) -> None:
    table, line = approve(office), paragraphs(office)[0]
    before = block_of(office, line)
    assert table.go_to(line.key, Language.FR)
    office.keys("X")
    office.press(Key.Key_Escape)
    assert block_of(office, line) == before
    office.press(Key.Key_F2)
    office.press(Key.Key_End, CTRL)
    office.keys(" Fin.")
    office.press(Key.Key_Tab)
    editor = office.find(QPlainTextEdit, "approve.editor")
    assert editor.toPlainText() == before.text.de.text
    office.press(Key.Key_End, CTRL)
    office.keys(" Ende.")
    office.press(Key.Key_F8)
    stored = block_of(office, line)
    assert (stored.text.fr.text, stored.text.de.text) == (before.text.fr.text + " Fin.", before.text.de.text + " Ende.")
    assert not table.is_editing()


def test_tab_goes_to_the_other_language_after_enter_too_and_then_leaves_the_list(office: Desktop) -> None:
    table, line = approve(office), paragraphs(office)[0]
    before = block_of(office, line)
    assert table.go_to(line.key, Language.FR)
    for key in (Key.Key_Return, Key.Key_End):
        office.press(key)
    office.keys(" Fin.")
    for key in (Key.Key_Return, Key.Key_Tab, Key.Key_Return):
        office.press(key)
    assert office.find(QPlainTextEdit, "approve.editor").toPlainText() == before.text.de.text
    office.press(Key.Key_Escape)
    office.press(Key.Key_Backtab)
    assert (table.current_language(), office.focused()) == (Language.FR, table)
    office.press(Key.Key_Tab)
    office.press(Key.Key_Tab)
    assert office.focused() is not table


@pytest.mark.long
def test_what_is_typed_is_a_draft_within_a_second_and_found_again(office: Desktop) -> None:
    table, line = approve(office), paragraphs(office)[0]
    assert table.go_to(line.key, Language.FR)
    office.press(Key.Key_F2)
    office.keys(" Z")
    office.bot.waitUntil(lambda: any(draft.record == line.key for draft in office.store.drafts()))
    (draft,) = [draft for draft in office.store.drafts() if draft.record == line.key]
    assert draft.register == "text.fr"
    assert draft.text.endswith(" Z")
    office.press(Key.Key_Escape)
    assert [one for one in office.store.drafts() if one.record == line.key] == []
    office.store.save_draft(line.key, "text.fr", "Texte d’avant la panne")
    office.window.desk.navigator.go(Place(page="meetings"))
    table = approve(office)
    assert table.go_to(line.key, Language.FR)
    office.press(Key.Key_F2)
    assert office.find(QPlainTextEdit, "approve.editor").toPlainText() == "Texte d’avant la panne"
    office.press(Key.Key_Return)
    assert block_of(office, line).text.fr.text == "Texte d’avant la panne"


def test_somebody_elses_change_under_an_open_side_loses_nothing(office: Desktop) -> None:
    table, line = approve(office), paragraphs(office)[0]
    assert table.go_to(line.key, Language.FR)
    office.press(Key.Key_F2)
    office.press(Key.Key_A, CTRL)
    office.keys("Le mien.")
    Workspace(office.store).do_fields(change_block, block=block_of(office, line).id, text=Rewording(fr="Le sien."))
    office.press(Key.Key_Return)
    assert "Le sien." in office.text("approve.both.theirs.text")
    assert block_of(office, line).text.fr.text == "Le sien."
    office.click("approve.both.mine")
    assert block_of(office, line).text.fr.text == "Le mien."


def test_formal_sentences_lead_to_their_fact_and_titles_only_take_a_missing_language(office: Desktop) -> None:
    table = approve(office)
    formal = next(line for line in table.rows_model.rows if line.part is ProofPart.FORMAL)
    assert table.go_to(formal.key, Language.FR)
    office.press(Key.Key_Return)
    assert not table.is_editing()
    place = office.window.desk.navigator.place
    assert place is not None
    assert place.page in ("hold", "prepare")
    table = approve(office)
    title = next(line for line in table.rows_model.rows if line.part is ProofPart.ITEM)
    assert table.go_to(title.key, Language.FR)
    office.press(Key.Key_F2)
    assert not table.is_editing()


def test_only_what_is_open_and_the_obstacles_lead_to_the_passage(office: Desktop) -> None:
    line = review(office)
    table = approve(office)
    everything = table.rows_model.rowCount()
    office.find(Switch, "approve.filter").setFocus()
    office.press(Key.Key_Right)
    assert [one.key for one in table.rows_model.rows] == [line.key]
    office.click("approve.obstacle.review")
    assert table.rows_model.rowCount() == everything
    current = table.current_line()
    assert current is not None
    assert current.key == line.key


def test_changes_since_the_circulation_are_marked(office: Desktop) -> None:
    line = review(office)
    table = approve(office)
    office.click("approve.changes")
    assert line.key in table.lines.faces.earlier
    earlier = table.lines.faces.earlier[line.key].text
    assert earlier is not None
    assert earlier.fr.text == line.text.fr.text
    office.click("approve.changes")
    assert table.lines.faces.earlier == {}


def test_that_nobody_is_said_to_preside_is_named_and_leads_to_where_it_is_said(
    office: Desktop, in_dialog: InDialog
) -> None:
    meeting = office.meeting(CIRCULATED)
    office.workspace.do_fields(change_meeting, meeting=meeting.id, chair=None)
    approve(office)

    def look() -> None:
        assert office.focused().objectName() == "dialog.change.chair"
        office.press(Key.Key_Escape)

    in_dialog(lambda: office.click("approve.obstacle.nobody_presides"), look)
    office.workspace.do_fields(change_meeting, meeting=meeting.id, chair=meeting.chair)
    assert not office.shows("approve.obstacle.nobody_presides")


def test_enter_after_enter_on_the_button_approves_nothing(office: Desktop, in_dialog: InDialog) -> None:
    """Not in the dialog, nor where the button that sent the minutes now approves them."""
    approve(office)
    meeting = office.meeting(CIRCULATED)
    office.find(Button, "approve.primary").setFocus()
    in_dialog(lambda: office.press(Key.Key_Return), lambda: office.press(Key.Key_Return))
    assert meeting_state(office.store, meeting.id) is MeetingState.CIRCULATED
    office.find(Button, "approve.primary").setFocus()
    office.trigger("action.take_minutes_back")
    assert meeting_state(office.store, meeting.id) is MeetingState.HELD
    assert office.focused().objectName() != "approve.primary"


def test_the_minutes_are_approved_locked_and_never_undone(office: Desktop, in_dialog: InDialog) -> None:
    table, t = approve(office), office.window.desk.t
    meeting = office.meeting(CIRCULATED)

    def too_early() -> None:
        office.fill("dialog.approve.on", "1.10.2026")
        office.click("dialog.approve.go")
        assert office.text("dialog.approve.on.note") != ""
        assert office.dialog() is not None
        ahead = office.workspace.today() + timedelta(days=1)
        for day in (ahead, ahead.replace(year=2072)):
            office.fill("dialog.approve.on", t.date_short(day))
            office.click("dialog.approve.go")
            assert office.text("dialog.approve.on.note") == sentence(t, ApprovedAhead(day))
        office.fill("dialog.approve.on", t.date_short(office.workspace.today()))
        assert office.find(LineEdit, "dialog.approve.signature").text() != ""
        assert office.find(Button, "dialog.approve.go").text() == t("Approve and lock")
        office.click("dialog.approve.go")

    in_dialog(lambda: office.trigger("action.approve"), too_early)
    assert meeting_state(office.store, meeting.id) is MeetingState.APPROVED
    (version,) = office.store.all(ApprovedVersion, meeting=meeting.id)
    assert version.sha256 == hashlib.sha256(version.text.encode()).hexdigest()
    assert office.text("approve.lock.hash") == grouped(version.sha256)
    assert office.text("approve.lock.verdict") == t("Verified: the text is the one that was approved.")
    assert office.text("approve.locked.sentence").startswith(t("Approved on {date}").split("{")[0])
    office.click("approve.lock.copy")
    assert QGuiApplication.clipboard().text() == version.sha256
    line = paragraphs(office)[0]
    assert table.go_to(line.key, Language.FR)
    office.press(Key.Key_F2)
    assert not table.is_editing()
    office.press(Key.Key_Z, CTRL)
    assert office.text("status.sentence") == sentence(t, ApprovedForGood(CIRCULATED))
    assert meeting_state(office.store, meeting.id) is MeetingState.APPROVED
    close = office.find(Button, "approve.primary")
    close.setFocus()
    in_dialog(lambda: office.press(Key.Key_Return), lambda: office.press(Key.Key_Return))
    assert meeting_state(office.store, meeting.id) is MeetingState.APPROVED, "nobody has signed, and Enter closes not"
    in_dialog(lambda: office.click("approve.primary"), lambda: office.click("dialog.close_file.0.button"))
    in_dialog(lambda: None, lambda: office.press(Key.Key_Escape))  # a signature would be entered there
    assert meeting_state(office.store, meeting.id) is MeetingState.APPROVED
    in_dialog(lambda: office.click("approve.primary"), lambda: office.click("dialog.close_file.go"))
    assert meeting_state(office.store, meeting.id) is MeetingState.CLOSED
    assert office.focused() is table
    assert reason(office, "close_meeting") != ""


@pytest.mark.long
def test_minutes_are_taken_back_and_circulated_again(office: Desktop, in_dialog: InDialog) -> None:
    approve(office)
    meeting = office.meeting(CIRCULATED)
    office.click("approve.take_minutes_back")
    assert meeting_state(office.store, meeting.id) is MeetingState.HELD
    assert reason(office, "approve") != ""
    in_dialog(lambda: office.click("approve.primary"), lambda: sent_by_other_means(office))
    assert meeting_state(office.store, meeting.id) is MeetingState.CIRCULATED
    office.press(Key.Key_Z, CTRL)
    assert meeting_state(office.store, meeting.id) is MeetingState.HELD


def test_a_meeting_that_was_not_held_says_why_nothing_can_be_done(office: Desktop) -> None:
    approve(office, PREPARED)
    assert not office.find(Button, "approve.primary").isEnabled()
    assert office.shows("approve.note")
    assert office.shows("approve.obstacle.nothing_written")
    for act in ("circulate", "approve", "take_minutes_back", "close_meeting"):
        assert reason(office, act) != ""


def test_a_changed_record_below_the_lock_is_said(office: Desktop) -> None:
    line = paragraphs(office, APPROVED)[0]
    block = block_of(office, line)
    with office.store.write(OperationLabel("minute_block.changed")) as unit:
        unit.save(replace(block, text=Bilingual.of("Faux", "Falsch")), before=block)
    approve(office, APPROVED)
    t = office.window.desk.t
    expected = t("The records no longer say what was approved. What was filed holds.")
    assert office.text("approve.lock.verdict") == expected


@pytest.mark.long
@pytest.mark.each_language
def test_two_hundred_long_passages_keep_their_place(office: Desktop) -> None:
    meeting = office.meeting(CIRCULATED)
    item = office.store.all(AgendaItem, meeting=meeting.id, order="position")[0]
    workspace, long = Workspace(office.store), "Le comité prend acte du rapport. " * 60
    with office.store.batch():
        for _ in range(200):
            workspace.do_fields(add_block, item=item.id, text=Bilingual.of(long, long))
    table = approve(office)
    last = table.rows_model.rows[-1]
    assert table.go_to(last.key, Language.DE)
    office.bot.waitUntil(lambda: not table._idle.isActive())
    rect = table.visualRect(table.currentIndex())
    assert table.viewport().rect().intersects(rect)
    heights = [table.rowHeight(at) for at in range(table.rows_model.rowCount())]
    exact = [table.lines.height_of(line) for line in table.rows_model.rows]
    assert heights == exact
    assert table.columnWidth(FR) == table.columnWidth(DE)


@pytest.mark.each_language
@pytest.mark.parametrize("size", [(1024, 640), (1280, 800)])
def test_what_stands_against_the_approval_finds_room(office: Desktop, size: tuple[int, int]) -> None:
    review(office)
    office.window.resize(*size)
    table = approve(office)
    obstacle = office.find(ObstacleRow, "approve.obstacle.review")
    assert obstacle.height() >= obstacle.heightForWidth(obstacle.width())
    assert table.columnWidth(FR) > 150


@pytest.mark.long
def test_other_minutes_have_the_room_that_they_need_above_the_list(office: Desktop) -> None:
    office.window.desk.theme.set_text_size(150)
    meeting = remarked(office.workspace)
    approve(office, APPROVED)
    office.settle()
    office.window.desk.navigator.go(Place(page="remarks", record=meeting))
    office.settle()
    approve(office)
    office.settle()
    [side] = office.window.findChildren(SideColumn)
    assert side.minimumHeight() == side.maximumHeight() == side.height_at(side.width())


def test_a_file_that_can_only_be_read_says_so_everywhere(office: Desktop) -> None:
    line = review(office)
    path = office.store.path
    office.window.close_workspace()
    keep = Store.open(path)  # somebody else writes: this window may only read
    try:
        assert office.window.open_file(path, read_only=True)
        table = approve(office)
        assert table.go_to(line.key, Language.FR)
        office.press(Key.Key_F2)
        assert not table.is_editing()
        assert not office.find(Button, "approve.primary").isEnabled()
        assert reason(office, "approve") == reason(office, "check_passage") != ""
    finally:
        keep.close()


def test_the_exact_file_is_one_key_away(office: Desktop) -> None:
    approve(office)
    office.press(Key.Key_P, CTRL)
    office.settle()
    place = office.window.desk.navigator.place
    assert place == Place(page="documents", record=office.meeting(CIRCULATED).id, detail="minutes")


@pytest.mark.long
def test_the_decision_of_the_next_meeting_gives_the_day(office: Desktop, in_dialog: InDialog) -> None:
    later, workspace = office.meeting(PREPARED), Workspace(office.store)
    day = later.on
    assert day is not None
    workspace.do(convene_meeting, meeting=later.id, on=office.workspace.today())
    office.store.keep_setting("today", day.isoformat())
    workspace.do(open_session, meeting=later.id, on=day, opened_at=time(14, 0))
    first, tied, *_ = office.store.all(AgendaItem, meeting=later.id, parent=None, order="position")
    text = Bilingual.of("Le procès-verbal est approuvé.", "Das Protokoll wird genehmigt.")
    decision = workspace.do_fields(record_decision, item=first.id, text=text).record
    workspace.do_fields(change_agenda_item, item=tied.id, approves=office.meeting(CIRCULATED).id)
    adopted = workspace.do_fields(record_decision, item=tied.id, text=text, result=DecisionResult.CONSENSUS).record
    approve(office)

    def choose() -> None:
        choice = office.find(ComboBox, "dialog.approve.decision")
        assert choice.chosen() == adopted.id
        assert office.find(LineEdit, "dialog.approve.on").text() == office.window.desk.t.date_short(day)
        choice.setFocus()
        office.press(Key.Key_Down)
        choice.activated.emit(choice.currentIndex())
        assert office.find(LineEdit, "dialog.approve.on").text() == office.window.desk.t.date_short(day)
        office.click("dialog.approve.go")

    in_dialog(lambda: office.trigger("action.approve"), choose)
    moves = office.store.all(MeetingMove, meeting=office.meeting(CIRCULATED).id, to_state=MeetingState.APPROVED)
    assert [(move.on, move.decision) for move in moves] == [(day, decision.id)]
    said = [
        line.text.fr.text for line in proof(office.store, later.id).lines if line.part is ProofPart.FORMAL and line.item
    ]
    assert sum(CIRCULATED in line for line in said) == 1
