"""How does a declared record look when it is open: its fields in place, what refers to it, what can be done?"""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain
from typing import Any
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ctj_desktop.domain.log.changes import Outcome
from ctj_desktop.domain.record import Record
from ctj_desktop.domain.records.kinds import BY_NAME
from ctj_desktop.domain.records.twins import seen_kind
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.kinds import kind_word
from ctj_desktop.i18n.registers import register_name
from ctj_desktop.services.catalogue.steps import step_named
from ctj_desktop.services.kinds.catalogue import BY_KIND
from ctj_desktop.services.steps.step import form_of, said_of
from ctj_desktop.ui.forms.both_values import BothValues
from ctj_desktop.ui.forms.conflict_note import ConflictNote
from ctj_desktop.ui.forms.entries.choices import add_row
from ctj_desktop.ui.forms.entries.entry import Entry
from ctj_desktop.ui.forms.entries.of_type import EntryMaker
from ctj_desktop.ui.forms.entries.picks import PickEntry
from ctj_desktop.ui.forms.record_form import RecordForm
from ctj_desktop.ui.forms.screens.ask_keeper import AskKeeper
from ctj_desktop.ui.forms.screens.declared_acts import END_RECORD, declared_acts
from ctj_desktop.ui.forms.screens.doing import RecordActs
from ctj_desktop.ui.forms.screens.linked_list import LinkedList
from ctj_desktop.ui.forms.screens.making import way_to_new
from ctj_desktop.ui.forms.screens.particulars import Particulars
from ctj_desktop.ui.forms.screens.pieces import Reason, clear
from ctj_desktop.ui.forms.screens.record_table import OPEN, MenuEntry
from ctj_desktop.ui.forms.screens.removing import RefusalNote, RemovedWhileTyping
from ctj_desktop.ui.forms.screens.rows import Rows
from ctj_desktop.ui.forms.screens.told_part import ActButtons, ToldPart
from ctj_desktop.ui.frame.bus import touches
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.record_pages import capital
from ctj_desktop.ui.frame.screen import Linked, Screen
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.labels import Label, StatePill, Tag
from ctj_desktop.ui.widgets.scrolling import Inside, hold, scroll
from ctj_desktop.ui.widgets.spoken import announce
from ctj_desktop.ui.widgets.surfaces import Card, Hairline

HEAD_LINES = 3
"""Of a name and of what stands below it; a longer one stands whole in its field."""
LISTS_SIDE_BY_SIDE = 260
"""Pixels of ordinary text that a linked list is never narrower than beside another."""


