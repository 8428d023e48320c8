"""What stands in the two plans of a project: costs, then sources, each with its total; checked without Qt."""

from collections.abc import Iterator, Sequence
from enum import Enum
from uuid import UUID, uuid5

from ctj_desktop.domain.funding.plan import SubBudget
from ctj_desktop.domain.ids import NETWORK
from ctj_desktop.domain.money import Money
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.projects import BudgetLine, FinancingLine
from ctj_desktop.i18n import Translator
from ctj_desktop.ui.frame.amounts import whole
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.widgets.cell import Cell, Look
from ctj_desktop.ui.widgets.rows import Column


class BudgetRowKind(Enum):
    """What a row is."""

    HEAD = "head"
    COST = "cost"
    SOURCE = "source"
    FACT = "fact"
    TOTAL = "total"
    NOTHING = "nothing"


class BudgetRow(NamedValue):
    """One row; `line` is the record that it belongs to."""

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
        rows.extend(_source(t, line, budget.paid.get(line.id), cents))
    if not budget.sources:
        rows.append(_nothing("sources", t("no source yet")))
    rows.append(_total("sources", t("Total financing"), whole(t, budget.requested)))
    if budget.awarded.minor_units:
        rows.append(_fact("awarded", t("of which granted"), whole(t, budget.awarded)))
    if budget.received.minor_units:
        rows.append(_fact("paid", t("of which paid"), whole(t, budget.received)))
    if budget.in_kind_costs or budget.in_kind_sources:
        rows.append(_head("kind", t("In kind, apart from the sums")))
        rows.extend(_cost(t, line, cents) for line in budget.in_kind_costs)
        for source in budget.in_kind_sources:
            rows.extend(_source(t, source, budget.paid.get(source.id), cents))
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
    return " ".join(parts)


def _label(row: BudgetRow, _t: Translator) -> Cell:
    looks = {
        BudgetRowKind.HEAD: Look.CAPTION,
        BudgetRowKind.TOTAL: Look.STRONG,
        BudgetRowKind.NOTHING: Look.UNFILLED,
        BudgetRowKind.FACT: Look.CAPTION,
    }
    muted = "muted" if row.kind in (BudgetRowKind.HEAD, BudgetRowKind.FACT) else ""
    return Cell(
        text=row.text, look=looks.get(row.kind, Look.NORMAL), colour=muted, indent=int(row.kind is BudgetRowKind.FACT)
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


def _source(t: Translator, line: FinancingLine, paid: Money | None, cents: bool) -> Iterator[BudgetRow]:
    name = line.label.or_other(content_language(t))
    known = line.requested is not None
    amount = _figure(t, line.requested, cents) if line.requested is not None else t("to be costed")
    yield BudgetRow(key=line.id, kind=BudgetRowKind.SOURCE, text=name, amount=amount, line=line.id, filled=known)
    if line.awarded is not None:
        yield _fact(f"awarded {line.id}", t("granted"), _figure(t, line.awarded, cents), line.id)
    if paid is not None:
        yield _fact(f"paid {line.id}", t("paid"), _figure(t, paid, cents), line.id)


def _figure(t: Translator, money: Money, cents: bool) -> str:
    text = t.amount(money)
    return text if cents else text[:-3]


def _cents(budget: SubBudget) -> bool:
    """Whether any amount has centimes: then all show them, so that the digits stand below each other."""
    amounts: Sequence[Money | None] = [
        *(line.amount for line in (*budget.costs, *budget.in_kind_costs)),
        *(amount for line in (*budget.sources, *budget.in_kind_sources) for amount in (line.requested, line.awarded)),
        *budget.paid.values(),
    ]
    return any(amount is not None and amount.minor_units % 100 for amount in amounts)
