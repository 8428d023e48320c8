"""How is a workspace kept safe, and how does it come back?

A backup is the records without the attachments' chunks, written in one read transaction table by table, plus each
attachment once for all generations; opened and checked before it counts (storage/FORMAT.md 5).
"""

import errno
import shutil
from pathlib import Path

from ctj_desktop.storage.errors import (
    AlreadyWorkspace,
    DamagedWorkspace,
    DiskFull,
    IsFolder,
    NewerWorkspace,
    NoBackup,
    NoRoom,
    NoSuchFolder,
    NoSuchWorkspace,
    NotABackup,
    NotAWorkspace,
    WorkspaceExists,
)
from ctj_desktop.storage.file import sums
from ctj_desktop.storage.file.connection import APPLICATION_ID, Connection, Transaction, connect, translated
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.file.generations import MadeBefore, folder_of, free_name, generations_in, surplus
from ctj_desktop.storage.file.leftovers import working_copy
from ctj_desktop.storage.file.own_parts import check_parts
from ctj_desktop.storage.file.plain import need_plain
from ctj_desktop.storage.migrations import SCHEMA_VERSION
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.search_index import reindex
from ctj_desktop.storage.tables import SEARCH_TABLES, current_schema
from ctj_desktop.whole_files import make_folder, put_in_place, sync_file

BLOB_FOLDER = "attachments.ctjblobs"
BLOB_TABLES = ("blob", "blob_chunk")


def backup(store: OpenFile, folder: Path | None = None, *, before: MadeBefore | None = None) -> Path:
    """Write and verify a backup; returns its file. Older generations are thinned out, the newest always stays."""
    target = folder or folder_of(store.path)
    make_folder(target)
    made = free_name(target, store.path.stem, store.environment.clock(), before=before)
    try:
        write_records(store.connection, store.path, made, store.key)
    except DiskFull as error:
        raise NoRoom(made.name) from error
    found = generations_in(target, store.path.stem, store.key, store.workspace_id)
    for old in surplus(found, made):
        old.path.unlink()
    return made


def copy_before_migration(path: Path, key: bytes | None) -> Path:
    """The records of a file that no store has open, before its format changes."""
    target = folder_of(path)
    make_folder(target)
    connection = connect(path, key, mode="mode=rw")
    try:
        version = int(connection.run("PRAGMA user_version").scalar() or 0)
        made = free_name(target, path.stem, Environment.system().clock(), version)
        write_records(connection, path, made, key)
    finally:
        connection.close()
    return made


def write_records(connection: Connection, path: Path, made: Path, key: bytes | None) -> None:
    """Records into `made`, attachments beside it; verified, synced, and only then under its name."""
    only_reads = connection.run("PRAGMA query_only").scalar()
    keys_held = connection.run("PRAGMA foreign_keys").scalar()
    try:
        # Rows are copied as they are and checked at the end: SQLite does not count a parent that it copies in bulk.
        connection.run("PRAGMA foreign_keys=OFF")
        connection.run("PRAGMA query_only=OFF")  # it holds for attached files too; the workspace itself is only read
        with working_copy(made.parent) as part:
            with translated(path):
                counts = _copy(connection, path, part, key)
                _copy_blobs(connection, path, made.parent / BLOB_FOLDER, key)
            _verify(part, key, counts)
            sync_file(part)
            put_in_place(part, made)
    finally:
        connection.run(f"PRAGMA query_only={only_reads}")
        connection.run(f"PRAGMA foreign_keys={keys_held}")


def _copy(connection: Connection, path: Path, part: Path, key: bytes | None) -> dict[str, int]:
    attach(connection, part, key, "copy")
    try:
        for pragma in ("journal_mode=MEMORY", "synchronous=OFF"):  # it counts only once it is whole, and flushed then
            connection.run(f"PRAGMA copy.{pragma}")
        with Transaction(connection, path, lambda _: None, reading=True):
            _copy_records(connection)
            return _counts(connection, "main")
    finally:
        connection.run("DETACH DATABASE copy")


def attach(connection: Connection, path: Path, key: bytes | None, name: str) -> None:
    """Attach another file under the same key; outside a transaction."""
    protection = f" KEY \"x'{key.hex()}'\"" if key is not None else ""
    connection.run(f"ATTACH DATABASE ? AS {name}{protection}", (str(path),))


def tables(connection: Connection, schema: str) -> list[tuple[str, str]]:
    """Ordinary tables; those of the search index are built anew."""
    found = connection.run(
        f"SELECT name, sql FROM {schema}.sqlite_master WHERE type = 'table' AND name NOT LIKE 'search%' "
        "AND name NOT LIKE 'sqlite%' ORDER BY rowid"
    ).all()
    return [(name, sql) for name, sql in found]


def _copy_records(connection: Connection) -> None:
    for name, sql in tables(connection, "main"):
        connection.run(sql.replace("CREATE TABLE ", "CREATE TABLE copy.", 1))
        if name not in BLOB_TABLES:
            connection.run(f'INSERT INTO copy."{name}" SELECT * FROM main."{name}"')
    indexes = connection.run(
        "SELECT sql FROM main.sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY rowid"
    ).all()
    for (sql,) in indexes:
        connection.run(sql.replace("INDEX ", "INDEX copy.", 1))
    version = connection.run("PRAGMA main.user_version").scalar()
    connection.run(f"PRAGMA copy.user_version = {version}")
    connection.run(f"PRAGMA copy.application_id = {APPLICATION_ID}")


