"""What stands in the sheets of a spreadsheet, Excel's or OpenDocument's?"""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor, wait
from functools import partial
from io import BytesIO
from typing import Any, Final, TypeVar

from ctj_desktop.files.stepwise import Step, no_step
from ctj_desktop.files.tables.archive import Bounds, checked
from ctj_desktop.files.tables.refusals import DamagedSource
from ctj_desktop.files.tables.table import OFTEN, Cell, SourceSheet, clean

Grid = list[list[Cell]]
Merged = tuple[tuple[int, int], tuple[int, int]]
"""First and last cell, each by row and column from 0."""
TALLEST_MERGED: Final = 1_000
BREATH: Final = 0.05
"""Seconds between two reports while the library parses."""
T = TypeVar("T")


def sheets_of(name: str, content: bytes, step: Step = no_step, bounds: Bounds | None = None) -> tuple[SourceSheet, ...]:
    """Every sheet with cells, rows and columns that are hidden as well; refuses as `archive.checked` does."""
    archive = checked(name, content, step, bounds)
    from python_calamine import (
        CalamineError,
        CalamineWorkbook,
        SheetTypeEnum,
        SheetVisibleEnum,
    )  # only for a spreadsheet

    try:
        book = _meanwhile(lambda: CalamineWorkbook.from_filelike(BytesIO(archive)), step)
        return tuple(
            SourceSheet(
                name=said.name,
                hidden=said.visible is not SheetVisibleEnum.Visible,
                grid=_grid(_meanwhile(partial(book.get_sheet_by_name, said.name), step), step),
            )
            for said in book.sheets_metadata
            if said.typ is SheetTypeEnum.WorkSheet
        )
    except (CalamineError, ValueError, OSError) as error:
        raise DamagedSource(name) from error


def _meanwhile(work: Callable[[], T], step: Step) -> T:
    """The library lets others run and says nothing until it has parsed all: whoever stops does not wait for it."""
    beside = ThreadPoolExecutor(max_workers=1, thread_name_prefix="sheet")
    try:
        result = beside.submit(work)
        while not wait((result,), BREATH).done:
            step(0, 0)
        return result.result()
    finally:
        beside.shutdown(wait=False)


def _grid(sheet: Any, step: Step) -> tuple[tuple[Cell, ...], ...]:
    # `Any`: the sheet of a library that is imported late
    grid: Grid = []
    before: list[Cell] = [""] * (sheet.start[1] if sheet.start is not None else 0)
    for row in sheet.iter_rows():
        grid.append([*before, *map(clean, row)])
        if len(grid) % OFTEN == 0:
            step(len(grid), sheet.total_height)
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
