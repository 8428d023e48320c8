"""Can minutes be written by keyboard alone, in both languages, and is nothing typed ever lost?"""

import re
import shutil
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from ctj_desktop.domain.ids import AgendaItemId
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import AgendaItem, Attendance, MeetingState, Presence
from ctj_desktop.domain.records.minutes import MinuteBlockKind
from ctj_desktop.domain.records.statutes import PostalRule, Statutes
from ctj_desktop.domain.records.voting import (
    Ballot,
    BallotGiven,
    Decision,
    DecisionKind,
    DecisionResult,
    Vote,
    VoteCount,
    VoteMethod,
)
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.i18n.words import word
from ctj_desktop.services.meetings.agenda import change_agenda_item
from ctj_desktop.services.membership.roll import statutes_of
from ctj_desktop.services.membership.rules.articles import add_statutes_article
from ctj_desktop.services.minutes.blocks import add_block, change_block, remove_block
from ctj_desktop.services.minutes.course import approve_minutes, circulate_minutes
from ctj_desktop.services.minutes.item_sheet import MinuteSheet, minute_sheet
from ctj_desktop.services.minutes.votes import change_vote
from ctj_desktop.services.session.attendance import record_departure
from ctj_desktop.services.session.course import close_session
from ctj_desktop.services.steps.change import Rewording
from ctj_desktop.services.steps.states import meeting_state
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.minutes.blocks.edit import BlockEdit
from ctj_desktop.ui.minutes.blocks.row import BlockRow
from ctj_desktop.ui.minutes.editor import MinuteEditor
from ctj_desktop.ui.minutes.picker import MentionPicker
from ctj_desktop.ui.widgets.labels import StatePill
from ctj_desktop.ui.widgets.table import Table
from tests.ui.desktop import ALT_SHIFT, CTRL, Desktop, InDialog, Key
from tests.ui.sitting import DAY, seats, the_meeting, under_way

FR, DE = "minutes.new.fr", "minutes.new.de"


class Writer:
    """The minute-taker before the third item."""

    def __init__(self, desktop: Desktop) -> None:
        self.desktop = desktop
        under_way(desktop.workspace)
        self.meeting = the_meeting(desktop.workspace)
        desktop.window.desk.navigator.go(Place(page="hold", record=self.meeting.id))
        self.editor = desktop.find(MinuteEditor, "minutes")
        sheet = self.editor.sheet
        assert sheet is not None
        self.item = sheet.item.id
        self.editor.pair.fr.setFocus()

    @property
    def sheet(self) -> MinuteSheet:
        """What is stored."""
        return minute_sheet(self.desktop.store, self.item)

    def shown(self) -> list[str]:
        """The French column from top to bottom."""
        return [line.text.fr.text for line in self.sheet.lines]

    def line(self, text: str) -> None:
        """Typed, and Enter."""
        self.desktop.keys(text)
        self.desktop.press(Key.Key_Return)

    def row(self, at: int) -> BlockRow:
        """A row on the screen."""
        return self.editor.column.rows[at]

    def said(self) -> str:
        """The sentence below the line."""
        return self.editor.pair.note_text()


@pytest.fixture
def writer(office: Desktop) -> Writer:
    return Writer(office)


def name(widget: QWidget) -> str:
    return widget.objectName()


def test_a_decision_its_vote_and_a_task_are_typed_without_the_mouse(writer: Writer) -> None:
    desktop = writer.desktop
    writer.line("Le secrétariat présente six marchés.")
    desktop.keys("/d Le comité rend un avis favorable.")
    assert writer.editor.pair.head()[0] in ("Décision", "Beschluss")
    desktop.press(Key.Key_L, CTRL)
    assert name(desktop.focused()) == DE
    writer.line("Der Ausschuss nimmt befürwortend Stellung.")
    assert name(desktop.focused()) == FR, "the next line begins where the last one was begun"
    writer.line("/v 7 0 1")
    writer.line("/t préparer la lettre -> 26.3.2027")
    kinds = [line.block.block_kind for line in writer.sheet.lines]
    assert kinds == [MinuteBlockKind.PARAGRAPH, MinuteBlockKind.DECISION, MinuteBlockKind.VOTE, MinuteBlockKind.TASK]
    decision = writer.sheet.lines[1].decision
    assert decision is not None
    assert (decision.text.fr.text, decision.text.de.text) == (
        "Le comité rend un avis favorable.",
        "Der Ausschuss nimmt befürwortend Stellung.",
    )
    assert decision.number is not None
    assert decision.result is DecisionResult.CONSENSUS
    vote = writer.sheet.lines[2].vote
    assert vote is not None
    assert vote.count == VoteCount(yes=7, abstentions=1)
    task = writer.sheet.lines[3].task
    assert task is not None
    assert task.due == date(2027, 3, 26)
    assert f" {decision.number}. " in writer.row(1).accessibleName()
    assert writer.row(2).look.boxes[0][1] == "7"


