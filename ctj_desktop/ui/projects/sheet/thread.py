"""How far has a project come on the thread from the strategy to the payment?"""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ctj_desktop.services.projects.thread import Reached
from ctj_desktop.ui.projects.words import KnotWords
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.paint import box, two_lines, write
from ctj_desktop.ui.widgets.spoken import describe, speak_as

DOT, PAD = 16, 16


class ThreadView(QWidget):
    """The knots side by side; a knot that leads to a record is opened by a click, or by arrows and Enter."""

    opened = Signal(object)

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._knots: tuple[KnotWords, ...] = ()
        self._current = 0
        self._name = ""
        self.setObjectName(name)
        speak_as(self, QAccessible.Role.List)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def say(self, name: str, knots: Sequence[KnotWords]) -> None:
        """What is shown; the keyboard begins where the project is."""
        self._name, self._knots = name, tuple(knots)
        now = next((at for at, knot in enumerate(knots) if knot.reached is Reached.NOW), len(knots) - 1)
        self._current = max(0, now)
        self.setAccessibleName(name)
        self._describe()
        self.update()

    def knots(self) -> tuple[KnotWords, ...]:
        """What is shown."""
        return self._knots

    def sizeHint(self) -> QSize:
        px = self._theme.px
        lines = self._theme.line(Type.STRONG) + 2 * self._theme.line(Type.CAPTION)
        return QSize(px(480), px(16 + DOT + 8) + lines + px(12))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(320), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not event.modifiers() and self._knots:
            step = -1 if key == Qt.Key.Key_Left else 1
            self._current = max(0, min(len(self._knots) - 1, self._current + step))
            self._describe()
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._knots:
            self._open(self._current)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._at(event.position().toPoint().x())
        if at >= 0:
            self._current = at
            self._describe()
            self.update()
            self._open(at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._at(event.position().toPoint().x())
        leads = at >= 0 and self._knots[at].place is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)
        self.setToolTip(self._knots[at].spoken() if at >= 0 else "")

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens, px = self._theme.tokens, self._theme.px
        box(painter, self.rect(), px(metrics.RADIUS_CARD), tokens.surface, tokens.line)
        for at, knot in enumerate(self._knots):
            rect = self._rect(at)
            self._paint_way(painter, at, rect)
            self._paint_knot(painter, rect, knot)
            if self.hasFocus() and at == self._current:
                ring = rect.adjusted(-px(6), -px(8), -px(6), px(4))
                box(painter, ring, px(metrics.RADIUS_TAG), None, tokens.focus, 2)
        painter.end()

    def _paint_way(self, painter: QPainter, at: int, rect: QRect) -> None:
        if at + 1 >= len(self._knots):
            return
        tokens, px = self._theme.tokens, self._theme.px
        done = self._knots[at].reached is Reached.DONE
        thick = px(2)
        left, right = rect.left() + px(DOT + 8), self._rect(at + 1).left() - px(6)
        y = rect.top() + (px(DOT) - thick) // 2
        painter.fillRect(QRect(left, y, right - left, thick), tokens.accent if done else tokens.line)

    def _paint_knot(self, painter: QPainter, rect: QRect, knot: KnotWords) -> None:
        theme, px, tokens = self._theme, self._theme.px, self._theme.tokens
        dot = QRect(rect.left(), rect.top(), px(DOT), px(DOT))
        if knot.reached is Reached.DONE:
            theme.draw_icon(painter, "check-circle", tokens.accent, dot, filled=True)
        else:
            now = knot.reached is Reached.NOW
            edge, width = (tokens.accent, 2.0) if now else (tokens.control, 1.5)
            box(painter, dot, dot.width() / 2, tokens.surface, edge, width)
            if now:
                box(painter, dot.adjusted(4, 4, -4, -4), dot.width() / 2, tokens.accent)
        ahead = knot.reached is Reached.AHEAD
        top = rect.top() + px(DOT + 8)
        room = QRect(rect.left(), top, rect.width() - px(12), theme.line(Type.STRONG))
        font = theme.font(Type.BODY if ahead else Type.STRONG)
        write(painter, room, knot.first, font, tokens.muted if ahead else tokens.text)
        caption = theme.line(Type.CAPTION)
        below = QRect(room.left(), room.bottom() + 1, room.width(), caption)
        small = theme.font(Type.CAPTION)
        seconds = [knot.second] if knot.third else two_lines(small, knot.second, below.width())
        for line, words in enumerate(seconds):
            write(painter, below.translated(0, line * caption), words, small, tokens.muted)
        ink = tokens.accent if knot.reached is Reached.NOW else tokens.muted
        write(painter, below.translated(0, caption), knot.third, small, ink)

    def _rect(self, at: int) -> QRect:
        px = self._theme.px
        width = (self.width() - 2 * px(PAD)) // max(1, len(self._knots))
        return QRect(px(PAD) + at * width, px(16), width, self.height() - px(28))

    def _at(self, x: int) -> int:
        px = self._theme.px
        width = (self.width() - 2 * px(PAD)) // max(1, len(self._knots))
        at = (x - px(PAD)) // max(1, width)
        return at if 0 <= at < len(self._knots) else -1

    def _open(self, at: int) -> None:
        place = self._knots[at].place
        if place is not None:
            self.opened.emit(place)

    def _describe(self) -> None:
        if self._knots:
            describe(self, self._knots[self._current].spoken())
