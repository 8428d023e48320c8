"""How do characters become codes of an embedded font, and the font a part of the file?

One `FontBook` serves one paper. Each face is embedded as subsets of at most 222 characters; code 32 is the space
in all of them. Unlike ReportLab's own subsets these keep U+00A0 and U+202F apart from the space in the text
layer, map characters beyond the basic plane, and let a character without a glyph print as □ under its own name.
"""

from threading import Lock
from typing import Any

from reportlab.pdfbase import pdfdoc

from ctj_desktop.documents.setting.fonts import PaperFace, paper_face
from ctj_desktop.documents.setting.styles import Face

FIRST_CODE = 33
LAST_CODE = 254
_DELIMITERS = {"(": r"\(", ")": r"\)", "\\": r"\\"}

_ONE_READER = Lock()
"""A parsed font file has one reading position; a preview and a print may be made at the same time."""

ShownGlyphs = tuple[str, str]
"""The resource name of a subset and the inside of a kerned string for it."""


class FontBook:
    """The faces of one paper, their subsets, and what every word is shown as."""

    def __init__(self) -> None:
        self._faces: dict[Face, _Subsets] = {}

    def shown(self, face: Face, text: str) -> list[ShownGlyphs]:
        """The text as operands of `TJ`, cut where the subset changes; spaces belong to any subset."""
        subsets = self._faces.get(face)
        if subsets is None:
            subsets = self._faces[face] = _Subsets(paper_face(face), f"F{len(self._faces) + 1}")
        pieces: list[ShownGlyphs] = []
        for number, word in enumerate(text.split(" ")):
            if number:
                _append(pieces, (pieces[-1][0] if pieces else subsets.first_name, " "))
            for piece in subsets.word(word):
                _append(pieces, piece)
        return pieces

    def embed(self, document: Any) -> None:
        """Adds every subset to the document and to its dictionary of fonts."""
        with _ONE_READER:
            for subsets in self._faces.values():
                subsets.embed(document)


def _append(pieces: list[ShownGlyphs], piece: ShownGlyphs) -> None:
    if pieces and pieces[-1][0] == piece[0]:
        pieces[-1] = (piece[0], pieces[-1][1] + piece[1])
    else:
        pieces.append(piece)


class _Subsets:
    """The subsets of one face, filled as characters come."""

    def __init__(self, face: PaperFace, name: str) -> None:
        self._face = face
        self._name = name
        self._codes: dict[str, tuple[int, str]] = {}
        self._characters: list[dict[int, str]] = [{32: " "}]
        self._words: dict[str, list[ShownGlyphs]] = {}

    @property
    def first_name(self) -> str:
        return f"{self._name}s0"

    def word(self, word: str) -> list[ShownGlyphs]:
        """A word without spaces, kerned; remembered, since words return."""
        known = self._words.get(word)
        if known is None:
            known = self._words[word] = self._kerned(word)
        return known

    def _kerned(self, word: str) -> list[ShownGlyphs]:
        pieces: list[ShownGlyphs] = []
        kerns = self._face.kerns
        before = ""
        for char in word:
            subset, code = self._codes.get(char) or self._assign(char)
            name = f"{self._name}s{subset}"
            kern = kerns.get(before + char)
            _append(pieces, (name, f"){-kern}({code}" if kern and pieces and pieces[-1][0] == name else code))
            before = char
        return pieces

    def _assign(self, char: str) -> tuple[int, str]:
        subset = len(self._characters) - 1
        code = FIRST_CODE + len(self._characters[subset]) - 1
        if code > LAST_CODE:
            subset, code = subset + 1, FIRST_CODE
            self._characters.append({32: " "})
        self._characters[subset][code] = char
        text = chr(code)
        self._codes[char] = (subset, _DELIMITERS.get(text, text))
        return self._codes[char]

    def embed(self, document: Any) -> None:
        for number, characters in enumerate(self._characters):
            self._embed(document, number, characters)

    def _embed(self, document: Any, number: int, characters: dict[int, str]) -> None:
        codes = [characters.get(code) for code in range(max(characters) + 1)]
        glyphs = [0 if char is None else self._face.glyph_of(char) for char in codes]
        program = self._face.program
        tag = "".join(chr(65 + (number // 26**place) % 26) for place in range(6))
        base = f"{tag}+{program.name.decode('ascii')}"
        font = pdfdoc.PDFTrueTypeFont()
        font.Name = f"{self._name}s{number}"
        font.BaseFont = base
        font.FirstChar = 0
        font.LastChar = len(glyphs) - 1
        font.Widths = pdfdoc.PDFArray([program.getCharWidth(glyph) if glyph else 0 for glyph in glyphs])
        names = pdfdoc.PDFStream(content=_to_unicode(base, characters), filters=[pdfdoc.PDFZCompress])
        font.ToUnicode = document.Reference(names, f"Unicode{font.Name}")
        font.FontDescriptor = program.addSubsetObjects(document, base, glyphs)
        document.Reference(font, font.Name)
        document.idToObject["BasicFonts"].dict[font.Name] = font


def _to_unicode(name: str, characters: dict[int, str]) -> str:
    """The map from codes to the characters they stand for, beyond the basic plane in UTF-16 pairs."""
    entries = [f"<{code:02X}> <{char.encode('utf-16-be').hex().upper()}>" for code, char in sorted(characters.items())]
    blocks = [entries[start : start + 100] for start in range(0, len(entries), 100)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def",
            f"/CMapName /{name} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
            *(line for block in blocks for line in (f"{len(block)} beginbfchar", *block, "endbfchar")),
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )
