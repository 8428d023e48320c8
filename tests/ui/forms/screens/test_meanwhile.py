"""Is nothing lost, and is it said at the field, when something goes elsewhere while somebody is typing?"""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ctj_desktop.domain.ids import OrganisationId, PersonId
from ctj_desktop.domain.records.committees import Committee, Seat
from ctj_desktop.domain.records.people import Organisation, Side
from ctj_desktop.domain.records.statutes import Statutes
from ctj_desktop.domain.records.voting import Task
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.membership.committees import add_committee, add_seat
from ctj_desktop.services.membership.people import add_organisation, add_person, remove_organisation, remove_person
from ctj_desktop.services.membership.statutes import adopt_statutes
from ctj_desktop.services.minutes.tasks import add_task
from ctj_desktop.ui.forms.screens.sheet import Sheet
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.check import CheckBox
from ctj_desktop.ui.widgets.fields import LineEdit
from ctj_desktop.ui.widgets.picker import Picker
from ctj_desktop.ui.window.screens import SCREENS
from tests.ui.desktop import CTRL, CTRL_SHIFT, Desktop, InDialog, Key
from tests.ui.forms.screens.filling import everything


@pytest.fixture
def committee(empty: Desktop) -> Committee:
    made = empty.workspace.do_fields(add_committee, code="APX", name=Bilingual.of("Comité", "Ausschuss"))
    assert isinstance(made, Committee)
    return made


@pytest.fixture
def body(empty: Desktop) -> Organisation:
    return empty.workspace.do_fields(add_organisation, name=Bilingual.of("Été-les-Bains", "Sommerbad"), side=Side.FR)


def drafts(desktop: Desktop) -> dict[str, str]:
    return {draft.register: draft.text for draft in desktop.store.drafts()}


def test_a_task_whose_owner_is_removed_elsewhere_stays_as_it_is(empty: Desktop, committee: Committee) -> None:
    person = empty.workspace.do_fields(add_person, family_name="Faivre")
    task = empty.workspace.do_fields(
        add_task, committee=committee.id, text=Bilingual.of("Écrire", "Schreiben"), owner=person.id
    )
    empty.window.desk.navigator.go(SCREENS["task"].at(task.id))
    empty.workspace.do(remove_person, person=PersonId(person.id))
    empty.press(Key.Key_S, CTRL)
    assert empty.refusals() == {}
    assert empty.store.get(Task, task.id) == task


@pytest.mark.long
@pytest.mark.each_language
def test_a_choice_that_is_removed_elsewhere_while_its_list_is_open_is_not_taken(
    empty: Desktop, committee: Committee, body: Organisation, in_dialog: InDialog
) -> None:
    empty.window.desk.navigator.go(Place(page="seats"))

    def choose() -> None:
        empty.fill("dialog.new_seat.organisation", "été-les")
        picker = empty.find(Picker, "dialog.new_seat.organisation")
        empty.bot.waitUntil(lambda: bool(picker.list.hits()))
        empty.workspace.do(remove_organisation, organisation=OrganisationId(body.id))
        empty.press(Key.Key_Return)
        assert picker.key() is None
        empty.press(Key.Key_Return)
        assert "été-les" in empty.refusals()["dialog.new_seat.organisation"]
        assert picker.text() == "été-les"

    in_dialog(lambda: empty.press(Key.Key_N, CTRL), choose)
    assert empty.store.count(Seat) == 0


@pytest.mark.long
@pytest.mark.each_language
def test_a_choice_that_is_removed_elsewhere_once_it_is_made_is_refused_at_its_field(
    empty: Desktop, committee: Committee, body: Organisation, in_dialog: InDialog
) -> None:
    empty.window.desk.navigator.go(Place(page="seats"))

    def choose() -> None:
        empty.fill("dialog.new_seat.organisation", "été-les")
        empty.press(Key.Key_Return)
        assert empty.find(Picker, "dialog.new_seat.organisation").key() == body.id
        empty.fill("dialog.new_seat.label.fr", "Siège")
        empty.workspace.do(remove_organisation, organisation=OrganisationId(body.id))
        empty.press(Key.Key_Return)
        assert empty.refusals().keys() == {"dialog.new_seat.organisation"}
        assert empty.focused().objectName() == "dialog.new_seat.organisation"
        assert empty.find(LineEdit, "dialog.new_seat.label.fr").text() == "Siège"
        empty.fill("dialog.new_seat.organisation", "")
        empty.press(Key.Key_Return)

    in_dialog(lambda: empty.press(Key.Key_N, CTRL), choose)
    [seat] = empty.store.all(Seat)
    assert (seat.organisation, seat.label.fr.text) == (None, "Siège")


