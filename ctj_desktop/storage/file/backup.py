"""How is a workspace kept safe, and how does it come back?

A backup is the records without the attachments' chunks, written in one read transaction table by table, plus each
attachment once for all generations. Both ways it is checked to the last value before it counts (storage/FORMAT.md 5).
"""

import errno
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.storage.check import need_sound
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
from ctj_desktop.storage.file import backup_sums, sums
from ctj_desktop.storage.file.attachment_store import FOLDER as BLOB_FOLDER
from ctj_desktop.storage.file.attachment_store import attach, keep_attachments, store_of, take_attachments
from ctj_desktop.storage.file.attachment_thinning import give_up_attachments
from ctj_desktop.storage.file.backup_sums import ELSEWHERE, TABLE, tables
from ctj_desktop.storage.file.chunks import Step, nothing
from ctj_desktop.storage.file.connection import (
    APPLICATION_ID,
    WRONG_VALUES,
    Connection,
    Transaction,
    connect,
    translated,
)
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.file.generations import MadeBefore, folder_of, free_name, generations_in, surplus
from ctj_desktop.storage.file.headers import is_plain, key_for, looks_protected
from ctj_desktop.storage.file.leftovers import working_copy
from ctj_desktop.storage.file.own_parts import check_parts
from ctj_desktop.storage.file.plain import need_plain
from ctj_desktop.storage.file.protection import carry_into, need_key
from ctj_desktop.storage.file.under_key import write_under
from ctj_desktop.storage.migrations import SCHEMA_VERSION
from ctj_desktop.storage.open_file import FilePlace, OpenFile
from ctj_desktop.storage.search_index import reindex
from ctj_desktop.storage.tables import SEARCH_TABLES, current_schema
from ctj_desktop.whole_files import copy_pieces, make_folder, make_private, put_in_place, sync_file

__all__ = ["BLOB_FOLDER", "backup", "copy_before_migration", "restore"]


def backup(
    store: OpenFile, folder: Path | None = None, step: Step = nothing, *, before: MadeBefore | None = None
) -> Path:
    """Check the workspace, write a backup and verify it; returns its file. Older generations are thinned out.

    DamagedWorkspace where the workspace is not sound: no backup is made of it, and nothing more is written to it.
    `step` is called between pieces and may raise to stop it. Beside a window it wants a reader of its own.
    """
    target = folder or folder_of(store.path)
    make_folder(target)
    made = free_name(target, store.path.stem, store.environment.clock(), before=before)
    try:
        with _for_copying(store.connection):
            _write(store.connection, store.path, made, store.key, partial(need_sound, store, step), step)
    except DiskFull as error:
        raise NoRoom(made.name) from error
    for old in surplus(generations_in(target, store.path.stem, store.key, store.workspace_id), made):
        old.path.unlink()
    with suppress(
        StoreError, UserError
    ):  # the backup is made: what stays in the store is tried again with the next one
        give_up_attachments(store.connection, store_of(target, store.key), store.key)
    return made


def copy_before_migration(path: Path, key: bytes | None) -> Path:
    """The records of a file that no store has open, before its format changes."""
    target = folder_of(path)
    make_folder(target)
    connection = connect(path, key, mode="mode=rw")
    try:
        version = int(connection.run("PRAGMA user_version").scalar() or 0)
        made = free_name(target, path.stem, Environment.system().clock(), version)
        with _for_copying(connection):
            _write(connection, path, made, key, nothing, nothing)
    finally:
        connection.close()
    return made


@contextmanager
def _for_copying(connection: Connection) -> Iterator[None]:
    """The workspace itself is only read."""
    only_reads = connection.run("PRAGMA query_only").scalar()
    keys_held = connection.run("PRAGMA foreign_keys").scalar()
    try:
        # Rows are copied as they are and checked at the end: SQLite does not count a parent that it copies in bulk.
        connection.run("PRAGMA foreign_keys=OFF")
        connection.run("PRAGMA query_only=OFF")  # it holds for attached files too
        yield
    finally:
        connection.run(f"PRAGMA query_only={only_reads}")
        connection.run(f"PRAGMA foreign_keys={keys_held}")


def _write(connection: Connection, path: Path, made: Path, key: bytes | None, check: Step, step: Step) -> None:
    """Records into `made`; what is checked and what is copied is one moment of the file."""
    with working_copy(made.parent) as part:
        make_private(part)
        with translated(path):
            attach(connection, part, key, "copy")
            try:
                for pragma in ("journal_mode=MEMORY", "synchronous=OFF"):  # it is flushed before it counts
                    connection.run(f"PRAGMA copy.{pragma}")
                with Transaction(connection, path, lambda _: None, reading=True):
                    check()
                    _copy_records(connection, step)
                    backup_sums.keep(connection, backup_sums.sums_of(connection, step), "copy")
            finally:
                connection.run("DETACH DATABASE copy")
        keep_attachments(connection, store_of(made.parent, key), key, step)
        if key is not None:
            carry_into(path, made.parent)
        sync_file(part)
        _verify(part, key, step)
        put_in_place(part, made)


