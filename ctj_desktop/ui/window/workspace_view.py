"""What is in the main window while a workspace is open: its sections and what waits in them, beside the pages?"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ctj_desktop.domain.log.changes import Outcome
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.people import Office
from ctj_desktop.services.meetings.lists import find_meetings
from ctj_desktop.ui.frame.bus import touches
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk, Page
from ctj_desktop.ui.window.page_host import PageHost
from ctj_desktop.ui.window.shell import Shell
from ctj_desktop.ui.workspace.recents import Recents

if TYPE_CHECKING:  # counted once the screen stands
    from ctj_desktop.services.minutes.lists import Waiting

LATER_MILLISECONDS = 200
LEAVE_TYPING_MILLISECONDS = 60_000
"""When the program has not had the keyboard for so long, what was typed becomes an act."""
FIRST_PAGE = "today"


class WorkspaceView(QWidget):
    """The sidebar and the pages over one session."""

    state_changed = Signal()
    settings_asked = Signal()

    def __init__(self, desk: Desk, workspace: OpenWorkspace, recents: Recents, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("workspace")
        self._desk, self._workspace = desk, workspace
        self._counts: dict[str, int] = {}
        self._counted: dict[str, str] = {}
        self._tasks: Waiting | None = None  # not counted yet
        self._disputes: int | None = None  # not looked for yet
        self._soon = QTimer(self, singleShot=True, interval=0)
        self.shell = Shell(desk.theme, self)
        self.host = PageHost(desk, workspace, self.shell.around, recents)
        self._idle = QTimer(self, singleShot=True, interval=LEAVE_TYPING_MILLISECONDS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.shell)
        self._connect()
        self.retranslate()

    @property
    def workspace(self) -> OpenWorkspace:
        """The open workspace."""
        return self._workspace

    @property
    def page(self) -> Page | None:
        """The page on the screen."""
        return self.host.page

    def start(self) -> None:
        """The first page; over it a session that was cut off, at the item where it stood."""
        from ctj_desktop.services.workspace.resuming import sitting  # the welcome screen does not wait for it

        navigator, t = self._desk.navigator, self._desk.t
        navigator.forget()
        self.host.go(FIRST_PAGE)
        under_way = sitting(self._workspace.store)
        if under_way is not None:
            navigator.go(Place(page=under_way.page, record=under_way.record))
            taken_up = t("Session under way, taken up at item {item}.").format(item=under_way.item)
            self._workspace.bus.said.emit(taken_up if under_way.item else t("Session under way"))

    def say_notice(self, notice: str | None) -> None:
        """That the file was copied or restored matters: it decides who gives the numbers."""
        t = self._desk.t
        sentences = {
            "copied": t("This file is a copy from another installation: the original goes on giving the numbers."),
            "restored": t("This file was restored from a backup: from now on it gives the numbers."),
        }
        if self._workspace.store.read_only:
            self._workspace.bus.refused.emit(self._workspace.why_not_write(t))
        elif notice in sentences:
            self._workspace.bus.said.emit(sentences[notice])

    def flush(self) -> None:
        """What is being typed becomes an act now."""
        self.host.flush()

    def refresh(self) -> None:
        """Trail, undo and what can be done."""
        self.host.refresh()

    def leave(self) -> None:
        """The view goes: what is being typed becomes an act, and nothing is counted any more."""
        self._soon.stop()
        self._idle.stop()
        self.host.leave()

    def retranslate(self) -> None:
        """Every word of the shell and of the pages."""
        self.shell.retranslate(self._desk.t, self._counts, self._counted)
        self._show_sections()
        self._show_committees()
        self.host.retranslate()

    # inside

    def _connect(self) -> None:
        workspace, shell = self._workspace, self.shell
        self.host.state_changed.connect(self.state_changed)
        self.host.shown.connect(shell.sidebar.choose)
        shell.sidebar.chosen.connect(self.host.go)
        shell.sidebar.committee_chosen.connect(workspace.look_at)
        shell.sidebar.settings.clicked.connect(self.settings_asked)
        workspace.committee_changed.connect(self._committee_changed)
        workspace.bus.changed.connect(self._something_changed)
        workspace.bus.exchanged.connect(self._exchanged)
        self._idle.timeout.connect(self.host.flush)
        self._soon.timeout.connect(self._show_exchange)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.applicationStateChanged.connect(self._application_state)

    def _application_state(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self._idle.stop()
        else:
            self._idle.start()

    def _something_changed(self, outcome: Outcome) -> None:
        if touches(outcome, "meeting", "meeting_move"):
            self._show_sections()
        if self._disputes:
            self._disputes = None  # the act may have settled one
        if touches(outcome, "task", "task_move"):
            self._tasks = None
        self._soon.start()
        if touches(outcome, "committee", "office"):
            self._show_committees()

    def _exchanged(self) -> None:
        self._disputes = self._tasks = None
        self._soon.start()

    def _committee_changed(self) -> None:
        self.shell.sidebar.committee.choose(self._workspace.committee)
        self._tasks = None
        self._show_sections()

    def _show_sections(self) -> None:
        self._counts["meetings"] = find_meetings(self._workspace.store, self._workspace.committee).ahead
        self.shell.show_counts(self._desk.t, self._counts, self._counted)
        self._soon.start()

    def _show_exchange(self) -> None:
        """What waits and what is to be sent: after the screen stands, so that neither start nor act waits for it."""
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
        self._counts["exchange"] = count_waiting(store) + self._disputes
        self._count_tasks()
        self.shell.show_counts(self._desk.t, self._counts, self._counted)
        t, count = self._desk.t, unsent(store)
        text = t.n("{count} change to send", "{count} changes to send", count).format(count=t.number(count))
        self.shell.status.show_outgoing(text if count else "")

    def _count_tasks(self) -> None:
        """Tasks whose day is past and those due within a week, and which are which for who cannot see."""
        from ctj_desktop.services.minutes.lists import waiting_tasks

        workspace, t = self._workspace, self._desk.t
        if self._tasks is None:
            self._tasks = waiting_tasks(workspace.store, workspace.committee, workspace.today())
        late, due = self._tasks.overdue, self._tasks.due
        self._counts["registers"] = self._tasks.count
        parts = (
            t.n("{count} task overdue", "{count} tasks overdue", late).format(count=late) if late else "",
            t.n("{count} due within a week", "{count} due within a week", due).format(count=due) if due else "",
        )
        self._counted["registers"] = ", ".join(filter(None, parts))

    def _show_committees(self) -> None:
        t = self._desk.t
        self.shell.sidebar.committee.offer(committee_options(self._desk, self._workspace), self._workspace.committee)
        office = self._workspace.store.get(Office, self._workspace.store.office_id)
        name = self._workspace.store.path.stem
        self.shell.sidebar.say_workspace(name, office.name.or_other(t.language) if office else "")


def committee_options(desk: Desk, workspace: OpenWorkspace) -> list[tuple[str, object]]:
    """The committees by their short names; all of them first, where there are several."""
    t = desk.t
    options: list[tuple[str, object]] = [
        (one.short_name.or_other(t.language) or one.name.or_other(t.language), one.id)
        for one in workspace.store.all(Committee)
    ]
    return options if len(options) == 1 else [(t("All committees"), None), *options]
