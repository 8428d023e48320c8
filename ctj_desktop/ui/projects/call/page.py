"""How does a call stand: is it open, what has its fund to give, what is asked and left, and who comes first?"""

from collections.abc import Callable, Mapping
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctj_desktop.domain.ids import CallId
from ctj_desktop.domain.log.changes import Outcome
from ctj_desktop.errors import UserError
from ctj_desktop.i18n import N_
from ctj_desktop.i18n.projects.calls import dates_text, state_text, together_text
from ctj_desktop.services.projects.call_overview import CallOverview, call_overview
from ctj_desktop.ui.forms.list_card import ListCard
from ctj_desktop.ui.forms.page_head import PageHead, page_column
from ctj_desktop.ui.frame.bus import touches
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.navigation import Crumb, Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk, Page
from ctj_desktop.ui.projects.call.columns import (
    FIGURES,
    FigureRow,
    envelope_rows,
    funder_rows,
    territory_rows,
    year_rows,
)
from ctj_desktop.ui.projects.call.ranking import CallProjects
from ctj_desktop.ui.projects.call.window_words import window_look
from ctj_desktop.ui.projects.onto_agenda import ask_committee_on
from ctj_desktop.ui.projects.sheet.tabs import Tab, Tabs
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.labels import Label, StatePill, Tone
from ctj_desktop.ui.widgets.rows import RowsModel
from ctj_desktop.ui.widgets.scrolling import PageStack
from ctj_desktop.ui.widgets.table import Table

FOLLOWED: Final = (
    *("call", "call_rule", "exchange_rate", "call_share", "call_result", "call_rank", "project", "project_move"),
    *("financing_line", "payment", "organisation", "territory"),
)
ENVELOPE, PROJECTS, FUNDERS, TERRITORIES, YEARS = "envelope", "projects", "funders", "territories", "years"
ROWS: Final[Mapping[str, Callable[..., list[FigureRow]]]] = {
    ENVELOPE: envelope_rows,
    FUNDERS: funder_rows,
    TERRITORIES: territory_rows,
    YEARS: year_rows,
}
UNASKED: Final = (
    N_("Nothing is asked of this call yet"),
    N_("On the budget of a project, mark the line that is asked of the fund."),
)
NOTHING: Final[Mapping[str, tuple[str, str]]] = {
    ENVELOPE: UNASKED,
    FUNDERS: (N_("No funder is entered yet"), N_("Enter under rules and dates who puts how much into the fund.")),
    TERRITORIES: UNASKED,
    YEARS: (N_("No other call of this route says anything"), N_("What is granted and published of calls stands here.")),
}


PAPERS: Final = frozenset({"print", "preview_call_ranking", "preview_call_report"})


