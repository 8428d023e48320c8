"""Which projects are there, at which stage of their route, and what comes next for each?"""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from itertools import chain
from typing import Any, Final
from uuid import UUID

from ctj_desktop.domain.ids import CommitteeId, PipelineId, ProjectId, StageId
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.projects import Pipeline, Stage, StageRole
from ctj_desktop.domain.texts import Bilingual, shown_text
from ctj_desktop.services.steps.homes import own_first
from ctj_desktop.services.steps.places import in_order
from ctj_desktop.services.steps.states import project_stage
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.projects import (
    Concerned,
    ProjectFilter,
    ProjectOrder,
    project_rows,
    row_id,
    sorted_numbers,
    standing_rows,
)

__all__ = ["ProjectFilter", "ProjectOrder"]

FILED, ACCEPTED, AGREED, REPORTED = "filed", "accepted", "agreement", "report"
"""Codes of the stages from which on the closing of a call is past for a project, its decision, the time in which the
final report is awaited, and that (SOURCES.md 4.3)."""


class Next(StrEnum):
    """What the next day of a project is."""

    CALL_CLOSES = "call_closes"
    CALL_DECIDES = "call_decides"
    CALL_REPORTS = "call_reports"
    STAGE_DUE = "stage_due"
    CONDITION_DUE = "condition_due"
    INSTALMENT_DUE = "instalment_due"
    MEETING = "meeting"
    STARTS = "starts"
    ENDS = "ends"


PARTS: Final = 2
"""In so many the moves of all projects are summed, so that none takes long."""


class Routes(NamedValue):
    """The routes with their stages in order: data that the CTJ sends, not part of the program."""

    pipelines: tuple[Pipeline, ...]
    stages: Mapping[PipelineId, tuple[Stage, ...]]

    @property
    def by_id(self) -> dict[StageId, Stage]:
        """Every stage."""
        return {stage.id: stage for stages in self.stages.values() for stage in stages}

    def open_on(self, day: date) -> tuple[Pipeline, ...]:
        """Those on which a project may begin on that day."""
        return tuple(one for one in self.pipelines if one.closed_on is None or day <= one.closed_on)

    def pipeline(self, wanted: PipelineId | None) -> Pipeline | None:
        """A route by its id."""
        return next((pipeline for pipeline in self.pipelines if pipeline.id == wanted), None)


class Standing(NamedValue):
    """Where every project of a committee (or of all) stands; read once and kept until a project moves."""

    routes: Routes
    stage: Mapping[bytes, StageId | None]
    pipeline: Mapping[bytes, PipelineId | None]
    held: Mapping[StageId | None, Sequence[int]]
    """The row numbers of the projects at each stage."""
    by_route: Mapping[StageId | None, Mapping[PipelineId | None, int]]
    """How many projects of each route stand at each stage."""

    def among(self, stages: Collection[StageId | None]) -> list[int]:
        """Row numbers of the projects at one of the stages."""
        return [number for stage, numbers in self.held.items() if stage in stages for number in numbers]

    def in_role(self, *roles: StageRole) -> set[StageId | None]:
        """The stages of these roles; without a stage a project is on its way."""
        found: set[StageId | None] = {stage.id for stage in self.routes.by_id.values() if stage.role in roles}
        return found | ({None} if StageRole.ACTIVE in roles else set())

    def counts(self) -> Counter[StageId | None]:
        """How many projects stand at each stage."""
        return Counter({stage: len(numbers) for stage, numbers in self.held.items()})

    def counts_among(self, numbers: Collection[int]) -> Counter[StageId | None]:
        """As `counts`, of the projects of these row numbers."""
        wanted = frozenset(numbers)
        return Counter({stage: len(wanted.intersection(held)) for stage, held in self.held.items()})

    def counts_on(self, pipeline: PipelineId | None) -> Counter[StageId | None]:
        """As `counts`, of the projects of this route."""
        return Counter({stage: routes.get(pipeline, 0) for stage, routes in self.by_route.items()})

    def open_by_route(self) -> Counter[PipelineId | None]:
        """How many projects of each route are on their way."""
        active, found = self.in_role(StageRole.ACTIVE), Counter[PipelineId | None]()
        for stage, routes in self.by_route.items():
            if stage in active:
                found.update(routes)
        return found

    def concerned(self) -> Concerned:
        """For which projects the days of their calls still matter."""
        return Concerned(
            unfiled=self.among({None, *self._stages_between("", FILED)}),
            undecided=self.among(set(self._stages_between(FILED, ACCEPTED))),
            unreported=self.among(set(self._stages_between(AGREED, REPORTED))),
        )

    def _stages_between(self, first: str, after: str) -> Iterable[StageId]:
        """The stages of each route from that of one code to before that of another, where it has them."""
        for stages in self.routes.stages.values():
            codes = [stage.code for stage in stages]
            if after in codes and (not first or first in codes):
                start = codes.index(first) if first else 0
                yield from (stage.id for stage in stages[start : codes.index(after)])


