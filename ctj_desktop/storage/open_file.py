"""What is an open workspace file: its records, its log, its transactions?

Everything in this room works on an `OpenFile`; opening, closing and the write door are the store's.
"""

import json
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from threading import Event
from typing import Any, TypeVar
from uuid import UUID

from ctj_desktop.domain.ids import CommitteeId, HomeId, OfficeId, PersonId, ReplicaId
from ctj_desktop.domain.log.changes import Scope
from ctj_desktop.domain.log.changesets import Changeset
from ctj_desktop.domain.log.heads import Vector
from ctj_desktop.domain.record import PositionalValue, Record, RecordKey
from ctj_desktop.storage import reading, search_index
from ctj_desktop.storage.errors import DamagedWorkspace, DiskFull, MovedAway, OnShare, ReadOnlyWorkspace
from ctj_desktop.storage.file.connection import Connection, Transaction, translated
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.log.export import Export, StreamRange
from ctj_desktop.storage.log.journal import Journal
from ctj_desktop.storage.log.replicas import Replicas
from ctj_desktop.storage.log.streams import Streams
from ctj_desktop.storage.rows import RowsDoor
from ctj_desktop.storage.tables import Schema, current_schema

R = TypeVar("R", bound=Record)
MOVED = "moved"
LONGEST_WAIT = 2.0
"""Seconds for which an act waits for a check of the file."""
SHARE = "share"
"""What is to be noticed of a file on a drive that other computers write to."""
Beat = Callable[[], None]
"""Says that the work goes on, and may raise to stop it."""


def _go_on() -> None:
    """Nobody asks."""


class FilePlace(PositionalValue):
    """Where a file is and how it was opened: `key` opens it, `read_only` only shows it."""

    path: Path
    environment: Environment
    key: bytes | None
    read_only: bool


class Rollback(Exception):
    """Raised inside `Store.batch` to end it without writing: a dry run."""


class BulkFailed(RuntimeError):
    """An operation failed inside a bulk and its error was caught: nothing of the bulk is written."""


