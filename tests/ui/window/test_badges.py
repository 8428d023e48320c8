"""Does the sidebar count what waits, for the committee that is looked at, and follow at once?"""

import pytest

from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.meetings.life import plan_meeting
from ctj_desktop.services.meetings.lists import find_meetings
from ctj_desktop.services.membership.committees import add_committee
from ctj_desktop.ui.widgets.sidebar import Sidebar, SidebarItem
from tests.ui.desktop import CTRL, Desktop, Key


def said(office: Desktop, section: str) -> str:
    """What the section says to who listens, its name aside."""
    return office.find(SidebarItem, f"sidebar.{section}").accessibleName().partition(" (")[2]


def test_a_planned_meeting_is_counted_at_once_and_its_undo_too(office: Desktop) -> None:
    before = find_meetings(office.store, None).ahead
    assert said(office, "meetings") == f"{before})"
    one = office.meeting("2027-01")
    office.workspace.do_fields(plan_meeting, committee=one.committee, on=one.on)
    assert said(office, "meetings") == f"{before + 1})"
    office.press(Key.Key_Z, CTRL)
    assert said(office, "meetings") == f"{before})"


def test_a_committee_without_meetings_and_tasks_has_no_badge_for_them(office: Desktop) -> None:
    office.bot.waitUntil(lambda: said(office, "registers") != "")
    made = office.workspace.do_fields(add_committee, code="ADJ", name=Bilingual.of("Arc de Joux", "Jouxbogen"))
    office.workspace.look_at(made.id)
    assert said(office, "meetings") == ""
    office.bot.waitUntil(lambda: said(office, "registers") == "")
    office.workspace.look_at(None)
    assert said(office, "meetings") != ""
    office.bot.waitUntil(lambda: said(office, "registers") != "")


@pytest.mark.long
@pytest.mark.each_language
def test_the_sidebar_keeps_its_width_when_the_first_badge_comes(empty: Desktop) -> None:
    bar, t = empty.find(Sidebar, "sidebar"), empty.window.desk.t
    widths = set()
    for count in (0, 1, 9):
        empty.view.shell.show_counts(t, dict.fromkeys((item.key for item in bar.findChildren(SidebarItem)), count), {})
        widths.add(bar.width())
    assert len(widths) == 1
