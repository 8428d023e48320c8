"""How does a member answer a decision by circulation on paper: what is to be ticked, dated and signed?"""

import datetime as dt
from collections.abc import Iterator

from ctj_desktop.documents.blocks import (
    AttendanceGroup,
    AttendanceRow,
    AttendanceTable,
    DecisionBlock,
    Document,
    FactTable,
    Heading,
    Pair,
    Paragraph,
    Signatory,
    Signatures,
    SmallNote,
    Title,
)
from ctj_desktop.documents.inline import alike, both
from ctj_desktop.documents.papers import PaperOptions, Sender, Voices, letterhead, notices, paper_facts
from ctj_desktop.documents.post.reply_form import BOX, EMPTY, FormReader
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.circulations import Circulation
from ctj_desktop.domain.records.statutes import CirculationRule
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.closed_sets.form_answers import VOTES
from ctj_desktop.i18n.in_writing.circulations import consequences


class CirculationFormPaper(NamedValue):
    """Everything the form prints; a reader without a name fills it in. `back_to` is where it goes."""

    sender: Sender
    circulation: Circulation
    reader: FormReader = FormReader()
    back_to: str = ""
    ruled: CirculationRule | None = None


def document(paper: CirculationFormPaper, french: Translator, german: Translator, options: PaperOptions) -> Document:
    """The form as blocks."""
    voices = Voices(french, german, paper.sender.committee.inclusive)
    title = voices.say(N_("Reply form"))
    asked = paper.circulation
    return Document(
        facts=paper_facts(
            paper.sender,
            title,
            "BV",
            options,
            about=asked.number or "–",
            identity=f"{asked.id} {paper.reader.name}",
        ),
        blocks=(
            letterhead(paper.sender, voices),
            Title(title=title, subtitle=circulation_named(asked, voices)),
            *notices(options, voices),
            FactTable(rows=tuple(_facts(paper, voices))),
            Heading(text=voices.text(asked.title)),
            DecisionBlock(heading=voices.say(N_("Proposed decision")), text=voices.text(asked.text, marks=True)),
            Paragraph(text=voices.say(N_("Please tick one answer, date and sign the form, and send it back."))),
            AttendanceTable(
                heads=(voices.say(N_("Answer")), voices.say(N_("Remark")), voices.say(N_("Tick"))),
                groups=(AttendanceGroup(label=EMPTY, rows=tuple(_row(voices.say(one)) for one in VOTES.values())),),
                outlined=True,
                signed=True,
            ),
            *(SmallNote(text=voices.say(said)) for said in consequences(paper.ruled)),
            Signatures(
                place_and_date=voices.say(N_("Place and date:")),
                people=(Signatory(name=paper.reader.name or voices.say(N_("Name and signature")), function=EMPTY),),
            ),
        ),
    )


def circulation_named(asked: Circulation, voices: Voices) -> Pair:
    """`Décision par voie de circulation n° 2026-1`; one without a number yet says no number."""
    if asked.number:
        return voices.say(N_("Decision by circulation no. {number}"), number=asked.number)
    return voices.say(N_("Decision by circulation"))


def _facts(paper: CirculationFormPaper, voices: Voices) -> Iterator[tuple[Pair, Pair]]:
    reader = paper.reader
    if reader.name:
        yield voices.say(N_("Name")), alike(reader.name)
    for label, said in ((N_("Function"), reader.function), (N_("Body represented"), reader.body)):
        named = voices.name(said)
        if named is not None:
            yield voices.say(label), named
    if paper.circulation.until is not None:
        yield voices.say(N_("Answer by")), day_of(paper.circulation.until, voices)
    if paper.back_to:
        yield voices.say(N_("Back to")), alike(paper.back_to)


def day_of(day: dt.date, voices: Voices) -> Pair:
    """The weekday with its date."""
    return both(*voices.two(lambda t: t.date_full(day)))


def _row(said: Pair) -> AttendanceRow:
    return AttendanceRow(name=said, function=None, body=EMPTY, state=BOX)
