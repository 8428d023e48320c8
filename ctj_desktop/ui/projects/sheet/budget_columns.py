"""What stands in the two plans of a project: costs, then sources, each with its total; checked without Qt."""

from collections.abc import Iterator, Sequence
from enum import Enum
from uuid import UUID, uuid5

from ctj_desktop.domain.funding.plan import SubBudget, together
from ctj_desktop.domain.funding.rates import DatedRate
from ctj_desktop.domain.ids import NETWORK
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.projects import BudgetLine, FinancingLine
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.projects.eligibility import rate_text
from ctj_desktop.ui.frame.amounts import whole
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.widgets.cell import Cell, Look
from ctj_desktop.ui.widgets.rows import Column


class BudgetRowKind(Enum):
    """What a row is."""

    HEAD = "head"
    COST = "cost"
    SOURCE = "source"
    PAYMENT = "payment"
    FACT = "fact"
    TOTAL = "total"
    NOTHING = "nothing"


class BudgetRow(NamedValue):
    """One row; `line` is the record that it belongs to, and the key of a payment its id."""

    key: UUID
    kind: BudgetRowKind
    text: str
    amount: str = ""
    line: UUID | None = None
    filled: bool = True


def budget_rows(t: Translator, budget: SubBudget) -> list[BudgetRow]:
    """Costs, sources, and in kind apart: it pays nothing and is not part of the sums."""
    cents = _cents(budget)
    rows = [_head("costs", t("Costs")), *(_cost(t, line, cents) for line in budget.costs)]
    if not budget.costs:
        rows.append(_nothing("costs", t("no costs yet")))
    rows.append(_total("costs", t("Total costs"), whole(t, budget.cost)))
    rows.append(_head("sources", t("Financing")))
    for line in budget.sources:
        rows.extend(_source(t, line, budget, cents))
    if not budget.sources:
        rows.append(_nothing("sources", t("no source yet")))
    rows.append(_total("sources", t("Total financing"), whole(t, budget.requested)))
    facts = (
        ("of_fund", t("of which asked of the fund"), budget.of_fund),
        ("awarded", t("of which granted"), budget.awarded),
        ("committed", t("of which committed"), budget.committed),
        ("paid", t("of which paid"), budget.received),
        ("left", t("granted and not paid yet"), budget.left),
    )
    rows += [_fact(name, text, whole(t, amount)) for name, text, amount in facts if amount.minor_units]
    if budget.in_kind_costs or budget.in_kind_sources:
        rows.append(_head("kind", t("In kind, apart from the sums")))
        rows.extend(_cost(t, line, cents) for line in budget.in_kind_costs)
        for source in budget.in_kind_sources:
            rows.extend(_source(t, source, budget, cents))
    return rows


def imbalance_sentence(t: Translator, budget: SubBudget) -> str:
    """The imbalance, and what is still without an amount, as a sentence."""
    missing = budget.missing.minor_units
    if budget.empty:
        return ""
    amount = whole(t, Money(abs(missing), budget.currency))
    parts = [t("Costs and financing are equal.")]
    if missing > 0:
        parts = [t("The financing lacks {amount}: find another source or lower the costs.").format(amount=amount)]
    elif missing < 0:
        parts = [t("The financing exceeds the costs by {amount}.").format(amount=amount)]
    if budget.unknown:
        count = budget.unknown
        text = t.n("{count} source has no amount yet.", "{count} sources have no amount yet.", count)
        parts.append(text.format(count=count))
    if budget.in_kind_missing.minor_units:
        lacking = whole(t, Money(abs(budget.in_kind_missing.minor_units), budget.currency))
        parts.append(t("Costs and sources in kind differ by {amount}.").format(amount=lacking))
    return " ".join(parts)


def together_sentence(t: Translator, budgets: Sequence[SubBudget], rate: DatedRate | None, source: str) -> str:
    """Both plans in one currency and in the other, at which rate; or that there is none, and nothing is summed."""
    euros, francs = together(budgets, rate, Currency.EUR), together(budgets, rate, Currency.CHF)
    if euros is None or francs is None:
        return rate_text(t, None)
    text = t("Together the costs are {costs}, the financing {financing}. {rate}")
    costs = t("{amount} or {other}").format(amount=whole(t, euros.cost), other=whole(t, francs.cost))
    financing = t("{amount} or {other}").format(amount=whole(t, euros.requested), other=whole(t, francs.requested))
    return text.format(costs=costs, financing=financing, rate=rate_text(t, rate, source))


