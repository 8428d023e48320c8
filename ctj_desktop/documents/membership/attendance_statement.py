"""How is the attendance of a year said on paper: the meetings that count, the sides, the bodies, the persons?"""

import datetime as dt
from collections.abc import Iterator, Sequence

from ctj_desktop.documents.blocks import (
    AttendanceGroup,
    AttendanceRow,
    AttendanceTable,
    Bar,
    Bars,
    Block,
    Document,
    Heading,
    Listing,
    Pair,
    Paragraph,
    Title,
)
from ctj_desktop.documents.inline import alike, both
from ctj_desktop.documents.papers import PaperOptions, Sender, Voices, joined, letterhead, notices, paper_facts
from ctj_desktop.documents.presence import SIDE_LABELS
from ctj_desktop.domain.attending.over_period import AttendanceTally
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.meetings import MeetingState
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.i18n import N_, N_n, Translator
from ctj_desktop.i18n.words import word_within

WAYS = (
    ("remote", N_("remotely")),
    ("substituted", N_("substitute there")),
    ("represented", N_("by proxy")),
    ("excused", N_("excused absences")),
    ("absent", N_("absences without an excuse")),
    ("on_leave", N_("on leave")),
    ("partly", N_("for a part only")),
    ("stood_in", N_("in the place of others")),
)
"""What is said below the figures, as far as it happened."""
HOW_COUNTED = (
    N_(
        "A meeting counts once it was held, with a quorum or without; a second call counts as a meeting of its own. "
        "Planned, cancelled and postponed meetings do not count."
    ),
    N_(
        "What is owed follows from the roll of each meeting: of the members who had a seat that day. Leave is not "
        "counted, and nobody owes anything for a vacant seat."
    ),
    N_("A person was present who was there in the room or remotely, for the whole meeting or a part of it."),
    N_(
        "Of bodies, sides and the committee the seats are counted, each once for every meeting; a seat was taken where "
        "its member or a substitute was there."
    ),
    N_("A proxy gives a voice and counts as no presence."),
)
MOST_BARS = 12
"""Of more meetings the list alone speaks: their days would not stand beside each other."""


class StatementEntry(NamedValue):
    """A person, a body, a side, or the committee where nothing names it, and the same of the year before."""

    tally: AttendanceTally
    name: Bilingual = NO_TEXT
    side: Side | None = None
    body: Bilingual = NO_TEXT
    before: AttendanceTally | None = None


class StatementMeeting(NamedValue):
    """A meeting of the year; `why_not`, marked with N_, is why it does not count."""

    on: dt.date
    number: str | None
    state: MeetingState
    tally: AttendanceTally
    again: bool = False
    why_not: str = ""


class AttendanceStatement(NamedValue):
    """Everything that is printed of the year."""

    sender: Sender
    year: int
    whole: StatementEntry
    sides: tuple[StatementEntry, ...] = ()
    bodies: tuple[StatementEntry, ...] = ()
    persons: tuple[StatementEntry, ...] = ()
    meetings: tuple[StatementMeeting, ...] = ()

    @property
    def counted(self) -> tuple[StatementMeeting, ...]:
        """The meetings that count."""
        return tuple(one for one in self.meetings if not one.why_not)


def document(paper: AttendanceStatement, french: Translator, german: Translator, options: PaperOptions) -> Document:
    """The statement as blocks."""
    voices = Voices(french, german, paper.sender.committee.inclusive)
    title, year = voices.say(N_("Attendance statement")), str(paper.year)
    return Document(
        facts=paper_facts(
            paper.sender, title, "PR", options, about=year, identity=f"{paper.sender.committee.id} {year}"
        ),
        blocks=(
            letterhead(paper.sender, voices),
            Title(title=title, subtitle=alike(year), meta=_meta(paper, voices)),
            *notices(options, voices),
            *_figures(paper, voices),
            *_meetings(paper, voices),
            Heading(text=voices.say(N_("How it is counted"))),
            Listing(entries=tuple(voices.say(one) for one in HOW_COUNTED)),
        ),
    )


def _meta(paper: AttendanceStatement, voices: Voices) -> Pair:
    """`4 séances comptées · 86 % des sièges occupés`."""
    count = voices.count(N_n("{count} meeting counted", "{count} meetings counted"), len(paper.counted))
    tally = paper.whole.tally
    if not tally.owed:
        return count
    rate = voices.two(lambda t: t.percent(tally.seated / tally.owed, 0))
    return joined([count, voices.say(N_("{rate} of the seats taken"), rate=rate)], " · ")


def _figures(paper: AttendanceStatement, voices: Voices) -> Iterator[Block]:
    if not paper.counted:
        yield Paragraph(text=voices.say(N_("No meeting of this year counts yet.")))
        return
    if len(paper.counted) <= MOST_BARS:
        yield Heading(text=voices.say(N_("Seats taken at each meeting")))
        yield _bars(paper.counted, voices)
    heads = (voices.say(N_("Who")), voices.say(N_("Attended")), voices.say(N_("Attendance rate")))
    yield AttendanceTable(heads=heads, groups=tuple(_groups(paper, voices)), outlined=True)


