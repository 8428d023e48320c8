"""Is a project judged by the rules of its call as it is stored, on the day that counts, alone and among many?"""

from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.domain.funding.call_window import Window
from ctj_desktop.domain.funding.verdicts import RuleState, Why
from ctj_desktop.domain.ids import CallId, CommitteeId, ProjectId, uuid7
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.records.people import OrganisationKind, Side
from ctj_desktop.domain.records.projects import BudgetCategory, CallRule, CooperationCriterion, Project, RuleKind
from ctj_desktop.services.membership import people
from ctj_desktop.services.projects import calls, life, links, money, routes
from ctj_desktop.services.projects.eligibility import JudgedProject, Marks, judged_project, marks
from ctj_desktop.services.projects.lists import FILED, read_standing
from ctj_desktop.services.projects.refusals import RuleOfAnotherCall
from ctj_desktop.services.projects.rule_checks import check_rule, remove_rule_check
from tests.office import TODAY, Office, text

OPENS, CLOSES = date(2027, 2, 1), date(2027, 4, 15)


class Secretariat(Office):
    """An office with a call of its own and a project that answers it."""

    call: CallId
    project: ProjectId

    def set_up(self) -> "Secretariat":
        route = self.do_fields(routes.add_pipeline, code="LOCAL", name=text("Fonds"), instrument="fppt").record.id
        self.stages = [
            self.do_fields(routes.add_stage, pipeline=route, code=code, name=text(code)).record.id
            for code in ("idea", FILED)
        ]
        self.do(routes.add_stage_transition, from_stage=self.stages[0], to_stage=self.stages[1])
        self.call = self.do_fields(
            calls.add_call, pipeline=route, code="2027-1", name=text("Appel"), opens=OPENS, closes=CLOSES
        ).record.id
        self.project = self.a_project("Marché")
        return self

    def a_project(self, title: str, committee: CommitteeId | None = None) -> ProjectId:
        committee = committee or self.a_committee(title).id
        given = {"committee": committee, "title": text(title), "call": self.call, "on": date(2027, 1, 5)}
        return self.do_fields(life.add_project, **given).record.id

    def a_rule(self, kind: RuleKind, **given: object) -> CallRule:
        return self.do_fields(
            calls.add_call_rule, call=self.call, rule_kind=kind, text=text("Règle", "Regel"), **given
        ).record

    def asks(
        self, minor: int, currency: Currency = Currency.EUR, project: ProjectId | None = None, **more: object
    ) -> None:
        side = Side.FR if currency is Currency.EUR else Side.CH
        given = {"project": project or self.project, "side": side, "label": text("Fonds"), "fund": True}
        self.do_fields(money.add_financing_line, **given, requested=Money(minor, currency), **more)

    def costs(self, minor: int, category: BudgetCategory = BudgetCategory.STAFF, *, in_kind: bool = False) -> None:
        given = {"project": self.project, "side": Side.FR, "label": text("Coût"), "in_kind": in_kind}
        amount = Money(minor, Currency.EUR)
        self.do_fields(money.add_budget_line, **given, amount=amount, category=category)

    def judged(self, today: date = TODAY) -> JudgedProject:
        found = judged_project(self.store, self.project, today)
        assert found is not None
        return found

    def states(self) -> dict[RuleKind, tuple[RuleState, Why]]:
        verdicts = self.judged().found.verdicts
        return {one.rule.rule_kind: (one.found, one.judged.why) for one in verdicts}


@pytest.fixture
def office(tmp_path: Path) -> Secretariat:
    return Secretariat(tmp_path).set_up()


