"""Which replies are in a file that came back, and whose are they?"""

from collections.abc import Sequence
from datetime import date

from ctj_desktop.files.answer_forms.form import REPLY_FORM
from ctj_desktop.files.answer_forms.reading import read_answer
from ctj_desktop.files.calendar_replies import read_reply
from ctj_desktop.services.session.replying.calendar import calendar_reply
from ctj_desktop.services.session.replying.forms import form_reply
from ctj_desktop.services.session.replying.lines import IncomingReply
from ctj_desktop.services.steps.came_back import CameBack
from ctj_desktop.storage.open_file import OpenFile


def replies_in(store: OpenFile, came: CameBack, today: date) -> Sequence[IncomingReply]:
    """What a file answers: a reply form, a mail with such forms, or the answer of a calendar.

    What refuses to read it, or why it is no reply; of several forms, of the first.
    """
    forms, head = came.forms(REPLY_FORM), came.mail.head if came.mail is not None else None
    if forms:
        return [form_reply(store, read_answer(REPLY_FORM, book), today, head) for book in forms]
    given = came.mail.message if came.mail is not None else came.octets
    return [calendar_reply(store, read_reply(came.name, given), today, head)]
