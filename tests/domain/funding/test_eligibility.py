"""What is found of each kind of rule, when is it not known, and what does an unconfirmed rule or a closed call say?"""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from ctj_desktop.domain.funding.eligibility import JUDGES, Case, CasePartner, Supposed, eligibility, supposed, verdict
from ctj_desktop.domain.funding.rates import DatedRate, Sums
from ctj_desktop.domain.funding.verdicts import RuleState, Why
from ctj_desktop.domain.ids import ActionId, AxisId, TerritoryId
from ctj_desktop.domain.money import Currency
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.people import OrganisationKind, Side
from ctj_desktop.domain.records.projects import CallRule, CooperationCriterion, RuleKind
from tests.domain.builders import new_id
from tests.domain.funding.examples import DAY, RATE, a_call, a_rule, chf, eur

HERE, ELSEWHERE = TerritoryId(new_id()), TerritoryId(new_id())
ACTION, AXIS = ActionId(new_id()), AxisId(new_id())
FR_LEAD = CasePartner(side=Side.FR, lead=True, kind=OrganisationKind.ASSOCIATION)
CH_PARTNER = CasePartner(side=Side.CH)
KINDS = (OrganisationKind.ASSOCIATION, OrganisationKind.SCHOOL)
CASE = Case(on=DAY, rate=RATE)


def why(rule: CallRule, **parts: Any) -> tuple[str, str]:  # Any: parts of a case
    found = verdict(rule, replace(CASE, **parts))
    return found.found.value, found.judged.why.value


def test_every_kind_of_rule_has_its_judge() -> None:
    assert set(JUDGES) == set(RuleKind)


@pytest.mark.parametrize(
    ("kind", "part"),
    [
        (RuleKind.MAX_AID, "requested"),
        (RuleKind.MAX_BUDGET, "cost"),
        (RuleKind.MAX_TRANSPORT_AND_CATERING, "travel_and_catering"),
    ],
)
def test_a_limit_is_held_against_its_sum(kind: RuleKind, part: str) -> None:
    rule = a_rule(kind, amount_eur=eur(500), amount_chf=chf(480))
    for sums, found in ((Sums(eur=500_00), "passes"), (Sums(eur=500_01), "fails"), (Sums(chf=480_01), "fails")):
        assert why(rule, **{part: sums})[0] == found
    assert why(rule) == ("unknown", "no_request" if part == "requested" else "no_cost")


def test_a_plan_without_journeys_and_meals_keeps_their_limit() -> None:
    rule = a_rule(RuleKind.MAX_TRANSPORT_AND_CATERING, amount_eur=eur(500))
    assert why(rule, cost=Sums(eur=1)) == ("passes", "within")


def test_a_lowest_budget_and_a_rate_are_judged() -> None:
    assert why(a_rule(RuleKind.MIN_BUDGET, amount_eur=eur(5)), cost=Sums(eur=4_99)) == ("fails", "below")
    half = a_rule(RuleKind.MAX_RATE, rate=5_000)
    assert why(half, requested=Sums(eur=51), cost=Sums(eur=100)) == ("fails", "share_above")


def test_the_money_of_a_fund_is_what_others_were_given_and_what_is_asked_for_or_was_given() -> None:
    rule = a_rule(RuleKind.ENVELOPE, amount_chf=chf(100))
    others = Sums(chf=60_00)
    assert why(rule, awarded_to_others=others, requested=Sums(chf=40_00)) == ("passes", "within")
    assert why(rule, awarded_to_others=others, requested=Sums(chf=40_01)) == ("fails", "above")
    granted: dict[str, Any] = {"awarded_to_others": others, "requested": Sums(chf=90_00), "awarded": Sums(chf=30_00)}
    assert why(rule, **granted) == ("passes", "within")
    assert why(rule, awarded_to_others=others) == ("unknown", "no_request")


def test_a_holder_is_eligible_by_the_kind_of_its_body() -> None:
    rule = a_rule(RuleKind.ELIGIBLE_HOLDER, holders=KINDS)
    canton = replace(FR_LEAD, kind=OrganisationKind.CANTON)
    assert why(rule, partners=(FR_LEAD, CH_PARTNER)) == ("passes", "holder_fits")
    assert why(rule, partners=(FR_LEAD, canton)) == ("fails", "holder_other")
    assert why(rule, partners=(FR_LEAD, replace(FR_LEAD, kind=None))) == ("unknown", "holder_unknown")
    assert why(rule, partners=(CH_PARTNER,)) == ("unknown", "no_holder")
    assert why(a_rule(RuleKind.ELIGIBLE_HOLDER), partners=(FR_LEAD,)) == ("unknown", "ask")


def test_a_partner_is_asked_for_on_each_side() -> None:
    rule = a_rule(RuleKind.PARTNER_BOTH_SIDES)
    assert why(rule, partners=(FR_LEAD, CH_PARTNER)) == ("passes", "sides_there")
    assert why(rule) == ("unknown", "no_partner")
    assert verdict(rule, replace(CASE, partners=(FR_LEAD,))).judged.side is Side.CH


