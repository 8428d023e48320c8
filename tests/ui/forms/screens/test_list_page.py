"""Can a record be entered, corrected, found, removed and brought back on a declared page, by keys?"""

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from ctj_desktop.domain.ids import OrganisationId
from ctj_desktop.domain.records.committees import Committee, Seat
from ctj_desktop.domain.records.people import Address, Organisation, Person, PersonPrivate, Side
from ctj_desktop.domain.records.statutes import DecisionRule, Statutes
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.i18n.kinds import counted
from ctj_desktop.services.membership.committees import add_committee, add_seat, appoint
from ctj_desktop.services.membership.people import (
    add_organisation,
    add_person,
    change_organisation,
    remove_organisation,
)
from ctj_desktop.services.membership.statutes import add_decision_rule, adopt_statutes
from ctj_desktop.ui.forms.screens.linked_list import LinkedList
from ctj_desktop.ui.forms.screens.record_table import RecordTable
from ctj_desktop.ui.forms.screens.sheet import Sheet
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.cell import Cell
from ctj_desktop.ui.widgets.fields import Field, LineEdit, SearchField
from ctj_desktop.ui.widgets.rows import CELL_ROLE
from ctj_desktop.ui.widgets.table import Delegate
from tests.ui.desktop import CTRL, Desktop, InDialog, Key

SHEET = "organisations.sheet"
FRAME = 6
"""Pixels from the edge of a list to the inner edge of the frame of its chosen row."""


def note_at(desktop: Desktop, name: str) -> str:
    """The sentence below the editor of that name, in the dialog that is open or in the window."""
    root = desktop.dialog() or desktop.window
    (field,) = [one for one in root.findChildren(Field) if one.editor.objectName() == name and one.isVisible()]
    return field.note_text()


def shown(desktop: Desktop, page: str = "organisations") -> list[str]:
    """What the list shows."""
    return desktop.cells(desktop.find(RecordTable, f"{page}.table"), 0)


def stored(desktop: Desktop, body: Organisation) -> Organisation:
    """The body as it is now."""
    found = desktop.store.get(Organisation, body.id)
    assert found is not None
    return found


def as_shown(desktop: Desktop, name: Bilingual) -> str:
    """A name in the language of the window."""
    return name.text(desktop.window.desk.t.language)


def make_seat(desktop: Desktop, committee: Committee) -> Seat:
    """A seat of the committee."""
    made = desktop.workspace.do_fields(
        add_seat, committee=committee.id, side=Side.FR, label=Bilingual.of("Siège 1", "Sitz 1")
    )
    assert isinstance(made, Seat)
    return made


@pytest.fixture
def vauxneuf(empty: Desktop) -> Organisation:
    """A body that this office keeps, shown."""
    made = empty.workspace.do_fields(
        add_organisation, name=Bilingual.of("Commune de Vauxneuf", "Gemeinde Neuwaux"), side=Side.FR
    )
    empty.window.desk.navigator.go(Place(page="organisations", record=made.id))
    return made


@pytest.mark.long
@pytest.mark.each_language
def test_a_body_is_entered_corrected_removed_and_brought_back_by_keys(empty: Desktop, in_dialog: InDialog) -> None:
    before = len(shown(empty))

    def enter() -> None:
        empty.keys("Métabief")
        empty.press(Key.Key_Return)

    in_dialog(lambda: empty.press(Key.Key_N, CTRL), enter)
    assert len(shown(empty)) == before + 1
    assert empty.find(Sheet, SHEET).title.text() == "Métabief"
    assert empty.focused().objectName() == f"{SHEET}.name.{empty.window.desk.t.language.value}"
    empty.fill(f"{SHEET}.email", "mairie@metabief.example")
    empty.leave()
    (made,) = [one for one in empty.store.all(Organisation) if "Métabief" in (one.name.fr.text, one.name.de.text)]
    assert made.email == "mairie@metabief.example"
    empty.find(RecordTable, "organisations.table").setFocus()
    empty.press(Key.Key_Delete)
    assert empty.store.get(Organisation, made.id) is None
    assert "Métabief" not in shown(empty)
    empty.press(Key.Key_Z, CTRL)
    assert "Métabief" in shown(empty)


