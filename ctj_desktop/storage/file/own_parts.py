"""Does a file hold only what this program lays out? A trigger, a view or a virtual table of somebody else's runs with
whatever is read or written, so such a file is refused before the first write.
"""

import re
from pathlib import Path
from typing import Final

from ctj_desktop.storage.errors import ForeignParts
from ctj_desktop.storage.file.connection import Connection
from ctj_desktop.storage.tables import SEARCH_TABLES

PLAIN: Final = re.compile(r"CREATE (?:TABLE|INDEX|UNIQUE INDEX) ")
NAME: Final = re.compile(r"[a-z_][a-z0-9_]*")


def check_parts(connection: Connection, path: Path, schema: str = "main") -> None:
    """Plain tables and indexes with plain names, and the search index; ForeignParts for anything else.

    What a part is, is told by its statement: that alone is what SQLite goes by.
    """
    for name, sql in connection.run(f"SELECT name, sql FROM {schema}.sqlite_master").all():
        if not _is_ours(name, sql):
            raise ForeignParts(path.name)


def _is_ours(name: object, sql: object) -> bool:
    if not isinstance(name, str) or not NAME.fullmatch(name):
        return False
    if sql is None:  # the index of a primary key
        return name.startswith("sqlite_autoindex_")
    return isinstance(sql, str) and (PLAIN.match(sql) is not None or sql in SEARCH_TABLES)
