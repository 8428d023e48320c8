"""What does the calendar of a year print, of one committee or of all?"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from ctj_desktop.domain.ids import CommitteeId, MeetingId
from ctj_desktop.domain.notice import SATURDAY
from ctj_desktop.domain.planning.calendar import CalendarEntry, EntryKind
from ctj_desktop.services.meetings.planning.calendar import days_between
from ctj_desktop.services.membership.senders import sender
from ctj_desktop.storage.open_file import OpenFile

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.planning.calendar import CalendarPaper

CALLS = (EntryKind.CALL_OPENS, EntryKind.CALL_CLOSES)


def calendar_paper(
    store: OpenFile, committee: CommitteeId, year: int, on: date, *, every: bool = False
) -> "CalendarPaper":
    """The meetings of the year with what is due before each, though it be in the year before; `on` is when it is made.

    With `every` those of all committees, on the paper of this one.
    """
    from ctj_desktop.documents.planning.calendar import CalendarPaper, YearMeeting

    first, after = date(year, 1, 1), date(year + 1, 1, 1)
    before = days_between(store, date(year - 1, 1, 1), after, None if every else committee)
    due: defaultdict[MeetingId, list[CalendarEntry]] = defaultdict(list)
    for entries in before.entries.values():
        for one in entries:
            if one.meeting is not None and one.kind is not EntryKind.MEETING:
                due[one.meeting].append(one)
    within = [one for day, entries in before.entries.items() if day >= first for one in entries]
    return CalendarPaper(
        sender=sender(store, committee, on),
        year=year,
        meetings=tuple(
            YearMeeting(meeting=one, due=tuple(_told(due[one.meeting])))
            for one in within
            if one.kind is EntryKind.MEETING and one.meeting is not None
        ),
        calls=tuple(one for one in within if one.kind in CALLS),
        off=tuple(one for day, one in before.off.items() if day >= first and day.weekday() < SATURDAY),
        all=every,
    )


def _told(due: Sequence[CalendarEntry]) -> Iterator[CalendarEntry]:
    """Of the days to convene by the last one, as the statutes have it: by which way is a matter of the office."""
    notices = [one for one in due if one.kind is EntryKind.NOTICE]
    yield from (one for one in due if one.kind is not EntryKind.NOTICE or one is notices[-1])
