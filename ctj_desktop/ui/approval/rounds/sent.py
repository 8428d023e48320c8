"""What was sent about a meeting, where its minutes can go once more as they went?"""

from ctj_desktop.domain.records.dispatches import Dispatch, DispatchKind
from ctj_desktop.domain.records.remarks import RemarkRound
from ctj_desktop.services.minutes.remarks.reading import round_of
from ctj_desktop.ui.approval.rounds.circulate import Circulate
from ctj_desktop.ui.meetings.sending.sent import SentList


class SentWithMinutes(SentList):
    """The same list, from the approval of the meeting."""

    def why_not_again(self, one: Dispatch) -> str:
        if one.what is DispatchKind.MINUTES and self._round_of(one) is None:
            return self.desk.t("The round in which this went is not in this workspace.")
        return ""

    def again_of(self, one: Dispatch) -> bool:
        opened = self._round_of(one) if one.what is DispatchKind.MINUTES else None
        if opened is None:
            return super().again_of(one)
        return Circulate.ask(self.desk, self._workspace, self._facts.meeting, self, opened, one).gone

    def _round_of(self, one: Dispatch) -> RemarkRound | None:
        return round_of(self._workspace.store, one)
