"""Like which earlier meeting is a new one planned, and does every item return or only what returns each time?"""

from uuid import UUID

from PySide6.QtCore import QObject, Signal

from ctj_desktop.domain.ids import CommitteeId, MeetingId
from ctj_desktop.domain.records.meetings import Meeting, MeetingState
from ctj_desktop.i18n.words import word
from ctj_desktop.services.meetings.planning.copying import ExampleMeeting, examples
from ctj_desktop.services.steps.states import AHEAD
from ctj_desktop.ui.forms.dialog_frame import Frame
from ctj_desktop.ui.forms.entries.choices import NONE
from ctj_desktop.ui.forms.fields import choice_of, chosen
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.widgets.check import CheckBox
from ctj_desktop.ui.widgets.fields import ComboBox, Field


class Example(QObject):
    """The fields, which the dialog lays out among its own; `chosen` comes when another meeting is the example."""

    chosen = Signal(object)

    def __init__(self, dialog: Frame, workspace: OpenWorkspace) -> None:
        super().__init__(dialog)
        desk, name, t = dialog.desk, dialog.objectName(), dialog.desk.t
        self._desk, self._workspace = desk, workspace
        self._found: list[ExampleMeeting] = []
        self.like = Field(desk.theme, ComboBox(desk.theme, f"{name}.like"), dialog)
        self.like.say(t("Agenda like that of"))
        self.every_item = CheckBox(desk.theme, f"{name}.every_item", dialog)
        self.every_item.say(t("Every item, not only headings and standing items"))
        choice_of(self.like).currentIndexChanged.connect(lambda _at: self._show_choice())

    def offer(self, committee: CommitteeId | None, like: MeetingId | None = None) -> None:
        """The committee's meetings that have an agenda; where there are none, nothing is asked."""
        self._found = examples(self._workspace.store, committee) if committee is not None else []
        choice_of(self.like).offer([(NONE, None), *((self._said(one), one.meeting.id) for one in self._found)], like)
        self.like.setVisible(bool(self._found))
        self._show_choice()

    def meeting(self) -> Meeting | None:
        """The example; None where there is none."""
        key = chosen(self.like, UUID)
        return next((one.meeting for one in self._found if one.meeting.id == key), None)

    def key(self) -> MeetingId | None:
        """Its id."""
        example = self.meeting()
        return example.id if example is not None else None

    def _show_choice(self) -> None:
        example = self.meeting()
        self.every_item.setVisible(example is not None)
        self.chosen.emit(example)

    def _said(self, one: ExampleMeeting) -> str:
        """2027-01 · 12 March 2027; what is only planned or did not take place says so."""
        t, meeting = self._desk.t, one.meeting
        day = t.date_long(meeting.on) if meeting.on is not None else t("date not set")
        off = one.state in AHEAD or one.state in (MeetingState.CANCELLED, MeetingState.POSTPONED)
        return " · ".join(filter(None, (meeting.number, day, word(t, one.state) if off else "")))
