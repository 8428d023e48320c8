"""What is there in a territory: its figures with year and source, its bodies and committees, its projects and money?"""

from collections.abc import Callable, Mapping, Sequence
from typing import Final
from uuid import UUID

from ctj_desktop.domain.ids import TerritoryId
from ctj_desktop.domain.records.people import Territory
from ctj_desktop.errors import UserError
from ctj_desktop.i18n import N_
from ctj_desktop.i18n.projects.portfolio import marked_text
from ctj_desktop.services.strategy.territories.overview import TerritoryOverview, territory_overview
from ctj_desktop.services.strategy.territories.part_table import PROJECTS, part_table
from ctj_desktop.ui.forms.export_list import MakeTable
from ctj_desktop.ui.forms.figures.figures_page import FiguresPage
from ctj_desktop.ui.forms.figures.laying import Grow, Part, below
from ctj_desktop.ui.forms.list_card import ListCard
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.navigation import Crumb, Place
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

FOLLOWED: Final = frozenset(
    {
        *(
            "territory",
            "territory_figure",
            "organisation",
            "committee",
            "meeting",
            "meeting_move",
            "proposal",
            "matinee",
        ),
        *("project", "project_move", "financing_line", "payment", "pipeline", "stage", "thematic_table"),
    }
)


class TerritoryPage(FiguresPage):
    """Part by part; a line leads to its record, a figure of projects to these."""

    section, name = "strategy", "territory"
    hint = N_("Enter leads to what a line says · Ctrl+P print")
    followed = FOLLOWED
    paper, lists = "territory_page", Territory.kind
    _territory: TerritoryId | None = None
    _shown: TerritoryOverview | None = None

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

    def own_acts(self) -> Mapping[str, Callable[[], object]]:
        return {"compare_territories": self._compare}

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

    def build(self) -> None:
        theme = self._desk.theme
        self.sheet = Button(theme, "territory.sheet", icon="map-pin", parent=self)
        self.compare = Button(theme, "territory.compare", icon="rows", parent=self)
        self.people = Label(theme, Type.BODY, "muted", wrap=True, name="territory.people", parent=self)
        self.tabs = Tabs(theme, "territory.tabs", self)
        self.model: RowsModel[PartRow] = RowsModel(self._desk.language, part_columns(next(iter(PARTS.values()))), self)
        self.table = Table(theme, "territory.table", self.model, row=metrics.ROW_TWO_LINES)
        self.card = ListCard(theme, "territory.card", self.table, self)
        self.note = Label(theme, Type.CAPTION, "muted", wrap=True, name="territory.note", parent=self)

    def parts(self) -> Sequence[Part]:
        self.head.add(self.compare)
        self.head.add(self.sheet)
        return self.tabs, Grow(self.card), self.note

    def top(self) -> Part:
        return below(0, self.head, self.people)

    def connect_parts(self) -> None:
        self.tabs.chosen.connect(self._open_part)
        self.table.opened.connect(self._lead)
        self.sheet.clicked.connect(self._open_sheet)
        self.compare.clicked.connect(self._compare)

    def read(self) -> None:
        if self._territory is None:
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

    def of_paper(self) -> str | None:
        return str(self._territory)

    def export(self) -> None:
        self.table_title = PARTS[self.tabs.current()].title
        super().export()

    def as_table(self) -> MakeTable | None:
        shown, part = self._shown, self.tabs.current()
        return (lambda t, _title, _step: part_table(t, shown, part)) if shown is not None else None

    def _open_sheet(self) -> None:
        self._desk.navigator.go(Place(page="territories", record=self._territory))
