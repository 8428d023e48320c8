"""May what was minuted of a meeting still change, or are its minutes approved?"""

from ctj_desktop.domain.ids import MeetingId
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.services.meetings.refusals import MinutesFixed
from ctj_desktop.services.steps.records import the
from ctj_desktop.services.steps.states import FINAL, meeting_state, name_of
from ctj_desktop.storage.open_file import OpenFile


def need_unapproved(store: OpenFile, meeting: MeetingId) -> Meeting:
    """The meeting; `MinutesFixed` where its minutes are approved: nothing that they say changes any more."""
    found = the(store, Meeting, meeting)
    if meeting_state(store, meeting) in FINAL:
        raise MinutesFixed(name_of(found))
    return found
