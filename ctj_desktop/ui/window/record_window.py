"""How is a record open in a window of its own, beside the others?"""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent, QStatusTipEvent
from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.record import replace
from ctj_desktop.ui.frame.actions import Actions
from ctj_desktop.ui.frame.mouse import BackAndForward
from ctj_desktop.ui.frame.navigation import Navigator, Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.frame.window_place import place_window
from ctj_desktop.ui.widgets.pasting import RefusedEvent
from ctj_desktop.ui.window.menus import RECENT, Menus
from ctj_desktop.ui.window.page_host import PageHost
from ctj_desktop.ui.window.shell import LeavesMenuBar, Surround
from ctj_desktop.ui.window.window_commands import ActsWindow, WindowActs
from ctj_desktop.ui.workspace.preferences import Preferences
from ctj_desktop.ui.workspace.recents import Recents

MINIMUM = QSize(640, 480)
COMFORTABLE = QSize(1040, 760)


class RecordWindow(ActsWindow):
    """Pages without the sidebar, with a trail, acts and menus of its own over the same session."""

    closing = Signal(object)
    entered = Signal(object)
    """The person has come into this window."""

    def __init__(
        self,
        desk: Desk,
        workspace: OpenWorkspace,
        recents: Recents,
        preferences: Preferences,
        own: Mapping[str, Callable[[], object]],
    ) -> None:
        """`desk` is the main window's; `own` are the acts of the program that it shares."""
        super().__init__()
        self.setObjectName("record.window")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self._around = Surround(desk.theme, self)
        self.desk = replace(desk, actions=Actions(desk.theme, self._around), navigator=Navigator(self))
        self.host = PageHost(self.desk, workspace, self._around, recents)
        self._acts = WindowActs(self.desk, self, self._host, self._panes, {**own, "close": self.close})
        self._menus = Menus(self.menuBar(), self.desk.actions, self._acts.belongs, without=(RECENT,))
        self._leaving_menus = LeavesMenuBar(self.menuBar(), self._panes)
        self._mouse = BackAndForward(self.desk.navigator, self)
        self._left = False
        preferences.serve(self._menus.languages.values(), self._menus.looks.values())
        self.setCentralWidget(self._around)
        self.setMinimumSize(MINIMUM)
        self.setWindowIcon(desk.theme.icons.app_icon())
        self.host.state_changed.connect(self.refresh)
        desk.language.changed.connect(self.retranslate)
        desk.theme.changed.connect(self._look_changed)
        self.retranslate()

    def open(self, place: Place, geometry: tuple[int, ...]) -> None:
        """Shows the place, where the last such window stood."""
        place_window(self, geometry, COMFORTABLE)
        self.desk.navigator.go(place)
        self.show()

    def retranslate(self) -> None:
        """Every word of the window, live."""
        t = self.desk.t
        self.desk.actions.retranslate(t)
        self.desk.actions.rename("close", t("&Close window"))
        self._menus.retranslate(t)
        self._look_changed()
        self.host.retranslate()

    def refresh(self) -> None:
        """Title, what can be done, and what undo would take back."""
        actions, t, backup_of = self.desk.actions, self.desk.t, self.host.workspace.backup_of
        whose = t("Backup of {when}").format(when=t.instant(backup_of)) if backup_of is not None else t("CTJ Desktop")
        self.setWindowTitle(f"{self.host.title()} – {whose}")
        actions.refresh()
        actions.rename("undo", self.host.undo_text())
        actions.rename("redo", self.host.redo_text())

    def focusNextPrevChild(self, forward: bool) -> bool:
        from ctj_desktop.ui.frame.tab_order import step_focus  # types of layouts that the first page has none of

        return step_focus(self, self.focusWidget(), forward)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QStatusTipEvent):
            self._around.status.show_tip(event.tip())
            return True
        if isinstance(event, RefusedEvent):
            self.host.refuse(event.error)
            event.accept()
            return True
        if event.type() == QEvent.Type.WindowActivate:
            self.entered.emit(self)
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._mouse.watch(self.windowHandle())

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._left:
            self._left = True
            self.host.leave()
            self.closing.emit(self)
        super().closeEvent(event)

    def _host(self) -> PageHost:
        return self.host

    def _panes(self) -> list[QWidget]:
        return [*self._around.panes(), self.menuBar()]

    def _look_changed(self) -> None:
        self._menus.looks[self.desk.theme.scheme].setChecked(True)
