"""How does a letter become a file that a mail program opens as a draft? (RFC 5322; `X-Unsent` tells it is one)

What goes with it is named in any letters (RFC 2231). A mailbox takes a message up to some size: what does not fit any
more is left to whoever writes it, who says in the text how to get it.
"""

from collections.abc import Iterable, Sequence
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256
from typing import Final

from ctj_desktop.domain.mail_address import Mailbox, is_mail_address
from ctj_desktop.domain.record import NamedValue

MOST: Final = 20_000_000
"""Octets of a message that a mailbox takes, where nobody said otherwise."""
LINE: Final = 57
"""Octets of an attachment that one line of a message holds, written in base64 (RFC 2045 6.8)."""


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
    message["X-Unsent"] = "1"
    readers = (Mailbox("", to),) if isinstance(to, str) else to
    for field, found in (("To", _addresses(readers)), ("Bcc", _addresses(hidden))):
        if found:
            message[field] = found
    message["Subject"] = " ".join(subject.split())
    message.set_content(text.rstrip("\n") + "\n", charset="utf-8")
    for file in attached:
        main, _, sub = file.media.partition("/")
        spoken = {"charset": "utf-8"} if file.media == "text/calendar" else {}
        message.add_attachment(file.octets, maintype=main, subtype=sub, filename=_seen(file.name), params=spoken)
    if attached:
        message.set_boundary(_boundary(text, attached))
    return message.as_bytes()


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
    return f"=_{whole.hexdigest()}"


def _seen(name: str) -> str:
    """On one line, without what steers."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in name).split())


def _written(size: int) -> int:
    """Four signs for each three octets, and the end of each line."""
    return -(-size // 3) * 4 + -(-size // LINE) * len("\r\n")


def _addresses(readers: Sequence[Mailbox]) -> tuple[Address, ...]:
    """Each once."""
    found: dict[str, Address] = {}
    for reader in readers:
        if is_mail_address(reader.mail):
            local, _, domain = reader.mail.rpartition("@")
            address = Address(display_name=_seen(reader.name), username=local, domain=domain)
            found.setdefault(reader.mail.casefold(), address)
    return tuple(found.values())
