"""How does a project begin, and how does it go along the stages of its route?"""

from datetime import date

from ctj_desktop.domain.ids import (
    CommitteeId,
    DecisionId,
    PipelineId,
    ProjectId,
    ProjectMoveId,
    StageId,
    WorkingProposalId,
)
from ctj_desktop.domain.numbers import Series
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.projects import Call, Project, ProjectMove, Stage, StageRole, StageTransition
from ctj_desktop.domain.records.strategy import Action, ProposalAction, WorkingProposal
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.services.naming.hanging import take_away
from ctj_desktop.services.naming.refusals import NothingNamed
from ctj_desktop.services.numbers.issue import issue
from ctj_desktop.services.projects.links import save_link
from ctj_desktop.services.projects.refusals import NoPipeline, ReasonMissing, RouteChosen, StageRefused
from ctj_desktop.services.steps.places import in_order
from ctj_desktop.services.steps.records import home_of, need_days, need_text, the, titled
from ctj_desktop.services.steps.states import project_stage
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit

ONWARD, OUT, BACK = range(3)
"""Where a move leads, as the next one is offered before the others."""


@step(without=("number",))
def add_project(unit: Unit, new: Project, *, on: date | None = None) -> Project:
    """Adds a project: numbered in the year of `on` (else of the day), at the first stage of its funding route."""
    need_days(new.starts, new.ends)
    the(unit.store, Committee, new.committee)
    day = on or unit.at.date()
    route = new.pipeline or (the(unit.store, Call, new.call).pipeline if new.call else None)
    number = issue(unit, Series.PROJECT, new.committee, day)
    project = replace(new, number=number, title=need_text(new.title), pipeline=route)
    unit.name("project.added", number=project.number or "", **titled(project.title))
    unit.save(project)
    if route is not None:
        stages = stages_of(unit.store, route)
        if stages:
            _save_move(unit, project, None, stages[0].id, day)
    return project


@step
def project_from_proposal(
    unit: Unit, *, committee: CommitteeId, proposal: WorkingProposalId, pipeline: PipelineId | None = None
) -> Project:
    """Turns a working proposal of the strategy into a project, with its title and its links.

    The links are the actions that its sources name: one that no source confirms is not taken over. Its territory is
    that of the committee.
    """
    source = the(unit.store, WorkingProposal, proposal)
    owner = the(unit.store, Committee, committee)
    new = Project(
        id=ProjectId(unit.new_id()),
        home=home_of(committee),
        committee=committee,
        title=source.title,
        proposal=proposal,
        pipeline=pipeline,
        territories=(owner.territory,) if owner.territory is not None else (),
    )
    project = add_project(unit, new)
    for named in unit.store.all(ProposalAction, proposal=proposal, confirmed=True):
        if unit.store.get(Action, named.action) is not None:
            save_link(unit, project, named.action)
    return project


@step(without=("committee", "number", "pipeline"))
def change_project(unit: Unit, after: Project, before: Project) -> Project:
    """Changes a project's sheet; its number, route and stage stay."""
    the(unit.store, Project, before.id)
    saved = unit.save(after, before=before)
    need_days(saved.starts, saved.ends)
    unit.name("project.changed", number=saved.number or "", **titled(need_text(saved.title)))
    return saved


@step
def remove_project(unit: Unit, *, project: ProjectId) -> Project:
    """Takes a project away that was entered by mistake, with partners, budget and way; its number is not used again.

    Opinions, payments, items of an agenda and decisions on it keep it.
    """
    stored = the(unit.store, Project, project)
    unit.name("project.deleted", stored, number=stored.number or "", **titled(stored.title))
    return take_away(unit, stored)


@step(after=("add_project | project_from_proposal",))
def choose_route(unit: Unit, *, project: ProjectId, pipeline: PipelineId, on: date) -> Project:
    """Chooses the funding route of a project that has none yet; it starts at the route's first stage."""
    stored = the(unit.store, Project, project)
    if stored.pipeline is not None:
        raise RouteChosen
    unit.name("project.changed", number=stored.number or "", **titled(stored.title))
    after = unit.save(replace(stored, pipeline=pipeline), before=stored)
    for stage in stages_of(unit.store, pipeline)[:1]:
        _save_move(unit, after, project_stage(unit.store, project), stage.id, on)
    return after


@step(after=("add_project | choose_route",))
def move_project(
    unit: Unit,
    *,
    project: ProjectId,
    to: str,
    on: date,
    reason: Bilingual = NO_TEXT,
    decision: DecisionId | None = None,
) -> ProjectMove:
    """Moves a project to a stage of its route, named by code, where the route allows it; a side exit has a reason."""
    stored = the(unit.store, Project, project)
    if stored.pipeline is None:
        raise NoPipeline
    stages = {stage.id: stage for stage in stages_of(unit.store, stored.pipeline)}
    wanted = next((stage for stage in stages.values() if to in (stage.code, str(stage.id))), None)
    if wanted is None:
        raise NothingNamed(to[:60])
    here = project_stage(unit.store, stored.id)
    if here is not None:
        allowed = [stages[stage] for stage in next_stages(unit.store, here) if stage in stages]
        if wanted not in allowed:
            raise StageRefused(stages[here].name, wanted.name, tuple(stage.name for stage in allowed))
    if wanted.role is StageRole.SIDE_EXIT and not reason.says_something():
        raise ReasonMissing(wanted.name)
    unit.name("project.state", number=stored.number or "", state_fr=wanted.name.fr.text, state_de=wanted.name.de.text)
    return _save_move(unit, stored, here, wanted.id, on, reason, decision)


def stages_of(store: OpenFile, pipeline: PipelineId) -> list[Stage]:
    """The stages of a route in order."""
    return in_order(store.all(Stage, pipeline=pipeline))


def next_stages(store: OpenFile, stage: StageId) -> list[StageId]:
    """Where a route allows a project to go from a stage."""
    return [transition.to_stage for transition in store.all(StageTransition, from_stage=stage)]


def possible_moves(store: OpenFile, project: ProjectId) -> list[Stage]:
    """The stages a project may go to now: onward in the order of its route, then out of it, then back."""
    return [stage for _, stage in _ranked(store, project)]


def next_stage(store: OpenFile, project: ProjectId) -> Stage | None:
    """The stage that follows on the route; None where it only leads out or back."""
    return next((stage for rank, stage in _ranked(store, project) if rank == ONWARD), None)


def _ranked(store: OpenFile, project: ProjectId) -> list[tuple[int, Stage]]:
    stored, here = the(store, Project, project), project_stage(store, project)
    stages = stages_of(store, stored.pipeline) if stored.pipeline is not None else []
    if here is None:
        return [(ONWARD, stage) for stage in stages[:1]]
    allowed, passed = set(next_stages(store, here)), True
    found: list[tuple[int, Stage]] = []
    for stage in stages:
        if stage.id in allowed:
            found.append((OUT if stage.role is StageRole.SIDE_EXIT else BACK if passed else ONWARD, stage))
        passed = passed and stage.id != here
    return sorted(found, key=lambda one: one[0])


def _save_move(
    unit: Unit,
    project: Project,
    here: StageId | None,
    to: StageId,
    on: date,
    reason: Bilingual = NO_TEXT,
    decision: DecisionId | None = None,
) -> ProjectMove:
    return unit.save(
        ProjectMove(
            id=ProjectMoveId(unit.new_id()),
            home=project.home,
            project=project.id,
            from_stage=here,
            to_stage=to,
            on=on,
            reason=reason,
            by=unit.author,
            decision=decision,
        )
    )