class ProjectLine(NamedValue):
    """One project as list and board show it; `next_on` may be past: then it is late."""

    key: UUID
    committee: CommitteeId
    number: str | None
    title: Bilingual
    pipeline: PipelineId | None
    stage: StageId | None
    sides: tuple[Side, ...]
    lead: Bilingual
    eur: Money | None
    chf: Money | None
    territories: tuple[UUID, ...]
    next_kind: Next | None
    next_on: date | None

    @property
    def project(self) -> ProjectId:
        """The id, typed."""
        return ProjectId(self.key)


def read_routes(store: OpenFile) -> Routes:
    """Every route, own ones first."""
    pipelines = own_first(store, store.all(Pipeline, order="code, id"))
    stages: dict[PipelineId, list[Stage]] = defaultdict(list)
    for stage in store.all(Stage):
        stages[stage.pipeline].append(stage)
    return Routes(
        pipelines=tuple(pipelines), stages={pipeline: tuple(in_order(rows)) for pipeline, rows in stages.items()}
    )


def sum_moves(store: OpenFile, committee: CommitteeId | None, part: int) -> list[tuple[Any, ...]]:
    """What the moves of some of the projects come to: what takes longest of `read_standing`, in `PARTS`."""
    return standing_rows(store, lambda stage: _weight(UUID(bytes=stage)), committee, part=part, parts=PARTS)


def read_standing(
    store: OpenFile,
    committee: CommitteeId | None = None,
    sums: Callable[[OpenFile, CommitteeId | None, int], list[tuple[Any, ...]]] = sum_moves,
) -> Standing:
    """Where every project stands: by one sum over all moves, and by the rule for all where moves fork."""
    routes = read_routes(store)
    ends: dict[int | None, StageId | None] = {None: None}
    ends |= {_weight(stage): stage for stage in routes.by_id}
    known: dict[bytes | None, PipelineId | None] = {pipeline.id.bytes: pipeline.id for pipeline in routes.pipelines}
    stages: dict[bytes, StageId | None] = {}
    pipelines: dict[bytes, PipelineId | None] = {}
    together: dict[tuple[int | None, bytes | None], list[int]] = defaultdict(list)
    for number, project, route, balance in chain.from_iterable(sums(store, committee, part) for part in range(PARTS)):
        if balance not in ends:
            stage = project_stage(store, ProjectId(row_id(project)))
            balance = _weight(stage) if stage is not None else None
            ends.setdefault(balance, stage)
        if route not in known:
            known[route] = PipelineId(row_id(route)) if route else None
        stages[project], pipelines[project] = ends[balance], known[route]
        together[balance, route].append(number)
    held: dict[StageId | None, list[int]] = defaultdict(list)
    by_route: dict[StageId | None, dict[PipelineId | None, int]] = defaultdict(dict)
    for (balance, route), numbers in together.items():
        held[ends[balance]] += numbers
        by_route[ends[balance]][known[route]] = len(numbers)
    return Standing(routes=routes, stage=stages, pipeline=pipelines, held=held, by_route=by_route)


