"""Which view shows which place? Views are imported when they are first opened, because start-up must be quick."""

from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk, Page


def make_page(name: str, desk: Desk, session: OpenWorkspace) -> Page:
    """The view of a page; raises KeyError for a page that does not exist."""
    return _MAKERS[name](desk, session)


def _today(desk: Desk, session: OpenWorkspace) -> Page:
    from ctj_desktop.ui.today.page import TodayPage

    return TodayPage(desk, session, frozenset(_MAKERS))


def is_known(name: str) -> bool:
    """Whether there is such a page."""
    return name in _MAKERS


def _meetings(desk: Desk, session: OpenWorkspace) -> Page:
    from ctj_desktop.ui.meetings.page import MeetingsPage

    return MeetingsPage(desk, session)


def _members(desk: Desk, session: OpenWorkspace) -> Page:
    from ctj_desktop.ui.membership.page import MembersPage

    return MembersPage(desk, session)


def _prepare(desk: Desk, session: OpenWorkspace) -> Page:
    from ctj_desktop.ui.meetings.prepare import PreparePage

    return PreparePage(desk, session)


def _hold(desk: Desk, session: OpenWorkspace) -> Page:
    from ctj_desktop.ui.session.page import HoldPage

    return HoldPage(desk, session)


def _documents(desk: Desk, session: OpenWorkspace) -> Page:
    from ctj_desktop.ui.documents.page import DocumentsPage

    return DocumentsPage(desk, session)


def _approve(desk: Desk, session: OpenWorkspace) -> Page:
    from ctj_desktop.ui.approval.page import ApprovePage

    return ApprovePage(desk, session)


def _registers(desk: Desk, session: OpenWorkspace) -> Page:
    from ctj_desktop.ui.decisions.page import RegistersPage

    return RegistersPage(desk, session, frozenset(_MAKERS))


def _bin(desk: Desk, session: OpenWorkspace) -> Page:
    from ctj_desktop.ui.history.bin import BinPage

    return BinPage(desk, session)


def _strategy(desk: Desk, session: OpenWorkspace) -> Page:
    from ctj_desktop.ui.strategy.page import StrategyPage

    return StrategyPage(desk, session, frozenset(_MAKERS))


def _projects(desk: Desk, session: OpenWorkspace) -> Page:
    from ctj_desktop.ui.projects.page import ProjectsPage

    return ProjectsPage(desk, session)


def _project(desk: Desk, session: OpenWorkspace) -> Page:
    from ctj_desktop.ui.projects.sheet.page import ProjectPage

    return ProjectPage(desk, session, frozenset(_MAKERS))


def _history(desk: Desk, session: OpenWorkspace) -> Page:
    from ctj_desktop.ui.history.dialog import HistoryPage

    return HistoryPage(desk, session)


def _exchange(desk: Desk, session: OpenWorkspace) -> Page:
    from ctj_desktop.ui.exchange.page import ExchangePage

    return ExchangePage(desk, session)


_MAKERS = {
    "today": _today,
    "meetings": _meetings,
    "members": _members,
    "prepare": _prepare,
    "hold": _hold,
    "documents": _documents,
    "approve": _approve,
    "registers": _registers,
    "projects": _projects,
    "project": _project,
    "strategy": _strategy,
    "history": _history,
    "bin": _bin,
    "exchange": _exchange,
}
