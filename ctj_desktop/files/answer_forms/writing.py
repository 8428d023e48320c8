"""How does a form on which one answer is ticked become a workbook: each answer with a cell for its cross before it?"""

from typing import Any, Final

from ctj_desktop.errors import N_
from ctj_desktop.files.answer_forms.form import SENTENCES, AnswerForm, AnswerLine
from ctj_desktop.files.forms.voices import voice_of
from ctj_desktop.files.forms.workbook import (
    HIDDEN,
    YOUR_NAME,
    FormSheet,
    Looks,
    send_back_notes,
    workbook_bytes,
    write_head,
    write_reference,
)
from ctj_desktop.files.xlsx_lists import LONGEST
from ctj_desktop.i18n import Translator

WIDTHS: Final = (24, 62, 62)
HIGH: Final = 30
"""Points of a row with an answer: a hand finds it, and two lines have room beside it."""
CROSS: Final = "x"
TICK, ANSWER = N_("Tick"), N_("Answer")


def form_bytes(form: AnswerForm) -> bytes:
    """The workbook in the language of its reader; the same form gives the same bytes."""
    t, lists = voice_of(form.reference.language), tuple(line.offered for line in form.lines if line.offered)
    sheet = FormSheet(
        title=form.title, tab=t("Reply form"), widths=WIDTHS, reference=form.reference.written, lists=lists
    )
    return workbook_bytes(sheet, lambda page, looks: _fill(page, form, t, looks))


def _fill(sheet: Any, form: AnswerForm, t: Translator, looks: Looks) -> None:
    row = write_head(sheet, form.title, (*send_back_notes(t, form.until, form.back_to), *form.notes), looks) + 1
    for label, said in form.facts:
        sheet.write_string(row, 0, label, looks["item"])
        sheet.write_string(row, 1, said[:LONGEST], looks["text"])
        row += 1
    sheet.write_string(row, 0, t(YOUR_NAME), looks["item"])
    sheet.write_string(row, 1, form.name, looks["text" if form.name else "open"])
    row += 2
    for place, heading in enumerate((t(TICK), t(ANSWER), form.beside)):
        sheet.write_string(row, place, heading, looks["head"])
    lists = 0
    for line in form.lines:
        row, lists = row + 1, lists + bool(line.offered)
        _write_line(sheet, row, line, t(SENTENCES[form.reference.form][line.answer]), lists, looks)
    write_reference(sheet, row + 2, 0, form.reference.written, t, looks)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _write_line(sheet: Any, row: int, line: AnswerLine, said: str, lists: int, looks: Looks) -> None:
    """What is offered can be chosen, and anything else be written."""
    sheet.set_row(row, HIGH)
    sheet.write_blank(row, 0, None, looks["tick"])
    sheet.data_validation(row, 0, row, 0, {"validate": "list", "source": [CROSS], "show_error": False})
    sheet.write_string(row, 1, said, looks["answer"])
    sheet.write_blank(row, 2, None, looks["beside" if line.named else "answer"])
    if line.offered:
        column = chr(ord("A") + lists)
        source = f"={HIDDEN}!${column}$1:${column}${len(line.offered)}"
        sheet.data_validation(row, 2, row, 2, {"validate": "list", "source": source, "show_error": False})
