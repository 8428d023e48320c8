"""Does the address of a letter lie in the window of the envelope of its country?"""

import pytest

from ctj_desktop.documents.blocks import Document, LetterBeginning, Paragraph
from ctj_desktop.documents.inline import both
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.setting.layouts import flow
from ctj_desktop.documents.setting.paging import paginate
from ctj_desktop.documents.setting.styles import FIRST_TOP, HALF_STEP, MM
from tests.documents.samples import facts

SIX = tuple(f"Ligne {number} de l’adresse" for number in range(1, 7))


@pytest.mark.parametrize(
    ("to_the_left", "window"), [(True, (22, 107.5, 60, 85.5)), (False, (100, 200, 45, 80))], ids=["Swiss", "French"]
)
def test_six_lines_lie_in_the_window_and_the_text_begins_below(
    to_the_left: bool, window: tuple[float, float, float, float]
) -> None:
    begin = LetterBeginning(
        address=SIX,
        to_the_left=to_the_left,
        dated=both("2 mars 2026", "2. März 2026"),
        subject=both("Objet", "Betreff"),
    )
    paragraph = Paragraph(text=both("Madame, Monsieur,", "Sehr geehrte Damen und Herren"))
    pages = paginate(flow(Document(facts=facts(), blocks=(begin, paragraph)), Layout.FR).rows)
    (row, text) = pages[0]
    left, right, top, foot = window
    for part in row.row.parts[: len(SIX)]:
        upper, lower = FIRST_TOP + part.top * HALF_STEP, FIRST_TOP + part.bottom * HALF_STEP
        assert top <= upper / MM
        assert lower / MM <= foot + 0.1
        assert left <= part.x / MM
        assert (part.x + part.lines[0].width) / MM <= right
    dated = row.row.parts[len(SIX)]
    assert (FIRST_TOP + dated.top * HALF_STEP) / MM == pytest.approx(96, abs=0.1)
    assert text.top > row.row.parts[-1].bottom
    assert len(row.row.rules) == (3 if to_the_left else 2)
