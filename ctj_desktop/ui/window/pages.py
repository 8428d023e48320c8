"""Which view shows which place? Views are imported when they are opened, or before (`ahead`): start-up is quick."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtWidgets import QWidget

from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.screen import Screen
from ctj_desktop.ui.frame.view_context import Desk, Page
from ctj_desktop.ui.window.screens import BY_PAGE

MakePage = Callable[[Desk, OpenWorkspace, QWidget | None], Page]


def make_page(name: str, desk: Desk, workspace: OpenWorkspace, parent: QWidget | None) -> Page:
    """The view of a page within what will show it; raises KeyError for a page that does not exist."""
    return PAGES[name](desk, workspace, parent)


def _today(desk: Desk, workspace: OpenWorkspace, parent: QWidget | None) -> Page:
    from ctj_desktop.ui.today.page import TodayPage

    return TodayPage(desk, workspace, frozenset(PAGES), parent)


def is_known(name: str) -> bool:
    """Whether there is such a page."""
    return name in PAGES


def _meetings(desk: Desk, workspace: OpenWorkspace, parent: QWidget | None) -> Page:
    from ctj_desktop.ui.meetings.page import MeetingsPage

    return MeetingsPage(desk, workspace, parent)


def _calendar(desk: Desk, workspace: OpenWorkspace, parent: QWidget | None) -> Page:
    from ctj_desktop.ui.meetings.planning.calendar_page import CalendarPage

    return CalendarPage(desk, workspace, parent)


def _members(desk: Desk, workspace: OpenWorkspace, parent: QWidget | None) -> Page:
    from ctj_desktop.ui.membership.page import MembersPage

    return MembersPage(desk, workspace, parent)


def _committees(desk: Desk, workspace: OpenWorkspace, parent: QWidget | None) -> Page:
    from ctj_desktop.ui.membership.committees import committees_page

    return committees_page(desk, workspace, parent)


def _persons(desk: Desk, workspace: OpenWorkspace, parent: QWidget | None) -> Page:
    from ctj_desktop.ui.membership.privacy.contact_review import persons_page

    return persons_page(desk, workspace, parent)


def _organisations(desk: Desk, workspace: OpenWorkspace, parent: QWidget | None) -> Page:
    from ctj_desktop.ui.membership.bodies import bodies_page

    return bodies_page(desk, workspace, parent)


def _contact_review(desk: Desk, workspace: OpenWorkspace, parent: QWidget | None) -> Page:
    from ctj_desktop.ui.membership.privacy.contact_review import review_page

    return review_page(desk, workspace, parent)


def _radar(desk: Desk, workspace: OpenWorkspace, parent: QWidget | None) -> Page:
    from ctj_desktop.ui.membership.radar_page import RadarPage

    return RadarPage(desk, workspace, parent)


def _attending(desk: Desk, workspace: OpenWorkspace, parent: QWidget | None) -> Page:
    from ctj_desktop.ui.membership.attending.page import AttendancePage

    return AttendancePage(desk, workspace, parent)


def _prepare(desk: Desk, workspace: OpenWorkspace, parent: QWidget | None) -> Page:
    from ctj_desktop.ui.meetings.prepare import PreparePage

    return PreparePage(desk, workspace, parent)


def _hold(desk: Desk, workspace: OpenWorkspace, parent: QWidget | None) -> Page:
    from ctj_desktop.ui.session.page import HoldPage

    return HoldPage(desk, workspace, parent)


def _replies(desk: Desk, workspace: OpenWorkspace, parent: QWidget | None) -> Page:
    from ctj_desktop.ui.session.replying.page import RepliesPage

    return RepliesPage(desk, workspace, parent)


def _documents(desk: Desk, workspace: OpenWorkspace, parent: QWidget | None) -> Page:
    from ctj_desktop.ui.documents.page import DocumentsPage

    return DocumentsPage(desk, workspace, parent)


def _approve(desk: Desk, workspace: OpenWorkspace, parent: QWidget | None) -> Page:
    from ctj_desktop.ui.approval.page import ApprovePage

    return ApprovePage(desk, workspace, parent)


def _remarks(desk: Desk, workspace: OpenWorkspace, parent: QWidget | None) -> Page:
    from ctj_desktop.ui.approval.remarks.page import RemarksPage

    return RemarksPage(desk, workspace, parent)


def _errata(desk: Desk, workspace: OpenWorkspace, parent: QWidget | None) -> Page:
    from ctj_desktop.ui.approval.after.errata import errata_page

    return errata_page(desk, workspace, parent)


def _registers(desk: Desk, workspace: OpenWorkspace, parent: QWidget | None) -> Page:
    from ctj_desktop.ui.decisions.page import registers_page

    return registers_page(desk, workspace, parent)


def _bin(desk: Desk, workspace: OpenWorkspace, parent: QWidget | None) -> Page:
    from ctj_desktop.ui.history.bin import BinPage

    return BinPage(desk, workspace, parent)


def _calls(desk: Desk, workspace: OpenWorkspace, parent: QWidget | None) -> Page:
    from ctj_desktop.ui.projects.calls import calls_page

    return calls_page(desk, workspace, parent)


def _strategies(desk: Desk, workspace: OpenWorkspace, parent: QWidget | None) -> Page:
    from ctj_desktop.ui.strategy.versions import strategies_page

    return strategies_page(desk, workspace, parent)


def _strategy(desk: Desk, workspace: OpenWorkspace, parent: QWidget | None) -> Page:
    from ctj_desktop.ui.strategy.page import StrategyPage

    return StrategyPage(desk, workspace, frozenset(PAGES), parent)


def _territory(desk: Desk, workspace: OpenWorkspace, parent: QWidget | None) -> Page:
    from ctj_desktop.ui.strategy.territories.page import TerritoryPage

    return TerritoryPage(desk, workspace, parent)


def _territories(desk: Desk, workspace: OpenWorkspace, parent: QWidget | None) -> Page:
    from ctj_desktop.ui.strategy.territories.list_page import territories_page

    return territories_page(desk, workspace, parent)


def _comparison(desk: Desk, workspace: OpenWorkspace, parent: QWidget | None) -> Page:
    from ctj_desktop.ui.strategy.territories.comparison import ComparisonPage

    return ComparisonPage(desk, workspace, parent)


def _coverage(desk: Desk, workspace: OpenWorkspace, parent: QWidget | None) -> Page:
    from ctj_desktop.ui.strategy.coverage.page import CoveragePage

    return CoveragePage(desk, workspace, parent)


def _deadlines(desk: Desk, workspace: OpenWorkspace, parent: QWidget | None) -> Page:
    from ctj_desktop.ui.projects.deadlines import DeadlinesPage

    return DeadlinesPage(desk, workspace, parent)


def _matinees(desk: Desk, workspace: OpenWorkspace, parent: QWidget | None) -> Page:
    from ctj_desktop.ui.resources.mornings import mornings_page

    return mornings_page(desk, workspace, parent)


def _dashboard(desk: Desk, workspace: OpenWorkspace, parent: QWidget | None) -> Page:
    from ctj_desktop.ui.projects.dashboard.page import DashboardPage

    return DashboardPage(desk, workspace, parent)


def _resources(desk: Desk, workspace: OpenWorkspace, parent: QWidget | None) -> Page:
    from ctj_desktop.ui.resources.page import LibraryPage

    return LibraryPage(desk, workspace, parent)


def _projects(desk: Desk, workspace: OpenWorkspace, parent: QWidget | None) -> Page:
    from ctj_desktop.ui.projects.page import ProjectsPage

    return ProjectsPage(desk, workspace, parent)


def _project(desk: Desk, workspace: OpenWorkspace, parent: QWidget | None) -> Page:
    from ctj_desktop.ui.projects.sheet.page import ProjectPage

    return ProjectPage(desk, workspace, frozenset(PAGES), parent)


def _call(desk: Desk, workspace: OpenWorkspace, parent: QWidget | None) -> Page:
    from ctj_desktop.ui.projects.call.page import CallPage

    return CallPage(desk, workspace, parent)


def _history(desk: Desk, workspace: OpenWorkspace, parent: QWidget | None) -> Page:
    from ctj_desktop.ui.history.dialog import HistoryPage

    return HistoryPage(desk, workspace, parent)


def _exchange(desk: Desk, workspace: OpenWorkspace, parent: QWidget | None) -> Page:
    from ctj_desktop.ui.exchange.page import ExchangePage

    return ExchangePage(desk, workspace, parent)


def _backups(desk: Desk, workspace: OpenWorkspace, parent: QWidget | None) -> Page:
    from ctj_desktop.ui.workspace.backups.page import BackupsPage

    return BackupsPage(desk, workspace, parent)


_MAKERS = {
    "today": _today,
    "meetings": _meetings,
    "calendar": _calendar,
    "members": _members,
    "committees": _committees,
    "persons": _persons,
    "organisations": _organisations,
    "contact_review": _contact_review,
    "radar": _radar,
    "attending": _attending,
    "prepare": _prepare,
    "replies": _replies,
    "hold": _hold,
    "documents": _documents,
    "approve": _approve,
    "remarks": _remarks,
    "errata": _errata,
    "registers": _registers,
    "projects": _projects,
    "deadlines": _deadlines,
    "dashboard": _dashboard,
    "project": _project,
    "calls": _calls,
    "call": _call,
    "strategy": _strategy,
    "strategies": _strategies,
    "coverage": _coverage,
    "territory": _territory,
    "territories": _territories,
    "comparison": _comparison,
    "resources": _resources,
    "matinees": _matinees,
    "history": _history,
    "bin": _bin,
    "backups": _backups,
    "exchange": _exchange,
}


def _declared(screen: Screen) -> MakePage:
    def make(desk: Desk, workspace: OpenWorkspace, parent: QWidget | None) -> Page:
        from ctj_desktop.ui.forms.screens.list_page import ListPage

        return ListPage(desk, workspace, screen, parent=parent)

    return make


PAGES: Final[Mapping[str, MakePage]] = {
    **{page: _declared(screen) for page, screen in BY_PAGE.items()},
    **_MAKERS,
}
"""Every page by its name: the declared ones, and the workbenches; of both, what a room has to say more of its own."""
