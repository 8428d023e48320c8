"""Who writes minutes by keyboard, for the tests: the line, the blocks and what is stored of them."""

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.records.voting import Decision
from ctj_desktop.services.minutes.item_sheet import MinuteSheet, minute_sheet
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.minutes.blocks.row import BlockRow
from ctj_desktop.ui.minutes.editor import MinuteEditor
from tests.ui.desktop import Desktop, Key
from tests.ui.sitting import the_meeting, under_way

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


def name(widget: QWidget) -> str:
    return widget.objectName()


def last(writer: Writer) -> Decision:
    found = [line.decision for line in writer.sheet.lines if line.decision is not None]
    assert isinstance(found[-1], Decision)
    return found[-1]
