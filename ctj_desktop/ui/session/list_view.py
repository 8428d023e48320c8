"""How does a dense list of a meeting in session look: 28 pixels a line, a mark, a name, a word at the right?"""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QElapsedTimer, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QScrollBar, QStyleOptionViewItem, QToolTip, QWidget

from ctj_desktop.i18n.translator import sort_key
from ctj_desktop.ui.frame.language import WindowLanguage
from ctj_desktop.ui.session.columns import DenseCell
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.cell import Cell, Look
from ctj_desktop.ui.widgets.held import held
from ctj_desktop.ui.widgets.paint import CENTRE, LEFT, RIGHT, box, hairline, width_of, write
from ctj_desktop.ui.widgets.rows import CELL_ROLE, CHANGED_ROLE, Column, Index, RowsModel
from ctj_desktop.ui.widgets.table import Delegate, Table

LEAD, STAR, LEAST_BESIDE = 20, 14, 40
FIND_AGAIN_MILLISECONDS = 1200
"""So long typed letters are one word."""
MOVES = frozenset(
    {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
)
ENTRANCES = frozenset(
    {Qt.FocusReason.ShortcutFocusReason, Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}
)
"""Ways of a key into a list: none of its lines is meant yet."""


class DenseTable(Table):
    """One column, no heading; what is chosen shows its ring only while it has the keyboard."""

    def __init__(
        self, theme: Theme, name: str, language: WindowLanguage, columns: Sequence[Column[Any]], parent: QWidget
    ) -> None:
        model: RowsModel[Any] = RowsModel(language, columns, parent)
        super().__init__(theme, name, model, row=metrics.ROW_DENSE, parent=parent)
        self.lead_width = theme.px(LEAD)
        self.by_number = False
        self._leads: tuple[str, ...] = ()
        self._sought, self._since = "", QElapsedTimer()
        self.setItemDelegate(DenseDelegate(theme, self))
        self.horizontalHeader().hide()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._bar = MarginBar(self)

    def _restyle(self) -> None:
        super()._restyle()
        palette = self.palette()
        palette.setColor(palette.ColorRole.Highlight, QColor(0, 0, 0, 0))  # the delegate paints what is chosen
        self.setPalette(palette)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(160), 3 * self.row_height())

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.content_height())

    def content_height(self) -> int:
        """All rows without scrolling."""
        return self.count() * self.row_height()

    def count(self) -> int:
        """Rows, at least one."""
        return max(1, self.rows_model.rowCount())

    def fit_leads(self, texts: Sequence[str]) -> None:
        """As much room before the names as the widest of these needs, though its item may be the one that runs."""
        if tuple(texts) != self._leads:
            self._leads = tuple(texts)
            font = self.theme.font(Type.STRONG)
            self.lead_width = max(self.theme.px(LEAD), max((width_of(font, text) for text in texts), default=0))

    def show_numbers(self, shown: bool) -> None:
        """The numbers of the attendance list in place of the sides, while they can be typed."""
        if shown != self.by_number:
            self.by_number = shown
            self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._bar.place()

    def end_word(self) -> None:
        """What is typed next is another name."""
        self._sought = ""

    def keyboardSearch(self, search: str) -> None:
        """Typed letters find a name by any part of it, accents folded."""
        again = self._sought and self._since.isValid() and self._since.elapsed() < FIND_AGAIN_MILLISECONDS
        self._sought = self._sought + search if again else search
        self._since.restart()
        rows, wanted = self.rows_model.rowCount(), sort_key(self._sought)
        first = self.currentIndex().row() + (1 if len(self._sought) == 1 else 0)
        for row in [(max(0, first) + step) % rows for step in range(rows)] if rows else []:
            index = self.rows_model.index(row, 0)
            cell = index.data(CELL_ROLE)
            beside = cell.beside if isinstance(cell, DenseCell) else ""
            if isinstance(cell, Cell) and _has_part(sort_key(f"{cell.text} {beside} {cell.note}"), wanted):
                self.setCurrentIndex(index)
                return


