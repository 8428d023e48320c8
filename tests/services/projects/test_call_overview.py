"""Does the page of a call say what its records say, counted one by one?"""

from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.domain.funding.rates import Sums
from ctj_desktop.domain.ids import PipelineId
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.records.people import Side, Territory
from ctj_desktop.domain.records.projects import Call, FinancingLine, Payment, Project, RuleKind
from ctj_desktop.services.projects import calls, money, ranking, routes
from ctj_desktop.services.projects import life as projects
from ctj_desktop.services.projects.call_overview import CallOverview, call_overview
from ctj_desktop.services.projects.funds import add_call_result, add_call_share
from ctj_desktop.services.workspace.reference import renew
from ctj_desktop.services.workspace.today import call_windows
from tests.office import Office, text

DAY = date(2027, 3, 12)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    made = Office(tmp_path)
    renew(made.store)
    return made


def a_call(office: Office, code: str = "2027", route: PipelineId | None = None) -> Call:
    name = text("Fonds")
    pipeline = route or office.do_fields(routes.add_pipeline, code="F", name=name, instrument="fppt").record.id
    return office.do_fields(
        calls.add_call, pipeline=pipeline, code=code, name=text(f"Appel {code}"), opens=DAY, closes=date(2027, 4, 15)
    ).record


def a_project(office: Office, call: Call, *, francs: int = 0, euros: int = 0, paid: int = 0) -> Project:
    """A project with what it asks of the fund on each side, beside a source of another body."""
    committee = office.store.all(Project)[0].committee if office.store.count(Project) else office.a_committee("X").id
    territory = office.store.all(Territory, code="MOC")[0].id
    made = office.do_fields(
        projects.add_project, committee=committee, title=text("P"), call=call.id, territories=(territory,)
    ).record
    for side, minor, currency in ((Side.CH, francs, Currency.CHF), (Side.FR, euros, Currency.EUR)):
        if minor:
            amount = Money(minor, currency)
            line = office.do_fields(
                money.add_financing_line,
                project=made.id,
                side=side,
                label=text("Fonds"),
                requested=amount,
                awarded=amount,
                fund=True,
            ).record
            if paid:
                office.do_fields(money.record_payment, line=line.id, on=DAY, amount=Money(paid, currency))
    office.do_fields(
        money.add_financing_line,
        project=made.id,
        side=Side.CH,
        label=text("Commune"),
        requested=Money(999, Currency.CHF),
    )
    return made


def read(office: Office, call: Call) -> CallOverview:
    return call_overview(office.store, call.id, DAY)


def test_the_envelope_counts_the_lines_that_are_asked_of_the_fund(office: Office) -> None:
    call = a_call(office)
    first = a_project(office, call, francs=500_00, euros=300_00, paid=100_00)
    second = a_project(office, call, francs=250_00)
    silent = a_project(office, call)
    for name, minor, currency in (("Cantons", 1_000_00, Currency.CHF), ("Région", 400_00, Currency.EUR)):
        side = Side.CH if currency is Currency.CHF else Side.FR
        office.do_fields(add_call_share, call=call.id, name=name, side=side, amount=Money(minor, currency))
    found = read(office, call)
    assert found.fund == Sums(400_00, 1_000_00)
    assert found.figures.requested == found.figures.awarded == Sums(300_00, 750_00)
    assert found.figures.paid == Sums(100_00, 100_00)
    assert found.left == Sums(100_00, 250_00)
    assert [one.key for one in found.projects if not one.asks] == [silent.id]
    assert found.silent == 1
    by_hand = [line for line in office.store.all(FinancingLine) if line.fund]
    assert found.figures.requested.chf == sum(
        line.requested.minor_units for line in by_hand if line.requested and line.side is Side.CH
    )
    assert found.figures.paid.eur == sum(
        one.amount.minor_units for one in office.store.all(Payment) if one.amount.currency is Currency.EUR
    )
    assert found.sides[Side.FR].requested == Sums(300_00, 0)
    (territory,) = found.territories
    assert territory.figures == found.figures
    assert {one.key: one.figures.requested for one in found.projects}[second.id] == Sums(0, 250_00)
    assert {one.key: one.figures.requested for one in found.projects}[first.id] == Sums(300_00, 500_00)


