"""Can members be found, edited in place, appointed, and seen as they were on another day?"""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from ctj_desktop.domain.records.committees import EndReason, Mandate
from ctj_desktop.domain.records.people import Person, Side
from ctj_desktop.domain.texts import Language
from ctj_desktop.i18n.telephone import as_dialled
from ctj_desktop.services.membership.people import change_person
from ctj_desktop.services.workspace.workspace import Workspace
from ctj_desktop.storage.log.history import history
from ctj_desktop.ui.forms.screens.linked_list import LinkedList
from ctj_desktop.ui.forms.screens.record_table import RecordTable
from ctj_desktop.ui.forms.screens.sheet import Sheet
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.widgets.fields import ComboBox
from ctj_desktop.ui.widgets.switch import Switch
from ctj_desktop.ui.widgets.table import Table
from tests.ui.desktop import ALT, ALT_SHIFT, CTRL, Desktop, Key

InDialog = Callable[[Callable[[], None], Callable[[], None]], None]


def members(office: Desktop) -> Table:
    """The list of persons."""
    office.press(Key.Key_6, CTRL)
    return office.find(Table, "members.table")


def choose(office: Desktop, family_name: str) -> Person:
    """Makes a person current by the filter, as one types."""
    office.press(Key.Key_F, CTRL)
    office.fill("members.search", family_name)
    table = office.find(Table, "members.table")
    person = office.store.all(Person, family_name=family_name)[0]
    office.bot.waitUntil(lambda: 0 < table.rows_model.rowCount() < 4)
    office.press(Key.Key_Return)
    assert table.select(person.id)
    assert table.current_key() == person.id
    return person


def stored(office: Desktop, person: Person) -> Person:
    """As it is now."""
    found = office.store.get(Person, person.id)
    assert found is not None
    return found


def mandates(office: Desktop) -> LinkedList:
    """The mandates in the sheet of the person."""
    lists = office.find(Sheet, "persons.sheet").lists
    return next(one for one in lists if one.linked.kind == "mandate")


def click_end(shown: LinkedList) -> None:
    """A click on the word at the right of the first row."""
    table = shown.table
    place = table.visualRect(table.rows_model.index(0, table.rows_model.columnCount() - 1)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)


@pytest.mark.long
def test_the_filter_finds_any_part_of_name_function_or_body_without_accents(office: Desktop) -> None:
    table = members(office)
    everybody = table.rows_model.rowCount()
    office.press(Key.Key_F, CTRL)
    office.keys("copresidence")
    office.bot.waitUntil(lambda: 0 < table.rows_model.rowCount() < everybody)
    assert all("Coprésidence" in name for name in office.cells(table, 0))
    office.fill("members.search", "montbenoit")
    both = ["Délégation Montbenoît", "Suppléance Montbenoît"]
    office.bot.waitUntil(lambda: office.cells(table, 0) == both)
    office.press(Key.Key_Escape)
    office.bot.waitUntil(lambda: table.rows_model.rowCount() == everybody)


@pytest.mark.long
def test_no_match_is_said_and_cleared_by_its_button(office: Desktop) -> None:
    members(office)
    office.press(Key.Key_F, CTRL)
    office.keys("xyzzy")
    office.bot.waitUntil(lambda: office.shows("members.card.empty.plain"))
    office.click("members.card.empty.plain")
    assert office.find(Table, "members.table").rows_model.rowCount() > 20


@pytest.mark.long
def test_a_field_is_an_act_when_it_is_left(office: Desktop) -> None:
    members(office)
    person = choose(office, "Délégation Montbenoît")
    acts = len(history(office.store, person.id))
    office.fill("persons.sheet.work_phone", "+33 3 81 00 00 01")
    assert stored(office, person).work_phone == person.work_phone
    office.leave()
    assert stored(office, person).work_phone == "+33381000001"
    assert len(history(office.store, person.id)) == acts + 1
    office.press(Key.Key_Z, CTRL)
    assert stored(office, person).work_phone == person.work_phone
    assert office.find(QLineEdit, "persons.sheet.work_phone").text() == as_dialled(person.work_phone, Side.FR)


