"""Is a telephone number understood as it is typed, kept in one form, and shown as it is dialled at home?"""

import pytest

from ctj_desktop.domain.records.people import Person, Side
from ctj_desktop.services.membership.people import add_person
from ctj_desktop.ui.forms.entries.contact import MailEntry, PhoneEntry
from ctj_desktop.ui.forms.screens.making import AskFields
from ctj_desktop.ui.forms.screens.sheet import Sheet
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.widgets.fields import LineEdit
from tests.ui.desktop import CTRL, Desktop, InDialog, Key

PHONE = "persons.sheet.work_phone"


def a_sheet(empty: Desktop, side: Side, **fields: object) -> Person:
    """The sheet of somebody on a side."""
    person = empty.workspace.do_fields(add_person, family_name="Rochat", side=side, **fields)
    empty.window.desk.navigator.go(Place(page="persons", record=person.id))
    return person


def kept(empty: Desktop) -> str:
    """The number that is stored."""
    (person,) = empty.store.all(Person)
    return person.work_phone


@pytest.mark.long
@pytest.mark.parametrize(
    ("side", "typed", "stored", "shown"),
    [
        (Side.CH, "079/123.45.67", "+41791234567", "079 123 45 67"),
        (Side.FR, "0041 79 123 45 67", "+41791234567", "+41 79 123 45 67"),
        (Side.FR, "+33 (0)3 81 68 53 32 poste 4", "+33381685332 int. 4", "03 81 68 53 32 int. 4"),
    ],
)
def test_it_is_kept_in_one_form_and_shown_as_at_home(
    empty: Desktop, side: Side, typed: str, stored: str, shown: str
) -> None:
    a_sheet(empty, side)
    empty.fill(PHONE, typed)
    empty.leave()
    assert kept(empty) == stored
    assert empty.find(LineEdit, PHONE).text() == shown
    assert not empty.shows(f"{PHONE}.note")
    empty.find(LineEdit, PHONE).setFocus()
    empty.leave()
    assert kept(empty) == stored
    empty.press(Key.Key_Z, CTRL)
    assert (kept(empty), empty.find(LineEdit, PHONE).text()) == ("", "")


@pytest.mark.long
@pytest.mark.each_language
def test_what_is_not_understood_stays_with_a_remark_that_goes_when_it_is_put_right(empty: Desktop) -> None:
    a_sheet(empty, Side.CH)
    empty.fill(PHONE, "demander Anne")
    empty.leave()
    assert kept(empty) == "demander Anne"
    assert empty.text(f"{PHONE}.note")
    empty.fill(PHONE, "032 420 46 70")
    empty.leave()
    assert kept(empty) == "+41324204670"
    assert not empty.shows(f"{PHONE}.note")


@pytest.mark.long
def test_both_are_looked_at_as_soon_as_one_pauses(empty: Desktop) -> None:
    a_sheet(empty, Side.CH)
    sheet = empty.find(Sheet, "persons.sheet")
    entries = {entry.name: entry for entry in sheet.form.entries}
    phone, mail = entries["work_phone"], entries["work_email"]
    assert isinstance(phone, PhoneEntry)
    assert isinstance(mail, MailEntry)
    for entry, wrong, right in ((phone, "079 12", "079 123 45 67"), (mail, "a@ne", "a@ne.ch")):
        for text in (wrong, right):
            empty.fill(f"persons.sheet.{entry.name}", text)
            assert entry._pause.isActive()
            entry._pause.timeout.emit()
            assert bool(entry.field.note_text()) == (text == wrong)


@pytest.mark.long
def test_in_the_dialog_of_a_new_person_it_follows_the_side_that_is_chosen(empty: Desktop, in_dialog: InDialog) -> None:
    def enter() -> None:
        empty.fill("dialog.new_person.family_name", "Rochat")
        empty.fill("dialog.new_person.work_phone", "0612345678")
        dialog = empty.dialog()
        assert isinstance(dialog, AskFields)
        dialog.entries["side"].put(Side.FR)
        empty.press(Key.Key_Return, CTRL)

    empty.window.desk.navigator.go(Place(page="persons"))
    in_dialog(lambda: empty.press(Key.Key_N, CTRL), enter)
    assert kept(empty) == "+33612345678"
