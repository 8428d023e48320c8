"""What do a committee's statutes say, as data with article numbers?"""

from datetime import date
from enum import StrEnum
from typing import Any

from ctj_desktop.domain.ids import CollegeId, CommitteeId, DecisionRuleId, SittingRuleId, StatutesArticleId, StatutesId
from ctj_desktop.domain.record import CommitteeOpen, NamedValue, PositionalValue, replace
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.errors import N_p


class QuorumBase(StrEnum):
    """What the fraction is taken of; `NUMBER`: of no base, so many of so many seats ("6 of 11")."""

    SEATS = "seats"
    IN_OFFICE = "in_office"
    CONVENED = "convened"
    NUMBER = "number"


class DecisionMode(StrEnum):
    """Consensus ("pas d'opposition"), a counted majority, or every vote that is given."""

    CONSENSUS = "consensus"
    MAJORITY = "majority"
    UNANIMITY = "unanimity"


class MajorityBase(StrEnum):
    """France: votes cast; Swiss association law: those present (SOURCES.md 5.1). Members are those in office."""

    CAST = "cast"
    PRESENT = "present"
    MEMBERS = "members"
    SEATS = "seats"


class DoubleMajority(StrEnum):
    """Where else the majority is asked for, besides the whole."""

    NONE = "none"
    SIDE = "side"
    COLLEGE = "college"


class TieRule(StrEnum):
    """What a tie means."""

    REJECTED = "rejected"
    CHAIR = "chair"
    CO_CHAIRS_TOGETHER = "co_chairs_together"


class SourceText(StrEnum):
    """Which language version prevails; unsettled where nobody said."""

    FR = "fr"
    DE = "de"
    BOTH = "both"
    UNSETTLED = "unsettled"


class SittingKind(StrEnum):
    """For which kind of sitting a rule of the statutes is made; a second call is one whatever the first was."""

    ORDINARY = "ordinary"
    EXTRAORDINARY = "extraordinary"
    SECOND_CALL = "second_call"


class NumberingPeriod(StrEnum):
    """How meetings and decisions are counted: anew each year, or on and on."""

    YEARLY = "yearly"
    CONTINUOUS = "continuous"


class StatutesPattern(StrEnum):
    """A form from which a version may start, until it was checked against the paper; nothing keeps which."""

    FRANCO_SWISS = "franco_swiss"
    FRENCH_COUNCIL = "french_council"
    SWISS_ASSOCIATION = "swiss_association"
    CONSENSUS = "consensus"
    SIMPLE_MAJORITY = "simple_majority"
    BY_SIDE = "by_side"


class CollegeMinimum(NamedValue):
    """How many of a college must be there."""

    college: CollegeId
    minimum: int = 1


class QuorumRule(NamedValue):
    """Quorum as one register: fraction of the base, `strict` for "more than", minimum per side and per college.

    Of a `NUMBER` the numerator is how many must be there and the denominator of how many seats; `strict` and
    `each_side` say nothing then. `each_side` asks the same share of the base of each side too ("more than half of the
    seats filled on each side"), however its seats change. Whoever is on leave is in office and not in the base, unless
    `leave_counts`.
    """

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
    leave_counts: bool = False
    colleges: tuple[CollegeMinimum, ...] = ()
    each_side: bool = False

    @property
    def asks_of_sides(self) -> bool:
        """Whether each side must have so many there, by a number or by the share."""
        return bool(self.minimum_per_side) or (self.each_side and self.base is not QuorumBase.NUMBER)


class NoticeRule(NamedValue):
    """Days before the meeting; `clear` days count neither sending nor meeting day, `working` ones no rest day."""

    days: int
    clear: bool = True
    article: str = ""
    working: bool = False


class ProxyRule(NamedValue):
    """Proxies one holder may carry, and whether each is given in writing; 0 allows none."""

    per_holder: int = 0
    article: str = ""
    written: bool = False


class SecondCallRule(NamedValue):
    """A second call after a meeting without quorum; with a share only where fewer than it were there."""

    free_of_quorum: bool = True
    days: int = 0
    article: str = ""
    numerator: int = 0
    denominator: int = 1


class CirculationRule(NamedValue):
    """Decision by circulation, or that none is taken so: fraction of the voters that must agree, `strict` for "more
    than"; whether one objection stops it."""

    numerator: int = 1
    denominator: int = 1
    article: str = ""
    objection_stops: bool = False
    strict: bool = False
    allowed: bool = True


class DecidedBy(NamedValue):
    """What a decision rule said when something was put to the vote by it; the fields are those of the rule."""

    mode: DecisionMode = DecisionMode.CONSENSUS
    base: MajorityBase = MajorityBase.CAST
    numerator: int = 1
    denominator: int = 2
    strict: bool = True
    tie: TieRule = TieRule.REJECTED
    article: str = ""
    double_majority: DoubleMajority = DoubleMajority.NONE
    weighted: bool = False


