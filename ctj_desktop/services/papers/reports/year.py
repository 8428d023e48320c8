"""Which days does a report of a year tell of, and which opinions, projects and money belong to it?"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from ctj_desktop.domain.funding.envelope import FundFigures
from ctj_desktop.domain.funding.plan import sums
from ctj_desktop.domain.funding.portfolio import GroupFigures, Grouping, Portfolio, added, counted, figures_between
from ctj_desktop.domain.ids import CommitteeId, FinancingLineId, ProjectId
from ctj_desktop.domain.projects.conditions import condition_state
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.project_work import Condition
from ctj_desktop.domain.records.projects import FinancingLine, Opinion, Payment, Project, ProjectMove
from ctj_desktop.domain.records.voting import Decision
from ctj_desktop.domain.texts import NO_TEXT
from ctj_desktop.services.projects.lists import Standing
from ctj_desktop.services.projects.portfolio.figures import stages_by_code
from ctj_desktop.storage.open_file import OpenFile

if TYPE_CHECKING:  # the PDF engine is heavy
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
    """The opinions that were given in the year, the earliest first."""
    from ctj_desktop.documents.reports.facts import ReportOpinion

    given = [one for one in store.all(Opinion, order="on, id") if one.project in projects and year.holds(one.on)]
    decisions = {one.id: one for one in store.some(Decision, {one.decision for one in given if one.decision})}
    found = []
    for one in given:
        project, on = projects[one.project], one.on
        assert on is not None, "it is of the year"
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
            )
        )
    return tuple(found)


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
    """The counted lines of each project."""
    of_project: dict[ProjectId, list[FinancingLine]] = defaultdict(list)
    for line in store.all(FinancingLine):
        if line.project in projects:
            of_project[line.project].append(line)
    return [counted(own) for own in of_project.values()]


def _payments(store: OpenFile) -> dict[FinancingLineId, Sequence[Payment]]:
    found: dict[FinancingLineId, list[Payment]] = defaultdict(list)
    for one in store.all(Payment):
        found[one.line].append(one)
    return dict(found)
