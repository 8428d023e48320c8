"""Which meetings are there, and which one is to be prepared?"""

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ctj_desktop.domain.log.changes import Outcome
from ctj_desktop.domain.records.meetings import Meeting, MeetingState
from ctj_desktop.files.cell_table import CellTable
from ctj_desktop.files.stepwise import Step
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.words import word
from ctj_desktop.services.catalogue.line_tables import MEETINGS, line_table
from ctj_desktop.services.meetings.lists import MeetingLine, Meetings, find_meetings, meeting_lines
from ctj_desktop.ui.forms.export_list import ListToExport
from ctj_desktop.ui.forms.list_card import ListCard
from ctj_desktop.ui.forms.page_head import PageHead, WordedActs, page_column
from ctj_desktop.ui.forms.screens.removing import on_delete, removed
from ctj_desktop.ui.forms.section_views import SectionViews
from ctj_desktop.ui.frame.bus import touches
from ctj_desktop.ui.frame.navigation import Crumb, Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.paper_leads import meeting_papers
from ctj_desktop.ui.frame.view_context import Desk, Page
from ctj_desktop.ui.meetings.agenda_life import why_not_convened, why_not_remove
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.cell import Cell, Look
from ctj_desktop.ui.widgets.fields import SearchField
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.paged_rows import PagedRows
from ctj_desktop.ui.widgets.rows import Column
from ctj_desktop.ui.widgets.table import Table

TONES = {
    MeetingState.DRAFT: ("NOW", "pencil-simple"),
    MeetingState.CONVENED: ("NOW", "paper-plane-tilt"),
    MeetingState.IN_SESSION: ("NOW", "play-circle"),
    MeetingState.HELD: ("WARNING", "article"),
    MeetingState.CIRCULATED: ("WARNING", "chats"),
    MeetingState.APPROVED: ("OK", "seal-check"),
    MeetingState.CLOSED: ("QUIET", "lock-simple"),
    MeetingState.CANCELLED: ("QUIET", "prohibit"),
    MeetingState.POSTPONED: ("WARNING", "clock"),
    MeetingState.INQUORATE: ("ERROR", "users"),
}
MODE_OF = {
    MeetingState.IN_SESSION: "hold",
    MeetingState.HELD: "approve",
    MeetingState.CIRCULATED: "approve",
    MeetingState.APPROVED: "approve",
    MeetingState.CLOSED: "approve",
}
"""What a meeting is opened for in its state; before it is held, to be prepared."""
PLANNING = frozenset({"enter_past_meeting", "remove_meeting", "plan_like", "plan_series"})
FOLLOWED = frozenset({"meeting", "meeting_move", "agenda_item", "committee"})
MORE = (
    ("plan_series", "repeat", N_("Plan a series…")),
    ("enter_past_meeting", "clock-counter-clockwise", N_("Past meeting…")),
    ("export_list", "export", N_("Export…")),
)
"""What is done beside planning one meeting."""
ROOMY = 900
"""Pixels of the page from which these have words."""


def _number(line: MeetingLine, t: Translator) -> Cell:
    if line.number is None:
        return Cell(text=t("unnumbered"), look=Look.UNFILLED)
    return Cell(text=line.number, look=Look.STRONG)


def _when(line: MeetingLine, t: Translator) -> Cell:
    if line.on is None:
        return Cell(text=t("date not set"), look=Look.UNFILLED)
    return Cell(text=t.date_full(line.on), second=t.clock(line.start) if line.start else "")


def _where(line: MeetingLine, t: Translator) -> Cell:
    place, title = line.place.or_other(t.language), line.title.or_other(t.language)
    return Cell(text=title or line.committee_name.or_other(t.language), second=place)


def _state(line: MeetingLine, t: Translator) -> Cell:
    tone, icon = TONES[line.state]
    return Cell(pill=word(t, line.state), tone=tone, pill_icon=icon)


def _items(line: MeetingLine, t: Translator) -> Cell:
    if not line.items:
        return Cell(text=t("no items"), look=Look.UNFILLED, right=True)
    return Cell(text=t.n("{count} item", "{count} items", line.items).format(count=line.items), right=True)


def _missing(line: MeetingLine, t: Translator) -> Cell:
    if line.missing_de:
        count = line.missing_de
        text = t.n("{count} title without German", "{count} titles without German", count)
        return Cell(pill=text.format(count=count), tone="WARNING", pill_icon="translate")
    if line.missing_fr:
        count = line.missing_fr
        text = t.n("{count} title without French", "{count} titles without French", count)
        return Cell(pill=text.format(count=count), tone="WARNING", pill_icon="translate")
    return Cell()


