"""How does a workspace become wholly searchable while somebody works in it? In the background, with progress."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from ctj_desktop.domain.log.changes import Outcome
from ctj_desktop.domain.records.files import FILE_KINDS
from ctj_desktop.errors import StoreError
from ctj_desktop.ui.frame.bus import touches
from ctj_desktop.ui.frame.jobs import Cancelled, Progress
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk

if TYPE_CHECKING:  # nothing of the start waits for it
    from ctj_desktop.files.texts import FileText
    from ctj_desktop.storage.index_upkeep import Content

AFTER_MILLISECONDS = 1_500
"""The first page stands by then, and nobody waits for it."""
BETWEEN_MILLISECONDS = 5


class IndexUpkeep(QObject):
    """Makes the index anew once after an upgrade, and reads each attached file once.

    Whoever closes the file or stops it goes on another time. A file is read on the worker, and gives way to any other
    job; what it holds is written here.
    """

    def __init__(self, desk: Desk, workspace: OpenWorkspace) -> None:
        super().__init__(workspace)
        self._desk, self._workspace = desk, workspace
        self._pieces: Iterator[tuple[int, int]] | None = None
        self._waiting: list[Content] = []  # asked for again when all of them were read, or others came
        self._read = 0  # files, since there was something to read
        self._under_way = False
        self._timer = QTimer(self, singleShot=True, interval=AFTER_MILLISECONDS)
        self._timer.timeout.connect(self._go_on)
        workspace.bus.stopped.connect(self.stop)
        workspace.bus.changed.connect(self._something_changed)
        workspace.bus.exchanged.connect(self.start)

    def start(self) -> None:
        """In a moment; a file that can only be read stays as it is."""
        if not self._workspace.store.read_only:
            self._timer.start(AFTER_MILLISECONDS)

    def stop(self) -> None:
        """Nothing more is written: the file is about to be closed, or the person wants it so."""
        self._timer.stop()
        self._over()

    def _something_changed(self, outcome: Outcome) -> None:
        if touches(outcome, *FILE_KINDS):
            self._waiting = []
            self.start()

    def _go_on(self) -> None:
        from ctj_desktop.storage import index_upkeep

        store = self._workspace.store
        if store.connection.closed:
            return
        if self._desk.jobs.pending():  # a file is being taken in: its transaction is not ours
            self._timer.start(AFTER_MILLISECONDS)
            return
        try:
            if self._pieces is None and index_upkeep.is_outdated(store):
                self._pieces = index_upkeep.renew(store)
                self._desk.bus.said.emit(self._desk.t("The search index is being made anew."))
            if self._pieces is not None:
                self._next_piece(self._pieces)
            else:
                self._waiting = self._waiting or index_upkeep.contents_to_read(store)
                self._next_file()
        except StoreError as error:
            self._over()
            self._desk.refuse(error)

    def _next_piece(self, pieces: Iterator[tuple[int, int]]) -> None:
        step = next(pieces, None)
        if step is None:
            self._over()
            self._desk.bus.said.emit(self._desk.t("The search index is up to date."))
        else:
            self._tell(*step)
        self._timer.start(BETWEEN_MILLISECONDS)

    def _next_file(self) -> None:
        if not self._waiting:
            self._over()
            return
        self._tell(self._read, self._read + len(self._waiting))
        content = self._waiting[0]
        work, done = partial(self._text_of, content), partial(self._keep, content)
        self._desk.jobs.run(self, work, done, self._failed, gives_way=True)

    def _text_of(self, content: "Content", progress: Progress) -> "FileText":
        """On the worker."""
        from ctj_desktop.services.meetings.attached_texts import read_text

        def go_on() -> None:
            progress.step(0)
            if self._desk.jobs.pending() > 1:
                raise Cancelled

        return read_text(self._workspace.store, content, go_on)

    def _keep(self, content: "Content", found: Any) -> None:
        from ctj_desktop.storage import index_upkeep

        store = self._workspace.store
        if store.connection.closed or not self._under_way:
            return
        try:
            index_upkeep.keep_text(store, content.sha256, found.text, found.why)
        except StoreError as error:
            self._over()
            self._desk.refuse(error)
            return
        self._read += 1
        self._waiting = self._waiting[1:]
        self._timer.start(BETWEEN_MILLISECONDS)

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, Cancelled):  # somebody waits for the worker
            self._timer.start(AFTER_MILLISECONDS)
            return
        self._over()
        if isinstance(error, StoreError):
            self._desk.refuse(error)
        else:
            raise error

    def _tell(self, done: int, total: int) -> None:
        self._under_way = True
        self._desk.bus.progressed.emit(done, total)

    def _over(self) -> None:
        self._pieces, self._waiting, self._read = None, [], 0
        if self._under_way:
            self._under_way = False
            self._desk.bus.finished.emit()
