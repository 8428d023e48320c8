"""Which word does a reader see for a member of a closed set? Terms of SOURCES.md 5.2 and 5.5.

`word` stands alone in a list, a table or a chip and begins with a capital; `word_within` stands inside a
sentence. The context of each message is the name of the set, so that two sets may say one
English word differently.
"""

from enum import Enum

from ctj_desktop.domain.attendance_facts import How
from ctj_desktop.domain.deciding.standing_back import RecusalAnswer
from ctj_desktop.domain.file_texts import Unread
from ctj_desktop.domain.findings import Severity
from ctj_desktop.domain.holidays import Holiday, Region
from ctj_desktop.domain.log.bundle_results import Direction, PendingState, Result
from ctj_desktop.domain.log.conflicts import Policy
from ctj_desktop.domain.log.profiles import Profile
from ctj_desktop.domain.money import Currency
from ctj_desktop.domain.numbers import Series
from ctj_desktop.domain.planning.calendar import EntryKind
from ctj_desktop.domain.planning.series import Rhythm
from ctj_desktop.domain.privacy.contact_review import ReviewReason
from ctj_desktop.domain.quorum_and_majority import NoQuorum
from ctj_desktop.domain.record import DataClass, HomeKind
from ctj_desktop.domain.records.committees import (
    Capacity,
    EndReason,
    InclusiveForm,
    OfficeOfCommittee,
    RoleKind,
    Substitution,
)
from ctj_desktop.domain.records.meetings import (
    AttendanceStatus,
    ItemKind,
    ItemOrigin,
    MeetingState,
    OutcomeKind,
    Reply,
    ReplyWay,
)
from ctj_desktop.domain.records.minutes import ApprovedDocument, MinuteBlockKind
from ctj_desktop.domain.records.people import DeliveryChannel, OfficeKind, OrganisationKind, Salutation, Side
from ctj_desktop.domain.records.projects import BudgetCategory, Instrument, OpinionKind, StageRole
from ctj_desktop.domain.records.standard_texts import TextUse
from ctj_desktop.domain.records.statutes import (
    DecisionMode,
    DoubleMajority,
    MajorityBase,
    NumberingPeriod,
    QuorumBase,
    SittingKind,
    SourceText,
    StatutesPattern,
    TieRule,
)
from ctj_desktop.domain.records.voting import (
    AmendmentResult,
    BallotGiven,
    Choice,
    DecisionKind,
    DecisionResult,
    TaskState,
    VoteMethod,
)
from ctj_desktop.domain.texts import Language, TranslationState
from ctj_desktop.errors import N_p
from ctj_desktop.i18n.closed_sets.after_meetings import AFTER_MEETINGS
from ctj_desktop.i18n.closed_sets.extracts import EXTRACT_WORDS
from ctj_desktop.i18n.closed_sets.projects import PROJECT_WORDS
from ctj_desktop.i18n.closed_sets.resources import RESOURCE_WORDS
from ctj_desktop.i18n.translator import Translator

