"""A meeting is held by keyboard: who comes, who leaves, is there a quorum, which item runs, and all of it undone."""

import re
from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from ctj_desktop.app import doors
from ctj_desktop.domain.ids import MeetingId
from ctj_desktop.domain.records.meetings import MeetingState
from ctj_desktop.i18n.votes import voters_said
from ctj_desktop.services.meetings.agenda import add_agenda_item
from ctj_desktop.services.membership.rules.articles import add_statutes_article
from ctj_desktop.services.minutes.blocks import blocks_of
from ctj_desktop.services.minutes.voters_then import voters_then
from ctj_desktop.services.session.clock import ItemState
from ctj_desktop.services.session.course import declare_inquorate
from ctj_desktop.services.session.screen import THERE, Here, SessionView, read_session
from ctj_desktop.services.steps.states import meeting_state
from ctj_desktop.settings import Settings
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.session.columns import quorum_word
from ctj_desktop.ui.session.list_view import AttendanceList, DenseTable
from ctj_desktop.ui.session.strip import HEIGHT, TWO_ROWS, LiveStrip
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.cell import Cell
from ctj_desktop.ui.widgets.fields import ComboBox, LineEdit
from ctj_desktop.ui.widgets.labels import StatePill
from ctj_desktop.ui.widgets.paint import width_of
from ctj_desktop.ui.widgets.rows import CELL_ROLE
from ctj_desktop.ui.widgets.table import Table
from ctj_desktop.ui.window.main_window import MainWindow
from tests.office import text
from tests.ui import sitting
from tests.ui.desktop import ALT, CTRL, CTRL_SHIFT, Desktop, InDialog, Key


def hold(office: Desktop) -> AttendanceList:
    """The meeting of the spring in the mode Tenir."""
    office.window.desk.navigator.go(Place(page="hold", record=meeting(office)))
    return office.find(AttendanceList, "hold.attendance")


def come_back(office: Desktop) -> None:
    """From another page into the list, which shows the minute it is then."""
    office.window.desk.navigator.go(Place(page="meetings"))
    hold(office)
    office.press(Key.Key_F9)


def meeting(office: Desktop) -> MeetingId:
    return sitting.the_meeting(office.workspace).id


def stored(office: Desktop, at: time) -> SessionView:
    """What the service answers at a time."""
    return read_session(office.store, meeting(office)).at(at)


def pill(office: Desktop) -> str:
    return office.find(StatePill, "hold.quorum").accessibleName()


def lines(table: DenseTable) -> list[str]:
    """What is spoken of every line."""
    cells = [table.rows_model.index(row, 0).data(CELL_ROLE) for row in range(table.rows_model.rowCount())]
    return [cell.spoken() for cell in cells if isinstance(cell, Cell)]


def test_a_quorum_is_reached_lost_and_reached_again_by_keyboard(office: Desktop) -> None:
    t, wall = office.window.desk.t, sitting.convened(office.workspace)
    hold(office)
    office.press(Key.Key_F9)
    for _ in range(4):  # four seats of the French side
        office.press(Key.Key_Space)
        office.press(Key.Key_Down)
    office.click("hold.open")
    assert meeting_state(office.store, meeting(office)) is MeetingState.IN_SESSION
    assert pill(office) == t("Quorum not reached {count}").format(count="4/11")
    assert office.shows("hold.void")
    office.press(Key.Key_F9)
    office.keys("adnv")
    office.press(Key.Key_Space)
    wall.set(14, 5)
    for name in ("yverdon", "sainte"):
        wall.set(14, 6)
        office.keys(name)
        office.press(Key.Key_Return)
    assert pill(office) == t("Quorum reached {count}").format(count="7/11")
    assert not office.shows("hold.void")
    wall.set(14, 20)
    office.press(Key.Key_Space)
    assert pill(office) == t("Quorum not reached {count}").format(count="6/11")
    assert stored(office, time(14, 20)).quorum.reached is False
    office.press(Key.Key_Z, CTRL)
    assert pill(office) == t("Quorum reached {count}").format(count="7/11")
    assert pill(office) == quorum_word(stored(office, time(14, 20)).quorum, t)


@pytest.mark.each_language
def test_no_row_of_the_lists_is_cut(office: Desktop) -> None:
    hold(office)
    for height in (640, 701, 800):
        office.window.resize(1280, height)
        office.settle()
        for name in ("hold.agenda", "hold.attendance"):
            table = office.find(DenseTable, name)
            assert table.viewport().height() % table.row_height() == 0, (name, height)


