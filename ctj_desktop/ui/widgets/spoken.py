"""What does a screen reader make of a widget that is painted by hand, and how is something said at once?"""

from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import Any

from PySide6.QtCore import QItemSelection, QModelIndex, QObject, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
    QAccessibleStateChangeEvent,
    QAccessibleTableModelChangeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QApplication, QTableView, QWidget
from shiboken6 import isValid

ROLE, VALUE, CHOSEN = "spoken.role", "spoken.value", "spoken.chosen"
"""Properties of the widget: Qt keeps the interfaces and makes them when it likes."""
WAIT_MILLISECONDS, BETWEEN_MILLISECONDS = 60, 150
"""So long it is waited for what else comes of an act, and for where the keyboard goes; and so long between two
announcements: Orca passes over what comes within a tenth of a second of what was announced before."""
MOST_CELLS = 2_000
"""Cells that are told of one by one; of more those in sight, which are those that are read."""
Words = str | Callable[[], str]
ENDS = (".", "!", "?", "…", ":")


class _Painted(QAccessibleWidget):
    """Name, place and focus are the widget's own; role, value and choice are what it was told."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, widget.property(ROLE))
        self._widget = widget

    def text(self, what: QAccessible.Text) -> str:
        if what is QAccessible.Text.Value:
            return self._widget.property(VALUE) or ""
        return super().text(what)

    def state(self) -> QAccessible.State:
        state, chosen = super().state(), self._widget.property(CHOSEN)
        if chosen is not None:
            state.selectable = True
            state.selected = state.checked = bool(chosen)
        return state

    def actionNames(self) -> list[str]:
        return ["Press"] if isinstance(self._widget, QAbstractButton) else super().actionNames()

    def doAction(self, name: str) -> None:
        if isinstance(self._widget, QAbstractButton) and name == "Press":
            self._widget.click()
        else:
            super().doAction(name)


class _Voice:
    """What comes of one act is said in one breath: what was done, what came of it, what follows."""

    def __init__(self) -> None:
        self._next: list[tuple[QWidget, Words]] = []
        self._timer = QTimer(singleShot=True)
        self._timer.timeout.connect(self._speak)
        self._resting = QTimer(singleShot=True)

    def add(self, widget: QWidget, text: Words, *, instead: bool) -> None:
        """To what is said next; `instead` of what the widget was to say."""
        if instead:
            self._next = [one for one in self._next if one[0] is not widget]
        self._next.append((widget, text))
        if not self._timer.isActive():
            self._timer.start(max(WAIT_MILLISECONDS, self._resting.remainingTime()))

    def _speak(self) -> None:
        here, self._next = [one for one in self._next if isValid(one[0])], []  # a window may have closed meanwhile
        self._resting.start(BETWEEN_MILLISECONDS)
        said = in_one_breath([text() if callable(text) else text for _, text in here])
        if said:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(here[-1][0], said))


def in_one_breath(texts: Sequence[str]) -> str:
    """Sentences after each other, none of them twice."""
    *before, last = dict.fromkeys(filter(None, texts)) or ("",)
    return " ".join([*(text if text.endswith(ENDS) else f"{text}." for text in before), last])


def speak_as(widget: QWidget, role: QAccessible.Role) -> None:
    """Tells what a widget is, since Qt sees only a surface; called before its name is set."""
    _listen()
    widget.setProperty(ROLE, role)


def say_value(widget: QWidget, value: str) -> None:
    """What is chosen in it now."""
    widget.setProperty(VALUE, value)


def say_chosen(widget: QWidget, *, chosen: bool) -> None:
    """Whether it is the one of several that is chosen."""
    widget.setProperty(CHOSEN, chosen)


def announce(widget: QWidget, text: Words, *, instead: bool = False) -> None:
    """Screen readers say it, wherever the keyboard is, with what else comes of the same act.

    What is to be read first is asked for when it is said. What follows each key that is typed stands `instead` of what
    followed the key before, where nobody has heard that yet.
    """
    if text and QAccessible.isActive():
        _voice().add(widget, text, instead=instead)


def say_as_seen(widget: QWidget, text: str) -> None:
    """What a group says is its name, and is heard when it comes or says something else."""
    if text != widget.accessibleName():
        widget.setAccessibleName(text)
        announce(widget, partial(said_as_seen, widget))


def said_as_seen(widget: QWidget) -> str:
    """What stands on the screen; whoever comes into it with the keyboard hears it as the name of the group."""
    here = QApplication.focusWidget()
    within = here is not None and widget.isAncestorOf(here)
    return widget.accessibleName() if widget.isVisible() and not within else ""


def _child_of(view: QTableView, row: int, column: int) -> int:
    """Where Qt puts a cell among the children of its table: the heads are children too."""
    columns = view.model().columnCount()
    return (row + 1) * (columns + 1) + column + 1


def tell_changed(view: QTableView, first: QModelIndex, last: QModelIndex, _roles: object = None) -> None:
    """Qt tells nobody: a reader would go on saying what it read once."""
    if not QAccessible.isActive():
        return
    ticking = QAccessible.State()
    ticking.checked = True
    rows, columns = range(first.row(), last.row() + 1), range(first.column(), last.column() + 1)
    if len(rows) * len(columns) > MOST_CELLS:
        top, bottom = view.rowAt(0), view.rowAt(view.viewport().height() - 1)
        rows = range(max(0, top), (bottom if bottom >= 0 else last.row()) + 1)
    for row in rows:
        for column in columns:
            _tell(view, QAccessibleEvent(view, QAccessible.Event.NameChanged), row, column)
            if view.model().index(row, column).data(Qt.ItemDataRole.CheckStateRole) is not None:
                _tell(view, QAccessibleStateChangeEvent(view, ticking), row, column)


def tell_chosen(view: QTableView, chosen: QItemSelection, left: QItemSelection) -> None:
    """Qt tells of one cell of a row: a reader would say of each other one that it is not chosen."""
    if not QAccessible.isActive():
        return
    events = ((chosen, QAccessible.Event.SelectionAdd), (left, QAccessible.Event.SelectionRemove))
    for cells, event in events:
        for index in cells.indexes()[:MOST_CELLS]:
            _tell(view, QAccessibleEvent(view, event), index.row(), index.column())


def tell_moved(view: QTableView, *_from_and_to: object) -> None:
    """Qt keeps its cells by their place and does not notice that rows changed theirs."""
    if not QAccessible.isActive():
        return
    anew = QAccessibleTableModelChangeEvent.ModelChangeType.ModelReset
    QAccessible.updateAccessibility(QAccessibleTableModelChangeEvent(view, anew))
    here = view.currentIndex()
    if view.hasFocus() and here.isValid():
        _tell(view, QAccessibleEvent(view, QAccessible.Event.Focus), here.row(), here.column())


def _tell(view: QTableView, event: QAccessibleEvent, row: int, column: int) -> None:
    event.setChild(_child_of(view, row, column))
    QAccessible.updateAccessibility(event)


@cache
def _voice() -> _Voice:
    """One for all windows: a person hears one thing at a time."""
    return _Voice()


def _interface(_name: str, thing: QObject) -> QAccessibleInterface | None:
    spoken: Any = thing.property(ROLE) if isinstance(thing, QWidget) else None
    return _Painted(thing) if spoken is not None and isinstance(thing, QWidget) else None


@cache
def _listen() -> None:
    """Once there is an application: Qt asks whoever came last, and its own widgets come with the application."""
    QAccessible.installFactory(_interface)
