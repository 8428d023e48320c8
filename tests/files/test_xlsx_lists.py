"""Does a spreadsheet get cells of their type, and nothing that it would compute?"""

import io
from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal

import pytest
from python_calamine import CalamineWorkbook

from ctj_desktop.files.cell_table import Cell, CellTable
from ctj_desktop.files.stepwise import EVERY
from ctj_desktop.files.xlsx_lists import LONGEST, sheet_name, xlsx_bytes


def read(content: bytes) -> Sequence[Sequence[object]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()


def table(*cells: Cell) -> CellTable:
    return CellTable("Liste", tuple(f"c{at}" for at in range(len(cells))), (cells,))


def test_every_cell_keeps_its_type() -> None:
    cells = (
        *("=1+1", "http://x", "+41 24 555 00 07", 7, Decimal("12.50")),
        *(date(2026, 3, 1), datetime(2026, 3, 1, 14, 30), time(14, 30), "", None),
    )
    [head, row] = read(xlsx_bytes(table(*cells)))
    assert head == [f"c{at}" for at in range(len(cells))]
    assert row[:8] == ["=1+1", "http://x", "+41 24 555 00 07", 7.0, 12.5, *cells[5:8]]


def test_a_day_before_the_calendar_of_workbooks_is_a_text() -> None:
    assert read(xlsx_bytes(table(date(1899, 12, 31), datetime(1850, 1, 2, 3, 4))))[1] == [
        "1899-12-31",
        "1850-01-02T03:04:00",
    ]


def test_a_text_longer_than_a_cell_is_cut_there() -> None:
    assert read(xlsx_bytes(table("x" * (LONGEST + 1))))[1] == ["x" * LONGEST]


def test_the_same_list_gives_the_same_bytes_and_an_empty_one_its_head() -> None:
    assert xlsx_bytes(table("a")) == xlsx_bytes(table("a"))
    assert read(xlsx_bytes(CellTable("Liste", ("a", "b"), ()))) == [["a", "b"]]
    assert read(xlsx_bytes(CellTable("Liste", (), ()))) == []


@pytest.mark.parametrize(
    ("title", "name"),
    [("Membres", "Membres"), ("Ordre/du:jour", "Ordre du jour"), ("'a'", "a"), ("[]", "1"), ("m" * 40, "m" * 31)],
)
def test_the_sheet_has_a_name_that_a_workbook_takes(title: str, name: str) -> None:
    assert sheet_name(title) == name


def test_it_tells_how_far_it_is_while_the_file_is_written_too_and_never_goes_back() -> None:
    told: list[tuple[int, int]] = []
    rows = tuple((f"{at}",) for at in range(3 * EVERY))
    xlsx_bytes(CellTable("Liste", ("a",), rows), lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    written = [done for done, total in told if done >= total / 2]
    assert len(written) > 3, "the library writes its rows by another name"
    assert all(done <= total for done, total in told)
