"""Which parts make the window, and what happens when a workspace opens or closes?"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication, QShowEvent, QStatusTipEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from ctj_desktop.domain.record import replace
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.settings import Settings
from ctj_desktop.storage.errors import OnShare, WorkspaceLocked
from ctj_desktop.storage.store import Store
from ctj_desktop.ui.frame.actions import Actions
from ctj_desktop.ui.frame.bus import ChangeBus
from ctj_desktop.ui.frame.folders import saved_in
from ctj_desktop.ui.frame.jobs import JobRunner
from ctj_desktop.ui.frame.language import WindowLanguage
from ctj_desktop.ui.frame.mouse import BackAndForward
from ctj_desktop.ui.frame.navigation import Navigator
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.frame.window_place import bring_back, geometry_of, place_window
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.widgets.pasting import RefusedEvent
from ctj_desktop.ui.widgets.scrolling import Stack
from ctj_desktop.ui.window.incoming.files import Drops, is_for_workspace, take, workspace_for
from ctj_desktop.ui.window.keeping.backup_upkeep import BackupUpkeep
from ctj_desktop.ui.window.keeping.beside import start_beside
from ctj_desktop.ui.window.keeping.host import ForKeeping
from ctj_desktop.ui.window.keeping.index_upkeep import IndexUpkeep
from ctj_desktop.ui.window.keeping.locking import Locking
from ctj_desktop.ui.window.keeping.placing import Placing
from ctj_desktop.ui.window.keeping.restoring import Restoring
from ctj_desktop.ui.window.menus import Menus
from ctj_desktop.ui.window.page_host import PageHost
from ctj_desktop.ui.window.recent_files import RecentFiles
from ctj_desktop.ui.window.record_windows import RecordWindows
from ctj_desktop.ui.window.screens import SCREENS
from ctj_desktop.ui.window.shell import LeavesMenuBar
from ctj_desktop.ui.window.taking_turns import once_nothing_asks
from ctj_desktop.ui.window.window_commands import ActsWindow, WindowActs
from ctj_desktop.ui.window.workspace_view import WorkspaceView
from ctj_desktop.ui.workspace.doors import Doors, NewWorkspace
from ctj_desktop.ui.workspace.preferences import Preferences
from ctj_desktop.ui.workspace.recents import Recents
from ctj_desktop.ui.workspace.synced_folder import Places
from ctj_desktop.ui.workspace.welcome import Welcome

MINIMUM = QSize(960, 600)
COMFORTABLE = QSize(1280, 800)


class MainWindow(ActsWindow):
    """One workspace, or the welcome screen."""

    def __init__(self, theme: Theme, language: WindowLanguage, doors: Doors, settings: Settings) -> None:
        super().__init__()
        self.setObjectName("main")
        self._doors = doors
        self._new_workspace = dict[str, str]()
        self.view: WorkspaceView | None = None
        self._recents: Recents | None = None
        self._upkeep: IndexUpkeep | None = None
        self._backups: BackupUpkeep | None = None
        self.preferences = Preferences(theme, language, settings, self)
        self._stack = Stack(self)
        self.desk = Desk(
            theme=theme,
            language=language,
            bus=ChangeBus(self),
            jobs=JobRunner(self),
            actions=Actions(theme, self._stack),
            navigator=Navigator(self),
            screens=SCREENS,
        )
        self.records = RecordWindows(self.preferences, self._shared_acts(), self)
        does = _for_keeping(self)
        self._restoring = Restoring(self, does, self.preferences, self._shared_acts())
        self._placing = Placing(self, does, self.preferences)
        self._locking = Locking(self, does, self.preferences, doors)
        own = {**self._shared_acts(), "close": self.close_workspace}
        self._acts = WindowActs(self.desk, self, self._host, self._panes, own)
        self._menus = Menus(self.menuBar(), self.desk.actions, self._acts.belongs)
        self._recent_files = RecentFiles(self._menus.recent, self.preferences, self.open_file)
        self._leaving_menus = LeavesMenuBar(self.menuBar(), self._panes)
        self._mouse = BackAndForward(self.desk.navigator, self)
        self._drops = Drops(self, self.receive)
        self.welcome = self._make_welcome()
        self.setCentralWidget(self._stack)
        self.setMinimumSize(MINIMUM)
        place_window(self, settings.main_window, COMFORTABLE)
        self.setWindowIcon(theme.icons.app_icon())
        self._connect()
        self.retranslate()
        self.show_welcome()

    # workspaces

    def open_file(self, path: Path, *, read_only: bool = False, said: str = "") -> bool:
        """Opens a workspace; a refusal stands on the welcome screen, and what was open stays open.

        `said` is what the strip says once it is open.

        One that another window writes to can still be looked at; one that is open in this one is shown. Of one on a
        share the copy on this computer is opened, where there is one; before one in a synchronised folder it is asked.
        """
        copy = None if read_only else self._placing.own_copy(path)
        if copy is not None:
            return self.open_file(copy, said=self._placing.copy_text(path, copy))
        here = self.view.workspace.store if self.view is not None else None
        if self.view is not None and here is not None and not here.read_only and _is_same(path, here.path):
            said = self.desk.t("“{name}” is open in this window already.").format(name=path.name)
            self.view.shell.status.show_sentence(said)
            return True
        if not (read_only or self._placing.may_open(path)):
            return False
        try:
            store = self._locking.open(path, read_only=read_only)
        except WorkspaceLocked as locked:
            self._refuse(locked)
            self.welcome.offer(self.desk.t("Only look at it"), lambda: self.open_file(path, read_only=True))
            return False
        except OnShare as error:
            self._refuse(error)
            self.welcome.offer(self.desk.t("Work on a copy on this computer…"), lambda: self._placing.copy(path))
            return False
        except (UserError, StoreError) as error:
            if not path.exists():
                self.preferences.gone(path)
            if not self._restoring.take(path, error):
                self._refuse(error)
                self._restoring.offer(self.welcome, path, error)
            return False
        if store is not None:
            self._enter(store, path, said)
        return store is not None

    def receive(self, *paths: Path) -> None:
        """What the command line, the system or the mouse hands over: a workspace, or files for the one open last."""
        once_nothing_asks(self, lambda: self._take(paths))

    def _take(self, paths: tuple[Path, ...]) -> None:
        incoming = [path for path in paths if is_for_workspace(path)]
        if not incoming:
            self.open_file(paths[0])
            return
        last = workspace_for(self.preferences.settings.recent)
        if self.view is None and (last is None or not self.open_file(last)):
            text = self.desk.t("Open your workspace first; then open “{file}” once more.")
            self.say(text.format(file=incoming[0].name))
            return
        assert self.view is not None
        take(self._desk_now(), self.view.host, incoming)

    def open_sample(self) -> None:
        """Writes a fresh sample beside nobody's work and opens it."""
        self.welcome.wait(self.desk.t("The sample workspace is being made…"))
        self.desk.jobs.run(self, self._doors.sample, self._sample_ready, self._sample_failed)

    def make(self, wanted: NewWorkspace) -> None:
        """A new workspace; raises UserError or StoreError, which the dialog shows."""
        store = self._doors.create(wanted)
        self._enter(store, wanted.path)
        self._say_written(wanted.path)
        if wanted.protected:
            once_nothing_asks(self, lambda: self._locking.ask("set"))

    def ask_open(self) -> None:
        """The system's file dialog: a workspace, or what is for the one that is open."""
        t = self.desk.t
        own = t("Workspaces, backups (*.ctj *.ctjbackup)")
        sent = t("Answers to a convocation or by circulation, remarks on minutes (*.ics *.eml *.xlsx *.ods *.xlsm)")
        lists = t("Lists (*.xlsx *.xlsm *.ods *.csv *.txt *.vcf)")
        chosen, _ = QFileDialog.getOpenFileName(
            self, t("Open a workspace"), str(self.preferences.folder()), f"{own};;{sent};;{lists}"
        )
        if chosen:
            self.receive(Path(chosen))

    def ask_new(self) -> None:
        """Asks for file, office and committee."""
        from ctj_desktop.ui.workspace.new_workspace import NewWorkspaceDialog

        NewWorkspaceDialog.ask(self.desk, self.make, self._placing.places, self, self._new_workspace)

    def ask_settings(self) -> None:
        """What the person can choose for the program and the workspace that is open."""
        from ctj_desktop.ui.workspace.settings_dialog import SettingsDialog

        workspace = self.view.workspace if self.view is not None else None
        # over this window even if another asks: another is made anew for a text size, and its dialogs go with it
        SettingsDialog.show_to(self._desk_now(), self.preferences, workspace, self)

    def close_workspace(self) -> None:
        """Back to the welcome screen; everything is on disk."""
        if self.view is not None:
            self._leave(self.view)
        self.show_welcome()

    def show_welcome(self) -> None:
        """The first screen."""
        self._restoring.end_recovery()
        self._locking.end_lock()
        self._stack.setCurrentWidget(self.welcome)
        self.welcome.go_on()
        recent = self.preferences.settings.recent
        self.welcome.show_recent([Path(text) for text in recent if Path(text).is_file()])
        self.welcome.give_focus()
        self.refresh()

    def open_own_window(self) -> None:
        """What is on the screen, once more in a window of its own."""
        here = self.desk.navigator.place
        if self.view is not None and here is not None:
            self.records.open(here)

    # what the window says

    def retranslate(self) -> None:
        """Every word of the window, live."""
        t = self.desk.t
        self.desk.actions.retranslate(t)
        self._menus.retranslate(t)
        self._look_changed()
        self.welcome.retranslate()
        self._restoring.retranslate()
        if self.view is not None:
            self.view.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Title, what can be done, and what undo would take back."""
        t, view = self.desk.t, self.view
        program = t("CTJ Desktop")
        self.setWindowTitle(program if view is None else f"{view.title()} – {program}")
        self.desk.actions.refresh()
        self._menus.recent.menuAction().setVisible(not self._locking.locked)
        if view is not None:
            self.desk.actions.rename("undo", view.host.undo_text())
            self.desk.actions.rename("redo", view.host.redo_text())

    def say(self, text: str) -> None:
        """One sentence where the person looks: in the strip, or on the welcome screen."""
        if self.view is not None:
            self.view.shell.status.show_sentence(text, "error")
        elif not self._restoring.say(text):
            self.welcome.refuse(text)

    # Qt asks

    def focusNextPrevChild(self, forward: bool) -> bool:
        from ctj_desktop.ui.frame.tab_order import step_focus  # types of layouts that the first page has none of

        return step_focus(self, self.focusWidget(), forward)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QStatusTipEvent) and self.view is not None:
            self.view.shell.status.show_tip(event.tip())
            return True
        if isinstance(event, RefusedEvent):
            self._refuse(event.error)
            event.accept()
            return True
        if event.type() == QEvent.Type.ThemeChange:
            self.desk.theme.look_again()
        if event.type() == QEvent.Type.WindowActivate and self.view is not None:
            self.records.flush_others(self.view.host)
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._mouse.watch(self.windowHandle())

    def closeEvent(self, event: QCloseEvent) -> None:
        self.preferences.remember(replace(self.preferences.settings, main_window=geometry_of(self)))
        if self.view is not None:
            self._leave(self.view)
        self._restoring.close_all()
        self.desk.jobs.stop()
        super().closeEvent(event)

    # inside

    def _shared_acts(self) -> dict[str, Callable[[], object]]:
        """The acts of the program, the same in every window."""
        return {
            "new": self.ask_new,
            "open": self.ask_open,
            "sample": self.open_sample,
            "take_transfer": lambda: _take_transfer(self),
            "quit": self.close,
            "settings": self.ask_settings,
            "own_window": self.open_own_window,
            "lock": lambda: self._locking.lock(),
        }

    def _host(self) -> PageHost | None:
        return self.view.host if self.view is not None else None

    def _panes(self) -> list[QWidget]:
        shown = [self._stack.currentWidget()] if self.view is None else self.view.shell.panes()
        return [*shown, self.menuBar()]

    def _make_welcome(self) -> Welcome:
        welcome = Welcome(self.desk.theme, self.desk.language, self)
        welcome.open_asked.connect(self.ask_open)
        welcome.new_asked.connect(self.ask_new)
        welcome.sample_asked.connect(self.open_sample)
        welcome.file_asked.connect(self.open_file)
        self._stack.addWidget(welcome)
        return welcome

    def _connect(self) -> None:
        self.desk.language.changed.connect(self.retranslate)
        self.desk.theme.changed.connect(self._look_changed)
        self.desk.theme.resized.connect(self._rebuild)
        self.desk.navigator.beside.connect(self.records.open_second)
        self.preferences.serve(self._menus.languages.values(), self._menus.looks.values())
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenRemoved.connect(self._screen_gone)

    def _enter(self, store: Store, path: Path, said: str = "") -> None:
        if self.view is not None:
            self._leave(self.view)
        self._restoring.end_recovery()
        self.welcome.refuse("")
        sample = self._doors.is_sample(store)
        if not sample:
            self._recent_files.add(path)
        bus = ChangeBus()
        workspace = OpenWorkspace(store, bus, sample=sample, parent=self)
        bus.setParent(workspace)
        self._restoring.serve(workspace)
        self._placing.serve(workspace)
        self._locking.serve(workspace)
        workspace.reopen_asked.connect(lambda: _open_anew(self, path), Qt.ConnectionType.QueuedConnection)
        self._recents = Recents(store, workspace)
        view = self._show_view(workspace)
        view.start()
        view.say_notice(store.notice, said)
        self._upkeep = IndexUpkeep(self._desk_now(), workspace)
        self._upkeep.start()
        self._backups = BackupUpkeep(self._desk_now(), workspace)
        self._backups.start()
        start_beside(self._desk_now(), workspace)
        self.refresh()

    def _show_view(self, workspace: OpenWorkspace) -> WorkspaceView:
        assert self._recents is not None
        desk = replace(self.desk, bus=workspace.bus)
        self.records.serve(desk, workspace, self._recents, self._host)
        self.view = WorkspaceView(desk, workspace, self._recents, self)
        self.view.state_changed.connect(self.refresh)
        self.view.settings_asked.connect(self.ask_settings)
        self._stack.addWidget(self.view)
        self._stack.setCurrentWidget(self.view)
        return self.view

    def _show_instead(self, screen: QWidget | None) -> None:
        """A screen in the place of the first one; None: that one again."""
        if screen is None:
            self.show_welcome()
            return
        self._stack.addWidget(screen)
        self._stack.setCurrentWidget(screen)
        self.refresh()

    def _flush(self) -> None:
        """What is being typed anywhere becomes an act."""
        if self.view is not None:
            self.view.flush()
            self.records.flush_others(self.view.host)

    def _leave_open(self) -> None:
        if self.view is not None:
            self._leave(self.view)

    def _leave(self, view: WorkspaceView) -> None:
        """What is being typed becomes an act, then the file is closed."""
        self.records.close_all()
        self._restoring.close_all()
        view.flush()
        if self._backups is not None:
            self._backups.finish(self.repaint)
        self._drop(view)
        self.desk.jobs.drop_all()
        if self._upkeep is not None:
            self._upkeep.stop()
        if self._recents is not None:
            self._recents.keep()
        view.workspace.close()
        view.workspace.deleteLater()

    def _drop(self, view: WorkspaceView) -> None:
        view.leave()
        self.view = None
        self._stack.removeWidget(view)
        view.deleteLater()

    def _rebuild(self) -> None:
        """Another text size: measures are taken when a view is made, so the views are made anew."""
        old, here = self.view, self.desk.navigator.place
        self._stack.removeWidget(self.welcome)
        self.welcome.deleteLater()
        self.welcome = self._make_welcome()
        if old is None:
            self.show_welcome()
            return
        workspace = old.workspace
        self._drop(old)
        self._show_view(workspace)
        if here is not None:
            self.desk.navigator.again()
        self.records.rebuild()
        self._restoring.rebuild()
        self.refresh()

    def _desk_now(self) -> Desk:
        return replace(self.desk, bus=self.view.workspace.bus) if self.view is not None else self.desk

    def _screen_gone(self) -> None:
        bring_back(self)
        self.records.bring_back()

    def _look_changed(self) -> None:
        self._menus.looks[self.desk.theme.scheme].setChecked(True)

    def _sample_ready(self, path: Path) -> None:
        once_nothing_asks(self, lambda: self._open_sample(path))

    def _open_sample(self, path: Path) -> None:
        if self.open_file(path):
            self._say_written(path)
        self.welcome.go_on()

    def _say_written(self, path: Path) -> None:
        assert self.view is not None
        self.view.workspace.bus.wrote.emit(saved_in(self.desk.t, path), path)

    def _sample_failed(self, error: BaseException) -> None:
        self.welcome.go_on()
        if not isinstance(error, UserError | StoreError):
            raise error
        self._refuse(error)

    def _refuse(self, error: UserError | StoreError) -> None:
        if self.view is not None:
            self.view.host.refuse(error)
        else:
            self.say(sentence(self.desk.t, error))


def _is_same(one: Path, other: Path) -> bool:
    return one.exists() and one.samefile(other)


def _for_keeping(window: MainWindow) -> ForKeeping:
    return ForKeeping(
        desk=window._desk_now,
        host=window._host,
        welcome=lambda: window.welcome,
        show=window._show_instead,
        flush=window._flush,
        leave=window._leave_open,
        enter=lambda path, said: window.open_file(path, said=said),
        say=window.say,
        refuse=window._refuse,
        key_of=lambda path: window._locking.key_of(path),
        enter_open=window._enter,
    )


def _open_anew(window: MainWindow, path: Path) -> None:
    window._locking.goes_on(path)
    window.close_workspace()
    window.open_file(path)


def _take_transfer(window: MainWindow) -> None:
    """Opens what was written on another computer, and goes on with it."""
    from ctj_desktop.ui.exchange.moving import TakeTransfer

    made = TakeTransfer.ask(window.desk, window.preferences.folder(), Places(window.preferences).folder(), window)
    if made is not None:
        window.open_file(made)