@pytest.mark.each_language
def test_the_other_language_follows_by_tab_and_a_block_is_written_on_in_place(writer: Writer) -> None:
    desktop = writer.desktop
    writer.line("Premier alinéa.")
    desktop.press(Key.Key_Up)
    assert name(desktop.focused()) == "minutes.edit.fr"
    desktop.press(Key.Key_Tab)
    assert name(desktop.focused()) == "minutes.edit.de"
    writer.line("Erster Absatz.")
    assert writer.sheet.lines[0].text.de.text == "Erster Absatz."
    assert writer.sheet.to_translate() == 0
    assert name(desktop.focused()) == FR
    desktop.press(Key.Key_Tab)
    assert name(desktop.focused()) == DE
    desktop.press(Key.Key_Tab)
    assert name(desktop.focused()) == "minutes.phrase.0"
    desktop.press(Key.Key_Backtab)
    assert name(desktop.focused()) == DE
    writer.row(0).setFocus()
    desktop.press(Key.Key_Backtab)
    assert name(desktop.focused()) == "minutes.outcome"
    desktop.press(Key.Key_Tab)
    assert desktop.focused() is writer.row(0)
    for stop in (FR, DE, "minutes.phrase.0"):
        desktop.press(Key.Key_Tab)
        assert name(desktop.focused()) == stop
    desktop.press(Key.Key_Tab)
    assert not writer.editor.isAncestorOf(desktop.focused())


@pytest.mark.parametrize("language", ["de_CH"], indirect=True)
def test_who_writes_in_german_comes_by_tab_to_french_and_then_out(writer: Writer) -> None:
    desktop = writer.desktop
    writer.editor.pair.de.setFocus()
    desktop.keys("Erster Absatz.")
    for stop in (FR, "minutes.phrase.0"):
        desktop.press(Key.Key_Tab)
        assert name(desktop.focused()) == stop
    for stop in (FR, DE):
        desktop.press(Key.Key_Backtab)
        assert name(desktop.focused()) == stop
    desktop.press(Key.Key_Tab)
    writer.line("Premier alinéa.")
    assert writer.sheet.lines[0].text.de.text == "Erster Absatz."
    assert name(desktop.focused()) == DE
    writer.row(0).setFocus()
    desktop.press(Key.Key_Tab)
    assert name(desktop.focused()) == DE


def test_a_person_is_named_by_any_part_of_the_name_and_owns_the_task(writer: Writer) -> None:
    desktop = writer.desktop
    desktop.keys("/t @secret")
    picker = writer.editor.findChild(MentionPicker, "minutes.picker")
    assert picker is not None
    picker.look_now()
    assert picker.isVisible()
    assert all("secr" in chosen.casefold() for chosen in picker.names())
    desktop.press(Key.Key_Return)
    assert not picker.isVisible()
    edit = writer.editor.pair.fr
    edit.selectAll()
    desktop.press(Key.Key_C, CTRL)
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    writer.line("compléter le budget → 26 mars 2027")
    (task,) = [line.task for line in writer.sheet.lines if line.task]
    assert task.owner is not None
    assert (task.text.fr.text, task.due) == ("compléter le budget", date(2027, 3, 26))


def test_more_votes_than_voters_and_a_tie_are_said_at_the_fields(writer: Writer) -> None:
    desktop = writer.desktop
    writer.line("/d Le comité approuve.")
    writer.line("/v 40 0 1")
    panel = writer.editor.votes.panel
    assert "41" in writer.said()
    assert "9" in writer.said()
    desktop.press(Key.Key_Escape)
    writer.line("/v")
    desktop.fill("minutes.vote.yes", "40")
    assert "40" in panel.note.text()
    assert "9" in panel.note.text()
    desktop.press(Key.Key_Return)
    assert desktop.store.count(Vote, decision=_last(writer).id) == 0
    desktop.fill("minutes.vote.yes", "4")
    desktop.fill("minutes.vote.no", "4")
    panel.rule.choose(writer.sheet.rules[-1].id)
    panel.rule.activated.emit(panel.rule.currentIndex())
    assert not panel.record.isEnabled()
    assert desktop.find(StatePill, "minutes.vote.verdict").accessibleName().startswith(("Égalité", "Stimmengleichheit"))
    panel.casting.setCurrentIndex(1)
    panel.casting.activated.emit(1)
    desktop.find(QWidget, "minutes.vote.yes").setFocus()
    desktop.press(Key.Key_Return)
    assert _last(writer).result is DecisionResult.MAJORITY
    assert not writer.editor.votes.is_open


@pytest.mark.parametrize("typed", ["/v 0 0 0", "/v 0 0 0 0 0 9"])
def test_a_line_in_which_nobody_voted_asks_for_the_votes(writer: Writer, typed: str) -> None:
    desktop = writer.desktop
    writer.line("/d Le comité approuve.")
    desktop.keys(typed)
    assert "9" in writer.editor.pair.head()[1]
    assert "onsens" not in writer.editor.pair.head()[1]
    desktop.press(Key.Key_Return)
    assert name(desktop.focused()) == "minutes.vote.yes"
    desktop.press(Key.Key_Return)
    assert writer.editor.votes.is_open
    assert desktop.store.count(Vote, decision=_last(writer).id) == 0
    assert _last(writer).result is None


