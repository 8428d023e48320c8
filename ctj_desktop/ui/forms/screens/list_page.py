"""How is a declared kind shown on a page: the list of its records beside the sheet of the one that is chosen?"""

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ctj_desktop.domain.log.changes import Outcome
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.i18n import Translator
from ctj_desktop.services.catalogue.record_lines import RecordLine, matching, record_lines
from ctj_desktop.services.catalogue.steps import step_named
from ctj_desktop.services.kinds.catalogue import BY_KIND
from ctj_desktop.services.steps.step import form_of
from ctj_desktop.ui.forms.list_card import MOST, ListCard
from ctj_desktop.ui.forms.page_head import PageHead, page_column
from ctj_desktop.ui.forms.screens.making import NewRecord
from ctj_desktop.ui.forms.screens.record_table import EDIT, PAST, REMOVE, MenuEntry, RecordTable, show_menu
from ctj_desktop.ui.forms.screens.sheet import Sheet
from ctj_desktop.ui.frame.bus import touches
from ctj_desktop.ui.frame.navigation import Crumb, Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.screen import Screen
from ctj_desktop.ui.frame.sections import SECTIONS
from ctj_desktop.ui.frame.view_context import Desk, Page
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.widgets.button import Button, Kind
from ctj_desktop.ui.widgets.cell import Cell, Look
from ctj_desktop.ui.widgets.fields import SearchField
from ctj_desktop.ui.widgets.rows import Column, RowsModel
from ctj_desktop.ui.widgets.switch import Switch

FRESH_MILLISECONDS = 2000
ROOMY, NARROW = 880, 232
"""Pixels of ordinary text: a page from which on the list has its whole width, and its width on a narrower one."""


