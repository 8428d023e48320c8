"""What is a list that somebody sent, once it was read?"""

import re
import unicodedata
from datetime import date, datetime, time
from typing import Final

from ctj_desktop.domain.record import NamedValue, PositionalValue

Cell = str | int | float | bool | date
"""Empty is the empty text."""
OFTEN: Final = 500
"""Rows between two reports."""
MOST_ROWS: Final = 100_000
MOST_COLUMNS: Final = 16_384
"""As many as Excel and LibreOffice have."""
MOST_SHEETS: Final = 1_000
MOST_CELLS: Final = 3_000_000
CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\ufeff]")
BLANKS: Final = re.compile(r"[ \t\u00a0\u2007\u202f]+")
BREAKS: Final = re.compile(r" *(?:\r\n|\r|\n) *")
FAILED: Final = frozenset(
    {"#N/A", "#NV", "#REF!", "#BEZUG!", "#NAME?", "#NOM?", "#VALUE!", "#WERT!", "#VALEUR!", "#DIV/0!"}
)
"""What a formula says that could not be computed: nothing that anybody wrote."""


class SourceRow(PositionalValue):
    """A row of a table: `number` is where it stands in the file, from 1."""

    number: int
    cells: tuple[Cell, ...]


class SourceTable(NamedValue):
    """One list: what stands above its columns, and its rows; `left_out` are rows below it, such as a sum.

    A heading of several lines has a line break between them. Without any, every heading is empty.
    """

    sheet: str = ""
    hidden: bool = False
    headings: tuple[str, ...]
    rows: tuple[SourceRow, ...]
    left_out: tuple[int, ...] = ()


class SourceSheet(NamedValue):
    """What a file holds before anybody looked for its tables: every row from the first one on."""

    name: str = ""
    hidden: bool = False
    grid: tuple[tuple[Cell, ...], ...]


def clean(value: object) -> Cell:
    """A cell as it is compared and kept: no blanks around it, no signs nobody sees, no time of day."""
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, bool | int):
        return value
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    return f"{value:%H:%M}" if isinstance(value, time) else ""


def clean_text(text: str) -> str:
    """One blank where there were several; lines of a cell stay lines."""
    plain = unicodedata.normalize("NFC", CONTROLS.sub("", text))
    plain = BREAKS.sub("\n", BLANKS.sub(" ", plain)).strip()
    return "" if plain.upper() in FAILED else plain


def as_text(cell: Cell) -> str:
    """What a cell says, as text: a day as ISO writes it."""
    return cell.isoformat() if isinstance(cell, date) else str(cell)
