"""Does a project go only where its route leads, on days in order, with what the route asks for?"""

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from ctj_desktop.domain.ids import StageTransitionId, link_id
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.project_work import ProjectDocumentKind
from ctj_desktop.domain.records.projects import (
    FinancingLine,
    Instrument,
    MoveNeed,
    OpinionKind,
    Pipeline,
    Project,
    Stage,
    StageRole,
)
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.projects import calls, documents, life, links, money, routes
from ctj_desktop.services.projects.refusals import (
    BadStageDays,
    GrantNeedsMore,
    MoveAhead,
    MoveBeforeLast,
    MoveNeedsMore,
    PlanUnbalanced,
    ReasonMissing,
    RouteClosed,
    StageRefused,
    StillToPay,
    TooFarBack,
    UntilBeforeMove,
)
from ctj_desktop.services.projects.sheet import project_sheet
from ctj_desktop.services.projects.stages.way import possible_moves, way_of
from ctj_desktop.services.projects.thread import Knot
from ctj_desktop.storage.log.history import undo
from tests.office import TODAY, Office, text
from tests.services.projects.asking_nothing import a_granted_plan

YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def a_route(office: Office, moves: Iterable[str], **fields: object) -> dict[str, Stage]:
    """A route of one’s own: `moves` are “A>B” for every pair of stages, which are entered as they come."""
    route = office.do_fields(
        routes.add_pipeline, code="R", name=text("Route", "Weg"), instrument=Instrument.OWN_FUNDS, **fields
    ).record
    stages: dict[str, Stage] = {}
    for move in moves:
        for code in move.split(">"):
            if code not in stages:
                role = StageRole.SIDE_EXIT if code == "out" else StageRole.ACTIVE
                stages[code] = office.do_fields(
                    routes.add_stage, pipeline=route.id, code=code, name=text(code, code), role=role
                ).record
        first, second = (stages[code].id for code in move.split(">"))
        office.do_fields(routes.add_stage_transition, from_stage=first, to_stage=second)
    return stages


def needing(office: Office, stages: dict[str, Stage], move: str, *needs: MoveNeed) -> None:
    first, second = (stages[code].id for code in move.split(">"))
    office.do_fields(
        routes.change_stage_transition,
        stage_transition=StageTransitionId(link_id("stage_transition", first, second)),
        needs=needs,
    )


def a_project(office: Office, on: date = YESTERDAY, **fields: object) -> Project:
    route = office.store.all(Pipeline)[0].id
    committee = (office.store.all(Committee) or [office.a_committee()])[0].id
    return office.do_fields(
        life.add_project, committee=committee, title=text("Marché"), pipeline=route, on=on, **fields
    ).record


def go(office: Office, project: Project, *stages: str, on: date = TODAY, **said: Any) -> None:
    for stage in stages:
        office.do(life.move_project, project=project.id, to=stage, on=on, **said)


def test_back_leads_only_to_the_stage_a_project_came_from(office: Office) -> None:
    a_route(office, ("a>b", "b>a", "b>c", "c>b", "c>a", "c>out"))
    project = a_project(office)
    go(office, project, "b", "c")
    assert [stage.code for stage in possible_moves(office.store, project.id)] == ["out", "b"]
    with pytest.raises(TooFarBack) as far:
        go(office, project, "a")
    assert sentence(load_translator("en"), far.value).startswith("“a” lies further back")
    go(office, project, "b")
    with pytest.raises(StageRefused):
        go(office, project, "out")
    go(office, project, "a", "b")
    assert [stage.code for stage in possible_moves(office.store, project.id)] == ["c", "a"]


def test_days_are_in_order_and_not_ahead(office: Office) -> None:
    a_route(office, ("a>b", "b>c"))
    project = a_project(office)
    with pytest.raises(MoveAhead):
        go(office, project, "b", on=TODAY + timedelta(days=1))
    with pytest.raises(MoveBeforeLast):
        go(office, project, "b", on=YESTERDAY - timedelta(days=1))
    with pytest.raises(UntilBeforeMove):
        go(office, project, "b", on=TODAY, until=YESTERDAY)
    go(office, project, "b", on=YESTERDAY, until=TODAY)
    go(office, project, "c")
    assert way_of(office.store, project.id).since == TODAY


