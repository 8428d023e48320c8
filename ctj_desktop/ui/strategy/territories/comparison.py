"""How do the territories stand beside each other? A line for each fact, a column for each territory."""

from collections.abc import Callable, Mapping
from uuid import UUID

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.log.changes import Outcome
from ctj_desktop.domain.records.people import Territory
from ctj_desktop.i18n import N_
from ctj_desktop.services.strategy.coverage_table import table_text
from ctj_desktop.services.strategy.territories.comparison import TerritoryComparison, territory_comparison
from ctj_desktop.services.strategy.territories.comparison_table import comparison_table
from ctj_desktop.ui.forms.copied_lines import copy_lines
from ctj_desktop.ui.forms.export_list import ListToExport
from ctj_desktop.ui.forms.list_card import ListCard
from ctj_desktop.ui.forms.page_head import PageHead, page_column
from ctj_desktop.ui.frame.bus import touches
from ctj_desktop.ui.frame.navigation import Crumb, Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk, Page
from ctj_desktop.ui.projects.page import standing_in
from ctj_desktop.ui.strategy.coverage.table import CoverageTable
from ctj_desktop.ui.strategy.territories.compared_rows import NAME, ComparedRow, compared_columns, compared_rows
from ctj_desktop.ui.strategy.territories.page import FOLLOWED
from ctj_desktop.ui.strategy.territories.words import only_of
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.rows import RowsModel


class ComparisonPage(Page):
    """A cell leads to the projects it counts, or to the territory."""

    section = "strategy"

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._workspace = desk, workspace
        self._shown: TerritoryComparison | None = None
        self.setObjectName("page.comparison")
        self._build()
        self._lay_out()
        self._connect()
        self.retranslate()

    # the page

    def show_place(self, _place: Place) -> None:
        self._read()
        if not self.table.currentIndex().isValid() and self.model.rows:
            self.table.select(self.model.rows[0].key)
        self.table.setFocus()

    def crumbs(self) -> list[Crumb]:
        t = self._desk.t
        return [
            (t("Strategy"), Place(page="strategy")),
            (t("Territories"), Place(page="territories")),
            (t("Comparison"), None),
        ]

    def keys(self) -> str:
        return self._desk.t("Arrows · Enter leads to what a cell counts · Ctrl+C copy")

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        return {"export_list": self._export}

    def retranslate(self) -> None:
        t = self._desk.t
        self.head.say(t("The territories compared"))
        self.table.setAccessibleName(t("The territories compared"))
        self.card.empty.nothing_yet(
            t("No territory yet"),
            t("The Conference publishes its territories; a committee elsewhere has one of its own."),
            t("Go to the territories"),
            "map-pin",
            act="arrow-right",
        )
        self._show()

    # inside

    def _build(self) -> None:
        theme = self._desk.theme
        self.head = PageHead(theme, self)
        self.model: RowsModel[ComparedRow] = RowsModel(self._desk.language, compared_columns(self._desk.t, ()), self)
        self.table = CoverageTable(theme, "comparison.table", self.model, self)
        self.card = ListCard(theme, "comparison.card", self.table, self)
        self.note = Label(theme, Type.CAPTION, "muted", wrap=True, name="comparison.note", parent=self)

    def _lay_out(self) -> None:
        column = page_column(self._desk.theme, self)
        column.addWidget(self.head)
        column.addWidget(self.card, 1)
        column.addWidget(self.note)

    def _connect(self) -> None:
        self.table.opened.connect(self._lead)
        self.table.copy_asked.connect(self._copy)
        self.card.empty.primary.clicked.connect(lambda: self._desk.navigator.go(Place(page="territories")))
        self._workspace.bus.changed.connect(self._changed)
        self._workspace.committee_changed.connect(self._read_if_shown)

    def _changed(self, outcome: Outcome) -> None:
        if touches(outcome, *FOLLOWED):
            self._read_if_shown()

    def _read_if_shown(self) -> None:
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        workspace = self._workspace
        self._shown = territory_comparison(
            workspace.store, standing_in(workspace), workspace.today(), workspace.committee
        )
        self._show()
        self.state_changed.emit()

    def _show(self) -> None:
        t, shown = self._desk.t, self._shown
        if shown is None:
            return
        self.model.show_columns(compared_columns(t, shown.territories))
        self.model.replace(compared_rows(t, shown))
        self.table.fit_rows()
        counted = t("A project of several territories counts in each of them. Currencies are never put together.")
        self.note.say(" ".join(filter(None, (counted, only_of(t, self._workspace)))))
        self.card.show_rows(bool(shown.territories))

    def _lead(self, key: UUID) -> None:
        shown, column = self._shown, self.table.column_key()
        row = next((one for one in self.model.rows if one.key == key), None)
        if shown is None or row is None or column == NAME:
            return
        at = [str(one.territory.id) for one in shown.territories].index(column)
        place = row.places[at]
        self._desk.navigator.go(place or Place(page="territory", record=shown.territories[at].territory.id))

    # what leaves

    def _copy(self) -> None:
        if self._shown is not None:
            t = self._desk.t
            text = table_text(t, comparison_table(t, self._shown))
            copy_lines(t, self._workspace.bus, text, len(self.model.rows))

    def _export(self) -> None:
        shown = self._shown
        if shown is not None:
            made = ListToExport(
                self._desk,
                self._workspace,
                Territory.kind,
                N_("The territories compared"),
                (),
                lambda t, _title, _step: comparison_table(t, shown),
            )
            made.ask(self)