@pytest.mark.each_language
def test_when_it_was_saved_is_said_in_the_language_of_the_window(office: Desktop) -> None:
    hold(office)
    office.trigger("action.language.fr_CH")
    office.press(Key.Key_S, CTRL)
    said = office.text("status.saved")
    office.trigger("action.language.de_CH")
    assert said.startswith("Enregistré")
    assert office.text("status.saved") == said.replace("Enregistré", "Gespeichert")


def test_the_sentence_of_a_void_vote_goes_into_the_minutes(office: Desktop) -> None:
    wall = sitting.under_way(office.workspace)
    attendance = hold(office)
    office.press(Key.Key_F9)
    wall.set(14, 30)
    for row in (7, 8):
        attendance.setCurrentIndex(attendance.rows_model.index(row, 0))
        office.press(Key.Key_Space)
    assert "14" in office.text("hold.void.fr")
    office.click("hold.void.enter")
    item = stored(office, time(14, 30)).current
    assert item is not None
    block = blocks_of(office.store, item.item)[-1]
    assert (block.text.fr.text, block.text.de.text) != ("", "")
    assert block.text.fr.text.split()[0] == "À"
    assert not office.find(QWidget, "hold.void.enter").isEnabled()


@pytest.mark.long
def test_ctrl_enter_takes_up_the_next_item_and_adds_one_where_the_agenda_is_prepared(office: Desktop) -> None:
    wall = sitting.under_way(office.workspace)
    hold(office)
    wall.set(14, 40)
    office.press(Key.Key_Return, CTRL)
    now = stored(office, time(14, 41)).current
    assert now is not None
    assert (now.number, now.started) == ("4", time(14, 40))
    assert office.find(DenseTable, "hold.agenda").current_key() == now.key
    agenda = office.find(DenseTable, "hold.agenda")
    agenda.setFocus()
    agenda.select(stored(office, time(14, 41)).items[1].key)
    office.press(Key.Key_Return, CTRL_SHIFT)
    again = stored(office, time(14, 41)).current
    assert again is not None
    assert again.number == "2"
    office.press(Key.Key_1, ALT)
    assert office.shows("agenda.table")
    rows = office.find(Table, "agenda.table").rows_model.rowCount()
    office.press(Key.Key_Return, CTRL)
    assert office.find(Table, "agenda.table").rows_model.rowCount() == rows + 1
    office.press(Key.Key_Escape)
    office.press(Key.Key_2, ALT)
    assert office.shows("hold.attendance")


def test_a_signed_sheet_is_typed_in_one_line_and_undone_at_once(office: Desktop) -> None:
    wall = sitting.convened(office.workspace)
    hold(office)
    wall.set(13, 58)
    office.press(Key.Key_F9)
    office.keys("1-3 6 /d 5 /x 4 99")
    office.press(Key.Key_Return)
    seats = stored(office, time(13, 59)).seats
    assert [line.here for line in seats[:6]] == [
        Here.ROOM,
        Here.ROOM,
        Here.ROOM,
        Here.EXCUSED,
        Here.REMOTE,
        Here.ROOM,
    ]
    assert office.find(QLineEdit, "hold.entry").text() == "/e 99"
    assert "99" in office.text("hold.note")
    office.press(Key.Key_Escape)
    assert not office.shows("hold.note")
    office.press(Key.Key_Z, CTRL)
    assert not any(line.here in THERE for line in stored(office, time(13, 59)).seats)


def test_times_are_corrected_in_place_and_a_departure_before_the_arrival_is_refused_there(office: Desktop) -> None:
    sitting.under_way(office.workspace)
    hold(office)
    office.press(Key.Key_F9)
    office.press(Key.Key_F2)
    entry = office.find(QLineEdit, "hold.entry")
    assert entry.text() == "13:52–"
    office.fill("hold.entry", "13:52-13:40")
    office.press(Key.Key_Return)
    assert office.shows("hold.note")
    assert {"13", "40", "52"} <= set(re.findall(r"\d+", office.text("hold.note")))
    office.fill("hold.entry", "13h45 - 14h10")
    office.press(Key.Key_Return)
    line = stored(office, time(14, 27)).seats[0]
    assert (line.here, line.since, line.until) == (Here.LEFT, time(13, 45), time(14, 10))
    assert office.focused().objectName() == "hold.attendance"


