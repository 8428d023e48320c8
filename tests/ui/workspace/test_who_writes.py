"""Can whoever is at the keyboard say so, also before anybody was entered?"""

import pytest
from PySide6.QtWidgets import QLabel

from ctj_desktop.domain.records.people import Person
from ctj_desktop.services.membership.people import add_person
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.status import SmallButton
from tests.ui.desktop import CTRL_SHIFT, Desktop, InDialog, Key


@pytest.mark.each_language
def test_a_secretary_whom_nobody_entered_enters_herself_where_it_is_asked(empty: Desktop, in_dialog: InDialog) -> None:
    t = empty.window.desk.t

    def name() -> None:
        empty.fill("dialog.new_person.given_name", "Anne")
        empty.press(Key.Key_Return)

    def choose() -> None:
        nobody = empty.find(QLabel, "dialog.person.nobody")
        assert nobody.text() == t("Nobody is entered yet.")
        empty.keys("Exemple")
        assert nobody.text() == t("Nobody here is called that.")
        assert empty.find(Button, "dialog.person.go").text() == t("New person…")
        in_dialog(lambda: empty.press(Key.Key_Return), name)

    in_dialog(lambda: empty.click("status.author"), choose)
    [person] = empty.store.all(Person)
    assert (person.given_name, person.family_name) == ("Anne", "Exemple")
    assert empty.store.author == person.id
    assert "Anne Exemple" in empty.find(SmallButton, "status.author").text()


@pytest.mark.long
def test_somebody_else_is_entered_beside_those_who_are_there(empty: Desktop, in_dialog: InDialog) -> None:
    empty.workspace.do_fields(add_person, given_name="Anne", family_name="Exemple")

    def name() -> None:
        empty.fill("dialog.new_person.family_name", "Autre")
        empty.press(Key.Key_Return)

    def choose() -> None:
        in_dialog(lambda: empty.click("dialog.person.new"), name)
        assert empty.store.count(Person) == 2
        assert empty.store.author is None
        empty.press(Key.Key_Return)

    in_dialog(lambda: empty.click("status.author"), choose)
    assert empty.store.author == empty.store.all(Person, family_name="Autre")[0].id


def test_two_who_take_turns_need_a_key_and_enter(empty: Desktop, in_dialog: InDialog) -> None:
    anne, zoe = (empty.workspace.do_fields(add_person, given_name=name, family_name=name) for name in ("Anne", "Zoé"))
    empty.workspace.do_fields(add_person, given_name="Bela", family_name="Bela")
    for one in (zoe, anne):
        empty.workspace.sit_down(one.id)
        empty.workspace.do_fields(add_person, given_name="Carl", family_name=f"de {one.given_name}")

    def turn() -> None:
        in_dialog(lambda: empty.press(Key.Key_W, CTRL_SHIFT), lambda: empty.press(Key.Key_Return))

    turn()
    assert empty.store.author == zoe.id
    empty.workspace.do_fields(add_person, given_name="Dora", family_name="Dora")
    turn()
    assert empty.store.author == anne.id
