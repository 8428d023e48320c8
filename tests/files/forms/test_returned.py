"""Is a workbook known as a form of ours, whichever it is?"""

import pytest

from ctj_desktop.files.forms.reference import read_reference_text, reference_text
from ctj_desktop.files.forms.returned import book_of, day_saved, is_form_name
from ctj_desktop.files.remark_forms.writing import form_bytes
from tests.files.remark_forms.made import a_form
from tests.files.tables.made import a_workbook, an_archive, an_open_row, an_open_sheet


@pytest.mark.parametrize(("name", "may"), [("a.XLSX", True), ("a.ods", True), ("a.pdf", False), ("a", False)])
def test_a_form_is_a_spreadsheet(name: str, may: bool) -> None:
    assert is_form_name(name) is may


def test_which_form_it_is_stands_in_it() -> None:
    assert book_of("f.xlsx", form_bytes(a_form())).forms == {"ctj-remarks"}
    assert book_of("f.ods", an_open_sheet(an_open_row("merci, ctj-other/12 a=b."))).forms == {"ctj-other"}
    assert book_of("f.xlsx", a_workbook([["Nom", 7]])).forms == frozenset()
    assert book_of("f.xlsx", b"nothing").forms == frozenset()


def test_a_reference_says_what_it_was_given() -> None:
    text = reference_text("ctj-other", 3, {"a": "b=c", "of": None, "in": "fr"})
    assert text == "ctj-other/3 a=b=c in=fr"
    assert read_reference_text("ctj-other", f"voir {text} !") == (3, {"a": "b=c", "in": "fr"})
    assert read_reference_text("ctj-remarks", text) == (0, {})
    assert read_reference_text("ctj-other", "ctj-other") == (0, {})


EXCEL, OPEN = "docProps/core.xml", "meta.xml"


@pytest.mark.parametrize(
    ("part", "said", "day"),
    [
        (EXCEL, "<dcterms:modified xsi:type='dcterms:W3CDTF'>2027-02-20T23:30:00Z</dcterms:modified>", "2027-02-21"),
        (OPEN, "<dc:date>2027-02-20T23:30:00.123456789</dc:date>", "2027-02-20"),
        (OPEN, "<dc:creator>Anne</dc:creator>", None),
        (OPEN, "<dc:date>2027-02-30T12:00:00</dc:date>", None),
        (EXCEL, "<dcterms:modified>9999-12-31T23:59:00Z</dcterms:modified>", None),
        ("other.xml", "<dc:date>2027-02-20T12:00:00</dc:date>", None),
    ],
)
def test_the_day_on_which_it_was_saved_is_known_where_it_is_said(part: str, said: str, day: str | None) -> None:
    saved = day_saved(an_archive({part: said}))
    assert (saved.isoformat() if saved is not None else None) == day
