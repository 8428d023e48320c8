"""How does a part of a page scroll without a frame, a ground or a stop of the Tab key of its own, and when at all?"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from ctj_desktop.ui.widgets.spoken import speak_as


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
