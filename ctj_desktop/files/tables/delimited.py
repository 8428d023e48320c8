"""Which rows and cells has a text whose cells are parted by semicolons, commas or tabs?"""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Final

from ctj_desktop.files.csv_lists import unguarded
from ctj_desktop.files.stepwise import Step, no_step
from ctj_desktop.files.tables.refusals import DamagedSource, TooManyRows
from ctj_desktop.files.tables.table import MOST_ROWS, OFTEN, SourceSheet, clean_text

DELIMITERS: Final = ("\t", ";", ",", "|")
TRIED: Final = 50
"""Rows from which the delimiter is told."""


def sheet_of(name: str, text: str, step: Step = no_step) -> SourceSheet:
    """The rows of the text; DamagedSource, TooManyRows."""
    text, delimiter = _announced(text)
    rows: list[tuple[str, ...]] = []
    try:
        for row in _parsed(text, delimiter or _delimiter(text)):
            rows.append(tuple(_cell(cell) for cell in row))
            if len(rows) > MOST_ROWS:
                raise TooManyRows(name, MOST_ROWS)
            if len(rows) % OFTEN == 0:
                step(len(rows), 0)
    except csv.Error as error:
        raise DamagedSource(name) from error
    return SourceSheet(grid=tuple(rows))


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