def _counts(connection: Connection, schema: str) -> dict[str, int]:
    return {
        name: int(connection.run(f'SELECT count(*) FROM {schema}."{name}"').scalar() or 0)
        for name, _ in tables(connection, schema)
        if name not in BLOB_TABLES
    }


def _copy_blobs(connection: Connection, path: Path, target: Path, key: bytes | None) -> None:
    """Each attachment once for all generations, under the same key."""
    if not connection.run("SELECT EXISTS (SELECT 1 FROM main.blob)").scalar():
        return
    attach(connection, target, key, "blobs")
    try:
        check_parts(connection, target, "blobs")
        with Transaction(connection, path, lambda _: None, reading=True):
            for name, sql in tables(connection, "main"):
                if name in BLOB_TABLES:
                    made = sql.replace("CREATE TABLE ", "CREATE TABLE IF NOT EXISTS blobs.", 1)
                    connection.run(made)
            fresh = "SELECT sha256 FROM main.blob WHERE sha256 NOT IN (SELECT sha256 FROM blobs.blob)"
            connection.run(f"INSERT INTO blobs.blob_chunk SELECT * FROM main.blob_chunk WHERE sha256 IN ({fresh})")
            connection.run(f"INSERT INTO blobs.blob SELECT * FROM main.blob WHERE sha256 IN ({fresh})")
    finally:
        connection.run("DETACH DATABASE blobs")


def _verify(part: Path, key: bytes | None, counts: dict[str, int]) -> None:
    """A backup counts only once it was opened, checked and counted."""
    connection = connect(part, key, mode="mode=rw")
    try:
        with translated(part, keyed=key is not None):
            check = connection.run("PRAGMA quick_check").scalar()
            broken = connection.run("PRAGMA foreign_key_check").all()
            if check != "ok" or broken or _counts(connection, "main") != counts:
                raise DamagedWorkspace(part.name, str(check))
    finally:
        connection.close()


def restore(source: Path, target: Path, key: bytes | None = None) -> None:
    """A workspace from a backup and its attachments, verified before it gets its name. Never overwrites.

    NewerWorkspace for a backup of a later format: what this version would make of it could not be opened.
    """
    _check_places(source, target)
    try:
        with working_copy(target.parent) as part:
            shutil.copyfile(source, part)
            _complete(part, source, key)
            put_in_place(part, target)
    except DamagedWorkspace as error:
        raise NotABackup(source.name, error.detail) from error
    except NotAWorkspace as error:
        raise NoBackup(source.name) from error
    except DiskFull as error:
        raise NoRoom(target.name) from error
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise NoRoom(target.name) from error
        raise


def _check_places(source: Path, target: Path) -> None:
    if target.exists() or target.is_symlink():
        raise WorkspaceExists(target.name)
    log = target.with_name(target.name + "-wal")
    if log.exists() and log.stat().st_size:  # what a moved file left behind would be played into the restored one
        raise WorkspaceExists(log.name)
    if not target.parent.is_dir():
        raise NoSuchFolder(str(target.parent))
    if source.is_dir():
        raise IsFolder(source.name)
    need_plain(source)
    if not source.is_file():
        raise NoSuchWorkspace(source.name)


def _complete(part: Path, source: Path, key: bytes | None) -> None:
    with translated(source, keyed=key is not None):
        connection = connect(part, key, mode="mode=rw")
        try:
            if connection.run("PRAGMA application_id").scalar() != APPLICATION_ID:
                raise NotAWorkspace(source.name)
            version = int(connection.run("PRAGMA user_version").scalar() or 0)
            if version > SCHEMA_VERSION:
                raise NewerWorkspace(source.name, version, SCHEMA_VERSION)
            check_parts(connection, source)
            if connection.run("PRAGMA integrity_check").scalar() != "ok":
                raise DamagedWorkspace(part.name, "integrity_check")
            if connection.run("SELECT 1 FROM sqlite_master WHERE name = 'search_row'").scalar():
                raise AlreadyWorkspace(source.name)
            _take_blobs(connection, part, source.parent / BLOB_FOLDER, key)
            with Transaction(connection, part, lambda _: None):
                for statement in SEARCH_TABLES:
                    connection.run(statement)
                reindex(connection, current_schema())
                sums.forget(connection)
        finally:
            connection.close()
    sync_file(part)


def _take_blobs(connection: Connection, part: Path, blobs: Path, key: bytes | None) -> None:
    if not blobs.is_file():
        return
    attach(connection, blobs, key, "blobs")
    try:
        check_parts(connection, blobs, "blobs")
        with Transaction(connection, part, lambda _: None):
            for table in BLOB_TABLES:
                connection.run(
                    f"INSERT INTO main.{table} SELECT * FROM blobs.{table} WHERE sha256 IN "
                    "(SELECT unhex(sha256) FROM attachment UNION SELECT unhex(sha256) FROM restricted_attachment)"
                )
    finally:
        connection.run("DETACH DATABASE blobs")
