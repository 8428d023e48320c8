"""Is a workbook one of ours that came back, which one, and who filled it in?

It is known by its reference, wherever that stands.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import Final, Protocol, TypeVar

from ctj_desktop.errors import N_, UserError
from ctj_desktop.files.forms.reference import forms_named
from ctj_desktop.files.forms.voices import folded, in_any_language
from ctj_desktop.files.forms.workbook import YOUR_NAME
from ctj_desktop.files.tables.refusals import SourceRefused
from ctj_desktop.files.tables.table import SourceSheet, as_text
from ctj_desktop.files.tables.workbook import sheets_of

ENDINGS: Final = (".xlsx", ".ods", ".xlsm")


class FormUnread(UserError):
    """A spreadsheet that is no form of ours."""

    message = N_(
        "“{name}” is no form that was sent from here: its reference is missing. If it is a list, import it; if "
        "somebody answers in it, enter by hand what it says."
    )
    name: str


class FormTooNew(FormUnread):
    """One of a later version of the program."""

    message = N_(
        "“{name}” was made by a later version of the program. Install that version, or enter by hand what it says."
    )


class FormsMixed(FormUnread):
    """References of several forms."""

    message = N_(
        "“{name}” holds several forms. Save each of them as a file of its own, or enter by hand what they say."
    )


class Referring(Protocol):
    """What a reference says, as its form reads it."""

    @property
    def version(self) -> int:
        """Of the form."""


R = TypeVar("R", bound=Referring)


def is_form_name(name: str) -> bool:
    """Whether a file may be a form, by its name."""
    return PurePath(name).suffix.casefold() in ENDINGS


def forms_of(name: str, content: bytes) -> frozenset[str]:
    """The words of the forms to which a workbook refers; of what is no workbook at all, none."""
    try:
        return forms_named(_texts(sheets_of(name, content)))
    except SourceRefused:
        return frozenset()


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


def _texts(sheets: Iterable[SourceSheet]) -> Iterator[str]:
    return (cell for sheet in sheets for row in sheet.grid for cell in row if isinstance(cell, str))
