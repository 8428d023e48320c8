"""Is the file that somebody works in damaged? Looked at with the first paint, and once a week from end to end."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer

from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.storage.backing_up import beside
from ctj_desktop.storage.errors import DamagedWorkspace, NotAWorkspace, WrongKey
from ctj_desktop.storage.file.chunks import Step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.ui.frame.jobs import Cancelled, Progress
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk

WITH_THE_FIRST_PAINT: Final = 0
"""Milliseconds: the window is painted before a timer runs out."""
IDLE_MILLISECONDS: Final = 3 * 60_000
"""Nobody has written anything for so long."""
WEEK: Final = timedelta(days=7)
WHOLE: Final = "checked_whole"
"""The local setting that holds the day of the last whole check."""


class DamageWatch(QObject):
    """Looks with the first paint, and weekly from end to end when nobody writes; what is damaged is named and told.

    Both read beside the window. An act waits for the first look, at most two seconds (`OpenFile.await_check`), and
    drafts for nothing. The weekly one gives way to any other job and begins anew later, and so it does when the file
    was closed meanwhile. A file that can only be read is not looked at: nothing can be written to it.
    """

    def __init__(self, desk: Desk, workspace: OpenWorkspace) -> None:
        super().__init__(workspace)
        self._desk, self._workspace = desk, workspace
        self._naming = False
        self._first = QTimer(self, singleShot=True)
        self._first.timeout.connect(self._look)
        self._idle = QTimer(self, singleShot=True)
        self._idle.timeout.connect(self._look_whole)
        workspace.saved.connect(self._somebody_writes)
        workspace.safety_told.connect(self._name)  # a backup of the day may have found it

    def start(self) -> None:
        """From the first paint on."""
        if not self._workspace.store.read_only:
            self._first.start(WITH_THE_FIRST_PAINT)

    # inside

    def _look(self) -> None:
        from ctj_desktop.storage.damage.first_check import need_unbroken  # the first page does not wait for it

        store = self._workspace.store

        def work(progress: Progress) -> None:
            try:
                _through_a_reader(store, need_unbroken, partial(progress.step, 0))
            finally:
                store.looked_at.set()

        if not store.connection.closed:
            store.looked_at.clear()
            self._desk.jobs.run(self, work, self._sound, self._failed, gives_way=True)

    def _look_whole(self) -> None:
        from ctj_desktop.storage.check import need_sound

        store, jobs = self._workspace.store, self._desk.jobs
        if store.connection.closed or store.damage or not self._is_due():
            return
        if jobs.pending():
            self._idle.start(IDLE_MILLISECONDS)
            return

        def work(progress: Progress) -> None:
            def step() -> None:
                progress.step(0)
                if jobs.pending() > 1:
                    raise Cancelled

            _through_a_reader(store, need_sound, step)

        jobs.run(self, work, self._whole, self._failed, gives_way=True)

    def _is_due(self) -> bool:
        """A day that stands ahead, by a clock that was wrong, puts nothing off."""
        last = self._workspace.store.setting(WHOLE)
        passed = self._workspace.now().date() - date.fromisoformat(last) if last else WEEK
        return not self._workspace.sample and not timedelta() <= passed < WEEK

    def _sound(self, _nothing: None) -> None:
        self._idle.start(IDLE_MILLISECONDS)

    def _whole(self, _nothing: None) -> None:
        store = self._workspace.store
        if not store.connection.closed:
            store.keep_setting(WHOLE, self._workspace.now().date().isoformat())

    def _somebody_writes(self) -> None:
        if self._idle.isActive():
            self._idle.start(IDLE_MILLISECONDS)

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, Cancelled):  # somebody waits for the worker
            self._idle.start(IDLE_MILLISECONDS)
        elif self._workspace.store.damage:
            self._name()
        elif isinstance(error, UserError | StoreError):  # a medium that is gone: who writes next is told
            self._desk.refuse(error)
        else:
            raise error

    def _name(self) -> None:
        """At once that it is damaged; what it is takes a while."""
        from ctj_desktop.services.workspace.damage import Damage, damage_of

        store = self._workspace.store
        if not store.damage or self._naming or store.connection.closed:
            return
        self._naming = True
        self._workspace.tell_damage(None)

        def work(progress: Progress) -> Damage:
            return damage_of(store, partial(progress.step, 0))

        self._desk.jobs.run(self, work, self._workspace.tell_damage, self._not_named, gives_way=True)

    def _not_named(self, error: BaseException) -> None:
        """It stays said that the file is damaged."""
        if not isinstance(error, Cancelled | UserError | StoreError):
            raise error


def _through_a_reader(store: OpenFile, check: Callable[[OpenFile, Step], None], step: Step) -> None:
    """What the reader finds stops the writing at once: an act may be waiting for it."""
    if not store.in_place():  # of a file that was moved away only what is open can be read
        return
    try:
        with beside(store) as reader:
            try:
                with reader.connection.watched(step):
                    check(reader, step)
            finally:
                store.damage = store.damage or reader.damage
    except (DamagedWorkspace, NotAWorkspace, WrongKey) as error:  # what is open already no other reader can open
        store.damage = store.damage or getattr(error, "detail", "file.damaged")
        raise
