"""Does a project move along its route and keep its money apart by side?"""

from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.projects import (
    BudgetCategory,
    BudgetLine,
    FinancingLine,
    Opinion,
    OpinionKind,
    Partner,
    Pipeline,
    Project,
    ProjectAction,
    ProjectMove,
    StageRole,
    StageTransition,
)
from ctj_desktop.domain.records.strategy import Action
from ctj_desktop.services.catalogue.bin import restore_record
from ctj_desktop.services.meetings import agenda
from ctj_desktop.services.naming.hanging import what_hangs
from ctj_desktop.services.naming.refusals import NothingNamed
from ctj_desktop.services.projects import life as projects
from ctj_desktop.services.projects import links as project_links
from ctj_desktop.services.projects import money as project_money
from ctj_desktop.services.projects.refusals import (
    NoPipeline,
    PaidAlready,
    ReasonMissing,
    RouteChosen,
    StageRefused,
    WrongCurrency,
)
from ctj_desktop.services.projects.stages.way import next_stage, next_stages, possible_moves, stages_of
from ctj_desktop.services.steps.refusals import EndBeforeStart, NegativeAmount, StillUsed, TextMissing
from ctj_desktop.services.steps.states import project_stage
from ctj_desktop.services.workspace.reference import renew
from tests.office import TODAY, Office, text
from tests.services.projects.asking_nothing import a_granted_plan, ask_nothing

DAY = TODAY
EUROS = Money(100_000, Currency.EUR)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = Office(tmp_path)
    renew(office.store)
    return office


def a_project(office: Office, *, route: bool = True) -> Project:
    pipeline = office.store.all(Pipeline, order="code, id")[0].id if route else None
    return office.do_fields(
        projects.add_project,
        committee=office.a_committee().id,
        title=text("Marché", "Markt"),
        pipeline=pipeline,
        on=DAY,
    ).record


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
    target = sorted(allowed - {"abandoned"})[0]
    move = office.do(projects.move_project, project=project.id, to=target, on=DAY).record
    assert stages[move.to_stage].code == target
    assert project_stage(office.store, project.id) == move.to_stage
    with pytest.raises(NothingNamed):
        office.do(projects.move_project, project=project.id, to="lune", on=DAY)


def test_the_stage_offered_first_is_the_next_one_and_never_one_behind(office: Office) -> None:
    ask_nothing(office.store)
    project = a_project(office)
    assert project.pipeline
    a_granted_plan(office, project.id)
    stages = stages_of(office.store, project.pipeline)
    passed: list[str] = []
    while (following := next_stage(office.store, project.id)) is not None:
        here = project_stage(office.store, project.id)
        places = [stage.id for stage in stages]
        assert here is not None
        assert places.index(following.id) > places.index(here)
        assert following.role is not StageRole.SIDE_EXIT
        assert possible_moves(office.store, project.id)[0] == following
        passed.append(following.code)
        office.do(projects.move_project, project=project.id, to=following.code, on=DAY)
    assert len(passed) > 3


def test_a_project_without_route_chooses_it_once(office: Office) -> None:
    project = a_project(office, route=False)
    with pytest.raises(NoPipeline):
        office.do(projects.move_project, project=project.id, to="idea", on=DAY)
    pipeline = office.store.all(Pipeline, code="FPPT")[0].id
    office.do(projects.choose_route, project=project.id, pipeline=pipeline, on=DAY)
    assert office.store.count(ProjectMove, project=project.id) == 1
    with pytest.raises(RouteChosen):
        office.do(projects.choose_route, project=project.id, pipeline=pipeline, on=DAY)


