"""How is a new record asked for? By a dialog with the fields of the step that adds it."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from datetime import date
from enum import Enum
from types import SimpleNamespace
from typing import Any, get_type_hints
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.money import Currency
from ctj_desktop.domain.record import Record, fields
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.kinds import BY_NAME
from ctj_desktop.domain.records.people import CURRENCY_OF, Side
from ctj_desktop.domain.texts import NO_TEXT, Bilingual, Language
from ctj_desktop.errors import UserError
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.catalogue.steps import step_named
from ctj_desktop.services.kinds.catalogue import BY_KIND
from ctj_desktop.services.steps.change import Rewording
from ctj_desktop.services.steps.homes import kept_here
from ctj_desktop.services.steps.records import kept_elsewhere
from ctj_desktop.services.steps.refusals import KeptElsewhere
from ctj_desktop.services.steps.step import Form, form_of
from ctj_desktop.ui.forms.dialog_frame import WIDE, Frame
from ctj_desktop.ui.forms.drafts import TypedOnDisk
from ctj_desktop.ui.forms.entries.choices import ChoiceEntry, add_row
from ctj_desktop.ui.forms.entries.entry import Entry, LinesEntry, Needed, TypedEntry
from ctj_desktop.ui.forms.entries.of_type import STARTS, EntryMaker
from ctj_desktop.ui.forms.entries.parts import WholeEntry
from ctj_desktop.ui.forms.entries.picks import Make, OrWrittenEntry, PickEntry
from ctj_desktop.ui.forms.entries.values import AmountEntry
from ctj_desktop.ui.forms.fields import Unreadable
from ctj_desktop.ui.forms.screens.rows import Rows
from ctj_desktop.ui.forms.screens.unfinished import put_back, standing
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.screen import FormRows, Screen
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.fields import Note
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.text_area import AreaField

WIDTH = 480
LINES_RESERVED = 4
"""An address below its name has so many at most."""
PAUSE_MILLISECONDS = 200
"""Between two looks at what is being typed."""


class AskFields(Frame):
    """Does a step, of which some fields are asked: those that are declared, and those that it needs.

    What cannot be read, or is needed and empty, is said when its field is left by Tab. Escape leaves the dialog and
    loses nothing: what was typed stands there again when it is asked for the same next time, unless it was given up.
    So do the texts of one that was open when the program fell over.
    """

    resumes = True

    def __init__(
        self,
        desk: Desk,
        workspace: OpenWorkspace,
        name: str,
        words: tuple[str, str],
        step: str,
        cls: type[Record],
        asked: Sequence[Sequence[str]],
        parent: QWidget,
        *,
        given: Mapping[str, object] | None = None,
        needed: Collection[str] = (),
        about: str = "",
        proposed: Mapping[str, object] | None = None,
        currency: Currency | None = None,
    ) -> None:
        """`words` are title and verb, translated; `cls` is the record whose fields the step takes.

        `given` are values that need not be asked; `needed` may not be left empty, though the step would take it so.
        `proposed` are values that stand in their fields at first; amounts are in `currency`.
        """
        super().__init__(desk, name, *words, parent)
        self._workspace, self._given, self._needed = workspace, dict(given or {}), needed
        self._cls, self._asked = cls, asked
        self._step = step_named(step)
        self._form: Form = form_of(self._step)
        self._blank, self._currency = _blank(cls, workspace.today(), content_language(desk.t)), currency
        vars(self._blank).update(proposed or {})
        self._chosen: set[str] = set()
        linked = (one for screen in desk.screens.values() for one in screen.linked)
        self._kept_with = {one.by for one in linked if one.kept_with and one.kind == cls.kind}
        asks = self._form.field("committee") is not None and self._is_needed("committee")
        if asks and "committee" not in self._given:
            only = self._only_committee()
            self._given |= {"committee": only} if only is not None else {}
        self.made: UUID | None = None
        self.entries: dict[str, Entry[Any]] = {}
        if about:
            what = Label(desk.theme, Type.BODY, wrap=True, parent=self)
            what.say(about)
            self.column.addWidget(what)
        self._rows = Rows(desk.theme, self)
        self._build()
        self._reserve_lines()
        self.column.addWidget(self._rows)
        pairs = any(entry.language for entry in self.entries.values())
        self.widen(WIDE if pairs else WIDTH)
        self._begin()
        self._fresh = standing(self.entries.values())
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.reject)  # else it empties a field first

    def exec(self) -> int:
        self._fresh = standing(self.entries.values())
        kept = self._workspace.unfinished.pop(self._asked_for(), {}) if self.resumes else {}
        again = put_back(self.entries, kept)
        if self.resumes:
            typed = [(entry, name, editor) for entry in self.entries.values() for name, editor in entry.typed()]
            on_disk = self._on_disk = TypedOnDisk(self._workspace, self._asked_for(), typed, self)
            again += on_disk.put_back()
        for entry in again:
            entry.field.note(self.desk.t("Typed earlier and not finished."), Note.CHANGED)
        return super().exec()

    def reject(self) -> None:
        now = standing(self.entries.values())
        typed = {register: what for register, what in now.items() if what != self._fresh[register]}
        if typed:
            self._workspace.unfinished[self._asked_for()] = typed
            self.say_kept()
        super().reject()

    def focusNextPrevChild(self, forward: bool) -> bool:
        left = self._with_keyboard()
        moved = super().focusNextPrevChild(forward)
        here = self._with_keyboard()
        if left is not None and (here is None or here.name != left.name):
            self._say_at_once(left)
            QTimer.singleShot(0, self, self._show_focused)  # once the sentence has found its place
        return moved

    def go(self) -> None:
        values: dict[str, Any] = {**self._given, **self.also()}
        refused: list[Entry[Any]] = []
        for entry in self.entries.values():
            try:
                given = entry.given(self._read(entry))
            except Unreadable:
                refused.append(entry)
                continue
            for name, part in given.items():
                before = values.get(name, NO_TEXT)
                values[name] = part.on(before, Language.FR) if isinstance(part, Rewording) else part
        refused += [entry for entry in self.entries.values() if self._says_nothing(entry)]
        if refused:
            refused[0].field.editor.setFocus()
            raise Unreadable
        try:
            self.made = self._do(values).id
        except UserError as error:
            self._say_at(error)

    def also(self) -> Mapping[str, object]:
        """What a dialog asks beside the fields of its record; raises Unreadable."""
        return {}

    # inside

    def _reserve_lines(self) -> None:
        """The button would move down with each line of an address."""
        for entry in self.entries.values():
            if isinstance(entry, LinesEntry) and isinstance(entry.field.editor, AreaField):
                entry.field.editor.area.reserve(LINES_RESERVED)

    def _do(self, values: Mapping[str, Any]) -> Any:
        """The act itself, with the values of its fields; returns the record."""
        return self._workspace.do_fields(self._step, **values)

    def _say_at(self, error: UserError) -> None:
        """A refusal stands at the field it speaks of, where it speaks of one that is asked."""
        entry = next((one for one in self.entries.values() if self._speaks_of(error, one)), None)
        if entry is None:
            raise error
        entry.field.note(sentence(self.desk.t, error), Note.ERROR)
        entry.field.editor.setFocus()
        raise Unreadable from error

    def _speaks_of(self, error: UserError, entry: Entry[Any]) -> bool:
        if not isinstance(error, KeptElsewhere):
            return error.speaks_of(entry.name)
        owner = entry.record() if isinstance(entry, PickEntry) else None
        return owner is not None and not kept_here(self._workspace.store, owner)

    def _say_at_once(self, left: Entry[Any]) -> None:
        """Why what stands in the field that was left cannot be used."""
        of_field = [entry for entry in self.entries.values() if entry.name == left.name]
        for entry in of_field:
            with suppress(Unreadable):
                self._read(entry)
        for entry in of_field:
            self._says_nothing(entry)
            self._is_not_ours(entry)

    def _with_keyboard(self) -> Entry[Any] | None:
        here = self.focusWidget()
        return next((one for one in self.entries.values() if here and one.field.isAncestorOf(here)), None)

    def _give_up(self) -> None:
        self._fresh = standing(self.entries.values())
        self.reject()

    def _asked_for(self) -> tuple[str, ...]:
        """This dialog, and what was given."""
        return (self.objectName(), *sorted(f"{name}={value}" for name, value in self._given.items()))

    def _picked(self, entry: PickEntry) -> None:
        record = entry.record()
        if record is not None and entry.name == "committee":
            self._narrow(record.id)
        self._follow(record)
        self._is_not_ours(entry)

    def _is_not_ours(self, entry: Entry[Any]) -> None:
        """What is kept with a record that is kept elsewhere cannot be added here: said before any of it is typed."""
        record = entry.record() if isinstance(entry, PickEntry) and entry.name in self._kept_with else None
        if record is not None and not kept_here(self._workspace.store, record):
            entry.field.note(sentence(self.desk.t, kept_elsewhere(self._workspace.store, record)), Note.ERROR)

    def _follow(self, record: Record | None) -> None:
        """A choice that nobody made is that of what was picked: a seat is on the side of its body."""
        for entry in self.entries.values():
            value = getattr(record, entry.name, None)
            if isinstance(entry, ChoiceEntry) and entry.name not in self._chosen and value is not None:
                entry.put(value)
        self._speak_as_the_side()

    def _speak_as_the_side(self) -> None:
        """A language that nobody chose: French on the side of France, else that of the window."""
        side, language = self.entries.get("side"), self.entries.get("language")
        if side is not None and isinstance(language, ChoiceEntry) and "language" not in self._chosen:
            language.put(Language.FR if side.value() is Side.FR else content_language(self.desk.t))
        self._pay_as_the_side(side.value() if side is not None else self._given.get("side"))

    def _narrow(self, committee: object) -> None:
        """What belongs to a committee is offered of that one."""
        for entry in self.entries.values():
            if isinstance(entry, PickEntry) and entry.alongside not in self._given:
                entry.among = {"committee": committee}

    def _only_committee(self) -> UUID | None:
        """That which is looked at, or the only one there is."""
        if self._workspace.committee is not None:
            return self._workspace.committee
        known = self._workspace.store.all(Committee)
        return known[0].id if len(known) == 1 else None

    def _build(self) -> None:
        maker = EntryMaker(self.desk, self._workspace, self.objectName(), self._way_to_new, self._rows)
        taken = {field.name: field for field in self._form.fields}
        asked = [tuple(name for name in row if name in taken and name not in self._given) for row in self._asked]
        said = {name for row in asked for name in row} | set(self._given)
        needed = [(name,) for name, field in taken.items() if field.required and name not in said]
        for row in filter(None, (*needed, *asked)):
            made = [entry for name in row for entry in self._entries_of(maker, name)]
            for entry in made:
                self.entries[entry.register] = entry
                if isinstance(entry, AmountEntry) and self._currency is not None:
                    entry.keep_in(self._currency)
                if isinstance(entry, PickEntry) and entry.alongside in self._given:
                    entry.among = {entry.alongside: self._given[entry.alongside]}
                entry.retranslate()
                vars(self._blank).setdefault(entry.name, None)
                entry.put(entry.read(self._blank))
                self._listen(entry)
            add_row(self._rows, made)
        self._speak_as_the_side()
        if "committee" in self._given:
            self._narrow(self._given["committee"])
        references = self._workspace.store.schema.shapes[self._cls.kind].references
        for name, kind in references.items():
            if isinstance(key := self._given.get(name), UUID):
                record = self._workspace.store.get(BY_NAME[kind], key)
                if committee := getattr(record, "committee", None):
                    self._narrow(committee)
                self._follow(record)

    def _listen(self, entry: Entry[Any]) -> None:
        entry.connect(lambda: None, entry.field.take_back)
        if isinstance(entry, WholeEntry):
            entry.reshaped = lambda: self.fit_to(entry.rows)
        pick = entry.pick if isinstance(entry, OrWrittenEntry) else entry
        if isinstance(pick, PickEntry):
            pick.editor.chosen.connect(lambda _key: self._picked(pick))
        elif isinstance(entry, ChoiceEntry):
            entry.editor.activated.connect(lambda _index: self._chose(entry))

    def _chose(self, entry: ChoiceEntry[Any]) -> None:
        """Another choice of the same set, which nobody made, gives way: two currencies are never one."""
        self._chosen.add(entry.name)
        for other in self.entries.values():
            if isinstance(other, ChoiceEntry) and other is not entry and other.name not in self._chosen:
                other.differ_from(entry)
        self._speak_as_the_side()

    def _pay_as_the_side(self, side: object) -> None:
        """Amounts without a currency of their own are in that of the side, unless the dialog is about one."""
        if self._currency is None and isinstance(side, Side):
            for entry in self.entries.values():
                if isinstance(entry, AmountEntry):
                    entry.keep_in(CURRENCY_OF[side])

    def _entries_of(self, maker: EntryMaker, name: str) -> list[Entry[Any]]:
        if name in {part.name for part in fields(self._cls)}:
            return maker.of(self._cls, name)
        choice = maker.choice(self._cls, name, taken.hint) if (taken := self._form.field(name)) is not None else None
        if choice is not None:
            return [choice]
        entry = maker.for_whom()
        entry.field.note(self.desk.t("Left empty: for all committees of this office."), Note.HELP)
        return [entry]

    def _read(self, entry: Entry[Any]) -> Any:
        return read_asked(self.desk, entry, needed=entry.language is None and self._is_needed(entry.name))

    def _says_nothing(self, entry: Entry[Any]) -> bool:
        """A text that is needed in one of two languages and has none of them: said at that of the window."""
        sides = [one for one in self.entries.values() if one.name == entry.name]
        here = entry.language is content_language(self.desk.t)
        missing = here and self._is_needed(entry.name) and not any(one.value() for one in sides)
        if missing:
            entry.field.note(sentence(self.desk.t, Needed()), Note.ERROR)
        return missing

    def _is_needed(self, name: str) -> bool:
        field = self._form.field(name)
        return name in self._needed or (field is not None and field.required)

    def _way_to_new(self, kind: str) -> tuple[str, Make] | None:
        return way_to_new(self.desk, self._workspace, kind, self)

    def _begin(self) -> None:
        """The keyboard is at the first field that is empty, of a text at the language of the window."""
        language = content_language(self.desk.t)
        empty = [entry for entry in self.entries.values() if not (entry.typed() and entry.typed()[0][1].text())]
        spoken = [entry for entry in empty if entry.language in (None, language)]
        for entry in spoken[:1]:
            entry.field.editor.setFocus()


class NewRecord(AskFields):
    """Asks for what a screen or a form declares and the step needs; everything else may follow in the sheet."""

    def __init__(
        self,
        desk: Desk,
        workspace: OpenWorkspace,
        declared: Screen | FormRows,
        parent: QWidget,
        *,
        given: Mapping[str, object] | None = None,
        named: str = "",
        proposed: Mapping[str, object] | None = None,
        currency: Currency | None = None,
    ) -> None:
        """`named` is what was typed where there was no such record: it stands in the name, of the window's language."""
        t, kind = desk.t, BY_KIND[declared.kind]
        if isinstance(declared, Screen) and declared.proposed is not None:
            known = {"committee": workspace.committee, **(given or {})}
            proposed = {**declared.proposed(workspace.store, known), **(proposed or {})}
        super().__init__(
            desk,
            workspace,
            f"dialog.new_{declared.kind}",
            (t(declared.new), t("Add")),
            kind.steps.add,
            BY_NAME[declared.kind],
            declared.asked,
            parent,
            given=given,
            needed=("committee",) if isinstance(declared, Screen) and declared.of_committee else (),
            about=t(declared.about) if isinstance(declared, Screen) and declared.about else "",
            proposed=proposed,
            currency=currency,
        )
        self.resumes = not named
        for name in declared.unsaid if isinstance(declared, FormRows) else ():
            entry = self.entries.get(name)
            if isinstance(entry, ChoiceEntry) and name not in (proposed or {}):
                entry.leave_open()
        spoken = (None, content_language(t))
        texts = [entry for entry in self.entries.values() if isinstance(entry, TypedEntry) and entry.language in spoken]
        if named and texts:
            first, _, last = named.rpartition(" ") if len(kind.named) > 1 else ("", "", named)
            for field, text in zip(kind.named[-2:], (first, last)[-len(kind.named) :], strict=False):
                next((entry for entry in texts if entry.name == field), texts[0]).put(text)
            self._begin()
        if isinstance(declared, Screen) and declared.while_new is not None:
            self._watch(declared.while_new(desk, workspace, self))

    @classmethod
    def ask(
        cls,
        desk: Desk,
        workspace: OpenWorkspace,
        declared: Screen | FormRows,
        parent: QWidget,
        *,
        given: Mapping[str, object] | None = None,
        named: str = "",
        proposed: Mapping[str, object] | None = None,
        currency: Currency | None = None,
    ) -> UUID | None:
        """The new record, or None."""
        dialog = cls(desk, workspace, declared, parent, given=given, named=named, proposed=proposed, currency=currency)
        dialog.exec()
        return dialog.made

    def _watch(self, made: Any) -> None:  # a widget as `Screen.while_new` says
        """Below the fields it says what there is to say of what is typed, as soon as one pauses."""
        self._watching = made
        self.column.addWidget(made)
        made.chosen.connect(self._take_instead)
        pause = QTimer(self, singleShot=True, interval=PAUSE_MILLISECONDS)
        pause.timeout.connect(self._look)
        for entry in self.entries.values():
            entry.follow(pause.start)
        self._look()

    def _look(self) -> None:
        typed = {name: editor.text() for entry in self.entries.values() for name, editor in entry.typed()}
        shown = not self._watching.isHidden()
        if self._watching.say(typed) or shown:
            self.fit_to(self._watching)

    def _take_instead(self, key: UUID) -> None:
        """Nothing is entered: the record that is there is the one that was meant."""
        self.made = key
        self.accept()


