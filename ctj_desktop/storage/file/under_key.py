"""How is a database written anew under another key, or under none?

Never by `PRAGMA rekey`, which refuses a plain file, and of one with a write-ahead log writes every page into that.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.storage.errors import DamagedWorkspace
from ctj_desktop.storage.file import backup_sums
from ctj_desktop.storage.file.attachment_store import TABLES, attach
from ctj_desktop.storage.file.chunks import Step, altered, nothing
from ctj_desktop.storage.file.connection import Connection, connect, translated
from ctj_desktop.storage.file.leftovers import working_copy
from ctj_desktop.whole_files import make_private, put_in_place, sync_file

BETWEEN: Final = 200_000  # steps of SQLite's machine between two of ours


def put_under(source: Path, held: bytes | None, target: Path, key: bytes | None, step: Step = nothing) -> None:
    """As `written_under`, and it takes the place of `target`, which may be the source."""
    with written_under(source, held, target.parent, key, step) as part:
        put_in_place(part, target)


@contextmanager
def written_under(
    source: Path, held: bytes | None, folder: Path, key: bytes | None, step: Step = nothing
) -> Iterator[Path]:
    """A copy under `key` of a database that `held` opens and nobody writes to, on the disk and read back to the last
    value; gone afterwards unless it was given a name. DamagedWorkspace, DiskFull; the source is only read.
    """
    with working_copy(folder) as part:
        make_private(part)
        write_under(source, held, part, key, step)
        sync_file(part)
        _need_same(source, held, part, key, step)
        yield part


def write_under(source: Path, held: bytes | None, part: Path, key: bytes | None, step: Step = nothing) -> None:
    """Into an empty file that is there already; as `written_under`, and not read back."""
    connection = connect(source, held, mode="mode=rw")
    try:
        with translated(source, keyed=held is not None):
            attach(connection, part, key, "made")
            for pragma in ("journal_mode=MEMORY", "synchronous=OFF"):  # it is flushed before it counts
                connection.run(f"PRAGMA made.{pragma}")
            with _stepping(connection, step):
                connection.run("SELECT sqlcipher_export('made')").all()
            for name in ("user_version", "application_id"):  # which the export leaves out
                connection.run(f"PRAGMA made.{name} = {connection.run(f'PRAGMA main.{name}').scalar()}")
            connection.run("DETACH DATABASE made")
    finally:
        connection.close()


@contextmanager
def _stepping(connection: Connection, step: Step) -> Iterator[None]:
    """One long statement too can be stopped; what `step` raised is raised then."""
    stopped: list[BaseException] = []

    def go_on() -> int:
        try:
            step()
        except BaseException as error:  # noqa: BLE001 (it may not pass through SQLite, and is raised below)
            stopped.append(error)
        return len(stopped)

    connection.raw.set_progress_handler(go_on, BETWEEN)
    try:
        yield
    except (StoreError, UserError):
        if stopped:
            raise stopped[0] from None
        raise
    finally:
        with suppress(AttributeError):
            connection.raw.set_progress_handler(None, 0)


def _need_same(source: Path, held: bytes | None, part: Path, key: bytes | None, step: Step) -> None:
    then, now = connect(source, held, mode="mode=rw"), connect(part, key, mode="mode=rw")
    try:
        with translated(part, keyed=key is not None):
            if now.run("PRAGMA integrity_check").scalar() != "ok" or _read(then, step) != _read(now, step):
                raise DamagedWorkspace(source.name, part.name)
    finally:
        now.close()
        then.close()


def _read(connection: Connection, step: Step) -> tuple[backup_sums.Sums, list[bytes]]:
    """Every value of every table, attachments by their hashes."""
    files = connection.run("SELECT count(*) FROM sqlite_master WHERE name IN ('blob', 'blob_chunk')").scalar()
    lost = sorted(altered(connection, *TABLES, step)) if files == len(TABLES) else []
    return backup_sums.sums_of(connection, step), lost
