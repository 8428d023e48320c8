"""What is needed to plan a meeting? A committee; the day, hour and place may follow."""

from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ctj_desktop.domain.ids import MeetingId
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.i18n.registers import register_name
from ctj_desktop.services.meetings.life import plan_meeting
from ctj_desktop.services.meetings.planning.series import begin_agenda
from ctj_desktop.services.meetings.second_call import without_quorum
from ctj_desktop.services.steps.states import name_of
from ctj_desktop.storage.unit import Unit
from ctj_desktop.ui.forms.dialog_frame import WIDE, Frame
from ctj_desktop.ui.forms.entries.choices import NONE
from ctj_desktop.ui.forms.fields import choice_of, chosen, line_field, read_clock, set_text
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.meetings.meeting_lines import DayAhead, MeetingLines
from ctj_desktop.ui.meetings.planning.example import Example
from ctj_desktop.ui.widgets.fields import ComboBox, Field


def carry_out(
    unit: Unit, new: Meeting, *, standing: bool, like: MeetingId | None = None, every_item: bool = False
) -> Meeting:
    """One act for the person: the meeting and, if wanted, its standing items or the agenda of an earlier one."""
    meeting = plan_meeting(unit, new)
    begin_agenda(unit, meeting, like=like, every_item=every_item, standing=standing)
    unit.name("meeting.added", number=name_of(meeting))
    return meeting


class NewMeeting(Frame):
    """Asks for committee, day, hours and place, like which meeting it begins, of which it is the second call."""

    def __init__(
        self, desk: Desk, workspace: OpenWorkspace, parent: QWidget, on: date | None = None, like: Meeting | None = None
    ) -> None:
        t = desk.t
        super().__init__(desk, "dialog.meeting", t("New meeting"), t("Prepare the meeting"), parent)
        self._workspace = workspace
        self.made: MeetingId | None = None
        self.lines = MeetingLines(self, workspace, t("Start with the standing items"))
        self.lines.standing.setChecked(True)
        self._day = DayAhead(self, workspace, self.lines.on)
        self.start = line_field(desk, "dialog.meeting.start", t("Start"), icon="clock")
        self.end = line_field(desk, "dialog.meeting.end", t("End"), icon="clock")
        self.second_call = Field(desk.theme, ComboBox(desk.theme, "dialog.meeting.second_call_of"), self)
        self.second_call.say(register_name(t, "second_call_of"))
        self.example = Example(self, workspace)
        self.named = {"end": self.end, "second_call_of": self.second_call, "like": self.example.like}
        if like is not None:
            choice_of(self.lines.committee).choose(like.committee)
        if on is not None:
            set_text(self.lines.on, t.date_short(on))
        choice_of(self.second_call).currentIndexChanged.connect(lambda _at: self._as_the_first_call())
        self.example.chosen.connect(lambda example: self.lines.begin_like(example, self.start, self.end))
        choice_of(self.lines.committee).currentIndexChanged.connect(lambda _at: self._offer_earlier(None))
        self._offer_earlier(like)
        self._arrange()
        self.keep_typed(workspace)
        self.lines.on.editor.setFocus()

    @classmethod
    def ask(
        cls,
        desk: Desk,
        workspace: OpenWorkspace,
        parent: QWidget,
        *,
        on: date | None = None,
        like: Meeting | None = None,
    ) -> MeetingId | None:
        """The new meeting, or None when the person thought better of it; `like` is the one it is to be like."""
        dialog = cls(desk, workspace, parent, on, like)
        dialog.exec()
        return dialog.made

    def go(self) -> None:
        on = self._day.read()
        start, end = read_clock(self.desk, self.start), read_clock(self.desk, self.end)
        new = self.lines.meeting(on, start, end, chosen(self.second_call, UUID))
        standing, every_item = self.lines.standing.isChecked(), self.example.every_item.isChecked()
        like = self.example.key()
        self.made = self._workspace.do(carry_out, new, standing=standing, like=like, every_item=every_item).id

    def _offer_earlier(self, like: Meeting | None) -> None:
        """Meetings of the committee to begin like, and those that had no quorum; where there are none, no question."""
        t, committee = self.desk.t, self.lines.chosen_committee()
        self.example.offer(committee, like.id if like is not None else None)
        found = without_quorum(self._workspace.store, committee) if committee is not None else []
        days = [(one, t.date_long(one.on) if one.on is not None else "") for one in found]
        named = [(" · ".join(filter(None, (one.number, day))), one.id) for one, day in days]
        again = like.id if like is not None and like in found else None
        choice_of(self.second_call).offer([(NONE, None), *named], again)
        self.second_call.setVisible(bool(found))
        self._as_the_first_call()

    def _as_the_first_call(self) -> None:
        """What could not be decided is proposed again: its whole agenda, its hours and place; another can be chosen."""
        first = chosen(self.second_call, UUID)
        if first is not None:
            choice_of(self.example.like).choose(first)
            self.example.every_item.setChecked(True)

    def _arrange(self) -> None:
        self.column.addWidget(self.lines.committee)
        when = QHBoxLayout()
        for field, share in ((self.lines.on, 2), (self.start, 1), (self.end, 1), (self.lines.sitting, 2)):
            when.addWidget(field, share, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(when)
        self.column.addWidget(self.lines.places)
        self.widen(WIDE)
        self.column.addWidget(self.second_call)
        self.column.addWidget(self.example.like)
        self.column.addWidget(self.example.every_item)
        self.column.addWidget(self.lines.standing)
