"""What stands in each cell of the comparison of the territories, and what does it lead to?"""

from collections.abc import Callable, Iterator, Sequence
from uuid import UUID, uuid5

from ctj_desktop.domain.funding.portfolio import NOTED, Fact
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.territories import FigureKind, TerritoryFigure
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.projects.portfolio import FACTS
from ctj_desktop.i18n.words import word
from ctj_desktop.services.strategy.territories.comparison import COMPARED, ComparedTerritory, TerritoryComparison
from ctj_desktop.services.strategy.territories.comparison_table import FOR_THOUSAND
from ctj_desktop.services.strategy.territories.part_table import BODIES, COMMITTEES, FIGURES
from ctj_desktop.ui.frame.amounts import in_each_currency
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.strategy.territories.rows import NONE
from ctj_desktop.ui.strategy.territories.words import number_text
from ctj_desktop.ui.widgets.cell import Cell, Look
from ctj_desktop.ui.widgets.rows import Column

ROOM = UUID("0b1c2f6e-7d0a-4a53-8a0e-5d5b7f9f3c11")
"""In which the lines have their ids, by what they say."""
NAME = "name"
Piece = tuple[Cell, Place | None]


class ComparedRow(NamedValue):
    """A fact: its name, and of each territory a cell with what it leads to."""

    name: str
    cells: tuple[Cell, ...]
    places: tuple[Place | None, ...]

    @property
    def key(self) -> UUID:
        """Of what it says."""
        return uuid5(ROOM, self.name)


def compared_columns(t: Translator, territories: Sequence[ComparedTerritory]) -> tuple[Column[ComparedRow], ...]:
    """What, then each territory by its code."""

    def cell(at: int) -> Callable[[ComparedRow, Translator], Cell]:
        return lambda row, _t: row.cells[at] if at < len(row.cells) else Cell()

    return (
        Column(key=NAME, heading=N_("What"), cell=lambda row, _t: Cell(text=row.name), share=1),
        *(
            Column(
                key=str(one.territory.id),
                heading=one.territory.code or one.territory.name.or_other(content_language(t)),
                cell=cell(at),
                natural=True,
                right=True,
            )
            for at, one in enumerate(territories)
        ),
    )


def compared_rows(t: Translator, shown: TerritoryComparison) -> list[ComparedRow]:
    """Figures, then committees and projects, then money, then money for 1,000 inhabitants."""
    return [_row(name, [of(one) for one in shown.territories]) for name, of in _facts(t, shown)]


def _row(name: str, pieces: Sequence[Piece]) -> ComparedRow:
    return ComparedRow(name=name, cells=tuple(cell for cell, _ in pieces), places=tuple(place for _, place in pieces))


def _facts(t: Translator, shown: TerritoryComparison) -> Iterator[tuple[str, Callable[[ComparedTerritory], Piece]]]:
    yield t("Inhabitants"), lambda one: _inhabitants(t, one)
    for kind in (kind for kind in COMPARED if any(kind in one.figures for one in shown.territories)):
        name = word(t, kind)
        yield name, lambda one, kind=kind: _figure(t, one, kind)  # type: ignore[misc]
    yield t("Committees"), lambda one: _many(t, one.committees, _at(one, COMMITTEES))
    yield t("Bodies"), lambda one: _many(t, one.bodies, _at(one, BODIES))
    yield t(FACTS[Fact.PROJECTS]), lambda one: _many(t, one.counted.projects, _behind(t, shown, one, Fact.PROJECTS))
    for fact in NOTED:
        yield t(FACTS[fact]), lambda one, fact=fact: _money(t, shown, one, fact)  # type: ignore[misc]
    for fact, name in FOR_THOUSAND:
        yield t(name), lambda one, fact=fact: _for_thousand(t, shown, one, fact)  # type: ignore[misc]


def _inhabitants(t: Translator, one: ComparedTerritory) -> Piece:
    found = one.inhabitants
    if found is None:
        note = t("How many people live there is not said of the whole territory.")
        return Cell(text="–", look=Look.MUTED, right=True, note=note), _at(one, FIGURES)
    number = number_text(t, found.count, rounded=found.rounded)
    return Cell(text=number, second=_year(t, found.year), right=True), _at(one, FIGURES)


def _figure(t: Translator, one: ComparedTerritory, kind: FigureKind) -> Piece:
    figures = one.figures.get(kind, ())
    if not figures:
        return NONE, None
    years = " / ".join(dict.fromkeys(_year(t, figure.year) for figure in figures))
    text = " + ".join(_said(t, figure) for figure in figures)
    return Cell(text=text, second=years, right=True), _at(one, FIGURES)


def _said(t: Translator, one: TerritoryFigure) -> str:
    """`FR 79`, or the number alone where it is of the whole."""
    number = number_text(t, one.value, rounded=one.rounded)
    return f"{one.side.value.upper()} {number}" if one.side is not None else number


def _year(t: Translator, year: int | None) -> str:
    """In few letters: many columns stand beside each other."""
    return str(year) if year is not None else t("no year")


def _many(t: Translator, count: int, place: Place | None) -> Piece:
    return (Cell(text=t.number(count), right=True), place) if count else (NONE, None)


def _money(t: Translator, shown: TerritoryComparison, one: ComparedTerritory, fact: Fact) -> Piece:
    lines = in_each_currency(t, *one.counted.of(fact).parts)
    return (_lines(lines), _behind(t, shown, one, fact)) if lines else (NONE, None)


def _for_thousand(t: Translator, shown: TerritoryComparison, one: ComparedTerritory, fact: Fact) -> Piece:
    sums = one.for_thousand(fact)
    lines = in_each_currency(t, *sums.parts) if sums is not None else ()
    if not lines or one.inhabitants is None:
        return NONE, None
    year = t("inhab. {year}").format(year=_year(t, one.inhabitants.year))
    return _lines((*lines, year)), _behind(t, shown, one, fact)


def _lines(lines: Sequence[str]) -> Cell:
    first, *more = lines
    return Cell(text=first, second="\n".join(more), right=True)


def _at(one: ComparedTerritory, part: str) -> Place:
    return Place(page="territory", record=one.territory.id, detail=part)


def _behind(t: Translator, shown: TerritoryComparison, one: ComparedTerritory, fact: Fact) -> Place:
    where = one.territory.name.or_other(content_language(t))
    said = " · ".join(filter(None, (where, t(FACTS[fact]) if fact is not Fact.PROJECTS else "")))
    return Place(page="projects", only=shown.behind(one, fact), said=said)
