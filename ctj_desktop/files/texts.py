"""What is written in a file that somebody attached: a PDF, a Word document, a plain text?

Such files come from anybody. Of each a bounded part is read, within a time that the caller keeps: it is asked after
every page, or after every piece of a document. What cannot be read has a reason and never raises.
"""

import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from io import BytesIO
from pathlib import PurePath
from typing import Final
from xml.parsers import expat

from ctj_desktop.domain.file_texts import MOST_BYTES, MOST_TEXT, Unread
from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.files.decoding import decoded
from ctj_desktop.files.whole_tags import feed

TEXTS: Final = frozenset({".txt", ".text", ".md", ".csv", ".tsv", ".log", ".ics", ".vcf"})
PDF, ZIP, OLD_OFFICE = b"%PDF-", b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1")
PDF_WITHIN: Final = 1024  # bytes: some programs write something before it
PDF_PASSWORD: Final = 4  # FPDF_ERR_PASSWORD
WORD_PARTS: Final = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # the others give back a piece however large it is
BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, expat.ExpatError, EOFError, ValueError, OSError, NotImplementedError, LookupError
)  # fmt: skip
PIECE: Final = 64 * 1024
NO_TEXT: Final = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
HYPHENS: Final = re.compile("[\u0002\ufffe]")
"""What stands for a hyphen at the end of a line, of the word or not: the index holds such a word in one as well."""


class FileText(PositionalValue):
    """What is written in a file, as far as it was read; `why` where that is not all of it or nothing."""

    text: str
    why: Unread | None = None


class _Unreadable(Exception):
    def __init__(self, why: Unread) -> None:
        super().__init__(why)
        self.why = why


def is_pdf(content: bytes) -> bool:
    """Whether another program's library must read it."""
    return PDF in content[:PDF_WITHIN]


def text_of(name: str, content: bytes, over: Callable[[], bool]) -> FileText:
    """The text of a file of that name; `over` says that the time is up."""
    if len(content) > MOST_BYTES:
        return FileText("", Unread.TOO_LARGE)
    suffix = PurePath(name).suffix.lower()
    if is_pdf(content):
        return _gathered(_pages(content), over)
    if content.startswith(ZIP):
        return _gathered(_paragraphs(content), over)
    if suffix == ".docx":
        return FileText("", Unread.PROTECTED if content.startswith(OLD_OFFICE) else Unread.DAMAGED)
    if suffix == ".pdf":
        return FileText("", Unread.DAMAGED)
    return _plain(content) if suffix in TEXTS else FileText("", Unread.OTHER)


def _gathered(parts: Iterator[str], over: Callable[[], bool]) -> FileText:
    texts: list[str] = []
    size, why = 0, None
    try:
        for part in parts:
            texts.append(part)
            size += len(part)
            if size >= MOST_TEXT:
                break
            if over():
                why = Unread.TOO_SLOW
                break
    except _Unreadable as unreadable:
        return FileText("", unreadable.why)
    return FileText(_fitting("".join(texts)), why)


def _fitting(text: str) -> str:
    """At most so many bytes, without what no file of texts can hold."""
    clean = text.replace("\0", " ").encode("utf-8", "replace")
    return clean[:MOST_TEXT].decode("utf-8", "ignore")


def _pages(content: bytes) -> Iterator[str]:
    from pypdfium2 import PdfDocument, PdfiumError  # only where a PDF is read

    try:
        document = PdfDocument(content)
    except PdfiumError as error:
        raise _Unreadable(Unread.PROTECTED if error.err_code == PDF_PASSWORD else Unread.DAMAGED) from error
    with closing(document):
        for at in range(len(document)):
            try:
                with closing(document[at]) as page, closing(page.get_textpage()) as texts:
                    found = texts.get_text_bounded()
            except PdfiumError:  # one page that cannot be read does not hide the others
                found = ""
            yield HYPHENS.sub("-", found) + "\n"


def _paragraphs(content: bytes) -> Iterator[str]:
    """Of a Word document; any other archive holds nothing that is read here."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            held = {info.filename: info for info in archive.infolist()}
            if WORD_PARTS[0] not in held:
                raise _Unreadable(Unread.OTHER)
            for name in WORD_PARTS:
                if name in held:
                    yield from _of_part(archive, held[name])
    except BROKEN as error:
        raise _Unreadable(Unread.DAMAGED) from error


def _of_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[str]:
    if part.flag_bits & 1:
        raise _Unreadable(Unread.PROTECTED)
    if part.compress_type not in METHODS:
        raise _Unreadable(Unread.DAMAGED)
    words = _Words()
    inflated = 0
    with archive.open(part) as file:
        while piece := file.read(PIECE):
            inflated += len(piece)
            if inflated > MOST_BYTES:
                raise _Unreadable(Unread.TOO_LARGE)
            feed(words.parser, piece, inflated - len(piece))
            yield words.take()
    words.parser.Parse(b"", True)
    yield words.take()


class _Words:
    """The words of a part as it is parsed; a document type, and with it any entity, is refused."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.StartElementHandler = self._begin
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._said
        self._found: list[str] = []
        self._in_text = False

    def take(self) -> str:
        """What was found since the last time."""
        found = "".join(self._found)
        self._found.clear()
        return found

    def _refuse(self, *_declared: object) -> None:
        raise _Unreadable(Unread.DAMAGED)

    def _begin(self, name: str, _attributes: object) -> None:
        local = name.rpartition(" ")[2]
        self._in_text = local == "t"
        if local in ("tab", "br", "cr"):
            self._found.append(" ")

    def _end(self, name: str) -> None:
        self._in_text = False
        if name.rpartition(" ")[2] == "p":
            self._found.append("\n")

    def _said(self, text: str) -> None:
        if self._in_text:
            self._found.append(text)


def _plain(content: bytes) -> FileText:
    text = decoded(content)
    return FileText("", Unread.DAMAGED) if NO_TEXT.search(text) else FileText(_fitting(text))
