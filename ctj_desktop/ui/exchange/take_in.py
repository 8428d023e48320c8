"""What would a file from another office change here, and shall it? First the trial, then the person's word."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.exchange.refusals import NewerBundle
from ctj_desktop.services.exchange.bundle_words import report_details, taken_lines
from ctj_desktop.services.exchange.mass_refusals import ManyChanges
from ctj_desktop.services.exchange.merging import DigestDiffers, SetApart, Taken, take_in, take_pending
from ctj_desktop.ui.exchange.telling import tell
from ctj_desktop.ui.forms.fields import Unreadable
from ctj_desktop.ui.forms.working_frame import WorkingFrame
from ctj_desktop.ui.frame.jobs import Progress
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.check import CheckBox

SET_APART = (SetApart, DigestDiffers, NewerBundle)
"""Refusals after which the file is kept here, because the stick may go."""


class TakeIn(WorkingFrame):
    """Shows what a bundle would do; the button does it. `source` is a file, or the hash of a bundle that waits."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, source: Path | bytes, parent: QWidget) -> None:
        t = desk.t
        super().__init__(desk, "dialog.take_in", t("A file from another office"), t("Take in"), parent)
        self._workspace, self._source = workspace, source
        self.taken: Taken | None = None
        self._trial = True
        self.accept_mass = CheckBox(desk.theme, "dialog.take_in.accept", parent=self)
        self.accept_mass.say(t("The sender has confirmed that this is meant"))
        self.accept_mass.hide()
        self.accept_mass.toggled.connect(self.act.setEnabled)
        for widget in (*self.told, self.bar, self.accept_mass):
            self.column.addWidget(widget)
        self.say([t("The file is being read and checked…")])
        self._work(accept=False)

    @classmethod
    def ask(cls, desk: Desk, workspace: OpenWorkspace, source: Path | bytes, parent: QWidget) -> Taken | None:
        """What became of the file; None where it was not taken in."""
        dialog = cls(desk, workspace, source, parent)
        dialog.exec()
        return dialog.taken

    def go(self) -> None:
        if self.working:
            raise Unreadable
        accept = self.accept_mass.isChecked()
        self._trial = False
        self._work(accept=accept)
        raise Unreadable  # closed once it is done

    def failed(self, error: UserError | StoreError) -> None:
        if self._trial and isinstance(error, SET_APART) and isinstance(self._source, Path):
            self._trial = False  # the same refusal once more, after which the file is kept
            self._work(accept=False)
            return
        if isinstance(error, SET_APART):
            tell(self._workspace)
        many = isinstance(error, ManyChanges)
        self.say([])
        self.accept_mass.setVisible(many)
        self.act.setEnabled(False)
        if many:
            self.accept_mass.setFocus()
        else:
            self.cancel.say(self.desk.t("Close"))
            self.cancel.setFocus()

    def _work(self, *, accept: bool) -> None:
        trial = self._trial
        store, source = self._workspace.store, self._source

        def take(progress: Progress) -> Taken:
            if isinstance(source, bytes):
                return take_pending(store, source, dry_run=trial, accept_mass_change=accept, progress=progress.step)
            return take_in(store, source, dry_run=trial, accept_mass_change=accept, progress=progress.step)

        self.work(take, self._tried if trial else self._done)

    def _tried(self, taken: Taken) -> None:
        t = self.desk.t
        lines = [line for line in taken_lines(t, taken) if line != t("Nothing was written: a trial run.")]
        self.say(lines, report_details(t, taken.report))
        if taken.waits:
            self.act.say(t("Keep it until they come"))
        self.act.setFocus()

    def _done(self, taken: Taken) -> None:
        self.taken = taken
        changed = set(taken.report.changed)
        for other in taken.others:
            changed |= other.report.changed
        tell(self._workspace, changed)
        if taken.no_backup is not None:
            self.desk.refuse(taken.no_backup)
        self.accept()
