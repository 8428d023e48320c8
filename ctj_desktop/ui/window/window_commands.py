"""What does each act of a window do, and why can it not be done now?"""

from collections.abc import Callable, Container, Mapping, Sequence

from PySide6.QtGui import QKeyEvent, QStatusTipEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.sections import SECTIONS
from ctj_desktop.ui.frame.view_context import Desk, Page
from ctj_desktop.ui.window import screens
from ctj_desktop.ui.window.all_acts import ACTS, PAGE_ACTS, Act, Reach
from ctj_desktop.ui.window.leads import DONE_THERE, OF_COMMITTEE, OF_MEETING, elsewhere, open_print_centre
from ctj_desktop.ui.window.page_host import PageHost
from ctj_desktop.ui.window.shell import next_pane

WRITING = frozenset(
    {
        *("undo", "redo", "new_here", "new_meeting", "new_person", "new_task", "back_up", "backups", "setting_up"),
        "import_list",
        "write_transfer",
    }
)
MAKES: Mapping[str, str] = {"new_meeting": "meetings", "new_person": "members", "new_task": "registers"}
"""Acts that make a record from anywhere, and the page that lists its kind: its `new_record` is called."""
OPENS: Mapping[str, str] = {
    "bin": "bin",
    "backups": "backups",
    **{section.act: section.key for section in SECTIONS},
    **screens.OPENS,
}
"""Acts that open a page."""


class ActsWindow(QMainWindow):
    """A key whose act cannot be done says why: Qt passes over a disabled act without a word."""

    desk: Desk
    _acts: "WindowActs"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        why_not = self.desk.actions.refused_by(event, self._acts.belongs)
        if why_not:
            QApplication.sendEvent(self, QStatusTipEvent(why_not))
        else:
            super().keyPressEvent(event)