def _label(row: BudgetRow, _t: Translator) -> Cell:
    looks = {
        BudgetRowKind.HEAD: Look.CAPTION,
        BudgetRowKind.TOTAL: Look.STRONG,
        BudgetRowKind.NOTHING: Look.UNFILLED,
        BudgetRowKind.FACT: Look.CAPTION,
    }
    muted = "muted" if row.kind in (BudgetRowKind.HEAD, BudgetRowKind.FACT) else ""
    return Cell(
        text=row.text,
        look=looks.get(row.kind, Look.NORMAL),
        colour=muted,
        indent=int(row.kind in (BudgetRowKind.FACT, BudgetRowKind.PAYMENT)),
    )


def _amount(row: BudgetRow, _t: Translator) -> Cell:
    if not row.filled:
        return Cell(text=row.amount, look=Look.UNFILLED, right=True)
    look = {BudgetRowKind.TOTAL: Look.STRONG, BudgetRowKind.FACT: Look.MUTED}.get(row.kind, Look.NORMAL)
    return Cell(text=row.amount, look=look, right=True)


COLUMNS: tuple[Column[BudgetRow], ...] = (
    Column(key="label", heading="", cell=_label, share=3),
    Column(key="amount", heading="", cell=_amount, natural=True, right=True),
)


def _head(name: str, text: str) -> BudgetRow:
    return BudgetRow(key=uuid5(NETWORK, f"head {name}"), kind=BudgetRowKind.HEAD, text=text)


def _total(name: str, text: str, amount: str) -> BudgetRow:
    return BudgetRow(key=uuid5(NETWORK, f"total {name}"), kind=BudgetRowKind.TOTAL, text=text, amount=amount)


def _fact(name: str, text: str, amount: str, line: UUID | None = None) -> BudgetRow:
    return BudgetRow(key=uuid5(NETWORK, f"fact {name}"), kind=BudgetRowKind.FACT, text=text, amount=amount, line=line)


def _nothing(name: str, text: str) -> BudgetRow:
    return BudgetRow(key=uuid5(NETWORK, f"nothing {name}"), kind=BudgetRowKind.NOTHING, text=text)


def _cost(t: Translator, line: BudgetLine, cents: bool) -> BudgetRow:
    name = line.label.or_other(content_language(t))
    return BudgetRow(
        key=line.id, kind=BudgetRowKind.COST, text=name, amount=_figure(t, line.amount, cents), line=line.id
    )


def _source(t: Translator, line: FinancingLine, budget: SubBudget, cents: bool) -> Iterator[BudgetRow]:
    name = line.label.or_other(content_language(t))
    known = line.requested is not None
    amount = _figure(t, line.requested, cents) if line.requested is not None else t("to be costed")
    yield BudgetRow(key=line.id, kind=BudgetRowKind.SOURCE, text=name, amount=amount, line=line.id, filled=known)
    if line.fund:
        yield _fact(f"fund {line.id}", t("request to the fund of the call"), "", line.id)
    if line.awarded is not None:
        yield _fact(f"awarded {line.id}", t("granted"), _figure(t, line.awarded, cents), line.id)
    if line.committed is not None:
        yield _fact(f"committed {line.id}", t("committed"), _figure(t, line.committed, cents), line.id)
    payments = [one for one in budget.payments if one.line == line.id]
    for one in payments:
        said = " · ".join(filter(None, (t("paid on {day}").format(day=t.date_short(one.on)), one.note)))
        amount = _figure(t, one.amount, cents)
        yield BudgetRow(key=one.id, kind=BudgetRowKind.PAYMENT, text=said, amount=amount, line=line.id)
    if len(payments) > 1:
        yield _fact(f"paid {line.id}", t("paid"), _figure(t, budget.paid[line.id], cents), line.id)


def _figure(t: Translator, money: Money, cents: bool) -> str:
    text = t.amount(money)
    return text if cents else text[:-3]


def _cents(budget: SubBudget) -> bool:
    """Whether any amount has centimes: then all show them, so that the digits stand below each other."""
    amounts: Sequence[Money | None] = [
        *(line.amount for line in (*budget.costs, *budget.in_kind_costs)),
        *(
            amount
            for line in (*budget.sources, *budget.in_kind_sources)
            for amount in (line.requested, line.awarded, line.committed)
        ),
        *(one.amount for one in budget.payments),
    ]
    return any(amount is not None and amount.minor_units % 100 for amount in amounts)
