"""How many of the remarks are settled? One dash for each, and the words beside it."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.widgets.paint import box

DASH, HEIGHT, GAP, MOST = 16, 6, 4, 9
"""With more than `MOST` the dashes become narrower, so that the row keeps its width."""


class SettledDashes(QWidget):
    """Filled for what is settled; whoever does not see it hears the words beside it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._done, self._all = theme, 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_count(self, done: int, whole: int) -> None:
        """So many of all."""
        self._done, self._all = done, whole
        self.setVisible(whole > 0)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(min(self._all, MOST) * self._theme.px(DASH + GAP), self._theme.px(HEIGHT + 2))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, px, tokens = QPainter(self), self._theme.px, self._theme.tokens
        top = (self.height() - px(HEIGHT)) // 2
        for at in range(self._all):
            left, right = at * self.width() // self._all, (at + 1) * self.width() // self._all
            gap = px(GAP) if self._all <= MOST else 1
            rect = QRect(left, top, max(1, right - left - gap), px(HEIGHT))
            box(painter, rect, px(HEIGHT) / 2, tokens.accent if at < self._done else tokens.badge)
        painter.end()
