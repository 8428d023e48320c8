"""Does a project move along its route and keep its money apart by side?"""

from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.people import Side
from ctj_desktop.domain.projects import (
    BudgetCategory,
    OpinionKind,
    Pipeline,
    Project,
    ProjectAction,
    ProjectMove,
    StageTransition,
)
from ctj_desktop.domain.strategy import Action
from ctj_desktop.services import projects
from ctj_desktop.services.projects import next_stages, stages_of
from ctj_desktop.services.reference import renew
from ctj_desktop.services.refusals import (
    NegativeAmount,
    NoPipeline,
    NothingNamed,
    RouteChosen,
    StageRefused,
    TextMissing,
    WrongCurrency,
)
from ctj_desktop.services.states import project_stage
from tests.office import Office, text

DAY = date(2027, 3, 12)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = Office(tmp_path)
    renew(office.store)
    return office


def a_project(office: Office, *, route: bool = True) -> Project:
    pipeline = office.store.all(Pipeline, order="code, id")[0].id if route else None
    return office.do(
        projects.add_project, committee=office.a_committee().id, title=text("Marché", "Markt"),
        pipeline=pipeline, on=DAY,
    ).record  # fmt: skip


def test_a_project_is_numbered_and_starts_at_the_first_stage(office: Office) -> None:
    project = a_project(office)
    assert project.number == "P-2027-001"
    assert project.pipeline
    assert project_stage(office.store, project.id) == stages_of(office.store, project.pipeline)[0].id


def test_a_project_moves_only_where_its_route_allows(office: Office) -> None:
    project = a_project(office)
    assert project.pipeline
    stages = {stage.id: stage for stage in stages_of(office.store, project.pipeline)}
    here = project_stage(office.store, project.id)
    assert here
    allowed = {stages[stage].code for stage in next_stages(office.store, here)}
    refused = next(s for s in stages.values() if s.code not in allowed and s.id != here)
    with pytest.raises(StageRefused) as error:
        office.do(projects.move_project, project=project.id, to=refused.code, on=DAY)
    assert len(error.value.possible) == len(allowed)
    assert {stage.from_stage for stage in office.store.all(StageTransition)} & set(stages)
    target = sorted(allowed)[0]
    move = office.do(projects.move_project, project=project.id, to=target, on=DAY).record
    assert stages[move.to_stage].code == target
    assert project_stage(office.store, project.id) == move.to_stage
    with pytest.raises(NothingNamed):
        office.do(projects.move_project, project=project.id, to="lune", on=DAY)


def test_a_project_without_route_chooses_it_once(office: Office) -> None:
    project = a_project(office, route=False)
    with pytest.raises(NoPipeline):
        office.do(projects.move_project, project=project.id, to="idea", on=DAY)
    pipeline = office.store.all(Pipeline)[0].id
    office.do(projects.choose_route, project=project.id, pipeline=pipeline, on=DAY)
    assert office.store.count(ProjectMove, project=project.id) == 1
    with pytest.raises(RouteChosen):
        office.do(projects.choose_route, project=project.id, pipeline=pipeline, on=DAY)


def test_money_stays_in_its_currency(office: Office) -> None:
    project = a_project(office)
    eur, chf = Money(100_000, Currency.EUR), Money(100_000, Currency.CHF)
    label = text("Repas", "Verpflegung")
    cost = office.do(
        projects.add_budget_line, project=project.id, side=Side.FR, label=label, amount=eur,
        category=BudgetCategory.CATERING,
    ).record  # fmt: skip
    office.do(projects.change_budget_line, line=cost.id, amount=Money(90_000, Currency.EUR))
    with pytest.raises(NegativeAmount):
        office.do(projects.change_budget_line, line=cost.id, amount=Money(-1, Currency.EUR))
    line = office.do(projects.add_financing_line, project=project.id, side=Side.FR, label=label, requested=eur).record
    with pytest.raises(WrongCurrency):
        office.do(projects.change_financing_line, line=line.id, awarded=chf)
    office.do(projects.change_financing_line, line=line.id, awarded=Money(80_000, Currency.EUR))
    with pytest.raises(WrongCurrency):
        office.do(projects.record_payment, line=line.id, on=DAY, amount=chf)
    paid = office.do(projects.record_payment, line=line.id, on=DAY, amount=Money(40_000, Currency.EUR)).record
    assert paid.amount.amount == 400


def test_partners_opinions_and_links_to_the_strategy(office: Office) -> None:
    project = a_project(office)
    with pytest.raises(TextMissing):
        office.do(projects.add_partner, project=project.id, side=Side.CH)
    office.do(projects.add_partner, project=project.id, side=Side.CH, name="Association", lead=True)
    office.do(projects.give_opinion, project=project.id, opinion_kind=OpinionKind.FAVOURABLE, on=DAY)
    action = office.store.all(Action)[0]
    for _ in range(2):
        office.do(projects.link_action, project=project.id, action=action.id)
    assert office.store.count(ProjectAction) == 1
    office.do(projects.unlink_action, project=project.id, action=action.id)
    assert office.store.count(ProjectAction) == 0
    office.do(projects.link_action, project=project.id, action=action.id)
    assert office.store.count(ProjectAction, project=project.id) == 1
