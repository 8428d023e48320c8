"""Is every sum of an envelope what one gets by counting line by line?"""

from datetime import date
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from ctj_desktop.domain.funding.envelope import (
    FundFigures,
    FundLine,
    by_project,
    by_side,
    by_territory,
    days_on,
    figures_of,
    left_of,
    money_of,
    shares_on,
)
from ctj_desktop.domain.funding.rates import Sums
from ctj_desktop.domain.ids import CallId, CallShareId, HomeId
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.records.funds import CallShare
from ctj_desktop.domain.records.people import Side

DAY, KEY = date(2027, 3, 12), UUID(int=1)
SUMS = st.builds(Sums, st.integers(-9, 10**9), st.integers(-9, 10**9))
FIGURES = st.builds(FundFigures, requested=SUMS, awarded=SUMS, committed=SUMS, paid=SUMS)
LINES = st.lists(
    st.builds(
        FundLine,
        project=st.integers(1, 4).map(lambda n: UUID(int=n)),
        side=st.sampled_from(Side),
        territories=st.lists(st.integers(1, 3).map(lambda n: UUID(int=n)), unique=True, max_size=3).map(tuple),
        figures=FIGURES,
    ),
    max_size=8,
)
FACTS = ("requested", "awarded", "committed", "paid")


def counted(lines: list[FundLine], fact: str, currency: str) -> int:
    """By hand."""
    return sum(getattr(getattr(line.figures, fact), currency) for line in lines)


@settings(max_examples=40)
@given(LINES)
def test_every_sum_is_that_of_its_lines(lines: list[FundLine]) -> None:
    sides, territories, projects = by_side(lines), by_territory(lines), by_project(lines)
    for fact in FACTS:
        for currency in ("eur", "chf"):
            assert getattr(getattr(figures_of(lines), fact), currency) == counted(lines, fact, currency)
            for side, found in sides.items():
                ours = [line for line in lines if line.side is side]
                assert getattr(getattr(found, fact), currency) == counted(ours, fact, currency)
            for key, found in projects.items():
                ours = [line for line in lines if line.project == key]
                assert getattr(getattr(found, fact), currency) == counted(ours, fact, currency)
            for where, found in territories.items():
                ours = [line for line in lines if (where in line.territories if where else not line.territories)]
                assert getattr(getattr(found, fact), currency) == counted(ours, fact, currency)


def test_what_is_left_and_unpaid_is_below_zero_where_too_much_was_given() -> None:
    figures = FundFigures(awarded=Sums(100, 300), paid=Sums(120, 100))
    assert left_of(Sums(90, 500), figures.awarded) == Sums(-10, 200)
    assert figures.unpaid == Sums(-20, 200)


def test_a_share_counts_from_its_day_on_and_the_later_replaces_the_earlier() -> None:
    def share(number: int, name: str, minor: int, on: date | None, side: Side = Side.CH) -> CallShare:
        return CallShare(
            id=CallShareId(UUID(int=number)),
            home=HomeId(KEY),
            call=CallId(KEY),
            name=name,
            side=side,
            amount=Money(minor, Currency.CHF),
            on=on,
        )

    found = shares_on(
        [
            share(3, "Cantons", 50_00, date(2027, 6, 1)),
            share(2, "Cantons", 40_00, date(2027, 3, 12)),
            share(1, "Cantons", 30_00, None),
            share(4, "Région", 20_00, None, Side.FR),
        ],
        DAY,
    )
    assert sorted(one.amount.minor_units for one in found) == [20_00, 40_00]
    assert money_of(one.amount for one in found) == Sums(0, 60_00)
    assert money_of([Money(5, Currency.EUR)]) == Sums(5, 0)


def test_the_days_that_are_left_are_counted_as_far_as_they_are_known() -> None:
    days = days_on(date(2027, 3, 13), date(2027, 3, 11), DAY)
    assert (days.until_open, days.until_close) == (1, -1)
    none = days_on(None, None, DAY)
    assert (none.until_open, none.until_close) == (None, None)
