"""How are the ends of mandates within a year said on paper: month by month, what is open, what ends, who sits there?"""

import datetime as dt
from collections.abc import Iterator

from ctj_desktop.documents.blocks import (
    AttendanceGroup,
    AttendanceRow,
    AttendanceTable,
    Bar,
    Bars,
    Document,
    Heading,
    Pair,
    Paragraph,
    Title,
)
from ctj_desktop.documents.inline import alike, both
from ctj_desktop.documents.papers import PaperOptions, Sender, Two, Voices, joined, letterhead, notices, paper_facts
from ctj_desktop.documents.presence import SIDE_LABELS
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.people import Salutation, Side
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.i18n import N_, N_n, Translator
from ctj_desktop.i18n.words import word


class RadarEntry(NamedValue):
    """Why a seat or an office stands there, marked with N_; who holds it until which day, and who follows from when."""

    place: Bilingual
    why: str
    college: Bilingual = NO_TEXT
    side: Side | None = None
    name: str = ""
    last_day: dt.date | None = None
    next_name: str = ""
    next_from: dt.date | None = None


class RadarShare(NamedValue):
    """Of a side or a college: how many seats, how many of them held, and how their holders are addressed."""

    name: Bilingual | Side
    seats: int
    held: int
    addressed: tuple[tuple[Salutation, int], ...]


class RadarPaper(NamedValue):
    """Everything that is printed: `months` by their first days with how many end in each, `soon` the last near day."""

    sender: Sender
    on: dt.date
    until: dt.date
    soon: dt.date
    months: tuple[tuple[dt.date, int], ...] = ()
    open_now: tuple[RadarEntry, ...] = ()
    ends: tuple[RadarEntry, ...] = ()
    sides: tuple[RadarShare, ...] = ()
    colleges: tuple[RadarShare, ...] = ()


def document(paper: RadarPaper, french: Translator, german: Translator, options: PaperOptions) -> Document:
    """The radar as blocks."""
    voices = Voices(french, german, paper.sender.committee.inclusive)
    title, day = voices.say(N_("Radar of mandates")), paper.on.isoformat()
    groups = tuple(_groups(paper, voices))
    heads = (N_("Seat or office"), N_("What"), N_("Last day"))
    said = tuple(voices.say(head) for head in heads)
    nothing = Paragraph(text=voices.say(N_("No mandate or office ends, and no seat lacks anybody.")))
    shares = tuple(_shares(paper, voices))
    return Document(
        facts=paper_facts(paper.sender, title, "EM", options, about=day, identity=f"{paper.sender.committee.id} {day}"),
        blocks=(
            letterhead(paper.sender, voices),
            _title(paper, title, voices),
            *notices(options, voices),
            _months(paper, voices),
            AttendanceTable(heads=(said[0], said[1], said[2]), groups=groups, outlined=True) if groups else nothing,
            *((Heading(text=voices.say(N_("Who sits there"))), shares[0]) if shares else ()),
        ),
    )


def _title(paper: RadarPaper, title: Pair, voices: Voices) -> Title:
    """`Du 24 février 2027 au 23 février 2028`, below it how much is open and how much ends."""
    first, last = _day(paper.on, voices), _day(paper.until, voices)
    open_now = N_n("{count} place to be filled now", "{count} places to be filled now")
    ends = N_n("{count} end", "{count} ends")
    counts = [voices.count(open_now, len(paper.open_now)), voices.count(ends, len(paper.ends))]
    period = voices.say(N_("From {first} to {last}"), first=first, last=last)
    return Title(title=title, subtitle=period, meta=joined(counts, " · "))


def _months(paper: RadarPaper, voices: Voices) -> Bars:
    """A bar for each month; those of the next three months stand out."""
    found = [_counted(month, count, voices) for month, count in paper.months if count]
    if found:
        counts = joined(found, ", ")
        said = voices.say(N_("Bars of the ends in each month: {counts}."), counts=(counts.fr.text, counts.de.text))
    else:
        said = voices.say(N_("No mandate and no office ends in these months."))
    return Bars(said=said, bars=tuple(_bar(month, count, paper, voices) for month, count in paper.months))


def _counted(month: dt.date, count: int, voices: Voices) -> Pair:
    return voices.say(N_("{count} in {month}"), month=voices.two(lambda t: t.month(month)), count=str(count))


def _bar(month: dt.date, count: int, paper: RadarPaper, voices: Voices) -> Bar:
    return Bar(label=both(*voices.two(lambda t: t.month_short(month))), count=count, loud=month <= paper.soon)


def _groups(paper: RadarPaper, voices: Voices) -> Iterator[AttendanceGroup]:
    for label, found in ((N_("To be filled now"), paper.open_now), (N_("Ends within twelve months"), paper.ends)):
        if found:
            yield AttendanceGroup(label=voices.say(label), rows=tuple(_row(entry, voices) for entry in found))


def _row(entry: RadarEntry, voices: Voices) -> AttendanceRow:
    side = alike(entry.side.value.upper()) if entry.side is not None else None
    beside = [part for part in (voices.name(entry.college), side) if part]
    last = entry.last_day
    return AttendanceRow(
        name=voices.name(entry.place) or alike("–"),
        function=joined(beside, " · ") if beside else None,
        body=voices.say(entry.why),
        state=both(*_day(last, voices)) if last is not None else voices.say(N_("open today")),
        details=(*([alike(entry.name)] if entry.name else []), _next(entry, voices)),
    )


def _next(entry: RadarEntry, voices: Voices) -> Pair:
    """`Suite : à désigner`, or `Suite : Anne Rochat dès le 1er juin 2027`."""
    start = entry.next_from
    if not entry.next_name or start is None:
        return voices.say(N_("Then: to be appointed"))
    return voices.say(N_("Then: {name} from {date}"), name=entry.next_name, date=_day(start, voices))


def _day(day: dt.date, voices: Voices) -> Two:
    return voices.two(lambda t: t.date_long(day))


def _shares(paper: RadarPaper, voices: Voices) -> Iterator[AttendanceTable]:
    labelled = ((N_("By side"), paper.sides), (N_("By college"), paper.colleges))
    groups = tuple(
        AttendanceGroup(label=voices.say(label), rows=tuple(_share(one, voices) for one in shares))
        for label, shares in labelled
        if shares
    )
    if groups:
        heads = (voices.say(N_("Side or college")), voices.say(N_("Seats")), voices.say(N_("Addressed as")))
        yield AttendanceTable(heads=heads, groups=groups)


def _share(one: RadarShare, voices: Voices) -> AttendanceRow:
    named = voices.say(SIDE_LABELS[one.name]) if isinstance(one.name, Side) else voices.name(one.name)
    seats = voices.count(N_n("{count} seat", "{count} seats"), one.seats)
    held = voices.count(N_n("{count} held", "{count} held"), one.held)
    addressed = [_addressed(salutation, count, voices) for salutation, count in one.addressed if count]
    return AttendanceRow(
        name=named or voices.say(N_("Without college")),
        function=None,
        body=joined([seats, held], ", "),
        state=joined(addressed, " · ") if addressed else alike("–"),
    )


def _addressed(salutation: Salutation, count: int, voices: Voices) -> Pair:
    return both(*voices.two(lambda t: f"{word(t, salutation)} {count}"))