@pytest.mark.long
def test_a_mobile_telephone_stands_beside_the_other(office: Desktop) -> None:
    """And who assists a person is chosen by a part of the name."""
    members(office)
    person = choose(office, "Délégation Montbenoît")
    office.fill("persons.sheet.work_mobile", "+33 6 12 00 00 01")
    office.leave()
    assert stored(office, person).work_mobile == "+33612000001"
    other = office.store.all(Person, family_name="Direction ADNV")[0]
    office.fill("persons.sheet.assistant", "direction adnv")
    office.leave()
    assert stored(office, person).assistant == other.id


@pytest.mark.long
def test_leaving_a_field_as_it_was_is_no_act(office: Desktop) -> None:
    members(office)
    person = choose(office, "Délégation Montbenoît")
    acts = len(history(office.store, limit=9999))
    office.fill("persons.sheet.work_phone", person.work_phone)
    office.leave()
    assert len(history(office.store, limit=9999)) == acts
    assert office.store.drafts() == []


@pytest.mark.long
def test_a_refusal_stands_below_its_field_and_the_typing_stays(office: Desktop) -> None:
    members(office)
    person = choose(office, "Délégation Montbenoît")
    office.fill("persons.sheet.family_name", "")
    office.leave()
    assert office.text("persons.sheet.family_name.note") != ""
    assert stored(office, person).family_name == person.family_name


@pytest.mark.long
@pytest.mark.parametrize("how", ["page", "person", "close"])
def test_what_is_being_typed_becomes_an_act_when_it_is_left_behind(office: Desktop, how: str) -> None:
    members(office)
    person = choose(office, "Délégation Montbenoît")
    office.fill("persons.sheet.work_phone", "+33 5")
    if how == "page":
        office.press(Key.Key_2, CTRL)
    elif how == "person":
        choose(office, "Direction ADNV")
    else:
        office.window.close_workspace()
        office.open_sample()
    assert stored(office, person).work_phone == "+33 5"
    assert office.store.drafts() == []


@pytest.mark.long
def test_a_choice_is_an_act_at_once(office: Desktop) -> None:
    members(office)
    person = choose(office, "Délégation Montbenoît")
    choice = office.find(ComboBox, "persons.sheet.language")
    choice.choose(Language.DE)
    choice.activated.emit(choice.currentIndex())
    assert stored(office, person).language is Language.DE


@pytest.mark.long
def test_untouched_fields_follow_what_others_write(office: Desktop) -> None:
    members(office)
    person = choose(office, "Délégation Montbenoît")
    office.fill("persons.sheet.work_phone", "+33 1")
    office.workspace.do_fields(change_person, person=person.id, work_email="neu@montbenoit.example")
    assert office.find(QLineEdit, "persons.sheet.work_email").text() == "neu@montbenoit.example"
    assert office.find(QLineEdit, "persons.sheet.work_phone").text() == "+33 1"
    office.leave()
    assert stored(office, person).work_phone == "+33 1"
    assert stored(office, person).work_email == "neu@montbenoit.example"


@pytest.mark.long
@pytest.mark.parametrize("told", [True, False], ids=["announced", "unannounced"])
@pytest.mark.parametrize("keep", ["mine", "theirs"])
def test_both_values_are_offered_where_both_differ(office: Desktop, keep: str, told: bool) -> None:
    members(office)
    person = choose(office, "Délégation Montbenoît")
    office.fill("persons.sheet.work_phone", "mine")
    if told:
        office.workspace.do_fields(change_person, person=person.id, work_phone="theirs")
        assert "theirs" in office.text("persons.sheet.work_phone.note")
    else:
        Workspace(office.store).do_fields(change_person, person=person.id, work_phone="theirs")
    office.leave()
    assert stored(office, person).work_phone == "theirs"
    assert "theirs" in office.text("persons.sheet.both.theirs.text")
    assert "mine" in office.text("persons.sheet.both.mine.text")
    office.click(f"persons.sheet.both.{keep}")
    assert stored(office, person).work_phone == keep
    assert office.find(QLineEdit, "persons.sheet.work_phone").text() == keep
    assert not office.shows("persons.sheet.both")


@pytest.mark.long
def test_typed_text_is_a_draft_and_comes_back(office: Desktop) -> None:
    members(office)
    person = choose(office, "Délégation Montbenoît")
    office.fill("persons.sheet.work_phone", "+33 9")
    office.bot.waitUntil(lambda: bool(office.store.drafts()))
    draft = office.store.drafts()[0]
    assert (draft.record, draft.register, draft.text) == (person.id, "work_phone", "+33 9")
    office.leave()
    assert office.store.drafts() == []
    office.store.save_draft(person.id, "work_email", "half@")
    choose(office, "Direction ADNV")
    choose(office, "Délégation Montbenoît")
    assert office.find(QLineEdit, "persons.sheet.work_email").text() == "half@"
    assert office.text("persons.sheet.work_email.note") != ""


