"""How are the plates said that stand before everybody at the table: who, as what, for whom?"""

import datetime as dt

from ctj_desktop.documents.blocks import Document, NamePlate, NamePlates, Pair, Paragraph, PlateFormat, Title, Words
from ctj_desktop.documents.papers import (
    PaperOptions,
    Sender,
    Voices,
    joined,
    letterhead,
    meeting_facts,
    paper_facts,
    which_meeting,
)
from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.domain.records.committees import OfficeOfCommittee
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.people import Salutation
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.i18n import N_, Translator


class Seated(NamedValue):
    """Somebody at the table: a member, a substitute, an officer, a guest."""

    name: str
    function: Bilingual = NO_TEXT
    body: Bilingual = NO_TEXT
    office: OfficeOfCommittee | None = None
    salutation: Salutation = Salutation.NEUTRAL


class PlatesPaper(NamedValue):
    """Everybody who gets a plate, in the order of the table: those of a meeting, or of a committee on a day."""

    sender: Sender
    on: dt.date
    seated: tuple[Seated, ...] = ()
    meeting: Meeting | None = None
    plate_format: PlateFormat = PlateFormat.A4


def document(paper: PlatesPaper, french: Translator, german: Translator, options: PaperOptions) -> Document:
    """The plates as blocks; where nobody sits there, a sentence says so."""
    voices = Voices(french, german, paper.sender.committee.inclusive)
    title = voices.say(N_("Name plates"))
    day = paper.on.isoformat()
    if paper.meeting is not None:
        facts = meeting_facts(paper.sender, paper.meeting, title, "CH", options)
    else:
        identity = f"{paper.sender.committee.id} {day}"
        facts = paper_facts(paper.sender, title, "CH", options, about=day, identity=identity)
    if not paper.seated:
        nobody = Paragraph(text=voices.say(N_("Nobody is expected at the table.")))
        head = Title(title=title, subtitle=_about(paper, voices))
        return Document(facts=facts, blocks=(letterhead(paper.sender, voices), head, nobody))
    foot = _foot(paper, voices, options)
    plates = tuple(_plate(one, foot, voices) for one in paper.seated)
    return Document(facts=facts, blocks=(NamePlates(plates=plates, plate_format=paper.plate_format),))


def _about(paper: PlatesPaper, voices: Voices) -> Pair:
    if paper.meeting is not None:
        return which_meeting(paper.meeting, voices)
    return voices.say(N_("As of {date}"), date=voices.two(lambda t: t.date_long(paper.on)))


def _foot(paper: PlatesPaper, voices: Voices, options: PaperOptions) -> Pair:
    """The committee; that the persons are invented, where they are."""
    name = letterhead(paper.sender, voices).name
    return joined([name, voices.say(N_("Example"))], " · ") if options.sample else name


def _plate(one: Seated, foot: Pair, voices: Voices) -> NamePlate:
    """The office in the committee stands before the function."""
    parts = [voices.of(one.office, one.salutation)] if one.office else []
    function = voices.name(one.function)
    if function:
        parts.append(function)
    said = joined(parts, ", ") if parts else None
    return NamePlate(
        name=one.name,
        function=said and Pair(_capital(said.fr), _capital(said.de)),
        body=voices.name(one.body),
        foot=foot,
    )


def _capital(words: Words) -> Words:
    """A function begins its line."""
    first, *rest = words.runs
    return replace(words, runs=(replace(first, text=first.text[:1].upper() + first.text[1:]), *rest))
