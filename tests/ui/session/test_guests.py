"""Are the guests of a meeting entered, corrected, answered for and taken away where they are listed, by keys?"""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from ctj_desktop.domain.ids import MeetingId
from ctj_desktop.domain.records.meetings import Attendance, Guest, Reply
from ctj_desktop.domain.records.people import Person, Side
from ctj_desktop.i18n.words import word_within
from ctj_desktop.services.session.attendance import add_guest
from ctj_desktop.services.session.replies import Replies, read_replies
from ctj_desktop.services.session.screen import Here
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.session.columns import here_word
from ctj_desktop.ui.session.list_view import AttendanceList
from ctj_desktop.ui.session.replying.columns import LETTERS
from ctj_desktop.ui.session.replying.page import ReplyTable
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.fields import ComboBox
from ctj_desktop.ui.widgets.rows import CELL_ROLE
from tests.ui.beginning import DAY, a_convened_meeting, a_meeting, a_sitting_meeting
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


@pytest.mark.long
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


REPLY = 3


def replies(desktop: Desktop, meeting: MeetingId) -> Replies:
    """As the service reads them."""
    return read_replies(desktop.store, meeting, DAY)


def open_replies(desktop: Desktop, meeting: MeetingId) -> ReplyTable:
    """The list of replies, the keyboard at its last line."""
    desktop.window.desk.navigator.go(Place(page="replies", record=meeting))
    table = desktop.find(ReplyTable, "replies.table")
    table.setFocus()
    desktop.press(Key.Key_End, CTRL)
    return table


def say(desktop: Desktop, reply: Reply) -> None:
    """Its letter."""
    desktop.keys(desktop.window.desk.t.p("key of a reply", LETTERS[reply]).lower())


@pytest.mark.each_language
def test_a_guest_answers_by_one_letter_and_is_counted_apart(empty: Desktop) -> None:
    meeting, t = a_convened_meeting(empty).id, empty.window.desk.t
    open_replies(empty, meeting)
    assert not empty.shows("replies.answers.guests")
    guest = empty.workspace.do_fields(add_guest, meeting=meeting, name="Préfecture du Doubs")
    table = open_replies(empty, meeting)
    assert t("no answer") in empty.text("replies.answers.guests")
    for reply in (Reply.PRESENT, Reply.REMOTE, Reply.EXCUSED):
        say(empty, reply)
        [line] = empty.store.all(Attendance, meeting=meeting)
        assert (line.guest, line.seat, line.reply, line.replied_on) == (guest.id, None, reply, DAY)
        assert empty.cells(table, REPLY)[-1] == word_within(t, reply)
        assert empty.text("replies.answers.guests") == f"{word_within(t, reply)} 1"
        shown = replies(empty, meeting)
        assert (shown.quorum.present, shown.count(reply), shown.count_without_vote(reply)) == (0, 0, 1)
    empty.press(Key.Key_Backspace)
    assert empty.cells(table, REPLY)[-1] == t("no answer")
    empty.press(Key.Key_Z, CTRL)
    assert replies(empty, meeting).count_without_vote(Reply.EXCUSED) == 1


def test_nobody_stands_in_for_a_guest(empty: Desktop) -> None:
    meeting, t = a_convened_meeting(empty).id, empty.window.desk.t
    empty.workspace.do_fields(add_guest, meeting=meeting, name="Préfecture du Doubs")
    open_replies(empty, meeting)
    said = t("A guest has no seat, so nobody stands in for a guest. Enter another guest, or another reply.")
    for reply in (Reply.REPRESENTED, Reply.SUBSTITUTE):
        say(empty, reply)
        assert empty.text("replies.refusal.sentence") == said
        assert not empty.find(Button, f"replies.{reply.value}").isEnabled()
    assert empty.store.count(Attendance) == 0
    assert empty.find(Button, f"replies.{Reply.EXCUSED.value}").isEnabled()


@pytest.mark.long
def test_a_guest_is_entered_corrected_and_taken_away_before_the_convocation(
    empty: Desktop, in_dialog: InDialog
) -> None:
    meeting = a_meeting(empty).id
    open_replies(empty, meeting)

    def enter() -> None:
        empty.keys("Préfecture")
        empty.press(Key.Key_Return)

    def correct() -> None:
        empty.fill("dialog.guest.body.fr", "État")
        empty.leave()
        empty.press(Key.Key_Escape)

    in_dialog(lambda: empty.press(Key.Key_N, CTRL), enter)
    in_dialog(lambda: empty.press(Key.Key_F2), correct)
    assert (the_guest(empty).name, the_guest(empty).body.fr.text) == ("Préfecture", "État")
    say(empty, Reply.PRESENT)
    assert replies(empty, meeting).count_without_vote(Reply.PRESENT) == 1
    empty.press(Key.Key_Return)
    [menu] = [menu for menu in empty.window.findChildren(QMenu, "replies.menu") if menu.isVisible()]
    remove = menu.findChild(QAction, "replies.menu.remove")
    assert remove is not None
    remove.trigger()
    menu.close()
    assert (empty.store.count(Guest), empty.store.count(Attendance)) == (0, 0)


@pytest.mark.long
def test_who_excused_themselves_stands_so_when_the_meeting_sits_and_comes_all_the_same(empty: Desktop) -> None:
    meeting, t = a_sitting_meeting(empty).id, empty.window.desk.t
    empty.workspace.do_fields(add_guest, meeting=meeting, name="Préfecture du Doubs")
    open_replies(empty, meeting)
    say(empty, Reply.EXCUSED)
    shown = hold(empty, meeting)

    def last() -> str:
        return str(shown.rows_model.index(shown.rows_model.rowCount() - 1, 0).data(CELL_ROLE).spoken())

    assert here_word(Here.EXCUSED, t) in last()
    empty.press(Key.Key_Space)
    assert here_word(Here.ROOM, t) in last()
    empty.press(Key.Key_Delete)
    assert here_word(Here.EXCUSED, t) in last()
    empty.press(Key.Key_Delete)
    assert here_word(Here.EXPECTED, t) in last()
    empty.press(Key.Key_Delete)
    assert empty.store.count(Guest) == 0
