"""What does a check box look like?"""

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import WordedButton
from ctj_desktop.ui.widgets.paint import box, width_of

SIDE, TALL = 18, metrics.FIELD
"""Of the square; of a line with it, which stands level with the fields beside it."""
BESIDE = SIDE + 11
"""Where the words begin."""
NARROWEST = 120
WRAPPED = int(Qt.TextFlag.TextWordWrap)


class CheckBox(WordedButton):
    """A square of 18 with its words, in several lines where there is no room for one; Space toggles it."""

    left = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._writable = theme, True
        self._heights: dict[int, int] = {}  # by the width: a form that is laid out asks for them hundreds of times
        self.setObjectName(name)
        self.setCheckable(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._measure_again)

    def say(self, text: str) -> None:
        """The word beside it."""
        self.setText(text)
        self.setAccessibleName(text)
        self._measure_again()
        self.updateGeometry()

    def set_writable(self, writable: bool) -> None:
        """What is only read has the ground of what cannot be used, and words as plain as those of a text."""
        self._writable = writable
        self.setEnabled(writable)
        self.update()

    def sizeHint(self) -> QSize:
        px = self._theme.px
        return QSize(px(BESIDE + 3) + width_of(self._theme.font(Type.BODY), self.text()), px(TALL))

    def minimumSizeHint(self) -> QSize:
        """Its words go on below where they have no room beside each other."""
        return QSize(min(self.sizeHint().width(), self._theme.px(NARROWEST)), self._theme.px(TALL))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            px = self._theme.px
            room = QRect(0, 0, max(1, width - px(BESIDE)), 10_000)
            measures = QFontMetrics(self._theme.font(Type.BODY))
            lines = round(measures.boundingRect(room, WRAPPED, self.text()).height() / measures.lineSpacing())
            self._heights[width] = px(TALL) + max(0, lines - 1) * self._theme.line(Type.BODY)
        return self._heights[width]

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens, px = self._theme.tokens, self._theme.px
        square = QRect(px(3), (px(TALL) - px(SIDE)) // 2, px(SIDE), px(SIDE))
        usable, checked = self.isEnabled(), self.isChecked()
        ink = tokens.text if usable or not self._writable else tokens.muted
        fill = tokens.sunken if not usable else tokens.accent if checked else tokens.surface
        box(painter, square, px(4), fill, None if usable and checked else tokens.control)
        if self.hasFocus():
            box(painter, square.adjusted(-3, -3, 3, 3), px(6), None, tokens.focus, 2)
        if checked:
            self._paint_tick(painter, square, tokens.on_accent if usable else ink)
        painter.setFont(self._theme.font(Type.BODY))
        painter.setPen(ink)
        painter.drawText(
            self.rect().adjusted(px(BESIDE), self._above(), 0, 0), WRAPPED | int(Qt.AlignmentFlag.AlignTop), self.text()
        )
        painter.end()

    def _measure_again(self) -> None:
        self._heights.clear()
        self.update()

    def _above(self) -> int:
        """Pixels above the first line: it stands level with the square."""
        return (self._theme.px(TALL) - QFontMetrics(self._theme.font(Type.BODY)).height()) // 2

    def _paint_tick(self, painter: QPainter, square: QRect, ink: QColor) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(ink, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        side = square.width()
        points = [(0.24, 0.52), (0.43, 0.71), (0.77, 0.32)]
        painter.drawPolyline(QPolygonF([QPointF(square.x() + x * side, square.y() + y * side) for x, y in points]))