@pytest.mark.long
def test_in_a_sheet_a_choice_that_was_removed_elsewhere_is_refused_at_its_field(
    empty: Desktop, committee: Committee, body: Organisation
) -> None:
    seat = empty.workspace.do_fields(add_seat, committee=committee.id, side=Side.FR, label=Bilingual.of("S", "S"))
    empty.window.desk.navigator.go(Place(page="seats", record=seat.id))
    picker = empty.find(Picker, "seats.sheet.organisation")
    empty.fill("seats.sheet.organisation", "été-les")
    empty.bot.waitUntil(lambda: bool(picker.list.hits()))
    empty.workspace.do(remove_organisation, organisation=OrganisationId(body.id))
    empty.press(Key.Key_Return)
    empty.leave()
    assert "été-les" in empty.refusals()["seats.sheet.organisation"]
    assert picker.text() == "été-les"
    assert empty.store.get(Seat, seat.id) == seat


@pytest.mark.long
def test_words_for_a_choice_that_means_nothing_are_there_when_one_comes_back(
    empty: Desktop, committee: Committee
) -> None:
    """Nothing is chosen yet, and what was typed is not lost."""
    seats = [
        empty.workspace.do_fields(add_seat, committee=committee.id, side=Side.FR, label=Bilingual.of(name, name))
        for name in ("S 1", "S 2")
    ]
    empty.window.desk.navigator.go(Place(page="seats", record=seats[0].id))
    empty.fill("seats.sheet.organisation", "mairie de nulle part")
    empty.window.desk.navigator.go(Place(page="seats", record=seats[1].id))
    assert empty.find(Picker, "seats.sheet.organisation").text() == ""
    assert drafts(empty) == {"organisation": "mairie de nulle part"}
    empty.window.desk.navigator.go(Place(page="seats", record=seats[0].id))
    assert empty.find(Picker, "seats.sheet.organisation").text() == "mairie de nulle part"
    assert empty.text("seats.sheet.organisation.note")
    empty.fill("seats.sheet.organisation", "")
    empty.leave()
    assert drafts(empty) == {}


@pytest.mark.long
def test_half_of_a_rule_is_there_when_one_comes_back(empty: Desktop, committee: Committee) -> None:
    """The square above it is not ticked in the record yet."""
    statutes = [
        empty.workspace.do_fields(
            adopt_statutes,
            committee=committee.id,
            title=Bilingual.of(f"Statuts {year}", ""),
            in_force_from=date(year, 1, 1),
        )
        for year in (2027, 2029)
    ]
    empty.window.desk.navigator.go(Place(page="statutes", record=statutes[0].id))
    said = empty.find(CheckBox, "statutes.sheet.quorum.said")
    said.setFocus()
    empty.press(Key.Key_Space)
    empty.fill("statutes.sheet.quorum.numerator", "la moitié")
    for at in (1, 0):
        empty.window.desk.navigator.go(Place(page="statutes", record=statutes[at].id))
    assert said.isChecked()
    assert empty.find(LineEdit, "statutes.sheet.quorum.numerator").text() == "la moitié"
    empty.window.desk.navigator.go(Place(page="statutes", record=statutes[1].id))
    assert drafts(empty)["quorum#numerator"] == "la moitié"
    empty.window.desk.navigator.go(Place(page="statutes", record=statutes[0].id))
    empty.fill("statutes.sheet.quorum.numerator", "1/2")
    empty.press(Key.Key_Return)
    empty.find(LineEdit, "statutes.sheet.title.fr").setFocus()
    empty.settle()
    found = empty.store.get(Statutes, statutes[0].id)
    assert found is not None
    assert found.quorum is not None
    assert drafts(empty) == {}


