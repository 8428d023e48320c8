"""Which meeting sits now, and at which item?"""

from ctj_desktop.domain.clock import agenda
from ctj_desktop.domain.ids import CommitteeId, MeetingId
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting, MeetingState
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.membership.roll import clock_of
from ctj_desktop.services.session.clock import current_row
from ctj_desktop.services.steps.records import the
from ctj_desktop.services.steps.states import meeting_state
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.meetings import opened_meetings


class UnderWay(NamedValue):
    """A meeting in session, and the item at which it is taken up again."""

    meeting: Meeting
    number: str
    title: Bilingual


def session_under_way(store: OpenFile, committee: CommitteeId | None = None) -> UnderWay | None:
    """The meeting that sits, of one committee or of all; of several the one opened last."""
    for meeting_id in opened_meetings(store, committee):
        if meeting_state(store, meeting_id) is MeetingState.IN_SESSION:
            owner = the(store, Meeting, meeting_id)
            planned = agenda(store.all(AgendaItem, meeting=meeting_id), owner.start)
            row = current_row(planned, clock_of(owner))
            number, title = (row.shown_number, row.item.title) if row else ("", Bilingual())
            return UnderWay(meeting=owner, number=number, title=title)
    return None


def is_in_session(store: OpenFile, meeting: MeetingId) -> bool:
    """Whether a meeting sits now."""
    return meeting_state(store, meeting) is MeetingState.IN_SESSION
