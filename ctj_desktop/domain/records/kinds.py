"""Which kinds of record exist? Parents stand before their children."""

from ctj_desktop.domain.record import Record
from ctj_desktop.domain.records.circulations import Circulation, CirculationVoter
from ctj_desktop.domain.records.committees import (
    College,
    Committee,
    CommitteeName,
    Mandate,
    NumberingLoan,
    NumberingRight,
    OfficeHeld,
    Role,
    Seat,
    Secretariat,
    WorkingGroup,
    WorkingGroupMember,
)
from ctj_desktop.domain.records.consultations import RequestedOpinion, RestrictedRequestedOpinion
from ctj_desktop.domain.records.dispatches import Dispatch, InformedBody
from ctj_desktop.domain.records.extracts import Extract
from ctj_desktop.domain.records.funds import CallRank, CallResult, CallShare
from ctj_desktop.domain.records.imports import ImportMapping, ImportRun
from ctj_desktop.domain.records.interests import DeclaredInterest
from ctj_desktop.domain.records.meetings import (
    AgendaItem,
    Attendance,
    ChairNote,
    Excuse,
    Guest,
    ItemDocument,
    Meeting,
    MeetingMove,
    Pause,
    Presence,
    Proxy,
    RestrictedItemDocument,
    Roll,
    StandingItem,
)
from ctj_desktop.domain.records.minutes import (
    ApprovedVersion,
    Attachment,
    MinuteBlock,
    RestrictedAttachment,
    RestrictedMinuteBlock,
)
from ctj_desktop.domain.records.people import (
    Office,
    Organisation,
    OrganisationName,
    Person,
    PersonFunction,
    PersonPrivate,
    SameAs,
    Territory,
)
from ctj_desktop.domain.records.project_work import (
    Condition,
    Indicator,
    Instalment,
    ProjectDocument,
    ProjectVersion,
    RuleCheck,
)
from ctj_desktop.domain.records.projects import (
    BudgetLine,
    Call,
    CallRule,
    ExchangeRate,
    FinancingLine,
    Opinion,
    Partner,
    Payment,
    Pipeline,
    Project,
    ProjectAction,
    ProjectMove,
    Stage,
    StageTransition,
)
from ctj_desktop.domain.records.remarks import (
    Erratum,
    MinutesSignature,
    Remark,
    RemarkRound,
    RestrictedErratum,
    RestrictedRemark,
)
from ctj_desktop.domain.records.resources import Competence, Matinee, MatineeParticipant, Resource, SiteConsent
from ctj_desktop.domain.records.standard_texts import StandardText
from ctj_desktop.domain.records.statutes import DecisionRule, SittingRule, Statutes, StatutesArticle
from ctj_desktop.domain.records.strategy import (
    Action,
    Axis,
    GlossaryTerm,
    Objective,
    ProposalAction,
    Strategy,
    ThematicTable,
    WorkingProposal,
)
from ctj_desktop.domain.records.territories import TerritoryFigure
from ctj_desktop.domain.records.voting import (
    Amendment,
    Ballot,
    Decision,
    ExecutionMove,
    PublishedDecision,
    Recusal,
    RefusedRecusal,
    RestrictedAmendment,
    RestrictedDecision,
    RestrictedExecutionMove,
    RestrictedTask,
    RestrictedTaskMove,
    RestrictedVote,
    Task,
    TaskMove,
    Vote,
)

REFERENCE_KINDS: tuple[type[Record], ...] = (
    Territory,
    TerritoryFigure,
    Strategy,
    Axis,
    Objective,
    Action,
    ThematicTable,
    WorkingProposal,
    ProposalAction,
    GlossaryTerm,
    StandingItem,
    Pipeline,
    Stage,
    StageTransition,
    Call,
    CallRule,
    CallShare,
    CallResult,
    ExchangeRate,
    Matinee,
    Resource,
)
OWN_KINDS: tuple[type[Record], ...] = (StandardText, MatineeParticipant, Competence)
OFFICE_KINDS: tuple[type[Record], ...] = (
    Organisation,
    OrganisationName,
    Office,
    Person,
    PersonFunction,
    PersonPrivate,
    SameAs,
    ImportRun,
    ImportMapping,
    SiteConsent,
)
COMMITTEE_KINDS: tuple[type[Record], ...] = (
    Committee,
    CommitteeName,
    Secretariat,
    InformedBody,
    College,
    Seat,
    Mandate,
    OfficeHeld,
    WorkingGroup,
    WorkingGroupMember,
    Role,
    NumberingRight,
    NumberingLoan,
    Statutes,
    DecisionRule,
    SittingRule,
    StatutesArticle,
    DeclaredInterest,
)
MEETING_KINDS: tuple[type[Record], ...] = (
    Circulation,
    CirculationVoter,
    Meeting,
    MeetingMove,
    AgendaItem,
    ChairNote,
    ItemDocument,
    RestrictedItemDocument,
    Guest,
    RemarkRound,
    Dispatch,
    Roll,
    Attendance,
    Excuse,
    Presence,
    Proxy,
    Pause,
    MinuteBlock,
    RestrictedMinuteBlock,
    ApprovedVersion,
    Decision,
    RestrictedDecision,
    PublishedDecision,
    Amendment,
    RestrictedAmendment,
    Vote,
    RestrictedVote,
    Ballot,
    Recusal,
    RefusedRecusal,
    Task,
    RestrictedTask,
    TaskMove,
    RestrictedTaskMove,
    ExecutionMove,
    RestrictedExecutionMove,
    RequestedOpinion,
    RestrictedRequestedOpinion,
    Remark,
    RestrictedRemark,
    Erratum,
    RestrictedErratum,
    MinutesSignature,
    Extract,
    Attachment,
    RestrictedAttachment,
)
PROJECT_KINDS: tuple[type[Record], ...] = (
    Project,
    ProjectDocument,
    ProjectVersion,
    ProjectMove,
    Partner,
    BudgetLine,
    FinancingLine,
    Instalment,
    Payment,
    Opinion,
    Condition,
    Indicator,
    RuleCheck,
    CallRank,
    ProjectAction,
)

KINDS: tuple[type[Record], ...] = (
    REFERENCE_KINDS + OWN_KINDS + OFFICE_KINDS + COMMITTEE_KINDS + MEETING_KINDS + PROJECT_KINDS
)
BY_NAME: dict[str, type[Record]] = {cls.kind: cls for cls in KINDS}
