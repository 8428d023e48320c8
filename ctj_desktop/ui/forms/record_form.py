"""How is a record edited in place? Each field becomes an act when it is left; nobody's change is overwritten."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Generic, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from ctj_desktop.domain.record import Record
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.steps.change import changed
from ctj_desktop.storage.errors import ChangedMeanwhile
from ctj_desktop.ui.forms.both_values import BothValues
from ctj_desktop.ui.forms.drafts import DraftKeeper
from ctj_desktop.ui.forms.entries.entry import Entry, TypedEditor
from ctj_desktop.ui.forms.fields import Unreadable
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.fields import Note

R = TypeVar("R", bound=Record)
Kept = tuple[str, TypedEditor, DraftKeeper]


class RecordForm(QObject, Generic[R]):
    """Holds the record as read (`before`) and what the person has typed; `save(after, before)` does one act.

    When the record changes elsewhere, untouched fields follow. A field in which both differ is marked, and
    leaving it offers both values; so does a register that changed without this window being told. What cannot be
    read, or is refused, stays in its field with the reason below it, and is kept as a draft.
    """

    saved = Signal()

    def __init__(
        self,
        desk: Desk,
        workspace: OpenWorkspace,
        entries: Sequence[Entry[Any]],
        both: BothValues,
        save: Callable[[R, R], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk, self._workspace, self._both, self._save = desk, workspace, both, save
        self.entries: tuple[Entry[Any], ...] = ()
        self._before: R | None = None
        self._clashing: dict[str, R] = {}
        self._asked: Entry[Any] | None = None
        self._drafts: dict[str, list[Kept]] = {}
        self.take(entries)
        both.keep_mine.connect(self._keep_mine)
        both.keep_theirs.connect(self._keep_theirs)

    @property
    def before(self) -> R | None:
        """The record as it was read last."""
        return self._before

    def take(self, entries: Sequence[Entry[Any]]) -> None:
        """More fields of the record; where one is shown they say it."""
        self.entries += tuple(entries)
        for entry in entries:
            typed = entry.typed()
            self._drafts[entry.register] = [
                (name, editor, DraftKeeper(self._workspace, self)) for name, editor in typed
            ]
            entry.connect(partial(self._leave, entry), partial(self._give_up, entry))
        if self._before is not None:
            self._put(entries, self._before)

    def show(self, record: R) -> None:
        """Another record, or the same as nobody has typed anything."""
        self._before = record
        self._clashing.clear()
        self._both.hide()
        self._put(self.entries, record)

    def follow(self, stored: R) -> None:
        """The same record after somebody's act: untouched fields follow, others are marked."""
        before = self._before
        if before is None or stored.id != before.id:
            self.show(stored)
            return
        for entry in self.entries:
            entry.stand_by(stored)
            was, now = entry.read(before), entry.read(stored)
            if self._holds(entry, was) or self._holds(entry, now):
                entry.put(now)
                entry.field.clear_note()
            elif now != was:
                self._clashing[entry.register] = stored
                text = self._desk.t("Changed elsewhere to {text}.").format(text=self._desk.t.quote(entry.shown(now)))
                entry.field.note(text, Note.CHANGED)
        self._before = stored

    def flush(self) -> None:
        """Every field that was typed into becomes an act."""
        for entry in self.entries:
            self._leave(entry)

    def holds_typing(self) -> bool:
        """Whether something stands in a field that is not in the record, and waits as a draft."""
        before = self._before
        return before is not None and any(
            entry.writable and not self._holds(entry, entry.read(before)) for entry in self.entries
        )

    # inside

    def _put(self, entries: Sequence[Entry[Any]], record: R) -> None:
        for entry in entries:
            entry.field.clear_note()
            entry.stand_by(record)
            entry.put(entry.read(record))
            for name, editor, keeper in self._drafts[entry.register]:
                keeper.watch(editor, record.id, name)
        self._offer_drafts(entries, record.id)

    @staticmethod
    def _holds(entry: Entry[Any], value: object) -> bool:
        """Whether the field says this value; what cannot be read says none."""
        try:
            return bool(entry.value() == value)
        except (UserError, Unreadable):
            return False

    def _leave(self, entry: Entry[Any]) -> None:
        before = self._before
        if before is None or not entry.writable or self._holds(entry, entry.read(before)):
            self._give_up(entry)
            self._settle(entry)
            return
        clash = self._clashing.get(entry.register)
        if clash is not None:
            self._offer(entry, clash)
            return
        self._write(entry, before)

    def _write(self, entry: Entry[Any], seen: R) -> None:
        try:
            kept = self._save(changed(self._workspace.store, seen, entry.given(entry.required())), seen)
        except Unreadable:
            self._keep(entry)  # the part that cannot be read says why
        except ChangedMeanwhile as met:
            self._clashing[entry.register] = met.theirs  # type: ignore[assignment]
            self._offer(entry, met.theirs)  # type: ignore[arg-type]
        except (UserError, StoreError) as error:
            self._keep(entry)
            place = entry.place_of(error) if isinstance(error, UserError) else entry.field
            place.note(sentence(self._desk.t, error), Note.ERROR)
        else:
            self._clashing.pop(entry.register, None)
            entry.field.clear_note()
            self._done(entry)
            if self._before is seen and isinstance(kept, type(seen)):  # nothing new: what the record keeps stands there
                entry.put(entry.read(kept))
            self._settle(entry)
            self.saved.emit()

    @staticmethod
    def _settle(entry: Entry[Any]) -> None:
        """What stands in the field is in the record: nothing is being typed."""
        for _, editor in entry.typed():
            editor.settle()

    def _offer(self, entry: Entry[Any], theirs: R) -> None:
        self._asked = entry
        self._keep(entry)  # the person may go elsewhere before choosing
        name = entry.field.editor.accessibleName()
        self._both.offer(self._desk.t, name, entry.shown(entry.read(theirs)), self._typed_words(entry))

    def _typed_words(self, entry: Entry[Any]) -> str:
        try:
            return entry.shown(entry.value())
        except (UserError, Unreadable):
            return " ".join(editor.text() for _, editor in entry.typed())

    def _keep_mine(self) -> None:
        entry, self._asked = self._asked, None
        if entry is not None:
            self._write(entry, self._clashing.pop(entry.register))

    def _keep_theirs(self) -> None:
        entry, self._asked = self._asked, None
        if entry is not None:
            theirs = self._clashing.pop(entry.register)
            entry.put(entry.read(theirs))
            entry.field.clear_note()
            self._done(entry)

    def _give_up(self, entry: Entry[Any]) -> None:
        if self._before is not None and self._holds(entry, entry.read(self._before)):
            entry.field.clear_note()
            self._done(entry)

    def _done(self, entry: Entry[Any]) -> None:
        for _, _, keeper in self._drafts[entry.register]:
            keeper.finish()

    def _keep(self, entry: Entry[Any]) -> None:
        for _, _, keeper in self._drafts[entry.register]:
            keeper.keep()

    def _offer_drafts(self, entries: Sequence[Entry[Any]], record: UUID) -> None:
        """What was typed before a crash stands in its field again, and becomes an act when that is left."""
        found = self._workspace.store.drafts_of(record) if entries else {}
        if not found:
            return
        for entry in entries:
            for name, editor, keeper in self._drafts[entry.register]:
                if name in found:
                    keeper.adopt()
                    editor.setText(found[name])
                    entry.field.note(self._desk.t("Typed earlier and not finished."), Note.CHANGED)
