"""How does a file come out whole or not at all?"""

import contextlib
import os
import tempfile
from pathlib import Path

from ctj_desktop.errors import N_, StoreError, UserError


class NotWritable(StoreError):
    """The output could not be written; nothing stands under its name that was not there before."""

    message = N_(
        "“{name}” could not be written ({detail}). Check the folder and the space on the disk, then try again."
    )

    def __init__(self, name: str, detail: str) -> None:
        super().__init__(name, detail)
        self.name, self.detail = name, detail


class NotReadable(UserError):
    """An input file that is not there, or is no text."""

    message = N_("“{name}” cannot be read ({detail}). Give an existing text file in UTF-8.")

    def __init__(self, name: str, detail: str) -> None:
        super().__init__(name, detail)
        self.name, self.detail = name, detail


def write_whole(path: Path, content: bytes) -> None:
    """Write beside, flush to the disk, then take the name: a reader sees the old file or the whole new one."""
    try:
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise NotWritable(path.name, error.strerror or str(error)) from error
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, 0o666 & ~_mask())
        os.replace(name, path)
    except OSError as error:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise NotWritable(path.name, error.strerror or str(error)) from error


def read_text(path: Path) -> str:
    """A text file in UTF-8, with or without its mark; `NotReadable` for anything else."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise NotReadable(path.name, error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise NotReadable(path.name, f"{error.start}: {error.reason}") from error


def _mask() -> int:
    """A private temporary file becomes as readable as any other file of the person."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
