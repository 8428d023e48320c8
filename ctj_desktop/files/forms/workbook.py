"""How does a form become a workbook that Excel and LibreOffice fill in?

A text stays a text, never a formula or a link. What is not to be filled in is protected against a slip of the hand,
not against anybody: there is no password.
"""

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final, TypeAlias

from ctj_desktop.domain.record import NamedValue
from ctj_desktop.errors import N_
from ctj_desktop.files.xlsx_lists import sheet_name
from ctj_desktop.i18n import Translator

HIDDEN: Final = "ctj"
YOUR_NAME: Final = N_("Your name")
Looks: TypeAlias = Mapping[str, Any]
"""Formats of the library by their names, which declares no types."""
LINE: Final = {"bottom": 4, "bottom_color": "#9BA6A0"}
LOOKS: Final[Mapping[str, Mapping[str, Any]]] = {
    "title": {"bold": True, "font_size": 14},
    "note": {"text_wrap": True, "valign": "top"},
    "head": {"bold": True, "bottom": 1, "valign": "top"},
    "number": {"valign": "top", "align": "left", "num_format": '"§ "0'},
    "text": {"text_wrap": True, "valign": "top", "bg_color": "#F1F4F1", **LINE},
    "item": {"bold": True, "text_wrap": True, "valign": "top"},
    "open": {"text_wrap": True, "valign": "top", "locked": False, "num_format": "@", **LINE},
    "tick": {"bold": True, "align": "center", "valign": "vcenter", "locked": False, "border": 1, "num_format": "@"},
    "answer": {"text_wrap": True, "valign": "vcenter", "indent": 1, "bg_color": "#F1F4F1", **LINE},
    "beside": {"text_wrap": True, "valign": "vcenter", "indent": 1, "locked": False, "num_format": "@", **LINE},
    "small": {"font_size": 8, "font_color": "#6B7570"},
}
"""Cells that are open take text alone: what begins with a sign of a formula is none."""
OPEN_TO_ALL: Final = {
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
    "sort": True,
    "autofilter": True,
    "select_locked_cells": True,
    "select_unlocked_cells": True,
}


class FormSheet(NamedValue):
    """What is filled in: the name of its sheet, the widths of its columns, its reference as it stands in a cell.

    `lists` stand on the hidden sheet, from its second column on, each in a column of its own: what a cell offers.
    """

    title: str
    tab: str
    widths: tuple[int, ...]
    reference: str
    lists: tuple[tuple[str, ...], ...] = ()


def workbook_bytes(form: FormSheet, fill: Callable[[Any, Looks], None]) -> bytes:
    """The workbook whose sheet `fill` writes; the same form gives the same bytes."""
    from xlsxwriter import Workbook

    file = io.BytesIO()
    book = Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": form.title, "created": datetime(2000, 1, 1)})
    looks = {name: book.add_format(dict(look)) for name, look in LOOKS.items()}
    sheet = book.add_worksheet(sheet_name(form.tab))
    for place, width in enumerate(form.widths):
        sheet.set_column(place, place, width)
    fill(sheet, looks)
    sheet.protect("", OPEN_TO_ALL)
    hidden = book.add_worksheet(HIDDEN)
    hidden.write_string(0, 0, form.reference)
    for place, offered in enumerate(form.lists, 1):
        for row, said in enumerate(offered):
            hidden.write_string(row, place, said)
    hidden.very_hidden()
    hidden.protect("", {})
    book.close()
    return file.getvalue()


def write_head(sheet: Any, title: str, notes: Iterable[str], looks: Looks) -> int:
    """The title and what is to be done; the row below them, which stays empty."""
    sheet.write_string(0, 0, title, looks["title"])
    row = 1
    for said in notes:
        sheet.write_string(row, 0, said)
        row += 1
    return row


def send_back_notes(t: Translator, until: date | None, back_to: str) -> Sequence[str]:
    """By when it is sent back, and to whom."""
    if until is None:
        return ()
    if not back_to:
        return (t("Please send this file back by {date}.").format(date=t.date_full(until)),)
    said = t("Please send this file back by {date} to {whom}.")
    return (said.format(date=t.date_full(until), whom=back_to),)


def write_reference(sheet: Any, row: int, place: int, reference: str, t: Translator, looks: Looks) -> None:
    """Below everything, in small."""
    sheet.write_string(row, place, t("For the secretariat, please leave as it is:"), looks["small"])
    sheet.write_string(row + 1, place, reference, looks["small"])