def test_what_the_step_needs_is_asked_for_at_its_field(empty: Desktop, in_dialog: InDialog) -> None:
    name = f"dialog.new_organisation.name.{empty.side()}"

    def enter_nothing() -> None:
        empty.press(Key.Key_Return)
        assert note_at(empty, name)
        assert empty.focused().objectName() == name
        empty.press(Key.Key_Escape)

    count = empty.store.count(Organisation)
    in_dialog(lambda: empty.press(Key.Key_N, CTRL), enter_nothing)
    assert empty.store.count(Organisation) == count


@pytest.mark.long
def test_a_name_in_one_language_is_enough(empty: Desktop, in_dialog: InDialog) -> None:
    def enter() -> None:
        empty.fill("dialog.new_organisation.name.de", "Gemeinde Saint-Imier")
        empty.press(Key.Key_Return)

    in_dialog(lambda: empty.press(Key.Key_N, CTRL), enter)
    assert empty.find(Sheet, SHEET).title.text() == "Gemeinde Saint-Imier"


@pytest.mark.long
def test_an_address_is_written_as_a_whole_when_all_of_its_fields_are_left(
    empty: Desktop, vauxneuf: Organisation
) -> None:
    empty.fill(f"{SHEET}.address.street", "rue du Château")
    empty.fill(f"{SHEET}.address.postcode", "25370")
    assert stored(empty, vauxneuf).address is None
    empty.fill(f"{SHEET}.email", "x@vauxneuf.example")
    empty.settle()
    assert stored(empty, vauxneuf).address == Address(street="rue du Château", postcode="25370")
    assert empty.store.count(Organisation, email="x@vauxneuf.example") == 0


@pytest.mark.long
def test_escape_gives_back_what_stood_there(empty: Desktop, vauxneuf: Organisation) -> None:
    empty.fill(f"{SHEET}.name.fr", "Autre")
    empty.press(Key.Key_Escape)
    empty.leave()
    assert stored(empty, vauxneuf).name.fr.text == "Commune de Vauxneuf"


@pytest.mark.long
def test_a_name_of_two_thousand_characters_is_kept_and_shown(empty: Desktop, vauxneuf: Organisation) -> None:
    sheet = empty.find(Sheet, SHEET)
    width = sheet.width()
    long = ("Très longue commune " * 100).strip()
    empty.workspace.do_fields(change_organisation, organisation=vauxneuf.id, name=Bilingual.of(long, ""))
    assert sheet.title.text() == long
    assert sheet.width() == width
    empty.settle()
    assert sheet.title.height() <= 3 * sheet.title.fontMetrics().lineSpacing()
    assert sheet.title.toolTip() == long
    search = empty.find(SearchField, "topline.search")
    assert search.width() > 2 * search.minimumWidth()


@pytest.mark.long
def test_what_changed_elsewhere_while_it_was_typed_is_offered_beside_it(empty: Desktop, vauxneuf: Organisation) -> None:
    empty.fill(f"{SHEET}.name.fr", "Commune de Vauxneuf (25)")
    empty.workspace.do_fields(
        change_organisation, organisation=vauxneuf.id, name=Bilingual.of("Vauxneuf", "Gemeinde Neuwaux")
    )
    assert "Vauxneuf" in note_at(empty, f"{SHEET}.name.fr")
    empty.leave()
    assert stored(empty, vauxneuf).name.fr.text == "Vauxneuf"
    empty.click(f"{SHEET}.both.mine")
    assert stored(empty, vauxneuf).name.fr.text == "Commune de Vauxneuf (25)"


