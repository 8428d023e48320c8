"""Is a committee without statutes asked once how it decides, before one vote against rejects what most were for?"""

import pytest

from ctj_desktop.domain.records.statutes import DecisionMode, DecisionRule, Statutes, TieRule
from ctj_desktop.domain.records.voting import Decision, DecisionResult, Vote
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.minutes.editor import MinuteEditor
from ctj_desktop.ui.widgets.fields import ComboBox
from tests.ui import beginning
from tests.ui.desktop import CTRL, Desktop, InDialog, Key
from tests.ui.sitting import Wall


@pytest.fixture
def room(empty: Desktop) -> Desktop:
    """Eight are there, no statutes are entered, and the keyboard is in the minutes of the first item."""
    meeting = beginning.a_sitting_meeting(empty, seats=8).id
    Wall(empty.store).set(14, 10)
    empty.window.desk.navigator.go(Place(page="hold", record=meeting))
    empty.press(Key.Key_F9)
    empty.press(Key.Key_F9)
    line(empty, "1-8")
    empty.press(Key.Key_Escape)
    empty.press(Key.Key_Return, CTRL)
    empty.find(MinuteEditor, "minutes").pair.fr.setFocus()
    return empty


def line(desktop: Desktop, text: str) -> None:
    desktop.keys(text)
    desktop.press(Key.Key_Return)


def results(desktop: Desktop) -> list[tuple[DecisionResult | None, DecisionMode | None]]:
    """Of every decision, by its number: its result, and by which rule."""
    sheet = desktop.find(MinuteEditor, "minutes").sheet
    assert sheet is not None
    rules = {one.id: one for one in desktop.store.all(DecisionRule)}
    decisions = desktop.store.all(Decision, order="number")
    return [(one.result, rules[one.rule].mode if one.rule in rules else None) for one in decisions]


@pytest.mark.long
def test_a_vote_with_opposition_asks_once_how_the_committee_decides(room: Desktop, in_dialog: InDialog) -> None:
    line(room, "/d Le comité adopte le budget.")
    line(room, "/v 6 1 1")
    assert room.store.count(Vote) == 0, "nothing is rejected before the question"
    in_dialog(lambda: room.press(Key.Key_Return), lambda: room.click("dialog.usage.go"))
    assert results(room) == [(DecisionResult.MAJORITY, DecisionMode.MAJORITY)]
    [kept] = room.store.all(Statutes)
    assert kept.usage
    line(room, "/d Le comité adopte le programme.")
    line(room, "/v 5 2 1")
    assert results(room)[1] == (DecisionResult.MAJORITY, DecisionMode.MAJORITY), "it is not asked twice"


@pytest.mark.long
def test_without_an_answer_it_is_by_consensus_and_not_asked_again(room: Desktop, in_dialog: InDialog) -> None:
    line(room, "/d Le comité adopte le budget.")
    line(room, "/v 6 1 1")
    in_dialog(lambda: room.press(Key.Key_Return), lambda: room.press(Key.Key_Escape))
    assert results(room) == [(DecisionResult.REJECTED, None)]
    line(room, "/d Le comité adopte le programme.")
    line(room, "/v 5 2 1")
    room.press(Key.Key_Return)
    assert results(room)[1] == (DecisionResult.REJECTED, None)
    assert room.store.count(Statutes) == 0


def test_a_vote_without_opposition_asks_nothing(room: Desktop) -> None:
    line(room, "/d Le comité adopte le budget.")
    line(room, "/v 7 0 1")
    assert results(room) == [(DecisionResult.CONSENSUS, None)]


@pytest.mark.long
def test_a_tie_under_the_answer_asks_for_the_casting_vote_first(room: Desktop, in_dialog: InDialog) -> None:
    def chair_decides() -> None:
        tie = room.find(ComboBox, "dialog.usage.tie")
        tie.choose(TieRule.CHAIR)
        room.click("dialog.usage.go")

    line(room, "/d Le comité adopte le budget.")
    line(room, "/v 4 4 0")
    in_dialog(lambda: room.press(Key.Key_Return), chair_decides)
    assert room.store.count(Vote) == 0
    assert room.find(MinuteEditor, "minutes").votes.panel.casting.isVisible()
