"""How does a declared record look when it is open: its fields in place, what refers to it, what can be done?"""

from collections.abc import Sequence
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSpacerItem, QVBoxLayout, QWidget

from ctj_desktop.domain.log.changes import Outcome
from ctj_desktop.domain.record import Record
from ctj_desktop.domain.records.kinds import BY_NAME
from ctj_desktop.domain.records.twins import seen_kind
from ctj_desktop.services.catalogue.steps import step_named
from ctj_desktop.services.kinds.catalogue import BY_KIND
from ctj_desktop.services.steps.step import form_of, said_of
from ctj_desktop.ui.forms.both_values import BothValues
from ctj_desktop.ui.forms.conflict_note import ConflictNote
from ctj_desktop.ui.forms.entries.entry import Entry
from ctj_desktop.ui.forms.entries.picks import PickEntry
from ctj_desktop.ui.forms.record_form import RecordForm
from ctj_desktop.ui.forms.screens.ask_keeper import AskKeeper
from ctj_desktop.ui.forms.screens.declared_acts import END_RECORD, declared_acts
from ctj_desktop.ui.forms.screens.doing import RecordActs
from ctj_desktop.ui.forms.screens.linked_list import LinkedList
from ctj_desktop.ui.forms.screens.making import way_to_new
from ctj_desktop.ui.forms.screens.particulars import Particulars
from ctj_desktop.ui.forms.screens.pieces import Reason
from ctj_desktop.ui.forms.screens.record_table import OPEN, MenuEntry
from ctj_desktop.ui.forms.screens.removing import RefusalNote, RemovedWhileTyping
from ctj_desktop.ui.forms.screens.sheet_pieces import PieceMaker, SheetPiece
from ctj_desktop.ui.forms.screens.told_part import ActButtons, RecordHead
from ctj_desktop.ui.frame.bus import touches
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.screen import Linked, Screen
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.scrolling import Inside, hold, scroll
from ctj_desktop.ui.widgets.spoken import announce
from ctj_desktop.ui.widgets.surfaces import Card, Hairline

PAUSE_MILLISECONDS = 40
"""Before each piece that is not in sight yet: what is pressed or typed meanwhile waits for one of them at most."""
EDGE = 16
HEAD_AND_FOOT, STRIP = 118, 56
"""Pixels of head, foot and the line before what comes next, and of what is too little of a piece to wait for it."""
BELOW_SIGHT, REST = 0, 400
"""So many pixels below what is in sight are made with it, and so many stand for what is not made yet: what is in sight
keeps its width when it comes."""


