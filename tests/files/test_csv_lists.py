"""Does a spreadsheet open our lists without harm and without loss?"""

import csv
import io
from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctj_desktop.domain.log.changes import Json
from ctj_desktop.files.cell_table import CellTable
from ctj_desktop.files.csv_lists import csv_bytes, csv_table, guarded, unguarded


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


PLAIN = ["=1+1", "+cmd|' /C calc'!A0", "-2+3+cmd", "@SUM(A1)", "\t=1", "\r=1", "=", "-"]
WIDE = ["＝1+1", "＋1+cmd", "－1+cmd", "＠SUM(A1)", "﹦1", "﹢1+cmd"]
BEFORE = [" =1+1", "\u00a0@SUM(A1)", "\n=1", "\u3000＝1", "\u200b=1", "\ufeff=1", "\x0b-1+cmd", "  ＋1+cmd"]


@pytest.mark.parametrize("cell", [*PLAIN, *WIDE, *BEFORE])
def test_what_a_spreadsheet_would_compute_is_guarded(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize(
    "cell",
    ["+41 24 555 00 07", "-12.50", "+33353012401", "-1’234.50", "2027-01", "a=b", "", "l’eau", "(+41)", " ", " a = b"],
)
def test_numbers_and_telephones_stay(cell: str) -> None:
    assert guarded(cell) == cell


def test_bilingual_texts_take_two_columns_and_wanted_ones_come_first() -> None:
    content = csv_bytes(
        [
            {"id": "1", "title": {"fr": "Ordre; du « jour »", "de": 'Trakt"a'}, "closed": True, "parts": ["a", "b"]},
            {"id": "2", "title": {"fr": "x\ny", "de": ""}, "closed": None},
        ],
        ("title", "id"),
    )
    assert content.startswith(b"\xef\xbb\xbf")
    assert read(content) == [
        ["title_fr", "title_de", "id", "closed", "parts"],
        ["Ordre; du « jour »", 'Trakt"a', "1", "1", "a, b"],
        ["x\ny", "", "2", "", ""],
    ]


def test_an_empty_list_still_has_its_head() -> None:
    assert read(csv_bytes([], ("number", "title"))) == [["number", "title"]]


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=40))
def test_any_text_comes_back_but_for_the_guard(text: str) -> None:
    rows = read(csv_bytes([{"a": "first", "text": text}], ("a",)))
    assert rows[1][1].removeprefix("'") == text.removeprefix("'") or rows[1][1] == f"'{text}"


def test_a_value_of_several_parts_inside_a_list_is_one_cell_with_their_names() -> None:
    money: dict[str, Json] = {"minor_units": 1250, "currency": "CHF"}
    assert read(csv_bytes([{"cost": money, "sums": [money, {"met": False, "by": None}]}], ())) == [
        ["cost_minor_units", "cost_currency", "sums"],
        ["1250", "CHF", "minor_units: 1250, currency: CHF, met: 0, by: "],
    ]


@given(st.text(alphabet="'=+-@ \t\ra1\uff1d\u200b"))
def test_what_was_guarded_is_had_again(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell


def test_a_typed_table_is_written_as_people_write_it() -> None:
    cells = ("=1", 7, Decimal("12.50"), date(2026, 3, 1), datetime(2026, 3, 1, 14, 30), time(14, 30), None)
    heads = tuple("abcdefg")
    assert read(csv_table(CellTable("Liste", heads, (cells,)))) == [
        list(heads),
        ["'=1", "7", "12.50", "01.03.2026", "01.03.2026 14:30", "14:30", ""],
    ]
