"""Does a form for remarks come back as it was filled in, whatever another program or a hand made of it?"""

import hashlib

import pytest

from ctj_desktop.domain.record import replace
from ctj_desktop.domain.texts import Language
from ctj_desktop.files.forms.returned import FormsMixed, FormTooNew, FormUnread, book_of
from ctj_desktop.files.remark_forms.form import FormPassage, ReturnedLine, read_reference
from ctj_desktop.files.remark_forms.reading import FormWithoutColumns, read_form
from ctj_desktop.files.remark_forms.writing import form_bytes
from ctj_desktop.files.tables.refusals import SourceRefused
from tests.files.remark_forms.made import a_form, filled
from tests.files.tables.made import a_workbook, an_open_row, an_open_sheet, parts_of

FORM = a_form()
REFERENCE = FORM.reference.written


@pytest.mark.parametrize("form", [FORM, a_form(Language.DE), replace(a_form(name=""), until=None)])
def test_nothing_is_said_on_a_form_that_nobody_filled_in(form: object) -> None:
    sent = form_bytes(form)  # type: ignore[arg-type]
    back = read_form(book_of("form.xlsx", sent))
    assert back.reference == form.reference  # type: ignore[attr-defined]
    assert back.writer == form.name  # type: ignore[attr-defined]
    assert back.sha256 == hashlib.sha256(sent).hexdigest()
    assert back.lines == ()
    assert back.texts == ((1, "=1+1 présente le projet."), (2, "Avis favorable."), (3, "Rien."))
    assert sent == form_bytes(form)  # type: ignore[arg-type]


def test_what_was_circulated_is_locked_and_computes_nothing() -> None:
    sheet = parts_of(form_bytes(FORM))["xl/worksheets/sheet1.xml"].decode()
    assert "<sheetProtection" in sheet
    assert "<f>" not in sheet


def test_remarks_come_back_with_their_passages() -> None:
    sent = form_bytes(replace(FORM, back_to=""))
    back = read_form(
        book_of("f.xlsx", filled(sent, ("C10", "Deux monnaies."), ("D10", "Avis favorable, en deux monnaies.")))
    )
    assert back.lines == (
        ReturnedLine(number=2, said="2", comment="Deux monnaies.", wording="Avis favorable, en deux monnaies."),
    )
    whole = read_form(book_of("f.xlsx", filled(sent, ("D9", "=1+1  présente le projet."), ("C13", "Merci."))))
    assert whole.lines == (ReturnedLine(number=None, comment="Merci."),)


def test_somebody_writes_their_name() -> None:
    sent = form_bytes(a_form(name=""))
    assert read_form(book_of("f.xlsx", filled(sent, ("C5", "Jean Test")))).writer == "Jean Test"


ROWS = (
    ("Vorgeschlagener Wortlaut", "§", "Verschickter Text", "Ihre Bemerkung"),
    ("", "§ 3", "Nichts.", "Doch."),
    ("Anders.", "1.", "Anderer Text", ""),
    ("", "sieben", "", "Welche?"),
    ("kurz",),
)


def test_rows_and_columns_may_stand_otherwise_in_another_program() -> None:
    """What names no passage is kept as it stands."""
    rows = (("etwas anderes",), *ROWS, ("", "", REFERENCE))
    back = read_form(book_of("f.ods", an_open_sheet("".join(an_open_row(*row) for row in rows))))
    assert back.lines == (
        ReturnedLine(number=3, said="§ 3", comment="Doch."),
        ReturnedLine(number=1, said="1.", wording="Anders."),
        ReturnedLine(number=0, said="sieben", comment="Welche?"),
        ReturnedLine(number=0, wording="kurz"),
    )
    assert back.texts == ((3, "Nichts."), (1, "Anderer Text"))


def test_without_the_text_a_remark_is_still_one() -> None:
    assert read_form(
        book_of("f.xlsx", a_workbook([[REFERENCE], ["§", "Votre remarque"], [2, "Oui"], [3.5, "Non"]]))
    ).lines == (
        ReturnedLine(number=2, said="2", comment="Oui"),
        ReturnedLine(number=0, said="3.5", comment="Non"),
    )


def test_what_is_no_form_is_refused() -> None:
    heads = ["§", "Votre remarque"]
    with pytest.raises(FormUnread):
        read_form(book_of("f.xlsx", a_workbook([heads])))
    with pytest.raises(FormsMixed):
        read_form(book_of("f.xlsx", a_workbook([[REFERENCE], [a_form(Language.DE).reference.written], heads])))
    with pytest.raises(FormTooNew):
        read_form(book_of("f.xlsx", a_workbook([[replace(FORM.reference, version=2).written], heads])))
    with pytest.raises(FormWithoutColumns) as met:
        read_form(book_of("f.xlsx", a_workbook([[REFERENCE], ["§", "autre"]])))
    assert "Votre remarque" in met.value.columns
    with pytest.raises(SourceRefused):
        read_form(book_of("f.xlsx", b"nothing"))


@pytest.mark.parametrize(
    "cell", ["", "ctj-remarks", "ctj-remarks/1 meeting=x round=y", REFERENCE.replace("in=fr", "in=xx")]
)
def test_a_reference_is_whole_or_none(cell: str) -> None:
    assert read_reference(cell) is None


def test_a_reference_is_found_amid_words() -> None:
    assert read_reference(f"Merci: {REFERENCE} !") == FORM.reference


def test_a_long_text_is_cut_where_a_cell_ends() -> None:
    long = replace(FORM, passages=(FormPassage(number=1, text="x" * 40_000),))
    assert len(read_form(book_of("f.xlsx", form_bytes(long))).texts[0][1]) == 32_767
