"""At which rate are euros and francs put together, of which day, and what does that come to?"""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final

from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.record import NamedValue, PositionalValue
from ctj_desktop.domain.records.projects import ExchangeRate

FACTOR: Final = re.compile(r"[0-9]{1,9}(\.[0-9]{1,10})?")


class DatedRate(NamedValue):
    """One unit of `base` is `factor` of the other currency, on a day, as a source says."""

    base: Currency
    factor: Decimal
    on: date
    source: str = ""

    def ratio(self, foreign: Currency) -> tuple[int, int]:
        """By what an amount in that currency is multiplied and divided to be in the other."""
        numerator, denominator = self.factor.as_integer_ratio()
        return (numerator, denominator) if foreign is self.base else (denominator, numerator)


class Sums(PositionalValue):
    """What something comes to in each currency, in minor units, never converted by itself."""

    eur: int = 0
    chf: int = 0

    def of(self, currency: Currency) -> Money:
        """The part in that currency."""
        return Money(self.eur if currency is Currency.EUR else self.chf, currency)

    @property
    def parts(self) -> tuple[Money, ...]:
        """What there is: euros, then francs."""
        return tuple(part for part in (self.of(Currency.EUR), self.of(Currency.CHF)) if part.minor_units)

    def __add__(self, other: "Sums") -> "Sums":
        return Sums(self.eur + other.eur, self.chf + other.chf)

    def into(self, currency: Currency, rate: DatedRate | None) -> Money | None:
        """All of it in one currency, the other part converted at the rate; None where that needs a rate."""
        own, other = (self.eur, self.chf) if currency is Currency.EUR else (self.chf, self.eur)
        if not other:
            return Money(own, currency)
        if rate is None:
            return None
        times, by = rate.ratio(Currency.CHF if currency is Currency.EUR else Currency.EUR)
        return Money(half_up(Fraction(own * by + other * times, by)), currency)


def half_up(minor: Fraction) -> int:
    """Whole minor units; half of one is rounded away from zero, as on a bill."""
    rounded = (2 * abs(minor.numerator) + minor.denominator) // (2 * minor.denominator)
    return rounded if minor >= 0 else -rounded


def is_factor(text: str) -> bool:
    """Whether it is a number above 0 as a rate is written; what has a thousand digits is none to reckon with."""
    return FACTOR.fullmatch(text) is not None and Decimal(text) > 0


def dated_rate(record: ExchangeRate) -> DatedRate | None:
    """What a record says; None where its number is none above 0, or it names one currency twice."""
    if not is_factor(record.rate) or record.from_currency is record.to_currency:
        return None
    return DatedRate(base=record.from_currency, factor=Decimal(record.rate), on=record.on, source=record.source)


def rate_on(own: ExchangeRate | None, of_call: Sequence[ExchangeRate], on: date) -> DatedRate | None:
    """The rate chosen for the project, else that of its call: the latest up to the day, or the first after it.

    None where there is none to reckon with: then nothing is put together.
    """
    if own is not None:
        return dated_rate(own)
    known = sorted((rate for record in of_call if (rate := dated_rate(record))), key=lambda rate: rate.on)
    before = [rate for rate in known if rate.on <= on]
    return before[-1] if before else known[0] if known else None
