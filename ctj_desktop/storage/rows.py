"""How is one row change written: columns, heads, search text? The same way from the keyboard and from a merge."""

import json
from collections.abc import Mapping
from typing import Final
from uuid import UUID

from ctj_desktop.domain.changes import Dot, Json, RowChange, Scope
from ctj_desktop.domain.log import BrokenChain, dumps
from ctj_desktop.domain.merge import Head, Vector, covers, heads_hash, in_conflict, is_gone, merge_head, shown
from ctj_desktop.storage import search
from ctj_desktop.storage.connection import Connection
from ctj_desktop.storage.fields import Shape, quoted
from ctj_desktop.storage.replicas import Replicas
from ctj_desktop.storage.streams import Streams
from ctj_desktop.storage.tables import Schema

DELETED: Final = "_del"
IN_COLUMN: Final = "\0in column"  # the value of a single head stands in the table, not in the heads
SHOWN, GONE, NEWER = 0, 1, 2  # values of the column `deleted`

Heads = dict[str, tuple[Head, ...]]


class Rows:
    """Writes row changes inside an open transaction."""

    def __init__(
        self,
        connection: Connection,
        schema: Schema,
        replicas: Replicas,
        streams: Streams,
    ) -> None:
        self._connection, self._schema, self._replicas, self._streams = connection, schema, replicas, streams

    def write(self, scope: Scope, dot: Dot, seen: Vector, change: RowChange) -> None:
        """Apply one row change made under the vector `seen`; columns show the winner, heads keep the rest."""
        shape = self._schema.shapes.get(change.kind)
        if shape and shape.cls.data_class != scope.data_class:
            raise BrokenChain(str(dot.replica), f"{change.kind} in {scope.data_class}")
        known, old_hash = self._known(scope, dot, change)
        heads: Heads = dict(known)
        to_show: dict[str, Json] = {}
        for name, value in change.registers.items():
            heads[name] = self._merge_one(shape, change, name, heads.get(name, ()), Head(dot, value), seen)
            to_show[name] = shown(heads[name]).value
        state = self._state(scope, heads, dot, seen)
        conflict = in_conflict(heads, state == GONE)
        if shape and any(not _readable(shape, name, shown(found).value) for name, found in heads.items()):
            state = NEWER
        if shape:
            self._write_columns(scope, shape, change.row, to_show, state, new=not known)
            search.index_row(self._connection, shape, change.row, to_show.keys(), visible=state == SHOWN)
        new_hash = heads_hash(change.kind, change.row, heads)
        self._streams.change_digest(scope, old_hash, new_hash)
        self._write_meta(scope, shape, change, heads, new_hash, conflict=conflict, new=not known)

    def heads(self, kind: str, row: UUID) -> Heads:
        """The heads of every register of a row; a single head's value may stand `IN_COLUMN`."""
        raw = self._connection.run(
            "SELECT heads FROM row_meta WHERE tbl = ? AND row_id = ?", (kind, row.bytes)
        ).scalar()
        return {} if raw is None else self.parse(raw)

    def scope_of(self, kind: str, row: UUID) -> Scope:
        """The scope a row belongs to; LookupError for one that is not held."""
        number = self._connection.run(
            "SELECT scope FROM row_meta WHERE tbl = ? AND row_id = ?", (kind, row.bytes)
        ).scalar()
        return self._streams.scope(number)

    def full_heads(self, kind: str, row: UUID) -> Heads:
        """As `heads`, with every value filled in."""
        shape = self._schema.shapes.get(kind)
        found = self.heads(kind, row)
        return {
            name: tuple(
                Head(head.dot, self._column_json(shape, row, name)) if head.value == IN_COLUMN else head
                for head in heads
            )
            for name, heads in found.items()
        }

    def _known(self, scope: Scope, dot: Dot, change: RowChange) -> tuple[Heads, bytes]:
        """The heads and the hash of a row before a change; a row belongs to one scope for ever."""
        found = self._connection.run(
            "SELECT heads, hash, scope FROM row_meta WHERE tbl = ? AND row_id = ?", (change.kind, change.row.bytes)
        ).one_or_none()
        if found is None:
            return {}, b""
        if found[2] != self._streams.number(scope):
            raise BrokenChain(str(dot.replica), f"{change.kind} of another scope")
        return self.parse(found[0]), found[1]

    def _merge_one(
        self, shape: Shape | None, change: RowChange, name: str, old: tuple[Head, ...], new: Head, seen: Vector
    ) -> tuple[Head, ...]:
        loaded = tuple(
            Head(head.dot, self._column_json(shape, change.row, name))
            if head.value == IN_COLUMN and not covers(seen, head.dot.replica, head.dot.seq)
            else head
            for head in old
        )
        return merge_head(loaded, new, seen)

    def _column_json(self, shape: Shape | None, row: UUID, name: str) -> Json:
        assert shape is not None, name
        register = shape.by_name[name]
        values = self._connection.run(
            f"SELECT {quoted(register.columns)} FROM {shape.kind} WHERE id = ?", (row.bytes,)
        ).one()
        return register.to_json(register.from_columns(values))

    def _state(self, scope: Scope, heads: Heads, dot: Dot, seen: Vector) -> int:
        if DELETED not in heads:
            return SHOWN
        gone = is_gone(heads, lambda other: seen if other == dot else self._streams.vector_of(scope, other))
        return GONE if gone else SHOWN

    def _write_columns(
        self, scope: Scope, shape: Shape, row: UUID, values: Mapping[str, Json], state: int, *, new: bool
    ) -> None:
        known = {k: v for k, v in values.items() if k in shape.by_name and _readable(shape, k, v)}
        columns = {**(_defaults(shape) if new else {}), **shape.column_values(known), "deleted": state}
        if new:
            names = quoted(("id", "home", *columns))
            marks = ", ".join("?" * (len(columns) + 2))
            self._connection.run(
                f"INSERT INTO {shape.kind} ({names}) VALUES ({marks})",
                (row.bytes, scope.home.bytes, *columns.values()),
            )
            return
        places = ", ".join(f'"{name}" = ?' for name in columns)
        self._connection.run(f"UPDATE {shape.kind} SET {places} WHERE id = ?", (*columns.values(), row.bytes))

    def _write_meta(
        self,
        scope: Scope,
        shape: Shape | None,
        change: RowChange,
        heads: Heads,
        row_hash: bytes,
        *,
        conflict: bool,
        new: bool,
    ) -> None:
        raw, name = self._encode(shape, heads), (change.kind, change.row.bytes)
        if new:
            self._connection.run(
                "INSERT INTO row_meta (scope, heads, conflict, hash, tbl, row_id) VALUES (?, ?, ?, ?, ?, ?)",
                (self._streams.number(scope), raw, int(conflict), row_hash, *name),
            )
        else:
            self._connection.run(
                "UPDATE row_meta SET heads = ?, conflict = ?, hash = ? WHERE tbl = ? AND row_id = ?",
                (raw, int(conflict), row_hash, *name),
            )

    def _encode(self, shape: Shape | None, heads: Heads) -> str:
        """{"d": [[hlc, replica, seq], …], "r": {register: [index | [index, value], …]}}."""
        dots: dict[Dot, int] = {}
        registers: dict[str, Json] = {}
        for name, found in heads.items():
            line: list[Json] = []
            for head in found:
                index = dots.setdefault(head.dot, len(dots))
                in_column = len(found) == 1 and _in_column(shape, name, head.value)
                line.append(index if in_column else [index, head.value])
            registers[name] = line
        numbered: list[Json] = [[dot.hlc, self._replicas.number(dot.replica), dot.seq] for dot in dots]
        return dumps({"d": numbered, "r": registers})

    def parse(self, raw: str) -> Heads:
        """The heads as `row_meta` holds them."""
        parsed = json.loads(raw)
        dots = [Dot(hlc, self._replicas.id(number), seq) for hlc, number, seq in parsed["d"]]
        return {
            name: tuple(
                Head(dots[entry[0]], entry[1]) if isinstance(entry, list) else Head(dots[entry], IN_COLUMN)
                for entry in line
            )
            for name, line in parsed["r"].items()
        }


def _in_column(shape: Shape | None, name: str, value: Json) -> bool:
    """Whether a table column can hold the value of a register."""
    return shape is not None and name in shape.by_name and _readable(shape, name, value)


def _readable(shape: Shape, name: str, value: Json) -> bool:
    """Whether this version knows the value; registers it has never heard of do not hide the row."""
    if name not in shape.by_name or value == IN_COLUMN:
        return True
    try:
        shape.by_name[name].from_json(value)
    except (ValueError, KeyError, TypeError):
        return False
    return True


def _defaults(shape: Shape) -> dict[str, object]:
    """What a register that the first changeset left out shows."""
    columns: dict[str, object] = {}
    for register in shape.registers:
        columns.update(zip(register.columns, register.to_columns(register.unwritten), strict=True))
    return columns
