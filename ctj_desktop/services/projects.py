"""How does a project go from the working proposal to the committee's opinion and to the payment?"""

from dataclasses import replace
from datetime import date

from ctj_desktop.domain.committees import Committee
from ctj_desktop.domain.ids import (
    ActionId,
    BudgetLineId,
    CallId,
    CommitteeId,
    DecisionId,
    FinancingLineId,
    OpinionId,
    OrganisationId,
    PartnerId,
    PaymentId,
    PersonId,
    PipelineId,
    ProjectActionId,
    ProjectId,
    ProjectMoveId,
    StageId,
    TerritoryId,
    WorkingProposalId,
    link_id,
)
from ctj_desktop.domain.money import Money
from ctj_desktop.domain.numbers import Series
from ctj_desktop.domain.people import Organisation, Side
from ctj_desktop.domain.projects import (
    BudgetCategory,
    BudgetLine,
    Call,
    FinancingLine,
    Opinion,
    OpinionKind,
    Partner,
    Payment,
    Project,
    ProjectAction,
    ProjectMove,
    Stage,
    StageTransition,
)
from ctj_desktop.domain.strategy import Action, WorkingProposal
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.change import KEEP, NO_TEXT, Keep, Rewording, put, rewrite
from ctj_desktop.services.numbering import issue
from ctj_desktop.services.order import at_end, in_order
from ctj_desktop.services.records import home_of, need_period, need_text, source_language, the, titled
from ctj_desktop.services.refusals import (
    NegativeAmount,
    NoPipeline,
    NothingNamed,
    RouteChosen,
    StageRefused,
    TextMissing,
    WrongCurrency,
)
from ctj_desktop.services.states import project_stage
from ctj_desktop.services.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit


@step
def add_project(
    unit: Unit,
    *,
    committee: CommitteeId,
    title: Bilingual,
    summary: Bilingual = NO_TEXT,
    pipeline: PipelineId | None = None,
    call: CallId | None = None,
    proposal: WorkingProposalId | None = None,
    territories: tuple[TerritoryId, ...] = (),
    themes: tuple[str, ...] = (),
    place: str = "",
    starts: date | None = None,
    ends: date | None = None,
    contact: PersonId | None = None,
    on: date | None = None,
) -> Project:
    """Adds a project: numbered in the year of `on` (else of the day), at the first stage of its funding route."""
    need_period(starts, ends)
    the(unit.store, Committee, committee)
    day = on or unit.at.date()
    route = pipeline or (the(unit.store, Call, call).pipeline if call else None)
    project = Project(
        id=ProjectId(unit.new_id()),
        home=home_of(committee),
        committee=committee,
        number=issue(unit, Series.PROJECT, committee, day),
        title=need_text(title),
        summary=summary,
        pipeline=route,
        call=call,
        proposal=proposal,
        territories=territories,
        themes=themes,
        place=place,
        starts=starts,
        ends=ends,
        contact=contact,
    )
    unit.name("project.added", number=project.number or "", **titled(title))
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
    """Turns a working proposal of the strategy into a project, with its title and its links."""
    source = the(unit.store, WorkingProposal, proposal)
    return add_project(unit, committee=committee, title=source.title, proposal=proposal, pipeline=pipeline)


@step
def change_project(
    unit: Unit,
    *,
    project: ProjectId,
    seen: Project | None = None,
    title: Bilingual | Rewording | Keep = KEEP,
    summary: Bilingual | Rewording | Keep = KEEP,
    call: CallId | Keep | None = KEEP,
    proposal: WorkingProposalId | Keep | None = KEEP,
    territories: tuple[TerritoryId, ...] | Keep = KEEP,
    themes: tuple[str, ...] | Keep = KEEP,
    place: str | Keep = KEEP,
    starts: date | Keep | None = KEEP,
    ends: date | Keep | None = KEEP,
    contact: PersonId | Keep | None = KEEP,
) -> Project:
    """Changes a project's sheet; its number, route and stage stay."""
    stored = the(unit.store, Project, project)
    after = rewrite(
        unit, stored, seen, source_language(unit.store, stored.committee), title=title, summary=summary,
        call=call, proposal=proposal, territories=territories, themes=themes, place=place, starts=starts,
        ends=ends, contact=contact,
    )  # fmt: skip
    need_period(after.starts, after.ends)
    unit.name("project.changed", number=after.number or "", **titled(need_text(after.title)))
    return after


