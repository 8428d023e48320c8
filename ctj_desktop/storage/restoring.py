"""How does a backup take the place of the workspace it was made of, and where does what stood there go?"""

import os
from contextlib import ExitStack, suppress
from datetime import UTC
from functools import partial
from pathlib import Path
from typing import Final

from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.storage.backing_up import back_up, safety
from ctj_desktop.storage.erased_in_backups import erased_in
from ctj_desktop.storage.errors import DamagedWorkspace, ForeignParts, NotAWorkspace, ReadOnlyWorkspace, WrongKey
from ctj_desktop.storage.file import protection
from ctj_desktop.storage.file.attachment_store import store_of
from ctj_desktop.storage.file.attachment_thinning import contents_of
from ctj_desktop.storage.file.backup import copy_before_migration, restore
from ctj_desktop.storage.file.chunks import Step, nothing
from ctj_desktop.storage.file.generations import MadeBefore, generation_at
from ctj_desktop.storage.file.headers import key_for
from ctj_desktop.storage.file.leftovers import working_copy
from ctj_desktop.storage.file.lock import FileLock
from ctj_desktop.storage.file.opening import LOG, fold_log
from ctj_desktop.storage.open_file import FilePlace
from ctj_desktop.storage.store import Store
from ctj_desktop.whole_files import give_name, put_in_place, sync_folder

UNREADABLE: Final = (WrongKey, DamagedWorkspace, NotAWorkspace, ForeignParts)
"""What stands there is no workspace that could be backed up: it is set aside as it is."""


class ForeignBackup(UserError):
    """“{name}” is a backup of another workspace and cannot take the place of this one. Nothing was changed. Choose a
    backup of this workspace.
    """

    name: str


class Restoration:
    """A verified copy of a backup, beside the file whose place it is to take; what stands there has been kept.

    `before` is the backup of what stands there, None where the last one holds it all. `aside` is, once it was put in
    place, where a file is that could not be read. `erased` counts the contents of files that were erased since the
    backup was made: those that it brings back until an exchange erases them again, and those that are gone.
    """

    def __init__(self, place: FilePlace, copy: Path, stays: ExitStack) -> None:
        self.path, self._place, self._copy, self._stays = place.path, place, copy, stays
        self.before: Path | None = None
        self.aside: Path | None = None
        self.erased = (0, 0)
        self._readable = True

    @classmethod
    def prepare(
        cls,
        place: FilePlace,
        source: Path,
        step: Step = nothing,
        *,
        readable: bool = True,
        without_files: bool = False,
    ) -> "Restoration":
        """The backup is read and checked whole, then what stands in its place is backed up, as far as it is `readable`.

        `step` may raise to stop it. Nothing was touched where it is refused: ForeignBackup, what `restore` raises, and
        where no backup of what stands there can be made FolderNotWritable or NoRoom.
        """
        need_own_backup(_whose(place), source, place.key)
        with ExitStack() as stays:
            copy = stays.enter_context(working_copy(place.path.parent))
            erased = _erased_since(place, source) if readable else set()
            restore(source, copy, place.key, step, without_files=without_files, erased=erased)
            made = cls(place, copy, stays.pop_all())
        made._readable = readable
        of_source = key_for(source, place.key)
        back = len(erased & contents_of(store_of(source.parent, of_source), of_source))
        made.erased = back, len(erased) - back
        try:
            if readable:
                made._keep_present(step)
        except BaseException:
            made.give_up()
            raise
        return made

    def put_in_place(self) -> None:
        """The file must be closed by now. WorkspaceLocked where somebody has it; it is as it was then."""
        with self._stays, ExitStack() as held:
            lock = FileLock(self.path)
            lock.acquire()
            held.callback(lock.release)
            if self._readable:
                self._keep_present()
            if self._readable and self.path.is_file():
                fold_log(self.path, self._place.key)
            elif self.path.is_file():
                self._set_aside()
            put_in_place(self._copy, self.path)

    def give_up(self) -> None:
        """Nothing takes anybody’s place."""
        self._stays.close()

    # inside

    def _keep_present(self, step: Step = nothing) -> None:
        """What was written since the last backup; a second time only what came in between."""
        place = self._place
        if not self.path.is_file():
            return
        try:
            with Store.open(self.path, environment=place.environment, key=place.key, read_only=True) as reader:
                if safety(reader).changed:
                    self.before = back_up(reader, MadeBefore.RESTORE, step)
        except ReadOnlyWorkspace:  # of an earlier format, which is not brought over for a look
            self._keep_earlier_format()
        except UNREADABLE:
            self._readable = False

    def _keep_earlier_format(self) -> None:
        try:
            self.before = self.before or copy_before_migration(self.path, self._place.key)
        except UNREADABLE:
            self._readable = False

    def _set_aside(self) -> None:
        moment = self._place.environment.clock().astimezone(UTC)
        aside = self.path.with_name(f"{self.path.stem}-damaged-{moment:%Y%m%dT%H%M%SZ}{self.path.suffix}")
        try:
            os.link(self.path, aside)  # it stands under its own name until the restored one does
        except OSError:
            give_name(self.path, aside)
        for suffix in LOG:
            with suppress(FileNotFoundError):
                give_name(self._beside(self.path, suffix), self._beside(aside, suffix))
        if self._place.key is not None:
            protection.carry(self.path, aside)
        sync_folder(self.path.parent)
        self.aside = aside

    def _beside(self, path: Path, suffix: str) -> Path:
        return path.with_name(path.name + suffix)


def restore_as(
    source: Path, target: Path, key: bytes | None = None, step: Step = nothing, *, without_files: bool = False
) -> None:
    """A workspace of its own from a backup that `key` opens, and what a passphrase opens lies beside it too.

    As `restore`; WorkspaceExists also where other keys lie there. The same ones are of a restore that was cut off.
    """
    if key is None:
        restore(source, target, None, step, without_files=without_files)
        return
    fresh = protection.need_own_beside(source, target)
    try:
        named = partial(protection.carry, source, target)
        restore(source, target, key, step, without_files=without_files, named=named)
    except BaseException:
        if fresh and not target.exists():
            protection.keys_of(target).unlink(missing_ok=True)
        raise


def need_own_backup(workspace: str | None, source: Path, key: bytes | None) -> None:
    """ForeignBackup. Where nobody knows which workspace it was, since it cannot be read, the person has chosen."""
    found = generation_at(source, key)
    if found is not None and None not in (workspace, found.workspace) and found.workspace != workspace:
        raise ForeignBackup(source.name)


def _erased_since(place: FilePlace, source: Path) -> set[bytes]:
    """The contents of the backup that an erasure took from what stands there."""
    try:
        with Store.open(place.path, environment=place.environment, key=place.key, read_only=True) as reader:
            return erased_in(reader, source)
    except (UserError, StoreError):
        return set()


def _whose(place: FilePlace) -> str | None:
    try:
        with Store.open(place.path, environment=place.environment, key=place.key, read_only=True) as reader:
            return reader.workspace_id
    except (UserError, StoreError):
        return None
