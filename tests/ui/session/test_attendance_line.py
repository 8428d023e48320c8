"""Does the line of a signed sheet keep the keyboard, take a name, name what it cannot read, and say what it did?"""

from datetime import date, time

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu

from ctj_desktop.domain.ids import MeetingId
from ctj_desktop.domain.records.meetings import Presence, Reply
from ctj_desktop.domain.typed.attendance_entry import CODES, AttendanceMark, SingleCode, read_single_code
from ctj_desktop.services.membership.people import add_person
from ctj_desktop.services.session.course import close_session
from ctj_desktop.services.session.screen import Here, SessionSeat, read_session
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.session.columns import DenseCell
from ctj_desktop.ui.session.list_view import AttendanceList
from ctj_desktop.ui.session.replying.columns import LETTERS
from ctj_desktop.ui.widgets.rows import CELL_ROLE
from tests.ui import beginning
from tests.ui.desktop import CTRL, Desktop, Key
from tests.ui.sitting import Wall

ENTRY = "hold.entry"


def hold(desktop: Desktop, *, seats: int = 8) -> tuple[MeetingId, Wall]:
    """In session since two, at ten past; the keyboard is in the line."""
    meeting = beginning.a_sitting_meeting(desktop, seats=seats).id
    wall = Wall(desktop.store)
    wall.set(14, 10)
    desktop.window.desk.navigator.go(Place(page="hold", record=meeting))
    desktop.press(Key.Key_F9)
    desktop.press(Key.Key_F9)
    return meeting, wall


def line(desktop: Desktop, text: str) -> None:
    desktop.keys(text)
    desktop.press(Key.Key_Return)


def seats_at(desktop: Desktop, meeting: MeetingId, at: time) -> tuple[SessionSeat, ...]:
    return read_session(desktop.store, meeting).at(at).seats


def heres(desktop: Desktop, meeting: MeetingId, at: time) -> list[Here]:
    return [seat.here for seat in seats_at(desktop, meeting, at)]


def cell(desktop: Desktop, row: int) -> DenseCell:
    found = desktop.find(AttendanceList, "hold.attendance").rows_model.index(row, 0).data(CELL_ROLE)
    assert isinstance(found, DenseCell)
    return found


@pytest.mark.long
@pytest.mark.each_language
def test_line_after_line_is_typed_without_going_back_to_it(empty: Desktop) -> None:
    meeting, wall = hold(empty)
    t = empty.window.desk.t
    line(empty, "1-8 /x 3")
    assert empty.focused().objectName() == ENTRY
    assert empty.find(QLineEdit, ENTRY).text() == ""
    said = empty.text("hold.note")
    assert t.n("{numbers} excused", "{numbers} excused", 1).format(numbers="3") in said
    wall.set(15, 10)
    empty.bot.waitUntil(lambda: t.clock(time(15, 10)) in empty.text("hold.clock"))
    line(empty, "/q 1 2 4")
    line(empty, "/q 5 6")
    assert empty.text("hold.note") == t.n("{numbers} left {time}", "{numbers} left {time}", 2).format(
        numbers="5, 6", time=t.clock(time(15, 10))
    )
    gone, there = Here.LEFT, Here.ROOM
    assert heres(empty, meeting, time(15, 11)) == [gone, gone, Here.EXCUSED, gone, gone, gone, there, there]


def test_a_substitute_is_entered_by_name_and_shown_by_it(empty: Desktop) -> None:
    meeting, _ = hold(empty)
    zoe = empty.workspace.do_fields(add_person, given_name="Zoé", family_name="Müller")
    line(empty, "8 /s zoe muller")
    seat = seats_at(empty, meeting, time(14, 11))[7]
    assert (seat.here, seat.substitute) == (Here.SUBSTITUTE, "Zoé Müller")
    assert cell(empty, 7).text == "Zoé Müller"
    assert "Zoé Müller" in empty.text("hold.note")
    assert empty.store.count(Presence) == 1
    assert zoe.id is not None


