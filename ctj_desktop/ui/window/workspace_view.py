"""What is in the main window while a workspace is open: the sidebar, and the pages beside it?"""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ctj_desktop.domain.log.changes import Outcome
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.people import Office
from ctj_desktop.services.exchange.replacing import waits_to_replace
from ctj_desktop.storage.open_file import SHARE
from ctj_desktop.ui.frame.bus import touches
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk, Page
from ctj_desktop.ui.widgets.spoken import announce
from ctj_desktop.ui.widgets.surfaces import Banner
from ctj_desktop.ui.window.badges import Badges
from ctj_desktop.ui.window.damage_banner import DamageBanner
from ctj_desktop.ui.window.page_host import PageHost
from ctj_desktop.ui.window.shell import Shell
from ctj_desktop.ui.workspace.recents import Recents

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
        self._badges = Badges(desk, workspace, self)
        self.shell = Shell(desk.theme, self)
        self.host = PageHost(desk, workspace, self.shell.around, recents)
        self._idle = QTimer(self, singleShot=True, interval=LEAVE_TYPING_MILLISECONDS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.replaces = Banner(desk.theme, "workspace.replaces", "swap", wrap=True, parent=self)
        column.addWidget(self.replaces)
        self.damaged = DamageBanner(desk, workspace, self)
        column.addWidget(self.damaged)
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
        if self._workspace.sample:
            announce(self.shell.band, self.shell.band.accessibleName())
        self.host.go(FIRST_PAGE)
        under_way = sitting(self._workspace.store)
        if under_way is not None:
            navigator.go(Place(page=under_way.page, record=under_way.record))
            taken_up = t("Session under way, taken up at item {item}.").format(item=under_way.item)
            self._workspace.bus.said.emit(taken_up if under_way.item else t("Session under way"))

    def title(self) -> str:
        """The page, and whose workspace it is; of a sample that it is one."""
        t, name = self._desk.t, self._workspace.store.path.stem
        file = t("{name} (invented example)").format(name=name) if self._workspace.sample else name
        return " – ".join(filter(None, (self.host.title(), file)))

    def say_notice(self, notice: str | None, said: str = "") -> None:
        """That the file was copied or restored matters: it decides who gives the numbers. `said` stands for it."""
        t = self._desk.t
        sentences = {
            "copied": t("This file is a copy: it gives no numbers until this computer replaces the other one."),
            "restored": t("Restored from a backup: it gives no numbers until you say which were given out last."),
        }
        self._show_replaces()
        if self._workspace.store.read_only:
            if not self._on_share():  # it stands above the page
                self._workspace.bus.refused.emit(self._workspace.why_not_write(t))
        elif said or notice in sentences:
            self._workspace.bus.said.emit(said or sentences[str(notice)])

    def flush(self) -> None:
        """What is being typed becomes an act now."""
        self.host.flush()

    def refresh(self) -> None:
        """Trail, undo and what can be done."""
        self.host.refresh()

    def leave(self) -> None:
        """The view goes: what is being typed becomes an act, and nothing is counted any more."""
        self._badges.stop()
        self._idle.stop()
        self.host.leave()

    def retranslate(self) -> None:
        """Every word of the shell and of the pages."""
        self.shell.retranslate(self._desk.t, self._badges.counts, self._badges.spoken)
        self._badges.count()
        self._show_committees()
        self._show_replaces()
        self.damaged.retranslate()
        self.host.retranslate()

    # inside

    def _connect(self) -> None:
        workspace, shell = self._workspace, self.shell
        self.host.state_changed.connect(self.state_changed)
        self.host.shown.connect(shell.sidebar.choose)
        shell.sidebar.chosen.connect(self.host.go)
        shell.sidebar.committee_chosen.connect(workspace.look_at)
        shell.sidebar.settings.clicked.connect(self.settings_asked)
        self.replaces.button.clicked.connect(self._take_way_out)
        self.damaged.button.clicked.connect(self._help_damage)
        workspace.bus.exchanged.connect(self._show_replaces)
        workspace.committee_changed.connect(self._committee_changed)
        workspace.bus.changed.connect(self._something_changed)
        self._desk.jobs.unheard.connect(workspace.bus.exchanged)
        self._idle.timeout.connect(self.host.flush)
        self._badges.counted.connect(self._show_badges)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.applicationStateChanged.connect(self._application_state)

    def _application_state(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self._idle.stop()
        else:
            self._idle.start()

    def _something_changed(self, outcome: Outcome) -> None:
        if touches(outcome, "committee", "office"):
            self._show_committees()

    def _committee_changed(self) -> None:
        self.shell.sidebar.committee.choose(self._workspace.committee)

    def _show_replaces(self) -> None:
        """The note on a copy stays until a person says that this computer replaces the other one."""
        t, store = self._desk.t, self._workspace.store
        gone = store.moved is not None and store.notice == "moved"
        self.replaces.setVisible(gone or self._on_share() or (not store.read_only and waits_to_replace(store)))
        copy = t("This file is a copy: it gives no numbers until this computer replaces the other one.")
        note = self._workspace.why_not_write(t) if gone or self._on_share() else copy
        replaces, works = t("This computer replaces the earlier one…"), t("Work on a copy on this computer…")
        self.replaces.say(note, button=works if self._on_share() else replaces)

    def _on_share(self) -> bool:
        return self._workspace.store.notice == SHARE

    def _take_way_out(self) -> None:
        if self._on_share():
            self._workspace.copy_here_asked.emit()
        else:
            self._desk.actions["replace_computer"].trigger()

    def _help_damage(self) -> None:
        aside = self._workspace.aside
        if aside is None:
            self.host.go("backups")
        elif self.host.take_earlier_file(aside):
            self._workspace.offer_aside(None)

    def _show_badges(self) -> None:
        self.shell.show_counts(self._desk.t, self._badges.counts, self._badges.spoken)
        self.shell.status.show_outgoing(self._badges.outgoing)

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
