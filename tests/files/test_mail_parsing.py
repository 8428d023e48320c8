"""Does no mail from outside take the memory or the time of the machine, however it is built?"""

import tracemalloc
from email.message import EmailMessage, Message

import pytest

from ctj_desktop.files import mail_parsing
from ctj_desktop.files.decoding import letters
from ctj_desktop.files.forms.mails import parsed_mail, workbooks_in
from ctj_desktop.files.mail_parsing import (
    MOST_LEVELS,
    MOST_LINES,
    MOST_OF_A_HEAD,
    MailTooDeep,
    mail_of,
    part_name,
    part_text,
)
from ctj_desktop.files.remark_forms.mails import MOST_WRITTEN, read_mail

TEXT = "Content-Type: text/plain\r\n\r\nOui\r\n"


def within(levels: int) -> bytes:
    opened = "".join(f'Content-Type: multipart/mixed; boundary="b{at}"\r\n\r\n--b{at}\r\n' for at in range(levels))
    return f"From: a@morteau.example\r\n{opened}{TEXT}".encode()


def texts(mail: Message) -> list[str]:
    return [part_text(part) for part in mail.walk() if not part.is_multipart()]


def test_parts_may_lie_fifty_deep_and_no_deeper() -> None:
    assert texts(mail_of("a.eml", within(MOST_LEVELS))) == ["Oui"]
    with pytest.raises(MailTooDeep):
        mail_of("a.eml", within(MOST_LEVELS + 1))


def test_the_deeper_parts_lie_the_fewer_lines_a_mail_may_have() -> None:
    lines = b"a\r\n" * (MOST_LINES // 20)
    assert len(texts(mail_of("a.eml", within(10) + lines))) == 1
    with pytest.raises(MailTooDeep):
        mail_of("a.eml", within(30) + lines)


@pytest.mark.parametrize(
    "octets",
    [
        b"Content-Type: message/rfc822\r\n\r\n" * 5_000 + b"Oui",
        b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\nx\r\n" * 3_000,
        b"a\r\n" * (MOST_LINES + 1),
        b"a\r" * (MOST_LINES + 1),
        b"From: " + b"a@morteau.example, " * 10_000 + b"\r\n\r\nOui",
        b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain" + b"; a=b" * 40_000,
    ],
    ids=["mail in mail", "parts", "lines", "lines of a Mac", "a head", "a head inside"],
)
def test_what_no_program_writes_is_refused_before_it_takes_memory(octets: bytes) -> None:
    tracemalloc.start()
    with pytest.raises(MailTooDeep, match=r"a\.eml"):
        mail_of("a.eml", octets)
    used = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert used < 20_000_000


def test_the_head_is_no_longer_than_any_and_the_refusal_names_the_file() -> None:
    assert parsed_mail("a.eml", within(1)).head.mail == "a@morteau.example"
    with pytest.raises(MailTooDeep, match=r"a\.eml"):
        parsed_mail("a.eml", b"From: a@morteau.example\r\nX: " + b"x" * MOST_OF_A_HEAD)


def test_remarks_within_remarks_are_nobodys_name() -> None:
    assert parsed_mail("a.eml", b"From: " + b"(" * 100_000 + b"a@morteau.example\r\n\r\nOui").head.mail == ""


@pytest.mark.parametrize("charset", ["x-none", "hex", "undefined", "a\x00b", "idna"])
def test_of_letters_that_nobody_knows_the_text_is_read_as_well_as_can_be(charset: str) -> None:
    octets = f'Content-Type: text/plain; charset="{charset}"\r\n\r\nOui\r\n'.encode()
    assert texts(mail_of("a.eml", octets)) == ["Oui\r\n"]


def test_letters_named_in_letters_that_are_none_are_none() -> None:
    assert texts(mail_of("a.eml", b"Content-Type: text/plain; charset*=a\x00b''x\r\n\r\nOui\r\n")) == ["Oui\r\n"]


def test_more_than_anybody_writes_is_no_remark() -> None:
    head = b"From: a@morteau.example\r\nContent-Type: text/html\r\n\r\n"
    with pytest.raises(MailTooDeep):
        read_mail(parsed_mail("a.eml", head + b"<p>" * (MOST_WRITTEN // 3 + 1)))


def test_a_photo_of_fifteen_megabytes_beside_a_text_with_pictures_is_ordinary() -> None:
    """As Outlook builds it: the text in two forms, within what belongs to it, within the mail."""
    lines = (b"A" * 76 + b"\r\n") * 260_000
    mail = mail_of("a.eml", within(5) + b"--b0\r\nContent-Type: image/jpeg\r\n\r\n" + lines)
    assert max(part.level for part in mail.walk() if isinstance(part, mail_parsing._Part)) == 5


@pytest.mark.parametrize("letters", ["undefined", "a\x00b", "hex"])
def test_a_name_in_letters_that_are_none_is_no_name(letters: str) -> None:
    part = mail_of("a.eml", f"Content-Disposition: attachment; filename*={letters}''x.xlsx\r\n\r\nx".encode())
    assert part_name(part) in ("", "x.xlsx")
    with pytest.raises(MailTooDeep):
        mail_of("a.eml", b"Content-Type: multipart/mixed; boundary*=undefined''b\r\n\r\n--b\r\n\r\nx")


def test_a_subject_whose_letters_were_cut_stays_as_it_is() -> None:
    assert parsed_mail("a.eml", b"Subject: =?utf-8?b?abcde?=\r\n\r\nx").head.subject == "=?utf-8?b?abcde?="


def test_letters_that_take_the_square_of_a_text_are_none() -> None:
    for named in ("punycode", "IDNA", "a\x00b", "x-none", ""):
        assert letters(named) == ""
    assert letters("Windows-1252") == "cp1252"


def test_parameters_without_end_are_refused() -> None:
    """The library takes the square of their number."""
    many = b'text/plain; a="' + b";" * 100_000
    with pytest.raises(MailTooDeep):
        mail_of("a.eml", b"From: a@morteau.example\r\nContent-Type: " + many + b"\r\n\r\nx")


def test_a_mail_of_parts_that_has_none_is_read_for_nothing() -> None:
    octets = b"From: a@morteau.example\r\nContent-Type: multipart/mixed; charset*=x''y\r\n\r\n\xe9"
    assert workbooks_in(parsed_mail("a.eml", octets)) == ()
    assert read_mail(parsed_mail("a.eml", octets)).rest == ""


def test_more_workbooks_than_anybody_sends_are_refused() -> None:
    part = b"--b\r\nContent-Disposition: attachment; filename=a.xlsx\r\n\r\nx\r\n"
    with pytest.raises(MailTooDeep):
        workbooks_in(parsed_mail("a.eml", b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + part * 21))


def test_a_section_that_no_page_has_ends_what_is_read_of_it() -> None:
    head = b"From: a@morteau.example\r\nContent-Type: text/html\r\n\r\n"
    assert read_mail(parsed_mail("a.eml", head + "<p>§ 3: oui</p><![foo]>".encode())).lines[0].comment == "oui"


def test_pictures_in_the_other_form_of_a_text_are_not_counted() -> None:
    mail = EmailMessage()
    mail.set_content("§ 3: oui")
    mail.add_alternative(f'<img src="data:{"A" * MOST_WRITTEN}">', subtype="html")
    assert read_mail(parsed_mail("a.eml", mail.as_bytes())).lines[0].comment == "oui"
