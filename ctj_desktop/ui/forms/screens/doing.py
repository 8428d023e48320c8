"""What can be done with a record of a declared kind, from its sheet or from any list, and why not?"""

from collections.abc import Mapping
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.record import Record
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n import N_
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.catalogue.line_words import runs
from ctj_desktop.services.catalogue.record_lines import place_after
from ctj_desktop.services.catalogue.steps import step_named
from ctj_desktop.services.kinds.catalogue import BY_KIND
from ctj_desktop.services.steps.correcting import is_changeable, not_correctable, not_its_home
from ctj_desktop.services.steps.homes import kept_here
from ctj_desktop.services.steps.step import form_of
from ctj_desktop.ui.forms.screens.ending import EndRecord
from ctj_desktop.ui.forms.screens.making import NewRecord
from ctj_desktop.ui.forms.screens.record_table import PAST, REMOVE, MenuEntry, RecordTable, show_menu
from ctj_desktop.ui.forms.screens.removing import remove
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk

UP, DOWN = N_("Move up"), N_("Move down")


class RecordActs(QObject):
    """Carries out the acts of records by their kind and id."""

    refused = Signal(str)
    """Why one was not taken away; empty once one was."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, owner: QWidget) -> None:
        super().__init__(owner)
        self._desk, self._workspace, self._owner = desk, workspace, owner

    def why_not_change(self, kind: str, key: UUID | None) -> str:
        """Why nothing of the record can be changed: said before anybody types."""
        record = self._stored(kind, key)
        t = self._desk.t
        if record is not None and not is_changeable(self._workspace.store, record):
            screen = self._desk.screens.get(kind)
            if screen is not None and not screen.new:
                return t(screen.nothing_more)
            return sentence(t, not_correctable(self._workspace.store, record))
        if key is not None and not BY_KIND[kind].steps.change:
            return t("A record of this kind is not changed once it is entered.")
        return self._workspace.why_not_write(t)

    def why_not_remove(self, kind: str, key: UUID | None) -> str:
        """Why it cannot be taken away, as far as that is known before it is tried."""
        if not BY_KIND[kind].steps.remove:
            return self._desk.t("A record of this kind is not removed by itself.")
        record = self._stored(kind, key)
        if record is None:
            return self._desk.t("Nothing is kept here.")
        if not kept_here(self._workspace.store, record):
            fixed = self.why_not_change(kind, key)
            return fixed or sentence(self._desk.t, not_its_home(self._workspace.store, record))
        return self._workspace.why_not_write(self._desk.t)

    def open(self, kind: str, key: UUID, other_end: str = "") -> None:
        """Its own page; of a mere link that of the record which the field `other_end` names."""
        if other_end:
            link = self._stored(kind, key)
            key, kind = getattr(link, other_end), self._workspace.store.schema.shapes[kind].references[other_end]
        screen, shown = self._desk.screens.get(kind), BY_KIND[kind].shown
        if screen is not None:
            self._desk.navigator.go(screen.at(key))
        elif shown is not None:
            self._desk.navigator.go(Place(page=shown.page, record=key))

    def show_past(self, key: UUID | None) -> None:
        """Its history."""
        if key is not None:
            self._desk.navigator.go(Place(page="history", record=key))

    def add(self, kind: str, given: Mapping[str, object]) -> UUID | None:
        """A new one by the declared dialog; fields that its step does not know are not given."""
        screen = self._desk.screens[kind]
        known = {field.name for field in form_of(step_named(BY_KIND[kind].steps.add)).fields}
        values = {name: value for name, value in given.items() if name in known and value is not None}
        return NewRecord.ask(self._desk, self._workspace, screen, self._owner, given=values)

    def why_not_end(self, kind: str, key: UUID | None) -> str:
        """Why it cannot be ended."""
        record = self._stored(kind, key)
        over = record is not None and not runs(record, self._workspace.today())
        return self.why_not_change(kind, key) or (self._desk.t("It does not run today.") if over else "")

    def end(self, kind: str, key: UUID | None) -> None:
        """Asks for the last day; where it cannot be ended, that is said."""
        record, screen = self._stored(kind, key), self._desk.screens.get(kind)
        if record is None or screen is None or screen.ending is None:
            return
        why_not = self.why_not_end(kind, key)
        if why_not:
            self._workspace.bus.refused.emit(why_not)
        else:
            EndRecord(self._desk, self._workspace, screen.ending, record, self._owner).exec()

    def usual(self, kind: str, key: UUID | None) -> None:
        """What the space bar does: the step of a tick at once, else the end is asked for."""
        screen = self._desk.screens.get(kind)
        if screen is None or screen.tick is None or key is None:
            self.end(kind, key)
            return
        step, why_not = step_named(screen.tick.step), self.why_not_change(kind, key)
        if why_not:
            self._workspace.bus.refused.emit(why_not)
        else:
            self._desk.attempt(lambda: self._workspace.do_fields(step, **{kind: key}))

    def remove(self, kind: str, key: UUID | None) -> None:
        """Takes it away; what goes with it is said first, and asked, and what is kept elsewhere asks nothing."""
        record = self._stored(kind, key)
        if record is None:
            return
        if why_not := self.why_not_remove(kind, key):
            self.refused.emit(why_not)
            return
        try:
            remove(self._desk, self._workspace, record, self._owner)
        except (UserError, StoreError) as error:
            self.refused.emit(sentence(self._desk.t, error))
            return
        self.refused.emit("")

    def move(self, kind: str, table: RecordTable, key: UUID, by: int) -> None:
        """Past the one before or after it in a list in its own order; nothing at the ends."""
        step = self._desk.screens[kind].move
        place = place_after(self._workspace.store, kind, table.rows_model.rows, key, by) if step else None
        if place is not None:
            values = {kind: key, "place": place}
            self._desk.attempt(lambda: self._workspace.do_fields(step_named(step), **values))

    def follow(self, kind: str, table: RecordTable, *, ordered: bool) -> None:
        """The keys and the menu of a list do these acts."""
        table.remove_asked.connect(lambda key: self.remove(kind, key))
        table.usual_asked.connect(lambda: self.usual(kind, table.current_key()))
        if ordered:
            table.move_asked.connect(partial(self.move, kind, table))

    def entries(self, kind: str, key: UUID, table: RecordTable, *, ordered: bool, why_not: str = "") -> list[MenuEntry]:
        """What the menu of a row has beside opening and editing."""
        screen, fixed = self._desk.screens.get(kind), self.why_not_change(kind, key)
        entries = list[MenuEntry]()
        if screen is not None and screen.ending is not None:
            ending = partial(self.end, kind, key)
            entries.append((screen.ending.act, "x-circle", ending, self.why_not_end(kind, key)))
        if screen is not None and screen.tick is not None:
            entries.append((screen.tick.act, "check", partial(self.usual, kind, key), fixed))
        if screen is not None and screen.move and ordered:
            for word, icon, by in ((UP, "arrow-up", -1), (DOWN, "arrow-down", 1)):
                entries.append((word, icon, partial(self.move, kind, table, key, by), fixed))
        entries.append((PAST, "clock-counter-clockwise", lambda: self.show_past(key), ""))
        entries.append((REMOVE, "trash", lambda: self.remove(kind, key), why_not or self.why_not_remove(kind, key)))
        return entries

    def show_menu(self, entries: list[MenuEntry], place: QPoint) -> None:
        """The menu of a row."""
        show_menu(self._desk, self._owner, entries, place)

    def _stored(self, kind: str, key: UUID | None) -> Record | None:
        """The record, or its restricted twin."""
        store = self._workspace.store
        found = (store.get(cls, key) for cls in BY_KIND[kind].records if key is not None)
        return next((record for record in found if record is not None), None)
