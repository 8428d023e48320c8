"""How does one come from any page to the papers of what it shows?"""

from ctj_desktop.services.papers.all_papers import leads
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.view_context import Desk, Page

PAPER_LEADS = tuple(f"preview_{leads(of_meeting=of_meeting)[0]}" for of_meeting in (True, False))
"""Agenda and directory."""


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