def test_the_first_page_says_of_a_project_what_it_asks_of_the_fund_and_no_more(office: Office) -> None:
    call = a_call(office)
    made = a_project(office, call, francs=500_00, euros=300_00)
    (window,) = call_windows(office.store, DAY, None)
    (found,) = [one for one in window.projects if one.key == made.id]
    assert found.requested == (Money(300_00, Currency.EUR), Money(500_00, Currency.CHF))


def test_both_currencies_are_put_together_only_at_a_rate_of_the_call(office: Office) -> None:
    call = a_call(office)
    a_project(office, call, francs=500_00, euros=100_00)
    assert read(office, call).rate is None
    office.do_fields(
        calls.add_exchange_rate,
        call=call.id,
        from_currency=Currency.EUR,
        to_currency=Currency.CHF,
        rate="0.95",
        on=DAY,
    )
    found = read(office, call)
    assert found.figures.requested.into(Currency.CHF, found.rate) == Money(595_00, Currency.CHF)


def test_the_fund_is_what_the_rules_say_until_somebody_says_who_gives_it(office: Office) -> None:
    call = a_call(office)
    rule = {"call": call.id, "text": text("Enveloppe"), "rule_kind": RuleKind.ENVELOPE}
    office.do_fields(calls.add_call_rule, **rule, amount_chf=Money(99, Currency.CHF), confirmed=False)
    assert (read(office, call).said, read(office, call).left_of_said) == (None, None)
    office.do_fields(calls.add_call_rule, **rule, amount_chf=Money(1_000_00, Currency.CHF))
    a_project(office, call, francs=400_00)
    found = read(office, call)
    assert (found.said, found.left_of_said) == (Money(1_000_00, Currency.CHF), Money(600_00, Currency.CHF))
    a_project(office, call, euros=1_00)
    assert read(office, call).left_of_said is None, "there is no rate"
    office.do_fields(add_call_share, call=call.id, name="Cantons", side=Side.CH, amount=Money(500_00, Currency.CHF))
    found = read(office, call)
    assert (found.fund, found.said, found.left_of_said) == (Sums(0, 500_00), None, None)


def test_projects_stand_in_the_order_that_they_were_given(office: Office) -> None:
    call = a_call(office)
    first, second, third = (a_project(office, call, francs=100_00 * n) for n in (1, 2, 3))
    office.do_fields(ranking.rank_project, call=call.id, project=third.id, points=18)
    office.do_fields(ranking.rank_project, call=call.id, project=first.id)
    found = read(office, call).projects
    assert [(one.key, one.place, one.points) for one in found] == [
        (third.id, 1, 18),
        (first.id, 2, None),
        (second.id, None, None),
    ]


def test_calls_of_the_same_route_stand_beside_each_other_with_what_was_published(office: Office) -> None:
    call = a_call(office)
    a_project(office, call, francs=500_00)
    earlier = a_call(office, "2026", call.pipeline)
    empty = a_call(office, "2025", call.pipeline)
    office.do_fields(add_call_result, call=earlier.id, projects=8, awarded_chf=Money(62_550_00, Currency.CHF))
    found = {year.key: year for year in read(office, call).years}
    assert found.keys() == {call.id, earlier.id}
    assert empty.id not in found
    assert [one.projects for one in found[earlier.id].results] == [8]
    assert found[call.id].figures.awarded == Sums(0, 500_00)


def test_the_sums_over_the_years_are_those_of_the_lines_of_each_call(office: Office) -> None:
    call = a_call(office)
    earlier = a_call(office, "2026", call.pipeline)
    a_project(office, call, francs=500_00, euros=70_00, paid=20_00)
    a_project(office, earlier, francs=30_00, paid=10_00)
    a_project(office, earlier, euros=40_00)
    for year in read(office, call).years:
        assert year.figures == read(office, year.call).figures


def test_the_years_follow_one_another_where_only_the_last_day_is_known(office: Office) -> None:
    call = a_call(office)
    for code, opens, closes in (
        ("B", None, "2026-05-15"),
        ("A", "2025-10-01", "2025-11-15"),
        ("C", None, "2025-05-15"),
    ):
        days = {"opens": date.fromisoformat(opens) if opens else None, "closes": date.fromisoformat(closes)}
        made = office.do_fields(calls.add_call, pipeline=call.pipeline, code=code, name=text(code), **days).record
        office.do_fields(add_call_result, call=made.id, projects=1)
    assert [year.call.code for year in read(office, call).years] == ["C", "A", "B"]
