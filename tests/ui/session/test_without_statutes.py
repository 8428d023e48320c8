"""Is nothing said of statutes that nobody entered, and of notice and quorum only what is set?"""

from datetime import date
from typing import Any

import pytest

from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.statutes import DecisionMode
from ctj_desktop.services.membership.statutes import adopt_statutes, adopt_usage
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.widgets.surfaces import Banner
from tests.office import text
from tests.ui import beginning
from tests.ui.desktop import Desktop, InDialog


def guard(desktop: Desktop, in_dialog: InDialog, meeting: Meeting) -> tuple[str, str]:
    """What the convocation says of its notice, and in which colour."""
    said: list[tuple[str, str]] = []

    def look() -> None:
        banner = desktop.find(Banner, "dialog.convene.guard")
        said.append((desktop.text("dialog.convene.guard.sentence"), banner._tone))

    desktop.window.desk.navigator.go(Place(page="prepare", record=meeting.id))
    in_dialog(lambda: desktop.click("prepare.convene"), look)
    return said[0]


def quorum(desktop: Desktop, meeting: Meeting, page: str) -> str:
    """Why there is none, beside the replies or above the session."""
    desktop.window.desk.navigator.go(Place(page=page, record=meeting.id))
    return desktop.text(f"{page}.rule")


@pytest.mark.each_language
def test_why_there_is_no_notice_and_no_quorum_is_said_as_it_is(empty: Desktop, in_dialog: InDialog) -> None:
    meeting, t = beginning.a_meeting(empty), empty.window.desk.t
    unknown = (t("No statutes are entered for this day, so no notice period is known."), "warning")
    assert guard(empty, in_dialog, meeting) == unknown
    assert quorum(empty, meeting, "replies") == t("No statutes are entered for this day")

    do: Any = empty.workspace.do
    do(adopt_usage, committee=meeting.committee, since=date(2027, 1, 1), mode=DecisionMode.MAJORITY)
    assert guard(empty, in_dialog, meeting) == unknown
    assert quorum(empty, meeting, "replies") == t("Custom of the committee: no quorum")

    title = text("Statuts", "Statuten")
    empty.workspace.do_fields(adopt_statutes, committee=meeting.committee, title=title, in_force_from=date(2027, 2, 1))
    assert guard(empty, in_dialog, meeting) == (t("The statutes set no notice period for this date."), "ok")
    assert quorum(empty, meeting, "replies") == t("The statutes set no quorum")


def test_above_the_session_too(empty: Desktop) -> None:
    meeting, t = beginning.a_convened_meeting(empty), empty.window.desk.t
    assert quorum(empty, meeting, "hold") == t("No statutes are entered for this day")
