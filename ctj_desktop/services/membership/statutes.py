"""How do a committee's statutes get into the program, with their article numbers?"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any, Final

from ctj_desktop.domain.ids import CommitteeId, DecisionRuleId, MeetingId, StatutesId
from ctj_desktop.domain.quorum_and_majority import asked_of_sides
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import College, Committee
from ctj_desktop.domain.records.meetings import Meeting, Roll
from ctj_desktop.domain.records.statutes import (
    CirculationRule,
    DecisionMode,
    DecisionRule,
    MajorityBase,
    QuorumBase,
    QuorumRule,
    SittingRule,
    SourceText,
    Statutes,
    StatutesPattern,
    TieRule,
)
from ctj_desktop.domain.records.voting import AnyDecision
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.i18n import N_, load_translator
from ctj_desktop.services.membership.refusals import (
    BadFraction,
    MinimaTooHigh,
    MoreThanAll,
    NoSuchCollege,
    NotPrinted,
    NoTwoSides,
    OtherDefault,
    RuleOfOthers,
    SittingRuled,
    StatutesApplied,
    StatutesOverlap,
)
from ctj_desktop.services.membership.rules.patterns import PATTERNS, started_from
from ctj_desktop.services.naming.removal import removal
from ctj_desktop.services.steps.records import need_period, need_text, the, titled
from ctj_desktop.services.steps.refusals import NegativeAmount
from ctj_desktop.services.steps.states import FINAL, meeting_state, name_of
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit

USAGES: Final[Mapping[DecisionMode, str]] = {
    DecisionMode.CONSENSUS: N_("Consensus, by usage"),
    DecisionMode.MAJORITY: N_("Majority, by usage"),
    DecisionMode.UNANIMITY: N_("Unanimity, by usage"),
}
"""What a rule by usage is called."""
PRINTED: Final = frozenset({Language.FR, Language.DE})
"""The languages of papers."""
RULED: Final = ("quorum", "notice", "proxies", "second_call", "circulation", "postal")
"""What a version of the statutes says of meetings and decisions."""


def _unsettled(_store: OpenFile, _given: Mapping[str, Any]) -> Mapping[str, SourceText]:
    """In a committee of two languages nobody knows which version prevails, unless somebody says so."""
    return {"prevailing": SourceText.UNSETTLED}


@step(otherwise=_unsettled)
def adopt_statutes(unit: Unit, new: Statutes, *, pattern: StatutesPattern | None = None) -> Statutes:
    """Enters a version of the statutes; what is not given, the statutes do not say.

    With a `pattern` it starts from usual rules, with a rule of decision of its own; its title says that they are to be
    checked against the paper. An open version that started earlier ends on the day the new one starts.
    """
    need_text(new.title)
    new = started_from(new, pattern) if pattern is not None else new
    need_period(new.in_force_from, new.in_force_to)
    _need_rules(new)
    _need_printed(new.languages)
    _need_possible(unit.store, new.committee, new.quorum)
    _need_writing_possible(new.circulation)
    _end_earlier(unit, new.committee, new.in_force_from, new.in_force_to)
    saved = unit.save(new)
    if pattern is not None:
        unit.save(_usual_rule(unit, saved, PATTERNS[pattern].name, PATTERNS[pattern].decision))
    unit.name("statutes.added", **titled(new.title))
    return saved


@step
def adopt_usage(
    unit: Unit,
    *,
    committee: CommitteeId,
    since: date,
    mode: DecisionMode,
    base: MajorityBase = MajorityBase.CAST,
    tie: TieRule = TieRule.REJECTED,
) -> Statutes:
    """Keeps how a committee without written statutes decides: as its usage, of which no article speaks."""
    owner = the(unit.store, Committee, committee)
    usage = Statutes(
        id=StatutesId(unit.new_id()),
        home=owner.home,
        committee=committee,
        title=in_both(N_("Usage of the committee")),
        in_force_from=since,
        usage=True,
        prevailing=SourceText.UNSETTLED,
    )
    saved = adopt_statutes(unit, usage)
    unit.save(_usual_rule(unit, saved, USAGES[mode], {"mode": mode, "base": base, "tie": tie}))
    unit.name("statutes.added", **titled(saved.title))
    return saved


@step
def add_decision_rule(unit: Unit, new: DecisionRule) -> DecisionRule:
    """Adds a named rule by which decisions are taken; the default one replaces the earlier default."""
    the(unit.store, Statutes, new.statutes)
    _need_share(new.numerator, new.denominator)
    _need_share_below_all(new)
    unit.name("decision_rule.added", **titled(need_text(new.name)))
    _only_default(unit, new)
    return unit.save(new)


@step(without=("committee",))
def change_statutes(unit: Unit, after: Statutes, before: Statutes) -> Statutes:
    """Corrects a version of the statutes; once minutes were approved under it, what it rules stays.

    So does which text prevails: the approved minutes say it where they are signed.
    """
    stored = the(unit.store, Statutes, before.id)
    need_period(after.in_force_from, after.in_force_to)
    _need_rules(after)
    _need_printed(after.languages)
    if after.quorum != before.quorum:
        _need_possible(unit.store, stored.committee, after.quorum)
    if after.circulation != before.circulation:
        _need_writing_possible(after.circulation)
    if any(getattr(after, name) != getattr(before, name) for name in (*RULED, "prevailing")):
        _need_unapplied(unit.store, {row.meeting for row in unit.store.all(Roll, statutes=stored.id)})
    if (after.in_force_from, after.in_force_to) != (before.in_force_from, before.in_force_to):
        need_alone_in_force(unit.store, after)
    unit.name("statutes.changed", before, **titled(need_text(after.title)))
    return unit.save(after, before=before)


remove_statutes = removal(
    Statutes,
    "Takes a version of the statutes with its rules away, if no meeting was held and nothing decided under it.",
)


@step(without=("statutes",))
def change_decision_rule(unit: Unit, after: DecisionRule, before: DecisionRule) -> DecisionRule:
    """Corrects a rule by which decisions are taken; what approved minutes were decided by stays."""
    stored = the(unit.store, DecisionRule, before.id)
    _need_share(after.numerator, after.denominator)
    if replace(after, default=before.default) != before:
        _need_share_below_all(after)
        decided = [one.meeting for one in unit.store.all(AnyDecision, rule=stored.id)]
        _need_unapplied(unit.store, {meeting for meeting in decided if meeting is not None})
    if after.default and not before.default:
        _only_default(unit, after)
    unit.name("decision_rule.changed", before, **titled(need_text(after.name)))
    return unit.save(after, before=before)


@step
def add_sitting_rule(unit: Unit, new: SittingRule) -> SittingRule:
    """Adds what the statutes rule for one kind of meeting instead of what they say of all."""
    _need_alone(unit.store, new)
    _need_rules(new)
    _need_own_rule(unit.store, new)
    _need_possible(unit.store, the(unit.store, Statutes, new.statutes).committee, new.quorum)
    unit.name("sitting_rule.added", **titled(the(unit.store, Statutes, new.statutes).title))
    return unit.save(new)


@step(without=("statutes",))
def change_sitting_rule(unit: Unit, after: SittingRule, before: SittingRule) -> SittingRule:
    """Corrects what the statutes rule for a kind of meeting; once minutes were approved under it, it stays."""
    stored = the(unit.store, SittingRule, before.id)
    _need_alone(unit.store, after)
    _need_rules(after)
    _need_own_rule(unit.store, after)
    if after.quorum != before.quorum:
        _need_possible(unit.store, the(unit.store, Statutes, stored.statutes).committee, after.quorum)
    _need_sitting_unapplied(unit.store, stored)
    unit.name("sitting_rule.changed", before, **titled(the(unit.store, Statutes, stored.statutes).title))
    return unit.save(after, before=before)


remove_sitting_rule = removal(
    SittingRule,
    "Takes the rule for a kind of meeting away: the version's own holds; not once minutes were approved under it.",
    guard=lambda store, row: _need_sitting_unapplied(store, row),
)


remove_decision_rule = removal(DecisionRule, "Takes a rule away by which nothing was decided.")


def need_alone_in_force(store: OpenFile, version: Statutes) -> None:
    """`StatutesOverlap` where another version is in force on one of its days."""
    for other in store.all(Statutes, committee=version.committee, order="in_force_from, id"):
        ends = other.in_force_to is not None and other.in_force_to <= version.in_force_from
        starts = version.in_force_to is not None and version.in_force_to <= other.in_force_from
        if other.id != version.id and not (ends or starts):
            raise StatutesOverlap(max(version.in_force_from, other.in_force_from), other.in_force_from)


def need_no_other_default(store: OpenFile, rule: DecisionRule) -> None:
    """`OtherDefault` where another rule of the version has become the default."""
    others = store.all(DecisionRule, statutes=rule.statutes, default=True) if rule.default else []
    if others:
        raise OtherDefault(others[0].name)


def _usual_rule(unit: Unit, version: Statutes, name: str, values: Mapping[str, Any]) -> DecisionRule:
    """The rule of decision by which such a version decides; `name` is marked by `N_`."""
    return DecisionRule(
        id=DecisionRuleId(unit.new_id()),
        home=version.home,
        statutes=version.id,
        name=in_both(name),
        default=True,
        **values,
    )


def _only_default(unit: Unit, rule: DecisionRule) -> None:
    """Of one version one rule is the default."""
    if rule.default:
        for other in unit.store.all(DecisionRule, statutes=rule.statutes, default=True):
            if other.id != rule.id:
                unit.save(replace(other, default=False), before=other)


def _need_unapplied(store: OpenFile, meetings: Iterable[MeetingId]) -> None:
    """`StatutesApplied` where the minutes of one of them are approved."""
    found = [meeting for key in meetings if meeting_state(store, key) in FINAL and (meeting := store.get(Meeting, key))]
    if found:
        raise StatutesApplied(tuple(sorted(name_of(meeting) for meeting in found)))


def _end_earlier(unit: Unit, committee: CommitteeId, start: date, end: date | None) -> None:
    for version in unit.store.all(Statutes, committee=committee, order="in_force_from, id"):
        if version.in_force_to is None and version.in_force_from < start:
            unit.save(replace(version, in_force_to=start), before=version)
        elif (end is None or version.in_force_from < end) and (
            version.in_force_to is None or version.in_force_to > start
        ):
            raise StatutesOverlap(max(start, version.in_force_from), version.in_force_from)


def _need_rules(ruled: Statutes | SittingRule) -> None:
    """`BadFraction`, `NegativeAmount`."""
    circulation = ruled.circulation if isinstance(ruled, Statutes) else None
    for rule in (ruled.quorum, circulation, ruled.second_call):
        if rule is not None:
            _need_share(rule.numerator, rule.denominator)
    quorum, notice, proxies, second_call = ruled.quorum, ruled.notice, ruled.proxies, ruled.second_call
    least = [quorum.minimum_per_side, *(one.minimum for one in quorum.colleges)] if quorum else []
    days = [notice.days if notice else 0, second_call.days if second_call else 0]
    if min(*least, *days, proxies.per_holder if proxies else 0) < 0:
        raise NegativeAmount


def _need_own_rule(store: OpenFile, ruled: SittingRule) -> None:
    """`RuleOfOthers` where its rule of decision is one of another version."""
    rule = the(store, DecisionRule, ruled.rule) if ruled.rule is not None else None
    if rule is not None and rule.statutes != ruled.statutes:
        raise RuleOfOthers(rule.name)


def _need_printed(languages: Collection[Language]) -> None:
    """`NotPrinted` for a language in which no paper is made."""
    if not PRINTED.issuperset(languages):
        raise NotPrinted


def _need_possible(store: OpenFile, committee: CommitteeId, rule: QuorumRule | None) -> None:
    """Refuses a quorum that no committee, or not this one with its sides and colleges, could ever reach.

    `MoreThanAll`, `MinimaTooHigh`, `NoTwoSides`, `NoSuchCollege`. Seats that are too few today are
    no reason: more may come.
    """
    if rule is None:
        return
    sides = the(store, Committee, committee).sides
    if rule.asks_of_sides and not asked_of_sides(rule, sides):
        raise NoTwoSides
    own = {college.id for college in store.all(College, committee=committee)}
    if any(one.college not in own for one in rule.colleges):
        raise NoSuchCollege
    if rule.base is not QuorumBase.NUMBER:
        _need_less_than_all(rule.numerator, rule.denominator, strict=rule.strict)
        return
    asked = max(rule.minimum_per_side * len(sides), sum(one.minimum for one in rule.colleges))
    if asked > rule.denominator:
        raise MinimaTooHigh(asked, rule.denominator)


def _need_share_below_all(rule: DecisionRule) -> None:
    if rule.mode is DecisionMode.MAJORITY:
        _need_less_than_all(rule.numerator, rule.denominator, strict=rule.strict)


def _need_writing_possible(rule: CirculationRule | None) -> None:
    if rule is not None:
        _need_less_than_all(rule.numerator, rule.denominator, strict=rule.strict)


def _need_less_than_all(numerator: int, denominator: int, *, strict: bool) -> None:
    if strict and numerator >= denominator:
        raise MoreThanAll


def _need_alone(store: OpenFile, rule: SittingRule) -> None:
    """`SittingRuled` where the version rules this kind of meeting already."""
    others = store.all(SittingRule, statutes=rule.statutes, sitting=rule.sitting)
    if any(other.id != rule.id for other in others):
        raise SittingRuled(rule.sitting)


def _need_sitting_unapplied(store: OpenFile, rule: SittingRule) -> None:
    held = {row.meeting for row in store.all(Roll, statutes=rule.statutes)}
    meetings = [meeting for key in held if (meeting := store.get(Meeting, key)) is not None]
    _need_unapplied(store, (meeting.id for meeting in meetings if meeting.called is rule.sitting))


def _need_share(numerator: int, denominator: int) -> None:
    if denominator < 1 or not 0 <= numerator <= denominator:
        raise BadFraction(str(numerator), str(denominator))


def in_both(message: str) -> Bilingual:
    """A message marked by `N_`, as the program itself writes it into a record in both languages."""
    french, german = (load_translator(locale)(message) for locale in ("fr_CH", "de_CH"))
    return Bilingual.of(french, german)
