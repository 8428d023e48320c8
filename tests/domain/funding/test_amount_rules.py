"""Is each limit held at it, just under it and just over it, in both currencies, and does more never pass instead?"""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctj_desktop.domain.funding.amount_rules import highest, highest_share, lowest
from ctj_desktop.domain.funding.rates import DatedRate, Sums
from ctj_desktop.domain.funding.verdicts import Judged, RuleState, Why
from ctj_desktop.domain.records.projects import CallRule, RuleKind
from tests.domain.funding.examples import RATE, a_rule, chf, eur

AID = a_rule(RuleKind.MAX_AID, amount_chf=chf(10_000), amount_eur=eur(10_700))
PER_SIDE = a_rule(RuleKind.MAX_AID, amount_chf=chf(10_000), amount_eur=eur(10_700), per_side=True)
IN_EUROS = a_rule(RuleKind.MAX_AID, amount_eur=eur(6_000))
LEAST = a_rule(RuleKind.MIN_BUDGET, amount_chf=chf(10_000), amount_eur=eur(10_700))
HALF = a_rule(RuleKind.MAX_RATE, rate=5_000)
HALF_PER_SIDE = a_rule(RuleKind.MAX_RATE, rate=5_000, per_side=True)
CENTS = st.integers(0, 2_500_000)
RATES = st.sampled_from((None, RATE))
RANK = {RuleState.PASSES: 0, RuleState.UNKNOWN: 1, RuleState.FAILS: 2}


def aid(rule: CallRule, euros: float = 0, francs: float = 0, rate: DatedRate | None = RATE) -> Judged:
    return highest(rule, Sums(eur(euros).minor_units, chf(francs).minor_units), rate, Why.NO_REQUEST)


@pytest.mark.parametrize(("amount", "found"), [(9_999.99, "passes"), (10_000, "passes"), (10_000.01, "fails")])
def test_a_part_in_francs_is_judged_by_the_amount_in_francs(amount: float, found: str) -> None:
    for rule in (AID, PER_SIDE):
        for rate in (None, RATE):
            judged = aid(rule, francs=amount, rate=rate)
            assert judged.found.value == found
            assert judged.figure is not None
            assert (judged.figure.limit, judged.figure.rate) == (chf(10_000), None)


@pytest.mark.parametrize(("amount", "found"), [(10_699.99, "passes"), (10_700, "passes"), (10_700.01, "fails")])
def test_a_part_in_euros_is_judged_by_the_amount_in_euros(amount: float, found: str) -> None:
    for rule in (AID, PER_SIDE):
        assert aid(rule, euros=amount).found.value == found


@pytest.mark.parametrize(
    ("francs", "found", "over"), [(4_341.49, "passes", -0.01), (4_341.5, "passes", 0), (4_341.51, "fails", 0.01)]
)
def test_the_sum_at_just_under_and_just_over_the_limit(francs: float, found: str, over: float) -> None:
    """6’000 € are CHF 5’658.60 at 0.9431."""
    only_francs = a_rule(RuleKind.MAX_AID, amount_chf=chf(10_000.1))
    judged = aid(only_francs, euros=6_000, francs=francs)
    assert judged.found.value == found
    assert judged.figure is not None
    assert judged.figure.over == chf(over)
    assert judged.why is (Why.ABOVE if found == "fails" else Why.WITHIN)


def test_the_sum_is_within_where_it_is_within_one_of_the_two_amounts() -> None:
    """9’000 € and CHF 1’500 are CHF 9’987.90, or 10’590.50 €; CHF 1’700 are above in both."""
    assert aid(AID, 9_000, 1_500).found is RuleState.PASSES
    above = aid(AID, 9_000, 1_700)
    assert above.found is RuleState.FAILS
    assert above.figure is not None
    assert above.figure.over == eur(102.57)


def test_what_is_above_is_said_at_the_rate() -> None:
    """CHF 3’200.00 above the limit of CHF 100’000.00 at 0.9431 of 1 March."""
    rule = a_rule(RuleKind.MAX_BUDGET, amount_chf=chf(100_000))
    judged = highest(rule, Sums(50_000_00, 56_045_00), RATE, Why.NO_COST)
    assert judged.figure is not None
    assert (judged.figure.over, judged.figure.limit) == (chf(3_200), chf(100_000))
    assert judged.figure.rate == RATE


