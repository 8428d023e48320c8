"""How do several files come into a folder of their own, all of them or none?"""

import hashlib
import itertools
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from ctj_desktop import whole_files
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.files.names import another_name
from ctj_desktop.services.steps.file_output import FileFailed, write_fresh, write_pieces

PDF: Final = "application/pdf"
PAUSES: Final = (0.1, 0.4, 1.0)
"""Seconds between two tries to give a folder its name."""


class Written(NamedValue):
    """A folder with all its files."""

    path: Path
    names: tuple[str, ...]


def made_folder(
    into: Path, called: str, unfinished: str, files: Iterable[tuple[str, Iterable[bytes]]], *, many: bool = False
) -> Written:
    """The files in a folder of their own inside `into`, under names of which no two are alike.

    A name may stand in a folder within: `fr/index.html`. `many` are brought to the disk together, before the folder
    gets its name.

    `FileFailed`, or what making a file raises: then nothing is left of it.
    """
    folder = _Folder(into, called, unfinished, many=many)
    try:
        for name, pieces in files:
            folder.write(another_name(name, folder.names), pieces)
        folder.finish()
    except BaseException:
        folder.take_back()
        raise
    return Written(path=folder.path, names=tuple(folder.names))


def print_of(content: bytes) -> str:
    """The fingerprint by which a paper is known again."""
    return hashlib.sha256(content).hexdigest()


class _Folder:
    """Files as they are written, beside nothing else; all of them go again if one of them fails.

    It has its name only when all are there: what a killed program leaves is called unfinished, and nobody sends it.
    """

    def __init__(self, into: Path, called: str, unfinished: str, *, many: bool) -> None:
        self.names: list[str] = []
        self._into, self._called, self._many = into, called, many
        self.path = self._free(f"{called} ({unfinished})")

    def write(self, name: str, pieces: Iterable[bytes]) -> None:
        """A file of it; `FileFailed`."""
        try:
            whole_files.make_folder((self.path / name).parent, mode=0o777)
        except OSError as error:
            raise FileFailed(self.path.name, error) from error
        self.names.append(name)
        (write_fresh if self._many else write_pieces)(self.path / name, pieces)

    def finish(self) -> None:
        """Everything is there: it gets its name."""
        try:
            if self._many:
                whole_files.sync_files(self.path / name for name in self.names)
            self.path = _renamed(self.path, self._free(self._called))
            whole_files.sync_folder(self._into)
        except OSError as error:
            raise FileFailed(self._called, error) from error

    def take_back(self) -> None:
        """Nothing is left of it."""
        for name in self.names:
            with suppress(OSError):
                (self.path / name).unlink()
        within = {(self.path / name).parent for name in self.names} - {self.path}
        for folder in (*within, self.path):
            with suppress(OSError):
                folder.rmdir()

    def _free(self, called: str) -> Path:
        try:
            return next(path for path in _folders(self._into, called) if not path.exists())
        except OSError as error:
            raise FileFailed(self._into.name, error) from error


def _renamed(folder: Path, target: Path) -> Path:
    """Where the system refuses it while somebody looks through the new files, it is tried again."""
    for pause in PAUSES:
        try:
            return folder.rename(target)
        except PermissionError:
            time.sleep(pause)
    return folder.rename(target)


def _folders(into: Path, called: str) -> Iterator[Path]:
    yield into / called
    yield from (into / f"{called} ({count})" for count in itertools.count(2))