@pytest.mark.long
def test_the_committee_is_seen_as_of_a_day(office: Desktop) -> None:
    members(office)
    office.find(Switch, "members.switch").choose("composition")
    seats, t = office.find(Table, "members.seats"), office.window.desk.t
    assert t("vacant") in office.cells(seats, 2)
    assert office.text("status.keys") == t("F2 edit · Ctrl+N new seat · Ctrl+P directory")
    office.fill("members.day", "1.12.2026")
    office.press(Key.Key_Return)
    assert "Commissariat de massif" in office.cells(seats, 2)
    assert t("vacant") not in office.cells(seats, 2)
    office.fill("members.day", "bald")
    office.press(Key.Key_Return)
    assert "bald" in office.text("members.day.note")
    assert "Commissariat de massif" in office.cells(seats, 2)
    office.fill("members.day", "29.2.2028")
    office.press(Key.Key_Return)
    assert office.text("members.day.note") == ""


@pytest.mark.long
def test_a_person_is_entered_and_appointed_to_the_vacant_seat(office: Desktop, in_dialog: InDialog) -> None:
    members(office)

    def enter() -> None:
        office.click("dialog.new_person.go")
        assert office.text("dialog.new_person.family_name.note") != ""
        office.fill("dialog.new_person.given_name", "Zoé")
        office.fill("dialog.new_person.family_name", "Müller-Élan")
        office.fill("dialog.new_person.organisation", "ville de pontarlier")
        office.leave()
        office.fill("dialog.new_person.work_email", "zoe@pontarlier.example")
        office.press(Key.Key_Return)

    in_dialog(lambda: office.press(Key.Key_N, CTRL), enter)
    person = office.store.all(Person, family_name="Müller-Élan")[0]
    assert office.text("persons.sheet.title") == "Zoé Müller-Élan"
    assert (person.side, person.work_email) == (Side.FR, "zoe@pontarlier.example")

    def appoint() -> None:
        office.fill("dialog.new_mandate.seat", "commissariat")
        office.leave()
        office.fill("dialog.new_mandate.start", "1.3.2027")
        office.fill("dialog.new_mandate.end", "28.2.2029")
        office.click("dialog.new_mandate.go")

    in_dialog(mandates(office).new.click, appoint)
    mandate = office.store.all(Mandate, person=person.id)[0]
    assert (str(mandate.start), str(mandate.end)) == ("2027-03-01", "2029-03-01")
    assert len(mandates(office).model.rows) == 1


@pytest.mark.long
def test_a_vacant_seat_is_filled_by_somebody_new(office: Desktop, in_dialog: InDialog) -> None:
    """Who is not in the directory yet is entered where the name is asked, and stands there at once."""
    members(office)
    office.find(Switch, "members.switch").choose("composition")
    seats = office.find(Table, "members.seats")
    vacant = next(row for row in seats.rows_model.rows if row.holder is None)
    assert seats.select(vacant.key)

    def enter() -> None:
        assert office.find(QLineEdit, "dialog.new_person.given_name").text() == "Anne Marie"
        assert office.find(QLineEdit, "dialog.new_person.family_name").text() == "Faivre"
        office.press(Key.Key_Return)

    def appoint() -> None:
        office.fill("dialog.new_mandate.person", "Anne Marie Faivre")
        in_dialog(office.make_new, enter)
        office.fill("dialog.new_mandate.start", "1.1.2027")
        office.press(Key.Key_Return)

    in_dialog(lambda: office.click("members.vacant.state.primary"), appoint)
    held = next(row for row in seats.rows_model.rows if row.key == vacant.key)
    assert held.holder_name == "Anne Marie Faivre"
    assert office.text("persons.sheet.title") == "Anne Marie Faivre"


