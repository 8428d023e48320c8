"""Is a meeting cancelled, postponed or taken up again, and why?"""

from collections.abc import Callable
from datetime import date
from enum import Enum

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.records.meetings import Meeting, MeetingMove, MeetingState
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.i18n import N_
from ctj_desktop.i18n.errors import which_meeting
from ctj_desktop.services.meetings.agenda_table import MeetingFacts, head_of_meeting
from ctj_desktop.services.meetings.life import cancel_meeting, postpone_meeting
from ctj_desktop.services.steps.states import name_of
from ctj_desktop.storage.unit import Unit
from ctj_desktop.ui.forms.dialog_frame import WIDE, Frame
from ctj_desktop.ui.forms.fields import Unreadable, line_field, read_day, typed
from ctj_desktop.ui.forms.line_pair import LinePair
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.fields import Note


class CallOffKind(Enum):
    """Title and verb of each way."""

    CANCEL = (N_("Cancel meeting {number}"), N_("Cancel the meeting"))
    POSTPONE = (N_("Postpone meeting {number}"), N_("Postpone the meeting"))


class CallOff(Frame):
    """The reason in both languages, which the members read; for a postponement the new day, where it is known."""

    def __init__(
        self, desk: Desk, workspace: OpenWorkspace, meeting: Meeting, how: CallOffKind, parent: QWidget
    ) -> None:
        t = desk.t
        title, verb = how.value
        super().__init__(
            desk, "dialog.call_off", t(title).format(number=which_meeting(t, name_of(meeting))), t(verb), parent
        )
        self.cancel.say(t("Keep the meeting"))
        self._workspace, self._meeting, self._how = workspace, meeting, how
        self.to = line_field(desk, "dialog.call_off.to", t("New day, if it is known"), icon="calendar-blank")
        spoken = (t("Reason, French"), t("Reason, German"))
        self.reasons = reasons = LinePair(desk, "dialog.call_off.reason", t("Reason"), spoken, self, several=True)
        self.reason_fr, self.reason_de = reasons.fr, reasons.de
        self.column.addWidget(self.to)
        self.to.setVisible(how is CallOffKind.POSTPONE)
        self.column.addWidget(reasons)
        self.widen(WIDE)
        self.keep_typed(workspace, meeting.id, how.name)
        (self.to if how is CallOffKind.POSTPONE else self.reasons.first).editor.setFocus()

    @classmethod
    def ask(cls, desk: Desk, workspace: OpenWorkspace, meeting: Meeting, how: CallOffKind, parent: QWidget) -> None:
        """Does it, or keeps the meeting."""
        cls(desk, workspace, meeting, how, parent).exec()

    def go(self) -> None:
        reason = Bilingual.of(fr=typed(self.reason_fr), de=typed(self.reason_de))
        if not reason:
            self.reasons.first.note(self.desk.t("Write the reason in at least one of the two languages."), Note.ERROR)
            self.reasons.first.editor.setFocus()
            raise Unreadable
        move = self._move(reason)
        facts = head_of_meeting(self._workspace.store, self._meeting.id)
        if facts.state is not MeetingState.CONVENED:
            self._workspace.do(move)
        elif not self._told(facts, reason, move, self._to()):
            raise Unreadable

    def _move(self, reason: Bilingual) -> Callable[[Unit], MeetingMove]:
        meeting, today = self._meeting.id, self._workspace.today()
        if self._how is CallOffKind.CANCEL:
            return lambda unit: cancel_meeting(unit, meeting=meeting, on=today, reason=reason)
        to = self._to()
        return lambda unit: postpone_meeting(unit, meeting=meeting, on=today, to=to, reason=reason)

    def _to(self) -> date | None:
        """The new day of a meeting that is put off."""
        return read_day(self.desk, self.to, self._workspace.today()) if self._how is CallOffKind.POSTPONE else None

    def _told(
        self, facts: MeetingFacts, reason: Bilingual, move: Callable[[Unit], MeetingMove], to: date | None
    ) -> bool:
        """Whoever was called to it is told, and with that it is done."""
        from ctj_desktop.ui.meetings.convene import CalledOff, Convene

        t = self.desk.t
        verb = t("Tell them and cancel") if self._how is CallOffKind.CANCEL else t("Tell them and postpone")
        off = CalledOff(reason=reason, move=move, verb=verb, put_off=self._how is CallOffKind.POSTPONE, to=to)
        asked = Convene.ask(self.desk, self._workspace, facts, self, off)
        if asked.gone:
            self.leave_typed()
        return asked.convened
