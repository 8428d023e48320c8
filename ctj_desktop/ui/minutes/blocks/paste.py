"""What becomes of a document that is pasted: which paragraphs and list entries, with which emphasis?

Only words, emphasis and lists come along; pictures, colours and sizes stay behind.
"""

import re
from collections.abc import Iterator

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QFont, QTextBlock, QTextDocument

from ctj_desktop.domain import marks
from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.domain.records.minutes import MinuteBlockKind

_BULLET = re.compile(r"^\s*(?:[•·‣▪●○§]\s+|[-–*o]\s{2,}|[-–*]\s)")
_NUMBER = re.compile(r"^\s*\d{1,3}[.)]\s{2,}")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u00ad\ufffc\ufeff]")
_SPACES = re.compile(r"[ \t]{2,}")


class Pasted(PositionalValue):
    """One block to be."""

    kind: MinuteBlockKind
    text: str


class _NothingFetched(QTextDocument):
    """What is pasted may name style sheets and pictures: nothing that it names is read."""

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        return None


def passages(source: QMimeData) -> list[Pasted]:
    """The blocks of what lies on the clipboard; a single line is one passage."""
    if source.hasHtml():
        document = _NothingFetched()
        document.setHtml(_without_pictures(source.html()))
        return [passage for block in _blocks(document) if (passage := _passage(block)) is not None]
    return [passage for line in source.text().splitlines() if (passage := _line(line)) is not None]


def _without_pictures(html: str) -> str:
    return re.sub(r"<(?:img|v:\w+|o:\w+)\b[^>]*>", "", html, flags=re.IGNORECASE)


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _passage(block: QTextBlock) -> Pasted | None:
    text = _text(block)
    bare = _BULLET.sub("", text, count=1)
    if not bare.strip():
        return None
    if block.textList() is not None or bare != text or _NUMBER.match(text):
        return Pasted(MinuteBlockKind.LIST_ENTRY, _NUMBER.sub("", bare).strip())
    kind = MinuteBlockKind.HEADING if block.blockFormat().headingLevel() else MinuteBlockKind.PARAGRAPH
    return Pasted(kind, marks.without_marks(text).strip() if kind is MinuteBlockKind.HEADING else text.strip())


def _text(block: QTextBlock) -> str:
    """Only what is emphasised goes through the marks: a whole document is read in one breath."""
    heading = bool(block.blockFormat().headingLevel())
    written: list[str] = []
    styled: list[marks.MarkedRun] = []
    fragments = block.begin()
    while not fragments.atEnd():
        fragment = fragments.fragment()
        char, text = fragment.charFormat(), _clean(fragment.text())
        strong = not heading and char.fontWeight() >= QFont.Weight.DemiBold
        if strong or char.fontItalic():
            styled.append(marks.MarkedRun(text, em=char.fontItalic(), strong=strong))
        else:
            written += [marks.markup(styled), marks.escape(text)]
            styled = []
        fragments += 1
    return "".join([*written, marks.markup(styled)])


def _line(line: str) -> Pasted | None:
    text = _clean(line)
    bare = _BULLET.sub("", text, count=1)
    if not bare.strip():
        return None
    kind = MinuteBlockKind.LIST_ENTRY if bare != text else MinuteBlockKind.PARAGRAPH
    return Pasted(kind, marks.escape(bare.strip()))


def _clean(text: str) -> str:
    broken = text.replace("\u2028", "\n").replace("\u2029", "\n")
    return _SPACES.sub("  ", _CONTROL.sub("", broken))
