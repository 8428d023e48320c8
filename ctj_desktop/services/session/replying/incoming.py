"""Which replies are in a file that came back, and whose are they?"""

from datetime import date
from pathlib import Path

from ctj_desktop.domain.record import NamedValue
from ctj_desktop.files.calendar_replies import read_reply
from ctj_desktop.services.session.reply_entry import ReplyEntry
from ctj_desktop.services.session.replying.calendar import calendar_entry
from ctj_desktop.services.steps.came_back import octets_of
from ctj_desktop.storage.open_file import OpenFile


class IncomingReply(NamedValue):
    """Whose answer it is, and what is to be entered of them."""

    name: str
    entry: ReplyEntry


def reply_in_file(store: OpenFile, path: Path, today: date) -> IncomingReply:
    """What a file answers; `FileFailed`, `AnswerTooLarge`, `ReplyUnread`, or why it is no reply."""
    name, entry = calendar_entry(store, read_reply(path.name, octets_of(path)), today)
    return IncomingReply(name=name, entry=entry)
