"""Does whoever does not look at the attendance list know who is there, and whether there is a quorum?"""

from datetime import time

from PySide6.QtGui import QAccessible

from ctj_desktop.services.naming.labels import label_text
from ctj_desktop.services.session.course import close_session
from ctj_desktop.services.session.screen import read_session
from ctj_desktop.ui.session.columns import seat_title
from ctj_desktop.ui.session.list_view import AttendanceList
from tests.ui import sitting
from tests.ui.desktop import CTRL, Desktop, Key
from tests.ui.hearing import Announced, heard
from tests.ui.session.test_page import hold, meeting


def test_the_quorum_is_said_on_arrival_and_when_it_is_reached_or_lost(office: Desktop, announced: Announced) -> None:
    t = office.window.desk.t
    sitting.under_way(office.workspace)
    announced.take()
    hold(office)
    reached = t("Quorum reached, {present} of {base}")
    assert announced.one().startswith(reached.format(present=9, base=11))
    office.press(Key.Key_F9)
    announced.take()
    line = read_session(office.store, meeting(office)).at(time(14, 27)).seats[0]
    office.press(Key.Key_Space)
    said = announced.one()
    assert said.startswith(seat_title(line, t))
    assert t("left {time}").format(time=t.clock(time(14, 27))) in said
    assert said.endswith(reached.format(present=8, base=11))
    for _ in range(2):
        office.press(Key.Key_Down)
        announced.take()
        office.press(Key.Key_Space)
    assert t("No quorum, {present} of {base}").format(present=6, base=11) in announced.one()
    office.press(Key.Key_Z, CTRL)
    said = announced.one()
    assert said.startswith(t("Undone: {what}").format(what="")[:6])
    assert said.endswith(reached.format(present=7, base=11))


def test_a_sheet_of_many_is_said_by_how_many_they_are(office: Desktop, announced: Announced) -> None:
    t = office.window.desk.t
    sitting.convened(office.workspace)
    hold(office)
    office.press(Key.Key_F9)
    office.press(Key.Key_F9)
    office.keys("1 2 4 8-10")
    announced.take()
    office.press(Key.Key_Return)
    said = announced.one()
    assert said.startswith(label_text(t, "attendance.sheet", {"count": "6"}))
    assert t("Quorum reached, {present} of {base}").format(present=6, base=11) in said


def test_whether_somebody_is_there_is_the_state_of_the_row(office: Desktop, announced: Announced) -> None:
    sitting.convened(office.workspace)
    hold(office)
    table = office.find(AttendanceList, "hold.attendance")
    heads, row = table.rows_model.columnCount() + 1, 0

    def state() -> tuple[bool, bool]:
        told = heard(table).child((row + 1) * heads + 1).state()
        return bool(told.checkable), bool(told.checked)

    office.press(Key.Key_F9)
    assert state() == (True, False)
    announced.read_anew()
    office.press(Key.Key_Space)
    assert state() == (True, True)
    assert announced.cells(QAccessible.Event.StateChanged)


def test_why_nobody_can_be_entered_is_said_where_the_keyboard_comes(office: Desktop, announced: Announced) -> None:
    hold(office)
    announced.take()
    office.press(Key.Key_F9)
    assert announced.one() == office.text("hold.help")


def test_an_item_taken_up_is_said_and_the_keyboard_is_in_its_minutes(office: Desktop, announced: Announced) -> None:
    sitting.under_way(office.workspace)
    hold(office)
    office.press(Key.Key_F9)
    announced.take()
    office.window.desk.actions["next_item"].trigger()
    assert label_text(office.window.desk.t, "agenda_item.begun", {}).split()[0] in announced.one()
    assert office.focused().objectName().startswith("minutes.new.")


def test_closing_says_so_once(office: Desktop, announced: Announced) -> None:
    sitting.under_way(office.workspace)
    hold(office)
    announced.take()
    office.workspace.do(close_session, meeting=meeting(office), on=sitting.DAY, closed_at=time(16, 0))
    assert announced.one()
