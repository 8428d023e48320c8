"""How does a list look and answer: hairlines, selection, the ring of the keyboard, one cell after another?"""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, cast
from uuid import UUID

from PySide6.QtCore import QEvent, QModelIndex, QRect, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.cell import Cell, Look
from ctj_desktop.ui.widgets.held import held
from ctj_desktop.ui.widgets.labels import Tone, paint_pill, paint_tag, pill_width
from ctj_desktop.ui.widgets.paint import LEFT, RIGHT, box, hairline, width_of, write
from ctj_desktop.ui.widgets.rows import CELL_ROLE, CHANGED_ROLE, Index, RowsModel
from ctj_desktop.ui.widgets.spoken import tell_changed, tell_chosen, tell_moved

NARROWEST, MOST_SHARES, READABLE = 32, 7, 48
"""A share of the width is never less, as of seven: then the table scrolls sideways instead of cutting every word. Where
it would be less than the last, a spare column is left out."""
ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
MEASURED = 64
"""So many rows are measured for a column of natural width."""
FIGURES, FIGURES_WIDTH = "0123456789", 70
"""So wide in the font the columns were drawn with; a wider font of the system gets wider columns."""


class Delegate(QStyledItemDelegate):
    """Paints `Cell` values; the first and last columns keep the card's padding."""

    def __init__(self, theme: Theme, view: "Table") -> None:
        super().__init__(view)
        self.theme = theme
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(self.theme.px(40), self._view.row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        self._paint_ground(painter, rect, index, chosen)
        self._paint_line(painter, rect, index)
        cell = self._view.rows_model.data(index, CELL_ROLE)
        if isinstance(cell, Cell):
            self.paint_cell(painter, self.content(rect, index), cell, chosen, chosen and index.column() == 0)

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        cell = self._view.rows_model.data(index, CELL_ROLE)
        if isinstance(cell, Cell) and not cell.note and self.is_cut(cell, option.rect, index):
            QToolTip.showText(event.globalPos(), "\n".join(filter(None, (cell.text, cell.pill, cell.second))), view)
            return True
        return super().helpEvent(event, view, option, cast("QModelIndex", index))

    def is_cut(self, cell: Cell, rect: QRect, index: Index) -> bool:
        """Whether a cell ends in an ellipsis: then its tool tip says it whole."""
        px = self.theme.px
        room = self.content(rect, index).width() - px(16) * cell.indent - (px(metrics.ICON + 6) if cell.icon else 0)
        if cell.pill:
            return pill_width(self.theme, cell.pill) > room
        first = width_of(self._font(cell.look, bold=index.column() == 0), cell.text)
        return first > room or width_of(self.theme.font(Type.CAPTION), cell.second) > room

    def width_of(self, cell: Cell, *, bold: bool = False) -> int:
        """What a cell takes, its icon included; a tag or a state stands instead of its writing."""
        px = self.theme.px
        before = px(16) * cell.indent + (px(metrics.ICON + 6) if cell.icon else 0)
        if cell.side:
            return before + px(metrics.TAG_WIDTH)
        if cell.pill:
            return before + pill_width(self.theme, cell.pill)
        first = width_of(self._font(cell.look, bold), cell.text)
        return before + max(first, width_of(self.theme.font(Type.CAPTION), cell.second))

    def content(self, rect: QRect, index: Index) -> QRect:
        """The part of a cell that writing may use."""
        px, last = self.theme.px, self._view.last_shown()
        left = px(metrics.CARD_PADDING) if index.column() == 0 else px(metrics.GAP)
        right = px(metrics.CARD_PADDING) if index.column() == last else px(metrics.GAP)
        return rect.adjusted(left, 0, -right, 0)

    def paint_cell(self, painter: QPainter, rect: QRect, cell: Cell, chosen: bool, bold: bool) -> None:
        """Icon, tag, state or writing; the title of the chosen row is bold."""
        px = self.theme.px
        rect = rect.adjusted(px(16) * cell.indent, 0, 0, 0)
        if cell.icon:
            size, gap = px(metrics.ICON), px(6)
            written = width_of(self._font(cell.look, bold), cell.text) if cell.icon_after else 0
            left = rect.x() + (min(written, rect.width() - size - gap) + gap if cell.icon_after else 0)
            where = QRect(left, rect.y() + (rect.height() - size) // 2, size, size)
            self.theme.draw_icon(painter, cell.icon, self.theme.colour(cell.icon_colour), where)
            rect = rect.adjusted(0, 0, -size - gap, 0) if cell.icon_after else rect.adjusted(size + gap, 0, 0, 0)
        if cell.side:
            self._paint_side(painter, rect, cell.side)
        elif cell.pill:
            height = px(metrics.PILL)
            width = min(rect.width(), pill_width(self.theme, cell.pill))
            where = QRect(rect.x(), rect.y() + (rect.height() - height) // 2, width, height)
            paint_pill(painter, self.theme, where, cell.pill, Tone[cell.tone or "QUIET"], cell.pill_icon)
        else:
            self._paint_text(painter, rect, cell, chosen, bold)

    def _paint_side(self, painter: QPainter, rect: QRect, code: str) -> None:
        size = QSize(self.theme.px(metrics.TAG_WIDTH), self.theme.px(metrics.TAG_HEIGHT))
        where = QRect(rect.x(), rect.y() + (rect.height() - size.height()) // 2, size.width(), size.height())
        paint_tag(painter, self.theme, where, code, side=True)

    def _paint_text(self, painter: QPainter, rect: QRect, cell: Cell, chosen: bool, bold: bool) -> None:
        align = RIGHT if cell.right else LEFT
        font = self._font(cell.look, bold)
        ink, lines, seconds = self._ink(cell), self.lines_of(cell, rect.width()), self.seconds_of(cell, rect.width())
        first, second = self.theme.line(Type.BODY), self.theme.line(Type.CAPTION)
        top = rect.y() + (rect.height() - len(lines) * first - len(seconds) * second) // 2
        for line in lines:
            write(painter, QRect(rect.x(), top, rect.width(), first), line, font, ink, align)
            top += first
        ink = self.theme.colour(cell.second_colour or ("text" if chosen else "muted"))
        for line in seconds:
            write(painter, QRect(rect.x(), top, rect.width(), second), line, self.theme.font(Type.CAPTION), ink, align)
            top += second

    def lines_of(self, cell: Cell, _width: int) -> list[str]:
        """The main line, for subclasses that may take more than one."""
        return [cell.text]

    def seconds_of(self, cell: Cell, _width: int) -> list[str]:
        """The line below, for subclasses that may take more than one; none where nothing stands there."""
        return [cell.second] if cell.second else []

    def _font(self, look: Look, bold: bool) -> QFont:
        if look is Look.UNFILLED:
            return self.theme.font(Type.BODY, italic=True)
        if look is Look.CAPTION:
            return self.theme.font(Type.CAPTION)
        return self.theme.font(Type.STRONG if look is Look.STRONG or bold else Type.BODY)

    def _ink(self, cell: Cell) -> QColor:
        tokens = self.theme.tokens
        if cell.colour:
            return self.theme.colour(cell.colour)
        if cell.look in (Look.MUTED, Look.UNFILLED):
            return tokens.muted
        return tokens.text

    def _paint_ground(self, painter: QPainter, rect: QRect, index: Index, chosen: bool) -> None:
        tokens = self.theme.tokens
        if chosen:
            painter.fillRect(rect, tokens.selection)
        elif self._view.rows_model.data(index, CHANGED_ROLE):
            painter.fillRect(rect, tokens.ok_ground)
        elif self._view.hovered_row() == index.row():
            painter.fillRect(rect, tokens.hover)

    def _paint_line(self, painter: QPainter, rect: QRect, index: Index) -> None:
        if index.row() == 0:
            return
        inner = self.content(rect, index)
        last = self._view.last_shown()
        left = inner.left() if index.column() == 0 else rect.left()
        right = inner.right() + 1 if index.column() == last else rect.right() + 1
        hairline(painter, left, right, rect.top(), self.theme.tokens.line)


class TableHead(QHeaderView):
    """Headings 12/600, with the language's tag where a column holds one language; a click on one may sort by it."""

    sort_asked = Signal(str)

    def __init__(self, theme: Theme, view: "Table") -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._theme = theme
        self._table = view
        self._order = ""
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.viewport().setAutoFillBackground(False)
        self.setFrameShape(QHeaderView.Shape.NoFrame)
        self.setMinimumSectionSize(theme.px(24))
        theme.changed.connect(self.viewport().update)

    def sizeHint(self) -> QSize:
        return QSize(0, self._theme.px(metrics.TABLE_HEAD))

    def show_order(self, order: str) -> None:
        """The key of the column by which the rows stand, with a minus for the other way round."""
        self._order = order
        self.viewport().update()

    def width_of(self, section: int) -> int:
        """What the heading of a column takes, with the mark of its order."""
        model, px = self.model(), self._theme.px
        if not isinstance(model, RowsModel):
            return 0
        column, heading = model.columns[section], model.headerData(section, Qt.Orientation.Horizontal) or ""
        beside = (px(metrics.TAG_WIDTH + metrics.GAP) if column.tag else 0) + (
            px(metrics.ICON_SMALL + 4) if column.sort else 0
        )
        return beside + width_of(self._theme.font(Type.LABEL), str(heading))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        section, model = self.logicalIndexAt(event.position().toPoint()), self.model()
        if section >= 0 and isinstance(model, RowsModel) and model.columns[section].sort:
            self.sort_asked.emit(model.columns[section].sort)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        tokens = self._theme.tokens
        for section in range(self.count()):
            if not self.isSectionHidden(section):
                self._paint_heading(painter, section)
        hairline(painter, 0, self.viewport().width(), self.height() - 1, tokens.line)
        painter.end()

    def _paint_heading(self, painter: QPainter, section: int) -> None:
        model = self.model()
        if not isinstance(model, RowsModel):
            return
        column, px = model.columns[section], self._theme.px
        left = px(metrics.CARD_PADDING) if section == 0 else px(metrics.GAP)
        right = px(metrics.CARD_PADDING) if section == self._table.last_shown() else px(metrics.GAP)
        rect = QRect(
            self.sectionViewportPosition(section) + left,
            0,
            self.sectionSize(section) - left - right,
            self.height(),
        )
        if column.tag:
            tag = QRect(rect.x(), (rect.height() - px(20)) // 2, px(metrics.TAG_WIDTH), px(metrics.TAG_HEIGHT))
            paint_tag(painter, self._theme, tag, column.tag, side=False)
            rect = rect.adjusted(px(metrics.TAG_WIDTH + metrics.GAP), 0, 0, 0)
        heading = model.headerData(section, Qt.Orientation.Horizontal) or ""
        align = RIGHT if column.right else LEFT
        font, ink = self._theme.font(Type.LABEL), self._theme.tokens.muted
        if column.sort and column.sort == self._order.removeprefix("-"):
            size, end = px(metrics.ICON_SMALL), rect.x() + width_of(font, str(heading)) + px(4)
            where = QRect(min(end, rect.right() - size), (rect.height() - size) // 2, size, size)
            self._theme.draw_icon(painter, "caret-down" if self._order.startswith("-") else "caret-up", ink, where)
            rect = rect.adjusted(0, 0, -size - px(4), 0)
        write(painter, rect, str(heading), font, ink, align)


class Table(QTableView):
    """A list of records: one row is current, Enter opens it, the selection follows its record."""

    readable = READABLE
    """Pixels of ordinary text below which a spare column makes room for the others."""
    opened = Signal(object)
    current_changed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        name: str,
        model: RowsModel[Any],
        *,
        row: int = metrics.ROW,
        by_cell: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._row, self._by_cell, self._hovered = row, by_cell, -1
        self._kept: tuple[UUID | None, int] | None = None
        self._last = max(0, len(model.columns) - 1)
        self._widest: dict[int, int] = {}  # of the cells of a column of natural width, as far as it was measured
        self.rows_model = model
        self.setObjectName(name)
        self.setModel(model)
        self.setItemDelegate(Delegate(theme, self))
        self._set_up()
        model.dataChanged.connect(partial(tell_changed, self))
        model.rowsMoved.connect(partial(tell_moved, self))
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._find_again)
        if any(column.natural for column in model.columns):
            for changed in (model.modelReset, model.rowsInserted, model.rowsRemoved, model.dataChanged):
                changed.connect(self._measure_again)
        theme.changed.connect(self._restyle)
        self.selectionModel().currentRowChanged.connect(self._tell)
        self.selectionModel().selectionChanged.connect(partial(tell_chosen, self))
        self.doubleClicked.connect(self._open)
        self._restyle()

    def _set_up(self) -> None:
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.head = TableHead(self.theme, self)
        self.setHorizontalHeader(self.head)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(self.row_height())
        self.verticalHeader().setDefaultSectionSize(self.row_height())
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.viewport().setAutoFillBackground(False)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(280), self.theme.px(metrics.TABLE_HEAD) + 3 * self.row_height())

    def row_height(self) -> int:
        """Pixels of a row at the person's text size."""
        return self.theme.px(self._row)

    def hovered_row(self) -> int:
        """The row under the pointer; -1 for none."""
        return self._hovered

    def last_shown(self) -> int:
        """The column at the right edge."""
        return self._last

    def current_key(self) -> UUID | None:
        """Id of the current record."""
        row = self.rows_model.row_at(self.currentIndex())
        return row.key if row is not None else None

    def select(self, key: UUID | None, column: int = 0) -> bool:
        """Makes a record current; False if it is not shown."""
        at = self.rows_model.row_of(key)
        if at < 0:
            return False
        self.setCurrentIndex(self.rows_model.index(at, column))
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def showEvent(self, event: QShowEvent) -> None:
        """A scroll bar that went before the table was seen left its room without a word."""
        super().showEvent(event)
        self._share_width()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held(event):
            self._open(self.currentIndex())
            return
        if event.key() in ENDS and not held(event) and not self._by_cell:
            self._go_to_row(ENDS[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)

    def _go_to_row(self, place: int) -> None:
        """The first row or the last: for Qt, Home and End are the ends of a line, which nobody sees in a list."""
        rows = self.rows_model.rowCount()
        if rows:
            self.setCurrentIndex(self.rows_model.index(place % rows, max(0, self.currentIndex().column())))

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() in (
            QEvent.Type.HoverMove,
            QEvent.Type.MouseMove,
            QEvent.Type.Leave,
            QEvent.Type.HoverLeave,
        ):
            self._hover(event)
        return super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid() and self.rows_model.rowCount():
            self.setCurrentIndex(self.rows_model.index(0, 0))  # Qt would make it current without choosing it
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.hasFocus() or not self.currentIndex().isValid():
            return
        painter = QPainter(self.viewport())
        rect = self.visualRect(self.currentIndex())
        if not self._by_cell:
            rect = QRect(0, rect.y(), self.viewport().width(), rect.height())
        ring = rect.adjusted(4, 2, -4, -2)
        box(painter, ring, self.theme.px(metrics.RADIUS_TAG), None, self.theme.tokens.focus, 2)
        painter.end()

    def _open(self, index: Index) -> None:
        row = self.rows_model.row_at(index)
        if row is not None:
            self.opened.emit(row.key)

    def _tell(self, current: QModelIndex, _previous: QModelIndex) -> None:
        row = self.rows_model.row_at(current)
        self.current_changed.emit(row.key if row is not None else None)

    def _remember(self) -> None:
        self._kept = (self.current_key(), max(0, self.currentIndex().column()))

    def _find_again(self) -> None:
        if self._kept is not None and self._kept[0] is not None and not self.select(*self._kept):
            self.current_changed.emit(None)

    def _hover(self, event: QEvent) -> None:
        position = getattr(event, "position", None)
        row = self.rowAt(int(position().y())) if position is not None else -1
        if event.type() in (QEvent.Type.Leave, QEvent.Type.HoverLeave):
            row = -1
        if row != self._hovered:
            self._hovered = row
            self.viewport().update()

    def _measure_again(self, *_changed: object) -> None:
        self._widest.clear()
        self._share_width()

    def _share_width(self) -> None:
        columns, px = self.rows_model.columns, self.theme.px
        wide = max(1.0, width_of(self.theme.font(Type.BODY), FIGURES) / px(FIGURES_WIDTH))
        asked = [
            self._natural_width(at) if column.natural else round(px(column.width) * wide)
            for at, column in enumerate(columns)
        ]
        shared = [0 if column.width or column.natural else column.share for column in columns]
        kept = self._with_room(asked, shared)
        self._last = self.rows_model.last_shown = max(kept, default=0)
        if columns[kept[-1]].natural:
            asked[kept[-1]] = self._natural_width(kept[-1])  # at the edge of the card it has more beside it
        elif kept[-1] < len(columns) - 1 and not shared[kept[-1]]:
            asked[kept[-1]] += px(metrics.CARD_PADDING) - px(metrics.GAP)
        shares = sum(shared[at] for at in kept) or 1
        left = self.viewport().width() - sum(asked[at] for at in kept)
        left = max(px(NARROWEST) * min(shares, MOST_SHARES), left)
        self._resize_columns({at: left * shared[at] // shares if shared[at] else asked[at] for at in kept})

    def _resize_columns(self, widths: Mapping[int, int]) -> None:
        """Those without a width are hidden. Qt would paint all of it once more a moment after it was painted."""
        head, columns = self.head, range(len(self.rows_model.columns))
        if [head.sectionSize(at) for at in columns] == [widths.get(at, 0) for at in columns]:
            return
        with QSignalBlocker(head):
            for at in columns:
                self.setColumnHidden(at, at not in widths)
                if at in widths:
                    self.setColumnWidth(at, widths[at])
        self.updateGeometries()
        self.viewport().update()

    def _with_room(self, asked: Sequence[int], shared: Sequence[int]) -> list[int]:
        """Every column, or those that are not as spare, so that what is shown can be read."""
        columns, share = self.rows_model.columns, self.theme.px(self.readable)
        kept = [*range(len(columns))]
        for spare in sorted({column.spare for column in columns if column.spare}, reverse=True):
            shares = min(MOST_SHARES, sum(shared[at] for at in kept))
            if sum(asked[at] for at in kept) + share * shares <= self.viewport().width():
                break
            kept = [at for at in kept if columns[at].spare != spare]
        return kept

    def _natural_width(self, column: int) -> int:
        model, delegate = self.rows_model, self.itemDelegate()
        assert isinstance(delegate, Delegate)
        if column not in self._widest:
            cells = [model.data(model.index(row, column), CELL_ROLE) for row in range(min(MEASURED, model.rowCount()))]
            widths = [delegate.width_of(cell, bold=column == 0) for cell in cells if isinstance(cell, Cell)]
            self._widest[column] = max(widths, default=0)
        widest = max(self._widest[column], self.head.width_of(column))
        if not widest:
            return 0
        room = QRect(0, 0, 1000, self.row_height())
        edges = room.width() - delegate.content(room, model.index(0, column)).width()
        most = self.theme.px(model.columns[column].width) or self.viewport().width() * 2 // 5
        return min(widest + edges + 2, most)

    def _restyle(self) -> None:
        self._widest.clear()
        palette = self.palette()
        palette.setColor(palette.ColorRole.Base, QColor(0, 0, 0, 0))
        self.setPalette(palette)
        self.viewport().update()
