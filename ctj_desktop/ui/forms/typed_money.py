"""Which amount did a person mean, who writes as in Switzerland or as in France?"""

from ctj_desktop.domain.money import LARGEST, Currency, Money
from ctj_desktop.domain.typed.written_amount import written_amount
from ctj_desktop.errors import UserError
from ctj_desktop.services.steps.refusals import NegativeAmount, TooLarge


class NotAnAmount(UserError):
    """“{text}” is no amount. Write it for instance as 12 000,50 or 12’000.50."""

    text: str


class TwoReadings(UserError):
    """“{text}” can be read in two ways. Write {thousands} or {decimals}."""

    text: str
    thousands: str
    decimals: str


class OtherCurrency(UserError):
    """This amount is kept in {expected}, and {given} is never converted silently. Write it in {expected}."""

    expected: Currency
    given: Currency


def read_money(text: str, currency: Currency) -> Money | None:
    """12 000,50, 12’000.50, 12000, CHF 100.–; None for nothing.

    Raises NotAnAmount, TwoReadings, OtherCurrency, NegativeAmount or TooLarge.
    """
    typed = text.strip()
    if not typed:
        return None
    found = written_amount(typed)
    if found is None:
        raise NotAnAmount(typed)
    if found.currency not in (None, currency):
        raise OtherCurrency(currency, found.currency)
    if found.or_else is not None:
        whole, cents = divmod(found.or_else, 100)
        raise TwoReadings(typed, f"{found.minor_units // 100}", f"{whole}{',' if ',' in typed else '.'}{cents:02}")
    if found.minor_units < 0:
        raise NegativeAmount
    if found.minor_units > LARGEST:
        raise TooLarge
    return Money(found.minor_units, currency)
