"""What is sent about a meeting, what follows it, and what is decided without one: words of these sets."""

from enum import Enum
from typing import Final

from ctj_desktop.domain.attending.at_meeting import HowAttended
from ctj_desktop.domain.deciding.by_circulation import CirculationStage, CirculationState
from ctj_desktop.domain.deciding.requested_opinions import OpinionState, WhichRequests
from ctj_desktop.domain.records.circulations import CirculationAnswer
from ctj_desktop.domain.records.dispatches import DispatchKind
from ctj_desktop.domain.records.remarks import RemarkRuling, SigningRole
from ctj_desktop.domain.records.standard_texts import LetterAbout
from ctj_desktop.domain.records.voting import ExecutionState
from ctj_desktop.errors import N_p
from ctj_desktop.i18n.translator import Translator

AFTER_MEETINGS: Final[dict[type[Enum], dict[str, str]]] = {
    OpinionState: {
        "ASKED": N_p("OpinionState", "asked"),
        "OVERDUE": N_p("OpinionState", "overdue"),
        "SILENT": N_p("OpinionState", "considered as given"),
        "ANSWERED": N_p("OpinionState", "answered"),
    },
    WhichRequests: {
        "OPEN": N_p("WhichRequests", "waited for"),
        "OVERDUE": N_p("WhichRequests", "overdue"),
        "GIVEN": N_p("WhichRequests", "given, or considered as given"),
        "ALL": N_p("WhichRequests", "all requests"),
    },
    CirculationAnswer: {
        "YES": N_p("CirculationAnswer", "yes"),
        "NO": N_p("CirculationAnswer", "no"),
        "ABSTENTION": N_p("CirculationAnswer", "abstention"),
        "DELIBERATION": N_p("CirculationAnswer", "asks for deliberation"),
    },
    CirculationState: {
        "RUNNING": N_p("CirculationState", "under way"),
        "REACHED": N_p("CirculationState", "adopted"),
        "OUT_OF_REACH": N_p("CirculationState", "out of reach"),
        "STOPPED": N_p("CirculationState", "stopped"),
        "FAILED": N_p("CirculationState", "not adopted"),
    },
    CirculationStage: {
        "DRAFT": N_p("CirculationStage", "draft"),
        "RUNNING": N_p("CirculationStage", "under way"),
        "DUE": N_p("CirculationStage", "to be closed"),
        "ADOPTED": N_p("CirculationStage", "adopted"),
        "NOT_ADOPTED": N_p("CirculationStage", "not adopted"),
        "WITHDRAWN": N_p("CirculationStage", "withdrawn"),
    },
    DispatchKind: {
        "CONVOCATION": N_p("DispatchKind", "convocation"),
        "COMPLEMENT": N_p("DispatchKind", "complement"),
        "CHANGE": N_p("DispatchKind", "change of date, hour or place"),
        "CANCELLATION": N_p("DispatchKind", "cancellation"),
        "REMINDER": N_p("DispatchKind", "reminder"),
        "MINUTES": N_p("DispatchKind", "minutes"),
    },
    RemarkRuling: {
        "ACCEPTED": N_p("RemarkRuling", "accepted"),
        "OTHERWISE": N_p("RemarkRuling", "accepted otherwise"),
        "REFUSED": N_p("RemarkRuling", "refused"),
    },
    SigningRole: {
        "PRESIDENT": N_p("SigningRole", "presidency"),
        "CHAIR": N_p("SigningRole", "chair of the meeting"),
        "MINUTE_TAKER": N_p("SigningRole", "minute taker"),
    },
    ExecutionState: {
        "TO_DO": N_p("ExecutionState", "to do"),
        "UNDER_WAY": N_p("ExecutionState", "under way"),
        "DONE": N_p("ExecutionState", "done"),
        "DROPPED": N_p("ExecutionState", "dropped"),
    },
    LetterAbout: {
        "MANDATE_ENDS": N_p("LetterAbout", "end of a mandate"),
        "SUBSTITUTE_ENDS": N_p("LetterAbout", "end of the mandate of a substitute"),
        "VACANT": N_p("LetterAbout", "vacant seat"),
        "NO_SUBSTITUTE": N_p("LetterAbout", "missing substitute"),
        "CONVOCATION": N_p("LetterAbout", "convocation"),
        "COMPLEMENT": N_p("LetterAbout", "complement to the convocation"),
        "DATE_CHANGED": N_p("LetterAbout", "change of date, hour or place of a meeting"),
        "CANCELLED": N_p("LetterAbout", "cancellation of a meeting"),
        "REMINDER": N_p("LetterAbout", "reminder to answer a convocation"),
        "TASKS": N_p("LetterAbout", "reminder of open tasks"),
        "CIRCULATION": N_p("LetterAbout", "decision by circulation"),
        "CIRCULATION_REMINDER": N_p("LetterAbout", "reminder to answer by circulation"),
        "MINUTES": N_p("LetterAbout", "minutes sent round for remarks"),
        "REMARKS_REMINDER": N_p("LetterAbout", "reminder of remarks on minutes"),
        "EXTRACT": N_p("LetterAbout", "extract of the minutes"),
        "OPINION": N_p("LetterAbout", "opinion on a project"),
        "OPINION_ASKED": N_p("LetterAbout", "request for an opinion"),
        "OPINION_REMINDER": N_p("LetterAbout", "reminder of a requested opinion"),
    },
    HowAttended: {
        "IN_PERSON": N_p("HowAttended", "in person"),
        "REMOTE": N_p("HowAttended", "remote"),
        "SUBSTITUTED": N_p("HowAttended", "substituted"),
        "REPRESENTED": N_p("HowAttended", "represented"),
        "EXCUSED": N_p("HowAttended", "excused"),
        "ABSENT": N_p("HowAttended", "absent"),
        "ON_LEAVE": N_p("HowAttended", "on leave"),
    },
}


def signing_role(t: Translator, role: SigningRole, *, together: bool) -> str:
    """Say as what somebody signs, inside a sentence; `together`: two preside over the committee."""
    if together and role is SigningRole.PRESIDENT:
        return t.p("SigningRole", "co-presidency")
    return t.p(SigningRole.__name__, AFTER_MEETINGS[SigningRole][role.name])
