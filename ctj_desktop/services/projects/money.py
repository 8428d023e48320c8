"""How are the costs, the money asked for, granted and paid of a project kept, each side in its currency?"""

from ctj_desktop.domain.funding.plan import currency_of
from ctj_desktop.domain.ids import FinancingLineId, PartnerId, ProjectDocumentId, ProjectId
from ctj_desktop.domain.money import LARGEST, Money
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.project_work import Instalment, ProjectDocument
from ctj_desktop.domain.records.projects import BudgetLine, FinancingLine, MoneyOrigin, Partner, Payment, Project
from ctj_desktop.services.naming.hanging import take_away
from ctj_desktop.services.naming.removal import removal
from ctj_desktop.services.projects.refusals import (
    AboveGrant,
    AboveRequest,
    FundTwice,
    NothingPaid,
    OtherProject,
    OwnMoneyAsked,
    PaidAlready,
    WrongCurrency,
)
from ctj_desktop.services.steps.places import at_end
from ctj_desktop.services.steps.records import need_text, the, titled
from ctj_desktop.services.steps.refusals import NegativeAmount, TooLarge
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit


@step(first=("project", "side", "label", "amount"))
def add_budget_line(unit: Unit, new: BudgetLine) -> BudgetLine:
    """Adds a cost of one side, in its currency; contributions in kind apart."""
    the(unit.store, Project, new.project)
    need_sound(new.amount)
    _need_of_project(unit.store, new.project, partner=new.partner)
    unit.name("budget_line.added", **titled(need_text(new.label)))
    return unit.save(replace(new, position=at_end(unit, unit.store.all(BudgetLine, project=new.project))))


@step(named="line", first=("line", "label", "amount"), without=("project", "side"))
def change_budget_line(unit: Unit, after: BudgetLine, before: BudgetLine) -> BudgetLine:
    """Changes a cost of a project."""
    stored = the(unit.store, BudgetLine, before.id)
    if after.amount != before.amount:
        need_sound(after.amount)
        _need_same_currency(before, after)
    _need_of_project(unit.store, stored.project, partner=after.partner)
    saved = unit.save(after, before=before)
    unit.name("budget_line.changed", **titled(saved.label))
    return saved


@step
def add_financing_line(unit: Unit, new: FinancingLine) -> FinancingLine:
    """Adds a source of money of one side: what was requested and what was awarded are separate facts.

    `fund` marks the request to the fund of the call, of which each side has one: `FundTwice` for a second, and
    `OwnMoneyAsked` for own money, which is asked of nobody.
    """
    the(unit.store, Project, new.project)
    _need_sound_line(unit.store, new)
    unit.name("financing_line.added", **titled(need_text(new.label)))
    return unit.save(replace(new, position=at_end(unit, unit.store.all(FinancingLine, project=new.project))))


@step(named="line", without=("project", "side"))
def change_financing_line(unit: Unit, after: FinancingLine, before: FinancingLine) -> FinancingLine:
    """Changes a source of money, for instance when a grant is awarded."""
    the(unit.store, FinancingLine, before.id)
    if _amounts(before) and _amounts(after):
        _need_same_currency(before, after)
    saved = unit.save(after, before=before)
    _need_sound_line(unit.store, saved)
    unit.name("financing_line.changed", **titled(saved.label))
    return saved


@step
def record_payment(unit: Unit, new: Payment) -> Payment:
    """Records money that arrived on a financing line, in the line's currency.

    What goes beyond the amount awarded, or asked where none is awarded yet, says in `note` why: else `AboveGrant`.
    """
    owner = the(unit.store, FinancingLine, new.line)
    _need_sound_payment(unit.store, owner, new)
    _need_within_grant(unit.store, owner, new)
    unit.name("payment.added", **titled(owner.label))
    return unit.save(new)


@step(without=("line",))
def change_payment(unit: Unit, after: Payment, before: Payment) -> Payment:
    """Corrects a payment; it stays on its line, and within what was granted as `record_payment` says."""
    owner = the(unit.store, FinancingLine, the(unit.store, Payment, before.id).line)
    saved = unit.save(after, before=before)
    _need_sound_payment(unit.store, owner, saved)
    if (saved.amount, saved.note) != (before.amount, before.note):
        _need_within_grant(unit.store, owner, saved)
    unit.name("payment.changed", **titled(owner.label))
    return saved


