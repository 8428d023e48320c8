"""Is a database protected by a key? Its first page tells, without opening it."""

from pathlib import Path
from typing import Final

PLAIN: Final = b"SQLite format 3\0"
PAGE: Final = 4096  # bytes, of every file that this program makes
_SIGNS: Final = 220
"""Of the 256 values that a byte has, each stands somewhere in a page that is encrypted, and in few others."""


def is_plain(path: Path) -> bool:
    """Whether anybody can read it; an empty file belongs to whoever writes into it first. OSError."""
    with path.open("rb") as file:
        start = file.read(len(PLAIN))
    return start == PLAIN or not start


def looks_protected(path: Path) -> bool:
    """Whether it is made of whole pages of which the first is noise. OSError."""
    with path.open("rb") as file:
        first = file.read(PAGE)
    return len(first) == PAGE and not path.stat().st_size % PAGE and len(set(first)) >= _SIGNS


def key_for(path: Path, key: bytes | None) -> bytes | None:
    """The key with which to open a file: a backup of the time before a workspace was protected has none."""
    try:
        return None if key is None or is_plain(path) else key
    except OSError:
        return key
