"""Which rows are in conflict, and what was written to them? A fixed number of queries, however many there are."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from ctj_desktop.domain.ids import HomeId, OperationId, ReplicaId
from ctj_desktop.domain.log.changes import Dot, Json, Operation, Scope
from ctj_desktop.domain.log.changesets import WITH_WORDS, dumps, operation_in_header, with_its_words
from ctj_desktop.domain.log.heads import Head, Vector
from ctj_desktop.domain.record import DataClass, PositionalValue, Record
from ctj_desktop.domain.records.twins import seen_kind
from ctj_desktop.storage.fields import quoted
from ctj_desktop.storage.legible_records import legible_row
from ctj_desktop.storage.log.labels import OperationPart, first_lines
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.row import contested_heads

IDS = "(SELECT unhex(value) FROM json_each(:ids))"


class TornRow(PositionalValue):
    """A row that is not gone; `heads` are those of its contested registers, or all where a deletion is among them."""

    kind: str
    row: UUID
    scope: Scope
    heads: Mapping[str, tuple[Head, ...]]


def torn_rows(store: OpenFile, rows: Collection[UUID] | None = None) -> list[TornRow]:
    """Every row in conflict, or those of `rows`; rows that are gone ask nothing of anybody."""
    kinds = store.connection.run("SELECT DISTINCT tbl FROM row_meta WHERE conflict != 0 ORDER BY tbl").scalars()
    if not kinds:
        return []
    scopes = _scopes(store)
    only = "" if rows is None else f" AND m.row_id IN {IDS}"
    parameters = {} if rows is None else {"ids": _ids(rows)}
    found: list[TornRow] = []
    for kind in kinds:
        join = f'JOIN "{kind}" r ON r.id = m.row_id AND r.deleted != 1' if kind in store.schema.shapes else ""
        sql = (
            f"SELECT m.row_id, m.scope, m.heads FROM row_meta m {join} "
            f"WHERE m.conflict != 0 AND m.tbl = :kind{only} ORDER BY m.row_id"
        )
        for row, scope, heads in store.connection.run(sql, {"kind": kind, **parameters}):
            found.append(TornRow(kind, UUID(bytes=row), scopes[scope], contested_heads(heads, store.replicas)))
    return found


@dataclass(frozen=True)
class WrittenChangeset:
    """A changeset as far as the history of some rows needs it."""

    dot: Dot
    scope: Scope
    fields: Mapping[str, Any]  # the parsed header
    rows: Mapping[tuple[str, UUID], Mapping[str, Json]]
    words: bytes | None  # the line with the words of its label

    @cached_property
    def operation(self) -> Operation:
        """What the person did."""
        return with_its_words(operation_in_header(self.fields), self.words)

    @cached_property
    def seen(self) -> Vector:
        """The vector it was written under, itself included."""
        deps = {ReplicaId(UUID(name)): seq for name, seq in self.fields["d"].items()}
        return {**deps, self.dot.replica: self.dot.seq}


def writes(store: OpenFile, rows: Collection[UUID]) -> list[WrittenChangeset]:
    """The changesets that touched these rows, oldest first; of their rows only these are parsed."""
    scopes, wanted = _scopes(store), {str(row): row for row in rows}
    found = store.connection.run(
        "SELECT scope, replica, seq, hlc, header, payload FROM changeset WHERE (scope, replica, seq) IN "
        f"(SELECT scope, replica, seq FROM touched WHERE row_id IN {IDS}) ORDER BY hlc, replica, scope",
        {"ids": _ids(rows)},
    )
    made = [
        (scopes[scope], Dot(hlc, store.replicas.id(replica), seq), json.loads(header), _lines(payload, wanted))
        for scope, replica, seq, hlc, header, payload in found
    ]
    words = first_lines(store, (_part(dot, fields) for _, dot, fields, _ in made if fields["v"] != WITH_WORDS))
    return [
        WrittenChangeset(dot, scope, fields, lines, words.get(_part(dot, fields))) for scope, dot, fields, lines in made
    ]


def _part(dot: Dot, fields: Mapping[str, Any]) -> OperationPart:
    return OperationId(UUID(fields["op"])), dot.replica


def _lines(payload: bytes | None, wanted: Mapping[str, UUID]) -> dict[tuple[str, UUID], Mapping[str, Json]]:
    """The lines of these rows; those of others, of which a big import has many, are not parsed."""
    found: dict[tuple[str, UUID], Mapping[str, Json]] = {}
    for line in bytes(payload or b"").decode().splitlines():
        _, kind, _, row, _ = line.split('"', 4)
        if row in wanted:
            found[kind, wanted[row]] = json.loads(line)[2]
    return found


def column_values(
    store: OpenFile, kind: str, columns: Sequence[str], rows: Iterable[UUID]
) -> dict[UUID, tuple[Any, ...]]:
    """Some columns of some rows of a kind, deleted ones too; `Any` because each column has its own type."""
    sql = f"SELECT {quoted(('id', *columns))} FROM {kind} WHERE id IN {IDS}"
    found = store.connection.run(sql, {"ids": _ids(rows)})
    return {UUID(bytes=row[0]): legible_row(row[1:]) or row[1:] for row in found}


def positions(store: OpenFile, kind: str, owner: str, owners: Iterable[UUID]) -> dict[UUID, list[str]]:
    """The position keys in use in each list of some owners, in their order."""
    found: dict[UUID, list[str]] = {}
    rows = store.connection.run(
        f'SELECT "{owner}", position FROM "{kind}" WHERE deleted = 0 AND "{owner}" IN {IDS} ORDER BY position, id',
        {"ids": _ids(owners)},
    )
    for row, position in rows:
        found.setdefault(UUID(bytes=row), []).append(position)
    return found


def kinds_of_row(store: OpenFile, row: UUID) -> list[str]:
    """The kinds under which a row id is known: a person and the private part of it share one."""
    found = store.connection.run("SELECT tbl FROM row_meta WHERE row_id = ? ORDER BY tbl", (row.bytes,))
    return [str(kind) for kind in found.scalars()]


def replica_names(store: OpenFile) -> dict[ReplicaId, str]:
    """What replicas call themselves, as far as it is known."""
    found = store.connection.run("SELECT id, name FROM replica WHERE name != ''")
    return {ReplicaId(UUID(bytes=row)): name for row, name in found}


_MOVES = """
SELECT o.id, o.home, v.id AS move, v."on", v.{start} AS start, v.{end} AS end FROM {move} v
JOIN {table} o ON o.id = v.{owner} AND o.deleted = 0
WHERE v.deleted = 0 AND v.{owner} IN
    (SELECT {owner} FROM {move} WHERE deleted = 0 GROUP BY {owner}
     HAVING count(*) > count(DISTINCT coalesce({start}, '')))
