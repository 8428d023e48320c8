"""How is a board worked with: arrows between cards, Ctrl+Shift+arrows to move one, a drag that does the same?"""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QToolTip, QWidget

from ctj_desktop.ui.frame.keys import MOVING
from ctj_desktop.ui.projects.board.cards import BoardCard, BoardColumn
from ctj_desktop.ui.projects.board.layout import BoardLayout, PlacedCard, Refusal
from ctj_desktop.ui.projects.board.paint import BoardPaint
from ctj_desktop.ui.projects.board.spoken import parts_of
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.widgets.held import held
from ctj_desktop.ui.widgets.spoken_parts import SpokenParts

Key = Qt.Key
EDGE = 32
"""How near to the edge a carried card scrolls the board, and by how much at each movement."""


class Board(QAbstractScrollArea):
    """Columns of cards, painted: no widget per card, and only what is seen is drawn.

    `move_asked` names a card and the stage it should go to; whether it may is not the board's to say. A refusal
    stands at the card until the next key.
    """

    opened = Signal(object)
    current_changed = Signal(object)
    move_asked = Signal(object, object)
    step_asked = Signal(object, int)
    fold_asked = Signal(object)
    drag_began = Signal()
    drag_ended = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._layouts, self._paint = theme, BoardLayout(theme), BoardPaint(theme)
        self._columns: tuple[BoardColumn, ...] = ()
        self._current: UUID | None = None
        self._folded: int | None = None
        self._refusal: Refusal | None = None
        self._fresh: frozenset[UUID] = frozenset()
        self._pressed: QPoint | None = None
        self._dragged: PlacedCard | None = None
        self._pointer = QPoint()
        self._placed = self._layouts.lay_out((), None, 0)
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._place = ""
        self.parts = SpokenParts(
            self, QAccessible.Role.Grouping, lambda: parts_of(self._columns, self._refusal, self._place)
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)
        self.setMinimumHeight(theme.px(240))
        theme.changed.connect(self._restyle)

    # what is shown

    def say(self, name: str, place: str) -> None:
        """What it is called; `place` says of a card which of how many of its column it is."""
        self._place = place
        self.setAccessibleName(name)

    def show_columns(self, columns: Sequence[BoardColumn]) -> None:
        """Other columns; the current card stays current where it still stands."""
        before = self._placed.of(self._current)
        self._columns = tuple(columns)
        if self._folded is not None and not (self._folded < len(columns) and columns[self._folded].folded):
            self._folded = None
        self._lay_out()
        if self._current is not None and self._placed.of(self._current) is None:
            self._choose(self._neighbour_of_lost(before))
        elif self._current is None and self._placed.cards:
            self._choose(self._placed.cards[0])
        self.parts.changed()
        self._tell()

    def columns(self) -> tuple[BoardColumn, ...]:
        """What is shown now."""
        return self._columns

    def current_key(self) -> UUID | None:
        """The card that has the keyboard."""
        return self._current if self._folded is None else None

    def current_card(self) -> BoardCard | None:
        """As shown."""
        placed = self._placed.of(self.current_key())
        return placed.card if placed is not None else None

    def stage_of(self, key: UUID) -> UUID | None:
        """In which column a card stands."""
        return next((c.key for c in self._columns if any(card.key == key for card in c.cards)), None)

    def select(self, key: UUID | None) -> bool:
        """Makes a card current and shows it; False if it is not on the board."""
        placed = self._placed.of(key)
        if placed is None:
            return False
        self._choose(placed)
        return True

    def refuse(self, refusal: Refusal | None) -> None:
        """Shows at the card why it was not moved."""
        self._refusal = refusal
        self._lay_out()
        self.parts.changed()

    def refusal(self) -> Refusal | None:
        """What stands there now."""
        return self._refusal

    def mark_fresh(self, keys: frozenset[UUID]) -> None:
        """Shows cards as changed just now, until called with nothing."""
        self._fresh = keys
        self.viewport().update()

    def rect_of(self, key: UUID) -> QRect:
        """Where a card is on the screen, in the viewport."""
        placed = self._placed.of(key)
        return placed.rect.translated(-self._offset()) if placed is not None else QRect()

    def column_rect(self, stage: UUID) -> QRect:
        """Where a column is on the screen, in the viewport."""
        at = next((at for at, column in enumerate(self._columns) if column.key == stage), -1)
        return self._placed.columns[at].translated(-self._offset()) if at >= 0 else QRect()

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = Key(event.key()), held(event)
        if modifiers in MOVING and key in (Key.Key_Left, Key.Key_Right) and self.current_key() is not None:
            self.step_asked.emit(self.current_key(), -1 if key is Key.Key_Left else 1)
            return
        if modifiers:
            super().keyPressEvent(event)
            return
        if self._refusal is not None:
            self.refuse(None)
        if key in (Key.Key_Left, Key.Key_Right):
            self._sideways(-1 if key is Key.Key_Left else 1)
        elif key in (Key.Key_Up, Key.Key_Down, Key.Key_Home, Key.Key_End):
            self._along(key)
        elif key in (Key.Key_Return, Key.Key_Enter):
            self._enter()
        elif key is Key.Key_Space:
            self._fold()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._current is None and self._placed.cards:
            self._choose(self._placed.cards[0])
        self.parts.tell()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    # mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint() + self._offset()
        self._pressed = point
        self._pointer = point
        if self._refusal is not None:
            self.refuse(None)
        card, at = self._placed.card_at(point), self._placed.column_at(point.x())
        if card is not None:
            self._choose(card)
        elif at >= 0 and (self._columns[at].folded or self._on_fold_sign(at, event.position().toPoint())):
            self._pressed = None
            self.fold_asked.emit(self._columns[at].key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        self._pointer = event.position().toPoint() + self._offset()
        far = (self._pointer - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if self._dragged is None and far:
            self._dragged = self._placed.card_at(self._pressed)
            if self._dragged is not None:
                self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
                self.drag_began.emit()
        if self._dragged is not None:
            self._scroll_along(event.position().toPoint().x())
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragged, self._dragged, self._pressed = self._dragged, None, None
        self.viewport().unsetCursor()
        self.viewport().update()
        if dragged is None:
            return
        at = self._placed.column_at((event.position().toPoint() + self._offset()).x())
        stage = self._columns[at].key if at >= 0 else None
        moved = stage is not None and stage != self.stage_of(dragged.card.key)
        self.drag_ended.emit()
        if moved:
            self.move_asked.emit(dragged.card.key, stage)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        card = self._placed.card_at(event.position().toPoint() + self._offset())
        if card is not None:
            self.opened.emit(card.card.key)

    def viewportEvent(self, event: object) -> bool:
        if isinstance(event, QHelpEvent):
            self._tip(event)
            return True
        return bool(super().viewportEvent(event))  # type: ignore[arg-type]

    # painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        offset, seen = self._offset(), self.viewport().rect().translated(self._offset())
        painter.translate(-offset)
        target = self._placed.column_at(self._pointer.x()) if self._dragged is not None else -1
        for at, rect in enumerate(self._placed.columns):
            if rect.intersects(seen):
                shown = QRect(rect.left(), seen.top(), rect.width(), seen.height())
                self._paint.ground(painter, shown, target=at == target)
        self._paint_cards(painter, seen)
        self._paint_heads(painter, seen, target)
        if self._dragged is not None:
            painter.translate(self._pointer - (self._pressed or self._pointer))
            painter.setOpacity(0.85)
            self._paint.card(painter, self._dragged, current=True, focus=True, fresh=False)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()
        placed = self._placed.of(self._current)
        if placed is not None:
            self._reveal(placed.rect)

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()

    def _paint_cards(self, painter: QPainter, seen: QRect) -> None:
        painter.save()
        painter.setClipRect(seen.adjusted(0, self._placed.head, 0, 0))
        for placed in self._placed.cards:
            if placed.rect.intersects(seen):
                current = placed.card.key == self.current_key()
                self._paint.card(
                    painter, placed, current=current, focus=self.hasFocus(), fresh=placed.card.key in self._fresh
                )
        if self._refusal is not None and self._placed.refusal is not None:
            rect, lines = self._placed.refusal
            self._paint.refusal(painter, rect, self._refusal.title, lines)
        painter.restore()

    def _paint_heads(self, painter: QPainter, seen: QRect, target: int) -> None:
        """Pinned to the top, whatever is scrolled."""
        for at, (column, rect) in enumerate(zip(self._columns, self._placed.columns, strict=True)):
            if not rect.intersects(seen):
                continue
            pinned = QRect(rect.left(), seen.top(), rect.width(), seen.height())
            if column.folded:
                current = self._folded == at and self.hasFocus()
                self._paint.folded(painter, pinned, column, current=current or at == target)
            else:
                top = QRect(rect.left(), seen.top(), rect.width(), self._placed.head)
                self._paint.head(painter, top, column, self._placed.heads[at])

    # inside

    def _lay_out(self) -> None:
        self._placed = self._layouts.lay_out(self._columns, self._refusal, self.viewport().height())
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setRange(0, max(0, self._placed.width - self.viewport().width()))
        across.setPageStep(self.viewport().width())
        down.setRange(0, max(0, self._placed.height - self.viewport().height()))
        down.setPageStep(self.viewport().height())
        down.setSingleStep(self._theme.px(40))
        across.setSingleStep(self._theme.px(40))
        self.viewport().update()

    def _offset(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _choose(self, placed: PlacedCard | None) -> None:
        key = placed.card.key if placed is not None else None
        changed = key != self._current or self._folded is not None
        self._current, self._folded = key, None
        if placed is not None:
            self._reveal(placed.rect)
        self.viewport().update()
        if changed:
            self._tell()
            self.current_changed.emit(key)

    def _reveal(self, rect: QRect) -> None:
        across, down, seen = self.horizontalScrollBar(), self.verticalScrollBar(), self.viewport().rect()
        gap = self._theme.px(8)
        if rect.left() - gap < across.value():
            across.setValue(rect.left() - gap)
        elif rect.right() + gap > across.value() + seen.width():
            across.setValue(rect.right() + gap - seen.width())
        if rect.top() - self._placed.head < down.value():
            down.setValue(rect.top() - self._placed.head)
        elif rect.bottom() + gap > down.value() + seen.height():
            down.setValue(rect.bottom() + gap - seen.height())

    def _scroll_along(self, x: int) -> None:
        """A card held at the edge brings the columns beyond it into sight."""
        across, edge = self.horizontalScrollBar(), self._theme.px(EDGE)
        if x > self.viewport().width() - edge:
            across.setValue(across.value() + edge)
        elif x < edge:
            across.setValue(across.value() - edge)

    def _sideways(self, step: int) -> None:
        """To the next column that holds something; a folded one is met as a whole."""
        placed = self._placed.of(self._current)
        at = self._folded if self._folded is not None else placed.column if placed is not None else -1
        top = placed.rect.top() if placed is not None else 0
        at += step
        while 0 <= at < len(self._columns) and not self._columns[at].count:
            at += step
        if not 0 <= at < len(self._columns):
            return
        if self._columns[at].folded:
            self._folded = at
            self._reveal(self._placed.columns[at].adjusted(0, 0, 0, -self._placed.columns[at].height() + 1))
            self._tell()
            self.current_changed.emit(None)
            self.viewport().update()
            return
        inside = [card for card in self._placed.cards if card.column == at]
        self._choose(min(inside, key=lambda card: abs(card.rect.top() - top)))

    def _along(self, key: Qt.Key) -> None:
        placed = self._placed.of(self.current_key())
        if placed is None:
            return
        inside = [card for card in self._placed.cards if card.column == placed.column]
        here = inside.index(placed)
        target = {Key.Key_Up: here - 1, Key.Key_Down: here + 1, Key.Key_Home: 0, Key.Key_End: len(inside) - 1}[key]
        self._choose(inside[max(0, min(len(inside) - 1, target))])

    def _enter(self) -> None:
        if self._folded is not None:
            self.fold_asked.emit(self._columns[self._folded].key)
        elif self._current is not None:
            self.opened.emit(self._current)

    def _fold(self) -> None:
        placed = self._placed.of(self._current)
        at = self._folded if self._folded is not None else placed.column if placed is not None else -1
        if at >= 0 and self._columns[at].ends:
            self.fold_asked.emit(self._columns[at].key)

    def _on_fold_sign(self, at: int, point: QPoint) -> bool:
        head = self._placed.columns[at].translated(-self.horizontalScrollBar().value(), 0)
        return self._columns[at].ends and self._paint.fold_sign(head).adjusted(-4, -4, 4, 4).contains(point)

    def _neighbour_of_lost(self, before: PlacedCard | None) -> PlacedCard | None:
        """The card nearest to where the one that left stood."""
        if before is None or not self._placed.cards:
            return self._placed.cards[0] if self._placed.cards else None
        return min(self._placed.cards, key=lambda c: (c.rect.center() - before.rect.center()).manhattanLength())

    def _tell(self) -> None:
        """What a screen reader says of where the keyboard is."""
        stage, card = self.stage_of(self._current) if self._current is not None else None, self._current
        if self._folded is not None and self._folded < len(self._columns):
            self.parts.go_to((self._columns[self._folded].key,))
        else:
            self.parts.go_to((stage, card) if stage is not None else ())

    def _tip(self, event: QHelpEvent) -> None:
        point = event.pos() + self._offset()
        card, at = self._placed.card_at(point), self._placed.column_at(point.x())
        text = card.card.spoken if card is not None else self._columns[at].name if at >= 0 else ""
        QToolTip.showText(event.globalPos(), text, self)

    def _restyle(self) -> None:
        self._layouts.forget()
        self._lay_out()
