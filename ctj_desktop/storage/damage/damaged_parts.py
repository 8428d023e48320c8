"""What of a damaged file is damaged: which records, and of which tables a part?

Slow, and asked only of a file in which something is wrong. Each look is made through a reader of its own: once a page
of a file under a key did not decipher, that connection reads no other page either.
"""

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from typing import Final
from uuid import UUID

from ctj_desktop.domain.findings import Finding, Severity
from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.domain.records.files import FILES
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.storage.backing_up import beside
from ctj_desktop.storage.check import check
from ctj_desktop.storage.damage.first_check import is_unbroken, ordinary_tables
from ctj_desktop.storage.file.chunks import Step, nothing
from ctj_desktop.storage.open_file import OpenFile

LOG: Final = "changeset"
ATTACHED: Final = "blob"
MOST_ROWS: Final = 12
"""Of the rows of one table that cannot be read, so many are looked for: each takes a reader of its own."""


class DamagedPart(PositionalValue):
    """A record that is damaged, or whose history is; without `row` some part of the table."""

    table: str
    row: UUID | None = None


def damaged_parts(store: OpenFile, step: Step = nothing) -> list[DamagedPart]:
    """All that can be told of it, records first, each once; nothing where the file is sound, or not even opens.

    `step` may raise to stop it. Nothing is written, and what another thread writes meanwhile does no harm.
    """
    parts = dict.fromkeys(_unreadable(store, step)) or dict.fromkeys(_differing(store, step))
    return sorted(parts, key=lambda part: part.row is None)


def _unreadable(store: OpenFile, step: Step) -> Iterator[DamagedPart]:
    """Where the pages do not hang together, or do not decipher."""
    for table in _tables(store):
        step()
        if _is_readable(store, table, step):
            continue
        rows = list(_unreadable_rows(store, table, step)) if table in store.schema.shapes else []
        yield from rows or [DamagedPart(table)]


def _tables(store: OpenFile) -> list[str]:
    with suppress(StoreError, UserError), beside(store) as reader:
        return ordinary_tables(reader.connection)
    return []


def _is_readable(store: OpenFile, table: str, step: Step) -> bool:
    try:
        with beside(store) as reader, reader.connection.watched(step):
            for _ in reader.connection.run(f'SELECT * FROM "{table}"'):
                pass
            return is_unbroken(reader.connection, table)
    except (StoreError, UserError):
        return False


def _unreadable_rows(store: OpenFile, table: str, step: Step) -> Iterator[DamagedPart]:
    """Which rows the log speaks of and the table does not give; by their ids, as far as there are not too many."""
    left = _known_rows(store, table)
    for _ in range(MOST_ROWS):
        step()
        row = _first_unreadable(store, table, left)
        if row is None:
            return
        yield DamagedPart(table, UUID(bytes=row))


def _known_rows(store: OpenFile, table: str) -> list[bytes]:
    """The last one first: they are taken from the end."""
    with suppress(StoreError, UserError), beside(store) as reader:
        ids = reader.connection.run("SELECT row_id FROM row_meta WHERE tbl = ? ORDER BY row_id DESC", (table,))
        return list(ids.scalars())
    return []


def _first_unreadable(store: OpenFile, table: str, left: list[bytes]) -> bytes | None:
    """What comes before it, and it, are gone from `left`."""
    row = None
    try:
        with beside(store) as reader:
            while left:
                row = left.pop()
                if not reader.connection.run(f'SELECT * FROM "{table}" WHERE id = ?', (row,)).all():
                    return row
    except (StoreError, UserError):
        return row
    return None


def _differing(store: OpenFile, step: Step) -> Iterator[DamagedPart]:
    """Where every page can be read, and something on it is not what it was."""
    try:
        with beside(store) as reader, reader.connection.watched(step):
            for finding in check(reader, step):
                if finding.severity is Severity.ERROR:
                    yield from _parts_of(reader, finding)
    except (StoreError, UserError):  # a value in the log that was never written so
        yield DamagedPart(LOG)


def _parts_of(reader: OpenFile, finding: Finding) -> list[DamagedPart]:
    kind, row = str(finding.data.get("kind") or ""), str(finding.data.get("row") or "")
    match finding.code:
        case "row.differs" | "row.without_log":
            return [DamagedPart(kind, UUID(row))]
        case "approved.altered":
            return [DamagedPart("approved_version", UUID(row))]
        case "row.orphan":
            found = reader.connection.run(f'SELECT id FROM "{kind}" WHERE rowid = ?', (int(row),)).scalar()
            return [DamagedPart(kind, UUID(bytes=found) if found else None)]
        case "attachment.altered":
            return _attached(reader, str(finding.data["sha256"])) or [DamagedPart(ATTACHED)]
        case "bundle.altered":
            return [DamagedPart("pending_bundle")]
        case "local.altered":
            return [DamagedPart(str(finding.data["table"]))]
        case "log.broken":
            return _rows_of_broken(reader) or [DamagedPart(LOG)]
    return [DamagedPart(LOG)]


def _attached(reader: OpenFile, start: str) -> list[DamagedPart]:
    """Which files have a content whose hash begins so."""
    found = []
    for cls in FILES:
        sql = f"SELECT id FROM {cls.kind} WHERE deleted = 0 AND substr(sha256, 1, ?) = ?"
        found += [
            DamagedPart(cls.kind, UUID(bytes=row)) for row in reader.connection.run(sql, (len(start), start)).scalars()
        ]
    return found


def _rows_of_broken(reader: OpenFile) -> list[DamagedPart]:
    """What was written by a changeset that is not what its hash says."""
    found = []
    payloads = "SELECT scope, replica, seq, payload, payload_sha FROM changeset WHERE payload IS NOT NULL"
    for scope, replica, seq, payload, sha in reader.connection.run(payloads):
        if hashlib.sha256(payload).digest() != sha:
            wrote = reader.connection.run(
                "SELECT tbl, row_id FROM touched WHERE scope = ? AND replica = ? AND seq = ?", (scope, replica, seq)
            )
            found += [DamagedPart(kind, UUID(bytes=row)) for kind, row in wrote.all()]
    return found
