"""Is somebody made anonymous only when it is asked for, and is everything said before?"""

import pytest
from PySide6.QtWidgets import QLabel

from ctj_desktop.domain.records.people import Person
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.meetings.agenda import add_agenda_item
from ctj_desktop.services.meetings.life import cancel_meeting, plan_meeting
from ctj_desktop.services.membership.committees import add_committee
from ctj_desktop.services.membership.people import add_person
from ctj_desktop.ui.frame.navigation import Place
from tests.ui.desktop import Desktop, InDialog, Key


@pytest.fixture
def person(empty: Desktop) -> Person:
    """Somebody whom the title of an item names, and the reason of a cancellation."""
    made = empty.workspace.do_fields(add_person, given_name="Anne", family_name="Rochat")
    assert isinstance(made, Person)
    committee = empty.workspace.do_fields(add_committee, code="MOC", name=Bilingual.of("Comité"))
    meeting = empty.workspace.do_fields(plan_meeting, committee=committee.id)
    empty.workspace.do_fields(add_agenda_item, meeting=meeting.id, title=Bilingual.of("Adieux à Anne Rochat"))
    other = empty.workspace.do_fields(plan_meeting, committee=committee.id)
    on = empty.workspace.today()
    empty.workspace.do(cancel_meeting, meeting=other.id, on=on, reason=Bilingual.of("Maladie d’Anne Rochat"))
    empty.window.desk.navigator.go(Place(page="members", record=made.id))
    return made


@pytest.mark.long
@pytest.mark.each_language
def test_it_is_said_first_and_escape_leaves_everything(empty: Desktop, person: Person, in_dialog: InDialog) -> None:
    said: list[str] = []

    def look() -> None:
        shown = empty.dialog()
        assert shown is not None
        said.extend(label.text() for label in shown.findChildren(QLabel))
        empty.press(Key.Key_Escape)

    in_dialog(lambda: empty.trigger("action.anonymise_person"), look)
    t = empty.window.desk.t
    assert t("This cannot be undone.") in said
    assert t.quote("personne anonyme") in said
    assert any("Adieux" in text for text in said)
    assert any("Maladie" in text for text in said)
    assert empty.store.get(Person, person.id) == person


@pytest.mark.long
def test_enter_on_the_verb_does_it_and_it_is_offered_no_more(
    empty: Desktop, person: Person, in_dialog: InDialog
) -> None:
    in_dialog(lambda: empty.trigger("action.anonymise_person"), lambda: empty.click("dialog.anonymise.go"))
    now = empty.store.get(Person, person.id)
    assert now is not None
    assert (now.family_name, now.anonymised_on) == ("personne anonyme", empty.workspace.today())
    action = empty.window.desk.actions["anonymise_person"]
    assert not action.isEnabled()
    assert action.statusTip() == empty.window.desk.t("This person is anonymous: no contact is kept.")


@pytest.mark.long
def test_enter_without_looking_does_nothing(empty: Desktop, person: Person, in_dialog: InDialog) -> None:
    in_dialog(lambda: empty.trigger("action.anonymise_person"), lambda: empty.press(Key.Key_Return))
    assert empty.store.get(Person, person.id) == person


@pytest.mark.long
def test_a_text_is_opened_from_there(empty: Desktop, person: Person, in_dialog: InDialog) -> None:
    in_dialog(lambda: empty.trigger("action.anonymise_person"), lambda: empty.click("dialog.anonymise.text.0"))
    place = empty.window.desk.navigator.place
    assert place is not None
    assert place.page == "prepare"
    assert empty.store.get(Person, person.id) == person
