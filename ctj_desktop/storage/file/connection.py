"""How is a workspace file opened? In one place, with or without a key, and refused where it must be."""

import shutil
from collections import namedtuple
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from threading import RLock
from typing import Any, NamedTuple
from urllib.parse import quote

import sqlcipher3.dbapi2 as driver

from ctj_desktop.storage.errors import DamagedWorkspace, DiskFull, MediumFailed, NotAWorkspace, WrongKey

APPLICATION_ID = 0x43544A57  # "CTJW"
SHARED_MEMORY = 32_768  # bytes of the `-shm` file at first
WATCHED_EVERY = 20_000
"""Instructions of SQLite between two looks whether somebody wants it to stop: some milliseconds."""
OLDEST_SQLITE = (3, 51, 3)  # earlier ones can corrupt a WAL at reset (storage/FORMAT.md 1.2)

WRITER_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA fullfsync=1",
    "PRAGMA checkpoint_fullfsync=1",
    "PRAGMA secure_delete=ON",
)
PRAGMAS = (
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA busy_timeout=5000",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA cache_size=-16000",
)


def check_driver() -> None:
    """Refuse to run on a SQLite with the WAL reset race."""
    found = tuple(int(part) for part in driver.sqlite_version.split("."))
    if found < OLDEST_SQLITE:
        raise RuntimeError(f"SQLite {driver.sqlite_version} is older than {OLDEST_SQLITE}")


class QueryResult:
    """What a statement found; `Any` because each statement has its own columns. Raises as `Connection.run`."""

    __slots__ = ("_cursor", "_turn")

    def __init__(self, cursor: driver.Cursor, turn: "_Turn") -> None:
        self._cursor, self._turn = cursor, turn

    @property
    def rowcount(self) -> int:
        """How many rows a change touched."""
        return int(self._cursor.rowcount)

    def __iter__(self) -> Iterator[Any]:
        while (row := self.one_or_none()) is not None:
            yield row

    def all(self) -> list[Any]:
        """Every row."""
        try:
            with self._turn.alone:
                return list(self._cursor.fetchall())
        except driver.Error as error:
            raise self._failed(error) from error

    def named(self) -> list[Any]:
        """Every row, its columns by name."""
        row = _row_type(tuple(column[0] for column in self._cursor.description))
        return [row._make(values) for values in self.all()]

    def one_or_none(self) -> Any:
        """The only row, or None."""
        try:
            with self._turn.alone:
                return self._cursor.fetchone()
        except driver.Error as error:
            raise self._failed(error) from error

    def one(self) -> Any:
        """The row that is there by construction; LookupError otherwise."""
        row = self.one_or_none()
        if row is None:
            raise LookupError("no row")
        return row

    def scalar(self) -> Any:
        """The first column of the first row, or None."""
        row = self.one_or_none()
        return None if row is None else row[0]

    def scalars(self) -> list[Any]:
        """The first column of every row."""
        return [row[0] for row in self.all()]

    def _failed(self, error: driver.Error) -> Exception:
        """The error holds this result, whose statement would hold the file open: Windows could not take it away."""
        self._cursor.close()
        return self._turn.said(error)


@cache
def _row_type(names: tuple[str, ...]) -> Any:
    """A row of these columns: a look-up by name costs nothing there."""
    return namedtuple("Row", names, rename=True)


class _Turn(NamedTuple):
    """The driver may be used by several threads, but by one at a time: a job reads while the window is painted.

    And what it says meanwhile is said of its file: a page that cannot be read any more is met at any statement.
    """

    alone: Any  # an RLock, whose type has no name
    path: Path
    keyed: bool

    def said(self, error: driver.Error) -> Exception:
        """What the driver raised, as a sentence."""
        return _sentence(self.path, str(error).lower(), self.keyed)


class Connection:
    """The driver's connection: SQL in, `QueryResult` out.

    SQLAlchemy describes the tables and Alembic migrates them, but neither stands between a keystroke and the file:
    importing the engine alone took a third of the program's start.
    """

    def __init__(self, raw: driver.Connection, path: Path, *, keyed: bool = False) -> None:
        self.raw = raw
        self.closed = False
        self.heard: set[str] | None = None
        """The statements of whoever wants to know what is asked meanwhile."""
        self._turn = _Turn(RLock(), path, keyed)

    def run(self, sql: str, parameters: Sequence[object] | Mapping[str, object] = ()) -> QueryResult:
        """One statement with bound parameters; what the driver raises becomes a sentence, as by `translated`."""
        heard = self.heard  # another thread may end the hearing
        if heard is not None:
            heard.add(sql)
        try:
            with self._turn.alone:
                return QueryResult(self.raw.execute(sql, parameters), self._turn)
        except driver.Error as error:
            raise self._turn.said(error) from error

    def run_many(self, sql: str, rows: Sequence[Sequence[object]]) -> None:
        """The same statement for each row."""
        try:
            with self._turn.alone:
                self.raw.executemany(sql, rows)
        except driver.Error as error:
            raise self._turn.said(error) from error

    @property
    def keyed(self) -> bool:
        """Whether the file is encrypted."""
        return self._turn.keyed

    @property
    def in_transaction(self) -> bool:
        """Whether a BEGIN is open; a full disk has already rolled back by itself."""
        return bool(self.raw.in_transaction)

    @contextmanager
    def watched(self, step: Callable[[], None]) -> Iterator[None]:
        """Within a long statement too `step` is called every few milliseconds; what it raises ends the statement."""
        raised: list[BaseException] = []

        def look() -> bool:
            try:
                step()
            except BaseException as stopped:  # noqa: BLE001 (SQLite hands no exception through: it is raised below)
                raised.append(stopped)
            return bool(raised)

        self.raw.set_progress_handler(look, WATCHED_EVERY)
        try:
            yield
        except Exception as error:
            if raised and error is not raised[0]:
                raise raised[0] from error
            raise
        finally:
            self.raw.set_progress_handler(None, 0)

    def close(self) -> None:
        """Close it; twice is harmless."""
        self.closed = True
        self.raw.close()


