"""Is a session really opened today, when its meeting is planned for another day?"""

from datetime import date, time

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.ids import MeetingId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import Meeting, MeetingMove
from ctj_desktop.services.meetings.life import change_meeting
from ctj_desktop.services.session.course import open_session
from ctj_desktop.services.steps.records import the
from ctj_desktop.storage.unit import Unit
from ctj_desktop.ui.forms.dialog_frame import Frame
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.labels import Label


def open_on_another_day(unit: Unit, *, meeting: MeetingId, on: date, opened_at: time) -> MeetingMove:
    """One act for the person: the meeting is held that day, by its mandates and statutes, and its session opens."""
    stored = the(unit.store, Meeting, meeting)
    change_meeting(unit, replace(stored, on=on), stored)
    return open_session(unit, meeting=meeting, on=on, opened_at=opened_at)


class OpenSession(Frame):
    """The day that was planned, and the day on which the meeting would be held."""

    def __init__(
        self, desk: Desk, workspace: OpenWorkspace, meeting: Meeting, opened_at: time, parent: QWidget
    ) -> None:
        t = desk.t
        super().__init__(desk, "dialog.open_session", t("Open the session"), t("Open it today"), parent)
        self._workspace, self._meeting, self._at = workspace, meeting, opened_at
        self.opened = False
        self.planned = Label(desk.theme, wrap=True, name="dialog.open_session.planned", parent=self)
        self.planned.say(self._planned())
        self.column.addWidget(self.planned)
        self.cancel.setFocus()  # a key that opened the dialog does not answer it

    @classmethod
    def ask(cls, desk: Desk, workspace: OpenWorkspace, meeting: Meeting, opened_at: time, parent: QWidget) -> bool:
        """Opens it, or does not; says which."""
        dialog = cls(desk, workspace, meeting, opened_at, parent)
        dialog.exec()
        return dialog.opened

    def go(self) -> None:
        today = self._workspace.today()
        self._workspace.do(open_on_another_day, meeting=self._meeting.id, on=today, opened_at=self._at)
        self.opened = True

    def _planned(self) -> str:
        t, on, today = self.desk.t, self._meeting.on, self._workspace.today()
        planned = t.date_full(on) if on is not None else t("date not set")
        return t(
            "The meeting is planned for {planned}. Opened now, it is held on {today}, and so its papers say."
        ).format(planned=planned, today=t.date_full(today))
