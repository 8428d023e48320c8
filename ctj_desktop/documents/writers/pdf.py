"""How do blocks become the bytes of a PDF? The only place that escapes what people wrote.

`write_pdf` is a pure function: the same document gives the same bytes, since the file's ID and dates come from the
document and never from a clock. ReportLab's object writer and font subsets are used below its canvas, which
would untag, respace and re-date the text.
"""

import hashlib
import html
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from reportlab.pdfbase import pdfdoc

from ctj_desktop import __version__
from ctj_desktop.documents.blocks import Document, PaperFacts
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.setting.drawing import PageDrawing, text_top
from ctj_desktop.documents.setting.embedding import FontBook
from ctj_desktop.documents.setting.fonts import printable
from ctj_desktop.documents.setting.layouts import Flow, flow
from ctj_desktop.documents.setting.paging import Pages, paginate
from ctj_desktop.documents.setting.sheets import PlacedSheet
from ctj_desktop.documents.setting.styles import HALF_STEP, PAGE_HEIGHT
from ctj_desktop.documents.setting.tagging import (
    LANGUAGE_TAGS,
    Bookmark,
    PdfName,
    PdfValue,
    Reference,
    Structure,
    bookmark_objects,
    catalogue_entries,
    link_name,
    page_entries,
    page_name,
)
from ctj_desktop.documents.writers.addresses import uri
from ctj_desktop.domain.record import replace

PRODUCER = f"CTJ Desktop {__version__}"
Step = Callable[[int, int], None]
EVERY = 100
"""Objects of a file that are written in far less than a tenth of a second."""


def write_pdf(document: Document, layout: Layout = Layout.COLUMNS, step: Step = lambda _done, _total: None) -> bytes:
    """The tagged PDF (PDF/UA-1) of a document in a layout; its parts, if it has any, are each in their language.

    `step` hears often how many of how many steps are done: what it raises ends the work.
    """
    structure, fonts = Structure(document.facts.language), FontBook()
    drawings, bookmarks = list[PageDrawing](), list[Bookmark]()
    bound = [(part.document, part.laid_out, part.name) for part in document.parts]
    papers = bound or [(document, layout, "")]
    told = _Told(step, len(papers))
    for paper, chosen, name in papers:
        flowing = flow(paper, chosen, structure)
        pages = [] if flowing.sheets else paginate(flowing.rows)
        first = len(drawings)
        bookmarks += [Bookmark(0, name, first, PAGE_HEIGHT)] if name else []
        below = 1 if bound else 0
        inside = [*_bookmarks(pages, first), *_bookmarks_of_sheets(flowing.sheets)]
        bookmarks += (replace(mark, depth=mark.depth + below) for mark in inside)
        drawings += [*_drawn(paper.facts, flowing, pages, fonts), *_drawn_sheets(paper.facts, flowing, fonts)]
        told.drew()
    file = _File(fonts, told)
    file.pages(drawings)
    file.add_all(structure.objects())
    file.add_all(bookmark_objects(bookmarks))
    file.add_stream("Metadata", _metadata(document.facts), {"Type": "Metadata", "Subtype": "XML"})
    return file.bytes(document.facts, with_outline=bool(bookmarks))


def _drawn(facts: PaperFacts, flowing: Flow, pages: Pages, fonts: FontBook) -> list[PageDrawing]:
    drawings = []
    for number, rows in enumerate(pages, 1):
        drawing = PageDrawing(flowing.structure, fonts)
        drawing.grounds(rows, text_top(number))
        if facts.draft:
            drawing.watermark()
        if number == 1 and flowing.letterhead:
            drawing.letterhead(*flowing.letterhead, flowing.languages)
        drawing.rows(rows, text_top(number))
        drawing.running(facts, number, len(pages))
        drawings.append(drawing)
    return drawings


