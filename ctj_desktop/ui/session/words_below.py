"""Where do the words of the attendance list stand, so that none of its rows moves when they come?"""

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctj_desktop.ui.session.list_view import DenseTable, WholeRows
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.paint import hairline

RESERVED: Final = 2
"""So many lines have their room below the list, whether anything is said or not."""
LEAST_ROWS: Final = 3
"""In a low window the list keeps so many rows, and the words have what is left."""
BESIDE, ABOVE = 16, 4
"""Pixels beside and above the words."""


class RowsAndWords(WholeRows):
    """A dense list and the words below it. Longer ones lie over its last rows, which neither move nor shrink.

    Where the keyboard is on a row that they would hide, they lie over the first ones.
    """

    def __init__(self, theme: Theme, table: DenseTable, note: Label, keys: Label, parent: QWidget) -> None:
        super().__init__(table, parent)
        self._theme, self._note, self._keys = theme, note, keys
        self.words = WordsBelow(theme, (note, keys), self)
        self.words.hide()
        table.current_changed.connect(lambda _key: self.place())

    def show_words(self) -> None:
        """What was said is told whole, and else as much of what the keys do as has room."""
        told, helps = bool(self._note.text()), bool(self._keys.text())
        self._note.setVisible(told)
        self._keys.setVisible(helps and not told)
        self.words.setVisible(told or helps)
        self.place()

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(0, self._reserved())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()

    def place(self) -> None:
        """Rows first, then the words."""
        row, table = self.table.row_height(), self.table
        rows = max(min(LEAST_ROWS, self.height() // row), (self.height() - self._reserved()) // row)
        table.setGeometry(0, 0, self.width(), max(1, rows) * row)
        if self.words.isHidden():
            return
        below = self.height() - table.height()
        lines = max(1, (below - self._theme.px(ABOVE)) // self._keys.fontMetrics().lineSpacing())
        self._keys.show_lines(lines if table.hasFocus() else 0)
        high = min(self.words.high(self.width()), self.height())
        top = min(table.height(), self.height() - high)
        chosen = table.visualRect(table.currentIndex())
        if top < table.height() and table.hasFocus() and chosen.isValid() and chosen.bottom() > top:
            top = 0
        self.words.setGeometry(0, top, self.width(), high)
        self.words.raise_()

    def _reserved(self) -> int:
        return self._theme.px(ABOVE) + RESERVED * self._keys.fontMetrics().lineSpacing()


class WordsBelow(QWidget):
    """On the ground of the card, with a hairline where rows are below."""

    def __init__(self, theme: Theme, labels: tuple[Label, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        px, column = theme.px, QVBoxLayout(self)
        column.setContentsMargins(px(BESIDE), px(ABOVE), px(BESIDE), 0)
        column.setSpacing(0)
        for label in labels:
            column.addWidget(label)
        theme.changed.connect(self.update)

    def high(self, width: int) -> int:
        """Pixels for what is said, at a width."""
        column = self.layout()
        assert column is not None
        column.activate()
        return column.totalHeightForWidth(width)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.tokens.surface)
        hairline(painter, 0, self.width(), 0, self._theme.tokens.line)
        painter.end()
