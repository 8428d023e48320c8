"""Who is who, and who sits in the committee on a given day?"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ctj_desktop.domain.ids import PersonId
from ctj_desktop.domain.log.changes import Outcome
from ctj_desktop.i18n import N_
from ctj_desktop.services.membership.lists import PersonLine, SeatLine, person_keys, person_lines
from ctj_desktop.ui.forms.export_list import ListToExport
from ctj_desktop.ui.forms.list_card import ListCard
from ctj_desktop.ui.forms.mail_merge import MailMerge
from ctj_desktop.ui.forms.page_head import PageHead, WordedActs, detail_width, page_column
from ctj_desktop.ui.forms.screens.doing import RecordActs
from ctj_desktop.ui.forms.screens.list_source import AskedFor
from ctj_desktop.ui.forms.screens.particulars import RecordAct
from ctj_desktop.ui.forms.screens.record_table import OPEN, MenuEntry, RecordTable
from ctj_desktop.ui.forms.screens.sheet import Sheet
from ctj_desktop.ui.forms.section_views import SectionViews
from ctj_desktop.ui.frame.bus import touches
from ctj_desktop.ui.frame.navigation import Crumb, Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk, Page
from ctj_desktop.ui.membership.columns import person_columns
from ctj_desktop.ui.membership.day_line import DayLine
from ctj_desktop.ui.membership.leaving import committee_shown, persons_shown
from ctj_desktop.ui.membership.privacy.contact_review import PersonParticulars
from ctj_desktop.ui.membership.seat_list import SeatList
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.fields import ComboBox, SearchField
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.paged_rows import PagedRows
from ctj_desktop.ui.widgets.scrolling import PageStack
from ctj_desktop.ui.widgets.surfaces import Card, EmptyState

FOLLOWED = frozenset({"person", "mandate", "seat", "organisation", "college", "office_held", "committee", "same_as"})
PERSONS, COMPOSITION = "persons", "composition"
FRESH_MILLISECONDS = 2000
MORE = (("export_list", "export", N_("Export…")), ("mail_merge", "envelope-simple", N_("Mail merge…")))
ROOMY = 1000
"""Pixels of the page from which exporting and mail merge have words."""


class MembersPage(Page):
    """Two lists over one detail: persons, and the seats of the committee as of a day."""

    section = "members"

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._workspace = desk, workspace
        self._seats: SeatList | None = None  # made when somebody turns to it
        self._read_on: date | None = None  # the day on which the lists were read; None where they are out of date
        self._asked = AskedFor(workspace, "person")
        self._mode, self._arriving = PERSONS, False  # arriving, the detail is shown once, when the lists stand
        self.setObjectName("page.members")
        self._build()
        self._lay_out()
        self._connect()
        self.retranslate()

    # the page

    def show_place(self, place: Place) -> None:
        self._arriving = True
        self._show_mode(place.detail or (PERSONS if place.record else self._mode))
        if self._asked.ask(place.record) or self._read_on != self._workspace.today():
            self._read_lists()
        if place.record is not None:
            self._show_hidden(place.record)
        if self.table.current_key() is None:
            self.table.select(self.model.key_at(0))
        self._arriving = False
        self._show_detail()
        self._to_list()

    def crumbs(self) -> list[Crumb]:
        t = self._desk.t
        mode = t("Committee on a day") if self._mode == COMPOSITION else t("Persons")
        return [(t("Members"), Place(page="members")), (mode, None)]

    def keys(self) -> str:
        if self._mode == COMPOSITION:
            return self._desk.t("F2 edit · Ctrl+N new seat · Ctrl+P directory")
        return self._desk.t("Ctrl+F filter · F2 edit · Ctrl+N new person")

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        return {
            "history": lambda: self.acts.show_past(self._person()),
            "new_seat": self.new_seat,
            "print": self._preview,
            "preview_roster": self._preview,
            "export_list": lambda: self._shown().ask(self),
            "copy_addresses": lambda: self._shown().copy_addresses(),
            "mail_merge": lambda: MailMerge.ask(self._shown(), self),
            **{key: partial(self._act, act) for key, act in self.detail.record_acts.items()},
            **self._below(),
        }

    def why_not(self, key: str) -> str:
        t = self._desk.t
        if key == "new_seat":
            return self._workspace.why_not_write(t)
        if key in ("print", "preview_roster"):
            return "" if self._workspace.the_committee() is not None else t("Choose a committee first.")
        if key in ("export_list", "copy_addresses", "mail_merge"):
            return "" if self._list().table.rows_model.rowCount() else t("The list is empty.")
        if self._person() is None:
            return t("Choose a person first.")
        if self.detail.below is not None and key in self._below():
            return str(self.detail.below.why_not(key))
        return self.detail.record_acts[key].why_not() if key in self.detail.record_acts else ""

    def _below(self) -> Mapping[str, Callable[[], object]]:
        """The acts of what stands below the lists of the person's sheet."""
        return self.detail.below.handlers() if self.detail.below is not None else {}

    def new_here(self) -> None:
        """A person, or a seat where the seats are shown."""
        if self._mode == COMPOSITION:
            self.new_seat()
        else:
            self.new_person()

    def new_seat(self) -> None:
        """A place in the committee; it is shown at once, vacant."""
        self._add("seat", COMPOSITION, lambda key: self.seats.table.select(key))

    def new_person(self) -> None:
        """Somebody new in the directory."""
        self._add("person", PERSONS, self._show_hidden)

    def new_record(self) -> None:
        self.new_person()

    def find_here(self) -> None:
        self._show_mode(PERSONS)
        self.search.setFocus()
        self.search.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for detail in (self.detail, self.vacant_card):
            detail.setFixedWidth(detail_width(self._desk.theme, self.width()))

    def flush(self) -> None:
        self.detail.flush()

    def retranslate(self) -> None:
        t = self._desk.t
        self.head.say(t("Members"))
        self._say_new()
        self.views.retranslate()
        self.search.say(t("Filter by name, function or body"))
        self.office.offer([(t("All persons"), False), (t("With a mandate"), True)], self.office.chosen())
        self.office.setAccessibleName(t("Who is shown"))
        self.day.retranslate()
        self.table.setAccessibleName(t("Persons"))
        if self._seats is not None:
            self._seats.retranslate()
        self.detail.retranslate()
        self._show_counts()
        self._show_empty()
        self._show_vacant()

    # inside

    def _build(self) -> None:
        theme, today = self._desk.theme, self._workspace.today()
        self.head = PageHead(theme, self)
        self.new = Button(theme, "members.new", ButtonKind.PRIMARY, icon="user-plus", parent=self)
        self.take_in = Button(
            theme, "members.import", ButtonKind.QUIET, icon="download-simple", compact=True, parent=self
        )
        self.more = WordedActs(self._desk, "members", MORE, self, roomy=ROOMY)
        self.views = SectionViews(self._desk, "members.switch", self.section, self)
        self.search = SearchField(theme, "members.search", parent=self)
        self.office = ComboBox(theme, "members.office", self)
        self.day = DayLine(self._desk, self._workspace, "members.day", self)
        self.count = Label(theme, colour="muted", name="members.count", parent=self)
        self.model = PagedRows(self._desk.language, person_columns(today), self._lines, self)
        row = metrics.ROW_TWO_LINES
        self.table = RecordTable(theme, "members.table", self.model, row=row, headless=False, parent=self)
        self.card = ListCard(theme, "members.card", self.table, self)
        self.lists = PageStack(self)
        screen = self._desk.screens["person"]
        more = PersonParticulars(self._desk, self._workspace, screen)
        self.detail = Sheet(self._desk, self._workspace, screen, self, more, narrow=True)
        self.acts = RecordActs(self._desk, self._workspace, self)
        self.vacant_card = Card(theme, "members.vacant", parent=self)
        self.vacant = EmptyState(theme, "members.vacant.state", self.vacant_card)
        self._typing = QTimer(self, singleShot=True, interval=120)
        self._fading = QTimer(self, singleShot=True, interval=FRESH_MILLISECONDS)

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        self.head.add_views(self.views)
        self.head.add(self.new)
        self.search.setMaximumWidth(px(metrics.SEARCH_WIDTH))
        filters = QHBoxLayout()
        filters.setSpacing(px(8))
        filters.addWidget(self.search, 50)
        for widget in (self.office, self.day):
            filters.addWidget(widget)
        filters.addStretch(1)
        filters.addWidget(self.count)
        filters.addWidget(self.take_in)
        filters.addWidget(self.more)
        self.lists.addWidget(self.card)
        self.vacant_card.column.addWidget(self.vacant)
        body = QHBoxLayout()
        body.setSpacing(px(12))
        body.addWidget(self.lists, 1)
        body.addWidget(self.detail)
        body.addWidget(self.vacant_card)
        column = page_column(self._desk.theme, self)
        column.addWidget(self.head)
        column.addLayout(filters)
        column.addLayout(body, 1)

    def _connect(self) -> None:
        self.new.clicked.connect(self.new_here)
        self.take_in.clicked.connect(lambda: self._desk.actions["import_list"].trigger())
        self.search.textChanged.connect(lambda _text: self._typing.start())
        self.search.go_down.connect(self.table.setFocus)
        self.search.returnPressed.connect(self._to_first)
        self._typing.timeout.connect(self._read)
        self.office.activated.connect(lambda _index: self._read())
        self.day.changed.connect(self._read)
        self._wire("person", self.table, self.detail.acts)
        self.acts.refused.connect(lambda text: self._workspace.bus.refused.emit(text) if text else None)
        self.card.empty.primary.clicked.connect(self.new_person)
        self.card.empty.plain.clicked.connect(self._clear_filter)
        self.vacant.primary.clicked.connect(self._appoint)
        self.detail.history_asked.connect(self.acts.show_past)
        self.detail.made_whole.connect(self.state_changed)
        self._fading.timeout.connect(lambda: self.model.mark_fresh(frozenset()))
        self._workspace.bus.changed.connect(self._changed)
        self._workspace.committee_changed.connect(self._other_committee)

    def _wire(self, kind: str, table: RecordTable, acts: RecordActs) -> None:
        table.current_changed.connect(lambda _key: self._show_detail())
        table.opened.connect(lambda _key: self._edit())
        table.edit_asked.connect(self._edit)
        table.menu_asked.connect(partial(self._show_menu, kind, table, acts))
        acts.follow(kind, table, ordered=kind == "seat")

    @property
    def seats(self) -> SeatList:
        """The seats of the committee on the day."""
        if self._seats is None:
            self._seats = SeatList(self._desk, self._workspace, self.lists)
            self.lists.addWidget(self._seats)
            self._wire("seat", self._seats.table, self.acts)
            self._seats.empty.primary.clicked.connect(self.new_seat)
        return self._seats

    def _changed(self, outcome: Outcome) -> None:
        if not touches(outcome, *FOLLOWED):
            return
        self._read_on = None
        if self.isVisible():
            self._read_lists()
            self._show_detail(anew=False)
            self.model.mark_fresh(frozenset(identity for _, identity in outcome.changed))
            self._fading.start()

    def _other_committee(self) -> None:
        self._read_on = None
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        self._read_lists()
        self._show_detail()

    def _read_lists(self) -> None:
        self._typing.stop()
        workspace, office = self._workspace, bool(self.office.chosen())
        self._read_on = workspace.today()
        self.model.show_keys(persons_in(workspace, self.search.text(), in_office=office, too=self._asked.record))
        if self._seats is not None:
            self._seats.forget()
        self._read_seats()
        self._show_counts()
        self._show_empty()

    def _read_seats(self) -> None:
        if self._mode == COMPOSITION:
            self.seats.show_on(self.day.day)

    def _lines(self, keys: Sequence[bytes]) -> Sequence[PersonLine]:
        workspace = self._workspace
        return person_lines(workspace.store, workspace.today(), keys, workspace.committee)

    def _show_mode(self, mode: str) -> None:
        """The other list, and what belongs to it."""
        self._mode = mode
        self.views.show_view(mode)
        seats = mode == COMPOSITION
        self._read_seats()
        self.lists.setCurrentWidget(self._list())
        for widget in (self.search, self.office):
            widget.setVisible(not seats)
        self.day.setVisible(seats)
        self._say_new()
        self._show_counts()
        self.new.setVisible(not self._list().asks_for_the_first())

    def _say_new(self) -> None:
        t, seats = self._desk.t, self._mode == COMPOSITION
        self.new.say(t("New seat") if seats else t("New person"))
        self.new.set_icon("plus" if seats else "user-plus")
        self.take_in.say(t("Import…"))

    def _list(self) -> ListCard:
        return self.seats if self._mode == COMPOSITION else self.card

    def _shown(self) -> ListToExport:
        if self._mode == COMPOSITION:
            return committee_shown(self._desk, self._workspace, self.seats.rows, self.day.day)
        return persons_shown(self._desk, self._workspace, self.model.keys)

    def _to_list(self) -> None:
        """The keyboard goes to the rows, or to the way to the first of them."""
        card = self._list()
        filled = card.table.rows_model.rowCount() > 0
        empty = card.empty.plain if card.empty.plain.isVisible() else card.empty.primary
        (card.table if filled else empty).setFocus()

    def _seat(self) -> SeatLine | None:
        return self.seats.seat() if self._mode == COMPOSITION else None

    def _person(self) -> PersonId | None:
        if self._mode == COMPOSITION:
            seat = self._seat()
            return seat.holder if seat is not None else None
        key = self.table.current_key()
        return PersonId(key) if key is not None else None

    def _show_detail(self, *, anew: bool = True) -> None:
        """The chosen person; of a change the sheet has heard itself, it need not be read `anew`."""
        if self._arriving:
            return
        person = self._person()
        vacant = self._mode == COMPOSITION and self._seat() is not None and person is None
        self.detail.setVisible(person is not None)
        self.vacant_card.setVisible(vacant)
        if anew or person != self.detail.record:
            self.detail.show_record(person)
        self._show_vacant()
        self.state_changed.emit()

    def _show_vacant(self) -> None:
        t, seat = self._desk.t, self._seat()
        name = seat.label.or_other(t.language) if seat is not None else ""
        self.vacant.nothing_yet(t("Vacant seat"), name, t("Appoint a person…"), "user", act="user-plus")

    def _show_counts(self) -> None:
        t = self._desk.t
        if self._mode == COMPOSITION:
            self.count.say(self.seats.count_text())
            return
        count = self.model.rowCount()
        self.count.say_found(t.n("{count} person", "{count} persons", count).format(count=count), self.search)

    def _show_empty(self) -> None:
        t = self._desk.t
        self.card.show_rows(self.model.rowCount() > 0)
        if self.search.text() or self.office.chosen():
            text = t.quote(self.search.text())
            title = t("Nobody matches {text}").format(text=text) if self.search.text() else t("Nobody has a mandate")
            hint = t("The filter looks at names, functions, bodies and seats.")
            self.card.empty.no_match(title, hint, t("Clear the filter"))
        else:
            hint = t("Enter the members of the committee, or import a list of them, then appoint them to their seats.")
            self.card.empty.nothing_yet(
                t("Nobody yet"), hint, t("Enter the first person"), "users-three", act="user-plus"
            )
        self.new.setVisible(not self._list().asks_for_the_first())

    def _show_hidden(self, person: UUID) -> None:
        """A record that was asked for is shown, whatever the filter says."""
        if not self.table.select(person):
            self._clear_filter()
            self.table.select(person)

    def _clear_filter(self) -> None:
        self.search.clear()
        self.office.choose(False)
        self._read()
        self.table.setFocus()

    def _to_first(self) -> None:
        self._read()
        if self.table.select(self.model.key_at(0)):
            self.table.setFocus()

    def _edit(self) -> None:
        """The person who is shown, or who a vacant seat is for."""
        if self._person() is not None:
            self.detail.edit()
        elif self._seat() is not None:
            self._appoint()

    def _show_menu(self, kind: str, table: RecordTable, acts: RecordActs, key: UUID, place: QPoint) -> None:
        opening: MenuEntry = (OPEN, "arrow-square-out", lambda: acts.open(kind, key), "")
        more: list[MenuEntry] = [
            (act.word, act.icon, partial(self._act, act), act.why_not())
            for act in self.detail.record_acts.values()
            if kind == self.detail.declared.kind
        ]
        acts.show_menu([opening, *more, *acts.entries(kind, key, table, ordered=kind == "seat")], place)

    def _act(self, act: RecordAct, *_clicked: object) -> None:
        """What is being typed becomes an act before it."""
        self.flush()
        act.do()

    def _appoint(self) -> None:
        seat = self._seat()
        if seat is not None:
            self.acts.add("mandate", {"seat": seat.key, "committee": seat.committee})

    def _preview(self) -> None:
        """The directory of the day that is shown."""
        committee = self._workspace.the_committee()
        day = self.day.day if self._mode == COMPOSITION else self._workspace.today()
        if committee is not None:
            self._desk.navigator.go(Place(page="documents", record=committee, detail=f"roster {day.isoformat()}"))

    def _add(self, kind: str, mode: str, show: Callable[[UUID], object]) -> None:
        made = self.acts.add(kind, {})
        if made is not None:
            self._show_mode(mode)
            self._read()
            show(made)
            self._show_detail()
            self._to_list()


def persons_in(
    workspace: OpenWorkspace, words: str = "", *, in_office: bool = False, too: UUID | None = None
) -> list[bytes]:
    """Those who are looked for, by name."""

    def found() -> list[bytes]:
        today, committee = workspace.today(), workspace.committee
        return person_keys(workspace.store, today, committee, words, in_office=in_office, too=too)

    return found() if words or in_office or too else workspace.kept("persons", found)
