"""Do Escape, Enter and Tab do at every declared field what they do at any other, and is nothing lost by them?"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ctj_desktop.domain.records.people import Organisation, Side
from ctj_desktop.domain.records.standard_texts import StandardText, TextUse
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.kinds.catalogue import BY_KIND
from ctj_desktop.services.membership.people import add_organisation, change_organisation
from ctj_desktop.services.steps.homes import kept_here
from ctj_desktop.services.texts.standard_texts import add_standard_text
from ctj_desktop.ui.forms.entries.entry import Entry
from ctj_desktop.ui.forms.entries.parts import WholeEntry
from ctj_desktop.ui.forms.screens.sheet import Sheet
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.widgets.fields import LineEdit
from ctj_desktop.ui.widgets.text_area import AreaField
from tests.ui.desktop import CTRL, Desktop, Key
from tests.ui.forms.screens.filling import Filler, entered, sheet_of

ODD = "zzz – n’existe pas"
"""What no field but one of words takes."""
DECIDED = frozenset({"actions.sheet.axis"})
"""Emptied, it stands there again: the objective of an action decides its axis."""


class Hands:
    """At one field of a sheet after the other."""

    def __init__(self, desktop: Desktop) -> None:
        self._desktop, self._filler = desktop, Filler(desktop)
        self._name, self.refused, self.kinds = "", set[str](), Counter[tuple[type[Entry[Any]], bool]]()

    def walk(self, most: int) -> Iterator[Entry[Any]]:
        """Fields that can be written, the parts of a value one by one; `most` of each type, needed and not."""
        for screen in entered():
            store = self._desktop.store
            record = next(one.id for one in store.all(BY_KIND[screen.kind].record) if kept_here(store, one))
            self._desktop.window.desk.navigator.go(screen.at(record))
            for entry in self._fields(sheet_of(self._desktop, screen)):
                kind = (type(entry), entry.needed)
                if self.kinds[kind] == most:
                    continue
                self.kinds[kind] += 1
                self._name = entry.field.editor.objectName().removesuffix(".frame")
                self._filler.focus(entry)
                yield entry

    def keep_still(self, entry: Entry[Any]) -> None:
        """Escape and Enter where nothing was typed: nothing is done; Enter is text in a text."""
        here, done = self._desktop.focused(), self._moment()
        for key in (Key.Key_Escape, *([] if isinstance(entry.field.editor, AreaField) else [Key.Key_Return])):
            self._desktop.press(key)
            assert (self._desktop.focused(), self._moment()) == (here, done), self._name

    def give_up(self, entry: Entry[Any]) -> None:
        """Escape gives back what stood there, undo what was typed; once more, and the field is left as it was."""
        stood, done = self._stands(entry), self._moment()
        self._filler.type(entry, ODD)
        for key, modifiers, stands in (
            (Key.Key_Escape, (), stood),
            (Key.Key_Z, (CTRL,), ODD),
            (Key.Key_Escape, (), stood),
        ):
            self._desktop.press(key, *modifiers)
            assert self._stands(entry) == stands, self._name
        self._leave()
        assert (self._stands(entry), self._moment(), self._desktop.refusals()) == (stood, done, {}), self._name

    def leave_empty(self, entry: Entry[Any]) -> None:
        """What is emptied and left by Tab is written so, or its field says why not and nothing is."""
        stood, done = self._stands(entry), self._moment()
        self._filler.type(entry, "")
        self._leave()
        if self._name in DECIDED:
            assert (self._stands(entry), self._moment(), self._desktop.refusals()) == (stood, done, {}), self._name
            return
        assert self._stands(entry) == "", self._name
        if refused := self._desktop.refusals():
            assert [name.removesuffix(".frame") for name in refused] == [self._name]
            assert self._moment() == done, self._name
            self.refused.add(self._name)
            self._filler.type(entry, stood)
            self._leave()
            assert (self._moment(), self._desktop.refusals()) == (done, {}), self._name
        elif stood:
            assert self._moment() != done, self._name
            self._desktop.press(Key.Key_Z, CTRL)
            assert self._stands(entry) == stood, self._name

    def _fields(self, sheet: Sheet) -> Iterator[Entry[Any]]:
        for entry in (one for form in sheet.forms() for one in form.entries if one.writable):
            if not isinstance(entry, WholeEntry):
                yield entry
                continue
            if entry.said is not None and not entry.said.isChecked():
                entry.said.setFocus()
                self._desktop.press(Key.Key_Space)
            yield from entry.parts.values()

    def _leave(self) -> None:
        self._desktop.press(Key.Key_Tab)
        QApplication.processEvents()

    def _moment(self) -> int:
        """Of the last act."""
        return self._desktop.store.streams.last_hlc()

    @staticmethod
    def _stands(entry: Entry[Any]) -> str:
        [(_, editor)] = entry.typed()
        return editor.text()


@pytest.mark.parametrize("most", [2, pytest.param(1_000, marks=pytest.mark.long)])
@pytest.mark.long
def test_escape_enter_and_tab_are_the_same_at_every_field_of_every_sheet(full: Desktop, most: int) -> None:
    hands = Hands(full)
    for entry in hands.walk(most):
        hands.keep_still(entry)
        if entry.typed():
            hands.give_up(entry)
            hands.leave_empty(entry)
    assert full.store.drafts() == []
    assert len({kind for kind, _ in hands.kinds}) > 15
    assert len(hands.refused) > 1
    needed = {"mandates.sheet.person", "statutes.sheet.in_force_from", "statutes.sheet.notice.days"}
    assert most == 2 or needed < hands.refused


def test_escape_gives_back_what_somebody_else_wrote_meanwhile(empty: Desktop) -> None:
    body = empty.workspace.do_fields(add_organisation, name=Bilingual.of("Vauxneuf", "Neuwaux"), side=Side.FR)
    empty.window.desk.navigator.go(Place(page="organisations", record=body.id))
    field = empty.find(LineEdit, "organisations.sheet.email")
    field.setFocus()
    empty.workspace.do_fields(change_organisation, organisation=body.id, email="mairie@vauxneuf.example")
    empty.keys("x")
    empty.press(Key.Key_Escape)
    assert field.text() == "mairie@vauxneuf.example"
    empty.leave()
    [now] = empty.store.all(Organisation, id=body.id)
    assert now.email == "mairie@vauxneuf.example"


@pytest.mark.long
def test_escape_in_a_long_text_gives_back_that_of_the_record_that_is_shown(empty: Desktop) -> None:
    """The record came while another window had the keyboard."""
    texts = [
        empty.workspace.do_fields(add_standard_text, name=Bilingual.of(word, word), use=TextUse.BLOCK, text=long)
        for word, long in (("Un", Bilingual.of("Le premier", "")), ("Deux", Bilingual.of("Le second", "")))
    ]
    for text in texts:
        empty.window.desk.navigator.go(Place(page="texts", record=text.id))
        area = empty.find(AreaField, "texts.sheet.text.fr.frame")
        area.area.setFocus(Qt.FocusReason.ActiveWindowFocusReason)
        empty.keys("x")
        empty.press(Key.Key_Escape)
        assert area.text() == text.text.fr.text
        empty.leave()
        assert empty.store.get(StandardText, text.id) == text
