"""How do all projects stand at once: how many, what is asked, granted, committed, paid and left, in which groups?"""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ctj_desktop.domain.funding.portfolio import Fact, Grouping, Portfolio, ProjectGroup
from ctj_desktop.domain.funding.rates import DatedRate, dated_rate
from ctj_desktop.domain.ids import ExchangeRateId
from ctj_desktop.domain.money import Currency
from ctj_desktop.domain.records.projects import ExchangeRate, Project
from ctj_desktop.files.cell_table import CellTable
from ctj_desktop.files.stepwise import Step
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.projects.eligibility import rate_said, rate_text
from ctj_desktop.i18n.projects.portfolio import COUNTED, FACTS, GROUPINGS, group_name, marked_text
from ctj_desktop.services.naming.source_addresses import source_publishers
from ctj_desktop.services.papers.print_centre import EVERY_YEAR
from ctj_desktop.services.projects.lists import read_standing
from ctj_desktop.services.projects.portfolio.figures import counted_projects, portfolio, portfolio_of
from ctj_desktop.ui.forms.export_list import MakeTable
from ctj_desktop.ui.forms.figures.figures_page import FiguresPage
from ctj_desktop.ui.forms.figures.laying import STRETCH, Grow, Part, lay, scrolled
from ctj_desktop.ui.forms.flow import WidgetFlow
from ctj_desktop.ui.forms.list_card import ListCard
from ctj_desktop.ui.forms.words_and_choices import FilterChoice
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.projects.dashboard.chart import BarChart
from ctj_desktop.ui.projects.dashboard.rows import COLUMNS, DashboardRow, chart_rows, panel_totals, panels, table_rows
from ctj_desktop.ui.projects.page import sums_in
from ctj_desktop.ui.projects.sheet.tabs import Tab, Tabs
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.rows import RowsModel
from ctj_desktop.ui.widgets.scrolling import PageStack
from ctj_desktop.ui.widgets.surfaces import Card
from ctj_desktop.ui.widgets.switch import Switch
from ctj_desktop.ui.widgets.table import Table

PAGE: Final = "dashboard"
BARS, TABLE = "bars", "table"


