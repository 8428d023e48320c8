"""How is the plan of a project said: what it costs, who pays for it, what is missing, each currency for itself?"""

from collections.abc import Iterator

from ctj_desktop.documents.blocks import Block, FactTable, FigureLine, FigureTable, Heading, Pair, Paragraph
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.papers import Voices
from ctj_desktop.documents.projects.facts import ProjectOnPaper, money, together
from ctj_desktop.documents.projects.figures import NOTHING, PaperFigures
from ctj_desktop.domain.funding.plan import SubBudget
from ctj_desktop.domain.money import Money
from ctj_desktop.domain.records.projects import FinancingLine
from ctj_desktop.i18n import N_


def plan(paper: ProjectOnPaper, voices: Voices, layout: Layout) -> Iterator[Block]:
    """Each currency for itself: costs, sources, what is missing; together only at a dated rate."""
    shown, figures = [one for one in paper.budgets if not one.empty], PaperFigures(voices, layout)
    if not shown:
        return
    yield Heading(text=voices.say(N_("Budget and financing")))
    for one in shown:
        yield Heading(text=voices.say(N_("Plan in {currency}"), currency=one.currency.value), level=3)
        yield from _costs(one, voices, figures)
        yield from _sources(one, voices, figures)
        rest = tuple(_rest(one, voices))
        if rest:
            yield FactTable(rows=rest)
    yield Paragraph(text=together(paper, shown, voices))


def _costs(one: SubBudget, voices: Voices, figures: PaperFigures) -> Iterator[Block]:
    if one.costs:
        rows = (
            FigureLine(name=voices.text(cost.label), figures=((figures.money(cost.amount),),)) for cost in one.costs
        )
        total = FigureLine(name=voices.say(N_("In all")), figures=((figures.money(one.cost),),), total=True)
        yield FigureTable(heads=(voices.say(N_("Costs")), voices.say(N_("Amount"))), rows=(*rows, total))


def _sources(one: SubBudget, voices: Voices, figures: PaperFigures) -> Iterator[Block]:
    if one.sources:
        heads = tuple(map(voices.say, (N_("Financing"), N_("Requested"), N_("Awarded"), N_("Paid"))))
        rows = (_source(line, one, voices, figures) for line in one.sources)
        sums = (one.requested, one.awarded, one.received)
        total = FigureLine(
            name=voices.say(N_("In all")), figures=tuple(_cell(amount, figures) for amount in sums), total=True
        )
        yield FigureTable(heads=heads, rows=(*rows, total))


def _source(line: FinancingLine, one: SubBudget, voices: Voices, figures: PaperFigures) -> FigureLine:
    amounts = (line.requested, line.awarded, one.paid.get(line.id))
    details = []
    if line.fund:
        details.append(voices.say(N_("request to the fund of the call")))
    if all(amount is None for amount in amounts):
        details.append(voices.say(N_("not said yet")))
    return FigureLine(
        name=voices.text(line.label),
        details=tuple(details),
        figures=tuple(_cell(amount, figures) for amount in amounts),
    )


def _cell(amount: Money | None, figures: PaperFigures) -> tuple[Pair, ...]:
    return (figures.money(amount),) if amount is not None and amount.minor_units else (NOTHING,)


def _rest(one: SubBudget, voices: Voices) -> Iterator[tuple[Pair, Pair]]:
    """What is missing or too much, and what is contributed in kind."""
    if one.missing.minor_units:
        less = one.missing.minor_units > 0
        amount = Money(abs(one.missing.minor_units), one.currency)
        yield voices.say(N_("Missing") if less else N_("Too much")), money(voices, amount)
    if one.in_kind_cost.minor_units:
        yield voices.say(N_("Contributions in kind")), money(voices, one.in_kind_cost)