def connect(path: Path, key: bytes | None = None, *, mode: str = "mode=rwc") -> Connection:
    """An open connection that issues no BEGIN by itself. `mode` is the SQLite URI parameter."""
    check_driver()
    with translated(path, keyed=key is not None):
        # The driver's own transactions are off (isolation_level None): BEGIN IMMEDIATE is ours (storage/FORMAT.md 1.2).
        raw = driver.connect(f"file:{quote(str(path))}?{mode}", uri=True, isolation_level=None, check_same_thread=False)
        try:
            if key is not None:
                raw.execute("PRAGMA cipher_log_level = NONE")  # what it says of a wrong key is said by us
                raw.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
            for pragma in PRAGMAS:
                raw.execute(pragma)
        except BaseException:
            raw.close()  # the error would hold it open, and Windows takes no file away that somebody has open
            raise
    return Connection(raw, path, keyed=key is not None)


def prepare_writer(connection: Connection, path: Path) -> None:
    """WAL with full durability, read back; MediumFailed where the medium cannot do it."""
    for pragma in WRITER_PRAGMAS:
        connection.run(pragma)
    mode = connection.run("PRAGMA journal_mode").scalar()
    if mode != "wal":
        raise MediumFailed(path.name, f"journal_mode {mode}")


WRONG_VALUES = (ValueError, LookupError, TypeError, AttributeError, RecursionError, OverflowError)
"""What a value that was never written so brings about where it is read."""
_DAMAGED = (
    "malformed",
    "could not decode",
    "no such table",
    "no such column",
    "vtable constructor failed",
    "invalid fts5",
)


@contextmanager
def translated(path: Path, *, keyed: bool = False) -> Iterator[None]:
    """Turn what the driver says into a sentence a person can act on; the cause stays attached."""
    try:
        yield
    except driver.Error as error:
        raise _sentence(path, str(error).lower(), keyed) from error
    except UnicodeDecodeError as error:  # the driver quotes the layout in what it says, and this one is no text
        raise _sentence(path, "malformed", keyed) from error


@contextmanager
def as_written(path: Path) -> Iterator[None]:
    """As `translated`, of what only this program writes: a value that it never writes means damage."""
    try:
        with translated(path):
            yield
    except WRONG_VALUES as error:
        raise DamagedWorkspace(path.name, f"{type(error).__name__}: {str(error)[:80]}") from error


def _sentence(path: Path, text: str, keyed: bool) -> Exception:
    if "not a database" in text:
        return WrongKey(path.name) if keyed else NotAWorkspace(path.name)
    if any(sign in text for sign in _DAMAGED):
        return DamagedWorkspace(path.name, text)
    if "disk is full" in text or ("disk i/o error" in text and _no_room(path)):
        return DiskFull(path.name)
    return MediumFailed(path.name, text)


def _no_room(path: Path) -> bool:
    """Where not even its shared memory fits, SQLite only says that it failed."""
    try:
        return shutil.disk_usage(path.parent).free < SHARED_MEMORY
    except OSError:
        return False


class Transaction:
    """BEGIN IMMEDIATE … COMMIT on one connection; anything raised rolls back.

    With `reading` the file itself is only read, in one snapshot, so it needs no right to write to it.
    """

    def __init__(
        self, connection: Connection, path: Path, after: Callable[[bool], None], *, reading: bool = False
    ) -> None:
        self._connection, self._path, self._after = connection, path, after
        self._begin = "BEGIN" if reading else "BEGIN IMMEDIATE"

    def __enter__(self) -> None:
        with translated(self._path):
            self._connection.run(self._begin)

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, trace: object) -> None:
        committed = False
        try:
            if kind is None:
                with translated(self._path):
                    self._connection.run("COMMIT")
                committed = True
        finally:
            if not committed:
                self._roll_back()
            self._after(committed)

    def _roll_back(self) -> None:
        if self._connection.in_transaction:
            self._connection.run("ROLLBACK")
