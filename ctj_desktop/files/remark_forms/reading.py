"""What does a form for remarks say that came back: filled in by hand, sorted anew, saved by another program?

It is read by the titles of its columns, in whatever order they are. Which passage is meant is said by its number alone.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.rounds.circulated import as_read
from ctj_desktop.files.forms.returned import FormUnread, ReturnedBook, reference_in, writer_in
from ctj_desktop.files.forms.voices import folded, in_any_language, voice_of
from ctj_desktop.files.remark_forms.form import (
    NUMBER,
    REMARK,
    TEXT,
    VERSION,
    WHOLE,
    WORDING,
    ReturnedForm,
    ReturnedLine,
    read_reference,
)
from ctj_desktop.files.tables.table import Cell, SourceSheet, as_text

_NUMBER: Final = re.compile(r"(?:§\s*)?([0-9]{1,5})(?:\.0)?\.?")


class FormWithoutColumns(FormUnread):
    """In “{name}” the columns “{columns}” are not found. Write their titles above them again, or enter the remarks by
    hand.
    """

    columns: str


class _Columns(NamedValue):
    """Where each column stands, in which row their titles."""

    row: int
    places: Mapping[str, int]


def read_form(book: ReturnedBook) -> ReturnedForm:
    """What it says; `FormUnread` and its kinds, or `SourceRefused` where it is not even a spreadsheet."""
    name, sheets = book.name, book.need_sheets()
    reference = reference_in(name, sheets, read_reference, VERSION)
    found = next(((sheet, columns) for sheet in sheets if (columns := _columns(sheet)) is not None), None)
    if found is None:
        t = voice_of(reference.language)
        raise FormWithoutColumns(name, ", ".join(map(t, (NUMBER, REMARK))))
    sheet, columns = found
    rows = sheet.grid[columns.row + 1 :]
    return ReturnedForm(
        name=name,
        sha256=hashlib.sha256(book.content).hexdigest(),
        reference=reference,
        writer=writer_in(sheets),
        lines=tuple(_lines(rows, columns.places)),
        texts=tuple(_texts(rows, columns.places)),
    )


def _columns(sheet: SourceSheet) -> _Columns | None:
    """The first row with the titles of the number and of what is written beside it, in either language."""
    for at, row in enumerate(sheet.grid):
        places = {title: place for place, cell in reversed(list(enumerate(row))) for title in _titles(cell)}
        if NUMBER in places and (REMARK in places or WORDING in places):
            return _Columns(row=at, places=places)
    return None


def _titles(cell: Cell) -> Iterator[str]:
    said = folded(cell)
    yield from (title for title in (NUMBER, TEXT, REMARK, WORDING) if said in in_any_language(title))


def _lines(rows: Iterable[Sequence[Cell]], places: Mapping[str, int]) -> Iterator[ReturnedLine]:
    """Rows in which something is written; a wording that is the text itself says nothing."""
    whole = in_any_language(WHOLE)
    for row in rows:
        text, said = _cell(row, places, TEXT), _cell(row, places, NUMBER)
        comment, wording = _cell(row, places, REMARK), _cell(row, places, WORDING)
        if as_read(wording) == as_read(text):
            wording = ""
        if not comment and not wording:
            continue
        number = _number(said)
        if number == 0 and folded(text) in whole:
            yield ReturnedLine(number=None, comment=comment, wording=wording)
        else:
            yield ReturnedLine(number=number, said=said, comment=comment, wording=wording)


def _texts(rows: Iterable[Sequence[Cell]], places: Mapping[str, int]) -> Iterator[tuple[int, str]]:
    for row in rows:
        number = _number(_cell(row, places, NUMBER))
        if number and TEXT in places:
            yield number, _cell(row, places, TEXT)


def _number(said: str) -> int:
    met = _NUMBER.fullmatch(said)
    return int(met[1]) if met is not None else 0


def _cell(row: Sequence[Cell], places: Mapping[str, int], title: str) -> str:
    place = places.get(title, len(row))
    return as_text(row[place]) if place < len(row) else ""
