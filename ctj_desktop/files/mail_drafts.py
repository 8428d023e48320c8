"""How does a letter become a file that a mail program opens as a draft? (RFC 5322; `X-Unsent` tells it is one)

The head is written here and not by Python's `email`, which loses the blank between two words where a line of it ends
(RFC 2047 6.2). What goes with it is named in any letters (RFC 2231). A mailbox takes a message up to some size: what
does not fit any more is left to whoever writes it, who says in the text how to get it.
"""

from collections.abc import Iterable, Iterator, Sequence
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import quote
from hashlib import sha256
from typing import Final

from ctj_desktop.domain.mail_address import Mailbox, is_mail_address
from ctj_desktop.domain.record import NamedValue

MOST: Final = 20_000_000
"""Octets of a message that a mailbox takes, where nobody said otherwise."""
LINE: Final = 57
"""Octets of an attachment that one line of a message holds, written in base64 (RFC 2045 6.8)."""
BREAK: Final = "\r\n"
SHORT: Final = 32
"""Signs of a boundary that stand on one line: mail programs do not read one in several pieces (RFC 2231 3)."""


class Attached(NamedValue):
    """A file that goes with a message: its name, its type as `application/pdf`, its octets."""

    name: str
    media: str
    octets: bytes


def draft_bytes(
    to: str | Sequence[Mailbox],
    subject: str,
    text: str,
    *,
    hidden: Sequence[Mailbox] = (),
    attached: Sequence[Attached] = (),
) -> bytes:
    """The message as plain text in UTF-8, to be sent by a person; what is no mail address is none of its readers.

    Of the `hidden` ones no reader sees the others (`Bcc`).
    """
    message = EmailMessage(policy=SMTP)
    message.set_content(text.rstrip("\n") + "\n", charset="utf-8")
    for file in attached:
        main, _, sub = file.media.partition("/")
        spoken = {"charset": "utf-8"} if file.media == "text/calendar" else {}
        message.add_attachment(file.octets, maintype=main, subtype=sub, filename=_seen(file.name), params=spoken)
    if attached:
        message.set_boundary(_boundary(text, attached))
    readers = (Mailbox("", to),) if isinstance(to, str) else to
    return _head(readers, hidden, subject).encode() + message.as_bytes()


def _head(readers: Sequence[Mailbox], hidden: Sequence[Mailbox], subject: str) -> str:
    """What a mail program asks for when it is written by hand; a field that says nothing is left out."""
    lines = ["X-Unsent: 1"]
    for field, seen in (("To", readers), ("Bcc", hidden)):
        if found := tuple(_addresses(seen)):
            lines.append(f"{field}: " + f",{BREAK} ".join(found))
    lines.append(f"Subject: {_words(_seen(subject), 'Subject')}")
    return BREAK.join((*lines, ""))


def _words(text: str, field: str = "") -> str:
    """Folded; what is not ASCII as a whole in encoded words, so that no blank stands between two of them."""
    charset = "us-ascii" if text.isascii() else "utf-8"
    return Header(text, charset, header_name=field).encode(linesep=BREAK)


def fitting(sizes: Iterable[int], most: int = MOST) -> tuple[bool, ...]:
    """Which files of these octets go with one message, in their order: each that the ones before leave room for."""
    left, fits = most, []
    for size in sizes:
        written = _written(size)
        fits.append(written <= left)
        left -= written if fits[-1] else 0
    return tuple(fits)


def _boundary(text: str, attached: Sequence[Attached]) -> str:
    """What parts the files of a message: the same for the same message, and found in none of its lines."""
    whole = sha256(text.encode())
    for file in attached:
        whole.update(file.octets)
    return f"=_{whole.hexdigest()[:SHORT]}"


def _seen(name: str) -> str:
    """On one line, without what steers."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in name).split())


def _written(size: int) -> int:
    """Four signs for each three octets, and the end of each line."""
    return -(-size // 3) * 4 + -(-size // LINE) * len("\r\n")


def _addresses(readers: Sequence[Mailbox]) -> Iterator[str]:
    """Each once."""
    met = set[str]()
    for reader in readers:
        if is_mail_address(reader.mail) and reader.mail.casefold() not in met:
            met.add(reader.mail.casefold())
            name = _seen(reader.name)
            called = f'"{quote(name)}"' if name.isascii() else _words(name)
            yield f"{called} <{reader.mail}>" if name else reader.mail
