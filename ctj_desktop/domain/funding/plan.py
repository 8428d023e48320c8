"""Does the plan of a project balance, each currency for itself, and what was asked for, granted and paid?"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from ctj_desktop.domain.findings import Finding, FindingValue, Severity
from ctj_desktop.domain.funding.rates import DatedRate, Sums
from ctj_desktop.domain.ids import FinancingLineId
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.people import CURRENCY_OF
from ctj_desktop.domain.records.project_work import Instalment
from ctj_desktop.domain.records.projects import BudgetLine, FinancingLine, Payment


class SubBudget(NamedValue):
    """Everything in one currency: costs, sources, what is missing (more than zero) or too much, in kind apart.

    `payments` are those on its sources, the latest last; `paid` is what they come to on each.
    """

    currency: Currency
    costs: tuple[BudgetLine, ...] = ()
    sources: tuple[FinancingLine, ...] = ()
    in_kind_costs: tuple[BudgetLine, ...] = ()
    in_kind_sources: tuple[FinancingLine, ...] = ()
    payments: tuple[Payment, ...] = ()
    paid: dict[FinancingLineId, Money] = {}

    @property
    def cost(self) -> Money:
        """What it costs."""
        return _sum((line.amount for line in self.costs), self.currency)

    @property
    def requested(self) -> Money:
        """What is asked for or brought in."""
        return _sum((line.requested for line in self.sources), self.currency)

    @property
    def of_fund(self) -> Money:
        """What is asked of the fund of the call: of the lines that are marked so."""
        return _sum((line.requested for line in self.sources if line.fund), self.currency)

    @property
    def awarded(self) -> Money:
        """What was granted so far."""
        return _sum((line.awarded for line in self.sources), self.currency)

    @property
    def committed(self) -> Money:
        """What is bound by an agreement."""
        return _sum((line.committed for line in self.sources), self.currency)

    @property
    def received(self) -> Money:
        """What was paid so far."""
        return _sum(self.paid.values(), self.currency)

    @property
    def left(self) -> Money:
        """What was granted and is not paid yet; below zero where more was paid."""
        return self.awarded - self.received

    @property
    def missing(self) -> Money:
        """Cost less financing: zero where the plan balances, below where there is more than needed."""
        return self.cost - self.requested

    @property
    def in_kind_cost(self) -> Money:
        """What is contributed in kind, as a cost."""
        return _sum((line.amount for line in self.in_kind_costs), self.currency)

    @property
    def in_kind_missing(self) -> Money:
        """Costs in kind less their sources."""
        return self.in_kind_cost - _sum((line.requested for line in self.in_kind_sources), self.currency)

    @property
    def balanced(self) -> bool:
        """Costs and sources are equal to the cent, in cash and in kind."""
        return not (self.missing.minor_units or self.in_kind_missing.minor_units)

    @property
    def unknown(self) -> int:
        """Sources without an amount yet."""
        return sum(line.requested is None and line.awarded is None for line in self.sources)

    @property
    def empty(self) -> bool:
        """Nothing was entered."""
        return not (self.costs or self.sources or self.in_kind_costs or self.in_kind_sources)

    @property
    def lines(self) -> tuple[BudgetLine | FinancingLine, ...]:
        """Every cost and source."""
        return (*self.costs, *self.sources, *self.in_kind_costs, *self.in_kind_sources)


class Together(NamedValue):
    """Both currencies in one, at a dated rate, rounded half up to the cent."""

    rate: DatedRate
    cost: Money
    requested: Money
    awarded: Money
    received: Money


def sub_budgets(
    costs: Sequence[BudgetLine], sources: Sequence[FinancingLine], payments: Sequence[Payment]
) -> tuple[SubBudget, ...]:
    """Euros, then francs; a line without an amount counts where its side keeps its money."""
    return tuple(_sub_budget(currency, costs, sources, payments) for currency in (Currency.EUR, Currency.CHF))


def currency_of(line: BudgetLine | FinancingLine) -> Currency:
    """In which currency a line is kept: that of its amounts, else that of its side."""
    if isinstance(line, BudgetLine):
        return line.amount.currency
    amount = line.requested or line.awarded or line.committed
    return amount.currency if amount is not None else CURRENCY_OF[line.side]


def sums(amounts: Iterable[Money | None]) -> Sums:
    """Each currency for itself."""
    total = dict.fromkeys(Currency, 0)
    for amount in amounts:
        if amount is not None:
            total[amount.currency] += amount.minor_units
    return Sums(total[Currency.EUR], total[Currency.CHF])


def together(budgets: Sequence[SubBudget], rate: DatedRate | None, currency: Currency) -> Together | None:
    """The whole plan in one currency; None without a rate: nothing is converted silently."""
    if rate is None:
        return None

    def total(amounts: Iterable[Money]) -> Money:
        found = sums(amounts).into(currency, rate)
        assert found is not None
        return found

    return Together(
        rate=rate,
        cost=total(one.cost for one in budgets),
        requested=total(one.requested for one in budgets),
        awarded=total(one.awarded for one in budgets),
        received=total(one.received for one in budgets),
    )


def differences(budgets: Iterable[SubBudget]) -> tuple[Money, ...]:
    """Tell by how much costs and sources differ, in cash and in kind, in each currency in which they do."""
    gaps = ((one.currency, abs(gap.minor_units)) for one in budgets for gap in (one.missing, one.in_kind_missing))
    return tuple(Money(gap, currency) for currency, gap in gaps if gap)


def still_to_pay(budgets: Iterable[SubBudget]) -> tuple[Money, ...]:
    """What was granted in cash and is not paid, in each currency; what is too much on one source pays no other."""
    owed = (_sum(_unpaid(one), one.currency) for one in budgets)
    return tuple(amount for amount in owed if amount.minor_units)


def line_remarks(
    line: FinancingLine, payments: Sequence[Payment], instalments: Sequence[Instalment], name: str
) -> Iterator[Finding]:
    """What is odd about a source of money; it is said, and nothing is refused: money that came is money that came."""
    kept, awarded = currency_of(line), line.awarded
    if kept is not CURRENCY_OF[line.side]:
        yield _remark("funding.other_currency", name, currency=str(kept), side=str(line.side))
    paid = _sum((one.amount for one in payments), kept)
    if awarded is None and payments:
        yield _remark("funding.paid_not_awarded", name, paid=plain(paid))
    if awarded is not None:
        promised = _sum((one.amount for one in instalments), kept)
        for code, amount in (("paid", paid), ("committed", line.committed), ("instalments", promised)):
            if amount is not None and amount.minor_units > awarded.minor_units:
                over = plain(amount - awarded)
                yield _remark(f"funding.{code}_above", name, paid=plain(amount), awarded=plain(awarded), over=over)
    early = [one.on for one in payments if line.awarded_on is not None and one.on < line.awarded_on]
    if early:
        yield _remark("funding.paid_before", name, day=_iso(min(early)), awarded_on=_iso(line.awarded_on))


def plain(money: Money) -> str:
    """An amount among the plain values of a finding: `CHF 1234.50`."""
    return f"{money.currency} {money.amount}"


def _unpaid(budget: SubBudget) -> Iterator[Money]:
    nothing = Money(0, budget.currency)
    for line in budget.sources:
        if line.awarded is not None:
            left = line.awarded - budget.paid.get(line.id, nothing)
            yield left if left.minor_units > 0 else nothing


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _remark(code: str, name: str, **data: FindingValue) -> Finding:
    return Finding(code, Severity.WARNING, {"line": name, **data})


def _sub_budget(
    currency: Currency, costs: Sequence[BudgetLine], sources: Sequence[FinancingLine], payments: Sequence[Payment]
) -> SubBudget:
    ours = [line for line in sources if currency_of(line) is currency]
    spent = [line for line in costs if line.amount.currency is currency]
    came = sorted(
        (one for one in payments if any(one.line == line.id for line in ours)), key=lambda one: (one.on, one.id)
    )
    paid = {line.id: [one.amount for one in came if one.line == line.id] for line in ours}
    return SubBudget(
        currency=currency,
        costs=tuple(line for line in spent if not line.in_kind),
        sources=tuple(line for line in ours if not line.in_kind),
        in_kind_costs=tuple(line for line in spent if line.in_kind),
        in_kind_sources=tuple(line for line in ours if line.in_kind),
        payments=tuple(came),
        paid={line: _sum(amounts, currency) for line, amounts in paid.items() if amounts},
    )


def _sum(amounts: Iterable[Money | None], currency: Currency) -> Money:
    """Of amounts that are all in this currency."""
    return Money(sum(amount.minor_units for amount in amounts if amount is not None), currency)
