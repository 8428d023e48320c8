"""How are the costs, the money asked for, granted and paid of a project kept, each side in its currency?"""

from ctj_desktop.domain.ids import BudgetLineId, FinancingLineId, PaymentId
from ctj_desktop.domain.money import Money
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.projects import BudgetLine, FinancingLine, Payment, Project
from ctj_desktop.services.naming.hanging import take_away
from ctj_desktop.services.projects.refusals import NothingPaid, PaidAlready, WrongCurrency
from ctj_desktop.services.steps.places import at_end
from ctj_desktop.services.steps.records import need_text, the, titled
from ctj_desktop.services.steps.refusals import NegativeAmount
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.unit import Unit


@step(first=("project", "side", "label", "amount"))
def add_budget_line(unit: Unit, new: BudgetLine) -> BudgetLine:
    """Adds a cost of one side, in its currency; contributions in kind apart."""
    the(unit.store, Project, new.project)
    _need_positive(new.amount)
    unit.name("budget_line.added", **titled(need_text(new.label)))
    return unit.save(replace(new, position=at_end(unit, unit.store.all(BudgetLine, project=new.project))))


@step(named="line", first=("line", "label", "amount"), without=("project", "side"))
def change_budget_line(unit: Unit, after: BudgetLine, before: BudgetLine) -> BudgetLine:
    """Changes a cost of a project."""
    the(unit.store, BudgetLine, before.id)
    if after.amount != before.amount:
        _need_positive(after.amount)
    saved = unit.save(after, before=before)
    unit.name("budget_line.changed", **titled(saved.label))
    return saved


@step
def add_financing_line(unit: Unit, new: FinancingLine) -> FinancingLine:
    """Adds a source of money of one side: what was requested and what was awarded are separate facts."""
    the(unit.store, Project, new.project)
    _need_one_currency(new.requested, new.awarded)
    unit.name("financing_line.added", **titled(need_text(new.label)))
    return unit.save(replace(new, position=at_end(unit, unit.store.all(FinancingLine, project=new.project))))


@step(named="line", without=("project", "side"))
def change_financing_line(unit: Unit, after: FinancingLine, before: FinancingLine) -> FinancingLine:
    """Changes a source of money, for instance when a grant is awarded."""
    the(unit.store, FinancingLine, before.id)
    saved = unit.save(after, before=before)
    _need_one_currency(saved.requested, saved.awarded)
    unit.name("financing_line.changed", **titled(saved.label))
    return saved


@step
def record_payment(unit: Unit, new: Payment) -> Payment:
    """Records money that arrived on a financing line, in the line's currency."""
    owner = the(unit.store, FinancingLine, new.line)
    _need_positive(new.amount)
    if not new.amount.minor_units:
        raise NothingPaid
    _need_one_currency(owner.awarded or owner.requested, new.amount)
    unit.name("payment.added", **titled(owner.label))
    return unit.save(new)


@step
def remove_budget_line(unit: Unit, *, line: BudgetLineId) -> BudgetLine:
    """Takes a cost out of a project."""
    stored = the(unit.store, BudgetLine, line)
    unit.name("budget_line.deleted", **titled(stored.label))
    unit.delete(stored)
    return stored


@step
def remove_financing_line(unit: Unit, *, line: FinancingLineId) -> FinancingLine:
    """Takes a source of money out of a project, with its instalments; `PaidAlready` where money arrived on it."""
    stored = the(unit.store, FinancingLine, line)
    if unit.store.count(Payment, line=line):
        raise PaidAlready
    unit.name("financing_line.deleted", **titled(stored.label))
    return take_away(unit, stored)


@step
def remove_payment(unit: Unit, *, payment: PaymentId) -> Payment:
    """Takes a payment away that was entered by mistake."""
    stored = the(unit.store, Payment, payment)
    unit.name("payment.deleted", **titled(the(unit.store, FinancingLine, stored.line).label))
    unit.delete(stored)
    return stored


def _need_positive(amount: Money) -> None:
    if amount.minor_units < 0:
        raise NegativeAmount


def _need_one_currency(first: Money | None, second: Money | None) -> None:
    for amount in (first, second):
        if amount is not None:
            _need_positive(amount)
    if first is not None and second is not None and first.currency is not second.currency:
        raise WrongCurrency(first.currency, second.currency)
