"""Are proxies dated, corrected and taken back where the attendance stands, and who takes or leaves a seat entered?"""

from datetime import date, time
from functools import partial

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu

from ctj_desktop.domain.ids import MeetingId
from ctj_desktop.domain.records.meetings import Attendance, Proxy, Reply, Roll
from ctj_desktop.domain.records.statutes import ProxyRule, Statutes
from ctj_desktop.i18n.errors import article_in
from ctj_desktop.services.membership.people import add_person
from ctj_desktop.services.membership.rules.articles import add_statutes_article
from ctj_desktop.services.membership.statutes import adopt_statutes
from ctj_desktop.services.session.attendance import record_reply
from ctj_desktop.services.session.screen import Here, SessionSeat, read_session
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.session.list_view import AttendanceList
from ctj_desktop.ui.widgets.fields import ComboBox
from ctj_desktop.ui.widgets.rows import CELL_ROLE
from ctj_desktop.ui.widgets.table import Table
from tests.office import text
from tests.ui import beginning
from tests.ui.desktop import CTRL, Desktop, InDialog, Key
from tests.ui.sitting import Wall, a_guest_is_there


def hold(desktop: Desktop, *, opened: bool = True, proxies: bool = True, written: bool = False) -> MeetingId:
    """Four seats, at ten past two; the keyboard is in the list."""
    if proxies:
        committee = beginning.a_committee(desktop, seats=4)
        desktop.workspace.do_fields(
            adopt_statutes,
            committee=committee.id,
            title=text("Statuts", "Statuten"),
            in_force_from=date(2026, 1, 1),
            proxies=ProxyRule(per_holder=1, article="art. 9", written=written),
        )
        meeting = beginning.a_meeting_of(desktop, committee).id
        beginning.convene(desktop, meeting)
        if opened:
            beginning.open_at_two(desktop, meeting)
    else:
        meeting = beginning.a_sitting_meeting(desktop, seats=4).id
    wall = a_guest_is_there(desktop.workspace, meeting) if opened else Wall(desktop.store)
    wall.set(14, 10)
    desktop.window.desk.navigator.go(Place(page="hold", record=meeting))
    desktop.press(Key.Key_F9)
    return meeting


def row(desktop: Desktop, number: int) -> None:
    shown = desktop.find(AttendanceList, "hold.attendance")
    shown.setFocus()
    desktop.press(Key.Key_Home, CTRL)
    for _ in range(number - 1):
        desktop.press(Key.Key_Down)


def seat(desktop: Desktop, meeting: MeetingId, number: int, at: time = time(14, 10)) -> SessionSeat:
    return read_session(desktop.store, meeting).at(at).seats[number - 1]


def present(desktop: Desktop, *numbers: int) -> None:
    for number in numbers:
        row(desktop, number)
        desktop.press(Key.Key_Space)


@pytest.mark.long
@pytest.mark.each_language
def test_a_proxy_given_while_the_session_runs_begins_now_and_its_times_are_corrected(
    empty: Desktop, in_dialog: InDialog
) -> None:
    meeting, t = hold(empty, written=True), empty.window.desk.t
    (version,) = empty.store.all(Statutes)
    said = {"statutes": version.id, "number": "9", "text": text("Par écrit.", "Schriftlich.")}
    empty.workspace.do_fields(add_statutes_article, **said)
    present(empty, 1, 2)
    row(empty, 3)

    def give() -> None:
        assert empty.find(QLineEdit, "dialog.proxy.start").text() == t.clock(time(14, 10))
        assert t("given in writing") in empty.text("dialog.proxy.rule")
        assert {"fr": "Par écrit.", "de": "Schriftlich."}[empty.side()] in empty.text("dialog.proxy.rule")
        empty.keys("exemple-3")
        empty.press(Key.Key_Return)
        assert article_in("art. 9", t.language) in empty.text("dialog.proxy.refusal")
        empty.press(Key.Key_Space)  # the box has the focus
        empty.press(Key.Key_Return)

    in_dialog(lambda: empty.line("/v"), give)
    (proxy,) = empty.store.all(Proxy)
    assert (proxy.start, proxy.end, proxy.in_writing) == (time(14, 10), None, True)
    shown = empty.find(AttendanceList, "hold.attendance").rows_model.index(2, 0).data(CELL_ROLE)
    assert t("proxy in writing") in shown.spoken()
    assert seat(empty, meeting, 3).here is Here.REPRESENTED

    def correct() -> None:
        empty.fill("dialog.proxy.start", "")
        empty.fill("dialog.proxy.end", "15h05")
        empty.press(Key.Key_Return)

    row(empty, 3)
    in_dialog(lambda: empty.press(Key.Key_F2), correct)
    (proxy,) = empty.store.all(Proxy)
    assert (proxy.start, proxy.end) == (None, time(15, 5))
    empty.press(Key.Key_Z, CTRL)
    (proxy,) = empty.store.all(Proxy)
    assert (proxy.start, proxy.end) == (time(14, 10), None)
    row(empty, 3)
    empty.press(Key.Key_Delete)
    assert empty.store.count(Proxy) == 0
    assert seat(empty, meeting, 3).here is Here.EXPECTED
    empty.press(Key.Key_Z, CTRL)
    assert seat(empty, meeting, 3).here is Here.REPRESENTED


