"""How do the columns, cards and refusals of the board look?"""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPen

from ctj_desktop.domain.funding.verdicts import RuleState
from ctj_desktop.ui.projects.board.cards import BoardColumn
from ctj_desktop.ui.projects.board.layout import PAD, PlacedCard
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.labels import badge_size, paint_badge, paint_tag
from ctj_desktop.ui.widgets.paint import LEFT, box, hairline, write

MARKS: Final[Mapping[RuleState | None, tuple[str, str]]] = {
    RuleState.FAILS: ("x-circle", "error"),
    RuleState.UNKNOWN: ("question", "muted"),
    RuleState.PASSES: ("seal-check", "ok"),
}
"""Icon and ink of what the rules of its call say of a project."""


class BoardPaint:
    """Paints in board coordinates; the widget moves the painter."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def ground(self, painter: QPainter, rect: QRect, *, target: bool) -> None:
        """The column's own ground; while a card is held over it, in the colour of the selection."""
        tokens = self._theme.tokens
        box(painter, rect, self._theme.px(metrics.RADIUS_CARD), tokens.selection if target else tokens.sunken)

    def head(self, painter: QPainter, rect: QRect, column: BoardColumn, lines: tuple[str, ...]) -> None:
        """Name and count, sums below; an end that was opened has a sign to fold it again."""
        theme, px, tokens = self._theme, self._theme.px, self._theme.tokens
        room = rect.adjusted(px(PAD), 0, -px(PAD), 0)
        top, line = rect.top() + px(10), theme.line(Type.STRONG)
        for at, text in enumerate(lines):
            where = QRect(room.left(), top + at * line, room.width(), line)
            used = write(painter, where, text, theme.font(Type.STRONG), tokens.text)
            if at == len(lines) - 1:
                beside = where.adjusted(used + px(6), 0, 0, 0)
                write(painter, beside, str(column.count), theme.font(Type.BODY), tokens.muted)
        below = QRect(room.left(), top + len(lines) * line, room.width(), theme.line(Type.CAPTION))
        write(painter, below, column.sums, theme.font(Type.CAPTION), tokens.muted)
        if column.ends:
            theme.draw_icon(painter, "caret-left", tokens.muted, self.fold_sign(rect))

    def fold_sign(self, rect: QRect) -> QRect:
        """Where an opened end is folded."""
        px = self._theme.px
        return QRect(rect.right() - px(8 + 16), rect.top() + px(12), px(metrics.ICON), px(metrics.ICON))

    def folded(self, painter: QPainter, rect: QRect, column: BoardColumn, *, current: bool) -> None:
        """A sign, the count, and the name from top to bottom."""
        theme, px, tokens = self._theme, self._theme.px, self._theme.tokens
        size = px(metrics.ICON)
        if column.count:
            left = rect.left() + (rect.width() - size) // 2
            theme.draw_icon(painter, "caret-right", tokens.text, QRect(left, rect.top() + px(13), size, size))
        badge = badge_size(theme, column.count)
        width = min(rect.width() - px(4), badge.width())
        place = QRect(rect.left() + (rect.width() - width) // 2, rect.top() + px(40), width, badge.height())
        paint_badge(painter, theme, place, column.count, tokens.badge)
        painter.save()
        painter.translate(rect.right() - (rect.width() - theme.line(Type.LABEL)) // 2, rect.top() + px(72))
        painter.rotate(90)
        room = QRect(0, 0, rect.height() - px(84), theme.line(Type.LABEL))
        write(painter, room, column.name, theme.font(Type.LABEL), tokens.muted, LEFT)
        painter.restore()
        if current:
            box(painter, rect, px(metrics.RADIUS_CARD), None, tokens.focus, 2)

    def card(self, painter: QPainter, placed: PlacedCard, *, current: bool, focus: bool, fresh: bool) -> None:
        """Number and sides, title, lead, money, the next day."""
        theme, px, tokens = self._theme, self._theme.px, self._theme.tokens
        rect, card = placed.rect, placed.card
        edge, width = (tokens.focus, 2.0) if current and focus else (tokens.accent if current else tokens.line, 1.0)
        ground = tokens.ok_ground if fresh else tokens.surface
        box(painter, rect, px(metrics.RADIUS_CARD), ground, edge, width)
        left, room = rect.left() + px(PAD), rect.width() - 2 * px(PAD)
        top = rect.top() + px(8)
        self._first_line(painter, QRect(left, top, room, px(20)), placed)
        top += px(24)
        for line in placed.title:
            write(painter, QRect(left, top, room, theme.line(Type.STRONG)), line, theme.font(Type.STRONG), tokens.text)
            top += theme.line(Type.STRONG)
        lead = QRect(left, top, room, theme.line(Type.CAPTION))
        write(painter, lead, card.lead, theme.font(Type.CAPTION), tokens.warning if card.no_lead else tokens.muted)
        top += theme.line(Type.CAPTION) + (px(6) if placed.money else 0)
        for line in placed.money:
            write(painter, QRect(left, top, room, theme.line(Type.BODY)), line, theme.font(Type.BODY), tokens.text)
            top += theme.line(Type.BODY)
        hairline(painter, left, left + room, top + px(8), tokens.line)
        self._due(painter, QRect(left, top + px(16), room, rect.bottom() - top - px(20)), placed)

    def refusal(self, painter: QPainter, rect: QRect, title: str, lines: tuple[str, ...]) -> None:
        """Dashed, so that nobody takes it for a card: nothing was moved."""
        theme, px, tokens = self._theme, self._theme.px, self._theme.tokens
        radius = px(metrics.RADIUS_CARD)
        box(painter, rect, radius, tokens.error_ground)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens.error, 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(rect.adjusted(0, 0, -1, -1), radius, radius)
        painter.restore()
        left, top, room = rect.left() + px(PAD), rect.top() + px(12), rect.width() - 2 * px(PAD)
        size = px(metrics.ICON)
        theme.draw_icon(painter, "prohibit", tokens.error, QRect(left, top, size, size))
        first = QRect(left + size + px(6), top, room - size - px(6), theme.line(Type.LABEL))
        write(painter, first, title, theme.font(Type.LABEL), tokens.error)
        top += theme.line(Type.LABEL) + px(4)
        for line in lines:
            where = QRect(left, top, room, theme.line(Type.CAPTION))
            write(painter, where, line, theme.font(Type.CAPTION), tokens.text)
            top += theme.line(Type.CAPTION)

    def _first_line(self, painter: QPainter, rect: QRect, placed: PlacedCard) -> None:
        theme, px, tokens = self._theme, self._theme.px, self._theme.tokens
        right = rect.right() + 1
        for side in reversed(placed.card.sides):
            right -= px(metrics.TAG_WIDTH)
            tag = QRect(right, rect.top(), px(metrics.TAG_WIDTH), px(metrics.TAG_HEIGHT))
            paint_tag(painter, theme, tag, side, side=True)
            right -= px(4)
        mark = MARKS.get(placed.card.eligible)
        if mark is not None:
            right -= px(metrics.ICON)
            where = QRect(right, rect.top() + px(2), px(metrics.ICON), px(metrics.ICON))
            theme.draw_icon(painter, mark[0], theme.colour(mark[1]), where)
            right -= px(4)
        room = QRect(rect.left(), rect.top(), right - rect.left(), rect.height())
        write(painter, room, placed.card.number, theme.font(Type.CAPTION), tokens.muted)

    def _due(self, painter: QPainter, rect: QRect, placed: PlacedCard) -> None:
        theme, px, due = self._theme, self._theme.px, placed.card.due
        line, font, size = theme.line(Type.CAPTION), theme.font(Type.CAPTION), px(metrics.ICON)
        ink = theme.colour(due.colour)
        theme.draw_icon(painter, due.icon, ink, QRect(rect.left(), rect.top(), size, size))
        room = QRect(rect.left() + size + px(6), rect.top(), rect.width() - size - px(6), line)
        write(painter, room, due.first, font, ink)
        below = theme.colour("muted") if due.colour == "text" else ink
        write(painter, room.translated(0, line), due.second, font, below)
