"""How does a workspace come to this computer: copied from a share, or moved from where it is synchronised?"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from ctj_desktop.storage.check import need_sound
from ctj_desktop.storage.errors import (
    DiskFull,
    MediumFailed,
    NoRoom,
    NoSuchFolder,
    NotOnShare,
    SyncedFolder,
    WorkspaceExists,
)
from ctj_desktop.storage.file.chunks import Step, nothing
from ctj_desktop.storage.file.connection import Connection, translated
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.file.generations import need_short_way
from ctj_desktop.storage.file.leftovers import working_copy
from ctj_desktop.storage.file.opening import check_version, need_ours, open_as_it_stands, remove_unfinished
from ctj_desktop.storage.file.protection import carry, keys_of
from ctj_desktop.storage.file.whereabouts import Stands
from ctj_desktop.storage.store import Store
from ctj_desktop.whole_files import make_private, put_in_place, sync_file


def copy_here(
    source: Path,
    target: Path,
    environment: Environment,
    keeps: Mapping[str, str],
    *,
    key: bytes | None = None,
    step: Step = nothing,
) -> None:
    """Copy a workspace that is only read where it stands, also of an earlier format; nothing is written there.

    `keeps` are local settings of the copy, where it has none. WorkspaceExists rather than overwriting; NotOnShare,
    SyncedFolder, NoSuchFolder, NoRoom, the refusals of opening, or DamagedWorkspace, after which there is no copy.
    """
    need_ours(source, key)
    with _unless_it_fails(target, environment):
        with translated(source, keyed=key is not None):
            connection = open_as_it_stands(source, key)
            try:
                check_version(connection, source)
                _copy(connection, source, target)
            finally:
                connection.close()
        _settle(target, environment, keeps, key, step)


def move_here(
    source: Path,
    target: Path,
    environment: Environment,
    keeps: Mapping[str, str],
    *,
    key: bytes | None = None,
    step: Step = nothing,
) -> None:
    """Move the workspace itself, which nobody has open; its backups stay. As `copy_here`, and WorkspaceLocked.

    It stands in one place or, after a cut, in both, and never in none.
    """
    with _unless_it_fails(target, environment):
        with Store.open(source, environment=environment, key=key) as store:
            store.may_write()
            _copy(store.connection, source, target)
        _settle(target, environment, keeps, key, step)
        try:
            source.unlink()
        except OSError as error:
            raise MediumFailed(source.name, error.strerror or "") from error
    with suppress(OSError):
        remove_unfinished(source)  # what stood beside it
        keys_of(source).unlink(missing_ok=True)


@contextmanager
def _unless_it_fails(target: Path, environment: Environment) -> Iterator[None]:
    need_short_way(target)
    if target.exists() or target.is_symlink():
        raise WorkspaceExists(target.name)
    stands = environment.whereabouts(target)
    if stands.on is Stands.SHARE:
        raise NotOnShare(target.name)
    if stands.on is Stands.SYNCED:
        raise SyncedFolder(target.name, stands.service)
    if not target.parent.is_dir():
        raise NoSuchFolder(str(target.parent))
    if keys_of(target).exists():
        raise WorkspaceExists(keys_of(target).name)
    try:
        yield
    except DiskFull as error:
        _take_back(target)
        raise NoRoom(target.name) from error
    except BaseException:  # also when the person stops it: a copy that nobody relies on stands in the way of the next
        _take_back(target)
        raise


def _take_back(target: Path) -> None:
    remove_unfinished(target)
    keys_of(target).unlink(missing_ok=True)


def _copy(connection: Connection, source: Path, target: Path) -> None:
    if connection.keyed:
        carry(source, target)
    with working_copy(target.parent) as part:
        make_private(part)
        with translated(target):
            connection.run("VACUUM INTO ?", (str(part),))
        sync_file(part)
        put_in_place(part, target)


def _settle(target: Path, environment: Environment, keeps: Mapping[str, str], key: bytes | None, step: Step) -> None:
    """Bring it to this format, and read it to the last value before anybody relies on it."""
    with Store.open(target, environment=environment, key=key) as store:
        need_sound(store, step)
        for name, value in keeps.items():
            if not store.setting(name):
                store.keep_setting(name, value)
