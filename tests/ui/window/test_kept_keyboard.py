"""Does the keyboard stay in the page when what had it goes?"""

from datetime import time

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication, QWidget

from ctj_desktop.domain.ids import MeetingId
from ctj_desktop.domain.record import replace
from ctj_desktop.services.session.course import declare_inquorate
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.meetings.new_meeting import carry_out
from ctj_desktop.ui.widgets.button import Button
from tests.ui import beginning
from tests.ui.desktop import CTRL, Desktop, Key


def test_undone_with_the_keyboard_on_what_goes_it_stays_in_the_page(empty: Desktop) -> None:
    first = beginning.a_sitting_meeting(empty)
    empty.workspace.do(declare_inquorate, meeting=first.id, on=beginning.DAY, closed_at=time(14, 30))
    again = replace(first, id=MeetingId(empty.workspace.new_id()), number=None, second_call_of=first.id)
    again = replace(again, opened_at=None, closed_at=None)
    empty.workspace.do(carry_out, again, standing=False)
    empty.window.desk.navigator.go(Place(page="today"))
    empty.settle()
    page = empty.view.page
    assert isinstance(page, QWidget)
    assert page.isAncestorOf(empty.focused())
    empty.press(Key.Key_Z, CTRL)
    empty.settle()
    assert page.isAncestorOf(empty.focused())


@pytest.mark.long
def test_a_button_of_no_more_use_gives_the_keyboard_to_what_stands_behind_it(empty: Desktop) -> None:
    empty.window.desk.navigator.go(Place(page="members"))
    page = empty.view.page
    assert page is not None
    first, second = (
        Button(empty.window.desk.theme, "first", parent=page),
        Button(empty.window.desk.theme, "second", parent=page),
    )
    for button in (first, second):
        button.move(0, 40 if button is second else 0)
        button.show()
    first.setFocus()
    first.usable_unless("Sent already.")
    empty.settle()
    assert empty.focused().objectName() == "second"


def test_a_view_that_goes_with_the_keyboard_in_it_brings_nothing_back(empty: Desktop) -> None:
    """Its page went before what watched over it."""
    empty.window.desk.navigator.go(Place(page="today"))
    empty.settle()
    view, workspace = empty.view, empty.workspace
    assert view.isAncestorOf(empty.focused())
    view.leave()
    empty.window.view = None
    shiboken6.delete(view)
    empty.settle()
    workspace.close()


def test_a_view_that_is_taken_away_is_given_no_keyboard(empty: Desktop) -> None:
    """Qt hands the keyboard on when its widget is hidden; a part of what is going must not be the next."""
    empty.window.desk.navigator.go(Place(page="today"))
    empty.settle()
    view, given = empty.view, []
    assert view.isAncestorOf(empty.focused())

    def moved(_old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and view.isAncestorOf(new):
            given.append(new.objectName())

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.focusChanged.connect(moved)
    try:
        empty.window.close_workspace()
    finally:
        app.focusChanged.disconnect(moved)
    assert given == []
