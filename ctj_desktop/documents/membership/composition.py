"""How is the composition of a committee said on paper: who sits where on a day, as a picture and seat by seat?"""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import groupby

from ctj_desktop.documents.blocks import (
    AttendanceGroup,
    AttendanceRow,
    AttendanceTable,
    Block,
    Document,
    Heading,
    Listing,
    Pair,
    Paragraph,
    SeatPicture,
    Title,
)
from ctj_desktop.documents.inline import alike, both
from ctj_desktop.documents.papers import (
    PaperOptions,
    Sender,
    Two,
    Voices,
    joined,
    letterhead,
    not_shared,
    notices,
    paper_facts,
)
from ctj_desktop.documents.presence import SIDE_LABELS
from ctj_desktop.domain.days import days_later
from ctj_desktop.domain.half_circle.committee_on_day import CircleSeat, HalfCircle, Held, LegendSign
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.committees import OfficeOfCommittee
from ctj_desktop.domain.records.people import Salutation, Side
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.half_circle import LEGEND, quorum_text
from ctj_desktop.i18n.words import word


class Officer(NamedValue):
    """Who holds an office on the day, and until when; a name that was not sent here is empty."""

    name: str
    office: OfficeOfCommittee
    salutation: Salutation = Salutation.NEUTRAL
    until: dt.date | None = None


class Group(NamedValue):
    """A working group of the day, and who works in it."""

    name: Bilingual
    members: tuple[str, ...]


class CompositionPaper(NamedValue):
    """Everything that the paper prints."""

    sender: Sender
    circle: HalfCircle
    officers: tuple[Officer, ...] = ()
    groups: tuple[Group, ...] = ()


def document(paper: CompositionPaper, french: Translator, german: Translator, options: PaperOptions) -> Document:
    """The composition as blocks."""
    voices = Voices(french, german, paper.sender.committee.inclusive)
    title = voices.say(N_("Composition of the committee"))
    day = paper.circle.day.isoformat()
    facts = paper_facts(paper.sender, title, "CO", options, about=day, identity=f"{paper.sender.committee.id} {day}")
    return Document(
        facts=facts,
        blocks=(
            letterhead(paper.sender, voices),
            _title(paper, title, voices, options),
            *notices(options, voices),
            *_seats(paper, voices),
            *_groups(paper.groups, voices),
        ),
    )


def _title(paper: CompositionPaper, title: Pair, voices: Voices, options: PaperOptions) -> Title:
    printed = options.printed_on
    return Title(
        title=title,
        subtitle=voices.say(N_("As of {date}"), date=voices.two(lambda t: t.date_long(paper.circle.day))),
        meta=voices.say(N_("Drawn up on {date}"), date=voices.two(lambda t: t.date_long(printed))),
    )


def _seats(paper: CompositionPaper, voices: Voices) -> Iterator[Block]:
    circle = paper.circle
    if not circle.voting and not circle.advisory:
        yield Paragraph(text=voices.say(N_("The committee has no seats on this day.")))
        return
    yield _picture(circle, voices)
    heads = (voices.say(N_("Seat")), voices.say(N_("Held by")), voices.say(N_("Until")))
    yield AttendanceTable(heads=heads, groups=tuple(_table(paper, voices)), outlined=True)


# the picture


def _picture(circle: HalfCircle, voices: Voices) -> SeatPicture:
    below = [voices.say(N_("voting seats held"))]
    if circle.quorum:
        below.append(both(*voices.two(lambda t: quorum_text(t, circle))))
    return SeatPicture(
        circle=circle,
        alternative=both(*_told(circle, voices)),
        sides=tuple(
            voices.say(
                N_("{side}: {held} of {seats} held"),
                side=_called(share.side, voices),
                held=str(share.held),
                seats=str(share.seats),
            )
            for share in circle.sides
        ),
        figure=f"{circle.held} / {len(circle.voting)}",
        below=tuple(below),
        legend=tuple((sign, voices.say(LEGEND[sign])) for sign in LegendSign if sign in circle.signs),
    )


