"""How is money said in a column of figures: each currency in a line of its own, and nothing as a dash?"""

from collections.abc import Callable
from typing import Final

from ctj_desktop.documents.blocks import Pair
from ctj_desktop.documents.inline import alike, both
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.papers import Voices
from ctj_desktop.domain.funding.rates import Sums
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.i18n import Translator

NOTHING: Final = alike("–")
TOGETHER: Final = frozenset({Layout.COLUMNS, Layout.ALTERNATE})
"""Where both languages stand on one page, a figure stands once, written as in French: it is the same number."""


class PaperFigures:
    """PaperFigures as a layout has them."""

    def __init__(self, voices: Voices, layout: Layout) -> None:
        self._voices, self._once = voices, layout in TOGETHER

    def lines(self, sums: Sums) -> tuple[Pair, ...]:
        """Euros, then francs, as far as there are any, each with its currency."""
        return tuple(self.money(part) for part in sums.parts) or (NOTHING,)

    def money(self, amount: Money) -> Pair:
        """An amount with its currency."""
        return self.said(lambda t: t.money(amount))

    def amount(self, sums: Sums, currency: Currency) -> tuple[Pair, ...]:
        """The figure alone, below a head that names the currency."""
        amount = sums.of(currency)
        return (self.said(lambda t: t.amount(amount)) if amount.minor_units else NOTHING,)

    def said(self, say: Callable[[Translator], str]) -> Pair:
        """Whatever is a figure: a number, a day in figures."""
        french, german = self._voices.two(say)
        return alike(french) if self._once else both(french, german)
