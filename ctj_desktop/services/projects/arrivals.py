"""What was promised and paid on a source of money, what is left of it, and what is odd about it?"""

from datetime import date
from typing import Final

from ctj_desktop.domain.findings import Finding
from ctj_desktop.domain.funding.plan import currency_of, line_remarks
from ctj_desktop.domain.ids import FinancingLineId, InstalmentId
from ctj_desktop.domain.money import Money
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.project_work import Instalment
from ctj_desktop.domain.records.projects import FinancingLine, Payment, PaymentKind, Stage
from ctj_desktop.domain.texts import Language
from ctj_desktop.services.steps.places import in_order
from ctj_desktop.services.steps.states import project_stage
from ctj_desktop.storage.open_file import OpenFile

ENDING: Final = frozenset({"report", "settled"})
"""Codes of the stages (SOURCES.md 4.3) at which the last payment is awaited, or was missed."""


class Arrivals(NamedValue):
    """The money of one line; `left` is what was granted and is not paid, None where nothing was granted."""

    instalments: tuple[Instalment, ...] = ()
    payments: tuple[Payment, ...] = ()
    paid: Money | None = None
    left: Money | None = None
    remarks: tuple[Finding, ...] = ()

    def due(self, instalment: Instalment) -> bool:
        """Whether nothing was paid for it yet."""
        return all(one.instalment != instalment.id for one in self.payments)

    def next_due(self) -> Instalment | None:
        """The earliest for which nothing was paid yet, those without a day last; None where there is none."""
        waiting = [one for one in self.instalments if self.due(one)]
        return min(waiting, key=lambda one: (one.due is None, one.due or date.min), default=None)


class ExpectedPayment(NamedValue):
    """What the next payment on a line probably is; without an amount where nothing says how much."""

    kind: PaymentKind
    amount: Money | None = None
    instalment: InstalmentId | None = None


def expected_payment(store: OpenFile, line: FinancingLine, found: Arrivals) -> ExpectedPayment:
    """The instalment that is due, else what is left once the final report is there; the balance where it ends it."""
    due, left = found.next_due(), found.left
    here = project_stage(store, line.project)
    stage = store.get(Stage, here) if here is not None else None
    if due is None and stage is not None and stage.code in ENDING and left is not None and left.minor_units > 0:
        return ExpectedPayment(kind=PaymentKind.BALANCE, amount=left)
    if due is None:
        return ExpectedPayment(kind=PaymentKind.INSTALMENT)
    ends = left is not None and due.amount.minor_units >= left.minor_units
    kind = PaymentKind.BALANCE if ends else PaymentKind.INSTALMENT
    return ExpectedPayment(kind=kind, amount=due.amount, instalment=due.id)


def payments_of(store: OpenFile, line: FinancingLineId) -> list[Payment]:
    """What was paid on a line, the latest last."""
    return store.all(Payment, line=line, order="on, id")


def instalments_of(store: OpenFile, line: FinancingLineId) -> list[Instalment]:
    """What is promised on a line, in its order."""
    return in_order(store.all(Instalment, line=line))


def arrivals(store: OpenFile, line: FinancingLine, language: Language) -> Arrivals:
    """Everything that is to come and that came on a line, called in that language where it is spoken of."""
    payments, instalments = payments_of(store, line.id), instalments_of(store, line.id)
    paid = Money(sum(one.amount.minor_units for one in payments), currency_of(line))
    return Arrivals(
        instalments=tuple(instalments),
        payments=tuple(payments),
        paid=paid if payments else None,
        left=line.awarded - paid if line.awarded is not None and line.awarded.currency is paid.currency else None,
        remarks=tuple(line_remarks(line, payments, instalments, line.label.or_other(language))),
    )
