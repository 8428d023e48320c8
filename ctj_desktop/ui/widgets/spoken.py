"""What does a screen reader make of a widget that is painted by hand, and how is something said at once?"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QApplication, QWidget
from shiboken6 import isValid

ROLE, VALUE, DESCRIPTION, CHOSEN = "spoken.role", "spoken.value", "spoken.description", "spoken.chosen"
"""Properties of the widget: Qt keeps the interfaces and makes them when it likes."""
BETWEEN_MILLISECONDS = 150
"""Orca passes over what is announced within a tenth of a second of what was announced before."""
Words = str | Callable[[], str]
ENDS = (".", "!", "?", "…", ":")


class _Painted(QAccessibleWidget):
    """Name, place and focus are the widget's own; role, value, description and choice are what it was told."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, widget.property(ROLE))
        self._widget = widget

    def text(self, what: QAccessible.Text) -> str:
        if what is QAccessible.Text.Value:
            return self._widget.property(VALUE) or ""
        if what is QAccessible.Text.Description and self._widget.property(DESCRIPTION):
            return str(self._widget.property(DESCRIPTION))
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
        self._timer = QTimer(singleShot=True, interval=0)
        self._timer.timeout.connect(self._speak)

    def add(self, widget: QWidget, text: Words) -> None:
        """To what is said next."""
        self._next.append((widget, text))
        if not self._timer.isActive():
            self._timer.start()

    def _speak(self) -> None:
        here, self._next = [one for one in self._next if isValid(one[0])], []  # a window may have closed meanwhile
        self._timer.setInterval(BETWEEN_MILLISECONDS)
        QTimer.singleShot(BETWEEN_MILLISECONDS, self._timer, self._at_once)
        said = in_one_breath([text() if callable(text) else text for _, text in here])
        if said:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(here[-1][0], said))

    def _at_once(self) -> None:
        self._timer.setInterval(0)


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


def announce(widget: QWidget, text: Words) -> None:
    """Screen readers say it, wherever the keyboard is, with what else comes of the same act.

    What is to be read first is asked for when it is said.
    """
    if text and QAccessible.isActive():
        _voice().add(widget, text)


def describe(widget: QWidget, text: str) -> None:
    """What the widget is on now; whoever has the keyboard there hears it.

    Few readers follow a description, and one that does would say it twice: it is told only where nobody listens.
    """
    if text == (widget.property(DESCRIPTION) or ""):
        return
    widget.setProperty(DESCRIPTION, text)
    if widget.hasFocus():
        announce(widget, text)
    else:
        widget.setAccessibleDescription(text)


@cache
def _voice() -> _Voice:
    """One for all windows: a person hears one thing at a time."""
    return _Voice()


def _interface(_name: str, thing: QObject) -> QAccessibleInterface | None:
    spoken: Any = thing.property(ROLE) if isinstance(thing, QWidget) else None
    return _Painted(thing) if spoken is not None and isinstance(thing, QWidget) else None


def _focus_moved(left: QWidget | None, _now: QWidget | None) -> None:
    if left is not None and left.property(DESCRIPTION) is not None:
        left.setAccessibleDescription(left.property(DESCRIPTION))


@cache
def _listen() -> None:
    """Once there is an application: Qt asks whoever came last, and its own widgets come with the application."""
    QAccessible.installFactory(_interface)
    app = QApplication.instance()
    if isinstance(app, QApplication):
        app.focusChanged.connect(_focus_moved)
