"""What did a killed program leave beside a workspace, its backups and its keys? It goes when one is opened or made.

Only what is named as the program alone names it, and what nobody is writing just now.
"""

import re
import shutil
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final
from uuid import uuid4

from ctj_desktop.errors import UserError
from ctj_desktop.storage.file.generations import folder_of
from ctj_desktop.storage.file.lock import FileLock
from ctj_desktop.whole_files import left_over, sweep

COPY: Final = re.compile(r"(\.[0-9a-f]{32}\.ctj\.copy)(?:-journal|-wal|-shm|-mj[0-9A-F]{9}|\.lock)?")
EARLIER: Final = re.compile(r".+-\d{8}T\d{6}Z\.(?:part|rehearsal)(?:-journal|-wal|-shm)?")
"""How versions before called what they wrote among the backups."""
ROOMS: Final = "unpacked"
"""Of the person's data folder: where bundles are unpacked, each in a folder of its own with a lock beside."""
BESIDE: Final = ("", "-journal", "-wal", "-shm")


@contextmanager
def working_copy(folder: Path) -> Iterator[Path]:
    """A name of its own for a database that is made in a folder; gone afterwards, unless it was given its name.

    It has a lock, by which others see that somebody is at it; what killed programs left in that folder goes before.
    """
    sweep_copies(folder)
    copy = folder / f".{uuid4().hex}.ctj.copy"
    lock = FileLock(copy)
    with suppress(UserError):  # a file system without locks: then nobody takes it for left over either
        lock.acquire()
    try:
        yield copy
    finally:
        _remove(copy, lock)


def sweep_copies(folder: Path) -> None:
    """Take away the databases that were never finished."""
    sweep(folder)
    for copy in {path.with_name(name[1]) for path in left_over(folder, COPY) if (name := COPY.fullmatch(path.name))}:
        lock = FileLock(copy)
        with suppress(UserError, OSError):  # it is being written; or it may not be taken away here
            lock.acquire()
            _remove(copy, lock)


def sweep_beside(path: Path, data_folder: Path) -> None:
    """Of a workspace that is opened for writing."""
    sweep_copies(path.parent)
    backups = folder_of(path)
    sweep_copies(backups)
    for earlier in left_over(backups, EARLIER):
        with suppress(OSError):
            earlier.unlink()
    for folder in (data_folder, data_folder / "keys"):
        sweep(folder)
    sweep_rooms(data_folder / ROOMS)


def sweep_rooms(base: Path) -> None:
    """Take away the folders whose program is no longer there, and locks whose folder it had taken away already."""
    for left in {entry.with_suffix("") for entry in base.iterdir()} if base.is_dir() else ():
        lock = FileLock(left)
        with suppress(UserError, OSError):
            lock.acquire()
            remove_room(left, lock)


def remove_room(work: Path, lock: FileLock) -> None:
    """A folder that only the person could read, and the lock that said whose it was."""
    for copy in work.rglob("*") if sys.platform == "win32" else ():
        with suppress(OSError):
            copy.chmod(stat.S_IWRITE)  # Windows takes nothing away that can only be read
    shutil.rmtree(work, ignore_errors=True)
    lock.release()
    with suppress(OSError):
        work.with_name(f"{work.name}.lock").unlink()


def _remove(copy: Path, lock: FileLock) -> None:
    with suppress(OSError):
        for suffix in BESIDE:
            copy.with_name(copy.name + suffix).unlink(missing_ok=True)
        for joint in left_over(copy.parent, re.compile(rf"{re.escape(copy.name)}-mj[0-9A-F]{{9}}")):
            joint.unlink()  # of a transaction in two files
    lock.release()
    with suppress(OSError):
        copy.with_name(f"{copy.name}.lock").unlink()
