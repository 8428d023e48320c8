"""Which days does a report of a year tell of, and which opinions, projects and money belong to it?"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from ctj_desktop.domain.funding.envelope import FundFigures
from ctj_desktop.domain.funding.plan import sums
from ctj_desktop.domain.funding.portfolio import GroupFigures, Grouping, Portfolio, added, counted, figures_between
from ctj_desktop.domain.ids import CommitteeId, FinancingLineId, MeetingId, ProjectId
from ctj_desktop.domain.projects.conditions import condition_state
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.domain.records.project_work import Condition
from ctj_desktop.domain.records.projects import FinancingLine, Opinion, Partner, Payment, Project, ProjectMove, Stage
from ctj_desktop.domain.records.twins import is_restricted
from ctj_desktop.domain.records.voting import AnyDecision
from ctj_desktop.domain.texts import NO_TEXT
from ctj_desktop.services.projects.lists import Standing
from ctj_desktop.services.projects.money_days import dated
from ctj_desktop.services.projects.portfolio.figures import stages_by_code
from ctj_desktop.services.steps.states import FINAL, meeting_state
from ctj_desktop.services.strategy.coverage import CoverageLevel, CoverageLine, strategy_coverage, strategy_in_force
from ctj_desktop.storage.open_file import OpenFile

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.reports.coverage import ReportCoverage
    from ctj_desktop.documents.reports.facts import ReportMoney, ReportOpinion, ReportStage


class ReportedYear(NamedValue):
    """A calendar year as it is known on the day `on`."""

    year: int
    on: date

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, 1, 1)

    @property
    def after(self) -> date:
        """The first day that is not of it."""
        return date(self.year + 1, 1, 1)

    @property
    def until(self) -> date:
        """Its last day, or the day of printing while it runs; the first of one that has not begun."""
        return max(self.first, min(date(self.year, 12, 31), self.on))

    def holds(self, day: date | None) -> bool:
        """Whether a day is of it."""
        return day is not None and day.year == self.year


def projects_of(store: OpenFile, committee: CommitteeId) -> dict[ProjectId, Project]:
    """Every project of a committee."""
    return {one.id: one for one in store.all(Project, committee=committee)}


def opinions_of(store: OpenFile, projects: dict[ProjectId, Project], year: ReportedYear) -> "tuple[ReportOpinion, ...]":
    """The opinions that were given in the year, the earliest first; what a closed item gave is not told."""
    from ctj_desktop.documents.reports.facts import ReportOpinion

    given = [one for one in store.all(Opinion, order="on, id") if one.project in projects and year.holds(one.on)]
    decisions = {one.id: one for one in store.some(AnyDecision, {one.decision for one in given if one.decision})}
    found = []
    for one in given:
        project, on = projects[one.project], one.on
        assert on is not None, "it is of the year"
        if one.decision in decisions and is_closed(store, decisions[one.decision]):
            continue
        asked = [condition_state(each, year.on) for each in store.all(Condition, opinion=one.id)]
        decision = decisions.get(one.decision) if one.decision is not None else None
        found.append(
            ReportOpinion(
                on=on,
                project=project.number or "",
                title=project.title,
                opinion_kind=one.opinion_kind,
                decision=(decision.number or "–") if decision is not None else "",
                conditions=len(asked),
                unmet=sum(state.waited_for for state in asked),
                provisional=decision is not None and is_provisional(store, decision.meeting),
            )
        )
    return tuple(found)


def is_closed(store: OpenFile, decision: AnyDecision) -> bool:
    """Whether it was taken behind closed doors."""
    item = store.get(AgendaItem, decision.item) if decision.item is not None else None
    return is_restricted(decision) or (item is not None and item.closed)


def is_provisional(store: OpenFile, meeting: MeetingId | None) -> bool:
    """Whether what a meeting decided stands in minutes that are not approved yet; what was circulated never does."""
    return meeting is not None and meeting_state(store, meeting) not in FINAL


def stages_of(store: OpenFile, standing: Standing, found: Portfolio, year: ReportedYear) -> "tuple[ReportStage, ...]":
    """How often each stage was reached in the year, how many projects stand there now, with their money.

    In the order of the dashboard, stages of one code as one; what has no stage last.
    """
    from ctj_desktop.documents.reports.facts import ReportStage

    known = {group.key: group.figures for group in found.groups[Grouping.STAGE]}
    codes = {one.id: one.code for one in standing.routes.by_id.values()}
    ours = {one.project for one in found.projects}
    moves = [one.to_stage for one in store.all(ProjectMove) if one.project in ours and year.holds(one.on)]
    reached = Counter(codes[stage] for stage in moves if stage in codes)
    names = {code: stage.name for code, stage in stages_by_code(standing).items()}
    return tuple(
        ReportStage(name=name, figures=known.get(code, GroupFigures()), reached=reached[code or ""])
        for code, name in (*names.items(), (None, NO_TEXT))
        if code in known or reached[code or ""]
    )


def coverage_of(
    store: OpenFile, standing: Standing, committee: CommitteeId, told: ReportedYear
) -> "ReportCoverage | None":
    """By the version in force at the end of the year; None in a file without one."""
    from ctj_desktop.documents.reports.coverage import ReportAction, ReportCoverage

    version = strategy_in_force(store, told.until)
    if version is None:
        return None
    lines = strategy_coverage(store, standing, version.id, committee).lines
    return ReportCoverage(
        strategy=version.name,
        actions=tuple(
            ReportAction(code=one.code, title=one.title, figures=_figures(one), sure=one.sure)
            for one in lines
            if one.level is CoverageLevel.ACTION
        ),
        without=sum(len(one.row.total.projects) for one in lines if one.level is CoverageLevel.NONE),
    )


def _figures(line: CoverageLine) -> GroupFigures:
    found = line.row.total
    return GroupFigures(projects=len(found.projects), money=found.money)


def money_of_year(
    store: OpenFile, projects: Iterable[ProjectId], found: Portfolio, year: ReportedYear
) -> "ReportMoney":
    """What was asked, granted, committed and paid in the year, what has no day, and all of it as the dashboard has it.

    Lines and payments count as `domain/funding/portfolio.py` says.
    """
    from ctj_desktop.documents.reports.facts import ReportMoney

    lines, payments = _lines(store, set(projects)), _payments(store)
    ours = [(own, [pay for line in own for pay in payments.get(line.id, ())]) for own in lines]
    return ReportMoney(
        of_year=added(figures_between(own, paid, year.first, year.after) for own, paid in ours),
        all=found.total.money,
        undated=added(map(_undated, lines)),
        unmarked=found.unmarked,
    )


def _undated(lines: Sequence[FinancingLine]) -> FundFigures:
    """What no day is said of; a payment always has one."""
    return FundFigures(
        requested=sums(line.requested for line in lines if line.requested_on is None),
        awarded=sums(line.awarded for line in lines if line.awarded_on is None),
        committed=sums(line.committed for line in lines if line.committed_on is None),
    )


def _lines(store: OpenFile, projects: set[ProjectId]) -> list[list[FinancingLine]]:
    """The counted lines of each project, on the days that its thread says."""
    moves = _moves(store)
    of_project: dict[ProjectId, list[FinancingLine]] = defaultdict(list)
    for line in store.all(FinancingLine):
        if line.project in projects:
            of_project[line.project].append(line)
    partners: dict[ProjectId, list[Partner]] = defaultdict(list)
    for partner in store.all(Partner):
        partners[partner.project].append(partner)
    calls = {one.id: one.call for one in store.some(Project, of_project)}
    return [dated(counted(own, calls.get(key), partners[key]), moves[key]) for key, own in of_project.items()]


def _moves(store: OpenFile) -> dict[ProjectId, list[tuple[str, date]]]:
    """The stages that each project came to, the newest first."""
    codes = {stage.id: stage.code for stage in store.all(Stage)}
    found: dict[ProjectId, list[tuple[str, date]]] = defaultdict(list)
    for move in reversed(store.all(ProjectMove, order="on, id")):
        if move.to_stage in codes:
            found[move.project].append((codes[move.to_stage], move.on))
    return found


def _payments(store: OpenFile) -> dict[FinancingLineId, Sequence[Payment]]:
    found: dict[FinancingLineId, list[Payment]] = defaultdict(list)
    for one in store.all(Payment):
        found[one.line].append(one)
    return dict(found)
