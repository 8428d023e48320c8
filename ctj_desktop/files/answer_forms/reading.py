"""What is ticked on a form that came back: filled in by hand, sorted anew, saved by another program?

An answer is known by its sentence, in either language, wherever it stands; in its row a cross counts wherever it was
put, and all else that is written there stands beside it. Where more than one is ticked, or none, nothing is guessed.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from ctj_desktop.domain.record import NamedValue
from ctj_desktop.files.answer_forms.form import SENTENCES, VERSION, Answer, ReturnedAnswer, read_reference
from ctj_desktop.files.forms.returned import FormUnread, ReturnedBook, day_saved, reference_in, writer_in
from ctj_desktop.files.forms.voices import folded, in_any_language
from ctj_desktop.files.tables.table import Cell, SourceSheet, as_text

_CROSS: Final = re.compile(r"(?:[x×✓✔✗✘☒☑v*•●]|\[x\])+|oui|ja|yes|1|true|vrai|wahr|ok")
_NONE: Final = re.compile(r"[☐□–—-]*|\[ ?\]|non|nein|no|0|false|faux|falsch")


class NothingTicked(FormUnread):
    """No answer is ticked in “{name}”. Nothing was entered: ask, and enter the answer by hand."""


class AnswerUnclear(FormUnread):
    """“{name}” ticks several answers, or says something beside one that is not ticked. Nothing was entered: read it,
    ask, and enter the answer by hand.
    """


class FormWithoutAnswers(FormUnread):
    """In “{name}” no answer that could be ticked is found. Read what it says, and enter the answer by hand."""


class _Line(NamedValue):
    """A row in which an answer stands."""

    answer: Answer
    ticked: bool
    beside: str


def read_answer(form: str, book: ReturnedBook) -> ReturnedAnswer:
    """What it says; `FormUnread` and its kinds, or `SourceRefused` where it is not even a spreadsheet."""
    name, sheets = book.name, book.need_sheets()
    reference = reference_in(name, sheets, partial(read_reference, form), VERSION)
    lines = frozenset(_lines(form, sheets))
    ticked = [line for line in lines if line.ticked]
    if not lines:
        raise FormWithoutAnswers(name)
    if not ticked:
        raise NothingTicked(name)
    if len(ticked) > 1 or any(line.beside for line in lines if not line.ticked):
        raise AnswerUnclear(name)
    return ReturnedAnswer(
        name=name,
        sha256=hashlib.sha256(book.content).hexdigest(),
        reference=reference,
        answer=ticked[0].answer,
        beside=ticked[0].beside,
        writer=writer_in(sheets),
        saved_on=day_saved(book.content),
    )


def _lines(form: str, sheets: Sequence[SourceSheet]) -> Iterator[_Line]:
    for row in (row for sheet in sheets for row in sheet.grid):
        for at, cell in enumerate(row):
            answer = _answer(form, cell)
            if answer is not None:
                said = [one for place, one in enumerate(row) if place != at]
                others = [one for one in said if not _CROSS.fullmatch(folded(one)) and not _NONE.fullmatch(folded(one))]
                ticked = any(_CROSS.fullmatch(folded(one)) for one in said)
                yield _Line(answer=answer, ticked=ticked, beside="\n".join(map(as_text, others)))


def _answer(form: str, cell: Cell) -> Answer | None:
    said = folded(cell)
    return next((answer for answer, sentence in SENTENCES[form].items() if said in in_any_language(sentence)), None)