def test_a_roll_call_waits_for_its_names_and_shows_them_again_when_it_is_corrected(
    writer: Writer, in_dialog: InDialog
) -> None:
    desktop = writer.desktop
    writer.line("/d Le comité approuve.")
    writer.line("/v")
    panel = writer.editor.votes.panel
    desktop.fill("minutes.vote.yes", "4")
    _choose_method(writer, VoteMethod.NOMINAL)
    assert panel.note.text()
    assert not panel.record.isEnabled()

    def call() -> None:
        for key in (Key.Key_1, Key.Key_2, Key.Key_1):
            desktop.press(key)
        desktop.press(Key.Key_Return)

    in_dialog(lambda: desktop.click("minutes.vote.by_name"), call)
    panel.rule.choose(writer.sheet.rules[-1].id)
    panel.rule.activated.emit(1)
    assert not panel.note.text()
    desktop.press(Key.Key_Return)
    vote = writer.sheet.lines[-1].vote
    assert vote is not None
    writer.row(1).setFocus()
    desktop.press(Key.Key_Return)
    assert _numbers(writer)[:2] == (2, 1)
    assert panel.fields["yes"].isReadOnly()
    desktop.press(Key.Key_Return)
    assert not writer.editor.votes.is_open
    assert desktop.store.count(Ballot, vote=vote.id) == 3


def test_a_vote_that_stands_is_corrected_in_its_row(writer: Writer) -> None:
    desktop = writer.desktop
    writer.line("/d Le comité approuve.")
    writer.line("/v 8")
    writer.row(1).setFocus()
    desktop.press(Key.Key_Return)
    assert name(desktop.focused()) == "minutes.vote.yes"
    desktop.fill("minutes.vote.yes", "6")
    desktop.press(Key.Key_Return)
    vote = writer.sheet.lines[1].vote
    assert vote is not None
    assert vote.count == VoteCount(yes=6)


def test_a_vote_that_somebody_corrected_meanwhile_is_shown_before_it_is_written_over(writer: Writer) -> None:
    desktop = writer.desktop
    writer.line("/d Le comité approuve.")
    writer.line("/v 8")
    writer.row(1).setFocus()
    desktop.press(Key.Key_Return)
    vote = writer.sheet.lines[1].vote
    assert vote is not None
    desktop.workspace.do_fields(change_vote, vote=vote.id, count=VoteCount(yes=5, no=1))
    desktop.fill("minutes.vote.yes", "6")
    desktop.press(Key.Key_Return)
    assert re.search(r"\b5\b.*\b1\b", writer.editor.votes.panel.note.text())
    assert counted(writer) == VoteCount(yes=5, no=1)
    desktop.press(Key.Key_Return)
    assert counted(writer) == VoteCount(yes=6)


def counted(writer: Writer) -> VoteCount | None:
    vote = writer.sheet.lines[1].vote
    assert vote is not None
    return vote.count


def test_without_quorum_the_article_is_quoted_and_the_sentence_offered(writer: Writer) -> None:
    desktop = writer.desktop
    version = statutes_of(desktop.store, writer.meeting)
    assert version is not None
    wording = {"statutes": version.id, "number": "7", "text": Bilingual.of("Six au moins.", "Mindestens sechs.")}
    desktop.workspace.do_fields(add_statutes_article, **wording)
    writer.line("/d Le comité approuve.")
    for seat in seats(desktop.workspace)[:5]:
        attended = desktop.store.all(Attendance, meeting=writer.meeting.id, seat=seat)
        if attended and desktop.store.count(Presence, attendance=attended[0].id, end=None):
            desktop.workspace.do(record_departure, meeting=writer.meeting.id, seat=seat, left=time(14, 20))
    writer.line("/v 4 0 0")
    panel = writer.editor.votes.panel
    assert "7" in panel.note.text()
    assert "rt. 7" in panel.note.text()
    assert {"fr": "Six au moins.", "de": "Mindestens sechs."}[desktop.side()] in panel.note.text()
    assert not panel.record.isEnabled()
    desktop.click("minutes.vote.sentence")
    assert writer.shown()[-1].startswith("À 14")
    assert writer.sheet.lines[-1].text.de.text.startswith("Um 14.")
    assert desktop.store.count(Vote, decision=_last(writer).id) == 0


def test_the_roll_is_called_by_single_keys(writer: Writer, in_dialog: InDialog) -> None:
    desktop = writer.desktop
    writer.line("/d Le comité approuve.")
    writer.line("/v")
    panel = writer.editor.votes.panel
    panel.method.choose(VoteMethod.NOMINAL)
    panel.method.activated.emit(1)

    def call() -> None:
        for key in (Key.Key_1, Key.Key_1, Key.Key_2, Key.Key_3, Key.Key_1, Key.Key_1):
            desktop.press(key)
        desktop.press(Key.Key_Return)

    in_dialog(lambda: desktop.click("minutes.vote.by_name"), call)
    panel.rule.choose(writer.sheet.rules[-1].id)
    panel.rule.activated.emit(1)
    desktop.press(Key.Key_Return)
    vote = writer.sheet.lines[-1].vote
    assert vote is not None
    assert (vote.method, vote.count) == (VoteMethod.NOMINAL, VoteCount(yes=4, no=1, abstentions=1))
    assert desktop.store.count(Ballot, vote=vote.id) == 6


