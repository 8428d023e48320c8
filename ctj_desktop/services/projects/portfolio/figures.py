"""What do the projects of a committee, or all of them, come to: in all, and by stage, territory, axis, year, side?"""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any
from uuid import UUID

from ctj_desktop.domain.funding.envelope import FundFigures
from ctj_desktop.domain.funding.portfolio import (
    CountedProject,
    Grouping,
    GroupKey,
    Portfolio,
    ProjectGroup,
    grouped,
    total,
)
from ctj_desktop.domain.funding.rates import Sums
from ctj_desktop.domain.ids import CommitteeId, TerritoryId
from ctj_desktop.domain.records.people import Side, Territory
from ctj_desktop.domain.records.projects import Instrument, Stage
from ctj_desktop.domain.records.strategy import Axis
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.services.projects.lists import Standing
from ctj_desktop.services.steps.homes import own_first
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.funding.portfolio import portfolio_rows
from ctj_desktop.storage.queries.projects import row_id


def portfolio(
    store: OpenFile,
    standing: Standing,
    committee: CommitteeId | None = None,
    year: int | None = None,
    groupings: Collection[Grouping] = tuple(Grouping),
    territory: TerritoryId | None = None,
) -> Portfolio:
    """The figures of the projects of a committee or of all here, in the groups that are asked for.

    Of a territory those that lie in it count, with all their money.
    What is counted where is said in `domain/funding/portfolio.py`; groups without a project are not there.
    """
    known = counted_projects(store, standing, committee)
    if territory is not None:
        known = [one for one in known if territory in one.territories]
    return portfolio_of(store, standing, known, year, groupings)


def portfolio_of(
    store: OpenFile,
    standing: Standing,
    known: Sequence[CountedProject],
    year: int | None = None,
    groupings: Collection[Grouping] = tuple(Grouping),
) -> Portfolio:
    """As `portfolio`, of projects that were counted already: of a year those of them that began in it."""
    ours = known if year is None else [one for one in known if one.year == year]
    return Portfolio(
        projects=tuple(ours),
        year=year,
        total=total(ours),
        groups={one: tuple(_groups(store, standing, ours, one)) for one in Grouping if one in groupings},
        years=tuple(sorted({one.year for one in known if one.year is not None}, reverse=True)),
    )


def counted_projects(store: OpenFile, standing: Standing, committee: CommitteeId | None = None) -> list[CountedProject]:
    """Every project with what it is grouped by and its counted money, by one question to the file."""
    codes = {stage.id: stage.code for stage in standing.routes.by_id.values()}
    known: dict[str, tuple[UUID, ...]] = {}
    found = []
    for project, rows in groupby(portfolio_rows(store, committee), key=itemgetter(0)):
        stage = standing.stage.get(project)
        found.append(_counted(list(rows), codes.get(stage) if stage is not None else None, known))
    return found


def _counted(
    rows: Sequence[tuple[Any, ...]], stage: str | None, known: dict[str, tuple[UUID, ...]]
) -> CountedProject:  # rows of a query
    project, instrument, began, territories, axes, sides, unmarked = rows[0][:7]
    money = {Side(side): _money(sums) for _, side, *sums in (row[7:] for row in rows) if side}
    named = {*(sides or "").split(","), *money}
    return CountedProject(
        project=row_id(project),
        stage=stage,
        instrument=Instrument(instrument) if instrument else None,
        year=int(began[:4]) if began else None,
        territories=_ids(territories, known, json.loads),
        axes=_ids(axes, known, lambda text: text.split(",")),
        sides=tuple(side for side in Side if side in named),
        money=money,
        unmarked=bool(unmarked),
    )


def _ids(
    text: str | None, known: dict[str, tuple[UUID, ...]], parts: Callable[[str], Iterable[str]]
) -> tuple[UUID, ...]:
    """Thousands of projects share a few of them: each text is read once."""
    if not text:
        return ()
    if text not in known:
        known[text] = tuple(UUID(part) for part in parts(text))
    return known[text]


def _money(sums: Sequence[int]) -> FundFigures:
    asked, granted, bound, paid = (Sums(*sums[at : at + 2]) for at in range(0, 8, 2))
    return FundFigures(requested=asked, awarded=granted, committed=bound, paid=paid)


def _groups(
    store: OpenFile, standing: Standing, projects: Sequence[CountedProject], grouping: Grouping
) -> Iterator[ProjectGroup]:
    """In the order of the stages, codes, years; what belongs to none last."""
    found = grouped(projects, grouping)
    names = _named(store, standing, grouping)
    order: dict[GroupKey, int] = {key: at for at, key in enumerate(names)}
    for key in sorted(found, key=lambda one: (one is None, order.get(one, len(order)), str(one))):
        yield ProjectGroup(grouping=grouping, key=key, figures=found[key], name=names.get(key, NO_TEXT))


def _named(store: OpenFile, standing: Standing, grouping: Grouping) -> Mapping[GroupKey, Bilingual]:
    """The groups that can be there, in order, with the names of those that have one."""
    if grouping is Grouping.STAGE:
        return {code: stage.name for code, stage in stages_by_code(standing).items()}
    if grouping is Grouping.TERRITORY:
        return {one.id: one.name for one in own_first(store, store.all(Territory, order="code, id"))}
    if grouping is Grouping.AXIS:
        return {one.id: one.title for one in store.all(Axis, order="strategy, position, id")}
    return dict.fromkeys({Grouping.INSTRUMENT: Instrument, Grouping.SIDE: Side}.get(grouping, ()), NO_TEXT)


def stages_by_code(standing: Standing) -> dict[str, Stage]:
    """Each code once, as the routes order them."""
    found: dict[str, Stage] = {}
    for stages in standing.routes.stages.values():
        for stage in stages:
            found.setdefault(stage.code, stage)
    return dict(sorted(found.items(), key=lambda one: one[1].position))
