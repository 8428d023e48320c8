"""In which records do signs stand that no text keeps, as they came from elsewhere?"""

from collections.abc import Iterator
from typing import Final
from uuid import UUID

from ctj_desktop.domain.record import RecordKey
from ctj_desktop.domain.typed.legible import CONTROLS, TURNING
from ctj_desktop.storage.open_file import OpenFile

_SIGNS: Final = "*[" + TURNING + CONTROLS.removeprefix("\x00-") + "]*"
"""As SQLite looks for them; a text ends for it where a zero stands."""


def came_illegible(store: OpenFile) -> Iterator[RecordKey]:
    """These records by kind and id; they are shown without the signs (storage/legible_records.py)."""
    for kind, shape in store.schema.shapes.items():
        texts = [name for name, sql in shape.columns if sql == "TEXT"]
        if texts and not shape.cls.insert_only:
            either = " OR ".join(f'"{name}" GLOB :signs' for name in texts)
            keys = store.keys(f"SELECT id FROM {kind} WHERE deleted = 0 AND ({either}) ORDER BY id", {"signs": _SIGNS})
            yield from ((kind, UUID(bytes=key)) for key in keys)
