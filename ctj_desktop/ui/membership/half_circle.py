"""How does a committee look on a day: who sits where, what is vacant, what ends soon?"""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ctj_desktop.domain.half_circle.committee_on_day import CircleSeat, HalfCircle, Held
from ctj_desktop.domain.half_circle.layout import FLAT, CircleLayout, SeatSpot, layout, on_arc
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.half_circle import quorum_text
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.membership.columns import day_before_end
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.held import held
from ctj_desktop.ui.widgets.paint import CENTRE, write
from ctj_desktop.ui.widgets.spoken_parts import SpokenPart, SpokenParts

HEIGHT, TALL, AXIS = 268, 0.58, 26
"""Pixels of ordinary text, the part of a small width that is as much, and how far the axis goes to both sides."""


class Circle(QWidget):
    """Seats by shape and mark; arrows go from one to the next, Enter or a click opens it."""

    opened = Signal(object)

    def __init__(self, desk: Desk, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown: HalfCircle | None = None
        self._layout: CircleLayout | None = None
        self._at = 0
        self.setObjectName(name)
        self._spoken = SpokenParts(self, QAccessible.Role.List, self._parts)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        desk.theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        width = self._desk.theme.px(480)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = self._desk.theme.px(240)
        return QSize(width, self.heightForWidth(width))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return min(self._desk.theme.px(HEIGHT), round(width * TALL))

    def show_circle(self, shown: HalfCircle) -> None:
        """Another day, another committee, or the same one changed."""
        self._shown = shown
        self._at = min(self._at, max(0, len(self._seats()) - 1))
        self.setAccessibleName(_spoken(self._desk.t, shown))
        self._spoken.changed()
        self._spoken.go_to((self._at,))
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._spoken.tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
        seats = self._seats()
        if held(event) or not seats:
            super().keyPressEvent(event)
        elif event.key() in step:
            self._at = max(0, min(len(seats) - 1, self._at + step[Qt.Key(event.key())]))
            self._spoken.go_to((self._at,))
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(seats[self._at].key)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        seat = self._seat_at(event.position().toPoint())
        if seat is not None:
            self._at = self._seats().index(seat)
            self._spoken.go_to((self._at,))
            self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        seat = self._seat_at(event.position().toPoint())
        if seat is not None:
            self.opened.emit(seat.key)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            seat = self._seat_at(event.pos())
            QToolTip.showText(event.globalPos(), seat_text(self._desk.t, seat) if seat is not None else "", self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        shown, theme = self._shown, self._desk.theme
        if shown is None:
            return
        placed = layout(shown.voting, shown.advisory, self.width(), self.height(), theme.px(100) / 100)
        self._layout = placed
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_colleges(painter, placed)
        self._paint_axis(painter, placed)
        for seat, spot in zip(self._seats(), (*placed.voting, *placed.advisory), strict=True):
            self._paint_seat(painter, seat, spot, marked=not placed.crowded)
        self._paint_middle(painter, placed, shown)
        painter.end()

    # inside

    def _seats(self) -> tuple[CircleSeat, ...]:
        return (*self._shown.voting, *self._shown.advisory) if self._shown is not None else ()

    def _seat_at(self, point: QPoint) -> CircleSeat | None:
        if self._layout is None:
            return None
        spots = (*self._layout.voting, *self._layout.advisory)
        near = (
            seat
            for seat, spot in zip(self._seats(), spots, strict=False)
            if (point.x() - spot.x) ** 2 + (point.y() - spot.y) ** 2 <= (spot.size / 2 + 2) ** 2
        )
        return next(near, None)

    def _parts(self) -> list[SpokenPart]:
        t, seats = self._desk.t, self._seats()
        place = t("{place} of {count}")
        return [
            SpokenPart(key=at, name=seat_text(t, seat), place=place.format(place=at + 1, count=len(seats)))
            for at, seat in enumerate(seats)
        ]

    def _paint_colleges(self, painter: QPainter, placed: CircleLayout) -> None:
        theme = self._desk.theme
        painter.setPen(QPen(theme.tokens.quiet, theme.px(2)))
        out = placed.radius + theme.px(22)
        rect = QRectF(placed.middle[0] - out, placed.middle[1] - out * FLAT, 2 * out, 2 * out * FLAT)
        for arc in placed.colleges:
            painter.drawArc(rect, round(arc.start * 16), round((arc.end - arc.start) * 16))

    def _paint_axis(self, painter: QPainter, placed: CircleLayout) -> None:
        if placed.axis is None:
            return
        theme = self._desk.theme
        painter.setPen(QPen(theme.tokens.muted, 1, Qt.PenStyle.DashLine))
        out, inside = (on_arc(placed.axis, placed.middle, placed.radius + theme.px(beyond)) for beyond in (AXIS, -AXIS))
        painter.drawLine(QPointF(*out), QPointF(*inside))

    def _paint_seat(self, painter: QPainter, seat: CircleSeat, spot: SeatSpot, *, marked: bool) -> None:
        theme, tokens = self._desk.theme, self._desk.theme.tokens
        rect = QRectF(spot.x - spot.size / 2, spot.y - spot.size / 2, spot.size, spot.size)
        advisory = not seat.mark.isdigit()
        ground, border, ink, dashed = seat_colours(theme, seat.held, advisory=advisory)
        pen = QPen(border, theme.px(2) if seat.held is not Held.FILLED or advisory else 1)
        if dashed:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(ground)
        painter.drawEllipse(rect)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if marked:
            font = theme.font(Type.LABEL if seat.held is Held.FILLED and not advisory else Type.CAPTION)
            write(painter, rect.toRect(), seat.mark, font, ink, CENTRE)
        if seat.chairs:
            star = theme.px(12)
            right = spot.x <= self.width() / 2
            where = QRect(
                round(spot.x + spot.size / 2 - star * 0.4) if right else round(spot.x - spot.size / 2 - star * 0.6),
                round(spot.y - spot.size / 2 - star * 0.3),
                star,
                star,
            )
            theme.draw_icon(painter, "star", tokens.accent, where, filled=True)
        if self.hasFocus() and seat is self._seats()[self._at]:
            painter.setPen(QPen(tokens.focus, 2))
            painter.drawEllipse(rect.adjusted(-4, -4, 4, 4))

    def _paint_middle(self, painter: QPainter, placed: CircleLayout, shown: HalfCircle) -> None:
        theme, t = self._desk.theme, self._desk.t
        width, line = round(placed.radius), theme.line(Type.FIGURE)
        left = round(placed.middle[0]) - width // 2
        top = round(placed.middle[1]) - theme.px(72)
        figure = t("{held} of {seats}").format(held=t.number(shown.held), seats=t.number(len(shown.voting)))
        write(painter, QRect(left, top, width, line), figure, theme.font(Type.FIGURE), theme.tokens.text, CENTRE)
        below = QRect(left, top + line, width, theme.line(Type.BODY))
        write(painter, below, t("seats held"), theme.font(Type.BODY), theme.tokens.muted, CENTRE)
        if shown.quorum:
            rule = QRect(left, below.bottom() + 1, width, theme.line(Type.CAPTION))
            write(painter, rule, quorum_text(t, shown), theme.font(Type.CAPTION), theme.tokens.muted, CENTRE)


def seat_colours(theme: Theme, held: Held, *, advisory: bool = False) -> tuple[QColor, QColor, QColor, bool]:
    """Ground, border, ink, and whether the border is dashed: each state has a shape of its own beside its colour."""
    tokens = theme.tokens
    if held is Held.VACANT:
        return tokens.surface, tokens.muted, tokens.muted, True
    if held is Held.ENDING:
        return tokens.warning_ground, tokens.warning, tokens.warning, False
    if advisory:
        return tokens.surface, tokens.control, tokens.text, False
    return tokens.accent, tokens.accent, tokens.on_accent, False


def seat_text(t: Translator, seat: CircleSeat) -> str:
    """4 Commune de Sainte-Croix, Anne Rochat, jusqu’au 30 juin 2028."""
    parts = [f"{seat.mark} {seat.label.or_other(content_language(t))}".strip(), seat.holder or t("vacant")]
    if seat.chairs:
        parts.append(t("presides"))
    if seat.until is not None:
        parts.append(t("until {day}").format(day=t.date_long(day_before_end(seat.until))))
    return ", ".join(parts)


def _spoken(t: Translator, shown: HalfCircle) -> str:
    figure = t("{held} of {seats}").format(held=t.number(shown.held), seats=t.number(len(shown.voting)))
    quorum = quorum_text(t, shown) if shown.quorum else ""
    return ", ".join(filter(None, (f"{figure} {t('seats held')}", quorum)))
