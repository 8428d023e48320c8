"""How do the territories stand beside each other: their figures, their projects, their money for 1,000 inhabitants?"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from ctj_desktop.domain.funding.per_inhabitant import Inhabitants, inhabitants_of, per_thousand
from ctj_desktop.domain.funding.portfolio import Fact, GroupFigures, Grouping, Portfolio, ProjectGroup
from ctj_desktop.domain.funding.rates import Sums
from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.people import Side, Territory
from ctj_desktop.domain.records.territories import FigureKind, TerritoryFigure
from ctj_desktop.services.projects.lists import Standing
from ctj_desktop.services.projects.portfolio.figures import portfolio
from ctj_desktop.services.steps.homes import own_first
from ctj_desktop.services.strategy.territories.overview import bodies_of, figures_of
from ctj_desktop.storage.open_file import OpenFile

NOTHING: Final = GroupFigures()
COMPARED: Final = (FigureKind.COMMUNES, FigureKind.CROSS_BORDER_WORKERS, FigureKind.JOBS, FigureKind.AREA)
"""What is set side by side beside the inhabitants, where it is said of the whole or of a side."""


class ComparedTerritory(NamedValue):
    """A territory with what is set beside the others; of each kind of figure the whole, else its sides, the latest."""

    territory: Territory
    inhabitants: Inhabitants | None
    figures: Mapping[FigureKind, tuple[TerritoryFigure, ...]]
    committees: int
    bodies: int
    group: ProjectGroup | None

    @property
    def counted(self) -> GroupFigures:
        """How many projects, with their money."""
        return self.group.figures if self.group is not None else NOTHING

    def for_thousand(self, fact: Fact) -> Sums | None:
        """Of each currency what it comes to for 1,000 inhabitants; None where it is not known how many there are."""
        return per_thousand(self.counted.of(fact), self.inhabitants.count) if self.inhabitants is not None else None


class TerritoryComparison(NamedValue):
    """All territories, one's own first; the figures of their projects lead to these."""

    territories: tuple[ComparedTerritory, ...]
    money: Portfolio

    def behind(self, one: ComparedTerritory, fact: Fact) -> tuple[UUID, ...]:
        """The projects of a territory that a figure counts."""
        return self.money.behind(one.group, fact) if one.group is not None else ()


def territory_comparison(
    store: OpenFile, standing: Standing, today: date, committee: CommitteeId | None = None
) -> TerritoryComparison:
    """With the projects of a committee, or of all here."""
    money = portfolio(store, standing, committee, groupings=(Grouping.TERRITORY,))
    groups = {group.key: group for group in money.groups[Grouping.TERRITORY]}
    found = own_first(store, store.all(Territory, order="code, id"))
    return TerritoryComparison(
        territories=tuple(_compared(store, one, groups.get(one.id), today) for one in found), money=money
    )


def _compared(store: OpenFile, one: Territory, group: ProjectGroup | None, today: date) -> ComparedTerritory:
    figures = figures_of(store, one.id)
    return ComparedTerritory(
        territory=one,
        inhabitants=inhabitants_of(figures),
        figures={kind: said for kind in COMPARED if (said := _latest(figures, kind))},
        committees=store.count(Committee, territory=one.id),
        bodies=len(bodies_of(store, one.id, today)),
        group=group,
    )


def _latest(figures: Sequence[TerritoryFigure], kind: FigureKind) -> tuple[TerritoryFigure, ...]:
    """The whole of the latest year of which it is said, else the sides of the latest year."""
    ours = [one for one in figures if one.figure is kind]
    whole = next((one for one in ours if one.side is None), None)
    if whole is not None:
        return (whole,)
    sides = (next((one for one in ours if one.side is side), None) for side in Side)
    return tuple(one for one in sides if one is not None)
