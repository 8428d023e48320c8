"""What stands on a day of the calendar of meetings or projects, and which days does a month show?"""

from calendar import Calendar, monthrange
from datetime import date, time
from enum import StrEnum
from typing import Final
from uuid import UUID

from ctj_desktop.domain.days import YEARS_MEANT
from ctj_desktop.domain.ids import CommitteeId, MeetingId, ProjectId
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.meetings import MeetingState
from ctj_desktop.domain.records.people import DeliveryChannel
from ctj_desktop.domain.texts import NO_TEXT, Bilingual

MONTHS: Final = 12


class EntryKind(StrEnum):
    """What happens on a day; in the order in which one day lists it."""

    MEETING = "meeting"
    NOTICE = "notice"
    PROPOSALS = "proposals"
    FILE_CLOSED = "file_closed"
    DOCUMENTS = "documents"
    ANSWER = "answer"
    CALL_OPENS = "call_opens"
    CALL_CLOSES = "call_closes"
    CALL_DECIDES = "call_decides"
    CALL_REPORTS = "call_reports"
    STAGE_DUE = "stage_due"
    CONDITION_DUE = "condition_due"
    INSTALMENT_DUE = "instalment_due"
    PROJECT_STARTS = "project_starts"
    PROJECT_ENDS = "project_ends"
    MANDATES_END = "mandates_end"


PLACE: Final = {kind: at for at, kind in enumerate(EntryKind)}


class CalendarEntry(NamedValue):
    """One thing on one day: a meeting, a day by which something of it is due, a call of a fund, mandates that end.

    `ways` are those by which the convocation must leave that day at the latest; `count` is how many mandates end. Of
    what is due for a `project`, `about` says what it is (the stage, the condition, the instalment) and `record` which.
    """

    kind: EntryKind
    on: date
    committee: CommitteeId | None = None
    committee_name: Bilingual = NO_TEXT
    meeting: MeetingId | None = None
    number: str = ""
    title: Bilingual = NO_TEXT
    place: Bilingual = NO_TEXT
    link: str = ""
    start: time | None = None
    end: time | None = None
    state: MeetingState | None = None
    ways: tuple[DeliveryChannel, ...] = ()
    call: UUID | None = None
    count: int = 0
    project: ProjectId | None = None
    about: Bilingual = NO_TEXT
    record: UUID | None = None

    @property
    def is_off(self) -> bool:
        """A meeting that is not held; one that was postponed may stand on its new day already."""
        return self.kind is EntryKind.MEETING and self.state is MeetingState.CANCELLED

    @property
    def speaks_of(self) -> UUID | None:
        """The record that it is about."""
        return self.record or self.project or self.meeting or self.call or self.committee

    @property
    def order(self) -> tuple[object, ...]:
        """How the entries of one day stand: by kind, meetings by their hour."""
        return PLACE[self.kind], self.start is None, self.start or time.min, self.number, self.committee_name.fr.text


def weeks_of(month: date) -> tuple[tuple[date, ...], ...]:
    """The weeks of a month from Monday to Sunday, whole: the first and the last reach into its neighbours."""
    return tuple(tuple(week) for week in Calendar().monthdatescalendar(month.year, month.month))


def months_away(day: date, months: int) -> date:
    """The same day so many months later or earlier, the last of a shorter month; it stays in the years people mean."""
    at = day.year * MONTHS + day.month - 1 + months
    at = min(max(at, YEARS_MEANT.start * MONTHS), YEARS_MEANT.stop * MONTHS - 1)
    year, month = at // MONTHS, at % MONTHS + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def within_years(day: date) -> date:
    """The day, or the first or last one of the years people mean."""
    return min(max(day, date(YEARS_MEANT.start, 1, 1)), date(YEARS_MEANT.stop - 1, 12, 31))
