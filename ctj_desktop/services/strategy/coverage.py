"""Which projects serve each line of a version of the strategy in each territory, and what does nobody serve?

What counts where is said in `domain/funding/coverage.py`. Whatever of a line no source confirms is told apart.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import Final, TypeAlias
from uuid import UUID

from ctj_desktop.domain.funding.coverage import CoverageRow, coverage
from ctj_desktop.domain.funding.portfolio import CountedProject
from ctj_desktop.domain.ids import CommitteeId, StrategyId
from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.domain.records.people import Territory
from ctj_desktop.domain.records.projects import Instrument, StageRole
from ctj_desktop.domain.records.strategy import Action, Axis, Objective, Strategy
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.services.naming.doubts import sure_code
from ctj_desktop.services.projects.lists import Standing
from ctj_desktop.services.projects.portfolio.figures import counted_projects
from ctj_desktop.services.steps.homes import own_first
from ctj_desktop.services.steps.records import the
from ctj_desktop.services.strategy.aims import actions_of, axes_of, objectives_of
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.strategy import served_actions

Part: TypeAlias = Axis | Objective | Action
OPEN, CLOSED = "+open", "+closed"
"""Which projects count where no single stage is named by its code."""
NOBODY: Final = UUID(int=0)
"""The line of the projects that serve no action of the version."""


class CoverageLevel(StrEnum):
    """What a line is: a part of the strategy, all of it, or what serves nothing of it."""

    AXIS = "axis"
    OBJECTIVE = "objective"
    ACTION = "action"
    ALL = "all"
    NONE = "none"


class CoverageFilter(NamedValue):
    """Which projects count: those that began in a year, of an instrument, at a stage; nothing given counts all."""

    year: int | None = None
    instrument: Instrument | None = None
    stage: str = ""


class CoverageColumn(NamedValue):
    """A territory; without a key and a code the projects of none."""

    key: UUID | None
    code: str = ""
    name: Bilingual = NO_TEXT


class CoverageLine(NamedValue):
    """A line with its cells; `code` is empty where no source confirms it, `sure` whether one confirms the title."""

    key: UUID
    level: CoverageLevel
    row: CoverageRow
    depth: int = 0
    code: str = ""
    title: Bilingual = NO_TEXT
    sure: bool = True
    holds: bool = True
    """Whether there are actions on an axis: without one nothing can serve it."""

    @property
    def bare(self) -> bool:
        """Whether it is an action that nobody serves."""
        return self.level is CoverageLevel.ACTION and not self.row.total.projects


class StrategyCoverage(NamedValue):
    """The lines in their order, all of the version and what serves nothing of it last.

    `years`, `instruments` and `stages` are those that projects have: what can be asked for.
    """

    strategy: Strategy
    columns: tuple[CoverageColumn, ...]
    lines: tuple[CoverageLine, ...]
    years: tuple[int, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    stages: tuple[str, ...] = ()

    @property
    def projects(self) -> int:
        """How many count, each once."""
        return sum(
            len(line.row.total.projects) for line in self.lines if line.level in (CoverageLevel.ALL, CoverageLevel.NONE)
        )

    @property
    def bare(self) -> int:
        """How many actions nobody serves."""
        return sum(line.bare for line in self.lines)

    @property
    def actions(self) -> int:
        """How many actions there are."""
        return sum(line.level is CoverageLevel.ACTION for line in self.lines)


def strategy_in_force(store: OpenFile, today: date) -> Strategy | None:
    """The version that applies on a day, one's own before the conference's, the latest before others; else the latest.

    None in a file without a strategy.
    """
    versions = sorted(store.all(Strategy), key=lambda one: (one.valid_from or date.min, one.id), reverse=True)
    ranked = own_first(store, versions)
    in_force = (
        one
        for one in ranked
        if (one.valid_from or date.min) <= today and (one.valid_to is None or today < one.valid_to)
    )
    return next(in_force, ranked[0] if ranked else None)


def strategy_coverage(
    store: OpenFile,
    standing: Standing,
    strategy: StrategyId,
    committee: CommitteeId | None = None,
    wanted: CoverageFilter | None = None,
) -> StrategyCoverage:
    """Of a version, with the projects of a committee or of all here; `NotHere` where it is gone."""
    version, known = the(store, Strategy, strategy), counted_projects(store, standing, committee)
    territories = own_first(store, store.all(Territory, order="code, id"))
    here = frozenset[UUID](one.id for one in territories)
    ours = [_placed(one, here) for one in known if _counts(one, standing, wanted or CoverageFilter())]
    instruments, stages = {one.instrument for one in known}, {one.stage for one in known}
    codes = dict.fromkeys(stage.code for stage in standing.routes.by_id.values())
    return StrategyCoverage(
        strategy=version,
        columns=tuple(_columns(territories, ours)),
        lines=tuple(_lines(store, version, ours)),
        years=tuple(sorted({one.year for one in known if one.year is not None}, reverse=True)),
        instruments=tuple(one for one in Instrument if one in instruments),
        stages=tuple(code for code in codes if code in stages),
    )


def _lines(store: OpenFile, version: Strategy, ours: Sequence[CountedProject]) -> Iterator[CoverageLine]:
    parts, nothing = list(_parts(store, version.id)), CoverageRow()
    rows = coverage(ours, _served(store, version, parts))
    axes = {part.axis for part, _depth in parts if isinstance(part, Action)}
    for part, depth in parts:
        holds = not isinstance(part, Axis) or part.id in axes
        yield _line(part, depth, rows.get(part.id, nothing), holds=holds)
    yield CoverageLine(key=version.id, level=CoverageLevel.ALL, row=rows.get(version.id, nothing))
    yield CoverageLine(key=NOBODY, level=CoverageLevel.NONE, row=rows.get(NOBODY, nothing))


def _placed(one: CountedProject, here: frozenset[UUID]) -> CountedProject:
    """In the territories that there are: one that was taken away counts as none."""
    if here.issuperset(one.territories):
        return one
    return replace(one, territories=tuple(key for key in one.territories if key in here))


def _counts(one: CountedProject, standing: Standing, wanted: CoverageFilter) -> bool:
    if wanted.year not in (None, one.year) or wanted.instrument not in (None, one.instrument):
        return False
    if wanted.stage not in (OPEN, CLOSED):
        return wanted.stage in ("", one.stage)
    stage = standing.stage.get(one.project.bytes)
    role = standing.routes.by_id[stage].role if stage is not None else StageRole.ACTIVE
    return (role is StageRole.ACTIVE) is (wanted.stage == OPEN)


def _parts(store: OpenFile, strategy: StrategyId) -> Iterator[tuple[Part, int]]:
    """Each axis with its objectives that have actions, then with its other actions; actions without an axis last."""
    below: dict[UUID | None, list[Action]] = defaultdict(list)
    axes = axes_of(store, strategy)
    objectives = {axis.id: objectives_of(store, axis.id) for axis in axes}
    known = {axis.id for axis in axes} | {one.id for ours in objectives.values() for one in ours}
    for action in actions_of(store, strategy):
        above = action.objective if action.objective in known else action.axis
        below[above if above in known else None].append(action)
    for axis in axes:
        yield axis, 0
        for objective in (one for one in objectives[axis.id] if below[one.id]):
            yield objective, 1
            yield from ((action, 2) for action in below[objective.id])
        yield from ((action, 1) for action in below[axis.id])
    yield from ((action, 0) for action in below[None])


def _served(
    store: OpenFile, version: Strategy, parts: Sequence[tuple[Part, int]]
) -> Callable[[CountedProject], Collection[UUID]]:
    """Which lines a project serves: its actions, what they stand under, and all; else that of what serves none."""
    above: dict[bytes, dict[UUID, None]] = {}
    here: list[UUID] = []
    for part, depth in parts:
        here = [*here[:depth], part.id]
        above[part.id.bytes] = dict.fromkeys((*here, version.id))
    served: dict[bytes, dict[UUID, None]] = defaultdict(dict)
    for project, action in served_actions(store, version.id):
        served[project] |= above[action]
    return lambda one: served.get(one.project.bytes) or (NOBODY,)


def _line(part: Part, depth: int, row: CoverageRow, *, holds: bool) -> CoverageLine:
    return CoverageLine(
        key=part.id,
        level=CoverageLevel(part.kind),
        row=row,
        depth=depth,
        code=sure_code(part),
        title=part.title,
        sure=part.title_confirmed if isinstance(part, Action) else True,
        holds=holds,
    )


def _columns(territories: Sequence[Territory], ours: Iterable[CountedProject]) -> Iterator[CoverageColumn]:
    """The territories, and the projects of none where there are any."""
    yield from (CoverageColumn(key=one.id, code=one.code, name=one.name) for one in territories)
    if not all(one.territories for one in ours):
        yield CoverageColumn(key=None)