@step
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


@step
def move_project(
    unit: Unit,
    *,
    project: ProjectId,
    to: str,
    on: date,
    reason: Bilingual = NO_TEXT,
    decision: DecisionId | None = None,
) -> ProjectMove:
    """Moves a project to a stage of its route, named by code, where the route allows it."""
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
    unit.name("project.state", number=stored.number or "", state_fr=wanted.name.fr.text, state_de=wanted.name.de.text)
    return _save_move(unit, stored, here, wanted.id, on, reason, decision)


@step
def add_partner(
    unit: Unit,
    *,
    project: ProjectId,
    side: Side,
    organisation: OrganisationId | None = None,
    name: str = "",
    lead: bool = False,
    contact: PersonId | None = None,
) -> Partner:
    """Adds a partner of a project on one side; `lead` marks the lead partner of that side."""
    owner = the(unit.store, Project, project)
    if organisation is None and not name.strip():
        raise TextMissing
    body = the(unit.store, Organisation, organisation).name if organisation else Bilingual.of(name, name)
    unit.name("partner.added", **titled(body))
    return unit.save(
        Partner(
            id=PartnerId(unit.new_id()), home=owner.home, project=project, organisation=organisation,
            name=name, side=side, lead=lead, contact=contact,
        )
    )  # fmt: skip


@step
def add_budget_line(
    unit: Unit,
    *,
    project: ProjectId,
    side: Side,
    label: Bilingual,
    amount: Money,
    category: BudgetCategory = BudgetCategory.OTHER,
    in_kind: bool = False,
) -> BudgetLine:
    """Adds a cost of one side, in its currency; contributions in kind apart."""
    owner = the(unit.store, Project, project)
    _need_positive(amount)
    unit.name("budget_line.added", **titled(need_text(label)))
    return unit.save(
        BudgetLine(
            id=BudgetLineId(unit.new_id()), home=owner.home, project=project, side=side, category=category,
            label=label, amount=amount, in_kind=in_kind,
            position=at_end(unit, unit.store.all(BudgetLine, project=project)),
        )
    )  # fmt: skip


@step
def change_budget_line(
    unit: Unit,
    *,
    line: BudgetLineId,
    seen: BudgetLine | None = None,
    label: Bilingual | Rewording | Keep = KEEP,
    amount: Money | Keep = KEEP,
    category: BudgetCategory | Keep = KEEP,
    in_kind: bool | Keep = KEEP,
) -> BudgetLine:
    """Changes a cost of a project."""
    stored = the(unit.store, BudgetLine, line)
    if amount is not KEEP:
        _need_positive(amount)
    after = rewrite(unit, stored, seen, label=label, amount=amount, category=category, in_kind=in_kind)
    unit.name("budget_line.changed", **titled(after.label))
    return after


@step
def add_financing_line(
    unit: Unit,
    *,
    project: ProjectId,
    side: Side,
    label: Bilingual,
    organisation: OrganisationId | None = None,
    requested: Money | None = None,
    awarded: Money | None = None,
    in_kind: bool = False,
) -> FinancingLine:
    """Adds a source of money of one side: what was requested and what was awarded are separate facts."""
    owner = the(unit.store, Project, project)
    _need_one_currency(requested, awarded)
    unit.name("financing_line.added", **titled(need_text(label)))
    return unit.save(
        FinancingLine(
            id=FinancingLineId(unit.new_id()), home=owner.home, project=project, side=side, label=label,
            organisation=organisation, requested=requested, awarded=awarded, in_kind=in_kind,
            position=at_end(unit, unit.store.all(FinancingLine, project=project)),
        )
    )  # fmt: skip


