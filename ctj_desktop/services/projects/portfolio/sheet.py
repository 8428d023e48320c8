"""How do the figures of many projects leave as a table to go on counting with?"""

from collections.abc import Collection, Iterator

from ctj_desktop.domain.funding.portfolio import MONEY, Fact, GroupFigures, Grouping, Portfolio
from ctj_desktop.domain.money import Currency
from ctj_desktop.files.cell_table import Cell, CellTable
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.projects.portfolio import FACTS, GROUPINGS, group_name

CURRENCIES = (Currency.EUR, Currency.CHF)


def portfolio_table(
    t: Translator, title: str, shown: Portfolio, groupings: Collection[Grouping] = tuple(Grouping)
) -> CellTable:
    """The total, then a row for each group; every amount a number in a column of its currency, never converted."""
    money = [f"{t(FACTS[fact])} {currency.value}" for fact in MONEY for currency in CURRENCIES]
    headings = (t(N_("In groups")), t(N_("Group")), t(FACTS[Fact.PROJECTS]), *money)
    rows = [_row(t(N_("All projects")), "", shown.total)]
    for grouping in groupings:
        rows += [_row(t(GROUPINGS[grouping]), group_name(t, one), one.figures) for one in shown.groups[grouping]]
    return CellTable(title, headings, tuple(rows))


def _row(grouping: str, name: str, figures: GroupFigures) -> tuple[Cell, ...]:
    return (grouping, name, figures.projects, *_amounts(figures))


def _amounts(figures: GroupFigures) -> Iterator[Cell]:
    for fact in MONEY:
        sums = figures.of(fact)
        yield from (sums.of(currency).amount for currency in CURRENCIES)
