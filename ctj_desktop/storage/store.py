"""How are records read and written? One file, one write door, one transaction with its log."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar
from uuid import UUID

from sqlalchemy.engine import Connection

from ctj_desktop.domain.changes import Label, Scope
from ctj_desktop.domain.committees import NumberingRight
from ctj_desktop.domain.ids import CommitteeId, HomeId, NumberingRightId, OfficeId, PersonId, ReplicaId, link_id
from ctj_desktop.domain.merge import Vector
from ctj_desktop.domain.people import Office
from ctj_desktop.domain.record import Record
from ctj_desktop.storage import anchor, opening, reading, search
from ctj_desktop.storage.connection import Transaction, translated
from ctj_desktop.storage.environment import Environment
from ctj_desktop.storage.errors import ReadOnlyWorkspace
from ctj_desktop.storage.lock import FileLock
from ctj_desktop.storage.log import Changeset
from ctj_desktop.storage.rows import Replicas, Rows
from ctj_desktop.storage.streams import Streams
from ctj_desktop.storage.tables import Schema, current_schema
from ctj_desktop.storage.unit import Unit

R = TypeVar("R", bound=Record)


class Rollback(Exception):
    """Raised inside `Store.batch` to end it without writing: a dry run."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What was being typed: local, not in the log, offered again after a crash."""

    record: UUID
    register: str
    text: str
    at: datetime


