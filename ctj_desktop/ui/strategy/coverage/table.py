"""How do the lines of a strategy stand beside the territories, cell by cell, each currency on a line of its own?"""

from typing import Any

from PySide6.QtCore import QRect, QSignalBlocker, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.record import replace
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.cell import Cell
from ctj_desktop.ui.widgets.paint import two_lines, width_of
from ctj_desktop.ui.widgets.rows import CELL_ROLE, RowsModel
from ctj_desktop.ui.widgets.table import Delegate, Table

NARROW = 96
"""Pixels of ordinary text: in less a title has the room of its icon and of its indent too."""


class _Figures(Delegate):
    """A title in two lines where it needs them, amounts below each other."""

    def width_of(self, cell: Cell, *, bold: bool = False) -> int:
        caption = self.theme.font(Type.CAPTION)
        amounts = max((width_of(caption, line) for line in cell.second.split("\n")), default=0)
        return max(super().width_of(Cell(text=cell.text, look=cell.look), bold=bold), amounts)

    def paint_cell(self, painter: QPainter, rect: QRect, cell: Cell, chosen: bool, bold: bool) -> None:
        super().paint_cell(painter, rect, self._fitting(cell, rect.width()), chosen, bold)

    def lines_of(self, cell: Cell, width: int) -> list[str]:
        return [cell.text] if cell.right else two_lines(self.theme.font(Type.STRONG), cell.text, width) or [""]

    def seconds_of(self, cell: Cell, _width: int) -> list[str]:
        return cell.second.split("\n") if cell.second else []

    def height_of(self, cell: Cell, width: int) -> int:
        """Of a cell that has so much room, in pixels, with a little air."""
        px, cell = self.theme.px, self._fitting(cell, width)
        beside = px(16) * cell.indent + (px(metrics.ICON + 6) if cell.icon else 0)
        lines = len(self.lines_of(cell, width - beside)) * self.theme.line(Type.BODY)
        return lines + len(self.seconds_of(cell, width)) * self.theme.line(Type.CAPTION) + px(8)

    def _fitting(self, cell: Cell, width: int) -> Cell:
        """What the icon says stands below the title in words."""
        return cell if width >= self.theme.px(NARROW) else replace(cell, icon="", indent=0)


class CoverageTable(Table):
    """One cell is current; Enter leads to its projects, copying takes the whole of it."""

    copy_asked = Signal()

    def __init__(self, theme: Theme, name: str, model: RowsModel[Any], parent: QWidget) -> None:
        super().__init__(theme, name, model, by_cell=True, parent=parent)
        self._figures = _Figures(theme, self)
        self.setItemDelegate(self._figures)
        for changed in (model.modelReset, model.rowsInserted, model.rowsRemoved, model.dataChanged):
            changed.connect(self.fit_rows)
        theme.changed.connect(self.fit_rows)

    def column_key(self) -> str:
        """Of the current cell: a territory, all of them, or the line itself."""
        at = self.currentIndex()
        return self.rows_model.columns[at.column()].key if at.isValid() else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_rows()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit_rows()

    def fit_rows(self, *_changed: object) -> None:
        """Every row is as tall as its tallest cell."""
        heights = {row: self._tall(row) for row in range(self.rows_model.rowCount())}
        changed = [row for row, height in heights.items() if self.rowHeight(row) != height]
        if not changed:
            return
        with QSignalBlocker(self.verticalHeader()):
            for row in changed:
                self.setRowHeight(row, heights[row])
        self.updateGeometries()
        self.viewport().update()

    def _tall(self, row: int) -> int:
        model, tallest = self.rows_model, self.row_height()
        for column in range(model.columnCount()):
            index = model.index(row, column)
            cell = index.data(CELL_ROLE)
            room = self._figures.content(self.visualRect(index), index).width()
            if isinstance(cell, Cell):
                tallest = max(tallest, self._figures.height_of(cell, room))
        return tallest
