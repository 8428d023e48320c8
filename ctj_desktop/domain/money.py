"""What is an amount of money? Minor units and a currency, never converted silently."""

from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Final, Self

from ctj_desktop.domain.record import PositionalValue

LARGEST: Final = 10**14
"""Minor units: a million millions, which every list and paper shows whole; what is larger is a slip of the hand."""


class Currency(StrEnum):
    """The two currencies of the border."""

    CHF = "CHF"
    EUR = "EUR"


class Money(PositionalValue):
    """`minor_units` are centimes or cents; one register, since an amount without its currency is wrong."""

    minor_units: int
    currency: Currency

    @classmethod
    def parse(cls, amount: str, currency: Currency) -> Self:
        """From "1234.50"; raises ValueError for more than two decimals or no number."""
        try:
            minor = Decimal(amount) * 100
        except InvalidOperation as error:
            raise ValueError(amount) from error
        if minor != minor.to_integral_value():
            raise ValueError(amount)
        return cls(int(minor), currency)

    @property
    def amount(self) -> Decimal:
        """The amount in whole units with two decimals."""
        return Decimal(self.minor_units).scaleb(-2)

    def __add__(self, other: "Money") -> "Money":
        if other.currency is not self.currency:
            raise ValueError(f"{self.currency} + {other.currency}")
        return Money(self.minor_units + other.minor_units, self.currency)

    def __sub__(self, other: "Money") -> "Money":
        return self + Money(-other.minor_units, other.currency)
