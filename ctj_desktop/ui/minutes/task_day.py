"""By when is a task to be done? A day as one writes it; nothing for no date."""

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.voting import AnyTask
from ctj_desktop.domain.typed.typed_task import due_day
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.minutes.tasks import change_task
from ctj_desktop.ui.forms.dialog_frame import Frame
from ctj_desktop.ui.forms.fields import Unreadable
from ctj_desktop.ui.forms.typed_values import NotADate
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.fields import Field, LineEdit, Note


class TaskDay(Frame):
    """15.03., 15.3.2027, 15 mars: as in the line of a task."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, task: AnyTask, parent: QWidget) -> None:
        super().__init__(desk, "dialog.day", desk.t("By when?"), desk.t("Set the date"), parent)
        self._workspace, self._task = workspace, task
        self.line = LineEdit(desk.theme, "dialog.day.due", parent=self)
        self.field = Field(desk.theme, self.line, self)
        self.field.say(desk.t("To be done by"))
        self.field.note(desk.t("For instance 15.03. or 15 March; empty for no date."))
        self.line.setText(desk.t.date_short(task.due) if task.due else "")
        self.line.selectAll()
        self.column.addWidget(self.field)
        self.line.setFocus()

    @classmethod
    def ask(cls, desk: Desk, workspace: OpenWorkspace, task: AnyTask, parent: QWidget) -> None:
        """Asks, and does it."""
        cls(desk, workspace, task, parent).exec()

    def go(self) -> None:
        typed = self.line.text().strip()
        meeting = self._workspace.store.get(Meeting, self._task.meeting) if self._task.meeting else None
        due = due_day(typed, (meeting.on if meeting else None) or self._workspace.today())
        if typed and due is None:
            self.field.note(sentence(self.desk.t, NotADate(typed)), Note.ERROR)
            raise Unreadable
        if due != self._task.due:
            self._workspace.do(change_task, replace(self._task, due=due), self._task)
