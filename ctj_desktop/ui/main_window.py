"""Which parts make the window, and what happens when a workspace opens or closes?"""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QAction, QCloseEvent, QStatusTipEvent
from PySide6.QtWidgets import QFileDialog, QMainWindow, QStackedWidget

from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.settings import Settings, save_settings
from ctj_desktop.storage.errors import WorkspaceLocked
from ctj_desktop.storage.store import Store
from ctj_desktop.ui.actions import Actions
from ctj_desktop.ui.bus import ChangeBus
from ctj_desktop.ui.desk import Desk
from ctj_desktop.ui.doors import Doors, NewWorkspace
from ctj_desktop.ui.jobs import JobRunner
from ctj_desktop.ui.language import WindowLanguage
from ctj_desktop.ui.menus import Menus
from ctj_desktop.ui.navigation import Navigator
from ctj_desktop.ui.session import Session
from ctj_desktop.ui.style.theme import Scheme, Theme
from ctj_desktop.ui.views.welcome import Welcome
from ctj_desktop.ui.window_acts import WindowActs
from ctj_desktop.ui.workspace import WorkspaceView

MINIMUM = QSize(960, 600)
COMFORTABLE = QSize(1280, 800)


class MainWindow(QMainWindow):
    """One workspace, or the welcome screen."""

    def __init__(self, theme: Theme, language: WindowLanguage, doors: Doors, settings: Settings) -> None:
        super().__init__()
        self.setObjectName("main")
        self._doors, self._settings = doors, settings
        self.view: WorkspaceView | None = None
        self.desk = Desk(
            theme=theme, language=language, bus=ChangeBus(self), jobs=JobRunner(self),
            actions=Actions(theme, self), navigator=Navigator(self),
        )  # fmt: skip
        own = {
            "new": self.ask_new, "open": self.ask_open, "sample": self.open_sample,
            "close": self.close_workspace, "quit": self.close,
        }  # fmt: skip
        self._acts = WindowActs(self.desk, self, lambda: self.view, own)
        self._menus = Menus(self.menuBar(), self.desk.actions)
        self._stack = QStackedWidget(self)
        self.welcome = Welcome(theme, language, self)
        self._stack.addWidget(self.welcome)
        self.setCentralWidget(self._stack)
        self.setMinimumSize(MINIMUM)
        self.resize(COMFORTABLE)
        self.setWindowIcon(theme.icons.app_icon())
        self._connect()
        self.retranslate()
        self.show_welcome()

    # workspaces

    def open_file(self, path: Path, *, read_only: bool = False) -> bool:
        """Opens a workspace; a refusal stands on the welcome screen, and what was open stays open.

        One that another window writes to can still be looked at.
        """
        try:
            store = self._doors.open(path, read_only)
        except WorkspaceLocked as locked:
            self._refuse(locked)
            self.welcome.offer_reading(path)
            return False
        except (UserError, StoreError) as error:
            if not path.exists():
                self._remember(self._settings.without_recent(path))
            self._refuse(error)
            return False
        self._enter(store, path)
        return True

    def open_sample(self) -> None:
        """Writes a fresh sample beside nobody's work and opens it."""
        self.welcome.setEnabled(False)
        self.desk.jobs.run(self._doors.sample, self._sample_ready, self._sample_failed)

    def make(self, wanted: NewWorkspace) -> None:
        """A new workspace; raises UserError or StoreError, which the dialog shows."""
        store = self._doors.create(wanted)
        self._enter(store, wanted.path)

    def ask_open(self) -> None:
        """The system's file dialog."""
        t = self.desk.t
        chosen, _ = QFileDialog.getOpenFileName(
            self, t("Open a workspace"), self._folder(), t("CTJ workspaces (*.ctj)")
        )
        if chosen:
            self.open_file(Path(chosen))

    def ask_new(self) -> None:
        """Asks for file, office and committee."""
        from ctj_desktop.ui.dialogs.new_workspace import NewWorkspaceDialog

        NewWorkspaceDialog.ask(self.desk, self.make, Path(self._folder()), self)

    def close_workspace(self) -> None:
        """Back to the welcome screen; everything is on disk."""
        if self.view is not None:
            view, self.view = self.view, None
            view.leave()
            self._stack.removeWidget(view)
            view.deleteLater()
        self.show_welcome()

    def show_welcome(self) -> None:
        """The first screen."""
        self._stack.setCurrentWidget(self.welcome)
        self.welcome.setEnabled(True)
        self.welcome.show_recent([Path(text) for text in self._settings.recent if Path(text).is_file()])
        self.welcome.give_focus()
        self.refresh()

    # what the window says

    def retranslate(self) -> None:
        """Every word of the window, live."""
        t = self.desk.t
        self.desk.actions.retranslate(t)
        self._menus.retranslate(t)
        self._menus.looks[self.desk.theme.scheme].setChecked(True)
        self.welcome.retranslate()
        if self.view is not None:
            self.view.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Title, what can be done, and what undo would take back."""
        t, view = self.desk.t, self.view
        program = t("CTJ Desktop")
        self.setWindowTitle(program if view is None else f"{view.session.store.path.stem} – {program}")
        self.desk.actions.refresh()
        if view is not None:
            self.desk.actions.rename("undo", view.undo_text())
            self.desk.actions.rename("redo", view.redo_text())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QStatusTipEvent) and self.view is not None:
            self.view.shell.status.show_sentence(event.tip(), "muted")
            return True
        return super().event(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.view is not None:
            self.view.leave()
            self.view = None
        self.desk.jobs.stop()
        super().closeEvent(event)

    # inside

    def _connect(self) -> None:
        welcome, language = self.welcome, self.desk.language
        welcome.open_asked.connect(self.ask_open)
        welcome.new_asked.connect(self.ask_new)
        welcome.sample_asked.connect(self.open_sample)
        welcome.file_asked.connect(self.open_file)
        welcome.reading_asked.connect(lambda path: self.open_file(path, read_only=True))
        language.changed.connect(self._language_changed)
        for action in self._menus.languages.values():
            action.triggered.connect(self._language_chosen)
        for action in self._menus.looks.values():
            action.triggered.connect(self._look_chosen)
        self._menus.recent.aboutToShow.connect(self._fill_recent)

    def _enter(self, store: Store, path: Path) -> None:
        if self.view is not None:
            self.close_workspace()
        self.welcome.refuse("")
        sample = self._doors.is_sample(store)
        if not sample:
            self._remember(self._settings.with_recent(path))
        desk = replace(self.desk, bus=ChangeBus())
        session = Session(store, desk.bus, sample=sample)
        desk.bus.setParent(session)
        self.view = WorkspaceView(desk, session, self)
        session.setParent(self.view)
        self.view.state_changed.connect(self.refresh)
        self._stack.addWidget(self.view)
        self._stack.setCurrentWidget(self.view)
        self.view.start()
        self.view.say_notice(store.notice)
        self.refresh()

    def _sample_ready(self, path: object) -> None:
        assert isinstance(path, Path)
        self.open_file(path)
        self.welcome.setEnabled(True)

    def _sample_failed(self, error: BaseException) -> None:
        self.welcome.setEnabled(True)
        if not isinstance(error, UserError | StoreError):
            raise error
        self._refuse(error)

    def _refuse(self, error: UserError | StoreError) -> None:
        if self.view is not None:
            self.view.refuse(error)
        else:
            self.welcome.refuse(sentence(self.desk.t, error))

    def _language_chosen(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.desk.language.switch(str(action.data()))

    def _language_changed(self) -> None:
        self._remember(replace(self._settings, locale=self.desk.t.locale))
        self.retranslate()

    def _look_chosen(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            scheme = Scheme(str(action.data()))
            self.desk.theme.set_scheme(scheme)
            self._remember(replace(self._settings, scheme=scheme.value))

    def _remember(self, settings: Settings) -> None:
        self._settings = settings
        try:
            save_settings(settings)
        except OSError:
            return  # a person may work without a writable profile; only the choice is not kept

    def _fill_recent(self) -> None:
        menu = self._menus.recent
        menu.clear()
        for text in self._settings.recent:
            entry = menu.addAction(Path(text).stem)
            entry.setData(text)
            entry.triggered.connect(self._recent_chosen)

    def _recent_chosen(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.open_file(Path(str(action.data())))

    def _folder(self) -> str:
        return str(Path(self._settings.recent[0]).parent) if self._settings.recent else str(Path.home())

    def say(self, text: str) -> None:
        """One sentence where the person looks: in the strip, or on the welcome screen."""
        if self.view is not None:
            self.view.shell.status.show_sentence(text, "error")
        else:
            self.welcome.refuse(text)
