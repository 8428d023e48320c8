"""Are an amendment and a pause entered, corrected and taken away by keyboard and by a button with a word?"""

import pytest

from ctj_desktop.domain.records.meetings import Pause
from ctj_desktop.domain.records.minutes import MinuteBlockKind
from ctj_desktop.domain.records.voting import AmendmentResult, AnyAmendment, AnyVote, Decision
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.meetings.agenda import change_agenda_item
from ctj_desktop.ui.widgets.button import Button
from tests.ui.desktop import CTRL, Desktop, InDialog, Key
from tests.ui.minutes.writer import Writer, last


@pytest.fixture
def writer(office: Desktop) -> Writer:
    return Writer(office)


def kinds(writer: Writer) -> list[MinuteBlockKind]:
    return [line.block.block_kind for line in writer.sheet.lines]


@pytest.mark.long
def test_amendments_are_typed_and_voted_on_in_their_order_before_the_decision(writer: Writer) -> None:
    desktop = writer.desktop
    desktop.workspace.do_fields(change_agenda_item, item=writer.item, proposed_decision=Bilingual())
    writer.line("/a Rien à modifier")
    assert "/d" in writer.said()
    desktop.press(Key.Key_Escape)
    for typed in ("/d Deux études.", "/a Trois études.", "/a Une étude.", "/v 9 0 0", "/v 9 0 0", "/v 9 0 0"):
        writer.line(typed)
    results = [one.result for one in desktop.store.all(AnyAmendment, order="id")]
    assert results == [AmendmentResult.ADOPTED] * 2
    assert desktop.store.count(AnyVote, decision=last(writer).id, amendment=None) == 1
    assert kinds(writer)[-6:] == [
        MinuteBlockKind.DECISION,
        *[MinuteBlockKind.AMENDMENT] * 2,
        *[MinuteBlockKind.VOTE] * 3,
    ]
    writer.row(len(kinds(writer)) - 5).setFocus()
    desktop.press(Key.Key_Delete)
    assert desktop.store.count(AnyAmendment) == 1
    desktop.press(Key.Key_Z, CTRL)
    assert desktop.store.count(AnyAmendment) == 2
    assert desktop.store.count(Decision, item=writer.item) >= 1


def test_a_pause_is_typed_and_ended_by_its_button(writer: Writer) -> None:
    desktop = writer.desktop
    writer.line("/p")
    (pause,) = desktop.store.all(Pause)
    assert pause.end is None
    button = desktop.find(Button, "hold.pause")
    assert button.accessibleName() == desktop.window.desk.t("Go on")
    desktop.click("hold.pause")
    assert desktop.store.count(Pause) == 0  # within its first minute it was a slip
    said = desktop.window.desk.t("The pause ended in the minute in which it began: it is not kept.")
    assert desktop.text("status.sentence") == said
    assert button.accessibleName() == desktop.window.desk.t("Pause")


def test_the_times_of_a_pause_are_corrected_where_it_stands(writer: Writer, in_dialog: InDialog) -> None:
    desktop = writer.desktop
    writer.line("/p midi")
    assert desktop.store.count(Pause) == 0
    desktop.press(Key.Key_Escape)
    opened = writer.meeting.opened_at
    assert opened is not None
    writer.line(f"/p {opened.hour}:{opened.minute + 1:02}")
    at = kinds(writer).index(MinuteBlockKind.PAUSE)
    writer.row(at).setFocus()

    def correct() -> None:
        desktop.fill("dialog.pause.end", f"{opened.hour}:{opened.minute + 3:02}")
        desktop.press(Key.Key_Return)

    in_dialog(lambda: desktop.press(Key.Key_Return), correct)
    (pause,) = desktop.store.all(Pause)
    assert pause.end == opened.replace(minute=opened.minute + 3)


def test_the_same_vote_is_given_to_another_decision(writer: Writer, in_dialog: InDialog) -> None:
    desktop = writer.desktop
    for typed in ("/d Une étude.", "/d Deux études.", "/v 9 0 0"):
        writer.line(typed)
    line = next(one for one in reversed(writer.sheet.lines) if one.vote is not None)
    assert line.vote is not None
    vote = line.vote

    def choose() -> None:
        desktop.click("dialog.together.0")
        desktop.press(Key.Key_Return)

    in_dialog(lambda: writer.editor.acts.ask_together(vote), choose)
    assert desktop.store.count(AnyVote, with_vote=vote.id) == 1