class MarginBar(QScrollBar):
    """Over the padding at the right of a list: names and times keep their room, whether it scrolls or not."""

    def __init__(self, view: DenseTable) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self._view, self._inner = view, view.verticalScrollBar()
        self._inner.rangeChanged.connect(self._follow)
        self._inner.valueChanged.connect(self.setValue)
        self.valueChanged.connect(self._inner.setValue)
        self.hide()

    def place(self) -> None:
        """At the right edge of its list."""
        view, width = self._view, self.sizeHint().width()
        self.setGeometry(view.width() - width, 0, width, view.height())
        self.raise_()

    def _follow(self, least: int, most: int) -> None:
        self.setRange(least, most)
        self.setPageStep(self._inner.pageStep())
        self.setSingleStep(self._inner.singleStep())
        self.setValue(self._inner.value())
        self.setVisible(most > least)


class WholeRows(QWidget):
    """Holds a dense list as high as whole rows are: none is cut at the end."""

    def __init__(self, table: DenseTable, parent: QWidget) -> None:
        super().__init__(parent)
        self.table = table
        table.setParent(self)

    def sizeHint(self) -> QSize:
        return self.table.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self.table.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        row = self.table.row_height()
        self.table.setGeometry(0, 0, self.width(), max(1, self.height() // row) * row)


def _has_part(text: str, wanted: str) -> bool:
    return text.startswith(wanted) or any(mark + wanted in text for mark in (" ", "-", "’", "'", "("))


class DenseDelegate(Delegate):
    """Icon, lead, text and star, last word; a hairline only where another side begins."""

    def __init__(self, theme: Theme, view: DenseTable) -> None:
        super().__init__(theme, view)
        self._list = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell, rect = index.data(CELL_ROLE), QRect(option.rect)
        if not isinstance(cell, DenseCell):
            return
        px, tokens = self.theme.px, self.theme.tokens
        inner = rect.adjusted(px(metrics.GAP), 0, -px(metrics.GAP), 0)
        now = cell.icon == "play-circle"
        if now:
            box(painter, inner, px(metrics.RADIUS), tokens.selection)
        elif index.data(CHANGED_ROLE):
            box(painter, inner, px(metrics.RADIUS), tokens.ok_ground)
        elif self._list.hovered_row() == index.row():
            box(painter, inner, px(metrics.RADIUS), tokens.hover)
        room = rect.adjusted(px(metrics.CARD_PADDING), 0, -px(metrics.CARD_PADDING), 0)
        if cell.line:
            hairline(painter, room.left(), room.right() + 1, rect.top(), tokens.line)
        self._paint_line_of(painter, room, cell, now)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, _option: QStyleOptionViewItem, index: Index
    ) -> bool:
        cell = index.data(CELL_ROLE)
        if not isinstance(cell, DenseCell):
            return False
        parts = (cell.text, cell.beside, cell.note, cell.said)
        QToolTip.showText(event.globalPos(), "\n".join(filter(None, parts)), view)
        return True

    def _paint_line_of(self, painter: QPainter, room: QRect, cell: DenseCell, now: bool) -> None:
        px, theme, tokens = self.theme.px, self.theme, self.theme.tokens
        size = px(metrics.ICON)
        room = room.adjusted(px(12) * cell.indent, 0, 0, 0)
        where = QRect(room.x(), room.y() + (room.height() - size) // 2, size, size)
        theme.draw_icon(painter, cell.icon, theme.colour(cell.icon_colour), where, filled=cell.filled)
        room.setLeft(room.left() + size + px(metrics.GAP))
        used = self._paint_lead(painter, room, cell, now)
        room.setLeft(room.left() + used + px(metrics.GAP_SMALL if cell.wide else 6))
        caption = theme.font(Type.CAPTION)
        last = min(width_of(caption, cell.last) + 2, room.width() * 3 // 5) if cell.last else 0
        if last:
            ink = tokens.text if now else theme.colour(cell.last_colour)
            where_last = QRect(room.right() + 1 - last, room.y(), last, room.height())
            write(painter, where_last, cell.last, caption, ink, RIGHT)
        star = px(STAR) + px(metrics.GAP_SMALL) if cell.star else 0
        text = room.adjusted(0, 0, -last - (px(metrics.GAP) if last else 0) - star, 0)
        ink = tokens.muted if cell.look is Look.MUTED else tokens.text
        used = write(painter, text, cell.text, self._face(now), ink, LEFT)
        behind = text.adjusted(used + star + px(metrics.GAP), 0, star, 0)
        if cell.beside and behind.width() >= px(LEAST_BESIDE):
            write(painter, behind, cell.beside, caption, tokens.muted, LEFT)
        if cell.star:
            size = px(STAR)
            where = QRect(text.x() + used + px(metrics.GAP_SMALL), room.y() + (room.height() - size) // 2, size, size)
            theme.draw_icon(painter, "star", tokens.muted, where, filled=True)

    def _paint_lead(self, painter: QPainter, room: QRect, cell: DenseCell, now: bool) -> int:
        width = self._list.lead_width
        where = QRect(room.x(), room.y(), width, room.height())
        tokens = self.theme.tokens
        if cell.number and self._list.by_number:
            write(painter, where, cell.number, self.theme.font(Type.LABEL), tokens.accent, CENTRE)
        elif cell.number:
            write(painter, where, cell.lead, self.theme.font(Type.CAPTION), tokens.muted, LEFT)
        else:
            ink = tokens.muted if cell.look is Look.MUTED else tokens.text
            font = self._face(now) if cell.wide else self.theme.font(Type.CAPTION)
            write(painter, where, cell.lead, font, ink, LEFT)
        return width

    def _face(self, now: bool) -> QFont:
        return self.theme.font(Type.STRONG if now else Type.BODY)


class AttendanceList(DenseTable):
    """Space and Enter enter an arrival or departure; a slash and digits go to the line, which enters anything else."""

    toggled = Signal(object)
    lined = Signal(str)
    """What begins the line: a slash or a digit."""
    time_asked = Signal(object)
    removed = Signal(object)
    left_by_escape = Signal()
    menu_asked = Signal(object, QPoint)
    chosen = False
    """Whether somebody went to the current line, by arrows, by its name or by a click, since the keyboard came."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.chosen = self.chosen and event.reason() not in ENTRANCES

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if text == "/" or text.isdigit():
            self.lined.emit(text)
        elif not self._acts(event, self.current_key()):
            super().keyPressEvent(event)
            self.chosen = self.chosen or event.key() in MOVES or text.isalpha()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.chosen = self.indexAt(event.position().toPoint()).isValid()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = self._on_state(event.position().toPoint())
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the state opens the menu of all of them."""
        super().mouseReleaseEvent(event)
        where = event.position().toPoint()
        row = self.rows_model.row_at(self.indexAt(where))
        if row is not None and event.button() is Qt.MouseButton.LeftButton and self._on_state(where):
            self.menu_asked.emit(row.key, self.viewport().mapToGlobal(where))

    def _on_state(self, where: QPoint) -> bool:
        """Whether the pointer is on the mark or on the word of a line."""
        index = self.indexAt(where)
        cell = index.data(CELL_ROLE)
        if not isinstance(cell, DenseCell):
            return False
        rect, px = self.visualRect(index), self.theme.px
        mark = px(metrics.CARD_PADDING) + px(metrics.ICON) + px(metrics.GAP) // 2
        word = width_of(self.theme.font(Type.CAPTION), cell.last) + px(metrics.CARD_PADDING) if cell.last else 0
        return where.x() - rect.x() < mark or rect.right() - where.x() < word

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        row = self.rows_model.row_at(index)
        if row is not None:
            self.setCurrentIndex(index)
            where = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft()) if by_key else event.globalPos()
            self.menu_asked.emit(row.key, where)

    def _acts(self, event: QKeyEvent, key: object) -> bool:
        """Whether the key is one of the list's own."""
        if not event.text().isalpha():
            self.end_word()
        if held(event):
            return False
        signals = {
            Qt.Key.Key_Space: self.toggled,
            Qt.Key.Key_Return: self.toggled,
            Qt.Key.Key_Enter: self.toggled,
            Qt.Key.Key_F2: self.time_asked,
            Qt.Key.Key_Delete: self.removed,
            Qt.Key.Key_Backspace: self.removed,
        }
        if event.key() == Qt.Key.Key_Escape:
            self.left_by_escape.emit()
            return True
        if event.key() not in signals:
            return False
        if key is not None:
            signals[Qt.Key(event.key())].emit(key)
        return True
