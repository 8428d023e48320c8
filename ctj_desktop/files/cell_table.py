"""What is a list on its way to another program: headings, and rows of typed cells?"""

from datetime import date, datetime, time
from decimal import Decimal

from ctj_desktop.domain.record import PositionalValue

Cell = str | int | Decimal | date | datetime | time | None
"""An empty text and None are the same empty cell."""


class CellTable(PositionalValue):
    """Every row is as long as the headings."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
