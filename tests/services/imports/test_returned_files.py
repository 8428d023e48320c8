"""Is it known what somebody answers in a file, before anybody reads it?"""

from email.message import EmailMessage
from email.parser import BytesFeedParser
from pathlib import Path
from typing import Any

import pytest

from ctj_desktop.files.answer_forms import writing as answers
from ctj_desktop.files.answer_forms.form import REPLY_FORM
from ctj_desktop.files.forms.returned import book_of
from ctj_desktop.files.mail_parsing import MailTooDeep
from ctj_desktop.files.remark_forms import writing as remarks
from ctj_desktop.files.remark_forms.form import FORM
from ctj_desktop.files.remark_forms.reading import read_form
from ctj_desktop.files.tables.archive import FORM as BOUNDS
from ctj_desktop.files.tables.refusals import TooManyCells
from ctj_desktop.services.imports.returned_files import AnswerTo, answered_in, is_list, may_be_list
from ctj_desktop.services.steps.came_back import MOST, AnswerTooLarge, read_back
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
    ],
)
def test_what_is_answered_is_seen_in_the_file(name: str, octets: bytes, found: set[AnswerTo], tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(octets)
    assert answered_in(read_back(tmp_path / name)) == found


MEMBERS = a_workbook([["Nom", "Prénom", "Mail"], ["Perrin", "Jean", "jean@nods.example"]])


@pytest.mark.parametrize(
    ("name", "octets", "found"),
    [
        ("f.xlsx", MEMBERS, True),
        ("f.xlsx", a_workbook([["Bonjour", "Madame"], ["x", "y"]]), False),
        ("f.xlsx", A_REPLY, False),
        ("f.xlsx", SOME_REMARKS, False),
        ("f.xlsx", b"PK\x03\x04", False),
        ("f.ctjx", MEMBERS, False),
    ],
)
def test_a_list_is_known_by_its_columns(name: str, octets: bytes, found: bool, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(octets)
    assert is_list(read_back(tmp_path / name)) is found


def test_a_workbook_larger_than_any_form_is_a_list_and_nobody_waits_while_it_is_told(tmp_path: Path) -> None:
    """It is looked at in the window, before the import reads it beside; who sends 100,000 cells fills in no form."""
    path = tmp_path / "membres.xlsx"
    wide = b'<worksheet><sheetData><row><c r="A1"><v>1</v></c><c r="XFD7"><v>1</v></c></row></sheetData></worksheet>'
    path.write_bytes(an_archive(parts_of(A_LIST) | {"xl/worksheets/sheet1.xml": wide}))
    assert is_list(read_back(path))
    assert book_of(path.name, path.read_bytes()).forms == frozenset()
    with pytest.raises(TooManyCells):
        read_form(book_of(path.name, path.read_bytes()))


def test_a_workbook_too_large_to_answer_may_be_a_list_and_a_mail_is_none(tmp_path: Path) -> None:
    for name, may in (("membres.xlsx", True), ("membres.eml", False)):
        with (tmp_path / name).open("wb") as opened:
            opened.truncate(MOST + 1)
        with pytest.raises(AnswerTooLarge) as refused:
            read_back(tmp_path / name)
        assert may_be_list(tmp_path / name, refused.value) is may


def test_a_mail_is_parsed_once_whatever_it_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    feeds = list[int]()
    feed = BytesFeedParser.feed

    def counted(parser: Any, octets: bytes) -> None:
        feeds.append(len(octets))
        feed(parser, octets)

    monkeypatch.setattr(BytesFeedParser, "feed", counted)
    (tmp_path / "f.eml").write_bytes(a_mail("§ 3: plus court", SOME_REMARKS, A_REPLY))
    came = read_back(tmp_path / "f.eml")
    assert answered_in(came) == {AnswerTo.CONVOCATION, AnswerTo.MINUTES}
    assert sum(feeds) == len(came.octets)
    assert len(came.forms(REPLY_FORM)) == len(came.forms(FORM)) == 1
    assert came.remarks is not None
    assert came.remarks.lines


def test_workbooks_that_unpack_to_more_together_than_anybody_fills_in_are_refused(tmp_path: Path) -> None:
    """Each is within the bounds; that one after the other is looked at would take minutes."""
    blank = b"<worksheet>" + b" " * (BOUNDS.unpacked // 2) + b"</worksheet>"
    large = an_archive({"xl/worksheets/sheet1.xml": blank})
    (tmp_path / "f.eml").write_bytes(a_mail("Voici", *[large] * 5))
    with pytest.raises(MailTooDeep):
        read_back(tmp_path / "f.eml")


class Stopped(Exception):
    """Raised by a step."""


def test_what_is_read_says_how_far_it_is_and_is_stopped_there(tmp_path: Path) -> None:
    (tmp_path / "f.eml").write_bytes(a_mail("Voici" * 100_000))
    steps = list[tuple[int, int]]()

    def stop(done: int, total: int) -> None:
        steps.append((done, total))
        if len(steps) == 3:
            raise Stopped

    with pytest.raises(Stopped):
        read_back(tmp_path / "f.eml", stop)
    assert steps[1][0] > steps[0][0]
