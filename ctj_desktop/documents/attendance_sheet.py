"""How is the sheet said on paper that everybody signs: who is expected, by number, for which body?

The numbers are those by which attendance is entered during the meeting: seats of the French side first, in the order
of the roll. Guests stand below without a number of that list.
"""

from collections.abc import Iterator

from ctj_desktop.documents.blocks import AttendanceGroup, AttendanceRow, AttendanceTable, Document, Pair, SmallNote
from ctj_desktop.documents.inline import both
from ctj_desktop.documents.papers import (
    PaperOptions,
    Sender,
    Voices,
    joined,
    letterhead,
    meeting_facts,
    meeting_title,
    not_shared,
    notices,
    planned_hours,
)
from ctj_desktop.documents.presence import SIDE_LABELS
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.committees import OfficeOfCommittee
from ctj_desktop.domain.records.meetings import Guest, Meeting
from ctj_desktop.domain.records.people import Salutation, Side
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.inclusive import PaperWord

UNSIGNED = both("", "")
EMPTY_ROWS = 4
"""For guests nobody announced."""


class Expected(NamedValue):
    """One seat: who is expected, and who may come instead; `vacant` where nobody holds it."""

    side: Side
    name: str = ""
    vacant: bool = False
    function: Bilingual = NO_TEXT
    office: OfficeOfCommittee | None = None
    salutation: Salutation = Salutation.NEUTRAL
    body: Bilingual = NO_TEXT
    substitute: str = ""
    may_vote: bool = True


class AttendancePaper(NamedValue):
    """Everything an attendance sheet prints; the seats in the order of their numbers."""

    sender: Sender
    meeting: Meeting
    seats: tuple[Expected, ...] = ()
    guests: tuple[Guest, ...] = ()


def document(paper: AttendancePaper, french: Translator, german: Translator, options: PaperOptions) -> Document:
    """The sheet as blocks."""
    voices = Voices(french, german, paper.sender.committee.inclusive)
    title = voices.say(N_("Attendance sheet"))
    return Document(
        facts=meeting_facts(paper.sender, paper.meeting, title, "LP", options),
        blocks=(
            letterhead(paper.sender, voices),
            meeting_title(title, paper.meeting, voices, planned_hours(paper.meeting), options),
            *notices(options, voices),
            AttendanceTable(
                heads=(
                    voices.say(N_("Name and function")),
                    voices.say(N_("Body represented")),
                    voices.say(N_("Signature")),
                ),
                groups=(*_sides(paper, voices), _guests(paper, voices)),
                outlined=True,
                signed=True,
            ),
            SmallNote(text=_closing(paper, voices)),
        ),
    )


def _closing(paper: AttendancePaper, voices: Voices) -> Pair:
    if not paper.seats:
        return voices.say(N_("The committee has no seats on this day."))
    return voices.say(N_("Whoever comes later or leaves earlier notes the hour beside the signature."))


def _sides(paper: AttendancePaper, voices: Voices) -> Iterator[AttendanceGroup]:
    """Under the name of each side, where the committee has two."""
    numbered = list(enumerate(paper.seats, 1))
    if len(paper.sender.committee.sides) < 2 and numbered:
        yield AttendanceGroup(label=both("", ""), rows=tuple(_seat(number, seat, voices) for number, seat in numbered))
        return
    for side, label in SIDE_LABELS.items():
        rows = tuple(_seat(number, seat, voices) for number, seat in numbered if seat.side is side)
        if rows:
            yield AttendanceGroup(label=voices.say(label), rows=rows)


def _seat(number: int, seat: Expected, voices: Voices) -> AttendanceRow:
    details = []
    if seat.substitute:
        details.append(voices.say(N_("Substitute: {name}"), name=seat.substitute))
    if not seat.may_vote:
        details.append(voices.say(N_("without vote")))
    name: str | Pair = voices.say(N_("vacant seat")) if seat.vacant else seat.name or both(*not_shared(voices))
    return AttendanceRow(
        number=str(number),
        name=name,
        function=None if seat.vacant else _function(seat, voices),
        body=voices.name(seat.body),
        state=UNSIGNED,
        details=tuple(details),
    )


def _function(seat: Expected, voices: Voices) -> Pair | None:
    """The office in the committee before the function: `coprésidente, maire`."""
    function, office = voices.name(seat.function), seat.office
    if office is None:
        return function
    held = voices.of(office, seat.salutation)
    return joined([held, function], ", ") if function else held


def _guests(paper: AttendancePaper, voices: Voices) -> AttendanceGroup:
    """Those who are announced, then rows to be filled in."""
    known = [
        AttendanceRow(
            name=guest.name, function=voices.name(guest.function), body=voices.name(guest.body), state=UNSIGNED
        )
        for guest in paper.guests
    ]
    empty = [
        AttendanceRow(
            name=voices.of_anybody(PaperWord.GUEST, number=str(len(known) + place)),
            function=None,
            body=None,
            state=UNSIGNED,
        )
        for place in range(1, EMPTY_ROWS + 1)
    ]
    return AttendanceGroup(label=voices.of_anybody(PaperWord.GUESTS), rows=(*known, *empty))
