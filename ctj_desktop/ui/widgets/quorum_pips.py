"""How full is one side of the border? One pip for each voting seat, a line after the seat that is needed."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.widgets.paint import box

PIP, HEIGHT, GAP, LINE, LINE_HEIGHT, MOST = 8, 16, 4, 2, 24, 16
"""With more than `MOST` seats the pips become narrower, so that the strip keeps its width."""


class QuorumPips(QWidget):
    """Filled for who is there, hollow for who is not; the words beside it say the same."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._base = self._present = self._needed = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_side(self, base: int, present: int, needed: int) -> None:
        """Seats, who is there, and the minimum (0 draws no line)."""
        if (base, present, needed) != (self._base, self._present, self._needed):
            self._base, self._present, self._needed = base, present, needed
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._base * self._step(), self._theme.px(LINE_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens, px, step = self._theme.tokens, self._theme.px, self._step()
        width, top = max(2, step - self._gap()), (self.height() - px(HEIGHT)) // 2
        enough = self._present >= self._needed
        for at in range(self._base):
            rect = QRect(at * step, top, width, px(HEIGHT))
            if at < self._present:
                box(painter, rect, px(2), tokens.accent if enough else tokens.error)
            else:
                box(painter, rect, px(2), None, tokens.control)
        if self._needed:
            left = min(self._needed, self._base) * step - self._gap() + (self._gap() - px(LINE)) // 2
            line = QRect(left, (self.height() - px(LINE_HEIGHT)) // 2, px(LINE), px(LINE_HEIGHT))
            painter.fillRect(line, tokens.text)
        painter.end()

    def _gap(self) -> int:
        return self._theme.px(GAP) if self._base <= MOST else self._theme.px(1)

    def _step(self) -> int:
        if self._base <= MOST:
            return self._theme.px(PIP + GAP)
        return max(3, self._theme.px(PIP + GAP) * MOST // self._base)
