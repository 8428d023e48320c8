"""Which rows name a row by its id, in whichever field and scope?"""

from collections.abc import Collection, Iterable
from uuid import UUID

from ctj_desktop.domain.log.changesets import dumps
from ctj_desktop.domain.record import PositionalValue, RecordKey
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.conflicts import IDS


class Pointer(PositionalValue):
    """A column of a kind that holds ids, with `many` a list of them, or a value one `part` of which is one.

    A row is said by the id in `said_field`.
    """

    kind: str
    field: str
    said_kind: str
    said_field: str = "id"
    many: bool = False
    part: str = ""


def pointing(
    store: OpenFile, pointers: Iterable[Pointer], rows: Collection[UUID], *, gone: bool = False
) -> list[RecordKey]:
    """What is said where a column names one of the rows: each once, the oldest first; with `gone` what is deleted too.

    Few of these columns have an index: a table is read through once, whichever of its columns may name a row.
    """
    by_table: dict[tuple[str, str, str], dict[str, None]] = {}
    for one in pointers:
        by_table.setdefault((one.kind, one.said_kind, one.said_field), {})[_names(one)] = None
    if not by_table:
        return []
    parameters = {"ids": dumps([row.hex for row in rows]), "written": dumps([str(row) for row in rows])}
    # A bare UNION would be sorted and merged query by query.
    every = " UNION ALL ".join(_asked(*table, named, gone) for table, named in by_table.items())
    found = store.rows(f"SELECT DISTINCT kind, id FROM ({every}) ORDER BY id, kind", parameters)
    return [(kind, UUID(bytes=row)) for kind, row in found]


def _names(pointer: Pointer) -> str:
    if pointer.many:
        held = f'SELECT value FROM json_each("{pointer.kind}"."{pointer.field}")'
        return f"EXISTS ({held} INTERSECT SELECT value FROM json_each(:written))"
    if pointer.part:
        return f"\"{pointer.field}\" ->> '{pointer.part}' IN (SELECT value FROM json_each(:written))"
    return f'"{pointer.field}" IN {IDS}'


def _asked(kind: str, said_kind: str, said_field: str, named: Iterable[str], gone: bool) -> str:
    return (
        f'SELECT \'{said_kind}\' AS kind, "{said_field}" AS id FROM "{kind}" '
        f'WHERE deleted <= {int(gone)} AND "{said_field}" IS NOT NULL AND ({" OR ".join(named)})'
    )
