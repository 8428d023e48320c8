"""Which replies are in a file that came back, and whose are they?"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from ctj_desktop.files.answer_forms.form import REPLY_FORM
from ctj_desktop.files.answer_forms.reading import read_answer
from ctj_desktop.files.calendar_replies import read_reply
from ctj_desktop.files.forms.mails import mail_head, workbooks_in
from ctj_desktop.files.forms.returned import forms_of, is_form_name
from ctj_desktop.services.session.replying.calendar import calendar_reply
from ctj_desktop.services.session.replying.forms import form_reply
from ctj_desktop.services.session.replying.lines import IncomingReply
from ctj_desktop.services.steps.came_back import is_mail, octets_of
from ctj_desktop.storage.open_file import OpenFile


def replies_in_file(store: OpenFile, path: Path, today: date) -> Sequence[IncomingReply]:
    """What a file answers: a reply form, a mail with such forms, or the answer of a calendar.

    `FileFailed`, `AnswerTooLarge`, what refuses to read it, or why it is no reply; of several forms, of the first.
    """
    octets = octets_of(path)
    if is_form_name(path.name):
        return [form_reply(store, read_answer(REPLY_FORM, path.name, octets), today)]
    mail = mail_head(octets) if is_mail(path) else None
    forms = reply_forms_in(octets) if mail is not None else ()
    if not forms:
        return [calendar_reply(store, read_reply(path.name, octets), today, mail)]
    return [form_reply(store, read_answer(REPLY_FORM, name, content), today, mail) for name, content in forms]


def reply_forms_in(mail: bytes) -> Sequence[tuple[str, bytes]]:
    """Those that go with a mail, by their names."""
    return [(name, content) for name, content in workbooks_in(mail) if REPLY_FORM in forms_of(name, content)]