def _copy_records(connection: Connection, step: Step) -> None:
    for name, sql in tables(connection):
        step()
        connection.run(sql.replace("CREATE TABLE ", "CREATE TABLE copy.", 1))
        if name != ELSEWHERE:
            connection.run(f'INSERT INTO copy."{name}" SELECT * FROM main."{name}"')
    indexes = connection.run(
        "SELECT sql FROM main.sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY rowid"
    ).all()
    for (sql,) in indexes:
        connection.run(sql.replace("INDEX ", "INDEX copy.", 1))
    version = connection.run("PRAGMA main.user_version").scalar()
    connection.run(f"PRAGMA copy.user_version = {version}")
    connection.run(f"PRAGMA copy.application_id = {APPLICATION_ID}")


def _verify(part: Path, key: bytes | None, step: Step) -> None:
    """A backup counts only once it was opened and holds what the workspace held, to the last value."""
    connection = connect(part, key, mode="mode=rw")
    try:
        with translated(part, keyed=key is not None):
            _need_whole(connection, part, step)
    finally:
        connection.close()


def _need_whole(connection: Connection, part: Path, step: Step) -> None:
    """Every page and every row; DamagedWorkspace otherwise."""
    step()
    check = str(connection.run("PRAGMA integrity_check(1)").scalar())  # hundreds of them are no sentence
    if check != "ok":
        raise DamagedWorkspace(part.name, check.splitlines()[-1])
    if connection.run("PRAGMA foreign_key_check").all():
        raise DamagedWorkspace(part.name, "foreign_key_check")
    for name in backup_sums.differing(connection, step):
        raise DamagedWorkspace(part.name, name or "sqlite_master")


def restore(
    source: Path,
    target: Path,
    key: bytes | None = None,
    step: Step = nothing,
    *,
    without_files: bool = False,
    erased: Collection[bytes] = (),
    named: Step = nothing,
) -> None:
    """A workspace under `key` from a backup and its attachments, read whole before it gets its name. Never overwrites.

    `named` is called when only the name is lacking.

    NotABackup for one that is not what was backed up, AttachmentsNotWhole where attached files are missing beside it
    or damaged, unless `without_files` or they are among the `erased` contents; NewerWorkspace for a backup of a later
    format: what this version would make of it could not be opened.
    """
    _check_places(source, target, key)
    try:
        with working_copy(target.parent) as part:
            make_private(part)
            if key_for(source, key) == key:
                copy_pieces(source, part, lambda _done, _size: step())
            else:  # it was made before the workspace was protected
                write_under(source, None, part, key, step)
            _complete(part, source, key, step, without_files=without_files, erased=erased)
            named()
            put_in_place(part, target)
    except DamagedWorkspace as error:
        raise NotABackup(source.name, error.detail) from error
    except WRONG_VALUES as error:  # a value that no backup holds
        raise NotABackup(source.name, f"{type(error).__name__}: {str(error)[:80]}") from error
    except NotAWorkspace as error:
        raise NoBackup(source.name) from error
    except DiskFull as error:
        raise NoRoom(target.name) from error
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise NoRoom(target.name) from error
        raise


def _check_places(source: Path, target: Path, key: bytes | None) -> None:
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
    if not is_plain(source) and not looks_protected(source):  # else all of it would be copied before it is refused
        raise NoBackup(source.name)
    if key is None:
        need_key(source)


def _complete(
    part: Path, source: Path, key: bytes | None, step: Step, *, without_files: bool, erased: Collection[bytes]
) -> None:
    with translated(source, keyed=key is not None):
        connection = connect(part, key, mode="mode=rw")
        try:
            version = _need_backup(connection, source)
            _need_whole(connection, part, step)
            said = backup_sums.kept(connection) is not None
            with Transaction(connection, part, lambda _: None):
                connection.run(f"DROP TABLE IF EXISTS {TABLE}")
                sums.forget(connection)
            if not said and version == SCHEMA_VERSION:  # of an older format it is looked at when it is brought over
                place = FilePlace(part, Environment.system(), key, read_only=True)
                need_sound(OpenFile(connection, place), step, files=False)
            of_source = key_for(source, key)
            take_attachments(connection, source, of_source, step, without_files=without_files, erased=erased)
            with Transaction(connection, part, lambda _: None):
                for statement in SEARCH_TABLES:
                    connection.run(statement)
                reindex(connection, current_schema())
        finally:
            connection.close()
    sync_file(part)


def _need_backup(connection: Connection, source: Path) -> int:
    """The format of a backup; a refusal where it is none that can be restored."""
    if connection.run("PRAGMA application_id").scalar() != APPLICATION_ID:
        raise NotAWorkspace(source.name)
    version = int(connection.run("PRAGMA user_version").scalar() or 0)
    if version > SCHEMA_VERSION:
        raise NewerWorkspace(source.name, version, SCHEMA_VERSION)
    check_parts(connection, source)
    if connection.run("SELECT 1 FROM sqlite_master WHERE name = 'search_row'").scalar():
        raise AlreadyWorkspace(source.name)
    return version
