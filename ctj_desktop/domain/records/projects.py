"""What is a project: its pipeline, partners, money and opinions?"""

from datetime import date
from enum import StrEnum

from ctj_desktop.domain.ids import (
    ActionId,
    AxisId,
    BudgetLineId,
    CallId,
    CallRuleId,
    CommitteeId,
    DecisionId,
    ExchangeRateId,
    FinancingLineId,
    InstalmentId,
    OpinionId,
    OrganisationId,
    PartnerId,
    PaymentId,
    PersonId,
    PipelineId,
    ProjectActionId,
    ProjectDocumentId,
    ProjectId,
    ProjectMoveId,
    StageId,
    StageTransitionId,
    TerritoryId,
    WorkingProposalId,
)
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.record import CommitteeInternal, ReferenceOpen
from ctj_desktop.domain.records.people import OrganisationKind, Side
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.errors import N_p


class Instrument(StrEnum):
    """Where the money comes from."""

    FPPT = "fppt"
    INTERREG = "interreg"
    NPR = "npr"
    OWN_FUNDS = "own_funds"


class StageRole(StrEnum):
    """What a stage means for lists: on the way, an end, or a side exit."""

    ACTIVE = "active"
    END = "end"
    SIDE_EXIT = "side_exit"


class RuleKind(StrEnum):
    """Kinds of rule a call has in the sources (SOURCES.md 4.1)."""

    MAX_AID = "max_aid"
    MAX_BUDGET = "max_budget"
    MAX_RATE = "max_rate"
    MAX_TRANSPORT_AND_CATERING = "max_transport_and_catering"
    ELIGIBLE_HOLDER = "eligible_holder"
    PARTNER_BOTH_SIDES = "partner_both_sides"
    TERRITORY = "territory"
    THEME = "theme"
    MIN_BUDGET = "min_budget"
    CRITERIA = "criteria"
    STRATEGY = "strategy"
    ENVELOPE = "envelope"
    OTHER = "other"


class MoveNeed(StrEnum):
    """What a project must have before it goes from one stage to another."""

    REASON = "reason"
    DECISION = "decision"
    OPINION = "opinion"
    DOCUMENT = "document"
    CALL = "call"
    OPEN_CALL = "open_call"
    PARTNERS = "partners"
    BALANCED = "balanced"
    AWARD = "award"
    CONDITIONS = "conditions"
    PAID = "paid"


class CooperationCriterion(StrEnum):
    """The four criteria of cooperation of Interreg (SOURCES.md 4.2)."""

    DEFINED = "defined"
    CARRIED_OUT = "carried_out"
    STAFFED = "staffed"
    FUNDED = "funded"


class MoneyOrigin(StrEnum):
    """Whose money a source is."""

    PUBLIC = "public"
    PRIVATE = "private"
    OWN = "own"


class PaymentKind(StrEnum):
    """What a payment is."""

    ADVANCE = "advance"
    INSTALMENT = "instalment"
    BALANCE = "balance"


class BudgetCategory(StrEnum):
    """Kinds of cost."""

    STAFF = "staff"
    SERVICES = "services"
    TRAVEL = "travel"
    CATERING = "catering"
    EQUIPMENT = "equipment"
    COMMUNICATION = "communication"
    TRANSLATION = "translation"
    OTHER = "other"


class OpinionKind(StrEnum):
    """The committee's opinion (SOURCES.md 5.5)."""

    FAVOURABLE = "favourable"
    WITH_RESERVATION = "with_reservation"
    UNFAVOURABLE = "unfavourable"


class Pipeline(ReferenceOpen):
    """The way of a project through one instrument; of one that is closed projects stay, and none begins."""

    kind = "pipeline"
    noun = N_p("kind", "funding route")
    nouns = N_p("kinds", "funding routes")
    id: PipelineId
    code: str
    name: Bilingual
    instrument: Instrument
    closed_on: date | None = None
    source: str = ""


