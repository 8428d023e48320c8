"""Which signs does no text keep, as they are not seen and what stands around them would be read otherwise than it is?

Those that turn the direction in which a line is read, so that `Protokoll\\u202efdp.exe` shows as a PDF; those that
control a device instead of being read; and halves of signs. What is typed loses them when it is written, what comes
from elsewhere stays in the log as it was sent and is shown without them. Spaces of any width, soft hyphens, joiners of
letters and breaks of lines stay: French and German need them.
"""

import re
from typing import Final

TURNING: Final = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"
"""Marks of direction, as the inside of a class of signs."""
CONTROLS: Final = "\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufff9-\ufffb"
"""Control characters but for the tabulator and the break of a line, the mark of byte order, anchors of annotations."""
_BREAK: Final = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_UNREAD: Final = re.compile(f"[{TURNING}{CONTROLS}\ud800-\udfff]")
_TURNS: Final = re.compile(f"[{TURNING}]")
_SPACED: Final = re.compile(r"[ \t]*[\n\t]\s*")


def legible(text: str) -> str:
    """The text without these signs; every way to break a line is one."""
    return text if text.isprintable() else _UNREAD.sub("", _BREAK.sub("\n", text))


def legible_line(text: str) -> str:
    """As `legible`, of what stands in one line, as a name does: a break is a space."""
    return text if text.isprintable() else _SPACED.sub(" ", legible(text))


def unturned(text: str) -> str:
    """The text without marks of direction alone, where a terminal shows the other signs as a box."""
    return _TURNS.sub("", text)
