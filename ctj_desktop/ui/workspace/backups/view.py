"""Which backup is wanted? The list, newest first, and beside it what the chosen one holds and what happened since."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QHBoxLayout, QWidget

from ctj_desktop.domain.record import NamedValue
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.services.workspace.backups import BackupLine, Since, backup_line, backup_lines, since
from ctj_desktop.storage.backing_up import beside
from ctj_desktop.storage.file.generations import Generation
from ctj_desktop.storage.open_file import FilePlace
from ctj_desktop.storage.store import Store
from ctj_desktop.ui.forms.list_card import ListCard
from ctj_desktop.ui.frame.jobs import Job, Progress
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.rows import RowsModel
from ctj_desktop.ui.widgets.spoken import announce
from ctj_desktop.ui.widgets.surfaces import Hairline
from ctj_desktop.ui.widgets.table import Table
from ctj_desktop.ui.workspace.backups.columns import backup_columns
from ctj_desktop.ui.workspace.backups.detail import BackupDetail
from ctj_desktop.ui.workspace.backups.words import restore_text

NARROW_LIST, LIST, LEAST, TALL, MOST = 272, 376, 392, 420, 16777215
WALK_MILLISECONDS: Final = 200
"""Whoever walks through the list waits for no comparison."""


class RestoreWanted(NamedValue):
    """Which backup shall take the place, and what happened since it was made; None where that cannot be known."""

    generation: Generation
    since: Since | None


class BackupsView(QWidget):
    """Backups of the workspace at a place; `store` is it where it can be read, else they are not compared with it."""

    beside_asked = Signal(object)
    """The generation that is to be looked at."""
    restore_asked = Signal(object)
    """`RestoreWanted`."""
    back_up_asked = Signal()
    refused = Signal(object)
    listed = Signal(object)
    """When the last good backup of the workspace was made; None without one."""

    def __init__(
        self, desk: Desk, place: FilePlace, store: Store | None, parent: QWidget, *, why_not: Callable[[], str]
    ) -> None:
        """`why_not` says why none of them can be restored now, or nothing."""
        super().__init__(parent)
        self._desk, self._place, self._store, self._why_not = desk, place, store, why_not
        self._whose = store.workspace_id if store is not None else None
        self._elsewhere: list[BackupLine] = []
        self._since: Since | None = None
        self._job: Job | None = None
        theme = desk.theme
        self.model = RowsModel(desk.language, backup_columns(place.environment.clock()), self)
        self.table = Table(theme, "backups.table", self.model, row=metrics.ROW_TWO_LINES)
        self.card = ListCard(theme, "backups", self.table, self)
        self.other = Button(theme, "backups.other", ButtonKind.QUIET, icon="folder-open", parent=self.card)
        self.detail = BackupDetail(desk, self, readable=store is not None and not store.damage)
        self._walk = QTimer(self, singleShot=True, interval=WALK_MILLISECONDS)
        self._lay_out()
        self._connect()

    @property
    def chosen(self) -> BackupLine | None:
        """The backup whose row has the mark."""
        return next((line for line in self.model.rows if line.key == self.table.current_key()), None)

    def read(self) -> None:
        """Looks into the folder, on the worker."""
        path, whose, key = self._place.path, self._whose, self._place.key
        self._run(lambda _progress: backup_lines(path, whose, key), self._show)

    def give_focus(self) -> None:
        """The keyboard goes to the list, or to what makes the first."""
        if self.card.asks_for_the_first():
            self.card.empty.primary.setFocus()
        else:
            self.table.setFocus()

    def open_beside(self) -> None:
        """The chosen one, only to be looked at."""
        line = self.chosen
        if line is not None and line.refused is None:
            self.beside_asked.emit(line.generation)

    def choose(self, source: Path) -> None:
        """A file from anywhere: it stands at the head of the list, or is refused."""
        whose, key = self._whose, self._place.key
        self._run(lambda _progress: backup_line(source, whose, key), self._chose)

    def retranslate(self) -> None:
        """Every word."""
        t = self._desk.t
        self.table.setAccessibleName(t("Backups"))
        self.other.say(t("Choose another file…"))
        button = t("Back up now") if self._store is not None and not self._why_not() else ""
        hint = t("One is made by itself on each day on which you work, and before each file that is taken in.")
        self.card.empty.nothing_yet(t("There is no backup yet"), hint, button, "floppy-disk", act="floppy-disk")
        self.detail.retranslate()
        self._chosen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px = self._desk.theme.px
        narrow = self.width() < px(NARROW_LIST + metrics.GAP_WIDE + LEAST)
        self._body.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self.card.setMinimumWidth(px(NARROW_LIST))
        self.card.setMaximumWidth(MOST if narrow else px(LIST))
        self.card.setMinimumHeight(px(TALL) // 2 if narrow else 0)
        self.detail.setMinimumHeight(px(TALL) if narrow else 0)

    # inside

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        foot = QHBoxLayout()
        foot.setContentsMargins(px(8), px(8), px(8), 0)
        foot.addWidget(self.other)
        foot.addStretch(1)
        self.card.column.addWidget(Hairline(self._desk.theme, self.card))
        self.card.column.addLayout(foot)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(px(metrics.GAP_WIDE))
        self._body.addWidget(self.card, 2)
        self._body.addWidget(self.detail, 3)
        self.detail.hide()

    def _connect(self) -> None:
        self.table.current_changed.connect(self._chosen)
        self.table.opened.connect(self.open_beside)
        self.card.empty.primary.clicked.connect(self.back_up_asked)
        self.other.clicked.connect(self._choose_file)
        self.detail.beside_asked.connect(self.open_beside)
        self.detail.restore_asked.connect(self._restore)
        self._walk.timeout.connect(self._compare)

    def _show(self, lines: list[BackupLine]) -> None:
        here = {line.generation.path for line in lines}
        self._elsewhere = [line for line in self._elsewhere if line.generation.path not in here]
        shown = [*self._elsewhere, *lines]
        focused = self.card.empty.primary.hasFocus() or self.table.hasFocus()
        self.model.replace(shown)
        self.card.show_rows(bool(shown))
        if shown and self.table.current_key() is None:
            self.table.select(shown[0].key)
        if focused:
            self.give_focus()
        self.listed.emit(max((line.generation.made for line in lines if line.refused is None), default=None))
        self._chosen()

    def _chosen(self, _key: object = None) -> None:
        line = self.chosen
        self._since = None
        self.detail.setVisible(line is not None)
        if line is None:
            return
        self.detail.show_backup(line, self._place.environment.clock(), self._why_not())
        if self._store is not None and line.refused is None:
            self.detail.say_comparing()
            self._walk.start()

    def _compare(self) -> None:
        line, store = self.chosen, self._store
        if line is None or store is None or store.connection.closed:
            return
        generation = line.generation

        def work(_progress: Progress) -> Since:
            with beside(store) as reader:
                return since(reader, generation)

        self._run(work, self._compared, self.detail.refuse)

    def _compared(self, found: Since) -> None:
        self._since = found
        self.detail.show_since(found)
        announce(self.table, restore_text(self._desk.t, found))

    def _choose_file(self) -> None:
        t = self._desk.t
        folder = str(self._place.path.parent)
        name, _ = QFileDialog.getOpenFileName(self, t("Choose a backup"), folder, t("Backups (*.ctjbackup)"))
        if name:
            self.choose(Path(name))

    def _chose(self, line: BackupLine) -> None:
        known = [one for one in self._elsewhere if one.key != line.key]
        listed = [one for one in self.model.rows if one not in self._elsewhere]
        self._elsewhere = [line, *known]
        self._show(listed)
        self.table.select(line.key)
        self.table.setFocus()

    def _restore(self) -> None:
        if self.chosen is not None:
            self.restore_asked.emit(RestoreWanted(generation=self.chosen.generation, since=self._since))

    def _run(
        self,
        work: Callable[[Progress], object],
        done: Callable[..., None],
        failed: Callable[[UserError | StoreError], None] | None = None,
    ) -> None:
        """What was asked before is not waited for any more."""
        if self._job is not None:
            self._job.cancel()

        def refused(error: BaseException) -> None:
            if not isinstance(error, UserError | StoreError):
                raise error
            (failed or self.refused.emit)(error)

        self._job = self._desk.jobs.run(self, work, done, refused)
