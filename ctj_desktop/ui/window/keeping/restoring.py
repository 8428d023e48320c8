"""How is a backup looked at beside the workspace, and how does it take its place?"""

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog, QWidget

from ctj_desktop.domain.record import PositionalValue, replace
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.steps.here import is_sample
from ctj_desktop.storage.errors import (
    AttachmentsNotWhole,
    DamagedWorkspace,
    ForeignParts,
    IsBackup,
    MediumFailed,
    MigrationFailed,
)
from ctj_desktop.storage.file.generations import Generation, generation_at, workspace_of
from ctj_desktop.storage.open_file import FilePlace
from ctj_desktop.storage.store import Store
from ctj_desktop.ui.frame.bus import ChangeBus
from ctj_desktop.ui.frame.jobs import Progress
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.window.keeping.host import ForKeeping
from ctj_desktop.ui.window.record_windows import RecordWindows
from ctj_desktop.ui.workspace.preferences import Preferences
from ctj_desktop.ui.workspace.recents import Recents
from ctj_desktop.ui.workspace.synced_folder import Places
from ctj_desktop.ui.workspace.welcome import Welcome

if TYPE_CHECKING:  # nothing of the start waits for them
    from ctj_desktop.storage.restoring import Restoration
    from ctj_desktop.ui.workspace.backups.recovery import Recovery
    from ctj_desktop.ui.workspace.backups.view import RestoreWanted

FIRST_PAGE, SUFFIX = "today", ".ctj"
UNREADABLE: Final = (DamagedWorkspace, ForeignParts, MigrationFailed)
"""What a backup can help against where a file does not open."""


class _Beside(PositionalValue):
    source: Path
    windows: RecordWindows
    workspace: OpenWorkspace
    stays: ExitStack


