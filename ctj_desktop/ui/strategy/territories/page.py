"""What is there in a territory: its figures with year and source, its bodies and committees, its projects and money?"""

from collections.abc import Callable, Mapping
from typing import Final
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctj_desktop.domain.ids import TerritoryId
from ctj_desktop.domain.log.changes import Outcome
from ctj_desktop.domain.records.people import Territory
from ctj_desktop.errors import UserError
from ctj_desktop.i18n.projects.portfolio import marked_text
from ctj_desktop.services.strategy.territories.overview import TerritoryOverview, territory_overview
from ctj_desktop.services.strategy.territories.part_table import PROJECTS, part_table
from ctj_desktop.ui.forms.export_list import ListToExport
from ctj_desktop.ui.forms.list_card import ListCard
from ctj_desktop.ui.forms.page_head import PageHead, page_column
from ctj_desktop.ui.frame.bus import touches
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.navigation import Crumb, Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk, Page
from ctj_desktop.ui.projects.page import standing_in
from ctj_desktop.ui.projects.sheet.tabs import Tab, Tabs
from ctj_desktop.ui.strategy.territories.rows import PARTS, PartRow, counts, part_columns, part_words
from ctj_desktop.ui.strategy.territories.words import inhabitants_text, only_of
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.rows import RowsModel
from ctj_desktop.ui.widgets.table import Table

FOLLOWED: Final = (
    *("territory", "territory_figure", "organisation", "committee", "meeting", "meeting_move", "proposal", "matinee"),
    *("project", "project_move", "financing_line", "payment", "pipeline", "stage", "thematic_table"),
)


class TerritoryPage(Page):
    """Part by part; a line leads to its record, a figure of projects to these."""

    section = "strategy"

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._workspace = desk, workspace
        self._territory: TerritoryId | None = None
        self._shown: TerritoryOverview | None = None
        self.setObjectName("page.territory")
        self._build()
        self._lay_out()
        self._connect()
        self.retranslate()

    # the page

    def show_place(self, place: Place) -> None:
        assert place.record is not None
        self._read(TerritoryId(place.record))
        if place.detail:
            self.tabs.choose(place.detail)
        self.tabs.setFocus()

    def crumbs(self) -> list[Crumb]:
        t, shown = self._desk.t, self._shown
        name = shown.territory.name.or_other(content_language(t)) if shown is not None else ""
        return [
            (t("Strategy"), Place(page="strategy")),
            (t("Territories"), Place(page="territories", record=self._territory)),
            (name, None),
        ]

    def keys(self) -> str:
        return self._desk.t("Enter leads to what a line says · Ctrl+P print")

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        return {"compare_territories": self._compare, "print": self._print, "export_list": self._export}

    def why_not(self, key: str) -> str:
        lacks = key == "print" and self._workspace.the_committee() is None
        return self._desk.t("Choose a committee first.") if lacks else ""

    def retranslate(self) -> None:
        t = self._desk.t
        self.sheet.say(t("Sheet…"), tip=t("Where the territory and its figures are entered"))
        self.compare.say(t("Compare the territories"))
        if self._shown is not None:
            self._show(self._shown)

    # inside

    def _build(self) -> None:
        theme = self._desk.theme
        self.head = PageHead(theme, self)
        self.sheet = Button(theme, "territory.sheet", icon="map-pin", parent=self)
        self.compare = Button(theme, "territory.compare", icon="rows", parent=self)
        self.people = Label(theme, Type.BODY, "muted", wrap=True, name="territory.people", parent=self)
        self.tabs = Tabs(theme, "territory.tabs", self)
        self.model: RowsModel[PartRow] = RowsModel(self._desk.language, part_columns(next(iter(PARTS.values()))), self)
        self.table = Table(theme, "territory.table", self.model, row=metrics.ROW_TWO_LINES)
        self.card = ListCard(theme, "territory.card", self.table, self)
        self.note = Label(theme, Type.CAPTION, "muted", wrap=True, name="territory.note", parent=self)

    def _lay_out(self) -> None:
        self.head.add(self.compare)
        self.head.add(self.sheet)
        column = page_column(self._desk.theme, self)
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(self.head)
        titles.addWidget(self.people)
        column.addLayout(titles)
        column.addWidget(self.tabs)
        column.addWidget(self.card, 1)
        column.addWidget(self.note)

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._open_part)
        self.table.opened.connect(self._lead)
        self.sheet.clicked.connect(self._open_sheet)
        self.compare.clicked.connect(self._compare)
        self._workspace.bus.changed.connect(self._changed)
        self._workspace.committee_changed.connect(self._read_again)

    def _changed(self, outcome: Outcome) -> None:
        if touches(outcome, *FOLLOWED):
            self._read_again()

    def _read_again(self) -> None:
        if self._territory is None or not self.isVisible():
            return
        try:
            self._read(self._territory)
        except UserError as error:  # the territory is gone: its entry was undone, or taken back
            self._desk.refuse(error)
            self._desk.navigator.go(Place(page="territories"))

    def _read(self, territory: TerritoryId) -> None:
        workspace = self._workspace
        shown = territory_overview(
            workspace.store, standing_in(workspace), territory, workspace.today(), workspace.committee
        )
        self._territory, self._shown = territory, shown
        self._show(shown)
        self.state_changed.emit()

    def _show(self, shown: TerritoryOverview) -> None:
        t = self._desk.t
        self.head.say(shown.territory.name.or_other(content_language(t)), shown.territory.code)
        self.people.say(inhabitants_text(t, shown.inhabitants))
        many = counts(shown)
        tabs = [Tab(key=key, word=word, count=many[key]) for key, word in part_words(t).items()]
        self.tabs.offer(tabs, t("Parts of the territory"), t("{place} of {count}"))
        self._open_part(self.tabs.current())

    def _open_part(self, key: str) -> None:
        shown, t = self._shown, self._desk.t
        if shown is None:
            return
        part = PARTS[key]
        rows = list(part.rows(t, shown))
        self.card.empty.nothing_yet(t(part.nothing), t(part.nothing_more), "", "map-pin")
        self.table.setAccessibleName(part_words(t)[key])
        self.model.replace([])
        self.model.show_columns(part_columns(part))
        self.model.replace(rows)
        self.card.show_rows(bool(rows))
        said = (only_of(t, self._workspace), marked_text(t, shown.money)) if key == PROJECTS else ()
        note = " ".join(filter(None, said))
        self.note.say(note)
        self.note.setVisible(bool(note))
        self.state_changed.emit()

    def _lead(self, key: UUID) -> None:
        row = next((one for one in self.model.rows if one.key == key), None)
        if row is not None and row.place is not None:
            self._desk.navigator.go(row.place)

    def _compare(self) -> None:
        self._desk.navigator.go(Place(page="comparison"))

    def _print(self) -> None:
        committee = self._workspace.the_committee()
        if committee is not None:
            place = Place(page="documents", record=committee, detail=f"territory_page {self._territory}")
            self._desk.navigator.go(place)

    def _export(self) -> None:
        shown, part = self._shown, self.tabs.current()
        if shown is not None:
            title = PARTS[part].title
            ListToExport(
                self._desk,
                self._workspace,
                Territory.kind,
                title,
                (),
                lambda t, _title, _step: part_table(t, shown, part),
            ).ask(self)

    def _open_sheet(self) -> None:
        self._desk.navigator.go(Place(page="territories", record=self._territory))