def test_every_condition_that_is_missing_is_said_at_once_until_all_are_there(office: Office) -> None:
    stages = a_route(office, ("a>b", "b>c"))
    needing(office, stages, "a>b", *MoveNeed)
    project = a_project(office)
    with pytest.raises(MoveNeedsMore) as error:
        go(office, project, "b")
    missing = [need for need in MoveNeed if need is not MoveNeed.CONDITIONS]
    assert list(error.value.lacks) == missing
    said = sentence(load_translator("fr_CH"), error.value)
    assert "un avis" in said or "l’avis" in said
    assert "un appel" in said
    call = office.do_fields(
        calls.add_call,
        pipeline=project.pipeline,
        code="X",
        name=text("Appel"),
        opens=YESTERDAY,
        closes=TODAY,
    ).record
    office.do_fields(life.change_project, project=project.id, call=call.id)
    for side in Side:
        office.do_fields(links.add_partner, project=project.id, side=side, name="Association")
    amount = Money(500_000, Currency.EUR)
    office.do_fields(money.add_budget_line, project=project.id, side=Side.FR, label=text("Salle"), amount=amount)
    line = office.do_fields(
        money.add_financing_line,
        project=project.id,
        side=Side.FR,
        label=text("Fonds"),
        requested=amount,
        awarded=amount,
        fund=True,
    ).record
    office.do_fields(money.record_payment, line=line.id, on=TODAY, amount=amount)
    office.do_fields(links.give_opinion, project=project.id, opinion_kind=OpinionKind.FAVOURABLE)
    paper = office.do_fields(
        documents.add_project_document,
        project=project.id,
        title=text("Dossier"),
        document_kind=ProjectDocumentKind.APPLICATION,
    ).record
    with pytest.raises(MoveNeedsMore) as error:
        go(office, project, "b")
    assert error.value.lacks == (MoveNeed.REASON, MoveNeed.DECISION, MoveNeed.DOCUMENT)
    needing(office, stages, "a>b", *(need for need in MoveNeed if need is not MoveNeed.DECISION))
    go(office, project, "b", reason=text("Tout est là."), document=paper.id)
    assert way_of(office.store, project.id).here == stages["b"].id
    came, began = project_sheet(office.store, project.id, TODAY).moves
    assert (came.document.fr.text, came.due, began.due) == ("Dossier", None, None)
    office.do_fields(routes.change_stage, stage=stages["b"].id, days=5)
    assert project_sheet(office.store, project.id, TODAY).moves[0].due == TODAY + timedelta(days=5)


def test_a_side_exit_always_asks_for_a_reason_and_for_what_its_route_adds(office: Office) -> None:
    stages = a_route(office, ("a>out", "a>b"))
    project = a_project(office)
    with pytest.raises(ReasonMissing):
        go(office, project, "out")
    needing(office, stages, "a>out", MoveNeed.OPINION)
    with pytest.raises(MoveNeedsMore) as error:
        go(office, project, "out")
    assert error.value.lacks == (MoveNeed.REASON, MoveNeed.OPINION)


def test_a_stage_that_says_granted_needs_the_amount_its_day_and_a_plan_that_balances_or_why_not(office: Office) -> None:
    a_route(office, ("a>accepted", "accepted>b"))
    call = office.do_fields(
        calls.add_call, pipeline=office.store.all(Pipeline)[0].id, code="2027-1", name=text("Appel")
    ).record
    project = a_project(office, call=call.id)
    with pytest.raises(GrantNeedsMore) as error:
        go(office, project, "accepted", reason=text("Le fonds a dit oui."))
    assert error.value.lacks == (MoveNeed.AWARD,)
    assert "un montant accordé" in sentence(load_translator("fr_CH"), error.value)
    other = a_granted_plan(office, project.id, cost=15_000, fund=False)
    with pytest.raises(GrantNeedsMore) as error:
        go(office, project, "accepted")
    assert error.value.lacks == (MoveNeed.BALANCED, MoveNeed.AWARD), "what another body gives is not the grant"
    line = office.do_fields(money.change_financing_line, line=other.id, fund=True).record
    assert line.awarded_on is None
    with pytest.raises(PlanUnbalanced) as unbalanced:
        go(office, project, "accepted")
    said = sentence(load_translator("fr_CH"), unbalanced.value)
    assert "un plan équilibré" in said
    assert "10\u202f000,00\u00a0€" in said
    assert "Saisissez le montant" not in said, "the amount is there"
    assert way_of(office.store, project.id).behind != ()
    go(office, project, "accepted", reason=text("La commune vote le solde en avril."))
    assert office.store.all(FinancingLine, project=project.id) == [replace(line, awarded_on=TODAY)]
    grant = next(one for one in project_sheet(office.store, project.id, TODAY).thread if one.knot is Knot.GRANT)
    assert (grant.on, grant.amounts) == (TODAY, (line.awarded,))


