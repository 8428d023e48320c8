"""Is it said what a project leaves open as it is filed, and as its file is closed?"""

from pathlib import Path

import pytest

from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.records.projects import MoveNeed, PaymentKind, Project, Stage, StageRole
from ctj_desktop.domain.texts import Language
from ctj_desktop.services.projects import conditions, money, routes
from ctj_desktop.services.projects.arrivals import arrivals, expected_payment
from ctj_desktop.services.projects.stages.left_open import LeftOpen, left_open
from ctj_desktop.services.projects.stages.needs import MoveSaid
from tests.office import TODAY, Office, text
from tests.services.projects.asking_nothing import a_granted_plan
from tests.services.projects.stages.test_way import a_project, a_route, go, needing


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def eur(amount: int) -> Money:
    return Money(amount * 100, Currency.EUR)


def open_at(office: Office, project: Project, stage: Stage) -> LeftOpen:
    return left_open(office.store, project, stage, MoveSaid(on=TODAY))


def an_end(office: Office, stage: Stage) -> Stage:
    return office.do_fields(routes.change_stage, stage=stage.id, role=StageRole.END).record


def test_filed_it_says_what_is_not_asked_does_not_balance_and_is_not_met(office: Office) -> None:
    stages = a_route(office, ("a>filed", "filed>b"))
    project = a_project(office)
    assert open_at(office, project, stages["filed"]) == LeftOpen(asks_nothing=True)
    made = office.do_fields(conditions.add_condition, project=project.id, text=text("Trouver une salle")).record
    a_granted_plan(office, project.id, cost=15_000)
    found = open_at(office, project, stages["filed"])
    assert (found.asks_nothing, found.apart, found.conditions, found.owed) == (False, (eur(10_000),), (made,), ())
    assert open_at(office, project, stages["b"]) == LeftOpen(), "it leads neither to the fund nor to the end"
    needing(office, stages, "a>filed", MoveNeed.CONDITIONS)
    assert open_at(office, project, stages["filed"]) == LeftOpen(), "it is refused"


def test_closed_it_says_what_is_still_to_be_paid_and_met(office: Office) -> None:
    stages = a_route(office, ("a>settled", "a>refused", "settled>archived"))
    ends = {code: an_end(office, stages[code]) for code in ("settled", "refused", "archived")}
    project = a_project(office)
    line = a_granted_plan(office, project.id)
    made = office.do_fields(conditions.add_condition, project=project.id, text=text("Trouver une salle")).record
    office.do_fields(money.record_payment, line=line.id, on=TODAY, amount=eur(3_000))
    assert open_at(office, project, ends["settled"]) == LeftOpen(conditions=(made,), owed=(eur(2_000),))
    assert open_at(office, project, ends["refused"]) == LeftOpen()
    go(office, project, "settled")
    assert open_at(office, project, ends["archived"]) == LeftOpen(), "it is closed already"


def test_the_payment_that_ends_a_grant_is_proposed_as_its_balance(office: Office) -> None:
    a_route(office, ("a>report", "report>settled"))
    project = a_project(office)
    line = a_granted_plan(office, project.id)

    def proposed() -> tuple[PaymentKind, Money | None]:
        due = expected_payment(office.store, line, arrivals(office.store, line, Language.FR))
        return due.kind, due.amount

    assert proposed() == (PaymentKind.INSTALMENT, None)
    first, last = (
        office.do_fields(money.add_instalment, line=line.id, amount=eur(amount)).record for amount in (3_000, 2_000)
    )
    assert proposed() == (PaymentKind.INSTALMENT, eur(3_000))
    office.do_fields(money.record_payment, line=line.id, on=TODAY, amount=eur(3_000), instalment=first.id)
    assert proposed() == (PaymentKind.BALANCE, eur(2_000))
    office.do_fields(money.remove_instalment, instalment=last.id)
    assert proposed() == (PaymentKind.INSTALMENT, None)
    go(office, project, "report")
    assert proposed() == (PaymentKind.BALANCE, eur(2_000))
    office.do_fields(money.record_payment, line=line.id, on=TODAY, amount=eur(2_000))
    assert proposed() == (PaymentKind.INSTALMENT, None)
