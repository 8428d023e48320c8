"""Somebody who does anything at all on the declared screens, by a seed: adds, scribbles, removes, undoes, leaves."""

import random
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

from ctj_desktop.domain.record import Record
from ctj_desktop.domain.records.people import Organisation, Person
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.errors import UserError
from ctj_desktop.services.membership.people import (
    change_organisation,
    change_person,
    remove_organisation,
    remove_person,
)
from ctj_desktop.services.steps.homes import kept_here
from ctj_desktop.ui.forms.entries.entry import Entry
from ctj_desktop.ui.forms.entries.parts import WholeEntry
from ctj_desktop.ui.forms.screens.making import AskFields
from ctj_desktop.ui.forms.screens.record_table import RecordTable
from ctj_desktop.ui.forms.screens.sheet import Sheet
from ctj_desktop.ui.frame.screen import Screen
from tests.ui.desktop import ALT_SHIFT, CTRL, CTRL_SHIFT, Desktop, Key
from tests.ui.forms.screens.filling import Filler, entered
from tests.ui.whole.monkey import TEXTS

LEAVING: Final = (Key.Key_Tab, Key.Key_Tab, Key.Key_Backtab, Key.Key_Return, Key.Key_Escape)


class Clumsy:
    """Does one thing after the other; `trail` says what."""

    def __init__(self, desktop: Desktop, seed: int) -> None:
        self._desktop, self._chance, self.trail = desktop, random.Random(seed), list[str]()
        self._filler, self._screens = Filler(desktop), entered()
        self._screen: Screen = self._screens[0]
        self._deeds: tuple[tuple[int, Callable[[], object]], ...] = (
            (10, self.go),
            (16, self.add),
            (5, self.begin_to_add),
            (8, self.choose_another),
            (24, self.scribble),
            (5, self.remove),
            (8, self.undo_or_redo),
            (5, self.change_elsewhere),
            (3, self.remove_elsewhere),
            (3, self.move),
            (3, self.filter),
            (2, self.save),
            (1, self.close_and_open),
        )

    def run(self, steps: int) -> None:
        """Every screen once, so that there is something to be clumsy with; then by chance."""
        for screen in self._screens:
            self._screen = screen
            self._desktop.window.desk.navigator.go(self._screen.at())
            self.add()
        weights, deeds = zip(*self._deeds, strict=True)
        for _ in range(steps):
            deed = self._chance.choices(deeds, weights)[0]
            self.trail.append(deed.__name__)
            deed()
            QApplication.processEvents()

    # what is done

    def go(self) -> None:
        self._screen = self._chance.choice(self._screens)
        self._say(self._screen.name)
        self._desktop.window.desk.navigator.go(self._screen.at())

    def add(self) -> None:
        """What a step refuses is said, and then it is given up or left by Escape."""

        def fill(dialog: QDialog) -> None:
            if not isinstance(dialog, AskFields):  # somebody else's hands opened it
                self._desktop.press(Key.Key_Escape)
                return
            self._filler.fill_dialog()
            self._desktop.press(Key.Key_Return, CTRL)
            if dialog.isVisible():
                self._say(str(self._desktop.refusals()))
                assert self._desktop.refusals(), "nothing says why the dialog stays"
                self._chance.choice((dialog.reject, lambda: self._desktop.click(f"{dialog.objectName()}.cancel")))()

        self._with_dialog(lambda: self._desktop.press(Key.Key_N, CTRL), fill)

    def begin_to_add(self) -> None:
        """Half of the fields, and away by Escape."""

        def fill(dialog: QDialog) -> None:
            assert isinstance(dialog, AskFields)
            for entry in self._chance.sample(list(dialog.entries.values()), len(dialog.entries) // 2):
                self._write(entry)
            self._desktop.press(Key.Key_Escape)
            if dialog.isVisible():  # it closed an open list
                self._desktop.press(Key.Key_Escape)

        self._with_dialog(lambda: self._desktop.press(Key.Key_N, CTRL), fill)

    def choose_another(self) -> None:
        table = self._table()
        keys = [line.key for line in table.rows_model.rows] if table is not None else []
        if table is not None and keys:
            table.select(self._chance.choice(keys))

    def scribble(self) -> None:
        """Into any field of the sheet, and away from it by any key, or not at all."""
        sheet = self._sheet()
        entries = [one for form in sheet.forms() for one in form.entries] if sheet is not None else []
        parts = [part for one in entries for part in (one.parts.values() if isinstance(one, WholeEntry) else (one,))]
        seen = [one for one in parts if one.field.editor.isVisible() and one.field.editor.isEnabled()]
        if not seen:
            return
        for entry in self._chance.sample(seen, min(len(seen), self._chance.choice((1, 1, 2)))):
            self._write(entry)
            if self._chance.random() < 0.8:
                key = self._chance.choice(LEAVING)
                self._say(key.name)
                self._desktop.press(key)

    def remove(self) -> None:
        """By Delete; what goes with it is agreed to, or not."""
        table = self._table()
        if table is not None:
            table.setFocus()
            answer = self._chance.choice((Key.Key_Return, Key.Key_Escape))
            self._with_dialog(lambda: self._desktop.press(Key.Key_Delete), lambda _dialog: self._desktop.press(answer))

    def undo_or_redo(self) -> None:
        for _ in range(self._chance.choice((1, 1, 2, 5))):
            self._desktop.press(Key.Key_Z, self._chance.choice((CTRL, CTRL, CTRL_SHIFT)))

    def change_elsewhere(self) -> None:
        """Another window writes into a body or a person."""
        if (body := self._own(Organisation)) is not None and self._chance.random() < 0.5:
            name = Bilingual.of(f"Ailleurs {len(self.trail)}", "Anderswo")
            self._attempt(change_organisation, organisation=body.id, name=name)
        elif (person := self._own(Person)) is not None:
            self._attempt(change_person, person=person.id, given_name=f"Ailleurs {len(self.trail)}")

    def remove_elsewhere(self) -> None:
        if (body := self._own(Organisation)) is not None and self._chance.random() < 0.5:
            self._attempt(remove_organisation, organisation=body.id)
        elif (person := self._own(Person)) is not None:
            self._attempt(remove_person, person=person.id)

    def move(self) -> None:
        table = self._table()
        if table is not None:
            table.setFocus()
            self._desktop.press(self._chance.choice((Key.Key_Up, Key.Key_Down)), ALT_SHIFT)

    def filter(self) -> None:
        self._desktop.press(Key.Key_F, CTRL)
        self._desktop.keys(self._chance.choice(("ete", "zzz", "a b")))
        self._desktop.press(self._chance.choice((Key.Key_Return, Key.Key_Escape, Key.Key_Down)))

    def save(self) -> None:
        self._desktop.press(Key.Key_S, CTRL)

    def close_and_open(self) -> None:
        self._desktop.window.close_workspace()
        assert self._desktop.window.open_file(self._desktop.sample)
        self._desktop.window.desk.navigator.go(self._screen.at())

    # inside

    def _write(self, entry: Entry[Any]) -> None:
        self._say(entry.register)
        if entry.typed() and self._chance.random() < 0.4:
            self._filler.type(entry, self._chance.choice(TEXTS))
        else:
            self._filler.fill(entry, again=self._chance.random() < 0.5)

    def _with_dialog(self, opening: Callable[[], object], inside: Callable[[QDialog], object]) -> None:
        """The dialog may not come: it is refused, or nothing needs to be asked."""
        failures: list[BaseException] = []
        soon = QTimer(interval=5)

        def act() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, QDialog):
                return
            soon.stop()
            if QApplication.activeWindow() is not dialog:
                dialog.activateWindow()
                QApplication.processEvents()
            try:
                inside(dialog)
            except BaseException as error:  # noqa: BLE001 (an exception inside Qt's loop would be lost)
                failures.append(error)
            finally:
                if dialog.isVisible():
                    dialog.reject()

        soon.timeout.connect(act)
        soon.start()
        opening()
        soon.stop()
        self._desktop.window.activateWindow()
        QApplication.processEvents()
        if failures:
            raise failures[0]

    def _attempt(self, step: Callable[..., Record], **fields: Any) -> None:
        with suppress(UserError):
            self._desktop.workspace.do_fields(step, **fields)

    def _own(self, kind: type[Any]) -> Any:
        store = self._desktop.store
        own = sorted((one for one in store.all(kind) if kept_here(store, one)), key=lambda one: one.id)
        return self._chance.choice(own) if own else None

    def _sheet(self) -> Sheet | None:
        sheets = self._desktop.window.findChildren(Sheet, f"{self._screen.name}.sheet")
        return next((one for one in sheets if one.isVisible() and one.record is not None), None)

    def _table(self) -> RecordTable | None:
        tables = self._desktop.window.findChildren(RecordTable, f"{self._screen.name}.table")
        return next((one for one in tables if one.isVisible()), None)

    def _say(self, word: str) -> None:
        if self.trail:
            self.trail[-1] += f" {word}"
