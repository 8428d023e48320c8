"""Do Escape, Enter and Tab do the same at every field of every dialog for a new record, and is nothing lost by them?"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from functools import partial
from typing import Any

import pytest

from ctj_desktop.domain.ids import OrganisationId
from ctj_desktop.domain.records.committees import Committee, Seat
from ctj_desktop.domain.records.people import Organisation, Person, Side
from ctj_desktop.domain.records.projects import CallRule
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.catalogue.steps import step_named
from ctj_desktop.services.kinds.catalogue import BY_KIND
from ctj_desktop.services.membership.committees import add_committee
from ctj_desktop.services.membership.people import add_organisation, remove_organisation
from ctj_desktop.services.steps.step import form_of
from ctj_desktop.ui.forms.entries.entry import Entry
from ctj_desktop.ui.forms.entries.picks import OrWrittenEntry
from ctj_desktop.ui.forms.fields import Unreadable
from ctj_desktop.ui.forms.screens.making import NewRecord
from ctj_desktop.ui.forms.screens.sheet import Sheet
from ctj_desktop.ui.forms.screens.unfinished import Standing, standing
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.widgets.picker import Picker
from ctj_desktop.ui.widgets.text_area import AreaField
from tests.ui.desktop import CTRL, Desktop, InDialog, Key
from tests.ui.forms.screens.filling import Filler, entered, everything


class Asked:
    """The dialog of one screen after the other; each key at `most` fields of a type."""

    def __init__(self, desktop: Desktop, in_dialog: InDialog, most: int = 1_000) -> None:
        self._desktop, self._in_dialog, self._most = desktop, in_dialog, most
        self.filler, self._tried = Filler(desktop), Counter[tuple[object, ...]]()

    def open(self, inside: Callable[[NewRecord], object], by: Callable[[], object] | None = None) -> None:
        """Ctrl+N, or another way, and what is done in the dialog."""

        def act() -> None:
            dialog = self._desktop.dialog()
            assert isinstance(dialog, NewRecord)
            inside(dialog)

        def opening() -> None:
            (by or (lambda: self._desktop.press(Key.Key_N, CTRL)))()

        self._in_dialog(opening, act)

    def tab_at_every_field(self, dialog: NewRecord, needed: Collection[str]) -> None:
        """What is needed and empty says so when it is left; a text in two languages once neither has the keyboard."""
        for entry in dialog.entries.values():
            self.filler.focus(entry)
            self._desktop.press(Key.Key_Tab)
            sides = [one for one in dialog.entries.values() if one.name == entry.name]
            nothing = all(one.typed() and not one.typed()[0][1].text() for one in sides)
            asked = entry.name in needed or isinstance(entry, OrWrittenEntry)  # the record, or its name
            if not any(one.field.isAncestorOf(self._desktop.focused()) for one in sides):
                assert any(one.field.refused for one in sides) == (nothing and asked), entry.register

    def enter_at_every_field(self, dialog: NewRecord) -> None:
        """The button, and nothing else; in a text of several lines with Ctrl."""
        tried: list[str] = []
        go, dialog.go = dialog.go, lambda: _refuse(tried)  # type: ignore[method-assign]
        for entry in self._some(dialog, "enter"):
            self.filler.focus(entry)
            here, stood, done = self._desktop.focused(), standing([entry]), len(tried)
            if isinstance(entry.field.editor, AreaField):
                self._desktop.press(Key.Key_Return)
                assert (len(tried), entry.field.editor.text()) == (done, "\n"), entry.register
                self._desktop.press(Key.Key_Backspace)
                self._desktop.press(Key.Key_Return, CTRL)
            else:
                self._desktop.press(Key.Key_Return)
            assert (len(tried), self._desktop.focused(), standing([entry])) == (done + 1, here, stood), entry.register
        dialog.go = go  # type: ignore[method-assign]

    def escape_at_every_field(self, dialog: NewRecord) -> None:
        """The dialog goes, whatever stands in the field."""
        for entry in self._some(dialog, "escape"):
            dialog.show()
            dialog.activateWindow()
            self.filler.fill(entry)
            self._desktop.press(Key.Key_Escape)
            assert not dialog.isVisible(), entry.register

    def _some(self, dialog: NewRecord, key: str) -> Iterator[Entry[Any]]:
        for entry in dialog.entries.values():
            kind = (key, type(entry), entry.needed)
            self._tried[kind] += 1
            if self._tried[kind] <= self._most:
                yield entry


def _refuse(tried: list[str]) -> None:
    tried.append("")
    raise Unreadable


@pytest.mark.parametrize("most", [1, pytest.param(1_000, marks=pytest.mark.long)])
@pytest.mark.long
def test_escape_enter_and_tab_are_the_same_at_every_field_of_every_dialog(
    empty: Desktop, in_dialog: InDialog, most: int
) -> None:
    asked = Asked(empty, in_dialog, most)
    for screen in entered():
        empty.window.desk.navigator.go(screen.at())
        before = everything(empty.store)
        needed = {field.name for field in form_of(step_named(BY_KIND[screen.kind].steps.add)).fields if field.required}
        needed |= {"committee"} if screen.of_committee else set()
        asked.open(partial(asked.tab_at_every_field, needed=needed))
        asked.open(asked.enter_at_every_field)
        asked.open(asked.escape_at_every_field)
        assert everything(empty.store) == before
        empty.workspace.unfinished.clear()
        asked.filler.add(screen, in_dialog)
    assert empty.store.drafts() == []


@pytest.mark.long
@pytest.mark.each_language
def test_what_was_typed_before_escape_stands_there_again_until_it_is_entered(
    empty: Desktop, in_dialog: InDialog
) -> None:
    asked, kept = Asked(empty, in_dialog), dict[str, Standing]()

    def fill(dialog: NewRecord) -> None:
        asked.filler.fill_dialog()
        asked.filler.type(dialog.entries["code"], "trop long pour un code")
        kept.update(standing(dialog.entries.values()))
        empty.press(Key.Key_Escape)

    def mend_and_enter(dialog: NewRecord) -> None:
        assert standing(dialog.entries.values()) == kept
        assert dialog.entries["name.fr"].field.note_text()
        asked.filler.type(dialog.entries["code"], "APX")
        empty.press(Key.Key_Return)

    empty.window.desk.navigator.go(Place(page="committees"))
    asked.open(fill)
    t = empty.window.desk.t
    assert t("New committee") in empty.text("status.sentence")
    asked.open(mend_and_enter)
    [made] = empty.store.all(Committee)
    assert (made.code, made.name.fr.text) == ("APX", kept["name.fr"][0])
    asked.open(_is_fresh)


def _is_fresh(dialog: NewRecord) -> None:
    assert not any(entry.typed() and entry.typed()[0][1].text() for entry in dialog.entries.values())
    assert not any(entry.field.note_text() for entry in dialog.entries.values())


def test_what_is_given_up_by_the_button_is_forgotten(empty: Desktop, in_dialog: InDialog) -> None:
    asked = Asked(empty, in_dialog)

    def type_and_leave(by: str, dialog: NewRecord) -> None:
        asked.filler.type(dialog.entries["name.fr"], "Vauxneuf")
        if by:
            empty.click(by)
        else:
            empty.press(Key.Key_Escape)

    asked.open(lambda dialog: type_and_leave("", dialog))
    assert empty.text("status.sentence")
    asked.open(lambda dialog: type_and_leave("dialog.new_organisation.cancel", dialog))
    asked.open(_is_fresh)
    assert empty.store.count(Organisation, home=empty.store.home()) == 0


@pytest.mark.long
def test_escape_closes_an_open_list_first(empty: Desktop, in_dialog: InDialog) -> None:
    empty.window.desk.navigator.go(Place(page="persons"))

    def look(dialog: NewRecord) -> None:
        empty.fill("dialog.new_person.organisation", "")
        empty.press(Key.Key_Down)
        picker = empty.find(Picker, "dialog.new_person.organisation")
        assert picker.list.isVisible()
        empty.press(Key.Key_Escape)
        assert not picker.list.isVisible()
        assert dialog.isVisible()
        empty.press(Key.Key_Escape)
        assert not dialog.isVisible()

    Asked(empty, in_dialog).open(look)


@pytest.mark.long
def test_what_was_removed_meanwhile_is_not_chosen_again(empty: Desktop, in_dialog: InDialog) -> None:
    body = empty.workspace.do_fields(add_organisation, name=Bilingual.of("Vauxneuf", "Neuwaux"), side=Side.FR)
    empty.window.desk.navigator.go(Place(page="persons"))
    asked = Asked(empty, in_dialog)

    def choose(dialog: NewRecord) -> None:
        asked.filler.type(dialog.entries["family_name"], "Faivre")
        empty.fill("dialog.new_person.organisation", "vauxneuf")
        empty.press(Key.Key_Return)
        assert empty.find(Picker, "dialog.new_person.organisation").key() == body.id
        empty.press(Key.Key_Escape)

    def enter(dialog: NewRecord) -> None:
        assert dialog.entries["family_name"].value() == "Faivre"
        assert dialog.entries["organisation"].value() is None
        empty.press(Key.Key_Return)

    asked.open(choose)
    empty.workspace.do(remove_organisation, organisation=OrganisationId(body.id))
    asked.open(enter)
    [person] = empty.store.all(Person)
    assert (person.family_name, person.organisation) == ("Faivre", None)


@pytest.mark.long
def test_what_was_typed_for_one_record_does_not_stand_there_for_another(empty: Desktop, in_dialog: InDialog) -> None:
    """A seat of one committee is asked for by the sheet of that one."""
    committees = [
        empty.workspace.do_fields(add_committee, code=code, name=Bilingual.of(code, code)) for code in ("APX", "APY")
    ]
    asked = Asked(empty, in_dialog)

    def add(at: int, inside: Callable[[NewRecord], object]) -> None:
        empty.window.desk.navigator.go(Place(page="committees", record=committees[at].id))
        seats = next(one for one in empty.find(Sheet, "committees.sheet").lists if one.linked.kind == "seat")
        asked.open(inside, seats.new.click)

    def leave(dialog: NewRecord) -> None:
        asked.filler.type(dialog.entries["label.fr"], "Siège 1")
        empty.press(Key.Key_Escape)

    add(0, leave)
    add(1, _is_fresh)
    add(0, lambda _dialog: empty.press(Key.Key_Return))
    [seat] = empty.store.all(Seat)
    assert (seat.committee, seat.label.fr.text) == (committees[0].id, "Siège 1")


@pytest.mark.long
@pytest.mark.each_language
def test_a_record_that_another_office_keeps_is_refused_at_the_field_where_it_was_chosen(
    empty: Desktop, in_dialog: InDialog
) -> None:
    empty.window.desk.navigator.go(Place(page="call_rules"))
    asked = Asked(empty, in_dialog)

    def enter(dialog: NewRecord) -> None:
        asked.filler.fill_dialog()
        empty.press(Key.Key_Return, CTRL)
        assert empty.refusals().keys() == {"dialog.new_call_rule.call"}
        assert empty.focused().objectName() == "dialog.new_call_rule.call"
        empty.click("dialog.new_call_rule.cancel")

    before = empty.store.count(CallRule)
    asked.open(enter)
    assert empty.store.count(CallRule) == before
