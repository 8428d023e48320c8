"""How is a workspace opened, closed and written? One file, one write door, one transaction with its log."""

import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self
from uuid import UUID

from ctj_desktop.domain.ids import OfficeId, PersonId
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.domain.records.people import Office
from ctj_desktop.storage.errors import DiskFull, NotOnShare
from ctj_desktop.storage.file import anchor, opening
from ctj_desktop.storage.file.attachment_store import roll_back
from ctj_desktop.storage.file.connection import Connection, as_written, translated
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.file.generations import folder_of
from ctj_desktop.storage.file.leftovers import sweep_beside
from ctj_desktop.storage.file.lock import FileLock
from ctj_desktop.storage.file.plain import has_second_name, real_place
from ctj_desktop.storage.file.whereabouts import Stands
from ctj_desktop.storage.open_file import MOVED, SHARE, FilePlace, OpenFile, Rollback
from ctj_desktop.storage.unit import Unit

__all__ = ["Draft", "Rollback", "Store"]


class Draft(PositionalValue):
    """What was being typed: local, not in the log, offered again after a crash."""

    record: UUID
    register: str
    text: str
    at: datetime


class Store(OpenFile):
    """A workspace file, open. Every change goes through `write`; nothing else writes the tables."""

    def __init__(self, connection: Connection, place: FilePlace, lock: FileLock | None) -> None:
        super().__init__(connection, place)
        self._lock = lock
        self._unit: Unit | None = None
        if lock is not None:
            self.after_commit = partial(anchor.keep_anchor, self)

    # opening and closing

    @classmethod
    def create(
        cls, path: Path, *, office: Office, environment: Environment | None = None, key: bytes | None = None
    ) -> Self:
        """A new file at `path` kept by `office`; WorkspaceExists rather than overwriting."""
        store = cls.prepare(path, office.id, environment or Environment.system(), key)
        try:
            with store.write(
                OperationLabel("workspace.created", {"name": office.name.fr.text or office.name.de.text})
            ) as unit:
                unit.save(office)
        except BaseException:
            store.give_up()
            raise
        return store

    @classmethod
    def prepare(cls, path: Path, office: OfficeId, environment: Environment, key: bytes | None) -> Self:
        """A new file that holds nothing yet, for what comes by merge; NotOnShare."""
        if environment.whereabouts(path).on is Stands.SHARE:
            raise NotOnShare(path.name)
        connection, lock = opening.create(path, office, environment, key)
        return cls(connection, FilePlace(path, environment, key, read_only=False), lock)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        environment: Environment | None = None,
        key: bytes | None = None,
        read_only: bool = False,
    ) -> Self:
        """An existing file; see `storage.errors` for refusals.

        Without write access, and on a share, it opens for viewing only.
        """
        env, path = environment or Environment.system(), real_place(path)
        shared = env.whereabouts(path).on is Stands.SHARE
        connection, lock = opening.open_existing(path, key, read_only=read_only, shared=shared)
        with ExitStack() as stays_shut:  # on a full disk, say: whoever tries again must not meet his own lock
            if lock is not None:
                stays_shut.callback(lock.release)
            stays_shut.callback(connection.close)
            with as_written(path):
                store = cls(connection, FilePlace(path, env, key, read_only=lock is None), lock)
                if lock is not None:
                    sweep_beside(path, env.data_folder)
                    roll_back(folder_of(path), key)
                    store._bind()
            stays_shut.pop_all()
        if shared:
            store.notice = SHARE
        elif lock is None and has_second_name(path):
            store.notice = "second_name"
        return store

    def _bind(self) -> None:
        """Tell a copied or restored file; one that went to another computer is only read."""
        if self.moved is not None:
            self.notice, self.read_only = MOVED, True
        else:
            self.notice = anchor.bind(self)

    def copy_to(self, path: Path) -> None:
        """The whole file as it is now, at a place where there is none."""
        with translated(path):
            self.connection.run("VACUUM INTO ?", (str(path),))

    def move_away(self, file: str, day: date) -> None:
        """Note that the workspace went to another computer with this transfer file: from now on it is only read."""
        self.keep_setting(MOVED, json.dumps([file, day.isoformat()]))
        self.moved, self.notice, self.read_only = (file, day), MOVED, True

    def stay(self) -> None:
        """Note that the workspace did not go after all."""
        self.moved, self.notice, self.read_only = None, None, False
        self.keep_setting(MOVED, "null")

    def come_back(self) -> None:
        """Let the workspace go on here under a new name: the other computer may have gone on under the old one."""
        self.stay()
        anchor.renew(self)
        self.notice = "restored"

    def close(self) -> None:
        """Fold the write-ahead log into the file and give back the lock; twice is harmless."""
        if self.connection.closed:
            return
        try:
            if not self.read_only:
                with suppress(DiskFull), translated(self.path):  # all is saved: it only stays in the log a while
                    self.connection.run("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            self._let_go()

    def _let_go(self) -> None:
        self.connection.close()
        if self._lock:
            self._lock.release()

    def give_up(self) -> None:
        """Close a new file that could not be finished, and take it away: a full disk must not keep half of it."""
        self._let_go()
        opening.remove_unfinished(self.path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # writing

    @contextmanager
    def write(
        self,
        label: OperationLabel,
        *,
        at: datetime | None = None,
        author: PersonId | None = None,
        undoes: UUID | None = None,
    ) -> Iterator[Unit]:
        """One operation. Leaving the block commits tables, search index and log together; an error writes nothing.

        A first check that is under way is waited for, at most two seconds.
        """
        self.await_check()
        self.may_write()
        assert self._unit is None, "a unit is open"
        moment = self.environment.clock()
        self._unit = Unit(self, label, at or moment, moment, author or self.author, undoes)
        try:
            with self.transaction():
                yield self._unit
                self._unit.finish()
        finally:
            self._unit = None
        self.committed()

    def sit_down(self, person: PersonId | None) -> None:
        """Who is at the keyboard from now on."""
        self.keep_setting("author", str(person) if person else "")
        self.author = person

    def save_draft(self, record: UUID, register: str, text: str) -> None:
        """Keep what is being typed: own transaction, not in the log."""
        self.may_write()
        at = self.environment.clock().isoformat()
        with self.transaction():
            self.connection.run(
                "INSERT OR REPLACE INTO draft (record, register, text, at) VALUES (?, ?, ?, ?)",
                (record.bytes, register, text, at),
            )

    def drafts(self) -> list[Draft]:
        """What was typed and never finished."""
        found = self.connection.run("SELECT record, register, text, at FROM draft ORDER BY at")
        return [Draft(UUID(bytes=r), n, t, datetime.fromisoformat(a).astimezone(UTC)) for r, n, t, a in found.all()]

    def drafts_of(self, record: UUID) -> dict[str, str]:
        """What was typed of one record and never finished, by register: whoever edits it offers it again."""
        return {draft.register: draft.text for draft in self.drafts() if draft.record == record}

    def drop_draft(self, record: UUID, register: str) -> None:
        """The text became an operation, or was given up."""
        self.may_write()
        with self.transaction():
            self.connection.run("DELETE FROM draft WHERE record = ? AND register = ?", (record.bytes, register))
