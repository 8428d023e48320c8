"""Is it said on the sheet of a person or body which other record is the same, shown on both, and taken back?"""

from collections.abc import Callable

import pytest

from ctj_desktop.domain.records.people import Organisation, Person, SameAs
from ctj_desktop.services.directory.functions import add_person_function
from ctj_desktop.services.directory.same_as import declare_same, remove_same_as
from ctj_desktop.services.membership.people import add_organisation, add_person
from ctj_desktop.ui.forms.screens.linked_list import LinkedList
from ctj_desktop.ui.forms.screens.record_table import RecordTable
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.membership.same_part import INSTEAD, STANDS
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.picker import Picker
from ctj_desktop.ui.widgets.surfaces import Chip
from tests.office import text
from tests.ui.desktop import CTRL, Desktop, InDialog, Key

Two = Person | Organisation


def persons(desktop: Desktop) -> tuple[Two, Two]:
    do = desktop.workspace.do_fields
    return do(add_person, given_name="Anne", family_name="Rochat"), do(add_person, family_name="Faivre-Rochat")


def bodies(desktop: Desktop) -> tuple[Two, Two]:
    do = desktop.workspace.do_fields
    names = ("Commune de Vauxneuf", "Vauxneuf")
    one, other = (do(add_organisation, name=text(name, name)) for name in names)
    return one, other


@pytest.mark.long
@pytest.mark.each_language
@pytest.mark.parametrize(
    ("make", "page", "typed"),
    [
        pytest.param(persons, "persons", "faivre", marks=pytest.mark.long),
        (persons, "members", "faivre"),
        (bodies, "organisations", "Vauxneuf"),
    ],
)
def test_it_is_said_shown_on_both_and_taken_back(
    empty: Desktop, in_dialog: InDialog, make: Callable[[Desktop], tuple[Two, Two]], page: str, typed: str
) -> None:
    (one, other), navigator = make(empty), empty.window.desk.navigator
    kind = one.kind
    navigator.go(Place(page=page, record=one.id))

    def declare() -> None:
        empty.fill("dialog.same.other", typed)
        empty.leave()
        empty.click("dialog.same.go")

    in_dialog(lambda: empty.trigger("action.declare_same"), declare)
    [said] = empty.store.all(SameAs)
    assert {said.this, said.that} == {one.id, other.id}
    chip = empty.find(Chip, f"{kind}.same.0")
    assert chip.accessibleName()
    chip.click()
    assert navigator.place is not None
    assert navigator.place.record == other.id
    assert empty.shows(f"{kind}.same.0"), "it stands on the sheet of the other as well"
    empty.click(f"{kind}.same.0.remove")
    assert empty.store.count(SameAs) == 0
    assert not empty.shows(f"{kind}.same.0")
    empty.press(Key.Key_Z, CTRL)
    assert empty.store.all(SameAs) == [said]
    assert empty.shows(f"{kind}.same.0")


@pytest.mark.long
def test_the_same_record_is_refused_in_the_dialog(empty: Desktop, in_dialog: InDialog) -> None:
    one, _ = persons(empty)
    empty.window.desk.navigator.go(Place(page="persons", record=one.id))

    def declare() -> None:
        empty.fill("dialog.same.other", "anne rochat")
        empty.leave()
        empty.click("dialog.same.go")
        assert empty.text("dialog.same.refusal") == empty.window.desk.t("This is the same record. Choose another one.")
        empty.press(Key.Key_Escape)

    in_dialog(lambda: empty.click("person.declare_same"), declare)
    assert empty.store.count(SameAs) == 0


@pytest.mark.long
def test_a_picker_offers_once_who_is_there_twice(empty: Desktop) -> None:
    one, other = persons(empty)
    empty.workspace.do_fields(declare_same, record=one.id, same=other.id)
    empty.window.desk.navigator.go(Place(page="persons", record=one.id))
    picker = empty.find(Picker, "persons.sheet.assistant")
    empty.fill("persons.sheet.assistant", "faivre")
    empty.press(Key.Key_Down)
    [hit] = picker.list.hits()
    assert (hit.name, "Faivre-Rochat" in hit.second) == ("Anne Rochat", True)
    assert empty.find(Button, "person.same.0.remove").isEnabled()


@pytest.mark.long
def test_what_refers_to_either_stands_on_the_sheet_of_each(empty: Desktop) -> None:
    one, other = persons(empty)
    for owner in (one, other):
        empty.workspace.do_fields(add_person_function, person=owner.id, function=text("Conseil", "Rat"))

    def shown(person: Two) -> int:
        empty.window.desk.navigator.go(Place(page="persons", record=person.id))
        lists = empty.window.findChildren(LinkedList)
        [found] = [one for one in lists if one.linked.kind == "person_function" and one.linked.by == "person"]
        return found.model.rowCount()

    assert [shown(person) for person in (one, other)] == [1, 1]
    said = empty.workspace.do(declare_same, record=one.id, same=other.id)
    assert [shown(person) for person in (one, other)] == [2, 2]
    empty.workspace.do(remove_same_as, same_as=said.id)
    assert [shown(person) for person in (one, other)] == [1, 1]


@pytest.mark.long
@pytest.mark.parametrize(("make", "page"), [(persons, "persons"), (persons, "members"), (bodies, "organisations")])
def test_lists_show_one_and_the_other_only_where_it_is_asked_for(
    empty: Desktop, make: Callable[[Desktop], tuple[Two, Two]], page: str
) -> None:
    (one, other), navigator, t = make(empty), empty.window.desk.navigator, empty.window.desk.t
    navigator.go(Place(page=page, record=other.id))
    table = empty.find(RecordTable, f"{page}.table")
    before = table.rows_model.rowCount()
    said = empty.workspace.do_fields(declare_same, record=one.id, same=other.id)
    navigator.go(Place(page=page, record=one.id))
    assert table.rows_model.rowCount() == before - 1
    assert empty.text(f"{one.kind}.same.note") == t(STANDS)
    navigator.go(Place(page=page, record=other.id))
    assert table.rows_model.rowCount() == before
    assert table.current_key() == other.id
    sheet = "persons.sheet" if page == "members" else f"{page}.sheet"
    assert t(INSTEAD).split("{name}")[0] in empty.text(f"{sheet}.instead.sentence")
    assert not empty.shows(f"{one.kind}.same.note")
    navigator.go(Place(page=page, record=one.id))
    assert table.rows_model.rowCount() == before - 1
    empty.workspace.do(remove_same_as, same_as=said.id)
    assert table.rows_model.rowCount() == before
