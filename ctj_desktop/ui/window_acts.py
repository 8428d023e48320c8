"""What does each act of the window do, and why can it not be done now?"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ctj_desktop.ui.acts import ACTS, PAGE_ACTS, Act, Where
from ctj_desktop.ui.dialogs.about import About
from ctj_desktop.ui.dialogs.key_list import KeyList

if TYPE_CHECKING:
    from ctj_desktop.ui.main_window import MainWindow
    from ctj_desktop.ui.workspace import WorkspaceView

WRITING = frozenset({"undo", "redo", "new_here", "new_meeting", "new_person"})


class WindowActs:
    """Declares every act once; those of a page go to the page that is open."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        known = {**self._of_window(), **self._of_workspace()}
        for act in ACTS:
            key = act.spec.key
            do = self._page_act(key) if key in PAGE_ACTS else known[key]
            window.desk.actions.declare(act.spec, do, self._reason(act))

    def _of_window(self) -> dict[str, Callable[[], object]]:
        window = self._window
        return {
            "new": window.ask_new,
            "open": window.ask_open,
            "sample": window.open_sample,
            "close": window.close_workspace,
            "quit": window.close,
            "key_list": lambda: KeyList.show_to(window.desk.theme, window.desk.t, window.desk.actions, window),
            "about": lambda: About.show_to(window.desk.theme, window.desk.t, window),
        }

    def _of_workspace(self) -> dict[str, Callable[[], object]]:
        navigator = self._window.desk.navigator
        return {
            "undo": self._with_view(lambda view: view.undo()),
            "redo": self._with_view(lambda view: view.redo()),
            "save": self._with_view(lambda view: view.save_now()),
            "find": self._with_view(lambda view: view.page.find_here() if view.page else None),
            "new_here": self._with_view(lambda view: view.page.new_here() if view.page else None),
            "search": self._with_view(lambda view: view.shell.top.search.setFocus()),
            "back": navigator.back,
            "forward": navigator.forward,
            "go_meetings": self._with_view(lambda view: view.go("meetings")),
            "go_members": self._with_view(lambda view: view.go("members")),
            "next_pane": self._with_view(lambda view: view.shell.next_pane(self._window.focusWidget())),
            "new_meeting": self._with_view(lambda view: view.start_new("meetings")),
            "new_person": self._with_view(lambda view: view.start_new("members")),
        }

    def _with_view(self, do: "Callable[[WorkspaceView], object]") -> Callable[[], object]:
        return lambda: do(self._window.view) if self._window.view is not None else None

    def _page_act(self, key: str) -> Callable[[], object]:
        def do() -> None:
            view = self._window.view
            handler = view.page.handlers().get(key) if view is not None and view.page is not None else None
            if handler is not None:
                handler()

        return do

    def _reason(self, act: Act) -> Callable[[], str]:
        return lambda: self._why_not(act)

    def _why_not(self, act: Act) -> str:
        t, view, key = self._window.desk.t, self._window.view, act.spec.key
        if act.where is Where.WINDOW:
            return ""
        if view is None:
            return t(Where.WORKSPACE.value)
        if key in PAGE_ACTS:
            page = view.page
            if page is None or key not in page.handlers():
                return t(act.where.value)
            return page.why_not(key)
        return self._why_not_in_workspace(key, view)

    def _why_not_in_workspace(self, key: str, view: "WorkspaceView") -> str:
        t, navigator = self._window.desk.t, self._window.desk.navigator
        if view.session.store.read_only and key in WRITING:
            return t("This file can only be read here: nothing can be changed.")
        nothing = {
            "undo": (view.session.next_undo() is not None, t("There is nothing to undo.")),
            "redo": (view.session.next_redo() is not None, t("There is nothing to redo.")),
            "back": (navigator.can_go_back(), t("This is the first page you opened.")),
            "forward": (navigator.can_go_forward(), t("There is no later page.")),
        }
        possible, reason = nothing.get(key, (True, ""))
        return "" if possible else reason