def take_votes_of_the_away(writer: Writer) -> None:
    """The statutes of the sample take them."""
    (version,) = writer.desktop.store.all(Statutes, committee=writer.meeting.committee, in_force_to=None)
    with writer.desktop.store.write(OperationLabel("statutes.changed", {"title_fr": "X"})) as unit:
        taken = PostalRule(in_advance=True, by_post=True, article="art. 10")
        unit.save(replace(version, postal=taken), before=version)


def test_votes_by_post_are_entered_beside_a_show_of_hands_corrected_and_undone(
    writer: Writer, in_dialog: InDialog
) -> None:
    desktop, panel = writer.desktop, writer.editor.votes.panel
    writer.line("/d Le comité approuve.")
    writer.line("/v")
    assert not panel.of_away.isVisible(), "the statutes take none"
    desktop.press(Key.Key_Escape)
    take_votes_of_the_away(writer)
    writer.line("/v")
    panel.rule.choose(writer.sheet.rules[-1].id)
    panel.rule.activated.emit(1)
    desktop.fill("minutes.vote.yes", "7")

    def enter(*keys: Key) -> None:
        for key in (*keys, Key.Key_Return):
            desktop.press(key)

    in_dialog(lambda: desktop.click("minutes.vote.of_away"), lambda: enter(Key.Key_2))
    assert panel.away.isVisible()
    desktop.press(Key.Key_Return)
    vote = writer.sheet.lines[-1].vote
    assert vote is not None
    assert vote.count == VoteCount(yes=7, no=1)
    assert [one.given for one in desktop.store.all(Ballot, vote=vote.id)] == [BallotGiven.BY_POST]
    row = writer.row(1)
    assert re.search(r"^1 (vote par correspondance|briefliche Stimme)$", row.look.facts.replace("\u00a0", " "))
    row.setFocus()
    desktop.press(Key.Key_Return)
    assert _numbers(writer)[:2] == (7, 0), "the fields hold the hands"
    in_dialog(lambda: desktop.click("minutes.vote.of_away"), lambda: enter(Key.Key_1, Key.Key_Up, Key.Key_5))
    desktop.press(Key.Key_Return)
    assert counted(writer) == VoteCount(yes=8)
    assert [one.given for one in desktop.store.all(Ballot, vote=vote.id)] == [BallotGiven.IN_ADVANCE]
    desktop.workspace.undo()
    assert counted(writer) == VoteCount(yes=7, no=1)
    writer.row(1).setFocus()
    desktop.press(Key.Key_Return)
    in_dialog(lambda: desktop.click("minutes.vote.of_away"), lambda: enter(Key.Key_Delete))
    assert not panel.away.isVisible()
    desktop.press(Key.Key_Return)
    assert counted(writer) == VoteCount(yes=7)
    assert desktop.store.count(Ballot, vote=vote.id) == 0


def test_a_roll_call_asks_those_who_are_away_too_where_the_statutes_take_them(
    writer: Writer, in_dialog: InDialog
) -> None:
    desktop = writer.desktop
    take_votes_of_the_away(writer)
    writer.line("/d Le comité approuve.")
    writer.line("/v")
    _choose_method(writer, VoteMethod.NOMINAL)

    def call() -> None:
        table = desktop.find(Table, "dialog.names.table")
        for _ in range(table.rows_model.rowCount()):
            desktop.press(Key.Key_1)
        desktop.press(Key.Key_Return)

    in_dialog(lambda: desktop.click("minutes.vote.by_name"), call)
    desktop.press(Key.Key_Return)
    vote = writer.sheet.lines[-1].vote
    assert vote is not None
    ways = [one.given for one in desktop.store.all(Ballot, vote=vote.id)]
    assert (ways.count(BallotGiven.IN_SESSION), ways.count(BallotGiven.BY_POST)) == (9, 2)
    assert vote.count == VoteCount(yes=11)


def test_a_vote_is_repeated_below_itself_and_counts_again_once_that_is_taken_back(writer: Writer) -> None:
    desktop, panel = writer.desktop, writer.editor.votes.panel
    writer.line("/d Le comité approuve.")
    writer.line("/v 7 1 0")
    if writer.editor.votes.is_open:
        panel.rule.choose(writer.sheet.rules[-1].id)
        panel.rule.activated.emit(1)
        desktop.press(Key.Key_Return)
    writer.line("Le dépouillement est contesté.")
    writer.row(1).setFocus()
    assert writer.editor.why_not("repeat_vote") == ""
    desktop.trigger("action.repeat_vote")
    assert name(desktop.focused()) == "minutes.vote.yes"
    desktop.keys("2")
    other = next(line for line in minute_rows(desktop) if line != writer.item)
    writer.editor.show_item(writer.meeting.id, other)
    writer.editor.show_item(writer.meeting.id, writer.item)
    writer.row(1).setFocus()
    desktop.trigger("action.repeat_vote")
    assert _numbers(writer)[:2] == (2, 0), "counts that wait stand there again"
    desktop.fill("minutes.vote.no", "6")
    desktop.press(Key.Key_Return)
    first, second = (line for line in writer.sheet.lines if line.vote is not None)
    assert second.vote is not None
    assert first.vote is not None
    assert (first.annulled, second.vote.annuls, second.vote.count) == (True, first.vote.id, VoteCount(yes=2, no=6))
    assert [line.vote is not None for line in writer.sheet.lines] == [False, True, True, False]
    assert _last(writer).result is DecisionResult.REJECTED
    writer.row(1).setFocus()
    assert writer.editor.why_not("repeat_vote") != ""
    assert not desktop.store.drafts()
    writer.row(2).setFocus()
    desktop.press(Key.Key_Delete)
    assert _last(writer).result is DecisionResult.MAJORITY
    assert not writer.sheet.lines[1].annulled


