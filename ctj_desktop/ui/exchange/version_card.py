"""How is one of several versions shown and chosen: whose it is, when it was written, what it says?"""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from ctj_desktop.domain.differences import Piece
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.marked import MarkedText
from ctj_desktop.ui.widgets.paint import RIGHT, box, width_of, write

RADIO = 20


class VersionCard(QRadioButton):
    """A radio button as large as what it offers; its neighbours under the same parent exclude it.

    A short value stands at the right of the head; a text stands below, its differing words marked.
    """

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._office, self._when, self._who, self._value = "", "", "", ""
        self._pieces: tuple[Piece, ...] = ()
        self._below = False
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setSizePolicy(policy)
        theme.changed.connect(self.update)

    def say(self, office: str, when: str, who: str, value: str, spoken: str) -> None:
        """Whose version it is, and what a screen reader says of all of it."""
        self._office, self._when, self._who, self._value = office, when, who, value
        self.setAccessibleName(spoken)
        self.setToolTip(" · ".join(filter(None, (office, when, who))))
        self._fit()

    def show_text(self, pieces: Sequence[Piece], *, below: bool) -> None:
        """The whole text below the head, or one line beside it."""
        self._pieces, self._below = tuple(pieces), below
        self._fit()

    def hitButton(self, _position: QPoint) -> bool:
        return True

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(240), self._height(max(self.width(), self._theme.px(240))))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self._height(max(self.width(), self._theme.px(160))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens, px = self._theme.tokens, self._theme.px
        chosen = self.isChecked()
        ground = tokens.hover if self.underMouse() and not chosen else tokens.surface
        border, width = (tokens.accent, 2.0) if chosen else (tokens.control, 1.0)
        box(painter, self.rect(), px(metrics.RADIUS), ground, border, width)
        if self.hasFocus():
            inside = self.rect().adjusted(3, 3, -3, -3) if chosen else self.rect()
            box(painter, inside, px(metrics.RADIUS) - (3 if chosen else 0), None, tokens.focus, 2)
        self._paint_radio(painter)
        self._paint_head(painter)
        if self._below:
            self._paint_text(painter)
        painter.end()

    def _paint_radio(self, painter: QPainter) -> None:
        tokens, px = self._theme.tokens, self._theme.px
        ring = QRect(px(12), (px(metrics.ROW) - px(RADIO)) // 2 + px(2), px(RADIO), px(RADIO))
        border = tokens.accent if self.isChecked() else tokens.control
        box(painter, ring, ring.height() / 2, tokens.surface, border, 1.5)
        if self.isChecked():
            dot = ring.adjusted(px(5), px(5), -px(5), -px(5))
            box(painter, dot, dot.height() / 2, tokens.accent)

    def _paint_head(self, painter: QPainter) -> None:
        tokens, px = self._theme.tokens, self._theme.px
        room = QRect(px(12 + RADIO + 8), px(2), self.width() - px(12 + RADIO + 20), px(metrics.ROW))
        if not self._below:
            value = min(width_of(self._theme.font(Type.STRONG), self._value), room.width() // 2)
            place = QRect(room.right() - value, room.y(), value + 1, room.height())
            font = self._theme.font(Type.STRONG if self.isChecked() else Type.BODY)
            write(painter, place, self._value, font, tokens.text, RIGHT)
            room.setRight(place.left() - px(8))
        taken = write(painter, room, self._office, self._theme.font(Type.STRONG), tokens.text)
        room.setLeft(room.left() + taken + px(8))
        if width_of(self._theme.font(Type.BODY), self._when) <= room.width():  # the tool tip has it all
            write(painter, room, self._when, self._theme.font(Type.BODY), tokens.muted)

    def _paint_text(self, painter: QPainter) -> None:
        px, tokens = self._theme.px, self._theme.tokens
        text = self._laid_out(self.width())
        text.paint(painter, px(12), px(metrics.ROW) + px(2), tokens.text)
        if self._who:
            foot = QRect(px(12), self.height() - px(26), self.width() - px(24), px(16))
            write(painter, foot, self._who, self._theme.font(Type.CAPTION), tokens.muted)

    def _laid_out(self, width: int) -> MarkedText:
        theme = self._theme
        return MarkedText(
            self._pieces, theme.font(Type.BODY), theme.line(Type.BODY), width - theme.px(24), theme.tokens.added
        )

    def _height(self, width: int) -> int:
        px = self._theme.px
        if not self._below:
            return px(metrics.ROW + 4)
        foot = px(26) if self._who else px(4)
        return px(metrics.ROW + 2) + self._laid_out(width).height + px(4) + foot

    def _fit(self) -> None:
        height = self._height(max(self.width(), self._theme.px(160)))
        if height != self.minimumHeight():
            self.setMinimumHeight(height)
            self.updateGeometry()
        self.update()
