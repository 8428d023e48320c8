"""Can the right to number be lent for a meeting, taken back, and what waits be numbered, from the committee's page?"""

import pytest

from ctj_desktop.domain.records.committees import Committee, NumberingLoan
from ctj_desktop.services.exchange.numbering_state import numbering_state
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.fields import ComboBox
from tests.ui.contradiction import Other
from tests.ui.desktop import Desktop, InDialog, Key


def the_committee(office: Desktop) -> Committee:
    """Its page is shown."""
    (committee,) = office.store.all(Committee)
    office.window.desk.navigator.go(Place(page="committees", record=committee.id))
    return committee


def test_the_numbers_are_lent_and_taken_back(office: Desktop, other: Other, in_dialog: InDialog) -> None:
    committee = the_committee(office)

    def lend() -> None:
        assert office.find(ComboBox, "dialog.lend.meeting").count() > 0
        office.press(Key.Key_Return)

    def take_back() -> None:
        office.press(Key.Key_Escape)

    in_dialog(lambda: office.click("numbering.lend_numbering"), lend)
    (loan,) = office.store.all(NumberingLoan, returned=False)
    assert loan.replica == other.workspace.store.replica
    assert numbering_state(office.store, committee.id).borrower.fr.text in office.text("numbering.who")
    in_dialog(lambda: office.click("numbering.return_numbering"), take_back)
    assert office.store.count(NumberingLoan, returned=False) == 1
    in_dialog(lambda: office.click("numbering.return_numbering"), lambda: office.click("dialog.take_numbers_back.go"))
    assert office.store.count(NumberingLoan, returned=False) == 0


@pytest.mark.long
def test_without_a_partner_it_is_said_why_nothing_is_lent(office: Desktop) -> None:
    the_committee(office)
    button = office.find(Button, "numbering.lend_numbering")
    assert not button.isEnabled()
    assert button.toolTip()
    action = office.window.desk.actions["lend_numbering"]
    assert not action.isEnabled()
