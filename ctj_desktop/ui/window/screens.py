"""Which pages are declared? Those of every room, by the kind they list."""

from collections.abc import Mapping
from typing import Final

from ctj_desktop.ui.approval.screens import SCREENS as APPROVAL
from ctj_desktop.ui.decisions.screens import SCREENS as DECISIONS
from ctj_desktop.ui.documents.screens import SCREENS as DOCUMENTS
from ctj_desktop.ui.frame.act import Act, of_workspace
from ctj_desktop.ui.frame.screen import Screen
from ctj_desktop.ui.frame.sections import SECTIONS, SectionSpec
from ctj_desktop.ui.meetings.screens import SCREENS as MEETINGS
from ctj_desktop.ui.membership.directory_screens import SCREENS as DIRECTORY
from ctj_desktop.ui.membership.screens import SCREENS as MEMBERSHIP
from ctj_desktop.ui.projects.screens import SCREENS as PROJECTS
from ctj_desktop.ui.resources.screens import SCREENS as RESOURCES
from ctj_desktop.ui.strategy.screens import SCREENS as STRATEGY

SCREENS: Final[Mapping[str, Screen]] = {
    screen.key: screen
    for room in (MEETINGS, APPROVAL, DECISIONS, PROJECTS, STRATEGY, RESOURCES, MEMBERSHIP, DIRECTORY, DOCUMENTS)
    for screen in room
}
BY_PAGE: Final[Mapping[str, Screen]] = {screen.page: screen for screen in SCREENS.values() if not screen.detail}
"""Those that have a page of their own."""
VIEWS: Final[Mapping[str, tuple[SectionSpec, str]]] = {
    page: (section, title) for section in SECTIONS for page, _word, title in section.pages
}
"""Pages of their own that are views of a section, with what they are called."""
OPENS: Final[Mapping[str, str]] = {f"show_{page}": page for page in (*VIEWS, *BY_PAGE)}
"""The act that opens each of them."""
ACTS: Final[tuple[Act, ...]] = (
    *(of_workspace(f"show_{page}", title, section.icon, menu="views") for page, (section, title) in VIEWS.items()),
    *(
        of_workspace(
            f"show_{page}", screen.title, screen.icon, menu="" if screen.on_sheets else f"pages.{screen.section}"
        )
        for page, screen in BY_PAGE.items()
    ),
)
