"""How is a protected workspace opened and locked, and how does one get its passphrase?"""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.domain.records.meetings import Meeting, MeetingState
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.storage.file.headers import is_plain
from ctj_desktop.storage.store import Store
from ctj_desktop.ui.frame.jobs import Progress
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.window.keeping.host import ForKeeping
from ctj_desktop.ui.window.keeping.idleness import Idleness
from ctj_desktop.ui.window.keeping.system_sleep import SystemSleep
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
    read_only: bool


class Locking(QObject):
    """Keys are known while the workspace they open is open, and for two minutes where opening it was refused."""

    def __init__(self, window: QWidget, does: ForKeeping, preferences: Preferences, doors: Doors) -> None:
        super().__init__(window)
        self._window, self._does, self._preferences, self._doors = window, does, preferences, doors
        self._known: tuple[Path, Keys] | None = None
        self._locked: _Locked | None = None
        self._workspace: OpenWorkspace | None = None
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MILLISECONDS)
        self._again.timeout.connect(self._lock_if_still_idle)
        self._forgets = QTimer(self, singleShot=True, interval=FORGET_MILLISECONDS)
        self._forgets.timeout.connect(self._forget)
        self._idleness = Idleness(lambda: preferences.settings.lock_after, self)
        self._idleness.idle.connect(self._lock_unless_in_session)
        self._idleness.slept.connect(self.lock)
        self._sleep = SystemSleep(self)
        self._sleep.sleeps.connect(self.lock)
        self._whoever_is_there = False

    @property
    def locked(self) -> bool:
        """Whether the passphrase is wanted before anything is shown."""
        return self._locked is not None

    def open(self, path: Path, *, read_only: bool) -> Store | None:
        """Ask for the passphrase of a protected file, and open it; None where nobody knew. The refusals of opening."""
        keys = self._keys(path)
        if keys is None:
            return None
        self._remember(path, keys)  # where it is refused, what is offered instead asks for nothing meanwhile
        return self._doors.open(path, read_only, keys[0] if keys else None)

    def key_of(self, path: Path) -> bytes | None:
        """What opens this file, asked for where it is not known; None where it is not protected, or nobody knew."""
        workspace = self._open_now()
        if workspace is not None and workspace.store.path == path:
            return workspace.store.key
        keys = self._keys(path)
        self._remember(path, keys or ())
        return keys[0] if keys else None

    def goes_on(self, path: Path) -> None:
        """The file is opened anew at once: nobody is asked for what was typed a moment ago."""
        workspace = self._open_now()
        if workspace is not None and workspace.store.key is not None:
            self._remember(path, (workspace.store.key,))

    def serve(self, workspace: OpenWorkspace) -> None:
        """What is asked for in the workspace that is open now, and its protection is brought to an end."""
        self.end_lock()
        self._workspace = workspace
        known = self._known
        self._forget()
        workspace.passphrase_asked.connect(self.ask)
        self._watch(wanted=workspace.store.key is not None)
        self._go_on(workspace, known[1] if known is not None else ())

    def lock(self) -> None:
        """Close everything that shows the workspace, and ask for the passphrase: at once, or when what is under way
        is done.
        """
        self._whoever_is_there = True
        self._lock()
        if self._again.isActive():
            self._does.say(self._does.desk().t("The workspace is locked as soon as what is under way is done."))

    def _lock(self) -> None:
        self._again.stop()
        workspace = self._open_now()
        if workspace is None:  # what is opened next asks, whatever was under way
            self._forget()
            return
        store, desk = workspace.store, self._does.desk()
        if store.key is None:
            self._does.say(desk.t("This workspace has no passphrase, so it cannot be locked. Set one in the settings."))
            return
        if desk.jobs.awaited():  # a file is being taken in, say
            self._again.start()
            return
        self._close_dialogs()
        if QApplication.activeModalWidget() is not None:
            self._again.start()
            return
        place = desk.navigator.place
        self._does.leave()
        self._workspace = None
        self._watch(wanted=False)
        self._forget()
        page = LockedPage(self._does.desk(), self._window)
        self._locked = _Locked(store.path, place, page, store.read_only)
        page.unlock_asked.connect(self.unlock)
        page.close_asked.connect(self._give_up)
        self._does.show(page)
        self._clear_screen()
        page.give_focus()

    def unlock(self) -> None:
        """Where it was left; why not is said on the page."""
        locked = self._locked
        if locked is None:
            return
        keys = self._keys(locked.path)
        if not keys:
            locked.page.say("" if keys is None else self._does.desk().t("The file is no longer there as it was."))
            return
        try:
            store = self._doors.open(locked.path, locked.read_only, keys[0])
        except (UserError, StoreError) as error:
            locked.page.say(sentence(self._does.desk().t, error))
            return
        self._remember(locked.path, keys)
        self._does.enter_open(store, locked.path)
        if locked.place is not None:
            self._does.desk().navigator.go(locked.place)

    def end_lock(self) -> None:
        """Another screen takes the place of the locked one."""
        if self._locked is not None:
            page = self._locked.page
            self._locked = None
            page.hide()
            page.setParent(None)
            page.deleteLater()

    def ask(self, what: str) -> None:
        """What is to be done about the passphrase, and do it: `set`, `change`, `new` or `remove`."""
        from ctj_desktop.ui.workspace.passphrase import protect

        workspace, desk = self._open_now(), self._does.desk()
        if workspace is None:
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

    def _remember(self, path: Path, keys: Keys) -> None:
        """For a moment, and no longer because it is tried again."""
        if keys and self._known != (path, keys):
            self._known = (path, keys)
            self._forgets.start()

    def _forget(self) -> None:
        self._known = None
        self._forgets.stop()

    def _open_now(self) -> OpenWorkspace | None:
        workspace = self._workspace
        return None if workspace is None or workspace.store.connection.closed else workspace

    def _lock_unless_in_session(self) -> None:
        workspace = self._open_now()
        if workspace is not None and not self._again.isActive() and not in_session(workspace.store, workspace.today()):
            self._lock()

    def _lock_if_still_idle(self) -> None:
        """It could not be locked then: whoever has come back meanwhile works on, unless a person asked for it, or the
        computer slept and nobody knows who woke it.
        """
        if self._whoever_is_there or not self._idleness.touched_within(AGAIN_MILLISECONDS / 1000):
            self._lock()

    def _watch(self, *, wanted: bool) -> None:
        self._whoever_is_there = False
        self._idleness.watch(wanted=wanted)
        self._sleep.watch(wanted=wanted)

    def _close_dialogs(self) -> None:
        """What was typed in them is kept, as by Escape."""
        while isinstance(dialog := QApplication.activeModalWidget(), QDialog):
            dialog.reject()
            if dialog.isVisible():
                return

    def _clear_screen(self) -> None:
        """Menus, tips and lists that stood open over what was closed, and what was copied here last."""
        for shown in QApplication.topLevelWidgets():
            if shown is not self._window:
                shown.hide()
        clipboard = QApplication.clipboard()
        if clipboard.ownsClipboard():
            clipboard.clear()

    def _give_up(self) -> None:
        self.end_lock()
        self._does.show(None)

    def _go_on(self, workspace: OpenWorkspace, keys: Keys) -> None:
        """What a cut left half of backups and keys."""
        from ctj_desktop.services.workspace import protecting
        from ctj_desktop.storage.file.protection import keys_of

        store = workspace.store
        if store.read_only or not keys_of(store.path).is_file():
            return
        if not protecting.is_unfinished(store):
            protecting.tidy(store)
            return
        known = protecting.of_store(store, keys[1:])
        self._does.desk().jobs.run(
            workspace,
            lambda progress: protecting.settle(known, lambda: progress.step(0)),
            self._say_left,
            self._refuse,
        )

    def _bring(self, wanted: "WantedProtection") -> None:
        from ctj_desktop.services.workspace import protecting
        from ctj_desktop.storage.file.protection import opens

        known, path = wanted.known, wanted.known.held.path
        self._does.flush()
        self._does.leave()
        self._does.show(None)
        self._watch(wanted=wanted.key is not None)
        desk, welcome = self._does.desk(), self._does.welcome()

        def work(progress: Progress) -> "Left":
            def step() -> None:
                progress.step(0)

            if wanted.key is None:
                return protecting.take_away(known, step)
            return protecting.give_key(known, wanted.key, wanted.phrase, step)

        def done(left: "Left") -> None:
            welcome.go_on()
            if wanted.key is not None and not self._whoever_is_there:  # the computer slept meanwhile
                self._remember(path, (wanted.key,))
            self._does.enter(path, self._said(wanted, left))
            if wanted.sheet is not None:
                from ctj_desktop.ui.workspace.passphrase.protect import Protected

                Protected(desk, wanted, left, self._window).exec()

        def failed(error: BaseException) -> None:
            welcome.go_on()
            self._forget()
            if wanted.sheet is not None and not opens(path, wanted.key):  # else it opens the workspace already
                wanted.sheet.unlink(missing_ok=True)
            self._does.enter(path, "")
            self._refuse(error)

        welcome.wait(desk.t("The workspace and its backups are being written anew and checked…"))
        desk.jobs.run(self, work, done, failed)

    def _said(self, wanted: "WantedProtection", left: "Left") -> str:
        t = self._does.desk().t
        if wanted.key is not None:
            return t("The workspace and its backups are protected.")
        if left.absent or left.backups:
            return t(
                "The workspace has no passphrase any more. Keep it all the same: backups that were not there just now, "
                "or could not be read, open by it alone."
            )
        return t("The workspace has no passphrase any more.")

    def _say_left(self, left: "Left") -> None:
        if left.backups:
            from ctj_desktop.ui.workspace.passphrase.protect import left_lines

            desk = self._does.desk()
            desk.bus.said.emit(left_lines(desk.t, left)[0])

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