def _bars(counted: Sequence[StatementMeeting], voices: Voices) -> Bars:
    """A bar for each meeting: how many seats were taken."""
    told = joined([_on_day(one, voices) for one in counted], ", ")
    said = voices.say(N_("Bars of the seats taken at each meeting: {counts}."), counts=(told.fr.text, told.de.text))
    return Bars(
        said=said,
        bars=tuple(_bar(one, voices) for one in counted),
    )


def _bar(one: StatementMeeting, voices: Voices) -> Bar:
    label = both(*voices.two(lambda t: t.day_month_short(one.on)))
    return Bar(label=label, count=one.tally.seated, loud=True)


def _on_day(one: StatementMeeting, voices: Voices) -> Pair:
    day = voices.two(lambda t: t.day_month(one.on))
    return voices.say(
        N_("{there} of {count} seats on {day}"), there=str(one.tally.seated), count=str(one.tally.owed), day=day
    )


def _groups(paper: AttendanceStatement, voices: Voices) -> Iterator[AttendanceGroup]:
    apart = len(paper.sender.committee.sides) > 1
    whole = (paper.whole, *(paper.sides if apart else ()))
    yield _group(voices.say(N_("Committee and sides") if apart else N_("Committee")), whole, paper, voices)
    yield _group(voices.say(N_("Bodies")), paper.bodies, paper, voices)
    for side in Side if apart else (None,):
        found = [one for one in paper.persons if side in (None, one.side)]
        label = (
            voices.say(N_("Persons"))
            if side is None
            else joined([voices.say(N_("Persons")), voices.say(SIDE_LABELS[side])], " · ")
        )
        if found:
            yield _group(label, found, paper, voices, persons=True)


def _group(
    label: Pair, entries: Sequence[StatementEntry], paper: AttendanceStatement, voices: Voices, *, persons: bool = False
) -> AttendanceGroup:
    return AttendanceGroup(label=label, rows=tuple(_row(one, paper.year, voices, person=persons) for one in entries))


def _row(entry: StatementEntry, year: int, voices: Voices, *, person: bool) -> AttendanceRow:
    tally = entry.tally
    there = tally.own if person else tally.seated
    details = tuple(_details(tally, voices))
    return AttendanceRow(
        name=entry_name(entry, voices),
        function=voices.name(entry.body),
        body=_attended(there, tally.owed, voices, person=person) if tally.owed else alike("–"),
        state=_rate(entry, year, voices, person=person),
        details=(joined(details, " · "),) if details else (),
    )


def entry_name(entry: StatementEntry, voices: Voices) -> Pair:
    """A person, a body, a side, or the whole committee."""
    if entry.name:
        return voices.name(entry.name) or alike("–")
    return voices.say(SIDE_LABELS[entry.side] if entry.side is not None else N_("Whole committee"))


def _attended(there: int, owed: int, voices: Voices, *, person: bool) -> Pair:
    meetings = N_n("{there} of {count} meeting", "{there} of {count} meetings")
    seats = N_n("{there} of {count} seat taken", "{there} of {count} seats taken")
    return voices.count(meetings if person else seats, owed, there=str(there))


def _rate(entry: StatementEntry, year: int, voices: Voices, *, person: bool) -> Pair:
    """`75 % (2026 : 80 %)`."""

    def said(t: Translator, tally: AttendanceTally) -> str:
        return t.percent((tally.own if person else tally.seated) / tally.owed, 0) if tally.owed else "–"

    now, before = voices.two(lambda t: said(t, entry.tally)), entry.before
    if before is None or not before.owed:
        return both(*now)
    return voices.say(
        N_("{rate} ({year}: {before})"), rate=now, year=str(year - 1), before=voices.two(lambda t: said(t, before))
    )


def _details(tally: AttendanceTally, voices: Voices) -> Iterator[Pair]:
    for name, words in WAYS:
        count = getattr(tally, name)
        if count:
            label = voices.say(words)
            yield voices.say(N_("{label}: {text}"), label=(label.fr.text, label.de.text), text=str(count))
    share = tally.share
    if tally.partly and share is not None:
        yield voices.say(N_("{rate} of the time"), rate=voices.two(lambda t: t.percent(share, 0)))


def _meetings(paper: AttendanceStatement, voices: Voices) -> Iterator[Block]:
    if paper.meetings:
        yield Heading(text=voices.say(N_("Meetings of the year")))
        yield Listing(entries=tuple(_meeting(one, voices) for one in paper.meetings))


def _meeting(one: StatementMeeting, voices: Voices) -> Pair:
    """`12 mars 2027 · Séance 2027-01 · seconde convocation · 12 sièges occupés sur 14`."""
    parts = [both(*voices.two(lambda t: t.date_long(one.on)))]
    parts.append(voices.say(N_("Meeting {number}"), number=one.number) if one.number else voices.say(N_("Meeting")))
    if one.again:
        parts.append(voices.say(N_("second call")))
    if one.state is MeetingState.INQUORATE:
        parts.append(both(*voices.two(lambda t: word_within(t, one.state))))
    if one.why_not:
        why = voices.say(one.why_not)
        parts.append(voices.say(N_("does not count: {why}"), why=(why.fr.text, why.de.text)))
    else:
        parts.append(_attended(one.tally.seated, one.tally.owed, voices, person=False))
    return joined(parts, " · ")
