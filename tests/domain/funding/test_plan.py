"""Does a plan balance to the cent in each currency, and is what was granted and paid told apart?"""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from ctj_desktop.domain.findings import Finding
from ctj_desktop.domain.funding.plan import (
    currency_of,
    differences,
    line_remarks,
    plain,
    still_to_pay,
    sub_budgets,
    sums,
    together,
)
from ctj_desktop.domain.funding.rates import Sums
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.people import CURRENCY_OF, Side
from ctj_desktop.domain.records.projects import BudgetLine, FinancingLine, Payment
from tests.domain.funding.examples import DAY, RATE, a_cost, a_payment, a_source, an_instalment, chf, eur

MINOR = st.integers(0, 10**14)
LINES = st.lists(st.tuples(st.sampled_from(Currency), MINOR, st.booleans()), max_size=5)


def codes(line: FinancingLine, *payments: Payment, promised: Money | None = None) -> list[str]:
    instalments = [an_instalment(line, promised)] if promised is not None else []
    return [one.code for one in line_remarks(line, payments, instalments, "Fonds")]


@given(LINES)
def test_a_plan_financed_to_the_cent_balances_in_each_currency_and_one_cent_less_does_not(
    planned: list[tuple[Currency, int, bool]],
) -> None:
    costs = [a_cost(Money(minor, currency), in_kind=kind) for currency, minor, kind in planned]
    sources = [a_source(cost.amount, in_kind=cost.in_kind) for cost in costs]
    assert all(one.balanced for one in sub_budgets(costs, sources, []))
    short = [*costs, a_cost(chf(0.01))]
    assert [one.balanced for one in sub_budgets(short, sources, [])] == [True, False]
    in_kind = [*costs, a_cost(eur(0.01), in_kind=True)]
    assert [one.balanced for one in sub_budgets(in_kind, sources, [])] == [False, True]


def test_requested_granted_committed_paid_and_left_are_separate_facts() -> None:
    fund = a_source(eur(5_000), fund=True, awarded=eur(4_000), committed=eur(3_500))
    own, open_ended = a_source(eur(1_000)), a_source(None)
    payments = [a_payment(fund, eur(1_500)), a_payment(fund, eur(500))]
    euros, francs = sub_budgets([a_cost(eur(6_000))], [fund, own, open_ended], payments)
    assert (euros.cost, euros.requested, euros.of_fund) == (eur(6_000), eur(6_000), eur(5_000))
    assert (euros.awarded, euros.committed, euros.received, euros.left) == (
        eur(4_000),
        eur(3_500),
        eur(2_000),
        eur(2_000),
    )
    assert (euros.unknown, euros.empty, len(euros.lines)) == (1, False, 4)
    assert francs.empty


def test_both_plans_come_together_only_at_a_rate_that_is_said() -> None:
    budgets = sub_budgets([a_cost(eur(100)), a_cost(chf(100))], [a_source(eur(100))], [])
    assert together(budgets, None, Currency.CHF) is None
    both = together(budgets, RATE, Currency.CHF)
    assert both is not None
    assert (both.cost, both.requested, both.rate) == (chf(194.31), chf(94.31), RATE)


def test_a_line_is_kept_in_the_currency_of_its_amounts_else_of_its_side() -> None:
    assert currency_of(a_cost(chf(1))) is Currency.CHF
    assert currency_of(a_source(None, Side.CH)) is Currency.CHF
    assert currency_of(a_source(None, awarded=chf(1))) is Currency.CHF
    assert CURRENCY_OF[Side.FR] is Currency.EUR
    assert sums([eur(1), None, chf(2)]) == Sums(100, 200)


def test_what_is_odd_about_a_source_is_said() -> None:
    fine = a_source(eur(500), awarded=eur(400), awarded_on=DAY, committed=eur(400))
    assert codes(fine, a_payment(fine, eur(400)), promised=eur(400)) == []
    assert codes(fine) == []
    over = a_source(eur(500), awarded=eur(400), committed=eur(400.01))
    found = list(line_remarks(over, [a_payment(over, eur(400.01))], [an_instalment(over, eur(401))], "Fonds"))
    assert [one.code for one in found] == ["funding.paid_above", "funding.committed_above", "funding.instalments_above"]
    assert found[0] == Finding(
        "funding.paid_above",
        data={"line": "Fonds", "paid": "EUR 400.01", "awarded": "EUR 400.00", "over": "EUR 0.01"},
    )
    bare = a_source(eur(500))
    assert codes(bare, a_payment(bare, eur(1))) == ["funding.paid_not_awarded"]
    early = a_source(eur(500), awarded=eur(400), awarded_on=DAY)
    assert codes(early, a_payment(early, eur(1), DAY - timedelta(1)), a_payment(early, eur(1))) == [
        "funding.paid_before"
    ]
    assert codes(a_source(chf(500)), promised=chf(1)) == []
    foreign = replace(a_source(eur(500)), side=Side.CH)
    assert codes(foreign) == ["funding.other_currency"]


def test_an_amount_of_a_million_millions_is_whole() -> None:
    assert plain(Money(10**14, Currency.CHF)) == "CHF 1000000000000.00"
    budget = sub_budgets([a_cost(Money(10**14, Currency.EUR))], [], [])[0]
    assert isinstance(budget.lines[0], BudgetLine)
    assert budget.missing == Money(10**14, Currency.EUR)


def test_what_is_apart_and_what_is_still_to_be_paid_are_said_in_each_currency() -> None:
    french = a_source(eur(90), awarded=eur(80))
    other = a_source(None, awarded=eur(10))
    swiss = a_source(chf(50))
    costs = [a_cost(eur(100)), replace(a_cost(eur(7)), in_kind=True), a_cost(chf(50))]
    plan = sub_budgets(costs, [french, other, swiss], [a_payment(french, eur(30)), a_payment(other, eur(25))])
    assert differences(plan) == (eur(10), eur(7)), "in cash, then in kind"
    assert still_to_pay(plan) == (eur(50),), "what is too much on one source pays no other"
    assert differences(sub_budgets([], [], [])) == ()
