"""How do the territories stand beside each other? A line for each fact, a column for each territory."""

from collections.abc import Sequence
from uuid import UUID

from ctj_desktop.domain.records.people import Territory
from ctj_desktop.i18n import N_
from ctj_desktop.services.strategy.coverage_table import table_text
from ctj_desktop.services.strategy.territories.comparison import TerritoryComparison, territory_comparison
from ctj_desktop.services.strategy.territories.comparison_table import comparison_table
from ctj_desktop.ui.forms.export_list import MakeTable
from ctj_desktop.ui.forms.figures.figures_page import FiguresPage
from ctj_desktop.ui.forms.figures.laying import Grow, Part
from ctj_desktop.ui.forms.list_card import ListCard
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.projects.page import standing_in
from ctj_desktop.ui.strategy.coverage.table import CoverageTable
from ctj_desktop.ui.strategy.territories.compared_rows import NAME, ComparedRow, compared_columns, compared_rows
from ctj_desktop.ui.strategy.territories.page import FOLLOWED
from ctj_desktop.ui.strategy.territories.words import only_of
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.rows import RowsModel


class ComparisonPage(FiguresPage):
    """A cell leads to the projects it counts, or to the territory."""

    section, name, title, table_title = "strategy", "comparison", N_("Comparison"), N_("The territories compared")
    trail = ((N_("Strategy"), "strategy"), (N_("Territories"), "territories"))
    hint = N_("Arrows · Enter leads to what a cell counts · Ctrl+C copy")
    followed, lists = FOLLOWED, Territory.kind
    _shown: TerritoryComparison | None = None

    # the page

    def show_place(self, _place: Place) -> None:
        self.read()
        if not self.table.currentIndex().isValid() and self.model.rows:
            self.table.select(self.model.rows[0].key)
        self.table.setFocus()

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

    def build(self) -> None:
        theme = self._desk.theme
        self.model: RowsModel[ComparedRow] = RowsModel(self._desk.language, compared_columns(self._desk.t, ()), self)
        self.table = CoverageTable(theme, "comparison.table", self.model, self)
        self.card = ListCard(theme, "comparison.card", self.table, self)
        self.note = Label(theme, Type.CAPTION, "muted", wrap=True, name="comparison.note", parent=self)

    def parts(self) -> Sequence[Part]:
        return Grow(self.card), self.note

    def connect_parts(self) -> None:
        self.table.opened.connect(self._lead)
        self.table.copy_asked.connect(self._copy)
        self.card.empty.primary.clicked.connect(lambda: self._desk.navigator.go(Place(page="territories")))

    def read(self) -> None:
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
            self.copy(table_text(t, comparison_table(t, self._shown)), len(self.model.rows))

    def as_table(self) -> MakeTable | None:
        shown = self._shown
        return (lambda t, _title, _step: comparison_table(t, shown)) if shown is not None else None
