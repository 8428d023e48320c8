"""Is what is kept of a person in private entered and taken away again on the person's sheet, and brought back?"""

import pytest

from ctj_desktop.domain.records.people import Person, PersonPrivate
from ctj_desktop.services.membership.people import add_person, keep_private_contact
from ctj_desktop.ui.forms.screens.record_table import RecordTable
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.fields import LineEdit
from tests.ui.desktop import CTRL, Desktop, Key

MAIL, REMOVE = "persons.sheet.private_email", "persons.sheet.remove_private_contact"


@pytest.fixture
def person(empty: Desktop) -> Person:
    """Somebody in the directory."""
    made = empty.workspace.do_fields(add_person, given_name="Anne", family_name="Rochat")
    assert isinstance(made, Person)
    return made


@pytest.mark.long
@pytest.mark.each_language
@pytest.mark.parametrize("page", ["persons", "members"])
def test_it_is_entered_taken_away_and_brought_back(empty: Desktop, person: Person, page: str) -> None:
    t = empty.window.desk.t
    empty.window.desk.navigator.go(Place(page=page, record=person.id))
    remove, action = empty.find(Button, REMOVE), empty.window.desk.actions["remove_private_contact"]
    assert not remove.isEnabled()
    assert action.statusTip() == t("Nothing is kept here.")
    empty.fill(MAIL, "anne@chez-elle.example")
    empty.leave()
    assert empty.store.count(PersonPrivate) == 1
    assert action.isEnabled()
    empty.click(REMOVE)
    assert empty.store.count(PersonPrivate) == 0
    assert empty.find(LineEdit, MAIL).text() == ""
    assert not remove.isEnabled()
    assert "Anne Rochat" in empty.find(Button, "status.undo").text()
    assert empty.store.get(Person, person.id) == person
    empty.press(Key.Key_Z, CTRL)
    assert [one.private_email for one in empty.store.all(PersonPrivate)] == ["anne@chez-elle.example"]
    assert empty.find(LineEdit, MAIL).text() == "anne@chez-elle.example"
    empty.trigger("action.remove_private_contact")
    assert empty.store.count(PersonPrivate) == 0
    empty.fill(MAIL, "autre@chez-elle.example")
    empty.leave()
    assert [one.private_email for one in empty.store.all(PersonPrivate)] == ["autre@chez-elle.example"]


@pytest.mark.long
def test_who_is_taken_away_stays_when_only_the_private_part_is_meant(empty: Desktop, person: Person) -> None:
    empty.workspace.do_fields(keep_private_contact, person=person.id, note="appeler le soir")
    empty.window.desk.navigator.go(Place(page="members", record=person.id))
    empty.trigger("action.remove_private_contact")
    assert (empty.store.count(PersonPrivate), empty.store.count(Person)) == (0, 1)
    table = empty.find(RecordTable, "members.table")
    assert table.current_key() == person.id
