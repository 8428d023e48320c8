"""Is each thing that nobody should enter of projects, money and strategy said in a sentence, and nothing changed?"""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from ctj_desktop.domain.findings import Finding
from ctj_desktop.domain.funding.verdicts import RuleState
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.records.funds import CallShare
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.projects import BudgetLine, CallRule, FinancingLine, Partner, Payment, Project, RuleKind
from ctj_desktop.domain.records.strategy import Strategy
from ctj_desktop.errors import UserError
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.i18n.findings import finding_text
from ctj_desktop.services.catalogue.apply import apply_steps
from ctj_desktop.services.projects import calls, funds, life, links, money, ranking, routes
from ctj_desktop.services.projects.eligibility import judged_project
from ctj_desktop.services.projects.refusals import BadRate, CallOfOtherRoute, OtherRoute
from ctj_desktop.services.steps.refusals import NegativeAmount, TooLarge
from ctj_desktop.services.strategy import aims, copies, findings, versions
from ctj_desktop.services.workspace.checkup import check_all
from tests.office import TODAY, Office, text

CHF, EUR = Currency.CHF, Currency.EUR
OPENS, CLOSES = date(2027, 1, 1), date(2027, 4, 15)
SPOKEN = [load_translator(locale) for locale in ("fr_CH", "de_CH")]


class Beginning(Office):
    """A workspace in which nothing is yet, and what a project needs."""

    def set_up(self) -> "Beginning":
        self.committee = self.a_committee("MOC").id
        self.route, self.other = (
            self.do_fields(routes.add_pipeline, code=code, name=text(f"Fonds {code}"), instrument="fppt").record.id
            for code in ("A", "B")
        )
        self.call = self.a_call("A-1", self.route)
        self.project = self.do_fields(
            life.add_project, committee=self.committee, title=text("Marché"), call=self.call
        ).record.id
        return self

    def a_call(self, code: str, route: object, opens: date = OPENS, closes: date = CLOSES) -> object:
        given = {"pipeline": route, "code": code, "name": text(f"Appel {code}"), "opens": opens, "closes": closes}
        return self.do_fields(calls.add_call, **given).record.id

    def a_rate(self, rate: str, call: object) -> object:
        given = {"from_currency": EUR, "to_currency": CHF, "on": date(2026, 3, 1), "call": call}
        return self.do_fields(calls.add_exchange_rate, rate=rate, **given).record.id


@pytest.fixture
def office(tmp_path: Path) -> Beginning:
    return Beginning(tmp_path).set_up()


def refused(error: type[UserError], act: Callable[[], object]) -> None:
    """With a sentence in both languages that has no field left open."""
    with pytest.raises(error) as met:
        act()
    for t in SPOKEN:
        said = sentence(t, met.value)
        assert said.endswith(".")
        assert not {"{", "…", "None"} & set(said.split())


def said(office: Office, code: str) -> list[str]:
    """What the check says of it, in French."""
    found: list[Finding] = [one for one in check_all(office.store, TODAY).findings if one.code == code]
    return [finding_text(SPOKEN[0], one).replace("\u00a0", " ") for one in found]


@pytest.mark.parametrize(("minor", "error"), [(-1, NegativeAmount), (10**14 + 1, TooLarge)])
def test_no_amount_is_below_zero_or_beyond_measure(office: Beginning, minor: int, error: type[UserError]) -> None:
    amount, project = Money(minor, CHF), office.project
    line = office.do_fields(money.add_financing_line, project=project, side=Side.CH, label=text("Fonds")).record.id
    of_call = {"call": office.call}
    on_side = {"project": project, "side": Side.CH, "label": text("x")}
    for act, given in (
        (money.add_budget_line, {**on_side, "amount": amount}),
        (money.add_financing_line, {**on_side, "requested": amount}),
        (money.add_financing_line, {**on_side, "awarded": amount}),
        (money.add_financing_line, {**on_side, "committed": amount}),
        (money.record_payment, {"line": line, "on": OPENS, "amount": amount}),
        (money.add_instalment, {"line": line, "amount": amount}),
        (
            calls.add_call_rule,
            {"call": office.call, "rule_kind": RuleKind.MAX_AID, "text": text("x"), "amount_chf": amount},
        ),
        (funds.add_call_share, {**of_call, "name": "Canton", "side": Side.CH, "amount": amount}),
        (funds.add_call_result, {**of_call, "awarded_chf": amount}),
    ):
        refused(error, partial(office.do_fields, act, **given))
    kept = {cls: office.store.count(cls) for cls in (BudgetLine, FinancingLine, Payment, CallRule, CallShare)}
    assert kept == {BudgetLine: 0, FinancingLine: 1, Payment: 0, CallRule: 0, CallShare: 0}


