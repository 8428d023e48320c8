"""What does each act of the window do, and why can it not be done now?"""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from ctj_desktop.i18n import N_
from ctj_desktop.ui.acts import ACTS, PAGE_ACTS, Act, Reach
from ctj_desktop.ui.desk import Desk
from ctj_desktop.ui.dialogs.about import About
from ctj_desktop.ui.dialogs.key_list import KeyList
from ctj_desktop.ui.sections import SECTIONS
from ctj_desktop.ui.workspace import WorkspaceView

WRITING = frozenset({"undo", "redo", "new_here", "new_meeting", "new_person"})


class WindowActs:
    """Declares every act once; those of a page go to the page that is open."""

    def __init__(
        self,
        desk: Desk,
        window: QWidget,
        view: Callable[[], WorkspaceView | None],
        own: Mapping[str, Callable[[], object]],
    ) -> None:
        """`view` is asked for the open workspace; `own` are the acts of the window itself."""
        self._desk, self._window, self._view = desk, window, view
        known = {**own, **self._of_program(), **self._of_workspace()}
        for act in ACTS:
            key = act.spec.key
            do = self._page_act(key) if key in PAGE_ACTS else known[key]
            desk.actions.declare(act.spec, do, self._reason(act))

    def _of_program(self) -> dict[str, Callable[[], object]]:
        desk, window = self._desk, self._window
        return {
            "key_list": lambda: KeyList.show_to(desk.theme, desk.t, desk.actions, window),
            "about": lambda: About.show_to(desk.theme, desk.t, window),
        }

    def _of_workspace(self) -> dict[str, Callable[[], object]]:
        navigator = self._desk.navigator
        return {
            "undo": self._with_view(lambda view: view.undo()),
            "redo": self._with_view(lambda view: view.redo()),
            "save": self._with_view(lambda view: view.save_now()),
            "find": self._with_view(lambda view: view.page.find_here() if view.page else None),
            "new_here": self._with_view(lambda view: view.page.new_here() if view.page else None),
            "search": self._with_view(lambda view: view.shell.top.search.setFocus()),
            "back": navigator.back,
            "forward": navigator.forward,
            **{section.act: self._opens(section.key) for section in SECTIONS},
            "next_pane": self._with_view(lambda view: view.shell.next_pane(self._window.focusWidget())),
            "new_meeting": self._with_view(lambda view: view.start_new("meetings")),
            "new_person": self._with_view(lambda view: view.start_new("members")),
        }

    def _with_view(self, do: Callable[[WorkspaceView], object]) -> Callable[[], object]:
        def act() -> None:
            view = self._view()
            if view is not None:
                do(view)

        return act

    def _opens(self, section: str) -> Callable[[], object]:
        return self._with_view(lambda view: view.go(section))

    def _page_act(self, key: str) -> Callable[[], object]:
        def do() -> None:
            view = self._view()
            handler = view.page.handlers().get(key) if view is not None and view.page is not None else None
            if handler is not None:
                handler()

        return do

    def _reason(self, act: Act) -> Callable[[], str]:
        return lambda: self._why_not(act)

    def _why_not(self, act: Act) -> str:
        t, view, key = self._desk.t, self._view(), act.spec.key
        if act.reach is Reach.WINDOW:
            return ""
        if view is None:
            return t("Open a workspace first.")
        if key in PAGE_ACTS:
            page = view.page
            if page is None or key not in page.handlers():
                return t(act.missing)
            return page.why_not(key)
        return self._why_not_in_workspace(key, view)

    def _why_not_in_workspace(self, key: str, view: WorkspaceView) -> str:
        t, navigator = self._desk.t, self._desk.navigator
        if view.session.store.read_only and key in WRITING:
            return t("This file can only be read here: nothing can be changed.")
        possible: dict[str, tuple[Callable[[], bool], str]] = {
            "undo": (lambda: view.session.next_undo() is not None, N_("There is nothing to undo.")),
            "redo": (lambda: view.session.next_redo() is not None, N_("There is nothing to redo.")),
            "back": (navigator.can_go_back, N_("This is the first page you opened.")),
            "forward": (navigator.can_go_forward, N_("There is no later page.")),
        }
        if key not in possible or possible[key][0]():  # asked for one act: the newest operation may be a large one
            return ""
        return t(possible[key][1])
