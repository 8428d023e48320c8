"""How does a person fill in whatever a declared field asks, going by nothing but its type?"""

from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any, Final
from uuid import UUID

from PySide6.QtWidgets import QApplication

from ctj_desktop.storage.fields import quoted
from ctj_desktop.storage.store import Store
from ctj_desktop.ui.decisions.screens import TASKS
from ctj_desktop.ui.documents.screens import SCREENS as DOCUMENTS
from ctj_desktop.ui.forms.entries.choices import CheckEntry, ChoiceEntry, SetEntry
from ctj_desktop.ui.forms.entries.entry import Entry, TypedEntry, WordsEntry
from ctj_desktop.ui.forms.entries.parts import WholeEntry
from ctj_desktop.ui.forms.entries.picks import EitherEntry, OrWrittenEntry, PickEntry
from ctj_desktop.ui.forms.entries.values import (
    AmountEntry,
    ClockEntry,
    DayEntry,
    DecimalEntry,
    FractionEntry,
    LastDayEntry,
    MinutesEntry,
    NumberEntry,
    PercentEntry,
)
from ctj_desktop.ui.forms.screens.making import AskFields
from ctj_desktop.ui.forms.screens.sheet import Sheet
from ctj_desktop.ui.frame.screen import Screen
from ctj_desktop.ui.meetings.screens import SCREENS as MEETINGS
from ctj_desktop.ui.membership.directory_screens import SCREENS as DIRECTORY
from ctj_desktop.ui.membership.screens import SCREENS as MEMBERSHIP
from ctj_desktop.ui.projects.screens import SCREENS as PROJECTS
from ctj_desktop.ui.strategy.screens import SCREENS as STRATEGY
from ctj_desktop.ui.widgets.text_area import AreaField
from ctj_desktop.ui.window.screens import SCREENS
from tests.ui.desktop import CTRL, Desktop, InDialog, Key

Snapshot = Mapping[tuple[str, UUID], object]
ROOMS: Final = (*DIRECTORY, *MEMBERSHIP, *MEETINGS, *PROJECTS, *STRATEGY, *DOCUMENTS, TASKS)
BEFORE: Final[Mapping[str, Sequence[str]]] = {"call": ("pipeline",), "stage_transition": ("stage", "stage")}
"""What is entered before it, where that stands further down or is needed twice."""
AS_PROPOSED: Final = ("to_currency", "pattern")
"""Choices that stay as the dialog proposes them: the other currency is chosen, and rules are entered one by one."""
WRITTEN: Final[tuple[tuple[type[Entry[Any]], tuple[str, str]], ...]] = (
    (LastDayEntry, ("31.12.2030", "30.6.2031")),
    (DayEntry, ("1.3.2027", "2.4.2027")),
    (ClockEntry, ("14:00", "15:30")),
    (MinutesEntry, ("20", "35")),
    (FractionEntry, ("2/3", "3/4")),
    (PercentEntry, ("30", "45,5")),
    (DecimalEntry, ("0,95", "1.05")),
    (AmountEntry, ("1000", "2500.50")),
    (NumberEntry, ("3", "4")),
    (WordsEntry, ("eau, forêt", "neige")),
)
"""What is typed into each type of field, and what to correct it."""


def entered() -> Sequence[Screen]:
    """The screens on which something new is entered: what one of them refers to is entered before it."""
    kinds = (kind for one in ROOMS if one.new for kind in (*BEFORE.get(one.kind, ()), one.kind))
    return [SCREENS[kind] for kind in kinds]


def everything(store: Store) -> Snapshot:
    """Every record that is there now, as its row stands: reading thousands of them as records would be dear."""
    rows = {
        shape.kind: store.connection.run(
            f"SELECT id, home, {quoted(name for name, _ in shape.columns)} FROM {shape.kind} WHERE deleted = 0"
        ).all()
        for shape in store.schema.shapes.values()
    }
    return {(kind, UUID(bytes=row[0])): tuple(row) for kind, found in rows.items() for row in found}