class ListPage(Page):
    """A page that one declaration makes."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, screen: Screen) -> None:
        super().__init__()
        self._desk, self._workspace, self.declared = desk, workspace, screen
        self.section = screen.section
        self._lines: Sequence[RecordLine] = ()
        self._read_anew = True  # what was read is out of date, or nothing was
        self.setObjectName(f"page.{screen.page}")
        self._build()
        self._lay_out()
        self._connect()
        self.retranslate()

    # the page

    def show_place(self, place: Place) -> None:
        if self._read_anew:
            self._read()
        if place.record is not None and not self.table.select(place.record):
            self.search.clear()
            self._show_lines()
            self.table.select(place.record)
        if self.table.current_key() is None and self.model.rows:
            self.table.select(self.model.rows[0].key)
        self._show_sheet()
        (self.table if self.model.rows else self.card.empty.primary).setFocus()

    def crumbs(self) -> list[Crumb]:
        t = self._desk.t
        section = next((one for one in SECTIONS if one.key == self.declared.section), None)
        trail: list[Crumb] = [(t(section.text), Place(page=section.key))] if section is not None else []
        name = self.sheet.title.text() if self.sheet.record is not None else ""
        trail.append((t(self.declared.title), Place(page=self.declared.page) if name else None))
        return [*trail, (name, None)] if name else trail

    def keys(self) -> str:
        return self._desk.t("Ctrl+F filter · F2 edit · Del remove · Ctrl+N new")

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        return {"history": lambda: self._show_history(self.sheet.record)}

    def why_not(self, _key: str) -> str:
        return "" if self.sheet.record is not None else self._desk.t("Choose a record first.")

    def new_here(self) -> None:
        why_not = self._why_not_new()
        if why_not:
            self._workspace.bus.refused.emit(why_not)
            return
        made = NewRecord.ask(self._desk, self._workspace, self.declared, self, given=self._given())
        if made is not None:
            self._show_made(made)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def find_here(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def flush(self) -> None:
        self.sheet.flush()

    def retranslate(self) -> None:
        t = self._desk.t
        self.head.say(t(self.declared.title), self._count_text())
        self.new.say(t(self.declared.new))
        self.search.say(t("Filter by a part of the name"))
        self.table.setAccessibleName(t(self.declared.title))
        tabs = [(one.page, t(one.tab)) for one in self._desk.screens.values() if self._is_beside(one)]
        self.switch.offer(tabs, t("View"))
        self.switch.choose(self.declared.page, silently=True)
        self.switch.setVisible(len(tabs) > 1)
        self.sheet.retranslate()
        self._read_anew = True
        if self.isVisible():
            self._read()
        self._show_empty()

    # inside

    def _build(self) -> None:
        theme, page = self._desk.theme, self.declared.page
        self.head = PageHead(theme, self)
        self.switch = Switch(theme, f"{page}.switch", self)
        self.new = Button(theme, f"{page}.new", Kind.PRIMARY, icon="plus", parent=self)
        self.search = SearchField(theme, f"{page}.search", parent=self)
        self.model: RowsModel[RecordLine] = RowsModel(self._desk.language, _columns(), self)
        self.table = RecordTable(theme, f"{page}.table", self.model, row=metrics.ROW_TWO_LINES, inset=12)
        self.card = ListCard(theme, f"{page}.card", self.table, self)
        self.sheet = Sheet(self._desk, self._workspace, self.declared, self)
        self._typing = QTimer(self, singleShot=True, interval=60)
        self._fading = QTimer(self, singleShot=True, interval=FRESH_MILLISECONDS)

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        self.head.add(self.switch)
        self.head.add(self.new)
        self.above = QWidget(self.card)
        row = QHBoxLayout(self.above)
        row.setContentsMargins(px(11), px(11), px(11), px(11))
        row.addWidget(self.search)
        self.card.column.insertWidget(0, self.above)
        body = QHBoxLayout()
        body.setSpacing(px(12))
        body.addWidget(self.card)
        body.addWidget(self.sheet, 1)
        column = page_column(self._desk.theme, self)
        column.addWidget(self.head)
        column.addLayout(body, 1)

    def _connect(self) -> None:
        self.new.clicked.connect(self.new_here)
        self.switch.chosen.connect(lambda page: self._desk.navigator.go(Place(page=page)))
        self.search.textChanged.connect(lambda _text: self._typing.start())
        self.search.go_down.connect(self.table.setFocus)
        self.search.returnPressed.connect(self.table.setFocus)
        self._typing.timeout.connect(self._show_lines)
        self._fading.timeout.connect(lambda: self.model.mark_fresh(frozenset()))
        self.table.current_changed.connect(self._chosen)
        self.table.opened.connect(lambda _key: self.sheet.edit())
        self.table.edit_asked.connect(self.sheet.edit)
        self.table.remove_asked.connect(lambda _key: self.sheet.remove_record())
        self.table.menu_asked.connect(self._show_menu)
        self.card.empty.primary.clicked.connect(self.new_here)
        self.card.empty.plain.clicked.connect(self.search.clear)
        self.sheet.history_asked.connect(self._show_history)
        self._workspace.bus.changed.connect(self._changed)
        self._workspace.committee_changed.connect(self._read_if_seen)

    def _changed(self, outcome: Outcome) -> None:
        followed = {self.declared.kind, *self._workspace.store.schema.shapes[self.declared.kind].references.values()}
        if not touches(outcome, *followed):
            return
        self._read_anew = True
        if self.isVisible():
            self._read()
            self.model.mark_fresh(frozenset(key for _, key in outcome.changed))
            self._fading.start()
            self._show_sheet()

    def _read_if_seen(self) -> None:
        self._read_anew = True
        if self.isVisible():
            self._read()
            self._show_sheet()

    def _read(self) -> None:
        self._read_anew = False
        among: dict[str, object] = {}
        if self.declared.of_committee and self._workspace.committee is not None:
            among["committee"] = self._workspace.committee
        self._lines = record_lines(
            self._workspace.store,
            self._desk.t,
            self.declared.kind,
            among=among,
            second=self.declared.second,
            ordered=self.declared.ordered,
        )
        self._show_lines()

    def _show_lines(self) -> None:
        current = self.table.current_key()
        self.model.replace(matching(self._lines, self.search.text()))
        if self.model.rows and not self.table.select(current):
            self.table.select(self.model.rows[0].key)
        self.card.show_rows(bool(self.model.rows))
        self._share_width()
        self.head.say(self._desk.t(self.declared.title), self._count_text())
        self._show_empty()
        if not self.model.rows:
            self._show_sheet()

    def _count_text(self) -> str:
        t, shown = self._desk.t, len(self.model.rows)
        if shown != len(self._lines):
            return t("{shown} of {all}").format(shown=t.number(shown), all=t.number(len(self._lines)))
        return t.number(shown) if shown else ""

    def _show_empty(self) -> None:
        t, screen = self._desk.t, self.declared
        if self._lines:
            self.card.empty.no_match(t("No match"), t("No name has these words."), t("Clear the filter"))
        else:
            self.card.empty.nothing_yet(t(screen.nothing), t(screen.nothing_more), t(screen.new), screen.icon)
        why_not = self._why_not_new()
        self.new.usable_unless(why_not)
        self.card.empty.primary.usable_unless(why_not)

    def _share_width(self) -> None:
        """Where nothing was entered yet the whole page says so."""
        px = self._desk.theme.px
        width = px(metrics.MEMBER_DETAIL if self.width() >= px(ROOMY) else NARROW)
        self.card.setMinimumWidth(width)
        self.card.setMaximumWidth(width if self._lines else MOST)
        self.above.setVisible(bool(self._lines))
        self.new.setVisible(bool(self.declared.new and self._lines))  # else it stands below the sentence

    def _chosen(self, key: UUID | None) -> None:
        if key is not None and key != self.sheet.record:
            self._desk.navigator.replace(Place(page=self.declared.page, record=key))
        self._show_sheet()

    def _show_sheet(self) -> None:
        key = self.table.current_key()
        self.sheet.show_record(key)
        self.sheet.setVisible(key is not None)
        self.state_changed.emit()

    def _show_made(self, made: UUID) -> None:
        if not any(line.key == made for line in self.model.rows):
            self.search.clear()
            self._read()
        self.table.select(made)
        self._show_sheet()
        self.sheet.edit()

    def _given(self) -> Mapping[str, object]:
        committee = self._committee()
        return {"committee": committee} if committee is not None and self._asks_committee() else {}

    def _committee(self) -> UUID | None:
        """That which is looked at, or the only one there is."""
        if self._workspace.committee is not None or not self.declared.of_committee:
            return self._workspace.committee
        known = self._workspace.store.all(Committee)
        return known[0].id if len(known) == 1 else None

    def _asks_committee(self) -> bool:
        add = BY_KIND[self.declared.kind].steps.add
        return bool(add) and form_of(step_named(add)).field("committee") is not None and self.declared.of_committee

    def _why_not_new(self) -> str:
        t = self._desk.t
        if self._asks_committee() and not self._workspace.store.count(Committee):
            return t("There is no committee yet. Create one first.")
        return self._workspace.why_not_write(t)

    def _is_beside(self, other: Screen) -> bool:
        return other.section == self.declared.section and bool(other.tab)

    def _show_menu(self, key: UUID, place: QPoint) -> None:
        sheet = self.sheet
        entries: list[MenuEntry] = [
            (EDIT, "pencil-simple", sheet.edit, sheet.why_not_change()),
            (PAST, "clock-counter-clockwise", lambda: self._show_history(key), ""),
            (REMOVE, "trash", sheet.remove_record, sheet.why_not_remove()),
        ]
        show_menu(self._desk, self, entries, place)

    def _show_history(self, key: UUID | None) -> None:
        if key is not None:
            self._desk.navigator.go(Place(page="history", record=key))


def _columns() -> tuple[Column[RecordLine], ...]:
    def name(line: RecordLine, t: Translator) -> Cell:
        return Cell(
            text=line.name or t("without a name"), second=line.second, look=Look.NORMAL if line.name else Look.UNFILLED
        )

    def side(line: RecordLine, _t: Translator) -> Cell:
        return Cell(side=line.side) if line.side else Cell()

    return (Column(key="name", heading="", cell=name, share=1), Column(key="side", heading="", cell=side, width=48))
