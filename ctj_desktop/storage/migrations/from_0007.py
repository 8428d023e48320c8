"""From format 7 to 8: no table changes; what no log can prove has its sums in the file from here on.

The sums themselves are made as the file is opened for writing (storage/FORMAT.md 2.5). The number keeps a program that
does not know them from writing: it would leave them behind, and what it wrote would read as damage.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # Alembic is imported only where a file is migrated: it costs a third of the start
    from alembic.operations import Operations


def upgrade(operations: "Operations") -> None:
    """Nothing to do."""
