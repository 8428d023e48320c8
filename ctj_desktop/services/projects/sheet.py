"""What does the sheet of a project show: where it stands, its money side by side, and the thread it hangs on?"""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from ctj_desktop.domain.funding.plan import SubBudget, sub_budgets
from ctj_desktop.domain.funding.portfolio import counted, figures_of_plan
from ctj_desktop.domain.funding.rates import DatedRate
from ctj_desktop.domain.ids import DecisionId, PartnerId, ProjectId
from ctj_desktop.domain.projects.conditions import ConditionState, condition_state
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.people import Organisation, Person, Side
from ctj_desktop.domain.records.project_work import Condition, Indicator, ProjectDocument
from ctj_desktop.domain.records.projects import (
    BudgetLine,
    Call,
    FinancingLine,
    Opinion,
    Partner,
    Payment,
    Pipeline,
    Project,
    ProjectAction,
    Stage,
    StageRole,
)
from ctj_desktop.domain.records.strategy import Action, WorkingProposal
from ctj_desktop.domain.records.voting import Decision
from ctj_desktop.domain.texts import NO_TEXT, Bilingual, shown_text
from ctj_desktop.services.projects.documents import DocumentLine, documents_of
from ctj_desktop.services.projects.eligibility import JudgedProject, judged_project, rate_of_project
from ctj_desktop.services.projects.links import partner_name, short_partner_name
from ctj_desktop.services.projects.money_days import dated
from ctj_desktop.services.projects.plans.versions import VersionLine, is_agreed, version_lines
from ctj_desktop.services.projects.stages.way import possible_moves
from ctj_desktop.services.projects.thread import Story, ThreadKnot, thread_of
from ctj_desktop.services.steps.places import in_order
from ctj_desktop.services.steps.records import name_of_person, person_name, the, these
from ctj_desktop.services.steps.states import project_stage
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.projects import agenda_places, moves_of, row_id


class PartnerLine(NamedValue):
    """A partner with its name and its contact's."""

    key: PartnerId
    partner: Partner
    name: Bilingual
    short: Bilingual
    contact: str


class OpinionLine(NamedValue):
    """An opinion with the number of its decision."""

    opinion: Opinion
    decision: str

    @property
    def key(self) -> UUID:
        """The id."""
        return self.opinion.id


class ConditionLine(NamedValue):
    """A condition with how it stands today, and the document that shows it."""

    condition: Condition
    state: ConditionState
    document: Bilingual = NO_TEXT

    @property
    def key(self) -> UUID:
        """The id."""
        return self.condition.id


class IndicatorLine(NamedValue):
    """What a project wants to reach by a number."""

    indicator: Indicator

    @property
    def key(self) -> UUID:
        """The id."""
        return self.indicator.id


class MoveLine(NamedValue):
    """One step along the route, as it was made; `due` is by when the stage should be left."""

    key: UUID
    on: date
    code: str
    stage: Bilingual
    reason: Bilingual
    by: str
    decision: DecisionId | None
    decision_number: str
    due: date | None = None
    document: Bilingual = NO_TEXT


class AgendaPlace(NamedValue):
    """A meeting on whose agenda the project stands."""

    meeting: UUID
    number: str
    on: date | None
    item: str
    title: Bilingual


class ProjectSheet(NamedValue):
    """Everything the page of one project shows."""

    project: Project
    stage: Stage | None
    pipeline: Pipeline | None
    call: Call | None
    proposal: WorkingProposal | None
    contact: str
    possible: tuple[Stage, ...]
    partners: tuple[PartnerLine, ...]
    budgets: tuple[SubBudget, ...]
    opinions: tuple[OpinionLine, ...]
    conditions: tuple[ConditionLine, ...]
    indicators: tuple[IndicatorLine, ...]
    communes: tuple[Organisation, ...]
    actions: tuple[Action, ...]
    agenda: tuple[AgendaPlace, ...]
    moves: tuple[MoveLine, ...]
    documents: tuple[DocumentLine, ...]
    versions: tuple[VersionLine, ...]
    agreed: bool
    thread: tuple[ThreadKnot, ...]
    rate: DatedRate | None
    eligibility: JudgedProject | None

    @property
    def unfiled(self) -> bool:
        """Whether the plan is agreed, and not filed as it was agreed: to be done before it is modified."""
        return self.agreed and not self.closed and not self.versions

    @property
    def closed(self) -> bool:
        """Whether the route is over for it."""
        return self.stage is not None and self.stage.role is not StageRole.ACTIVE


