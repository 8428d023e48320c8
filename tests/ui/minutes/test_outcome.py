"""Can it be recorded what became of an item and of a decision, where they are minuted, and taken back?"""

from datetime import date

import pytest

from ctj_desktop.domain.records.meetings import AgendaItem, BusinessOutcome, OutcomeKind
from ctj_desktop.i18n.words import word
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.widgets.fields import ComboBox
from ctj_desktop.ui.widgets.picker.field import Picker
from tests.ui.desktop import CTRL_SHIFT, Desktop, InDialog, Key
from tests.ui.minutes.writer import Writer

DIALOG = "dialog.outcome.outcome"


@pytest.fixture
def writer(office: Desktop) -> Writer:
    return Writer(office)


def choose(desktop: Desktop, kind: OutcomeKind | None) -> None:
    box = desktop.find(ComboBox, f"{DIALOG}.outcome")
    box.choose(kind)
    box.activated.emit(box.currentIndex())


def of_item(writer: Writer) -> BusinessOutcome | None:
    item = writer.desktop.store.get(AgendaItem, writer.item)
    assert item is not None
    return item.outcome


def test_what_became_of_an_item_without_decision_is_recorded_from_its_head(writer: Writer, in_dialog: InDialog) -> None:
    desktop, t = writer.desktop, writer.desktop.window.desk.t

    def postpone() -> None:
        choose(desktop, OutcomeKind.POSTPONED)
        assert desktop.shows(f"{DIALOG}.day")
        assert not desktop.shows(f"{DIALOG}.body")
        desktop.fill(f"{DIALOG}.day", "18.6.2027")
        desktop.press(Key.Key_Return)

    in_dialog(lambda: desktop.click("minutes.outcome"), postpone)
    assert of_item(writer) == BusinessOutcome(outcome=OutcomeKind.POSTPONED, day=date(2027, 6, 18))
    head = writer.editor.head
    assert head.outcome.text() == word(t, OutcomeKind.POSTPONED)
    assert t.date_long(date(2027, 6, 18)) in head.outcome.toolTip()

    def withdraw() -> None:
        assert desktop.shows(f"{DIALOG}.day")
        choose(desktop, OutcomeKind.WITHDRAWN)
        desktop.press(Key.Key_Return)

    in_dialog(lambda: desktop.press(Key.Key_I, CTRL_SHIFT), withdraw)
    assert of_item(writer) == BusinessOutcome(outcome=OutcomeKind.WITHDRAWN)  # of the day nothing is left

    def nothing() -> None:
        choose(desktop, None)
        desktop.press(Key.Key_Return)

    in_dialog(lambda: desktop.click("minutes.outcome"), nothing)
    assert of_item(writer) is None
    desktop.workspace.undo()
    assert of_item(writer) == BusinessOutcome(outcome=OutcomeKind.WITHDRAWN)


def test_an_item_is_joined_with_one_of_the_same_meeting(writer: Writer, in_dialog: InDialog) -> None:
    desktop = writer.desktop
    other = next(item for item in desktop.store.all(AgendaItem, meeting=writer.meeting.id) if item.id != writer.item)

    def join() -> None:
        choose(desktop, OutcomeKind.JOINED)
        desktop.press(Key.Key_Return)
        assert desktop.dialog() is not None  # with which one?
        here = {item.title for item in desktop.store.all(AgendaItem, meeting=writer.meeting.id)}
        elsewhere = next(item for item in desktop.store.all(AgendaItem) if item.title not in here)
        picker = desktop.find(Picker, f"{DIALOG}.item")
        for item in (elsewhere, other):
            desktop.fill(f"{DIALOG}.item", item.title.or_other(content_language(desktop.window.desk.t)))
            desktop.press(Key.Key_Return)
            if item is elsewhere:
                assert picker.key() is None
        assert picker.key() == other.id
        desktop.press(Key.Key_Return)

    in_dialog(lambda: desktop.click("minutes.outcome"), join)
    assert of_item(writer) == BusinessOutcome(outcome=OutcomeKind.JOINED, item=other.id)


def test_a_decision_is_referred_from_its_block(writer: Writer, in_dialog: InDialog) -> None:
    desktop = writer.desktop
    writer.line("/d Le dossier est transmis.")
    chip = f"{writer.row(0).objectName()}.outcome"

    def refer() -> None:
        choose(desktop, OutcomeKind.REFERRED)
        desktop.press(Key.Key_Return)
        assert desktop.dialog() is not None  # to whom?
        desktop.fill(f"{DIALOG}.text.fr", "la commission mobilité")
        desktop.fill(f"{DIALOG}.text.de", "die Kommission Mobilität")
        desktop.press(Key.Key_Return)

    in_dialog(lambda: desktop.click(chip), refer)
    decision = writer.sheet.lines[0].decision
    assert decision is not None
    assert decision.outcome is not None
    assert decision.outcome.text.de.text == "die Kommission Mobilität"
    assert "mobilit" in writer.row(0).look.chips[0].text.lower()
