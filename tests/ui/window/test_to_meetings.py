"""Do the acts of a meeting lead to the one that comes next, from a page that shows none?"""

from datetime import time

import pytest

from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.services.session.course import close_session
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.meetings.convene import Convene
from tests.ui import beginning
from tests.ui.desktop import ALT, CTRL_SHIFT, Desktop, InDialog, Key


def shown(desktop: Desktop) -> Place | None:
    return desktop.window.desk.navigator.place


def test_without_a_meeting_it_is_said_what_is_missing(empty: Desktop) -> None:
    before = shown(empty)
    empty.press(Key.Key_2, ALT)
    assert shown(empty) == before
    assert empty.window.desk.actions["mode_hold"].statusTip() == empty.window.desk.t("Open a meeting first.")


@pytest.mark.long
def test_from_any_page_one_comes_to_the_meeting_that_is_next(empty: Desktop) -> None:
    meeting = beginning.a_meeting(empty)
    for key, page in ((Key.Key_2, "hold"), (Key.Key_1, "prepare"), (Key.Key_3, "approve")):
        empty.window.desk.navigator.go(Place(page="members"))
        empty.press(key, ALT)
        place = shown(empty)
        assert place is not None
        assert (place.page, place.record) == (page, meeting.id)


@pytest.mark.long
def test_what_is_to_be_approved_comes_before_what_is_ahead(empty: Desktop) -> None:
    held = beginning.a_sitting_meeting(empty)
    empty.workspace.do(close_session, meeting=held.id, on=beginning.DAY, closed_at=time(15, 0))
    beginning.a_meeting_of(empty, empty.store.all(Committee)[0])
    empty.window.desk.navigator.go(Place(page="members"))
    empty.press(Key.Key_3, ALT)
    place = shown(empty)
    assert place is not None
    assert place.record == held.id


@pytest.mark.long
def test_convening_begins_from_any_page(empty: Desktop, in_dialog: InDialog) -> None:
    meeting = beginning.a_meeting(empty)
    empty.window.desk.navigator.go(Place(page="members"))
    in_dialog(
        lambda: empty.press(Key.Key_C, CTRL_SHIFT),
        lambda: empty.bot.waitUntil(lambda: isinstance(empty.dialog(), Convene)),
    )
    place = shown(empty)
    assert place is not None
    assert (place.page, place.record) == ("prepare", meeting.id)
