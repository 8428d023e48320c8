"""Is it known what somebody answers in a file, before anybody reads it?"""

from email.message import EmailMessage
from pathlib import Path

import pytest

from ctj_desktop.files.answer_forms import writing as answers
from ctj_desktop.files.forms.returned import forms_of
from ctj_desktop.files.mail_parsing import MOST_LINES
from ctj_desktop.files.remark_forms import writing as remarks
from ctj_desktop.files.remark_forms.reading import read_form
from ctj_desktop.files.tables.refusals import TooManyCells
from ctj_desktop.services.imports.returned_files import AnswerTo, answered_in, is_list
from tests.files.answer_forms.made import a_ballot
from tests.files.answer_forms.made import a_form as a_reply_form
from tests.files.remark_forms.made import a_form as a_remark_form
from tests.files.tables.made import a_workbook, an_archive, parts_of

A_LIST = a_workbook([["Nom"]])
A_REPLY, SOME_REMARKS = answers.form_bytes(a_reply_form()), remarks.form_bytes(a_remark_form())


def a_mail(text: str, *books: bytes) -> bytes:
    mail = EmailMessage()
    mail.set_content(text)
    for number, book in enumerate(books):
        mail.add_attachment(book, maintype="application", subtype="octet-stream", filename=f"{number}.xlsx")
    return mail.as_bytes()


@pytest.mark.parametrize(
    ("name", "octets", "found"),
    [
        ("f.xlsx", A_REPLY, {AnswerTo.CONVOCATION}),
        ("f.xlsx", answers.form_bytes(a_ballot()), {AnswerTo.CIRCULATION}),
        ("f.xlsx", SOME_REMARKS, {AnswerTo.MINUTES}),
        ("f.xlsx", A_LIST, {AnswerTo.MINUTES}),
        ("f.ics", b"BEGIN:VCALENDAR", {AnswerTo.CONVOCATION}),
        ("f.eml", a_mail("Bonjour"), {AnswerTo.CONVOCATION}),
        ("f.eml", a_mail("§ 3: plus court", A_LIST), {AnswerTo.MINUTES}),
        ("f.eml", a_mail("§ 3: plus court", A_REPLY), {AnswerTo.CONVOCATION}),
        (
            "f.eml",
            a_mail("Voici", SOME_REMARKS, A_REPLY),
            {AnswerTo.CONVOCATION, AnswerTo.MINUTES},
        ),
        ("f.eml", b"X: y\n\n" + b"\n" * (MOST_LINES + 1), {AnswerTo.MINUTES}),
        ("weg.eml", None, {AnswerTo.CONVOCATION}),
    ],
)
def test_what_is_answered_is_seen_in_the_file(
    name: str, octets: bytes | None, found: set[AnswerTo], tmp_path: Path
) -> None:
    if octets is not None:
        (tmp_path / name).write_bytes(octets)
    assert answered_in(tmp_path / name) == found


MEMBERS = a_workbook([["Nom", "Prénom", "Mail"], ["Perrin", "Jean", "jean@nods.example"]])


@pytest.mark.parametrize(
    ("name", "octets", "found"),
    [
        ("f.xlsx", MEMBERS, True),
        ("f.csv", b"Nom;Prenom\nPerrin;Jean\n", True),
        ("f.xlsx", a_workbook([["Bonjour", "Madame"], ["x", "y"]]), False),
        ("f.xlsx", A_REPLY, False),
        ("f.xlsx", SOME_REMARKS, False),
        ("f.xlsx", b"PK\x03\x04", False),
        ("f.xlsx", None, False),
        ("f.ctjx", MEMBERS, False),
    ],
)
def test_a_list_is_known_by_its_columns(name: str, octets: bytes | None, found: bool, tmp_path: Path) -> None:
    if octets is not None:
        (tmp_path / name).write_bytes(octets)
    assert is_list(tmp_path / name) is found


def test_a_workbook_larger_than_any_form_is_a_list_and_nobody_waits_while_it_is_told(tmp_path: Path) -> None:
    """It is looked at in the window, before the import reads it beside; who sends 100,000 cells fills in no form."""
    path = tmp_path / "membres.xlsx"
    wide = b'<worksheet><sheetData><row><c r="A1"><v>1</v></c><c r="XFD7"><v>1</v></c></row></sheetData></worksheet>'
    path.write_bytes(an_archive(parts_of(A_LIST) | {"xl/worksheets/sheet1.xml": wide}))
    assert is_list(path)
    assert forms_of(path.name, path.read_bytes()) == frozenset()
    with pytest.raises(TooManyCells):
        read_form(path.name, path.read_bytes())
