"""What stands in the cells of one row, by what their columns mean?"""

from collections.abc import Callable, Mapping
from typing import Final, TypeVar

from ctj_desktop.domain.texts import says_something
from ctj_desktop.errors import UserError
from ctj_desktop.files.tables.table import Cell, SourceRow, as_text
from ctj_desktop.services.imports.refusals import UnknownWordThere

T = TypeVar("T")
LONGEST: Final = 2_000
"""Characters of a name or an address that are kept: more is no name."""


class RowCells:
    """One row while it is read; `remarks` say which cells were left out."""

    def __init__(self, row: SourceRow, at: Mapping[str, int], title: Callable[[str], str]) -> None:
        self.row, self.at, self.title = row, at, title
        self.remarks: list[UserError] = []

    def cell(self, name: str) -> Cell:
        """As it was written; empty where the list has no such column."""
        at = self.at.get(name)
        return "" if at is None or at >= len(self.row.cells) else self.row.cells[at]

    def text(self, name: str) -> str:
        """With its lines; empty where nothing is said."""
        text = as_text(self.cell(name))[:LONGEST]
        return text if says_something(text) else ""

    def line(self, name: str) -> str:
        """In one line."""
        return " ".join(self.text(name).split())

    def closed(self, name: str, read: Callable[[Cell, str], T]) -> T | None:
        """A member of a closed set; another word is left out and said to be."""
        try:
            return read(self.cell(name), self.title(name))
        except UnknownWordThere as error:
            self.remarks.append(error)
            return None