class Stage(ReferenceOpen):
    """A stage of a pipeline (SOURCES.md 4.3); in `days` a project should leave it, counted from the day it came."""

    kind = "stage"
    noun = N_p("kind", "stage")
    nouns = N_p("kinds", "stages")
    searched = False
    id: StageId
    pipeline: PipelineId
    code: str
    position: str
    name: Bilingual
    role: StageRole = StageRole.ACTIVE
    days: int | None = None


class StageTransition(ReferenceOpen):
    """An allowed move between two stages, and what it needs; id derived from both."""

    kind = "stage_transition"
    noun = N_p("kind", "allowed move")
    nouns = N_p("kinds", "allowed moves")
    searched = False
    id: StageTransitionId
    from_stage: StageId
    to_stage: StageId
    needs: tuple[MoveNeed, ...] = ()


class Call(ReferenceOpen):
    """A call for projects, open [opens, closes]; `based_on` is the one it was copied from.

    `decides_on` is the day on which it is decided, `report_by` the last one for final reports.
    """

    kind = "call"
    noun = N_p("kind", "call for projects")
    nouns = N_p("kinds", "calls for projects")
    id: CallId
    pipeline: PipelineId
    code: str
    name: Bilingual
    opens: date | None = None
    closes: date | None = None
    source: str = ""
    decides_on: date | None = None
    report_by: date | None = None
    based_on: CallId | None = None


class CallRule(ReferenceOpen):
    """A rule of a call with both amounts as its source gives them; `rate` in hundredths of a per cent.

    Unconfirmed rules say so and are never shown as fact. An amount is for the whole project, both sides summed at the
    rate of the call, unless it is `per_side`. `number` is how many criteria of cooperation are asked for; holders,
    territories, themes, axes and actions are those of which one is asked for, none where the text alone says it.
    """

    kind = "call_rule"
    noun = N_p("kind", "rule of a call")
    nouns = N_p("kinds", "rules of a call")
    id: CallRuleId
    call: CallId
    rule_kind: RuleKind
    text: Bilingual
    amount_chf: Money | None = None
    amount_eur: Money | None = None
    rate: int | None = None
    confirmed: bool = True
    source: str = ""
    per_side: bool = False
    number: int | None = None
    holders: tuple[OrganisationKind, ...] = ()
    territories: tuple[TerritoryId, ...] = ()
    themes: tuple[str, ...] = ()
    axes: tuple[AxisId, ...] = ()
    actions: tuple[ActionId, ...] = ()


class ExchangeRate(ReferenceOpen):
    """One unit of `from_currency` in `to_currency`; `rate` is a decimal as text, dated and sourced."""

    kind = "exchange_rate"
    noun = N_p("kind", "exchange rate")
    nouns = N_p("kinds", "exchange rates")
    id: ExchangeRateId
    call: CallId | None = None
    from_currency: Currency
    to_currency: Currency
    rate: str
    on: date
    source: str = ""


class Project(CommitteeInternal):
    """A local project; its stage is the end of its moves.

    `exchange_rate` is the one its sums are put together at, where it is not that of its call; `for_meeting` what the
    secretariat notes for the next meeting, `programme_objective` the one that a programme asks to choose, and
    `funder_reference` the number that the fund gave the file.
    """

    kind = "project"
    noun = N_p("kind", "project")
    nouns = N_p("kinds", "projects")
    id: ProjectId
    committee: CommitteeId
    number: str | None = None
    title: Bilingual
    summary: Bilingual = Bilingual()
    pipeline: PipelineId | None = None
    call: CallId | None = None
    proposal: WorkingProposalId | None = None
    territories: tuple[TerritoryId, ...] = ()
    themes: tuple[str, ...] = ()
    place: str = ""
    starts: date | None = None
    ends: date | None = None
    contact: PersonId | None = None
    description: Bilingual = Bilingual()
    objectives: Bilingual = Bilingual()
    added_value: Bilingual = Bilingual()
    communes: tuple[OrganisationId, ...] = ()
    criteria: tuple[CooperationCriterion, ...] = ()
    criteria_note: Bilingual = Bilingual()
    for_meeting: Bilingual = Bilingual()
    exchange_rate: ExchangeRateId | None = None
    programme_objective: str = ""
    funder_reference: str = ""


