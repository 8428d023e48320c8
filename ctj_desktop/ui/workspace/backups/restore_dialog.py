"""Shall the backup take the place of the workspace? It is checked whole and what is there is kept before it does."""

from functools import partial

from PySide6.QtWidgets import QWidget

from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.storage.errors import AttachmentsNotWhole
from ctj_desktop.storage.open_file import FilePlace
from ctj_desktop.storage.restoring import Restoration
from ctj_desktop.ui.forms.fields import Unreadable
from ctj_desktop.ui.forms.working_frame import WorkingFrame
from ctj_desktop.ui.frame.jobs import Progress
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.check import CheckBox
from ctj_desktop.ui.workspace.backups.view import RestoreWanted
from ctj_desktop.ui.workspace.backups.words import kinds_text, made_text, restore_text


class RestoreDialog(WorkingFrame):
    """Says once more what would go; the button prepares it, and whoever asked puts it in place."""

    def __init__(self, desk: Desk, place: FilePlace, wanted: RestoreWanted, readable: bool, parent: QWidget) -> None:
        t, when = desk.t, made_text(desk.t, wanted.generation.made)
        super().__init__(
            desk, "dialog.restore", t("Restore the state of {when}").format(when=when), t("Restore"), parent
        )
        self._place, self._wanted, self._readable = place, wanted, readable
        self.restoration: Restoration | None = None
        self.without = CheckBox(desk.theme, "dialog.restore.without_files", parent=self)
        self.without.say(t("Restore without the attached files that are missing"))
        self.without.hide()
        self.without.toggled.connect(self.act.setEnabled)
        for widget in (self.area, self.bar, self.without):
            self.column.addWidget(widget)
        lines = []
        if wanted.since is not None:
            lines.append(restore_text(t, wanted.since))
            lines += [] if wanted.since.nothing else [kinds_text(t, wanted.since)]
        if readable:
            lines.append(t("What is here now is backed up first, so that it can be restored in the same way."))
        else:
            lines.append(t("The file that cannot be read is set aside and stays as it is."))
        lines.append(t("What was sent to other offices stays with them."))
        self.say(lines)
        self.cancel.setFocus()

    @classmethod
    def ask(
        cls, desk: Desk, place: FilePlace, wanted: RestoreWanted, readable: bool, parent: QWidget
    ) -> Restoration | None:
        """What is ready to take the place; None where the person thought better of it."""
        dialog = cls(desk, place, wanted, readable, parent)
        dialog.exec()
        return dialog.restoration

    def go(self) -> None:
        if self.working:
            raise Unreadable
        place, source = self._place, self._wanted.generation.path
        readable, without = self._readable, self.without.isChecked()

        def prepare(progress: Progress) -> Restoration:
            step = partial(progress.step, 0)
            return Restoration.prepare(place, source, step, readable=readable, without_files=without)

        self.work(prepare, self._ready)
        raise Unreadable  # closed once it is ready

    def failed(self, error: UserError | StoreError) -> None:
        missing = isinstance(error, AttachmentsNotWhole)
        self.without.setVisible(missing)
        self.act.setEnabled(False)
        (self.without if missing else self.cancel).setFocus()

    def _ready(self, restoration: Restoration) -> None:
        if self._stop.is_set():
            restoration.give_up()
            return
        self.restoration = restoration
        self.accept()
