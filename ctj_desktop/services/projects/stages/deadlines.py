"""What is due for the projects on each day of a month or a year, and what of it is late?"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from uuid import UUID

from ctj_desktop.domain.ids import CommitteeId, ProjectId
from ctj_desktop.domain.planning.calendar import CalendarEntry, EntryKind
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.texts import NO_TEXT, shown_text
from ctj_desktop.services.meetings.planning.calendar import Days, days_between
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.calendar import due_between, meetings_with_projects

OF_CALLS = frozenset({EntryKind.CALL_OPENS, EntryKind.CALL_CLOSES, EntryKind.CALL_DECIDES, EntryKind.CALL_REPORTS})


def days_of_projects(store: OpenFile, first: date, after: date, committee: CommitteeId | None = None) -> Days:
    """What concerns the projects in [first, after) of one committee or of all.

    By when they should leave a stage, conditions and instalments that are due, when they start and end; the calls of
    the funds; the meetings on whose agenda a project stands.
    """
    planned, treated = days_between(store, first, after, committee), meetings_with_projects(store, first, after)
    found = defaultdict[date, list[CalendarEntry]](list)
    for day, entries in planned.entries.items():
        for entry in entries:
            met = entry.kind is EntryKind.MEETING and entry.meeting is not None and entry.meeting.bytes in treated
            if met or entry.kind in OF_CALLS:
                found[day].append(entry)
    for entry in _due(store, first, after, committee, own_days=True):
        found[entry.on].append(entry)
    return replace(
        planned, entries={day: tuple(sorted(found[day], key=lambda one: one.order)) for day in sorted(found)}
    )


def overdue(store: OpenFile, today: date, committee: CommitteeId | None = None) -> tuple[CalendarEntry, ...]:
    """What was due before that day and is not done: stages to leave, conditions, instalments; the oldest first."""
    found = _due(store, date.min, today, committee, own_days=False)
    return tuple(sorted(found, key=lambda one: (one.on, one.order)))


def _due(
    store: OpenFile, first: date, after: date, committee: CommitteeId | None, *, own_days: bool
) -> Iterator[CalendarEntry]:
    for kind, key, of, number, fr, de, about, about_fr, about_de, day in due_between(
        store, first, after, committee, own_days=own_days
    ):
        yield CalendarEntry(
            kind=EntryKind(kind),
            on=date.fromisoformat(day),
            committee=CommitteeId(UUID(bytes=of)),
            number=number or "",
            title=shown_text(fr, de),
            project=ProjectId(UUID(bytes=key)),
            about=shown_text(about_fr, about_de) if about_fr or about_de else NO_TEXT,
            record=UUID(bytes=about) if about else None,
        )