class Store:
    """A workspace file, open. Every change goes through `write`; nothing else writes the tables."""

    def __init__(
        self,
        connection: Connection,
        path: Path,
        environment: Environment,
        lock: FileLock | None,
        key: bytes | None,
    ) -> None:
        self.connection, self.path, self.environment, self.key = connection, path, environment, key
        self._lock = lock
        self.read_only = lock is None
        self.schema: Schema = current_schema()
        self.replicas = Replicas(connection)
        self.streams = Streams(connection, self.replicas)
        self.rows_door = Rows(connection, self.schema, self.replicas, self._vector_of)
        self.office_id = OfficeId(UUID(reading.setting(connection, "office") or ""))
        self.replica = ReplicaId(UUID(reading.setting(connection, "replica") or ""))
        author = reading.setting(connection, "author")
        self.author: PersonId | None = PersonId(UUID(author)) if author else None
        self.notice: str | None = None  # "copied" or "restored": one sentence for the person
        self._unit: Unit | None = None
        self._depth = 0

    # opening and closing

    @classmethod
    def create(
        cls, path: Path, *, office: Office, environment: Environment | None = None, key: bytes | None = None
    ) -> Self:
        """A new file at `path` kept by `office`; WorkspaceExists rather than overwriting."""
        store = cls.prepare(path, office.id, environment or Environment.system(), key)
        with store.write(Label("workspace.created", {"name": office.name.fr.text or office.name.de.text})) as unit:
            unit.save(office)
        return store

    @classmethod
    def prepare(cls, path: Path, office: OfficeId, environment: Environment, key: bytes | None) -> Self:
        """A new file that holds nothing yet, for what comes by merge."""
        connection, lock = opening.create(path, office, environment, key)
        return cls(connection, path, environment, lock, key)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        environment: Environment | None = None,
        key: bytes | None = None,
        read_only: bool = False,
    ) -> Self:
        """An existing file. Without write access it opens for viewing only; see `storage.errors` for refusals."""
        env = environment or Environment.system()
        connection, lock = opening.open_existing(path, key, read_only=read_only)
        store = cls(connection, path, env, lock, key)
        if lock is not None:
            anchor.bind(store)
        return store

    def close(self) -> None:
        """Fold the write-ahead log into the file and give back the lock; twice is harmless."""
        if self.connection.closed:
            return
        if not self.read_only:
            with translated(self.path):
                self.connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        self.connection.close()
        self.connection.engine.dispose()
        if self._lock:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # reading

    def get(self, cls: type[R], record_id: UUID, *, deleted: bool = False) -> R | None:
        """The record, or None where there is none (or it is deleted, unless asked for)."""
        return reading.get(self.connection, self.schema, cls, record_id, deleted=deleted)

    def all(self, cls: type[R], *, order: str = "id", deleted: bool = False, **equals: object) -> list[R]:
        """Records whose fields equal these values; `order` is field names, bilingual ones as `title.fr`."""
        return reading.select(self.connection, self.schema, cls, order, equals, deleted=deleted)

    def count(self, cls: type[Record], **equals: object) -> int:
        """How many records have these values."""
        return reading.count(self.connection, self.schema, cls, equals)

    def rows(self, sql: str, parameters: Mapping[str, object] | None = None) -> Sequence[Any]:
        """A screen's own query (SQL stands in storage only); named parameters, ids as 16 bytes."""
        return reading.rows(self.connection, sql, parameters or {})

    def numbers(self, cls: type[Record], committee: CommitteeId) -> list[str]:
        """Every number ever given to records of a committee, deleted ones too: none is used twice."""
        return reading.numbers(self.connection, self.schema, cls, committee)

    def search(self, words: str, *, limit: int = 50) -> list[search.Hit]:
        """Records that hold all the words, the last one as a prefix; accents do not matter."""
        return search.find(self.connection, self.schema, words, limit)

    def setting(self, name: str) -> str | None:
        """A local setting of this file."""
        return reading.setting(self.connection, name)

    def last_hlc(self) -> int:
        """The clock below which nothing new is written: what is held, or was held before a merge was taken back."""
        return max(self.streams.last_hlc(), int(self.setting("clock_floor") or 0))

    def holds_numbering(self, committee: CommitteeId) -> bool:
        """Whether this replica issues the committee's numbers (architecture.md, Numbers)."""
        right = self.get(NumberingRight, NumberingRightId(link_id("numbering_right", committee)))
        return right is not None and right.replica == self.replica

    # writing

    @contextmanager
    def write(
        self,
        label: Label,
        *,
        at: datetime | None = None,
        author: PersonId | None = None,
        undoes: UUID | None = None,
    ) -> Iterator[Unit]:
        """One operation. Leaving the block commits tables, search index and log together; an error writes nothing."""
        self._may_write()
        assert self._unit is None, "a unit is open"
        moment = self.environment.clock()
        self._unit = Unit(self, label, at or moment, moment, author or self.author, undoes)
        try:
            with self._transaction():
                yield self._unit
                self._unit.finish()
        finally:
            self._unit = None
        if self._depth == 0:
            anchor.keep(self)

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Several operations, all or nothing. Raise `Rollback` inside to leave without writing."""
        self._may_write()
        try:
            with self._transaction():
                yield
        except Rollback:
            return
        if self._depth == 0:
            anchor.keep(self)

    def keep_setting(self, name: str, value: str) -> None:
        """A local setting: neither logged nor exchanged."""
        self._may_write()
        with self._transaction():
            reading.keep_setting(self.connection, name, value)

    def sit_down(self, person: PersonId | None) -> None:
        """Who is at the keyboard from now on (architecture.md, Workspace)."""
        self.keep_setting("author", str(person) if person else "")
        self.author = person

    def save_draft(self, record: UUID, register: str, text: str) -> None:
        """Keep what is being typed: own transaction, not in the log."""
        self._may_write()
        at = self.environment.clock().isoformat()
        with self._transaction():
            self.connection.exec_driver_sql(
                "INSERT OR REPLACE INTO draft (record, register, text, at) VALUES (?, ?, ?, ?)",
                (record.bytes, register, text, at),
            )

    def drafts(self) -> list[Draft]:
        """What was typed and never finished."""
        found = self.connection.exec_driver_sql("SELECT record, register, text, at FROM draft ORDER BY at")
        return [Draft(UUID(bytes=r), n, t, datetime.fromisoformat(a).astimezone(UTC)) for r, n, t, a in found.all()]

    def drop_draft(self, record: UUID, register: str) -> None:
        """The text became an operation, or was given up."""
        self._may_write()
        with self._transaction():
            self.connection.exec_driver_sql(
                "DELETE FROM draft WHERE record = ? AND register = ?", (record.bytes, register)
            )

    def changesets(self, after: Mapping[Scope, Vector] | None = None) -> Iterator[Changeset]:
        """The changesets beyond these vectors, each stream in order."""
        return reading.changesets(self.connection, self.streams, self.replicas, after or {})

    # inside

    def _may_write(self) -> None:
        if self.read_only:
            raise ReadOnlyWorkspace(self.path.name)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """The outermost one is a transaction, inner ones are savepoints."""
        self._depth += 1
        try:
            if self._depth == 1:
                with Transaction(self.connection, self.path, self._after), translated(self.path):
                    yield
            else:
                with self._savepoint():
                    yield
        finally:
            self._depth -= 1

    @contextmanager
    def _savepoint(self) -> Iterator[None]:
        self.connection.exec_driver_sql("SAVEPOINT inner_unit")
        try:
            yield
        except BaseException:
            if self.connection.connection.dbapi_connection.in_transaction:  # type: ignore[union-attr]
                self.connection.exec_driver_sql("ROLLBACK TO inner_unit")
                self._after(False)
            raise
        self.connection.exec_driver_sql("RELEASE inner_unit")

    def _after(self, committed: bool) -> None:
        if not committed:
            self.forget()

    def forget(self) -> None:
        """What was held in memory of the log is read again: after a rollback, after a merge was taken back."""
        self.replicas.forget()
        self.streams.reload()

    def _vector_of(self, scope: Scope, dot: Any) -> Vector:
        scope_n, replica_n = self.streams.number(scope), self.replicas.number(dot.replica)
        return reading.vector_of(self.connection, scope_n, replica_n, dot.seq)

    def home(self) -> HomeId:
        """The home of what this office keeps."""
        return HomeId(self.office_id)
