"""What does a paper cost: thirty pages of bilingual minutes, an agenda?"""

import io
from collections.abc import Iterator
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from ctj_desktop.documents import agenda, minutes
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.minutes import MinutesPaper
from ctj_desktop.documents.writers.pdf import write_pdf
from ctj_desktop.domain.records.people import Side
from ctj_desktop.i18n import load_translator
from tests.benchmarks.table import Figure, measure
from tests.documents.records import PARAGRAPH, Session, a_meeting, an_agenda, an_item, options
from tests.documents.samples import LONG

PAGES = 30
ITEMS = 42
BARE = "bare canvas, 30 empty pages"


def figures(folder: Path) -> Iterator[Figure]:
    """The rows of the papers; `folder` is not needed, a paper is bytes."""
    french, german = load_translator("fr_CH"), load_translator("de_CH")
    held = thirty_pages()
    to_come = an_agenda(a_meeting(), *(an_item(f"Point {one}", f"Traktandum {one}") for one in range(12)))
    columns, alternate = options(Layout.COLUMNS), options(Layout.ALTERNATE)
    yield measure(
        f"minutes, {PAGES} pages in two languages",
        lambda: write_pdf(minutes.document(held, french, german, columns), columns.layout),
        BARE,
        _bare,
        aim="≤ 300 ms",
    )
    yield measure(
        "agenda, one page in two languages",
        lambda: write_pdf(agenda.document(to_come, french, german, alternate), alternate.layout),
        BARE,
        _bare,
        aim="≤ 150 ms",
    )


def thirty_pages() -> MinutesPaper:
    """Minutes of about thirty pages: items with long paragraphs, decisions and tasks."""
    session = Session()
    for number in range(24):
        session.seat(f"Membre {number}", Side.FR if number % 2 else Side.CH)
    french, german = LONG.fr.text, LONG.de.text
    for number in range(ITEMS):
        paragraphs = [
            session.block(PARAGRAPH, f"{number}.{one} {french}", f"{number}.{one} {german}") for one in range(2)
        ]
        session.point(
            an_item(f"Point {number}", f"Traktandum {number}"),
            *paragraphs,
            session.decided(f"Décidé {number}.", f"Beschlossen {number}."),
            session.task(f"Tâche {number}", f"Auftrag {number}"),
        )
    return session.paper()


def _bare() -> None:
    canvas = Canvas(io.BytesIO(), invariant=1)
    for _ in range(PAGES):
        canvas.showPage()
    canvas.save()
