"""Is it known who wrote a mail, and which workbooks go with it?"""

from datetime import date
from email.message import EmailMessage

import pytest

from ctj_desktop.files.forms.mails import mail_head, sent_within, workbooks_in


def a_mail(text: str) -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Claire Perrenot <Claire@Morteau.example>"
    mail["Subject"] = "Réponse : séance 2027-01"
    mail.set_content(text)
    return mail


def test_the_workbooks_that_go_with_it_are_found_and_no_others() -> None:
    mail = a_mail("voir le fichier")
    for name in ("Remarques été.xlsx", "photo.png"):
        mail.add_attachment(b"content", maintype="application", subtype="octet-stream", filename=name)
    inner = a_mail("transmis")
    inner.add_attachment(b"other", maintype="application", subtype="octet-stream", filename="autre.xlsx")
    mail.add_attachment(inner, filename="autre.eml")
    assert workbooks_in(mail.as_bytes()) == (("Remarques été.xlsx", b"content"),)
    head = mail_head(mail.as_bytes())
    assert (head.writer, head.mail) == ("Claire Perrenot", "claire@morteau.example")
    assert head.subject == "Réponse : séance 2027-01"


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("Wed, 10 Mar 2027 23:30:00 +0000", date(2027, 3, 11)),
        ("Wed, 10 Mar 2027 09:00:00 -0000", date(2027, 3, 10)),
        ("hier", None),
        ("Wed, 10 Mar 99999 09:00:00 +0000", None),
        ("", None),
    ],
)
def test_it_was_sent_on_a_day_of_here(said: str, day: date | None) -> None:
    assert mail_head(f"Date: {said}\n\ntext\n".encode()).sent == day


@pytest.mark.parametrize(
    ("sent", "first", "within"),
    [(5, 1, True), (1, 1, True), (9, 1, False), (1, 2, False), (5, None, False), (None, 1, False)],
)
def test_a_day_that_cannot_be_says_nothing(sent: int | None, first: int | None, within: bool) -> None:
    sent_on, first_on = (date(2027, 3, one) if one is not None else None for one in (sent, first))
    assert sent_within(sent_on, first_on, date(2027, 3, 8)) == (sent_on if within else None)


def test_a_mail_that_was_cut_holds_nothing() -> None:
    assert workbooks_in(b"Content-Type: multipart/mixed; boundary=x\n\ntext\n") == ()


def test_a_head_that_nobody_can_read_stays_as_it_is() -> None:
    head = mail_head(b"From: nobody\nSubject: =?x-none?q?a?=\n\ntext\n")
    assert (head.subject, head.mail) == ("=?x-none?q?a?=", "nobody")
