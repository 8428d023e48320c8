"""How does one come from any page to the papers of what it shows?"""

from ctj_desktop.services.papers.all_papers import leads
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk, Page

PAPER_LEADS = tuple(f"preview_{leads(of_meeting=of_meeting)[0]}" for of_meeting in (True, False))
"""Agenda and directory."""
OF_COMMITTEE = {f"preview_{name}": name for name in leads(of_meeting=False)}
"""The acts that lead to a paper of a committee, which are done on any page, and the paper."""


def paper_of_committee(workspace: OpenWorkspace, act: str) -> Place | None:
    """Where the paper of that act is seen, of the committee that is looked at; None for an act of a page alone."""
    name = OF_COMMITTEE.get(act)
    if name is None:
        return None
    from ctj_desktop.ui.membership.leaving import the_committee  # the members are not read for every start

    committee = the_committee(workspace)
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