def _told(circle: HalfCircle, voices: Voices) -> Two:
    """What the picture shows, for whoever does not see it: how many, then which are vacant or end soon."""
    seats = (*circle.voting, *circle.advisory)
    said = [
        voices.say(
            N_("Picture of the committee as a half-circle: {held} of {seats} voting seats are held."),
            held=str(circle.held),
            seats=str(len(circle.voting)),
        )
    ]
    for held, message in (
        (Held.VACANT, N_("Vacant: {seats}.")),
        (Held.ENDING, N_("Ending within 3 months: {seats}.")),
    ):
        marks = [seat.mark for seat in seats if seat.held is held]
        if marks:
            said.append(voices.say(message, seats=", ".join(marks)))
    said.append(voices.say(N_("The table below names each seat by its number.")))
    whole = joined(said, " ")
    return whole.fr.text, whole.de.text


# seat by seat


def _table(paper: CompositionPaper, voices: Voices) -> Iterator[AttendanceGroup]:
    """The voting seats by side and college, those without a vote, then who holds an office."""
    for (side, college), seats in groupby(paper.circle.voting, key=lambda seat: (seat.side, seat.college)):
        yield AttendanceGroup(label=_label(paper, side, college, voices), rows=_rows(list(seats), voices))
    if paper.circle.advisory:
        label = voices.say(N_("Advisory voice and standing guests"))
        yield AttendanceGroup(label=label, rows=_rows(paper.circle.advisory, voices))
    if paper.officers:
        rows = tuple(_officer(one, voices) for one in paper.officers)
        yield AttendanceGroup(label=voices.say(N_("Offices")), rows=rows)


def _label(paper: CompositionPaper, side: Side, college: Bilingual, voices: Voices) -> Pair:
    """`Communes · Suisse`; the side alone, or the college alone, where the committee has no other."""
    name = voices.own_name(college)
    if name is None:
        several = len(paper.sender.committee.sides) > 1
        return voices.say(SIDE_LABELS[side]) if several else voices.say(N_("Seats"))
    if len(paper.sender.committee.sides) < 2:
        return name
    return joined([name, both(*_called(side, voices))], " · ")


def _called(side: Side, voices: Voices) -> Two:
    return voices.two(lambda t: word(t, side))


def _rows(seats: Sequence[CircleSeat], voices: Voices) -> tuple[AttendanceRow, ...]:
    return tuple(_row(seat, voices) for seat in seats)


def _row(seat: CircleSeat, voices: Voices) -> AttendanceRow:
    vacant = seat.held is Held.VACANT
    holder = alike(seat.holder) if seat.holder else both(*not_shared(voices))
    return AttendanceRow(
        name=voices.name(seat.label) or both(*not_shared(voices)),
        function=None,
        body=voices.say(N_("vacant seat")) if vacant else holder,
        state=alike("–") if vacant else _until(seat.until, voices),
        number=seat.mark,
    )


def _officer(officer: Officer, voices: Voices) -> AttendanceRow:
    return AttendanceRow(
        name=officer.name or both(*not_shared(voices)),
        function=None,
        body=voices.of(officer.office, officer.salutation),
        state=_until(officer.until, voices),
    )


def _until(end: dt.date | None, voices: Voices) -> Pair:
    """The last day."""
    if end is None:
        return voices.say(N_("without end"))
    return both(*voices.two(lambda t: t.date_long(days_later(end, -1))))


def _groups(groups: Sequence[Group], voices: Voices) -> Iterator[Block]:
    if not groups:
        return
    yield Heading(text=voices.say(N_("Working groups")))
    yield Listing(
        entries=tuple(
            voices.say(N_("{kind}: {names}"), kind=voices.names(one.name), names=", ".join(one.members) or "–")
            for one in groups
        )
    )
