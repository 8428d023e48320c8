"""Which part of a project's sheet is open?"""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ctj_desktop.domain.record import NamedValue
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.held import held
from ctj_desktop.ui.widgets.paint import box, hairline, width_of, write
from ctj_desktop.ui.widgets.spoken import say_chosen, speak_as

BETWEEN, CLOSE, BESIDE, HEIGHT = 20, 10, 6, 36
"""From one word to the next; where there is less room; from a word to the ring around it; of a line."""


class Tab(NamedValue):
    """A word, how many records lie behind it, and whether something is wrong there; None where that is never said."""

    key: str
    word: str
    count: int | None = None
    wrong: bool | None = None

    @property
    def text(self) -> str:
        """As written."""
        return f"{self.word} {self.count}" if self.count else self.word


class Tabs(QWidget):
    """Words on a line, on more where it is narrow, the open one underlined; a click, or the arrow keys."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tabs: tuple[Tab, ...] = ()
        self._current = ""
        self._name = self._place = ""
        self.setObjectName(name)
        speak_as(self, QAccessible.Role.PageTab)
        say_chosen(self, chosen=True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def offer(self, tabs: Sequence[Tab], name: str, place: str) -> None:
        """The parts there are; `name` is what a screen reader calls the line, `place` says which is open."""
        self._tabs, self._name, self._place = tuple(tabs), name, place
        if not any(tab.key == self._current for tab in tabs) and tabs:
            self._current = tabs[0].key
        self._tell()
        self.updateGeometry()

    def current(self) -> str:
        """The open part."""
        return self._current

    def choose(self, key: str) -> None:
        """Opens a part; the same again says nothing."""
        if key == self._current or not any(tab.key == key for tab in self._tabs):
            return
        self._current = key
        self._tell()
        self.chosen.emit(key)

    def sizeHint(self) -> QSize:
        px, words = self._theme.px, self._words()
        return QSize(sum(words) + max(0, len(words) - 1) * px(BETWEEN) + 2 * px(BESIDE), self._tall())

    def minimumSizeHint(self) -> QSize:
        return QSize(max(self._words(), default=0) + 2 * self._theme.px(BESIDE), self._tall())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None or held(event) or not self._tabs:
            super().keyPressEvent(event)
            return
        keys = [tab.key for tab in self._tabs]
        self.choose(keys[max(0, min(len(keys) - 1, keys.index(self._current) + step))])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for tab, rect in zip(self._tabs, self.rects(), strict=True):
            if rect.contains(event.position().toPoint()):
                self.choose(tab.key)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def rects(self) -> list[QRect]:
        """Where each part can be clicked."""
        px, words, rects = self._theme.px, self._words(), list[QRect]()
        for number, row in enumerate(self._rows()):
            left, used = px(BESIDE), sum(words[at] for at in row)
            gap = (self.width() - 2 * px(BESIDE) - used) // max(1, len(row) - 1)
            for at in row:
                width = words[at] + max(px(CLOSE), min(px(BETWEEN), gap))
                rects.append(QRect(left, number * px(HEIGHT), width, px(HEIGHT)))
                left += width
        return rects

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens, px, theme = self._theme.tokens, self._theme.px, self._theme
        hairline(painter, 0, self.width(), self.height() - 1, tokens.line)
        for tab, rect in zip(self._tabs, self.rects(), strict=True):
            open_one = tab.key == self._current
            font = theme.font(Type.STRONG if open_one else Type.BODY)
            ink = tokens.text if open_one else tokens.muted
            used = write(painter, rect.adjusted(0, 0, 0, -px(4)), tab.text, font, ink)
            if tab.wrong:
                size = px(metrics.ICON)
                where = QRect(rect.left() + used + px(8), rect.center().y() - size // 2 - px(2), size, size)
                theme.draw_icon(painter, "warning-circle", tokens.error, where)
            if open_one:
                painter.fillRect(QRect(rect.left(), rect.bottom() + 1 - px(3), used, px(3)), tokens.accent)
                if self.hasFocus():
                    ring = QRect(rect.left() - px(BESIDE), rect.top() + 2, used + 2 * px(BESIDE), rect.height() - px(8))
                    box(painter, ring, px(metrics.RADIUS_TAG), None, tokens.focus, 2)
        painter.end()

    def _rows(self) -> list[list[int]]:
        """Which words stand on each line: on one where they have room, with narrower gaps where there is less."""
        room, rows, used = self.width() - 2 * self._theme.px(BESIDE), list[list[int]](), 0
        for at, word in enumerate(self._words()):
            used += word + self._theme.px(CLOSE)
            if not rows or used - self._theme.px(CLOSE) > room:
                rows.append([])
                used = word + self._theme.px(CLOSE)
            rows[-1].append(at)
        return rows

    def _tall(self) -> int:
        return self._theme.px(HEIGHT) * max(1, len(self._rows()))

    def _words(self) -> list[int]:
        return [self._room(tab) for tab in self._tabs]

    def _room(self, tab: Tab) -> int:
        """Count in what may stand there later: no tab moves when a count or a flag comes."""
        counted = tab.word if tab.count is None else f"{tab.word} 00"
        font, flag = self._theme.font(Type.STRONG), 0 if tab.wrong is None else self._theme.px(metrics.ICON + 8)
        return max(width_of(font, tab.text), width_of(font, counted)) + flag

    def _tell(self) -> None:
        at, word = next(((at, tab.text) for at, tab in enumerate(self._tabs, 1) if tab.key == self._current), (0, ""))
        place = self._place.format(place=at, count=len(self._tabs))
        self.setAccessibleName(f"{self._name}: {word}, {place}")
        self.update()
