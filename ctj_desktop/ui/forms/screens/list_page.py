"""How is a declared kind shown on a page: the list of its records beside the sheet of the one that is chosen?"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ctj_desktop.domain.log.changes import Outcome
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.services.catalogue.steps import step_named
from ctj_desktop.services.kinds.catalogue import BY_KIND
from ctj_desktop.services.steps.step import form_of
from ctj_desktop.ui.forms.list_card import MOST, ListCard
from ctj_desktop.ui.forms.page_head import PageHead, detail_width, page_column
from ctj_desktop.ui.forms.screens.declared_acts import END_RECORD
from ctj_desktop.ui.forms.screens.filter_bar import FilterBar
from ctj_desktop.ui.forms.screens.list_acts import ListActs
from ctj_desktop.ui.forms.screens.list_source import Empty, ListSource, RecordSource
from ctj_desktop.ui.forms.screens.particulars import Particulars, RecordAct
from ctj_desktop.ui.forms.screens.record_table import EDIT, MenuEntry, RecordTable
from ctj_desktop.ui.forms.screens.sheet import Sheet
from ctj_desktop.ui.forms.section_views import SectionViews
from ctj_desktop.ui.frame.bus import touches
from ctj_desktop.ui.frame.navigation import Crumb, Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.screen import Screen
from ctj_desktop.ui.frame.sections import SECTIONS
from ctj_desktop.ui.frame.view_context import Desk, Page
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.paged_rows import PagedRows
from ctj_desktop.ui.widgets.spoken import announce

FRESH_MILLISECONDS = 2000
NARROW = 232
"""Pixels of ordinary text: the width of the list on a page that is not roomy."""
TABLE, WIDE = 780, 520
"""Pixels of ordinary text: what a table takes before the sheet beside it grows, and the most that this sheet takes."""


class ListPage(Page):
    """A page that one declaration makes; a room that has more to say of its list or its sheet hands that over."""

    def __init__(
        self,
        desk: Desk,
        workspace: OpenWorkspace,
        screen: Screen,
        source: ListSource[Any] | None = None,
        more: Particulars | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._workspace, self.declared = desk, workspace, screen
        self.section = screen.section
        self.source: ListSource[Any] = source or RecordSource(desk, workspace, screen)
        self.more = more or Particulars(desk, workspace, screen)
        self._offered, self._read_anew = False, True  # nothing was read yet, or what was is out of date
        self._arriving = False  # then the sheet is shown once, when the list stands
        self.setObjectName(f"page.{screen.name}")
        self._build()
        self._lay_out()
        self._connect()
        self.retranslate()

    # the page

    def show_place(self, place: Place) -> None:
        self._arriving = True
        try:
            if self.source.ask_for(place.record) or self._read_anew:
                self._offered = False  # there may be more to choose from by now
                self._read()
            if place.record is not None and not self.table.select(place.record):
                self._show_whatever_the_filter_says(place.record)
        finally:
            self._arriving = False
            self._show_sheet()
        self._to_list()

    def crumbs(self) -> list[Crumb]:
        t = self._desk.t
        section = next((one for one in SECTIONS if one.key == self.declared.section), None)
        trail: list[Crumb] = [(t(section.text), Place(page=section.key))] if section is not None else []
        name = self.sheet.title.text() if self.sheet.record is not None and not self.source.table else ""
        trail.append((t(self.declared.title), self.declared.at() if name else None))
        return [*trail, (name, None)] if name else trail

    def keys(self) -> str:
        t = self._desk.t
        return t(self.declared.keys) if self.declared.keys else t("Ctrl+F filter · F2 edit · Del remove · Ctrl+N new")

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        return {
            "history": lambda: self.sheet.acts.show_past(self.sheet.record),
            **self._below(),
            **self.acts.handlers(),
            **self.more.handlers(),
            **{key: partial(self._act, act) for key, act in self.sheet.record_acts.items()},
        }

    def why_not(self, key: str) -> str:
        if key in self.more.handlers():
            return self.more.why_not(key)
        if key in self.acts.handlers():
            return self.acts.why_not()
        if self.sheet.record is None:
            return self._desk.t("Choose a record first.")
        if self.sheet.below is not None and key in self._below():
            return str(self.sheet.below.why_not(key))
        return self.sheet.record_acts[key].why_not() if key in self.sheet.record_acts else ""

    def _below(self) -> Mapping[str, Callable[[], object]]:
        """The acts of what stands below the lists of the sheet."""
        return self.sheet.below.handlers() if self.sheet.below is not None else {}

    @property
    def makes(self) -> str:
        """The kind of which a new record is made from here."""
        return self._made_here.kind

    def new_here(self) -> None:
        why_not = self._why_not_new() if self._made_here.new else self._desk.t(self.declared.nothing_more)
        if why_not:
            self._workspace.bus.refused.emit(why_not)
            return
        screen = self._made_here
        made = self.sheet.acts.add(screen.kind, {}) if screen.new else None
        if made is not None and screen is self.declared:
            self._show_made(made)
        elif made is not None:
            self._desk.navigator.go(screen.at(made))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def find_here(self) -> None:
        self.bar.search.setFocus()
        self.bar.search.selectAll()

    def flush(self) -> None:
        self.sheet.flush()

    def retranslate(self) -> None:
        t = self._desk.t
        self.new.say(t(self._made_here.new) if self._made_here.new else "")
        for key, button in self.buttons.items():
            button.say(t(self._page_acts[key].word))
        self.table.setAccessibleName(t(self.declared.title))
        self.views.retranslate()
        self.bar.retranslate(t)
        self.sheet.retranslate()
        self._out_of_date()
        if self.isVisible():
            self._read()
        self._say_count()

    # inside

    def _build(self) -> None:
        theme, name = self._desk.theme, self.declared.name
        self.head = PageHead(theme, self)
        self.views = SectionViews(self._desk, f"{name}.switch", self.declared.section, self)
        self.views.show_view(self.declared.setting)
        self.new = Button(theme, f"{name}.new", ButtonKind.PRIMARY, icon="plus", parent=self)
        self._page_acts = {act.key: act for act in self.more.page_acts()}
        self.buttons = {
            key: Button(theme, f"{name}.{key}", icon=act.icon, parent=self) for key, act in self._page_acts.items()
        }
        self.bar = FilterBar(self._desk, self._workspace, self.declared, self)
        self.search = self.bar.search
        self.model: PagedRows[Any] = PagedRows(self._desk.language, self.source.columns, self.source.lines, self)
        self.table = RecordTable(
            theme,
            f"{name}.table",
            self.model,
            row=metrics.ROW_TWO_LINES,
            inset=metrics.CARD_PADDING if self.source.table else 12,
            headless=not self.source.table,
            parent=self,
        )
        self.card = ListCard(theme, f"{name}.card", self.table, self)
        self.sheet = Sheet(self._desk, self._workspace, self.declared, self, self.more)
        self.acts = ListActs(self._desk, self._workspace, self.source, self.model, self.bar, self.sheet)
        self._fading = QTimer(self, singleShot=True, interval=FRESH_MILLISECONDS)

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        column = page_column(self._desk.theme, self)
        column.addWidget(self.head)
        self.head.add_views(self.views)
        if self.source.table:
            column.addWidget(self.bar)
        else:
            self.above = QWidget(self.card)
            row = QVBoxLayout(self.above)
            row.setContentsMargins(px(11), px(11), px(11), px(11))
            row.addWidget(self.bar)
            self.card.column.insertWidget(0, self.above)
        for button in self.buttons.values():
            self.head.add(button)
        self.head.add(self.new)
        body = QHBoxLayout()
        body.setSpacing(px(12))
        body.addWidget(self.card, int(self.source.table))
        body.addWidget(self.sheet, int(not self.source.table))
        column.addLayout(body, 1)

    def _connect(self) -> None:
        self.new.clicked.connect(self.new_here)
        for key, button in self.buttons.items():
            button.clicked.connect(partial(self._act, self._page_acts[key]))
        self.bar.changed.connect(self._read)
        self.bar.reordered.connect(self._read)
        self.bar.go_down.connect(self._to_list)
        self._fading.timeout.connect(lambda: self.model.mark_fresh(frozenset()))
        self.table.current_changed.connect(self._chosen)
        self.table.opened.connect(lambda _key: self.sheet.edit())
        self.table.edit_asked.connect(self.sheet.edit)
        self.table.usual_asked.connect(self.more.usual)
        self.table.usual_asked.connect(lambda: self.sheet.acts.usual(self.declared.kind, self.table.current_key()))
        self.table.remove_asked.connect(lambda _key: self.sheet.remove_record())
        if self.declared.ordered:
            self.table.move_asked.connect(partial(self.sheet.acts.move, self.declared.kind, self.table))
        self.table.menu_asked.connect(self._show_menu)
        self.table.copy_asked.connect(self.acts.copy)
        self.table.head.sort_asked.connect(self.bar.sort_by)
        self.card.empty.primary.clicked.connect(self._make_first)
        self.card.empty.plain.clicked.connect(self._clear_filter)
        self.sheet.history_asked.connect(self.sheet.acts.show_past)
        self.sheet.made_whole.connect(self.state_changed)
        self._workspace.bus.changed.connect(self._changed)
        self._workspace.committee_changed.connect(self._other_committee)

    def _changed(self, outcome: Outcome) -> None:
        if not touches(outcome, *self.source.follows()):
            return
        self._read_anew = True
        self.source.forget()
        if self.isVisible():
            self._read()
            self.model.mark_fresh(frozenset(key for _, key in outcome.changed))
            self._fading.start()
            self._show_sheet(anew=False)

    def _other_committee(self) -> None:
        self._out_of_date()
        if self.isVisible():
            self._read()
            self._show_sheet()

    def _out_of_date(self) -> None:
        """What was read and what can be chosen."""
        self._offered, self._read_anew = False, True
        self.source.forget()

    def _read(self) -> None:
        """The list as it is now; the record that was current stays so where it is still shown."""
        self._read_anew = False
        if not self._offered:
            self._offered = True
            orders = [(one.sort, one.heading) for one in self.source.columns if one.sort]
            self.bar.offer(self.source.options, orders)
        self.model.show_keys(self.source.keys(self.bar.wanted))
        self.table.head.show_order(self.bar.wanted.sort)
        if self.table.current_key() is None and self.model.rowCount():
            self.table.select(self.model.key_at(0))
        self.card.show_rows(self.model.rowCount() > 0)
        self._say_count()
        self.bar.keep()
        if not self.model.rowCount():
            self._show_sheet()

    def _say_count(self) -> None:
        shown = self.model.rowCount()
        every = self.source.count_of_all() if self._offered else 0
        text = self.source.count_text(shown, every) if self._offered and every else ""
        self.head.say(self._desk.t(self._title()), text)
        here = self.window().focusWidget()
        if here is not None and self.bar.isAncestorOf(here):
            announce(self.head, text, instead=True)  # what a filter leaves
        why_not = self._why_not_new()
        self.new.usable_unless(why_not)
        in_the_middle = self._offered and not every and self.source.way_to_first() is None
        self.new.setVisible(bool(self._made_here.new) and not in_the_middle)
        self._share_width()
        if self._offered and not shown:
            self._show_empty(self.source.empty(self.bar.wanted), why_not)

    def _show_empty(self, empty: Empty, why_not: str) -> None:
        if not empty.nothing:
            self.card.empty.no_match(empty.title, empty.sentence, empty.button)
            return
        elsewhere = self.source.way_to_first() is not None
        act = "arrow-right" if elsewhere else "plus"
        self.card.empty.nothing_yet(empty.title, empty.sentence, empty.button, self.declared.icon, act=act)
        self.card.empty.primary.usable_unless("" if elsewhere else why_not)

    def _title(self) -> str:
        """A table names the section that it is a view of."""
        section = next((one for one in SECTIONS if one.key == self.declared.section), None)
        return section.text if self.source.table and section is not None else self.declared.title

    def _share_width(self) -> None:
        """A list beside a wide sheet, a table beside a narrow one; where nothing was entered yet the page says so."""
        px = self._desk.theme.px
        if self.source.table:
            left = self.width() - px(TABLE)
            self.sheet.setFixedWidth(min(px(WIDE), max(detail_width(self._desk.theme, self.width()), left)))
            return
        anything = self._offered and self.source.count_of_all() > 0
        width = px(metrics.MEMBER_DETAIL if self.width() >= px(metrics.ROOMY_PAGE) else NARROW)
        self.card.setMinimumWidth(width)
        self.card.setMaximumWidth(width if anything else MOST)
        self.above.setVisible(anything)

    def _show_whatever_the_filter_says(self, record: UUID) -> None:
        """A record that is asked for; raises NotHere if it is gone."""
        committee = self.source.committee_of(record)
        self.bar.show_everything()
        if committee is not None and self._workspace.committee not in (None, committee):
            self._workspace.look_at(committee)
        self._read()
        self.table.select(record)

    def _to_list(self) -> None:
        if self.model.rowCount():
            self.table.setFocus()
        else:
            empty = self.card.empty
            (empty.plain if self.source.count_of_all() else empty.primary).setFocus()

    def _clear_filter(self) -> None:
        self.bar.clear()
        self._read()
        self._show_sheet()
        self._to_list()

    def _make_first(self) -> None:
        (self.source.way_to_first() or self.new_here)()

    def _act(self, act: RecordAct, *_clicked: object) -> None:
        """What is being typed becomes an act before it."""
        self.flush()
        act.do()

    def _chosen(self, key: UUID | None) -> None:
        place = self._desk.navigator.place
        here = place is not None and place.page == self.declared.page and self.isVisible()
        if key is not None and key != self.sheet.record and here:
            self._desk.navigator.replace(self.declared.at(key))
        if not self._arriving:
            self._show_sheet()

    def _show_sheet(self, *, anew: bool = True) -> None:
        """The chosen record; of a change the sheet has heard itself, it need not be read `anew`."""
        key, here = self.table.current_key(), self.window().focusWidget()
        if key != self.sheet.record and here is not None and self.sheet.isAncestorOf(here):
            self._to_list()  # what is typed next is not meant for another record
        if anew or key != self.sheet.record:
            self.sheet.show_record(key)
        self.sheet.setVisible(key is not None)
        for name, button in self.buttons.items():
            button.usable_unless(self._page_acts[name].why_not())
        self.state_changed.emit()

    def _show_made(self, made: UUID) -> None:
        if not self.table.select(made):
            self.bar.show_everything()
            self._read()
            self.table.select(made)
        self._show_sheet()
        if self.source.table:  # its dialog asked for everything
            self._to_list()
        else:
            self.sheet.edit()

    def _asks_committee(self) -> bool:
        screen = self._made_here
        add = BY_KIND[screen.kind].steps.add
        return bool(add) and form_of(step_named(add)).field("committee") is not None and screen.of_committee

    @property
    def _made_here(self) -> Screen:
        """Of what a new record is made from here."""
        return self._desk.screens[self.declared.new_of] if self.declared.new_of else self.declared

    def _why_not_new(self) -> str:
        t = self._desk.t
        if self._asks_committee() and not self._workspace.store.count(Committee):
            return t("There is no committee yet. Create one first.")
        return self._workspace.why_not_write(t)

    def _show_menu(self, key: UUID, place: QPoint) -> None:
        sheet = self.sheet
        acts: Sequence[MenuEntry] = [
            (act.word, act.icon, partial(self._act, act), act.why_not())
            for act in sheet.record_acts.values()
            if act.offered() and act.key != END_RECORD  # which is among those of any list
        ]
        editing: MenuEntry = (EDIT, "pencil-simple", sheet.edit, sheet.why_not_change())
        ordered = self.declared.ordered
        more = sheet.acts.entries(self.declared.kind, key, self.table, ordered=ordered, why_not=sheet.why_not_remove())
        leaving = self.acts.leaving(self.handlers()["print"])
        sheet.acts.show_menu([*acts, editing, *more, *leaving], place)
