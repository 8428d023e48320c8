"""How does a file come out whole or not at all?"""

import errno
import io
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from ctj_desktop import whole_files
from ctj_desktop.errors import N_, StoreError, UserError

WHY: Final[dict[int, str]] = {
    errno.ENOENT: N_("“{name}”: there is no such file or folder. Check the name and the folder, then try again."),
    errno.ENOTDIR: N_("“{name}”: there is no such file or folder. Check the name and the folder, then try again."),
    errno.EISDIR: N_("“{name}” is a folder. Give the name of a file."),
    errno.EEXIST: N_("“{name}” exists already and is not what was expected there. Choose another name."),
    errno.EACCES: N_("“{name}” may not be read or written here. Choose another folder, or ask for the right to it."),
    errno.EPERM: N_("“{name}” may not be read or written here. Choose another folder, or ask for the right to it."),
    errno.EROFS: N_("“{name}” lies on a medium that can only be read. Choose another folder."),
    errno.ESPIPE: N_("“{name}” is no ordinary file but a pipe or a device. Choose another file."),
    errno.ENXIO: N_("“{name}” is no ordinary file but a pipe or a device. Choose another file."),
    errno.ENAMETOOLONG: N_("The name “{name}” is too long. Choose a shorter one."),
    errno.ENOSPC: N_("The disk that holds “{name}” is full, so nothing was written. Free some room and do it again."),
}
OTHERWISE: Final = N_(
    "“{name}” could not be read or written ({detail}). Check that the medium is still connected, then try again."
)

MOST_OF_A_TEXT: Final = 64 * 1024 * 1024


class FileFailed(StoreError):
    """The system refused a file; nothing stands under its name that was not there before."""

    message = ""
    name: str
    cause: OSError

    def __post_init__(self) -> None:
        self.message = WHY.get(self.cause.errno or 0, OTHERWISE)
        self.detail = self.cause.strerror or type(self.cause).__name__

    @classmethod
    def of(cls, cause: OSError) -> "FileFailed":
        """From what the system said, where the name is only known from there."""
        return cls(Path(str(cause.filename or "–")).name, cause)


class NotText(UserError):
    """“{name}” is no text in UTF-8 (byte {place}). Save it as UTF-8 and try again."""

    name: str
    place: int


class TextTooLarge(UserError):
    """“{name}” is too large to be read (more than {limit} MB). Divide it into several files."""

    name: str
    limit: int


def write_whole(path: Path, content: bytes) -> None:
    """Write beside, flush to the disk, then take the name: a reader sees the old file or the whole new one."""
    write_pieces(path, (content,))


def write_pieces(path: Path, pieces: Iterable[bytes], *, private: bool = False) -> None:
    """As `write_whole`, piece by piece; whatever `pieces` raises leaves nothing behind."""
    try:
        whole_files.write_whole(path, pieces, private=private)
    except OSError as error:
        raise FileFailed(path.name, error) from error


def write_fresh(path: Path, pieces: Iterable[bytes]) -> None:
    """A file that nobody looks for yet, in a folder that gets its name when all of it is on the disk; `FileFailed`."""
    try:
        with path.open("xb") as file:
            file.writelines(pieces)
    except OSError as error:
        raise FileFailed(path.name, error) from error


def read_octets(path: Path, most: int) -> bytes | None:
    """What is in a file from anybody, None where that is more; `FileFailed`, also of a pipe or a device."""
    try:
        return whole_files.read_at_most(path, most)
    except OSError as error:
        raise FileFailed(path.name, error) from error


def read_text(path: Path, most: int = MOST_OF_A_TEXT) -> str:
    """A text in UTF-8 that the person names, by a pipe too; `FileFailed`, `TextTooLarge` or `NotText` otherwise."""
    try:
        with path.open("rb") as file:
            content = file.read(most + 1)
    except OSError as error:
        raise FileFailed(path.name, error) from error
    if len(content) > most:
        raise TextTooLarge(path.name, most // (1024 * 1024))
    try:
        return io.TextIOWrapper(io.BytesIO(content), "utf-8-sig").read()
    except UnicodeDecodeError as error:
        raise NotText(path.name, error.start) from error
