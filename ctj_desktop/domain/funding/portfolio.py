"""What do many projects ask, and what is granted, committed, paid and left: by stage, territory, axis, year, side?

Which lines count, in the envelope of a call, on the board, in the dashboard, in the coverage and in reports: those in
cash that are marked as asked of the fund of the call; of a project in which none is marked all those in cash, own
money included. An envelope leaves such a project out and says so; for all others every sum is the same everywhere.

What is counted where: a project of two territories, of two axes or of both sides counts in each of them with all that
it is, on a side with the money of that side alone; the total counts it once. So a total is at most the sum of its
groups, and equal to it by stage, instrument and year.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import TypeAlias, TypeVar
from uuid import UUID

from ctj_desktop.domain.funding.envelope import FundFigures
from ctj_desktop.domain.funding.plan import sums
from ctj_desktop.domain.funding.rates import Sums
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.projects import FinancingLine, Instrument, Payment

K = TypeVar("K")
GroupKey: TypeAlias = UUID | Side | Instrument | int | str | None
"""Of a territory or an axis, a side, an instrument, a year, the code of a stage; None for what has none of them."""


class Grouping(StrEnum):
    """By what projects are put together."""

    STAGE = "stage"
    TERRITORY = "territory"
    AXIS = "axis"
    INSTRUMENT = "instrument"
    YEAR = "year"
    SIDE = "side"


class CountedProject(NamedValue):
    """A project with all by which it is grouped, and the money of its counted lines on each side.

    `stage` is the code of its stage, `year` the one in which it began, `sides` those of its partners and its lines.
    `marked`: what it asks of the fund of its call is told from all else.
    """

    project: UUID
    stage: str | None = None
    instrument: Instrument | None = None
    year: int | None = None
    territories: tuple[UUID, ...] = ()
    axes: tuple[UUID, ...] = ()
    sides: tuple[Side, ...] = ()
    money: Mapping[Side, FundFigures] = {}
    marked: bool = False


class GroupFigures(NamedValue):
    """How many projects there are in a group, and their money."""

    projects: int = 0
    money: FundFigures = FundFigures()

    @property
    def left(self) -> Sums:
        """What was granted and is not paid; below zero where more was paid."""
        return self.money.unpaid


def keys_of(project: CountedProject, grouping: Grouping) -> tuple[GroupKey, ...]:
    """In which groups a project counts: at least one, None where it is in none."""
    found: Collection[GroupKey] = {
        Grouping.STAGE: (project.stage,),
        Grouping.TERRITORY: project.territories,
        Grouping.AXIS: project.axes,
        Grouping.INSTRUMENT: (project.instrument,),
        Grouping.YEAR: (project.year,),
        Grouping.SIDE: project.sides,
    }[grouping]
    return tuple(dict.fromkeys(found)) or (None,)


def grouped(projects: Iterable[CountedProject], grouping: Grouping) -> dict[GroupKey, GroupFigures]:
    """The figures of each group that holds a project, in no order."""
    if grouping is not Grouping.SIDE:
        return by_keys(projects, lambda one: keys_of(one, grouping))
    money: dict[GroupKey, list[FundFigures]] = defaultdict(list)
    count: dict[GroupKey, int] = defaultdict(int)
    for one in projects:
        for key in keys_of(one, grouping):
            count[key] += 1
            money[key] += [one.money[side] for side in one.money if side is key]
    return {key: GroupFigures(projects=count[key], money=added(money[key])) for key in count}


def by_keys(projects: Iterable[CountedProject], keys: Callable[[CountedProject], Iterable[K]]) -> dict[K, GroupFigures]:
    """As `grouped`, by whatever keys: each of them counts all of the project."""
    found: dict[K, list[CountedProject]] = defaultdict(list)
    for one in projects:
        for key in keys(one):
            found[key].append(one)
    return {key: total(ours) for key, ours in found.items()}


def total(projects: Iterable[CountedProject]) -> GroupFigures:
    """All of them, each once."""
    ours = list(projects)
    return GroupFigures(projects=len(ours), money=added(figures for one in ours for figures in one.money.values()))


def counted(lines: Sequence[FinancingLine]) -> list[FinancingLine]:
    """Of the lines of one project those that count: in cash, marked as asked of the fund, or all where none is."""
    cash = [line for line in lines if not line.in_kind]
    return [line for line in cash if line.fund] or cash


def figures_between(
    lines: Sequence[FinancingLine], payments: Iterable[Payment], first: date | None = None, after: date | None = None
) -> FundFigures:
    """What was asked, granted, committed and paid on these lines, from `first` to before `after`, each by its own day.

    Without both days all of it; otherwise what has no day is left out.
    """
    known = {line.id for line in lines}

    def then(day: date | None) -> bool:
        if first is None and after is None:
            return True
        return day is not None and (first is None or first <= day) and (after is None or day < after)

    return FundFigures(
        requested=sums(line.requested for line in lines if then(line.requested_on)),
        awarded=sums(line.awarded for line in lines if then(line.awarded_on)),
        committed=sums(line.committed for line in lines if then(line.committed_on)),
        paid=sums(one.amount for one in payments if one.line in known and then(one.on)),
    )


def added(figures: Iterable[FundFigures]) -> FundFigures:
    """All together."""
    ours = list(figures)

    def both(parts: list[Sums]) -> Sums:
        return Sums(sum(one.eur for one in parts), sum(one.chf for one in parts))

    return FundFigures(
        requested=both([one.requested for one in ours]),
        awarded=both([one.awarded for one in ours]),
        committed=both([one.committed for one in ours]),
        paid=both([one.paid for one in ours]),
    )
