"""Which amount did a person mean, who writes as in Switzerland or as in France?"""

import re

from ctj_desktop.domain.money import LARGEST, Currency, Money
from ctj_desktop.errors import N_, UserError
from ctj_desktop.services.steps.refusals import TooLarge

_MARKS = {"€": Currency.EUR, "EUR": Currency.EUR, "CHF": Currency.CHF, "FR.": Currency.CHF, "SFR.": Currency.CHF}
_SPACES = " \u00a0\u202f\u2009'’"


class NotAnAmount(UserError):
    """No amount can be read from it."""

    message = N_("“{text}” is no amount. Write it for instance as 12 000,50 or 12’000.50.")
    text: str


class TwoReadings(UserError):
    """A single point or comma before three digits may part thousands or cents."""

    message = N_("“{text}” can be read in two ways. Write {thousands} or {decimals}.")
    text: str
    thousands: str
    decimals: str


class OtherCurrency(UserError):
    """The column is kept in one currency; nothing is converted silently."""

    message = N_("This amount is kept in {expected}, and {given} is never converted silently. Write it in {expected}.")
    expected: Currency
    given: Currency


def read_money(text: str, currency: Currency) -> Money | None:
    """12 000,50, 12’000.50, 12000, CHF 100.–; None for nothing.

    Raises NotAnAmount, TwoReadings, OtherCurrency or TooLarge.
    """
    typed = text.strip()
    if not typed:
        return None
    bare = _without_currency(typed, currency)
    bare = re.sub(r"[.,][–—-]+$", "", bare)
    grouped = re.fullmatch(rf"[0-9]{{1,3}}(?:[{_SPACES}][0-9]{{3}})+(?:[.,][0-9]{{1,2}})?", bare)
    if not (grouped or re.fullmatch(r"[0-9]+(?:[.,][0-9]+)*", bare)):
        raise NotAnAmount(typed)
    minor = _minor(typed, re.sub(rf"[{_SPACES}]", "", bare))
    if minor > LARGEST:
        raise TooLarge
    return Money(minor, currency)


def _without_currency(text: str, currency: Currency) -> str:
    for mark, meant in _MARKS.items():
        folded = text.upper()
        if folded.startswith(mark) or folded.endswith(mark):
            if meant is not currency:
                raise OtherCurrency(currency, meant)
            bare = text[len(mark) :] if folded.startswith(mark) else text[: -len(mark)]
            return bare.strip(_SPACES)
    return text


def _minor(typed: str, bare: str) -> int:
    """From digits with points and commas only: the last sign parts the cents if two digits or one follow it."""
    signs = re.findall(r"[.,]", bare)
    if not signs:
        return int(bare) * 100
    whole, cents = re.split(r"[.,](?=[^.,]*$)", bare)
    if len(set(signs)) == 1 and len(cents) == 3:
        if len(signs) == 1 and len(whole) <= 3:
            raise TwoReadings(typed, whole + cents, f"{whole}{signs[0]}{cents[:2]}")
        return _thousands(typed, bare.split(signs[0])) * 100
    if len(cents) > 2 or (len(signs) > 1 and len(set(signs)) == 1):
        raise NotAnAmount(typed)
    parts = re.split(r"[.,]", whole)
    units = _thousands(typed, parts) if len(parts) > 1 else int(whole)
    return units * 100 + int(cents.ljust(2, "0"))


def _thousands(typed: str, parts: list[str]) -> int:
    if not 1 <= len(parts[0]) <= 3 or any(len(part) != 3 for part in parts[1:]):
        raise NotAnAmount(typed)
    return int("".join(parts))
