"""Is this file ours, may we write it, and what must be done before anybody reads it?"""

import os
from contextlib import ExitStack
from pathlib import Path
from typing import Final
from uuid import uuid4

import sqlcipher3.dbapi2 as driver

from ctj_desktop.domain.ids import OfficeId
from ctj_desktop.storage import reading, search_index
from ctj_desktop.storage.errors import (
    DiskFull,
    FolderNotWritable,
    IsBackup,
    IsFolder,
    MediumFailed,
    NewerWorkspace,
    NoSuchFolder,
    NoSuchWorkspace,
    NotAWorkspace,
    OnShare,
    ReadOnlyWorkspace,
    WorkspaceExists,
    WorkspaceInUse,
)
from ctj_desktop.storage.file import anchor, sums
from ctj_desktop.storage.file.connection import (
    APPLICATION_ID,
    Connection,
    Transaction,
    connect,
    prepare_writer,
    translated,
)
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.file.generations import need_short_way
from ctj_desktop.storage.file.headers import PLAIN
from ctj_desktop.storage.file.lock import FileLock
from ctj_desktop.storage.file.own_parts import check_parts
from ctj_desktop.storage.file.plain import has_second_name, need_plain
from ctj_desktop.storage.migrations import SCHEMA_VERSION
from ctj_desktop.storage.tables import current_schema
from ctj_desktop.whole_files import make_private

LOG: Final = ("-wal", "-shm")


def create(path: Path, office: OfficeId, environment: Environment, key: bytes | None) -> tuple[Connection, FileLock]:
    """A fresh file with its tables and identity; the office itself is written through the door.

    WorkspaceExists rather than overwriting; NoSuchFolder or FolderNotWritable where the folder is not there or shut;
    PathTooLong.
    """
    need_short_way(path)
    if path.exists() or path.is_symlink():
        raise WorkspaceExists(path.name)
    try:
        lock = _lock(path)
    except ReadOnlyWorkspace as error:
        raise FolderNotWritable(path.parent.name or str(path.parent)) from error
    try:
        with translated(path):
            make_private(path)
            connection = connect(path, key)
            prepare_writer(connection, path)
            _lay_out(connection, path, office, environment)
            keep_sums(connection, path)
    except BaseException:
        lock.release()
        remove_unfinished(path)
        raise
    return connection, lock


