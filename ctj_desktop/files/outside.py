"""How does a system learn that a file came from outside, so that what opens it is careful?

Windows keeps it beside the file as `Zone.Identifier` (zone 3, the internet): Office then opens for reading alone. macOS
keeps it as an attribute, by which it asks before it starts a program. Linux knows no such mark.
"""

import ctypes
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

ZONE: Final = "[ZoneTransfer]\r\nZoneId=3\r\n"
ATTRIBUTE: Final = "com.apple.quarantine"


def mark(path: Path, system: str = sys.platform) -> None:
    """Marks a file that came from another office. A file system without such marks, as of many sticks, keeps none."""
    note = MARKS.get(system)
    if note is not None:
        with suppress(OSError):
            note(path)


def quarantined(seconds: float) -> str:
    """Downloaded and not looked at yet, when (since 1970), and by which program."""
    return f"0081;{int(seconds):08x};CTJ Desktop;"


def _zone(path: Path) -> None:
    Path(f"{path}:Zone.Identifier").write_text(ZONE, encoding="ascii", newline="")


def _quarantine(path: Path) -> None:
    value = quarantined(time.time()).encode("ascii")
    ctypes.CDLL(None).setxattr(bytes(path), ATTRIBUTE.encode("ascii"), value, len(value), 0, 0)


MARKS: Final[Mapping[str, Callable[[Path], None]]] = {"win32": _zone, "darwin": _quarantine}
