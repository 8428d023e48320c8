"""How are the costs, the money asked for, granted and paid of a project kept, each side in its currency?"""

from datetime import date

from ctj_desktop.domain.ids import BudgetLineId, FinancingLineId, OrganisationId, PaymentId, ProjectId
from ctj_desktop.domain.money import Money
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.projects import BudgetCategory, BudgetLine, FinancingLine, Payment, Project
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.projects.refusals import PaidAlready, WrongCurrency
from ctj_desktop.services.steps.change import KEEP, Keep, Rewording, rewrite
from ctj_desktop.services.steps.places import at_end
from ctj_desktop.services.steps.records import need_text, the, titled
from ctj_desktop.services.steps.refusals import NegativeAmount
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.unit import Unit


@step
def add_budget_line(
    unit: Unit,
    *,
    project: ProjectId,
    side: Side,
    label: Bilingual,
    amount: Money,
    category: BudgetCategory = BudgetCategory.OTHER,
    in_kind: bool = False,
) -> BudgetLine:
    """Adds a cost of one side, in its currency; contributions in kind apart."""
    owner = the(unit.store, Project, project)
    _need_positive(amount)
    unit.name("budget_line.added", **titled(need_text(label)))
    return unit.save(
        BudgetLine(
            id=BudgetLineId(unit.new_id()),
            home=owner.home,
            project=project,
            side=side,
            category=category,
            label=label,
            amount=amount,
            in_kind=in_kind,
            position=at_end(unit, unit.store.all(BudgetLine, project=project)),
        )
    )


@step
def change_budget_line(
    unit: Unit,
    *,
    line: BudgetLineId,
    seen: BudgetLine | None = None,
    label: Bilingual | Rewording | Keep = KEEP,
    amount: Money | Keep = KEEP,
    category: BudgetCategory | Keep = KEEP,
    in_kind: bool | Keep = KEEP,
) -> BudgetLine:
    """Changes a cost of a project."""
    stored = the(unit.store, BudgetLine, line)
    if amount is not KEEP:
        _need_positive(amount)
    after = rewrite(unit, stored, seen, label=label, amount=amount, category=category, in_kind=in_kind)
    unit.name("budget_line.changed", **titled(after.label))
    return after


@step
def add_financing_line(
    unit: Unit,
    *,
    project: ProjectId,
    side: Side,
    label: Bilingual,
    organisation: OrganisationId | None = None,
    requested: Money | None = None,
    awarded: Money | None = None,
    in_kind: bool = False,
) -> FinancingLine:
    """Adds a source of money of one side: what was requested and what was awarded are separate facts."""
    owner = the(unit.store, Project, project)
    _need_one_currency(requested, awarded)
    unit.name("financing_line.added", **titled(need_text(label)))
    return unit.save(
        FinancingLine(
            id=FinancingLineId(unit.new_id()),
            home=owner.home,
            project=project,
            side=side,
            label=label,
            organisation=organisation,
            requested=requested,
            awarded=awarded,
            in_kind=in_kind,
            position=at_end(unit, unit.store.all(FinancingLine, project=project)),
        )
    )


@step
def change_financing_line(
    unit: Unit,
    *,
    line: FinancingLineId,
    seen: FinancingLine | None = None,
    label: Bilingual | Rewording | Keep = KEEP,
    organisation: OrganisationId | Keep | None = KEEP,
    requested: Money | Keep | None = KEEP,
    awarded: Money | Keep | None = KEEP,
    in_kind: bool | Keep = KEEP,
) -> FinancingLine:
    """Changes a source of money, for instance when a grant is awarded."""
    stored = the(unit.store, FinancingLine, line)
    after = rewrite(
        unit,
        stored,
        seen,
        label=label,
        organisation=organisation,
        requested=requested,
        awarded=awarded,
        in_kind=in_kind,
    )
    _need_one_currency(after.requested, after.awarded)
    unit.name("financing_line.changed", **titled(after.label))
    return after


@step
def record_payment(unit: Unit, *, line: FinancingLineId, on: date, amount: Money, note: str = "") -> Payment:
    """Records money that arrived on a financing line, in the line's currency."""
    owner = the(unit.store, FinancingLine, line)
    _need_positive(amount)
    _need_one_currency(owner.awarded or owner.requested, amount)
    unit.name("payment.added", **titled(owner.label))
    return unit.save(Payment(id=PaymentId(unit.new_id()), home=owner.home, line=line, on=on, amount=amount, note=note))


@step
def remove_budget_line(unit: Unit, *, line: BudgetLineId) -> BudgetLine:
    """Takes a cost out of a project."""
    stored = the(unit.store, BudgetLine, line)
    unit.name("budget_line.deleted", **titled(stored.label))
    unit.delete(stored)
    return stored


@step
def remove_financing_line(unit: Unit, *, line: FinancingLineId) -> FinancingLine:
    """Takes a source of money out of a project; `PaidAlready` where money arrived on it."""
    stored = the(unit.store, FinancingLine, line)
    if unit.store.count(Payment, line=line):
        raise PaidAlready
    unit.name("financing_line.deleted", **titled(stored.label))
    unit.delete(stored)
    return stored


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
