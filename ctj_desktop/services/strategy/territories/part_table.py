"""How does a part of the page of a territory leave as a table of cells: its figures, its projects, its bodies?"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from ctj_desktop.domain.funding.portfolio import MONEY, Fact, GroupFigures, Grouping
from ctj_desktop.domain.marks import without_marks
from ctj_desktop.domain.records.people import Organisation, Side
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.errors import N_
from ctj_desktop.files.cell_table import Cell, CellTable
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.projects.portfolio import FACTS, group_name
from ctj_desktop.i18n.words import word
from ctj_desktop.services.naming.source_addresses import source_publishers
from ctj_desktop.services.strategy.territories.comparison_table import CURRENCIES
from ctj_desktop.services.strategy.territories.overview import TerritoryOverview

FIGURES, PROJECTS, COMMUNES, BODIES = "figures", "projects", "communes", "bodies"
COMMITTEES, PROPOSALS, MORNINGS = "committees", "proposals", "mornings"
"""The parts by their names."""
Row = tuple[Cell, ...]
BOTH: Final = (N_("Title (FR)"), N_("Title (DE)"))


def part_table(t: Translator, shown: TerritoryOverview, part: str) -> CellTable:
    """Numbers and days as what they are, each currency in a column of its own."""
    headings, rows = PARTS[part]
    said = [t(one) for one in headings]
    if part == PROJECTS:
        said[2:] = [f"{t(FACTS[fact])} {currency.value}" for fact in MONEY for currency in CURRENCIES]
    title = shown.territory.name.or_other(Language.DE if t.language is Language.DE else Language.FR)
    return CellTable(title, tuple(said), tuple(rows(t, shown)))


def _figures(t: Translator, shown: TerritoryOverview) -> Iterator[Row]:
    for one in shown.figures:
        names = _both(one.label) if one.label.says_something() else (word(t, one.figure),) * 2
        about = t("about") if one.rounded else ""
        yield (*names, _side(t, one.side), about, one.value, one.year, source_publishers(one.source))


def _projects(t: Translator, shown: TerritoryOverview) -> Iterator[Row]:
    for group in shown.money.groups[Grouping.STAGE]:
        yield (group_name(t, group), *_counted(group.figures))
    yield (t("In all"), *_counted(shown.money.total))


def _counted(figures: GroupFigures) -> Row:
    amounts = (figures.of(fact).of(currency).amount for fact in MONEY for currency in CURRENCIES)
    return (figures.projects, *amounts)


def _bodies(t: Translator, found: Sequence[Organisation]) -> Iterator[Row]:
    for one in found:
        yield (*_both(one.name), word(t, one.organisation_kind), _side(t, one.side))


def _committees(_t: Translator, shown: TerritoryOverview) -> Iterator[Row]:
    for line in shown.committees:
        days = (one.on if one is not None else None for one in (line.next, line.last))
        yield (*_both(line.committee.name), *days)


def _proposals(_t: Translator, shown: TerritoryOverview) -> Iterator[Row]:
    for line in shown.proposals:
        yield (*_both(line.proposal.title), *_both(line.table), line.proposal.proposed_by, line.proposal.on)


def _mornings(t: Translator, shown: TerritoryOverview) -> Iterator[Row]:
    for one in shown.mornings:
        yield (*_both(one.title), one.on, one.place, word(t, one.state))


def _both(text: Bilingual) -> tuple[str, str]:
    return without_marks(text.fr.text), without_marks(text.de.text)


def _side(t: Translator, side: Side | None) -> str:
    return word(t, side) if side is not None else ""


MONEY_HEADS: Final = tuple(FACTS[fact] for fact in MONEY for _currency in CURRENCIES)
BODY: Final = (N_("Name (FR)"), N_("Name (DE)"), N_("Kind"), N_("Side"))
PARTS: Final[Mapping[str, tuple[tuple[str, ...], Callable[[Translator, TerritoryOverview], Iterator[Row]]]]] = {
    FIGURES: ((*BOTH, N_("Side"), N_("Exactness"), N_("How many"), N_("Year"), N_("Published by")), _figures),
    PROJECTS: ((N_("Stage"), FACTS[Fact.PROJECTS], *MONEY_HEADS), _projects),
    COMMUNES: (BODY, lambda t, shown: _bodies(t, shown.communes)),
    BODIES: (BODY, lambda t, shown: _bodies(t, shown.bodies)),
    COMMITTEES: ((*BODY[:2], N_("Next meeting"), N_("Last meeting")), _committees),
    PROPOSALS: (
        (*BOTH, N_("Thematic table (FR)"), N_("Thematic table (DE)"), N_("Proposed by"), N_("Date")),
        _proposals,
    ),
    MORNINGS: ((*BOTH, N_("Date"), N_("Place"), N_("State")), _mornings),
}
