"""How does an older file come to this version's format? Rehearsed on a copy, backed up, in one transaction."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import sqlcipher3.dbapi2 as driver

from ctj_desktop.storage.check import need_sound
from ctj_desktop.storage.errors import DamagedWorkspace, MigrationFailed
from ctj_desktop.storage.file import backup, sums
from ctj_desktop.storage.file.connection import Connection, Transaction, as_written, connect, translated
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.file.leftovers import working_copy
from ctj_desktop.storage.migrations import MIGRATIONS, SCHEMA_VERSION, Migration
from ctj_desktop.storage.open_file import FilePlace, OpenFile
from ctj_desktop.whole_files import make_private

if TYPE_CHECKING:  # Alembic is imported only where a file is migrated: it costs a third of the start
    from alembic.operations import Operations


def migrate_file(
    path: Path,
    key: bytes | None,
    migrations: Mapping[int, Migration] = MIGRATIONS,
    target: int = SCHEMA_VERSION,
    check: Callable[[Path, bytes | None], None] = lambda _copy, _key: None,
) -> None:
    """Bring a file to `target`: first a copy of it, and only if that went well the file itself.

    Raises MigrationFailed, or DamagedWorkspace where `check` finds damage in the copy that was brought over; the file
    is then byte for byte what it was. The copy made before stays as a backup if the file itself was gone about.
    """
    with translated(path, keyed=key is not None):
        before = backup.copy_before_migration(path, key)
        try:
            with working_copy(before.parent) as rehearsal:
                make_private(rehearsal)
                shutil.copyfile(before, rehearsal)
                _migrate(rehearsal, key, migrations, target)
                check(rehearsal, key)
        except DamagedWorkspace as damaged:
            before.unlink()  # nothing was written, and what it is a copy of is not good
            raise DamagedWorkspace(path.name, damaged.detail) from damaged
        except Exception as error:
            before.unlink()
            raise MigrationFailed(path.name, type(error).__name__) from error
        try:
            _migrate(path, key, migrations, target)
        except Exception as error:
            raise MigrationFailed(path.name, type(error).__name__) from error


def need_sound_copy(copy: Path, key: bytes | None) -> None:
    """Of a copy that was brought to this version's format: what is damaged must not be backed up as good."""
    connection = connect(copy, key, mode="mode=rw")
    try:
        with as_written(copy):
            file = OpenFile(connection, FilePlace(copy, Environment.system(), key, read_only=True))
        need_sound(file, files=False)
    finally:
        connection.close()


def _migrate(path: Path, key: bytes | None, migrations: Mapping[int, Migration], target: int) -> None:
    connection = connect(path, key, mode="mode=rw")
    try:
        # Off before BEGIN, since renaming tables with them on fails; checked at the end.
        connection.run("PRAGMA foreign_keys=OFF")
        connection.run("PRAGMA legacy_alter_table=ON")
        with _operations(connection) as operations, Transaction(connection, path, lambda _: None):
            _step_by_step(connection, operations, migrations, target)
            sums.forget(connection)
            broken = connection.run("PRAGMA foreign_key_check").all()
            if broken:
                raise ValueError(f"foreign keys: {len(broken)}")
    finally:
        connection.close()


def _step_by_step(
    connection: Connection, operations: "Operations", migrations: Mapping[int, Migration], target: int
) -> None:
    version = int(connection.run("PRAGMA user_version").scalar() or 0)
    while version < target:
        migrations[version](operations)
        version += 1
        connection.run(f"PRAGMA user_version = {version}")


@contextmanager
def _operations(connection: Connection) -> Iterator["Operations"]:
    """Alembic's operations on our own connection; SQLAlchemy rolls back when it meets one, so before our BEGIN."""
    from alembic.migration import MigrationContext
    from alembic.operations import Operations
    from sqlalchemy import create_engine
    from sqlalchemy.pool import StaticPool

    engine = create_engine("sqlite://", module=driver, creator=lambda: connection.raw, poolclass=StaticPool)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as bound:
        yield Operations(MigrationContext.configure(bound))
