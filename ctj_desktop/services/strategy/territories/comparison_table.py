"""How is the comparison of the territories said as a table of cells: a line for each fact, a column for each?"""

from collections.abc import Callable, Iterator
from typing import Final

from ctj_desktop.domain.funding.portfolio import NOTED, Fact
from ctj_desktop.domain.funding.rates import Sums
from ctj_desktop.domain.money import Currency
from ctj_desktop.domain.records.people import Side
from ctj_desktop.errors import N_
from ctj_desktop.files.cell_table import Cell, CellTable
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.projects.portfolio import FACTS
from ctj_desktop.i18n.words import word
from ctj_desktop.services.strategy.territories.comparison import COMPARED, ComparedTerritory, TerritoryComparison

CURRENCIES: Final = (Currency.EUR, Currency.CHF)
FOR_THOUSAND: Final = (
    (Fact.REQUESTED, N_("Requested for 1,000 inhabitants")),
    (Fact.AWARDED, N_("Awarded for 1,000 inhabitants")),
    (Fact.PAID, N_("Paid for 1,000 inhabitants")),
)
Of = Callable[[ComparedTerritory], Cell]


def comparison_table(t: Translator, shown: TerritoryComparison) -> CellTable:
    """Numbers as numbers, each currency in a line of its own; what is not known is an empty cell."""
    heads = (t("What"), *(one.territory.code or one.territory.name.or_other(t.language) for one in shown.territories))
    rows = tuple((name, *(of(one) for one in shown.territories)) for name, of in _lines(t))
    return CellTable(t("The territories compared"), heads, rows)


def _lines(t: Translator) -> Iterator[tuple[str, Of]]:
    yield t("Inhabitants"), lambda one: one.inhabitants.count if one.inhabitants is not None else None
    yield t("Year of the inhabitants"), lambda one: one.inhabitants.year if one.inhabitants is not None else None
    for kind in COMPARED:
        name = word(t, kind)
        for side in (None, *Side):
            said = " · ".join(filter(None, (name, word(t, side) if side is not None else "")))
            yield (
                said,
                lambda one, kind=kind, side=side: next(  # type: ignore[misc]
                    (figure.value for figure in one.figures.get(kind, ()) if figure.side is side), None
                ),
            )
    yield t("Committees"), lambda one: one.committees
    yield t("Bodies"), lambda one: one.bodies
    yield t(FACTS[Fact.PROJECTS]), lambda one: one.counted.projects
    for fact in NOTED:
        yield from _money(t(FACTS[fact]), lambda one, fact=fact: one.counted.of(fact))  # type: ignore[misc]
    for fact, name in FOR_THOUSAND:
        yield from _money(t(name), lambda one, fact=fact: one.for_thousand(fact))  # type: ignore[misc]


def _money(name: str, of: Callable[[ComparedTerritory], Sums | None]) -> Iterator[tuple[str, Of]]:
    for currency in CURRENCIES:

        def cell(one: ComparedTerritory, currency: Currency = currency) -> Cell:
            sums = of(one)
            return sums.of(currency).amount if sums is not None else None

        yield f"{name} {currency.value}", cell
