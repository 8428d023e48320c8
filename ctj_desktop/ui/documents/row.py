"""How is one paper of the set shown: ticked or not, how it is laid out, how many pages it has?"""

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import WordedButton
from ctj_desktop.ui.widgets.held import held
from ctj_desktop.ui.widgets.paint import box, write

SIDE = 18


class PaperRow(WordedButton):
    """Whoever comes to it sees the paper; Space or a click on the square ticks it, Up and Down go on."""

    shown = Signal(str)
    ticked = Signal()
    stepped = Signal(int)
    opened = Signal()

    def __init__(self, theme: Theme, key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self.key, self._note = theme, key, ""
        self._current: bool | None = None  # not said yet
        self.setObjectName(f"documents.paper.{key}")
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.toggled.connect(lambda _on: self.ticked.emit())
        theme.changed.connect(self.update)

    def say(self, name: str, note: str) -> None:
        """The paper, and below it its layout and pages; what says so already is not painted anew."""
        if (name, note) == (self.text(), self._note):
            return
        self.setText(name)
        self._note = note
        self.setAccessibleName(" · ".join(filter(None, (name, note))))
        self.setToolTip(name)
        self.update()

    def note(self) -> str:
        """What stands below the name."""
        return self._note

    def make_current(self, current: bool) -> None:
        """Its paper is the one that is seen; only this row is a stop for Tab."""
        if current is self._current:
            return
        self._current = current
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if current else Qt.FocusPolicy.ClickFocus)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self._theme.px(metrics.ROW_TWO_LINES))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in steps and not held(event):
            self.stepped.emit(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.position().x() < self._theme.px(SIDE + 16):
            self.toggle()
        self.shown.emit(self.key)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()  # the press did it all

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.shown.emit(self.key)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens, px = self._theme.tokens, self._theme.px
        if self._current:
            box(painter, self.rect(), px(metrics.RADIUS), tokens.selection)
        elif self.underMouse():
            box(painter, self.rect(), px(metrics.RADIUS), tokens.hover)
        if self.hasFocus():
            box(painter, self.rect(), px(metrics.RADIUS), None, tokens.focus, 2)
        self._paint_square(painter)
        left, first, second = px(8 + SIDE + 8), self._theme.line(Type.BODY), self._theme.line(Type.CAPTION)
        top = (self.height() - first - second) // 2
        room = QRect(left, top, self.width() - left - px(8), first)
        font = self._theme.font(Type.STRONG if self._current else Type.BODY)
        write(painter, room, self.text(), font, tokens.text)
        below = QRect(left, top + first, room.width(), second)
        ink = tokens.text if self._current else tokens.muted
        write(painter, below, self._note, self._theme.font(Type.CAPTION), ink)
        painter.end()

    def _paint_square(self, painter: QPainter) -> None:
        tokens, px, on = self._theme.tokens, self._theme.px, self.isChecked()
        square = QRect(px(8), (self.height() - px(SIDE)) // 2, px(SIDE), px(SIDE))
        box(painter, square, px(4), tokens.accent if on else tokens.surface, None if on else tokens.control)
        if on:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(tokens.on_accent, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            side = square.width()
            tick = ((0.24, 0.52), (0.43, 0.71), (0.77, 0.32))
            painter.drawPolyline(QPolygonF([QPointF(square.x() + x * side, square.y() + y * side) for x, y in tick]))