class WindowActs:
    """Declares every act once; those of a page go to the page that is open.

    A new act of a page needs nothing here: an entry in its module of `ui/acts/`, and the page's `handlers`. One that
    makes a record from anywhere needs a line in `MAKES`, one that opens a page a line in `OPENS`.
    """

    def __init__(
        self,
        desk: Desk,
        window: QWidget,
        host: Callable[[], PageHost | None],
        panes: Callable[[], Sequence[QWidget]],
        own: Mapping[str, Callable[[], object]],
    ) -> None:
        """`host` is asked for the pages of the open workspace; `own` are the acts of the window itself."""
        self._desk, self._window, self._host, self._panes = desk, window, host, panes
        self._of_page: tuple[int, Container[str]] = (-1, ())
        self._lead = (-1, dict[bool, bool]())
        known = {**self._of_program(), **self._of_workspace(), **own}
        for act in ACTS:
            key = act.spec.key
            do = self._page_act(key) if key in PAGE_ACTS else known[key]
            desk.actions.declare(act.spec, do, self._reason(act))

    def belongs(self, key: str) -> bool:
        """Whether the page that is open has the act, if it is one of a page."""
        host = self._host()
        page = host.page if host is not None else None
        return key not in PAGE_ACTS or (page is not None and key in page.handlers())

    def _of_program(self) -> dict[str, Callable[[], object]]:
        return {
            "key_list": self._show_keys,
            "accessibility": self._show_accessibility,
            "report_problem": self._report_problem,
            "about": self._show_about,
        }

    def _of_workspace(self) -> dict[str, Callable[[], object]]:
        navigator = self._desk.navigator
        return {
            "undo": self._with(lambda host: host.undo()),
            "redo": self._with(lambda host: host.redo()),
            "save": self._with(lambda host: host.save_now()),
            "find": self._with(lambda host: host.page.find_here() if host.page else None),
            "new_here": self._with(lambda host: host.page.new_here() if host.page else None),
            "search": self._with(lambda host: host.find()),
            "search_all": self._with(lambda host: host.find(everywhere=True)),
            "back_up": self._with(lambda host: host.workspace.backup_asked.emit()),
            "setting_up": lambda: navigator.go(Place(page="today", detail="setting_up")),
            "choose_author": self._with(lambda host: host.choose_author()),
            "import_list": self._with(lambda host: host.import_list()),
            "write_transfer": self._with(lambda host: host.write_transfer()),
            "take_earlier_file": self._with(lambda host: host.take_earlier_file()),
            "replace_computer": self._with(lambda host: host.replace_computer()),
            "print_centre": self._with(lambda host: open_print_centre(self._desk, host.page)),
            "back": navigator.back,
            "forward": navigator.forward,
            "next_pane": lambda: next_pane(self._panes(), self._window.focusWidget()),
            "previous_pane": lambda: next_pane(self._panes(), self._window.focusWidget(), -1),
            **{act: self._opens(page) for act, page in OPENS.items()},
            **{act: self._makes(page) for act, page in MAKES.items()},
        }

    def _with(self, do: Callable[[PageHost], object]) -> Callable[[], object]:
        def act() -> None:
            host = self._host()
            if host is not None:
                do(host)

        return act

    def _opens(self, page: str) -> Callable[[], object]:
        return self._with(lambda host: host.go(page))

    def _makes(self, page: str) -> Callable[[], object]:
        return self._with(lambda host: host.start_new(page))

    def _page_act(self, key: str) -> Callable[[], object]:
        def do() -> None:
            host = self._host()
            if host is None:
                return
            handler = host.page.handlers().get(key) if host.page is not None else None
            if handler is not None:
                handler()
            elif (place := elsewhere(host.workspace, key)) is not None:
                self._desk.navigator.go(place)
                if key in DONE_THERE and host.page is not None and not host.page.why_not(key):
                    host.page.handlers()[key]()

        return do

    def _show_keys(self) -> None:
        from ctj_desktop.ui.window.key_list import KeyList

        KeyList.show_to(self._desk, self._window)

    def _show_accessibility(self) -> None:
        from ctj_desktop.ui.workspace.accessibility import AccessibilityDialog

        AccessibilityDialog.show_to(self._desk, self._window)

    def _report_problem(self) -> None:
        from ctj_desktop.ui.workspace.reporting import ReportDialog

        ReportDialog.show_to(self._desk, self._window)

    def _show_about(self) -> None:
        from ctj_desktop.ui.window.about import AboutDialog

        AboutDialog.show_to(self._desk, self._window)

    def _reason(self, act: Act) -> Callable[[], str]:
        return lambda: self._why_not(act)

    def _why_not(self, act: Act) -> str:
        if act.reach is Reach.WINDOW:
            return ""
        t, host, key = self._desk.t, self._host(), act.spec.key
        if host is None:
            return t("Open a workspace first.")
        if key in PAGE_ACTS:
            page = host.page
            if page is None or key not in self._done_by(page):
                return "" if self._leads(host, key) else t(act.missing)
            return page.why_not(key)
        return self._why_not_in_workspace(key, host)

    def _leads(self, host: PageHost, key: str) -> bool:
        """Whether it leads to another page; meeting and committee are looked for once for all acts that are asked."""
        if key not in OF_MEETING and key not in OF_COMMITTEE:
            return False
        asked, of_meeting = self._desk.actions.asked, key in OF_MEETING
        if self._lead[0] != asked:
            self._lead = (asked, {})
        leads = self._lead[1]
        if of_meeting not in leads:
            leads[of_meeting] = elsewhere(host.workspace, key) is not None
        return leads[of_meeting]

    def _done_by(self, page: Page) -> Container[str]:
        """The acts of the page, put together once for all that are asked; some pages gather them from many parts."""
        asked = self._desk.actions.asked
        if self._of_page[0] != asked:
            self._of_page = (asked, frozenset(page.handlers()))
        return self._of_page[1]

    def _why_not_in_workspace(self, key: str, host: PageHost) -> str:
        t, navigator = self._desk.t, self._desk.navigator
        if host.workspace.store.read_only and key in WRITING:
            return host.workspace.why_not_write(t)
        if key == "redo" and host.workspace.next_redo() is None:
            return t("There is nothing to redo.")
        if key == "back" and not navigator.can_go_back():
            return t("This is the first page you opened.")
        if key == "forward" and not navigator.can_go_forward():
            return t("There is no later page.")
        return ""
