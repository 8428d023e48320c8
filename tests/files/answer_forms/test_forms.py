"""Does an answer come back as it was ticked, whatever another program or a hand made of the form?"""

import hashlib

import pytest

from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.circulations import CirculationAnswer
from ctj_desktop.domain.records.meetings import Reply
from ctj_desktop.domain.texts import Language
from ctj_desktop.files.answer_forms.form import REPLY_FORM, VOTE_FORM, AnswerForm, read_reference
from ctj_desktop.files.answer_forms.reading import AnswerUnclear, FormWithoutAnswers, NothingTicked, read_answer
from ctj_desktop.files.answer_forms.writing import form_bytes
from ctj_desktop.files.forms.returned import FormsMixed, FormTooNew, FormUnread, book_of
from ctj_desktop.files.forms.voices import voice_of
from ctj_desktop.files.tables.refusals import SourceRefused
from ctj_desktop.i18n.closed_sets.form_answers import REPLIES
from tests.files.answer_forms.made import a_ballot, a_form
from tests.files.remark_forms.made import filled
from tests.files.tables.made import a_workbook, an_open_row, an_open_sheet, parts_of

FORM = a_form()
REFERENCE = FORM.reference.written
FR, DE = voice_of(Language.FR), voice_of(Language.DE)
COMES, EXCUSED, SENDS, GIVES = (
    FR(REPLIES[reply]) for reply in (Reply.PRESENT, Reply.EXCUSED, Reply.SUBSTITUTE, Reply.REPRESENTED)
)


@pytest.mark.parametrize("form", [FORM, a_form(Language.DE), replace(a_form(name=""), until=None), a_ballot()])
def test_a_form_that_nobody_filled_in_answers_nothing(form: AnswerForm) -> None:
    sent, kind = form_bytes(form), form.reference.form
    with pytest.raises(NothingTicked):
        read_answer(kind, book_of("f.xlsx", sent))
    assert book_of("f.xlsx", sent).forms == {kind}
    assert sent == form_bytes(form)
    sheet = parts_of(sent)["xl/worksheets/sheet1.xml"].decode()
    assert "<sheetProtection" in sheet
    assert "<f>" not in sheet


@pytest.mark.parametrize("language", [Language.FR, Language.DE])
def test_what_is_ticked_comes_back_with_what_stands_beside(language: Language) -> None:
    form = a_form(language)
    content = filled(form_bytes(form), ("A13", "X"), ("C13", "Beat Test (Biel)"))
    back = read_answer(REPLY_FORM, book_of("f.xlsx", content))
    assert (back.reference, back.answer, back.beside) == (form.reference, Reply.REPRESENTED, "Beat Test (Biel)")
    assert (back.writer, back.sha256) == ("Claire Perrenot", hashlib.sha256(content).hexdigest())
    assert read_answer(REPLY_FORM, book_of("f.xlsx", filled(form_bytes(form), ("A10", "x")))).answer is Reply.PRESENT


def test_a_decision_by_circulation_is_answered_the_same_way() -> None:
    back = read_answer(
        VOTE_FORM, book_of("f.xlsx", filled(form_bytes(a_ballot()), ("A13", "x"), ("C13", "Trop cher.")))
    )
    assert (back.answer, back.beside) == (CirculationAnswer.DELIBERATION, "Trop cher.")


def test_somebody_writes_their_name() -> None:
    sent = form_bytes(a_form(name=""))
    assert (
        read_answer(REPLY_FORM, book_of("f.xlsx", filled(sent, ("B7", "Jean Test"), ("A10", "x")))).writer
        == "Jean Test"
    )


def test_who_can_be_named_is_offered_from_the_hidden_sheet() -> None:
    parts = parts_of(form_bytes(FORM))
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    assert "<formula1>ctj!$B$1:$B$1</formula1>" in sheet
    assert "<formula1>ctj!$C$1:$C$2</formula1>" in sheet
    assert "Beat Test" in parts["xl/sharedStrings.xml"].decode()


@pytest.mark.parametrize("cross", ["x", "XX", "✓", "☒", "oui", "ja", 1, True, "[x]"])
def test_a_cross_counts_however_and_wherever_it_was_put(cross: object) -> None:
    for row in ([cross, COMES], ["", COMES, cross], [COMES, "", "", cross]):
        content = a_workbook([[REFERENCE], ["☐", EXCUSED, "-"], row, [0, SENDS], ["nein", GIVES]])
        assert read_answer(REPLY_FORM, book_of("f.xlsx", content)).answer is Reply.PRESENT


def test_another_program_may_sort_and_save_it_anew() -> None:
    rows = (
        ("", "Ich gebe meine Vollmacht", ""),
        ("x", f"  {DE(REPLIES[Reply.EXCUSED]).upper()} ", "Spital"),
        ("", SENDS),
        ("", "", REFERENCE),
    )
    back = read_answer(REPLY_FORM, book_of("f.ods", an_open_sheet("".join(an_open_row(*row) for row in rows))))
    assert (back.answer, back.beside) == (Reply.EXCUSED, "Spital")


@pytest.mark.parametrize(
    ("rows", "error"),
    [
        ([["x", COMES], ["x", EXCUSED]], AnswerUnclear),
        ([["x", COMES], ["", EXCUSED, "Hôpital"]], AnswerUnclear),
        ([["x", SENDS, "Anne"], ["x", SENDS, "Beat"]], AnswerUnclear),
        ([["", COMES], ["", SENDS, "Anne"]], NothingTicked),
        ([["x", "Je viens peut-être."]], FormWithoutAnswers),
        ([["x", COMES], [a_form(Language.DE).reference.written]], FormsMixed),
    ],
)
def test_nothing_is_guessed(rows: list[list[object]], error: type[FormUnread]) -> None:
    with pytest.raises(error):
        read_answer(REPLY_FORM, book_of("f.xlsx", a_workbook([[REFERENCE], *rows])))


def test_the_same_answer_twice_is_one() -> None:
    assert (
        read_answer(REPLY_FORM, book_of("f.xlsx", a_workbook([[REFERENCE], ["x", COMES], ["x", COMES]]))).answer
        is Reply.PRESENT
    )


def test_what_is_no_such_form_is_refused() -> None:
    heads = ["x", COMES]
    with pytest.raises(FormUnread):
        read_answer(REPLY_FORM, book_of("f.xlsx", a_workbook([heads])))
    with pytest.raises(FormUnread):
        read_answer(VOTE_FORM, book_of("f.xlsx", a_workbook([[REFERENCE], heads])))
    with pytest.raises(FormTooNew):
        read_answer(REPLY_FORM, book_of("f.xlsx", a_workbook([[replace(FORM.reference, version=2).written], heads])))
    with pytest.raises(SourceRefused):
        read_answer(REPLY_FORM, book_of("f.xlsx", b"nothing"))


@pytest.mark.parametrize(
    "cell",
    ["", "ctj-reply", "ctj-reply/1 about=x in=fr", REFERENCE.replace("in=fr", "in=xx"), f"{VOTE_FORM}/1 about=1"],
)
def test_a_reference_is_whole_or_none(cell: str) -> None:
    assert read_reference(REPLY_FORM, cell) is None
