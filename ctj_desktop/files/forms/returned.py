"""Is a workbook one of ours that came back, which one, and who filled it in?

It is known by its reference, wherever that stands.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import PurePath
from typing import Final, Protocol, TypeVar

from ctj_desktop.domain.record import NamedValue
from ctj_desktop.errors import UserError
from ctj_desktop.files.forms.reference import forms_named
from ctj_desktop.files.forms.voices import folded, in_any_language
from ctj_desktop.files.forms.workbook import YOUR_NAME
from ctj_desktop.files.stepwise import Step, no_step
from ctj_desktop.files.tables.archive import BROKEN, FORM
from ctj_desktop.files.tables.refusals import SourceRefused
from ctj_desktop.files.tables.table import SourceSheet, as_text
from ctj_desktop.files.tables.workbook import sheets_of
from ctj_desktop.i18n.translator import ZONE

ENDINGS: Final = (".xlsx", ".ods", ".xlsm")


class ReturnedBook(NamedValue):
    """A workbook that came back, read once: its sheets, or why it is none, and the words of the forms it refers to."""

    name: str
    content: bytes
    sheets: tuple[SourceSheet, ...] = ()
    forms: frozenset[str] = frozenset()
    refusal: SourceRefused | None = None

    def need_sheets(self) -> tuple[SourceSheet, ...]:
        """Its sheets; `SourceRefused` where it has none that can be read."""
        if self.refusal is not None:
            raise self.refusal
        return self.sheets


class FormUnread(UserError):
    """“{name}” is no form that was sent from here: its reference is missing. If it is a list, import it; if somebody
    answers in it, enter by hand what it says.
    """

    name: str


class FormTooNew(FormUnread):
    """“{name}” was made by a later version of the program. Install that version, or enter by hand what it says."""


class FormsMixed(FormUnread):
    """“{name}” holds several forms. Save each of them as a file of its own, or enter by hand what they say."""


class Referring(Protocol):
    """What a reference says, as its form reads it."""

    @property
    def version(self) -> int:
        """Of the form."""


SAVED: Final = {
    "docProps/core.xml": re.compile(rb"<dcterms:modified[^<>]*>\s*([0-9:T.-]{10,40}Z?)\s*<"),
    "meta.xml": re.compile(rb"<dc:date>\s*([0-9:T.-]{10,40}Z?)\s*<"),
}
"""Where Excel and LibreOffice say when a workbook was saved."""
MOST_OF_A_PART: Final = 64 * 1024
R = TypeVar("R", bound=Referring)


def is_form_name(name: str) -> bool:
    """Whether a file may be a form, by its name."""
    return PurePath(name).suffix.casefold() in ENDINGS


def book_of(name: str, content: bytes, step: Step = no_step) -> ReturnedBook:
    """A workbook within the bounds of a form, read; what is none, or larger, keeps why. What `step` raises stops it."""
    try:
        sheets = sheets_of(name, content, step, FORM)
    except SourceRefused as refusal:
        return ReturnedBook(name=name, content=content, refusal=refusal)
    return ReturnedBook(name=name, content=content, sheets=sheets, forms=forms_named(_texts(sheets)))


def reference_in(name: str, sheets: Sequence[SourceSheet], read: Callable[[str], R | None], newest: int) -> R:
    """The one reference that `read` finds; `FormUnread`, `FormsMixed`, or `FormTooNew` for more than the `newest`."""
    found = {one for cell in _texts(sheets) if (one := read(cell)) is not None}
    if not found:
        raise FormUnread(name)
    if len(found) > 1:
        raise FormsMixed(name)
    reference = found.pop()
    if reference.version > newest:
        raise FormTooNew(name)
    return reference


def writer_in(sheets: Iterable[SourceSheet]) -> str:
    """The name that stands beside its title."""
    titles = in_any_language(YOUR_NAME)
    for row in (row for sheet in sheets for row in sheet.grid):
        for at, cell in enumerate(row):
            if folded(cell) in titles:
                return next((as_text(said) for said in row[at + 1 :] if said != ""), "")
    return ""


def day_saved(content: bytes) -> date | None:
    """When another program says that it saved a workbook; None where it does not, or in no way that is understood."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for part in SAVED.keys() & {*archive.namelist()}:
            try:
                with archive.open(part) as opened:
                    met = SAVED[part].search(opened.read(MOST_OF_A_PART))
                if met is not None:
                    saved = datetime.fromisoformat(met[1].decode())
                    return (saved.astimezone(ZONE) if saved.tzinfo is not None else saved).date()
            except (*BROKEN, OverflowError):
                continue
    return None


def _texts(sheets: Iterable[SourceSheet]) -> Iterator[str]:
    return (cell for sheet in sheets for row in sheet.grid for cell in row if isinstance(cell, str))