def test_before_the_opening_a_proxy_is_from_the_opening_on(empty: Desktop, in_dialog: InDialog) -> None:
    hold(empty, opened=False)
    row(empty, 3)

    def give() -> None:
        assert empty.find(QLineEdit, "dialog.proxy.start").text() == ""
        empty.press(Key.Key_Return)

    in_dialog(lambda: empty.line("/v"), give)
    (proxy,) = empty.store.all(Proxy)
    assert (proxy.start, proxy.end) == (None, None)


def test_a_refused_proxy_says_why_in_the_dialog(empty: Desktop, in_dialog: InDialog) -> None:
    hold(empty)
    present(empty, 1)
    for number in (2, 3):
        row(empty, number)

        def give(number: int = number) -> None:
            empty.keys("exemple-1")
            empty.press(Key.Key_Return)
            if number == 3:
                article = "Art. 9" if empty.window.desk.t.locale == "de_CH" else "art. 9"
                assert article in empty.text("dialog.proxy.refusal")
                empty.press(Key.Key_Escape)

        in_dialog(lambda: empty.line("/v"), give)
    assert empty.store.count(Proxy) == 1


@pytest.mark.long
def test_every_proxy_of_a_seat_is_in_its_menu_and_taken_back_there(empty: Desktop, in_dialog: InDialog) -> None:
    meeting = hold(empty)
    present(empty, 1)
    row(empty, 2)
    in_dialog(lambda: empty.line("/v"), lambda: empty.press(Key.Key_Return))
    Wall(empty.store).set(15, 0)
    empty.window.desk.navigator.go(Place(page="meetings"))
    empty.window.desk.navigator.go(Place(page="hold", record=meeting))
    row(empty, 2)
    empty.line("/p")  # a late arrival ends it
    (proxy,) = empty.store.all(Proxy)
    assert proxy.end == time(15, 0)
    shown = empty.find(AttendanceList, "hold.attendance")

    def choose() -> None:
        [menu] = [menu for menu in empty.window.findChildren(QMenu, "hold.menu") if menu.isVisible()]
        entry = menu.findChild(QAction, "hold.menu.proxy.0")
        assert entry is not None
        assert "14" in entry.text()
        menu.setActiveAction(entry)
        QTest.keyClick(menu, Key.Key_Return)

    QTimer.singleShot(0, choose)
    where = shown.viewport().mapToGlobal(shown.visualRect(shown.currentIndex()).center())
    key = shown.current_key()
    in_dialog(lambda: shown.menu_asked.emit(key, where), lambda: empty.click("dialog.proxy.take_back"))
    assert empty.store.count(Proxy) == 0


