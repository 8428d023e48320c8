"""Which structure has a paper, and how is it written into a PDF? The only place that knows PDF structure.

Elements are made with the blocks, before layout. Drawing only adds content: a mark on a page, or the annotation
of a link. An element that split over pages has one mark on each. Elements that were never drawn are left out,
except empty table cells. Values are handed on as plain data (`PdfName`, `Reference`, text, numbers, lists,
mappings); writing and escaping them is the renderer's work.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.domain.texts import Language

LANGUAGE_TAGS = {Language.FR: "fr", Language.DE: "de-CH", Language.EN: "en"}
KEPT_WHEN_EMPTY = frozenset({"TD", "TH"})


class PdfName(str):
    """A name object."""

    __slots__ = ()


class Reference(PositionalValue):
    """A reference to the object that is filed under a name."""

    name: str


class MarkedContent(PositionalValue):
    """A stretch of content on a page."""

    page: int
    number: int


class Annotation(PositionalValue):
    """A link's rectangle on a page; `number` counts the annotations of the paper."""

    page: int
    number: int


PdfValue = object
"""What the renderer can write: Name, Reference, str, bytes, bool, int, float, list, dict."""


@dataclass(slots=True, eq=False)
class Element:
    """One element of the structure tree; `kids` stand in reading order."""

    tag: str
    language: Language | None = None
    attributes: dict[str, PdfValue] = field(default_factory=dict)
    alternative: str = ""
    kids: list["Element | MarkedContent | Annotation"] = field(default_factory=list)
    parent: "Element | None" = None

    def child(self, tag: str, language: Language | None = None, *, alternative: str = "") -> "Element":
        """A new element at the end of this one."""
        made = Element(tag, language, alternative=alternative)
        self.adopt(made)
        return made

    def adopt(self, element: "Element") -> None:
        """An element made apart takes its place behind what is here already."""
        element.parent = self
        self.kids.append(element)

    def header(self, scope: str) -> "Element":
        """This cell as the head of its column or row."""
        self.attributes = {"O": PdfName("Table"), "Scope": PdfName(scope)}
        return self

    def spanning(self, columns: int) -> "Element":
        """This cell over several columns."""
        self.attributes = {**self.attributes, "O": PdfName("Table"), "ColSpan": columns}
        return self

    def placed(self, box: tuple[float, float, float, float]) -> None:
        """A figure's rectangle on its page."""
        self.attributes = {"O": PdfName("Layout"), "BBox": list(box), "Placement": PdfName("Block")}

    @property
    def drawn(self) -> bool:
        """Whether any content belongs to it or to what it holds."""
        return self.tag in KEPT_WHEN_EMPTY or any(kid.drawn if isinstance(kid, Element) else True for kid in self.kids)


class Structure:
    """The tree of one paper and the marks of its pages."""

    def __init__(self, language: Language) -> None:
        self.root = Element("Document", language)
        self._marked: list[list[Element]] = []
        self._links: list[Element] = []

    def start_page(self) -> None:
        """The next page begins; its marks count from 0."""
        self._marked.append([])

    def mark(self, element: Element) -> str:
        """Content of the element begins on the page: the operator that opens its mark."""
        marks = self._marked[-1]
        element.kids.append(MarkedContent(len(self._marked) - 1, len(marks)))
        marks.append(element)
        return f"/{element.tag} <</MCID {len(marks) - 1}>> BDC"

    @staticmethod
    def artifact(kind: str = "") -> str:
        """Decoration begins: rules and grounds, or a running `Header` or `Footer`."""
        if kind in ("Header", "Footer"):
            return f"/Artifact <</Type /Pagination /Subtype /{kind}>> BDC"
        return "/Artifact <</Type /Layout>> BDC"

    def link(self, element: Element) -> int:
        """A link annotation of the element on the page; its number."""
        element.kids.append(Annotation(len(self._marked) - 1, len(self._links)))
        self._links.append(element)
        return len(self._links) - 1

    def link_key(self, number: int) -> int:
        """The key of a link in the tree of parents."""
        return len(self._marked) + number

    def objects(self) -> Iterator[tuple[str, PdfValue]]:
        """Every object of the tree under its name, the root (`Structure`) first."""
        elements = list(_drawn(self.root))
        names = {id(element): f"Element{number}" for number, element in enumerate(elements)}
        yield (
            "Structure",
            {
                "Type": PdfName("StructTreeRoot"),
                "K": [Reference(names[id(self.root)])],
                "ParentTree": Reference("Parents"),
                "ParentTreeNextKey": len(self._marked) + len(self._links),
            },
        )
        yield "Parents", {"Nums": self._parents(names)}
        for element in elements:
            yield names[id(element)], _written(element, names)

    def _parents(self, names: dict[int, str]) -> list[PdfValue]:
        numbers: list[PdfValue] = []
        for page, marks in enumerate(self._marked):
            numbers += [page, [Reference(names[id(element)]) for element in marks]]
        for number, element in enumerate(self._links):
            numbers += [self.link_key(number), Reference(names[id(element)])]
        return numbers


