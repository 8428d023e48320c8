"""How does a member answer a convocation on paper: what is to be ticked, filled in and signed?

Nobody is asked why they do not come. A form that is signed is a proxy in writing.
"""

import datetime as dt
from collections.abc import Iterator

from ctj_desktop.documents.blocks import (
    AttendanceGroup,
    AttendanceRow,
    AttendanceTable,
    Block,
    Document,
    FactTable,
    Pair,
    Paragraph,
    Signatory,
    Signatures,
    SmallNote,
)
from ctj_desktop.documents.inline import alike, both
from ctj_desktop.documents.papers import (
    PaperOptions,
    Sender,
    Voices,
    articles,
    letterhead,
    meeting_facts,
    meeting_title,
    notices,
    planned_hours,
)
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.meetings import Meeting, Reply
from ctj_desktop.domain.records.statutes import ProxyRule
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.closed_sets.form_answers import REPLIES

TITLE = N_("Reply form")
EMPTY = both("", "")
BOX = alike("☐")


class FormReader(NamedValue):
    """Who answers; without a name it is to be filled in."""

    name: str = ""
    function: Bilingual = NO_TEXT
    body: Bilingual = NO_TEXT


class ReplyFormPaper(NamedValue):
    """Everything a form prints: by when and to whom it goes back, and what can be ticked on it.

    `proxies` is what the statutes say of them, for whoever can give one.
    """

    sender: Sender
    meeting: Meeting
    reader: FormReader
    answer_by: dt.date | None = None
    back_to: str = ""
    proxies: ProxyRule | None = None
    replies: tuple[Reply, ...] = (Reply.PRESENT, Reply.EXCUSED)


def document(paper: ReplyFormPaper, french: Translator, german: Translator, options: PaperOptions) -> Document:
    """The form as blocks; it fills one page."""
    voices = Voices(french, german, paper.sender.committee.inclusive)
    title = voices.say(TITLE)
    return Document(
        facts=meeting_facts(paper.sender, paper.meeting, title, "BR", options),
        blocks=(
            letterhead(paper.sender, voices),
            meeting_title(title, paper.meeting, voices, planned_hours(paper.meeting), options),
            *notices(options, voices),
            FactTable(rows=tuple(_facts(paper, voices))),
            Paragraph(text=voices.say(N_("Please tick what applies, sign the form and send it back."))),
            AttendanceTable(
                heads=(voices.say(N_("Reply")), voices.say(N_("Name")), voices.say(N_("Tick"))),
                groups=(AttendanceGroup(label=EMPTY, rows=tuple(_rows(paper, voices))),),
                outlined=True,
                signed=True,
            ),
            *_written(paper, voices),
            Signatures(
                place_and_date=voices.say(N_("Place and date:")),
                people=(Signatory(name=paper.reader.name or voices.say(N_("Name and signature")), function=EMPTY),),
            ),
        ),
    )


def _facts(paper: ReplyFormPaper, voices: Voices) -> Iterator[tuple[Pair, Pair]]:
    reader, day = paper.reader, paper.answer_by
    if reader.name:
        yield voices.say(N_("Name")), alike(reader.name)
    for label, said in ((N_("Function"), reader.function), (N_("Body represented"), reader.body)):
        named = voices.name(said)
        if named is not None:
            yield voices.say(label), named
    if day is not None:
        yield voices.say(N_("Answer by")), both(*voices.two(lambda t: t.date_full(day)))
    if paper.back_to:
        yield voices.say(N_("Back to")), alike(paper.back_to)


def _rows(paper: ReplyFormPaper, voices: Voices) -> Iterator[AttendanceRow]:
    for reply in paper.replies:
        yield _row(voices.say(REPLIES[reply]))


def _row(said: Pair) -> AttendanceRow:
    return AttendanceRow(name=said, function=None, body=EMPTY, state=BOX)


def _written(paper: ReplyFormPaper, voices: Voices) -> Iterator[Block]:
    rule = paper.proxies
    if rule is None or Reply.REPRESENTED not in paper.replies:
        return
    said = N_("The statutes allow proxies ({article}).")
    if rule.written:
        said = N_("The statutes ask for a proxy in writing ({article}): this form is one once it is signed.")
    yield SmallNote(text=voices.say(said, article=articles(rule.article or "–")))
