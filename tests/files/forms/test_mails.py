"""Is it known who wrote a mail, and which workbooks go with it?"""

from datetime import date
from email.message import EmailMessage

import pytest

from ctj_desktop.files.forms.mails import parsed_mail, within, workbooks_in


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
    assert workbooks_in(parsed_mail("a.eml", mail.as_bytes())) == (("Remarques été.xlsx", b"content"),)
    head = parsed_mail("a.eml", mail.as_bytes()).head
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
    assert parsed_mail("a.eml", f"Date: {said}\n\ntext\n".encode()).head.sent == day


@pytest.mark.parametrize(
    ("sent", "first", "can_be"),
    [(5, 1, True), (1, 1, True), (9, 1, False), (1, 2, False), (5, None, False), (None, 1, False)],
)
def test_a_day_that_cannot_be_says_nothing(sent: int | None, first: int | None, can_be: bool) -> None:
    sent_on, first_on = (date(2027, 3, one) if one is not None else None for one in (sent, first))
    assert within(sent_on, first_on, date(2027, 3, 8)) == (sent_on if can_be else None)


def test_it_came_when_the_server_says_so_that_handed_it_over_last() -> None:
    """What stands below the topmost line, and the date of the mail itself, a stranger can write."""
    received = "Received: from a by b; {}\n".format
    octets = received("Fri, 12 Mar 2027 09:00:00 +0100") + received("Mon, 1 Mar 2027 09:00:00 +0100")
    head = parsed_mail("a.eml", f"{octets}Date: Mon, 1 Mar 2027 08:00:00 +0100\n\ntext\n".encode()).head
    assert (head.came, head.sent) == (date(2027, 3, 12), date(2027, 3, 1))
    assert parsed_mail("a.eml", b"Received: by nobody\n\ntext\n").head.came is None


@pytest.mark.parametrize(
    ("sender", "mail", "writer"),
    [
        ("anne@morteau.example, beat@biel.example", "", ""),
        ('"anne@morteau.example" <eve@else.example>', "eve@else.example", "anne@morteau.example"),
        ("=?utf-8?q?Anne=2C_Maire=E2=80=AE?= <Anne@morteau.example>", "anne@morteau.example", "Anne, Maire"),
        ("Anne", "", ""),
    ],
)
def test_only_one_address_is_a_sender_whatever_the_name_pretends(sender: str, mail: str, writer: str) -> None:
    head = parsed_mail("a.eml", f"From: {sender}\n\ntext\n".encode()).head
    assert (head.mail, head.writer if mail else "") == (mail, writer)


def test_an_address_with_signs_that_are_not_seen_is_nobodys() -> None:
    assert (
        parsed_mail("a.eml", "From: <anne\u202e@morteau.example>\n\ntext\n".encode()).head.mail
        != "anne@morteau.example"
    )
    assert parsed_mail("a.eml", b"From: <a\x07nne@morteau.example>\n\ntext\n").head.mail == ""


def test_a_mail_that_was_cut_holds_nothing() -> None:
    assert workbooks_in(parsed_mail("a.eml", b"Content-Type: multipart/mixed; boundary=x\n\ntext\n")) == ()


def test_a_head_that_nobody_can_read_stays_as_it_is() -> None:
    head = parsed_mail("a.eml", b"From: nobody\nSubject: =?x-none?q?a?=\n\ntext\n").head
    assert (head.subject, head.mail) == ("=?x-none?q?a?=", "")
