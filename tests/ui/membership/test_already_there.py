"""Is whoever is being entered already there? The dialog says so while one types, and takes that record instead."""

import pytest

from ctj_desktop.domain.records.people import Organisation, Person
from ctj_desktop.services.membership.people import add_organisation, add_person
from ctj_desktop.ui.forms.screens.making import NewRecord
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.widgets.surfaces import Chip
from tests.office import text
from tests.ui.desktop import CTRL, Desktop, InDialog, Key


def pause(empty: Desktop) -> None:
    """One stops typing for a moment."""
    dialog = empty.dialog()
    assert isinstance(dialog, NewRecord)
    dialog._look()


@pytest.mark.long
@pytest.mark.each_language
def test_the_person_who_is_there_is_taken_instead(empty: Desktop, in_dialog: InDialog) -> None:
    there = empty.workspace.do_fields(add_person, given_name="Anne", family_name="Rochat", work_email="anne@ne.ch")
    empty.window.desk.navigator.go(Place(page="persons"))

    def enter() -> None:
        empty.fill("dialog.new_person.given_name", "Anne")
        pause(empty)
        assert not empty.shows("person.already.title")
        empty.fill("dialog.new_person.family_name", "ROCHAT")
        pause(empty)
        assert empty.shows("person.already.title")
        assert "Rochat" in empty.find(Chip, "person.already.0").text()
        empty.fill("dialog.new_person.family_name", "Favre")
        pause(empty)
        assert not empty.shows("person.already.title")
        empty.fill("dialog.new_person.work_email", "anne@ne.ch")
        pause(empty)
        empty.click("person.already.0")

    in_dialog(lambda: empty.press(Key.Key_N, CTRL), enter)
    assert empty.store.all(Person) == [there]
    place = empty.window.desk.navigator.place
    assert place is not None
    assert place.record == there.id
    assert empty.store.drafts() == []


@pytest.mark.long
def test_one_goes_on_all_the_same_and_a_body_is_noticed_too(empty: Desktop, in_dialog: InDialog) -> None:
    empty.workspace.do_fields(add_organisation, name=text("Commune de Vauxneuf", "Gemeinde Neuental"))
    before = empty.store.count(Organisation)
    empty.window.desk.navigator.go(Place(page="organisations"))

    def enter() -> None:
        empty.fill("dialog.new_organisation.name.fr", "Vauxneuf")
        pause(empty)
        assert empty.shows("organisation.already.0")
        empty.press(Key.Key_Return, CTRL)

    in_dialog(lambda: empty.press(Key.Key_N, CTRL), enter)
    assert empty.store.count(Organisation) == before + 1
