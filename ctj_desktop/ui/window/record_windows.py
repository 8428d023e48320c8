"""Which windows are open beside the main window: of single records, and those that follow a meeting in session?"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from ctj_desktop.domain.record import replace
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.frame.window_place import bring_back, geometry_of
from ctj_desktop.ui.window.page_host import PageHost
from ctj_desktop.ui.window.record_window import RecordWindow
from ctj_desktop.ui.workspace.preferences import Preferences
from ctj_desktop.ui.workspace.recents import Recents

if TYPE_CHECKING:
    from ctj_desktop.ui.session.second.window import SecondWindow


class RecordWindows(QObject):
    """They live as long as their workspace is open; what is typed in one is flushed when another is entered."""

    emptied = Signal()
    """The last one was closed; one may be made anew at once."""

    def __init__(self, preferences: Preferences, own: Mapping[str, Callable[[], object]], parent: QObject) -> None:
        super().__init__(parent)
        self._preferences, self._own = preferences, own
        self._desk: Desk | None = None
        self._workspace: OpenWorkspace | None = None
        self._recents: Recents | None = None
        self._main: Callable[[], PageHost | None] = lambda: None
        self._open: list[RecordWindow] = []
        self._second: list[SecondWindow] = []

    def serve(
        self, desk: Desk, workspace: OpenWorkspace, recents: Recents, main: Callable[[], PageHost | None]
    ) -> None:
        """The workspace that is open; `main` is asked for the pages of the main window."""
        self._desk, self._workspace, self._recents, self._main = desk, workspace, recents, main

    def windows(self) -> tuple[RecordWindow, ...]:
        """Those that are open."""
        return tuple(self._open)

    def open(self, place: Place) -> RecordWindow:
        """The place in a window of its own: a new one, or the one that shows it already."""
        for window in self._open:
            if window.desk.navigator.place == place:
                window.raise_()
                window.activateWindow()
                return window
        window = self._make()
        window.open(place, self._preferences.settings.record_window)
        return window

    def open_second(self, place: Place) -> None:
        """A view that follows a meeting, for the room or for the chair; one of each, brought to the front again."""
        from ctj_desktop.ui.session.second.window import SecondWindow  # only where a meeting is shown so

        assert self._desk is not None
        assert self._workspace is not None
        window = next((one for one in self._second if one.place == place), None)
        if window is not None:
            window.raise_()
            window.activateWindow()
            return
        window = SecondWindow(self._desk, self._workspace, place)
        window.closing.connect(self._second_closing)
        self._second.append(window)
        window.open(QApplication.activeWindow())

    def flush_others(self, entered: PageHost) -> None:
        """What is being typed elsewhere becomes an act, so that undo means the same in every window."""
        main = self._main()
        hosts = [window.host for window in self._open] + ([main] if main is not None else [])
        for host in hosts:
            if host is not entered:
                host.flush()

    def close_all(self) -> None:
        """The workspace is being closed."""
        for window in (*self.windows(), *self._second):
            window.close()

    def rebuild(self) -> None:
        """Another text size: each is made anew where it stands."""
        for window in self.windows():
            place, geometry = window.desk.navigator.place, geometry_of(window)
            window.close()
            if place is not None:
                self._make().open(place, geometry)
        for second in self._second:
            second.rebuild()

    def bring_back(self) -> None:
        """A screen was unplugged."""
        for window in self._open:
            bring_back(window)
        for second in self._second:
            second.bring_back()

    def _make(self) -> RecordWindow:
        assert self._desk is not None
        assert self._workspace is not None
        assert self._recents is not None
        window: RecordWindow
        own = {**self._own, "own_window": lambda: self._open_again(window)}
        window = RecordWindow(self._desk, self._workspace, self._recents, self._preferences, own)
        window.closing.connect(self._closing)
        window.entered.connect(self._entered)
        window.desk.navigator.beside.connect(self.open_second)
        self._open.append(window)
        return window

    def _open_again(self, window: RecordWindow) -> None:
        place = window.desk.navigator.place
        if place is not None:
            another = self._make()
            another.open(place, ())

    def _entered(self, window: RecordWindow) -> None:
        self.flush_others(window.host)

    def _second_closing(self, window: "SecondWindow") -> None:
        self._second.remove(window)
        window.deleteLater()

    def _closing(self, window: RecordWindow) -> None:
        self._open.remove(window)
        settings = self._preferences.settings
        self._preferences.remember(replace(settings, record_window=geometry_of(window)))
        jobs = window.desk.jobs
        if jobs.pending():  # a paper is being made for it: the window goes once nothing is delivered to it any more
            jobs.busy.connect(window.deleteLater)
        else:
            window.deleteLater()
        if not self._open:
            self.emptied.emit()