def test_what_a_rule_says_in_one_currency_is_reckoned_for_the_other_only_at_a_rate() -> None:
    assert aid(IN_EUROS, francs=5_658.6).found is RuleState.PASSES
    assert aid(IN_EUROS, francs=5_658.61).found is RuleState.FAILS
    assert aid(IN_EUROS, francs=5_658.6, rate=None) == Judged(found=RuleState.UNKNOWN, why=Why.NO_RATE)
    assert aid(AID, 5_000, 5_000, rate=None).why is Why.NO_RATE
    assert aid(AID, 10_701, 1, rate=None).why is Why.ABOVE
    assert aid(AID).why is Why.NO_REQUEST
    assert aid(a_rule(RuleKind.MAX_AID), 1).why is Why.ASK


def test_a_limit_per_side_lets_each_side_have_it() -> None:
    assert aid(PER_SIDE, 10_700, 10_000, rate=None).found is RuleState.PASSES
    assert aid(PER_SIDE, 10_700, 10_000.01, rate=None).found is RuleState.FAILS
    none = a_rule(RuleKind.MAX_AID, amount_eur=eur(0), amount_chf=chf(0))
    assert aid(none, 1).found is RuleState.FAILS
    assert aid(a_rule(RuleKind.MAX_AID, amount_eur=eur(0)), francs=1).found is RuleState.FAILS


@pytest.mark.parametrize(
    ("euros", "francs", "found"),
    [
        (0, 9_999.99, "fails"),
        (0, 10_000, "passes"),
        (0, 10_000.01, "passes"),
        (10_699.99, 0, "fails"),
        (10_700, 0, "passes"),
        (5_000, 5_000, "fails"),
        (5_400, 5_000, "passes"),
    ],
)
def test_a_lowest_budget_is_reached_in_one_of_its_currencies(euros: float, francs: float, found: str) -> None:
    sums = Sums(eur(euros).minor_units, chf(francs).minor_units)
    assert lowest(LEAST, sums, RATE, Why.NO_COST).found.value == found


def test_what_a_lowest_budget_lacks_to_be_known() -> None:
    both = Sums(500_000, 500_000)
    assert lowest(LEAST, both, None, Why.NO_COST).why is Why.NO_RATE
    assert lowest(LEAST, Sums(2_000_000, 1), None, Why.NO_COST).why is Why.REACHED
    assert lowest(LEAST, Sums(), RATE, Why.NO_COST).why is Why.NO_COST
    assert lowest(a_rule(RuleKind.MIN_BUDGET), both, RATE, Why.NO_COST).why is Why.ASK


def rate(rule: CallRule, asked: Sums, cost: Sums, in_kind: Sums | None = None, at: DatedRate | None = RATE) -> Judged:
    return highest_share(rule, asked, cost, in_kind or Sums(), at)


@pytest.mark.parametrize(("cents", "found"), [(4_999_99, "passes"), (5_000_00, "passes"), (5_000_01, "fails")])
def test_a_rate_at_just_under_and_just_over_its_limit(cents: int, found: str) -> None:
    for asked, cost in ((Sums(eur=cents), Sums(eur=10_000_00)), (Sums(chf=cents), Sums(chf=10_000_00))):
        judged = rate(HALF, asked, cost, at=None)
        assert judged.found.value == found
        assert judged.share is not None
        assert judged.share.over.minor_units == cents - 5_000_00
        assert judged.share.part == Fraction(cents, 10_000_00)
        assert judged.share.part_in_kind is None


def test_aid_that_only_contributions_in_kind_bring_below_the_rate_is_not_known_to_pass() -> None:
    judged = rate(HALF, Sums(eur=5_500_00), Sums(eur=10_000_00), Sums(eur=1_000_00))
    assert (judged.found, judged.why) == (RuleState.UNKNOWN, Why.SHARE_IN_KIND)
    assert judged.share is not None
    assert judged.share.part_in_kind == Fraction(1, 2)
    assert rate(HALF, Sums(eur=5_500_01), Sums(eur=10_000_00), Sums(eur=1_000_00)).found is RuleState.FAILS
    foreign = rate(HALF, Sums(eur=5_500_00), Sums(eur=10_000_00), Sums(chf=1_000_00), None)
    assert foreign.why is Why.NO_RATE


