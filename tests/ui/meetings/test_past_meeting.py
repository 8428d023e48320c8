"""Is a past meeting entered whole by keys, from an empty workspace, with and without its times?"""

from datetime import date, time

import pytest
from PySide6.QtWidgets import QLineEdit

from ctj_desktop.domain.records.meetings import Meeting, MeetingState, Presence
from ctj_desktop.services.session.screen import Here, read_session
from ctj_desktop.services.steps.states import meeting_state
from ctj_desktop.ui.frame.navigation import Place
from tests.ui import beginning
from tests.ui.desktop import Desktop, InDialog, Key


def the_meeting(desktop: Desktop) -> Meeting:
    (meeting,) = desktop.store.all(Meeting)
    return meeting


def enter(desktop: Desktop, in_dialog: InDialog, day: str, *times: str) -> None:
    """From the list of meetings; without times nobody noted any."""
    desktop.window.desk.navigator.go(Place(page="meetings"))

    def fill() -> None:
        desktop.fill("dialog.past_meeting.on", day)
        if times:
            desktop.fill("dialog.past_meeting.opened", times[0])
            desktop.fill("dialog.past_meeting.closed", times[1])
        else:
            desktop.click("dialog.past_meeting.unnoted")
        desktop.click("dialog.past_meeting.go")

    in_dialog(lambda: desktop.trigger("action.enter_past_meeting"), fill)


@pytest.mark.each_language
def test_without_times_and_items_it_is_held_and_who_was_there_is_typed(empty: Desktop, in_dialog: InDialog) -> None:
    beginning.a_committee(empty, seats=4)
    enter(empty, in_dialog, "4.5.2026")
    meeting = the_meeting(empty)
    assert (meeting.on, meeting.without_clock) == (date(2026, 5, 4), True)
    assert meeting_state(empty.store, meeting.id) is MeetingState.HELD
    assert empty.focused().objectName() == "hold.entry"
    empty.keys("1-3 /x 2")
    empty.press(Key.Key_Return)
    seats = read_session(empty.store, meeting.id).at(time(9, 0)).seats
    assert [seat.here for seat in seats] == [Here.ROOM, Here.EXCUSED, Here.ROOM, Here.EXPECTED]
    assert ":" not in empty.text("hold.note")
    empty.keys("4 15:10")
    empty.press(Key.Key_Return)
    assert "4" in empty.text("hold.note")
    assert empty.find(QLineEdit, "hold.entry").text() == "/p 4 15:10"
    assert empty.text("hold.clock") == "–"
    empty.trigger("action.undo")
    assert empty.store.count(Presence) == 0
    empty.trigger("action.undo")
    assert empty.store.count(Meeting) == 0, "planned and held in one act"


@pytest.mark.long
def test_with_its_times_whoever_is_typed_was_there_from_the_opening_to_the_close(
    empty: Desktop, in_dialog: InDialog
) -> None:
    beginning.a_committee(empty, seats=2)
    enter(empty, in_dialog, "4.5.2026", "14h10", "16h30")
    empty.keys("1 2")
    empty.press(Key.Key_Return)
    assert {(one.start, one.end) for one in empty.store.all(Presence)} == {(time(14, 10), time(16, 30))}


@pytest.mark.long
def test_a_day_to_come_or_a_time_that_lacks_is_said_at_its_field(empty: Desktop, in_dialog: InDialog) -> None:
    beginning.a_committee(empty)
    empty.window.desk.navigator.go(Place(page="meetings"))

    def fill() -> None:
        empty.fill("dialog.past_meeting.on", "1.6.2027")
        empty.press(Key.Key_Return)
        assert empty.text("dialog.past_meeting.on.note")
        empty.fill("dialog.past_meeting.on", "4.5.2026")
        empty.press(Key.Key_Return)
        assert empty.text("dialog.past_meeting.opened.note")
        empty.press(Key.Key_Escape)

    in_dialog(lambda: empty.trigger("action.enter_past_meeting"), fill)
    assert empty.store.count(Meeting) == 0


@pytest.mark.long
def test_a_prepared_meeting_whose_day_is_past_is_entered_as_held(empty: Desktop, in_dialog: InDialog) -> None:
    meeting = beginning.a_meeting(empty)
    empty.window.desk.navigator.go(Place(page="prepare", record=meeting.id))
    action = empty.window.desk.actions["enter_past_meeting"]
    assert action.isEnabled()
    empty.store.keep_setting("today", "2027-03-01")
    empty.window.desk.navigator.go(Place(page="meetings"))
    empty.window.desk.navigator.go(Place(page="prepare", record=meeting.id))
    assert action.statusTip() == empty.window.desk.t("The day of this meeting is still to come.")
    empty.store.keep_setting("today", "2027-03-20")
    empty.window.desk.navigator.go(Place(page="meetings"))
    empty.window.desk.navigator.go(Place(page="prepare", record=meeting.id))

    def held() -> None:
        empty.fill("dialog.as_held.closed", "16h00")
        empty.click("dialog.as_held.go")

    in_dialog(lambda: empty.trigger("action.enter_past_meeting"), held)
    stored = the_meeting(empty)
    assert (stored.on, stored.opened_at, stored.closed_at) == (beginning.DAY, time(14, 0), time(16, 0))
    assert meeting_state(empty.store, meeting.id) is MeetingState.HELD


@pytest.mark.long
def test_a_session_opened_after_its_day_asks_when_it_was_held(empty: Desktop, in_dialog: InDialog) -> None:
    meeting = beginning.a_convened_meeting(empty)
    empty.store.keep_setting("today", "2027-03-20")
    empty.window.desk.navigator.go(Place(page="hold", record=meeting.id))
    in_dialog(lambda: empty.click("hold.open"), lambda: empty.click("dialog.as_held.cancel"))
    assert meeting_state(empty.store, meeting.id) is MeetingState.CONVENED

    def then() -> None:
        empty.fill("dialog.as_held.closed", "16h00")
        empty.click("dialog.as_held.go")

    in_dialog(lambda: empty.click("hold.open"), then)
    assert meeting_state(empty.store, meeting.id) is MeetingState.HELD
    assert the_meeting(empty).on == beginning.DAY