"""
_APPROVALS = """
SELECT v.meeting, v.document, v.id, v.sha256, v.at, v.home FROM approved_version v
WHERE v.deleted = 0 AND v.document = 'minutes' AND v.meeting IN
    (SELECT meeting FROM approved_version WHERE deleted = 0 AND document = 'minutes'
     GROUP BY meeting HAVING count(DISTINCT sha256) > 1)
ORDER BY v.meeting, v.at, v.id
"""


def moves_from_one_state(
    store: OpenFile, move: type[Record], owner: type[Record], start: str, end: str
) -> Sequence[Any]:
    """The moves of every owner that has several from one state, as (id, home, move, on, start, end)."""
    return store.rows(
        _MOVES.format(move=move.kind, owner=seen_kind(owner.kind), table=owner.kind, start=start, end=end)
    )


def differing_approvals(store: OpenFile) -> Sequence[Any]:
    """The approved minutes of every meeting that has two different ones."""
    return store.rows(_APPROVALS)


def numbers_given_twice(store: OpenFile, kinds: Sequence[str]) -> Sequence[Any]:
    """The numbers that several records of a committee have, as (committee, number, kind, id), the oldest first."""
    # Those that are gone are counted too at first: so the index of the numbers answers alone, and hardly one is left.
    every = " UNION ALL ".join(f"SELECT committee, number FROM {kind} WHERE number IS NOT NULL" for kind in kinds)
    records = " UNION ALL ".join(
        f"SELECT k.committee, k.number, '{kind}' AS kind, k.id FROM twice t "
        f"CROSS JOIN {kind} k ON k.committee = t.committee AND k.number = t.number WHERE k.deleted = 0"
        for kind in kinds
    )
    return store.rows(
        f"WITH twice AS MATERIALIZED (SELECT committee, number FROM ({every}) "
        "GROUP BY committee, number HAVING count(*) > 1) "
        f"SELECT * FROM (SELECT *, count(*) OVER (PARTITION BY committee, number) AS holders FROM ({records})) "
        "WHERE holders > 1 ORDER BY committee, number, id"
    )


def _scopes(store: OpenFile) -> dict[int, Scope]:
    rows = store.connection.run("SELECT n, home, class FROM scope")
    return {n: Scope(HomeId(UUID(bytes=home)), DataClass(name)) for n, home, name in rows}


def _ids(rows: Iterable[UUID]) -> str:
    return dumps([row.hex for row in rows])
