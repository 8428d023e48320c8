"""How does a workspace get a key, another one, or none, and with it all its backups?

A new file is made beside, read back, and put in place as a restored one is; the keys of both lie beside meanwhile
(storage/FORMAT.md 8). What a power cut or a kill leaves is whole at each moment, and goes on at the next opening.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from ctj_desktop.domain.protection.recovery_code import mark_of
from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.errors import UserError
from ctj_desktop.storage.errors import (
    DamagedWorkspace,
    DiskFull,
    ForeignParts,
    NoRoom,
    NotAWorkspace,
    NotPlainFile,
    WrongKey,
)
from ctj_desktop.storage.file import protection
from ctj_desktop.storage.file.attachment_store import attach, roll_back, store_of
from ctj_desktop.storage.file.chunks import Step, nothing
from ctj_desktop.storage.file.connection import connect, translated
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.file.generations import ENDING, Generation, folder_of, generation_at, generations_in, stamp
from ctj_desktop.storage.file.leftovers import sweep_copies
from ctj_desktop.storage.file.lock import FileLock
from ctj_desktop.storage.file.opening import fold_log
from ctj_desktop.storage.file.plain import has_second_name
from ctj_desktop.storage.file.protection import Keys
from ctj_desktop.storage.file.under_key import put_under, written_under
from ctj_desktop.whole_files import put_in_place, sync_folder


class HeldFile(NamedValue):
    """A workspace that nobody has open, and what opens it: None where it is not protected.

    `others` are further keys that are known, `folders` those in which its backups are kept besides the one beside it.
    """

    path: Path
    key: bytes | None
    others: tuple[bytes, ...] = ()
    folders: tuple[Path, ...] = ()


def give_key(
    held: HeldFile,
    key: bytes | None,
    phrase: str,
    step: Step = nothing,
    *,
    begun: Step = nothing,
    done: Step = nothing,
) -> list[Path]:
    """Put workspace, backups and their attachments under `key`, which `phrase` opens from now on; None: under none.

    Returns the backups that could not be taken over and stay as they were. PhraseTooShort, WorkspaceLocked,
    DamagedWorkspace, NoRoom: then the workspace is under the one key or the other, as `protection.opens` says, and
    backups may be under either; `settle` goes on. What lies elsewhere under the key comes along by `begun` and `done`:
    a cut between the two is known by the keys beside the workspace.
    """
    with _alone(held), _room(held.path):
        before = protection.read(held.path).wraps if held.key is not None else ()
        keys = [one for one in (key, held.key) if one is not None]
        made = (protection.wrapped(phrase, *keys),) if key is not None else ()
        whose = _whose(held)
        with written_under(held.path, held.key, held.path.parent, key, step) as part:
            links = (protection.sealed(key, held.key),) if key is not None and held.key is not None else ()
            both = Keys(wraps=(*made, *before)[: protection.MOST_WRAPS], links=links, unfinished=True)
            protection.write(protection.keys_of(held.path), both)
            begun()
            if key is None:  # they would not open any more once the keys are gone
                left = _take_over(held, whose, key, step)
            put_in_place(part, held.path)
        if key is not None:
            left = _take_over(held, whose, key, step)
        done()
        _keep_only(held, key, left)
    return left


def settle(held: HeldFile, step: Step = nothing, done: Step = nothing) -> list[Path]:
    """Go on with what was cut off: bring the backups under the key of the workspace, and keep no other key beside it.

    The file itself may be open. As `give_key`.
    """
    with _room(held.path):
        left = _take_over(held, _whose(held), held.key, step)
        done()
        _keep_only(held, held.key, left)
    return left


def is_unfinished(path: Path) -> bool:
    """Whether `settle` has something to do."""
    try:
        return protection.read(path).unfinished
    except UserError:
        return False


def absent(held: HeldFile) -> list[Path]:
    """The folders of backups that are not there now: a stick may be out."""
    return [folder for folder in held.folders if not folder.parent.is_dir()]


def change_phrase(held: HeldFile, phrase: str) -> None:
    """Wrap anew, beside the workspace and beside its backups, the same key, and those by which a backup may still open.

    A cut between them is gone on with by `settle`, and so is a folder that is not there now. PhraseTooShort.
    """
    assert held.key is not None
    there = Keys(wraps=())
    with suppress(UserError):
        there = protection.read(held.path)
    others = [one for one in held.others if mark_of(one) in protection.marks(there)]
    unknown = protection.marks(there) - set(map(mark_of, (held.key, *others)))
    wraps = (protection.wrapped(phrase, held.key, *others), *protection.only(there, unknown).wraps)
    _lay_beside(held, replace(there, wraps=wraps, links=()))
    if not (there.unfinished or absent(held)):
        _end(held)


def _keep_only(held: HeldFile, key: bytes | None, left: Sequence[Path]) -> None:
    """No other key, unless a backup that is left needs it, or one that may lie in a folder that is not there.

    Of a key that is not known now, since it was opened without that passphrase, nobody can say what needs it.
    """
    known = (*held.others, *((held.key,) if held.key is not None else ()))
    out, place = absent(held), protection.keys_of(held.path)
    there = protection.read(held.path) if place.is_file() else Keys(wraps=())
    unread = out or any(not any(protection.opens(path, one) for one in known) for path in left)
    own = {mark_of(key)} if key is not None else set[str]()
    unknown = protection.marks(there) - own - set(map(mark_of, known)) if unread else set[str]()
    needed = [one for one in known if out or any(protection.opens(path, one) for path in left)]
    kept = own | unknown | set(map(mark_of, needed))
    if not kept:
        protection.forget(held.path, _folders(held))
        return
    _lay_beside(held, protection.only(there, kept), [one for one in known if mark_of(one) not in kept])
    if not (out or unknown):
        _end(held)


def _lay_beside(held: HeldFile, keys: Keys, gone: Sequence[bytes] = ()) -> None:
    """Beside the workspace, not yet finished, and then beside its backups."""
    _write(held, replace(keys, unfinished=True))
    for folder in _folders(held):
        protection.carry_into(held.path, folder, gone)


def _end(held: HeldFile) -> None:
    _write(held, replace(protection.read(held.path), unfinished=False))


def _write(held: HeldFile, keys: Keys) -> None:
    """Each opening comes by here as long as a stick is out: what is there is not written again."""
    with suppress(UserError):
        if protection.read(held.path) == keys:
            return
    protection.write(protection.keys_of(held.path), keys)


def _folders(held: HeldFile) -> list[Path]:
    return [folder for folder in (folder_of(held.path), *held.folders) if folder.is_dir()]


# the file itself


@contextmanager
def _alone(held: HeldFile) -> Iterator[None]:
    """Nobody else has it, and all of it is in the file; WorkspaceLocked, WorkspaceInUse, NotPlainFile."""
    if has_second_name(held.path):
        raise NotPlainFile(held.path.name)
    lock = FileLock(held.path)
    lock.acquire()
    try:
        fold_log(held.path, held.key)
        yield
    finally:
        lock.release()


@contextmanager
def _room(path: Path) -> Iterator[None]:
    try:
        yield
    except DiskFull as error:
        raise NoRoom(path.name) from error


# its backups


def _whose(held: HeldFile) -> str | None:
    mine = generation_at(held.path, held.key)
    return mine.workspace if mine is not None else None


def _take_over(held: HeldFile, whose: str | None, key: bytes | None, step: Step) -> list[Path]:
    """All backups of the workspace, in each folder; those that no key opens are left."""
    known = (*held.others, *((held.key,) if held.key is not None else ()))
    folders = (_Folder(folder, held.path.stem, whose, key, known) for folder in _folders(held))
    return [one for folder in folders for one in folder.take_over(step)]


UNREADABLE = (DamagedWorkspace, NotAWorkspace, ForeignParts, WrongKey)
"""What cannot be taken over stays as it is."""


class _Folder:
    """Backups in one folder, and the stores of their attachments."""

    def __init__(self, folder: Path, stem: str, whose: str | None, key: bytes | None, known: Sequence[bytes]) -> None:
        self._folder, self._stem, self._whose, self._key = folder, stem, whose, key
        self._known = tuple(dict.fromkeys(one for one in known if one != key))

    def take_over(self, step: Step) -> list[Path]:
        sweep_copies(self._folder)
        for key in (None, self._key, *self._known):
            roll_back(self._folder, key)
        self._stores(step)
        left = []
        for one in generations_in(self._folder, self._stem, None, None):
            if not protection.opens(one.path, self._key) and not self._generation(one, step):
                left.append(one.path)
        self._drop_stores()
        return left

    def _generation(self, one: Generation, step: Step) -> bool:
        """Whether it is taken over; one that is damaged, of another workspace or not of ours stays as it is."""
        for held in (None, *self._known):
            found = generation_at(one.path, held) if protection.opens(one.path, held) else None
            if found is not None and found.workspace is not None and self._whose in (None, found.workspace):
                with suppress(*UNREADABLE):
                    put_under(one.path, held, one.path, self._key, step)
                    return True
        return False

    def _stores(self, step: Step) -> None:
        """Before the backups: each must find its attachments under its key at every moment."""
        own = store_of(self._folder, self._key)
        for held in (None, *self._known):
            other = store_of(self._folder, held)
            if other == own or not other.is_file():
                continue
            try:
                if not protection.opens(other, held):
                    raise WrongKey(other.name)
                if own.is_file():
                    self._add(other, held, own)
                else:
                    put_under(other, held, own, self._key, step)
            except UNREADABLE:  # as when it is met by a backup: what is whole in the workspace is kept anew
                aside = f"attachments-damaged-{stamp(Environment.system().clock())}.ctjblobs"
                put_in_place(other, other.with_name(aside))

    def _add(self, other: Path, held: bytes | None, own: Path) -> None:
        connection = connect(own, self._key, mode="mode=rw")
        try:
            with translated(own, keyed=self._key is not None):
                attach(connection, other, held, "other")
                lacks = "SELECT sha256 FROM other.blob WHERE sha256 NOT IN (SELECT sha256 FROM main.blob)"
                connection.run("BEGIN IMMEDIATE")
                connection.run(
                    f"INSERT OR IGNORE INTO main.blob_chunk SELECT * FROM other.blob_chunk WHERE sha256 IN ({lacks})"
                )
                connection.run(f"INSERT INTO main.blob SELECT * FROM other.blob WHERE sha256 IN ({lacks})")
                connection.run("COMMIT")
                connection.run("DETACH DATABASE other")
        finally:
            connection.close()

    def _drop_stores(self) -> None:
        """Those of the other keys, once no backup in the folder is under them."""
        there = [path for path in self._folder.iterdir() if path.suffix == ENDING and path.is_file()]
        for held in (None, *self._known):
            store = store_of(self._folder, held)
            if store != store_of(self._folder, self._key) and not any(protection.opens(one, held) for one in there):
                store.unlink(missing_ok=True)
        sync_folder(self._folder)  # before the keys say that all is done