class Filler:
    """Fills fields by keys; every text and every code is another."""

    def __init__(self, desktop: Desktop) -> None:
        self._desktop, self._count = desktop, count(1)
        self._chosen: set[UUID | None] = set()

    def add(self, screen: Screen, in_dialog: InDialog) -> None:
        """A new record by the dialog of its page, every field of it filled."""
        self._desktop.window.desk.navigator.go(screen.at())

        def fill() -> None:
            dialog = self.fill_dialog()
            self._desktop.press(Key.Key_Return, CTRL)
            assert not dialog.isVisible(), self._desktop.refusals()

        in_dialog(lambda: self._desktop.press(Key.Key_N, CTRL), fill)

    def fill_dialog(self) -> AskFields:
        """Every field of the dialog that is open; no record is chosen twice."""
        dialog = self._desktop.dialog()
        assert isinstance(dialog, AskFields)
        self._chosen.clear()
        for entry in dialog.entries.values():
            self.fill(entry)
        return dialog

    def fill(self, entry: Entry[Any], *, again: bool = False) -> None:
        """Something that the field takes; `again`, something else. The keyboard stays in the field."""
        if isinstance(entry, WholeEntry):
            self._fill_whole(entry, again=again)
            return
        self.focus(entry)
        if isinstance(entry, OrWrittenEntry | EitherEntry | PickEntry):
            if again or entry.editor.key() is None:  # else what is proposed stays: there may be no other
                self._pick(entry)
        elif isinstance(entry, ChoiceEntry):
            if entry.name in AS_PROPOSED and not again:
                return
            self._desktop.press(Key.Key_Up if again and entry.editor.currentIndex() else Key.Key_Down)
        elif isinstance(entry, CheckEntry | SetEntry):
            self._desktop.press(Key.Key_Space)
        else:
            assert isinstance(entry, TypedEntry)
            self.type(entry, self.text_for(entry, again=again))

    def text_for(self, entry: Entry[Any], *, again: bool = False) -> str:
        """What is typed into a field of this type."""
        if entry.name == "year":
            return ("2021", "2022")[again]
        for kind, texts in WRITTEN:
            if isinstance(entry, kind):
                return texts[again]
        number = next(self._count)
        if entry.name.endswith("email"):
            return f"ete-{number}@exemple.ch"
        return f"ETE-{number}" if entry.name == "code" else f"Été {entry.register} {number}"

    def type(self, entry: Entry[Any], text: str) -> None:
        """A text instead of what stands there."""
        self.focus(entry)
        self._desktop.press(Key.Key_A, CTRL)
        self._desktop.keys(text)
        if not text:
            self._desktop.press(Key.Key_Backspace)

    def focus(self, entry: Entry[Any]) -> None:
        """The keyboard in the field, which is brought into sight."""
        editor = entry.boxes()[0] if isinstance(entry, SetEntry) else entry.field.editor
        (editor.area if isinstance(editor, AreaField) else editor).setFocus()
        QApplication.processEvents()

    def _pick(self, entry: PickEntry | EitherEntry | OrWrittenEntry) -> None:
        """One that was entered here, else the first that is offered; none that stands there or was chosen just now."""
        picker, stood = entry.editor, entry.editor.key()
        for words in ("Été", ""):
            self._desktop.press(Key.Key_A, CTRL)
            self._desktop.press(Key.Key_Backspace)
            self._desktop.keys(words)
            self._desktop.press(Key.Key_Down)
            others = [at for at, hit in enumerate(picker.list.hits()) if hit.key not in (stood, *self._chosen)]
            if others:
                while picker.list.marked() != others[0]:
                    self._desktop.press(Key.Key_Down)
                self._desktop.press(Key.Key_Return)
                self._chosen.add(picker.key())
                return
            if picker.list.isVisible():
                self._desktop.press(Key.Key_Escape)

    def _fill_whole(self, entry: WholeEntry[Any], *, again: bool) -> None:
        if entry.said is not None and not entry.said.isChecked():
            entry.said.setFocus()
            self._desktop.press(Key.Key_Space)
        for part in entry.parts.values():
            self.fill(part, again=again)


def sheet_of(desktop: Desktop, screen: Screen) -> Sheet:
    """The open sheet of a declared kind."""
    return desktop.find(Sheet, f"{screen.name}.sheet")
