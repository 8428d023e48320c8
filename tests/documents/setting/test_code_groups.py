"""Do groups of digits stand in their columns, and does the code beside them say the same?"""

import pypdfium2
import pytest

from ctj_desktop.documents.blocks import CodeGroups, Document
from ctj_desktop.documents.inline import both
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.setting.code_groups import qr_modules
from ctj_desktop.documents.setting.layouts import flow
from ctj_desktop.documents.setting.rows import Cells, FlowRow, RowPart
from ctj_desktop.documents.setting.styles import AXIS_1, AXIS_4, COLUMN, FIRST_TOP, HALF_STEP, MM, READING_MEASURE
from ctj_desktop.documents.writers.pdf import write_pdf
from tests.documents import reading, samples

GROUPS = tuple(f"{number * 41231:06}" for number in range(1, 18))
BLOCK = CodeGroups(
    groups=GROUPS,
    last=both("Groupe de contrôle", "Prüfgruppe"),
    said=both("Code QR", "QR-Code"),
    below=both("À scanner", "Zum Einlesen"),
)
PAPER = Document(facts=samples.facts(), blocks=(BLOCK,))
DOTS = 4
"""Pixels a point."""


def row(layout: Layout = Layout.COLUMNS) -> FlowRow:
    [made] = flow(PAPER, layout).rows
    return made


def digits(made: FlowRow) -> list[RowPart]:
    return [part for part in made.parts if part.element is not None and part.element.tag == "LBody"]


def test_the_groups_stand_four_in_a_row_below_each_other_and_clear_of_the_code() -> None:
    made = digits(row())
    assert [part.lines[0].text for part in made] == list(GROUPS)
    assert len({round(part.x, 3) for part in made}) == 4
    assert len({round(part.lines[0].width, 3) for part in made}) == 1, "all digits are of one width"
    assert all(part.x > AXIS_1 and part.x + part.lines[0].width < AXIS_1 + READING_MEASURE for part in made)
    assert [part.top for part in made] == sorted(part.top for part in made)
    assert len({part.top for part in made}) == 5


def test_the_code_has_four_empty_modules_around_it() -> None:
    module = COLUMN / len(qr_modules("-".join(GROUPS)))
    inside = [part for part in row().parts if part.x < AXIS_4]
    assert 4 * module < AXIS_4 - (AXIS_1 + READING_MEASURE)
    assert all(part.x + max(line.width for line in part.lines) < AXIS_4 - 4 * module for part in inside)
    assert all(part.top * HALF_STEP > row().figures[0].box[3] for part in row().parts if part.x >= AXIS_4)


def test_the_code_is_drawn_as_it_was_made() -> None:
    [figure] = row().figures
    [cells] = figure.shapes
    assert isinstance(cells, Cells)
    modules = qr_modules("-".join(GROUPS))
    left, top, right, _foot = figure.box
    size = (right - left) / len(modules)
    page = pypdfium2.PdfDocument(write_pdf(PAPER))[0]
    picture = page.render(scale=DOTS).to_pil().convert("L")
    seen = [
        [
            picture.getpixel((int((left + (x + 0.5) * size) * DOTS), int((FIRST_TOP + top + (y + 0.5) * size) * DOTS)))
            < 128
            for x in range(len(modules))
        ]
        for y in range(len(modules))
    ]
    page.close()
    assert seen == modules


def test_the_code_is_of_level_m_and_no_larger_than_a_scanner_reads() -> None:
    modules = qr_modules("-".join(GROUPS))
    assert len(modules) == 37
    assert COLUMN / len(modules) > 0.9 * MM
    assert modules[8][:2] == [True, False], "level M, as its two bits stand behind their mask"


@pytest.mark.parametrize(("layout", "said"), [(Layout.COLUMNS, "Code QR / QR-Code"), (Layout.DE, "QR-Code")])
def test_a_reader_hears_each_number_before_its_group_and_what_the_code_is(layout: Layout, said: str) -> None:
    tree = reading.structure(write_pdf(PAPER, layout))
    items = tree.find("LI")
    assert [[kid.tag for kid in item.kids] for item in items] == [["Lbl", "LBody"]] * 17
    assert [reading.squeezed(item.kids[0].text) for item in items] == [str(number) for number in range(1, 18)]
    assert [reading.squeezed(item.kids[1].text) for item in items] == list(GROUPS)
    assert "Prüfgruppe" in items[-1].full_text
    [figure] = tree.find("Figure")
    assert figure.alternative == said