WORDS: dict[type[Enum], dict[str, str]] = {
    **AFTER_MEETINGS,
    Capacity: {
        "VOTING": N_p("Capacity", "voting"),
        "ADVISORY": N_p("Capacity", "advisory"),
    },
    Substitution: {
        "PERSONAL": N_p("Substitution", "personal substitute"),
        "POOL": N_p("Substitution", "pool of substitutes"),
        "NONE": N_p("Substitution", "no substitute"),
    },
    EndReason: {
        "TERM": N_p("EndReason", "end of term"),
        "RESIGNATION": N_p("EndReason", "resignation"),
        "LEFT_FUNCTION": N_p("EndReason", "left the function"),
        "REPLACED": N_p("EndReason", "replaced"),
        "DEATH": N_p("EndReason", "death"),
        "OTHER": N_p("EndReason", "other reason"),
    },
    OfficeOfCommittee: {
        "PRESIDENT": N_p("OfficeOfCommittee", "president"),
        "CO_PRESIDENT": N_p("OfficeOfCommittee", "co-president"),
        "VICE_PRESIDENT": N_p("OfficeOfCommittee", "vice-president"),
        "SECRETARY": N_p("OfficeOfCommittee", "secretary"),
    },
    RoleKind: {
        "SECRETARY": N_p("RoleKind", "secretary"),
        "CO_SECRETARY": N_p("RoleKind", "co-secretary"),
        "CHAIR": N_p("RoleKind", "chair"),
        "CONTRIBUTOR": N_p("RoleKind", "contributor"),
        "READER": N_p("RoleKind", "reader"),
        "CTJ": N_p("RoleKind", "CTJ"),
    },
    MeetingState: {
        "DRAFT": N_p("MeetingState", "in preparation"),
        "CONVENED": N_p("MeetingState", "convened"),
        "IN_SESSION": N_p("MeetingState", "in session"),
        "HELD": N_p("MeetingState", "held"),
        "CIRCULATED": N_p("MeetingState", "minutes circulated"),
        "APPROVED": N_p("MeetingState", "minutes approved"),
        "CLOSED": N_p("MeetingState", "closed"),
        "CANCELLED": N_p("MeetingState", "cancelled"),
        "POSTPONED": N_p("MeetingState", "postponed"),
        "INQUORATE": N_p("MeetingState", "without quorum"),
    },
    ItemKind: {
        "INFORMATION": N_p("ItemKind", "information"),
        "DISCUSSION": N_p("ItemKind", "discussion"),
        "DECISION": N_p("ItemKind", "decision"),
        "OPINION": N_p("ItemKind", "opinion"),
        "ELECTION": N_p("ItemKind", "election"),
        "HEADING": N_p("ItemKind", "heading"),
    },
    Unread: {
        "OTHER": N_p("Unread", "of a kind that is not read"),
        "TOO_LARGE": N_p("Unread", "too large"),
        "TOO_SLOW": N_p("Unread", "takes too long to read"),
        "PROTECTED": N_p("Unread", "protected by a password"),
        "DAMAGED": N_p("Unread", "damaged"),
    },
    ItemOrigin: {
        "ADDED": N_p("ItemOrigin", "added"),
        "STANDING": N_p("ItemOrigin", "standing item"),
        "CARRIED_OVER": N_p("ItemOrigin", "carried over"),
        "PROPOSED": N_p("ItemOrigin", "proposed"),
        "LATE": N_p("ItemOrigin", "late item"),
        "ANY_OTHER_BUSINESS": N_p("ItemOrigin", "any other business"),
    },
    Reply: {
        "PRESENT": N_p("Reply", "will attend"),
        "REMOTE": N_p("Reply", "will attend remotely"),
        "EXCUSED": N_p("Reply", "excused"),
        "REPRESENTED": N_p("Reply", "represented"),
        "SUBSTITUTE": N_p("Reply", "sends a substitute"),
    },
    AttendanceStatus: {
        "EXCUSED": N_p("AttendanceStatus", "excused"),
        "ABSENT": N_p("AttendanceStatus", "absent"),
        "REPRESENTED": N_p("AttendanceStatus", "represented"),
    },
    MinuteBlockKind: {
        "PARAGRAPH": N_p("MinuteBlockKind", "paragraph"),
        "LIST_ENTRY": N_p("MinuteBlockKind", "list entry"),
        "HEADING": N_p("MinuteBlockKind", "heading"),
        "DECISION": N_p("MinuteBlockKind", "decision"),
        "VOTE": N_p("MinuteBlockKind", "vote"),
        "TASK": N_p("MinuteBlockKind", "task"),
        "PAUSE": N_p("MinuteBlockKind", "pause"),
        "AMENDMENT": N_p("MinuteBlockKind", "amendment"),
    },
    ApprovedDocument: {
        "AGENDA": N_p("ApprovedDocument", "agenda"),
        "MINUTES": N_p("ApprovedDocument", "minutes"),
    },
    Currency: {
        "CHF": N_p("Currency", "CHF"),
        "EUR": N_p("Currency", "EUR"),
    },
    How: {
        "ROOM": N_p("How", "in the room"),
        "REMOTE": N_p("How", "remotely"),
        "REPRESENTED": N_p("How", "represented"),
        "AWAY": N_p("How", "away"),
    },
    NoQuorum: {
        "SILENT": N_p("NoQuorum", "no quorum is set"),
        "SECOND_CALL": N_p("NoQuorum", "second call without quorum"),
    },
    Policy: {
        "FIELD": N_p("Policy", "field"),
        "TEXT": N_p("Policy", "text"),
        "ORDER": N_p("Policy", "order changed on two devices"),
        "SIGNED": N_p("Policy", "for the chair or the secretary"),
        "DELETION": N_p("Policy", "deleted here, edited there"),
    },
    Severity: {
        "ERROR": N_p("Severity", "error"),
        "WARNING": N_p("Severity", "warning"),
        "INFO": N_p("Severity", "notice"),
    },
    Region: {
        "FRANCE": N_p("Region", "France"),
        "BERN": N_p("Region", "canton of Bern"),
        "JURA": N_p("Region", "canton of Jura"),
        "NEUCHATEL": N_p("Region", "canton of Neuchâtel"),
        "VAUD": N_p("Region", "canton of Vaud"),
    },
    Holiday: {
        "NEW_YEAR": N_p("Holiday", "New Year’s Day"),
        "SECOND_JANUARY": N_p("Holiday", "2 January"),
        "REPUBLIC_DAY": N_p("Holiday", "Republic Day (Neuchâtel)"),
        "GOOD_FRIDAY": N_p("Holiday", "Good Friday"),
        "EASTER_MONDAY": N_p("Holiday", "Easter Monday"),
        "LABOUR_DAY": N_p("Holiday", "Labour Day"),
        "VICTORY_1945": N_p("Holiday", "Victory 1945"),
        "ASCENSION": N_p("Holiday", "Ascension Day"),
        "WHIT_MONDAY": N_p("Holiday", "Whit Monday"),
        "CORPUS_CHRISTI": N_p("Holiday", "Corpus Christi"),
        "JURA_INDEPENDENCE": N_p("Holiday", "Independence Day (Jura)"),
        "BASTILLE_DAY": N_p("Holiday", "Bastille Day"),
        "SWISS_NATIONAL_DAY": N_p("Holiday", "Swiss National Day"),
        "ASSUMPTION": N_p("Holiday", "Assumption"),
        "FEDERAL_FAST_MONDAY": N_p("Holiday", "Monday of the Federal Fast"),
        "ALL_SAINTS": N_p("Holiday", "All Saints’ Day"),
        "ARMISTICE_1918": N_p("Holiday", "Armistice 1918"),
        "CHRISTMAS": N_p("Holiday", "Christmas Day"),
        "SECOND_CHRISTMAS_DAY": N_p("Holiday", "26 December"),
    },
    EntryKind: {
        "MEETING": N_p("EntryKind", "meeting"),
        "NOTICE": N_p("EntryKind", "convene"),
        "PROPOSALS": N_p("EntryKind", "proposals"),
        "FILE_CLOSED": N_p("EntryKind", "file closes"),
        "DOCUMENTS": N_p("EntryKind", "documents"),
        "ANSWER": N_p("EntryKind", "answers"),
        "CALL_OPENS": N_p("EntryKind", "call opens"),
        "CALL_CLOSES": N_p("EntryKind", "call closes"),
        "CALL_DECIDES": N_p("EntryKind", "call decided"),
        "CALL_REPORTS": N_p("EntryKind", "final reports due"),
        "STAGE_DUE": N_p("EntryKind", "to go on"),
        "CONDITION_DUE": N_p("EntryKind", "condition due"),
        "INSTALMENT_DUE": N_p("EntryKind", "instalment due"),
        "PROJECT_STARTS": N_p("EntryKind", "start"),
        "PROJECT_ENDS": N_p("EntryKind", "end"),
        "MANDATES_END": N_p("EntryKind", "ends of mandates"),
    },
    Rhythm: {
        "WEEKS": N_p("Rhythm", "weeks"),
        "MONTHS": N_p("Rhythm", "months, on the same weekday"),
    },
    Series: {
        "MEETING": N_p("Series", "meetings"),
        "DECISION": N_p("Series", "decisions"),
        "PROJECT": N_p("Series", "projects"),
        "TASK": N_p("Series", "tasks"),
        "CIRCULATION": N_p("Series", "decisions by circulation"),
    },
    Side: {
        "FR": N_p("Side", "France"),
        "CH": N_p("Side", "Switzerland"),
    },
    OrganisationKind: {
        "COMMUNE": N_p("OrganisationKind", "municipality"),
        "INTERCOMMUNALITY": N_p("OrganisationKind", "intermunicipal community"),
        "CANTON": N_p("OrganisationKind", "canton"),
        "DEPARTMENT": N_p("OrganisationKind", "department"),
        "REGION": N_p("OrganisationKind", "region"),
        "STATE": N_p("OrganisationKind", "State"),
        "ASSOCIATION": N_p("OrganisationKind", "association"),
        "PARK": N_p("OrganisationKind", "park"),
        "SCHOOL": N_p("OrganisationKind", "school"),
        "CROSS_BORDER_BODY": N_p("OrganisationKind", "cross-border body"),
        "OTHER": N_p("OrganisationKind", "other body"),
    },
    Salutation: {
        "MADAME": N_p("Salutation", "Madam"),
        "MONSIEUR": N_p("Salutation", "Sir"),
        "NEUTRAL": N_p("Salutation", "neutral"),
    },
    RecusalAnswer: {
        "OPEN": N_p("RecusalAnswer", "to be answered"),
        "RECUSED": N_p("RecusalAnswer", "stands back"),
        "REFUSED": N_p("RecusalAnswer", "takes part"),
    },
    DeliveryChannel: {
        "MAIL": N_p("DeliveryChannel", "by e-mail"),
        "POST": N_p("DeliveryChannel", "by post"),
        "BOTH": N_p("DeliveryChannel", "by e-mail and by post"),
        "REGISTERED": N_p("DeliveryChannel", "by registered letter"),
        "HAND": N_p("DeliveryChannel", "handed over"),
    },
    Direction: {
        "IN": N_p("Direction", "received"),
        "OUT": N_p("Direction", "sent"),
    },
    Result: {
        "SENT": N_p("Result", "written"),
        "APPLIED": N_p("Result", "taken in"),
        "REPEATED": N_p("Result", "known already"),
        "TAKEN_BACK": N_p("Result", "taken back"),
    },
    PendingState: {
        "WAITING": N_p("PendingState", "waiting for an earlier file"),
        "NEWER": N_p("PendingState", "needs a newer version"),
        "MASS_CHANGE": N_p("PendingState", "to confirm"),
        "FORKED": N_p("PendingState", "set apart"),
        "DIFFERS": N_p("PendingState", "result differs"),
        "TAKEN_BACK": N_p("PendingState", "taken back"),
        "TAKEN_IN": N_p("PendingState", "taken in"),
    },
    Profile: {
        "ALL": N_p("Profile", "everything"),
        "CTJ": N_p("Profile", "conference"),
        "CHAIR": N_p("Profile", "chair"),
        "PARTNER": N_p("Profile", "partner secretariat"),
        "PUBLICATION": N_p("Profile", "publication"),
    },
    OfficeKind: {
        "SECRETARIAT": N_p("OfficeKind", "secretariat"),
        "CHAIR": N_p("OfficeKind", "chair"),
        "CTJ": N_p("OfficeKind", "CTJ"),
    },
    Instrument: {
        "FPPT": N_p("Instrument", "FPPT"),
        "INTERREG": N_p("Instrument", "Interreg France-Suisse"),
        "NPR": N_p("Instrument", "NRP"),
        "OWN_FUNDS": N_p("Instrument", "own funds"),
    },
    StageRole: {
        "ACTIVE": N_p("StageRole", "on the way"),
        "END": N_p("StageRole", "final stage"),
        "SIDE_EXIT": N_p("StageRole", "left the way"),
    },
    **PROJECT_WORDS,
    **RESOURCE_WORDS,
    BudgetCategory: {
        "STAFF": N_p("BudgetCategory", "staff"),
        "SERVICES": N_p("BudgetCategory", "services"),
        "TRAVEL": N_p("BudgetCategory", "travel"),
        "CATERING": N_p("BudgetCategory", "catering"),
        "EQUIPMENT": N_p("BudgetCategory", "equipment"),
        "COMMUNICATION": N_p("BudgetCategory", "communication"),
        "TRANSLATION": N_p("BudgetCategory", "translation"),
        "OTHER": N_p("BudgetCategory", "other costs"),
    },
    OpinionKind: {
        "FAVOURABLE": N_p("OpinionKind", "favourable"),
        "WITH_RESERVATION": N_p("OpinionKind", "favourable, with reservation"),
        "UNFAVOURABLE": N_p("OpinionKind", "unfavourable"),
    },
    TextUse: {
        "BLOCK": N_p("TextUse", "block of the minutes"),
        "LETTER": N_p("TextUse", "letter"),
    },
    **EXTRACT_WORDS,
    HomeKind: {
        "COMMITTEE": N_p("HomeKind", "committee"),
        "OFFICE": N_p("HomeKind", "office"),
        "CTJ": N_p("HomeKind", "CTJ"),
    },
    DataClass: {
        "OPEN": N_p("DataClass", "open"),
        "INTERNAL": N_p("DataClass", "internal"),
        "PERSONAL": N_p("DataClass", "personal"),
        "RESTRICTED": N_p("DataClass", "restricted"),
    },
    QuorumBase: {
        "SEATS": N_p("QuorumBase", "all seats"),
        "IN_OFFICE": N_p("QuorumBase", "members in office"),
        "CONVENED": N_p("QuorumBase", "members convened"),
        "NUMBER": N_p("QuorumBase", "so many of so many seats"),
    },
    DecisionMode: {
        "CONSENSUS": N_p("DecisionMode", "by consensus"),
        "MAJORITY": N_p("DecisionMode", "by majority"),
        "UNANIMITY": N_p("DecisionMode", "unanimously"),
    },
    MajorityBase: {
        "CAST": N_p("MajorityBase", "votes cast"),
        "PRESENT": N_p("MajorityBase", "members present"),
        "MEMBERS": N_p("MajorityBase", "all members"),
        "SEATS": N_p("MajorityBase", "all seats"),
    },
    DoubleMajority: {
        "NONE": N_p("DoubleMajority", "of the whole alone"),
        "SIDE": N_p("DoubleMajority", "of the whole and of each side"),
        "COLLEGE": N_p("DoubleMajority", "of the whole and of each college"),
    },
    SittingKind: {
        "ORDINARY": N_p("SittingKind", "ordinary meeting"),
        "EXTRAORDINARY": N_p("SittingKind", "extraordinary meeting"),
        "SECOND_CALL": N_p("SittingKind", "second call"),
    },
    NumberingPeriod: {
        "YEARLY": N_p("NumberingPeriod", "anew each year"),
        "CONTINUOUS": N_p("NumberingPeriod", "on and on"),
    },
    InclusiveForm: {
        "NEUTRAL": N_p("InclusiveForm", "by words that serve everybody"),
        "PAIRED": N_p("InclusiveForm", "by both words"),
        "SHORTENED": N_p("InclusiveForm", "by a shortened form"),
    },
    OutcomeKind: {
        "ADOPTED": N_p("OutcomeKind", "adopted"),
        "AMENDED": N_p("OutcomeKind", "adopted as amended"),
        "IN_PART": N_p("OutcomeKind", "adopted in part"),
        "REJECTED": N_p("OutcomeKind", "rejected"),
        "NOTED": N_p("OutcomeKind", "noted"),
        "ADVISED": N_p("OutcomeKind", "preliminary opinion given"),
        "REFERRED": N_p("OutcomeKind", "referred"),
        "POSTPONED": N_p("OutcomeKind", "postponed"),
        "WITHDRAWN": N_p("OutcomeKind", "withdrawn"),
        "TAKEN_OFF": N_p("OutcomeKind", "taken off the agenda"),
        "SETTLED": N_p("OutcomeKind", "settled without a vote"),
        "JOINED": N_p("OutcomeKind", "joined with another item"),
        "ELECTED": N_p("OutcomeKind", "elected"),
    },
    ReplyWay: {
        "MAIL": N_p("ReplyWay", "by e-mail"),
        "FORM": N_p("ReplyWay", "on the reply form"),
        "LETTER": N_p("ReplyWay", "by letter"),
        "CALENDAR": N_p("ReplyWay", "from the calendar"),
        "TELEPHONE": N_p("ReplyWay", "by telephone"),
        "ORALLY": N_p("ReplyWay", "orally"),
    },
    BallotGiven: {
        "IN_SESSION": N_p("BallotGiven", "in session"),
        "IN_ADVANCE": N_p("BallotGiven", "in advance"),
        "BY_POST": N_p("BallotGiven", "by post"),
    },
    StatutesPattern: {
        "FRANCO_SWISS": N_p(
            "StatutesPattern", "Franco-Swiss committee: two co-presidents, more than half of each side"
        ),
        "FRENCH_COUNCIL": N_p(
            "StatutesPattern", "French council: more than half of the members, the chair’s casting vote"
        ),
        "SWISS_ASSOCIATION": N_p("StatutesPattern", "Swiss association: majority of those present, no quorum"),
        "CONSENSUS": N_p("StatutesPattern", "consensus, no quorum"),
        "SIMPLE_MAJORITY": N_p("StatutesPattern", "simple majority, quorum half of the seats"),
        "BY_SIDE": N_p("StatutesPattern", "majority of each side, quorum half of the seats"),
    },
    TieRule: {
        "REJECTED": N_p("TieRule", "a tie rejects"),
        "CHAIR": N_p("TieRule", "casting vote of the chair"),
        "CO_CHAIRS_TOGETHER": N_p("TieRule", "casting vote of the co-chairs together"),
    },
    SourceText: {
        "FR": N_p("SourceText", "the French version prevails"),
        "DE": N_p("SourceText", "the German version prevails"),
        "BOTH": N_p("SourceText", "both versions are authentic"),
        "UNSETTLED": N_p("SourceText", "not settled which version prevails"),
    },
    Language: {
        "FR": N_p("Language", "French"),
        "DE": N_p("Language", "German"),
        "EN": N_p("Language", "English"),
    },
    TranslationState: {
        "MISSING": N_p("TranslationState", "missing"),
        "DRAFT": N_p("TranslationState", "draft"),
        "REVIEW": N_p("TranslationState", "to review"),
        "DONE": N_p("TranslationState", "done"),
    },
    DecisionKind: {
        "NOTING": N_p("DecisionKind", "noting"),
        "DECISION": N_p("DecisionKind", "decision"),
        "OPINION": N_p("DecisionKind", "opinion"),
        "RECOMMENDATION": N_p("DecisionKind", "recommendation"),
        "MANDATE": N_p("DecisionKind", "instruction"),
        "ADJOURNMENT": N_p("DecisionKind", "adjournment"),
        "ELECTION": N_p("DecisionKind", "election"),
    },
    DecisionResult: {
        "UNANIMOUS": N_p("DecisionResult", "unanimously"),
        "MAJORITY": N_p("DecisionResult", "by majority"),
        "CONSENSUS": N_p("DecisionResult", "by consensus"),
        "REJECTED": N_p("DecisionResult", "rejected"),
    },
    AmendmentResult: {
        "ADOPTED": N_p("AmendmentResult", "adopted"),
        "REJECTED": N_p("AmendmentResult", "rejected"),
        "WITHDRAWN": N_p("AmendmentResult", "withdrawn"),
    },
    VoteMethod: {
        "SHOW_OF_HANDS": N_p("VoteMethod", "show of hands"),
        "NOMINAL": N_p("VoteMethod", "roll call"),
        "SECRET": N_p("VoteMethod", "secret ballot"),
        "CONSENSUS": N_p("VoteMethod", "by consensus"),
    },
    Choice: {
        "YES": N_p("Choice", "yes"),
        "NO": N_p("Choice", "no"),
        "ABSTENTION": N_p("Choice", "abstention"),
        "NOT_VOTED": N_p("Choice", "not voted"),
    },
    TaskState: {
        "OPEN": N_p("TaskState", "open"),
        "IN_PROGRESS": N_p("TaskState", "in progress"),
        "DONE": N_p("TaskState", "done"),
        "VOID": N_p("TaskState", "no longer needed"),
    },
    ReviewReason: {
        "PAST": N_p("ReviewReason", "end of keeping reached"),
        "LEFT": N_p("ReviewReason", "without any mandate for long"),
        "NEAR": N_p("ReviewReason", "end of keeping near"),
        "UNINFORMED": N_p("ReviewReason", "never informed"),
        "UNCONFIRMED": N_p("ReviewReason", "not confirmed for long"),
    },
}
"""By set and name of the member, as it stands inside an English sentence."""

