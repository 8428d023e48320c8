"""How are records and settings read back?"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any, TypeVar, cast
from uuid import UUID

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.log.changesets import dumps, parse_payload
from ctj_desktop.domain.record import Record
from ctj_desktop.domain.records.twins import kept_types
from ctj_desktop.storage.fields import Shape, quoted
from ctj_desktop.storage.file.connection import Connection
from ctj_desktop.storage.legible_records import legible_record, legible_row
from ctj_desktop.storage.tables import Schema

R = TypeVar("R", bound=Record)
_TABLE = re.compile(r'\b(?:FROM|JOIN)\s+"?(\w+)')


def _select(shape: Shape) -> str:
    return f"SELECT id, home, {quoted(name for name, _ in shape.columns)} FROM {shape.kind}"


def _shapes(schema: Schema, cls: type[Record]) -> tuple[Shape, ...]:
    """One table, or both of a common type (domain/records/twins.py); their columns are the same."""
    return tuple(schema.shapes[kept.kind] for kept in kept_types(cls))


def _read(_cls: type[R], shape: Shape, row: Sequence[Any]) -> R:
    """A record without the signs that no text keeps."""
    return cast("R", legible_record(shape.to_record(row)))


def get(connection: Connection, schema: Schema, cls: type[R], record_id: UUID, *, deleted: bool) -> R | None:
    """One record by id; of two kinds that one stands under whichever was not taken away, if one was not."""
    shapes = _shapes(schema, cls)
    stands, either = "deleted = 0", "deleted < 2"
    for shown in (stands, either) if deleted and len(shapes) > 1 else (either if deleted else stands,):
        for shape in shapes:
            row = connection.run(f"{_select(shape)} WHERE id = ? AND {shown}", (record_id.bytes,)).one_or_none()
            if row is not None:
                return _read(cls, shape, row)
    return None


def select(
    connection: Connection, schema: Schema, cls: type[R], order: str, equals: Mapping[str, object], *, deleted: bool
) -> list[R]:
    """Records by equal fields; those of a common type in one order."""
    shapes = _shapes(schema, cls)
    where, values = _where(shapes[0], equals)
    shown = "deleted < 2" if deleted else "deleted = 0"
    if len(shapes) == 1:
        sql = f"{_select(shapes[0])} WHERE {shown}{where} ORDER BY {_order(shapes[0], order)}"
        return [_read(cls, shapes[0], row) for row in connection.run(sql, values).all()]
    columns = quoted(name for name, _ in shapes[0].columns)
    parts = (
        f"SELECT id, home, {columns}, {n} AS kept FROM {shape.kind} WHERE {shown}{where}"
        for n, shape in enumerate(shapes)
    )
    sql = f"{' UNION ALL '.join(parts)} ORDER BY {_order(shapes[0], order)}"
    rows = connection.run(sql, values * len(shapes)).all()
    return [_read(cls, shapes[row[-1]], row) for row in rows]


def some(connection: Connection, schema: Schema, cls: type[R], ids: Iterable[UUID]) -> list[R]:
    """Records by their ids."""
    wanted = dumps([one.hex for one in ids])
    among = "deleted = 0 AND id IN (SELECT unhex(value) FROM json_each(?))"
    return [
        _read(cls, shape, row)
        for shape in _shapes(schema, cls)
        for row in connection.run(f"{_select(shape)} WHERE {among}", (wanted,)).all()
    ]


def ids(connection: Connection, schema: Schema, cls: type[Record]) -> list[UUID]:
    """The ids of all records, in their order."""
    found = (connection.run(f"SELECT id FROM {shape.kind} WHERE deleted = 0") for shape in _shapes(schema, cls))
    return sorted(UUID(bytes=key) for rows in found for (key,) in rows.all())


def count(connection: Connection, schema: Schema, cls: type[Record], equals: Mapping[str, object]) -> int:
    """How many."""
    return sum(_count(connection, shape, equals) for shape in _shapes(schema, cls))


def _count(connection: Connection, shape: Shape, equals: Mapping[str, object]) -> int:
    where, values = _where(shape, equals)
    found = connection.run(f"SELECT count(*) FROM {shape.kind} WHERE deleted = 0{where}", values)
    return int(found.scalar() or 0)


def _where(shape: Shape, equals: Mapping[str, object]) -> tuple[str, tuple[object, ...]]:
    parts: list[str] = []
    values: list[object] = []
    for name, value in equals.items():
        columns = ("id",) if name == "id" else ("home",) if name == "home" else shape.by_name[name].columns
        if value is None:
            parts.append(f' AND "{columns[0]}" IS NULL')
            continue
        parts.extend(f' AND "{column}" = ?' for column in columns)
        values.extend((bound(value),) if name in ("id", "home") else shape.by_name[name].to_columns(value))
    return "".join(parts), tuple(values)


def _order(shape: Shape, order: str) -> str:
    columns = []
    for name in order.replace(",", " ").split():
        bare = name.lstrip("-")
        column = bare if bare in ("id", "home") else shape.by_name[bare].columns[0]
        columns.append(f'"{column}"{" DESC" if name.startswith("-") else ""}')
    return ", ".join(columns)


def bound(value: object) -> object:
    """A typed value as SQLite holds it."""
    if isinstance(value, UUID):
        return value.bytes
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value


def rows(connection: Connection, sql: str, parameters: Mapping[str, object]) -> Sequence[Any]:
    """A screen's own query, its texts as those of records are read; `Any` because each query has its own row."""
    values = {name: bound(value) for name, value in parameters.items()}
    found = connection.run(sql, values).named()
    return [row if (clean := legible_row(row)) is None else row._make(clean) for row in found]


