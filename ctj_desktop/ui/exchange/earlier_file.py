"""What would the file of an earlier computer bring here, and shall it? First the trial, then the person's word."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.services.exchange.bundle_words import report_details
from ctj_desktop.services.exchange.earlier_file import FoundFile, found_lines, take_earlier_file
from ctj_desktop.ui.exchange.telling import tell
from ctj_desktop.ui.forms.fields import Unreadable
from ctj_desktop.ui.forms.working_frame import WorkingFrame
from ctj_desktop.ui.frame.jobs import Progress
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk


class TakeEarlierFile(WorkingFrame):
    """Shows what a workspace that was found later, or one that was damaged, would bring; the button takes it in."""

    def __init__(
        self, desk: Desk, workspace: OpenWorkspace, source: Path, parent: QWidget, *, damaged: bool = False
    ) -> None:
        t = desk.t
        title = t("What the damaged file still holds") if damaged else t("The file of an earlier computer")
        super().__init__(desk, "dialog.earlier_file", title, t("Take in"), parent)
        self._workspace, self._source, self._damaged = workspace, source, damaged
        for widget in (*self.told, self.bar):
            self.column.addWidget(widget)
        self.say([t("The file is being read and checked…")])
        self._work(trial=True)

    @classmethod
    def ask(cls, desk: Desk, workspace: OpenWorkspace, parent: QWidget, damaged: Path | None = None) -> bool:
        """Asks which file, shows what it would bring, and takes it in; whether it did. A `damaged` one is known."""
        t = desk.t
        workspace.store.may_write()
        if damaged is not None:
            return bool(cls(desk, workspace, damaged, parent, damaged=True).exec())
        title, kind = t("The file of an earlier computer"), t("CTJ workspaces (*.ctj)")
        name, _ = QFileDialog.getOpenFileName(parent, title, str(workspace.store.path.parent), kind)
        return bool(name) and bool(cls(desk, workspace, Path(name), parent).exec())

    def go(self) -> None:
        if self.working:
            raise Unreadable
        self._work(trial=False)
        raise Unreadable  # closed once it is done

    def failed(self, _error: UserError | StoreError) -> None:
        self.say([])
        self.act.setEnabled(False)
        self.cancel.say(self.desk.t("Close"))
        self.cancel.setFocus()

    def _work(self, *, trial: bool) -> None:
        store, source = self._workspace.store, self._source

        def take(progress: Progress) -> FoundFile:
            return take_earlier_file(store, source, dry_run=trial, step=progress.step)

        self.work(take, self._tried if trial else self._done)

    def _tried(self, found: FoundFile) -> None:
        t = self.desk.t
        self.say(self._lines(found), report_details(t, found.report) if found.report.applied else ())
        if found.report.applied:
            self.act.setFocus()
        else:
            self.act.setEnabled(False)
            self.cancel.say(t("Close"))
            self.cancel.setFocus()

    def _done(self, found: FoundFile) -> None:
        tell(self._workspace, found.report.changed)
        if found.no_backup is not None:
            self.desk.refuse(found.no_backup)
        self._workspace.bus.said.emit(" ".join(self._lines(found)))
        self.accept()

    def _lines(self, found: FoundFile) -> list[str]:
        t = self.desk.t
        file, *lines = found_lines(t, found)
        return [t("“{file}”, which is damaged.").format(file=found.file) if self._damaged else file, *lines]
