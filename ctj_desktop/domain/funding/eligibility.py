"""Does a project keep the rules of its call: which pass, which fail, which cannot be known, and what would fit?"""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import Final

from ctj_desktop.domain.funding.amount_rules import highest, highest_share, lowest
from ctj_desktop.domain.funding.call_window import Window, window_on
from ctj_desktop.domain.funding.rates import DatedRate, Sums
from ctj_desktop.domain.funding.verdicts import Judged, RuleState, Why
from ctj_desktop.domain.ids import ActionId, AxisId, CallRuleId, TerritoryId
from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.domain.records.people import OrganisationKind, Side
from ctj_desktop.domain.records.projects import Call, CallRule, CooperationCriterion, RuleKind


class CasePartner(NamedValue):
    """A partner as rules see it; `kind` is None where the body is only written."""

    side: Side
    lead: bool = False
    kind: OrganisationKind | None = None


class Case(NamedValue):
    """A project as the rules of its call see it, on a day and at a rate; sums stand in the currency they are kept in.

    `requested` is what is asked of the fund, `awarded` what it gave, `awarded_to_others` what it gave to the other
    projects of the call; `in_kind` is apart from `cost`. `axes` are those of the actions it serves, `checks` what a
    person found of a rule.
    """

    on: date
    rate: DatedRate | None = None
    requested: Sums = Sums()
    awarded: Sums = Sums()
    awarded_to_others: Sums = Sums()
    cost: Sums = Sums()
    in_kind: Sums = Sums()
    travel_and_catering: Sums = Sums()
    partners: tuple[CasePartner, ...] = ()
    territories: tuple[TerritoryId, ...] = ()
    themes: tuple[str, ...] = ()
    criteria: tuple[CooperationCriterion, ...] = ()
    actions: tuple[ActionId, ...] = ()
    axes: tuple[AxisId, ...] = ()
    checks: Mapping[CallRuleId, bool] = {}


class RuleVerdict(NamedValue):
    """What was found of a rule; of one that no source confirms `judged` says what it would find."""

    rule: CallRule
    found: RuleState
    judged: Judged


class Eligibility(NamedValue):
    """What is found of a project in its call; without rules none is known, and nothing is found."""

    call: Call
    window: Window
    on: date
    rate: DatedRate | None
    verdicts: tuple[RuleVerdict, ...]

    @property
    def found(self) -> RuleState:
        """All in all: a closed call fails, one that opens later is not known yet; what is unconfirmed says nothing."""
        found = {one.found for one in self.verdicts}
        if self.window is Window.CLOSED or RuleState.FAILS in found:
            return RuleState.FAILS
        if self.window is Window.FUTURE or RuleState.UNKNOWN in found or RuleState.PASSES not in found:
            return RuleState.UNKNOWN
        return RuleState.PASSES

    def of(self, found: RuleState) -> tuple[RuleVerdict, ...]:
        """The verdicts of that kind."""
        return tuple(one for one in self.verdicts if one.found is found)


class Supposed(NamedValue):
    """What is looked at as if it were so: None leaves it as it is. `partner` comes beside those there are."""

    rate: DatedRate | None = None
    requested: Sums | None = None
    partner: CasePartner | None = None
    on: date | None = None


def eligibility(call: Call, rules: Sequence[CallRule], case: Case) -> Eligibility:
    """Every rule of the call judged, in the order of their kinds."""
    order = list(RuleKind)
    ordered = sorted(rules, key=lambda rule: (order.index(rule.rule_kind), rule.id))
    verdicts = tuple(verdict(rule, case) for rule in ordered)
    window = window_on(call.opens, call.closes, case.on)
    return Eligibility(call=call, window=window, on=case.on, rate=case.rate, verdicts=verdicts)


def supposed(case: Case, what: Supposed) -> Case:
    """The case as it would be; the project is not touched."""
    return replace(
        case,
        rate=what.rate or case.rate,
        requested=what.requested if what.requested is not None else case.requested,
        partners=(*case.partners, what.partner) if what.partner is not None else case.partners,
        on=what.on or case.on,
    )


def verdict(rule: CallRule, case: Case) -> RuleVerdict:
    """What is found of one rule; what no figure answers is for a person to say."""
    judged, check = JUDGES[rule.rule_kind](rule, case), case.checks.get(rule.id)
    if judged.found is RuleState.UNKNOWN and check is not None:
        judged = _either(Why.PERSON, Why.PERSON, fits=check)
    return RuleVerdict(rule=rule, found=judged.found if rule.confirmed else RuleState.UNCONFIRMED, judged=judged)


def _aid(rule: CallRule, case: Case) -> Judged:
    return highest(rule, case.requested, case.rate, Why.NO_REQUEST)


def _most_cost(rule: CallRule, case: Case) -> Judged:
    return highest(rule, case.cost, case.rate, Why.NO_COST)


def _least_cost(rule: CallRule, case: Case) -> Judged:
    return lowest(rule, case.cost, case.rate, Why.NO_COST)


def _rate(rule: CallRule, case: Case) -> Judged:
    return highest_share(rule, case.requested, case.cost, case.in_kind, case.rate)