def project_sheet(store: OpenFile, project: ProjectId, today: date) -> ProjectSheet:
    """The sheet; `NotHere` where the project is gone."""
    owner = the(store, Project, project)
    here = project_stage(store, project)
    budgets = budgets_of(store, project)
    partners = _partners(store, project)
    money = figures_of_plan(budgets, owner.call, (one.partner for one in partners))
    opinions = _opinions(store, project)
    actions = tuple(_actions(store, project))
    agenda = tuple(_agenda(store, project))
    moves = tuple(_moves(store, project))
    call = store.get(Call, owner.call) if owner.call else None
    proposal = store.get(WorkingProposal, owner.proposal) if owner.proposal else None
    stage = store.get(Stage, here) if here else None
    days = tuple((move.code, move.on) for move in moves)
    sources = (line for one in budgets for line in one.sources)
    lines = dated(counted(sources, owner.call, (one.partner for one in partners)), days)
    return ProjectSheet(
        project=owner,
        stage=stage,
        pipeline=store.get(Pipeline, owner.pipeline) if owner.pipeline else None,
        call=call,
        proposal=proposal,
        contact=name_of_person(store, owner.contact),
        possible=tuple(possible_moves(store, project)),
        partners=partners,
        budgets=budgets,
        opinions=opinions,
        conditions=conditions_on(store, project, today),
        indicators=tuple(IndicatorLine(indicator=one) for one in in_order(store.all(Indicator, project=project))),
        communes=tuple(these(store, Organisation, owner.communes)),
        actions=actions,
        agenda=agenda,
        moves=moves,
        documents=documents_of(store, project),
        rate=rate_of_project(store, owner, today),
        versions=version_lines(store, project),
        agreed=is_agreed(store, project),
        eligibility=judged_project(store, project, today),
        thread=thread_of(
            Story(
                project=owner,
                stage=stage,
                actions=actions,
                proposal=proposal,
                opinions=tuple(line.opinion for line in opinions),
                planned=tuple((one.meeting, one.on) for one in agenda if one.on and one.on >= today),
                moves=days,
                call=call,
                requested=money.requested.parts,
                awarded=money.awarded.parts,
                received=money.paid.parts,
                asked_on=_days(line.requested_on for line in lines if line.requested is not None),
                awarded_on=_days(line.awarded_on for line in lines if line.awarded is not None),
            )
        ),
    )


def _days(found: Iterable[date | None]) -> tuple[date, ...]:
    return tuple(sorted({day for day in found if day is not None}))


def conditions_on(store: OpenFile, project: ProjectId, today: date) -> tuple[ConditionLine, ...]:
    """The conditions of a project in their order."""
    found = in_order(store.all(Condition, project=project))
    documents = {one.id: one.title for one in store.all(ProjectDocument, project=project)}
    return tuple(
        ConditionLine(
            condition=one,
            state=condition_state(one, today),
            document=documents.get(one.document, NO_TEXT) if one.document is not None else NO_TEXT,
        )
        for one in found
    )


def budgets_of(store: OpenFile, project: ProjectId) -> tuple[SubBudget, ...]:
    """The plan of a project: euros, then francs."""
    sources = in_order(store.all(FinancingLine, project=project))
    payments = [payment for line in sources for payment in store.all(Payment, line=line.id)]
    return sub_budgets(in_order(store.all(BudgetLine, project=project)), sources, payments)


def _partners(store: OpenFile, project: ProjectId) -> tuple[PartnerLine, ...]:
    """The French side first, the lead partner of each side first."""
    found = store.all(Partner, project=project)
    found.sort(key=lambda partner: (list(Side).index(partner.side), not partner.lead, partner.id))
    return tuple(
        PartnerLine(
            key=one.id,
            partner=one,
            name=partner_name(store, one),
            short=short_partner_name(store, one),
            contact=name_of_person(store, one.contact),
        )
        for one in found
    )


def _opinions(store: OpenFile, project: ProjectId) -> tuple[OpinionLine, ...]:
    lines = []
    for opinion in store.all(Opinion, project=project, order="on, id"):
        decision = store.get(Decision, opinion.decision) if opinion.decision else None
        lines.append(OpinionLine(opinion=opinion, decision=(decision.number or "–") if decision else ""))
    return tuple(lines)


def _actions(store: OpenFile, project: ProjectId) -> list[Action]:
    links = store.all(ProjectAction, project=project)
    found = [action for link in links if (action := store.get(Action, link.action)) is not None]
    return sorted(found, key=lambda action: (action.code or "~", action.id))


def _agenda(store: OpenFile, project: ProjectId) -> list[AgendaPlace]:
    return [
        AgendaPlace(
            meeting=row_id(row.id),
            number=row.number or "",
            on=date.fromisoformat(row.on) if row.on else None,
            item=row.item or "",
            title=shown_text(row.title_fr, row.title_de),
        )
        for row in agenda_places(store, project)
    ]


def _moves(store: OpenFile, project: ProjectId) -> list[MoveLine]:
    return [
        MoveLine(
            key=row_id(row.id),
            on=date.fromisoformat(row.on),
            code=row.code,
            stage=shown_text(row.name_fr, row.name_de),
            reason=shown_text(row.reason_fr, row.reason_de),
            by=person_name(store.get(Person, row_id(row.by), deleted=True)) if row.by else "",
            decision=DecisionId(row_id(row.decision)) if row.decision else None,
            decision_number=row.number or "",
            due=date.fromisoformat(row.due) if row.due else None,
            document=shown_text(row.document_fr, row.document_de) if row.document_fr or row.document_de else NO_TEXT,
        )
        for row in moves_of(store, project)
    ]
