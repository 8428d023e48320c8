"""How is one row change written: columns, heads, search text? The same way from the keyboard and from a merge.

Rows are changed in memory and written by `flush`, each once, however many changes a bulk merge brings.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Final
from uuid import UUID

from ctj_desktop.domain.ids import ReplicaId
from ctj_desktop.domain.log.changes import Dot, Json, RowChange, Scope
from ctj_desktop.domain.log.changesets import BrokenChain
from ctj_desktop.domain.log.conflicts import DELETED, OF_THE_FIRST
from ctj_desktop.domain.log.heads import Head, Vector, covers, first_head, in_conflict, is_gone, merge_head
from ctj_desktop.errors import N_
from ctj_desktop.storage import search_index
from ctj_desktop.storage.fields import Shape, quoted
from ctj_desktop.storage.file.connection import Connection
from ctj_desktop.storage.log.journal import Journal
from ctj_desktop.storage.log.replicas import Replicas
from ctj_desktop.storage.log.streams import Streams
from ctj_desktop.storage.row import GONE, IN_COLUMN, NEWER, SHOWN, Heads, StoredRow, parse_heads
from ctj_desktop.storage.tables import Schema

__all__ = ["GONE", "IN_COLUMN", "NEWER", "SHOWN", "Heads", "RowWrite", "RowsDoor"]

TOGETHER: Final = 5_000  # rows in memory, about 20 MB
PIECE: Final = 500  # ids in one statement

_META = (
    "INSERT INTO row_meta (tbl, row_id, scope, heads, conflict, hash) VALUES (?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (tbl, row_id) DO UPDATE SET heads = excluded.heads, conflict = excluded.conflict, "
    "hash = excluded.hash"
)

RowWrite = tuple[Dot, Vector, Mapping[str, Json]]  # name, vector it was made under, registers


class RowsDoor:
    """Writes row changes inside an open transaction."""

    def __init__(
        self, connection: Connection, schema: Schema, replicas: Replicas, streams: Streams, journal: Journal
    ) -> None:
        self._connection, self._schema, self._replicas = connection, schema, replicas
        self._streams, self._journal = streams, journal
        self._last: tuple[Scope, int] | None = None  # the scope of the last row, and its number
        self._by: tuple[ReplicaId | None, int] = None, 0  # the replica of the last change, and its number
        self._fresh: dict[str, dict[str, object]] = {}  # kind -> columns of a row that nobody wrote
        self._open: dict[tuple[str, UUID], StoredRow] = {}
        self._to_index: dict[str, set[bytes]] = defaultdict(set)
        self._parents: dict[str, dict[bytes, Scope]] = defaultdict(dict)

    # changing

    def write(self, scope: Scope, dot: Dot, seen: Vector, change: RowChange, *, watch: bool = False) -> StoredRow:
        """Apply one row change made under the vector `seen`; columns show the winner, heads keep the rest.

        BrokenChain for a row of another scope or class. With `watch` the row says whether a shown value of another
        replica gave way (`overwrote`). It is in the file after the next `flush`.
        """
        row = self._row(scope, dot, change)
        row.overwrote = False
        if dot.replica is not self._by[0]:
            self._by = dot.replica, self._replicas.number(dot.replica)
        by = -1 if row.shape is not None and row.shape.cls.insert_only else self._by[1]
        for name, value in change.registers.items():
            if not row.supersede(name, by, dot, value):
                self._merge_one(row, name, Head(dot, value), seen, watch=watch)
        self._judge(row, dot, seen)
        return row

    def rebuild(self, kind: str, row_id: UUID, scope: Scope, writes: Iterable[RowWrite]) -> None:
        """Make a row what these writes alone say, causes first; without any it goes."""
        held = self._load(kind, row_id, scope)
        row = StoredRow(kind, row_id, held.shape, (held.scope, held.scope_number), self._replicas)
        row.held, row.hash, row.text_changed = held.held, held.hash, True
        row.columns = self._unwritten(row.shape)
        last: RowWrite | None = None
        for last in writes:
            for name, value in last[2].items():
                self._merge_one(row, name, Head(last[0], value), last[1], watch=False)
        if last is None:
            self._remove(row)
            return
        self._judge(row, last[0], last[1])
        self._open[kind, row_id] = row
        if len(self._open) >= TOGETHER:
            self.flush()

    def _row(self, scope: Scope, dot: Dot, change: RowChange) -> StoredRow:
        found = self._open.get((change.kind, change.row))
        if found is None:
            shape = self._schema.shapes.get(change.kind)
            if shape and shape.cls.data_class != scope.data_class:
                raise BrokenChain(str(dot.replica), N_("a record in a class that is not its own"))
            if len(self._open) >= TOGETHER:
                self.flush()
            found = self._open[change.kind, change.row] = self._load(change.kind, change.row, scope)
        if found.scope is not scope and found.scope != scope:
            raise BrokenChain(str(dot.replica), N_("a record that belongs elsewhere"))
        return found

    def _load(self, kind: str, row_id: UUID, scope: Scope) -> StoredRow:
        if self._last is None or self._last[0] is not scope:
            self._last = scope, self._streams.number(scope)
        row = StoredRow(kind, row_id, self._schema.shapes.get(kind), self._last, self._replicas)
        found = self._connection.run(
            "SELECT heads, hash, conflict, scope FROM row_meta WHERE tbl = ? AND row_id = ?", (kind, row_id.bytes)
        ).one_or_none()
        if found is None:
            row.columns = self._unwritten(row.shape)
            return row
        row.read(found[0])
        row.held, row.hash, row.was_conflict = True, bytes(found[1]), bool(found[2])
        if found[3] != row.scope_number:
            row.scope, row.scope_number = self._streams.scope(found[3]), found[3]
        if row.unreadable:
            row.was = NEWER
        elif row.wants_gone():
            row.was = self._was(row)
        row.state, row.conflict = row.was, row.was_conflict
        return row

    def _was(self, row: StoredRow) -> int:
        """What stands in the file: the deletion may be of the operation that is still open."""
        if row.shape is None:
            return GONE if is_gone(row.all_heads(), lambda dot: self._journal.seen_by(row.scope, dot)) else SHOWN
        return int(self._connection.run(f"SELECT deleted FROM {row.kind} WHERE id = ?", (row.id.bytes,)).scalar())

    def _unwritten(self, shape: Shape | None) -> dict[str, object]:
        if shape is None:
            return {}
        if shape.kind not in self._fresh:
            self._fresh[shape.kind] = _unwritten(shape)
        return dict(self._fresh[shape.kind])

    def _merge_one(self, row: StoredRow, name: str, new: Head, seen: Vector, *, watch: bool) -> None:
        old = row.heads(name)
        others = watch and bool(old) and old[-1].dot.replica != new.dot.replica
        loaded = tuple(
            Head(head.dot, self._column_json(row, name))
            if head.value is IN_COLUMN and (others or not covers(seen, head.dot.replica, head.dot.seq))
            else head
            for head in old
        )
        once = row.shape is not None and row.shape.cls.insert_only and name != DELETED
        heads = first_head(loaded, new) if once else merge_head(loaded, new, seen)
        if others and heads[-1].dot == new.dot and loaded[-1].value != new.value:
            row.overwrote = True
        row.put(name, heads)

    def _column_json(self, row: StoredRow, name: str) -> Json:
        """What the columns hold of a register, or will hold after the next `flush`."""
        assert row.shape is not None, name
        register = row.shape.by_name[name]
        if register.columns[0] in row.columns:
            return register.to_json(register.from_columns([row.columns[column] for column in register.columns]))
        return self._stored_json(row.shape, row.id, name)

    def _stored_json(self, shape: Shape | None, row: UUID, name: str) -> Json:
        assert shape is not None, name
        register = shape.by_name[name]
        values = self._connection.run(
            f"SELECT {quoted(register.columns)} FROM {shape.kind} WHERE id = ?", (row.bytes,)
        ).one()
        return register.to_json(register.from_columns(values))

    def _judge(self, row: StoredRow, dot: Dot, seen: Vector) -> None:
        """Whether the row is gone, shown or hidden, and whether a person must look."""
        vector_of = self._journal.seen_by
        row.state, row.conflict = judged(row, lambda other: seen if other == dot else vector_of(row.scope, other))

    # reading

    def heads(self, kind: str, row: UUID) -> Heads:
        """The heads of every register of a row; a single head's value may stand `IN_COLUMN`."""
        raw = self._connection.run(
            "SELECT heads FROM row_meta WHERE tbl = ? AND row_id = ?", (kind, row.bytes)
        ).scalar()
        return {} if raw is None else self.parse(raw)

    def parse(self, raw: str) -> Heads:
        """The heads as `row_meta` holds them."""
        return parse_heads(raw, self._replicas)

    def scope_of(self, kind: str, row: UUID) -> Scope:
        """The scope a row belongs to; LookupError for one that is not held."""
        number = self._connection.run(
            "SELECT scope FROM row_meta WHERE tbl = ? AND row_id = ?", (kind, row.bytes)
        ).scalar()
        return self._streams.scope(number)

    def full_heads(self, kind: str, row_id: UUID) -> Heads:
        """As `heads`, with every value filled in."""
        shape = self._schema.shapes.get(kind)
        return {
            name: tuple(
                Head(head.dot, self._stored_json(shape, row_id, name)) if head.value is IN_COLUMN else head
                for head in heads
            )
            for name, heads in self.heads(kind, row_id).items()
        }

    # writing

    def flush(self) -> None:
        """Write the rows in memory: tables, heads, digests. The search index follows by `index`."""
        if not self._open:
            return
        rows, self._open = list(self._open.values()), {}
        for sql, values in self._statements(rows):
            self._connection.run_many(sql, values)
        self._connection.run_many(_META, [self._meta(row) for row in rows])

    def index(self) -> None:
        """Bring the search index up to date, each row that was written once."""
        for kind, rows in self._to_index.items():
            search_index.index_rows(self._connection, self._schema.shapes[kind], sorted(rows))
        self._to_index.clear()
        self._parents.clear()

    def mend_parents(self) -> None:
        """Give a hidden row without content to children whose parent is not here, so that foreign keys hold.

        That happens where the payload that made the parent was taken out of the log.
        """
        for kind, wanted in self._parents.items():
            ids = list(wanted)
            for start in range(0, len(ids), PIECE):
                piece = ids[start : start + PIECE]
                marks = ", ".join("?" * len(piece))
                here = set(self._connection.run(f"SELECT id FROM {kind} WHERE id IN ({marks})", piece).scalars())
                made = [(row, wanted[row].home.bytes, NEWER) for row in piece if row not in here]
                if made:
                    self._connection.run_many(f"INSERT INTO {kind} (id, home, deleted) VALUES (?, ?, ?)", made)
        self._parents.clear()

    def forget(self) -> None:
        """After a rollback: none of it happened."""
        self._last, self._by = None, (None, 0)
        self._open.clear()
        self._to_index.clear()
        self._parents.clear()

    def _statements(self, rows: list[StoredRow]) -> Iterator[tuple[str, list[tuple[object, ...]]]]:
        """One statement for all rows that fill the same columns."""
        groups: dict[tuple[str, bool, tuple[str, ...]], list[tuple[object, ...]]] = defaultdict(list)
        for row in rows:
            if row.shape is None:
                continue
            self._note(row, row.shape)
            if row.columns or row.state != row.was:
                columns = {**row.columns, "deleted": row.state}
                head = () if row.held else (row.id.bytes, row.scope.home.bytes)
                tail = (row.id.bytes,) if row.held else ()
                groups[row.kind, row.held, tuple(columns)].append((*head, *columns.values(), *tail))
        for (kind, held, names), values in groups.items():
            yield _update(kind, names) if held else _insert(kind, names), values

    def _note(self, row: StoredRow, shape: Shape) -> None:
        """What must be looked at once all rows are written."""
        if row.text_changed or row.state != row.was:
            self._to_index[row.kind].add(row.id.bytes)
        for column, parent in shape.parents.items():
            value = row.columns.get(column)
            if isinstance(value, bytes):
                self._parents[parent][value] = row.scope

    def _meta(self, row: StoredRow) -> tuple[object, ...]:
        heads, row_hash = row.fold()
        self._streams.change_digest(row.scope_number, row.hash, row_hash)
        return row.kind, row.id.bytes, row.scope_number, heads, int(row.conflict), row_hash

    def _remove(self, row: StoredRow) -> None:
        """Take a row out of the file that nothing in the log speaks of any more."""
        self._connection.run("DELETE FROM row_meta WHERE tbl = ? AND row_id = ?", (row.kind, row.id.bytes))
        self._streams.change_digest(row.scope_number, row.hash, b"")
        if row.shape is None:
            return
        self._connection.run(f"DELETE FROM {row.kind} WHERE id = ?", (row.id.bytes,))
        search_index.forget_rows(self._connection, row.kind, [row.id.bytes])
        for shape in self._schema.shapes.values():
            for column, parent in shape.parents.items():
                if parent == row.kind:
                    child = self._connection.run(f'SELECT 1 FROM {shape.kind} WHERE "{column}" = ?', (row.id.bytes,))
                    if child.scalar():
                        self._parents[row.kind][row.id.bytes] = row.scope


