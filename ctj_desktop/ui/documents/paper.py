"""How do records become a PDF, and a PDF pictures? On the worker thread, over a reading door of its own."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from ctj_desktop.files.stepwise import Step
from ctj_desktop.services.papers.making import Made, make
from ctj_desktop.services.papers.paper import About
from ctj_desktop.services.papers.print_centre import PrintOrder, Saved, save_all
from ctj_desktop.services.papers.sources import Source, source_of_line, sources
from ctj_desktop.storage.store import Store
from ctj_desktop.ui.documents.paper_view import PageSize, TextLine

if TYPE_CHECKING:  # 8 MB: only when somebody looks at a paper
    from pypdfium2 import PdfDocument

__all__ = ["PrintOrder", "PrintedPaper", "find_line", "make_paper", "paper_file", "save_papers", "second_reader"]

SAME_LINE, SAME_COLUMN = 2.0, 9.0
"""Points: how far the feet of one line may differ, and how far a gutter is wider than a space."""


class PaperPages:
    """The bytes as they are saved and printed, and their pages; used by one thread at a time."""

    def __init__(self, pdf: bytes) -> None:
        self.pdf = pdf
        with closing(_opened(self.pdf)) as document:
            sizes = [PageSize(*document.get_page_size(page)) for page in range(len(document))]
        self.sizes: Sequence[PageSize] = tuple(sizes)

    def picture(self, page: int, scale: float) -> QImage:
        """One page, `scale` pixels per point."""
        with closing(_opened(self.pdf)) as document:
            bitmap = document[page].render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
            size = (bitmap.width, bitmap.height, bitmap.stride)
            image = QImage(bytes(bitmap.buffer), *size, QImage.Format.Format_RGBX8888)
            return image.copy()  # the buffer ends with the bitmap

    def lines(self, page: int) -> list[TextLine]:
        """What stands on a page, line by line of each column, from the top."""
        with closing(_opened(self.pdf)) as document:
            sheet = document[page]
            height = sheet.get_height()
            text = sheet.get_textpage()
            found = []
            for at in range(text.count_rects()):
                left, bottom, right, top = text.get_rect(at)
                said = text.get_text_bounded(left, bottom, right, top).strip()
                if said:
                    found.append(TextLine(left, height - top, right - left, top - bottom, said))
            return _joined(found)

    def text(self) -> str:
        """What the pages say."""
        with closing(_opened(self.pdf)) as document:
            return "\n".join(page.get_textpage().get_text_range() for page in document)


class PrintedPaper(PaperPages):
    """A paper of the set: what it was made from, what it lacks, where its passages come from."""

    def __init__(self, order: PrintOrder, made: Made, found: Mapping[str, Source]) -> None:
        super().__init__(made.file)
        self.order, self.made, self.sources = order, made, found
        self.gaps = made.gaps


def _joined(pieces: Sequence[TextLine]) -> list[TextLine]:
    """Pieces of one line in several faces are one; the other column is another line."""
    lines: list[TextLine] = []
    for piece in pieces:
        last = lines[-1] if lines else None
        beside = last is not None and abs(last.bottom - piece.bottom) < SAME_LINE
        if last is not None and beside and 0 <= piece.left - last.right < SAME_COLUMN:
            lines[-1] = last.and_then(piece)
        else:
            lines.append(piece)
    return lines


def find_line(store: Store, about: About, line: str) -> Source | None:
    """The record of a printed line, through a reading door."""
    with second_reader(store) as reader:
        return source_of_line(reader, about, line)


def _opened(pdf: bytes) -> "PdfDocument":
    from pypdfium2 import PdfDocument

    return PdfDocument(pdf)


@contextmanager
def second_reader(store: Store) -> Iterator[Store]:
    """A second connection, so that the window can go on writing while the worker reads."""
    with Store.open(store.path, key=store.key, environment=store.environment, read_only=True) as reader:
        yield reader


def make_paper(store: Store, order: PrintOrder) -> PrintedPaper:
    """Raises UserError or StoreError."""
    with second_reader(store) as reader:
        made = make(reader, order.paper, order.about, order.printing)
        found = sources(reader, order.about, [gap.text for gap in made.gaps.untranslated])
    return PrintedPaper(order, made, found)


def paper_file(store: Store, order: PrintOrder) -> bytes:
    """The file in the form that was ordered. Raises UserError or StoreError."""
    with second_reader(store) as reader:
        return make(reader, order.paper, order.about, order.printing, order.form).file


def save_papers(
    store: Store,
    orders: Sequence[PrintOrder],
    names: Sequence[str],
    folder: Path,
    replaced: frozenset[str],
    step: Step,
) -> Saved:
    """As `print_centre.save_all`, through a reading door."""
    with second_reader(store) as reader:
        return save_all(reader, orders, names, folder, replaced, step)