@pytest.mark.long
def test_a_departure_by_mistake_is_taken_back_and_entered_again_within_its_minute(office: Desktop) -> None:
    wall = sitting.under_way(office.workspace)
    hold(office)
    office.press(Key.Key_F9)
    for here, until in ((Here.LEFT, time(14, 27)), (Here.ROOM, None), (Here.LEFT, time(14, 27)), (Here.ROOM, None)):
        office.press(Key.Key_Space)
        line = stored(office, time(14, 28)).seats[0]
        assert (line.here, line.since, line.until) == (here, time(13, 52), until)
        assert not office.shows("hold.note")
    for minute in (40, 45):
        wall.set(14, minute)
        come_back(office)
        office.press(Key.Key_Space)
    line = stored(office, time(14, 46)).seats[0]
    assert (line.here, line.since) == (Here.ROOM, time(14, 45)), "who comes back later begins a second stay"


def test_who_took_part_from_afar_does_so_again_after_a_departure_by_mistake(office: Desktop) -> None:
    wall = sitting.under_way(office.workspace)
    hold(office)
    office.press(Key.Key_F9)
    office.press(Key.Key_Home, CTRL)
    office.line("/d")
    wall.set(14, 30)
    come_back(office)
    office.press(Key.Key_Space)
    assert stored(office, time(14, 31)).seats[0].here is Here.LEFT
    office.press(Key.Key_Space)
    assert stored(office, time(14, 31)).seats[0].here is Here.REMOTE


def test_every_other_state_is_a_code_in_the_line(office: Desktop) -> None:
    sitting.under_way(office.workspace)
    hold(office)
    office.press(Key.Key_F9)
    office.press(Key.Key_Home, CTRL)
    seat = stored(office, time(14, 27)).seats[0].key
    states = {"q": Here.LEFT, "e": Here.EXCUSED, "a": Here.ABSENT, "p": Here.ROOM, "d": Here.REMOTE}
    for code, state in states.items():
        office.line(f"/{code}")
        line = stored(office, time(14, 28)).seat(seat)
        assert line is not None
        assert line.here is state, code
    office.line("/c")
    line = stored(office, time(14, 28)).seat(seat)
    assert line is not None
    assert line.recused
    assert "3" in lines(office.find(AttendanceList, "hold.attendance"))[0]


def test_a_proxy_is_given_to_somebody_present_as_the_statutes_allow(office: Desktop, in_dialog: InDialog) -> None:
    sitting.under_way(office.workspace)
    hold(office)
    office.press(Key.Key_F9)
    office.press(Key.Key_Home, CTRL)
    for _ in range(3):
        office.press(Key.Key_Down)
    rule = stored(office, time(14, 27)).holds.proxies
    if rule is None or not rule.per_holder:
        office.line("/r")
        assert office.shows("hold.note")
        return

    def choose() -> None:
        office.keys("adnv")
        office.press(Key.Key_Return)

    in_dialog(lambda: office.line("/r"), choose)
    line = stored(office, time(14, 27)).seats[3]
    assert line.here is Here.REPRESENTED
    assert line.carried


def test_a_program_that_was_killed_comes_back_to_the_item(office: Desktop) -> None:
    t = office.window.desk.t
    sitting.under_way(office.workspace)
    office.window.close_workspace()
    assert office.window.open_file(office.sample)  # nothing but the file tells of the session
    assert office.shows("hold.attendance")
    current = stored(office, time(14, 40)).current
    assert current is not None
    assert current.number == "3"
    assert office.find(DenseTable, "hold.agenda").current_key() == current.key
    said = t("Session under way, taken up at item {item}.").format(item="3")
    assert any(label.text() == said for label in office.window.findChildren(QLabel))
    office.window.desk.navigator.go(Place(page="meetings"))
    table = office.find(Table, "meetings.table")
    table.select(meeting(office))
    table.setFocus()
    office.press(Key.Key_Return)
    assert office.shows("hold.attendance")


