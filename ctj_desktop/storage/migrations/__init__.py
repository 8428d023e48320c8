"""Which step leads from each version of the file to the next? One module each, beside the frozen first schema.

They stand below their runner (`storage.file.migrate`) and import nothing of it: what they need is in `storage.rebuild`.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from ctj_desktop.storage.migrations import (
    from_0001,
    from_0002,
    from_0003,
    from_0004,
    from_0005,
    from_0006,
    from_0007,
    from_0008,
    from_0009,
    from_0010,
)

if TYPE_CHECKING:  # Alembic is imported only where a file is migrated: it costs a third of the start
    from alembic.operations import Operations

Migration = Callable[["Operations"], None]
MIGRATIONS: Final[Mapping[int, Migration]] = {
    1: from_0001.upgrade,
    2: from_0002.upgrade,
    3: from_0003.upgrade,
    4: from_0004.upgrade,
    5: from_0005.upgrade,
    6: from_0006.upgrade,
    7: from_0007.upgrade,
    8: from_0008.upgrade,
    9: from_0009.upgrade,
    10: from_0010.upgrade,
}
SCHEMA_VERSION: Final = max(MIGRATIONS) + 1  # of the file, kept in user_version
