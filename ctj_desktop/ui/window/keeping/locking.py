"""How is a protected workspace opened and locked, and how does one get its passphrase?"""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.domain.records.meetings import Meeting, MeetingState
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.storage.file.headers import is_plain
from ctj_desktop.storage.store import Store
from ctj_desktop.ui.frame.jobs import Progress
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.window.keeping.host import ForKeeping
from ctj_desktop.ui.window.keeping.idleness import Idleness
from ctj_desktop.ui.workspace.doors import Doors
from ctj_desktop.ui.workspace.passphrase.locked import LockedPage
from ctj_desktop.ui.workspace.preferences import Preferences

if TYPE_CHECKING:  # nothing of the start waits for them
    from ctj_desktop.services.workspace.protecting import Left
    from ctj_desktop.ui.workspace.passphrase.protect import WantedProtection

Keys = tuple[bytes, ...]
AGAIN_MILLISECONDS = 1_000
FORGET_MILLISECONDS = 120_000


class _Locked(PositionalValue):
    path: Path
    place: Place | None
    page: LockedPage


class Locking(QObject):
    """Keys are known while the workspace they open is open, and no longer."""

    def __init__(self, window: QWidget, does: ForKeeping, preferences: Preferences, doors: Doors) -> None:
        super().__init__(window)
        self._window, self._does, self._preferences, self._doors = window, does, preferences, doors
        self._known: tuple[Path, Keys] | None = None
        self._locked: _Locked | None = None
        self._workspace: OpenWorkspace | None = None
        self._forgets = QTimer(self, singleShot=True, interval=FORGET_MILLISECONDS)
        self._forgets.timeout.connect(self._forget)
        self._idleness = Idleness(lambda: preferences.settings.lock_after, self)
        self._idleness.idle.connect(self._lock_unless_in_session)
        self._idleness.slept.connect(self.lock)

    @property
    def locked(self) -> bool:
        """Whether the passphrase is wanted before anything is shown."""
        return self._locked is not None

    def open(self, path: Path, *, read_only: bool) -> Store | None:
        """Ask for the passphrase of a protected file, and open it; None where nobody knew. The refusals of opening."""
        keys = self._keys(path)
        if keys is None:
            return None
        self._known = (path, keys)
        self._forgets.start()  # where it is refused, what is offered instead asks for nothing meanwhile
        return self._doors.open(path, read_only, keys[0] if keys else None)

    def key_of(self, path: Path) -> bytes | None:
        """What opens this file, asked for where it is not known; None where it is not protected, or nobody knew."""
        if self._workspace is not None and self._workspace.store.path == path:
            return self._workspace.store.key
        keys = self._keys(path)
        self._known = (path, keys) if keys else None
        self._forgets.start()
        return keys[0] if keys else None

    def goes_on(self, path: Path) -> None:
        """The file is opened anew at once: nobody is asked for what was typed a moment ago."""
        if self._workspace is not None and self._workspace.store.key is not None:
            self._known = (path, (self._workspace.store.key,))

    def serve(self, workspace: OpenWorkspace) -> None:
        """What is asked for in the workspace that is open now, and its protection is brought to an end."""
        self._end_lock()
        self._workspace = workspace
        known, self._known = self._known, None
        workspace.passphrase_asked.connect(self.ask)
        self._idleness.watch(wanted=workspace.store.key is not None)
        self._go_on(workspace, known[1] if known is not None else ())

    def lock(self) -> None:
        """Close everything that shows the workspace, and ask for the passphrase."""
        workspace = self._workspace
        if workspace is None or workspace.store.connection.closed:
            return
        t = self._does.desk().t
        if workspace.store.key is None:
            self._does.say(t("This workspace has no passphrase, so it cannot be locked. Set one in the settings."))
            return
        self._close_dialogs()
        if QApplication.activeModalWidget() is not None or self._does.desk().jobs.pending():
            QTimer.singleShot(AGAIN_MILLISECONDS, self, self.lock)
            return
        host = self._does.host()
        place = self._does.desk().navigator.place if host is not None else None
        path = workspace.store.path
        self._does.leave()
        page = LockedPage(self._does.desk(), self._window)
        self._locked = _Locked(path, place, page)
        page.unlock_asked.connect(self.unlock)
        page.close_asked.connect(self._give_up)
        self._does.show(page)
        page.give_focus()

    def unlock(self) -> None:
        """Where it was left."""
        locked = self._locked
        if locked is not None and self._does.enter(locked.path, "") and locked.place is not None:
            self._does.desk().navigator.go(locked.place)

    def ask(self, what: str) -> None:
        """What is to be done about the passphrase, and do it: `set`, `change`, `new` or `remove`."""
        from ctj_desktop.ui.workspace.passphrase import protect

        workspace, desk = self._workspace, self._does.desk()
        if workspace is None or workspace.store.connection.closed:
            return
        asked = {
            "set": protect.SetPassphrase,
            "change": protect.ChangePassphrase,
            "new": protect.NewKey,
            "remove": protect.RemovePassphrase,
        }[what](desk, workspace, self._window)
        done = asked.exec()
        if asked.wanted is not None:
            self._bring(asked.wanted)
        elif done:
            self._does.desk().bus.said.emit(desk.t("The passphrase is changed."))

    # inside

    def _keys(self, path: Path) -> Keys | None:
        if self._known is not None and self._known[0] == path:
            return self._known[1]
        if not path.is_file() or is_plain(path):
            return ()
        from ctj_desktop.storage.file.protection import is_protected
        from ctj_desktop.ui.workspace.passphrase.unlock import Unlock

        if not is_protected(path):
            return ()
        return Unlock.ask(self._does.desk(), path, self._window, locked=self.locked) or None

    def _forget(self) -> None:
        self._known = None

    def _lock_unless_in_session(self) -> None:
        workspace = self._workspace
        if workspace is None or workspace.store.connection.closed:
            return
        if not in_session(workspace.store, workspace.today()):
            self.lock()

    def _close_dialogs(self) -> None:
        """What was typed in them is kept, as by Escape."""
        while isinstance(dialog := QApplication.activeModalWidget(), QDialog):
            dialog.reject()
            if dialog.isVisible():
                return

    def _end_lock(self) -> None:
        if self._locked is not None:
            page = self._locked.page
            self._locked = None
            page.hide()
            page.setParent(None)
            page.deleteLater()

    def _give_up(self) -> None:
        self._end_lock()
        self._does.show(None)

    def _go_on(self, workspace: OpenWorkspace, keys: Keys) -> None:
        """What a cut left half of backups and keys."""
        from ctj_desktop.services.workspace import protecting

        if not protecting.is_unfinished(workspace.store):
            return
        known = protecting.of_store(workspace.store, keys)
        self._does.desk().jobs.run(
            workspace,
            lambda progress: protecting.settle(known, lambda: progress.step(0)),
            lambda _left: None,
            self._refuse,
        )

    def _bring(self, wanted: "WantedProtection") -> None:
        from ctj_desktop.services.workspace import protecting

        known, path = wanted.known, wanted.known.held.path
        self._does.flush()
        self._does.leave()
        self._does.show(None)
        desk, welcome = self._does.desk(), self._does.welcome()

        def work(progress: Progress) -> "Left":
            def step() -> None:
                progress.step(0)

            if wanted.key is None:
                return protecting.take_away(known, step)
            return protecting.give_key(known, wanted.key, wanted.phrase, step)

        def done(left: "Left") -> None:
            welcome.go_on()
            self._known = (path, () if wanted.key is None else (wanted.key,))
            self._does.enter(path, self._said(wanted))
            if wanted.sheet is not None:
                from ctj_desktop.ui.workspace.passphrase.protect import Protected

                Protected(desk, wanted, left, self._window).exec()

        def failed(error: BaseException) -> None:
            welcome.go_on()
            if wanted.sheet is not None:
                wanted.sheet.unlink(missing_ok=True)
            self._known = (path, () if known.held.key is None else (known.held.key,))
            self._does.enter(path, "")
            self._refuse(error)

        welcome.wait(desk.t("The workspace and its backups are being written anew and checked…"))
        desk.jobs.run(self, work, done, failed)

    def _said(self, wanted: "WantedProtection") -> str:
        t = self._does.desk().t
        if wanted.key is None:
            return t("The workspace has no passphrase any more.")
        return t("The workspace and its backups are protected.")

    def _refuse(self, error: BaseException) -> None:
        if not isinstance(error, UserError | StoreError):
            raise error
        self._does.refuse(error)


def in_session(store: Store, today: date) -> bool:
    """Whether a meeting of today is being held: nobody types while people talk."""
    from ctj_desktop.services.meetings.lists import find_meetings

    keys = [one.id.bytes for one in store.all(Meeting, on=today)]
    found = find_meetings(store)
    return any(found.state(key) is MeetingState.IN_SESSION for key in keys)
