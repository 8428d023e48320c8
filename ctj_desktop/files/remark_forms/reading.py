"""What does a form for remarks say that came back: filled in by hand, sorted anew, saved by another program?

It is known by its reference, wherever that stands, and read by the titles of its columns, in whatever order they are.
Which passage is meant is said by its number alone.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import PurePath
from typing import Final

from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.rounds.circulated import as_read
from ctj_desktop.domain.texts import Language
from ctj_desktop.errors import N_, UserError
from ctj_desktop.files.remark_forms.form import (
    NUMBER,
    REMARK,
    TEXT,
    VERSION,
    WHOLE,
    WORDING,
    YOUR_NAME,
    FormReference,
    ReturnedForm,
    ReturnedLine,
    read_reference,
    voice_of,
)
from ctj_desktop.files.tables.table import Cell, SourceSheet, as_text
from ctj_desktop.files.tables.workbook import sheets_of

ENDINGS: Final = (".xlsx", ".ods", ".xlsm")
_NUMBER: Final = re.compile(r"(?:§\s*)?([0-9]{1,5})(?:\.0)?\.?")


class FormUnread(UserError):
    """A spreadsheet that is no form for remarks."""

    message = N_(
        "“{name}” is no form for remarks that was sent from here: its reference is missing. If it is a list, import "
        "it; if it holds remarks, enter them by hand."
    )
    name: str


class FormTooNew(FormUnread):
    """One of a later version of the program."""

    message = N_(
        "“{name}” was made by a later version of the program. Install that version, or enter the remarks by hand."
    )


class FormsMixed(FormUnread):
    """References of several forms."""

    message = N_(
        "“{name}” holds several forms for remarks. Save each of them as a file of its own, or enter the remarks by "
        "hand."
    )


class FormWithoutColumns(FormUnread):
    """The titles of the columns are gone."""

    message = N_(
        "In “{name}” the columns “{columns}” are not found. Write their titles above them again, or enter the remarks "
        "by hand."
    )
    columns: str


class _Columns(NamedValue):
    """Where each column stands, in which row their titles."""

    row: int
    places: Mapping[str, int]


def is_form_name(name: str) -> bool:
    """Whether a file may be a form, by its name."""
    return PurePath(name).suffix.casefold() in ENDINGS


def read_form(name: str, content: bytes) -> ReturnedForm:
    """What it says; `FormUnread` and its kinds, or `SourceRefused` where it is not even a spreadsheet."""
    sheets = sheets_of(name, content)
    reference = _reference(name, sheets)
    found = next(((sheet, columns) for sheet in sheets if (columns := _columns(sheet)) is not None), None)
    if found is None:
        t = voice_of(reference.language)
        raise FormWithoutColumns(name, ", ".join(map(t, (NUMBER, REMARK))))
    sheet, columns = found
    rows = sheet.grid[columns.row + 1 :]
    return ReturnedForm(
        name=name,
        sha256=hashlib.sha256(content).hexdigest(),
        reference=reference,
        writer=_writer(sheets),
        lines=tuple(_lines(rows, columns.places)),
        texts=tuple(_texts(rows, columns.places)),
    )


def _reference(name: str, sheets: Sequence[SourceSheet]) -> FormReference:
    cells = (cell for sheet in sheets for row in sheet.grid for cell in row if isinstance(cell, str))
    found = {read for cell in cells if (read := read_reference(cell)) is not None}
    if not found:
        raise FormUnread(name)
    if len(found) > 1:
        raise FormsMixed(name)
    reference = found.pop()
    if reference.version > VERSION:
        raise FormTooNew(name)
    return reference


def _columns(sheet: SourceSheet) -> _Columns | None:
    """The first row with the titles of the number and of what is written beside it, in either language."""
    for at, row in enumerate(sheet.grid):
        places = {title: place for place, cell in reversed(list(enumerate(row))) for title in _titles(cell)}
        if NUMBER in places and (REMARK in places or WORDING in places):
            return _Columns(row=at, places=places)
    return None


def _titles(cell: Cell) -> Iterator[str]:
    said = _folded(cell)
    yield from (title for title in (NUMBER, TEXT, REMARK, WORDING) if said in _words(title))


@cache
def _words(message: str) -> frozenset[str]:
    """How a title is written, in any language of a form."""
    return frozenset(_folded(voice_of(language)(message)) for language in (Language.FR, Language.DE))


def _folded(cell: Cell) -> str:
    return as_read(as_text(cell)).casefold()


def _writer(sheets: Iterable[SourceSheet]) -> str:
    """The name that stands beside its title."""
    titles = _words(YOUR_NAME)
    for row in (row for sheet in sheets for row in sheet.grid):
        for at, cell in enumerate(row):
            if _folded(cell) in titles:
                return next((as_text(said) for said in row[at + 1 :] if said != ""), "")
    return ""


def _lines(rows: Iterable[Sequence[Cell]], places: Mapping[str, int]) -> Iterator[ReturnedLine]:
    """Rows in which something is written; a wording that is the text itself says nothing."""
    whole = _words(WHOLE)
    for row in rows:
        text, said = _cell(row, places, TEXT), _cell(row, places, NUMBER)
        comment, wording = _cell(row, places, REMARK), _cell(row, places, WORDING)
        if as_read(wording) == as_read(text):
            wording = ""
        if not comment and not wording:
            continue
        number = _number(said)
        if number == 0 and _folded(text) in whole:
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
