"""How is one of a few views chosen?"""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.held import held
from ctj_desktop.ui.widgets.paint import CENTRE, box, width_of, write
from ctj_desktop.ui.widgets.spoken import say_chosen, speak_as


class Switch(QWidget):
    """Segments of which one is chosen: a click, or the arrow keys while the keyboard is here."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._options: list[tuple[str, str]] = []
        self._current = ""
        self._name = self._place = ""
        self.setObjectName(name)
        speak_as(self, QAccessible.Role.RadioButton)
        say_chosen(self, chosen=True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def offer(self, options: Sequence[tuple[str, str]], name: str, place: str) -> None:
        """Options as (key, word); the spoken name tells what is switched, what is chosen and, by `place`, which."""
        self._options, self._place = list(options), place
        self._name = name
        if not any(key == self._current for key, _ in self._options) and self._options:
            self._current = self._options[0][0]
        self._tell()
        self.updateGeometry()

    def current(self) -> str:
        """Key of the chosen option."""
        return self._current

    def choose(self, key: str, *, silently: bool = False) -> None:
        """Chooses by key; says so unless it was chosen already."""
        if key == self._current or not any(key == option for option, _ in self._options):
            return
        self._current = key
        self._tell()
        if not silently:
            self.chosen.emit(key)

    def sizeHint(self) -> QSize:
        return QSize(sum(self._widths()) + 1, self._theme.px(metrics.BUTTON))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
        if held(event) or event.key() not in step or not self._options:
            super().keyPressEvent(event)
            return
        keys = [key for key, _ in self._options]
        at = max(0, min(len(keys) - 1, keys.index(self._current) + step[Qt.Key(event.key())]))
        self.choose(keys[at])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for (key, _), rect in zip(self._options, self.segments(), strict=True):
            if rect.contains(event.position().toPoint()):
                self.choose(key)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def segments(self) -> list[QRect]:
        """Where each option stands; where the switch is wider than its words, they share what is left."""
        widths = self._widths()
        spare = max(0, self.width() - 1 - sum(widths))
        rects, left = [], 0
        for at, needed in enumerate(widths):
            width = needed + spare * (at + 1) // len(widths) - spare * at // len(widths)
            rects.append(QRect(left, 0, width + 1, self.height()))
            left += width
        return rects

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens, radius = self._theme.tokens, self._theme.px(metrics.RADIUS)
        box(painter, self.rect(), radius, tokens.surface, tokens.control)
        rects = self.segments()
        keys = [key for key, _ in self._options]
        for index, rect in enumerate(rects[1:], start=1):
            if self._current not in (keys[index], keys[index - 1]):
                painter.fillRect(QRect(rect.left(), rect.height() // 4, 1, rect.height() // 2), tokens.line)
        for (key, word), rect in zip(self._options, rects, strict=True):
            self._paint_segment(painter, rect, word, key == self._current)
        painter.end()

    def _paint_segment(self, painter: QPainter, rect: QRect, word: str, chosen: bool) -> None:
        tokens, radius = self._theme.tokens, self._theme.px(metrics.RADIUS)
        if chosen:
            box(painter, rect, radius, tokens.selection, tokens.accent)
            if self.hasFocus():
                box(painter, rect, radius, None, tokens.focus, 2)
        font = self._theme.font(Type.STRONG if chosen else Type.BODY)
        write(painter, rect, word, font, tokens.text, CENTRE)

    def _widths(self) -> list[int]:
        font = self._theme.font(Type.STRONG)
        return [width_of(font, word) + 2 * self._theme.px(metrics.GAP_WIDE) for _, word in self._options]

    def _tell(self) -> None:
        at, word = next(
            ((at, word) for at, (key, word) in enumerate(self._options, 1) if key == self._current), (0, "")
        )
        place = self._place.format(place=at, count=len(self._options))
        self.setAccessibleName(", ".join(filter(None, (f"{self._name}: {word}" if self._name else word, place))))
        self.update()