def test_money_stays_in_its_currency(office: Office) -> None:
    project = a_project(office)
    eur, chf = Money(100_000, Currency.EUR), Money(100_000, Currency.CHF)
    label = text("Repas", "Verpflegung")
    cost = office.do_fields(
        project_money.add_budget_line,
        project=project.id,
        side=Side.FR,
        label=label,
        amount=eur,
        category=BudgetCategory.CATERING,
    ).record
    office.do_fields(project_money.change_budget_line, line=cost.id, amount=Money(90_000, Currency.EUR))
    with pytest.raises(NegativeAmount):
        office.do_fields(project_money.change_budget_line, line=cost.id, amount=Money(-1, Currency.EUR))
    line = office.do_fields(
        project_money.add_financing_line, project=project.id, side=Side.FR, label=label, requested=eur
    ).record
    with pytest.raises(WrongCurrency):
        office.do_fields(project_money.change_financing_line, line=line.id, awarded=chf)
    office.do_fields(project_money.change_financing_line, line=line.id, awarded=Money(80_000, Currency.EUR))
    with pytest.raises(WrongCurrency):
        office.do_fields(project_money.record_payment, line=line.id, on=DAY, amount=chf)
    paid = office.do_fields(
        project_money.record_payment, line=line.id, on=DAY, amount=Money(40_000, Currency.EUR)
    ).record
    assert paid.amount.amount == 400


def test_partners_opinions_and_links_to_the_strategy(office: Office) -> None:
    project = a_project(office)
    with pytest.raises(TextMissing):
        office.do_fields(project_links.add_partner, project=project.id, side=Side.CH)
    office.do_fields(project_links.add_partner, project=project.id, side=Side.CH, name="Association", lead=True)
    office.do_fields(project_links.give_opinion, project=project.id, opinion_kind=OpinionKind.FAVOURABLE, on=DAY)
    action = office.store.all(Action)[0]
    for _ in range(2):
        office.do(project_links.link_action, project=project.id, action=action.id)
    assert office.store.count(ProjectAction) == 1
    office.do(project_links.unlink_action, project=project.id, action=action.id)
    assert office.store.count(ProjectAction) == 0
    office.do(project_links.link_action, project=project.id, action=action.id)
    assert office.store.count(ProjectAction, project=project.id) == 1


def test_a_project_leaves_its_route_only_with_a_reason(office: Office) -> None:
    project = a_project(office)
    with pytest.raises(ReasonMissing):
        office.do(projects.move_project, project=project.id, to="abandoned", on=DAY, reason=text("  "))
    move = office.do(
        projects.move_project, project=project.id, to="abandoned", on=DAY, reason=text("Porteur dissous")
    ).record
    assert move.reason.fr.text == "Porteur dissous"
    assert project_stage(office.store, project.id) == move.to_stage


def test_lines_are_taken_away_but_not_what_was_paid_on(office: Office) -> None:
    project, eur = a_project(office), Money(100_000, Currency.EUR)
    label = text("Salle", "Saal")
    cost = office.do_fields(
        project_money.add_budget_line, project=project.id, side=Side.FR, label=label, amount=eur
    ).record
    office.do(project_money.remove_budget_line, line=cost.id)
    line = office.do_fields(
        project_money.add_financing_line, project=project.id, side=Side.FR, label=label, requested=eur
    ).record
    paid = office.do_fields(project_money.record_payment, line=line.id, on=DAY, amount=eur).record
    with pytest.raises(PaidAlready):
        office.do(project_money.remove_financing_line, line=line.id)
    office.do(project_money.remove_payment, payment=paid.id)
    office.do(project_money.remove_financing_line, line=line.id)
    assert not office.store.count(FinancingLine, project=project.id)
    assert not office.store.count(BudgetLine, project=project.id)
    office.undo()
    assert office.store.count(FinancingLine, project=project.id) == 1


def test_partners_and_opinions_are_changed_and_taken_away(office: Office) -> None:
    project = a_project(office)
    partner = office.do_fields(project_links.add_partner, project=project.id, side=Side.CH, name="Association").record
    changed = office.do_fields(project_links.change_partner, partner=partner.id, seen=partner, lead=True).record
    assert changed.lead
    assert changed.name == "Association"
    with pytest.raises(TextMissing):
        office.do_fields(project_links.change_partner, partner=partner.id, name=" ")
    office.do(project_links.remove_partner, partner=partner.id)
    assert not office.store.count(Partner, project=project.id)
    opinion = office.do_fields(
        project_links.give_opinion, project=project.id, opinion_kind=OpinionKind.FAVOURABLE, on=DAY
    ).record
    after = office.do_fields(
        project_links.change_opinion,
        opinion=opinion.id,
        seen=opinion,
        opinion_kind=OpinionKind.WITH_RESERVATION,
        conditions=text("Plan de mobilité"),
    ).record
    assert after.conditions.fr.text == "Plan de mobilité"
    office.do(project_links.remove_opinion, opinion=opinion.id)
    assert not office.store.count(Opinion, project=project.id)


