"""What does a finished file for Word say to a reader? Read back by the standard library, without our own code."""

import io
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
GAP = "BetweenTables"


def part(file: bytes, name: str) -> Element:
    """A part of the file."""
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return ElementTree.fromstring(archive.read(name))


def names(file: bytes) -> list[str]:
    """The parts, in their order."""
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return archive.namelist()


def body(file: bytes) -> Element:
    """What stands on the pages."""
    found = part(file, "word/document.xml").find(f"{W}body")
    assert found is not None
    return found


def value(element: Element | None, name: str = "val") -> str:
    """An attribute; empty where there is none."""
    return "" if element is None else element.get(f"{W}{name}", "")


def style(paragraph: Element) -> str:
    """The style of a paragraph."""
    return value(paragraph.find(f"{W}pPr/{W}pStyle"))


def text(element: Element) -> str:
    """What is read in it; tabs and breaks of a line part words."""
    pieces = []
    for one in element.iter():
        if one.tag == f"{W}t":
            pieces.append(one.text or "")
        elif one.tag in (f"{W}br", f"{W}tab"):
            pieces.append(" ")
    return "".join(pieces).strip()


def paragraphs(element: Element) -> Iterator[tuple[str, str]]:
    """Style and text of all that say something, in reading order."""
    for one in element.iter(f"{W}p"):
        said = text(one)
        if said:
            yield style(one), said


def runs(element: Element) -> Iterator[tuple[str, str]]:
    """Language and text of everything that is said."""
    for one in element.iter(f"{W}r"):
        said = "".join(found.text or "" for found in one.iter(f"{W}t"))
        if said:
            yield value(one.find(f"{W}rPr/{W}lang")), said