class CallPage(Page):
    """A figure leads to the projects it comes from, a line to its record."""

    section = "projects"

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._workspace = desk, workspace
        self._call: CallId | None = None
        self._shown: CallOverview | None = None
        self._only: tuple[UUID, ...] = ()
        self.setObjectName("page.call")
        self._build()
        self._lay_out()
        self._connect()
        self.retranslate()

    # the page

    def show_place(self, place: Place) -> None:
        assert place.record is not None
        if place.record != self._call:
            self._only = ()
        self._read(CallId(place.record))
        if place.detail:
            self.tabs.choose(place.detail)
        self.tabs.setFocus()

    def crumbs(self) -> list[Crumb]:
        t = self._desk.t
        code = self._shown.call.code if self._shown is not None else ""
        return [(t("Projects"), Place(page="projects")), (t("Call {code}").format(code=code).strip(), None)]

    def keys(self) -> str:
        t = self._desk.t
        if self.tabs.current() == PROJECTS:
            return t("Enter open · F2 points · Ctrl+Shift+↑↓ rank")
        return t("Enter leads to what a figure comes from")

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        return {
            "ask_committee": self._ask_committee,
            "print": lambda: self._paper("call_ranking" if self.tabs.current() == PROJECTS else "call_report"),
            "preview_call_ranking": lambda: self._paper("call_ranking"),
            "preview_call_report": lambda: self._paper("call_report"),
        }

    def why_not(self, key: str) -> str:
        t = self._desk.t
        if key in PAPERS:
            return "" if self._workspace.the_committee() is not None else t("Choose a committee first.")
        if self._workspace.store.read_only:
            return self._workspace.why_not_write(t)
        chosen = self.tabs.current() == PROJECTS and self.projects.table.current_key() is not None
        return "" if chosen else t("Choose a project first.")

    def retranslate(self) -> None:
        t = self._desk.t
        self.rules.say(t("Rules and dates…"))
        self.all.say(t("Show all projects"))
        self.projects.retranslate()
        if self._shown is not None:
            self._show(self._shown)

    # inside

    def _build(self) -> None:
        theme = self._desk.theme
        self.head = PageHead(theme, self)
        self.state = StatePill(theme, parent=self)
        self.rules = Button(theme, "call.rules", icon="flag", parent=self)
        self.dates = Label(theme, Type.BODY, "muted", wrap=True, name="call.dates", parent=self)
        self.tabs = Tabs(theme, "call.tabs", self)
        self.model: RowsModel[FigureRow] = RowsModel(self._desk.language, FIGURES, self)
        self.table = Table(theme, "call.figures", self.model, row=metrics.ROW_TWO_LINES)
        self.card = ListCard(theme, "call.figures.card", self.table, self)
        self.rate = Label(theme, Type.CAPTION, "muted", wrap=True, name="call.rate", parent=self)
        self.all = Button(theme, "call.all", icon="x", compact=True, parent=self)
        self.projects = CallProjects(self._desk, self._workspace, self)
        self.parts = PageStack(self)

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        self.head.add(self.state)
        self.head.add(self.rules)
        figures = QWidget(self)
        inside = QVBoxLayout(figures)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(px(8))
        inside.addWidget(self.card, 1)
        inside.addWidget(self.rate)
        listed = QWidget(self)
        below = QVBoxLayout(listed)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(px(8))
        below.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)
        below.addWidget(self.projects, 1)
        self._figures, self._listed = figures, listed
        self.parts.addWidget(figures)
        self.parts.addWidget(listed)
        column = page_column(self._desk.theme, self)
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(self.head)
        titles.addWidget(self.dates)
        column.addLayout(titles)
        column.addWidget(self.tabs)
        column.addWidget(self.parts, 1)

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._open_part)
        self.table.opened.connect(self._lead)
        self.rules.clicked.connect(self._open_rules)
        self.all.clicked.connect(lambda: self._narrow(()))
        self._workspace.bus.changed.connect(self._changed)
        self._workspace.committee_changed.connect(self._read_again)

    def _paper(self, name: str) -> None:
        committee = self._workspace.the_committee()
        self._desk.navigator.go(Place(page="documents", record=committee, detail=f"{name} {self._call}"))

    def _changed(self, outcome: Outcome) -> None:
        if touches(outcome, *FOLLOWED):
            self._read_again()

    def _read_again(self) -> None:
        if self._call is None or not self.isVisible():
            return
        try:
            self._read(self._call)
        except UserError as error:  # the call is gone: its entry was undone, or taken back
            self._desk.refuse(error)
            self._desk.navigator.go(Place(page="calls"))

    def _read(self, call: CallId) -> None:
        workspace = self._workspace
        shown = call_overview(workspace.store, call, workspace.today(), workspace.committee)
        self._call, self._shown = call, shown
        self._show(shown)
        self.state_changed.emit()

    def _show(self, shown: CallOverview) -> None:
        t = self._desk.t
        self.head.say(shown.call.name.or_other(content_language(t)), shown.call.code)
        tone, icon = window_look(shown.window)
        self.state.say(state_text(t, shown.window), Tone[tone], icon)
        self.dates.say(dates_text(t, shown.call))
        self.rate.say(together_text(t, shown.rate))
        tabs = [Tab(key=key, word=word) for key, word in self._words().items()]
        tabs.insert(1, Tab(key=PROJECTS, word=t("Projects"), count=len(shown.projects)))
        self.tabs.offer(tabs, t("Parts of the call"), t("{place} of {count}"))
        self._open_part(self.tabs.current())

    def _open_part(self, key: str) -> None:
        shown, t = self._shown, self._desk.t
        if shown is None:
            return
        if key == PROJECTS:
            self._only = tuple(one for one in self._only if any(one == row.key for row in shown.projects))
            self.all.setVisible(bool(self._only))
            self.projects.show_call(shown, self._only)
            self.parts.setCurrentWidget(self._listed)
        else:
            rows = ROWS[key](t, shown)
            nothing, more = NOTHING[key]
            self.card.empty.nothing_yet(t(nothing), t(more), "", "flag")
            self.table.setAccessibleName(self._words()[key])
            self.model.replace(rows)
            self.card.show_rows(bool(rows))
            self.parts.setCurrentWidget(self._figures)
        self.state_changed.emit()

    def _words(self) -> dict[str, str]:
        t = self._desk.t
        return {
            ENVELOPE: t("Envelope"),
            FUNDERS: t("Funders and sides"),
            TERRITORIES: t("Territories"),
            YEARS: t("Over the years"),
        }

    def _lead(self, key: UUID) -> None:
        """From a figure to the projects it comes from, from a share or another call to that record."""
        row = next((one for one in self.model.rows if one.key == key), None)
        if row is None:
            return
        if row.place is not None:
            self._desk.navigator.go(row.place)
        elif row.projects:
            self._narrow(row.projects)

    def _narrow(self, only: tuple[UUID, ...]) -> None:
        self._only = only
        if self.tabs.current() == PROJECTS:
            self._open_part(PROJECTS)
        else:
            self.tabs.choose(PROJECTS)
        self.projects.table.setFocus()

    def _open_rules(self) -> None:
        self._desk.navigator.go(Place(page="calls", record=self._call))

    def _ask_committee(self) -> None:
        ask_committee_on(self._desk, self._workspace, self.projects.table.current_key(), self)