def minute_rows(desktop: Desktop) -> list[AgendaItemId]:
    return [item.id for item in desktop.store.all(AgendaItem, meeting=the_meeting(desktop.workspace).id)]


def test_counts_wait_while_another_item_is_looked_at(writer: Writer) -> None:
    desktop = writer.desktop
    writer.line("/d Le comité approuve.")
    writer.line("/v")
    desktop.fill("minutes.vote.yes", "6")
    other = next(item for item in desktop.store.all(AgendaItem, meeting=writer.meeting.id) if item.id != writer.item)
    writer.editor.show_item(writer.meeting.id, other.id)
    assert not writer.editor.votes.is_open
    assert writer.editor.pair.fr.text() == ""
    writer.editor.show_item(writer.meeting.id, writer.item)
    assert writer.editor.pair.fr.text().startswith("/v 6")
    writer.editor.focus_here()
    desktop.press(Key.Key_Return)
    assert writer.sheet.lines[-1].vote is not None


@pytest.mark.parametrize("counted", ["", "5"])
def test_the_next_item_taken_up_over_open_counts_has_the_keyboard(writer: Writer, counted: str) -> None:
    """And what was counted waits in the item it belongs to."""
    desktop = writer.desktop
    writer.line("/d Le comité approuve.")
    writer.line("/v")
    desktop.keys(counted)
    desktop.press(Key.Key_Return, CTRL)
    assert name(desktop.focused()) == f"minutes.new.{desktop.side()}"
    writer.line("La suite.")
    sheet = writer.editor.sheet
    assert sheet is not None
    assert sheet.item.id != writer.item
    said = [line.text.de.text if desktop.side() == "de" else line.text.fr.text for line in sheet.lines]
    assert said == ["La suite."]
    assert _drafts_of(writer) == [f"/v {counted} 0 0 0 0 0" if counted else "/v"]


def test_counts_and_keyboard_are_where_they_were_when_the_page_is_left_and_shown_again(writer: Writer) -> None:
    desktop = writer.desktop
    writer.line("/d Le comité approuve.")
    writer.line("/v")
    desktop.keys("5")
    desktop.press(Key.Key_Tab)
    desktop.keys("2")
    _away_and_back(desktop)
    assert name(desktop.focused()) == "minutes.vote.no"
    assert not writer.editor.pair.isVisible()
    waiting = writer.editor.entry.findChildren(QTimer)
    desktop.bot.waitUntil(lambda: not any(timer.isActive() for timer in waiting))
    assert _drafts_of(writer) == ["/v 5 2 0 0 0 0"], "a kill loses nothing"
    desktop.keys("1")
    assert _numbers(writer)[:2] == (5, 21)
    desktop.press(Key.Key_Backspace)
    desktop.press(Key.Key_Return)
    vote = writer.sheet.lines[1].vote
    assert vote is not None
    assert vote.count == VoteCount(yes=5, no=2)
    assert _drafts_of(writer) == []


@pytest.mark.parametrize("side", [FR, DE])
def test_counts_on_disk_stand_in_the_line_in_which_they_were_begun(writer: Writer, side: str) -> None:
    desktop = writer.desktop
    writer.line("/d Le comité approuve.")
    desktop.find(BlockEdit, side).setFocus()
    writer.line("/v 5 1 1")
    desktop.fill("minutes.vote.yes", "7")
    writer.editor.flush()
    after = MinuteEditor(desktop.window.desk, desktop.workspace, desktop.window)
    after.show_item(writer.meeting.id, writer.item)
    assert sorted(after.pair.texts()) == ["", "/v 7 1 1 0 0 0"]
    assert after.pair.edit(Language(side[-2:])).text()
    after.deleteLater()


def test_counts_that_are_corrected_have_the_keyboard_again_when_the_page_is_shown(writer: Writer) -> None:
    desktop = writer.desktop
    writer.line("/d Le comité approuve.")
    writer.line("/v 8")
    writer.row(1).setFocus()
    desktop.press(Key.Key_Return)
    desktop.fill("minutes.vote.yes", "6")
    _away_and_back(desktop)
    assert name(desktop.focused()) == "minutes.vote.yes"
    desktop.press(Key.Key_Return)
    vote = writer.sheet.lines[1].vote
    assert vote is not None
    assert vote.count == VoteCount(yes=6)


def test_a_vote_being_corrected_keeps_its_fields_when_another_one_is_typed(writer: Writer) -> None:
    desktop = writer.desktop
    writer.line("/d Le comité approuve.")
    writer.line("/v 8")
    writer.line("/d Le comité mandate le secrétariat.")
    writer.row(1).setFocus()
    desktop.press(Key.Key_Return)
    desktop.fill("minutes.vote.yes", "6")
    desktop.find(BlockEdit, FR).setFocus()
    writer.line("/v")
    assert writer.said()
    assert writer.editor.pair.fr.text() == "/v"
    assert writer.row(1).isAncestorOf(writer.editor.votes.panel)
    assert _numbers(writer)[0] == 6
    desktop.find(QWidget, "minutes.vote.yes").setFocus()
    desktop.press(Key.Key_Return)
    vote = writer.sheet.lines[1].vote
    assert vote is not None
    assert vote.count == VoteCount(yes=6)
    writer.line("")
    assert name(desktop.focused()) == "minutes.vote.yes"


