"""Where do the acts of a meeting lead from a page that shows none?"""

from typing import Final

from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace

LEADS: Final = {
    "mode_prepare": "prepare",
    "mode_hold": "hold",
    "mode_approve": "approve",
    "convene": "prepare",
    "replies": "prepare",
}
"""The page of the nearest meeting to which each of these goes."""
DONE_THERE: Final = frozenset({"convene", "replies"})
"""Those that are done once its page is there."""


def nearest_of_act(workspace: OpenWorkspace, act: str) -> Place | None:
    """The page of the meeting that comes next; None for other acts, and where there is no meeting."""
    page = LEADS.get(act)
    if page is None:
        return None
    from ctj_desktop.services.meetings.nearest import nearest_meeting  # the meetings are not read for every start

    meeting = nearest_meeting(workspace.store, workspace.committee, held=page == "approve")
    return Place(page=page, record=meeting) if meeting is not None else None
