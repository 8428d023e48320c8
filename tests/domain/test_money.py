"""Is an amount exact, and never of two currencies?"""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctj_desktop.domain.money import Currency, Money


@pytest.mark.parametrize(
    ("typed", "centimes"), [("1234.50", 123_450), ("0.05", 5), ("-3", -300), ("1e3", 100_000), ("7.100", 710)]
)
def test_an_amount_is_read_to_the_centime(typed: str, centimes: int) -> None:
    assert Money.parse(typed, Currency.CHF) == Money(centimes, Currency.CHF)


@pytest.mark.parametrize("typed", ["", "douze", "1,50", "0.005", "1.001"])
def test_what_is_no_amount_or_finer_than_a_centime_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=f"^{typed}$"):
        Money.parse(typed, Currency.EUR)


@given(st.integers(-(10**15), 10**15), st.sampled_from(Currency))
def test_an_amount_comes_back_from_what_it_shows(centimes: int, currency: Currency) -> None:
    money = Money(centimes, currency)
    assert Money.parse(str(money.amount), currency) == money
    assert money.amount == Decimal(centimes) / 100


def test_francs_and_euros_are_never_added() -> None:
    assert Money(250, Currency.EUR) + Money(50, Currency.EUR) == Money(300, Currency.EUR)
    assert Money(250, Currency.EUR) - Money(50, Currency.EUR) == Money(200, Currency.EUR)
    for wrong in (Money.__add__, Money.__sub__):
        with pytest.raises(ValueError, match="EUR"):
            wrong(Money(250, Currency.CHF), Money(50, Currency.EUR))