def test_the_line_below_open_counts_is_written_into_by_nothing(writer: Writer) -> None:
    """By no menu, no phrase and no block that is opened: the counts are recorded or given up first."""
    desktop = writer.desktop
    writer.line("Un alinéa.")
    writer.line("/d Le comité approuve.")
    writer.line("/v")
    desktop.keys("5")
    for key in ("insert_decision", "insert_vote", "insert_task", "insert_person", "other_language"):
        assert writer.editor.why_not(key)
    assert not writer.editor.phrases.isEnabled()
    desktop.workspace.do_fields(add_block, item=writer.item, text=Bilingual.of("D’un autre poste."), place=1)
    assert not writer.editor.pair.isVisible()
    writer.row(1).setFocus()
    desktop.press(Key.Key_Return)
    assert writer.editor.votes.is_open
    assert _numbers(writer)[0] == 5
    desktop.find(QWidget, "minutes.vote.yes").setFocus()
    desktop.press(Key.Key_Escape)
    assert not writer.editor.why_not("insert_decision")
    assert writer.editor.phrases.isEnabled()
    assert writer.editor.pair.isVisible()


def test_the_next_item_taken_up_over_a_vote_being_corrected_has_the_keyboard(writer: Writer) -> None:
    desktop = writer.desktop
    writer.line("/d Le comité approuve.")
    writer.line("/v 8")
    writer.row(1).setFocus()
    desktop.press(Key.Key_Return)
    desktop.press(Key.Key_Return, CTRL)
    assert name(desktop.focused()) == f"minutes.new.{desktop.side()}"


def test_the_kind_of_a_decision_is_chosen_from_its_menu(writer: Writer) -> None:
    desktop = writer.desktop
    writer.line("/d Le secrétariat est chargé du suivi.")
    wanted = word(desktop.window.desk.t, DecisionKind.MANDATE)

    def choose() -> None:
        menu = desktop.window.findChild(QMenu, "minutes.menu")
        assert menu is not None
        next(action for action in menu.actions() if action.text() == wanted).trigger()
        menu.close()

    QTimer.singleShot(50, choose)
    writer.row(0).menu_asked.emit(writer.row(0).look.key, QPoint(0, 0))
    assert _last(writer).decision_kind is DecisionKind.MANDATE
    assert writer.row(0).look.word == wanted


def test_the_day_of_a_task_is_set_from_its_chip(writer: Writer, in_dialog: InDialog) -> None:
    desktop = writer.desktop
    writer.line("/t préparer la lettre")
    chip = f"{writer.row(0).objectName()}.due"

    def write() -> None:
        desktop.fill("dialog.day.due", "bientôt")
        desktop.press(Key.Key_Return)
        assert desktop.text("dialog.day.due.note")
        desktop.fill("dialog.day.due", "15 avril")
        desktop.press(Key.Key_Return)

    in_dialog(lambda: desktop.click(chip), write)
    task = writer.sheet.lines[0].task
    assert task is not None
    assert task.due == date(2027, 4, 15)


@pytest.mark.each_language
def test_an_adjournment_alone_writes_itself_in_both_languages(writer: Writer) -> None:
    writer.line("/r ")
    decision = writer.sheet.lines[0].decision
    assert decision is not None
    assert decision.decision_kind is DecisionKind.ADJOURNMENT
    assert decision.text.fr.text.startswith("Le comité reporte")
    assert decision.text.de.text.startswith("Der Ausschuss vertagt")


@pytest.mark.each_language
def test_a_set_phrase_is_typed_in_both_languages(writer: Writer) -> None:
    desktop = writer.desktop
    desktop.keys("Le comité")
    desktop.press(Key.Key_Tab)
    desktop.press(Key.Key_Tab)
    desktop.press(Key.Key_Right)
    desktop.press(Key.Key_Return)
    assert writer.editor.pair.texts() == ("Le comité prend acte", "nimmt Kenntnis")


def test_what_is_typed_is_on_disk_and_stands_again_in_its_line(writer: Writer) -> None:
    desktop = writer.desktop
    desktop.keys("Phrase jamais terminée")
    desktop.bot.waitUntil(lambda: any(draft.text == "Phrase jamais terminée" for draft in desktop.store.drafts()))
    after = MinuteEditor(desktop.window.desk, desktop.workspace, desktop.window)
    after.show_item(writer.meeting.id, writer.item)
    assert after.pair.fr.text() == "Phrase jamais terminée"
    assert after.pair.note_text()
    after.flush()
    assert writer.shown() == ["Phrase jamais terminée"]
    assert desktop.store.drafts() == []
    writer.editor.entry.clear()
    after.deleteLater()


