"""Which rows differ between an open file and an earlier state of it?"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final
from urllib.parse import quote
from uuid import UUID

from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.storage.file.attachment_store import attach
from ctj_desktop.storage.file.connection import as_written
from ctj_desktop.storage.file.generations import LOOKING
from ctj_desktop.storage.file.headers import key_for
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.exchange import moment_of

EARLIER: Final = "earlier"
_LAST: Final = "(SELECT max(t.hlc) FROM {schema}.touched t WHERE t.row_id = {row})"


class Differing(PositionalValue):
    """A row that something was written to since: whether it is shown `then` and `now`, and when it was written last."""

    kind: str
    id: UUID
    then: bool
    now: bool
    at: datetime


class Count(PositionalValue):
    """How many records of a kind are shown then and now."""

    then: int
    now: int


def differing(store: OpenFile, earlier: Path) -> tuple[list[Differing], dict[str, Count]]:
    """Rows of any kind, the newest first; of each kind among them how many are shown.

    `earlier` is of the same format, under the same key or none. StoreError or UserError where it cannot be read.
    """
    with _beside(store, earlier):
        found = [one for kind in store.schema.shapes for one in _of_kind(store, kind)]
        counts = {kind: _count(store, kind) for kind in {one.kind for one in found}}
    return sorted(found, key=lambda one: one.at, reverse=True), counts


@contextmanager
def _beside(store: OpenFile, earlier: Path) -> Iterator[None]:
    with as_written(earlier):
        attach(store.connection, Path(f"file:{quote(str(earlier))}?{LOOKING}"), key_for(earlier, store.key), EARLIER)
        try:
            yield
        finally:
            store.connection.run(f"DETACH DATABASE {EARLIER}")


def _of_kind(store: OpenFile, kind: str) -> Iterator[Differing]:
    """A row is what its heads are; one that was never known on the other side is not shown there."""
    sql = (
        f"SELECT m.row_id, t.deleted, n.deleted, {_LAST.format(schema='main', row='m.row_id')} FROM main.row_meta m "
        f"LEFT JOIN {EARLIER}.row_meta e ON e.tbl = m.tbl AND e.row_id = m.row_id "
        f'LEFT JOIN main."{kind}" n ON n.id = m.row_id LEFT JOIN {EARLIER}."{kind}" t ON t.id = m.row_id '
        "WHERE m.tbl = :kind AND e.hash IS NOT m.hash "
        f"UNION ALL SELECT e.row_id, t.deleted, NULL, {_LAST.format(schema=EARLIER, row='e.row_id')} "
        f"FROM {EARLIER}.row_meta e LEFT JOIN main.row_meta m ON m.tbl = e.tbl AND m.row_id = e.row_id "
        f'LEFT JOIN {EARLIER}."{kind}" t ON t.id = e.row_id WHERE e.tbl = :kind AND m.row_id IS NULL'
    )
    for row, then, now, last in store.connection.run(sql, {"kind": kind}).all():
        if then == 0 or now == 0:
            yield Differing(kind, UUID(bytes=row), then == 0, now == 0, moment_of(last or 0))


def _count(store: OpenFile, kind: str) -> Count:
    shown = 'SELECT count(*) FROM {schema}."{kind}" WHERE deleted = 0'
    then, now = (
        int(store.connection.run(shown.format(schema=schema, kind=kind)).scalar() or 0) for schema in (EARLIER, "main")
    )
    return Count(then, now)
