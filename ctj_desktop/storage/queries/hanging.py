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


def pointing(store: OpenFile, pointers: Iterable[Pointer], rows: Collection[UUID]) -> list[RecordKey]:
    """What is said where a column names one of the rows: each once, the oldest first, none that is deleted."""
    asked = [_asked(pointer) for pointer in dict.fromkeys(pointers)]
    if not asked:
        return []
    parameters = {"ids": dumps([row.hex for row in rows]), "written": dumps([str(row) for row in rows])}
    found = store.rows(f"{' UNION '.join(asked)} ORDER BY 2, 1", parameters)
    return [(kind, UUID(bytes=row)) for kind, row in found]


def _asked(pointer: Pointer) -> str:
    wanted = f'"{pointer.field}" IN {IDS}'
    if pointer.many:
        held = f'SELECT value FROM json_each("{pointer.kind}"."{pointer.field}")'
        wanted = f"EXISTS ({held} INTERSECT SELECT value FROM json_each(:written))"
    elif pointer.part:
        wanted = f"\"{pointer.field}\" ->> '{pointer.part}' IN (SELECT value FROM json_each(:written))"
    return (
        f'SELECT \'{pointer.said_kind}\' AS kind, "{pointer.said_field}" AS id FROM "{pointer.kind}" '
        f'WHERE deleted = 0 AND "{pointer.said_field}" IS NOT NULL AND {wanted}'
    )
