"""What stands in the bars and in the table of the dashboard?"""

from collections.abc import Callable, Iterator, Sequence
from uuid import UUID, uuid5

from ctj_desktop.domain.funding.portfolio import MONEY, Fact, GroupFigures, Grouping, Portfolio, ProjectGroup
from ctj_desktop.domain.funding.rates import DatedRate, Sums
from ctj_desktop.domain.money import Currency
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.projects.portfolio import FACTS, group_name
from ctj_desktop.ui.frame.amounts import whole
from ctj_desktop.ui.projects.dashboard.chart import ChartRow, ChartValue
from ctj_desktop.ui.widgets.cell import Cell, Look
from ctj_desktop.ui.widgets.rows import Column

ROOM = UUID("0e6f6c0e-5d0a-4a1e-9a43-5b7f0b1b7f54")
"""In which the rows have their ids, by what they stand for."""


class Panel(NamedValue):
    """What a bar is as long as: how many projects, money in a currency, or all of it at a rate."""

    head: str
    currency: Currency | None = None
    rate: DatedRate | None = None


class DashboardRow(NamedValue):
    """A group, or all projects where it is None; amounts together where there is a rate."""

    group: ProjectGroup | None
    figures: GroupFigures
    rate: DatedRate | None = None

    @property
    def key(self) -> UUID:
        """Of what it stands for."""
        return uuid5(ROOM, f"{self.group.grouping.value} {self.group.key}" if self.group is not None else "")


def panels(fact: Fact, rate: DatedRate | None) -> tuple[Panel, ...]:
    """Each currency apart, and together at a rate."""
    if fact is Fact.PROJECTS:
        return (Panel(head=FACTS[fact]),)
    apart = (Panel(head=N_("Euros"), currency=Currency.EUR), Panel(head=N_("Francs"), currency=Currency.CHF))
    return (*apart, Panel(head=N_("Together in francs"), rate=rate)) if rate is not None else apart


def chart_rows(t: Translator, groups: Sequence[ProjectGroup], fact: Fact, shown: Sequence[Panel]) -> list[ChartRow]:
    """A row for each group."""
    return [
        ChartRow(name=group_name(t, one), values=tuple(_value(t, one.figures, fact, panel) for panel in shown))
        for one in groups
    ]


def table_rows(shown: Portfolio, grouping: Grouping, rate: DatedRate | None) -> list[DashboardRow]:
    """The groups, and below them all."""
    groups = shown.groups[grouping]
    rows = [DashboardRow(group=one, figures=one.figures, rate=rate) for one in groups]
    return [*rows, DashboardRow(group=None, figures=shown.total, rate=rate)] if groups else []


def panel_totals(t: Translator, total: GroupFigures, fact: Fact, shown: Sequence[Panel]) -> list[str]:
    """`224 projects`, or `Euros: 1 592 200 €`: what a panel comes to."""
    if fact is Fact.PROJECTS:
        count = total.projects
        return [t.n("{count} project", "{count} projects", count).format(count=t.number(count))]
    said = t("{what}: {amounts}")
    return [said.format(what=t(one.head), amounts=_value(t, total, fact, one).text) for one in shown]


def in_words(t: Translator, sums: Sums, rate: DatedRate | None) -> tuple[str, ...]:
    """The amounts there are, each in its currency; before them all of it together where there is a rate."""
    apart = tuple(whole(t, one) for one in sums.parts)
    together = sums.into(Currency.CHF, rate) if rate is not None and apart else None
    return (whole(t, together), *apart) if together is not None else apart


def _value(t: Translator, figures: GroupFigures, fact: Fact, panel: Panel) -> ChartValue:
    if fact is Fact.PROJECTS:
        return ChartValue(size=figures.projects, text=t.number(figures.projects))
    sums = figures.of(fact)
    money = sums.of(panel.currency) if panel.currency is not None else sums.into(Currency.CHF, panel.rate)
    assert money is not None
    return ChartValue(size=money.minor_units, text=whole(t, money) if money.minor_units else "–")


def _name(row: DashboardRow, t: Translator) -> Cell:
    if row.group is None:
        return Cell(text=t("All projects"), look=Look.STRONG)
    return Cell(text=group_name(t, row.group), note=group_name(t, row.group))


def _projects(row: DashboardRow, t: Translator) -> Cell:
    return Cell(text=t.number(row.figures.projects), right=True, look=_look(row))


def _money(fact: Fact) -> Callable[[DashboardRow, Translator], Cell]:
    def cell(row: DashboardRow, t: Translator) -> Cell:
        sums = row.figures.of(fact)
        lines = in_words(t, sums, row.rate)
        if not lines:
            return Cell(text="–", look=Look.MUTED, right=True)
        colour = "error" if min(sums.eur, sums.chf) < 0 else ""
        return Cell(text=lines[0], second=" · ".join(lines[1:]), right=True, look=_look(row), colour=colour)

    return cell


def _look(row: DashboardRow) -> Look:
    return Look.STRONG if row.group is None else Look.NORMAL


def _columns() -> Iterator[Column[DashboardRow]]:
    yield Column(key="name", heading=N_("Group"), cell=_name, share=2)
    yield Column(key="projects", heading=FACTS[Fact.PROJECTS], cell=_projects, natural=True, right=True)
    spare = {Fact.COMMITTED: 2, Fact.AWARDED: 1}
    for fact in MONEY:
        yield Column(
            key=fact.value, heading=FACTS[fact], cell=_money(fact), natural=True, right=True, spare=spare.get(fact, 0)
        )


COLUMNS: tuple[Column[DashboardRow], ...] = tuple(_columns())
