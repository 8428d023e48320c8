"""How does a table become a workbook with typed cells? A text stays a text, never a formula or a link."""

import io
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Final

from ctj_desktop.files.cell_table import Cell, CellTable
from ctj_desktop.files.stepwise import EVERY, Step, half, no_step, stepwise

FORMATS: Final[Mapping[type, str]] = {
    datetime: "dd.mm.yyyy hh:mm",
    date: "dd.mm.yyyy",
    time: "hh:mm",
    Decimal: "#,##0.00",
}
LONGEST: Final = 32_767
"""Characters that a cell of a workbook takes; a longer text is cut there."""
WIDEST, NARROWEST = 60, 8
REFUSED: Final = re.compile(r"[\[\]:*?/\\]")
FIRST_DAY: Final = date(1900, 3, 1)
"""A workbook counts days from 1900 and believes in its 29 February: what is earlier goes as text."""


def xlsx_bytes(table: CellTable, step: Step = no_step) -> bytes:
    """One sheet: a head that stays in sight and filters, cells of their type, columns as wide as what stands in them.

    The same table gives the same bytes.
    """
    from xlsxwriter import Workbook

    file = io.BytesIO()
    book = Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": table.title, "created": datetime(2000, 1, 1)})
    sheet = book.add_worksheet(sheet_name(table.title), _told(half(step, second=True), len(table.rows)))
    head = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
    looks = {kind: book.add_format({"num_format": code, "align": "left"}) for kind, code in FORMATS.items()}
    for place, heading in enumerate(table.headings):
        sheet.write_string(0, place, heading, head)
        sheet.set_column(place, place, _width(heading, [row[place] for row in table.rows]))
    for line, row in enumerate(stepwise(table.rows, half(step)), 1):
        for place, cell in enumerate(row):
            _write(sheet, line, place, cell, looks)
    sheet.freeze_panes(1, 0)
    if table.headings:
        sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.headings) - 1)
    book.close()
    return file.getvalue()


def _told(step: Step, total: int) -> type[Any]:
    """A sheet that says how far it is while it is written as well, which is when the workbook is closed.

    The library has no word for that: where it calls its parts otherwise one day, it is silent meanwhile and no more.
    """
    from xlsxwriter.worksheet import Worksheet

    class Sheet(Worksheet):  # type: ignore[misc]  # the library declares no types
        def _write_row(self, row: int, *given: Any, **more: Any) -> None:  # as the library has them
            if row % EVERY == 0:
                step(min(row, total), total)
            super()._write_row(row, *given, **more)

    return Sheet


def sheet_name(title: str) -> str:
    """At most 31 characters, none that a workbook refuses."""
    return REFUSED.sub(" ", title).strip("' ")[:31].strip("' ") or "1"


def _write(sheet: Any, line: int, place: int, cell: Cell, looks: Mapping[type, Any]) -> None:  # a worksheet, formats
    if cell is None or cell == "":
        return
    write, look = _writers(sheet, cell, looks)
    write(line, place, cell, *look)


def _writers(sheet: Any, cell: Cell, looks: Mapping[type, Any]) -> tuple[Callable[..., Any], tuple[Any, ...]]:
    if isinstance(cell, str):
        return lambda line, place, text: sheet.write_string(line, place, text[:LONGEST]), ()
    if isinstance(cell, Decimal):
        return sheet.write_number, (looks[Decimal],)
    if isinstance(cell, int):
        return sheet.write_number, ()
    if isinstance(cell, date) and (cell.date() if isinstance(cell, datetime) else cell) < FIRST_DAY:
        return lambda line, place, day, _look: sheet.write_string(line, place, day.isoformat()), (None,)
    return sheet.write_datetime, (looks[type(cell)],)


def _width(heading: str, cells: list[Cell]) -> int:
    longest = max((len(line) for text in (heading, *map(_shown, cells)) for line in text.split("\n")), default=0)
    return min(max(longest + 2, NARROWEST), WIDEST)


def _shown(cell: Cell) -> str:
    return "" if cell is None else str(cell)
