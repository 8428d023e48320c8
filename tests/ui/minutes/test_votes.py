"""Are votes taken, counted, corrected and repeated by keyboard alone, and does nothing typed of them go?"""

import re
from datetime import time

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.ids import AgendaItemId
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import AgendaItem, Attendance, Presence
from ctj_desktop.domain.records.statutes import DecisionMode, DoubleMajority, PostalRule, Statutes
from ctj_desktop.domain.records.voting import Ballot, BallotGiven, DecisionResult, Vote, VoteCount, VoteMethod
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.services.membership.roll import statutes_of
from ctj_desktop.services.membership.rules.articles import add_statutes_article
from ctj_desktop.services.membership.statutes import add_decision_rule
from ctj_desktop.services.minutes.blocks import add_block
from ctj_desktop.services.minutes.votes import change_vote
from ctj_desktop.services.session.attendance import record_departure
from ctj_desktop.ui.minutes.blocks.edit import BlockEdit
from ctj_desktop.ui.minutes.editor import MinuteEditor
from ctj_desktop.ui.widgets.labels import StatePill
from ctj_desktop.ui.widgets.table import Table
from tests.ui.desktop import CTRL, Desktop, InDialog, Key
from tests.ui.minutes.writer import DE, FR, Writer, last, name
from tests.ui.sitting import seats, the_meeting


@pytest.fixture
def writer(office: Desktop) -> Writer:
    return Writer(office)


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
    assert desktop.store.count(Vote, decision=last(writer).id) == 0
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
    assert last(writer).result is DecisionResult.MAJORITY
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
    assert desktop.store.count(Vote, decision=last(writer).id) == 0
    assert last(writer).result is None


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
            desktop.press(key, Qt.KeyboardModifier.KeypadModifier)  # where figures are typed
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


@pytest.mark.long
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


@pytest.mark.long
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


def test_all_who_can_vote_reach_the_majority_of_each_side_without_being_called_by_name(writer: Writer) -> None:
    asked = {"mode": DecisionMode.MAJORITY, "double_majority": DoubleMajority.SIDE, "default": True}
    version = writer.sheet.rules[0].statutes
    named = Bilingual.of("De chaque côté", "Jeder Seite")
    writer.desktop.workspace.do_fields(add_decision_rule, statutes=version, name=named, **asked)
    writer.line("/d Le comité approuve.")
    writer.line("/v 8 0 1")
    assert writer.editor.votes.is_open, "which side the abstention is of, nobody knows"
    writer.desktop.press(Key.Key_Escape)
    writer.desktop.press(Key.Key_Escape)
    writer.editor.pair.fr.setFocus()
    writer.line("/v 9")
    assert last(writer).result is DecisionResult.UNANIMOUS


def counted(writer: Writer) -> VoteCount | None:
    vote = writer.sheet.lines[1].vote
    assert vote is not None
    return vote.count


@pytest.mark.long
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
    assert desktop.store.count(Vote, decision=last(writer).id) == 0


@pytest.mark.long
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


@pytest.mark.long
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


@pytest.mark.long
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


@pytest.mark.long
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
    assert last(writer).result is DecisionResult.REJECTED
    writer.row(1).setFocus()
    assert writer.editor.why_not("repeat_vote") != ""
    assert not desktop.store.drafts()
    writer.row(2).setFocus()
    desktop.press(Key.Key_Delete)
    assert last(writer).result is DecisionResult.MAJORITY
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


@pytest.mark.long
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