class Sheet(Card):
    """One record of a declared kind. Each field is an act of its own when it is left; there is no button to save."""

    history_asked = Signal(object)

    def __init__(
        self,
        desk: Desk,
        workspace: OpenWorkspace,
        screen: Screen,
        parent: QWidget,
        more: Particulars | None = None,
        *,
        narrow: bool = False,
    ) -> None:
        """`more` knows what does not follow from the types of the record; `narrow` beside a list of many columns."""
        name = f"{screen.name}.sheet"
        super().__init__(desk.theme, name, padded=False, parent=parent)
        self._desk, self._workspace, self.declared, self._name = desk, workspace, screen, name
        self.more = more or Particulars(desk, workspace, screen)
        self.more.owner = self
        self._cls, self._kind = BY_NAME[screen.kind], BY_KIND[screen.kind]
        self._told: list[ToldPart] = []
        self._fixed: list[tuple[Reason, list[str]]] = []
        self._buttons: list[ActButtons] = []
        self._record: UUID | None = None
        self._read_from = {seen_kind(self._cls.kind)}
        """The kinds of which anything was read for what it shows: no other change is seen in it."""
        self._narrow = narrow
        self.acts = RecordActs(desk, workspace, self)
        declared = declared_acts(screen, self.acts, lambda: self._record)
        self.record_acts = {act.key: act for act in (*self.more.acts(), *declared)}
        """All that can be done with the shown record beside changing it and taking it away."""
        self.entries: list[Entry[Any]] = []
        self._others: dict[str, list[Entry[Any]]] = {}
        self._titles: list[tuple[Label, str]] = []
        self._build()
        self.form: RecordForm[Any] = RecordForm(desk, workspace, self.entries, self.both, self._save, self)
        self._beside = {step: self._form_beside(step, entries) for step, entries in self._others.items()}
        self._connect()
        self.retranslate()

    # what the page asks

    @property
    def record(self) -> UUID | None:
        """What is shown."""
        return self._record

    def show_record(self, key: UUID | None) -> None:
        """Another record, the same one read anew, or nothing."""
        if key != self._record:
            self.refusal.hide()
            self.flush()
            self._say_what_waits()
            self._area.verticalScrollBar().setValue(0)
        record = self._found(key) if key is not None else None
        self._record = record.id if record is not None else None
        for button in (self.history, self.remove):
            button.setVisible(record is not None)
        self._look_at(record)
        scroll(self._area, self._inside)
        self._area.setVisible(record is not None)

    def flush(self) -> None:
        """What was typed becomes an act."""
        for form in self.forms():
            form.flush()

    def forms(self) -> tuple[RecordForm[Any], ...]:
        """That of the record, then those of other records that are shown with it."""
        return (self.form, *self._beside.values())

    def edit(self) -> None:
        """The keyboard goes to the first field that can be written, of a text to the language of the window."""
        if self._record is None:
            return
        language = content_language(self._desk.t)
        writable = [entry for entry in self.entries if entry.name in self._open_fields] or self.entries
        spoken = [entry for entry in writable if entry.language in (None, language)]
        for entry in spoken[:1]:
            entry.field.editor.setFocus()
        if not self._open_fields:
            self.history.setFocus()

    def why_not_change(self) -> str:
        """Why nothing of the record can be changed: said before anybody types."""
        return self.acts.why_not_change(self.declared.kind, self._record)

    def why_not_remove(self) -> str:
        """Why it cannot be taken away, as far as that is known before it is tried."""
        record = self._stored()
        why_not = self.acts.why_not_remove(self.declared.kind, self._record)
        return why_not or (self.more.why_not_remove(record) if record is not None else "")

    def remove_record(self) -> None:
        """Takes the shown record away; what goes with it is said first, what refuses it is said above the foot."""
        self.acts.remove(self.declared.kind, self._record)

    def retranslate(self) -> None:
        """Every word."""
        t = self._desk.t
        for label, title in self._titles:
            label.say(t(title))
        for entry in chain(self.entries, *self._others.values()):
            entry.retranslate()
        for linked in self.lists:
            linked.retranslate(t)
        for made in filter(None, (self.picture, self.below)):
            made.retranslate()
        for buttons in self._buttons:
            buttons.retranslate()
        self.history.say(t("History"))
        self.remove.say(t("Remove"))
        self.conflicts.retranslate()
        record = self._stored()
        if record is not None:
            self._look_at(record)

    # inside

    def _build(self) -> None:
        theme = self._desk.theme
        self._area, self._inside = QScrollArea(self), Inside()
        hold(self._area, self._inside)
        self._area.hide()  # what is not seen yet is not laid out at every word it is told
        most, inside = HEAD_LINES, self._inside
        self.title = Label(theme, Type.CARD, wrap=True, most=most, name=f"{self._name}.title", parent=inside)
        self.second = Label(theme, Type.BODY, "muted", wrap=True, most=most, name=f"{self._name}.second", parent=inside)
        self.side = Tag(theme, "", side=True, parent=self._inside)
        self.pill = StatePill(theme, parent=self._inside)
        self.pill.setObjectName(f"{self._name}.state")
        self._remarks = QVBoxLayout()
        self._open_fields: frozenset[str] = frozenset()
        self.reason = Reason(self._desk, f"{self._name}.reason", "lock-simple", self._inside)
        self.ask_keeper = AskKeeper(self._desk, self._workspace, self._name, self._inside)
        self.conflicts = ConflictNote(
            self._desk, self._workspace, f"{self._name}.conflicts", self._inside, narrow=self._narrow
        )
        self.both = BothValues(theme, f"{self._name}.both", self._inside)
        past = "clock-counter-clockwise"
        self.history = Button(theme, f"{self._name}.history", ButtonKind.QUIET, icon=past, compact=True, parent=self)
        remove = f"{self._name}.remove"
        self.remove = Button(theme, remove, ButtonKind.QUIET, icon="trash", compact=True, once=True, parent=self)
        self.lists: list[LinkedList] = []
        column = QVBoxLayout(self._inside)
        px = theme.px
        column.setContentsMargins(px(16), px(16), px(16), px(8))
        column.setSpacing(px(12))
        self._lay_out_head(column)
        self._lay_out_picture(column)
        self._lay_out_lists(column, [linked for linked in self.declared.linked if linked.first])
        self._lay_out_parts(column)
        self._lay_out_lists(column, [linked for linked in self.declared.linked if not linked.first])
        self._lay_out_below(column)
        column.addStretch(1)
        self.refusal = RefusalNote(self._desk, f"{self._name}.refusal", self)
        foot = QHBoxLayout()
        foot.setContentsMargins(px(12), px(8), px(12), px(8))
        foot.addWidget(self.history)
        foot.addStretch(1)
        foot.addWidget(self.remove)
        self.column.setSpacing(0)
        self.column.addWidget(self._area, 1)
        self.column.addWidget(self.refusal)
        self.column.addWidget(Hairline(theme, self))
        self.column.addLayout(foot)

    def _lay_out_head(self, column: QVBoxLayout) -> None:
        words, head = QVBoxLayout(), QHBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.second)
        head.setSpacing(self._desk.theme.px(8))
        head.addLayout(words, 1)
        head.addWidget(self.pill, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.side, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        self._remarks.setSpacing(self._desk.theme.px(8))
        column.addLayout(self._remarks)
        in_head = (*self.declared.acts, *(key for key in (END_RECORD,) if key in self.record_acts))
        if in_head:
            column.addWidget(self._act_buttons(in_head))
        self._head = QVBoxLayout()
        for widget in (self.reason, self.ask_keeper, self.conflicts, self.both):
            self._head.addWidget(widget)
        column.addLayout(self._head)

    def _lay_out_picture(self, column: QVBoxLayout) -> None:
        make = self.declared.picture
        self.picture = make(self._desk, self._workspace, self._inside) if make is not None else None
        if self.picture is not None:
            column.addWidget(self.picture)

    def _lay_out_below(self, column: QVBoxLayout) -> None:
        make = self.declared.below
        self.below = make(self._desk, self._workspace, self._inside) if make is not None else None
        if self.below is not None:
            column.addWidget(Hairline(self._desk.theme, self._inside))
            column.addWidget(self.below)

    def _lay_out_parts(self, column: QVBoxLayout) -> None:
        for part in self.declared.parts:
            column.addWidget(Hairline(self._desk.theme, self._inside))
            for words, kind in ((part.title, Type.STRONG), (part.note, Type.CAPTION)):
                if words:
                    colour = "muted" if kind is Type.CAPTION else "text"
                    label = Label(self._desk.theme, kind, colour, wrap=True, parent=self._inside)
                    self._titles.append((label, words))
                    column.addWidget(label)
            entries = self._others.setdefault(part.step, []) if part.step else self.entries
            cls = _changed_by(part.step) if part.step else self._cls
            rows = Rows(self._desk.theme, self._inside)
            maker = EntryMaker(self._desk, self._workspace, self._name, self._way_to_new, rows)
            for row in part.rows:
                made = [entry for name in row for entry in maker.of(cls, name)]
                entries += made
                add_row(rows, made)
            if part.rows:
                column.addWidget(rows)
            if part.rows and not part.step:
                fixed = Reason(self._desk, f"{self._name}.fixed.{len(self._fixed)}", "lock-simple", self._inside)
                self._fixed.append((fixed, [name for row in part.rows for name in row]))
                column.addWidget(fixed)
            if part.told or part.chips:
                self._told.append(ToldPart(self._desk, self.more, self._name, part.told, part.chips, self._inside))
                column.addWidget(self._told[-1])
            keys = (*part.acts, *((part.removal.step,) if part.removal is not None else ()))
            if keys:
                column.addWidget(self._act_buttons(keys))

    def _act_buttons(self, keys: tuple[str, ...]) -> ActButtons:
        acts = {key: self.record_acts[key] for key in keys}
        self._buttons.append(ActButtons(self._desk, acts, self._name, self._inside))
        return self._buttons[-1]

    def _lay_out_lists(self, column: QVBoxLayout, lists: Sequence[Linked]) -> None:
        if not lists:
            return
        column.addWidget(Hairline(self._desk.theme, self._inside))
        rows = Rows(self._desk.theme, self._inside, least=LISTS_SIDE_BY_SIDE)
        for beside in _side_by_side(lists):
            rows.add([self._list(linked, rows) for linked in beside])
        column.addWidget(rows)

    def _list(self, linked: Linked, rows: Rows) -> LinkedList:
        name = f"{self._name}.{linked.kind}.{len(self.lists)}"
        shown = LinkedList(self._desk, self._workspace, name, linked, self._wire, rows)
        shown.new_asked.connect(lambda: self._add_to(shown))
        shown.end_asked.connect(lambda key: self.acts.end(linked.kind, key))
        self.lists.append(shown)
        return shown

    def _wire(self, shown: LinkedList) -> None:
        """What the keys and the menu of its table do."""
        linked, table = shown.linked, shown.table
        table.opened.connect(lambda key: self.acts.open(linked.kind, key, linked.opens))
        table.menu_asked.connect(lambda key, place: self._show_menu(shown, key, place))
        self.acts.follow(linked.kind, table, ordered=linked.ordered)

    def _connect(self) -> None:
        self.history.clicked.connect(lambda: self.history_asked.emit(self._record))
        self.remove.clicked.connect(lambda: self.remove_record())
        self.acts.refused.connect(self._say_refused)
        self._workspace.bus.changed.connect(self._changed)

    def _changed(self, outcome: Outcome) -> None:
        """Lines say who sits on a seat and what waits for a number: what was read tells whether it concerns them."""
        record = self._stored() if self.isVisible() and touches(outcome, *self._read_from) else None
        if record is not None:
            self._look_at(record)

    def _say_what_waits(self) -> None:
        """Of a record that was removed elsewhere while somebody was typing into it."""
        typing = any(form.holds_typing() for form in self.forms())
        if self._record is not None and typing and self._stored() is None:
            self._desk.refuse(RemovedWhileTyping(self.title.text()))

    def _say_refused(self, text: str) -> None:
        self.refusal.say(text)
        self.refusal.setVisible(bool(text))
        announce(self.refusal, text)

    def _stored(self) -> Record | None:
        return self._found(self._record) if self._record is not None else None

    def _found(self, key: UUID) -> Record | None:
        """The record, or its restricted twin."""
        return next(filter(None, (self._workspace.store.get(cls, key) for cls in self._kind.records)), None)

    def _form_beside(self, step: str, entries: list[Entry[Any]]) -> RecordForm[Any]:
        function = step_named(step)
        both = BothValues(self._desk.theme, f"{self._name}.{step}.both", self._inside)
        self._head.addWidget(both)
        return RecordForm(
            self._desk,
            self._workspace,
            entries,
            both,
            lambda after, before: self._workspace.do(function, after, before),
            self,
        )

    def _save(self, after: Record, before: Record) -> object:
        return self._workspace.do(step_named(self._kind.steps.change), after, before)

    def _look_at(self, record: Record | None) -> None:
        """Read anew; what was read once, and may be remembered, counts from then on."""
        with self._workspace.store.noting() as kinds:
            self.more.look_at(record)
            if record is not None:
                self._show(record)
        self._read_from |= {seen_kind(kind) for kind in kinds}

    def _show(self, record: Record) -> None:
        store = self._workspace.store
        self._show_head(record)
        why_not = self.why_not_change()
        self._open_up(record, why_not)
        self.remove.usable_unless(self.why_not_remove())
        for told in self._told:
            told.show_of(record)
        for buttons in self._buttons:
            buttons.show_now()
        committee = getattr(record, "committee", record.id if self.declared.kind == "committee" else None)
        for entry in self.entries:
            if isinstance(entry, PickEntry) and committee is not None:
                entry.among = {"committee": committee}
        self.form.follow(record)
        for step, form in self._beside.items():
            form.follow(said_of(step_named(step))["found"](store, record.id))
            for entry in form.entries:
                entry.set_writable(not why_not)
        for made in filter(None, (self.picture, self.below)):
            made.show_of(record.id)
        for shown in self.lists:
            shown.show_of(record.id, self._why_not_add(shown.linked))
        linked = (UUID(bytes=key) for shown in self.lists for key in shown.model.keys)
        self.conflicts.show_for({record.id, *self.more.beside(record), *linked})

    def _show_head(self, record: Record) -> None:
        t = self._desk.t
        self.title.say(self.more.title(record))
        side, state = getattr(record, "side", None), self.more.state(record)
        second = self.more.second(record) or ("" if state else capital(kind_word(t, self.declared.kind)))
        self.second.say(second)
        self.second.setVisible(bool(second))
        self.side.say(side.value.upper() if side is not None else "")
        self.pill.setVisible(state is not None)
        if state is not None:
            self.pill.say(state.word, state.tone, state.icon)
        clear(self._remarks)
        for remark in self.more.remarks(record):
            shown = Reason(self._desk, f"{self._name}.{remark.key}", remark.icon, self._inside, colour=remark.colour)
            shown.say(remark.text)
            self._remarks.addWidget(shown)

    def _open_up(self, record: Record, why_not: str) -> None:
        """The fields that can be written, and why the others cannot."""
        changes = form_of(step_named(self._kind.steps.change)) if self._kind.steps.change else None
        fixed = {entry.name: self.more.why_not_change(record, entry.name) for entry in self.entries}
        self._open_fields = frozenset(
            name for name in fixed if not why_not and not fixed[name] and changes is not None and changes.field(name)
        )
        for entry in self.entries:
            entry.set_writable(entry.name in self._open_fields)
        self.ask_keeper.show_of(record, self.entries)
        self.reason.say(why_not)
        self.reason.setVisible(bool(why_not))
        said = {why_not}
        for shown, names in self._fixed:
            once = [name for name in names if name in fixed and changes is not None and changes.field(name) is None]
            reason = next(filter(None, (fixed.get(name) for name in names)), "") or _said_once(self._desk.t, once)
            shown.say(reason)
            shown.setVisible(bool(reason) and reason not in said and not why_not)
            said.add(reason)

    def _why_not_add(self, linked: Linked) -> str:
        return self.why_not_change() if linked.kept_with else self._workspace.why_not_write(self._desk.t)

    def _way_to_new(self, kind: str) -> Any:
        return way_to_new(self._desk, self._workspace, kind, self)

    # the lists

    def _add_to(self, shown: LinkedList) -> None:
        """What was added is seen, whatever came above it: a committee has its half-circle with the first seat."""
        record, linked = self._stored(), shown.linked
        if record is not None and linked.kind in self._desk.screens:
            given: dict[str, object] = {"committee": getattr(record, "committee", None), linked.by: record.id}
            made = self.acts.add(linked.kind, given)
            if made is not None:
                QTimer.singleShot(0, self, partial(_bring_into_sight, self._area, self._inside, shown, made))

    def _show_menu(self, shown: LinkedList, key: UUID, place: QPoint) -> None:
        linked = shown.linked
        opening: MenuEntry = (OPEN, "arrow-square-out", lambda: self.acts.open(linked.kind, key, linked.opens), "")
        more = self.acts.entries(linked.kind, key, shown.table, ordered=linked.ordered)
        self.acts.show_menu([opening, *more], place)


def _side_by_side(lists: Sequence[Linked]) -> Iterator[list[Linked]]:
    """Two in a row, where there is room for both; a wide one ends its row."""
    waiting: list[Linked] = []
    for linked in lists:
        waiting.append(linked)
        if linked.wide or len(waiting) == 2:
            yield waiting
            waiting = []
    if waiting:
        yield waiting


def _bring_into_sight(area: QScrollArea, inside: QWidget, shown: LinkedList, key: UUID) -> None:
    """The line of a record in its list, and the word that adds another where there is room for both."""
    row = shown.table.visualRect(shown.model.index(shown.model.row_of(key), 0))
    begins = shown.table.viewport().mapTo(inside, row.topLeft())
    area.ensureWidgetVisible(shown.new)
    area.ensureVisible(begins.x(), begins.y() + row.height(), 0, row.height())


def _changed_by(step: str) -> type[Record]:
    taken = form_of(step_named(step)).taken
    assert taken is not None
    return taken.kinds[0]


def _said_once(t: Translator, names: Sequence[str]) -> str:
    """Why these fields cannot be corrected, and how a slip is mended."""
    said = t("Entered once for all: {fields}. If it is wrong, remove the record and add it anew.")
    return said.format(fields=t.join([register_name(t, name) for name in names])) if names else ""