def tuples(connection: Connection, sql: str, parameters: Mapping[str, object]) -> list[tuple[Any, ...]]:
    """As `rows`, without the names of the columns."""
    found = connection.run(sql, {name: bound(value) for name, value in parameters.items()}).all()
    return [legible_row(row) or row for row in found]


def keys(connection: Connection, sql: str, parameters: Mapping[str, object]) -> list[bytes]:
    """The first column of a screen's own query: the ids of a list of thousands."""
    found: list[bytes] = connection.run(sql, {name: bound(value) for name, value in parameters.items()}).scalars()
    return found


def numbers(
    connection: Connection, schema: Schema, cls: type[Record], committee: CommitteeId, *, borne: bool
) -> list[str]:
    """Every number ever given, from the log too: a number that a person took back stays used; or those borne now."""
    find = _numbers_borne if borne else _numbers
    return [number for shape in _shapes(schema, cls) for number in find(connection, shape.kind, committee)]


def _numbers_borne(connection: Connection, kind: str, committee: CommitteeId) -> list[str]:
    here = f"SELECT number FROM {kind} WHERE committee = ? AND number IS NOT NULL AND deleted = 0"
    return [str(number) for number in connection.run(here, (committee.bytes,)).scalars()]


def _numbers(connection: Connection, kind: str, committee: CommitteeId) -> list[str]:
    found = connection.run(f"SELECT number FROM {kind} WHERE committee = ? AND number IS NOT NULL", (committee.bytes,))
    shown = [str(number) for number in found.scalars()]
    return [*shown, *sorted(_numbers_of_old(connection, kind, committee) - set(shown))]


def _numbers_of_old(connection: Connection, kind: str, committee: CommitteeId) -> set[str]:
    """The numbers in the log of the rows whose number was written more than once."""
    written = "instr(' ' || {0}.registers || ' ', ' number ') AND {0}.tbl = :kind"
    found = connection.run(
        f"SELECT row.id, c.payload FROM {kind} row JOIN touched t ON t.row_id = row.id "
        "JOIN changeset c USING (scope, replica, seq) "
        f"WHERE row.committee = :committee AND {written.format('t')} AND (SELECT count(*) FROM touched o "
        f"WHERE o.row_id = row.id AND {written.format('o')}) > 1",
        {"kind": kind, "committee": committee.bytes},
    )
    return {
        str(number)
        for row, payload in found.all()
        for change in parse_payload(bytes(payload or b""))
        if (change.kind, change.row.bytes) == (kind, row) and (number := change.registers.get("number"))
    }


@lru_cache(maxsize=2_048)
def tables(sql: str) -> frozenset[str]:
    """The names that stand where a statement names tables."""
    return frozenset(_TABLE.findall(sql))


def setting(connection: Connection, name: str) -> str | None:
    """A local setting."""
    value = connection.run("SELECT value FROM local WHERE name = ?", (name,)).scalar()
    return None if value is None else str(value)


def keep_setting(connection: Connection, name: str, value: str) -> None:
    """Write a local setting."""
    connection.run("INSERT OR REPLACE INTO local (name, value) VALUES (?, ?)", (name, value))
