"""Are euros and francs only put together at a rate, exactly, and rounded half up to the cent?"""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctj_desktop.domain.funding.rates import DatedRate, Sums, dated_rate, half_up, rate_on
from ctj_desktop.domain.money import Currency
from tests.domain.funding.examples import DAY, RATE, a_rate, chf, eur

AMOUNTS = st.integers(0, 10**14)


def test_a_sum_in_one_currency_needs_a_rate_for_the_other() -> None:
    both = Sums(eur=100_00, chf=100_00)
    assert both.parts == (eur(100), chf(100))
    assert both.into(Currency.CHF, None) is None
    assert both.into(Currency.CHF, RATE) == chf(194.31)
    assert both.into(Currency.EUR, RATE) == eur(206.03)
    assert Sums(eur=5).into(Currency.EUR, None) == eur(0.05)
    assert Sums().into(Currency.CHF, None) == chf(0)
    assert Sums(1, 2) + Sums(10, 20) == Sums(11, 22)


@pytest.mark.parametrize(("exact", "minor"), [("0.5", 1), ("0.49", 0), ("-0.5", -1), ("2.5", 3), ("-2.49", -2)])
def test_half_a_cent_is_rounded_away_from_nothing(exact: str, minor: int) -> None:
    assert half_up(Fraction(exact)) == minor


@given(AMOUNTS, st.decimals("0.1", "10", places=4))
def test_what_goes_over_and_comes_back_is_the_same_to_the_cent(minor: int, factor: Decimal) -> None:
    rate = DatedRate(base=Currency.EUR, factor=factor, on=DAY)
    there = Sums(eur=minor).into(Currency.CHF, rate)
    assert there is not None
    assert abs(there.minor_units - minor * Fraction(factor)) <= Fraction(1, 2)
    back = Sums(chf=there.minor_units).into(Currency.EUR, rate)
    assert back is not None
    assert abs(back.minor_units - minor) <= Fraction(1, 2) / Fraction(factor) + Fraction(1, 2)


@pytest.mark.parametrize("wrong", ["0", "0.000", "-1", "un", "NaN", "Infinity", "", "1e999999999", "9" * 400, "1,05"])
def test_what_is_no_rate_converts_nothing(wrong: str) -> None:
    assert dated_rate(a_rate(wrong)) is None
    assert rate_on(a_rate(wrong), [a_rate("0.95")], DAY) is None
    assert dated_rate(a_rate("1", base=Currency.CHF)) is None


def test_the_rate_is_that_of_the_project_else_that_of_its_call_on_the_day() -> None:
    own, late, early = a_rate("0.9"), a_rate("0.95", DAY + timedelta(30)), a_rate("0.94", DAY - timedelta(30))
    assert rate_on(own, [early, late], DAY) == DatedRate(base=Currency.EUR, factor=Decimal("0.9"), on=DAY)
    on_the_day = rate_on(None, [late, early, a_rate("0")], DAY)
    assert on_the_day is not None
    assert on_the_day.on == early.on
    after = rate_on(None, [late], DAY)
    assert after is not None
    assert after.on == date(2026, 3, 31)
    assert rate_on(None, [], DAY) is None