@pytest.mark.long
@pytest.mark.each_language
def test_what_was_half_typed_comes_back_with_a_record_that_is_removed_elsewhere(
    empty: Desktop, committee: Committee, body: Organisation
) -> None:
    empty.window.desk.navigator.go(Place(page="organisations", record=body.id))
    empty.fill("organisations.sheet.email", "mairie@exemple.ch")
    empty.fill("organisations.sheet.territory", "nulle part")
    empty.workspace.do(remove_organisation, organisation=OrganisationId(body.id))
    assert empty.find(Sheet, "organisations.sheet").record != body.id
    assert body.name.text(empty.window.desk.t.language) in empty.text("status.sentence")
    empty.press(Key.Key_Z, CTRL)
    empty.press(Key.Key_Z, CTRL)
    empty.window.desk.navigator.go(Place(page="organisations", record=body.id))
    assert empty.find(LineEdit, "organisations.sheet.territory").text() == "nulle part"


@pytest.mark.long
def test_two_windows_on_one_record_lose_nothing_and_ask_nothing(empty: Desktop, body: Organisation) -> None:
    """Entering the other window is leaving the field."""
    empty.window.desk.navigator.go(Place(page="organisations", record=body.id))
    empty.press(Key.Key_O, CTRL_SHIFT)
    [second] = empty.window.records.windows()
    empty.bot.waitUntil(second.isVisible)

    def there(name: str) -> LineEdit:
        [found] = [one for one in second.findChildren(LineEdit, name) if one.isVisible()]
        return found

    for turn in range(2):
        empty.window.activateWindow()
        QApplication.processEvents()
        empty.fill("organisations.sheet.email", f"ici-{turn}@exemple.ch")
        second.activateWindow()
        QApplication.processEvents()
        assert there("organisations.sheet.email").text() == f"ici-{turn}@exemple.ch"
        field = there("organisations.sheet.email")
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, f"la-{turn}@exemple.ch")
        empty.window.activateWindow()
        QApplication.processEvents()
        assert empty.find(LineEdit, "organisations.sheet.email").text() == f"la-{turn}@exemple.ch"
        stored = empty.store.get(Organisation, body.id)
        assert stored is not None
        assert stored.email == f"la-{turn}@exemple.ch"
    assert drafts(empty) == {}
    assert not empty.shows("organisations.sheet.both")
    for text in (*(f"{one}@exemple.ch" for one in ("ici-1", "la-0", "ici-0")), ""):
        empty.press(Key.Key_Z, CTRL)
        assert empty.find(LineEdit, "organisations.sheet.email").text() == text
        assert there("organisations.sheet.email").text() == text


@pytest.mark.long
def test_what_is_typed_on_after_a_record_was_removed_elsewhere_is_not_written_into_another(
    empty: Desktop, body: Organisation
) -> None:
    other = empty.workspace.do_fields(add_organisation, name=Bilingual.of("Êtres", "Wesen"), side=Side.CH)
    empty.window.desk.navigator.go(Place(page="organisations", record=body.id))
    empty.fill("organisations.sheet.phone", "+33")
    before = everything(empty.store)
    empty.workspace.do(remove_organisation, organisation=OrganisationId(body.id))
    empty.keys("81 00")
    empty.leave()
    left = everything(empty.store)
    assert left == {key: record for key, record in before.items() if key[1] != body.id}
    assert empty.store.get(Organisation, other.id) == other


@pytest.mark.long
def test_a_record_that_goes_does_not_take_the_keyboard_from_elsewhere(empty: Desktop, body: Organisation) -> None:
    empty.window.desk.navigator.go(Place(page="organisations", record=body.id))
    empty.fill("organisations.sheet.phone", "+33")
    empty.leave()
    empty.press(Key.Key_F, CTRL)
    searching = empty.focused()
    empty.workspace.do(remove_organisation, organisation=OrganisationId(body.id))
    assert empty.focused() is searching


@pytest.mark.long
@pytest.mark.each_language
def test_a_double_click_on_remove_removes_one(empty: Desktop, body: Organisation) -> None:
    empty.workspace.do_fields(add_organisation, name=Bilingual.of("Êtres", "Wesen"), side=Side.CH)
    empty.window.desk.navigator.go(Place(page="organisations", record=body.id))
    before = everything(empty.store)
    remove = empty.find(Button, "organisations.sheet.remove")
    for part in (QTest.mousePress, QTest.mouseRelease, QTest.mouseDClick, QTest.mouseRelease):
        part(remove, Qt.MouseButton.LeftButton)
    left = everything(empty.store)
    assert left == {key: record for key, record in before.items() if key[1] != body.id}
