"""What is needed to plan a meeting? A committee; the day, hour and place may follow."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ctj_desktop.domain.ids import CommitteeId, MeetingId
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.i18n.registers import register_name
from ctj_desktop.services.meetings.agenda import add_standing_items
from ctj_desktop.services.meetings.life import plan_meeting
from ctj_desktop.services.meetings.second_call import without_quorum
from ctj_desktop.services.steps.records import home_of
from ctj_desktop.services.steps.states import name_of
from ctj_desktop.storage.unit import Unit
from ctj_desktop.ui.forms.dialog_frame import WIDE, Frame
from ctj_desktop.ui.forms.entries.choices import NONE
from ctj_desktop.ui.forms.fields import Unreadable, choice_of, chosen, line_field, read_clock, read_day, typed
from ctj_desktop.ui.forms.line_pair import LinePair
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.check import CheckBox
from ctj_desktop.ui.widgets.fields import ComboBox, Field, Note


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
        self.committee = Field(desk.theme, ComboBox(desk.theme, "dialog.meeting.committee"), self)
        self.committee.say(t("Committee"))
        self.on = line_field(desk, "dialog.meeting.on", t("Date"), icon="calendar-blank")
        self.start = line_field(desk, "dialog.meeting.start", t("Start"), icon="clock")
        self.end = line_field(desk, "dialog.meeting.end", t("End"), icon="clock")
        spoken = (t("Place, French"), t("Place, German"))
        self.places = LinePair(desk, "dialog.meeting.place", t("Place"), spoken, self, icon="map-pin")
        self.place_fr, self.place_de = self.places.fr, self.places.de
        self.standing = CheckBox(desk.theme, "dialog.meeting.standing", self)
        self.standing.say(t("Start with the standing items"))
        self.standing.setChecked(True)
        self.second_call = Field(desk.theme, ComboBox(desk.theme, "dialog.meeting.second_call_of"), self)
        self.second_call.say(register_name(t, "second_call_of"))
        self.named = {"end": self.end, "second_call_of": self.second_call}
        self._offer_committees()
        choice_of(self.committee).currentIndexChanged.connect(lambda _at: self._offer_first_calls())
        self._offer_first_calls()
        self._arrange()
        self.on.editor.setFocus()

    @classmethod
    def ask(cls, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> MeetingId | None:
        """The new meeting, or None when the person thought better of it."""
        dialog = cls(desk, workspace, parent)
        dialog.exec()
        return dialog.made

    def go(self) -> None:
        committee = chosen(self.committee, UUID)
        if committee is None:
            self.on.note(self.desk.t("There is no committee yet. Set one up first."), Note.ERROR)
            raise Unreadable
        first = chosen(self.second_call, UUID)
        new = Meeting(
            id=MeetingId(self._workspace.new_id()),
            home=home_of(CommitteeId(committee)),
            committee=CommitteeId(committee),
            on=read_day(self.desk, self.on, self._workspace.today()),
            start=read_clock(self.desk, self.start),
            end=read_clock(self.desk, self.end),
            place=Bilingual.of(fr=typed(self.place_fr), de=typed(self.place_de)),
            second_call_of=MeetingId(first) if first is not None else None,
        )
        self.made = self._workspace.do(carry_out, new, standing=self.standing.isChecked()).id

    def _offer_committees(self) -> None:
        t = self.desk.t
        committees = self._workspace.store.all(Committee)
        names = [(c.short_name.or_other(t.language) or c.name.or_other(t.language), c.id) for c in committees]
        choice_of(self.committee).offer(names, self._workspace.committee)
        self.committee.setVisible(len(committees) > 1)

    def _offer_first_calls(self) -> None:
        """The meetings of the committee that had no quorum; where there are none, nothing is asked."""
        t, committee = self.desk.t, chosen(self.committee, UUID)
        found = without_quorum(self._workspace.store, CommitteeId(committee)) if committee is not None else []
        days = [(one, t.date_long(one.on) if one.on is not None else "") for one in found]
        named = [(" · ".join(filter(None, (one.number, day))), one.id) for one, day in days]
        choice_of(self.second_call).offer([(NONE, None), *named], None)
        self.second_call.setVisible(bool(found))

    def _arrange(self) -> None:
        self.column.addWidget(self.committee)
        when = QHBoxLayout()
        for field, share in ((self.on, 2), (self.start, 1), (self.end, 1)):
            when.addWidget(field, share, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(when)
        self.column.addWidget(self.places)
        self.widen(WIDE)
        self.column.addWidget(self.second_call)
        self.column.addWidget(self.standing)
