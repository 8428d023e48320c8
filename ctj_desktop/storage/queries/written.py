"""When was something written to a row last? On the clock of the log, which every replica reads alike."""

from collections.abc import Collection
from uuid import UUID

from ctj_desktop.storage.open_file import OpenFile


def last_written(store: OpenFile, row: UUID, fields: Collection[str] = ()) -> int:
    """The newest change of any of these fields, of any at all without them; 0 for a row that is not held."""
    found = store.tuples("SELECT hlc, registers FROM touched WHERE row_id = :row ORDER BY hlc DESC", {"row": row.bytes})
    return next((hlc for hlc, names in found if not fields or _fields_of(names) & set(fields)), 0)


def _fields_of(names: str) -> set[str]:
    """One language of a field is a register of its own."""
    return {name.partition(".")[0] for name in names.split()}
