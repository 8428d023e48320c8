"""What would a person hear, reach by Tab, and read? Audits over whatever is on the screen; each gives its findings."""

import time
from collections import defaultdict
from itertools import pairwise, product
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QMainWindow,
    QScrollArea,
    QWidget,
)

from ctj_desktop.ui.frame import tab_order
from ctj_desktop.ui.widgets import search_list, spoken
from ctj_desktop.ui.widgets.cell import Cell
from ctj_desktop.ui.widgets.rows import CELL_ROLE

Role, Text, Label = QAccessible.Role, QAccessible.Text, QAccessible.RelationFlag.Label
SHORTENED = ("status.", "topline.step.")
"""Shortened by design: the tool tip, or the page itself, says it whole."""


class Announced:
    """What a screen reader is given to say at once: one text for each act."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._texts: list[str] = []
        self._events: list[tuple[QAccessible.Event, str]] = []
        reader = SimpleNamespace(
            isActive=lambda: True,
            updateAccessibility=self._tell,
            Text=QAccessible.Text,
            Event=QAccessible.Event,
            State=QAccessible.State,
        )
        patch.setattr(spoken, "QAccessible", reader)
        patch.setattr(spoken, "WAIT_MILLISECONDS", 0)
        patch.setattr(spoken, "BETWEEN_MILLISECONDS", 0)
        patch.setattr(search_list, "PAUSE_MILLISECONDS", 0)

    def take(self) -> list[str]:
        """What was said since it was taken last."""
        for _ in range(4):
            QApplication.processEvents()
        texts, self._texts = self._texts, []
        return texts

    def one(self) -> str:
        """The one thing that was said, a moment later on a busy machine."""
        texts, until = self.take(), time.monotonic() + 1
        while not texts and time.monotonic() < until:
            texts = self.take()
        assert len(texts) == 1, texts
        return texts[0]

    def read_anew(self) -> list[str]:
        """The cells of which it was told that they say something else, as they would be read."""
        return self.cells(QAccessible.Event.NameChanged)

    def cells(self, told: QAccessible.Event) -> list[str]:
        """The cells of which this was told since it was asked last, as they would be read."""
        events, self._events = self._events, []
        return [name for what, name in events if what is told]

    def _tell(self, event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            self._texts.append(event.message())
        elif event.child() >= 0:
            view = QAccessible.queryAccessibleInterface(event.object())
            self._events.append((event.type(), view.child(event.child()).text(Text.Name)))


def stops(root: QWidget) -> list[QWidget]:
    """Everything that Tab can come to now."""
    return [
        widget
        for widget in root.findChildren(QWidget)
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy().value & 1 and widget.focusProxy() is None
    ]


def heard(widget: QWidget) -> QAccessibleInterface:
    """The widget as a screen reader meets it."""
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None, widget
    return interface


def come_to(widget: QWidget) -> list[str]:
    """What is read of the part that has the keyboard, from the outermost one to which of how many it is."""
    said: list[str] = []
    part = heard(widget).focusChild()
    while part is not None and part.object() is not widget:
        said = [part.text(Text.Name), part.text(Text.Description), *said]
        part = part.parent()
    return [text for text in said if text]


def name_of(widget: QWidget) -> str:
    """How the tests name a widget."""
    return f"{type(widget).__name__} {widget.objectName()!r}"


def taken_for_html(root: QWidget) -> list[str]:
    """Labels that would look whether their text is HTML."""
    plain = Qt.TextFormat.PlainText
    return [f"{name_of(one)}: not plain" for one in root.findChildren(QLabel) if one.textFormat() is not plain]


def unnamed(root: QWidget) -> list[str]:
    """Whatever takes the keyboard and has no name of words, no role, or no name for the tests."""
    found = []
    for widget in stops(root):
        interface = heard(widget)
        words = widget.accessibleName() or interface.text(Text.Name)  # of a list of choices Qt gives the choice
        if not any(letter.isalnum() for letter in words):
            found.append(f"{name_of(widget)}: no name")
        if isinstance(widget, QComboBox) and not any(flag & Label for _, flag in interface.relations()):
            found.append(f"{name_of(widget)}: no label that stands for it")
        if interface.role() in (Role.Client, Role.NoRole):
            found.append(f"{name_of(widget)}: no role")
        if not widget.objectName():
            found.append(f"{name_of(widget)}: no object name")
    return found


def confused(root: QWidget) -> list[str]:
    """Buttons that say the same and do something else."""
    by_words = defaultdict(list)
    for widget in stops(root):
        if isinstance(widget, QAbstractButton):
            interface = heard(widget)
            by_words[interface.text(Text.Name), interface.text(Text.Description)].append(widget.objectName())
    return [f"{words}: {names}" for words, names in by_words.items() if len(names) > 1]


def mute_cells(root: QWidget) -> list[str]:
    """Cells and heads of lists that show something and say nothing."""
    found = []
    for view in root.findChildren(QAbstractItemView):
        if not view.isVisible():
            continue
        model = view.model()
        for row, column in product(range(min(model.rowCount(), 20)), range(model.columnCount())):
            index = model.index(row, column)
            cell, said = index.data(CELL_ROLE), index.data(Qt.ItemDataRole.AccessibleTextRole)
            if isinstance(cell, Cell) and (cell.icon or cell.second or index.data()) and not said:
                found.append(f"{name_of(view)}: nothing is said of {row}, {column}: {cell}")
    return found


def tab_walk(root: QWidget, *, back: bool = False) -> list[QWidget]:
    """Where Tab goes from where the keyboard is, until it is there again."""
    key = Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab
    modifiers = Qt.KeyboardModifier.ShiftModifier if back else Qt.KeyboardModifier.NoModifier
    visited: list[QWidget] = []
    for _ in range(150):
        here = QApplication.focusWidget()
        assert here is not None, f"the keyboard is lost after {visited[-1:]}"
        QTest.keyClick(here, key, modifiers)
        QApplication.processEvents()
        now = QApplication.focusWidget()
        assert now is not None, f"the keyboard is lost after {name_of(here)}"
        if now in visited:
            break
        visited.append(now)
    return visited


def against_the_eye(visited: list[QWidget]) -> list[str]:
    """Steps of Tab that go up, or back to the left on one line, inside one part; but from the last to the first."""
    found = []
    first = next((widget for widget in tab_order.visible_parts(visited[0].window()) if widget in visited), None)
    for one, other in pairwise(visited):
        if other is first:
            continue
        common = _common(one, other)
        if common is None or isinstance(common, QMainWindow):
            continue
        a, b = _rect(one, common), _rect(other, common)
        same_line = min(a.bottom(), b.bottom()) - max(a.top(), b.top()) > min(a.height(), b.height()) // 2
        same_column = min(a.right(), b.right()) - max(a.left(), b.left()) > min(a.width(), b.width()) // 2
        if (same_line and b.right() <= a.left() + 1) or (same_column and b.bottom() <= a.top() + 1):
            found.append(f"{name_of(one)} → {name_of(other)}")
    return found


def _common(one: QWidget, other: QWidget) -> QWidget | None:
    parent = one.parentWidget()
    while parent is not None and not parent.isAncestorOf(other):
        parent = parent.parentWidget()
    return parent


def _rect(widget: QWidget, within: QWidget) -> QRect:
    """Where it stands; of what lies in something that scrolls, where that stands."""
    seen, parent = widget, widget.parentWidget()
    while parent is not None and parent is not within:
        if isinstance(parent, QScrollArea):
            seen = parent
        parent = parent.parentWidget()
    return QRect(seen.mapTo(within, QPoint()), seen.size())
