"""How is the plan of a project filed before it is modified, and what is different since?"""

from datetime import date

from ctj_desktop.domain.ids import DecisionId, ProjectId, ProjectVersionId
from ctj_desktop.domain.projects.versions import Plan, PlanChange, PlanCost, PlanPartner, PlanSource, PlanText, changes
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.project_work import ProjectVersion
from ctj_desktop.domain.records.projects import BudgetLine, FinancingLine, Partner, Project, Stage
from ctj_desktop.domain.records.voting import AnyDecision
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.services.projects.links import partner_name
from ctj_desktop.services.projects.plans.filed_plans import filed, read_plan
from ctj_desktop.services.projects.refusals import (
    MoveAhead,
    VersionBeforeLast,
    VersionChanged,
    VersionReasonMissing,
    VersionSame,
)
from ctj_desktop.services.steps.here import today_in
from ctj_desktop.services.steps.places import in_order
from ctj_desktop.services.steps.records import name_of_person, the
from ctj_desktop.services.steps.states import project_moves
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit

AGREED = "agreement"
"""Code of the stage from which on a plan is modified, not made (SOURCES.md 4.3)."""


class VersionLine(NamedValue):
    """A version with the number of its decision and who filed it."""

    version: ProjectVersion
    decision: str
    by: str

    @property
    def key(self) -> ProjectVersionId:
        """The id."""
        return self.version.id


@step(after=("add_project | project_from_proposal",))
def modify_project(
    unit: Unit,
    *,
    project: ProjectId,
    reason: Bilingual = NO_TEXT,
    on: date | None = None,
    decision: DecisionId | None = None,
) -> ProjectVersion:
    """Files the plan of a project as it stands, before it is modified: why, on which day, by which decision.

    Title, long texts, dates, partners and lines with their amounts are filed as one text with its fingerprint. Refused
    without a reason, for a day ahead or before the last version, and where nothing changed since that.
    """
    stored, day = the(unit.store, Project, project), on or unit.at.date()
    if not reason.says_something():
        raise VersionReasonMissing
    if decision is not None:
        the(unit.store, AnyDecision, decision)
    today = max(today_in(unit.store), unit.at.date())
    if day > today:
        raise MoveAhead(day, today)
    content, sha256 = filed(plan_of(unit.store, stored))
    last = next(iter(reversed(versions_of(unit.store, project))), None)
    if last is not None and day < last.on:
        raise VersionBeforeLast(day, last.on)
    if last is not None and last.sha256 == sha256:
        raise VersionSame(last.number)
    number = last.number + 1 if last is not None else 1
    unit.name("project_version.added", number=stored.number or "", version=str(number))
    return unit.save(
        ProjectVersion(
            id=ProjectVersionId(unit.new_id()),
            home=stored.home,
            project=project,
            number=number,
            on=day,
            reason=reason,
            decision=decision,
            by=unit.author,
            content=content,
            sha256=sha256,
        )
    )


def versions_of(store: OpenFile, project: ProjectId) -> list[ProjectVersion]:
    """The versions of a project, the first of them first; of two offices at once the one filed first."""
    return store.all(ProjectVersion, project=project, order="number, on, id")


def version_lines(store: OpenFile, project: ProjectId) -> tuple[VersionLine, ...]:
    """As the sheet lists them, the latest first."""
    found = []
    for one in reversed(versions_of(store, project)):
        decision = store.get(AnyDecision, one.decision) if one.decision is not None else None
        number = (decision.number or "–") if decision is not None else ""
        found.append(VersionLine(version=one, decision=number, by=name_of_person(store, one.by)))
    return tuple(found)


def plan_of(store: OpenFile, project: Project) -> Plan:
    """The plan as it stands now."""
    partners = sorted(store.all(Partner, project=project.id), key=lambda one: one.id)
    return Plan(
        title=PlanText.of(project.title),
        summary=PlanText.of(project.summary),
        description=PlanText.of(project.description),
        objectives=PlanText.of(project.objectives),
        added_value=PlanText.of(project.added_value),
        starts=project.starts,
        ends=project.ends,
        partners=tuple(
            PlanPartner(id=one.id, name=PlanText.of(partner_name(store, one)), side=one.side, lead=one.lead)
            for one in partners
        ),
        costs=tuple(
            PlanCost(id=one.id, label=PlanText.of(one.label), side=one.side, amount=one.amount, in_kind=one.in_kind)
            for one in in_order(store.all(BudgetLine, project=project.id))
        ),
        sources=tuple(
            PlanSource(
                id=one.id,
                label=PlanText.of(one.label),
                side=one.side,
                requested=one.requested,
                awarded=one.awarded,
                in_kind=one.in_kind,
            )
            for one in in_order(store.all(FinancingLine, project=project.id))
        ),
    )


def plan_in(version: ProjectVersion) -> Plan:
    """The plan that was filed; `VersionChanged` where it is not what its fingerprint says."""
    plan = read_plan(version.content, version.sha256)
    if plan is None:
        raise VersionChanged(version.number)
    return plan


def compared(
    store: OpenFile, version: ProjectVersionId, other: ProjectVersionId | None = None
) -> tuple[PlanChange, ...]:
    """What is different between a version and a later one, or the plan as it stands now."""
    before = the(store, ProjectVersion, version)
    after = plan_in(the(store, ProjectVersion, other)) if other is not None else None
    return changes(plan_in(before), after or plan_of(store, the(store, Project, before.project)))


def is_agreed(store: OpenFile, project: ProjectId) -> bool:
    """Whether an agreement was reached on the way to where it stands."""
    reached = [move.to_state for move in project_moves(store, project) if move.to_state is not None]
    return any(stage.code == AGREED for stage in store.some(Stage, reached))
