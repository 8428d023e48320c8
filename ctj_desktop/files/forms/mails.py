"""Who wrote a mail, when did it come, about what, and which workbooks go with it?

It is parsed once; whoever asks more of it is handed the same value.
"""

import hashlib
import unicodedata
from collections.abc import Iterator
from datetime import date
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime
from typing import Final

from ctj_desktop.domain.record import NamedValue
from ctj_desktop.files.forms.returned import is_form_name
from ctj_desktop.files.mail_parsing import MailTooDeep, mail_of, part_name
from ctj_desktop.files.stepwise import Step, no_step
from ctj_desktop.i18n.translator import ZONE


class MailHead(NamedValue):
    """The name and the address of the writer, without regard to capitals, the subject, and two days.

    `mail` is empty where no address is given, or several, or one with signs that are not seen. It was `sent` when its
    writer says so, and `came` when the server says so that handed it over last: the topmost `Received`.
    """

    writer: str
    mail: str
    subject: str
    sent: date | None = None
    came: date | None = None


class ParsedMail(NamedValue):
    """A mail taken apart: the name of its file, the hash of its bytes, its head, and the message with its parts."""

    name: str
    sha256: str
    head: MailHead
    message: Message


MOST_WORKBOOKS: Final = 20
"""Nobody sends more of them with one mail."""


def parsed_mail(name: str, octets: bytes, step: Step = no_step) -> ParsedMail:
    """What a mail is, from its bytes; `MailTooDeep`. What `step` raises stops it."""
    message = mail_of(name, octets, step)
    return ParsedMail(name=name, sha256=hashlib.sha256(octets).hexdigest(), head=mail_head(message), message=message)


def mail_head(message: Message) -> MailHead:
    """Of a mail as it came."""
    writers = _writers(message)
    (writer, mail) = writers[0] if len(writers) == 1 else ("", "")
    return MailHead(
        writer=visible(_plain(writer)),
        mail=mail.strip().casefold() if "@" in mail and visible(mail) == mail.strip() else "",
        subject=_plain(str(message.get("Subject", ""))),
        sent=_day(str(message.get("Date", ""))),
        came=_day(str(message.get("Received", "")).rpartition(";")[2].strip()),
    )


def _writers(head: Message) -> list[tuple[str, str]]:
    try:
        return getaddresses([str(one) for one in head.get_all("From", [])])  # a name that is decoded may hold commas
    except RecursionError:  # remarks within remarks (RFC 5322 3.2.2), as nobody's name has them
        return []


def visible(said: str) -> str:
    """Without what is not seen and can turn the order of what is: control characters and marks of direction."""
    return "".join(one for one in said if unicodedata.category(one) not in ("Cc", "Cf")).strip()


def within(day: date | None, first: date | None, today: date) -> date | None:
    """The day of a mail, where it can be: not before what it answers went out, and not in time to come."""
    return day if day is not None and first is not None and first <= day <= today else None


def workbooks_in(mail: ParsedMail) -> tuple[tuple[str, bytes], ...]:
    """The spreadsheets that go with a mail, by their names; `MailTooDeep`."""
    found = list[tuple[str, bytes]]()
    for part in mail_parts(mail.message):
        name = _plain(part_name(part))
        content = part.get_payload(decode=True) if is_form_name(name) else None
        if isinstance(content, bytes):
            found.append((name, content))
            if len(found) > MOST_WORKBOOKS:
                raise MailTooDeep(mail.name)
    return tuple(found)


def mail_parts(message: Message) -> Iterator[Message]:
    """Of the mail itself, not of another one that goes with it."""
    waiting = [message]
    while waiting:
        part = waiting.pop(0)
        multipart = part.get_content_maintype() == "multipart"
        if multipart and part.is_multipart():
            waiting[:0] = [one for one in part.get_payload() if isinstance(one, Message)]
        elif not multipart and not part.is_multipart():
            yield part


def _day(said: str) -> date | None:
    """On the clock of here; of a time without a zone, as it stands."""
    try:
        sent = parsedate_to_datetime(said)
        return (sent.astimezone(ZONE) if sent.tzinfo is not None else sent).date()
    except (ValueError, OverflowError):
        return None


def _plain(said: str) -> str:
    try:
        return " ".join(str(make_header(decode_header(said))).split())
    except (LookupError, ValueError, HeaderParseError):
        return " ".join(said.split())