COLUMNS: tuple[Column[MeetingLine], ...] = (
    Column(key="number", heading=N_("Number"), cell=_number, natural=True),
    Column(key="when", heading=N_("Date"), cell=_when, natural=True),
    Column(key="where", heading=N_("Meeting and place"), cell=_where, share=3),
    Column(key="state", heading=N_("State"), cell=_state, natural=True),
    Column(key="items", heading=N_("Agenda"), cell=_items, natural=True, right=True, spare=1),
    Column(key="missing", heading=N_("Translation"), cell=_missing, natural=True, spare=2),
)


class MeetingsPage(Page):
    """The list; Enter opens a meeting for what its state asks next."""

    section = "meetings"

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._workspace = desk, workspace
        self._found = Meetings((), {})
        self.setObjectName("page.meetings")
        self._build()
        self._lay_out()
        self._connect()
        self.retranslate()

    def show_place(self, place: Place) -> None:
        self.views.show_view("list")
        self._read()
        self.table.select(place.record)
        if self.table.current_key() is None:
            self.table.select(self._found.next)
        (self.card.empty.primary if self.card.asks_for_the_first() else self.table).setFocus()

    def crumbs(self) -> list[Crumb]:
        return [(self._desk.t("Meetings"), None)]

    def keys(self) -> str:
        t = self._desk.t
        return t("Enter open · Ctrl+N new meeting")

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        return {
            "print": lambda: self._go("documents", "agenda"),
            **meeting_papers(self._go),
            "history": lambda: self._go("history", ""),
            "convene": lambda: self._go("prepare", "convene"),
            "plan_like": self.plan_like,
            "plan_series": self.plan_series,
            "enter_past_meeting": self.enter_past_meeting,
            "remove_meeting": self._remove,
            "export_list": self._export,
        }

    def why_not(self, key: str) -> str:
        if key in PLANNING and self._workspace.store.read_only:
            return self._workspace.why_not_write(self._desk.t)
        if key == "remove_meeting":
            return why_not_remove(self._desk.t, self._workspace.store, self._current())
        if key in ("enter_past_meeting", "plan_series"):
            return ""
        if key == "export_list":
            return "" if self._found.keys else self._desk.t("The list is empty.")
        key_here = self.table.current_key()
        if key == "convene" and key_here is not None:
            return why_not_convened(self._desk.t, self._found.state(key_here.bytes))
        return "" if key_here else self._desk.t("Choose a meeting first.")

    def new_here(self) -> None:
        from ctj_desktop.ui.meetings.new_meeting import NewMeeting

        made = NewMeeting.ask(self._desk, self._workspace, self)
        if made is not None:
            self._desk.navigator.go(Place(page="prepare", record=made))

    def enter_past_meeting(self) -> None:
        """From an old record; then who was there."""
        from ctj_desktop.ui.meetings.past_meeting import PastMeeting

        made = None if self.why_not("enter_past_meeting") else PastMeeting.ask(self._desk, self._workspace, self)
        if made is not None:
            self._desk.navigator.go(Place(page="hold", record=made, detail="attendance"))

    def plan_like(self) -> None:
        """A new meeting, begun like the one that is chosen."""
        from ctj_desktop.ui.meetings.new_meeting import NewMeeting

        like = self._current()
        if like is None or self.why_not("plan_like"):
            return
        made = NewMeeting.ask(self._desk, self._workspace, self, like=like)
        if made is not None:
            self._desk.navigator.go(Place(page="prepare", record=made))

    def plan_series(self) -> None:
        """Several meetings in one act; then the first of them is chosen."""
        from ctj_desktop.ui.meetings.planning.series_dialog import SeriesDialog

        made = () if self.why_not("plan_series") else SeriesDialog.ask(self._desk, self._workspace, self)
        if made:
            self._read()
            self.table.select(made[0].id)

    def find_here(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def retranslate(self) -> None:
        t = self._desk.t
        self.head.say(t("Meetings"))
        self.views.retranslate()
        self.new.say(t("New meeting"))
        self.search.say(t("Filter by place, title or item"))
        self.table.setAccessibleName(t("Meetings"))
        self._show_count()
        self._show_empty()

    def _build(self) -> None:
        theme = self._desk.theme
        self.head = PageHead(theme, self)
        self.views = SectionViews(self._desk, "meetings.switch", self.section, self)
        self.new = Button(theme, "meetings.new", ButtonKind.PRIMARY, icon="plus", parent=self)
        self.more = WordedActs(self._desk, "meetings", MORE, self, roomy=ROOMY)
        self.search = SearchField(theme, "meetings.search", parent=self)
        self.count = Label(theme, colour="muted", name="meetings.count", parent=self)
        self.model = PagedRows(self._desk.language, COLUMNS, self._lines, self)
        self.table = Table(theme, "meetings.table", self.model, row=metrics.ROW_TWO_LINES)
        self.card = ListCard(theme, "meetings.card", self.table, self, fits=True)
        self._typing = QTimer(self, singleShot=True, interval=120)

    def _lay_out(self) -> None:
        theme = self._desk.theme
        self.head.add_views(self.views)
        self.head.add(self.new)
        self.search.setMaximumWidth(theme.px(metrics.SEARCH_WIDTH))
        row = QHBoxLayout()
        row.addWidget(self.search, 50)
        row.addStretch(1)
        row.addWidget(self.count)
        row.addWidget(self.more)
        column = page_column(theme, self)
        column.addWidget(self.head)
        column.addLayout(row)
        column.addWidget(self.card, 1)
        column.addStretch(0)

    def _connect(self) -> None:
        self.new.clicked.connect(self.new_here)
        self.search.textChanged.connect(lambda _text: self._typing.start())
        self.search.go_down.connect(self.table.setFocus)
        self.search.returnPressed.connect(self._open_first)
        self._typing.timeout.connect(self._read)
        self.table.opened.connect(self._open)
        self.table.current_changed.connect(lambda _key: self.state_changed.emit())
        on_delete(self.table, self._remove)
        self.card.empty.primary.clicked.connect(self.new_here)
        self.card.empty.plain.clicked.connect(self.search.clear)
        self._workspace.bus.changed.connect(self._changed)
        self._workspace.committee_changed.connect(self._other_committee)

    def _changed(self, outcome: Outcome) -> None:
        if self.isVisible() and touches(outcome, *FOLLOWED):  # else it is read when the page is shown again
            self._read()

    def _other_committee(self) -> None:
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        self._typing.stop()
        self._found = find_meetings(self._workspace.store, self._workspace.committee, self.search.text())
        self.model.show_keys(self._found.keys)
        self._show_count()
        self._show_empty()

    def _lines(self, keys: Sequence[bytes]) -> Sequence[MeetingLine]:
        return meeting_lines(self._workspace.store, self._found, keys)

    def _show_count(self) -> None:
        t, count, ahead = self._desk.t, len(self._found.keys), self._found.ahead
        self.count.say_found(
            t.n("{count} meeting", "{count} meetings", count).format(count=count)
            + " · "
            + t.n("{count} to hold", "{count} to hold", ahead).format(count=ahead),
            self.search,
        )

    def _show_empty(self) -> None:
        t = self._desk.t
        self.card.show_rows(bool(self._found.keys))
        if self.search.text():
            self.card.empty.no_match(
                t("No meeting matches {text}").format(text=t.quote(self.search.text())),
                t("The filter looks at places, titles and agenda items."),
                t("Clear the filter"),
            )
        else:
            self.card.empty.nothing_yet(
                t("No meeting yet"),
                t("The first agenda can start from the committee’s standing items."),
                t("Prepare the first meeting"),
                "calendar-blank",
            )
        self.new.setVisible(not self.card.asks_for_the_first())

    def _open(self, key: UUID) -> None:
        page = MODE_OF.get(self._found.state(key.bytes), "prepare")
        self._desk.navigator.go(Place(page=page, record=key))

    def _open_first(self) -> None:
        self._read()
        if self._found.keys:
            self._open(UUID(bytes=self._found.keys[0]))

    def _current(self) -> Meeting | None:
        key = self.table.current_key()
        return self._workspace.store.get(Meeting, key) if key is not None else None

    def _remove(self) -> None:
        reason = self.why_not("remove_meeting")
        if reason:
            self._workspace.bus.refused.emit(reason)
        else:
            removed(self._desk, self._workspace, self._current(), self)

    def _export(self) -> None:
        store, found = self._workspace.store, self._found

        def table(t: Translator, title: str, step: Step) -> CellTable:
            lines = {line.key.bytes: line for line in meeting_lines(store, found, found.keys)}
            return line_table(t, title, MEETINGS, [lines[key] for key in found.keys], step)

        keys = [UUID(bytes=key) for key in found.keys]
        ListToExport(self._desk, self._workspace, Meeting.kind, N_("Meetings"), keys, table).ask(self)

    def _go(self, page: str, detail: str) -> None:
        key = self.table.current_key()
        if key is not None:
            self._desk.navigator.go(Place(page=page, record=key, detail=detail))
