"""Is it an ordinary file? A pipe never ends, a device or a socket does something when it is opened."""

import os
import stat
from pathlib import Path

from ctj_desktop.storage.errors import NotPlainFile


def need_plain(path: Path) -> None:
    """Before a file is opened; NotPlainFile. What is missing, shut or a folder is said by whoever opens it."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise NotPlainFile(path.name)


def has_second_name(path: Path) -> bool:
    """Whether the same file stands under another name too, with another lock and log beside it."""
    return path.stat().st_nlink > 1


def real_place(path: Path) -> Path:
    """A link to a file is that file: its lock, its log and its backups stand beside it."""
    return path.resolve() if path.is_symlink() and path.is_file() else path


def need_own(found: os.stat_result, name: str) -> None:
    """What the program keeps beside a file is neither a link nor another file under a second name; NotPlainFile."""
    if not stat.S_ISREG(found.st_mode) or found.st_nlink > 1:
        raise NotPlainFile(name)