class Sheet(Card):
    """One record of a declared kind. Each field is an act of its own when it is left; there is no button to save.

    The first time, what is in sight is made at once, and what stands below it piece by piece while nobody waits for it,
    or as soon as somebody scrolls or asks for it.
    """

    history_asked = Signal(object)
    made_whole = Signal()
    """What was not in sight is there too."""

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
        self._pieces: list[SheetPiece] = []
        self._head_acts: ActButtons | None = None
        self._record: UUID | None = None
        self._read_from = {seen_kind(self._cls.kind)}
        """The kinds of which anything was read for what it shows: no other change is seen in it."""
        self._narrow = narrow
        self.acts = RecordActs(desk, workspace, self)
        declared = declared_acts(screen, self.acts, lambda: self._record)
        self.record_acts = {act.key: act for act in (*self.more.acts(), *declared)}
        """All that can be done with the shown record beside changing it and taking it away."""
        self._entries: list[Entry[Any]] = []
        self._build()
        self.form: RecordForm[Any] = RecordForm(desk, workspace, (), self.both, self._save, self)
        self._beside: dict[str, RecordForm[Any]] = {}
        self._waiting = list(self._maker.declared())
        self._soon = QTimer(self, singleShot=True, interval=PAUSE_MILLISECONDS)
        self._connect()
        self.retranslate()

    # what the page asks

    @property
    def record(self) -> UUID | None:
        """What is shown."""
        return self._record

    @property
    def below(self) -> Any:
        """What a room shows below the lists; None until that is made."""
        return self._maker.below

    @property
    def entries(self) -> Sequence[Entry[Any]]:
        """Every field of the record."""
        self.make_whole()
        return self._entries

    @property
    def lists(self) -> Sequence[LinkedList]:
        """Every list of what refers to it."""
        self.make_whole()
        return self._maker.lists

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
        writable = [one for one in self._entries if one.name in self._open_fields] or self.entries
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
        for piece in self._pieces:
            piece.retranslate()
        if self._head_acts is not None:
            self._head_acts.retranslate()
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
        self._head = RecordHead(self._desk, self._name, self.more, self._inside)
        self.title = self._head.title
        self._why_not, self._open_fields, self._said = "", set[str](), set[str]()
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
        column = QVBoxLayout(self._inside)
        px = theme.px
        column.setContentsMargins(px(EDGE), px(EDGE), px(EDGE), px(8))
        column.setSpacing(px(12))
        self._lay_out_head(column)
        below = QVBoxLayout()
        column.addLayout(below)
        self._maker = PieceMaker(
            self._desk,
            self._workspace,
            self.declared,
            self.more,
            self.record_acts,
            (below, self._inside),
            lambda kind: way_to_new(self._desk, self._workspace, kind, self),
            self._make_list,
            self._why_not_add,
        )
        self._rest = QSpacerItem(0, 0)
        column.addItem(self._rest)
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
        column.addLayout(self._head)
        in_head = (*self.declared.acts, *(key for key in (END_RECORD,) if key in self.record_acts))
        if in_head:
            acts = {key: self.record_acts[key] for key in in_head}
            self._head_acts = ActButtons(self._desk, acts, self._name, self._inside)
            column.addWidget(self._head_acts)
        self._notes = QVBoxLayout()
        for widget in (self.reason, self.ask_keeper, self.conflicts, self.both):
            self._notes.addWidget(widget)
        column.addLayout(self._notes)

    # from the top down

    def _fill(self, record: Record) -> None:
        """What is in sight."""
        px, seen = self._desk.theme.px, self if self.isVisible() else self.window()
        room, width = seen.height() - px(HEAD_AND_FOOT + STRIP) + BELOW_SIGHT, seen.width() - px(2 * EDGE)
        tall = sum(piece.least_height(width) for piece in self._pieces)
        while self._waiting and tall < room:
            self._make_next(record)
            tall += self._pieces[-1].least_height(width)
        self._stand_for_the_rest()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Once somebody sees what is in sight there is time for the rest."""
        super().paintEvent(event)
        if self._waiting and not self._soon.isActive():
            self._soon.start()

    def _make_meanwhile(self) -> None:
        """One piece after another, and what was pressed or typed between them; on another page it waits."""
        record = self._stored() if self.isVisible() else None
        if record is not None and len(self._waiting) > 1:
            self._make_next(record)
            self._soon.start()
        elif record is not None:
            self.make_whole()

    def make_whole(self) -> None:
        """Everything that is not made yet."""
        record, missing = self._stored(), bool(self._waiting)
        while self._waiting:
            self._make_next(record)
        if missing:
            self._stand_for_the_rest()
            if record is not None:  # its lists are read by now
                self._show_conflicts(record)
            self.made_whole.emit()

    def _stand_for_the_rest(self) -> None:
        self._rest.changeSize(0, self._desk.theme.px(REST) if self._waiting else 0)
        layout = self._inside.layout()
        assert layout is not None
        layout.invalidate()

    def _make_next(self, record: Record | None) -> None:
        with self._workspace.store.noting() as kinds:
            piece = self._waiting.pop(0)()
            self._pieces.append(piece)
            piece.retranslate()
            if record is not None:
                self._open_up(piece, record)
            self._take_entries(piece)
            if record is not None:
                self._show_piece(piece, record)
        self._read_from |= {seen_kind(kind) for kind in kinds}

    def _take_entries(self, piece: SheetPiece) -> None:
        if not piece.step:
            self._entries += piece.entries
            self.form.take(piece.entries)
        elif piece.step in self._beside:
            self._beside[piece.step].take(piece.entries)
        else:
            self._beside[piece.step] = self._form_beside(piece.step, piece.entries)

    def _show_piece(self, piece: SheetPiece, record: Record) -> None:
        form = self._beside.get(piece.step)
        if form is not None:
            form.follow(said_of(step_named(piece.step))["found"](self._workspace.store, record.id))
        piece.show_of(record)

    def _make_list(self, linked: Linked, name: str, parent: QWidget) -> LinkedList:
        shown = LinkedList(self._desk, self._workspace, name, linked, self._wire, parent)
        shown.new_asked.connect(lambda: self._add_to(shown))
        return shown

    def _wire(self, shown: LinkedList) -> None:
        """What the keys and the menu of its table do."""
        linked, table = shown.linked, shown.table
        shown.end_asked.connect(lambda key: self.acts.end(linked.kind, key))
        table.opened.connect(lambda key: self.acts.open(linked.kind, key, linked.opens))
        table.menu_asked.connect(lambda key, place: self._show_menu(shown, key, place))
        self.acts.follow(linked.kind, table, ordered=linked.ordered)

    def _connect(self) -> None:
        self.history.clicked.connect(lambda: self.history_asked.emit(self._record))
        self.remove.clicked.connect(lambda: self.remove_record())
        self.acts.refused.connect(self._say_refused)
        self._soon.timeout.connect(self._make_meanwhile)
        self._area.verticalScrollBar().valueChanged.connect(lambda at: self.make_whole() if at else None)
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

    def _form_beside(self, step: str, entries: Sequence[Entry[Any]]) -> RecordForm[Any]:
        function = step_named(step)
        both = BothValues(self._desk.theme, f"{self._name}.{step}.both", self._inside)
        self._notes.addWidget(both)
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
                self._fill(record)
                self._show_conflicts(record)
        self._read_from |= {seen_kind(kind) for kind in kinds}

    def _show(self, record: Record) -> None:
        self._head.show_of(record)
        self._why_not, self._open_fields = self.why_not_change(), set()
        self.reason.say(self._why_not)
        self.reason.setVisible(bool(self._why_not))
        self._said = {self._why_not}
        self.ask_keeper.show_of(record, lambda: self.entries)
        self.remove.usable_unless(self.why_not_remove())
        if self._head_acts is not None:
            self._head_acts.show_now()
        for piece in self._pieces:
            self._open_up(piece, record)
        self.form.follow(record)
        for piece in self._pieces:
            self._show_piece(piece, record)

    def _show_conflicts(self, record: Record) -> None:
        linked = (UUID(bytes=key) for shown in self._maker.lists for key in shown.model.keys)
        self.conflicts.show_for({record.id, *self.more.beside(record), *linked})

    def _open_up(self, piece: SheetPiece, record: Record) -> None:
        """The fields that can be written, and why the others cannot; what is chosen in them is of its committee."""
        committee = getattr(record, "committee", record.id if self.declared.kind == "committee" else None)
        changes = form_of(step_named(self._kind.steps.change)) if self._kind.steps.change else None
        besides = said_of(changes.function).get("in_forms", ()) if changes is not None else ()
        fixed = {} if piece.step else {one.name: self.more.why_not_change(record, one.name) for one in piece.entries}
        for entry in piece.entries:
            changed = bool(piece.step) or (changes is not None and changes.field(entry.name) is not None)
            changed = changed or entry.name in besides
            entry.set_writable(not self._why_not and changed and not fixed.get(entry.name))
            if entry.writable and not piece.step:
                self._open_fields.add(entry.name)
            if isinstance(entry, PickEntry) and committee is not None and not piece.step:
                entry.among = {"committee": committee}
        piece.say_why_fixed(fixed, changes, self._said, quiet=bool(self._why_not))

    def _why_not_add(self, linked: Linked) -> str:
        return self.why_not_change() if linked.kept_with else self._workspace.why_not_write(self._desk.t)

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


def _bring_into_sight(area: QScrollArea, inside: QWidget, shown: LinkedList, key: UUID) -> None:
    """The line of a record in its list, and the word that adds another where there is room for both."""
    row = shown.table.visualRect(shown.model.index(shown.model.row_of(key), 0))
    begins = shown.table.viewport().mapTo(inside, row.topLeft())
    area.ensureWidgetVisible(shown.new)
    area.ensureVisible(begins.x(), begins.y() + row.height(), 0, row.height())
