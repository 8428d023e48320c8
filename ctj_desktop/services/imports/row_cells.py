"""What stands in the cells of one row, by what their columns mean?"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final, TypeVar

from ctj_desktop.domain.texts import says_something
from ctj_desktop.errors import UserError
from ctj_desktop.files.tables.table import Cell, SourceRow, as_text
from ctj_desktop.services.imports import cells
from ctj_desktop.services.imports.refusals import CutThere, UnknownWordThere

T = TypeVar("T")
LONGEST: Final = 2_000
"""Characters of a name or an address that are kept: more is no name."""


class ReadColumns:
    """Which columns a list has by what they mean, and what stands above them; `today` is when its days are read."""

    def __init__(self, titles: Sequence[str], meanings: Sequence[str], today: date) -> None:
        self._titles, self.today = titles, today
        self.at = {name: at for at, name in enumerate(meanings) if name}
        self.left_out = [at for at, name in enumerate(meanings) if not name]

    def title(self, name: str) -> str:
        """What stands above the column of that meaning; empty where there is none."""
        at = self.at.get(name)
        return " ".join(self._titles[at].split()) if at is not None else ""


class RowCells:
    """One row while it is read; `remarks` say which cells were left out."""

    def __init__(self, row: SourceRow, columns: ReadColumns) -> None:
        self._row, self.columns = row, columns
        self.remarks: list[UserError] = []
        self._cut: set[str] = set()

    def cell(self, name: str) -> Cell:
        """As it was written; empty where the list has no such column."""
        at = self.columns.at.get(name)
        return "" if at is None or at >= len(self._row.cells) else self._row.cells[at]

    def left_out(self) -> list[Cell]:
        """What stands in columns that mean nothing here."""
        return [self._row.cells[at] for at in self.columns.left_out if at < len(self._row.cells)]

    def text(self, name: str) -> str:
        """With its lines; empty where nothing is said."""
        text = as_text(self.cell(name))
        if len(text) > LONGEST and name not in self._cut:
            self._cut.add(name)
            self.remarks.append(CutThere(self.columns.title(name), LONGEST))
        return text[:LONGEST] if says_something(text) else ""

    def line(self, name: str) -> str:
        """In one line."""
        return " ".join(self.text(name).split())

    def closed(self, name: str, read: Callable[[Cell, str], T]) -> T | None:
        """A member of a closed set; another word is left out and said to be."""
        try:
            return read(self.cell(name), self.columns.title(name))
        except UnknownWordThere as error:
            self.remarks.append(error)
            return None

    def days(self, first: str, last: str, both: str = "") -> tuple[date | None, date | None]:
        """The first and the last day, each of its column or of one that says both; NotADayThere."""
        title, today = self.columns.title, self.columns.today
        start = cells.a_day(self.cell(first), title(first), today)
        end = cells.a_day(self.cell(last), title(last), today, last=True)
        if both in self.columns.at:
            period = cells.a_period(self.cell(both), title(both), today)
            start, end = start or period[0], end or period[1]
        return start, end