def test_the_day_of_an_award_becomes_that_of_the_stage_where_nobody_wrote_another(office: Office) -> None:
    a_route(office, ("a>accepted", "accepted>b"))
    project = a_project(office)
    dated = a_granted_plan(office, project.id, fund=True)
    office.do_fields(money.change_financing_line, line=dated.id, awarded_on=YESTERDAY)
    other = office.do_fields(
        money.add_financing_line, project=project.id, side=Side.CH, label=text("Canton"), fund=True
    ).record
    go(office, project, "accepted", reason=text("Le canton décide en avril."))
    days = {line.id: line.awarded_on for line in office.store.all(FinancingLine, project=project.id)}
    assert days == {dated.id: YESTERDAY, other.id: None}, "a day that stands stays, and what nobody granted has none"


def test_what_is_still_to_be_paid_is_said_with_its_amount_where_a_route_asks_for_all_of_it(office: Office) -> None:
    stages = a_route(office, ("a>b", "b>c"))
    needing(office, stages, "a>b", MoveNeed.PAID)
    project = a_project(office)
    line = a_granted_plan(office, project.id)
    office.do_fields(money.record_payment, line=line.id, on=TODAY, amount=Money(3_000_00, Currency.EUR))
    with pytest.raises(StillToPay) as error:
        go(office, project, "b")
    assert error.value.amounts == (Money(2_000_00, Currency.EUR),)
    assert "2\u202f000,00\u00a0€" in sentence(load_translator("fr_CH"), error.value)


def test_undo_takes_the_day_of_an_award_back_with_the_stage(office: Office) -> None:
    a_route(office, ("a>accepted", "accepted>b"))
    project = a_project(office)
    line = a_granted_plan(office, project.id)
    go(office, project, "accepted")
    assert office.store.all(FinancingLine) == [replace(line, awarded_on=TODAY)]
    undo(office.store, None)
    assert office.store.all(FinancingLine) == [line]
    assert way_of(office.store, project.id).since == YESTERDAY


def test_a_closed_route_takes_no_new_project_and_keeps_those_that_began(office: Office) -> None:
    a_route(office, ("a>b", "b>c"), closed_on=YESTERDAY)
    project = a_project(office)
    go(office, project, "b")
    with pytest.raises(RouteClosed):
        a_project(office, TODAY)
    assert project.pipeline
    bare = office.do_fields(life.add_project, committee=project.committee, title=text("Autre")).record
    with pytest.raises(RouteClosed):
        office.do(life.choose_route, project=bare.id, pipeline=project.pipeline, on=TODAY)
    assert office.store.count(Project) == 2


@pytest.mark.parametrize("days", [0, -1, 3651])
def test_a_stage_lasts_some_days_or_says_nothing(office: Office, days: int) -> None:
    stages = a_route(office, ("a>b",))
    with pytest.raises(BadStageDays):
        office.do_fields(routes.change_stage, stage=stages["a"].id, days=days)
    with pytest.raises(BadStageDays):
        office.do_fields(
            routes.add_stage, pipeline=stages["a"].pipeline, code="z", name=text("z"), role=StageRole.ACTIVE, days=days
        )
    assert office.do_fields(routes.change_stage, stage=stages["a"].id, days=30).record.days == 30
