"""Where are the attachments of backups? Each once for all generations beside them, under the same key.

What stands there is read through at each backup: an attachment that is no longer what its hash says is written anew
from the workspace, and a store that can no longer be read is set aside (storage/FORMAT.md 5).
"""

import json
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from ctj_desktop.domain.protection.recovery_code import mark_of
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.storage import reading
from ctj_desktop.storage.errors import AttachmentsNotWhole, DamagedWorkspace, NotAWorkspace, WrongKey
from ctj_desktop.storage.file.chunks import Step, altered
from ctj_desktop.storage.file.connection import Connection, Transaction, as_written, connect
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.file.generations import stamp
from ctj_desktop.storage.file.own_parts import check_parts
from ctj_desktop.whole_files import make_private, put_in_place

FOLDER: Final = "attachments.ctjblobs"
TABLES: Final = ("blob", "blob_chunk")
BACK_WITHOUT: Final = "erased_files"
"""The local setting of a restored file: contents, in hexadecimal, that were erased since its backup was made."""
_WANTED: Final = "SELECT unhex(sha256) FROM attachment UNION SELECT unhex(sha256) FROM restricted_attachment"


def attach(connection: Connection, path: Path, key: bytes | None, name: str) -> None:
    """Attach another file under its key; outside a transaction."""
    protection = f"\"x'{key.hex()}'\"" if key is not None else "''"  # said, else it would be that of the first one
    connection.run(f"ATTACH DATABASE ? AS {name} KEY {protection}", (str(path),))


def store_of(folder: Path, key: bytes | None) -> Path:
    """The store of a folder of backups: under each key one of its own, so that both open while one takes over."""
    return folder / (FOLDER if key is None else f"attachments-{mark_of(key)}.ctjblobs")


@contextmanager
def _attached(connection: Connection, store: Path, key: bytes | None) -> Iterator[None]:
    attach(connection, store, key, "blobs")
    try:
        yield
    finally:
        if connection.in_transaction:
            connection.run("ROLLBACK")
        connection.run("DETACH DATABASE blobs")


def keep_attachments(connection: Connection, store: Path, key: bytes | None, step: Step) -> None:
    """Those of the workspace that are not in the store yet, or no longer whole there."""
    if not connection.run("SELECT EXISTS (SELECT 1 FROM main.blob)").scalar():
        return
    try:
        lost = _lost(store, key, step)
    except (DamagedWorkspace, NotAWorkspace, WrongKey):
        now = Environment.system().clock()
        put_in_place(store, store.with_name(f"attachments-damaged-{stamp(now)}.ctjblobs"))
        lost = []
    make_private(store)
    with _attached(connection, store, key), Transaction(connection, store, lambda _: None, reading=True):
        for table in TABLES:
            sql = str(connection.run("SELECT sql FROM main.sqlite_master WHERE name = ?", (table,)).scalar())
            connection.run(sql.replace("CREATE TABLE ", "CREATE TABLE IF NOT EXISTS blobs.", 1))
        for sha in lost:
            if connection.run("SELECT 1 FROM main.blob WHERE sha256 = ?", (sha,)).scalar():
                connection.run("DELETE FROM blobs.blob WHERE sha256 = ?", (sha,))
        fresh = "SELECT sha256 FROM main.blob WHERE sha256 NOT IN (SELECT sha256 FROM blobs.blob)"
        connection.run(f"DELETE FROM blobs.blob_chunk WHERE sha256 IN ({fresh})")
        connection.run(f"INSERT INTO blobs.blob_chunk SELECT * FROM main.blob_chunk WHERE sha256 IN ({fresh})")
        connection.run(f"INSERT INTO blobs.blob SELECT * FROM main.blob WHERE sha256 IN ({fresh})")


def roll_back(folder: Path, key: bytes | None) -> None:
    """What a killed program wrote by halves into the store of a folder is taken back, and its journal goes.

    Where it cannot be read, whoever uses it next says so.
    """
    store = store_of(folder, key)
    journal = store.with_name(f"{store.name}-journal")
    if journal.is_file():
        with suppress(StoreError, UserError, OSError), as_written(store):
            connection = connect(store, key, mode="mode=rw")
            try:
                connection.run("PRAGMA busy_timeout=0")  # somebody is at it: then it is not left over
                connection.run("BEGIN EXCLUSIVE")
                journal.unlink(missing_ok=True)  # nothing was written yet when it began: SQLite lets that lie
                connection.run("ROLLBACK")
            finally:
                connection.close()


def _lost(store: Path, key: bytes | None, step: Step) -> list[bytes]:
    """What stands in the store and is not what its hash says; DamagedWorkspace where that cannot be read.

    Nothing where its first content was never written to its end.
    """
    if not store.exists():
        return []
    connection = connect(store, key, mode="mode=rw")
    try:
        with as_written(store):
            check_parts(connection, store)
            if connection.run("PRAGMA integrity_check").scalar() != "ok":
                raise DamagedWorkspace(store.name, "integrity_check")
            if not connection.run("SELECT EXISTS (SELECT 1 FROM sqlite_master)").scalar():
                return []
            return list(altered(connection, *TABLES, step))
    finally:
        connection.close()


def take_attachments(
    connection: Connection,
    source: Path,
    key: bytes | None,
    step: Step,
    *,
    without_files: bool,
    erased: Collection[bytes] = (),
) -> None:
    """Into a workspace that is made of the backup `source`: those it names; of one of an earlier version those its
    records name. AttachmentsNotWhole where one is missing beside it or not what its hash says, unless `without_files`
    or it is `erased`: then the workspace remembers that nobody is to be asked for it (storage/FORMAT.md 5).
    """
    store = store_of(source.parent, key)
    if store.is_file():
        try:
            _lost(store, key, step)
            _take(connection, store, key)
        except (DamagedWorkspace, NotAWorkspace, WrongKey) as error:
            if not without_files:
                raise AttachmentsNotWhole(source.name, store.name) from error
    lost = list(altered(connection, *TABLES, step))
    known = [sha for sha in lost if sha in erased]
    if len(known) < len(lost) and not without_files:
        raise AttachmentsNotWhole(source.name, store.name)
    with Transaction(connection, source, lambda _: None):
        if known:
            before = json.loads(reading.setting(connection, BACK_WITHOUT) or "[]")
            reading.keep_setting(connection, BACK_WITHOUT, json.dumps([*before, *(sha.hex() for sha in known)]))
        for sha in lost:
            for table in TABLES:
                connection.run(f"DELETE FROM main.{table} WHERE sha256 = ?", (sha,))


def _take(connection: Connection, store: Path, key: bytes | None) -> None:
    with _attached(connection, store, key), Transaction(connection, store, lambda _: None):
        if not connection.run("SELECT EXISTS (SELECT 1 FROM main.blob)").scalar():
            connection.run(f"INSERT INTO main.blob SELECT * FROM blobs.blob WHERE sha256 IN ({_WANTED})")
        connection.run(
            "INSERT INTO main.blob_chunk SELECT * FROM blobs.blob_chunk WHERE sha256 IN (SELECT sha256 FROM main.blob)"
        )
