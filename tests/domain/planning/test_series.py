"""The days of a series keep their weekday, and none is one of rest where another day can be found."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctj_desktop.domain.holidays import Region, days_off
from ctj_desktop.domain.planning.series import Rhythm, series_days, weekday_of_month

ALL = frozenset(Region)


def days(*found: str) -> list[date]:
    return [date.fromisoformat(one) for one in found]


def test_every_second_week() -> None:
    planned = series_days(date(2027, 9, 9), Rhythm.WEEKS, 2, 4)
    assert [one.on for one in planned] == days("2027-09-09", "2027-09-23", "2027-10-07", "2027-10-21")
    assert all(one.off is None and one.on == one.wanted for one in planned)


def test_months_keep_the_second_friday_and_a_fifth_becomes_the_last() -> None:
    assert [one.on for one in series_days(date(2027, 3, 12), Rhythm.MONTHS, 3, 4)] == days(
        "2027-03-12", "2027-06-11", "2027-09-10", "2027-12-10"
    )
    fifth = series_days(date(2027, 1, 29), Rhythm.MONTHS, 1, 4)
    assert [one.on for one in fifth] == days("2027-01-29", "2027-02-26", "2027-03-26", "2027-04-30")


def test_ascension_moves_by_a_week_and_says_why() -> None:
    (moved,) = [one for one in series_days(date(2027, 3, 4), Rhythm.MONTHS, 1, 4, ALL) if one.off is not None]
    assert moved.wanted == date(2027, 5, 6), "Ascension of 2027"
    assert moved.on == date(2027, 5, 13)
    assert moved.off is not None
    assert moved.off.regions == tuple(Region)


def test_in_a_series_of_every_week_the_nearest_working_day_is_taken() -> None:
    planned = series_days(date(2027, 4, 29), Rhythm.WEEKS, 1, 3, {Region.FRANCE})
    assert [one.on for one in planned] == days("2027-04-29", "2027-05-07", "2027-05-13")


def test_a_saturday_that_was_chosen_stays_a_saturday() -> None:
    planned = series_days(date(2027, 7, 31), Rhythm.WEEKS, 2, 3, {Region.FRANCE})
    assert [one.on.weekday() for one in planned] == [5, 5, 5]
    first, second = series_days(date(2026, 8, 1), Rhythm.WEEKS, 1, 2, {Region.VAUD})
    assert (first.on, second.on) == (date(2026, 7, 25), date(2026, 8, 8)), "a Saturday before, no Monday after"


@pytest.mark.parametrize("rhythm", list(Rhythm))
def test_the_calendar_ends(rhythm: Rhythm) -> None:
    assert len(series_days(date(9999, 12, 20), rhythm, 1, 60)) in (1, 2)


@given(
    st.dates(date(1990, 1, 1), date(2090, 1, 1)),
    st.sampled_from(Rhythm),
    st.integers(1, 6),
    st.integers(1, 30),
    st.sets(st.sampled_from(Region)),
)
def test_brute_force(first: date, rhythm: Rhythm, every: int, count: int, regions: set[Region]) -> None:
    """By a calendar that counts day by day: the count, the weekday, no rest day, no day twice, the order."""
    planned = series_days(first, rhythm, every, count, regions)
    assert len(planned) == count
    assert [one.on for one in planned] == sorted({one.on for one in planned})
    rest = days_off(first - timedelta(40), first + timedelta(200 * 31), regions)
    for one in planned:
        assert one.on not in rest
        assert (one.on != one.wanted) == (one.off is not None) == (one.wanted in rest)
        assert one.wanted.weekday() == first.weekday()
        if one.off is None:
            continue
        assert abs((one.on - one.wanted).days) <= 7
    wanted = sorted(one.wanted for one in planned)
    if rhythm is Rhythm.WEEKS:
        assert wanted == [first + timedelta(7 * every * at) for at in range(count)]
        return
    month = first.replace(day=1)
    for day in wanted:
        assert day.replace(day=1) == month
        last = (day + timedelta(7)).month != day.month
        assert weekday_of_month(day) == weekday_of_month(first) or (last and weekday_of_month(first) == 5)
        for _ in range(every):
            month = (month + timedelta(32)).replace(day=1)