def page_name(page: int) -> str:
    """The name of the object of a page."""
    return f"Paper{page}"


def link_name(number: int) -> str:
    """The name of the object of a link annotation."""
    return f"Link{number}"


def page_entries(page: int, links: Iterable[int]) -> dict[str, PdfValue]:
    """What accessibility asks of a page's dictionary."""
    entries: dict[str, PdfValue] = {"StructParents": page, "Tabs": PdfName("S")}
    annotations = [Reference(link_name(number)) for number in links]
    return {**entries, "Annots": annotations} if annotations else entries


def catalogue_entries(language: Language) -> dict[str, PdfValue]:
    """What accessibility asks of the document's catalogue; the objects are filed by the renderer."""
    return {
        "Lang": LANGUAGE_TAGS[language],
        "MarkInfo": {"Marked": True},
        "StructTreeRoot": Reference("Structure"),
        "ViewerPreferences": {"DisplayDocTitle": True},
        "Metadata": Reference("Metadata"),
    }


class Bookmark(PositionalValue):
    """A line of the table of contents: depth from 0, text, page from 0, height from the foot in points."""

    depth: int
    text: str
    page: int
    height: float


def bookmark_objects(bookmarks: list[Bookmark]) -> Iterator[tuple[str, PdfValue]]:
    """The outline under the name `Outline` and its entries; nothing for no bookmarks."""
    if not bookmarks:
        return
    parents, levels = _outline_tree(bookmarks)
    yield "Outline", {"Type": PdfName("Outlines"), **_ends(levels[-1]), "Count": len(bookmarks)}
    for index, bookmark in enumerate(bookmarks):
        siblings = levels[parents[index]]
        place = siblings.index(index)
        entry: dict[str, PdfValue] = {
            "Title": bookmark.text,
            "Parent": Reference("Outline" if parents[index] < 0 else f"Bookmark{parents[index]}"),
            "Dest": [Reference(page_name(bookmark.page)), PdfName("XYZ"), 0, round(bookmark.height, 2), 0],
        }
        if place:
            entry["Prev"] = Reference(f"Bookmark{siblings[place - 1]}")
        if place + 1 < len(siblings):
            entry["Next"] = Reference(f"Bookmark{siblings[place + 1]}")
        if levels.get(index):
            entry |= {**_ends(levels[index]), "Count": len(levels[index])}
        yield f"Bookmark{index}", entry


def _outline_tree(bookmarks: list[Bookmark]) -> tuple[list[int], dict[int, list[int]]]:
    """The parent of each bookmark (-1 for none) and the children of each."""
    parents: list[int] = []
    levels: dict[int, list[int]] = {-1: []}
    path: list[int] = []
    for index, bookmark in enumerate(bookmarks):
        del path[min(bookmark.depth, len(path)) :]
        parents.append(path[-1] if path else -1)
        levels.setdefault(parents[-1], []).append(index)
        path.append(index)
    return parents, levels


def _ends(children: list[int]) -> dict[str, PdfValue]:
    return {
        "First": Reference(f"Bookmark{children[0]}"),
        "Last": Reference(f"Bookmark{children[-1]}"),
    }


def _drawn(element: Element) -> Iterator[Element]:
    yield element
    for kid in element.kids:
        if isinstance(kid, Element) and kid.drawn:
            yield from _drawn(kid)


def _written(element: Element, names: dict[int, str]) -> dict[str, PdfValue]:
    page = next((kid.page for kid in element.kids if isinstance(kid, MarkedContent)), None)
    entry: dict[str, PdfValue] = {
        "Type": PdfName("StructElem"),
        "S": PdfName(element.tag),
        "P": Reference(names[id(element.parent)] if element.parent else "Structure"),
        "K": [_kid(kid, page, names) for kid in element.kids if not isinstance(kid, Element) or kid.drawn],
    }
    if page is not None:
        entry["Pg"] = Reference(page_name(page))
    if element.language is not None:
        entry["Lang"] = LANGUAGE_TAGS[element.language]
    if element.alternative:
        entry["Alt"] = element.alternative
    if element.attributes:
        entry["A"] = element.attributes
    return entry


def _kid(kid: Element | MarkedContent | Annotation, page: int | None, names: dict[int, str]) -> PdfValue:
    """A plain number for content on the element's own page, a reference with its page otherwise."""
    if isinstance(kid, Element):
        return Reference(names[id(kid)])
    if isinstance(kid, Annotation):
        return {
            "Type": PdfName("OBJR"),
            "Pg": Reference(page_name(kid.page)),
            "Obj": Reference(link_name(kid.number)),
        }
    if kid.page == page:
        return kid.number
    return {"Type": PdfName("MCR"), "Pg": Reference(page_name(kid.page)), "MCID": kid.number}
