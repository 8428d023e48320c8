"""What can be done with a record in a list without opening it: by a key, or by the menu of the right button?"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint, QRect, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QWidget

from ctj_desktop.i18n import N_
from ctj_desktop.ui.frame.keys import MOVING
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.cell import Cell
from ctj_desktop.ui.widgets.held import held
from ctj_desktop.ui.widgets.paint import first_lines, two_lines
from ctj_desktop.ui.widgets.rows import CELL_ROLE, Index, RowsModel
from ctj_desktop.ui.widgets.table import Delegate, Table

LIST, TABLE = 96, 200
"""Pixels of ordinary text that a list without headings, and one with them, are never narrower than."""
FITTED = 24
"""So many rows are as tall as they must be before they are seen: as many as a list shows at once."""
MenuEntry = tuple[str, str, Callable[[], object], str]
"""Word marked by N_, icon, what it does, and why it cannot be done now."""


class RecordTable(Table):
    """Enter and a double click open, F2 edits, Delete removes, Space does the usual, Ctrl+Shift+arrow moves.

    The menu of the row has it all.
    """

    edit_asked = Signal()
    remove_asked = Signal(object)
    usual_asked = Signal()
    move_asked = Signal(object, int)
    menu_asked = Signal(object, object)
    copy_asked = Signal()
    fitted = Signal()
    """Rows became taller or lower."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        model: RowsModel[Any],
        *,
        row: int,
        inset: int = metrics.CARD_PADDING,
        headless: bool = True,
        wraps: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`inset` is how far the writing stands from the edges of the list; a name that `wraps` may take two lines."""
        super().__init__(theme, name, model, row=row, parent=parent)
        self._inset, self._wraps = inset, wraps
        if inset != metrics.CARD_PADDING:
            self.setItemDelegate(_Inset(theme, self, inset, wraps=wraps))
        if headless:
            self.horizontalHeader().hide()
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if wraps:
            self.verticalScrollBar().valueChanged.connect(self._fit_more)

    def minimumSizeHint(self) -> QSize:
        least = LIST if self.horizontalHeader().isHidden() else TABLE
        return QSize(self.theme.px(least), min(self.maximumHeight(), 3 * self.row_height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_rows()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit_rows()

    def fit_rows(self) -> None:
        """Every row is as tall as its name needs: the first ones, and those that are seen."""
        delegate = self.itemDelegate()
        if not self._wraps or not isinstance(delegate, _Inset) or not self.isVisible():
            return
        first = self.rows_model.index(0, 0)
        room = delegate.content(self.visualRect(first), first).width()
        heights = {row: delegate.height_of(self.rows_model.index(row, 0), room) for row in self._to_be_fitted()}
        changed = [row for row, height in heights.items() if self.rowHeight(row) != height]
        if not changed:
            return
        with QSignalBlocker(self.verticalHeader()):  # as with columns
            for row in changed:
                self.setRowHeight(row, heights[row])
        self.updateGeometries()
        self.viewport().update()
        self.fitted.emit()

    def _to_be_fitted(self) -> list[int]:
        count, seen = self.rows_model.rowCount(), self.rowAt(0)
        if count <= FITTED or seen < 0:
            return [*range(min(FITTED, count))]
        last = self.rowAt(self.viewport().height() - 1)
        return sorted({*range(FITTED), *range(seen, last + 1 if last >= 0 else count)})

    def tall(self, most: int) -> int:
        """Pixels of the first rows, so many at most."""
        return sum(self.rowHeight(row) for row in range(min(most, self.rows_model.rowCount())))

    def _fit_more(self) -> None:
        """Of a long list; the current row stays in sight where the rows above it grow."""
        if self.rows_model.rowCount() <= FITTED:
            return
        current, whole = self.currentIndex(), self.viewport().rect()
        seen = whole.contains(self.visualRect(current))
        self.fit_rows()
        if seen and not whole.contains(self.visualRect(current)):
            self.scrollTo(current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = self.current_key()
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if key is not None and event.key() in steps and held(event) in MOVING:
            self.move_asked.emit(key, steps[Qt.Key(event.key())])
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        elif held(event) or key is None:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_F2:
            self.edit_asked.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_asked.emit(key)
        elif event.key() == Qt.Key.Key_Space:
            self.usual_asked.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = self.indexAt(event.pos()) if event.reason() is QContextMenuEvent.Reason.Mouse else self.currentIndex()
        if not at.isValid():
            return
        self.setCurrentIndex(at)
        below = self.viewport().mapToGlobal(self.visualRect(at).bottomLeft() + QPoint(self.theme.px(24), 0))
        place = event.globalPos() if event.reason() is QContextMenuEvent.Reason.Mouse else below
        self.menu_asked.emit(self.current_key(), place)


SECONDS = 3
"""Lines that what stands below a name may take."""


class _Inset(Delegate):
    """Writes closer to the edges, and the name and what stands below it in more lines where they need them."""

    def __init__(self, theme: Theme, view: Table, inset: int, *, wraps: bool) -> None:
        super().__init__(theme, view)
        self._at_edge, self._wraps = inset, wraps

    def height_of(self, index: Index, room: int) -> int:
        """Of a row, by its words and the room for them."""
        cell = index.data(CELL_ROLE)
        if not isinstance(cell, Cell):
            return self._view.row_height()
        first, second = len(self.lines_of(cell, room)), len(self.seconds_of(cell, room))
        more = (first - 1) * self.theme.line(Type.BODY) + max(0, second - 1) * self.theme.line(Type.CAPTION)
        return self._view.row_height() + more

    def lines_of(self, cell: Cell, width: int) -> list[str]:
        """As wide as in the chosen row, where it is bold: no row changes its height when it is chosen."""
        wraps = self._wraps and not cell.right
        return two_lines(self.theme.font(Type.STRONG), cell.text, width) or [""] if wraps else [cell.text]

    def seconds_of(self, cell: Cell, width: int) -> list[str]:
        """Whole too: dates stand there, and are not torn."""
        if not self._wraps or cell.right or not cell.second:
            return super().seconds_of(cell, width)
        return [line.strip() for line in first_lines(self.theme.font(Type.CAPTION), cell.second, width, SECONDS)]

    def content(self, rect: QRect, index: Index) -> QRect:
        px, last = self.theme.px, self._view.last_shown()
        left = px(self._at_edge) if index.column() == 0 else px(metrics.GAP)
        edge = max(self._at_edge, metrics.GAP) if self._scrolls() else self._at_edge
        right = px(edge) if index.column() == last else px(metrics.GAP)
        return rect.adjusted(left, 0, -right, 0)

    def _scrolls(self) -> bool:
        return self._view.verticalScrollBar().isVisible()


OPEN, EDIT, REMOVE, PAST = N_("Open"), N_("Edit"), N_("Remove"), N_("History")
COPY, EXPORT, PRINT = N_("Copy the list"), N_("Export the list…"), N_("Print the list…")


def show_menu(desk: Desk, owner: QWidget, entries: list[MenuEntry], place: QPoint) -> None:
    """The menu of a row; what cannot be done is shown with its reason."""
    menu = QMenu(owner)
    menu.setObjectName(f"{owner.objectName()}.menu")
    menu.setToolTipsVisible(True)
    for word, icon, act, why_not in entries:
        action = menu.addAction(desk.theme.menu_icon(icon), desk.t(word))
        action.setEnabled(not why_not)
        action.setToolTip(why_not)
        action.triggered.connect(lambda _checked=False, act=act: act())
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(place)
