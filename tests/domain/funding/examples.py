"""Costs, sources, rates and rules with readable arguments."""

from datetime import date
from decimal import Decimal
from typing import Any

from ctj_desktop.domain.funding.rates import DatedRate
from ctj_desktop.domain.ids import (
    BudgetLineId,
    CallId,
    CallRuleId,
    ExchangeRateId,
    FinancingLineId,
    InstalmentId,
    PaymentId,
    PipelineId,
    ProjectId,
)
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.records.people import CURRENCY_OF, Side
from ctj_desktop.domain.records.project_work import Instalment
from ctj_desktop.domain.records.projects import (
    BudgetLine,
    Call,
    CallRule,
    ExchangeRate,
    FinancingLine,
    Payment,
    RuleKind,
)
from ctj_desktop.domain.texts import Bilingual
from tests.domain.builders import HOME, new_id

DAY = date(2026, 3, 1)
RATE = DatedRate(base=Currency.EUR, factor=Decimal("0.9431"), on=DAY, source="BNS")
"""The one of the issue: a euro is less than a franc."""
PROJECT, CALL = ProjectId(new_id()), CallId(new_id())
LABEL = Bilingual.of("Ligne", "Zeile")

Fields = dict[str, Any]  # of a record, each of its own type
BASE: Fields = {"home": HOME, "project": PROJECT}


def eur(amount: float) -> Money:
    """Euros, as they are said."""
    return Money(round(amount * 100), Currency.EUR)


def chf(amount: float) -> Money:
    """Francs, as they are said."""
    return Money(round(amount * 100), Currency.CHF)


def a_cost(amount: Money, **more: Any) -> BudgetLine:
    """A cost of the side that keeps its money so."""
    side = next(side for side, currency in CURRENCY_OF.items() if currency is amount.currency)
    given: Fields = {"id": BudgetLineId(new_id()), "label": LABEL, "side": side, "amount": amount}
    return BudgetLine(**BASE | given | more)


def a_source(requested: Money | None, side: Side = Side.FR, **more: Any) -> FinancingLine:
    """A source of money; that of francs is Swiss."""
    if requested is not None and requested.currency is Currency.CHF:
        side = Side.CH
    given: Fields = {"id": FinancingLineId(new_id()), "label": LABEL, "side": side, "requested": requested}
    return FinancingLine(**BASE | given | more)


def a_payment(line: FinancingLine, amount: Money, on: date = DAY) -> Payment:
    """Money that arrived."""
    return Payment(id=PaymentId(new_id()), home=HOME, line=line.id, on=on, amount=amount)


def an_instalment(line: FinancingLine, amount: Money) -> Instalment:
    """Money that is to come."""
    return Instalment(id=InstalmentId(new_id()), home=HOME, line=line.id, amount=amount)


def a_rate(rate: str, on: date = DAY, base: Currency = Currency.EUR, other: Currency = Currency.CHF) -> ExchangeRate:
    """A rate as it is stored."""
    return ExchangeRate(id=ExchangeRateId(new_id()), home=HOME, from_currency=base, to_currency=other, rate=rate, on=on)


def a_call(opens: date | None = None, closes: date | None = None) -> Call:
    """A call."""
    pipeline = PipelineId(new_id())
    return Call(id=CALL, home=HOME, pipeline=pipeline, code="2026-1", name=LABEL, opens=opens, closes=closes)


def a_rule(kind: RuleKind, **more: Any) -> CallRule:
    """A rule of the call."""
    given: Fields = {"id": CallRuleId(new_id()), "home": HOME, "call": CALL, "rule_kind": kind, "text": LABEL}
    return CallRule(**given | more)
