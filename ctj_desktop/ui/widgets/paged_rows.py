"""How does a list of twenty years follow its filter at once? Keys first; a page of rows when it comes into view."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QObject

from ctj_desktop.ui.frame.language import WindowLanguage
from ctj_desktop.ui.widgets.rows import MANY_ROWS, NOWHERE, Column, Index, Row, RowsModel

NOTHING: Final[Mapping[bytes, Any]] = {}
ROWS_A_PAGE = 64
"""Rows read together: more than a tall window shows, and as many as a table measures for a column of natural width."""
ROWS_IN_SIGHT = 24
"""Rows read together where nothing is measured: what most windows show."""


class PagedRows(RowsModel[Row]):
    """Rows by key; `load` is asked for the rows of some keys, in any order, and may leave out what is gone."""

    def __init__(
        self,
        language: WindowLanguage,
        columns: Sequence[Column[Row]],
        load: Callable[[Sequence[bytes]], Sequence[Row]],
        parent: QObject | None = None,
    ) -> None:
        self._keys: list[bytes] = []
        self._known: dict[bytes, Row] = {}
        self._load = load
        super().__init__(language, columns, parent)

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every row: those that were not seen yet are read at once."""
        unseen = [key for key in self._keys if key not in self._known]
        if unseen:
            self._known.update({row.key.bytes: row for row in self._load(unseen)})
        return tuple(self._known[key] for key in self._keys if key in self._known)

    @property
    def keys(self) -> Sequence[bytes]:
        """Whose rows are shown, in their order; reads none of them."""
        return self._keys

    def show_rows(self, rows: Sequence[Row]) -> None:
        """As `show_keys`, with all rows at hand: where none of them differs nothing happens."""
        known = {row.key.bytes: row for row in rows}
        if list(known) != self._keys or known != self._known:
            self.show_keys(list(known), known)

    def show_keys(self, keys: Sequence[bytes], known: Mapping[bytes, Row] = NOTHING) -> None:
        """Shows other rows, or the same ones read anew; a view keeps its place where its row stays."""
        self._known = dict(known)
        if list(keys) == self._keys:
            if self._keys:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self._keys) - 1, len(self.columns) - 1))
            return
        if self._in_steps(keys):
            return
        self.beginResetModel()
        self._keys = list(keys)
        self.endResetModel()

    def key_at(self, at: int) -> UUID | None:
        """The key of a line; None beyond the end."""
        return UUID(bytes=self._keys[at]) if 0 <= at < len(self._keys) else None

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._keys)

    def row_at(self, index: Index) -> Row | None:
        return self._row(index.row()) if index.isValid() else None

    def row_of(self, key: UUID | None) -> int:
        try:
            return self._keys.index(key.bytes) if key is not None else -1
        except ValueError:
            return -1

    def mark_fresh(self, keys: frozenset[UUID]) -> None:
        touched = self._fresh | keys
        self._fresh = keys
        for key in touched:
            at = self.row_of(key)
            if at >= 0:
                self._tell(at)

    def _row(self, at: int) -> Row | None:
        if not 0 <= at < len(self._keys):
            return None
        key = self._keys[at]
        if key not in self._known:
            many = ROWS_A_PAGE if any(column.natural for column in self.columns) else ROWS_IN_SIGHT
            first = at - at % many
            self._known.update({row.key.bytes: row for row in self._load(self._keys[first : first + many])})
        return self._known.get(key)

    def _in_steps(self, keys: Sequence[bytes]) -> bool:
        """A few rows less or more, the others in their order: the view's current row moves to its neighbour."""
        old, new = set(self._keys), set(keys)
        if len(old ^ new) > MANY_ROWS or not old or not new:
            return False
        if [key for key in self._keys if key in new] != [key for key in keys if key in old]:
            return False
        for at in range(len(self._keys) - 1, -1, -1):
            if self._keys[at] not in new:
                self.beginRemoveRows(NOWHERE, at, at)
                del self._keys[at]
                self.endRemoveRows()
        for at, key in enumerate(keys):
            if key not in old:
                self.beginInsertRows(NOWHERE, at, at)
                self._keys.insert(at, key)
                self.endInsertRows()
        if self._keys:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._keys) - 1, len(self.columns) - 1))
        return True

    def _retranslate(self) -> None:
        super()._retranslate()
        if self._keys:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._keys) - 1, len(self.columns) - 1))
