"""How does a backup come about while somebody works? Once a day beside the window, and as the file is closed."""

import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer

from ctj_desktop.domain.record import NamedValue
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.storage.backing_up import (
    Safety,
    back_up,
    back_up_of_the_day,
    back_up_second,
    beside,
    lacks_one,
    safety,
)
from ctj_desktop.storage.errors import DamagedWorkspace
from ctj_desktop.ui.frame.folders import folder_name
from ctj_desktop.ui.frame.jobs import Job, Progress
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.workspace.backups.age import not_made

FIRST_MILLISECONDS: Final = 20_000
"""The first page stands by then, and the index is up to date as a rule."""
AGAIN_MILLISECONDS: Final = 15 * 60_000
SOON_MILLISECONDS: Final = 5_000
"""After which it is tried again where the worker has something else to do."""


class _Came(NamedValue):
    """What a look came to: the backup that was made, how safe the file is, why there is none in the second place."""

    made: Path | None
    safe: Safety
    no_second: UserError | StoreError | None


class BackupUpkeep(QObject):
    """Looks from time to time whether the day needs its backup, makes it on the worker, and tells how safe the file is.

    A failure is said once. A sample needs none, nor does a file that can only be read.
    """

    def __init__(self, desk: Desk, workspace: OpenWorkspace) -> None:
        super().__init__(workspace)
        self._desk, self._workspace = desk, workspace
        self._alone = threading.Lock()
        self._job: Job | None = None
        self._second_waits = True
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look)
        workspace.backup_asked.connect(self.make)

    @property
    def _wanted(self) -> bool:
        return not (self._workspace.store.read_only or self._workspace.sample)

    def start(self) -> None:
        """In a moment, when nobody waits for the file any more."""
        if self._wanted:
            self._timer.start(FIRST_MILLISECONDS)

    def look(self) -> None:
        """Now; what came of it is told by `OpenWorkspace.safety`."""
        if self._workspace.store.connection.closed:
            return
        if self._desk.jobs.pending():  # a file is being taken in: its transaction is not ours
            self._timer.start(SOON_MILLISECONDS)
            return
        self._run(by_hand=False)

    def make(self) -> None:
        """Now, because the person asked for it: whether or not there is one of today."""
        if self._job is None:
            self._desk.bus.said.emit(self._desk.t("The backup is being written and checked…"))
            self._run(by_hand=True)

    def finish(self, show: Callable[[], object]) -> None:
        """The file is about to be closed: what is under way ends first (in a second place it stops), and what was
        written since is backed up now.

        `show` paints what is said: of a file of many years it takes seconds.
        """
        self._timer.stop()
        if self._job is not None:
            self._job.cancel()
        store = self._workspace.store
        with self._alone:
            try:
                if self._wanted and store.in_place() and lacks_one(store):
                    self._desk.bus.said.emit(self._desk.t("What was written is being backed up…"))
                    show()
                    back_up(store)
                    if self._workspace.no_second is None:  # nobody waits at closing for a network that is not there
                        back_up_second(store)
            except (UserError, StoreError):
                return  # said when the file is opened next, and nothing is lost by closing it

    # inside

    def _run(self, *, by_hand: bool) -> None:
        store, alone, waits = self._workspace.store, self._alone, self._second_waits

        def work(progress: Progress) -> _Came:
            with alone:
                step = partial(progress.step, 0)
                step()
                with beside(store) as reader:
                    made = back_up(reader) if by_hand else back_up_of_the_day(reader)
                    safe, no_second = safety(reader), None
                    try:
                        if made is not None or waits:
                            back_up_second(reader, step)
                    except (UserError, StoreError) as error:
                        no_second = error
                    return _Came(made=made, safe=safe, no_second=no_second)

        self._job = self._desk.jobs.run(
            self,
            work,
            partial(self._done, by_hand=by_hand),
            partial(self._failed, by_hand=by_hand),
            gives_way=not by_hand,
        )

    def _done(self, came: _Came, *, by_hand: bool) -> None:
        made, known = came.made, self._workspace.no_second is not None
        self._second_waits, self._workspace.no_second = came.no_second is not None, came.no_second
        self._rest(came.safe, None)
        if by_hand and made is not None:
            text = self._desk.t("Backup written and checked in “{folder}”: {name}")
            self._desk.bus.wrote.emit(text.format(folder=folder_name(made), name=made.name), made)
        if came.no_second is not None and (by_hand or not known):
            self._desk.bus.refused.emit(sentence(self._desk.t, came.no_second))

    def _failed(self, error: BaseException, *, by_hand: bool) -> None:
        if not isinstance(error, UserError | StoreError):
            self._rest(self._workspace.safety, None)
            raise error
        if isinstance(error, DamagedWorkspace):
            self._workspace.store.damage = error.detail
        again = self._workspace.no_backup is not None
        self._rest(self._workspace.safety, error)
        if by_hand or not again:
            self._desk.bus.refused.emit(not_made(self._desk.t, error))

    def _rest(self, safe: Safety | None, error: UserError | StoreError | None) -> None:
        self._job = None
        self._workspace.tell_safety(safe, error)
        if self._wanted:
            self._timer.start(AGAIN_MILLISECONDS)