@pytest.mark.long
def test_it_is_the_substitute_who_left_and_not_the_holder_who_never_came(empty: Desktop) -> None:
    meeting, wall = hold(empty)
    empty.workspace.do_fields(add_person, given_name="Zoé", family_name="Müller")
    line(empty, "8 /s zoe muller")
    wall.set(15, 10)
    empty.bot.waitUntil(lambda: empty.window.desk.t.clock(time(15, 10)) in empty.text("hold.clock"))
    line(empty, "/q 8")
    assert heres(empty, meeting, time(15, 11))[7] is Here.LEFT
    assert cell(empty, 7).text == "Zoé Müller"


@pytest.mark.long
def test_who_has_no_substitute_on_the_roll_is_asked_for_the_name(empty: Desktop) -> None:
    meeting, _ = hold(empty)
    empty.workspace.do_fields(add_person, given_name="Zoé", family_name="Müller")
    empty.press(Key.Key_F9)
    empty.press(Key.Key_Home, CTRL)
    line(empty, "/s")
    assert empty.find(QLineEdit, ENTRY).text() == "1 /s "
    line(empty, "Müller")
    assert heres(empty, meeting, time(14, 11))[0] is Here.SUBSTITUTE


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("8 /s Inconnu", "Inconnu"),
        pytest.param("8 /s Exemple", "Exemple", marks=pytest.mark.long),
        pytest.param("8 Müller", "Müller", marks=pytest.mark.long),
        ("5 6 /q", "/q"),
        ("1-3 15.10", "15.10"),
        pytest.param("99", "99", marks=pytest.mark.long),
    ],
)
def test_a_word_that_cannot_be_read_is_named_and_nothing_is_entered(empty: Desktop, typed: str, word: str) -> None:
    hold(empty)
    line(empty, typed)
    assert word in empty.text("hold.note")
    assert empty.focused().objectName() == ENTRY
    assert word in empty.find(QLineEdit, ENTRY).text()
    assert empty.store.count(Presence) == 0


def test_the_list_shows_persons_with_their_body_beside_them(empty: Desktop) -> None:
    hold(empty)
    first = cell(empty, 0)
    seat = {"fr": "Siège 1", "de": "Sitz 1"}[empty.side()]
    assert (first.text, first.beside) == ("Camille Exemple-1", seat)
    empty.press(Key.Key_F9)
    empty.keys("sie")
    shown = empty.find(AttendanceList, "hold.attendance")
    assert shown.currentIndex().row() == 1, "a body is found as well as a name"


def test_a_click_on_the_state_opens_all_of_them_and_one_is_chosen(empty: Desktop) -> None:
    meeting, _ = hold(empty)
    shown = empty.find(AttendanceList, "hold.attendance")
    ticked: list[list[str]] = []

    def choose(letter: str) -> None:
        [menu] = [menu for menu in empty.window.findChildren(QMenu, "hold.menu") if menu.isVisible()]
        ticked.append([one.objectName() for one in menu.actions() if one.isChecked()])
        entry = menu.findChild(QAction, f"hold.menu.{letter}")
        assert entry is not None
        menu.setActiveAction(entry)
        QTest.keyClick(menu, Key.Key_Return)

    for row, letter in ((2, "e"), (2, "l"), (2, "p")):
        rect = shown.visualRect(shown.rows_model.index(row, 0))
        QTimer.singleShot(50, lambda letter=letter: choose(letter))
        mark = QPoint(rect.x() + empty.window.desk.theme.px(24), rect.center().y())
        QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=mark)
    assert ticked == [[], ["hold.menu.e"], ["hold.menu.l"]]
    assert heres(empty, meeting, time(14, 11))[2] is Here.ROOM


def test_a_click_on_the_name_opens_nothing(empty: Desktop) -> None:
    hold(empty)
    shown = empty.find(AttendanceList, "hold.attendance")
    rect = shown.visualRect(shown.rows_model.index(2, 0))
    name = QPoint(rect.x() + empty.window.desk.theme.px(90), rect.center().y())
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=name)
    assert shown.currentIndex().row() == 2
    assert not any(menu.isVisible() for menu in empty.window.findChildren(QMenu))


