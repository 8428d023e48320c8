"""When was the session really opened and closed?"""

from datetime import time

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.services.session.course import correct_session
from ctj_desktop.ui.forms.dialog_frame import Frame
from ctj_desktop.ui.forms.fields import Unreadable, line_field, read_clock, set_text
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.fields import Field, Note


class SessionTimes(Frame):
    """The opening, and the close where the session is closed."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, meeting: Meeting, parent: QWidget) -> None:
        t = desk.t
        super().__init__(desk, "dialog.session_times", t("Times of the session"), t("Correct the times"), parent)
        self._workspace, self._meeting = workspace, meeting
        self.opened = line_field(desk, "dialog.session_times.opened", t("Opened at"))
        self.closed = line_field(desk, "dialog.session_times.closed", t("Closed at"))
        set_text(self.opened, t.clock(meeting.opened_at) if meeting.opened_at else "")
        set_text(self.closed, t.clock(meeting.closed_at) if meeting.closed_at else "")
        self.closed.setVisible(meeting.closed_at is not None)
        row = QHBoxLayout()
        row.addWidget(self.opened)
        row.addWidget(self.closed)
        self.column.addLayout(row)
        self.opened.editor.setFocus()

    @classmethod
    def ask(cls, desk: Desk, workspace: OpenWorkspace, meeting: Meeting, parent: QWidget) -> None:
        """Corrects them, or nothing."""
        cls(desk, workspace, meeting, parent).exec()

    def go(self) -> None:
        opened = self._time(self.opened)
        closed = self._time(self.closed) if self._meeting.closed_at is not None else None
        corrected = replace(self._meeting, opened_at=opened, closed_at=closed)
        self._workspace.do(correct_session, corrected, self._meeting)

    def _time(self, field: Field) -> time:
        value = read_clock(self.desk, field)
        if value is None:
            field.note(self.desk.t("Write the time, for instance 14:05."), Note.ERROR)
            field.editor.setFocus()
            raise Unreadable
        return value
