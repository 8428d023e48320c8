"""What does a screen reader make of a widget that is painted by hand, and how is something said at once?"""

from functools import cache
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

ROLE, VALUE = "spoken.role", "spoken.value"
"""Properties of the widget: Qt keeps the interfaces and makes them when it likes."""


class _Painted(QAccessibleWidget):
    """Name, description, place and focus are the widget's own; the role and the value are what it was told."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, widget.property(ROLE))
        self._widget = widget

    def text(self, what: QAccessible.Text) -> str:
        if what is QAccessible.Text.Value:
            return self._widget.property(VALUE) or ""
        return super().text(what)


def speak_as(widget: QWidget, role: QAccessible.Role) -> None:
    """Tells what a widget is, since Qt sees only a surface; called before its name is set."""
    _listen()
    widget.setProperty(ROLE, role)


def say_value(widget: QWidget, value: str) -> None:
    """What is chosen in it now."""
    widget.setProperty(VALUE, value)


def announce(widget: QWidget, text: str) -> None:
    """Screen readers say it at once, wherever the keyboard is."""
    if text and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


def describe(widget: QWidget, text: str) -> None:
    """What the widget is on now; whoever has the keyboard there hears it, since few readers follow a description."""
    if text == widget.accessibleDescription():
        return
    widget.setAccessibleDescription(text)
    if widget.hasFocus():
        announce(widget, text)


def _interface(_name: str, thing: QObject) -> QAccessibleInterface | None:
    spoken: Any = thing.property(ROLE) if isinstance(thing, QWidget) else None
    return _Painted(thing) if spoken is not None and isinstance(thing, QWidget) else None


@cache
def _listen() -> None:
    """Once there is an application: Qt asks whoever came last, and its own widgets come with the application."""
    QAccessible.installFactory(_interface)
