"""Is nothing lost, and is it said at the field, when something goes elsewhere while somebody is typing?"""

from datetime import date

import pytest

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
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.widgets.check import CheckBox
from ctj_desktop.ui.widgets.fields import LineEdit
from ctj_desktop.ui.widgets.picker import Picker
from ctj_desktop.ui.window.screens import SCREENS
from tests.ui.desktop import CTRL, Desktop, InDialog, Key


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
