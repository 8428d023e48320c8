"""How does a migration lay out a table anew? By SQL that the migration itself holds, and by nothing of today.

This stands below the migrations, which stand below their runner (`storage.migrate`). It asks no record and no schema
of this version: `python -m ctj_desktop.storage.ddl KIND` prints the statements once, and then they stay as they are.
"""

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # Alembic is imported only where a file is migrated: it costs a third of the start
    from alembic.operations import Operations

_TABLE = re.compile(r'\s*CREATE TABLE "?(\w+)"?\s')


def make_tables(operations: "Operations", statements: Sequence[str]) -> None:
    """Run frozen statements as they are: for a kind that is new."""
    connection = operations.get_bind()
    for statement in statements:
        connection.exec_driver_sql(statement)


def rebuild_table(operations: "Operations", statements: Sequence[str], unwritten: Mapping[str, object]) -> None:
    """Give one table the layout of its frozen statements (CREATE TABLE first, then its indexes); every row survives.

    SQLite cannot place a column: the table is made anew and filled from the old one, so that a migrated file equals
    a fresh one. `unwritten` says what each column that the old table lacks holds in the rows that are there: what
    the record shows where nobody wrote the field. ValueError where it does not name exactly these columns.
    """
    name = _name(statements)
    old = _columns(operations, name)
    _drop_indexes(operations, name)
    operations.rename_table(name, f"{name}_old")
    make_tables(operations, statements)
    added = [column for column in _columns(operations, name) if column not in old]
    if set(added) != set(unwritten):
        raise ValueError(f"{name}: new columns are {added}, and {sorted(unwritten)} are given")
    _fill(operations, name, [column for column in _columns(operations, name) if column in old], unwritten)
    operations.drop_table(f"{name}_old")


def _name(statements: Sequence[str]) -> str:
    found = _TABLE.match(statements[0])
    if found is None:
        raise ValueError("the first statement makes the table")
    return found[1]


def _columns(operations: "Operations", name: str) -> list[str]:
    return [str(row[1]) for row in operations.get_bind().exec_driver_sql(f"PRAGMA table_info({name})").all()]


def _drop_indexes(operations: "Operations", name: str) -> None:
    """Those that have a statement; the new ones bear their names."""
    connection = operations.get_bind()
    wanted = "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL"
    for (index,) in connection.exec_driver_sql(wanted, (name,)).all():
        connection.exec_driver_sql(f'DROP INDEX "{index}"')


def _fill(operations: "Operations", name: str, kept: Sequence[str], unwritten: Mapping[str, object]) -> None:
    """Copied by name; `rowid` too, since the search index knows rows by it."""
    columns = ", ".join(f'"{column}"' for column in ("rowid", *kept, *unwritten))
    values = ", ".join((*(f'"{column}"' for column in ("rowid", *kept)), *("?" for _ in unwritten)))
    operations.get_bind().exec_driver_sql(
        f"INSERT INTO {name} ({columns}) SELECT {values} FROM {name}_old", tuple(unwritten.values())
    )