def test_after_a_power_cut_texts_stand_in_their_lines_again(writer: Writer, tmp_path: Path) -> None:
    """The file as it lies on the disk while somebody types, opened by the next start of the program."""
    desktop = writer.desktop
    writer.line("Un alinéa.")
    desktop.press(Key.Key_Up)
    desktop.keys(" Interrompu")
    desktop.bot.waitUntil(lambda: any(draft.text == "Un alinéa. Interrompu" for draft in desktop.store.drafts()))
    for part in desktop.sample.parent.glob(f"{desktop.sample.name}*"):
        if part.is_file():
            shutil.copy(part, tmp_path / part.name.replace("Exemple", "Coupure"))
    assert desktop.window.open_file(tmp_path / "Coupure.ctj")
    desktop.window.desk.navigator.go(Place(page="hold", record=writer.meeting.id))
    editor = desktop.find(MinuteEditor, "minutes")
    editor.show_item(writer.meeting.id, writer.item)
    row = editor.column.rows[0]
    assert (row.look.fr.text, bool(row.look.marks[0])) == ("Un alinéa.", True)
    row.setFocus()
    desktop.press(Key.Key_Return)
    assert editor.editing.fr.text() == "Un alinéa. Interrompu"
    assert editor.editing.note_text()
    desktop.press(Key.Key_Return)
    assert minute_sheet(desktop.store, writer.item).lines[0].text.fr.text == "Un alinéa. Interrompu"
    assert desktop.store.drafts() == []


@pytest.mark.parametrize("typed", ["\u200b\u200b", "/d \u2060"])
def test_a_line_in_which_nothing_is_seen_writes_nothing(writer: Writer, typed: str) -> None:
    writer.line(typed)
    assert writer.sheet.lines == ()
    assert name(writer.desktop.focused()) == FR


def test_leaving_the_line_makes_it_an_act_and_escape_gives_it_up(writer: Writer) -> None:
    desktop = writer.desktop
    desktop.keys("À oublier")
    desktop.press(Key.Key_Escape)
    assert writer.editor.pair.texts() == ("", "")
    desktop.keys("À garder")
    desktop.press(Key.Key_K, CTRL)
    assert writer.shown() == ["À garder"]


def test_the_edited_block_offers_both_values_and_the_untouched_side_follows(writer: Writer) -> None:
    desktop = writer.desktop
    writer.line("Un alinéa.")
    block = writer.sheet.lines[0].block
    desktop.press(Key.Key_Up)
    desktop.keys(" Ici.")
    desktop.workspace.do_fields(change_block, block=block.id, text=Rewording(fr="Un alinéa. Ailleurs.", de="Anderswo."))
    assert desktop.find(BlockEdit, "minutes.edit.de").text() == "Anderswo."
    desktop.press(Key.Key_Return)
    assert desktop.shows("minutes.both")
    desktop.press(Key.Key_Return)
    assert writer.shown() == ["Un alinéa. Ici."]
    assert not desktop.shows("minutes.both")
    assert name(desktop.focused()) == FR


def test_text_typed_over_a_block_that_went_stands_in_the_line(writer: Writer) -> None:
    desktop = writer.desktop
    writer.line("Un alinéa.")
    block = writer.sheet.lines[0].block
    desktop.press(Key.Key_Up)
    desktop.keys(" Ici.")
    desktop.workspace.do(remove_block, block=block.id)
    assert writer.editor.pair.fr.text() == "Un alinéa. Ici."
    assert writer.said()


def test_a_block_goes_by_delete_comes_back_by_undo_and_moves(writer: Writer) -> None:
    desktop = writer.desktop
    for words in ("Un.", "Deux.", "Trois."):
        writer.line(words)
    writer.row(2).setFocus()
    desktop.press(Key.Key_Up, ALT_SHIFT)
    assert writer.shown() == ["Un.", "Trois.", "Deux."]
    desktop.press(Key.Key_Delete)
    assert writer.shown() == ["Un.", "Deux."]
    desktop.press(Key.Key_Z, CTRL)
    assert writer.shown() == ["Un.", "Trois.", "Deux."]


def test_a_slip_takes_the_decision_out_of_the_register_and_its_number_stays_used(writer: Writer) -> None:
    desktop = writer.desktop
    writer.line("/d Par erreur.")
    number = _last(writer).number
    writer.row(0).setFocus()
    desktop.press(Key.Key_Delete)
    assert writer.sheet.lines == ()
    writer.editor.pair.fr.setFocus()
    writer.line("/d Pour de bon.")
    assert _last(writer).number != number


def test_a_pasted_document_becomes_blocks_as_one_act(writer: Writer) -> None:
    desktop, source = writer.desktop, QMimeData()
    source.setHtml("<h1>Titre</h1><p>Un <b>gras</b> et <i>penché</i>.</p><ul><li>a * b</li><li>c</li></ul><p> </p>")
    writer.editor.pair.fr.insertFromMimeData(source)
    assert [(line.block.block_kind, line.text.fr.text) for line in writer.sheet.lines] == [
        (MinuteBlockKind.HEADING, "Titre"),
        (MinuteBlockKind.PARAGRAPH, "Un **gras** et *penché*."),
        (MinuteBlockKind.LIST_ENTRY, "a \\* b"),
        (MinuteBlockKind.LIST_ENTRY, "c"),
    ]
    desktop.press(Key.Key_Z, CTRL)
    assert writer.sheet.lines == ()


