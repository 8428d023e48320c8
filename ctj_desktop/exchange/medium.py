"""How does a file come whole from a medium that may be pulled, full or held, and how does one get there?"""

import errno
import hashlib
import os
import re
import shutil
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from ctj_desktop.errors import StoreError
from ctj_desktop.exchange.archive import LARGEST_TOTAL
from ctj_desktop.exchange.refusals import (
    BundleIsFolder,
    BundleNameRefused,
    BundleNoRoom,
    BundleNotWritten,
    BundleTooLarge,
    BundleUnreadable,
    NoSuchBundle,
    NotABundle,
)
from ctj_desktop.whole_files import put_in_place, sync_file

PIECE = 1 << 20
LARGEST_FILE = LARGEST_TOTAL + 20_000_000  # bytes: what zip and age add
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


REFUSED: Final = re.compile(r'[<>:"|?*]')
"""Signs that Windows allows in no name, beside those that part folders."""


def write_failure(error: OSError, name: str, system: str = sys.platform) -> StoreError:
    """What a person is told when `name` could not be written."""
    if system == "win32" and (refused := REFUSED.search(name)):
        return BundleNameRefused(name, refused[0])
    return BundleNoRoom(name) if error.errno in _FULL else BundleNotWritten(name)


@contextmanager
def writing(name: str) -> Iterator[None]:
    """Whatever the system says while `name` is written becomes a sentence."""
    try:
        yield
    except OSError as error:
        raise write_failure(error, name) from error


@contextmanager
def reading_medium(name: str) -> Iterator[None]:
    """Whatever the system says while `name` is read becomes a sentence."""
    try:
        yield
    except FileNotFoundError as error:
        raise NoSuchBundle(name) from error
    except OSError as error:
        raise BundleUnreadable(name) from error


def room_in(work: Path) -> Path:
    """A fresh folder that nobody else may look into."""
    work.mkdir(mode=0o700, parents=True, exist_ok=True)
    return Path(tempfile.mkdtemp(dir=work))


def remove_folder(room: Path) -> None:
    """Remove a private folder and what is in it."""
    shutil.rmtree(room, ignore_errors=True)


def check_source(source: Path) -> None:
    """Only an ordinary file of a possible size is opened: no folder, no device that never ends."""
    with reading_medium(source.name):
        found = source.stat()
    if stat.S_ISDIR(found.st_mode):
        raise BundleIsFolder(source.name)
    if not stat.S_ISREG(found.st_mode):
        raise NotABundle(source.name)
    if found.st_size > LARGEST_FILE:
        raise BundleTooLarge(source.name)


def copy_in(source: Path, target: Path) -> tuple[str, int]:
    """Take a copy before anything else, since the stick may go; its SHA-256 and size."""
    digest, size = hashlib.sha256(), 0
    with reading_medium(source.name), source.open("rb") as reader, _own(target, source.name) as write:
        while piece := reader.read(PIECE):
            size += len(piece)
            if size > LARGEST_FILE:
                raise BundleTooLarge(source.name)
            digest.update(piece)
            write(piece)
    return digest.hexdigest(), size


@contextmanager
def _own(target: Path, name: str) -> Iterator[Callable[[bytes], None]]:
    """A file of ours, whose failing is not that of what is read into it."""
    with writing(name):
        file = target.open("wb")

    def write(piece: bytes) -> None:
        with writing(name):
            file.write(piece)

    try:
        yield write
    finally:
        with writing(name):
            file.close()


def settle(path: Path) -> None:
    """Bring a written file to the medium and out of the memory, so that reading it back says something."""
    sync_file(path)
    with path.open("rb+") as file:
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def name_it(path: Path, target: Path, pause: Callable[[float], None]) -> Path:
    """Give a finished file its name; another one where a scanner holds the wanted one for five seconds."""
    try:
        put_in_place(path, target, pause)
    except PermissionError:
        return _another(path, target)
    return target


def _another(path: Path, target: Path) -> Path:
    for number in range(2, 100):
        other = target.with_name(f"{target.stem}-{number}{target.suffix}")
        if not other.exists():
            put_in_place(path, other)
            return other
    raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def digest_of(file: BinaryIO) -> tuple[str, int]:
    """SHA-256 and size of what is left of a file."""
    digest, size = hashlib.sha256(), 0
    while piece := file.read(PIECE):
        digest.update(piece)
        size += len(piece)
    return digest.hexdigest(), size
