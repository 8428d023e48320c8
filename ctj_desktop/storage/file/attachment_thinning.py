"""How long does the store of backups keep a content? Until no backup beside it names it (storage/FORMAT.md 5).

Whoever cannot read every backup in the folder takes nothing out: one under another key, or a damaged one, may name it.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Final

from ctj_desktop.domain.records.files import FILE_KINDS
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.storage.file.connection import Connection, Transaction, as_written, connect
from ctj_desktop.storage.file.generations import ENDING, looking
from ctj_desktop.storage.file.own_parts import check_parts

_BEING_MADE: Final = re.compile(r"\.[0-9a-f]{32}\.ctj\.copy")


def give_up_attachments(workspace: Connection, store: Path, key: bytes | None) -> None:
    """Take out of the store of a folder what neither the workspace nor any backup there names, and its bytes with it.

    Nothing where one of these backups cannot be read, or another one is being made just now.
    """
    held = {bytes(sha) for sha in workspace.run("SELECT sha256 FROM main.blob").scalars()}
    if not store.is_file():
        return
    with _opened(store, key, "mode=rw") as connection:
        if contents_in(connection) <= held:
            return
        with Transaction(connection, store, lambda _: None):  # whoever else makes a backup waits here, or is seen
            for sha in contents_in(connection) - held - _needed(store.parent, contents_in(connection), key):
                for table in ("blob_chunk", "blob"):
                    connection.run(f"DELETE FROM {table} WHERE sha256 = ?", (sha,))


def contents_of(store: Path, key: bytes | None) -> set[bytes]:
    """What a store of backups holds; nothing where it is not there or cannot be read."""
    with suppress(StoreError, UserError), ExitStack() as stays:
        if store.is_file():
            return contents_in(stays.enter_context(_opened(store, key, "mode=ro")))
    return set()


def contents_in(connection: Connection) -> set[bytes]:
    """What a store holds."""
    return {bytes(sha) for sha in connection.run("SELECT sha256 FROM blob").scalars()}


def named_by_each(folder: Path, key: bytes | None) -> Mapping[Path, set[bytes] | None]:
    """What each backup of a folder names, whoever's it is; None of one that cannot be read."""
    return {path: named_in(path, key) for path in folder.iterdir() if path.name.endswith(ENDING)}


def named_in(path: Path, key: bytes | None) -> set[bytes] | None:
    """The contents that a backup needs; of one of an earlier version those its records name. None: not to be read."""
    try:
        with looking(path, key) as connection:
            return contents_in(connection) or {sha for kind in FILE_KINDS for sha in _in_rows(connection, kind)}
    except (StoreError, UserError, OSError):
        return None


def _in_rows(connection: Connection, kind: str) -> list[bytes]:
    columns = {str(line[1]) for line in connection.run(f"PRAGMA table_info({kind})").all()}
    if "sha256" not in columns:
        return []
    found = connection.run(f"SELECT DISTINCT unhex(sha256) FROM {kind} WHERE length(unhex(sha256)) = 32")
    return [bytes(sha) for sha in found.scalars()]


@contextmanager
def _opened(store: Path, key: bytes | None, mode: str) -> Iterator[Connection]:
    connection = connect(store, key, mode=mode)
    try:
        with as_written(store):
            check_parts(connection, store)
            connection.run("PRAGMA secure_delete=ON")
            yield connection
    finally:
        connection.close()


def _needed(folder: Path, contents: set[bytes], key: bytes | None) -> set[bytes]:
    """Those of these contents that a backup of the folder names, or may name."""
    if any(_BEING_MADE.fullmatch(path.name) for path in folder.iterdir()):
        return contents  # a backup is being made there that may count on what stands in the store
    said = named_by_each(folder, key).values()
    return contents if None in said else {sha for one in said for sha in one or ()}
