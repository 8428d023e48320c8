"""Which projects serve each action of the strategy in each territory, with which money, and what does nobody serve?"""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from PySide6.QtWidgets import QScrollArea

from ctj_desktop.domain.ids import StrategyId
from ctj_desktop.domain.records.strategy import Strategy
from ctj_desktop.i18n import N_
from ctj_desktop.services.projects.lists import Standing
from ctj_desktop.services.steps.homes import own_first
from ctj_desktop.services.strategy.coverage import (
    CoverageColumn,
    CoverageFilter,
    CoverageLine,
    StrategyCoverage,
    strategy_coverage,
    strategy_in_force,
)
from ctj_desktop.services.strategy.coverage_table import cell_of, coverage_table, table_text
from ctj_desktop.ui.forms.export_list import MakeTable
from ctj_desktop.ui.forms.figures.figures_page import FiguresPage
from ctj_desktop.ui.forms.figures.laying import Grow, Part
from ctj_desktop.ui.forms.list_card import ListCard
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.projects.page import standing_in
from ctj_desktop.ui.strategy.coverage.bar import PICTURE, CoverageBar
from ctj_desktop.ui.strategy.coverage.columns import NAME, coverage_columns
from ctj_desktop.ui.strategy.coverage.picture import CoveragePicture
from ctj_desktop.ui.strategy.coverage.table import CoverageTable
from ctj_desktop.ui.strategy.coverage.words import head_text, in_common
from ctj_desktop.ui.widgets.rows import RowsModel
from ctj_desktop.ui.widgets.scrolling import PageStack, scroll
from ctj_desktop.ui.widgets.surfaces import Card

PAGE: Final = "coverage"
SOME_LINES: Final = 180
"""Pixels of the picture that are seen at least: in very large text the page is scrolled."""


