"""What does a finished PDF say to a reader? Structure, languages and texts, read back without our own code."""

import ctypes
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdf
import pypdfium2
import pypdfium2.raw as raw


@dataclass
class Node:
    """One structure element as a reader finds it; `text` is its own, without that of its kids."""

    tag: str
    language: str = ""
    text: str = ""
    attributes: dict[str, Any] = field(default_factory=dict)
    kids: list["Node"] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)
    alternative: str = ""

    def walk(self) -> Iterator["Node"]:
        """The element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def find(self, tag: str) -> list["Node"]:
        """Every element of a tag, in reading order."""
        return [node for node in self.walk() if node.tag == tag]

    @property
    def full_text(self) -> str:
        """Its text and that of everything in it."""
        return squeezed("".join(node.text for node in self.walk()))


def squeezed(text: str) -> str:
    """The text as it was written: divided words joined (PDFium says U+0002 there), one space between words."""
    return " ".join(text.replace("\u00ad", "").replace("\u0002", "").split(" ")).strip()


def reader(pdf: bytes) -> Any:  # every object of a PDF may be anything; the tests say what they expect
    """The file (a `pypdf.PdfReader`), opened strictly."""
    return pypdf.PdfReader(io.BytesIO(pdf), strict=True)


def structure(pdf: bytes) -> Node:
    """The tree below its root, with the text of every mark."""
    file = reader(pdf)
    texts = marked_texts(pdf)
    numbers = {page.indirect_reference.idnum: index for index, page in enumerate(file.pages) if page.indirect_reference}
    root = file.root_object["/StructTreeRoot"]["/K"][0].get_object()
    return _node(root, texts, numbers)


def _node(element: Any, texts: list[dict[int, str]], numbers: dict[int, int]) -> Node:
    node = Node(str(element["/S"])[1:], str(element.get("/Lang", "")))
    node.attributes = dict(element.get("/A", {}))
    node.alternative = str(element.get("/Alt", ""))
    own = numbers[element.raw_get("/Pg").idnum] if "/Pg" in element else None
    for kid in element["/K"]:
        kid = kid.get_object()
        if isinstance(kid, int):
            assert own is not None
            _add(node, texts, own, int(kid))
        elif kid.get("/Type") == "/MCR":
            _add(node, texts, numbers[kid.raw_get("/Pg").idnum], int(kid["/MCID"]))
        elif kid.get("/Type") != "/OBJR":
            node.kids.append(_node(kid, texts, numbers))
    return node


def _add(node: Node, texts: list[dict[int, str]], page: int, number: int) -> None:
    node.text += texts[page].get(number, "")
    node.pages.append(page)


def marked_texts(pdf: bytes) -> list[dict[int, str]]:
    """For each page the text of each mark, from the drawn text objects."""
    document = pypdfium2.PdfDocument(pdf)
    found = []
    for page in document:
        texts: dict[int, str] = {}
        text_page = page.get_textpage()
        for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
            number = raw.FPDFPageObj_GetMarkedContentID(item.raw)
            if number >= 0:
                texts[number] = texts.get(number, "") + _text_of(item.raw, text_page.raw)
        found.append(texts)
        text_page.close()
    document.close()
    return found


def _text_of(item: Any, text_page: Any) -> str:
    size = raw.FPDFTextObj_GetText(item, text_page, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFTextObj_GetText(item, text_page, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")


def column_text(pdf: bytes, left: float, right: float) -> str:
    """The text inside a strip of every page, in millimetres from the left."""
    document = pypdfium2.PdfDocument(pdf)
    millimetre = 72 / 25.4
    texts = []
    for page in document:
        text_page = page.get_textpage()
        texts.append(
            text_page.get_text_bounded(
                left=left * millimetre,
                right=right * millimetre,
                top=page.get_height() - 25 * millimetre,
                bottom=25 * millimetre,
            )
        )
        text_page.close()
    document.close()
    return "\n".join(texts)


def artifact_free(node: Node) -> list[tuple[str, str, str]]:
    """Tag, language and own text of every element that has text, in reading order."""
    return [(one.tag, one.language, squeezed(one.text)) for one in node.walk() if squeezed(one.text)]