def test_each_rule_sees_what_is_entered(office: Secretariat) -> None:
    office.a_rule(RuleKind.MAX_AID, amount_chf=Money(10_000_00, Currency.CHF))
    office.a_rule(RuleKind.MAX_RATE, rate=5_000)
    office.a_rule(RuleKind.MAX_TRANSPORT_AND_CATERING, amount_eur=Money(500_00, Currency.EUR))
    office.a_rule(RuleKind.ELIGIBLE_HOLDER, holders=(OrganisationKind.ASSOCIATION,))
    office.a_rule(RuleKind.PARTNER_BOTH_SIDES)
    office.a_rule(RuleKind.CRITERIA, number=1)
    office.a_rule(RuleKind.THEME, themes=("Culture",))
    assert {state for state, _ in office.states().values()} == {RuleState.UNKNOWN, RuleState.FAILS}
    office.asks(5_000_00)
    office.asks(5_284_00, Currency.CHF)
    office.costs(9_500_00)
    office.costs(400_00, BudgetCategory.CATERING)
    office.costs(100_01, BudgetCategory.TRAVEL)
    office.costs(12_000_00, in_kind=True)
    body = office.do_fields(
        people.add_organisation, name=text("Amis"), organisation_kind=OrganisationKind.ASSOCIATION
    ).record.id
    office.do_fields(links.add_partner, project=office.project, side=Side.FR, lead=True, organisation=body)
    office.do_fields(links.add_partner, project=office.project, side=Side.CH, name="Un voisin")
    given = {"criteria": (CooperationCriterion.FUNDED,), "themes": ("culture",)}
    office.do_fields(life.change_project, project=office.project, **given)
    states = office.states()
    assert states[RuleKind.MAX_AID] == (RuleState.UNKNOWN, Why.NO_RATE)
    assert states[RuleKind.MAX_TRANSPORT_AND_CATERING] == (RuleState.FAILS, Why.ABOVE)
    assert {states[kind][0] for kind in list(states)[3:]} == {RuleState.PASSES}
    rate = {"from_currency": Currency.EUR, "to_currency": Currency.CHF, "rate": "0.9431", "on": date(2027, 3, 1)}
    office.do_fields(calls.add_exchange_rate, call=office.call, **rate)
    assert office.states()[RuleKind.MAX_AID] == (RuleState.PASSES, Why.WITHIN)
    own = office.do_fields(calls.add_exchange_rate, **rate | {"rate": "0.95"}).record.id
    office.do_fields(life.change_project, project=office.project, exchange_rate=own)
    assert office.states()[RuleKind.MAX_AID] == (RuleState.FAILS, Why.ABOVE)
    assert office.states()[RuleKind.MAX_RATE][1] is Why.SHARE_IN_KIND


def test_the_money_of_the_fund_is_shared_with_the_other_projects_of_the_call(office: Secretariat) -> None:
    office.a_rule(RuleKind.ENVELOPE, amount_eur=Money(100_00, Currency.EUR))
    office.asks(50_00)
    assert office.states()[RuleKind.ENVELOPE] == (RuleState.PASSES, Why.WITHIN)
    office.asks(90_00, project=office.a_project("Autre"), awarded=Money(60_00, Currency.EUR))
    judged = office.judged().found.verdicts[0].judged
    assert judged.figure is not None
    assert judged.figure.over == Money(10_00, Currency.EUR)


def test_a_person_answers_what_no_figure_does(office: Secretariat) -> None:
    rule = office.a_rule(RuleKind.OTHER)
    assert office.states()[RuleKind.OTHER] == (RuleState.UNKNOWN, Why.ASK)
    given = {"project": office.project, "rule": rule.id}
    office.do_fields(check_rule, **given, passes=False, note=text("Rien de nouveau"))
    assert office.states()[RuleKind.OTHER] == (RuleState.FAILS, Why.PERSON)
    office.do_fields(check_rule, **given, passes=True)
    assert office.states()[RuleKind.OTHER] == (RuleState.PASSES, Why.PERSON)
    assert not office.judged().checks[rule.id].note
    office.do(remove_rule_check, project=office.project, rule=rule.id)
    assert office.states()[RuleKind.OTHER] == (RuleState.UNKNOWN, Why.ASK)
    office.do_fields(check_rule, **given, passes=True)
    assert office.states()[RuleKind.OTHER] == (RuleState.PASSES, Why.PERSON)
    office.do_fields(life.change_project, project=office.project, call=None)
    assert judged_project(office.store, office.project, TODAY) is None
    with pytest.raises(RuleOfAnotherCall):
        office.do_fields(check_rule, **given, passes=True)


def test_the_window_is_that_of_the_day_on_which_it_was_filed(office: Secretariat) -> None:
    assert office.judged(date(2027, 1, 31)).found.window is Window.FUTURE
    assert office.judged(date(2027, 5, 1)).found.window is Window.CLOSED
    office.do(life.move_project, project=office.project, to=FILED, on=date(2027, 2, 20))
    later = office.judged(date(2027, 5, 1))
    assert (later.found.window, later.found.on) == (Window.OPEN, date(2027, 2, 20))


def test_many_are_marked_at_once_as_each_is_judged_alone(office: Secretariat) -> None:
    other = office.a_project("Autre")
    standing = read_standing(office.store)
    numbers = [number for held in standing.held.values() for number in held]
    assert marks(office.store, numbers, TODAY) == {}  # without rules none is known
    office.a_rule(RuleKind.MAX_AID, amount_eur=Money(100_00, Currency.EUR))
    office.asks(100_00)
    office.asks(100_01, project=other)
    found = marks(office.store, numbers, TODAY)
    assert found == {office.project: RuleState.PASSES, other: RuleState.FAILS}
    keys = {key: number for number in numbers for key in marks(office.store, [number], TODAY)}
    lazily = Marks(office.store, keys, TODAY)
    assert {key: lazily.of(key) for key in keys} == found
    assert lazily.of(uuid7()) is None
    for project in office.store.all(Project):
        alone = judged_project(office.store, project.id, TODAY)
        assert alone is not None
        assert alone.found.found is found[project.id]
