"""How does a form for remarks become a workbook: the passages as they went round, each with room beside it?"""

from typing import Any, Final

from ctj_desktop.files.forms.voices import voice_of
from ctj_desktop.files.forms.workbook import (
    YOUR_NAME,
    FormSheet,
    Looks,
    send_back_notes,
    workbook_bytes,
    write_head,
    write_reference,
)
from ctj_desktop.files.remark_forms.form import COLUMNS, WHOLE, RemarkForm
from ctj_desktop.files.xlsx_lists import LONGEST
from ctj_desktop.i18n import Translator

WIDTHS: Final = (6, 60, 45, 60)


def form_bytes(form: RemarkForm) -> bytes:
    """The workbook in the language of its reader; the same form gives the same bytes."""
    t = voice_of(form.reference.language)
    sheet = FormSheet(title=form.title, tab=t("Remarks"), widths=WIDTHS, reference=form.reference.written)
    return workbook_bytes(sheet, lambda page, looks: _passages(page, form, t, looks, _head(page, form, t, looks)))


def _head(sheet: Any, form: RemarkForm, t: Translator, looks: Looks) -> int:
    """What stands above the columns; where these begin."""
    said = t("Write what you remark beside the passage, and if you wish how it should read. Leave the rest as it is.")
    row = write_head(sheet, form.title, (said, *send_back_notes(t, form.until, form.back_to)), looks)
    sheet.write_string(row + 1, 1, t(YOUR_NAME), looks["item"])
    sheet.write_string(row + 1, 2, form.name, looks["text" if form.name else "open"])
    return row + 3


def _passages(sheet: Any, form: RemarkForm, t: Translator, looks: Looks, row: int) -> None:
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
    write_reference(sheet, row + 2, 1, form.reference.written, t, looks)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0, 0)


def _open(sheet: Any, row: int, looks: Looks) -> None:
    for place in (2, 3):
        sheet.write_blank(row, place, None, looks["open"])
