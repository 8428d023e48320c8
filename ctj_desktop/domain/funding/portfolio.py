"""What do many projects ask, and what is granted, committed, paid and left: by stage, territory, axis, year, side?

Which lines count, in the envelope of a call, on the board, in the dashboard, in the coverage, on the thread and in
reports: those in cash that are marked as asked of the fund of the call, and no others where a project answers a call.
Of a project without a call that marks none all those in cash count but own money, which is asked of nobody: what is
entered as such, and what a body gives that is a partner of the project. So every sum is the same everywhere.

What is counted where: a project of two territories, of two axes or of both sides counts in each of them with all that
it is, on a side with the money of that side alone; the total counts it once. So a total is at most the sum of its
groups, and equal to it by stage, instrument and year.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from enum import Enum
from typing import TypeAlias, TypeVar
from uuid import UUID

from ctj_desktop.domain.funding.envelope import FundFigures
from ctj_desktop.domain.funding.plan import SubBudget, sums
from ctj_desktop.domain.funding.rates import Sums
from ctj_desktop.domain.ids import CallId
from ctj_desktop.domain.money import Currency
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.projects import FinancingLine, Instrument, MoneyOrigin, Partner, Payment
from ctj_desktop.domain.texts import NO_TEXT, Bilingual

K = TypeVar("K")
GroupKey: TypeAlias = UUID | Side | Instrument | int | str | None
"""Of a territory or an axis, a side, an instrument, a year, the code of a stage; None for what has none of them."""


class Grouping(Enum):
    """By what projects are put together."""

    STAGE = "stage"
    TERRITORY = "territory"
    AXIS = "axis"
    INSTRUMENT = "instrument"
    YEAR = "year"
    SIDE = "side"


class Fact(Enum):
    """What is told of the projects of a group: how many they are, or money."""

    PROJECTS = "projects"
    REQUESTED = "requested"
    AWARDED = "awarded"
    COMMITTED = "committed"
    PAID = "paid"
    LEFT = "left"


MONEY = tuple(fact for fact in Fact if fact is not Fact.PROJECTS)
NOTED = tuple(fact for fact in MONEY if fact is not Fact.LEFT)
"""What is noted of money; what is left follows from it."""


class CountedProject(NamedValue):
    """A project with all by which it is grouped, and the money of its counted lines on each side.

    `stage` is the code of its stage, `year` the one in which it began, `sides` those of its partners and its lines.
    `unmarked`: it answers a call, and of its sources in cash none is marked as asked of the fund: none of them counts.
    """

    project: UUID
    stage: str | None = None
    instrument: Instrument | None = None
    year: int | None = None
    territories: tuple[UUID, ...] = ()
    axes: tuple[UUID, ...] = ()
    sides: tuple[Side, ...] = ()
    money: Mapping[Side, FundFigures] = {}
    unmarked: bool = False


class GroupFigures(NamedValue):
    """How many projects there are in a group, and their money."""

    projects: int = 0
    money: FundFigures = FundFigures()

    def of(self, fact: Fact) -> Sums:
        """The money of a fact, in each currency; what is left is granted and not paid, below zero where more was paid.

        `Fact.PROJECTS` is no money: `projects` says it.
        """
        if fact is Fact.PROJECTS:
            raise ValueError(fact.value)
        return self.money.unpaid if fact is Fact.LEFT else sums_of(self.money, fact)


class ProjectGroup(NamedValue):
    """A group with its figures; `name` where it is a record or a stage, the key says what it is otherwise."""

    grouping: Grouping
    key: GroupKey
    figures: GroupFigures
    name: Bilingual = NO_TEXT


class Portfolio(NamedValue):
    """Projects in all and in groups; of a year those that began in it. `years` are those that can be asked for.

    `projects` are those that are counted.
    """

    projects: tuple[CountedProject, ...]
    year: int | None
    total: GroupFigures
    groups: Mapping[Grouping, tuple[ProjectGroup, ...]]
    years: tuple[int, ...]

    @property
    def unmarked(self) -> int:
        """How many answer a call and have sources of which none is marked as asked of its fund: none of them counts."""
        return sum(one.unmarked for one in self.projects)

    def behind(self, group: ProjectGroup | None, fact: Fact, currency: Currency | None = None) -> tuple[UUID, ...]:
        """The projects of a group, or of all, that a figure counts: all, or those with such money, in a currency."""
        ours = [one for one in self.projects if group is None or group.key in keys_of(one, group.grouping)]
        if fact is Fact.PROJECTS:
            return tuple(one.project for one in ours)
        side = group.key if group is not None and isinstance(group.key, Side) else None
        return tuple(one.project for one in ours if _has(one, fact, currency, side))


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


def sums_of(money: FundFigures, fact: Fact) -> Sums:
    """What is asked, granted, committed or paid, by its name."""
    found: Sums = getattr(money, fact.value)
    return found


def counted(
    lines: Iterable[FinancingLine], call: CallId | None, partners: Iterable[Partner] = ()
) -> list[FinancingLine]:
    """The lines of one project that count: what is marked, or without a call all in cash but own money."""
    cash = [line for line in lines if not line.in_kind]
    marked = [line for line in cash if line.fund]
    if marked or call is not None:
        return marked
    bodies = {partner.organisation for partner in partners} - {None}
    return [line for line in cash if line.origin is not MoneyOrigin.OWN and line.organisation not in bodies]


def figures_of_plan(budgets: Sequence[SubBudget], call: CallId | None, partners: Iterable[Partner] = ()) -> FundFigures:
    """What the plan of one project comes to on the lines that count."""
    lines = counted((line for one in budgets for line in one.sources), call, partners)
    return FundFigures(
        requested=sums(line.requested for line in lines),
        awarded=sums(line.awarded for line in lines),
        committed=sums(line.committed for line in lines),
        paid=sums(one.paid.get(line.id) for one in budgets for line in lines),
    )


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


def _has(project: CountedProject, fact: Fact, currency: Currency | None, side: Side | None) -> bool:
    """Whether it has a part in such money: for what is left, whether anything was granted or paid."""
    facts = (Fact.AWARDED, Fact.PAID) if fact is Fact.LEFT else (fact,)
    money = [sums_of(figures, one) for key, figures in project.money.items() if side in (None, key) for one in facts]
    return any(currency in (None, part.currency) for found in money for part in found.parts)
