"""How does somebody without a computer remark on minutes: which passage, what about it, how it should read?"""

import datetime as dt
from collections.abc import Iterator

from ctj_desktop.documents.blocks import (
    Block,
    Document,
    FactTable,
    Heading,
    Pair,
    Signatory,
    Signatures,
    SmallNote,
    WritingLines,
)
from ctj_desktop.documents.inline import alike, both
from ctj_desktop.documents.papers import (
    PaperOptions,
    Sender,
    Voices,
    held_hours,
    letterhead,
    meeting_facts,
    meeting_title,
    notices,
)
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.i18n import N_, Translator

TITLE = N_("Remark form")
PLACES = 2
"""Remarks that a form has room for."""
SAID, PROPOSED = 2, 2
"""Lines for a remark, and for the wording."""
EMPTY = both("", "")


class RemarkReader(NamedValue):
    """Who remarks; without a name it is to be filled in."""

    name: str = ""
    function: Bilingual = NO_TEXT


class RemarkFormPaper(NamedValue):
    """Everything a form prints: until when and to whom it goes back, and whose it is."""

    sender: Sender
    meeting: Meeting
    reader: RemarkReader
    until: dt.date | None = None
    back_to: str = ""


def document(paper: RemarkFormPaper, french: Translator, german: Translator, options: PaperOptions) -> Document:
    """The form as blocks; it fills one page."""
    voices = Voices(french, german, paper.sender.committee.inclusive)
    title = voices.say(TITLE)
    return Document(
        facts=meeting_facts(paper.sender, paper.meeting, title, "RQ", options),
        blocks=(
            letterhead(paper.sender, voices),
            meeting_title(title, paper.meeting, voices, held_hours(paper.meeting), options),
            *notices(options, voices),
            *_facts(paper, voices),
            *(block for place in range(PLACES) for block in _place(place + 1, voices)),
            SmallNote(
                text=voices.say(N_("More remarks: on a sheet of your own, each with the number of its passage."))
            ),
            Signatures(
                place_and_date=voices.say(N_("Place and date:")),
                people=(Signatory(name=paper.reader.name or voices.say(N_("Name and signature")), function=EMPTY),),
            ),
        ),
    )


def _facts(paper: RemarkFormPaper, voices: Voices) -> Iterator[Block]:
    rows = tuple(_rows(paper, voices))
    if rows:
        yield FactTable(rows=rows)


def _rows(paper: RemarkFormPaper, voices: Voices) -> Iterator[tuple[Pair, Pair]]:
    reader, until = paper.reader, paper.until
    if reader.name:
        yield voices.say(N_("Name")), alike(reader.name)
    if reader.function:
        yield voices.say(N_("Function")), voices.text(reader.function)
    if until is not None:
        yield voices.say(N_("Remarks until")), both(*voices.two(lambda t: t.date_full(until)))
    if paper.back_to:
        yield voices.say(N_("Back to")), alike(paper.back_to)


def _place(number: int, voices: Voices) -> Iterator[Block]:
    yield Heading(text=voices.say(N_("Remark {number}, on passage § ……"), number=str(number)))
    yield WritingLines(count=SAID)
    yield SmallNote(text=voices.say(N_("Proposed wording")))
    yield WritingLines(count=PROPOSED)
