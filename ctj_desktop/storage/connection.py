"""How is a workspace file opened? In one place, with or without a key, and refused where it must be."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import sqlcipher3.dbapi2 as driver
from sqlalchemy import create_engine
from sqlalchemy.engine import Connection
from sqlalchemy.pool import NullPool

from ctj_desktop.storage.errors import DamagedWorkspace, DiskFull, MediumFailed, NotAWorkspace, WrongKey

APPLICATION_ID = 0x43544A57  # "CTJW"
OLDEST_SQLITE = (3, 51, 3)  # earlier ones can corrupt a WAL at reset (reliability.md)

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


def _connect(path: Path, key: bytes | None, mode: str) -> driver.Connection:
    uri = f"file:{quote(str(path))}?{mode}"
    connection = driver.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
    if key is not None:
        connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
    for pragma in PRAGMAS:
        connection.execute(pragma)
    return connection


def connect(path: Path, key: bytes | None = None, *, mode: str = "mode=rwc") -> Connection:
    """An open connection that issues no BEGIN by itself. `mode` is the SQLite URI parameter."""
    check_driver()
    engine = create_engine(
        "sqlite://", module=driver, creator=lambda: _connect(path, key, mode), poolclass=NullPool
    )
    # The driver's own transactions are off (isolation_level None): BEGIN IMMEDIATE is ours (reliability.md 3).
    with translated(path, keyed=key is not None):
        return engine.connect().execution_options(isolation_level="AUTOCOMMIT")


def prepare_writer(connection: Connection, path: Path) -> None:
    """WAL with full durability, read back; MediumFailed where the medium cannot do it."""
    for pragma in WRITER_PRAGMAS:
        connection.exec_driver_sql(pragma)
    mode = connection.exec_driver_sql("PRAGMA journal_mode").scalar()
    if mode != "wal":
        raise MediumFailed(path.name, f"journal_mode {mode}")


@contextmanager
def translated(path: Path, *, keyed: bool = False) -> Iterator[None]:
    """Turn what the driver says into a sentence a person can act on; the cause stays attached."""
    try:
        yield
    except Exception as error:
        cause = getattr(error, "orig", error)
        if not isinstance(cause, driver.Error):
            raise
        raise _sentence(path, str(cause).lower(), keyed) from error


def _sentence(path: Path, text: str, keyed: bool) -> Exception:
    if "not a database" in text:
        return WrongKey(path.name) if keyed else NotAWorkspace(path.name)
    if "malformed" in text:
        return DamagedWorkspace(path.name, text)
    if "disk is full" in text:
        return DiskFull(path.name)
    return MediumFailed(path.name, text)


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
            self._connection.exec_driver_sql(self._begin)

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, trace: object) -> None:
        committed = False
        try:
            if kind is None:
                with translated(self._path):
                    self._connection.exec_driver_sql("COMMIT")
                committed = True
        finally:
            if not committed:
                self._roll_back()
            self._after(committed)

    def _roll_back(self) -> None:
        raw = self._connection.connection.dbapi_connection
        assert raw is not None
        if getattr(raw, "in_transaction", False):  # a full disk has already rolled back by itself
            self._connection.exec_driver_sql("ROLLBACK")
