"""Is an amount read as it is written on both sides of the border, and never guessed?"""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctj_desktop.domain.money import LARGEST, Currency, Money
from ctj_desktop.domain.typed.written_amount import WrittenAmount, written_amount
from ctj_desktop.i18n import load_translator

CHF, EUR = Currency.CHF, Currency.EUR


@pytest.mark.parametrize(
    ("text", "minor", "currency"),
    [
        ("26 112 €", 2_611_200, EUR), ("CHF 10'000", 1_000_000, CHF), ("10’000.–", 1_000_000, None),
        ("EUR 1.234,50", 123_450, EUR), ("1,234,567.89", 123_456_789, None), ("1.234.567", 123_456_700, None),
        ("26\u202f112,5\u00a0€", 2_611_250, EUR), ("12000", 1_200_000, None), ("12.05", 1_205, None),
        ("8'000,- Fr.", 800_000, CHF), ("sFr. 5", 500, CHF), ("5 francs suisses", 500, CHF), ("3 euros", 300, EUR),
        ("CHF500", 50_000, CHF), ("8000 –", 800_000, None), ("1 000 schweizer  Franken", 100_000, CHF),
        ("0", 0, None), (" 12,5\n€ ", 1_250, EUR),
    ],
)  # fmt: skip
def test_an_amount_is_read_with_what_stands_beside_it(text: str, minor: int, currency: Currency | None) -> None:
    assert written_amount(text) == WrittenAmount(minor_units=minor, currency=currency)


@pytest.mark.parametrize("text", ["-5", "−5 €", "CHF -5", "CHF-5.00", "- 5", "(5.–)", "(€ 5)", "-CHF 5"])
def test_what_is_below_zero_is_read_as_that(text: str) -> None:
    found = written_amount(text)
    assert found is not None
    assert found.minor_units == -500


@pytest.mark.parametrize(
    ("text", "minor", "other"),
    [("12.500", 1_250_000, 1_250), ("-1,250 €", -125_000, -125), ("1.234.567", 123_456_700, None)],
)  # fmt: skip
def test_a_single_sign_before_three_digits_may_mean_two_things(text: str, minor: int, other: int | None) -> None:
    found = written_amount(text)
    assert found is not None
    assert (found.minor_units, found.or_else) == (minor, other)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "–",
            "CHF",
            "douze",
            "environ 12",
            "12 %",
            "1e9",
            "٣",
            "12 00",
            "1 2345",
            "12,345.6.7",
            "12..5",
            "1.2345",
        ),
        *(
            "12’000’50",
            "1.234,567",
            "0.500",
            "EUR 12 CHF",
            "CHF CHF 3",
            "xchf 3",
            "=1+1",
            "1/2",
            "9" * 61,
            "1.2345.678",
        ),
    ],
)
def test_what_is_no_amount_is_none(text: str) -> None:
    assert written_amount(text) is None


AMOUNTS = st.builds(Money, st.integers(-LARGEST, LARGEST), st.sampled_from(Currency))


@given(AMOUNTS, st.sampled_from(["fr", "fr_CH", "de_CH", "en"]))
def test_what_the_program_writes_is_read_again(money: Money, locale: str) -> None:
    t = load_translator(locale)
    assert written_amount(t.money(money)) == WrittenAmount(minor_units=money.minor_units, currency=money.currency)
    assert written_amount(t.amount(money)) == WrittenAmount(minor_units=money.minor_units)


@given(
    st.integers(0, LARGEST),
    st.sampled_from(["", " ", "'", "’", "\u00a0", "\u202f", ".", ","]),
    st.sampled_from(["{}", "CHF {}", "CHF{}", "{} CHF", "Fr. {}", "{}\u00a0CHF", "({}) CHF"]),
)
def test_however_thousands_and_cents_are_parted(minor: int, group: str, around: str) -> None:
    cents = "." if group == "," else ","
    digits = f"{Decimal(minor).scaleb(-2):,.2f}".replace(".", "!").replace(",", group).replace("!", cents)
    below = -1 if "(" in around else 1
    expected = WrittenAmount(minor_units=below * minor, currency=CHF if around != "{}" else None)
    assert written_amount(around.format(digits)) == expected


@given(st.text(max_size=80))
def test_any_text_is_an_amount_or_none(text: str) -> None:
    found = written_amount(text)
    assert found is None or any(sign in "0123456789" for sign in text)
