"""In which encoding did a program of this region write a text?

UTF-8 or UTF-16 with its mark or without; else cp1252 or Mac Roman, of which the accents betray which it is. A text
that was put together of several files is read line by line.
"""

import codecs
from typing import Final

PIECE: Final = 64 * 1024
MARKS: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
NO_LETTERS: Final = frozenset(
    {"punycode", "idna", "undefined", "hex", "base64", "bz2", "zlib", "uu", "quopri", "rot13"}
)
"""What Python calls an encoding, and nobody writes a text in; the first takes the square of its length."""
ACCENTS: Final = "àâäçéèêëîïôöùûüÀÂÄÇÉÈÊËÎÏÔÖÙÛÜ"
WINDOWS: Final = frozenset(ACCENTS.encode("cp1252"))
MAC: Final = frozenset(ACCENTS.encode("mac-roman"))


def letters(named: str) -> str:
    """The encoding that a file names for a text, empty where a computer knows none of that name, or none of letters."""
    try:
        known = codecs.lookup(named).name
    except (LookupError, ValueError):  # also of a name with signs that none has
        return ""
    return known if known not in NO_LETTERS else ""


def decoded(content: bytes) -> str:
    """The text; what no encoding explains stands as U+FFFD."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        high, low = content[first:PIECE:2], content[1 - first : PIECE : 2]
        if 0 not in low and high.count(0) * 2 > len(high):
            return content.decode(encoding, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _of_several(content)


def _of_several(content: bytes) -> str:
    older = _older(content)
    return "".join(_line(line, older) for line in content.splitlines(keepends=True))


def _line(line: bytes, older: str) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode(older, "replace")


def _older(content: bytes) -> str:
    """Of the lines that are no UTF-8: which of both makes more accents of them."""
    foreign = [line for line in content.splitlines() if not _is_utf8(line)]
    mac, windows = (sum(byte in accents for line in foreign for byte in line) for accents in (MAC, WINDOWS))
    return "mac-roman" if mac > windows else "cp1252"


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
