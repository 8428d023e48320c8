"""What does somebody answer in a file that came back: to a convocation, by circulation, on minutes, or is it a list?"""

from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from typing import Final

from ctj_desktop.files.answer_forms.form import REPLY_FORM, VOTE_FORM
from ctj_desktop.files.forms.mails import workbooks_in
from ctj_desktop.files.forms.returned import forms_of, is_form_name
from ctj_desktop.files.mail_parsing import MailTooDeep
from ctj_desktop.files.remark_forms.form import FORM
from ctj_desktop.files.remark_forms.mails import read_mail
from ctj_desktop.files.tables.archive import FORM as BOUNDS
from ctj_desktop.files.tables.reading import source_of
from ctj_desktop.files.tables.refusals import SourceRefused, SourceTooLarge, TooManyCells, TooManyRows
from ctj_desktop.services.imports.columns import guessed_kind, is_usable, known, recognised
from ctj_desktop.services.steps.came_back import AnswerTooLarge, is_mail, octets_of
from ctj_desktop.services.steps.file_output import FileFailed


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

LISTS: Final = (".csv", ".txt", ".vcf")
"""Endings of lists that no answer has."""


def is_list(path: Path) -> bool:
    """Whether a file is a list to be imported: no workbook that was sent from here, and of known columns.

    What is no workbook, or too large for an answer, is taken for one: whoever reads it says why it is none.
    """
    if path.suffix.casefold() in LISTS:
        return True
    if not is_form_name(path.name):
        return False
    try:
        octets = octets_of(path)
        if forms_of(path.name, octets):
            return False
        tables = source_of(path.name, octets, known, bounds=BOUNDS).tables
    except (AnswerTooLarge, SourceTooLarge, TooManyCells, TooManyRows):
        return True
    except (FileFailed, SourceRefused):
        return False
    kinds = [(one.headings, guessed_kind(one.headings)) for one in tables]
    return any(is_usable(recognised(titles, kind), kind) for titles, kind in kinds)


def answered_in(path: Path) -> frozenset[AnswerTo]:
    """By the forms that a workbook is, or that go with a mail, else by what the mail says.

    What is neither is taken for the answer of a calendar, a workbook that is no form of ours for remarks: whoever reads
    it says why it is none.
    """
    try:
        octets = octets_of(path) if is_form_name(path.name) or is_mail(path) else b""
        books = workbooks_in(octets) if is_mail(path) else ((path.name, octets),)
        found = {BY_FORM[form] for name, content in books for form in forms_of(name, content) if form in BY_FORM}
        if found:
            return frozenset(found)
        remarked = read_mail(path.name, octets).lines if is_mail(path) else is_form_name(path.name)
    except (FileFailed, AnswerTooLarge):
        return frozenset({AnswerTo.CONVOCATION})
    except MailTooDeep:  # whoever reads it for remarks says so
        return frozenset({AnswerTo.MINUTES})
    return frozenset({AnswerTo.MINUTES if remarked else AnswerTo.CONVOCATION})
