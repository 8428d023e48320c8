"""When was a meeting held that is entered from an old record, and did anybody note its times?"""

from datetime import date, time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ctj_desktop.domain.ids import MeetingId
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.services.meetings.agenda import add_standing_items
from ctj_desktop.services.meetings.life import plan_meeting
from ctj_desktop.services.session.past_meeting import enter_past_meeting
from ctj_desktop.storage.unit import Unit
from ctj_desktop.ui.forms.dialog_frame import WIDE, Frame
from ctj_desktop.ui.forms.fields import Unreadable, line_field, read_clock, set_text
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.meetings.meeting_lines import MeetingLines
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.check import CheckBox
from ctj_desktop.ui.widgets.fields import Field, Note
from ctj_desktop.ui.widgets.labels import Label


def carry_out(
    unit: Unit, new: Meeting, *, standing: bool, opened_at: time | None = None, closed_at: time | None = None
) -> Meeting:
    """One act for the person: the meeting, if wanted its standing items, and that it was held."""
    meeting = plan_meeting(unit, new)
    if standing:
        add_standing_items(unit, meeting=meeting.id)
    enter_past_meeting(unit, meeting=meeting.id, opened_at=opened_at, closed_at=closed_at)
    return meeting


class HeldThen(Frame):
    """When the session opened and closed, or that nobody noted it; subclasses say of which meeting, and enter it."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, name: str, title: str, parent: QWidget) -> None:
        t = desk.t
        super().__init__(desk, name, title, t("Enter as held"), parent)
        self._workspace = workspace
        self.opened = line_field(desk, f"{name}.opened", t("Opened at"), icon="clock")
        self.closed = line_field(desk, f"{name}.closed", t("Closed at"), icon="clock")
        self.named = {"end": self.closed}
        self.unnoted = CheckBox(desk.theme, f"{name}.unnoted", self)
        self.unnoted.say(t("No times were noted"))
        self.unnoted.toggled.connect(lambda _on: self._show_need())

    def _times(self) -> tuple[time | None, time | None]:
        """Those of the session; what stands in the fields where none was noted is as planned."""
        found = read_clock(self.desk, self.opened), read_clock(self.desk, self.closed)
        if self.unnoted.isChecked():
            return found
        for field, value in zip((self.opened, self.closed), found, strict=True):
            if value is None:
                field.note(self.desk.t("Write the time, or say below that no times were noted."), Note.ERROR)
                field.editor.setFocus()
                raise Unreadable
        return found

    def _day(self, on: date | None, field: Field) -> date:
        """A day that is past, or this one."""
        t = self.desk.t
        if on is None or on > self._workspace.today():
            said = t("Write the day on which the meeting was held.")
            field.note(said if on is None else t("This day is still to come: prepare the meeting instead."), Note.ERROR)
            field.editor.setFocus()
            raise Unreadable
        return on

    def _show_need(self) -> None:
        t, planned = self.desk.t, self.unnoted.isChecked()
        self.opened.say(t("Planned start") if planned else t("Opened at"))
        self.closed.say(t("Planned end") if planned else t("Closed at"))
        for field in (self.opened, self.closed):
            field.clear_note()

    def _add_times(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.opened, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.closed, 1, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(row)
        self.column.addWidget(self.unnoted)


class PastMeeting(HeldThen):
    """A meeting of which nothing is here yet: committee, day, times and place."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        t = desk.t
        super().__init__(desk, workspace, "dialog.past_meeting", t("Enter a past meeting"), parent)
        self.made: MeetingId | None = None
        self.lines = MeetingLines(self, workspace, t("With the standing items"))
        hint = t(
            "By the mandates and statutes of that day; who was there is entered next. A meeting with other items "
            "is prepared first and entered as held from there."
        )
        self.hint = Label(desk.theme, colour="muted", wrap=True, name="dialog.past_meeting.hint", parent=self)
        self.hint.say(hint)
        self.column.addWidget(self.hint)
        self.column.addWidget(self.lines.committee)
        when = QHBoxLayout()
        for asked in (self.lines.on, self.lines.sitting):
            when.addWidget(asked, 1, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(when)
        self._add_times()
        self.column.addWidget(self.lines.places)
        self.column.addWidget(self.lines.standing)
        self.widen(WIDE)
        self.keep_typed(workspace)
        self.lines.on.editor.setFocus()

    @classmethod
    def ask(cls, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> MeetingId | None:
        """The meeting that was entered, or None."""
        dialog = cls(desk, workspace, parent)
        dialog.exec()
        return dialog.made

    def go(self) -> None:
        on = self._day(self.lines.day(), self.lines.on)
        opened, closed = self._times()
        new = self.lines.meeting(on, opened, closed)
        noted = (None, None) if self.unnoted.isChecked() else (opened, closed)
        standing = self.lines.standing.isChecked()
        self.made = self._workspace.do(carry_out, new, standing=standing, opened_at=noted[0], closed_at=noted[1]).id


class EnterAsHeld(HeldThen):
    """A meeting that was prepared, and held without this program."""

    def __init__(
        self, desk: Desk, workspace: OpenWorkspace, meeting: Meeting, parent: QWidget, *, now: bool = False
    ) -> None:
        """With `now` it may be said that the meeting is held now instead."""
        t = desk.t
        super().__init__(desk, workspace, "dialog.as_held", t("Enter as held"), parent)
        self._meeting, self.entered, self.now_instead = meeting, False, False
        self.now = Button(desk.theme, "dialog.as_held.now", ButtonKind.QUIET, icon="play-circle", parent=self)
        self.now.say(t("It is held now…"))
        self.now.setVisible(now)
        self.now.clicked.connect(self._hold_now)
        self.day = Label(desk.theme, wrap=True, name="dialog.as_held.day", parent=self)
        on = t.date_full(meeting.on) if meeting.on is not None else t("date not set")
        self.day.say(t("The meeting was held on {day}.").format(day=on))
        set_text(self.opened, t.clock(meeting.start) if meeting.start else "")
        set_text(self.closed, t.clock(meeting.end) if meeting.end else "")
        self.column.addWidget(self.day)
        self._add_times()
        self.column.addWidget(self.now, 0, Qt.AlignmentFlag.AlignLeft)
        self.keep_typed(workspace, meeting.id)
        self.opened.editor.setFocus()

    @classmethod
    def ask(cls, desk: Desk, workspace: OpenWorkspace, meeting: Meeting, parent: QWidget) -> bool:
        """Whether it was entered."""
        dialog = cls(desk, workspace, meeting, parent)
        dialog.exec()
        return dialog.entered

    def go(self) -> None:
        opened, closed = (None, None) if self.unnoted.isChecked() else self._times()
        self._workspace.do(enter_past_meeting, meeting=self._meeting.id, opened_at=opened, closed_at=closed)
        self.entered = True

    def _hold_now(self) -> None:
        self.now_instead = True
        self.reject()

    def _show_need(self) -> None:
        """Where none was noted the times stay as they were planned."""
        for field in (self.opened, self.closed):
            field.setEnabled(not self.unnoted.isChecked())
            field.clear_note()
