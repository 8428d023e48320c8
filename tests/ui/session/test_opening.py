"""Is a session opened only as it was meant: not closed by the same double click, not before its day unasked?"""

from collections.abc import Callable
from datetime import time, timedelta

import pytest
from PySide6.QtWidgets import QApplication

from ctj_desktop.domain.records.meetings import AgendaItem, Meeting, MeetingState
from ctj_desktop.domain.records.people import Person
from ctj_desktop.domain.texts import Language
from ctj_desktop.services.membership.people import change_person
from ctj_desktop.services.minutes.blocks import add_block
from ctj_desktop.services.session.course import begin_item, close_session
from ctj_desktop.services.steps.states import meeting_state
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.widgets.table import Table
from tests.office import text
from tests.ui import beginning
from tests.ui.circulated import sent_by_other_means
from tests.ui.desktop import CTRL_SHIFT, Desktop, InDialog, Key


def hold(desktop: Desktop, meeting: Meeting) -> None:
    desktop.window.desk.navigator.go(Place(page="hold", record=meeting.id))


def state(desktop: Desktop, meeting: Meeting) -> MeetingState:
    return meeting_state(desktop.store, meeting.id)


def test_a_double_click_opens_the_session_and_does_not_close_it(empty: Desktop, in_dialog: InDialog) -> None:
    meeting = beginning.a_convened_meeting(empty)
    hold(empty, meeting)
    empty.double_click("hold.open")
    assert state(empty, meeting) is MeetingState.IN_SESSION
    assert empty.focused().objectName() != "hold.close"
    in_dialog(lambda: empty.click("hold.close"), lambda: empty.press(Key.Key_Return))
    assert state(empty, meeting) is MeetingState.HELD


@pytest.mark.parametrize("way", ["menu", "asked"])
def test_an_opened_session_has_the_keyboard_in_the_minutes(empty: Desktop, in_dialog: InDialog, way: str) -> None:
    meeting = beginning.a_convened_meeting(empty)
    if way == "asked":
        empty.store.keep_setting("today", (beginning.DAY - timedelta(days=10)).isoformat())
    hold(empty, meeting)
    if way == "asked":
        in_dialog(lambda: empty.click("hold.open"), lambda: empty.click("dialog.open_session.go"))
    else:
        empty.trigger("action.open_session")
    assert state(empty, meeting) is MeetingState.IN_SESSION
    assert empty.focused().objectName().startswith("minutes.new")


def test_escape_closes_the_question_of_the_closing_whatever_is_typed_there(empty: Desktop, in_dialog: InDialog) -> None:
    meeting = beginning.a_sitting_meeting(empty)
    hold(empty, meeting)

    def type_and_leave() -> None:
        empty.keys("Bienvenue")
        empty.press(Key.Key_Escape)
        dialog = QApplication.activeModalWidget()
        assert dialog is None or not dialog.isVisible()

    in_dialog(lambda: empty.click("hold.close"), type_and_leave)
    assert state(empty, meeting) is MeetingState.IN_SESSION


def test_a_double_click_circulates_the_minutes_and_does_not_approve_them(empty: Desktop, in_dialog: InDialog) -> None:
    meeting = beginning.a_sitting_meeting(empty)
    do = empty.workspace.do
    (item,) = empty.store.all(AgendaItem)
    do(begin_item, item=item.id, started=time(14, 0))
    empty.workspace.do_fields(add_block, item=item.id, text=text("Bienvenue.", "Willkommen."))
    do(close_session, meeting=meeting.id, on=beginning.DAY, closed_at=time(15, 0))
    empty.window.desk.navigator.go(Place(page="approve", record=meeting.id))
    in_dialog(lambda: empty.double_click("approve.primary"), lambda: sent_by_other_means(empty))
    assert state(empty, meeting) is MeetingState.CIRCULATED
    in_dialog(lambda: empty.click("approve.primary"), lambda: empty.press(Key.Key_Escape))
    assert state(empty, meeting) is MeetingState.CIRCULATED


@pytest.mark.each_language
def test_a_meeting_opened_before_its_day_asks_and_is_then_held_that_day(empty: Desktop, in_dialog: InDialog) -> None:
    meeting, t = beginning.a_convened_meeting(empty), empty.window.desk.t
    before = beginning.DAY - timedelta(days=10)
    empty.store.keep_setting("today", before.isoformat())
    hold(empty, meeting)

    def read_and_leave() -> None:
        said = empty.text("dialog.open_session.planned")
        assert t.date_full(beginning.DAY) in said
        assert t.date_full(before) in said
        empty.press(Key.Key_Return)  # the same key twice opens nothing

    in_dialog(lambda: empty.click("hold.open"), read_and_leave)
    assert state(empty, meeting) is MeetingState.CONVENED
    in_dialog(lambda: empty.click("hold.open"), lambda: empty.click("dialog.open_session.go"))
    stored = empty.store.get(Meeting, meeting.id)
    assert stored is not None
    assert (state(empty, meeting), stored.on) == (MeetingState.IN_SESSION, before)
    empty.trigger("action.undo")
    stored = empty.store.get(Meeting, meeting.id)
    assert stored is not None
    assert (state(empty, meeting), stored.on) == (MeetingState.CONVENED, beginning.DAY)


def test_a_meeting_in_session_is_not_convened_again(empty: Desktop) -> None:
    meeting, t = beginning.a_sitting_meeting(empty), empty.window.desk.t
    empty.window.desk.navigator.go(Place(page="prepare", record=meeting.id))
    empty.press(Key.Key_C, CTRL_SHIFT)
    assert QApplication.activeModalWidget() is None
    action = empty.window.desk.actions["convene"]
    assert not action.isEnabled()
    assert action.statusTip() == t("This meeting is not convened any more: {state}.").format(
        state=t.p("MeetingState", "in session")
    )


@pytest.mark.long
def test_minutes_without_german_are_asked_about_once_before_they_go(empty: Desktop, in_dialog: InDialog) -> None:
    """One member reads German: the question names the passage, leads to it, and lets it go all the same."""
    meeting = beginning.a_sitting_meeting(empty)
    do = empty.workspace.do
    (item,) = empty.store.all(AgendaItem)
    reader = empty.store.all(Person, order="id")[0]
    empty.workspace.do_fields(change_person, person=reader.id, language=Language.DE)
    do(begin_item, item=item.id, started=time(14, 0))
    empty.workspace.do_fields(add_block, item=item.id, text=text("Bienvenue.", "Willkommen."))
    block = empty.workspace.do_fields(add_block, item=item.id, text=text("Le budget est commenté."))
    do(close_session, meeting=meeting.id, on=beginning.DAY, closed_at=time(15, 0))
    empty.window.desk.navigator.go(Place(page="approve", record=meeting.id))

    def lacking() -> str:
        return empty.text("dialog.doubts.0.sentence").replace("\u00a0", " ")

    def to_it() -> None:
        assert lacking().endswith(": 2."), lacking()
        empty.click("dialog.doubts.0.button")

    def send(answer: Callable[[], None]) -> None:
        empty.click("dialog.convene.make")
        in_dialog(lambda: empty.click("dialog.circulate.go"), answer)

    in_dialog(lambda: empty.click("approve.primary"), lambda: send(to_it))
    assert empty.dialog() is None
    assert state(empty, meeting) is MeetingState.HELD
    assert empty.find(Table, "approve.table").current_key() == block.id
    in_dialog(lambda: empty.click("approve.primary"), lambda: send(lambda: empty.click("dialog.doubts.go")))
    assert state(empty, meeting) is MeetingState.CIRCULATED
