"""Which rows lie below a picker, where, and which of them is marked?"""

from collections.abc import Sequence
from typing import Final, Protocol
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAccessible, QGuiApplication, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip, QWidget
from shiboken6 import isValid

from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.fields import LineEdit, one_line
from ctj_desktop.ui.widgets.paint import box, hairline, width_of, write
from ctj_desktop.ui.widgets.spoken import speak_as

MOST_ROWS, NARROWEST, WIDEST, PAD, SIDES, GAP = 8, 280, 480, 4, 8, 4
MOVED: Final = (
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Hide,
    QEvent.Type.WindowDeactivate,
    QEvent.Type.WindowStateChange,
)


class Pickable(Protocol):
    """A record that can be chosen, and what tells it from another of the same name."""

    @property
    def key(self) -> UUID:
        """Its id."""

    @property
    def name(self) -> str:
        """What it is called."""

    @property
    def second(self) -> str:
        """What stands below; may be empty."""


def screens_now() -> list[QRect]:
    """The usable part of every screen, asked of the program: a screen that a widget names goes with that widget."""
    return [screen.availableGeometry() for screen in QGuiApplication.screens()]


class PickList(QWidget):
    """The rows below a picker: they never take the keyboard, and follow the field or go."""

    pressed = Signal(int)

    def __init__(self, theme: Theme, name: str, field: LineEdit) -> None:
        flags = Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowDoesNotAcceptFocus
        super().__init__(field, flags)
        self._theme, self._field = theme, field
        self._hits: list[Pickable] = []
        self._new: tuple[str, str] | None = None
        self._marked: int | None = None
        self._hovered: int | None = None
        self._kept: UUID | None = None
        self._first, self._shown = 0, 0
        self._nothing = ""
        self._watched: list[QWidget] = []
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        speak_as(self, QAccessible.Role.List)
        theme.changed.connect(self.close_list)

    def hits(self) -> Sequence[Pickable]:
        """What is offered now."""
        return tuple(self._hits)

    def marked(self) -> int | None:
        """The row that Enter takes; the one after the hits makes a new record."""
        return self._marked

    def show_hits(
        self,
        hits: Sequence[Pickable],
        new: tuple[str, str] | None,
        marked: Pickable | None,
        kept: UUID | None,
        nothing: str,
    ) -> None:
        """Shows these; `kept` is the record that is chosen already, `nothing` the sentence for no hit."""
        self._hits, self._new, self._kept, self._nothing = list(hits), new, kept, nothing
        self._marked = self._hits.index(marked) if marked is not None else None
        self._hovered, self._first = None, 0
        if not (self._hits or self._new or nothing):
            self.close_list()
            return
        self._place()
        self._bring_into_sight()
        if not self.isVisible():
            self._watch()
            self.show()
        self.raise_()
        self.update()

    def close_list(self) -> None:
        """Nothing is offered any more."""
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched, self._hits, self._new, self._marked = [], [], None, None
        self.hide()

    def step(self, by: int) -> bool:
        """To the row so many further on; False where there is none."""
        rows = len(self._hits) + (self._new is not None)
        if not rows:
            return False
        at = max(0, min(rows - 1, by - 1 if self._marked is None else self._marked + by))
        if self._marked is None and by < 0:
            at = rows - 1
        if at == self._marked:
            return False
        self._marked = at
        self._bring_into_sight()
        self.update()
        return True

    def spoken(self) -> str:
        """The marked row as it is said."""
        if self._marked is None:
            return ""
        if self._marked < len(self._hits):
            hit = self._hits[self._marked]
            return " · ".join(filter(None, (hit.name, hit.second)))
        return " ".join(filter(None, self._new or ()))

    # Qt asks

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        elsewhere = event.type() is QEvent.Type.MouseButtonPress and watched is not self._field
        if elsewhere or event.type() in MOVED:
            self.close_list()
        return False

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._cut(self._row_at(event.pos())), self)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._row_at(event.position().toPoint()))

    def leaveEvent(self, _event: QEvent) -> None:
        self._hover(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position().toPoint())
        if row is not None and event.button() is Qt.MouseButton.LeftButton:
            self.pressed.emit(row)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._scroll_to(self._first - (1 if event.angleDelta().y() > 0 else -1))
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens, px = self._theme.tokens, self._theme.px
        box(painter, self.rect(), px(metrics.RADIUS_CARD), tokens.surface, tokens.control)
        if not self._hits:
            room = QRect(px(PAD + SIDES), px(PAD), self.width() - 2 * px(PAD + SIDES), px(metrics.ROW_DENSE))
            write(painter, room, self._nothing, self._theme.font(Type.BODY), tokens.muted)
        for at in range(self._first, min(len(self._hits), self._first + self._shown)):
            self._paint_hit(painter, at, self._hits[at])
        if self._new is not None:
            self._paint_new(painter, *self._new)
        self._paint_place(painter)
        painter.end()

    # what is painted

    def _ground(self, painter: QPainter, at: int) -> None:
        tokens, radius = self._theme.tokens, self._theme.px(metrics.RADIUS_TAG)
        if at == self._marked:
            box(painter, self._row(at), radius, tokens.selection)
        elif at == self._hovered:
            box(painter, self._row(at), radius, tokens.hover)

    def _paint_hit(self, painter: QPainter, at: int, hit: Pickable) -> None:
        theme, px, row = self._theme, self._theme.px, self._row(at)
        self._ground(painter, at)
        room = row.adjusted(px(SIDES), 0, -px(SIDES), 0)
        if self._kept is not None and hit.key == self._kept:
            size = px(metrics.ICON)
            where = QRect(room.right() - size + 1, row.y() + (row.height() - size) // 2, size, size)
            theme.draw_icon(painter, "check", theme.tokens.accent, where)
            room.setRight(where.left() - px(SIDES))
        font = theme.font(Type.STRONG if at == self._marked else Type.BODY)
        if not hit.second:
            write(painter, room, one_line(hit.name), font, theme.tokens.text)
            return
        top = row.y() + px(PAD)
        first = QRect(room.x(), top, room.width(), theme.line(Type.BODY))
        below = QRect(room.x(), first.bottom() + 1, room.width(), theme.line(Type.CAPTION))
        write(painter, first, one_line(hit.name), font, theme.tokens.text)
        write(painter, below, one_line(hit.second), theme.font(Type.CAPTION), theme.tokens.muted)

    def _paint_new(self, painter: QPainter, text: str, words: str) -> None:
        theme, px, at = self._theme, self._theme.px, len(self._hits)
        row = self._row(at)
        hairline(
            painter, row.left() + px(SIDES), row.right() - px(SIDES) + 1, row.top() - px(PAD) // 2, theme.tokens.line
        )
        self._ground(painter, at)
        size = px(metrics.ICON)
        icon = QRect(row.x() + px(SIDES), row.y() + (row.height() - size) // 2, size, size)
        theme.draw_icon(painter, "plus", theme.tokens.accent, icon)
        room = QRect(icon.right() + 1 + px(SIDES), row.y(), row.right() - icon.right() - 2 * px(SIDES), row.height())
        font = theme.font(Type.STRONG if at == self._marked else Type.BODY)
        used = write(painter, room, text, font, theme.tokens.text)
        if words:
            rest = room.adjusted(used + px(SIDES), 0, 0, 0)
            write(painter, rest, words, theme.font(Type.CAPTION), theme.tokens.muted)

    def _paint_place(self, painter: QPainter) -> None:
        """Which part of the rows is seen, where not all are."""
        if self._shown >= len(self._hits):
            return
        px = self._theme.px
        whole = self._shown * self._height()
        length = max(px(16), whole * self._shown // len(self._hits))
        top = px(PAD) + (whole - length) * self._first // max(1, len(self._hits) - self._shown)
        box(painter, QRect(self.width() - px(PAD), top, px(2), length), px(1), self._theme.tokens.control)

    # where the rows stand

    def _height(self) -> int:
        """Of one hit: two lines as soon as one of them has two."""
        two = any(hit.second for hit in self._hits)
        return self._theme.px(metrics.ROW_TWO_LINES if two else metrics.ROW_DENSE)

    def _row(self, at: int) -> QRect:
        px = self._theme.px
        width, tall = self.width() - 2 * px(PAD), self._height()
        if at < len(self._hits):
            return QRect(px(PAD), px(PAD) + (at - self._first) * tall, width, tall)
        dense = px(metrics.ROW_DENSE)
        return QRect(px(PAD), self.height() - px(PAD) - dense, width, dense)

    def _row_at(self, point: QPoint) -> int | None:
        seen = [*range(self._first, self._first + self._shown), *([len(self._hits)] if self._new else [])]
        return next((at for at in seen if self._row(at).contains(point)), None)

    def _place(self) -> None:
        """Below the field, above it where there is more room; as many rows as fit."""
        px, field = self._theme.px, self._field
        corner, screens = field.mapToGlobal(QPoint(0, 0)), screens_now()
        screen = next((one for one in screens if one.contains(corner)), screens[0])
        width = min(max(field.width(), px(NARROWEST), min(self._widest(), px(WIDEST))), screen.width())
        left = max(screen.left(), min(corner.x(), screen.right() + 1 - width))
        under = screen.bottom() + 1 - (corner.y() + field.height()) - px(GAP)
        over = corner.y() - screen.top() - px(GAP)
        beside = 2 * px(PAD) + (px(metrics.ROW_DENSE) + px(PAD) if self._new is not None else 0)
        if not self._hits:
            beside += px(metrics.ROW_DENSE) if self._nothing else 0
        wanted = min(len(self._hits), MOST_ROWS)
        below = under >= beside + wanted * self._height() or under >= over
        fitting = ((under if below else over) - beside) // self._height()
        self._shown = max(min(wanted, fitting), min(wanted, 1))
        height = beside + self._shown * self._height()
        top = corner.y() + field.height() + px(GAP) if below else corner.y() - px(GAP) - height
        self.setGeometry(left, top, width, height)

    def _widest(self) -> int:
        """What the longest row takes, marked and with a check."""
        strong, caption = self._theme.font(Type.STRONG), self._theme.font(Type.CAPTION)
        lines = (max(width_of(strong, hit.name), width_of(caption, hit.second)) for hit in self._hits)
        return max(lines, default=0) + self._theme.px(2 * (PAD + SIDES) + metrics.ICON + SIDES)

    def _watch(self) -> None:
        """Whatever moves the field: itself, all that it lies in, its window."""
        widget: QWidget | None = self._field
        while widget is not None:
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = None if widget.isWindow() else widget.parentWidget()

    def _bring_into_sight(self) -> None:
        if self._marked is not None and self._marked < len(self._hits):
            self._scroll_to(max(self._marked - self._shown + 1, min(self._first, self._marked)))

    def _scroll_to(self, first: int) -> None:
        self._first = max(0, min(first, len(self._hits) - self._shown))
        self.update()

    def _hover(self, row: int | None) -> None:
        if row != self._hovered:
            self._hovered = row
            self.update()

    def _cut(self, row: int | None) -> str:
        """The whole of a row that is not seen whole."""
        if row is None or row >= len(self._hits):
            return ""
        hit, room = self._hits[row], self.width() - 2 * self._theme.px(PAD + SIDES)
        lines = ((hit.name, Type.BODY), (hit.second, Type.CAPTION))
        cut = any(width_of(self._theme.font(kind), text) > room for text, kind in lines)
        return "\n".join(filter(None, (hit.name, hit.second))) if cut else ""
