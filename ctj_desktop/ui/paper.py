"""How do records become a PDF, and a PDF pictures? On the worker thread, over a reading door of its own."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from ctj_desktop.services.papers import About, PaperKind, Printing, paper_gaps, paper_name, paper_pdf
from ctj_desktop.storage.store import Store
from ctj_desktop.ui.views.paper_view import PageSize

if TYPE_CHECKING:  # 8 MB: only when somebody looks at a paper

    from pypdfium2 import PdfDocument

    from ctj_desktop.documents.gaps import Gaps


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be printed."""

    kind: PaperKind
    about: About
    printing: Printing


class Paper:
    """The bytes as they are saved and printed, and their pages; used by one thread at a time."""

    def __init__(self, order: Order, pdf: bytes, name: str, gaps: "Gaps") -> None:
        self.order, self.pdf, self.name, self.gaps = order, pdf, name, gaps
        with closing(_opened(pdf)) as document:
            sizes = [PageSize(*document.get_page_size(page)) for page in range(len(document))]
        self.sizes: Sequence[PageSize] = tuple(sizes)

    def picture(self, page: int, scale: float) -> QImage:
        """One page, `scale` pixels per point."""
        with closing(_opened(self.pdf)) as document:
            bitmap = document[page].render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
            size = (bitmap.width, bitmap.height, bitmap.stride)
            image = QImage(bytes(bitmap.buffer), *size, QImage.Format.Format_RGBX8888)
            return image.copy()  # the buffer ends with the bitmap

    def text(self) -> str:
        """What the pages say."""
        with closing(_opened(self.pdf)) as document:
            return "\n".join(page.get_textpage().get_text_range() for page in document)


def _opened(pdf: bytes) -> "PdfDocument":
    from pypdfium2 import PdfDocument

    return PdfDocument(pdf)


def make_paper(store: Store, order: Order) -> Paper:
    """Reads through a second connection, so that the window can go on writing; raises UserError or StoreError."""
    with Store.open(store.path, key=store.key, environment=store.environment, read_only=True) as reader:
        pdf = paper_pdf(reader, order.kind, order.about, order.printing)
        name = paper_name(reader, order.kind, order.about, order.printing)
        gaps = paper_gaps(reader, order.kind, order.about, order.printing)
    return Paper(order, pdf, name, gaps)
