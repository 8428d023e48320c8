"""How does the window write an amount?"""

from ctj_desktop.domain.money import Money
from ctj_desktop.i18n import Translator


def whole(t: Translator, money: Money) -> str:
    """An amount without centimes where it has none, as people write it; with its currency."""
    return _short(t.money(money), money)


def figure(t: Translator, money: Money) -> str:
    """As `whole`, without the currency: the head of the column names it."""
    return _short(t.amount(money), money)


def _short(text: str, money: Money) -> str:
    return text if money.minor_units % 100 else text.replace(",00", "").replace(".00", "")


def in_each_currency(t: Translator, *amounts: Money | None) -> tuple[str, ...]:
    """The amounts that there are, each in its own currency."""
    return tuple(whole(t, money) for money in amounts if money is not None)
