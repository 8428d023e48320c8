"""How does a letter become a file that a mail program opens as a draft? (RFC 5322; `X-Unsent` tells it is one)"""

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from ctj_desktop.domain.mail_address import is_mail_address


def draft_bytes(to: str, subject: str, text: str) -> bytes:
    """The message as plain text in UTF-8, to be sent by a person; without a reader where `to` is no address."""
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    if is_mail_address(to):
        local, _, domain = to.rpartition("@")
        message["To"] = str(Address(username=local, domain=domain))
    message["Subject"] = " ".join(subject.split())
    message.set_content(text.rstrip("\n") + "\n", charset="utf-8")
    return message.as_bytes()
