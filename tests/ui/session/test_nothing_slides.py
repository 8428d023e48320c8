"""Does a row of the attendance stay under the mouse, whatever is said or warned of meanwhile?"""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.domain.records.statutes import QuorumRule
from ctj_desktop.services.membership.statutes import adopt_statutes
from ctj_desktop.services.minutes.blocks import add_block
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.minutes.blocks.column import BlockScroll
from ctj_desktop.ui.session.list_view import AttendanceList
from tests.office import text
from tests.ui import beginning
from tests.ui.desktop import CTRL, Desktop, Key
from tests.ui.sitting import Wall

SIZES = ((1366, 768), (960, 600))


def hold(desktop: Desktop, size: tuple[int, int], *, seats: int = 14) -> AttendanceList:
    """In session with a quorum of more than half, at ten past two; the keyboard is in the minutes."""
    committee = beginning.a_committee(desktop, seats=seats)
    desktop.workspace.do_fields(
        adopt_statutes,
        committee=committee.id,
        title=text("Statuts", "Statuten"),
        in_force_from=beginning.DAY.replace(year=2026),
        quorum=QuorumRule(article="art. 7"),
    )
    meeting = beginning.a_meeting_of(desktop, committee)
    beginning.convene(desktop, meeting.id)
    beginning.open_at_two(desktop, meeting.id)
    Wall(desktop.store).set(14, 10)
    desktop.window.resize(*size)
    desktop.window.desk.navigator.go(Place(page="hold", record=meeting.id))
    desktop.settle()
    return desktop.find(AttendanceList, "hold.attendance")


@pytest.mark.long
@pytest.mark.each_language
@pytest.mark.parametrize("size", SIZES)
def test_words_and_warnings_move_no_row(empty: Desktop, size: tuple[int, int]) -> None:
    shown = hold(empty, size)
    places = [shown.mapTo(empty.window, QPoint(60, shown.row_height() * row + 5)) for row in range(3)]

    def under() -> list[object]:
        found: list[object] = []
        for at in places:
            widget = empty.window.childAt(at)
            index = shown.indexAt(shown.viewport().mapFrom(empty.window, at))
            line = shown.rows_model.row_at(index) if widget is shown.viewport() else None
            found.append(getattr(line, "key", widget.objectName() if isinstance(widget, QWidget) else ""))
        return found

    before = under()
    assert before == [seat.key for seat in shown.rows_model.rows[:3]]
    empty.press(Key.Key_F9)  # what the keys do comes
    assert under() == before
    click(shown)
    assert under() == before
    assert empty.shows("hold.void")
    for _ in range(9):  # the quorum is reached, and the warning goes
        empty.press(Key.Key_Space)
        empty.press(Key.Key_Down)
    for _ in range(9):
        empty.press(Key.Key_Up)
    QApplication.processEvents()
    assert not empty.shows("hold.void")
    assert under() == before
    empty.line("/x 1 zz")  # what cannot be entered is said
    assert empty.shows("hold.note")
    assert under() == before
    empty.press(Key.Key_Escape)
    empty.press(Key.Key_Escape)
    assert under() == before


def click(shown: AttendanceList) -> None:
    """In the middle of the first row."""
    at = shown.visualRect(shown.rows_model.index(0, 0)).center()
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QApplication.processEvents()


@pytest.mark.each_language
def test_what_is_said_hides_no_row_that_the_keyboard_is_on(empty: Desktop) -> None:
    shown = hold(empty, SIZES[1])
    empty.press(Key.Key_F9)
    for _ in range(shown.rows_model.rowCount()):
        empty.press(Key.Key_Delete)
        empty.keys("/")
        empty.press(Key.Key_Escape)
        where = shown.visualRect(shown.currentIndex()).center()
        under = empty.window.childAt(shown.viewport().mapTo(empty.window, where))
        assert under is shown.viewport()
        empty.press(Key.Key_Down)


@pytest.mark.long
@pytest.mark.each_language
@pytest.mark.parametrize("size", SIZES)
def test_a_warning_pushes_no_text_of_the_minutes(empty: Desktop, size: tuple[int, int]) -> None:
    shown = hold(empty, size)
    empty.press(Key.Key_Return, CTRL)  # the item is taken up
    empty.line("Le comité prend connaissance.")
    names = ("minutes.title", "minutes.scroll", "minutes.new", "minutes.phrases")

    def where() -> list[QPoint]:
        empty.settle()
        return [empty.find(QWidget, name).mapTo(empty.window, QPoint()) for name in names]

    before = where()
    assert empty.shows("hold.void")
    empty.press(Key.Key_F9)
    shown.setCurrentIndex(shown.rows_model.index(0, 0))
    for _ in range(9):
        empty.press(Key.Key_Space)
        empty.press(Key.Key_Down)
    assert not empty.shows("hold.void")
    assert where() == before
    empty.press(Key.Key_Up)
    empty.press(Key.Key_Delete)
    empty.press(Key.Key_Up)
    empty.press(Key.Key_Delete)
    assert empty.shows("hold.void")
    assert where() == before


@pytest.mark.parametrize("size", SIZES)
def test_the_line_being_written_stays_whole_when_passages_above_it_grow(empty: Desktop, size: tuple[int, int]) -> None:
    hold(empty, size)
    empty.press(Key.Key_Return, CTRL)
    scroll = empty.find(BlockScroll, "minutes.scroll")
    item = empty.workspace.store.all(AgendaItem)[0].id
    for at in range(6):
        words = f"Le comité a entendu le rapport {at}. " * 8
        empty.workspace.do_fields(add_block, item=item, text=text(words, words))
        empty.settle()
        entry = empty.window.focusWidget()
        assert scroll.isAncestorOf(entry)
        assert scroll.viewport().rect().contains(QRect(entry.mapTo(scroll.viewport(), QPoint()), entry.size()))
