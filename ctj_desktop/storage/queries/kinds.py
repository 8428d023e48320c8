"""Of which kind is a record of which only the id is known?"""

from collections.abc import Sequence
from uuid import UUID

from ctj_desktop.domain.record import RecordKey
from ctj_desktop.storage.open_file import OpenFile


def shown_kinds(store: OpenFile, ids: Sequence[UUID]) -> list[RecordKey]:
    """The kinds of records that were ever written, in the order of `ids`; the log knows them all."""
    found: list[RecordKey] = []
    for record in ids:
        kind = kind_of(store, record)
        if kind is not None and _is_shown(store, kind, record):
            found.append((kind, record))
    return found


def kind_of(store: OpenFile, record: UUID) -> str | None:
    """The kind of a record that was ever written, deleted or not; None for a stranger."""
    rows = store.rows("SELECT tbl FROM touched WHERE row_id = :id ORDER BY hlc LIMIT 1", {"id": record.bytes})
    return rows[0][0] if rows and rows[0][0] in store.schema.shapes else None


def _is_shown(store: OpenFile, kind: str, record: UUID) -> bool:
    return bool(store.rows(f"SELECT 1 FROM {kind} WHERE id = :id AND deleted = 0", {"id": record.bytes}))
