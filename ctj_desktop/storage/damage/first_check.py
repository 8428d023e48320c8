"""Is the file that was just opened damaged? As much as can be read in two seconds, and no attachment.

Of a file of 250 MB this takes under two seconds where the system has it in memory (storage/FORMAT.md 7.1). It
is not the whole check (`storage/check.py`):

- Of a file under a key every page of every table and index that it reads proves itself, so that a flipped bit and a
  torn or missing page are seen. Not seen is a page of nothing but zeros that holds the end of a long text: SQLCipher
  lets it pass, and the whole check finds it.
- Of a file without a key it sees a broken structure, a log that is not what it was, and a setting, draft or partner
  that reads differently. Not seen is a flipped bit within a value of a record, which its log does not confirm: the
  whole check finds it, before each backup and once a week.
"""

from collections.abc import Iterator
from typing import Final

from ctj_desktop.storage.check import chains, one_moment
from ctj_desktop.storage.errors import DamagedWorkspace, NotAWorkspace, WrongKey
from ctj_desktop.storage.file.chunks import Step, nothing
from ctj_desktop.storage.file.connection import Connection
from ctj_desktop.storage.file.sums import differing
from ctj_desktop.storage.open_file import OpenFile

CONTENT: Final = ("blob_chunk", "pending_chunk")
"""The bytes of attachments and of bundles that wait: as large as people like, and looked at once a week."""
LAYOUT: Final = "sqlite_schema"


def need_unbroken(store: OpenFile, step: Step = nothing) -> None:
    """DamagedWorkspace at the first thing that is broken, which `store.damage` names from then on.

    `step` is called between pieces and may raise to stop it; who wants to stop it within them as well watches the
    connection (`Connection.watched`).
    """
    try:
        with one_moment(store):
            broken = next(_broken(store, step), "")
    except (DamagedWorkspace, NotAWorkspace, WrongKey) as error:  # under a key, what does not decipher
        store.damage = error.detail if isinstance(error, DamagedWorkspace) else "file.damaged"
        raise DamagedWorkspace(store.path.name, store.damage) from error
    if broken:
        store.damage = broken
        raise DamagedWorkspace(store.path.name, broken)


def ordinary_tables(connection: Connection) -> list[str]:
    """The tables that hold rows of their own, the layout first."""
    found = connection.run(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY rowid"
    )
    return [LAYOUT, *found.scalars()]


def is_unbroken(connection: Connection, table: str) -> bool:
    """Whether the pages of a table and of its indexes hang together, and decipher; DamagedWorkspace where none can."""
    return bool(connection.run(f"PRAGMA quick_check('{table}')").scalars() == ["ok"])


def _broken(store: OpenFile, step: Step) -> Iterator[str]:
    for table in ordinary_tables(store.connection):
        step()
        if table not in CONTENT and not is_unbroken(store.connection, table):
            yield "file.damaged"
    if differing(store.connection):
        yield "local.altered"
    if not store.connection.keyed:
        yield from (finding.code for finding in chains(store, step))