def _drawn_sheets(facts: PaperFacts, flowing: Flow, fonts: FontBook) -> list[PageDrawing]:
    drawings = []
    for sheet in flowing.sheets:
        drawing = PageDrawing(flowing.structure, fonts, width=sheet.width, height=sheet.height)
        if facts.draft:
            drawing.watermark()
        drawing.sheet(sheet)
        drawings.append(drawing)
    return drawings


def _bookmarks_of_sheets(sheets: Sequence[PlacedSheet]) -> list[Bookmark]:
    return [Bookmark(0, sheet.bookmark, at, sheet.height) for at, sheet in enumerate(sheets) if sheet.bookmark]


def _bookmarks(pages: Pages, first: int) -> list[Bookmark]:
    return [
        Bookmark(
            item.row.bookmark[0],
            item.row.bookmark[1],
            first + number,
            PAGE_HEIGHT - text_top(number + 1) - (item.top - 1) * HALF_STEP,
        )
        for number, rows in enumerate(pages)
        for item in rows
        if item.row.bookmark
    ]


class _Told:
    """How far it is: each paper is drawn, then put into the file and written, which takes about as long."""

    def __init__(self, step: Step, papers: int) -> None:
        self._step, self._papers, self._drawn = step, papers, 0
        self._put = self._written = 0

    def drew(self) -> None:
        """A paper."""
        self._drawn += 1
        self._step(self._drawn, 2 * self._papers)

    def put(self) -> None:
        """An object, into the file: how many there will be is not known yet."""
        self._put += 1
        if self._put % EVERY == 0:
            self._step(self._papers, 2 * self._papers)

    def wrote(self) -> None:
        """An object."""
        self._written += 1
        if self._written % EVERY == 0:
            self._step(self._papers + self._papers * min(self._written, self._put) // self._put, 2 * self._papers)


class _Object(pdfdoc.PDFObject):  # type: ignore[misc]  # ReportLab is not typed
    """A plain value as an object of the file."""

    __RefOnly__ = 1

    def __init__(self, value: PdfValue, told: _Told) -> None:
        self.value, self._told = value, told
        told.put()

    def format(self, document: Any) -> bytes:
        self._told.wrote()
        return _written(self.value, document.idToObjectNumberAndVersion).encode("latin-1")


class _File:
    """One PDF file, filled object by object."""

    def __init__(self, fonts: FontBook, told: _Told) -> None:
        self._document: Any = pdfdoc.PDFDocument(invariant=1, pdfVersion=(1, 7))
        self._fonts, self._told = fonts, told

    def add_all(self, objects: Any) -> None:
        """Files every object under its name."""
        for name, value in objects:
            self._document.Reference(_Object(value, self._told), name)

    def add_stream(self, name: str, content: bytes, entries: Mapping[str, str], *, packed: bool = False) -> None:
        """Files a stream of bytes with names as entries, compressed if `packed`."""
        filters = [pdfdoc.PDFZCompress] if packed else None
        dictionary = pdfdoc.PDFDictionary({key: pdfdoc.PDFName(value) for key, value in entries.items()})
        self._document.Reference(pdfdoc.PDFStream(dictionary, content, filters), name)

    def pages(self, drawings: Sequence[PageDrawing]) -> None:
        """Files every page with its stream and its links."""
        resources = pdfdoc.PDFResourceDictionary()
        resources.basicFonts()
        self._document.Reference(resources, "Resources")
        for number, drawing in enumerate(drawings):
            stream = "\n".join(drawing.stream).encode("latin-1")
            self.add_stream(f"Content{number}", stream, {}, packed=True)
            entries: dict[str, PdfValue] = {
                "Type": PdfName("Page"),
                "Parent": Reference("Pages"),
                "MediaBox": [0, 0, round(drawing.width, 2), round(drawing.height, 2)],
                "Resources": Reference("Resources"),
                "Contents": Reference(f"Content{number}"),
                **page_entries(number, (link.number for link in drawing.links)),
            }
            self._document.Reference(_Object(entries, self._told), page_name(number))
            for link in drawing.links:
                self._link(number, link.number, link.address, link.text, link.box, len(drawings))
        kids = [Reference(page_name(number)) for number in range(len(drawings))]
        self.add_all([("Pages", {"Type": PdfName("Pages"), "Kids": kids, "Count": len(kids)})])

    def _link(self, page: int, number: int, address: str, text: str, box: tuple[float, ...], pages: int) -> None:
        entries = {
            "Type": PdfName("Annot"),
            "Subtype": PdfName("Link"),
            "Rect": [round(edge, 2) for edge in box],
            "Border": [0, 0, 0],
            "F": 4,
            "P": Reference(page_name(page)),
            "Contents": f"{text} ({address})",
            "StructParent": pages + number,
            "A": {"S": PdfName("URI"), "URI": uri(address).encode("ascii")},
        }
        self.add_all([(link_name(number), entries)])

    def bytes(self, facts: PaperFacts, *, with_outline: bool) -> bytes:
        """The finished file."""
        document = self._document
        self._fonts.embed(document)
        outline = {"Outlines": Reference("Outline"), "PageMode": PdfName("UseOutlines")} if with_outline else {}
        document.Catalog = _Object(
            {
                "Type": PdfName("Catalog"),
                "Pages": Reference("Pages"),
                **catalogue_entries(facts.language),
                **outline,
            },
            self._told,
        )
        document.info = _Object(
            {
                "Title": _plain(facts.title),
                "Author": _plain(facts.author),
                "Creator": "CTJ Desktop",
                "Producer": PRODUCER,
                "CreationDate": f"D:{facts.dated:%Y%m%d%H%M%S}Z",
                "ModDate": f"D:{facts.dated:%Y%m%d%H%M%S}Z",
            },
            self._told,
        )
        digest = hashlib.sha256(f"{facts.identity}\n{facts.title}\n{facts.dated.isoformat()}".encode()).hexdigest()
        document._ID = f"\n[<{digest[:32]}><{digest[:32]}>]\n".encode("ascii")
        finished: bytes = document.format()
        return finished


def _plain(text: str) -> str:
    return printable(text).replace("\n", " ")


def _written(value: PdfValue, numbers: Mapping[str, tuple[int, int]]) -> str:
    """A plain value in the notation of PDF; text is escaped here and nowhere else."""
    if isinstance(value, PdfName):
        return f"/{value}"
    if isinstance(value, str):
        return _text_string(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Reference):
        return f"{numbers[value.name][0]} 0 R"
    if isinstance(value, dict):
        inside = "".join(f"/{key} {_written(item, numbers)}\n" for key, item in value.items())
        return f"<<{inside}>>"
    if isinstance(value, list):
        return "[" + " ".join(_written(item, numbers) for item in value) + "]"
    if isinstance(value, float):
        return f"{value:.4f}".rstrip("0").rstrip(".")
    if isinstance(value, bytes):
        return f"({_escaped(value.decode('latin-1'))})"
    raise TypeError(type(value))


def _text_string(text: str) -> str:
    if text.isascii():
        return f"({_escaped(text)})"
    return f"<{(chr(0xFEFF) + text).encode('utf-16-be', 'replace').hex().upper()}>"


def _escaped(text: str) -> str:
    for char in ("\\", "(", ")"):
        text = text.replace(char, "\\" + char)
    return text.replace("\r", "\\r").replace("\n", "\\n")


def _metadata(facts: PaperFacts) -> bytes:
    """The XMP packet: title, author, dates, and the claim of PDF/UA-1 alone."""
    dated = _xmp_date(facts.dated)
    language = LANGUAGE_TAGS[facts.language]
    title, author = html.escape(_plain(facts.title)), html.escape(_plain(facts.author))
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>CTJ Desktop</xmp:CreatorTool>
<xmp:CreateDate>{dated}</xmp:CreateDate>
<xmp:ModifyDate>{dated}</xmp:ModifyDate>
<pdf:Producer>{html.escape(PRODUCER)}</pdf:Producer>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>""".encode()


def _xmp_date(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%S}Z"