def remove_unfinished(path: Path) -> None:
    """Take away a file that was never finished, and what stands beside it."""
    for suffix in ("", "-wal", "-shm", ".lock"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _lay_out(connection: Connection, path: Path, office: OfficeId, environment: Environment) -> None:
    from ctj_desktop.storage.ddl import statements  # SQLAlchemy is needed for a new file only: start-up time

    with Transaction(connection, path, lambda _: None):
        for statement in statements(current_schema().shapes):
            connection.run(statement)
        connection.run(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.run(f"PRAGMA user_version = {SCHEMA_VERSION}")
        for name, value in {
            "workspace": str(uuid4()),  # never seeded: two samples must not share one anchor
            "office": str(office),
            "replica": str(anchor.new_replica()),
            "install": anchor.install_id(environment.data_folder),
            search_index.SETTING: search_index.FOLDED_AS,
        }.items():
            reading.keep_setting(connection, name, value)


def keep_sums(connection: Connection, path: Path) -> None:
    """What the log cannot prove is summed up by whoever writes."""
    with Transaction(connection, path, lambda _: None):
        sums.keep(connection)


def open_existing(
    path: Path, key: bytes | None, *, read_only: bool, shared: bool = False
) -> tuple[Connection, FileLock | None]:
    """Open, check, migrate.

    Without write access, under a second name, on a drive that other computers write to (`shared`) or when asked, for
    viewing only (no lock).
    """
    need_ours(path, key)
    if read_only or shared or has_second_name(path) or not _writable(path):
        with translated(path, keyed=key is not None):
            return _open_for_viewing(path, key, shared=shared), None
    with ExitStack() as stays_shut:
        lock = _lock(path)
        stays_shut.callback(lock.release)
        connection = connect(path, key, mode="mode=rw")
        stays_shut.callback(connection.close)
        with translated(path, keyed=key is not None):
            if check_version(connection, path) < SCHEMA_VERSION:
                connection.close()
                from ctj_desktop.storage.file import migrate  # with the backups it is a part of the start that few need

                migrate.migrate_file(path, key, check=migrate.need_sound_copy)
                connection = connect(path, key, mode="mode=rw")
                stays_shut.callback(connection.close)
            prepare_writer(connection, path)
            keep_sums(connection, path)
        stays_shut.pop_all()
    return connection, lock


def need_ours(path: Path, key: bytes | None) -> None:
    """Before a workspace is opened: IsFolder, NotPlainFile, NoSuchWorkspace, NotAWorkspace."""
    if path.is_dir():
        raise IsFolder(path.name)
    need_plain(path)
    if not path.is_file():
        raise NoSuchWorkspace(path.name)
    _check_header(path, key)


def fold_log(path: Path, key: bytes | None) -> None:
    """Before another file takes its place: what stands beside belongs to it alone, and would be played into that one.

    WorkspaceInUse where somebody reads it.
    """
    with translated(path, keyed=key is not None):
        connection = connect(path, key, mode="mode=rw")
        try:
            connection.run("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            connection.close()
    if any(path.with_name(path.name + suffix).exists() for suffix in LOG):
        raise WorkspaceInUse(path.name, "")


def _lock(path: Path) -> FileLock:
    lock = FileLock(path)
    try:
        lock.acquire()
    except PermissionError as error:
        raise ReadOnlyWorkspace(path.name) from error
    except FileNotFoundError as error:
        raise NoSuchFolder(str(path.parent)) from error
    return lock


def _check_header(path: Path, key: bytes | None) -> None:
    """An ordinary SQLite file is told by its first bytes; an encrypted one only by its key."""
    with path.open("rb") as file:
        start = file.read(16)
    if key is None and start != PLAIN:
        from ctj_desktop.storage.file.protection import need_key  # of a file that is protected alone: start-up time

        need_key(path)
        raise NotAWorkspace(path.name)


def _writable(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _open_for_viewing(path: Path, key: bytes | None, *, shared: bool) -> Connection:
    """Without the right to change anything; what is older than this version is not migrated for a look."""
    connection = open_as_it_stands(path, key) if shared else _reader(path, key)
    found = check_version(connection, path)
    if found < SCHEMA_VERSION:
        connection.close()
        raise OnShare(path.name) if shared else ReadOnlyWorkspace(path.name)
    return connection


def open_as_it_stands(path: Path, key: bytes | None) -> Connection:
    """A file that other computers may have open: nothing is made beside it, as far as its log lets that be."""
    return connect(path, key, mode="mode=ro" if _unsaved_beside(path) else "mode=ro&immutable=1")


def _reader(path: Path, key: bytes | None) -> Connection:
    """Beside a writer where the shared memory can be made, else (a medium, a full disk) as an immutable file."""
    if not _writable(path):
        shared = path.with_name(path.name + "-shm").exists()
        return connect(path, key, mode="mode=ro" if shared else "immutable=1")
    try:
        with translated(path, keyed=key is not None):
            # Open for writing, so that the last reader leaves no `-wal` and `-shm` behind; the pragma forbids it.
            connection = connect(path, key, mode="mode=rw")
            connection.run("PRAGMA query_only=ON")
    except (MediumFailed, DiskFull):
        if _unsaved_beside(path):
            raise
        return connect(path, key, mode="immutable=1")
    return connection


def _unsaved_beside(path: Path) -> bool:
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def check_version(connection: Connection, path: Path) -> int:
    """The format of a file that is ours in all its parts; before anything is written to it."""
    try:
        if connection.run("PRAGMA application_id").scalar() != APPLICATION_ID:
            raise NotAWorkspace(path.name)
        version = int(connection.run("PRAGMA user_version").scalar() or 0)
        if version > SCHEMA_VERSION:
            raise NewerWorkspace(path.name, version, SCHEMA_VERSION)
        check_parts(connection, path)
        if not connection.run("SELECT 1 FROM sqlite_master WHERE name = 'search_row'").scalar():
            raise IsBackup(path.name)
    except BaseException:
        connection.close()
        raise
    return version


def sqlite_version() -> str:
    """For `ctj version` and the about box."""
    return str(driver.sqlite_version)