def test_a_document_pasted_into_a_block_stands_behind_it(writer: Writer) -> None:
    desktop, source = writer.desktop, QMimeData()
    for words in ("Un.", "Quatre."):
        writer.line(words)
    source.setText("Deux.\n\nTrois.\n")
    writer.row(0).setFocus()
    desktop.press(Key.Key_Return)
    writer.editor.editing.fr.insertFromMimeData(source)
    writer.line("Et demi.")
    assert writer.shown() == ["Un.", "Deux.", "Trois.", "Et demi.", "Quatre."]


def test_approved_minutes_say_why_nothing_is_written(writer: Writer) -> None:
    desktop, workspace = writer.desktop, writer.desktop.workspace
    writer.line("Un alinéa.")
    for step in (close_session, circulate_minutes, approve_minutes):
        more = {"closed_at": time(16)} if step is close_session else {}
        workspace.do(step, meeting=writer.meeting.id, on=DAY, **more)  # type: ignore[arg-type]
    assert meeting_state(desktop.store, writer.meeting.id) is MeetingState.APPROVED
    assert not writer.editor.pair.isVisible()
    assert writer.editor.fixed.sentence()
    assert writer.editor.why_not("insert_decision") == writer.editor.fixed.sentence()
    writer.row(0).setFocus()
    desktop.press(Key.Key_Return)
    desktop.press(Key.Key_Delete)
    assert writer.shown() == ["Un alinéa."]


def test_a_closed_item_writes_into_the_restricted_twins(writer: Writer) -> None:
    desktop = writer.desktop
    desktop.workspace.do_fields(change_agenda_item, item=writer.item, closed=True)
    assert desktop.shows("minutes.closed")
    writer.line("/d À huis clos.")
    writer.line("/v 7 0 1")
    assert desktop.store.count(Decision, item=writer.item) == 0
    assert any(line.decision is not None for line in writer.sheet.lines)


@pytest.mark.each_language
def test_a_title_and_a_paragraph_of_thousands_of_characters_fit(writer: Writer) -> None:
    desktop = writer.desktop
    long = Bilingual.of("mot " * 600, "Wort " * 500)
    desktop.workspace.do_fields(add_block, item=writer.item, text=long)
    desktop.workspace.do_fields(change_agenda_item, item=writer.item, title=long)
    row, head = writer.row(0), writer.editor.head
    assert row.height() > 300
    first = Language.DE if desktop.window.desk.t.language is Language.DE else Language.FR
    assert head.title.toolTip() == long.text(first)
    assert head.width() <= writer.editor.width()


def _choose_method(writer: Writer, method: VoteMethod) -> None:
    chosen = writer.editor.votes.panel.method
    chosen.choose(method)
    chosen.activated.emit(chosen.currentIndex())


def _away_and_back(desktop: Desktop) -> None:
    desktop.press(Key.Key_1, CTRL)
    desktop.window.desk.navigator.back()
    desktop.settle()


def _drafts_of(writer: Writer) -> list[str]:
    return [draft.text for draft in writer.desktop.store.drafts() if draft.record == writer.item]


def _numbers(writer: Writer) -> tuple[int, ...]:
    return tuple(field.number() for field in writer.editor.votes.panel.fields.values())


def _last(writer: Writer) -> Decision:
    found = [line.decision for line in writer.sheet.lines if line.decision is not None]
    assert isinstance(found[-1], Decision)
    return found[-1]


def test_a_block_opened_first_has_its_lines_as_wide_as_its_columns(writer: Writer, qtbot: QtBot) -> None:
    desktop, pair = writer.desktop, writer.editor.editing
    desktop.fill(FR, "à l’unanimité")
    desktop.fill(DE, "Der Ausschuss spricht einen Beitrag an den Veloweg. " * 3)
    desktop.press(Key.Key_Return)
    (row,) = writer.editor.findChildren(BlockRow)
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(row.width() * 3 // 4, row.height() // 2))
    assert pair.isVisible()
    assert [int(edit.document().textWidth()) for edit in (pair.fr, pair.de)] == [
        edit.viewport().width() for edit in (pair.fr, pair.de)
    ]


def test_a_decision_begun_without_a_word_is_ready_as_the_agenda_proposes_it(writer: Writer) -> None:
    proposed = Bilingual.of("Le comité soutient le projet.", "Der Ausschuss unterstützt das Projekt.")
    writer.desktop.workspace.do_fields(change_agenda_item, item=writer.item, proposed_decision=proposed)
    before = len(writer.sheet.lines)
    writer.desktop.keys("/d ")
    assert writer.editor.pair.accessibleName().endswith(writer.desktop.window.desk.t("Enter: as proposed"))
    writer.desktop.press(Key.Key_Return)
    assert len(writer.sheet.lines) == before  # to be read, and changed, first
    assert writer.editor.pair.texts() == ("/d Le comité soutient le projet.", "Der Ausschuss unterstützt das Projekt.")
    writer.line(" Sans réserve.")
    (decision,) = (line.decision for line in writer.sheet.lines if line.decision is not None)
    assert decision.text.fr.text == "Le comité soutient le projet. Sans réserve."
    assert decision.text.de.text == proposed.de.text
    writer.line("/d ")
    assert writer.said()  # a second one is not what was proposed