@pytest.mark.long
def test_a_seat_is_added_and_stands_there_vacant(office: Desktop, in_dialog: InDialog) -> None:
    members(office)
    office.find(Switch, "members.switch").choose("composition")
    seats, t = office.find(Table, "members.seats"), office.window.desk.t
    before = office.cells(seats, 0)

    def add() -> None:
        office.click("dialog.new_seat.go")
        assert office.text("dialog.new_seat.organisation.note") != ""
        office.fill("dialog.new_seat.label.fr", "Parc du Haut-Jura")
        office.fill("dialog.new_seat.label.de", "Parc du Haut-Jura")
        office.press(Key.Key_Return)

    in_dialog(lambda: office.press(Key.Key_N, CTRL), add)
    assert office.cells(seats, 0) == [*before, "Parc du Haut-Jura"]
    assert office.cells(seats, 2)[-1] == t("vacant")
    assert office.shows("members.vacant")
    office.press(Key.Key_Z, CTRL)
    assert office.cells(seats, 0) == before


@pytest.mark.long
def test_a_seat_moves_up_and_is_taken_away_by_keys(office: Desktop) -> None:
    members(office)
    office.find(Switch, "members.switch").choose("composition")
    seats = office.find(RecordTable, "members.seats")
    before = office.cells(seats, 0)
    seats.setFocus()
    assert seats.select(seats.rows_model.rows[1].key)
    office.press(Key.Key_Up, ALT_SHIFT)
    assert office.cells(seats, 0) == [before[1], before[0], *before[2:]]
    office.press(Key.Key_Delete)  # somebody sat on it: the strip says so, and what to do
    assert office.cells(seats, 0) == [before[1], before[0], *before[2:]]
    assert office.text("status.sentence") != ""


@pytest.mark.long
def test_a_seat_that_is_taken_is_refused_at_its_field(office: Desktop, in_dialog: InDialog) -> None:
    members(office)
    person = choose(office, "Mairie de Jougne")

    def appoint() -> None:
        office.fill("dialog.new_mandate.seat", "ville de pontarlier")
        office.leave()
        office.click("dialog.new_mandate.go")
        assert office.dialog() is not None
        assert "Coprésidence France" in office.text("dialog.new_mandate.seat.note")

    in_dialog(mandates(office).new.click, appoint)
    assert office.store.all(Mandate, person=person.id) == []


@pytest.mark.long
def test_a_mandate_ends_with_its_last_day(office: Desktop, in_dialog: InDialog) -> None:
    members(office)
    person = choose(office, "Délégation Montbenoît")

    def end() -> None:
        office.fill("dialog.end.end", "31.12.9999")
        office.click("dialog.end.go")
        assert "31.12.9999" in office.text("dialog.end.end.note")
        office.fill("dialog.end.end", "31.3.2027")
        office.click("dialog.end.go")

    in_dialog(lambda: click_end(mandates(office)), end)
    ended = office.store.all(Mandate, person=person.id)[0]
    assert (str(ended.end), ended.end_reason) == ("2027-04-01", EndReason.TERM)
    (line,) = mandates(office).model.rows
    assert line.second_colour == "warning"


@pytest.mark.long
def test_a_removed_person_comes_back_by_undo(office: Desktop) -> None:
    table = members(office)
    everybody = table.rows_model.rowCount()
    person = choose(office, "Mairie de Jougne")
    office.click("persons.sheet.remove")
    assert office.store.get(Person, person.id) is None
    office.click("status.undo")
    assert stored(office, person) == person
    office.fill("members.search", "")
    office.bot.waitUntil(lambda: table.rows_model.rowCount() == everybody)


@pytest.mark.long
def test_the_history_of_a_person_says_who_when_and_what(office: Desktop) -> None:
    members(office)
    choose(office, "Délégation Montbenoît")
    office.fill("persons.sheet.work_phone", "+33 7")
    office.leave()
    office.click("persons.sheet.history")
    table = office.find(Table, "history.table")
    assert office.cells(table, 4)[0] == "+33 7"
    assert office.cells(table, 2)[0] == office.window.desk.t("Telephone")
    office.press(Key.Key_Left, ALT)
    assert office.shows("members.table")


def test_a_mandate_as_substitute_says_so_where_nothing_is_cut(office: Desktop) -> None:
    mandate = next(one for one in office.store.all(Mandate) if one.substitute)
    office.window.desk.navigator.go(Place(page="persons", record=mandate.person))
    (mandates,) = [one for one in office.find(Sheet, "persons.sheet").lists if one.linked.kind == "mandate"]
    line = next(row for row in mandates.model.rows if row.key == mandate.id)
    word = office.window.desk.t("substitute")
    assert word in line.second
    assert word not in line.name