class OpenFile:
    """An open workspace: reading, transactions, and the parts that write rows and streams."""

    def __init__(self, connection: Connection, place: FilePlace) -> None:
        self.connection = connection
        self.path, self.environment, self.key, self.read_only = (
            place.path,
            place.environment,
            place.key,
            place.read_only,
        )
        self._file = _identity(self.path)
        self.schema: Schema = current_schema()
        self.replicas = Replicas(connection)
        self.streams = Streams(connection, self.replicas)
        self._export = Export(connection, self.streams, self.replicas)
        self.journal = Journal(connection, self.replicas, self.streams)
        self.rows_door = RowsDoor(connection, self.schema, self.replicas, self.streams, self.journal)
        self.office_id = OfficeId(self._own_id("office"))
        self.replica = ReplicaId(self._own_id("replica"))
        # In one form only: it names files in the person's data folder, and the workspace may be somebody else's.
        self.workspace_id = str(self._own_id("workspace"))
        author = reading.setting(connection, "author")
        self.author: PersonId | None = PersonId(UUID(author)) if author else None
        moved = json.loads(reading.setting(connection, MOVED) or "null")
        self.moved: tuple[str, date] | None = (str(moved[0]), date.fromisoformat(moved[1])) if moved else None
        """The transfer file with which the workspace left, and the day: it is only read from then on."""
        self.after_commit: Callable[[], None] | None = None  # the anchor, once the store has bound it
        self.notice: str | None = (
            None  # "copied", "restored", "moved", "share", "second_name": one sentence for the person
        )
        self.damage = ""
        """What was found to be damaged: nothing is written from then on."""
        self.looked_at = Event()
        """Cleared as long as a first check is under way, for which an act waits a moment."""
        self.looked_at.set()
        self.erased = False
        """Whether something was erased for good since the write-ahead log, which holds what was before, was folded."""
        self.in_bulk = False
        self.beat: Beat = _go_on
        self._depth = 0

    def _own_id(self, name: str) -> UUID:
        try:
            return UUID(reading.setting(self.connection, name) or "")
        except ValueError as error:
            raise DamagedWorkspace(self.path.name, name) from error

    def place(self) -> FilePlace:
        """Where it is and how it was opened, for whoever opens it or what belongs to it once more."""
        return FilePlace(self.path, self.environment, self.key, self.read_only)

    def in_place(self) -> bool:
        """Whether the file that is open still stands under its name: Linux and macOS let it be moved or deleted."""
        return _identity(self.path) == self._file

    # reading

    def get(self, cls: type[R], record_id: UUID, *, deleted: bool = False) -> R | None:
        """The record, or None where there is none (or it is deleted, unless asked for).

        Of a common type (domain/records/twins.py) whichever of the two has the id.
        """
        self.show_written()
        return reading.get(self.connection, self.schema, cls, record_id, deleted=deleted)

    def all(self, cls: type[R], *, order: str = "id", deleted: bool = False, **equals: object) -> list[R]:
        """Records whose fields equal these values; `order` is field names, bilingual ones as `title.fr`.

        Of a common type (domain/records/twins.py) those of both, in one order.
        """
        self.show_written()
        return reading.select(self.connection, self.schema, cls, order, equals, deleted=deleted)

    def some(self, cls: type[R], ids: Iterable[UUID]) -> list[R]:
        """The records of these ids that are here and not deleted, in no order."""
        self.show_written()
        return reading.some(self.connection, self.schema, cls, ids)

    def ids(self, cls: type[Record]) -> list[UUID]:
        """The ids of all records that are not deleted: for who reads thousands and stops in between."""
        self.show_written()
        return reading.ids(self.connection, self.schema, cls)

    def count(self, cls: type[Record], **equals: object) -> int:
        """How many records have these values."""
        self.show_written()
        return reading.count(self.connection, self.schema, cls, equals)

    def rows(self, sql: str, parameters: Mapping[str, object] | None = None) -> Sequence[Any]:
        """A screen's own query (SQL stands in storage only); named parameters, ids as 16 bytes."""
        self.show_written()
        return reading.rows(self.connection, sql, parameters or {})

    def tuples(self, sql: str, parameters: Mapping[str, object] | None = None) -> list[tuple[Any, ...]]:
        """As `rows`, of thousands: the columns by their places."""
        self.show_written()
        return reading.tuples(self.connection, sql, parameters or {})

    def keys(self, sql: str, parameters: Mapping[str, object] | None = None) -> list[bytes]:
        """As `rows`, of a query that asks for ids alone, or first."""
        self.show_written()
        return reading.keys(self.connection, sql, parameters or {})

    @contextmanager
    def noting(self) -> Iterator[set[str]]:
        """Which kinds of record are read meanwhile, whoever asks for them; the set is complete when the block ends."""
        kinds: set[str] = set()
        before, heard = self.connection.heard, set[str]()
        self.connection.heard = heard
        try:
            yield kinds
        finally:
            self.connection.heard = before
            for sql in tuple(heard):
                kinds |= reading.tables(sql) & self.schema.shapes.keys()
            if before is not None:
                before |= heard

    def numbers(self, cls: type[Record], committee: CommitteeId, *, borne: bool = False) -> list[str]:
        """Every number ever given to records of a committee, deleted ones too: none is used twice; or those `borne`."""
        self.show_written()
        return reading.numbers(self.connection, self.schema, cls, committee, borne=borne)

    def search(self, words: str, *, limit: int = 50, kinds: Collection[str] = ()) -> list[search_index.IndexHit]:
        """Records that hold all the words, the last one as a prefix, best first; accents do not matter."""
        self.show_written(search_text=True)
        return search_index.best_hits(self.connection, self.schema, words, limit, kinds)

    def search_keys(self, words: str, kinds: Collection[str], *, limit: int) -> list[RecordKey]:
        """As `search`, kind and id alone: for who reads what they are called for many at once."""
        self.show_written(search_text=True)
        return search_index.best_keys(self.connection, words, limit, kinds)

    def count_found(self, words: str, kinds: Collection[str] = (), *, most: int) -> int:
        """How many records `search` would find without a limit; beyond `most` it says no more than `most` + 1."""
        self.show_written(search_text=True)
        return search_index.count_keys(self.connection, words, kinds, most)

    def found_in_files(self, words: str, attachments: Collection[UUID]) -> set[UUID]:
        """Those of these attached files in whose text all the words stand."""
        return search_index.with_text(self.connection, words, attachments)

    def setting(self, name: str) -> str | None:
        """A local setting of this file."""
        return reading.setting(self.connection, name)

    def last_hlc(self) -> int:
        """The clock below which nothing new is written: what is held, or was held before a merge was taken back."""
        return max(self.streams.last_hlc(), int(self.setting("clock_floor") or 0))

    def changesets(
        self, after: Mapping[Scope, Vector] | None = None, scopes: Collection[Scope] | None = None
    ) -> Iterator[Changeset]:
        """The changesets beyond these vectors (of these scopes, else of all), causes before effects."""
        return self._export.changesets(after or {}, scopes)

    def ranges(
        self, after: Mapping[Scope, Vector], scopes: Collection[Scope] | None = None
    ) -> dict[Scope, dict[ReplicaId, StreamRange]]:
        """Of every stream of these scopes: first and last number beyond `after`, chain before and after them."""
        return self._export.ranges(after, scopes)

    def chain_at(self, scope: Scope, replica: ReplicaId, seq: int) -> bytes:
        """The chain of a stream after its number `seq`; LookupError beyond its end."""
        return self._export.chain_at(scope, replica, seq)

    # transactions

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Several operations, all or nothing. Raise `Rollback` inside to leave without writing."""
        self.await_check()
        self.may_write()
        try:
            with self.transaction():
                yield
        except Rollback:
            return
        self.committed()

    @contextmanager
    def bulk(self, beat: Beat = _go_on) -> Iterator[None]:
        """A batch of very many operations: rows, log and search text are written in pieces of many.

        Records read through this class are as they were written; the log is complete only afterwards. An operation
        that fails in it takes the whole batch with it, even where its error is caught. `beat` is called between the
        pieces of what is written at the end: what it raises takes the whole batch with it as well.
        """
        with self.batch():
            self.in_bulk, self.beat = True, beat
            try:
                yield
                if not self.in_bulk:
                    raise BulkFailed
                self.show_written(search_text=True)
                beat()
                self.journal.flush()
                beat()
            finally:
                self.in_bulk, self.beat = False, _go_on

    def show_written(self, *, search_text: bool = False) -> None:
        """In a bulk, write what is still in memory before something reads it."""
        if self.in_bulk:
            self.rows_door.flush()
            if search_text:
                self.rows_door.index()

    def show_indexed(self) -> None:
        """In an open transaction, bring the search index up to date with what was written in it so far."""
        self.rows_door.flush()
        self.rows_door.index()

    def keep_setting(self, name: str, value: str) -> None:
        """A local setting: neither logged nor exchanged."""
        self.may_write()
        with self.transaction():
            reading.keep_setting(self.connection, name, value)

    def committed(self) -> None:
        """After the outermost transaction: the anchor remembers how far the replica is."""
        if self._depth == 0 and self.after_commit:
            self.after_commit()
        if self._depth == 0 and self.erased:
            self.erased = False
            with suppress(DiskFull), translated(self.path):  # all is saved: it only stays in the log until it is closed
                self.connection.run("PRAGMA wal_checkpoint(TRUNCATE)")

    def await_check(self) -> None:
        """Wait for a first check that is under way, at most two seconds and but once: then acts go on beside it."""
        if not self.looked_at.is_set():
            self.looked_at.wait(LONGEST_WAIT)
            self.looked_at.set()

    def may_write(self) -> None:
        if self.damage:
            raise DamagedWorkspace(self.path.name, self.damage)
        if self.moved is not None:
            raise MovedAway(self.path.name, *self.moved)
        if self.read_only:
            raise OnShare(self.path.name) if self.notice == SHARE else ReadOnlyWorkspace(self.path.name)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """The outermost one is a transaction, inner ones are savepoints."""
        self._depth += 1
        try:
            if self._depth == 1:
                with Transaction(self.connection, self.path, self._after), translated(self.path):
                    yield
            elif self.in_bulk:
                with self._part_of_bulk():
                    yield
            else:
                with self._savepoint():
                    yield
        finally:
            self._depth -= 1

    @contextmanager
    def _part_of_bulk(self) -> Iterator[None]:
        """Savepoints would write the search index at each operation: all or nothing is the whole bulk."""
        try:
            yield
        except BaseException:
            self.in_bulk = False
            raise

    @contextmanager
    def _savepoint(self) -> Iterator[None]:
        self.connection.run("SAVEPOINT inner_unit")
        try:
            yield
        except BaseException:
            if self.connection.in_transaction:
                self.connection.run("ROLLBACK TO inner_unit")
                self._after(False)
            raise
        self.connection.run("RELEASE inner_unit")

    def _after(self, committed: bool) -> None:
        if not committed:
            self.forget()

    def forget(self) -> None:
        """What was held in memory of the log is read again: after a rollback, after a merge was taken back."""
        self.journal.forget()
        self.rows_door.forget()
        self.replicas.forget()
        self.streams.reload()

    def home(self) -> HomeId:
        """The home of what this office keeps."""
        return HomeId(self.office_id)


def _identity(path: Path) -> tuple[int, int] | None:
    """What a file is, whatever it is called; None where there is none.

    Windows keeps an open file where it is, and numbers files anew on some sticks: there it is enough that one stands.
    """
    try:
        found = path.stat()
    except OSError:
        return None
    return (0, 0) if os.name == "nt" else (found.st_dev, found.st_ino)
