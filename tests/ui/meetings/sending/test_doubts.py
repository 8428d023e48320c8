"""Is a convocation that is odd asked about once before it goes, and does no key held too long send one?"""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from ctj_desktop.domain.records.dispatches import Dispatch
from ctj_desktop.domain.records.meetings import MeetingState
from ctj_desktop.domain.records.people import Person
from ctj_desktop.services.meetings.life import change_meeting
from ctj_desktop.services.membership.people import change_person
from ctj_desktop.services.steps.states import meeting_state
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.fields import LineEdit
from tests.office import text
from tests.ui import beginning
from tests.ui.desktop import Desktop, InDialog, Key

NUMBER = "2027-01"


@pytest.fixture
def odd(empty: Desktop) -> Desktop:
    """The first meeting, on a Sunday and without a place, on its page."""
    meeting = beginning.a_meeting(empty)
    for number, person in enumerate(empty.store.all(Person)):
        empty.workspace.do_fields(change_person, person=person.id, work_email=f"p{number}@exemple.example")
    empty.workspace.do_fields(change_meeting, meeting=meeting.id, on=date(2027, 3, 21))
    empty.prepare(NUMBER)
    return empty


def state(desktop: Desktop) -> MeetingState:
    return meeting_state(desktop.store, desktop.meeting(NUMBER).id)


def asked(desktop: Desktop) -> list[str]:
    """What the question names."""
    dialog = desktop.dialog()
    assert dialog is not None
    assert dialog.objectName() == "dialog.doubts"
    return [label.text() for label in dialog.findChildren(QLabel) if label.objectName().endswith(".sentence")]


@pytest.mark.long
def test_it_is_asked_once_and_goes_only_by_its_button(odd: Desktop, in_dialog: InDialog) -> None:
    def not_yet() -> None:
        assert len(asked(odd)) == 2
        odd.press(Key.Key_Return)  # the keyboard stands on “Not yet”

    def all_the_same() -> None:
        odd.click("dialog.doubts.go")

    def go() -> None:
        odd.click("dialog.convene.make")
        in_dialog(lambda: odd.click("dialog.convene.go"), not_yet)
        assert state(odd) is MeetingState.DRAFT
        in_dialog(lambda: odd.click("dialog.convene.go"), all_the_same)

    in_dialog(lambda: odd.click("prepare.convene"), go)
    assert state(odd) is MeetingState.CONVENED
    assert odd.store.count(Dispatch) == 2


@pytest.mark.long
def test_what_is_odd_is_mended_from_there_and_then_nothing_is_asked(odd: Desktop, in_dialog: InDialog) -> None:
    def enter() -> None:
        odd.fill("dialog.change.on", odd.window.desk.t.date_short(date(2027, 3, 22)))
        odd.fill("dialog.change.place.fr", "Morteau")
        odd.click("dialog.change.go")

    def go() -> None:
        in_dialog(lambda: odd.click("dialog.convene.go"), lambda: odd.click("dialog.doubts.0.button"))

    in_dialog(lambda: odd.click("prepare.convene"), go)
    in_dialog(lambda: None, enter)
    meeting = odd.meeting(NUMBER)
    assert (meeting.on, meeting.place.fr.text) == (date(2027, 3, 22), "Morteau")

    def again() -> None:
        odd.click("dialog.convene.make")
        odd.click("dialog.convene.go")

    in_dialog(lambda: odd.click("prepare.convene"), again)
    assert state(odd) is MeetingState.CONVENED


@pytest.mark.long
@pytest.mark.parametrize("way", ["dialog.convene.preview", "dialog.doubts.0.button"])
def test_the_day_of_the_answers_is_there_again_after_something_else_was_looked_to(
    odd: Desktop, in_dialog: InDialog, way: str
) -> None:
    def leave() -> None:
        odd.fill("dialog.convene.answer", "10.3.2027")
        if "doubts" in way:
            in_dialog(lambda: odd.click("dialog.convene.go"), lambda: odd.click(way))
        else:
            odd.click(way)

    def back() -> None:
        assert odd.find(LineEdit, "dialog.convene.answer").text() == "10.3.2027"
        odd.click("dialog.convene.cancel")

    in_dialog(lambda: odd.click("prepare.convene"), leave)
    if "doubts" in way:
        in_dialog(lambda: None, lambda: odd.click("dialog.change.cancel"))
    odd.prepare(NUMBER)
    in_dialog(lambda: odd.click("prepare.convene"), back)


@pytest.mark.long
def test_ctrl_enter_on_the_button_that_leaves_is_the_act_of_the_dialog(odd: Desktop, in_dialog: InDialog) -> None:
    def go() -> None:
        odd.click("dialog.convene.make")
        odd.find(Button, "dialog.convene.cancel").setFocus()
        in_dialog(
            lambda: odd.press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier),
            lambda: odd.click("dialog.doubts.go"),
        )

    in_dialog(lambda: odd.click("prepare.convene"), go)
    assert state(odd) is MeetingState.CONVENED


@pytest.mark.long
def test_enter_twice_convenes_nobody(empty: Desktop, in_dialog: InDialog) -> None:
    """The page has the keyboard on “Convene…”, the dialog not on “Convene”."""
    meeting = beginning.a_meeting(empty)
    empty.workspace.do_fields(change_meeting, meeting=meeting.id, place=text("Morteau", "Morteau"))
    empty.prepare(NUMBER)
    empty.find(QWidget, "prepare.convene").setFocus()
    in_dialog(lambda: empty.press(Key.Key_Return), lambda: empty.press(Key.Key_Return))
    assert empty.dialog() is None
    assert state(empty) is MeetingState.DRAFT
    assert empty.store.count(Dispatch) == 0
