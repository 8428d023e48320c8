"""What stands in the sheets of a spreadsheet, Excel's or OpenDocument's?"""

from collections.abc import Iterable
from io import BytesIO
from typing import Any, Final

from ctj_desktop.files.tables.archive import checked
from ctj_desktop.files.tables.refusals import DamagedSource
from ctj_desktop.files.tables.table import Cell, SourceSheet, clean

Grid = list[list[Cell]]
Merged = tuple[tuple[int, int], tuple[int, int]]
"""First and last cell, each by row and column from 0."""
TALLEST_MERGED: Final = 1_000


def sheets_of(name: str, content: bytes) -> tuple[SourceSheet, ...]:
    """Every sheet with cells, rows and columns that are hidden as well; refuses as `archive.checked` does."""
    archive = checked(name, content)
    from python_calamine import (
        CalamineError,
        CalamineWorkbook,
        SheetTypeEnum,
        SheetVisibleEnum,
    )  # only for a spreadsheet

    try:
        book = CalamineWorkbook.from_filelike(BytesIO(archive))
        return tuple(
            SourceSheet(
                name=said.name,
                hidden=said.visible is not SheetVisibleEnum.Visible,
                grid=_grid(book.get_sheet_by_name(said.name)),
            )
            for said in book.sheets_metadata
            if said.typ is SheetTypeEnum.WorkSheet
        )
    except (CalamineError, ValueError, OSError) as error:
        raise DamagedSource(name) from error


def _grid(sheet: Any) -> tuple[tuple[Cell, ...], ...]:
    # `Any`: the sheet of a library that is imported late
    grid = [[clean(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    _spread_down(grid, sheet.merged_cell_ranges or ())
    return tuple(map(tuple, grid))


def _spread_down(grid: Grid, merged: Iterable[Merged]) -> None:
    """A cell merged over several rows says the same for each of them; over columns it is a title or a group."""
    left = sum(map(len, grid))
    for (top, first), (bottom, _last) in merged:
        height = min(bottom, len(grid) - 1) - top
        if not 0 < height <= min(TALLEST_MERGED, left) or first >= len(grid[top]):
            continue
        left -= height
        for row in grid[top + 1 : top + height + 1]:
            row[first] = grid[top][first]
