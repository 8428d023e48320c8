"""How does a form for remarks become a workbook that Excel and LibreOffice fill in?

A text stays a text, never a formula or a link. What was circulated is protected against a slip of the hand, not
against anybody: there is no password.
"""

import io
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from ctj_desktop.files.remark_forms.form import COLUMNS, WHOLE, YOUR_NAME, RemarkForm, voice_of
from ctj_desktop.files.xlsx_lists import LONGEST, sheet_name
from ctj_desktop.i18n import Translator

HIDDEN: Final = "ctj"
WIDTHS: Final = (6, 60, 45, 60)
LOOKS: Final[Mapping[str, Mapping[str, Any]]] = {
    "title": {"bold": True, "font_size": 14},
    "note": {"text_wrap": True, "valign": "top"},
    "head": {"bold": True, "bottom": 1, "valign": "top"},
    "number": {"valign": "top", "align": "left", "num_format": '"§ "0'},
    "text": {"text_wrap": True, "valign": "top", "bg_color": "#F1F4F1", "bottom": 4},
    "item": {"bold": True, "text_wrap": True, "valign": "top"},
    "open": {"text_wrap": True, "valign": "top", "locked": False, "bottom": 4, "num_format": "@"},
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


def form_bytes(form: RemarkForm) -> bytes:
    """The workbook in the language of its reader; the same form gives the same bytes."""
    from xlsxwriter import Workbook

    t, file = voice_of(form.reference.language), io.BytesIO()
    book = Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": form.title, "created": datetime(2000, 1, 1)})
    looks = {name: book.add_format(dict(look)) for name, look in LOOKS.items()}
    sheet = book.add_worksheet(sheet_name(t("Remarks")))
    for place, width in enumerate(WIDTHS):
        sheet.set_column(place, place, width)
    _passages(sheet, form, t, looks, _head(sheet, form, t, looks))
    sheet.protect("", OPEN_TO_ALL)
    hidden = book.add_worksheet(HIDDEN)
    hidden.write_string(0, 0, form.reference.written)
    hidden.very_hidden()
    hidden.protect("", {})
    book.close()
    return file.getvalue()


def _head(sheet: Any, form: RemarkForm, t: Translator, looks: Mapping[str, Any]) -> int:
    """What stands above the columns; where these begin."""
    sheet.write_string(0, 0, form.title, looks["title"])
    row = 1
    for said in _notes(form, t):
        sheet.write_string(row, 0, said)
        row += 1
    sheet.write_string(row + 1, 1, t(YOUR_NAME), looks["item"])
    sheet.write_string(row + 1, 2, form.name, looks["text" if form.name else "open"])
    return row + 3


def _notes(form: RemarkForm, t: Translator) -> list[str]:
    said = [t("Write what you remark beside the passage, and if you wish how it should read. Leave the rest as it is.")]
    until = form.until
    if until is not None and form.back_to:
        said.append(
            t("Please send this file back by {date} to {whom}.").format(date=t.date_full(until), whom=form.back_to)
        )
    elif until is not None:
        said.append(t("Please send this file back by {date}.").format(date=t.date_full(until)))
    return said


def _passages(sheet: Any, form: RemarkForm, t: Translator, looks: Mapping[str, Any], row: int) -> None:
    for place, heading in enumerate(COLUMNS):
        sheet.write_string(row, place, t(heading), looks["head"])
    sheet.freeze_panes(row + 1, 0)
    for passage in form.passages:
        row += 1
        if passage.number is None:
            sheet.write_string(row, 1, passage.text[:LONGEST], looks["item"])
            continue
        sheet.write_number(row, 0, passage.number, looks["number"])
        sheet.write_string(row, 1, passage.text[:LONGEST], looks["text"])
        _open(sheet, row, looks)
    row += 1
    sheet.write_string(row, 1, t(WHOLE), looks["item"])
    _open(sheet, row, looks)
    sheet.write_string(row + 2, 1, t("For the secretariat, please leave as it is:"), looks["small"])
    sheet.write_string(row + 3, 1, form.reference.written, looks["small"])
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0, 0)


def _open(sheet: Any, row: int, looks: Mapping[str, Any]) -> None:
    for place in (2, 3):
        sheet.write_blank(row, place, None, looks["open"])