def test_a_rate_over_both_currencies_is_known_without_a_rate_of_exchange_where_both_sides_agree() -> None:
    cost = Sums(10_000_00, 10_000_00)
    assert rate(HALF, Sums(5_000_00, 5_000_00), cost, at=None).found is RuleState.PASSES
    assert rate(HALF, Sums(5_000_01, 5_000_01), cost, at=None).found is RuleState.FAILS
    assert rate(HALF, Sums(5_000_01, 4_000_00), cost, at=None).why is Why.NO_RATE
    assert rate(HALF, Sums(5_000_01, 4_000_00), cost).found is RuleState.PASSES
    assert rate(HALF, Sums(eur=5_000_00), Sums(chf=10_000_00), at=None).why is Why.NO_RATE
    together = rate(HALF, Sums(eur=5_000_00), Sums(chf=10_000_00))
    assert together.share is not None
    assert together.share.rate == RATE


def test_a_rate_per_side_is_held_by_each_side() -> None:
    cost = Sums(10_000_00, 10_000_00)
    assert rate(HALF_PER_SIDE, Sums(5_000_01, 4_000_00), cost).found is RuleState.FAILS
    assert rate(HALF_PER_SIDE, Sums(5_000_00, 4_000_00), cost).found is RuleState.PASSES
    nothing_there = rate(HALF_PER_SIDE, Sums(eur=1_00), Sums(chf=10_000_00))
    assert nothing_there.share is not None
    assert (nothing_there.found, nothing_there.share.part) == (RuleState.FAILS, None)


def test_what_a_rate_lacks_to_be_known() -> None:
    assert rate(HALF, Sums(), Sums(1, 1)).why is Why.NO_REQUEST
    assert rate(HALF, Sums(1, 1), Sums()).why is Why.NO_COST
    assert rate(a_rule(RuleKind.MAX_RATE), Sums(1, 1), Sums(1, 1)).why is Why.ASK


@given(CENTS, CENTS, CENTS, CENTS, RATES, st.sampled_from((AID, PER_SIDE, IN_EUROS)))
def test_asking_for_more_never_turns_a_failure_into_a_pass(
    euros: int, francs: int, more_euros: int, more_francs: int, at: DatedRate | None, rule: CallRule
) -> None:
    less, more = Sums(euros, francs), Sums(euros + more_euros, francs + more_francs)
    if less.parts:
        found = [highest(rule, asked, at, Why.NO_REQUEST).found for asked in (less, more)]
        assert not (found[0] is RuleState.FAILS and found[1] is RuleState.PASSES)
        if at is not None:
            assert RANK[found[0]] <= RANK[found[1]]


@given(CENTS, CENTS, CENTS, CENTS, RATES)
def test_a_larger_budget_never_falls_below_the_lowest(
    euros: int, francs: int, more_euros: int, more_francs: int, at: DatedRate | None
) -> None:
    found = [
        lowest(LEAST, sums, at, Why.NO_COST).found
        for sums in (Sums(euros, francs), Sums(euros + more_euros, francs + more_francs))
    ]
    assert not (found[0] is RuleState.PASSES and found[1] is RuleState.FAILS)


@given(CENTS, CENTS, CENTS, RATES, st.sampled_from((HALF, HALF_PER_SIDE)))
def test_more_aid_for_the_same_costs_never_comes_within_the_rate(
    euros: int, francs: int, more: int, at: DatedRate | None, rule: CallRule
) -> None:
    cost, in_kind = Sums(1_500_000, 1_200_000), Sums(200_000, 0)
    asked = [Sums(euros + 1, francs), Sums(euros + 1 + more, francs)]
    found = [highest_share(rule, one, cost, in_kind, at).found for one in asked]
    assert not (found[0] is RuleState.FAILS and found[1] is RuleState.PASSES)


@given(st.integers(1_500_000, 2_500_000), st.integers(1_500_000, 2_500_000))
def test_giving_up_what_is_above_fits_and_one_cent_less_does_not(euros: int, francs: int) -> None:
    rule = a_rule(RuleKind.MAX_AID, amount_chf=chf(25_000))
    judged = highest(rule, Sums(euros, francs), RATE, Why.NO_REQUEST)
    assert judged.figure is not None
    over = judged.figure.over.minor_units
    assert highest(rule, Sums(euros, francs - over), RATE, Why.NO_REQUEST).found is RuleState.PASSES
    assert highest(rule, Sums(euros, francs - over + 1), RATE, Why.NO_REQUEST).found is RuleState.FAILS
