"""What is needed to plan a meeting? A committee; the day, hour and place may follow."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ctj_desktop.domain.ids import MeetingId
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.i18n.registers import register_name
from ctj_desktop.services.meetings.agenda import add_standing_items
from ctj_desktop.services.meetings.life import plan_meeting
from ctj_desktop.services.meetings.second_call import without_quorum
from ctj_desktop.services.steps.states import name_of
from ctj_desktop.storage.unit import Unit
from ctj_desktop.ui.forms.dialog_frame import WIDE, Frame
from ctj_desktop.ui.forms.entries.choices import NONE
from ctj_desktop.ui.forms.fields import choice_of, chosen, line_field, read_clock
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.meetings.meeting_lines import MeetingLines
from ctj_desktop.ui.widgets.fields import ComboBox, Field


def carry_out(unit: Unit, new: Meeting, *, standing: bool) -> Meeting:
    """One act for the person: the meeting and, if wanted, its standing items."""
    meeting = plan_meeting(unit, new)
    if standing:
        add_standing_items(unit, meeting=meeting.id)
        unit.name("meeting.added", number=name_of(meeting))
    return meeting


class NewMeeting(Frame):
    """Asks for committee, day, hours and place, and of which meeting it is the second call."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        t = desk.t
        super().__init__(desk, "dialog.meeting", t("New meeting"), t("Prepare the meeting"), parent)
        self._workspace = workspace
        self.made: MeetingId | None = None
        self.lines = MeetingLines(self, workspace, t("Start with the standing items"))
        self.lines.standing.setChecked(True)
        self.start = line_field(desk, "dialog.meeting.start", t("Start"), icon="clock")
        self.end = line_field(desk, "dialog.meeting.end", t("End"), icon="clock")
        self.second_call = Field(desk.theme, ComboBox(desk.theme, "dialog.meeting.second_call_of"), self)
        self.second_call.say(register_name(t, "second_call_of"))
        self.named = {"end": self.end, "second_call_of": self.second_call}
        choice_of(self.lines.committee).currentIndexChanged.connect(lambda _at: self._offer_first_calls())
        self._offer_first_calls()
        self._arrange()
        self.keep_typed(workspace)
        self.lines.on.editor.setFocus()

    @classmethod
    def ask(cls, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> MeetingId | None:
        """The new meeting, or None when the person thought better of it."""
        dialog = cls(desk, workspace, parent)
        dialog.exec()
        return dialog.made

    def go(self) -> None:
        on = self.lines.day()
        start, end = read_clock(self.desk, self.start), read_clock(self.desk, self.end)
        new = self.lines.meeting(on, start, end, chosen(self.second_call, UUID))
        self.made = self._workspace.do(carry_out, new, standing=self.lines.standing.isChecked()).id

    def _offer_first_calls(self) -> None:
        """The meetings of the committee that had no quorum; where there are none, nothing is asked."""
        t, committee = self.desk.t, self.lines.chosen_committee()
        found = without_quorum(self._workspace.store, committee) if committee is not None else []
        days = [(one, t.date_long(one.on) if one.on is not None else "") for one in found]
        named = [(" · ".join(filter(None, (one.number, day))), one.id) for one, day in days]
        choice_of(self.second_call).offer([(NONE, None), *named], None)
        self.second_call.setVisible(bool(found))

    def _arrange(self) -> None:
        self.column.addWidget(self.lines.committee)
        when = QHBoxLayout()
        for field, share in ((self.lines.on, 2), (self.start, 1), (self.end, 1)):
            when.addWidget(field, share, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(when)
        self.column.addWidget(self.lines.places)
        self.widen(WIDE)
        self.column.addWidget(self.second_call)
        self.column.addWidget(self.lines.standing)
