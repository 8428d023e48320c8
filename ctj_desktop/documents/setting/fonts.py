"""How wide is a text in the bundled faces, and which of its characters do they not hold?

Widths are in thousandths of the type size and include pair kerning. A character that no face holds is printed
as □ and keeps its place in the text layer; marks of writing direction and joiners take no room.
"""

import json
import math
import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from reportlab.pdfbase.ttfonts import TTFontFace

from ctj_desktop import paths
from ctj_desktop.documents.setting.styles import Face

MISSING = "□"
SOFT_HYPHEN = "\u00ad"
INVISIBLE = "\u200b"
"""The glyph without width that stands for joiners, direction marks and variation selectors."""

_SHORT = 40
"""Characters of a text that is likely to return."""
_PIECE = 100
"""Characters that are measured before it is asked whether that is enough."""
_UNPRINTABLE = re.compile("[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\\xad\\u2028\\u2029\\ud800-\\udfff]")


class PaperFace:
    """One bundled face: widths, kerning, and the glyph that stands for each character."""

    def __init__(self, face: Face, folder: Path) -> None:
        self.face = face
        # ReportLab is not typed: the parsed TrueType file, of which only documented members are used.
        self.program: Any = TTFontFace(str(folder / f"SourceSans3-{face.value}.ttf"))
        self.kerns = _kerning(folder, face)
        self._advance = dict(self.program.charWidths)
        self._held = frozenset(self.program.charToGlyph)
        self._widths: dict[str, float] = {}

    def holds(self, char: str) -> bool:
        """Whether the face has a glyph of its own for the character."""
        return ord(char) in self._held or _takes_no_room(char)

    def glyph_of(self, char: str) -> int:
        """The code point whose glyph is printed for the character."""
        code = ord(char)
        if code in self._held:
            return code
        return ord(INVISIBLE if _takes_no_room(char) else MISSING)

    def advance(self, char: str) -> float:
        """The width of one character in thousandths of the size."""
        return float(self._advance[self.glyph_of(char)])

    def width(self, text: str, most: float = math.inf) -> float:
        """The width of a text in thousandths of the size, kerned; remembered for words that return.

        Of a text wider than `most` no more than that it is: it is not measured to its end.
        """
        known = self._widths.get(text) if len(text) < _SHORT else None
        if known is not None:
            return known
        width = 0.0
        for start in range(0, len(text), _PIECE):
            width += sum(map(self.advance, text[start : start + _PIECE]))
            width += self._kerned(text[start : start + _PIECE + 1])
            if width > most:
                return width
        if len(text) < _SHORT:
            self._widths[text] = width
        return width

    def _kerned(self, text: str) -> int:
        kerns = self.kerns
        return sum(kerns.get(text[place : place + 2], 0) for place in range(len(text) - 1))


def _kerning(folder: Path, face: Face) -> dict[str, int]:
    grouped: dict[str, str] = _kerning_file(folder)[face.value]
    return {
        pairs[place : place + 2]: int(value) for value, pairs in grouped.items() for place in range(0, len(pairs), 2)
    }


@lru_cache(maxsize=1)
def _kerning_file(folder: Path) -> dict[str, dict[str, str]]:
    data: dict[str, dict[str, str]] = json.loads((folder / "kerning.json").read_text(encoding="utf-8"))
    return data


@lru_cache(maxsize=len(Face))
def paper_face(face: Face) -> PaperFace:
    """The bundled face, read from its file once (resources do not move while the program runs)."""
    return PaperFace(face, paths.resources() / "fonts")


def _takes_no_room(char: str) -> bool:
    """Default-ignorable characters: joiners, marks of direction, variation selectors."""
    return unicodedata.category(char) == "Cf" or "\ufe00" <= char <= "\ufe0f"


def printable(text: str) -> str:
    """The text as paper can carry it: control characters become spaces, broken surrogates U+FFFD.

    Soft hyphens of the text go away: the paper hyphenates by itself. A letter in a dress that no face holds, as of
    mathematics or full width, is printed plain.
    """
    text = _UNPRINTABLE.sub(_printable, text)
    return text if text.isascii() else "".join(map(_plain, text))


@cache
def _plain(char: str) -> str:
    """The character, or what it is equal to where only that can be printed (NFKC)."""
    face = paper_face(Face.REGULAR)
    if face.holds(char):
        return char
    equal = unicodedata.normalize("NFKC", char)
    return equal if all(map(face.holds, equal)) else char


def _printable(found: re.Match[str]) -> str:
    char = found.group()
    if char == SOFT_HYPHEN:
        return ""
    return "\ufffd" if "\ud800" <= char <= "\udfff" else " "


def missing_characters(texts: Iterable[str]) -> tuple[str, ...]:
    """The characters among the texts that print as □, each once, in order of first appearance."""
    face = paper_face(Face.REGULAR)
    seen = dict.fromkeys(char for text in texts for char in printable(text) if char != "\n")
    return tuple(char for char in seen if not face.holds(char))