@pytest.mark.long
def test_the_session_is_closed_at_a_time_that_can_be_put_right(office: Desktop, in_dialog: InDialog) -> None:
    wall = sitting.under_way(office.workspace)
    hold(office)
    wall.set(16, 2)

    def close() -> None:
        assert office.find(QLabel, "dialog.close_session.open").text().count("\n") >= 6
        office.fill("dialog.close_session.time", "15h58")
        office.press(Key.Key_Return)

    in_dialog(lambda: office.click("hold.close"), close)
    shown = stored(office, time(16, 2))
    assert (shown.state, shown.meeting.closed_at) == (MeetingState.HELD, time(15, 58))
    assert not office.shows("hold.close")
    assert office.focused().objectName() == f"minutes.new.{office.side()}"
    office.press(Key.Key_Z, CTRL)
    assert stored(office, time(16, 2)).in_session
    assert office.shows("hold.close")


def test_a_session_without_quorum_ends_so_and_its_opening_is_put_right(office: Desktop, in_dialog: InDialog) -> None:
    wall = sitting.convened(office.workspace)
    hold(office)
    wall.set(14, 9)
    office.click("hold.open")
    wall.set(14, 30)

    def open_earlier() -> None:
        office.fill("dialog.session_times.opened", "14h00")
        office.press(Key.Key_Return)

    in_dialog(lambda: office.trigger("action.session_times"), open_earlier)
    assert stored(office, time(14, 30)).meeting.opened_at == time(14, 0)

    def give_up() -> None:
        assert office.find(ComboBox, "dialog.close_session.result").chosen() is declare_inquorate
        office.click("dialog.close_session.go")

    in_dialog(lambda: office.click("hold.close"), give_up)
    assert meeting_state(office.store, meeting(office)) is MeetingState.INQUORATE
    assert "14:30" in office.text("hold.clock")
    assert {line.state for line in stored(office, time(14, 30)).items} == {ItemState.LEFT}
    first = office.find(DenseTable, "hold.agenda").model().index(0, 0)
    assert office.window.desk.t("not taken up") in first.data(Qt.ItemDataRole.AccessibleTextRole)


def test_who_could_vote_is_shown_for_any_minute_and_read_by_keyboard(office: Desktop, in_dialog: InDialog) -> None:
    sitting.under_way(office.workspace)
    hold(office)
    t, holds = office.window.desk.t, stored(office, time(14, 27)).holds
    assert holds.version is not None
    assert holds.quorum is not None
    said = {"number": holds.quorum.article, "text": text("Six au moins.", "Mindestens sechs.")}
    office.workspace.do_fields(add_statutes_article, statutes=holds.version.id, **said)

    def look() -> None:
        assert {"fr": "Six au moins.", "de": "Mindestens sechs."}[office.side()] in office.text("dialog.voters.quorum")
        field, table = office.find(LineEdit, "dialog.voters.time"), office.find(Table, "dialog.voters.table")
        assert office.focused() is field
        now = voters_then(office.store, meeting(office), time(14, 27))
        assert table.rows_model.rowCount() == now.count.count > 0
        assert voters_said(t, now.count) in office.text("dialog.voters.count")
        assert table.accessibleName() == office.text("dialog.voters.count")
        assert office.text("dialog.voters.quorum") in field.accessibleDescription()
        office.fill("dialog.voters.time", "13:00")
        before = voters_then(office.store, meeting(office), time(13, 0))
        assert table.rows_model.rowCount() == before.count.count
        assert voters_said(t, before.count) in office.text("dialog.voters.count")
        office.fill("dialog.voters.time", "soon")
        assert (table.rows_model.rowCount(), office.text("dialog.voters.count")) == (0, "")
        office.press(Key.Key_Return)
        assert office.shows("dialog.voters.time"), "what is no time is said, and nothing closes"
        office.fill("dialog.voters.time", "14:27")
        office.press(Key.Key_Return)

    in_dialog(lambda: office.trigger("action.voters"), look)
    assert not office.shows("dialog.voters.time")


def test_large_text_is_remembered_and_keeps_the_place(office: Desktop) -> None:
    sitting.under_way(office.workspace)
    hold(office)
    small = office.find(QWidget, "hold.left").width()
    office.press(Key.Key_Plus, CTRL)
    assert office.find(QWidget, "hold.left").width() > small
    current = stored(office, time(14, 27)).current
    assert current is not None
    assert office.find(DenseTable, "hold.agenda").current_key() == current.key
    assert office.store.setting("hold.large_text") == "1"
    office.store.damage = "row.differs"  # looking goes on
    office.click("hold.large")
    office.store.damage = ""
    assert office.find(QWidget, "hold.left").width() == small


