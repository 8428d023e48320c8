"""Numbers grow, are never reused, and each series reads only its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctj_desktop.domain.numbers import (
    REPEATS,
    Number,
    Series,
    gaps,
    last_number,
    next_number,
    next_repeat,
    numbers_until,
    parse_number,
    repeated,
    spans,
    told_apart,
)

numbers = st.builds(
    Number,
    series=st.sampled_from(Series),
    year=st.integers(1990, 2090),
    serial=st.integers(1, 99_999),
    repeat=st.sampled_from(("", "bis", "ter")),
)


@pytest.mark.parametrize(
    ("series", "text"),
    [
        (Series.MEETING, "2027-01"),
        (Series.DECISION, "2027-001"),
        (Series.PROJECT, "P-2027-001"),
        (Series.TASK, "T-2027-001"),
    ],
)
def test_the_first_number_of_each_series(series: Series, text: str) -> None:
    assert next_number(series, 2027, []) == text
    assert parse_number(text, series) == Number(series, 2027, 1)


@given(numbers)
def test_a_number_reads_back(number: Number) -> None:
    assert parse_number(str(number), number.series) == number


@given(numbers, st.sampled_from(Series))
def test_a_series_never_reads_another_ones_low_numbers(number: Number, series: Series) -> None:
    if series is not number.series and number.serial < 100:
        assert parse_number(str(number), series) is None


@pytest.mark.parametrize(
    "text", ["", "2027", "2027-1", "2027-00", "2027-0001", "P-2027-01", "27-001", "2027-001x", "T-2027-001"]
)
def test_what_is_no_decision_number(text: str) -> None:
    assert parse_number(text, Series.DECISION) is None


def test_a_gap_is_never_filled_and_other_series_and_years_do_not_count() -> None:
    issued = ["2027-001", "2027-007", "2026-099", "T-2027-050", "2027-12", "scribble"]
    assert next_number(Series.DECISION, 2027, issued) == "2027-008"
    assert next_number(Series.MEETING, 2027, issued) == "2027-13"
    assert next_number(Series.DECISION, 2028, issued) == "2028-001"
    assert next_number(Series.DECISION, 2028, issued, continuous=True) == "2028-100"


@given(st.sampled_from(Series), st.integers(1, 300))
def test_no_number_is_ever_issued_twice(series: Series, count: int) -> None:
    issued: list[str] = []
    for _ in range(count):
        issued.append(next_number(series, 2027, issued))
    assert len(set(issued)) == count
    assert repeated(series, issued) == []


def test_a_number_issued_twice_is_listed_and_becomes_bis_then_ter() -> None:
    issued = ["2027-001", "2027-003", "2027-003"]
    assert repeated(Series.DECISION, issued) == ["2027-003"]
    assert next_repeat("2027-003", Series.DECISION, issued) == "2027-003bis"
    assert next_repeat("2027-003", Series.DECISION, [*issued, "2027-003 bis"]) == "2027-003ter"
    assert next_number(Series.DECISION, 2027, [*issued, "2027-003bis"]) == "2027-004"


def test_what_is_no_number_cannot_become_bis() -> None:
    with pytest.raises(ValueError, match="Varia"):
        next_repeat("Varia", Series.DECISION, [])


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [
        ([], []),
        (["2027-003"], ["2027-003"]),
        (["2027-003", "2027-004"], ["2027-003", "2027-004"]),
        (["2027-003", "2027-004", "2027-005", "2027-009"], ["2027-003 – 2027-005", "2027-009"]),
        (["2026-009", "2026-010", "2026-011"], ["2026-009 – 2026-011"]),
        (["2026-998", "2026-999", "2026-1000", "2027-001"], ["2026-998 – 2026-1000", "2027-001"]),
        (["2027-003", "2027-003bis", "2027-004", ""], ["2027-003", "2027-003bis", "2027-004", ""]),
        (["", "x", "x"], ["", "x", "x"]),
    ],
)
def test_three_numbers_in_a_row_are_shown_as_first_and_last(numbers: list[str], shown: list[str]) -> None:
    assert spans(numbers, Series.DECISION) == shown


def test_after_ten_equal_numbers_there_is_no_other_form() -> None:
    issued = ["2027-003", *(f"2027-003{repeat}" for repeat in REPEATS)]
    with pytest.raises(ValueError, match="2027-003"):
        next_repeat("2027-003", Series.DECISION, issued)


def test_numbers_that_two_offices_counted_apart_are_told_apart() -> None:
    assert [told_apart(2, place) for place in range(3)] == ["2", "2 bis", "2 ter"]
    assert told_apart(1, 40) == f"1 {REPEATS[-1]}"


def test_the_last_number_and_those_that_would_be_skipped_after_it() -> None:
    issued = ["2026-003", "2027-002", "2027-001", "P-2027-009", "nothing"]
    assert last_number(Series.DECISION, issued) == Number(Series.DECISION, 2027, 2)
    assert last_number(Series.DECISION, issued, 2026) == Number(Series.DECISION, 2026, 3)
    assert last_number(Series.DECISION, issued, 2025) is None
    told = Number(Series.DECISION, 2027, 4)
    assert numbers_until(told, issued) == ["2027-003", "2027-004"]
    assert numbers_until(Number(Series.DECISION, 2027, 2), issued) == []


def test_a_gap_is_an_unused_number_that_a_later_one_of_its_year_follows() -> None:
    unused = ["2027-003", "2026-002", "2027-001", "2027-005", "2027-002bis", "2025-001", "what"]
    assert gaps(Series.DECISION, unused, ["2026-003", "2026-001", "2027-004"]) == ["2026-002", "2027-001", "2027-003"]
    assert gaps(Series.DECISION, unused, []) == []
