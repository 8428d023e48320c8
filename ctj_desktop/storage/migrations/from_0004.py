"""From format 4 to 5: a committee keeps which interests its members have declared."""

from typing import TYPE_CHECKING

from ctj_desktop.storage.rebuild import make_tables

if TYPE_CHECKING:  # Alembic is imported only where a file is migrated: it costs a third of the start
    from alembic.operations import Operations

DECLARED_INTEREST = (
    "CREATE TABLE declared_interest ( id BLOB NOT NULL, home BLOB NOT NULL, committee BLOB, person BLOB, "
    "organisation BLOB, start TEXT, \"end\" TEXT, note TEXT, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY "
    "KEY (id) )",
)


def upgrade(operations: "Operations") -> None:
    """Nobody has declared one yet."""
    make_tables(operations, DECLARED_INTEREST)