class Restoring(QObject):
    """Each backup that is looked at has windows of its own, and a copy of its own, which goes with the last of them."""

    def __init__(
        self,
        window: QWidget,
        does: ForKeeping,
        preferences: Preferences,
        own: Mapping[str, Callable[[], object]],
    ) -> None:
        super().__init__(window)
        self._window, self._does, self._preferences, self._own = window, does, preferences, own
        self._open: list[_Beside] = []
        self._recovery: Recovery | None = None
        self._workspace: OpenWorkspace | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._let_go)

    def serve(self, workspace: OpenWorkspace) -> None:
        """What is asked for in the workspace that is open now."""
        store, self._workspace = workspace.store, workspace
        workspace.beside_asked.connect(lambda one: self.open_beside(store.place(), one))
        workspace.restore_asked.connect(lambda wanted: self.restore(store.place(), wanted, readable=not store.damage))

    def take(self, path: Path, error: UserError | StoreError) -> bool:
        """A backup that is opened while a workspace is: it stands in the list of backups; whether it was one."""
        host = self._does.host()
        if host is None or not isinstance(error, IsBackup):
            return False
        from ctj_desktop.ui.workspace.backups.page import BackupsPage

        host.go("backups")
        if isinstance(host.page, BackupsPage):
            host.page.view.choose(path)
        return True

    def offer(self, welcome: Welcome, path: Path, error: UserError | StoreError) -> None:
        """What the first screen can do for a file that does not open."""
        t = self._does.desk().t
        if isinstance(error, IsBackup):
            welcome.offer(t("Restore it…"), lambda: self.restore_as(path))
        elif isinstance(error, UNREADABLE):
            welcome.offer(t("See the backups"), lambda: self.recover(path, error))

    def restore_as(self, source: Path, target: Path | None = None, *, without_files: bool = False) -> None:
        """A workspace of its own from a backup, where there is none whose place it could take; it never overwrites."""
        from ctj_desktop.storage import restoring

        desk, welcome, wanted = self._does.desk(), self._does.welcome(), target or self._ask_name(source)
        if wanted is None:
            return
        key = self._does.key_of(source)

        def work(progress: Progress) -> datetime:
            restoring.restore_as(source, wanted, key, lambda: progress.step(0), without_files=without_files)
            found = generation_at(source, key)
            assert found is not None
            return found.made

        def done(made: datetime) -> None:
            welcome.go_on()
            self._does.enter(wanted, _restored_text(desk.t, made))

        def failed(error: BaseException) -> None:
            welcome.go_on()
            self._refuse(error)
            if isinstance(error, AttachmentsNotWhole):
                word = desk.t("Restore without them")
                welcome.offer(word, lambda: self.restore_as(source, wanted, without_files=True))
            else:
                welcome.offer(desk.t("Restore it…"), lambda: self.restore_as(source))

        welcome.wait(desk.t("The backup is being checked and restored…"))
        desk.jobs.run(self, work, done, failed)

    def _ask_name(self, source: Path) -> Path | None:
        t = self._does.desk().t
        proposal = str(Places(self._preferences).folder() / f"{workspace_of(source)}{SUFFIX}")
        option = QFileDialog.Option.DontConfirmOverwrite  # it never does
        name, _ = QFileDialog.getSaveFileName(
            self._window, t("Restore as"), proposal, t("CTJ workspaces (*.ctj)"), options=option
        )
        path = Path(name)
        return (path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)) if name else None

    def recover(self, path: Path, error: UserError | StoreError) -> None:
        """The backups of a file that does not open, in the place of the first screen."""
        from ctj_desktop.ui.workspace.backups.recovery import Recovery

        recovery = self._recovery = Recovery(self._does.desk(), path, error, self._window, self._does.key_of(path))
        recovery.left.connect(lambda: self._does.show(None))
        recovery.beside_asked.connect(lambda one: self.open_beside(recovery.place, one))
        recovery.restore_asked.connect(lambda wanted: self.restore(recovery.place, wanted, readable=False))
        self._does.show(recovery)
        recovery.give_focus()

    def end_recovery(self) -> None:
        """Another screen takes its place."""
        if self._recovery is not None:
            self.close_all()
            self._recovery.hide()
            self._recovery.setParent(None)
            self._recovery.deleteLater()
            self._recovery = None

    def say(self, text: str) -> bool:
        """A sentence on that screen; whether it is shown."""
        if self._recovery is not None:
            self._recovery.say(text)
        return self._recovery is not None

    def retranslate(self) -> None:
        """Every word of that screen."""
        if self._recovery is not None:
            self._recovery.retranslate()

    def open_beside(self, place: FilePlace, generation: Generation) -> None:
        """A copy, checked whole on the worker; a refusal is said."""
        shown = next((one.windows.windows() for one in self._open if one.source == generation.path), ())
        if shown:
            shown[0].raise_()
            shown[0].activateWindow()
            return
        path, environment, key = place.path, place.environment, place.key

        def work(progress: Progress) -> tuple[Store, ExitStack]:
            from ctj_desktop.services.workspace.backups import as_workspace

            with ExitStack() as stays:
                store = stays.enter_context(
                    as_workspace(generation.path, path.stem, environment, key, lambda: progress.step(0))
                )
                return store, stays.pop_all()

        desk = self._does.desk()
        desk.bus.said.emit(desk.t("The backup is being checked and opened…"))
        desk.jobs.run(self, work, lambda came: self._show(generation, *came), self._refuse)

    def restore(self, place: FilePlace, wanted: "RestoreWanted", *, readable: bool) -> None:
        """Asks, prepares, closes what is open, puts the backup in its place and opens that."""
        from ctj_desktop.ui.workspace.backups.restore_dialog import RestoreDialog

        self._does.flush()  # it is what is there now
        desk, path = self._does.desk(), place.path
        restoration = RestoreDialog.ask(desk, place, wanted, readable, self._window)
        if restoration is None:
            return
        self.close_all()
        self._does.leave()
        try:
            restoration.put_in_place()
        except (UserError, StoreError) as error:
            self._not_restored(path, error)
        except OSError as error:
            self._not_restored(path, MediumFailed(path.name, error.strerror or ""))
        else:
            self._does.enter(path, _restored_text(desk.t, wanted.generation.made, restoration))
            if restoration.aside is not None and self._workspace is not None:
                self._workspace.offer_aside(restoration.aside)

    def close_all(self) -> None:
        """The workspace is closed, and what was looked at beside it."""
        for one in self._open:
            one.windows.close_all()
        self._let_go()

    def rebuild(self) -> None:
        """Another text size."""
        for one in self._open:
            one.windows.rebuild()

    # inside

    def _show(self, generation: Generation, store: Store, stays: ExitStack) -> None:
        bus = ChangeBus()
        workspace = OpenWorkspace(store, bus, sample=is_sample(store), parent=self)
        bus.setParent(workspace)
        workspace.backup_of = generation.made
        windows = RecordWindows(self._preferences, self._own, workspace)
        recents = Recents(store, workspace)
        windows.serve(replace(self._does.desk(), bus=bus), workspace, recents, lambda: None)
        windows.emptied.connect(self._soon.start)
        self._open.append(_Beside(generation.path, windows, workspace, stays))
        self._does.desk().bus.said.emit("")
        windows.open(Place(page=FIRST_PAGE))

    def _let_go(self) -> None:
        """Those without a window: one may have been made anew for another text size meanwhile."""
        for one in [one for one in self._open if not one.windows.windows()]:
            self._open.remove(one)
            one.windows.close_all()  # what follows a meeting of it
            one.stays.close()
            one.workspace.deleteLater()

    def _refuse(self, error: BaseException) -> None:
        if not isinstance(error, UserError | StoreError):
            raise error
        self._does.say(sentence(self._does.desk().t, error))

    def _not_restored(self, path: Path, error: UserError | StoreError) -> None:
        self._does.enter(path, "")
        self._refuse(error)


def _restored_text(t: Translator, made: datetime, restoration: "Restoration | None" = None) -> str:
    from ctj_desktop.ui.workspace.backups.words import erased_texts, made_text

    said = [t("Restored: {when}.").format(when=made_text(t, made))]
    if restoration is None:
        return said[0]
    if restoration.aside is not None:
        said.append(t("The damaged file is kept as “{name}”.").format(name=restoration.aside.name))
    elif restoration.before is not None:
        said.append(t("What was here before is the newest backup."))
    said += erased_texts(t, *restoration.erased)
    return " ".join(said)
