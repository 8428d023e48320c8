"""What stands in a file by which somebody answers? It is read and taken apart once, before any store is asked."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from ctj_desktop.domain.record import NamedValue
from ctj_desktop.errors import Refused
from ctj_desktop.files.answer_forms.form import REPLY_FORM, VOTE_FORM
from ctj_desktop.files.forms.mails import ParsedMail, parsed_mail, workbooks_in
from ctj_desktop.files.forms.returned import ReturnedBook, book_of, is_form_name
from ctj_desktop.files.mail_parsing import MailTooDeep
from ctj_desktop.files.remark_forms.form import FORM as REMARK_FORM
from ctj_desktop.files.remark_forms.mails import RemarkMail, read_mail
from ctj_desktop.files.stepwise import Step, no_step
from ctj_desktop.files.tables.archive import FORM as BOUNDS
from ctj_desktop.files.tables.archive import unpacked_size
from ctj_desktop.services.steps.file_output import read_octets

MOST: Final = 25 * 1024 * 1024
"""Octets: what is more is the answer of nobody."""
MOST_UNPACKED: Final = 2 * BOUNDS.unpacked
"""Octets of all workbooks of a mail that may be forms, as their archives say: each is looked at."""
MAIL: Final = ".eml"
ANSWERS: Final = frozenset({REPLY_FORM, VOTE_FORM})


class AnswerTooLarge(Refused):
    """“{name}” is too large for an answer (more than {limit} MB). Enter by hand what it says."""

    name: str
    limit: int


class CameBack(NamedValue):
    """A file that came back, read: its bytes, the mail that it is, the workbook that it is or those of the mail.

    `remarks`: what the mail says itself, where no form with it answers a convocation or a circulation.
    """

    path: Path
    octets: bytes
    mail: ParsedMail | None = None
    books: tuple[ReturnedBook, ...] = ()
    remarks: RemarkMail | None = None

    @property
    def name(self) -> str:
        """Of the file, without its folder."""
        return self.path.name

    @property
    def sha256(self) -> str:
        """Of its bytes."""
        return hashlib.sha256(self.octets).hexdigest()

    def forms(self, form: str) -> tuple[ReturnedBook, ...]:
        """The workbook that it is, whatever it refers to; of a mail those that refer to that form."""
        return tuple(book for book in self.books if self.mail is None or form in book.forms)


def is_mail(path: Path) -> bool:
    """By its name."""
    return path.suffix.casefold() == MAIL


def read_back(path: Path, step: Step = no_step) -> CameBack:
    """A file that came back; `AnswerTooLarge`, `FileFailed`, `MailTooDeep`. What `step` raises stops it."""
    octets = read_octets(path, MOST)
    if octets is None:
        raise AnswerTooLarge(path.name, MOST // (1024 * 1024))
    if is_form_name(path.name):
        return CameBack(path=path, octets=octets, books=(book_of(path.name, octets, step),))
    if not is_mail(path):
        return CameBack(path=path, octets=octets)
    mail = parsed_mail(path.name, octets, step)
    books = tuple(_books(mail, step))
    forms = frozenset[str]().union(*(book.forms for book in books))
    remarks = read_mail(mail) if REMARK_FORM in forms or not forms & ANSWERS else None
    return CameBack(path=path, octets=octets, mail=mail, books=books, remarks=remarks)


def _books(mail: ParsedMail, step: Step) -> Iterator[ReturnedBook]:
    """Those that are forms; together no larger than any program fills in, else `MailTooDeep`."""
    unpacked = 0
    for name, content in workbooks_in(mail):
        size = unpacked_size(content)
        unpacked += size if size <= BOUNDS.unpacked else 0  # what is more for itself is not even opened
        if unpacked > MOST_UNPACKED:
            raise MailTooDeep(mail.name)
        book = book_of(name, content, step)
        if book.forms:
            yield book
