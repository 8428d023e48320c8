"""Which step leads from each version of the file to the next? One module each, beside the frozen first schema.

They stand below their runner (`storage.file.migrate`) and import nothing of it: what they need is in `storage.rebuild`.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:  # Alembic is imported only where a file is migrated: it costs a third of the start
    from alembic.operations import Operations

Migration = Callable[["Operations"], None]


def _from(version: int) -> Migration:
    """`upgrade` of its module, which is read when a file needs it."""

    def upgrade(operations: "Operations") -> None:
        import_module(f"{__name__}.from_{version:04}").upgrade(operations)

    return upgrade


SCHEMA_VERSION: Final = 21  # of the file, kept in user_version
MIGRATIONS: Final[Mapping[int, Migration]] = {version: _from(version) for version in range(1, SCHEMA_VERSION)}
