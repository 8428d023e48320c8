"""How does a part of a page scroll without a frame, a ground or a stop of the Tab key of its own, and when at all?"""

from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QScrollArea, QStackedWidget, QWidget
from shiboken6 import isValid

from ctj_desktop.ui.widgets.spoken import speak_as

TURNS: Final = 5
"""What one layout asks of the next comes with the next turn."""


class Inside(QWidget):
    """What is scrolled: as tall as it is at the width it has, where Qt asks for what it takes at its narrowest."""

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        return QSize(least.width(), 0) if self.hasHeightForWidth() else least


def hold(area: QScrollArea, inside: QWidget) -> None:
    """Before anything is put into `inside`: what is moved is styled anew with all its parts. `scroll` follows."""
    area.setViewport(QWidget())  # the one it has would be asked for its class: 10 ms at the first time
    area.setWidget(inside)  # gives it a ground, which is taken away below
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    inside.setAutoFillBackground(False)


def scroll(area: QScrollArea, inside: QWidget) -> None:
    """`inside` fills the width of `area` and goes up and down in it, on the ground of what lies behind.

    Once everything is in it: rows that were laid out in no width at all need a round more to find their places.
    """
    if area.widget() is not inside:
        hold(area, inside)
    if not area.widgetResizable():
        area.setWidgetResizable(True)


class Stack(QStackedWidget):
    """Of what lies in it one is seen; a screen reader passes over the stack itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        speak_as(self, QAccessible.Role.Client)


class PageStack(Stack):
    """As small as the page that is shown allows, and no smaller: with very large text it scrolls, uncut."""

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        return page.minimumSizeHint() if page is not None else QSize()

    def heightForWidth(self, width: int) -> int:
        """Of the page that is shown: Qt would take the tallest of all, which nobody sees."""
        page = self.currentWidget()
        return page.heightForWidth(width) if page is not None and page.hasHeightForWidth() else -1


def keep_in_place(opening: QWidget) -> None:
    """Before something opens or closes there: what the mouse just took the keyboard to stays under it.

    The part that scrolls both is scrolled by as much, as far as it goes.
    """
    taken = QApplication.focusWidget()
    area = _area_of(opening)
    if area is None or taken is None or not QApplication.mouseButtons() or opening.isAncestorOf(taken):
        return
    inside, bar = area.widget(), area.verticalScrollBar()
    if inside is not None and inside.isAncestorOf(taken):
        before = taken.mapTo(area, QPoint()).y()

        def follow(turns: int) -> None:
            if isValid(taken) and inside.isAncestorOf(taken):
                bar.setValue(bar.value() + taken.mapTo(area, QPoint()).y() - before)
                if turns:
                    QTimer.singleShot(0, area, partial(follow, turns - 1))

        QTimer.singleShot(0, area, partial(follow, TURNS))


def _area_of(widget: QWidget) -> QScrollArea | None:
    part = widget.parentWidget()
    while part is not None and not isinstance(part, QScrollArea):
        part = part.parentWidget()
    return part
