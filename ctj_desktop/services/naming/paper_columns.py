"""How does what a paper says leave as a table of cells: a column for each thing, or one for each of its languages?

A paper in one language has one column for a text, one in both has two.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, Generic, TypeVar

from ctj_desktop.documents.blocks import Pair
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.papers import Voices
from ctj_desktop.domain.funding.rates import Sums
from ctj_desktop.domain.money import Currency
from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.domain.texts import Language
from ctj_desktop.files.cell_table import Cell, CellTable

SIDES: Final = {Layout.FR: (Language.FR,), Layout.DE: (Language.DE,)}
BOTH: Final = (Language.FR, Language.DE)

Row = TypeVar("Row")


class PaperColumn(PositionalValue, Generic[Row]):
    """A heading and what stands below it: a cell that is alike in all languages, or something said in both.

    `unit` stands behind the heading: a currency.
    """

    heading: str
    read: Callable[[Row], Cell | Pair | None]
    said: bool = False
    unit: str = ""


def money_columns(heading: str, read: Callable[[Row], Sums], *, zeros: bool = False) -> Iterator[PaperColumn[Row]]:
    """A column of numbers for each currency, never converted; where there is nothing an empty cell, or a zero."""
    for currency in (Currency.EUR, Currency.CHF):

        def amount(row: Row, currency: Currency = currency) -> Cell:
            found = read(row).of(currency)
            return found.amount if zeros or found.minor_units else None

        yield PaperColumn(heading, amount, unit=currency.value)


def paper_table(
    title: Pair, columns: Sequence[PaperColumn[Row]], rows: Iterable[Row], voices: Voices, layout: Layout
) -> CellTable:
    """The rows as the paper has them in this layout."""
    sides = SIDES.get(layout, BOTH)
    return CellTable(
        " / ".join(_said(title, sides)),
        tuple(said for column in columns for said in _headings(column, voices, sides)),
        tuple(tuple(cell for column in columns for cell in _cells(column, row, sides)) for row in rows),
    )


def _said(pair: Pair, sides: tuple[Language, ...]) -> list[str]:
    """A passage in the languages of the paper, each once."""
    return list(dict.fromkeys(_side(pair, side) for side in sides))


def _headings(column: PaperColumn[Row], voices: Voices, sides: tuple[Language, ...]) -> Iterator[str]:
    heading = voices.say(column.heading)
    if column.said:
        yield from (_side(heading, side) for side in sides)
    else:
        yield " ".join(filter(None, (" / ".join(_said(heading, sides)), column.unit)))


def _cells(column: PaperColumn[Row], row: Row, sides: tuple[Language, ...]) -> Iterator[Cell]:
    cell = column.read(row)
    if not column.said:
        assert not isinstance(cell, Pair)
        yield cell
        return
    assert cell is None or isinstance(cell, Pair)
    yield from (_side(cell, side) if cell is not None else "" for side in sides)


def _side(pair: Pair, side: Language) -> str:
    return (pair.de if side is Language.DE else pair.fr).text
