"""From format 12 to 13: no table changes; a line of the log that erases may say which rows stay.

The number keeps a program that does not know of them from the file: it would refuse such a line of a partner, and hand
one on to an older program, which would lose the rows (exchange/FORMAT.md 7.7).
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # Alembic is imported only where a file is migrated: it costs a third of the start
    from alembic.operations import Operations


def upgrade(operations: "Operations") -> None:
    """Nothing to do."""
