"""How does a project begin, and how does it go along the stages of its route?"""

from collections.abc import Iterator, Mapping
from datetime import date

from ctj_desktop.domain.findings import Finding, Severity
from ctj_desktop.domain.ids import (
    CommitteeId,
    DecisionId,
    PipelineId,
    ProjectDocumentId,
    ProjectId,
    ProjectMoveId,
    StageId,
    WorkingProposalId,
)
from ctj_desktop.domain.numbers import Series
from ctj_desktop.domain.projects.way import needs_of_stage
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.projects import (
    Call,
    ExchangeRate,
    MoveNeed,
    Pipeline,
    Project,
    ProjectMove,
    Stage,
    StageRole,
)
from ctj_desktop.domain.records.strategy import Action, ProposalAction, WorkingProposal
from ctj_desktop.domain.texts import NO_TEXT, Bilingual, Language
from ctj_desktop.services.naming.refusals import NothingNamed
from ctj_desktop.services.naming.removal import removal
from ctj_desktop.services.numbers.issue import issue
from ctj_desktop.services.projects.links import save_link
from ctj_desktop.services.projects.refusals import (
    CallOfOtherRoute,
    GrantNeedsMore,
    MoveAhead,
    MoveBeforeLast,
    MoveNeedsMore,
    NoPipeline,
    PlanUnbalanced,
    ReasonMissing,
    RouteChosen,
    RouteClosed,
    StageRefused,
    StillToPay,
    TooFarBack,
    UntilBeforeMove,
)
from ctj_desktop.services.projects.stages.needs import JudgedNeed, MoveSaid, judged_needs, undated_awards
from ctj_desktop.services.projects.stages.way import ProjectWay, next_stages, stages_of, way_of
from ctj_desktop.services.steps.here import today_in
from ctj_desktop.services.steps.records import home_of, need_days, need_text, the, titled
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit


@step(without=("number",))
def add_project(unit: Unit, new: Project, *, on: date | None = None) -> Project:
    """Adds a project: numbered in the year of `on` (else of the day), at the first stage of its funding route."""
    need_days(new.starts, new.ends)
    the(unit.store, Committee, new.committee)
    day = on or unit.at.date()
    route = new.pipeline or (the(unit.store, Call, new.call).pipeline if new.call else None)
    number = issue(unit, Series.PROJECT, new.committee, day)
    project = replace(new, number=number, title=need_text(new.title), pipeline=route)
    _need_call_of_route(unit.store, project)
    unit.name("project.added", number=project.number or "", **titled(project.title))
    unit.save(project)
    if route is not None:
        _begin(unit, project, route, day)
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
    if saved.call != before.call:
        _need_call_of_route(unit.store, saved)
    if (saved.call, saved.exchange_rate) != (before.call, before.exchange_rate):
        for finding in other_rate(unit.store, saved):
            unit.tell(finding)
    return saved


remove_project = removal(
    Project,
    "Takes a project away that was entered by mistake, with partners, budget and way; its number is not used again.",
)
"""Opinions, payments, items of an agenda and decisions on it keep it."""


@step(after=("add_project | project_from_proposal",))
def choose_route(unit: Unit, *, project: ProjectId, pipeline: PipelineId, on: date) -> Project:
    """Chooses the funding route of a project that has none yet; it starts at the route's first stage."""
    stored = the(unit.store, Project, project)
    if stored.pipeline is not None:
        raise RouteChosen
    unit.name("project.changed", number=stored.number or "", **titled(stored.title))
    after = unit.save(replace(stored, pipeline=pipeline), before=stored)
    _begin(unit, after, pipeline, on)
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
    document: ProjectDocumentId | None = None,
    until: date | None = None,
) -> ProjectMove:
    """Moves a project to a stage of its route, named by code, where the route allows it; a side exit has a reason.

    Back it goes only to the stage it came from. What the route asks of the move and the project has not is refused,
    all of it at once; so is a day before the last move or ahead. A stage that says that money was granted needs the
    amount, whose day becomes that of the move where it has none, and a plan that balances or the reason why it does
    not.
    `until` is by when it should go on, where that is another day than the stage says.
    """
    stored = the(unit.store, Project, project)
    if stored.pipeline is None:
        raise NoPipeline
    stages = {stage.id: stage for stage in stages_of(unit.store, stored.pipeline)}
    wanted = next((stage for stage in stages.values() if to in (stage.code, str(stage.id))), None)
    if wanted is None:
        raise NothingNamed(to[:60])
    way = way_of(unit.store, project)
    _need_allowed(unit.store, stages, way, wanted)
    _need_day(unit, way, on, until)
    said = MoveSaid(on=on, reason=reason, decision=decision, document=document)
    _need_all(wanted, judged_needs(unit.store, stored, wanted, said))
    unit.name("project.state", number=stored.number or "", state_fr=wanted.name.fr.text, state_de=wanted.name.de.text)
    for line in undated_awards(unit.store, stored, wanted):
        unit.save(replace(line, awarded_on=on), before=line)
    return _save_move(unit, stored, way.here, wanted.id, said, until)