class CoveragePage(FiguresPage):
    """A table of lines and territories, or the same as a picture; a cell leads to its projects."""

    section, name, title, table_title = "strategy", PAGE, N_("Coverage"), N_("Coverage of the strategy")
    trail = ((N_("Strategy"), "strategy"),)
    hint = N_("Arrows · Enter projects of the cell · Ctrl+C copy · Ctrl+P paper")
    followed = frozenset(
        {
            *("strategy", "axis", "objective", "action", "territory", "project", "project_action", "project_move"),
            *("financing_line", "payment", "pipeline", "stage", "committee"),
        }
    )
    paper, lists = "strategy_coverage", Strategy.kind
    _wanted: StrategyId | None = None
    _shown: StrategyCoverage | None = None

    # the page

    def show_place(self, place: Place) -> None:
        self.views.show_view(PAGE)
        if place.record is not None:
            self._wanted = StrategyId(place.record)
        self.read()
        if self._shown is not None and not self.table.currentIndex().isValid():
            self.table.select(self._shown.lines[0].key)
        (self.table if self._shown is not None else self.bar).setFocus()

    def why_not(self, key: str) -> str:
        t = self._desk.t
        if self._shown is None:
            return t("There is no strategy yet.")
        if key != "export_list" and self._workspace.the_committee() is None:
            return t("Choose a committee first.")
        return ""

    def find_here(self) -> None:
        self.bar.year.setFocus()

    def retranslate(self) -> None:
        t = self._desk.t
        self.views.retranslate()
        self.bar.retranslate()
        self.table.setAccessibleName(t("Projects by action and territory"))
        self.card.empty.nothing_yet(
            t("No strategy in this file"),
            t("The CTJ keeps the strategy; it comes with the program and its files. Or enter your own."),
            t("Go to the strategy"),
            "compass",
            act="arrow-right",
        )
        self._show()

    # inside

    def build(self) -> None:
        theme = self._desk.theme
        self.views = self.section_views()
        self.bar = CoverageBar(self._desk, self)
        self.model: RowsModel[CoverageLine] = RowsModel(
            self._desk.language, coverage_columns(self._desk.t, (), self.bar.money()), self
        )
        self.table = CoverageTable(theme, "coverage.table", self.model, self)
        self.card = ListCard(theme, "coverage.card", self.table, self)
        self.painted = Card(theme, "coverage.painted", parent=self)
        self._area = QScrollArea(self.painted)
        self.picture = CoveragePicture(self._desk, self._area)
        self.stack = PageStack(self)

    def parts(self) -> Sequence[Part]:
        scroll(self._area, self.picture)
        self._area.setMinimumHeight(self._desk.theme.px(SOME_LINES))
        self.painted.column.addWidget(self._area)
        self.stack.addWidget(self.card)
        self.stack.addWidget(self.painted)
        return self.bar, Grow(self.stack)

    def connect_parts(self) -> None:
        self.bar.changed.connect(self.read)
        self.bar.version_chosen.connect(self._other_version)
        self.bar.turned.connect(lambda _shown_as: self._turn())
        self.table.opened.connect(self._open_cell)
        self.table.copy_asked.connect(self._copy)
        self.picture.opened.connect(self._lead)
        self.card.empty.primary.clicked.connect(lambda: self._desk.navigator.go(Place(page="strategy")))

    def read(self) -> None:
        self._shown = self._counted(self.bar.chosen())
        self._show()
        self.state_changed.emit()

    def _counted(self, wanted: CoverageFilter) -> StrategyCoverage | None:
        workspace = self._workspace
        stored = workspace.store.get(Strategy, self._wanted) if self._wanted is not None else None
        version = stored or strategy_in_force(workspace.store, workspace.today())
        if version is None:
            return None
        self._standing: Standing = standing_in(workspace)
        return strategy_coverage(workspace.store, self._standing, version.id, workspace.committee, wanted)

    def _show(self) -> None:
        t, shown = self._desk.t, self._shown
        self.head.say(t("Coverage"), head_text(t, shown) if shown is not None else "")
        self.bar.setVisible(shown is not None)
        self.card.show_rows(shown is not None)
        if shown is None:
            self.stack.setCurrentWidget(self.card)
            return
        versions = own_first(self._workspace.store, self._workspace.store.all(Strategy, order="-valid_from, code, id"))
        self.bar.offer(versions, shown, list(self._standing.routes.by_id.values()))
        self.model.show_columns(coverage_columns(t, shown.columns, self.bar.money()))
        self.model.replace(shown.lines)
        self.table.fit_rows()
        self.picture.show_coverage(shown)
        self._turn()

    def _turn(self) -> None:
        as_picture = self.bar.shown_as.current() == PICTURE
        self.stack.setCurrentWidget(self.painted if as_picture and self._shown is not None else self.card)

    def _other_version(self, key: object) -> None:
        self._wanted = StrategyId(key) if isinstance(key, UUID) else None
        self.read()

    # what a cell leads to

    def _open_cell(self, key: UUID) -> None:
        shown, column = self._shown, self.table.column_key()
        line = next((one for one in shown.lines if one.key == key), None) if shown is not None else None
        if shown is None or line is None:
            return
        if column == NAME:
            self._open_line(line)
            return
        self._lead(line, next((one for one in shown.columns if str(one.key) == column), None))

    def _open_line(self, line: CoverageLine) -> None:
        screen = self._desk.screens.get(line.level.value)
        if screen is not None:
            self._desk.navigator.go(screen.at(line.key))
        else:
            self._lead(line, None)

    def _lead(self, line: CoverageLine, column: CoverageColumn | None) -> None:
        t, cell = self._desk.t, cell_of(line, column)
        said = in_common(t, line, column)
        if cell.projects:
            self._desk.navigator.go(Place(page="projects", only=cell.projects, said=said))
        else:
            self._desk.bus.said.emit(t("{where}: no project.").format(where=said))

    # what leaves

    def of_paper(self) -> str | None:
        return str(self._shown.strategy.id) if self._shown is not None else None

    def as_table(self) -> MakeTable | None:
        shown, fact = self._shown, self.bar.money()
        return (lambda t, _title, _step: coverage_table(t, shown, fact)) if shown is not None else None

    def _copy(self) -> None:
        if self._shown is not None:
            t = self._desk.t
            self.copy(table_text(t, coverage_table(t, self._shown, self.bar.money())), len(self._shown.lines))
