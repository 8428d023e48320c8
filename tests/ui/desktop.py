"""How does a test act as a person: look for a thing by its name, click it, type, read what stands there?"""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.texts import Language
from ctj_desktop.storage.store import Store
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.widgets.cell import Cell
from ctj_desktop.ui.widgets.check import CheckBox
from ctj_desktop.ui.widgets.fields import Field
from ctj_desktop.ui.widgets.rows import CELL_ROLE
from ctj_desktop.ui.widgets.table import Table
from ctj_desktop.ui.window.main_window import MainWindow
from ctj_desktop.ui.window.workspace_view import WorkspaceView

W = TypeVar("W", bound=QWidget)
InDialog = Callable[[Callable[[], None], Callable[[], None]], None]
"""What opens a dialog, and what is done in it."""
Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
ALT_SHIFT = ALT | Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
LONG_AGO, QUICKLY = 1_000_000, 120
"""Milliseconds between clicks that have nothing to do with each other, and within a double click."""
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


def type_one(widget: QWidget, character: str) -> None:
    """One character as a keyboard sends it; QTest knows ASCII only."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, ord(character.upper()), Qt.KeyboardModifier.NoModifier, character)
        QApplication.sendEvent(widget, event)


def shrink(window: QWidget) -> None:
    """To the smallest window, as somebody draws it there by its corner."""
    for width in range(window.width(), 960, -20):
        window.resize(width, 600)
        QApplication.processEvents()
    window.resize(960, 600)
    for _ in range(6):
        QApplication.processEvents()


def _send_click(widget: QWidget, where: QPoint, kind: QEvent.Type, at: int) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    held = none if kind is QEvent.Type.MouseButtonRelease else left
    event = QMouseEvent(kind, where, widget.mapToGlobal(where), left, held, Qt.KeyboardModifier.NoModifier)
    event.setTimestamp(at)
    QApplication.sendEvent(widget, event)


def _close_dialog() -> list[str]:
    """The dialog that is open, by name, after it was closed."""
    dialog = QApplication.activeModalWidget()
    if dialog is None:
        return []
    dialog.close()
    return [dialog.objectName()]


class Desktop:
    """A person before the window."""

    def __init__(self, bot: QtBot, window: MainWindow, sample: Path) -> None:
        self.bot, self.window, self.sample = bot, window, sample
        self._clicked = LONG_AGO

    @property
    def view(self) -> WorkspaceView:
        """The open workspace."""
        assert self.window.view is not None
        return self.window.view

    @property
    def workspace(self) -> OpenWorkspace:
        """Its session."""
        return self.view.workspace

    @property
    def store(self) -> Store:
        """Its store: what is really there."""
        return self.workspace.store

    def open_sample(self) -> "Desktop":
        """The sample, open on its meetings."""
        assert self.window.open_file(self.sample)
        navigator = self.window.desk.navigator
        navigator.forget()
        navigator.go(Place(page="meetings"))
        return self

    def meeting(self, number: str) -> Meeting:
        """A meeting by its number."""
        return self.store.all(Meeting, number=number)[0]

    def prepare(self, number: str = "2027-01") -> Table:
        """The preparation of a meeting; its table."""
        self.window.desk.navigator.go(Place(page="prepare", record=self.meeting(number).id))
        return self.find(Table, "agenda.table")

    def find(self, kind: type[W], name: str) -> W:
        """The widget of that name, in a dialog that is open or in the window; it must be there."""
        QApplication.processEvents()
        dialog = QApplication.activeModalWidget()
        for root in filter(None, (dialog, self.window)):
            found = [widget for widget in root.findChildren(kind, name) if widget.isVisible()]
            if found:
                return found[0]
        raise AssertionError(f"{name} is not on the screen")

    def shows(self, name: str) -> bool:
        """Whether a widget of that name is on the screen."""
        QApplication.processEvents()
        return any(widget.isVisible() for widget in self.window.findChildren(QWidget, name))

    def text(self, name: str) -> str:
        """What a label says."""
        return self.find(QLabel, name).text()

    def click(self, name: str) -> None:
        """A click in the middle."""
        QTest.mouseClick(self.find(QWidget, name), Qt.MouseButton.LeftButton)

    def double_click(self, name: str) -> None:
        """Two quick clicks at one place: the second goes to whatever stands there by then, and opens no dialog."""
        found, opened = self.find(QWidget, name), list[str]()
        watch = QTimer(singleShot=True, interval=200)
        watch.timeout.connect(lambda: opened.extend(_close_dialog()))
        at = found.mapTo(self.window, found.rect().center())
        self._clicked += LONG_AGO
        for quickly, kind in enumerate((QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)):
            under = self.window.childAt(at)
            assert under is not None
            if quickly:  # the first one may open a dialog, however slow the machine
                watch.start()
            for each in (kind, QEvent.Type.MouseButtonRelease):
                _send_click(under, under.mapFrom(self.window, at), each, self._clicked + quickly * QUICKLY)
            QApplication.processEvents()
        watch.stop()
        assert opened == [], "the second click opened a dialog"

    def keys(self, text: str) -> None:
        """Types into whatever has the keyboard."""
        for character in text:
            type_one(self.focused(), character)

    def line(self, text: str) -> None:
        """Types into whatever has the keyboard, and Enter."""
        self.keys(text)
        self.press(Key.Key_Return)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key, with the shortcuts of the window."""
        QTest.keyClick(self.focused(), key, modifiers)
        QApplication.processEvents()

    def focused(self) -> QWidget:
        """Who has the keyboard."""
        if QApplication.focusWidget() is None:  # the offscreen platform does not go back to the window itself
            self.window.activateWindow()
            QApplication.processEvents()
        focused = QApplication.focusWidget()
        assert focused is not None, "nothing has the keyboard"
        return focused

    def side(self) -> str:
        """The language in which a text is asked for first: that of the window, where a paper has it."""
        return "de" if self.window.desk.t.language is Language.DE else "fr"

    def refusals(self) -> dict[str, str]:
        """What is said below the fields that are refused, by the name of the editor; in a dialog alone if one is open.

        What the dialog says as a whole stands under the name of its sentence.
        """
        root = self.dialog() or self.window
        fields = [one for one in root.findChildren(Field) if one.isVisible() and one.refused]
        wholes = [one for one in root.findChildren(QLabel) if one.objectName().endswith(".refusal") and one.isVisible()]
        said = {field.editor.objectName(): field.note_text() for field in fields}
        return said | {label.objectName(): label.text() for label in wholes}

    def trigger(self, name: str) -> None:
        """An entry of a menu, by its name."""
        action = self.window.findChild(QAction, name)
        assert action is not None, name
        action.trigger()

    def fill(self, name: str, text: str) -> None:
        """Types into a field instead of what stood there, and stays in it."""
        field = self.find(QWidget, name)
        field.setFocus()
        QTest.keyClick(field, Key.Key_A, CTRL)
        self.keys(text)
        if not text:
            QTest.keyClick(field, Key.Key_Backspace)

    def make_new(self) -> None:
        """What is typed into a field that takes a record becomes one: the last row of its list."""
        for key in (Key.Key_Down, Key.Key_PageDown, Key.Key_Return):
            self.press(key)

    def unprotected(self) -> None:
        """The workspace that is being made gets no passphrase: that has tests of its own."""
        self.find(CheckBox, "dialog.workspace.protected").setChecked(False)

    def leave(self) -> None:
        """Tab to the next field."""
        self.press(Key.Key_Tab)

    def cells(self, table: Table, column: int) -> list[str]:
        """What a column shows, from top to bottom."""
        model = table.rows_model
        shown = []
        for row in range(model.rowCount()):
            cell = model.index(row, column).data(CELL_ROLE)
            assert isinstance(cell, Cell)
            shown.append(cell.text or cell.pill or cell.side)
        return shown

    def drag(self, table: Table, start: QPoint, end: QPoint) -> None:
        """Press, move, let go."""
        surface = table.viewport()
        QTest.mousePress(surface, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
        QTest.mouseMove(surface, start + QPoint(0, 10))
        QTest.mouseMove(surface, end)
        QTest.mouseRelease(surface, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)

    def dialog(self) -> QDialog | None:
        """The dialog that is open."""
        widget = QApplication.activeModalWidget()
        return widget if isinstance(widget, QDialog) else None

    def until_convened(self) -> None:
        """Waits until everything that goes out stands in its folder and the meeting is convened."""
        from ctj_desktop.ui.meetings.convene import Convene

        dialog = self.dialog()
        assert isinstance(dialog, Convene)
        self.bot.waitUntil(lambda: dialog.convened or dialog.refusal.isVisible(), timeout=60_000)
        assert dialog.convened, dialog.refusal.text()

    def settle(self) -> None:
        """Until the worker has nothing left to do."""
        self.bot.waitUntil(lambda: self.window.desk.jobs.pending() == 0)
        QApplication.processEvents()
