"""What can be done with the round of remarks of a meeting, on whichever page shows its minutes?"""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QFileDialog, QWidget

from ctj_desktop.domain.ids import MeetingId
from ctj_desktop.domain.records.meetings import Meeting, MeetingState
from ctj_desktop.domain.records.remarks import RemarkRound
from ctj_desktop.errors import Refused
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.i18n.meetings import number_said
from ctj_desktop.services.meetings.refusals import MinutesFixed
from ctj_desktop.services.minutes.remarks.reading import shown_number
from ctj_desktop.services.minutes.remarks.rounds import ROUND, last_round
from ctj_desktop.services.steps.states import FINAL, meeting_state, name_of
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk

ROUND_ACTS: Final = ("circulate", "remind_remarks", "change_round", "take_remarks", "sent")


class RoundActs:
    """The acts of the meeting that a page shows now."""

    def __init__(
        self, desk: Desk, workspace: OpenWorkspace, meeting: Callable[[], MeetingId | None], page: QWidget
    ) -> None:
        self._desk, self._workspace, self._meeting, self._page = desk, workspace, meeting, page

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """By the keys of the acts."""
        return {
            "circulate": self.circulate,
            "remind_remarks": self.remind,
            "change_round": self.change,
            "take_remarks": self.take,
            "sent": self.sent,
        }

    def why_not(self, key: str) -> str:
        """Why one cannot be done now; empty where it can."""
        t, meeting = self._desk.t, self._found()
        if meeting is None:
            return t("Choose a meeting first.")
        if key == "sent":
            return ""
        if shut := self._workspace.why_not_write(t):
            return shut
        state = meeting_state(self._workspace.store, meeting.id)
        if key == "circulate":
            return _why_not_round(t, state)
        if state in FINAL:
            return sentence(t, MinutesFixed(name_of(meeting)))
        opened = last_round(self._workspace.store, meeting)
        if opened is None:
            return t("The minutes did not go round yet: circulate them first.")
        return self._why_not_remind(opened) if key == "remind_remarks" else ""

    def _why_not_remind(self, opened: RemarkRound) -> str:
        from ctj_desktop.services.minutes.remarks.sending import need_reminding

        try:
            need_reminding(self._workspace.store, opened, self._workspace.today())
        except Refused as refused:
            return sentence(self._desk.t, refused)
        return ""

    def circulate(self) -> None:
        """Asks to whom and until when; then the minutes go round, the first time or once more."""
        from ctj_desktop.ui.approval.rounds.circulate import Circulate

        meeting = self._found()
        if meeting is not None and not self.why_not("circulate"):
            Circulate.ask(self._desk, self._workspace, meeting, self._page)

    def remind(self) -> None:
        """Whoever was asked and has said nothing."""
        from ctj_desktop.services.minutes.remarks.sending import silent_in
        from ctj_desktop.ui.approval.rounds.circulate import Circulate

        meeting, opened = self._found(), self._round()
        if meeting is None or opened is None or self.why_not("remind_remarks"):
            return
        if silent_in(self._workspace.store, opened, self._workspace.today()):
            Circulate.ask(self._desk, self._workspace, meeting, self._page, opened)
        else:
            self._desk.bus.refused.emit(self._desk.t("Nobody is to be reminded: no one who was asked is still silent."))

    def change(self) -> None:
        """Another last day, the end of the round, or none any more."""
        from ctj_desktop.ui.forms.screens.making import AskFields

        t, meeting, opened = self._desk.t, self._found(), self._round()
        if meeting is None or opened is None or self.why_not("change_round"):
            return
        title = t("Remark round {number} of meeting {meeting}").format(
            number=shown_number(self._workspace.store, opened), meeting=number_said(t, meeting)
        )
        dialog = AskFields(
            self._desk,
            self._workspace,
            "dialog.change_round",
            (title, t("Keep")),
            "change_remark_round",
            RemarkRound,
            (("until", "closed_on"),),
            self._page,
            given={"remark_round": opened.id},
            proposed={"until": opened.until, "closed_on": opened.closed_on},
        )
        for entry in dialog.entries.values():
            entry.stand_by(opened)
        dialog.exec()

    def take(self) -> None:
        """Forms and mails that came back, chosen as files."""
        from ctj_desktop.ui.approval.rounds.taking import take_remarks
        from ctj_desktop.ui.imports.returned import read_returned

        if self.why_not("take_remarks"):
            return
        t = self._desk.t
        kinds = f"{t('Forms and mails')} (*.xlsx *.ods *.xlsm *.eml)"
        names, _ = QFileDialog.getOpenFileNames(self._page, t("Take in remarks"), "", kinds)
        if names:
            then = partial(take_remarks, self._desk, self._workspace, parent=self._page)
            read_returned(self._desk, [*map(Path, names)], self._page, then)

    def sent(self) -> None:
        """What was sent about the meeting, minutes and what came before them."""
        from ctj_desktop.services.meetings.agenda_table import head_of_meeting
        from ctj_desktop.ui.approval.rounds.sent import SentWithMinutes

        meeting = self._found()
        if meeting is not None:
            facts = head_of_meeting(self._workspace.store, meeting.id)
            SentWithMinutes.ask(self._desk, self._workspace, facts, self._page, None)

    def _found(self) -> Meeting | None:
        key = self._meeting()
        return self._workspace.store.get(Meeting, key) if key is not None else None

    def _round(self) -> RemarkRound | None:
        meeting = self._found()
        return last_round(self._workspace.store, meeting) if meeting is not None else None


def _why_not_round(t: Translator, state: MeetingState) -> str:
    if state in ROUND:
        return ""
    if state in FINAL:
        return t("The minutes are approved: nothing here changes any more.")
    return t("Minutes are circulated once the session is closed.")