def read_asked(desk: Desk, entry: Entry[Any], *, needed: bool) -> Any:
    """What was entered; its field says why it cannot be read, or that it is needed, and `Unreadable` is raised."""
    try:
        value = entry.value()
        if value in (None, "") and needed:
            raise Needed
    except UserError as error:
        entry.field.note(sentence(desk.t, error), Note.ERROR)
        raise Unreadable from error
    if entry.field.refused:
        entry.field.clear_note()
    return value


def way_to_new(desk: Desk, workspace: OpenWorkspace, kind: str, parent: QWidget) -> tuple[str, Make] | None:
    """The word and the dialog for a new record of a kind, where a screen declares one."""
    screen = desk.screens.get(kind)
    if screen is None or not screen.new:
        return None

    def make(named: str, alike: Mapping[str, object]) -> UUID | None:
        proposed = {field: value for field, value in alike.items() if value is not None}
        return NewRecord.ask(desk, workspace, screen, parent, named=named, proposed=proposed)

    return screen.new, make


def _blank(cls: type[Record], today: date, language: Language) -> SimpleNamespace:
    """What a record says before anything is entered: its defaults, this day as a first day that is needed.

    Its language is that of the window. Two choices of one set are two different ones.
    """
    hints = get_type_hints(cls)
    values: dict[str, Any] = {"committee": None}
    for name, default, required in fields(cls):
        hint = hints[name]
        if hint is Language:
            values[name] = language
        elif not required:
            values[name] = default
        elif hint is Bilingual:
            values[name] = NO_TEXT
        elif hint is date:
            values[name] = today if name in STARTS else None
        elif isinstance(hint, type) and issubclass(hint, Enum):
            values[name] = next((one for one in hint if one not in values.values()), next(iter(hint)))
        else:
            values[name] = "" if hint is str else None
    return SimpleNamespace(**values)
