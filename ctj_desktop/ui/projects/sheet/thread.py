"""How far has a project come on the thread from the strategy to the payment?"""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ctj_desktop.services.projects.thread import Reached
from ctj_desktop.ui.projects.sheet.thread_layout import GAP, KnotLines, knot_lines
from ctj_desktop.ui.projects.words import KnotWords
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.held import held
from ctj_desktop.ui.widgets.paint import box, write
from ctj_desktop.ui.widgets.spoken_parts import SpokenPart, SpokenParts

DOT, PAD = 16, 16


class ThreadView(QWidget):
    """The knots side by side; a knot that leads to a record is opened by a click, or by arrows and Enter.

    As tall as its lines need at its width.
    """

    opened = Signal(object)

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._knots: tuple[KnotWords, ...] = ()
        self._lines: tuple[KnotLines, ...] = ()
        self._current = 0
        self._place = ""
        self.setObjectName(name)
        self._spoken = SpokenParts(self, QAccessible.Role.List, self._parts)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._fit)

    def say(self, name: str, knots: Sequence[KnotWords], place: str) -> None:
        """What is shown; the keyboard begins where the project is. `place` says of a knot which of how many it is."""
        self._knots, self._place = tuple(knots), place
        now = next((at for at, knot in enumerate(knots) if knot.reached is Reached.NOW), len(knots) - 1)
        self._current = max(0, now)
        self.setAccessibleName(name)
        self._spoken.changed()
        self._spoken.go_to((self._current,))
        self._fit()

    def knots(self) -> tuple[KnotWords, ...]:
        """What is shown."""
        return self._knots

    def lines(self) -> tuple[KnotLines, ...]:
        """What is written of each knot at the width that there is."""
        return self._lines

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(480), sum(self._tall()) or self._theme.px(16 + DOT + 8 + 12))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(320), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not held(event) and self._knots:
            step = -1 if key == Qt.Key.Key_Left else 1
            self._current = max(0, min(len(self._knots) - 1, self._current + step))
            self._spoken.go_to((self._current,))
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._knots:
            self._open(self._current)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._at(event.position().toPoint())
        if at >= 0:
            self._current = at
            self._spoken.go_to((self._current,))
            self.update()
            self._open(at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._at(event.position().toPoint())
        leads = at >= 0 and self._knots[at].place is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)
        self.setToolTip(self._knots[at].spoken() if at >= 0 else "")

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._spoken.tell()
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
            self._paint_knot(painter, rect, knot, self._lines[at])
            if self.hasFocus() and at == self._current:
                ring = rect.adjusted(-px(6), -px(8), -px(6), px(4))
                box(painter, ring, px(metrics.RADIUS_TAG), None, tokens.focus, 2)
        painter.end()

    def _paint_way(self, painter: QPainter, at: int, rect: QRect) -> None:
        if at + 1 >= len(self._knots) or self._lines[at + 1].row != self._lines[at].row:
            return
        tokens, px = self._theme.tokens, self._theme.px
        done = self._knots[at].reached is Reached.DONE
        thick = px(2)
        left, right = rect.left() + px(DOT + 8), self._rect(at + 1).left() - px(6)
        y = rect.top() + (px(DOT) - thick) // 2
        painter.fillRect(QRect(left, y, right - left, thick), tokens.accent if done else tokens.line)

    def _paint_knot(self, painter: QPainter, rect: QRect, knot: KnotWords, lines: KnotLines) -> None:
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
        self._write(painter, rect, knot, lines)

    def _write(self, painter: QPainter, rect: QRect, knot: KnotWords, lines: KnotLines) -> None:
        theme, px, tokens = self._theme, self._theme.px, self._theme.tokens
        ahead = knot.reached is Reached.AHEAD
        ink = tokens.accent if knot.reached is Reached.NOW else tokens.muted
        parts = [
            (lines.names, Type.BODY if ahead else Type.STRONG, tokens.muted if ahead else tokens.text),
            (lines.says, Type.CAPTION, tokens.muted),
            ((lines.day,), Type.CAPTION, ink),
        ]
        top, width = rect.top() + px(DOT + 8), rect.width() - px(GAP)
        for texts, kind, colour in parts:
            for text in texts:
                write(painter, QRect(rect.left(), top, width, theme.line(kind)), text, theme.font(kind), colour)
                top += theme.line(Type.STRONG if kind is Type.BODY else kind)

    def _fit(self) -> None:
        self._lines = knot_lines(self._theme, self._knots, self.width() - 2 * self._theme.px(PAD))
        self.updateGeometry()
        self.update()

    def _tall(self) -> list[int]:
        """The height of each row."""
        px, name, caption = self._theme.px, self._theme.line(Type.STRONG), self._theme.line(Type.CAPTION)
        rows: dict[int, int] = {}
        for one in self._lines:
            lines = len(one.names) * name + (len(one.says) + bool(one.day)) * caption
            rows[one.row] = max(rows.get(one.row, name + 2 * caption), lines)
        return [px(16 + DOT + 8) + lines + px(12) for lines in rows.values()]

    def _rect(self, at: int) -> QRect:
        px, lines, tall = self._theme.px, self._lines[at], self._tall()
        top = sum(tall[: lines.row])
        return QRect(px(PAD) + lines.left, top + px(16), lines.width, tall[lines.row] - px(28))

    def _at(self, where: QPoint) -> int:
        around = (0, -self._theme.px(16), 0, self._theme.px(12))
        found = (at for at in range(len(self._lines)) if self._rect(at).adjusted(*around).contains(where))
        return next(found, -1)

    def _open(self, at: int) -> None:
        place = self._knots[at].place
        if place is not None:
            self.opened.emit(place)

    def _parts(self) -> list[SpokenPart]:
        count = len(self._knots)
        return [
            SpokenPart(key=at, name=knot.spoken(), place=self._place.format(place=at + 1, count=count))
            for at, knot in enumerate(self._knots)
        ]
