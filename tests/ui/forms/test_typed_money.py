"""Are amounts read as people write them on both sides, and never guessed?"""

import pytest

from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.errors import UserError
from ctj_desktop.services.steps.refusals import NegativeAmount, TooLarge
from ctj_desktop.ui.forms.typed_money import NotAnAmount, OtherCurrency, TwoReadings, read_money


@pytest.mark.parametrize(
    ("typed", "minor"),
    [
        ("12 000,50", 1_200_050),
        ("12’000.50", 1_200_050),
        ("12'000.50", 1_200_050),
        ("12\u202f000,5", 1_200_050),
        ("12000", 1_200_000),
        ("0", 0),
        ("12,5", 1_250),
        ("12.05", 1_205),
        ("1.234.567,89", 123_456_789),
        ("1,234,567.89", 123_456_789),
        ("1.234,50", 123_450),
        ("CHF 100.–", 10_000),
        ("100.-", 10_000),
        ("Fr. 1’200", 120_000),
        ("1.234.567", 123_456_700),
        ("12000,50 CHF", 1_200_050),
        ("1234.50", 123_450),
    ],
)
def test_amounts_are_read_as_written_on_both_sides(typed: str, minor: int) -> None:
    assert read_money(typed, Currency.CHF) == Money(minor, Currency.CHF)


def test_nothing_is_no_amount() -> None:
    assert read_money("  ", Currency.EUR) is None


@pytest.mark.parametrize(
    "typed",
    ["douze", "12 00", "1 2345", "-5", "12,345.6.7", "12..5", "1.2345", "12’000’50", "1e5", "٣", "9" * 20, "1.234,567"],
)
def test_what_is_no_amount_is_refused(typed: str) -> None:
    with pytest.raises(UserError):
        read_money(typed, Currency.EUR)


def test_below_zero_and_beyond_measure_are_said_to_be_so() -> None:
    with pytest.raises(NegativeAmount):
        read_money("-5", Currency.EUR)
    with pytest.raises(TooLarge):
        read_money("9" * 20, Currency.EUR)


def test_two_readings_are_asked_about_and_other_money_is_not_converted() -> None:
    with pytest.raises(TwoReadings) as met:
        read_money("12.500", Currency.EUR)
    assert (met.value.thousands, met.value.decimals) == ("12500", "12.50")
    with pytest.raises(OtherCurrency):
        read_money("12 000 €", Currency.CHF)
    with pytest.raises(NotAnAmount):
        read_money("CHF", Currency.CHF)