def test_no_count_is_below_zero(office: Beginning) -> None:
    rule = {"call": office.call, "rule_kind": RuleKind.CRITERIA, "text": text("x"), "number": -1}
    refused(NegativeAmount, lambda: office.do_fields(calls.add_call_rule, **rule))
    refused(NegativeAmount, lambda: office.do_fields(funds.add_call_result, call=office.call, projects=-1))
    rank = {"call": office.call, "project": office.project, "points": -1}
    refused(NegativeAmount, lambda: office.do_fields(ranking.rank_project, **rank))


@pytest.mark.parametrize("rate", ["0", "0.00", "-1", "un", "1e9", "1,05", "NaN", "9" * 12])
def test_a_rate_of_zero_is_none(office: Beginning, rate: str) -> None:
    refused(BadRate, lambda: office.a_rate(rate, office.call))


def test_a_rate_of_another_call_is_said_with_its_day(office: Beginning) -> None:
    rate = office.a_rate("0.94", office.a_call("B-1", office.other))
    done = office.do_fields(life.change_project, project=office.project, exchange_rate=rate)
    assert [one.code for one in done.outcome.findings] == ["funding.other_rate"]
    assert ["1er mars 2026" in one for one in said(office, "funding.other_rate")] == [True]
    office.do_fields(life.change_project, project=office.project, exchange_rate=office.a_rate("0.95", office.call))
    assert said(office, "funding.other_rate") == []


@pytest.mark.parametrize("side", ["", ', "side": "neither"', ', "side": null'])
def test_a_partner_on_no_side_is_refused_and_with_it_all_of_the_file(office: Beginning, side: str) -> None:
    head = f'{{"do": "add_partner", "at": "2027-02-01T09:00:00+01:00", "project": "{office.project}", "name": "Amis"'
    good = f'{head}, "side": "ch"}}'
    refused(UserError, lambda: apply_steps(office.store, [good, f"{head}{side}}}"]))
    assert office.store.count(Partner) == 0
    apply_steps(office.store, [good])
    assert office.store.count(Partner) == 1


def test_a_project_answers_a_call_of_its_own_route(office: Beginning) -> None:
    other = office.a_call("B-1", office.other)
    refused(CallOfOtherRoute, lambda: office.do_fields(life.change_project, project=office.project, call=other))
    new = {"committee": office.committee, "title": text("Bus"), "call": other, "pipeline": office.route}
    refused(CallOfOtherRoute, lambda: office.do_fields(life.add_project, **new))
    assert [one.call for one in office.store.all(Project)] == [office.call]


def test_a_project_in_two_calls_and_windows_that_overlap_are_said(office: Beginning) -> None:
    later = office.a_call("A-2", office.route, date(2027, 4, 1), date(2027, 9, 1))
    office.do_fields(life.add_project, committee=office.committee, title=text("marché "), call=later)
    assert "A-1, A-2" in said(office, "funding.two_calls")[0]
    done = office.do_fields(calls.change_call, call=later, closes=date(2027, 9, 2))
    assert [one.code for one in done.outcome.findings] == ["call.overlap"]


def test_of_a_call_without_rules_nothing_is_found(office: Beginning) -> None:
    judged = judged_project(office.store, office.project, date(2027, 2, 1))
    assert judged is not None
    assert (judged.rules, judged.found.found) == ((), RuleState.UNKNOWN)


def test_no_stage_leads_to_itself(office: Beginning) -> None:
    stage = office.do_fields(routes.add_stage, pipeline=office.route, code="a", name=text("a")).record.id
    refused(OtherRoute, lambda: office.do(routes.add_stage_transition, from_stage=stage, to_stage=stage))


def test_two_strategies_in_force_and_a_code_that_the_new_one_no_longer_has_are_said(office: Beginning) -> None:
    old = office.do_fields(versions.add_strategy, code="S1", name=text("2017"), valid_from=date(2017, 1, 1)).record.id
    axis = office.do_fields(aims.add_axis, strategy=old, code="1", title=text("Axe")).record.id
    action = office.do_fields(aims.add_action, axis=axis, code="1.2.1", title=text("Marchés")).record.id
    office.do(links.link_action, project=office.project, action=action)
    new = office.do_fields(copies.copy_strategy, based_on=old, code="S2", valid_from=date(2027, 1, 1)).record.id
    assert said(office, "strategy.two_in_force") != []
    gone = next(one for one in aims.actions_of(office.store, new))
    office.do(aims.remove_action, action=gone.id)
    assert "1.2.1" in said(office, "strategy.action_gone")[0]
    left = findings.left_behind(office.store, office.store.all(Strategy, code="S2")[0])
    assert [one.number for each in left for one in each.projects] == [f"P-{TODAY.year}-001"]
