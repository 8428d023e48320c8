"""How does a workspace become wholly searchable while somebody works in it? In the background, with progress."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer

from ctj_desktop.errors import StoreError
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk

AFTER_MILLISECONDS = 1_500
"""The first page stands by then, and nobody waits for it."""
BETWEEN_MILLISECONDS = 5


class IndexUpkeep(QObject):
    """Makes the index anew once after an upgrade; whoever closes the file or stops it goes on another time."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace) -> None:
        super().__init__(workspace)
        self._desk, self._workspace = desk, workspace
        self._pieces: Iterator[tuple[int, int]] | None = None
        self._timer = QTimer(self, singleShot=True, interval=AFTER_MILLISECONDS)
        self._timer.timeout.connect(self._go_on)
        workspace.bus.stopped.connect(self.stop)

    def start(self) -> None:
        """In a moment; a file that can only be read stays as it is."""
        if not self._workspace.store.read_only:
            self._timer.start()

    def stop(self) -> None:
        """Nothing more is written: the file is about to be closed, or the person wants it so."""
        self._timer.stop()
        self._over()

    def _go_on(self) -> None:
        from ctj_desktop.storage import index_upkeep  # nothing of the start waits for it

        store = self._workspace.store
        if self._pieces is None:
            if not index_upkeep.is_outdated(store):
                return
            self._pieces = index_upkeep.renew(store)
            self._desk.bus.said.emit(self._desk.t("The search index is being made anew."))
        if self._desk.jobs.pending():  # a file is being taken in: its transaction is not ours
            self._timer.start(AFTER_MILLISECONDS)
            return
        try:
            step = next(self._pieces, None)
        except StoreError as error:
            self._over()
            self._desk.refuse(error)
            return
        if step is None:
            self._over()
            self._desk.bus.said.emit(self._desk.t("The search index is up to date."))
            return
        self._desk.bus.progressed.emit(*step)
        self._timer.start(BETWEEN_MILLISECONDS)

    def _over(self) -> None:
        if self._pieces is not None:
            self._pieces = None
            self._desk.bus.finished.emit()
