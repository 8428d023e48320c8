"""From format 17 to 18: numbers that a lost computer may have given out."""

from typing import TYPE_CHECKING

from ctj_desktop.storage.rebuild import rebuild_table

if TYPE_CHECKING:  # Alembic is imported only where a file is migrated: it costs a third of the start
    from alembic.operations import Operations

NUMBERING_RIGHT = (
    "CREATE TABLE numbering_right ( id BLOB NOT NULL, home BLOB NOT NULL, committee BLOB, replica BLOB, "
    "skipped TEXT, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id) )",
)


def upgrade(operations: "Operations") -> None:
    """Nobody has written any of it."""
    rebuild_table(operations, NUMBERING_RIGHT, {"skipped": "[]"})
