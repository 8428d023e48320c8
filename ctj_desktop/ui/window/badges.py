"""What waits behind each section of the sidebar, and what is still to be sent? Counted here alone."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ctj_desktop.domain.log.changes import Outcome
from ctj_desktop.services.meetings.lists import find_meetings
from ctj_desktop.ui.frame.bus import touches
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk

if TYPE_CHECKING:  # counted once the screen stands
    from ctj_desktop.services.minutes.task_lists import WaitingTasks

LATER_MILLISECONDS = 200


class Badges(QObject):
    """Meetings at once; tasks and exchanges after the screen stands, so that neither start nor act waits for them."""

    counted = Signal()

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._workspace = desk, workspace
        self.counts: dict[str, int] = {}
        """By section."""
        self.spoken: dict[str, str] = {}
        """Which are which, for who cannot see the colour; by section."""
        self.outgoing = ""
        """How many changes are to be sent, in words; empty where there are none."""
        self._tasks: WaitingTasks | None = None  # not counted yet
        self._disputes: int | None = None  # not looked for yet
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._count_the_rest)
        workspace.committee_changed.connect(self._committee_changed)
        workspace.bus.changed.connect(self._something_changed)
        workspace.bus.exchanged.connect(self._exchanged)

    def count(self) -> None:
        """What is quick is counted now, the rest in a moment."""
        self.counts["meetings"] = find_meetings(self._workspace.store, self._workspace.committee).ahead
        self.counted.emit()
        self._soon.start()

    def stop(self) -> None:
        """Nothing is counted any more: the file is about to be closed."""
        self._soon.stop()

    # inside

    def _something_changed(self, outcome: Outcome) -> None:
        if touches(outcome, "meeting", "meeting_move"):
            self.count()
        if self._disputes:
            self._disputes = None  # the act may have settled one
        if touches(outcome, "task", "task_move"):
            self._tasks = None
        self._soon.start()

    def _exchanged(self) -> None:
        self._disputes = self._tasks = None
        self._soon.start()

    def _committee_changed(self) -> None:
        self._tasks = None
        self.count()

    def _count_the_rest(self) -> None:
        from ctj_desktop.services.exchange.alerts import count_disputes, count_waiting
        from ctj_desktop.services.exchange.lists import unsent

        store = self._workspace.store
        if store.connection.closed:
            return
        if self._desk.jobs.pending():  # a file is being taken in or written: the store is not read in between
            self._soon.start(LATER_MILLISECONDS)
            return
        self._soon.setInterval(0)
        if self._disputes is None:
            self._disputes = count_disputes(store)
        self.counts["exchange"] = count_waiting(store) + self._disputes
        self._count_tasks()
        t, count = self._desk.t, unsent(store)
        text = t.n("{count} change to send", "{count} changes to send", count).format(count=t.number(count))
        self.outgoing = text if count else ""
        self.counted.emit()

    def _count_tasks(self) -> None:
        """Tasks whose day is past and those due within a week."""
        from ctj_desktop.services.minutes.task_lists import waiting_tasks

        workspace, t = self._workspace, self._desk.t
        if self._tasks is None:
            self._tasks = waiting_tasks(workspace.store, workspace.committee, workspace.today())
        late, due = self._tasks.overdue, self._tasks.due
        self.counts["registers"] = self._tasks.count
        parts = (
            t.n("{count} task overdue", "{count} tasks overdue", late).format(count=late) if late else "",
            t.n("{count} due within a week", "{count} due within a week", due).format(count=due) if due else "",
        )
        self.spoken["registers"] = ", ".join(filter(None, parts))
