"""How is a record edited in place? Each field becomes an act when it is left; nobody's change is overwritten."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from ctj_desktop.domain.record import NamedValue, Record
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.steps.change import Rewording, changed
from ctj_desktop.storage.errors import ChangedMeanwhile
from ctj_desktop.ui.forms.both_values import BothValues
from ctj_desktop.ui.forms.drafts import DraftKeeper
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.fields import Choice, Field, LineEdit, Note
from ctj_desktop.ui.widgets.text_area import AreaField

R = TypeVar("R", bound=Record)
Value = object


class Slot(NamedValue, Generic[R]):
    """One field: the register it edits, how it is read, and what of the record it changes."""

    register: str
    field: Field
    read: Callable[[R], Value]
    given: Callable[[Value], Mapping[str, object]]
    shown: Callable[[Value], str] = str


def text_slot(field: Field, name: str, language: Language) -> Slot[Any]:
    """One language of a bilingual text; the other side stays as it is."""

    def given(value: Value) -> Mapping[str, object]:
        return {name: Rewording.of(language, str(value).strip())}

    def read(record: Any) -> Value:
        text: Bilingual = getattr(record, name)
        return text.text(language)

    return Slot(register=f"{name}.{language.value}", field=field, read=read, given=given)


def choice_slot(field: Field, name: str) -> Slot[Any]:
    """One of a few values."""
    choice = field.editor
    assert isinstance(choice, Choice)
    return Slot(
        register=name,
        field=field,
        read=lambda record: getattr(record, name),
        given=lambda value: {name: value},
        shown=choice.text_of,
    )


class RecordForm(QObject, Generic[R]):
    """Holds the record as read (`before`) and what the person has typed; `save(after, before)` does one act.

    When the record changes elsewhere, untouched fields follow. A field in which both differ is marked, and
    leaving it offers both values; so does a register that changed without this window being told.
    """

    saved = Signal()

    def __init__(
        self,
        desk: Desk,
        workspace: OpenWorkspace,
        slots: Sequence[Slot[R]],
        both: BothValues,
        save: Callable[[R, R], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk, self._workspace, self._slots, self._both, self._save = desk, workspace, tuple(slots), both, save
        self._before: R | None = None
        self._clashing: dict[str, R] = {}
        self._asked: Slot[R] | None = None
        self._keepers = [DraftKeeper(workspace, self) for _ in self._slots]
        for slot in self._slots:
            self._connect(slot)
        both.keep_mine.connect(self._keep_mine)
        both.keep_theirs.connect(self._keep_theirs)

    @property
    def before(self) -> R | None:
        """The record as it was read last."""
        return self._before

    def show(self, record: R) -> None:
        """Another record, or the same as nobody has typed anything."""
        self._before = record
        self._clashing.clear()
        self._both.hide()
        for slot, keeper in zip(self._slots, self._keepers, strict=True):
            slot.field.clear_note()
            _put(slot.field, slot.read(record))
            if isinstance(slot.field.editor, LineEdit | AreaField):
                keeper.watch(slot.field.editor, record.id, slot.register)
        self._offer_drafts(record.id)

    def follow(self, stored: R) -> None:
        """The same record after somebody's act: untouched fields follow, others are marked."""
        before = self._before
        if before is None or stored.id != before.id:
            self.show(stored)
            return
        for slot in self._slots:
            was, now, typed = slot.read(before), slot.read(stored), _typed(slot.field)
            if typed in (was, now):
                _put(slot.field, now)
                slot.field.clear_note()
            elif now != was:
                self._clashing[slot.register] = stored
                text = self._desk.t("Changed elsewhere to {text}.").format(text=self._desk.t.quote(slot.shown(now)))
                slot.field.note(text, Note.CHANGED)
        self._before = stored

    def flush(self) -> None:
        """Every field that was typed into becomes an act."""
        for slot in self._slots:
            self._leave(slot)

    # inside

    def _connect(self, slot: Slot[R]) -> None:
        editor = slot.field.editor
        if isinstance(editor, Choice):
            editor.activated.connect(lambda _index: self._leave(slot))
        elif isinstance(editor, LineEdit | AreaField):
            editor.left.connect(lambda: self._leave(slot))
            editor.gave_up.connect(lambda: self._give_up(slot))
            if isinstance(editor, LineEdit):
                editor.returnPressed.connect(lambda: self._leave(slot))

    def _leave(self, slot: Slot[R]) -> None:
        before = self._before
        if before is None or _typed(slot.field) == slot.read(before):
            self._give_up(slot)
            return
        clash = self._clashing.get(slot.register)
        if clash is not None:
            self._offer(slot, clash)
            return
        self._write(slot, before)

    def _write(self, slot: Slot[R], seen: R) -> None:
        try:
            self._save(changed(self._workspace.store, seen, slot.given(_typed(slot.field))), seen)
        except ChangedMeanwhile as met:
            self._clashing[slot.register] = met.theirs  # type: ignore[assignment]
            self._offer(slot, met.theirs)  # type: ignore[arg-type]
        except (UserError, StoreError) as error:
            self._keeper(slot).keep()
            slot.field.note(sentence(self._desk.t, error), Note.ERROR)
        else:
            self._clashing.pop(slot.register, None)
            slot.field.clear_note()
            self._done(slot)
            self.saved.emit()

    def _offer(self, slot: Slot[R], theirs: R) -> None:
        self._asked = slot
        self._keeper(slot).keep()  # the person may go elsewhere before choosing
        name = slot.field.editor.accessibleName()
        self._both.offer(self._desk.t, name, slot.shown(slot.read(theirs)), slot.shown(_typed(slot.field)))

    def _keep_mine(self) -> None:
        slot, self._asked = self._asked, None
        if slot is not None:
            self._write(slot, self._clashing.pop(slot.register))

    def _keep_theirs(self) -> None:
        slot, self._asked = self._asked, None
        if slot is not None:
            theirs = self._clashing.pop(slot.register)
            _put(slot.field, slot.read(theirs))
            slot.field.clear_note()
            self._done(slot)

    def _give_up(self, slot: Slot[R]) -> None:
        if self._before is not None and _typed(slot.field) == slot.read(self._before):
            slot.field.clear_note()
            self._done(slot)

    def _done(self, slot: Slot[R]) -> None:
        self._keeper(slot).finish()

    def _keeper(self, slot: Slot[R]) -> DraftKeeper:
        return self._keepers[self._slots.index(slot)]

    def _offer_drafts(self, record: UUID) -> None:
        """What was typed before a crash stands in its field again, and becomes an act when that is left."""
        drafts = {draft.register: draft.text for draft in self._workspace.store.drafts() if draft.record == record}
        for slot, keeper in zip(self._slots, self._keepers, strict=True):
            if slot.register in drafts and isinstance(slot.field.editor, LineEdit | AreaField):
                keeper.adopt()
                _put(slot.field, drafts[slot.register])
                slot.field.note(self._desk.t("Typed earlier and not finished."), Note.CHANGED)


def _typed(field: Field) -> Value:
    editor = field.editor
    if isinstance(editor, Choice):
        return editor.chosen()
    assert isinstance(editor, LineEdit | AreaField)
    return editor.text()


def _put(field: Field, value: Value) -> None:
    editor = field.editor
    if isinstance(editor, Choice):
        editor.choose(value)
        editor.update()
    elif isinstance(editor, LineEdit | AreaField) and editor.text() != value:
        editor.setText(str(value))
        if isinstance(editor, LineEdit):
            editor.setCursorPosition(0)
