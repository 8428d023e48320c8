"""A route of which no move asks for anything, and a plan that is granted: for tests of something else than needs."""

from ctj_desktop.domain.ids import ProjectId
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.projects import FinancingLine, StageTransition
from ctj_desktop.services.projects import money
from ctj_desktop.storage.store import Store
from tests.office import Office, text


def ask_nothing(store: Store) -> None:
    """Of every route that is here."""
    with store.write(OperationLabel("stage_transition.changed")) as unit:
        for move in store.all(StageTransition):
            unit.save(replace(move, needs=()), before=move)


def a_granted_plan(office: Office, project: ProjectId, cost: int = 5_000, **given: object) -> FinancingLine:
    """A cost in euros and one source, asked of the fund of the call and granted, that pays for it."""
    of_side, amount = {"project": project, "side": Side.FR}, Money(5_000_00, Currency.EUR)
    costs = Money(cost * 100, Currency.EUR)
    office.do_fields(money.add_budget_line, label=text("Salle"), amount=costs, **of_side)
    source = {"label": text("Fonds"), "requested": amount, "awarded": amount, "fund": True, **given}
    return office.do_fields(money.add_financing_line, **of_side, **source).record