@pytest.mark.long
def test_what_was_typed_and_cannot_be_read_is_there_after_a_crash(empty: Desktop) -> None:
    committee = empty.workspace.do_fields(add_committee, code="APX", name=Bilingual.of("Comité", "Ausschuss"))
    empty.window.desk.navigator.go(Place(page="committees", record=committee.id))
    seat = make_seat(empty, committee)
    empty.window.desk.navigator.go(Place(page="seats", record=seat.id))
    empty.fill("seats.sheet.start", "31.2.2027")
    empty.leave()
    assert note_at(empty, "seats.sheet.start")
    empty.window.close_workspace()
    assert empty.window.open_file(empty.sample)
    empty.window.desk.navigator.go(Place(page="seats", record=seat.id))
    assert empty.find(LineEdit, "seats.sheet.start").text() == "31.2.2027"
    assert note_at(empty, "seats.sheet.start")


@pytest.mark.long
def test_the_last_day_is_typed_and_the_day_after_is_kept(empty: Desktop) -> None:
    committee = empty.workspace.do_fields(add_committee, code="APX", name=Bilingual.of("Comité", "Ausschuss"))
    seat = make_seat(empty, committee)
    empty.window.desk.navigator.go(Place(page="seats", record=seat.id))
    empty.fill("seats.sheet.end", "31.12.2027")
    empty.leave()
    found = empty.store.get(Seat, seat.id)
    assert found is not None
    assert found.end is not None
    assert found.end.isoformat() == "2028-01-01"


@pytest.mark.long
def test_what_another_home_keeps_says_so_before_anybody_types(empty: Desktop) -> None:
    theirs = next(one for one in empty.store.all(Organisation) if one.home != empty.store.home())
    empty.window.desk.navigator.go(Place(page="organisations", record=theirs.id))
    assert empty.text(f"{SHEET}.reason.sentence")
    empty.fill(f"{SHEET}.email", "x@y.example")
    empty.leave()
    assert stored(empty, theirs).email == theirs.email
    assert not empty.find(Button, f"{SHEET}.remove").isEnabled()


@pytest.mark.long
def test_a_record_that_goes_under_an_open_sheet_leaves_the_next_one(empty: Desktop, vauxneuf: Organisation) -> None:
    empty.fill(f"{SHEET}.email", "typed@vauxneuf.example")
    empty.workspace.do(remove_organisation, organisation=OrganisationId(vauxneuf.id))
    assert empty.find(Sheet, SHEET).record != vauxneuf.id
    assert as_shown(empty, vauxneuf.name) not in shown(empty)


@pytest.mark.long
def test_a_filter_finds_by_the_beginning_of_any_word_in_either_language(empty: Desktop, vauxneuf: Organisation) -> None:
    empty.fill("organisations.search", "gemein neuw")
    empty.bot.waitUntil(lambda: shown(empty) == [as_shown(empty, vauxneuf.name)])
    empty.fill("organisations.search", "zzz")
    empty.bot.waitUntil(lambda: empty.shows("organisations.card.empty"))
    empty.click("organisations.card.empty.plain")
    empty.bot.waitUntil(lambda: len(shown(empty)) > 1)
    assert as_shown(empty, vauxneuf.name) in shown(empty)


@pytest.mark.long
def test_a_linked_record_is_added_with_what_it_belongs_to(
    empty: Desktop, vauxneuf: Organisation, in_dialog: InDialog
) -> None:
    (persons,) = [one for one in empty.find(Sheet, SHEET).lists if one.linked.kind == "person"]

    def enter() -> None:
        empty.fill("dialog.new_person.family_name", "Faivre")
        empty.press(Key.Key_Return)

    in_dialog(persons.new.click, enter)
    (made,) = empty.store.all(Person)
    assert made.organisation == vauxneuf.id
    assert isinstance(persons, LinkedList)
    assert [line.name for line in persons.model.rows] == ["Faivre"]
    persons.table.opened.emit(made.id)
    assert empty.find(Sheet, "persons.sheet").title.text() == "Faivre"


@pytest.mark.long
def test_private_contact_stands_in_the_sheet_and_in_a_record_of_its_own(empty: Desktop) -> None:
    person = empty.workspace.do_fields(add_person, family_name="Faivre")
    empty.window.desk.navigator.go(Place(page="persons", record=person.id))
    empty.fill("persons.sheet.private_phone", "+33 6 00 00 00 00")
    empty.leave()
    (private,) = empty.store.all(PersonPrivate)
    assert private.private_phone == "+33600000000"
    assert private.id.bytes == person.id.bytes
    assert empty.store.all(Person)[0] == person


