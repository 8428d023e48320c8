"""How does a table follow what a service answers, so that selection and scrolling survive?"""

import logging
from collections.abc import Callable, Sequence
from typing import Any, Generic, Protocol, TypeVar
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ctj_desktop.domain.record import NamedValue
from ctj_desktop.i18n import Translator
from ctj_desktop.ui.frame.language import WindowLanguage
from ctj_desktop.ui.widgets.cell import Cell

log = logging.getLogger(__name__)
CELL_ROLE = int(Qt.ItemDataRole.UserRole) + 1
CHANGED_ROLE = int(Qt.ItemDataRole.UserRole) + 2

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class HasKey(Protocol):
    """A row knows who it is."""

    @property
    def key(self) -> UUID:
        """The id of the record shown."""


Row = TypeVar("Row", bound=HasKey)

MANY_ROWS = 60
"""Above so many single steps one reset is quicker; the view finds its row again by id."""


class Column(NamedValue, Generic[Row]):
    """One column: heading marked with N_, and what it shows of a row. `width` 0 shares what is left.

    A `natural` one is as wide as the widest of its first cells or its heading, and at most its `width`, or two fifths
    of the list. Those with a `spare` are left out where the others have no room, the highest first; what they say
    stands in the sheet too.
    """

    key: str
    heading: str
    cell: Callable[[Row, Translator], Cell]
    width: int = 0
    share: int = 1
    tag: str = ""
    right: bool = False
    sort: str = ""
    natural: bool = False
    spare: int = 0


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Rows as values; equal rows are equal, so `replace` touches only what differs."""

    def __init__(self, language: WindowLanguage, columns: Sequence[Column[Row]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._columns = tuple(columns)
        self._rows: list[Row] = []
        self._fresh: frozenset[UUID] = frozenset()
        self.last_shown = len(self._columns) - 1
        """The column at the right edge: a row that is read whole ends with its place."""
        language.changed.connect(self._retranslate)

    @property
    def columns(self) -> tuple[Column[Row], ...]:
        """The columns, in order."""
        return self._columns

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is shown now."""
        return tuple(self._rows)

    def row_at(self, index: Index) -> Row | None:
        """The row under an index."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def row_of(self, key: UUID | None) -> int:
        """Where a record stands; -1 if it is not shown."""
        return next((at for at, row in enumerate(self._rows) if row.key == key), -1)

    def replace(self, rows: Sequence[Row]) -> None:
        """Shows other rows by the least inserts, removals, moves and changes.

        Keys are unique: two rows of one key are an error of the caller, and shown all the same.
        """
        wanted = {row.key for row in rows}
        if twice := len(wanted) < len(rows):
            log.error("two rows of one key in a table of %s", type(rows[0]).__name__)
        if twice or not self._rows or not rows or len(wanted ^ {row.key for row in self._rows}) > MANY_ROWS:
            self._reset(rows)
            return
        self._remove_missing(wanted)
        for at, row in enumerate(rows):
            self._settle(at, row)

    def show_columns(self, columns: Sequence[Column[Row]]) -> None:
        """Other columns, where they stand for records; the rows stay."""
        if [(one.key, one.heading) for one in columns] == [(one.key, one.heading) for one in self._columns]:
            self._columns = tuple(columns)
            self._retranslate()
            return
        self.beginResetModel()
        self._columns = tuple(columns)
        self.last_shown = len(self._columns) - 1
        self.endResetModel()

    def mark_fresh(self, keys: frozenset[UUID]) -> None:
        """Shows rows as changed just now, until called with nothing."""
        touched = self._fresh | keys
        self._fresh = keys
        for at, row in enumerate(self._rows):
            if row.key in touched:
                self._tell(at)

    # Qt asks

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:  # Qt's own signature
        row = self.row_at(index)
        if row is None:
            return None
        if role == CHANGED_ROLE:
            return row.key in self._fresh
        if role == int(Qt.ItemDataRole.AccessibleDescriptionRole) and index.column() == self.last_shown:
            return self._language.t("row {place} of {count}").format(place=index.row() + 1, count=self.rowCount())
        if role in (
            CELL_ROLE,
            int(Qt.ItemDataRole.CheckStateRole),
            int(Qt.ItemDataRole.DisplayRole),
            int(Qt.ItemDataRole.AccessibleTextRole),
            int(Qt.ItemDataRole.ToolTipRole),
        ):
            return self._shown(row, self._columns[index.column()], role)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        ticked = index.data(int(Qt.ItemDataRole.CheckStateRole)) is not None
        return super().flags(index) | (Qt.ItemFlag.ItemIsUserCheckable if ticked else Qt.ItemFlag.NoItemFlags)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:  # Qt's own signature
        if orientation is Qt.Orientation.Horizontal and role == int(Qt.ItemDataRole.DisplayRole):
            return self._language.t(self._columns[section].heading)
        return None

    def _shown(self, row: Row, column: Column[Row], role: int) -> object:
        cell = column.cell(row, self._language.t)
        if role == CELL_ROLE:
            return cell
        if role == int(Qt.ItemDataRole.CheckStateRole):
            return None if cell.ticked is None else Qt.CheckState.Checked if cell.ticked else Qt.CheckState.Unchecked
        if role == int(Qt.ItemDataRole.AccessibleTextRole):
            return cell.spoken()
        if role == int(Qt.ItemDataRole.ToolTipRole):
            return cell.note or None
        return cell.text or cell.pill or cell.side

    # How rows settle

    def _reset(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def _remove_missing(self, wanted: set[UUID]) -> None:
        for at in range(len(self._rows) - 1, -1, -1):
            if self._rows[at].key not in wanted:
                self.beginRemoveRows(NOWHERE, at, at)
                del self._rows[at]
                self.endRemoveRows()

    def _settle(self, at: int, row: Row) -> None:
        if at < len(self._rows) and self._rows[at].key == row.key:
            if self._rows[at] != row:
                self._rows[at] = row
                self._tell(at)
            return
        found = self.row_of(row.key)
        if found < 0:
            self.beginInsertRows(NOWHERE, at, at)
            self._rows.insert(at, row)
            self.endInsertRows()
            return
        self.beginMoveRows(NOWHERE, found, found, NOWHERE, at)
        self._rows.insert(at, self._rows.pop(found))
        self.endMoveRows()
        if self._rows[at] != row:
            self._rows[at] = row
            self._tell(at)

    def _tell(self, at: int) -> None:
        self.dataChanged.emit(self.index(at, 0), self.index(at, len(self._columns) - 1))

    def _retranslate(self) -> None:
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._columns) - 1)
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(self._columns) - 1))
