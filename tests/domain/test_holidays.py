"""The days on which nobody is in the office, checked against printed calendars."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctj_desktop.domain.holidays import Holiday, Region, day_of, days_off, easter, holidays

EASTERS = {
    1818: (3, 22),
    1943: (4, 25),
    1954: (4, 18),
    1981: (4, 19),
    2000: (4, 23),
    2008: (3, 23),
    2011: (4, 24),
    2019: (4, 21),
    2024: (3, 31),
    2025: (4, 20),
    2026: (4, 5),
    2027: (3, 28),
    2028: (4, 16),
    2030: (4, 21),
    2038: (4, 25),
    2049: (4, 18),
    2076: (4, 19),
    2285: (3, 22),
}


@pytest.mark.parametrize("year", EASTERS)
def test_easter_of_printed_calendars(year: int) -> None:
    assert easter(year) == date(year, *EASTERS[year])


@given(st.integers(1583, 9000))
def test_easter_is_a_sunday_between_22_march_and_25_april(year: int) -> None:
    day = easter(year)
    assert day.weekday() == 6
    assert date(year, 3, 22) <= day <= date(year, 4, 25)


def test_france_2027() -> None:
    assert [day.isoformat()[5:] for day in holidays(2027, Region.FRANCE)] == [
        "01-01",
        "03-29",
        "05-01",
        "05-06",
        "05-08",
        "05-17",
        "07-14",
        "08-15",
        "11-01",
        "11-11",
        "12-25",
    ]


def test_the_cantons_2027() -> None:
    found = {region: [day.isoformat()[5:] for day in holidays(2027, region)] for region in Region}
    assert found[Region.BERN] == [
        "01-01",
        "01-02",
        "03-26",
        "03-29",
        "05-06",
        "05-17",
        "08-01",
        "12-25",
        "12-26",
    ]
    assert found[Region.JURA] == [
        "01-01",
        "01-02",
        "03-26",
        "03-29",
        "05-01",
        "05-06",
        "05-17",
        "05-27",
        "06-23",
        "08-01",
        "08-15",
        "11-01",
        "12-25",
    ]
    assert found[Region.NEUCHATEL] == ["01-01", "03-01", "03-26", "05-01", "05-06", "08-01", "12-25"]
    assert found[Region.VAUD] == [
        "01-01",
        "01-02",
        "03-26",
        "03-29",
        "05-06",
        "05-17",
        "08-01",
        "09-20",
        "12-25",
    ]


def test_neuchatel_rests_on_2_january_and_26_december_only_after_a_sunday() -> None:
    assert date(2023, 1, 2) in holidays(2023, Region.NEUCHATEL)
    assert date(2022, 12, 26) in holidays(2022, Region.NEUCHATEL)
    assert date(2024, 1, 2) not in holidays(2024, Region.NEUCHATEL)


def test_ascension_on_labour_day_is_one_day_off() -> None:
    assert day_of(Holiday.ASCENSION, 2008) == date(2008, 5, 1)
    assert holidays(2008, Region.JURA)[date(2008, 5, 1)] is Holiday.LABOUR_DAY


@given(st.integers(1900, 2200))
def test_the_federal_fast_is_the_third_sunday_of_september(year: int) -> None:
    sunday = day_of(Holiday.FEDERAL_FAST_MONDAY, year) - timedelta(days=1)
    assert (sunday.month, sunday.weekday()) == (9, 6)
    assert 15 <= sunday.day <= 21


def test_days_off_over_new_year_on_both_sides() -> None:
    found = days_off(date(2026, 12, 25), date(2027, 1, 2), [Region.FRANCE, Region.BERN])
    assert [(day.isoformat(), off.where) for day, off in found.items()] == [
        ("2026-12-25", "FR, BE"),
        ("2026-12-26", "BE"),
        ("2027-01-01", "FR, BE"),
    ]
    assert days_off(date(2027, 1, 2), date(2027, 1, 3), [Region.FRANCE]) == {}