@pytest.mark.long
@pytest.mark.each_language
@pytest.mark.parametrize("size", [(1024, 640)])
def test_two_hundred_items_and_a_title_of_two_thousand_characters_fit(office: Desktop, size: tuple[int, int]) -> None:
    workspace, long = office.workspace, "Très long titre " * 125
    with office.store.batch():
        for number in range(190):
            workspace.silent.do_fields(
                add_agenda_item, meeting=meeting(office), title=text(f"Point {number}"), minutes=2
            )
        workspace.silent.do_fields(add_agenda_item, meeting=meeting(office), title=text(long), minutes=5)
    sitting.under_way(workspace)
    hold(office)
    office.window.resize(*size)
    agenda = office.find(DenseTable, "hold.agenda")
    last = stored(office, time(14, 27)).items[-1]
    agenda.setFocus()
    agenda.select(last.key)
    office.press(Key.Key_Return)
    current = stored(office, time(14, 28)).current
    assert current is not None
    assert current.key == last.key
    shown = agenda.visualRect(agenda.currentIndex())
    assert agenda.viewport().rect().contains(shown.center())
    assert long.strip() in lines(agenda)[-1]
    assert office.find(QWidget, "page.hold").width() <= size[0]


@pytest.mark.each_language
def test_before_the_convocation_every_key_says_why_not(office: Desktop) -> None:
    hold(office)
    assert not office.find(QWidget, "hold.open").isEnabled()
    actions = office.window.desk.actions
    for key in ("open_session", "next_item", "begin_item", "close_session", "add_guest"):
        assert not actions[key].isEnabled(), key
        assert actions[key].statusTip(), key
    assert actions["mode_prepare"].isEnabled()
    sitting.under_way(office.workspace)
    hold(office)
    assert sitting.NUMBER in actions["open_session"].statusTip(), "which session was opened already"


def test_the_words_follow_the_language(office: Desktop) -> None:
    sitting.under_way(office.workspace)
    attendance = hold(office)
    seen = []
    for locale in ("fr_CH", "de_CH", "en"):
        office.window.desk.language.switch(locale)
        seen.append((office.text("hold.item"), office.text("hold.rule"), pill(office), lines(attendance)[3]))
    assert all(len(set(words)) == 3 for words in zip(*seen, strict=True))
    assert date(2027, 3, 12) == office.workspace.today()
    assert attendance.focusPolicy() & Qt.FocusPolicy.TabFocus


@pytest.mark.long
@pytest.mark.each_language
def test_the_rule_of_the_quorum_is_read_whole_from_the_first_moment(office: Desktop) -> None:
    sitting.under_way(office.workspace)
    office.window.close_workspace()
    again = MainWindow(office.window.desk.theme, office.window.desk.language, doors(), Settings())
    assert again.open_file(office.sample)  # it comes back to the session before the window is shown
    again.resize(1120, 800)
    with office.bot.waitExposed(again):
        again.show()
    QApplication.processEvents()
    for name in ("hold.rule", "hold.margin"):
        label = again.findChild(QLabel, name)
        assert isinstance(label, QLabel)
        assert label.width() >= label.sizeHint().width(), name
    again.close()
    again.deleteLater()


@pytest.mark.each_language
@pytest.mark.long
def test_the_strip_goes_from_two_rows_to_one_once(office: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    sitting.under_way(office.workspace)
    strip, heights = LiveStrip(office.window.desk.theme, office.window), list[int]()
    monkeypatch.setattr(strip, "setFixedHeight", heights.append)
    strip.resize(700, TWO_ROWS)
    strip.show_view(stored(office, time(14, 27)), office.window.desk.t)
    strip.show()
    for width in range(700, 1200, 2):
        strip.resize(width, TWO_ROWS)
        QApplication.processEvents()
    assert heights == [TWO_ROWS, HEIGHT]
    strip.deleteLater()


def test_the_number_of_the_item_that_runs_has_the_room_it_needs(office: Desktop) -> None:
    hold(office)
    agenda = office.find(DenseTable, "hold.agenda")
    agenda.fit_leads(["2 bis"])
    assert agenda.lead_width >= width_of(office.window.desk.theme.font(Type.STRONG), "2 bis")
