"""Are the guests of a meeting entered, corrected and taken away where they are listed, by keys?"""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from ctj_desktop.domain.ids import MeetingId
from ctj_desktop.domain.records.meetings import Guest
from ctj_desktop.domain.records.people import Person, Side
from ctj_desktop.services.session.attendance import add_guest
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.session.list_view import AttendanceList
from ctj_desktop.ui.widgets.fields import ComboBox
from tests.ui.beginning import a_convened_meeting, a_sitting_meeting
from tests.ui.desktop import CTRL, Desktop, InDialog, Key


def the_guest(desktop: Desktop) -> Guest:
    """The only one there is."""
    [guest] = desktop.store.all(Guest)
    return guest


def hold(desktop: Desktop, meeting: MeetingId) -> AttendanceList:
    """The meeting is held, the keyboard at the last line of its attendance."""
    desktop.window.desk.navigator.go(Place(page="hold", record=meeting))
    shown = desktop.find(AttendanceList, "hold.attendance")
    shown.setFocus()
    desktop.press(Key.Key_End, CTRL)
    return shown


@pytest.mark.each_language
def test_a_guest_is_entered_corrected_and_taken_away_where_it_is_listed(empty: Desktop, in_dialog: InDialog) -> None:
    meeting = a_sitting_meeting(empty).id
    hold(empty, meeting)

    def enter() -> None:
        empty.keys("Préfecture")
        empty.fill("dialog.new_guest.body.fr", "État")
        empty.press(Key.Key_Return)

    in_dialog(lambda: empty.trigger("action.add_guest"), enter)
    assert (the_guest(empty).name, the_guest(empty).body.fr.text) == ("Préfecture", "État")
    hold(empty, meeting)

    def correct() -> None:
        assert empty.focused().objectName() == "dialog.guest.name"
        empty.fill("dialog.guest.name", "Luc Faivre")
        empty.fill("dialog.guest.function.fr", "sous-préfet")
        empty.fill("dialog.guest.body.de", "Präfektur")
        choice = empty.find(ComboBox, "dialog.guest.side")
        choice.choose(Side.FR)
        choice.activated.emit(choice.currentIndex())
        empty.fill("dialog.guest.person", "Camille Exemple-1")
        empty.leave()
        assert "Luc Faivre" in empty.text("dialog.guest.title")
        empty.press(Key.Key_Escape)

    in_dialog(lambda: empty.trigger("action.change_guest"), correct)
    guest = the_guest(empty)
    assert (guest.name, guest.function.fr.text, guest.side) == ("Luc Faivre", "sous-préfet", Side.FR)
    assert (guest.body.fr.text, guest.body.de.text) == ("État", "Präfektur")
    assert empty.store.all(Person, id=guest.person)[0].family_name == "Exemple-1"
    empty.press(Key.Key_Z, CTRL)
    assert the_guest(empty).person is None
    empty.press(Key.Key_Delete)
    assert empty.store.count(Guest) == 0


def test_a_guest_without_a_name_is_refused_at_the_field(empty: Desktop, in_dialog: InDialog) -> None:
    meeting = a_sitting_meeting(empty).id
    empty.workspace.do_fields(add_guest, meeting=meeting, name="Préfecture du Doubs")
    hold(empty, meeting)

    def clear() -> None:
        empty.fill("dialog.guest.name", "")
        empty.leave()
        assert empty.text("dialog.guest.name.note")
        empty.press(Key.Key_Escape)

    in_dialog(lambda: empty.trigger("action.change_guest"), clear)
    assert the_guest(empty).name == "Préfecture du Doubs"


def test_the_act_asks_for_a_guest_and_the_menu_of_a_guest_has_it(empty: Desktop, in_dialog: InDialog) -> None:
    meeting = a_convened_meeting(empty).id
    empty.workspace.do_fields(add_guest, meeting=meeting, name="Préfecture du Doubs")
    shown, action = hold(empty, meeting), empty.window.desk.actions["change_guest"]
    assert action.isEnabled()
    empty.press(Key.Key_Home, CTRL)
    assert not action.isEnabled()
    assert action.statusTip() == empty.window.desk.t("Choose a guest in the list first.")
    empty.press(Key.Key_End, CTRL)

    def correct() -> None:
        empty.fill("dialog.guest.name", "Autre")
        empty.leave()
        empty.press(Key.Key_Escape)

    def choose() -> None:
        [menu] = [menu for menu in empty.window.findChildren(QMenu, "hold.menu") if menu.isVisible()]
        entry = menu.findChild(QAction, "hold.menu.guest")
        assert entry is not None
        menu.setActiveAction(entry)
        QTest.keyClick(menu, Key.Key_Return)

    where = shown.viewport().mapToGlobal(shown.visualRect(shown.currentIndex()).center())
    QTimer.singleShot(0, choose)
    in_dialog(lambda: shown.menu_asked.emit(shown.current_key(), where), correct)
    assert the_guest(empty).name == "Autre"