@pytest.mark.long
def test_what_goes_with_a_record_is_said_first_and_comes_back_with_it(empty: Desktop, in_dialog: InDialog) -> None:
    committee = empty.workspace.do_fields(add_committee, code="APX", name=Bilingual.of("Comité", "Ausschuss"))
    statutes = empty.workspace.do_fields(
        adopt_statutes,
        committee=committee.id,
        title=Bilingual.of("Statuts", "Statuten"),
        in_force_from=date(2027, 1, 1),
    )
    empty.workspace.do_fields(add_decision_rule, statutes=statutes.id, name=Bilingual.of("Majorité", "Mehrheit"))
    empty.window.desk.navigator.go(Place(page="statutes", record=statutes.id))
    table = empty.find(RecordTable, "statutes.table")

    def delete() -> None:
        table.setFocus()
        empty.press(Key.Key_Delete)

    def read_and_keep() -> None:
        dialog = empty.dialog()
        assert dialog is not None
        assert any({"Majorité", "Mehrheit"} & set(label.text().split()) for label in dialog.findChildren(QLabel))
        empty.press(Key.Key_Escape)

    in_dialog(delete, read_and_keep)
    assert empty.store.count(Statutes) == 1
    in_dialog(delete, lambda: empty.press(Key.Key_Return))
    assert (empty.store.count(Statutes), empty.store.count(DecisionRule)) == (0, 0)
    empty.press(Key.Key_Z, CTRL)
    assert (empty.store.count(Statutes), empty.store.count(DecisionRule)) == (1, 1)


@pytest.mark.long
@pytest.mark.each_language
def test_what_keeps_a_record_is_said_in_its_sheet(empty: Desktop, vauxneuf: Organisation) -> None:
    committee = empty.workspace.do_fields(add_committee, code="APX", name=Bilingual.of("Comité", "Ausschuss"))
    empty.workspace.do_fields(add_seat, committee=committee.id, side=Side.FR, organisation=vauxneuf.id)
    empty.click(f"{SHEET}.remove")
    assert counted(empty.window.desk.t, "seat", 1) in empty.text(f"{SHEET}.refusal.sentence")
    assert stored(empty, vauxneuf) == vauxneuf


@pytest.mark.long
def test_the_frame_of_a_chosen_row_stands_around_its_words(empty: Desktop, vauxneuf: Organisation) -> None:
    empty.workspace.do_fields(add_person, family_name="Faivre", organisation=vauxneuf.id)
    (persons,) = [one for one in empty.find(Sheet, SHEET).lists if one.linked.kind == "person"]
    table = persons.table
    delegate = table.itemDelegate()
    assert isinstance(delegate, Delegate)
    first, last = (persons.model.index(0, column) for column in (0, persons.model.columnCount() - 1))
    begins = delegate.content(table.visualRect(first), first).left() - table.visualRect(first).left()
    ends = table.visualRect(last).right() - delegate.content(table.visualRect(last), last).right()
    assert min(begins, ends) > FRAME


@pytest.mark.long
def test_who_sits_on_a_seat_is_said_in_the_list_at_once(empty: Desktop) -> None:
    """A mandate is no field of the seat."""
    committee = empty.workspace.do_fields(add_committee, code="MOC", name=Bilingual.of("Comité", "Ausschuss"))
    seat, t = make_seat(empty, committee), empty.window.desk.t
    person = empty.workspace.do_fields(add_person, given_name="Anne", family_name="Dupont")
    empty.window.desk.navigator.go(Place(page="seats", record=seat.id))
    table = empty.find(RecordTable, "seats.table")

    def second() -> str:
        empty.settle()
        cell = table.rows_model.data(table.rows_model.index(0, 0), CELL_ROLE)
        assert isinstance(cell, Cell)
        return cell.second

    assert second() == t("vacant")
    empty.workspace.do_fields(appoint, seat=seat.id, person=person.id, start=date(2026, 1, 1))
    assert "Dupont" in second()
