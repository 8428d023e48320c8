"""Is a mandate or an office ended by keys: from its list, its sheet, the menu, and from a list in another sheet?"""

from datetime import date

import pytest

from ctj_desktop.domain.records.committees import Mandate, OfficeHeld, OfficeOfCommittee
from ctj_desktop.domain.records.people import Person
from ctj_desktop.services.membership.committees import give_office
from ctj_desktop.ui.forms.screens.record_table import RecordTable
from ctj_desktop.ui.forms.screens.sheet import Sheet
from ctj_desktop.ui.frame.navigation import Place
from tests.ui.beginning import a_committee
from tests.ui.desktop import CTRL, Desktop, InDialog, Key

LAST, END = "31.3.2027", date(2027, 4, 1)


def end_here(desktop: Desktop) -> None:
    """The dialog that is open: the last day, then Enter."""
    desktop.fill("dialog.end.end", LAST)
    desktop.press(Key.Key_Return)


def the_mandate(desktop: Desktop) -> Mandate:
    """The only one there is."""
    [mandate] = desktop.store.all(Mandate)
    return mandate


def list_of_mandates(desktop: Desktop) -> RecordTable:
    """The page of the mandates, the keyboard in its list."""
    desktop.window.desk.navigator.go(Place(page="mandates"))
    table = desktop.find(RecordTable, "mandates.table")
    table.setFocus()
    return table


@pytest.mark.each_language
@pytest.mark.parametrize("way", ["space", "sheet", "menu"])
def test_a_mandate_is_ended_by_the_space_bar_the_button_and_the_menu(
    empty: Desktop, in_dialog: InDialog, way: str
) -> None:
    a_committee(empty, seats=1)
    list_of_mandates(empty)
    ways = {
        "space": lambda: empty.press(Key.Key_Space),
        "sheet": lambda: empty.click("mandates.sheet.end_record"),
        "menu": lambda: empty.trigger("action.end_record"),
    }
    in_dialog(ways[way], lambda: end_here(empty))
    assert the_mandate(empty).end == END
    empty.press(Key.Key_Z, CTRL)
    assert the_mandate(empty).end is None


@pytest.mark.long
def test_what_is_over_is_not_ended_and_says_so_everywhere(empty: Desktop, in_dialog: InDialog) -> None:
    a_committee(empty, seats=1)
    list_of_mandates(empty)
    in_dialog(lambda: empty.press(Key.Key_Space), lambda: end_here(empty))
    empty.store.keep_setting("today", "2027-06-01")
    table, t = list_of_mandates(empty), empty.window.desk.t
    empty.window.desk.navigator.go(Place(page="mandates", record=the_mandate(empty).id))
    said, action = t("It does not run today."), empty.window.desk.actions["end_record"]
    assert (action.isEnabled(), action.statusTip()) == (False, said)
    table.setFocus()
    empty.press(Key.Key_Space)
    assert empty.dialog() is None
    assert empty.text("status.sentence") == said


@pytest.mark.long
def test_the_space_bar_ends_what_runs_in_a_list_of_another_sheet(empty: Desktop, in_dialog: InDialog) -> None:
    committee = a_committee(empty, seats=1)
    [person] = empty.store.all(Person)
    office = {"office": OfficeOfCommittee.PRESIDENT, "start": date(2026, 1, 1)}
    empty.workspace.do_fields(give_office, committee=committee.id, person=person.id, **office)
    empty.window.desk.navigator.go(Place(page="persons", record=person.id))
    for kind in ("mandate", "office_held"):
        sheet = empty.find(Sheet, "persons.sheet")
        [table] = [one.table for one in sheet.lists if one.linked.kind == kind]
        table.setFocus()
        in_dialog(lambda: empty.press(Key.Key_Space), lambda: end_here(empty))
    assert the_mandate(empty).end == END
    assert [one.end for one in empty.store.all(OfficeHeld)] == [END]


@pytest.mark.long
def test_where_nothing_runs_the_act_asks_for_the_pages_on_which_it_is_done(empty: Desktop) -> None:
    action, t = empty.window.desk.actions["end_record"], empty.window.desk.t
    assert (action.isEnabled(), action.statusTip()) == (False, t("Open the mandates or the offices first."))