def other_rate(store: OpenFile, project: Project) -> Iterator[Finding]:
    """That a project is put together at a rate of another call, and of which day that is."""
    rate = store.get(ExchangeRate, project.exchange_rate) if project.exchange_rate is not None else None
    if rate is not None and rate.call not in (None, project.call):
        name = project.number or project.title.or_other(Language.FR)
        yield Finding("funding.other_rate", Severity.WARNING, {"project": name, "day": rate.on.isoformat()})


def _need_call_of_route(store: OpenFile, project: Project) -> None:
    """`CallOfOtherRoute` where the project and its call follow two routes."""
    call = store.get(Call, project.call) if project.call is not None else None
    if call is not None and project.pipeline not in (None, call.pipeline):
        own, other = (the(store, Pipeline, key).name for key in (project.pipeline, call.pipeline) if key is not None)
        raise CallOfOtherRoute(call.name, other, own)


def need_beginning(store: OpenFile, pipeline: PipelineId, on: date) -> Pipeline:
    """The route, on which a project may begin on that day; `RouteClosed` once it takes none."""
    route = the(store, Pipeline, pipeline)
    if route.closed_on is not None and on > route.closed_on:
        raise RouteClosed(route.name, route.closed_on)
    return route


def _need_allowed(store: OpenFile, stages: Mapping[StageId, Stage], way: ProjectWay, wanted: Stage) -> None:
    if way.here is None:
        return
    here, allowed = stages[way.here].name, [stage for stage in next_stages(store, way.here) if stage in stages]
    possible = tuple(stages[stage].name for stage in allowed if not way.is_further_back(stage))
    if way.is_further_back(wanted.id):
        raise TooFarBack(wanted.name, stages[way.behind[-2]].name, possible)
    if wanted.id not in allowed:
        raise StageRefused(here, wanted.name, possible)


def _need_day(unit: Unit, way: ProjectWay, on: date, until: date | None) -> None:
    today = max(today_in(unit.store), unit.at.date())
    if on > today:
        raise MoveAhead(on, today)
    if way.since is not None and on < way.since:
        raise MoveBeforeLast(on, way.since)
    if until is not None and until < on:
        raise UntilBeforeMove(until, on)


def _need_all(wanted: Stage, needs: tuple[JudgedNeed, ...]) -> None:
    missing = {one.need: one for one in needs if not one.there}
    lacks = tuple(missing)
    if lacks == (MoveNeed.REASON,) and wanted.role is StageRole.SIDE_EXIT:
        raise ReasonMissing(wanted.name)
    if MoveNeed.AWARD in needs_of_stage(wanted) & {*lacks}:
        raise GrantNeedsMore(wanted.name, lacks)
    plan, paid = missing.get(MoveNeed.BALANCED), missing.get(MoveNeed.PAID)
    if plan is not None and plan.or_reason and plan.amounts:
        raise PlanUnbalanced(wanted.name, lacks, plan.amounts)
    if paid is not None and paid.amounts:
        raise StillToPay(wanted.name, lacks, paid.amounts)
    if lacks:
        raise MoveNeedsMore(wanted.name, lacks)


def _begin(unit: Unit, project: Project, pipeline: PipelineId, on: date) -> None:
    """At the first stage of the route."""
    need_beginning(unit.store, pipeline, on)
    way = way_of(unit.store, project.id)
    _need_day(unit, way, on, None)
    for stage in stages_of(unit.store, pipeline)[:1]:
        _save_move(unit, project, way.here, stage.id, MoveSaid(on=on))


def _save_move(
    unit: Unit, project: Project, here: StageId | None, to: StageId, said: MoveSaid, until: date | None = None
) -> ProjectMove:
    return unit.save(
        ProjectMove(
            id=ProjectMoveId(unit.new_id()),
            home=project.home,
            project=project.id,
            from_stage=here,
            to_stage=to,
            on=said.on,
            reason=said.reason,
            by=unit.author,
            decision=said.decision,
            document=said.document,
            until=until,
        )
    )
