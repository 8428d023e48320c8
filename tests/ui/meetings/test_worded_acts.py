"""Do acts that stood in menus alone have a button with a word where one looks for them?"""

from functools import partial

import pytest

from ctj_desktop.domain.records.meetings import Guest
from ctj_desktop.services.meetings.life import convene_meeting
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.widgets.button import Button
from tests.ui import beginning
from tests.ui.desktop import CTRL_SHIFT, Desktop, InDialog, Key

WORDED = {
    "meetings": ("meetings.plan_series", "meetings.enter_past_meeting", "meetings.export_list"),
    "prepare": ("prepare.add_guest", "prepare.replies"),
    "hold": ("hold.hall_view", "hold.chair_view"),
    "approve": ("approve.remarks",),
    "members": ("members.export_list", "members.mail_merge"),
}


@pytest.mark.parametrize("page", WORDED)
def test_each_has_its_word_in_a_wide_window(empty: Desktop, page: str) -> None:
    meeting = beginning.a_convened_meeting(empty)
    empty.window.resize(1640, 800)
    of_meeting = page in ("prepare", "hold", "approve")
    empty.window.desk.navigator.go(Place(page=page, record=meeting.id if of_meeting else None))
    for name in WORDED[page]:
        assert empty.find(Button, name).text(), name
    empty.window.resize(960, 600)
    for name in WORDED[page]:
        button = empty.find(Button, name)
        assert button.accessibleName(), "an icon says itself"


@pytest.mark.long
def test_convening_is_asked_from_the_session_and_from_the_list(empty: Desktop, in_dialog: InDialog) -> None:
    """It said “convene the meeting first”, and led nowhere."""
    meeting = beginning.a_meeting(empty)
    by_button, by_key = partial(empty.click, "hold.convene"), partial(empty.press, Key.Key_C, CTRL_SHIFT)
    for page, ask in (("hold", by_button), ("meetings", by_key)):
        empty.window.desk.navigator.go(Place(page=page, record=meeting.id))
        in_dialog(ask, lambda: empty.click("dialog.convene.cancel"))
        assert empty.shows("agenda.table")
    empty.workspace.do(convene_meeting, meeting=meeting.id, on=empty.workspace.today())
    empty.window.desk.navigator.go(Place(page="hold", record=meeting.id))
    assert not empty.shows("hold.convene")


@pytest.mark.long
def test_a_guest_is_entered_before_the_convocation(empty: Desktop, in_dialog: InDialog) -> None:
    meeting = beginning.a_meeting(empty)
    empty.prepare(meeting.number or "")

    def enter() -> None:
        empty.fill("dialog.new_guest.name", "Claire Experte")
        empty.click("dialog.new_guest.go")

    in_dialog(lambda: empty.click("prepare.add_guest"), enter)
    assert [guest.name for guest in empty.store.all(Guest, meeting=meeting.id)] == ["Claire Experte"]