GENDERED: dict[type[Enum], dict[Salutation, dict[str, str]]] = {
    OfficeOfCommittee: {
        Salutation.MADAME: {
            "PRESIDENT": N_p("OfficeOfCommittee, woman", "president"),
            "CO_PRESIDENT": N_p("OfficeOfCommittee, woman", "co-president"),
            "VICE_PRESIDENT": N_p("OfficeOfCommittee, woman", "vice-president"),
            "SECRETARY": N_p("OfficeOfCommittee, woman", "secretary"),
        },
        Salutation.MONSIEUR: {
            "PRESIDENT": N_p("OfficeOfCommittee, man", "president"),
            "CO_PRESIDENT": N_p("OfficeOfCommittee, man", "co-president"),
            "VICE_PRESIDENT": N_p("OfficeOfCommittee, man", "vice-president"),
            "SECRETARY": N_p("OfficeOfCommittee, man", "secretary"),
        },
    },
    Reply: {
        Salutation.MADAME: {
            "PRESENT": N_p("Reply, woman", "will attend"),
            "REMOTE": N_p("Reply, woman", "will attend remotely"),
            "EXCUSED": N_p("Reply, woman", "excused"),
            "REPRESENTED": N_p("Reply, woman", "represented"),
            "SUBSTITUTE": N_p("Reply, woman", "sends a substitute"),
        },
        Salutation.MONSIEUR: {
            "PRESENT": N_p("Reply, man", "will attend"),
            "REMOTE": N_p("Reply, man", "will attend remotely"),
            "EXCUSED": N_p("Reply, man", "excused"),
            "REPRESENTED": N_p("Reply, man", "represented"),
            "SUBSTITUTE": N_p("Reply, man", "sends a substitute"),
        },
    },
    AttendanceStatus: {
        Salutation.MADAME: {
            "EXCUSED": N_p("AttendanceStatus, woman", "excused"),
            "ABSENT": N_p("AttendanceStatus, woman", "absent"),
            "REPRESENTED": N_p("AttendanceStatus, woman", "represented"),
        },
        Salutation.MONSIEUR: {
            "EXCUSED": N_p("AttendanceStatus, man", "excused"),
            "ABSENT": N_p("AttendanceStatus, man", "absent"),
            "REPRESENTED": N_p("AttendanceStatus, man", "represented"),
        },
    },
}
"""What French and German say differently of a woman and of a man; without a person, both forms at once."""
_CONTEXTS = {Salutation.MADAME: "woman", Salutation.MONSIEUR: "man"}


def word(t: Translator, member: Enum, salutation: Salutation | None = None) -> str:
    """The word as it stands alone, capitalised; with `salutation`, as it is said of that person.

    A member without a word is shown readable; a test walks every set of the domain, so that none is missing.
    """
    return capital(word_within(t, member, salutation))


def capital(text: str) -> str:
    """As it begins a line: names of kinds, stages and words inside a sentence are written small."""
    return text[:1].upper() + text[1:]


def word_within(t: Translator, member: Enum, salutation: Salutation | None = None) -> str:
    """The word as it stands inside a sentence: convoquée, einberufen."""
    kind = type(member)
    if salutation in _CONTEXTS and kind in GENDERED:
        message = GENDERED[kind][salutation].get(member.name)
        if message:
            return t.p(f"{kind.__name__}, {_CONTEXTS[salutation]}", message)
    message = WORDS.get(kind, {}).get(member.name)
    return t.p(kind.__name__, message) if message else str(member.value).replace("_", " ")