def test_typed_after_the_closing_whoever_is_there_was_there_from_the_opening(empty: Desktop) -> None:
    meeting, wall = hold(empty)
    empty.workspace.do(close_session, meeting=meeting, on=date(2027, 3, 12), closed_at=time(17, 0))
    wall.set(18, 20)
    empty.window.desk.navigator.go(Place(page="meetings"))
    empty.window.desk.navigator.go(Place(page="hold", record=meeting))
    empty.press(Key.Key_F9)
    empty.press(Key.Key_F9)
    line(empty, "1-4 /x 5")
    assert {(one.start, one.end) for one in empty.store.all(Presence)} == {(time(14, 0), time(17, 0))}
    line(empty, "/q 2")
    assert "2" in empty.text("hold.note")
    assert empty.find(QLineEdit, ENTRY).text() == "/q 2"
    empty.fill(ENTRY, "/q 2 15:10")
    empty.press(Key.Key_Return)
    assert sorted((one.end or time(0)) for one in empty.store.all(Presence)) == [time(15, 10), *[time(17, 0)] * 3]
    empty.press(Key.Key_F9)
    empty.press(Key.Key_Home, CTRL)
    empty.press(Key.Key_Space)
    assert empty.store.count(Presence) == 3
    empty.press(Key.Key_Space)
    assert heres(empty, meeting, time(18, 21))[0] is Here.ROOM
    assert max(one.end or time(23, 59) for one in empty.store.all(Presence)) == time(17, 0)


@pytest.mark.long
@pytest.mark.each_language
def test_escape_goes_back_to_the_minutes_and_a_code_of_nobody_asks_of_whom(empty: Desktop) -> None:
    meeting, wall = hold(empty)
    line(empty, "2")
    wall.set(14, 30)
    empty.bot.waitUntil(lambda: empty.window.desk.t.clock(time(14, 30)) in empty.text("hold.clock"))
    empty.press(Key.Key_Escape)
    assert empty.focused().objectName().startswith("minutes"), "where a decision was to be written"
    empty.press(Key.Key_F9)
    line(empty, "/a")
    asked = empty.window.desk.t("Of whom? Write the number of the list behind it: {code} 5.")
    assert empty.text("hold.note") == asked.format(code="/a")
    assert empty.find(QLineEdit, ENTRY).text() == "/a"
    assert heres(empty, meeting, time(14, 31)) == [Here.EXPECTED, Here.ROOM, *[Here.EXPECTED] * 6]


def test_a_code_alone_is_said_of_the_line_that_somebody_went_to(empty: Desktop) -> None:
    meeting, _ = hold(empty)
    empty.press(Key.Key_Down)
    empty.press(Key.Key_Down)
    line(empty, "/x")
    line(empty, "/a")
    assert heres(empty, meeting, time(14, 11))[1] is Here.ABSENT, "still the same line"
    empty.press(Key.Key_F9)
    line(empty, "5")
    line(empty, "/x")
    assert "/x" in empty.text("hold.note")
    assert heres(empty, meeting, time(14, 11))[1] is Here.ABSENT


@pytest.mark.each_language
def test_a_letter_of_the_replies_means_the_same_behind_a_slash_and_each_is_explained(empty: Desktop) -> None:
    t = empty.window.desk.t
    meant = {
        Reply.PRESENT: AttendanceMark.PRESENT,
        Reply.REMOTE: AttendanceMark.REMOTE,
        Reply.EXCUSED: AttendanceMark.EXCUSED,
        Reply.SUBSTITUTE: AttendanceMark.SUBSTITUTE,
    }
    letters = {reply: t.p("key of a reply", letter).casefold() for reply, letter in LETTERS.items()}
    assert {reply: CODES.get(letter) for reply, letter in letters.items()} == {**meant, Reply.REPRESENTED: None}
    assert read_single_code(f"/{letters[Reply.REPRESENTED]} 2") == SingleCode("r", 2)
    assert letters[Reply.REMOTE] in {"fr": "d", "de": "o"}[empty.side()]
    hold(empty)
    line(empty, "/?")
    for letter, word in ((letters[Reply.REPRESENTED], t("represented…")), (letters[Reply.REMOTE], t("online"))):
        assert f"/{letter} {word}" in empty.text("hold.note")


def test_what_was_said_of_an_entry_goes_when_it_is_taken_back(empty: Desktop) -> None:
    meeting, _ = hold(empty)
    line(empty, "1 2")
    assert empty.text("hold.note")
    empty.trigger("action.undo")
    assert heres(empty, meeting, time(14, 11))[0] is Here.EXPECTED
    assert not empty.shows("hold.note") or not empty.text("hold.note")
