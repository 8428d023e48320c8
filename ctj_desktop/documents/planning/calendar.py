"""How is the year of a committee said on a page: its meetings, what is due for each, calls, days of rest?"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from ctj_desktop.documents.blocks import (
    AttendanceGroup,
    AttendanceRow,
    AttendanceTable,
    Document,
    Heading,
    Listing,
    Pair,
    Paragraph,
    Title,
)
from ctj_desktop.documents.inline import alike, both
from ctj_desktop.documents.papers import PaperOptions, Sender, Voices, joined, letterhead, notices, paper_facts
from ctj_desktop.domain.holidays import DayOff
from ctj_desktop.domain.planning.calendar import CalendarEntry, EntryKind
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.meetings import MeetingState
from ctj_desktop.i18n import N_, N_n, Translator
from ctj_desktop.i18n.words import word_within

DUE = {
    EntryKind.NOTICE: N_("convocation by {day}"),
    EntryKind.PROPOSALS: N_("proposals until {day}"),
    EntryKind.FILE_CLOSED: N_("the file closes on {day}"),
    EntryKind.DOCUMENTS: N_("documents by {day}"),
    EntryKind.ANSWER: N_("answers by {day}"),
}
CALLS = {
    EntryKind.CALL_OPENS: N_("Call for projects opens"),
    EntryKind.CALL_CLOSES: N_("Call for projects closes"),
}
NOT_HELD = frozenset({MeetingState.CANCELLED, MeetingState.POSTPONED, MeetingState.INQUORATE})
"""What a meeting says of itself beside its number."""


class YearMeeting(NamedValue):
    """A meeting with the days by which something of it is due, in order."""

    meeting: CalendarEntry
    due: tuple[CalendarEntry, ...] = ()


class CalendarPaper(NamedValue):
    """Everything that is printed; with `all` the meetings of every committee, each with its name."""

    sender: Sender
    year: int
    meetings: tuple[YearMeeting, ...] = ()
    calls: tuple[CalendarEntry, ...] = ()
    off: tuple[DayOff, ...] = ()
    all: bool = False


def document(paper: CalendarPaper, french: Translator, german: Translator, options: PaperOptions) -> Document:
    """The calendar as blocks."""
    voices = Voices(french, german, paper.sender.committee.inclusive)
    title, year = voices.say(N_("Calendar of meetings")), str(paper.year)
    count = voices.count(N_n("{count} meeting", "{count} meetings"), len(paper.meetings))
    heads = (voices.say(N_("Day")), voices.say(N_("Meeting")), voices.say(N_("Place")))
    rows = tuple(_meeting(one, paper, voices) for one in paper.meetings)
    group = AttendanceGroup(label=voices.say(N_("Meetings")), rows=rows)
    nothing = Paragraph(text=voices.say(N_("No meeting is planned in this year yet.")))
    identity = f"{paper.sender.committee.id} {year}{' all' if paper.all else ''}"
    return Document(
        facts=paper_facts(paper.sender, title, "CAL", options, about=year, identity=identity),
        blocks=(
            letterhead(paper.sender, voices),
            Title(title=title, subtitle=alike(year), meta=count),
            *notices(options, voices),
            AttendanceTable(heads=heads, groups=(group,), outlined=True) if rows else nothing,
            *_calls(paper, voices),
            *_rest(paper.off, voices),
        ),
    )


def _meeting(one: YearMeeting, paper: CalendarPaper, voices: Voices) -> AttendanceRow:
    """The day and its hours, below them what is due before; the number with the name, and where."""
    entry = one.meeting
    number = voices.say(N_("Meeting {number}"), number=entry.number) if entry.number else voices.say(N_("Meeting"))
    parts = [voices.name(entry.committee_name) if paper.all else None, voices.name(entry.title), _state(entry, voices)]
    return AttendanceRow(
        name=_day(entry.on, voices),
        function=_hours(entry, voices),
        body=joined([number, *(part for part in parts if part)], " · "),
        state=voices.name(entry.place) or alike("–"),
        details=(joined([_due(due, paper.year, voices) for due in one.due], " · "),) if one.due else (),
    )


def _state(entry: CalendarEntry, voices: Voices) -> Pair | None:
    """That it was not held, or not so."""
    state = entry.state
    if state is None or state not in NOT_HELD:
        return None
    return both(*voices.two(lambda t: word_within(t, state)))


def _hours(entry: CalendarEntry, voices: Voices) -> Pair | None:
    start, end = entry.start, entry.end
    if start is None:
        return None
    if end is None:
        return both(*voices.two(lambda t: t.time(start)))
    return both(*voices.two(lambda t: t.time_range(start, end)))


def _due(due: CalendarEntry, year: int, voices: Voices) -> Pair:
    """`propositions jusqu’au 12 févr.`; a day of another year says which."""
    day = voices.two(lambda t: t.day_month_short(due.on) if due.on.year == year else t.date_long(due.on))
    return voices.say(DUE[due.kind], day=day)


def _calls(paper: CalendarPaper, voices: Voices) -> Iterator[Heading | Listing]:
    """The calls of the funds, a line for each day."""
    if paper.calls:
        yield Heading(text=voices.say(N_("Calls for projects")))
        yield Listing(entries=tuple(_line(entry, voices) for entry in paper.calls))


def _line(entry: CalendarEntry, voices: Voices) -> Pair:
    name = voices.name(entry.title) or alike(entry.number)
    return joined([_day(entry.on, voices), voices.say(CALLS[entry.kind]), name], " · ")


def _rest(off: Sequence[DayOff], voices: Voices) -> Iterator[Heading | Paragraph]:
    """The days of rest from Monday to Friday, in one paragraph."""
    if off:
        yield Heading(text=voices.say(N_("Days of rest from Monday to Friday")))
        yield Paragraph(text=both(*voices.two(lambda t: _listed(t, off))))


def _listed(t: Translator, off: Iterable[DayOff]) -> str:
    said = (f"{t.day_month_short(one.day)} {word_within(t, one.holiday)} ({one.where})" for one in off)
    return " · ".join(said)


def _day(day: dt.date, voices: Voices) -> Pair:
    return both(*voices.two(lambda t: t.date_full(day)))
