"""How does a file come to stand under its name for good, and what becomes of one that never got it?

It is written beside its name, flushed, renamed, and then its folder is flushed too: a power cut takes a name back that
is not on the disk yet. What a killed program left beside goes when the next file is written there.
"""

import os
import re
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final
from uuid import uuid4

if sys.platform == "win32":

    def _hold(handle: int) -> bool:  # whoever writes a file there is the only one who can take it away
        return bool(handle)
else:
    import fcntl

    WHOLLY: Final = getattr(fcntl, "F_FULLFSYNC", None)  # macOS

    def _hold(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True


PART: Final = re.compile(r"\.[0-9a-f]{32}\.ctjx?\.part")
"""What is written beside its name is called so, here and in earlier versions, and nobody else's file is."""
ABANDONED: Final = 86_400  # seconds: where the system does not say whether somebody writes a file


def put_in_place(part: Path, target: Path) -> None:
    """Give a finished file, which is on the disk already, its name: for good when this returns."""
    part.replace(target)
    sync_folder(target.parent)


def sync_file(path: Path) -> None:
    """Bring what was written to the disk; macOS would leave it in the memory of the disk itself."""
    with path.open("rb+") as file:
        _flush(file.fileno())


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk.

    Does nothing on Windows, which opens no folder and keeps names in a journal of its own; nor where the file system
    has no such thing, as many a network share.
    """
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            _flush(handle)
        finally:
            os.close(handle)


def _flush(handle: int) -> None:
    os.fsync(handle)
    if sys.platform == "darwin" and WHOLLY is not None:
        with suppress(OSError):  # not every file system has it
            fcntl.fcntl(handle, WHOLLY)


def sync_files(paths: Iterable[Path]) -> None:
    """As `sync_file` of many at once, in one go where the system can: each by itself takes a turn of the disk."""
    if hasattr(os, "sync") and sys.platform != "darwin":
        os.sync()
    else:
        for path in paths:
            sync_file(path)


def make_folder(folder: Path, mode: int = 0o777) -> None:
    """As `mkdir` with its parents, for good: what lies in a folder that has no name is lost."""
    fresh = [one for one in (folder, *folder.parents) if not one.exists()]
    folder.mkdir(parents=True, exist_ok=True, mode=mode)
    for one in fresh:
        sync_folder(one.parent)


def write_whole(path: Path, pieces: Iterable[bytes], *, private: bool = False) -> None:
    """A reader sees the old file or the whole new one; whatever is raised, by `pieces` too, leaves nothing behind.

    `private`: only the person may read it.
    """
    with part_beside(path) as part:
        with part.open("wb") as file:
            file.writelines(pieces)
            file.flush()
            _flush(file.fileno())
        if not private:
            part.chmod(0o666 & ~_mask())
        put_in_place(part, path)


@contextmanager
def part_beside(target: Path) -> Iterator[Path]:
    """An empty file in the folder of `target`, under a name that nobody has; gone afterwards if it is still there.

    What killed programs left in that folder goes before.
    """
    sweep(target.parent)
    handle, part = _fresh(target)
    try:
        if sys.platform == "win32":  # where an open file cannot be renamed
            os.close(handle)
            handle = -1
        yield part
    finally:
        with suppress(OSError):
            part.unlink()
        if handle >= 0:
            os.close(handle)


def _fresh(target: Path) -> tuple[int, Path]:
    """Held from the beginning: what nobody holds is left over."""
    while True:
        part = target.with_name(f".{uuid4().hex}.ctj.part")
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        _hold(handle)
        if part.exists():
            return handle, part
        os.close(handle)  # somebody swept here between the two


def sweep(folder: Path) -> None:
    """Take away what killed programs left beside the names of their files; never what is being written just now."""
    for part in left_over(folder, PART):
        with suppress(OSError):
            if _is_abandoned(part):
                part.unlink()


def left_over(folder: Path, pattern: re.Pattern[str]) -> list[Path]:
    """The ordinary files of a folder whose whole name is of this form; none where it cannot be read, no links."""
    try:
        with os.scandir(folder) as entries:
            return [
                folder / entry.name
                for entry in entries
                if pattern.fullmatch(entry.name) and entry.is_file(follow_symlinks=False)
            ]
    except OSError:
        return []


def _is_abandoned(part: Path) -> bool:
    if sys.platform == "win32":
        return time.time() - part.stat().st_mtime > ABANDONED
    handle = os.open(part, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        return _hold(handle)
    finally:
        os.close(handle)


def _mask() -> int:
    """A private temporary file becomes as readable as any other file of the person."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
