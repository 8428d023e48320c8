"""How is the coverage said as a table of cells: a line for each part of the strategy, three columns a territory?"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from ctj_desktop.domain.funding.coverage import CoverageCell
from ctj_desktop.domain.funding.portfolio import Fact, sums_of
from ctj_desktop.domain.money import Currency
from ctj_desktop.domain.texts import Language
from ctj_desktop.errors import N_
from ctj_desktop.files.cell_table import Cell, CellTable
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.kinds import kind_word
from ctj_desktop.i18n.projects.portfolio import FACTS
from ctj_desktop.services.strategy.coverage import CoverageColumn, CoverageLevel, CoverageLine, StrategyCoverage

NOWHERE, EVERYWHERE = N_("Without territory"), N_("In all")
TITLES: Final[Mapping[CoverageLevel, str]] = {
    CoverageLevel.ALL: N_("All actions"),
    CoverageLevel.NONE: N_("No action of this version"),
}
"""Of the lines that are no part of the strategy."""


def coverage_table(t: Translator, shown: StrategyCoverage, fact: Fact) -> CellTable:
    """Numbers as numbers, each currency in a column of its own; what there is nothing of is an empty cell."""
    title = t("Coverage of the strategy {strategy}").format(strategy=shown.strategy.name.or_other(t.language))
    columns = (*shown.columns, None)
    heads = (t("What"), t("Code"), t("Title (FR)"), t("Title (DE)"), *_heads(t, shown, fact))
    rows = ((*_names(t, line), *(cell for one in columns for cell in _cells(line, one, fact))) for line in shown.lines)
    return CellTable(title, heads, tuple(rows))


def table_text(t: Translator, table: CellTable) -> str:
    """Tab between the cells, a line for each row, as tables of other programs take it from the clipboard."""

    def said(cell: Cell) -> str:
        if isinstance(cell, Decimal):
            return t.number(cell)
        return " ".join(str(cell).split()) if cell is not None else ""

    return "\n".join("\t".join(map(said, row)) for row in (table.headings, *table.rows))


def column_word(t: Translator, column: CoverageColumn | None) -> str:
    """The code of a territory, else its name; of no column what the total is called."""
    if column is None:
        return t(EVERYWHERE)
    return column.code or column.name.or_other(t.language) or t(NOWHERE)


def cell_of(line: CoverageLine, column: CoverageColumn | None) -> CoverageCell:
    """Of a territory, or of all together."""
    return line.row.total if column is None else line.row.at(column.key)


def _heads(t: Translator, shown: StrategyCoverage, fact: Fact) -> Iterator[str]:
    for column in (*shown.columns, None):
        where = column_word(t, column)
        yield f"{where} · {t('Projects')}"
        yield from (f"{where} · {t(FACTS[fact])} {currency.value}" for currency in (Currency.EUR, Currency.CHF))


def _names(t: Translator, line: CoverageLine) -> tuple[Cell, ...]:
    if line.level in TITLES:
        return (t(TITLES[line.level]), "", "", "")
    french, german = line.title.text(Language.FR), line.title.text(Language.DE)
    return (kind_word(t, line.level.value), line.code, french, german)


def _cells(line: CoverageLine, column: CoverageColumn | None, fact: Fact) -> Iterator[Cell]:
    cell = cell_of(line, column)
    money = sums_of(cell.money, fact)
    yield len(cell.projects) or None
    for currency in (Currency.EUR, Currency.CHF):
        amount = money.of(currency)
        yield amount.amount if amount.minor_units else None