class ProjectMove(CommitteeInternal):
    """An insert-only change of stage; `from_stage` is None for the first, `until` by when it should go on."""

    kind = "project_move"
    noun = N_p("kind", "change of stage")
    nouns = N_p("kinds", "changes of stage")
    insert_only = True
    searched = False
    id: ProjectMoveId
    project: ProjectId
    from_stage: StageId | None = None
    to_stage: StageId
    on: date
    reason: Bilingual = Bilingual()
    by: PersonId | None = None
    decision: DecisionId | None = None
    document: ProjectDocumentId | None = None
    until: date | None = None


class Partner(CommitteeInternal):
    """A partner of a project on one side; `lead` marks the chef de file of that side."""

    kind = "partner"
    noun = N_p("kind", "partner")
    nouns = N_p("kinds", "partners")
    id: PartnerId
    project: ProjectId
    organisation: OrganisationId | None = None
    name: str = ""
    side: Side
    lead: bool = False
    contact: PersonId | None = None
    legal_form: str = ""
    role: Bilingual = Bilingual()


class BudgetLine(CommitteeInternal):
    """A cost; in-kind apart. `partner` is who bears it."""

    kind = "budget_line"
    noun = N_p("kind", "budget line")
    nouns = N_p("kinds", "budget lines")
    id: BudgetLineId
    project: ProjectId
    position: str = ""
    side: Side
    category: BudgetCategory = BudgetCategory.OTHER
    label: Bilingual
    amount: Money
    in_kind: bool = False
    partner: PartnerId | None = None


class FinancingLine(CommitteeInternal):
    """A source of money of one side: requested, awarded, committed and paid are separate facts, each with its day.

    `fund` marks what is asked of the fund of the project's call; `document` is what awards the money.
    """

    kind = "financing_line"
    noun = N_p("kind", "financing line")
    nouns = N_p("kinds", "financing lines")
    id: FinancingLineId
    project: ProjectId
    position: str = ""
    side: Side
    label: Bilingual
    organisation: OrganisationId | None = None
    requested: Money | None = None
    awarded: Money | None = None
    in_kind: bool = False
    fund: bool = False
    origin: MoneyOrigin | None = None
    partner: PartnerId | None = None
    requested_on: date | None = None
    awarded_on: date | None = None
    committed: Money | None = None
    committed_on: date | None = None
    document: ProjectDocumentId | None = None


class Payment(CommitteeInternal):
    """Money that arrived."""

    kind = "payment"
    noun = N_p("kind", "payment")
    nouns = N_p("kinds", "payments")
    id: PaymentId
    line: FinancingLineId
    on: date
    amount: Money
    note: str = ""
    payment_kind: PaymentKind = PaymentKind.INSTALMENT
    instalment: InstalmentId | None = None
    document: ProjectDocumentId | None = None


class Opinion(CommitteeInternal):
    """The committee's opinion on a project, linked to its decision."""

    kind = "opinion"
    noun = N_p("kind", "opinion")
    nouns = N_p("kinds", "opinions")
    id: OpinionId
    project: ProjectId
    decision: DecisionId | None = None
    opinion_kind: OpinionKind
    conditions: Bilingual = Bilingual()
    on: date | None = None


class ProjectAction(CommitteeInternal):
    """A project serves an action of the strategy; id derived from both ends."""

    kind = "project_action"
    noun = N_p("kind", "link to the strategy")
    nouns = N_p("kinds", "links to the strategy")
    id: ProjectActionId
    project: ProjectId
    action: ActionId
