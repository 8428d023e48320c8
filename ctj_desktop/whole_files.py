"""How does a file come to stand under its name for good, and what becomes of one that never got it?

It is written beside its name, flushed, renamed, and then its folder is flushed too: a power cut takes a name back that
is not on the disk yet. What a killed program left beside goes when the next file is written there.
"""

import errno
import os
import re
import stat
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final
from uuid import uuid4

if sys.platform == "win32":
    import msvcrt
    from ctypes import WinDLL, WinError, c_void_p, get_last_error

    _KERNEL: Final = WinDLL("kernel32", use_last_error=True)
    _KERNEL.CreateFileW.restype = c_void_p
    _READ_AND_WRITE: Final = 0xC000_0000
    _SHARED: Final = 7
    """Others may read and write it meanwhile, and rename it and take it away, which open() would not let them."""
    _FAR: Final = 0x7FFF_FFFF
    """Upper half of the place of the byte that says that somebody is at a file; none is so large."""

    def _at(part: Path, *, new: bool) -> int:
        handle = _KERNEL.CreateFileW(str(part), _READ_AND_WRITE, _SHARED, None, 1 if new else 3, 0, None)
        if handle == c_void_p(-1).value:
            raise WinError(get_last_error())
        return msvcrt.open_osfhandle(handle, os.O_BINARY)

    def _hold(handle: int) -> bool:
        return bool(_KERNEL.LockFile(c_void_p(msvcrt.get_osfhandle(handle)), 0, _FAR, 1, 0))
else:
    import fcntl

    WHOLLY: Final = getattr(fcntl, "F_FULLFSYNC", None)  # macOS

    def _at(part: Path, *, new: bool) -> int:
        if new:
            return os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        return os.open(part, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)

    def _hold(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True


PART: Final = re.compile(r"\.[0-9a-f]{32}\.ctjx?\.part")
"""What is written beside its name is called so, here and in earlier versions, and nobody else's file is."""
PIECE: Final = 1 << 20
"""Bytes that are copied between two words of how far it is."""
PAUSES: Final = (0.1, 0.2, 0.4, 0.8, 1.6, 1.9)
"""Seconds between attempts at a name that somebody has open, five in all: scanners hold what is new."""


def put_in_place(part: Path, target: Path, pause: Callable[[float], None] | None = None) -> None:
    """Give a finished file, which is on the disk already, its name: for good when this returns. As `give_name`."""
    give_name(part, target, pause)
    sync_folder(target.parent)


def give_name(part: Path, target: Path, pause: Callable[[float], None] | None = None) -> None:
    """Rename over what stands there; a scanner or an index that reads either for a moment is waited for.

    On Windows, and elsewhere where whoever asks gives the `pause`. PermissionError after five seconds.
    """
    if pause is None and sys.platform == "win32":
        pause = time.sleep
    for seconds in PAUSES if pause is not None else ():
        try:
            part.replace(target)
        except PermissionError:
            assert pause is not None
            pause(seconds)
        else:
            return
    part.replace(target)


def read_at_most(path: Path, most: int) -> bytes | None:
    """All bytes of a file from anybody, None where there are more; OSError, also of what is no ordinary file.

    A pipe never ends, a device says that it is empty and gives without end: neither is waited for.
    """
    if os.name == "nt" and path.is_dir():  # else Windows says that one may not
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    with open(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(errno.ESPIPE, os.strerror(errno.ESPIPE))
        content = file.read(most + 1)
    return content if len(content) <= most else None


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


def make_private(path: Path) -> None:
    """An empty file that only the person may read, where there is none; whoever writes into it leaves that so."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600))


def make_folder(folder: Path, mode: int = 0o700) -> None:
    """As `mkdir` with its parents, for good: what lies in a folder that has no name is lost.

    Only the person may look into it; its parents are as every folder is, and on Windows it is as the one above it.
    """
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


def copy_pieces(source: Path, target: Path, told: Callable[[int, int], object]) -> None:
    """Copy in pieces, between which it is told how many bytes of how many are done; what `told` raises stops it."""
    size, done = source.stat().st_size, 0
    with source.open("rb") as reader, target.open("wb") as writer:
        while piece := reader.read(PIECE):
            told(done, size)
            done += writer.write(piece)


@contextmanager
def part_beside(target: Path) -> Iterator[Path]:
    """An empty file in the folder of `target`, under a name that nobody has; gone afterwards if it is still there.

    What killed programs left in that folder goes before.
    """
    sweep(target.parent)
    handle, part = _fresh(target)
    try:
        yield part
    finally:
        with suppress(OSError):
            part.unlink()
        os.close(handle)


def _fresh(target: Path) -> tuple[int, Path]:
    """Held from the beginning: what nobody holds is left over."""
    while True:
        part = target.with_name(f".{uuid4().hex}.ctj.part")
        handle = _at(part, new=True)
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
    handle = _at(part, new=False)
    try:
        return _hold(handle)
    finally:
        os.close(handle)


def _mask() -> int:
    """A private temporary file becomes as readable as any other file of the person."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
