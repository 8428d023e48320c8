"""From format 20 to 21: what of partners an office agreed to publish."""

from typing import TYPE_CHECKING

from ctj_desktop.storage.rebuild import make_tables

if TYPE_CHECKING:  # Alembic is imported only where a file is migrated: it costs a third of the start
    from alembic.operations import Operations

SITE_CONSENT = (
    "CREATE TABLE site_consent ( id BLOB NOT NULL, home BLOB NOT NULL, record_kind TEXT, record BLOB, "
    "version TEXT, deleted INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id) )",
)


def upgrade(operations: "Operations") -> None:
    """Nobody had agreed to anything."""
    make_tables(operations, SITE_CONSENT)