def test_a_project_lasts_from_its_first_to_its_last_day(office: Office) -> None:
    """Both are days of the project, and may be one; a refusal repeats them as they were typed."""
    project = a_project(office)
    office.do_fields(projects.change_project, project=project.id, starts=DAY, ends=DAY)
    with pytest.raises(EndBeforeStart) as refused:
        office.do_fields(projects.change_project, project=project.id, ends=date(2027, 2, 23))
    assert (refused.value.start, refused.value.end) == (DAY, date(2027, 2, 23))


def test_a_project_entered_by_mistake_goes_with_its_partners_money_and_way_and_comes_back(office: Office) -> None:
    """Its number is not given again; from the bin it comes back as from undo."""
    project = a_project(office)
    further = next_stage(office.store, project.id)
    assert further is not None
    office.do(projects.move_project, project=project.id, to=further.code, on=DAY)
    office.do_fields(project_links.add_partner, project=project.id, side=Side.FR, name="Été")
    office.do(project_links.link_action, project=project.id, action=office.store.all(Action, order="id")[0].id)
    money = {"project": project.id, "side": Side.FR, "label": text("Animation", "Animation")}
    office.do_fields(project_money.add_budget_line, **money, amount=EUROS)
    office.do_fields(project_money.add_financing_line, **money, requested=EUROS)
    parts = (Partner, BudgetLine, FinancingLine, ProjectAction, ProjectMove)
    there = [office.store.all(part, project=project.id) for part in parts]
    assert {(one.kind, one.goes) for one in what_hangs(office.store, project)} == {(part.kind, True) for part in parts}

    def is_gone() -> bool:
        return not any(office.store.count(part) for part in (Project, *parts))

    office.do(projects.remove_project, project=project.id)
    assert is_gone()
    office.undo()
    assert [office.store.all(part, project=project.id) for part in parts] == there
    office.redo()
    assert is_gone()
    office.do(restore_record, record=project.id)
    assert [office.store.all(part, project=project.id) for part in parts] == there
    office.do(projects.remove_project, project=project.id)
    again = office.do_fields(
        projects.add_project, committee=project.committee, title=text("Marché", "Markt"), on=DAY
    ).record
    assert (project.number, again.number) == ("P-2027-001", "P-2027-002")


def test_an_opinion_money_that_arrived_and_an_item_keep_a_project(office: Office) -> None:
    """Each is said, and once it is taken away the project can go."""
    project = a_project(office)
    line = office.do_fields(
        project_money.add_financing_line, project=project.id, side=Side.FR, label=text("Fonds", "Fonds")
    ).record
    payment = office.do_fields(project_money.record_payment, line=line.id, on=DAY, amount=EUROS).record
    opinion = office.do_fields(
        project_links.give_opinion, project=project.id, opinion_kind=OpinionKind.FAVOURABLE
    ).record
    meeting = office.a_meeting(project.committee)
    item = office.do_fields(agenda.add_agenda_item, meeting=meeting.id, title=text("P", "P"), project=project.id).record
    keeping = (
        ("opinion", lambda: office.do(project_links.remove_opinion, opinion=opinion.id)),
        ("payment", lambda: office.do(project_money.remove_payment, payment=payment.id)),
        ("agenda_item", lambda: office.do(agenda.remove_agenda_item, item=item.id)),
    )
    for kind, take_away in keeping:
        with pytest.raises(StillUsed) as refused:
            office.do(projects.remove_project, project=project.id)
        assert kind in {used for used, _, _ in refused.value.uses}
        take_away()
    office.do(projects.remove_project, project=project.id)
    assert office.store.count(Project) == 0