def _travel(rule: CallRule, case: Case) -> Judged:
    """A plan with costs and none of these is within any limit."""
    judged = highest(rule, case.travel_and_catering, case.rate, Why.NO_COST)
    if judged.why is Why.NO_COST and case.cost.parts:
        return Judged(found=RuleState.PASSES, why=Why.WITHIN)
    return judged


def _envelope(rule: CallRule, case: Case) -> Judged:
    """What the others were given, with what this project was given, else with what it asks for."""
    own = case.awarded if case.awarded.parts else case.requested
    if not own.parts:
        return Judged(found=RuleState.UNKNOWN, why=Why.NO_REQUEST)
    return highest(rule, case.awarded_to_others + own, case.rate, Why.NO_REQUEST)


def _holder(rule: CallRule, case: Case) -> Judged:
    """Every lead partner is of one of the kinds of body."""
    kinds = [partner.kind for partner in case.partners if partner.lead]
    if not rule.holders:
        return Judged(found=RuleState.UNKNOWN, why=Why.ASK)
    if not kinds:
        return Judged(found=RuleState.UNKNOWN, why=Why.NO_HOLDER)
    if any(kind is not None and kind not in rule.holders for kind in kinds):
        return Judged(found=RuleState.FAILS, why=Why.HOLDER_OTHER)
    if None in kinds:
        return Judged(found=RuleState.UNKNOWN, why=Why.HOLDER_UNKNOWN)
    return Judged(found=RuleState.PASSES, why=Why.HOLDER_FITS)


def _both_sides(_rule: CallRule, case: Case) -> Judged:
    there = {partner.side for partner in case.partners}
    if not there:
        return Judged(found=RuleState.UNKNOWN, why=Why.NO_PARTNER)
    missing = [side for side in Side if side not in there]
    if missing:
        return Judged(found=RuleState.FAILS, why=Why.SIDE_MISSING, side=missing[0])
    return Judged(found=RuleState.PASSES, why=Why.SIDES_THERE)


def _territory(rule: CallRule, case: Case) -> Judged:
    if not rule.territories:
        return Judged(found=RuleState.UNKNOWN, why=Why.ASK)
    if not case.territories:
        return Judged(found=RuleState.UNKNOWN, why=Why.NO_TERRITORY)
    fits = bool(set(rule.territories).intersection(case.territories))
    return _either(Why.TERRITORY_FITS, Why.TERRITORY_OTHER, fits=fits)


def _theme(rule: CallRule, case: Case) -> Judged:
    """Themes are free words: one in other words is for a person to see, and does not fail."""
    if not rule.themes:
        return Judged(found=RuleState.UNKNOWN, why=Why.ASK)
    if _folded(rule.themes) & _folded(case.themes):
        return Judged(found=RuleState.PASSES, why=Why.THEME_FITS)
    return Judged(found=RuleState.UNKNOWN, why=Why.THEME_OTHER)


def _criteria(rule: CallRule, case: Case) -> Judged:
    if rule.number is None:
        return Judged(found=RuleState.UNKNOWN, why=Why.ASK)
    number = len(set(case.criteria))
    judged = _either(Why.CRITERIA_MET, Why.CRITERIA_TOO_FEW, fits=number >= rule.number)
    return replace(judged, number=number)


def _strategy(rule: CallRule, case: Case) -> Judged:
    """One of the actions or axes of the rule is served; where it names none, any action is."""
    if not case.actions:
        return Judged(found=RuleState.FAILS, why=Why.NO_ACTION)
    named = bool(rule.actions or rule.axes)
    fits = bool(set(rule.actions).intersection(case.actions) or set(rule.axes).intersection(case.axes))
    return _either(Why.ACTION_FITS, Why.ACTION_OTHER, fits=fits or not named)


def _other(_rule: CallRule, _case: Case) -> Judged:
    return Judged(found=RuleState.UNKNOWN, why=Why.ASK)


def _either(yes: Why, no: Why, *, fits: bool) -> Judged:
    return Judged(found=RuleState.PASSES if fits else RuleState.FAILS, why=yes if fits else no)


def _folded(words: Collection[str]) -> set[str]:
    return {" ".join(word.casefold().split()) for word in words}


JUDGES: Final[Mapping[RuleKind, Callable[[CallRule, Case], Judged]]] = {
    RuleKind.MAX_AID: _aid,
    RuleKind.MAX_BUDGET: _most_cost,
    RuleKind.MIN_BUDGET: _least_cost,
    RuleKind.MAX_RATE: _rate,
    RuleKind.MAX_TRANSPORT_AND_CATERING: _travel,
    RuleKind.ENVELOPE: _envelope,
    RuleKind.ELIGIBLE_HOLDER: _holder,
    RuleKind.PARTNER_BOTH_SIDES: _both_sides,
    RuleKind.TERRITORY: _territory,
    RuleKind.THEME: _theme,
    RuleKind.CRITERIA: _criteria,
    RuleKind.STRATEGY: _strategy,
    RuleKind.OTHER: _other,
}