@step(first=("line", "label", "due", "amount"))
def add_instalment(unit: Unit, new: Instalment) -> Instalment:
    """Plans a part of the money of a financing line: when it is due, how much, and what for."""
    owner = the(unit.store, FinancingLine, new.line)
    _need_arriving(owner, new.amount)
    unit.name("instalment.added", **titled(new.label or owner.label))
    return unit.save(replace(new, position=at_end(unit, unit.store.all(Instalment, line=new.line))))


@step(without=("line",))
def change_instalment(unit: Unit, after: Instalment, before: Instalment) -> Instalment:
    """Changes an instalment; it stays on its line."""
    owner = the(unit.store, FinancingLine, the(unit.store, Instalment, before.id).line)
    saved = unit.save(after, before=before)
    _need_arriving(owner, saved.amount)
    unit.name("instalment.changed", **titled(saved.label or owner.label))
    return saved


remove_instalment = removal(Instalment, "Takes an instalment away; payments that were made for it stay.")


remove_budget_line = removal(BudgetLine, "Takes a cost out of a project.", key="line")


@step
def remove_financing_line(unit: Unit, *, line: FinancingLineId) -> FinancingLine:
    """Takes a source of money out of a project, with its instalments; `PaidAlready` where money arrived on it."""
    stored = the(unit.store, FinancingLine, line)
    if unit.store.count(Payment, line=line):
        raise PaidAlready
    unit.name("financing_line.deleted", **titled(stored.label))
    return take_away(unit, stored)


remove_payment = removal(Payment, "Takes a payment away that was entered by mistake.")


def need_sound(amount: Money) -> None:
    """`NegativeAmount` below nothing, `TooLarge` above what can be shown whole."""
    if amount.minor_units < 0:
        raise NegativeAmount
    if amount.minor_units > LARGEST:
        raise TooLarge


def _need_sound_line(store: OpenFile, line: FinancingLine) -> None:
    """Amounts in one currency, one request to the fund of a side, and what it names is of its project."""
    amounts = _amounts(line)
    for amount in amounts:
        need_sound(amount)
        if amount.currency is not amounts[0].currency:
            raise WrongCurrency(amounts[0].currency, amount.currency)
    _need_of_project(store, line.project, partner=line.partner, document=line.document)
    if line.fund and line.origin is MoneyOrigin.OWN:
        raise OwnMoneyAsked
    if line.fund:
        others = store.all(FinancingLine, project=line.project, side=line.side, fund=True)
        taken = next((other for other in others if other.id != line.id), None)
        if taken is not None:
            raise FundTwice(taken.label)


def _amounts(line: FinancingLine) -> list[Money]:
    return [amount for amount in (line.requested, line.awarded, line.committed) if amount is not None]


def _need_same_currency(before: BudgetLine | FinancingLine, after: BudgetLine | FinancingLine) -> None:
    """Euros never become francs by a change: what is meant in the other currency is another line."""
    if currency_of(after) is not currency_of(before):
        raise WrongCurrency(currency_of(before), currency_of(after))


def _need_sound_payment(store: OpenFile, owner: FinancingLine, payment: Payment) -> None:
    _need_arriving(owner, payment.amount)
    _need_of_project(store, owner.project, document=payment.document)
    if payment.instalment is not None and the(store, Instalment, payment.instalment).line != owner.id:
        raise OtherProject("instalment")


def _need_within_grant(store: OpenFile, owner: FinancingLine, payment: Payment) -> None:
    """`AboveGrant` for a payment with which more has arrived than there was to come, and of which nobody says why."""
    limit = owner.awarded or owner.requested
    others = [one.amount for one in store.all(Payment, line=owner.id) if one.id != payment.id]
    if limit is None or payment.note.strip():
        return
    paid = sum(others, payment.amount)
    if paid.minor_units > limit.minor_units:
        raise (AboveGrant if owner.awarded is not None else AboveRequest)(paid, limit)


def _need_arriving(owner: FinancingLine, amount: Money) -> None:
    """More than nothing, in the currency of the line; the first amount of a line without any says its own."""
    need_sound(amount)
    if not amount.minor_units:
        raise NothingPaid
    kept = owner.awarded or owner.requested or owner.committed
    if kept is not None and kept.currency is not amount.currency:
        raise WrongCurrency(currency_of(owner), amount.currency)


def _need_of_project(
    store: OpenFile, project: ProjectId, *, partner: PartnerId | None = None, document: ProjectDocumentId | None = None
) -> None:
    """`OtherProject` for a partner or a document of another project."""
    if partner is not None and the(store, Partner, partner).project != project:
        raise OtherProject("partner")
    if document is not None and the(store, ProjectDocument, document).project != project:
        raise OtherProject("document")