class DashboardPage(FiguresPage):
    """One grouping at a time, as bars or as a table; every figure leads to the projects that it counts."""

    section, name, title, table_title = "projects", PAGE, N_("Dashboard"), N_("Dashboard of the projects")
    trail = ((N_("Projects"), "projects"),)
    hint = N_("Arrows · Enter leads to the projects that are counted")
    followed = frozenset(
        {
            *("project", "project_move", "project_action", "partner", "financing_line", "payment", "pipeline", "stage"),
            *("territory", "axis", "action", "exchange_rate"),
        }
    )
    paper, lists = "dashboard", Project.kind
    _shown: Portfolio | None = None

    # the page

    def show_place(self, place: Place) -> None:
        self.views.show_view(PAGE)
        self._offer()
        if place.detail:
            self.tabs.choose(place.detail)
        self._count()
        (self.chart if self.stack.currentWidget() is self.bars else self.table).setFocus()

    def why_not(self, key: str) -> str:
        t = self._desk.t
        if key != "export_list" and self._workspace.the_committee() is None:
            return t("Choose a committee first.")
        return "" if self._shown is not None and self._shown.projects else t("There is no project yet.")

    def find_here(self) -> None:
        self.year.setFocus()

    def retranslate(self) -> None:
        t = self._desk.t
        self.head.say(t("Projects"), t("Dashboard"))
        self.views.retranslate()
        self.form.offer([(BARS, t("Bars")), (TABLE, t("Figures"))], t("Shown as"), t("{place} of {count}"))
        for choice, name in ((self.fact, t("What the bars show")), (self.year, t("Begun in")), (self.rate, t("Rate"))):
            choice.setAccessibleName(name)
        self.table.setAccessibleName(t("Figures of the projects"))
        self._offer()
        if self._shown is not None:
            self._show(self._shown)

    # inside

    def build(self) -> None:
        theme = self._desk.theme
        self.views = self.section_views()
        self.bar = WidgetFlow(theme, self)
        self.form = Switch(theme, "dashboard.form", self.bar)
        self.fact = FilterChoice(theme, "dashboard.fact", parent=self.bar)
        self.year = FilterChoice(theme, "dashboard.year", parent=self.bar)
        self.rate = FilterChoice(theme, "dashboard.rate", parent=self.bar)
        self.tabs = Tabs(theme, "dashboard.tabs", self)
        self.bars = Card(theme, "dashboard.bars", padded=False, parent=self)
        self._area, self._inside = QScrollArea(self.bars), QWidget()
        self.chart = BarChart(theme, "dashboard.chart", self._inside)
        self.model: RowsModel[DashboardRow] = RowsModel(self._desk.language, COLUMNS, self)
        self.table = Table(theme, "dashboard.table", self.model, row=metrics.ROW_TWO_LINES)
        self.card = ListCard(theme, "dashboard.card", self.table, self)
        self.stack = PageStack(self)
        self.note = Label(theme, Type.CAPTION, "muted", wrap=True, name="dashboard.note", parent=self)

    def parts(self) -> Sequence[Part]:
        px = self._desk.theme.px
        self.bar.hold([self.form, self.fact, self.year, self.rate])
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(px(12), px(8), px(12), px(8))
        lay(inside, (self.chart, STRETCH))
        scrolled(self.bars, self._area, self._inside)
        self.stack.addWidget(self.bars)
        self.stack.addWidget(self.card)
        return self.bar, self.tabs, Grow(self.stack), self.note

    def connect_parts(self) -> None:
        self.tabs.chosen.connect(lambda _key: self._count())
        self.form.chosen.connect(lambda _key: self._show_again())
        for choice in (self.fact, self.rate):
            choice.activated.connect(lambda _index: self._show_again())
        self.year.activated.connect(lambda _index: self._count())
        self.chart.opened.connect(self._lead_from_bar)
        self.chart.moved.connect(self._bring_into_sight)
        self.table.opened.connect(self._lead_from_row)
        self.card.empty.primary.clicked.connect(lambda: self._desk.navigator.go(Place(page="projects")))

    def read(self) -> None:
        self._offer()
        self._count()

    def _offer(self) -> None:
        """The words of the choices; what is chosen stays."""
        t = self._desk.t
        tabs = [Tab(key=one.value, word=t(said)) for one, said in GROUPINGS.items()]
        self.tabs.offer(tabs, t("Projects in groups"), t("{place} of {count}"))
        chosen = self.fact.chosen() or Fact.PROJECTS
        self.fact.offer([(t(said), one) for one, said in FACTS.items()], chosen)
        rates = self._rates()
        offered: list[tuple[str, object]] = [(self._rate_words(one), key) for key, one in rates.items()]
        chosen = self.rate.chosen()
        self.rate.offer([(t("Currencies apart"), None), *offered], chosen if chosen in rates else None)
        self.rate.setVisible(bool(rates))

    def _rate_words(self, rate: DatedRate) -> str:
        t, other = self._desk.t, next(one for one in Currency if one is not rate.base)
        said = t("1 {base} = {rate} {other}, {date}")
        return said.format(base=rate.base, rate=rate_said(t, rate), other=other, date=t.date_short(rate.on))

    def _rates(self) -> dict[ExchangeRateId, DatedRate]:
        """What was entered as a rate, the latest first, each once."""
        found: dict[DatedRate, ExchangeRateId] = {}
        for one in self._workspace.store.all(ExchangeRate, order="on, id"):
            rate = dated_rate(one)
            if rate is not None:
                found.setdefault(rate, one.id)
        return {key: rate for rate, key in reversed(found.items())}

    def _count(self) -> None:
        workspace, year = self._workspace, self.year.chosen()
        store, committee = workspace.store, workspace.committee
        standing = read_standing(store, committee, lambda _store, _committee, part: sums_in(workspace, part))
        known = workspace.kept(("counted", committee), lambda: counted_projects(store, standing, committee))
        wanted = year if isinstance(year, int) and any(one.year == year for one in known) else None
        shown = portfolio_of(store, standing, known, wanted, (self._grouping(),))
        t = self._desk.t
        years: list[tuple[str, object]] = [(t("Begun in {year}").format(year=one), one) for one in shown.years]
        self.year.offer([(t("All years"), None), *years], wanted)
        self._shown = shown
        self._show(shown)

    def _show_again(self) -> None:
        if self._shown is not None:
            self._show(self._shown)

    def _show(self, shown: Portfolio) -> None:
        t, rate, grouping, fact = self._desk.t, self._rate(), self._grouping(), self._fact()
        as_bars = self.form.current() == BARS and bool(shown.projects)
        groups, panels_shown = shown.groups[grouping], panels(fact, rate)
        self.chart.say(
            f"{t(GROUPINGS[grouping])}: {t(FACTS[fact])}",
            [t(one.head) for one in panels_shown],
            panel_totals(t, shown.total, fact, panels_shown),
            chart_rows(t, groups, fact, panels_shown),
            t("{place} of {count}"),
        )
        self.model.replace(table_rows(shown, grouping, rate))
        hint = t("A project starts at the first stage of its funding route and moves from there.")
        self.card.empty.nothing_yet(t("No project yet"), hint, t("Projects"), "kanban", act="arrow-right")
        self.card.show_rows(bool(shown.projects))
        self.stack.setCurrentWidget(self.bars if as_bars else self.card)
        for part in (self.form, self.year, self.tabs, self.note):
            part.setVisible(bool(shown.projects))
        self.fact.setVisible(as_bars)
        self.rate.setVisible(bool(shown.projects) and self.rate.count() > 1)
        self.note.say(" ".join(filter(None, self._notes(shown, grouping, rate))))
        self.bar.arrange()
        self.state_changed.emit()

    def _notes(self, shown: Portfolio, grouping: Grouping, rate: DatedRate | None) -> tuple[str, ...]:
        t = self._desk.t
        together = rate_text(t, rate, source_publishers(rate.source)) if rate is not None else ""
        return t(COUNTED[grouping]), marked_text(t, shown), together

    # what is chosen

    def _grouping(self) -> Grouping:
        return Grouping(self.tabs.current())

    def _fact(self) -> Fact:
        return Fact(self.fact.chosen() or Fact.PROJECTS)

    def _rate(self) -> DatedRate | None:
        chosen = self.rate.chosen()
        return self._rates().get(ExchangeRateId(chosen)) if isinstance(chosen, UUID) else None

    # where figures lead

    def _lead_from_bar(self, row: int, panel: int) -> None:
        if self._shown is not None:
            fact = self._fact()
            group = self._shown.groups[self._grouping()][row]
            self._lead(group, fact, panels(fact, self._rate())[panel].currency)

    def _lead_from_row(self, key: UUID) -> None:
        row = self.model.row_at(self.model.index(self.model.row_of(key), 0))
        if row is not None:
            self._lead(row.group, Fact.PROJECTS, None)

    def _lead(self, group: ProjectGroup | None, fact: Fact, currency: Currency | None) -> None:
        """To the list of the projects behind a figure; where it counts none, that is said."""
        t, shown = self._desk.t, self._shown
        assert shown is not None
        only = shown.behind(group, fact, currency)
        if not only:
            self._desk.bus.refused.emit(t("This figure counts no project."))
            return
        parts = [group_name(t, group) if group is not None else t("All projects")]
        parts += [t("Begun in {year}").format(year=shown.year)] if shown.year is not None else []
        parts += [t(FACTS[fact])] if fact is not Fact.PROJECTS else []
        parts += [currency.value] if currency is not None else []
        self._desk.navigator.go(Place(page="projects", only=only, said=" · ".join(parts)))

    def _bring_into_sight(self, where: QRect) -> None:
        at = self.chart.mapTo(self._inside, where.center())
        self._area.ensureVisible(at.x(), at.y(), 0, where.height())

    def of_paper(self) -> str | None:
        """The year that is chosen."""
        return str(self._shown.year or EVERY_YEAR) if self._shown is not None else None

    def as_table(self) -> MakeTable:
        """Every grouping, whichever is shown."""
        workspace, shown = self._workspace, self._shown
        assert shown is not None
        committee, year = workspace.committee, shown.year

        def table(t: Translator, _title: str, _step: Step) -> CellTable:
            from ctj_desktop.documents.layout import Layout
            from ctj_desktop.documents.papers import Voices
            from ctj_desktop.services.projects.portfolio.sheet import dashboard_table  # papers are read when asked for

            standing = read_standing(workspace.store, committee)
            return dashboard_table(portfolio(workspace.store, standing, committee, year), Voices(t, t), Layout.FR)

        return table
