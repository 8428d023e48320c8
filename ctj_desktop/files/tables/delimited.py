"""Which rows and cells has a text whose cells are parted by semicolons, commas or tabs?"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Final

from ctj_desktop.files.csv_lists import unguarded
from ctj_desktop.files.stepwise import Step, no_step
from ctj_desktop.files.tables.refusals import DamagedSource, TooManyCells, TooManyColumns, TooManyRows
from ctj_desktop.files.tables.table import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, OFTEN, SourceSheet, clean_text

DELIMITERS: Final = ("\t", ";", ",", "|")
LONG: Final = re.compile(rf"(?:\A|(?<=[\r\n]))[^\r\n]{{{MOST_COLUMNS},}}")
MOST_LINES: Final = 1_500_000
"""Of a text: a cell may have several."""
TRIED: Final = 50
"""Rows from which the delimiter is told."""


def sheet_of(name: str, text: str, step: Step = no_step) -> SourceSheet:
    """The rows of the text; DamagedSource, TooManyRows, TooManyColumns, TooManyCells."""
    if max(map(text.count, "\r\n")) > MOST_LINES:
        raise TooManyRows(name, MOST_ROWS)
    if any(line[0].count(one) >= MOST_COLUMNS for line in LONG.finditer(text) for one in DELIMITERS):
        raise TooManyColumns(name, MOST_COLUMNS)
    text, delimiter = _announced(text)
    delimiter = delimiter or _delimiter(text)
    rows: list[tuple[str, ...]] = []
    try:
        total = _counted(name, text, delimiter)
        for row in _parsed(text, delimiter):
            rows.append(tuple(_cell(cell) for cell in row))
            if len(rows) % OFTEN == 0:
                step(len(rows), total)
    except csv.Error as error:
        raise DamagedSource(name) from error
    return SourceSheet(grid=tuple(rows))


def _counted(name: str, text: str, delimiter: str) -> int:
    """The rows, before any is kept: what is too much is told at once."""
    rows = cells = 0
    for rows, row in enumerate(_parsed(text, delimiter), 1):
        cells += len(row)
        if rows > MOST_ROWS:
            raise TooManyRows(name, MOST_ROWS)
        if len(row) > MOST_COLUMNS:
            raise TooManyColumns(name, MOST_COLUMNS)
        if cells > MOST_CELLS:
            raise TooManyCells(name, MOST_CELLS)
    return rows


def _announced(text: str) -> tuple[str, str]:
    """Excel writes `sep=;` in a line before the first, and reads it so."""
    first, _, rest = text.partition("\n")
    said = first.strip().strip('"')
    if len(said) == 5 and said.lower().startswith("sep="):
        return f"\n{rest}", said[4]
    return text, ""


def _delimiter(text: str) -> str:
    """The one that parts most rows into equally many cells, of which there are several."""

    def weight(delimiter: str) -> tuple[int, int]:
        try:
            lengths = Counter(len(row) for row in islice(_parsed(text, delimiter), TRIED) if len(row) > 1)
        except csv.Error:
            return 0, 0
        return max(((count, cells) for cells, count in lengths.items()), default=(0, 0))

    return max(DELIMITERS, key=weight)


def _parsed(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def _cell(cell: str) -> str:
    """Without the apostrophe that keeps a spreadsheet from computing it."""
    return clean_text(unguarded(cell))
