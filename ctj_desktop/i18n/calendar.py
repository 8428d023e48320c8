"""What does an entry of the calendar say, in a cell, in a line, aloud?"""

from collections.abc import Iterable
from typing import Final

from ctj_desktop.domain.holidays import DayOff
from ctj_desktop.domain.planning.calendar import CalendarEntry, EntryKind
from ctj_desktop.domain.records.meetings import MeetingState
from ctj_desktop.errors import N_
from ctj_desktop.i18n.translator import Translator
from ctj_desktop.i18n.words import word, word_within

ABOUT: Final = {
    EntryKind.MEETING: N_("Meeting {name}"),
    EntryKind.NOTICE: N_("Convene at the latest ({ways}): {name}"),
    EntryKind.PROPOSALS: N_("Proposals until this day: {name}"),
    EntryKind.FILE_CLOSED: N_("The file closes: {name}"),
    EntryKind.DOCUMENTS: N_("Documents are due: {name}"),
    EntryKind.ANSWER: N_("Answers are due: {name}"),
    EntryKind.CALL_OPENS: N_("The call opens: {name}"),
    EntryKind.CALL_CLOSES: N_("The call closes: {name}"),
    EntryKind.CALL_DECIDES: N_("The call is decided: {name}"),
    EntryKind.CALL_REPORTS: N_("Final reports of the call are due: {name}"),
    EntryKind.STAGE_DUE: N_("The project is to go on: {name}"),
    EntryKind.CONDITION_DUE: N_("A condition is due: {name}"),
    EntryKind.INSTALMENT_DUE: N_("An instalment is due: {name}"),
    EntryKind.PROJECT_STARTS: N_("The project starts: {name}"),
    EntryKind.PROJECT_ENDS: N_("The project ends: {name}"),
}
_SAID: Final = frozenset({MeetingState.CANCELLED, MeetingState.POSTPONED, MeetingState.INQUORATE})
"""States that a meeting on the calendar says: it was not held, or not so."""


def entry_text(t: Translator, entry: CalendarEntry) -> str:
    """The whole of it but its day: Meeting 2027-01, MOC, 14:00, Vallorbe."""
    if entry.kind is EntryKind.MANDATES_END:
        said = t.n("{count} mandate ends: {name}", "{count} mandates end: {name}", entry.count)
        return said.format(count=entry.count, name=entry.committee_name.or_other(t.language))
    ways = t.join([word_within(t, way) for way in entry.ways])
    return t(ABOUT[entry.kind]).format(name=_name(t, entry), ways=ways)


def entry_short(t: Translator, entry: CalendarEntry) -> str:
    """As a cell has room for it: the hour and the committee of a meeting, else what it is and of which meeting."""
    if entry.kind is EntryKind.MEETING:
        hour = t.clock(entry.start) if entry.start is not None else ""
        name = " ".join(filter(None, (hour, entry.committee_name.or_other(t.language))))
        return f"{name} ({word_within(t, entry.state)})" if entry.state in _SAID else name
    if entry.call is not None:
        return f"{word(t, entry.kind)} {entry.number or entry.title.or_other(t.language)}"
    if entry.kind is EntryKind.MANDATES_END:
        return f"{word(t, entry.kind)} {entry.count}"
    if entry.project is not None:  # an icon stands before it
        return f"{entry.number} {word_within(t, entry.kind)}".strip()
    return f"{word(t, entry.kind)} {entry.number}".rstrip()


def rest_text(t: Translator, off: DayOff) -> str:
    """Which day of rest it is and in which regions: Ascension Day (FR, NE)."""
    return f"{word(t, off.holiday)} ({off.where})"


def day_text(t: Translator, day_said: str, off: DayOff | None, entries: Iterable[CalendarEntry]) -> str:
    """A day as it is spoken: its date, what makes it a day of rest, and everything that stands on it."""
    return ", ".join(filter(None, (day_said, rest_text(t, off) if off else "", *(entry_text(t, e) for e in entries))))


def _name(t: Translator, entry: CalendarEntry) -> str:
    """Number, committee, title, and of a meeting its hours, its place and that it is not held."""
    language = t.language
    if entry.call is not None:
        return entry.title.or_other(language) or entry.number
    if entry.project is not None:
        return ", ".join(filter(None, (entry.number, entry.title.or_other(language), entry.about.or_other(language))))
    parts = [entry.number, entry.committee_name.or_other(language), entry.title.or_other(language)]
    if entry.kind is EntryKind.MEETING:
        parts += [hours_text(t, entry), entry.place.or_other(language)]
        parts += [word_within(t, entry.state)] if entry.state in _SAID else []
    return ", ".join(filter(None, parts))


def hours_text(t: Translator, entry: CalendarEntry) -> str:
    """14:00–16:00, or the start alone."""
    return "–".join(t.clock(one) for one in (entry.start, entry.end) if one is not None and entry.start is not None)