def found_projects(
    store: OpenFile,
    standing: Standing,
    stages: Collection[StageId | None],
    today: date,
    wanted: ProjectFilter | None = None,
    order: ProjectOrder = ProjectOrder.NUMBER,
) -> list[int]:
    """Row numbers of the projects at these stages that match the filter, in order: for `project_lines`."""
    among = standing.among(stages)
    return sorted_numbers(store, wanted or ProjectFilter(), order, today, among, standing.concerned())


def project_lines(store: OpenFile, standing: Standing, numbers: Sequence[int], today: date) -> list[ProjectLine]:
    """What list and board show of these projects, in their order; a list of thousands asks piece by piece."""
    active = standing.in_role(StageRole.ACTIVE)
    rows = project_rows(store, numbers, today, standing.concerned())
    return [_line(row, standing.stage.get(row.id), active) for row in rows]


def board_lines(
    store: OpenFile, standing: Standing, stages: Collection[StageId | None], today: date, wanted: ProjectFilter
) -> list[tuple[int, ProjectLine]]:
    """The projects at these stages that match, with their row numbers: those of which something is due next first."""
    numbers = found_projects(store, standing, stages, today, wanted)
    found = zip(numbers, project_lines(store, standing, numbers, today), strict=True)
    return sorted(found, key=lambda one: (one[1].next_on or date.max, one[1].number or "", one[0]))


def totals(lines: Sequence[ProjectLine]) -> tuple[Money | None, Money | None]:
    """What they ask for together, in each currency apart: never converted."""
    return _sum(line.eur for line in lines), _sum(line.chf for line in lines)


def _sum(amounts: Iterable[Money | None]) -> Money | None:
    total: Money | None = None
    for amount in amounts:
        if amount is not None:
            total = amount if total is None else total + amount
    return total


def _weight(stage: UUID) -> int:
    """The random part of an id: two different small sums of such numbers are equal once in 10^12."""
    return stage.int & (1 << 44) - 1


def _line(row: Any, stage: StageId | None, active: Collection[StageId | None]) -> ProjectLine:  # a row of a query
    partners = json.loads(row.partners)
    kind, day = _next(row) if stage in active else (None, None)
    return ProjectLine(
        key=row_id(row.id),
        committee=CommitteeId(row_id(row.committee)),
        number=row.number or None,
        title=shown_text(row.title_fr, row.title_de),
        pipeline=PipelineId(row_id(row.pipeline)) if row.pipeline else None,
        stage=stage,
        sides=tuple(side for side in Side if any(partner[0] == side for partner in partners)),
        lead=_lead(partners),
        eur=_money(row.eur, Currency.EUR),
        chf=_money(row.chf, Currency.CHF),
        territories=tuple(UUID(value) for value in json.loads(row.territories or "[]")),
        next_kind=kind,
        next_on=day,
    )


def _lead(partners: Sequence[Sequence[Any]]) -> Bilingual:
    leads = [partner for partner in partners if partner[1]]
    return shown_text(", ".join(lead[2] or "" for lead in leads), ", ".join(lead[3] or lead[2] or "" for lead in leads))


def _next(row: Any) -> tuple[Next | None, date | None]:
    """The earliest of the days that matter; what is due, decided or ends also when its day is past: then it is late."""
    days = (
        (row.closes, Next.CALL_CLOSES),
        (row.decides, Next.CALL_DECIDES),
        (row.reports, Next.CALL_REPORTS),
        (row.stage_due, Next.STAGE_DUE),
        (row.condition_due, Next.CONDITION_DUE),
        (row.instalment_due, Next.INSTALMENT_DUE),
        (row.meets, Next.MEETING),
        (row.starts, Next.STARTS),
        (row.ends, Next.ENDS),
    )
    day, kind = min(((day, kind) for day, kind in days if day), default=(None, None))
    return kind, date.fromisoformat(day) if day else None


def _money(minor: int | None, currency: Currency) -> Money | None:
    return None if minor is None else Money(minor, currency)