@step
def change_financing_line(
    unit: Unit,
    *,
    line: FinancingLineId,
    seen: FinancingLine | None = None,
    label: Bilingual | Rewording | Keep = KEEP,
    organisation: OrganisationId | Keep | None = KEEP,
    requested: Money | Keep | None = KEEP,
    awarded: Money | Keep | None = KEEP,
) -> FinancingLine:
    """Changes a source of money, for instance when a grant is awarded."""
    stored = the(unit.store, FinancingLine, line)
    after = rewrite(
        unit, stored, seen, label=label, organisation=organisation, requested=requested, awarded=awarded
    )
    _need_one_currency(after.requested, after.awarded)
    unit.name("financing_line.changed", **titled(after.label))
    return after


@step
def record_payment(unit: Unit, *, line: FinancingLineId, on: date, amount: Money, note: str = "") -> Payment:
    """Records money that arrived on a financing line, in the line's currency."""
    owner = the(unit.store, FinancingLine, line)
    _need_positive(amount)
    _need_one_currency(owner.awarded or owner.requested, amount)
    unit.name("payment.added", **titled(owner.label))
    return unit.save(
        Payment(id=PaymentId(unit.new_id()), home=owner.home, line=line, on=on, amount=amount, note=note)
    )


@step
def give_opinion(
    unit: Unit,
    *,
    project: ProjectId,
    opinion_kind: OpinionKind,
    decision: DecisionId | None = None,
    conditions: Bilingual = NO_TEXT,
    on: date | None = None,
) -> Opinion:
    """Records the committee's opinion on a project, linked to its decision."""
    owner = the(unit.store, Project, project)
    unit.name("opinion.added", number=owner.number or "", **titled(owner.title))
    return unit.save(
        Opinion(
            id=OpinionId(unit.new_id()), home=owner.home, project=project, decision=decision,
            opinion_kind=opinion_kind, conditions=conditions, on=on,
        )
    )  # fmt: skip


@step
def link_action(unit: Unit, *, project: ProjectId, action: ActionId) -> ProjectAction:
    """Links a project to an action of the strategy."""
    owner = the(unit.store, Project, project)
    target = the(unit.store, Action, action)
    unit.name("project_action.added", **titled(target.title))
    link = ProjectActionId(link_id("project_action", project, action))
    return put(unit, ProjectAction(id=link, home=owner.home, project=project, action=action))


@step
def unlink_action(unit: Unit, *, project: ProjectId, action: ActionId) -> ProjectAction:
    """Takes the link between a project and an action of the strategy away."""
    stored = the(unit.store, ProjectAction, link_id("project_action", project, action))
    target = unit.store.get(Action, action)
    unit.name("project_action.deleted", **(titled(target.title) if target else {}))
    unit.delete(stored)
    return stored


def stages_of(store: OpenFile, pipeline: PipelineId) -> list[Stage]:
    """The stages of a route in order."""
    return in_order(store.all(Stage, pipeline=pipeline))


def next_stages(store: OpenFile, stage: StageId) -> list[StageId]:
    """Where a route allows a project to go from a stage."""
    return [transition.to_stage for transition in store.all(StageTransition, from_stage=stage)]


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
            id=ProjectMoveId(unit.new_id()), home=project.home, project=project.id, from_stage=here,
            to_stage=to, on=on, reason=reason, by=unit.author, decision=decision,
        )
    )  # fmt: skip


def _need_positive(amount: Money) -> None:
    if amount.minor_units < 0:
        raise NegativeAmount


def _need_one_currency(first: Money | None, second: Money | None) -> None:
    for amount in (first, second):
        if amount is not None:
            _need_positive(amount)
    if first is not None and second is not None and first.currency is not second.currency:
        raise WrongCurrency(first.currency, second.currency)
