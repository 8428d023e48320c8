"""Which rows were taken away, and which operation took each of them?

Rows are marked, never removed. A deleted row has left the full-text index and kept its number there: the difference
of two small tables finds it without reading the tables of the records.
"""

from collections.abc import Collection, Sequence
from uuid import UUID

from ctj_desktop.domain.ids import ReplicaId
from ctj_desktop.domain.log.changes import Operation
from ctj_desktop.domain.log.changesets import Changeset
from ctj_desktop.domain.log.conflicts import DELETED
from ctj_desktop.domain.record import PositionalValue, RecordKey
from ctj_desktop.domain.records.twins import other_kind, seen_kind
from ctj_desktop.storage.log.held import changeset_of
from ctj_desktop.storage.log.labels import operation_of
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.row import SHOWN
from ctj_desktop.storage.search_index import is_searched

_LAST = "(SELECT max(t.hlc) FROM touched t WHERE t.row_id = {row})"
_CHANGESETS = "SELECT c.scope, c.replica, c.seq, c.header, c.payload, c.payload_sha, c.held_since FROM changeset c"


class Deleted(PositionalValue):
    """A row, the operation that took it away and its replica; both None where that was erased from the log."""

    kind: str
    id: UUID
    operation: Operation | None
    replica: ReplicaId | None


def deleted_rows(store: OpenFile, kinds: Collection[str], limit: int) -> list[RecordKey]:
    """The rows of these kinds that are deleted now, what was touched last first."""
    found: list[tuple[int, str, bytes]] = []
    indexed = [kind for kind in kinds if is_searched(store.schema.shapes[kind])]
    if indexed:
        listed = ", ".join(f"'{kind}'" for kind in indexed)
        gone = store.rows(
            f"SELECT {_LAST.format(row='s.row_id')} AS last, s.tbl, s.row_id FROM search_row s "
            "LEFT JOIN search_text_docsize AS shown ON shown.id = s.n "
            f"WHERE shown.id IS NULL AND s.tbl IN ({listed}) ORDER BY last DESC LIMIT :limit",
            {"limit": limit},
        )
        found += [(last or 0, kind, row) for last, kind, row in gone if _is_deleted(store, kind, row)]
    for kind in set(kinds).difference(indexed):  # such tables are small
        rows = store.rows(f"SELECT {_LAST.format(row='r.id')}, r.id FROM {kind} r WHERE r.deleted = 1")
        found += [(last or 0, kind, row) for last, row in rows]
    found.sort(key=lambda one: one[0], reverse=True)
    return [(kind, UUID(bytes=row)) for _, kind, row in found[:limit] if not _is_kept_as_twin(store, kind, row)]


def deleting(store: OpenFile, keys: Sequence[RecordKey]) -> list[Deleted]:
    """Each with the newest operation that wrote its deletion."""
    found = ((kind, row, _changeset(store, row)) for kind, row in keys)
    return [
        Deleted(kind, row, operation_of(store, part) if part else None, part.replica if part else None)
        for kind, row, part in found
    ]


def deleted_with(store: OpenFile, row: UUID) -> list[RecordKey]:
    """Every row that the operation which took this one away deleted, and that is deleted now."""
    deletion = _changeset(store, row)
    if deletion is None:
        return []
    parts = store.rows(f"{_CHANGESETS} WHERE c.op = :op", {"op": deletion.operation.id.bytes})
    keys = [
        (change.kind, change.row)
        for part in parts
        for change in changeset_of(store, part).rows()
        if change.registers.get(DELETED) is True
    ]
    gone = [(kind, found) for kind, found in keys if _is_deleted(store, kind, found.bytes)]
    return [(kind, found) for kind, found in gone if not _is_kept_as_twin(store, kind, found.bytes)]


def _is_kept_as_twin(store: OpenFile, kind: str, row: bytes) -> bool:
    """Whether the row lives on, or lies in the bin, under its other type: closing an item moves what hangs on it."""
    twin = other_kind(kind)
    if twin is None:
        return False
    there = store.rows(f"SELECT deleted FROM {twin} WHERE id = :row", {"row": row})
    if not there or there[0].deleted == SHOWN:
        return bool(there)
    last = "SELECT max(hlc) FROM touched WHERE row_id = :row AND tbl = :kind"
    mine, other = (store.keys(last, {"row": row, "kind": one})[0] for one in (kind, twin))
    return (other, seen_kind(twin) != twin) > (mine, seen_kind(kind) != kind)  # moved while it was in the bin


def _changeset(store: OpenFile, row: UUID) -> Changeset | None:
    found = store.rows(
        f"{_CHANGESETS} JOIN touched t USING (scope, replica, seq) WHERE t.row_id = :row "
        "AND ' ' || t.registers || ' ' LIKE '% _del %' ORDER BY t.hlc DESC LIMIT 1",
        {"row": row.bytes},
    )
    return changeset_of(store, found[0]) if found else None


def _is_deleted(store: OpenFile, kind: str, row: bytes) -> bool:
    return bool(store.rows(f"SELECT 1 FROM {kind} WHERE id = :row AND deleted = 1", {"row": row}))
