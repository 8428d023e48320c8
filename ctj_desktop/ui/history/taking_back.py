"""An act of thousands of records is taken back, or brought again: how far is it, and how is that stopped?"""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.log.changes import Outcome
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.files.stepwise import Step
from ctj_desktop.services.naming.labels import label_text
from ctj_desktop.ui.forms.working_frame import WorkingFrame
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk


class TakingBack(WorkingFrame):
    """Begins by itself and closes when it is done; Escape stops it, and then everything is as it was."""

    def __init__(
        self, desk: Desk, workspace: OpenWorkspace, what: str, act: Callable[[Step], Outcome], parent: QWidget
    ) -> None:
        super().__init__(desk, "dialog.taking_back", what, "", parent)
        self._workspace = workspace
        self.error: UserError | StoreError | None = None
        self.act.hide()
        for widget in (self.area, self.bar):
            self.column.addWidget(widget)
        self.say([desk.t("This changes many records, and takes a moment.")])
        self.work(lambda progress: act(progress.step), self._over_with)

    def failed(self, error: UserError | StoreError) -> None:
        self.error = error
        self.reject()

    def _over_with(self, outcome: Outcome) -> None:
        self._workspace.tell(outcome)
        self.accept()


def take_turn(desk: Desk, workspace: OpenWorkspace, *, back: bool, parent: QWidget) -> None:
    """Undo or redo, in a dialog where it is long; raises what refuses it."""
    t, silent = desk.t, workspace.silent
    operation = workspace.next_undo() if back else workspace.next_redo()
    if operation is None or not workspace.is_long(operation):
        workspace.undo() if back else workspace.redo()
        return
    label = label_text(t, operation.label.key, operation.label.args)
    what = (t("Undo {what}") if back else t("Redo {what}")).format(what=label)
    dialog = TakingBack(desk, workspace, what, silent.undo if back else silent.redo, parent)
    dialog.exec()
    if dialog.error is not None:
        raise dialog.error
