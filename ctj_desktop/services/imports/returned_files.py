"""What does somebody answer in a file that came back: to a convocation, by circulation, on minutes, or is it a list?"""

from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from typing import Final

from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.files.answer_forms.form import REPLY_FORM, VOTE_FORM
from ctj_desktop.files.forms.returned import is_form_name
from ctj_desktop.files.remark_forms.form import FORM
from ctj_desktop.files.tables.headings import tables_of
from ctj_desktop.files.tables.refusals import SourceTooLarge, TooManyCells, TooManyRows
from ctj_desktop.services.imports.columns import guessed_kind, is_usable, known, recognised
from ctj_desktop.services.steps.came_back import AnswerTooLarge, CameBack


class AnswerTo(Enum):
    """What is answered."""

    CONVOCATION = "convocation"
    CIRCULATION = "circulation"
    MINUTES = "minutes"


BY_FORM: Final[Mapping[str, AnswerTo]] = {
    REPLY_FORM: AnswerTo.CONVOCATION,
    VOTE_FORM: AnswerTo.CIRCULATION,
    FORM: AnswerTo.MINUTES,
}


def may_be_list(path: Path, read: CameBack | UserError | StoreError) -> bool:
    """Whether a file is a list to be imported; what is too large for an answer is taken for one."""
    return is_list(read) if isinstance(read, CameBack) else is_form_name(path.name) and isinstance(read, AnswerTooLarge)


def is_list(came: CameBack) -> bool:
    """Whether a file that came back is a list: no workbook that was sent from here, and of known columns.

    What is too large for an answer is taken for one: whoever reads it says why it is none.
    """
    if not is_form_name(came.name) or came.mail is not None:
        return False
    [book] = came.books
    if book.refusal is not None:
        return isinstance(book.refusal, SourceTooLarge | TooManyCells | TooManyRows)
    tables = [table for sheet in book.sheets if not book.forms for table in tables_of(sheet, known)]
    kinds = [(one.headings, guessed_kind(one.headings)) for one in tables]
    return any(is_usable(recognised(titles, kind), kind) for titles, kind in kinds)


def answered_in(came: CameBack) -> frozenset[AnswerTo]:
    """By the forms that a workbook is, or that go with a mail, else by what the mail says.

    What is neither is taken for the answer of a calendar, a workbook that is no form of ours for remarks: whoever reads
    it says why it is none.
    """
    found = {BY_FORM[form] for book in came.books for form in book.forms if form in BY_FORM}
    if found:
        return frozenset(found)
    remarked = came.remarks.lines if came.remarks is not None else came.books
    return frozenset({AnswerTo.MINUTES if remarked else AnswerTo.CONVOCATION})
