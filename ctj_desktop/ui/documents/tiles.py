"""How is a layout of the paper chosen? Small drawings of where the languages stand."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import WordedButton
from ctj_desktop.ui.widgets.paint import CENTRE, box, width_of, write

DRAWINGS: dict[str, tuple[tuple[float, float, int, str], ...]] = {
    "columns": tuple((x, 0.46, row, name) for row in range(4) for x, name in ((0.0, "fr"), (0.54, "de"))),
    "alternate": tuple((0.0, 1.0 if row % 2 == 0 else 0.8, row, "fr" if row % 2 == 0 else "de") for row in range(4)),
    "sequential": tuple((0.0, 1.0 if row % 2 == 0 else 0.8, row, "fr" if row < 2 else "de") for row in range(4)),
}
"""Left, width, row and language of each line drawn."""


class Tile(WordedButton):
    """One layout."""

    def __init__(self, theme: Theme, key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self.key = theme, key
        self.setObjectName(f"layout.{key}")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        px = self._theme.px
        return QSize(max(px(72), width_of(self._theme.font(Type.STRONG), self.text()) + px(16)), px(72))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens, px, chosen = self._theme.tokens, self._theme.px, self.isChecked()
        ground = tokens.selection if chosen else tokens.hover if self.underMouse() else tokens.surface
        border, width = (tokens.accent, 2.0) if chosen else (tokens.control, 1.0)
        box(painter, self.rect(), px(metrics.RADIUS), ground, border, width)
        if self.hasFocus():
            box(painter, self.rect(), px(metrics.RADIUS), None, tokens.focus, 2)
        self._draw_lines(painter)
        word = QRect(0, self.height() - px(30), self.width(), px(24))
        font = self._theme.font(Type.STRONG if chosen else Type.BODY)
        write(painter, word, self.text(), font, tokens.text, CENTRE)
        painter.end()

    def _draw_lines(self, painter: QPainter) -> None:
        px = self._theme.px
        wide = px(48)
        left = (self.width() - wide) // 2
        for x, part, row, language in DRAWINGS[self.key]:
            colour: QColor = self._theme.colour(language)
            line = QRect(left + round(x * wide), px(11) + row * px(8), round(part * wide), px(2))
            painter.fillRect(line, colour)


class Tiles(QWidget):
    """The layouts, one of them chosen; arrow keys move between them."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tiles = [Tile(theme, key, self) for key in DRAWINGS]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        for tile in self._tiles:
            row.addWidget(tile)
            tile.clicked.connect(self._clicked)

    def say(self, words: Sequence[str]) -> None:
        """Names of the layouts, in the order of `DRAWINGS`."""
        for tile, word in zip(self._tiles, words, strict=True):
            tile.setText(word)
            tile.setAccessibleName(word)
            tile.updateGeometry()

    def current(self) -> str:
        """Key of the chosen layout."""
        return next((tile.key for tile in self._tiles if tile.isChecked()), "")

    def needed_width(self) -> int:
        """Pixels for every word; asked right after the words changed, when no layout knows them yet."""
        gaps = self._theme.px(8) * (len(self._tiles) - 1)
        return sum(tile.sizeHint().width() for tile in self._tiles) + gaps

    def choose(self, key: str) -> None:
        """Without a signal."""
        for tile in self._tiles:
            tile.setChecked(tile.key == key)
            chosen = tile.key == key  # Tab comes to the one that is chosen, the arrows to the others
            tile.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus)

    def _clicked(self) -> None:
        self.chosen.emit(self.current())