def test_territories_themes_criteria_and_actions() -> None:
    place = a_rule(RuleKind.TERRITORY, territories=(HERE,))
    assert why(place, territories=(ELSEWHERE, HERE)) == ("passes", "territory_fits")
    assert why(place, territories=(ELSEWHERE,)) == ("fails", "territory_other")
    assert why(place) == ("unknown", "no_territory")
    theme = a_rule(RuleKind.THEME, themes=("Vivre-ensemble",))
    assert why(theme, themes=("marché", " vivre-ENSEMBLE ")) == ("passes", "theme_fits")
    assert why(theme, themes=("marché",)) == ("unknown", "theme_other")
    criteria = a_rule(RuleKind.CRITERIA, number=3)
    three = (CooperationCriterion.DEFINED, CooperationCriterion.CARRIED_OUT, CooperationCriterion.FUNDED)
    assert why(criteria, criteria=three) == ("passes", "criteria_met")
    assert why(criteria, criteria=(*three[:2], three[0])) == ("fails", "criteria_too_few")
    strategy = a_rule(RuleKind.STRATEGY, axes=(AXIS,))
    assert why(strategy, actions=(ACTION,), axes=(AXIS,)) == ("passes", "action_fits")
    assert why(strategy, actions=(ACTION,)) == ("fails", "action_other")
    assert why(a_rule(RuleKind.STRATEGY, actions=(ACTION,)), actions=(ACTION,)) == ("passes", "action_fits")
    assert why(a_rule(RuleKind.STRATEGY), actions=(ACTION,)) == ("passes", "action_fits")
    assert why(strategy) == ("fails", "no_action")
    for kind in (RuleKind.TERRITORY, RuleKind.THEME, RuleKind.CRITERIA, RuleKind.OTHER):
        assert why(a_rule(kind)) == ("unknown", "ask")


def test_a_person_answers_what_no_figure_does_and_overrules_none() -> None:
    novel = a_rule(RuleKind.OTHER)
    assert why(novel, checks={novel.id: True}) == ("passes", "person")
    assert why(novel, checks={novel.id: False}) == ("fails", "person")
    aid = a_rule(RuleKind.MAX_AID, amount_eur=eur(5))
    above: dict[str, Any] = {"requested": Sums(eur=5_01), "checks": {aid.id: True}}
    assert why(aid, **above) == ("fails", "above")


def test_a_rule_that_no_source_confirms_never_fails() -> None:
    aid = a_rule(RuleKind.MAX_AID, amount_eur=eur(5), confirmed=False)
    found = verdict(aid, replace(CASE, requested=Sums(eur=5_01)))
    assert (found.found, found.judged.found) == (RuleState.UNCONFIRMED, RuleState.FAILS)
    all_in_all = eligibility(a_call(), [aid], replace(CASE, requested=Sums(eur=5_01)))
    assert (all_in_all.found, all_in_all.of(RuleState.UNCONFIRMED)) == (RuleState.UNKNOWN, (found,))


def test_all_in_all_the_worst_counts() -> None:
    aid, both = a_rule(RuleKind.MAX_AID, amount_eur=eur(5)), a_rule(RuleKind.PARTNER_BOTH_SIDES)
    good = replace(CASE, requested=Sums(eur=5_00), partners=(FR_LEAD, CH_PARTNER))
    found = eligibility(a_call(), [both, aid], good)
    assert found.found is RuleState.PASSES
    assert [one.rule for one in found.verdicts] == [aid, both]
    assert eligibility(a_call(), [both, aid], replace(good, partners=())).found is RuleState.UNKNOWN
    assert eligibility(a_call(), [both, aid], replace(good, partners=(FR_LEAD,))).found is RuleState.FAILS
    assert eligibility(a_call(), [], good).found is RuleState.UNKNOWN
    assert eligibility(a_call(closes=DAY - timedelta(1)), [both], good).found is RuleState.FAILS
    assert eligibility(a_call(opens=DAY + timedelta(1)), [both], good).found is RuleState.UNKNOWN


def test_what_is_supposed_leaves_the_case_as_it_is() -> None:
    aid = a_rule(RuleKind.MAX_AID, amount_chf=chf(10_000))
    case = replace(CASE, requested=Sums(5_000_00, 5_284_50), partners=(FR_LEAD,))
    assert verdict(aid, case).judged.why is Why.WITHIN
    dear = DatedRate(base=Currency.EUR, factor=Decimal("0.95"), on=DAY)
    assert verdict(aid, supposed(case, Supposed(rate=dear))).found is RuleState.FAILS
    less = supposed(case, Supposed(requested=Sums(), partner=CH_PARTNER, on=DAY + timedelta(1)))
    assert (less.requested, less.partners, less.on) == (Sums(), (FR_LEAD, CH_PARTNER), DAY + timedelta(1))
    assert supposed(case, Supposed()) == case
