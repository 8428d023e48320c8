"""What do a committee's statutes say, as data with article numbers?"""

from datetime import date
from enum import StrEnum

from ctj_desktop.domain.ids import CommitteeId, DecisionRuleId, StatutesId
from ctj_desktop.domain.record import CommitteeOpen, NamedValue
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.errors import N_p


class QuorumBase(StrEnum):
    """What the fraction is taken of."""

    SEATS = "seats"
    IN_OFFICE = "in_office"


class DecisionMode(StrEnum):
    """Consensus ("pas d'opposition") or a counted majority."""

    CONSENSUS = "consensus"
    MAJORITY = "majority"


class MajorityBase(StrEnum):
    """France: votes cast; Swiss association law: those present (SOURCES.md 5.1)."""

    CAST = "cast"
    PRESENT = "present"
    MEMBERS = "members"


class TieRule(StrEnum):
    """What a tie means."""

    REJECTED = "rejected"
    CHAIR = "chair"
    CO_CHAIRS_TOGETHER = "co_chairs_together"


class SourceText(StrEnum):
    """Which language version prevails."""

    FR = "fr"
    DE = "de"
    BOTH = "both"


class QuorumRule(NamedValue):
    """Quorum as one register: fraction of the base, `strict` for "more than", minimum per side."""

    base: QuorumBase = QuorumBase.IN_OFFICE
    numerator: int = 1
    denominator: int = 2
    strict: bool = True
    minimum_per_side: int = 0
    proxies_count: bool = False
    substitutes_count: bool = True
    remote_counts: bool = True
    recused_count: bool = True
    article: str = ""


class NoticeRule(NamedValue):
    """Days before the meeting; `clear` days count neither sending nor meeting day."""

    days: int
    clear: bool = True
    article: str = ""


class ProxyRule(NamedValue):
    """Proxies one holder may carry; 0 allows none."""

    per_holder: int = 0
    article: str = ""


class SecondCallRule(NamedValue):
    """A second call after a meeting without quorum."""

    free_of_quorum: bool = True
    days: int = 0
    article: str = ""


class CirculationRule(NamedValue):
    """Decision by circulation: fraction of the voters that must agree."""

    numerator: int = 1
    denominator: int = 1
    article: str = ""


class Statutes(CommitteeOpen):
    """A version of the statutes, in force [in_force_from, in_force_to); a field that is None is silent."""

    kind = "statutes"
    noun = N_p("kind", "statutes")
    nouns = N_p("kinds", "versions of the statutes")
    id: StatutesId
    committee: CommitteeId
    title: Bilingual
    in_force_from: date
    in_force_to: date | None = None
    quorum: QuorumRule | None = None
    notice: NoticeRule | None = None
    proxies: ProxyRule | None = None
    second_call: SecondCallRule | None = None
    circulation: CirculationRule | None = None
    prevailing: SourceText = SourceText.FR
    invented: bool = False  # sample statutes say so


class DecisionRule(CommitteeOpen):
    """A named rule by which a decision is taken."""

    kind = "decision_rule"
    noun = N_p("kind", "decision rule")
    nouns = N_p("kinds", "decision rules")
    id: DecisionRuleId
    statutes: StatutesId
    name: Bilingual
    mode: DecisionMode = DecisionMode.CONSENSUS
    base: MajorityBase = MajorityBase.CAST
    numerator: int = 1
    denominator: int = 2
    strict: bool = True
    tie: TieRule = TieRule.REJECTED
    article: str = ""
    default: bool = False