def test_leave_of_absence_stands_beside_excused_and_absent(empty: Desktop) -> None:
    meeting = hold(empty, proxies=False)
    row(empty, 2)
    empty.line("/l")
    assert seat(empty, meeting, 2).here is Here.ON_LEAVE
    (line,) = empty.store.all(Attendance, guest=None)
    assert line.on_leave
    empty.line("/l")
    assert seat(empty, meeting, 2).here is Here.EXPECTED


@pytest.mark.long
@pytest.mark.each_language
def test_who_is_sworn_in_takes_the_seat_and_who_leaves_gives_it_up(empty: Desktop, in_dialog: InDialog) -> None:
    meeting, t = hold(empty, proxies=False), empty.window.desk.t
    empty.workspace.do_fields(add_person, given_name="Zoé", family_name="Quinclet")
    present(empty, 1)
    row(empty, 1)

    def take() -> None:
        assert empty.find(QLineEdit, "dialog.take_seat.at").text() == t.clock(time(14, 10))
        empty.fill("dialog.take_seat.holder", "quinclet")
        empty.leave()
        empty.fill("dialog.take_seat.at", "14h05")
        empty.press(Key.Key_Return)

    in_dialog(lambda: empty.trigger("action.take_seat"), take)
    first, second = empty.store.all(Roll, meeting=meeting, seat=seat(empty, meeting, 1).seat, order="start")
    assert (first.end, second.holder_name, second.start) == (time(14, 5), "Zoé Quinclet", time(14, 5))
    assert seat(empty, meeting, 1).roll.holder_name == "Zoé Quinclet"
    row(empty, 1)

    def leave_too_early() -> None:
        empty.fill("dialog.leave_seat.at", "14h00")
        empty.press(Key.Key_Return)
        assert "Zoé Quinclet" in empty.text("dialog.leave_seat.refusal")
        empty.fill("dialog.leave_seat.at", "14h20")
        empty.press(Key.Key_Return)

    in_dialog(lambda: empty.trigger("action.leave_seat"), leave_too_early)
    assert len(read_session(empty.store, meeting).at(time(14, 21)).seats) == 3

    def take_back(words: str) -> None:
        assert empty.find(ComboBox, "dialog.take_back_seat.change").currentText() == words
        empty.press(Key.Key_Return)

    leaves, takes = t("{name} leaves the seat at {time}"), t("{name} takes the seat at {time}")
    for said, at in ((leaves, time(14, 20)), (takes, time(14, 5))):
        words = said.format(name="Zoé Quinclet", time=t.clock(at))
        in_dialog(lambda: empty.trigger("action.take_back_seat"), partial(take_back, words))
    why_not = empty.window.desk.actions["take_back_seat"].statusTip()
    assert why_not == t("Nobody took or left a seat during the session.")
    (line,) = empty.store.all(Roll, meeting=meeting, seat=seat(empty, meeting, 1).seat)
    assert (line.start, line.end) == (None, None)


def test_before_the_opening_nobody_takes_or_leaves_a_seat(empty: Desktop) -> None:
    hold(empty, opened=False)
    for key in ("take_seat", "leave_seat"):
        action = empty.window.desk.actions[key]
        assert not action.isEnabled()
        assert action.statusTip() == empty.window.desk.t("Open the session first.")


def test_whoever_was_announced_as_bearer_is_chosen_already(empty: Desktop, in_dialog: InDialog) -> None:
    meeting = hold(empty, opened=False, written=True)
    third, bearer = (seat(empty, meeting, number).seat for number in (3, 2))
    said = {"meeting": meeting, "replied_on": date(2027, 3, 1), "reply": Reply.REPRESENTED}
    empty.workspace.do_fields(record_reply, seat=third, represented_by=bearer, **said)
    beginning.open_at_two(empty, meeting)
    present(empty, 1, 2)
    row(empty, 3)

    def give() -> None:
        assert empty.find(Table, "dialog.proxy.table").current_key() == bearer
        empty.press(Key.Key_Return)
        empty.press(Key.Key_Space)  # the box that says that it is there in writing
        empty.press(Key.Key_Return)

    in_dialog(lambda: empty.line("/v"), give)
    (proxy,) = empty.store.all(Proxy)
    assert (proxy.bearer, proxy.in_writing) == (bearer, True)
