"""Which projects serve each line of a strategy in each territory, with which money, and what does none serve?

Which lines of money count is said in `portfolio.py`. A project of two territories counts in both with all that it is,
one that serves two actions on both their lines; a total counts it once.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TypeVar
from uuid import UUID

from ctj_desktop.domain.funding.envelope import FundFigures
from ctj_desktop.domain.funding.portfolio import CountedProject
from ctj_desktop.domain.funding.rates import Sums
from ctj_desktop.domain.record import NamedValue

K = TypeVar("K")
_Counted = tuple[UUID, Sequence[int]]
"""A project with its amounts as plain numbers: thousands of them are summed."""


class CoverageCell(NamedValue):
    """The projects that count there, in their order, and what they come to."""

    projects: tuple[UUID, ...] = ()
    money: FundFigures = FundFigures()


NOTHING = CoverageCell()
NO_AMOUNTS = (0,) * 8


class CoverageRow(NamedValue):
    """A line of the strategy: by territory, those without one under None, and in all, each project once."""

    total: CoverageCell = NOTHING
    cells: Mapping[UUID | None, CoverageCell] = {}

    def at(self, territory: UUID | None) -> CoverageCell:
        """What there is of a territory."""
        return self.cells.get(territory, NOTHING)


def coverage(
    projects: Iterable[CountedProject], lines: Callable[[CountedProject], Collection[K]]
) -> dict[K, CoverageRow]:
    """Every line that a project serves; `lines` says which ones, each once."""
    known: dict[UUID, _Counted] = {}
    served: dict[K, list[CountedProject]] = defaultdict(list)
    for one in projects:
        known[one.project] = one.project, _amounts(one)
        for line in lines(one):
            served[line].append(one)
    return {line: _row(ours, known) for line, ours in served.items()}


def _row(projects: Sequence[CountedProject], known: Mapping[UUID, _Counted]) -> CoverageRow:
    cells: dict[UUID | None, list[_Counted]] = defaultdict(list)
    for one in projects:
        for territory in one.territories or (None,):
            cells[territory].append(known[one.project])
    whole = [known[one.project] for one in projects]
    return CoverageRow(total=_cell(whole), cells={territory: _cell(ours) for territory, ours in cells.items()})


def _cell(ours: Sequence[_Counted]) -> CoverageCell:
    sums = [sum(column) for column in zip(*(amounts for _, amounts in ours), strict=True)]
    asked, granted, bound, paid = (Sums(*sums[at : at + 2]) for at in range(0, 8, 2))
    money = FundFigures(requested=asked, awarded=granted, committed=bound, paid=paid)
    return CoverageCell(projects=tuple(project for project, _ in ours), money=money)


def _amounts(project: CountedProject) -> Sequence[int]:
    """Requested, awarded, committed, paid, each in euros and in francs, of both sides."""
    sides = [
        (
            *(one.requested.eur, one.requested.chf, one.awarded.eur, one.awarded.chf),
            *(one.committed.eur, one.committed.chf, one.paid.eur, one.paid.chf),
        )
        for one in project.money.values()
    ]
    return sides[0] if len(sides) == 1 else [sum(facts) for facts in zip(*sides, strict=True)] or NO_AMOUNTS