def judged(row: StoredRow, seen_by: Callable[[Dot], Vector]) -> tuple[int, bool]:
    """Shown, gone or hidden by its heads, and whether they are in conflict; `seen_by` gives the vector of a dot."""
    deletes = row.wants_gone()
    gone = deletes and is_gone(row.all_heads(), seen_by)
    torn = {*row.torn, DELETED} if deletes else row.torn
    conflict = bool(torn) and in_conflict(
        {name: row.heads(name) for name in torn if (row.kind, name) not in OF_THE_FIRST}, gone
    )
    return NEWER if row.unreadable else GONE if gone else SHOWN, conflict


@cache
def _insert(kind: str, names: tuple[str, ...]) -> str:
    """A row without content may stand there already, made for its children."""
    marks = ", ".join("?" * (len(names) + 2))
    places = ", ".join(f'"{name}" = excluded."{name}"' for name in ("home", *names))
    columns = quoted(("id", "home", *names))
    return f"INSERT INTO {kind} ({columns}) VALUES ({marks}) ON CONFLICT (id) DO UPDATE SET {places}"


@cache
def _update(kind: str, names: tuple[str, ...]) -> str:
    places = ", ".join(f'"{name}" = ?' for name in names)
    return f"UPDATE {kind} SET {places} WHERE id = ?"


def _unwritten(shape: Shape) -> dict[str, object]:
    """What registers show that nobody wrote."""
    columns: dict[str, object] = {}
    for register in shape.registers:
        columns.update(zip(register.columns, register.to_columns(register.unwritten), strict=True))
    return columns
