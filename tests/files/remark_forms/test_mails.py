"""Are remarks found in a mail, and is nothing taken for one that was only quoted?"""

from email.message import EmailMessage

import pytest

from ctj_desktop.files.forms.mails import parsed_mail
from ctj_desktop.files.remark_forms.form import ReturnedLine
from ctj_desktop.files.remark_forms.mails import read_mail


def a_mail(text: str, *, subtype: str = "plain", subject: str = "Réponse : PV 2027-01") -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Claire Perrenot <Claire@Morteau.example>"
    mail["Subject"] = subject
    mail.set_content(text, subtype=subtype)
    return mail


def remarks(*lines: tuple[int, str]) -> tuple[ReturnedLine, ...]:
    return tuple(ReturnedLine(number=number, said=f"§ {number}", comment=text) for number, text in lines)


def test_each_number_begins_a_remark() -> None:
    text = """Bonjour,

§ 7: préciser la date
et l’année.
§8 – ajouter les deux monnaies

Merci beaucoup
- § 12
le total est faux

§ 13:
--
Claire
§ 1: signature
"""
    mail = read_mail(parsed_mail("r.eml", a_mail(text).as_bytes()))
    assert (mail.mail, mail.writer, mail.subject) == (
        "claire@morteau.example",
        "Claire Perrenot",
        "Réponse : PV 2027-01",
    )
    assert mail.lines == remarks(
        (7, "préciser la date\net l’année."), (8, "ajouter les deux monnaies"), (12, "le total est faux")
    )
    assert mail.rest.split() == ["Bonjour,", "Merci", "beaucoup"]


@pytest.mark.parametrize(
    "quoted",
    [
        "-----Message d’origine-----\n§ 2: non",
        "________________________________\n§ 2: non",
        "De : Secrétariat <a@b.example>\n§ 2: non",
        "Am 3. März 2027 um 14:00 Uhr schrieb Sekretariat:\n§ 2: nein",
        "Le 3 mars 2027 à 14 h, le secrétariat a écrit :\n§ 2: non",
        "> § 2: non",
    ],
)
def test_what_is_quoted_is_no_remark(quoted: str) -> None:
    assert read_mail(parsed_mail("r.eml", a_mail(f"§ 1: oui\n{quoted}\n").as_bytes())).lines == remarks((1, "oui"))


def test_below_a_quoted_line_an_answer_goes_on() -> None:
    assert read_mail(parsed_mail("r.eml", a_mail("> cité\n§ 3: oui\n").as_bytes())).lines == remarks((3, "oui"))


def test_a_page_is_read_as_it_is_shown() -> None:
    page = "<style>p {color: red}</style><p>Guten Tag</p><div>§ 4:&nbsp;bitte\n ergänzen</div><br>§ 5: gut"
    mail = read_mail(parsed_mail("r.eml", a_mail(page, subtype="html").as_bytes()))
    assert mail.lines == remarks((4, "bitte ergänzen"), (5, "gut"))
    assert mail.rest == "Guten Tag"


def test_of_a_mail_that_goes_with_it_nothing_is_read() -> None:
    mail = a_mail("voir le fichier")
    mail.add_attachment(a_mail("§ 9: transmis"), filename="autre.eml")
    assert read_mail(parsed_mail("r.eml", mail.as_bytes())).lines == ()


def test_a_mail_that_was_cut_holds_nothing() -> None:
    assert read_mail(parsed_mail("r.eml", b"Content-Type: multipart/mixed; boundary=x\n\n\xa7 1: oui\n")).lines == ()
