"""Is a backup what was backed up, to the last value?

In it stands what a workspace has not: of each table the number of rows and the sum of their hashes, and so of the
layout and of the format (storage/FORMAT.md 5). A value that reads differently is found, whatever it belongs to.
"""

from collections.abc import Mapping
from typing import Final

from ctj_desktop.storage.file.chunks import Step, nothing
from ctj_desktop.storage.file.connection import Connection
from ctj_desktop.storage.file.sums import added, shown

TABLE: Final = "backup"
LAYOUT: Final = "CREATE TABLE {schema}backup (name TEXT NOT NULL PRIMARY KEY, rows INTEGER NOT NULL, sum TEXT NOT NULL)"
ELSEWHERE: Final = "blob_chunk"
"""The content of attachments stands beside, once for all backups."""
STRAY: Final = """
SELECT 1 FROM main.sqlite_master WHERE sql IS NULL
AND (type <> 'index' OR tbl_name NOT IN (SELECT name FROM main.sqlite_master WHERE type = 'table')
     OR substr(name, 1, length(tbl_name) + 18) <> 'sqlite_autoindex_' || tbl_name || '_')
"""
"""An index that belongs to a table without a statement of its own, and so to no sum, and names another table."""
TOGETHER: Final = 5_000  # rows between two steps

Sums = Mapping[str, tuple[int, str]]


def tables(connection: Connection, schema: str = "main") -> list[tuple[str, str]]:
    """Name and statement of the ordinary tables: what is built anew, or is the backup's own, is left out."""
    found = connection.run(
        f"SELECT name, sql FROM {schema}.sqlite_master WHERE type = 'table' AND name NOT LIKE 'search%' "
        f"AND name NOT LIKE 'sqlite%' AND name <> '{TABLE}' ORDER BY rowid"
    ).all()
    return [(name, sql) for name, sql in found]


def sums_of(connection: Connection, step: Step = nothing) -> Sums:
    """What a backup says of itself, or a workspace of what a backup of it would hold."""
    header = [connection.run(f"PRAGMA main.{name}").scalar() for name in ("application_id", "user_version")]
    layout = connection.run(
        "SELECT type, name, tbl_name, sql FROM main.sqlite_master WHERE tbl_name NOT LIKE 'search%' "
        f"AND tbl_name <> '{TABLE}' AND sql IS NOT NULL"
    ).all()
    made = {"": _sum([("header", *header), *layout])}
    for name, _ in tables(connection):
        total, count = 0, 0
        if name != ELSEWHERE:
            for row in connection.run(f'SELECT * FROM main."{name}"'):
                if not count % TOGETHER:
                    step()
                total, count = added(total, row), count + 1
        made[name] = count, shown(total)
    return made


def _sum(rows: list[tuple[object, ...]]) -> tuple[int, str]:
    total = 0
    for row in rows:
        total = added(total, row)
    return len(rows), shown(total)


def keep(connection: Connection, made: Sums, schema: str) -> None:
    """Write them into a backup."""
    connection.run(LAYOUT.format(schema=f"{schema}."))
    rows = [(name, count, total) for name, (count, total) in made.items()]
    connection.run_many(f"INSERT INTO {schema}.{TABLE} (name, rows, sum) VALUES (?, ?, ?)", rows)


def kept(connection: Connection) -> Sums | None:
    """What a backup says of itself; None for one of an earlier version of the program, which says nothing."""
    says = connection.run(
        f"SELECT 1 FROM sqlite_master WHERE '{TABLE}' IN (name, tbl_name) OR sql LIKE 'CREATE TABLE {TABLE} %'"
    ).scalar()
    if says is None:
        return None
    return {name: (count, total) for name, count, total in connection.run(f"SELECT name, rows, sum FROM {TABLE}").all()}


def differing(connection: Connection, step: Step = nothing) -> list[str]:
    """The tables that are not what the backup says, "" for the layout, of which one that says nothing has but half."""
    if connection.run(STRAY).scalar():
        return [""]
    said = kept(connection)
    if said is None:
        return []
    found = sums_of(connection, step)
    return sorted(name for name in said.keys() | found if said.get(name) != found.get(name))
