"""What does a check box look like?"""

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QWidget

from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.paint import box, width_of, write

SIDE = 18


class CheckBox(QAbstractButton):
    """A square of 18 with its word; Space toggles it."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName(name)
        self.setCheckable(True)
        theme.changed.connect(self.update)

    def say(self, text: str) -> None:
        """The word beside it."""
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        px = self._theme.px
        return QSize(px(SIDE + 14) + width_of(self._theme.font(Type.BODY), self.text()), px(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens, px = self._theme.tokens, self._theme.px
        square = QRect(px(3), (self.height() - px(SIDE)) // 2, px(SIDE), px(SIDE))
        checked = self.isChecked()
        box(painter, square, px(4), tokens.accent if checked else tokens.surface, None if checked else tokens.control)
        if self.hasFocus():
            box(painter, square.adjusted(-3, -3, 3, 3), px(6), None, tokens.focus, 2)
        if checked:
            self._paint_tick(painter, square)
        room = self.rect().adjusted(px(SIDE + 11), 0, 0, 0)
        write(painter, room, self.text(), self._theme.font(Type.BODY), tokens.text)
        painter.end()

    def _paint_tick(self, painter: QPainter, square: QRect) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.tokens.on_accent, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        side = square.width()
        points = [(0.24, 0.52), (0.43, 0.71), (0.77, 0.32)]
        painter.drawPolyline(QPolygonF([QPointF(square.x() + x * side, square.y() + y * side) for x, y in points]))
