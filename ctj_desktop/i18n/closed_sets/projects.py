"""What projects, calls and territories are told by: words of these sets."""

from enum import Enum
from typing import Final

from ctj_desktop.domain.funding.verdicts import RuleState
from ctj_desktop.domain.projects.versions import ChangedPart
from ctj_desktop.domain.records.project_work import ProjectDocumentKind
from ctj_desktop.domain.records.projects import CooperationCriterion, MoneyOrigin, MoveNeed, PaymentKind, RuleKind
from ctj_desktop.domain.records.territories import FigureKind
from ctj_desktop.errors import N_p

PROJECT_WORDS: Final[dict[type[Enum], dict[str, str]]] = {
    RuleKind: {
        "MAX_AID": N_p("RuleKind", "highest aid"),
        "MAX_BUDGET": N_p("RuleKind", "highest budget"),
        "MAX_RATE": N_p("RuleKind", "highest aid rate"),
        "MAX_TRANSPORT_AND_CATERING": N_p("RuleKind", "transport and catering"),
        "ELIGIBLE_HOLDER": N_p("RuleKind", "eligible holder"),
        "PARTNER_BOTH_SIDES": N_p("RuleKind", "partners on both sides"),
        "TERRITORY": N_p("RuleKind", "territory"),
        "THEME": N_p("RuleKind", "theme"),
        "MIN_BUDGET": N_p("RuleKind", "lowest budget"),
        "CRITERIA": N_p("RuleKind", "criteria of cooperation"),
        "STRATEGY": N_p("RuleKind", "link to the strategy"),
        "ENVELOPE": N_p("RuleKind", "money of the fund"),
        "OTHER": N_p("RuleKind", "other rule"),
    },
    MoveNeed: {
        "REASON": N_p("MoveNeed", "a reason"),
        "DECISION": N_p("MoveNeed", "a decision of the committee"),
        "OPINION": N_p("MoveNeed", "the committee’s opinion"),
        "DOCUMENT": N_p("MoveNeed", "a document"),
        "CALL": N_p("MoveNeed", "a call for projects"),
        "OPEN_CALL": N_p("MoveNeed", "a call that is open"),
        "PARTNERS": N_p("MoveNeed", "a partner on each side"),
        "BALANCED": N_p("MoveNeed", "a plan that balances"),
        "AWARD": N_p("MoveNeed", "an amount awarded"),
        "CONDITIONS": N_p("MoveNeed", "conditions that are met"),
        "PAID": N_p("MoveNeed", "all that was awarded is paid"),
    },
    CooperationCriterion: {
        "DEFINED": N_p("CooperationCriterion", "defined together"),
        "CARRIED_OUT": N_p("CooperationCriterion", "carried out together"),
        "STAFFED": N_p("CooperationCriterion", "staffed together"),
        "FUNDED": N_p("CooperationCriterion", "funded together"),
    },
    MoneyOrigin: {
        "PUBLIC": N_p("MoneyOrigin", "public money"),
        "PRIVATE": N_p("MoneyOrigin", "private money"),
        "OWN": N_p("MoneyOrigin", "own money"),
    },
    PaymentKind: {
        "ADVANCE": N_p("PaymentKind", "advance"),
        "INSTALMENT": N_p("PaymentKind", "instalment"),
        "BALANCE": N_p("PaymentKind", "balance"),
    },
    ProjectDocumentKind: {
        "APPLICATION": N_p("ProjectDocumentKind", "application"),
        "BUDGET": N_p("ProjectDocumentKind", "budget"),
        "LETTER_OF_INTENT": N_p("ProjectDocumentKind", "letter of intent"),
        "AWARD": N_p("ProjectDocumentKind", "notice of award"),
        "AGREEMENT": N_p("ProjectDocumentKind", "agreement"),
        "AMENDMENT": N_p("ProjectDocumentKind", "amendment"),
        "PAYMENT_REQUEST": N_p("ProjectDocumentKind", "request for payment"),
        "RECEIPT": N_p("ProjectDocumentKind", "voucher"),
        "REPORT": N_p("ProjectDocumentKind", "report"),
        "PRESS": N_p("ProjectDocumentKind", "press"),
        "OTHER": N_p("ProjectDocumentKind", "other document"),
    },
    RuleState: {
        "PASSES": N_p("RuleState", "kept"),
        "FAILS": N_p("RuleState", "not kept"),
        "UNKNOWN": N_p("RuleState", "not known"),
        "UNCONFIRMED": N_p("RuleState", "not confirmed"),
    },
    FigureKind: {
        "INHABITANTS": N_p("FigureKind", "inhabitants"),
        "COMMUNES": N_p("FigureKind", "communes"),
        "CROSS_BORDER_WORKERS": N_p("FigureKind", "cross-border workers"),
        "JOBS": N_p("FigureKind", "jobs"),
        "AREA": N_p("FigureKind", "area in km²"),
        "OTHER": N_p("FigureKind", "other figure"),
    },
    ChangedPart: {
        "TEXT": N_p("ChangedPart", "text"),
        "DAY": N_p("ChangedPart", "day"),
        "PARTNER": N_p("ChangedPart", "partner"),
        "COST": N_p("ChangedPart", "cost"),
        "SOURCE": N_p("ChangedPart", "source of money"),
        "TOTAL": N_p("ChangedPart", "total"),
    },
}
