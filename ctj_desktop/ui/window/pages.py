"""Which view shows which place? Views are imported when they are opened, or before (`ahead`): start-up is quick."""

from collections.abc import Callable, Mapping
from functools import partial
from pkgutil import resolve_name
from typing import Final

from PySide6.QtWidgets import QWidget

from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.screen import Screen
from ctj_desktop.ui.frame.view_context import Desk, Page
from ctj_desktop.ui.window.all_acts import ROOMS
from ctj_desktop.ui.window.screens import BY_PAGE

MakePage = Callable[[Desk, OpenWorkspace, QWidget | None], Page]


def make_page(name: str, desk: Desk, workspace: OpenWorkspace, parent: QWidget | None) -> Page:
    """The view of a page within what will show it; raises KeyError for a page that does not exist."""
    return PAGES[name](desk, workspace, parent)


def is_known(name: str) -> bool:
    """Whether there is such a page."""
    return name in PAGES


def _laid_out(maker: str, desk: Desk, workspace: OpenWorkspace, parent: QWidget | None) -> Page:
    page: Page = resolve_name(maker)(desk, workspace, parent=parent)
    return page


def _declared(screen: Screen, desk: Desk, workspace: OpenWorkspace, parent: QWidget | None) -> Page:
    from ctj_desktop.ui.forms.screens.list_page import ListPage

    return ListPage(desk, workspace, screen, parent=parent)


LAID_OUT: Final[Mapping[str, str]] = {
    "today": "ctj_desktop.ui.today.page:TodayPage",
    "backups": "ctj_desktop.ui.workspace.backups.page:BackupsPage",
    **{page: maker for room in ROOMS for page, maker in getattr(room, "PAGES", {}).items()},
}
PAGES: Final[Mapping[str, MakePage]] = {
    **{page: partial(_declared, screen) for page, screen in BY_PAGE.items()},
    **{page: partial(_laid_out, maker) for page, maker in LAID_OUT.items()},
}
"""Every page by its name: the declared ones, and the workbenches; of both, what a room has to say more of its own."""
