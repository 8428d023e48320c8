"""Does a mail address that can be none stay in its field, with the sentence below it?"""

import pytest

from ctj_desktop.domain.records.people import Organisation, Person, PersonPrivate
from ctj_desktop.services.membership.people import add_organisation, add_person
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.widgets.fields import LineEdit
from tests.office import text
from tests.ui.desktop import CTRL, Desktop, InDialog, Key

WRONG, RIGHT = "anne.rochat@ne", "anne.rochat@ne.ch"


@pytest.mark.each_language
def test_in_the_dialog_of_a_new_person_it_is_refused_at_its_field(empty: Desktop, in_dialog: InDialog) -> None:
    def enter() -> None:
        empty.fill("dialog.new_person.family_name", "Rochat")
        empty.fill("dialog.new_person.work_email", WRONG)
        empty.press(Key.Key_Return)
        assert empty.dialog() is not None
        assert WRONG in empty.text("dialog.new_person.work_email.note")
        assert empty.focused().objectName() == "dialog.new_person.work_email"
        empty.fill("dialog.new_person.work_email", RIGHT)
        empty.press(Key.Key_Return)

    empty.window.desk.navigator.go(Place(page="persons"))
    in_dialog(lambda: empty.press(Key.Key_N, CTRL), enter)
    assert [one.work_email for one in empty.store.all(Person)] == [RIGHT]


@pytest.mark.long
@pytest.mark.parametrize("field", ["work_email", "private_email"])
def test_on_the_sheet_of_a_person_it_stays_where_it_was_typed_and_is_put_right(empty: Desktop, field: str) -> None:
    person = empty.workspace.do_fields(add_person, given_name="Anne", family_name="Rochat")
    empty.window.desk.navigator.go(Place(page="persons", record=person.id))
    name = f"persons.sheet.{field}"
    empty.fill(name, WRONG)
    empty.leave()
    assert WRONG in empty.text(f"{name}.note")
    assert empty.find(LineEdit, name).text() == WRONG
    assert (empty.store.count(PersonPrivate), empty.store.all(Person)) == (0, [person])
    empty.fill(name, f"{RIGHT} ")
    empty.leave()
    kept = [one.work_email for one in empty.store.all(Person)] + [
        one.private_email for one in empty.store.all(PersonPrivate)
    ]
    assert RIGHT in kept
    assert empty.find(LineEdit, name).text() == RIGHT
    assert not empty.shows(f"{name}.note")


@pytest.mark.long
def test_on_the_sheet_of_a_body_too(empty: Desktop) -> None:
    body = empty.workspace.do_fields(add_organisation, name=text("Commune", "Gemeinde"))
    empty.window.desk.navigator.go(Place(page="organisations", record=body.id))
    empty.fill("organisations.sheet.email", "mairie@commune.example,")
    empty.leave()
    assert empty.text("organisations.sheet.email.note")
    assert empty.store.get(Organisation, body.id) == body
