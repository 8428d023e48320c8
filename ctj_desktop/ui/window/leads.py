"""Where does an act lead from a page that has not got it: to a paper, to the meeting that comes next?"""

from typing import Final

from ctj_desktop.services.papers.all_papers import leads
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk, Page

PAPER_LEADS = tuple(f"preview_{leads(of_meeting=of_meeting)[0]}" for of_meeting in (True, False))
"""Agenda and directory."""
OF_COMMITTEE = {f"preview_{name}": name for name in leads(of_meeting=False)}
"""The acts that lead to a paper of a committee, which are done on any page, and the paper."""
OF_MEETING: Final = {
    "mode_prepare": "prepare",
    "mode_hold": "hold",
    "mode_approve": "approve",
    "convene": "prepare",
    "replies": "prepare",
}
"""The acts that lead to the meeting that comes next, and its page."""
DONE_THERE: Final = frozenset({"convene", "replies"})
"""Those that are done once the page is there."""


def elsewhere(workspace: OpenWorkspace, act: str) -> Place | None:
    """The page to which an act leads from one that has not got it; None for an act of a page alone."""
    return _next_meeting(workspace, act) if act in OF_MEETING else _paper_of_committee(workspace, act)


def _next_meeting(workspace: OpenWorkspace, act: str) -> Place | None:
    from ctj_desktop.services.meetings.planning.nearest import nearest_meeting  # not read for every start

    page = OF_MEETING[act]
    meeting = nearest_meeting(workspace.store, workspace.committee, held=page == "approve")
    return Place(page=page, record=meeting) if meeting is not None else None


def _paper_of_committee(workspace: OpenWorkspace, act: str) -> Place | None:
    name = OF_COMMITTEE.get(act)
    if name is None:
        return None

    committee = workspace.the_committee()
    return Place(page="documents", record=committee, detail=name) if committee is not None else None


def open_print_centre(desk: Desk, page: Page | None) -> None:
    """The papers of the meeting or committee that is seen; those of the next meeting where nothing of it is seen."""
    handlers = page.handlers() if page is not None else {}
    if page is not None and page.section == "documents":
        page.find_here()
        return
    for key in PAPER_LEADS:
        if page is not None and key in handlers and not page.why_not(key):
            handlers[key]()
            return
    desk.navigator.go(Place(page="documents"))
