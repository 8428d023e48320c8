"""Which meeting does somebody mean who names none?"""

from uuid import UUID

from ctj_desktop.domain.ids import CommitteeId, MeetingId
from ctj_desktop.domain.records.meetings import MeetingState
from ctj_desktop.services.steps.here import today_in
from ctj_desktop.services.steps.move_ends import apart_ends
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries import today as queries_today


def nearest_meeting(store: OpenFile, committee: CommitteeId | None, *, held: bool = False) -> MeetingId | None:
    """The next one that is still to be held, of one committee or of all; or the oldest without approved minutes."""
    apart = apart_ends(store, "meeting", MeetingState.DRAFT, committee)
    ahead = queries_today.meetings_ahead(store, today_in(store), committee, 1, apart)
    to_approve = queries_today.unapproved(store, committee, apart)
    found = [*to_approve, *ahead] if held else [*ahead, *to_approve]
    return MeetingId(UUID(bytes=found[0].id)) if found else None
