"""How does what stands on the calendar become a file that other calendars take in?

A meeting has the same identifier as the appointment that its convocation sends, so that the calendar which has that one
changes it; all else has one that follows from what it is, and is the same in the next file.
"""

from datetime import date, datetime

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.planning.calendar import CalendarEntry, EntryKind
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.meetings import MeetingState
from ctj_desktop.files.calendar import Event, calendar_of_many
from ctj_desktop.i18n.calendar import entry_text
from ctj_desktop.i18n.translator import Translator
from ctj_desktop.services.meetings.planning.calendar import Days, days_between
from ctj_desktop.services.meetings.sending.dispatches import next_revision
from ctj_desktop.storage.open_file import OpenFile

UNCERTAIN = frozenset({MeetingState.DRAFT, MeetingState.POSTPONED})


def calendar_file(
    store: OpenFile, t: Translator, first: date, after: date, committee: CommitteeId | None, at: datetime
) -> bytes:
    """All that stands in [first, after) of one committee or of all, said in the language of `t`."""
    return file_of_days(store, t, days_between(store, first, after, committee), calendar_name(store, t, committee), at)


def file_of_days(store: OpenFile, t: Translator, days: Days, name: str, at: datetime) -> bytes:
    """All that stands on these days, as a calendar of that name."""
    events = [_event(store, t, one, at) for day in sorted(days.entries) for one in days.entries[day]]
    return calendar_of_many(events, name)


def calendar_name(store: OpenFile, t: Translator, committee: CommitteeId | None) -> str:
    """Meetings of the committee: under this name it stands in another calendar, and on the disk."""
    owner = store.get(Committee, committee) if committee is not None else None
    if owner is None:
        return t("Meetings")
    return " ".join((t("Meetings"), (owner.short_name or owner.name).or_other(t.language)))


def _event(store: OpenFile, t: Translator, entry: CalendarEntry, at: datetime) -> Event:
    language = t.language
    meeting = entry.meeting if entry.kind is EntryKind.MEETING else None
    if meeting is None:
        return Event(
            uid=f"{_uid(entry)}@ctj-desktop",
            revision=0,
            stamp=at,
            on=entry.on,
            summary=entry_text(t, entry),
            language=language.value,
            busy=False,
        )
    called = entry.committee_name.or_other(language)
    return Event(
        uid=f"{meeting}@ctj-desktop",
        revision=max(next_revision(store, meeting) - 2, 0),
        stamp=at,
        on=entry.on,
        start=entry.start,
        end=entry.end,
        summary=" ".join(filter(None, (t("Meeting"), entry.number, "·", called))),
        language=language.value,
        place=entry.place.or_other(language) or entry.link,
        link=entry.link,
        description=entry.title.or_other(language),
        cancelled=entry.is_off,
        tentative=entry.state in UNCERTAIN,
    )


def _uid(entry: CalendarEntry) -> str:
    """Of which record it speaks and what; of a last day to convene by which ways, of mandates on which day."""
    more = entry.on.isoformat() if entry.kind is EntryKind.MANDATES_END else "-".join(entry.ways)
    return ".".join(filter(None, (str(entry.speaks_of), entry.kind.value.replace("_", "-"), more)))
