"""Who wrote a mail, when, about what, and which workbooks go with it?"""

from collections.abc import Iterator
from datetime import date
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from ctj_desktop.domain.record import NamedValue
from ctj_desktop.files.forms.returned import is_form_name
from ctj_desktop.i18n.translator import ZONE


class MailHead(NamedValue):
    """The name and the address of the writer, without regard to capitals, the subject, and the day it was sent."""

    writer: str
    mail: str
    subject: str
    sent: date | None = None


def mail_head(octets: bytes) -> MailHead:
    """Of a mail as it came."""
    message = message_from_bytes(octets)
    writer, mail = parseaddr(_plain(str(message.get("From", ""))))
    subject = _plain(str(message.get("Subject", "")))
    return MailHead(
        writer=writer, mail=mail.strip().casefold(), subject=subject, sent=_day(str(message.get("Date", "")))
    )


def sent_within(sent: date | None, first: date | None, today: date) -> date | None:
    """When a mail was sent, where that can be: not before what it answers went out, and not in time to come."""
    return sent if sent is not None and first is not None and first <= sent <= today else None


def workbooks_in(octets: bytes) -> tuple[tuple[str, bytes], ...]:
    """The spreadsheets that go with a mail, by their names."""
    found = []
    for part in mail_parts(octets):
        name, content = _plain(part.get_filename() or ""), part.get_payload(decode=True)
        if is_form_name(name) and isinstance(content, bytes):
            found.append((name, content))
    return tuple(found)


def mail_parts(octets: bytes) -> Iterator[Message]:
    """Of the mail itself, not of another one that goes with it."""
    waiting = [message_from_bytes(octets)]
    while waiting:
        part = waiting.pop(0)
        if part.get_content_maintype() == "multipart":
            inside = part.get_payload()
            waiting[:0] = [one for one in inside if isinstance(one, Message)] if isinstance(inside, list) else []
        elif not part.is_multipart():
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
    except (LookupError, ValueError):
        return " ".join(said.split())
