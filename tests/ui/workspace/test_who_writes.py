"""Can whoever is at the keyboard say so, also before anybody was entered?"""

import pytest
from PySide6.QtWidgets import QLabel

from ctj_desktop.domain.records.people import Person
from ctj_desktop.ui.widgets.status import SmallButton
from ctj_desktop.ui.widgets.table import Table
from tests.ui.desktop import Desktop, InDialog, Key


@pytest.mark.each_language
def test_a_secretary_whom_nobody_entered_enters_herself_where_it_is_asked(empty: Desktop, in_dialog: InDialog) -> None:
    t = empty.window.desk.t

    def name() -> None:
        empty.fill("dialog.new_person.given_name", "Anne")
        empty.click("dialog.new_person.go")

    def choose() -> None:
        nobody = empty.find(QLabel, "dialog.person.nobody")
        assert nobody.text() == t("Nobody is entered yet.")
        empty.fill("dialog.person.search", "Exemple")
        assert nobody.text() == t("Nobody here is called that.")
        in_dialog(lambda: empty.click("dialog.person.new"), name)
        assert not nobody.isVisible()
        assert empty.find(Table, "dialog.person.table").current_key() is not None
        empty.press(Key.Key_Return)

    in_dialog(lambda: empty.click("status.author"), choose)
    [person] = empty.store.all(Person)
    assert (person.given_name, person.family_name) == ("Anne", "Exemple")
    assert empty.store.author == person.id
    assert "Anne Exemple" in empty.find(SmallButton, "status.author").text()
