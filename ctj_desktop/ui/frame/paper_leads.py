"""Which acts lead from a page to the papers of what it shows?"""

from collections.abc import Callable
from functools import partial

from ctj_desktop.services.papers.all_papers import leads


def meeting_papers(go: Callable[[str, str], object]) -> dict[str, Callable[[], object]]:
    """The handlers of a page that shows a meeting; `go` opens a page of the meeting at a detail."""
    return {f"preview_{name}": partial(go, "documents", name) for name in leads(of_meeting=True)}
