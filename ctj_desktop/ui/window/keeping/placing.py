"""What if a workspace lies where it is not safe: on a share, or in a folder that a service synchronises?"""

from contextlib import suppress
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.storage.backing_up import SECOND
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.file.generations import Generation, generation_at
from ctj_desktop.storage.file.whereabouts import Stands
from ctj_desktop.ui.frame.folders import OUTGOING, folder_name
from ctj_desktop.ui.frame.jobs import Progress
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.window.keeping.host import ForKeeping
from ctj_desktop.ui.workspace.preferences import Preferences
from ctj_desktop.ui.workspace.synced_folder import InSyncedFolder, Places

SUFFIX: Final = ".ctj"


class Placing(QObject):
    """Of what stands on a share a copy comes here, with backups there; out of a synchronised folder the file moves."""

    def __init__(self, window: QWidget, does: ForKeeping, preferences: Preferences) -> None:
        super().__init__(window)
        self._window, self._does, self._preferences = window, does, preferences
        self.places = Places(preferences)

    def serve(self, workspace: OpenWorkspace) -> None:
        """What is asked for in the workspace that is open now."""
        path = workspace.store.path
        workspace.copy_here_asked.connect(lambda: self.copy(path))
        workspace.move_here_asked.connect(lambda: self.move(path))

    def own_copy(self, path: Path) -> Path | None:
        """The copy on this computer of what stands on a share; None where there is none, or it is of another one."""
        copy = dict(self._preferences.settings.copies).get(str(path))
        if copy is None or Environment.system().whereabouts(path).on is not Stands.SHARE:
            return None
        there, here = generation_at(path), generation_at(Path(copy))
        same = here is not None and (there is None or _is_same(there, here))
        return Path(copy) if same else None

    def copy_text(self, path: Path, copy: Path) -> str:
        """Why that one was opened and not the other."""
        text = self._does.desk().t("Your copy in “{folder}” was opened: on the network drive “{name}” is only read.")
        return text.format(folder=folder_name(copy), name=path.stem)

    def may_open(self, path: Path) -> bool:
        """Whether it is to be opened where it lies: asks where a service synchronises, and moves it first."""
        service = self.places.service(path) if path.is_file() else ""
        if not service:
            return True
        desk = self._does.desk()
        verbs = desk.t("Move it…"), desk.t("Open it there all the same")
        dialog = InSyncedFolder(desk, path, service, verbs, self._window)
        if dialog.exec():
            if dialog.stays:
                self.places.keep(path)
            else:
                self.move(path)
        return dialog.stays

    def copy(self, path: Path) -> None:
        """Work here on what stands on a share; its backups, and what is exchanged, go there."""
        t = self._does.desk().t
        text = t("You work on the copy in “{folder}” now; on the network drive the file is only read.")
        self._bring(path, t("Copy on this computer"), text, move=False)

    def move(self, path: Path) -> None:
        """Take it out of the synchronised folder, where its backups stay."""
        t = self._does.desk().t
        text = t("The workspace lies in “{folder}” now; its earlier backups stay where it was.")
        self._bring(path, t("Move the workspace"), text, move=True)

    def _ask(self, desk: Desk, title: str, path: Path) -> Path | None:
        proposal, kind = str(self.places.folder() / path.name), desk.t("CTJ workspaces (*.ctj)")
        option = QFileDialog.Option.DontConfirmOverwrite  # it never does
        name, _ = QFileDialog.getSaveFileName(self._window, title, proposal, kind, options=option)
        target = Path(name)
        return (target if target.suffix == SUFFIX else target.with_name(target.name + SUFFIX)) if name else None

    def _bring(self, source: Path, title: str, text: str, *, move: bool) -> None:
        target = self._ask(self._does.desk(), title, source)
        if target is None:
            return
        key = self._does.key_of(source)
        if move:
            self._does.leave()
            self._does.show(None)
        keeps = {SECOND: str(source.parent)} if move else {SECOND: str(source.parent), OUTGOING: str(source.parent)}
        desk, welcome = self._does.desk(), self._does.welcome()

        def work(progress: Progress) -> None:
            from ctj_desktop.storage.bringing import copy_here, move_here  # nothing of the start waits for it

            bring = move_here if move else copy_here
            bring(source, target, Environment.system(), keeps, key=key, step=lambda: progress.step(0))

        def done(_result: object) -> None:
            welcome.go_on()
            if move:
                self._preferences.gone(source)
            else:
                self._preferences.remember(self._preferences.settings.with_copy(source, target))
            self._does.enter(target, text.format(folder=folder_name(target)))

        def failed(error: BaseException) -> None:
            welcome.go_on()
            if not isinstance(error, UserError | StoreError):
                raise error
            self._does.refuse(error)
            word = desk.t("Move it…") if move else desk.t("Work on a copy on this computer…")
            welcome.offer(word, lambda: self._bring(source, title, text, move=move))

        word = desk.t("The workspace is being copied and checked…")
        welcome.wait(word)
        desk.bus.said.emit(word)  # what is copied from a share may be open, to be read
        desk.jobs.run(self, work, done, failed)


def _is_same(there: Generation, here: Generation) -> bool:
    """Whether both are of one workspace; of two that are protected the keys beside them tell."""
    if there.workspace is not None or here.workspace is not None:
        return there.workspace == here.workspace
    from ctj_desktop.storage.file.protection import marks, read  # what it stands on is not needed before

    with suppress(UserError):
        return not marks(read(there.path)).isdisjoint(marks(read(here.path)))
    return False