class PostalRule(NamedValue):
    """Which votes count of whoever is not there: given before the meeting, or sent by post."""

    in_advance: bool = False
    by_post: bool = False
    article: str = ""


class Statutes(CommitteeOpen):
    """A version of the statutes, in force [in_force_from, in_force_to); a field that is None is silent.

    `usage` is how a committee without written statutes decides, as it was asked once: no article says so. No
    `languages` are both: in these the papers of the committee are printed, unless something else is chosen. With
    `names_printed` minutes name who voted how where the roll was called, by an article or as the committee wants it.
    """

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
    usage: bool = False
    postal: PostalRule | None = None
    languages: tuple[Language, ...] = ()
    numbering: NumberingPeriod = NumberingPeriod.YEARLY
    languages_article: str = ""
    prevailing_article: str = ""
    numbering_article: str = ""
    names_printed: bool = False
    names_article: str = ""

    @property
    def prevails(self) -> SourceText | None:
        """Which version of a paper prevails, None where nobody said."""
        return None if self.prevailing is SourceText.UNSETTLED else self.prevailing

    def holds_on(self, day: date) -> bool:
        """Whether it is in force on a day."""
        return self.in_force_from <= day and (self.in_force_to is None or day < self.in_force_to)


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
    double_majority: DoubleMajority = DoubleMajority.NONE
    weighted: bool = False


class SittingRule(CommitteeOpen):
    """What holds for one kind of sitting instead of what the version says of all; a field that is None says nothing.

    By its `rule` decisions of such a sitting are taken, unless another one is chosen.
    """

    kind = "sitting_rule"
    noun = N_p("kind", "rule for a kind of meeting")
    nouns = N_p("kinds", "rules for kinds of meeting")
    id: SittingRuleId
    statutes: StatutesId
    sitting: SittingKind
    quorum: QuorumRule | None = None
    second_call: SecondCallRule | None = None
    notice: NoticeRule | None = None
    proxies: ProxyRule | None = None
    postal: PostalRule | None = None
    rule: DecisionRuleId | None = None


class WhatHolds(PositionalValue):
    """What holds for a meeting: what is ruled for its kind alone, else what its version says of all; None is silent.

    Of one that was called `again`, `own` is the rule for such meetings and `first` that for the kind of the first one.
    """

    version: Statutes | None = None
    own: SittingRule | None = None
    first: SittingRule | None = None
    again: bool = False

    @property
    def quorum(self) -> QuorumRule | None:
        """Who must be there; nobody at a second call that is freed of it, unless such meetings ask for one."""
        asked = self.own.quorum if self.own is not None else None
        return asked or (None if self.freed_by is not None else self._of_all("quorum"))

    @property
    def freed_by(self) -> SecondCallRule | None:
        """What frees a second call of the quorum that any other meeting needs."""
        rule = self.second_call if self.again and self._of_all("quorum") is not None else None
        asked = self.own is not None and self.own.quorum is not None
        return rule if rule is not None and rule.free_of_quorum and not asked else None

    @property
    def notice(self) -> NoticeRule | None:
        """Its own; a second call may have days of its own, counted as those of any meeting."""
        own = self.own.notice if self.own is not None else None
        of_all: NoticeRule | None = self._of_all("notice")
        again = self.second_call if self.again else None
        if own is not None or again is None or not again.days:
            return own or of_all
        counted = of_all or NoticeRule(days=again.days)
        return replace(counted, days=again.days, article=again.article or counted.article)

    @property
    def proxies(self) -> ProxyRule | None:
        """How many proxies one holder carries."""
        found: ProxyRule | None = getattr(self.own, "proxies", None) or self._of_all("proxies")
        return found

    @property
    def second_call(self) -> SecondCallRule | None:
        """Whether it may be called again where it lacks its quorum; of one that was called again, how it then sits."""
        ruled = (rule.second_call for rule in (self.own, self.first, self.version) if rule is not None)
        return next((one for one in ruled if one is not None), None)

    @property
    def postal(self) -> PostalRule | None:
        """Which votes of those who are not there count."""
        found: PostalRule | None = getattr(self.own, "postal", None) or self._of_all("postal")
        return found

    @property
    def rule(self) -> DecisionRuleId | None:
        """By which rule it decides instead of the usual one of its version."""
        return self.own.rule if self.own is not None else None

    def _of_all(self, part: str) -> Any:
        return getattr(self.version, part, None)


class StatutesArticle(CommitteeOpen):
    """The wording of an article, which the rules of its version quote by its number."""

    kind = "statutes_article"
    noun = N_p("kind", "article of the statutes")
    nouns = N_p("kinds", "articles of the statutes")
    id: StatutesArticleId
    statutes: StatutesId
    number: str
    text: Bilingual = Bilingual()
