"""Why is a task no longer needed?"""

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.records.voting import AnyTask, TaskState
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.minutes.tasks import move_task
from ctj_desktop.ui.forms.dialog_frame import Frame
from ctj_desktop.ui.forms.fields import Unreadable, line_field, typed
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.fields import Note
from ctj_desktop.ui.widgets.labels import Label


class DropTask(Frame):
    """The reason in one language or both; it stands in the history and beside the state."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, task: AnyTask, parent: QWidget) -> None:
        t = desk.t
        super().__init__(desk, "dialog.drop_task", t("Task no longer needed"), t("Set it to no longer needed"), parent)
        self._workspace, self._task = workspace, task
        what = Label(desk.theme, Type.BODY, wrap=True, parent=self)
        what.say(" · ".join(filter(None, (task.number, task.text.or_other(content_language(t))))))
        self.fr = line_field(desk, "dialog.drop_task.fr", t("Reason, French"))
        self.de = line_field(desk, "dialog.drop_task.de", t("Reason, German"))
        for widget in (what, self.fr, self.de):
            self.column.addWidget(widget)
        (self.de if content_language(t).value == "de" else self.fr).editor.setFocus()

    @classmethod
    def ask(cls, desk: Desk, workspace: OpenWorkspace, task: AnyTask, parent: QWidget) -> None:
        """Sets the task to no longer needed, unless the person cancels."""
        cls(desk, workspace, task, parent).exec()

    def go(self) -> None:
        reason = Bilingual.of(fr=typed(self.fr), de=typed(self.de))
        if not reason:
            self.fr.note(self.desk.t("Write the reason in one of the two languages."), Note.ERROR)
            self.fr.editor.setFocus()
            raise Unreadable
        self._workspace.do(move_task, task=self._task.id, to=TaskState.VOID, on=self._workspace.today(), reason=reason)
