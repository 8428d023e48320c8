"""How is said on paper what was remarked on minutes that went round, by whom, and what became of it?"""

import datetime as dt
from collections.abc import Iterator

from ctj_desktop.documents.blocks import Block, Document, Heading, Pair, Paragraph, SmallNote, TaskRow, TaskTable, Title
from ctj_desktop.documents.inline import alike, both
from ctj_desktop.documents.papers import (
    PaperOptions,
    Sender,
    Voices,
    joined,
    letterhead,
    meeting_facts,
    notices,
    which_meeting,
)
from ctj_desktop.domain.marks import without_marks
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.remarks import RemarkRuling
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.i18n import N_, N_n, Translator
from ctj_desktop.i18n.words import word_within


class RemarkFacts(NamedValue):
    """One remark: on the passage of that `number`, or 0 for the whole item, in the words in which it came.

    `circulated` and `proposal` hold the sides that were worded otherwise, as they went round and as they are proposed;
    `adopted` what the minutes say instead, of one that was accepted otherwise; `body` is whom somebody sits for.
    """

    number: int
    item: str
    name: str
    comment: Bilingual = NO_TEXT
    circulated: Bilingual = NO_TEXT
    proposal: Bilingual = NO_TEXT
    adopted: Bilingual = NO_TEXT
    body: Bilingual = NO_TEXT
    ruling: RemarkRuling | None = None
    reason: Bilingual = NO_TEXT
    late: bool = False
    closed: bool = False


class ItemRemarks(NamedValue):
    """The remarks under one item of the minutes."""

    number: str
    title: Bilingual
    remarks: tuple[RemarkFacts, ...]


class RemarksPaper(NamedValue):
    """Everything the paper prints of one round; without `opened_on` the minutes never went round."""

    sender: Sender
    meeting: Meeting
    opened_on: dt.date | None = None
    until: dt.date | None = None
    number: str = ""
    items: tuple[ItemRemarks, ...] = ()
    silent: tuple[Bilingual, ...] = ()

    @property
    def remarks(self) -> tuple[RemarkFacts, ...]:
        """All of them, in order."""
        return tuple(one for item in self.items for one in item.remarks)


def document(paper: RemarksPaper, french: Translator, german: Translator, options: PaperOptions) -> Document:
    """The synopsis as blocks: by item, a row for each remark."""
    voices = Voices(french, german)
    title, short = voices.say(N_("Remarks on the draft minutes")), voices.say(N_("Remarks"))
    return Document(
        facts=meeting_facts(paper.sender, paper.meeting, short, "RPV", options),
        blocks=(
            letterhead(paper.sender, voices),
            _title(paper, title, voices),
            *notices(options, voices),
            *_groups(paper, voices),
            *_silent(paper, voices),
        ),
    )


def _title(paper: RemarksPaper, title: Pair, voices: Voices) -> Title:
    """`Mis en circulation le 3 février 2027 · remarques jusqu’au 3 mars 2027 · 9 remarques, dont 4 à traiter`."""
    opened, until, meta = paper.opened_on, paper.until, []
    if paper.number not in ("", "1"):
        meta.append(voices.say(N_("Round {number}"), number=paper.number))
    if opened is not None and until is not None:
        meta.append(voices.say(N_("Sent round on {date}"), date=voices.two(lambda t: t.date_long(opened))))
        meta.append(voices.say(N_("remarks until {date}"), date=voices.two(lambda t: t.date_long(until))))
    if paper.remarks:
        count = voices.count(N_n("{count} remark", "{count} remarks"), len(paper.remarks))
        still = sum(one.ruling is None for one in paper.remarks)
        left = voices.count(N_n("{count} of them to settle", "{count} of them to settle"), still)
        meta.append(joined([count, left], ", ") if still else count)
    subtitle = which_meeting(paper.meeting, voices)
    return Title(title=title, subtitle=subtitle, meta=joined(meta, " · ") if meta else None)


def _groups(paper: RemarksPaper, voices: Voices) -> Iterator[Block]:
    if paper.opened_on is None:
        yield Paragraph(text=voices.say(N_("The minutes have not gone round for remarks.")))
    elif not paper.remarks:
        yield Paragraph(text=voices.say(N_("No remark was made.")))
    heads = (
        voices.say(N_("Passage")),
        voices.say(N_("Remark")),
        voices.say(N_("By whom")),
        voices.say(N_("Ruling")),
    )
    for item in paper.items:
        yield Heading(text=voices.text(item.title), number=item.number)
        yield TaskTable(heads=heads, rows=tuple(_row(one, voices) for one in item.remarks))


def _row(one: RemarkFacts, voices: Voices) -> TaskRow:
    comment = _quoted(one.comment, voices)
    quoted = (
        _quoted(one.circulated, voices, N_("As it went round:")),
        _quoted(one.proposal, voices, N_("Proposal:")),
    )
    said = [pair for pair in quoted if pair is not None]
    body = voices.name(one.body)
    ruling = one.ruling
    return TaskRow(
        number=alike(f"§\u00a0{one.number}") if one.number else voices.say(N_("whole item")),
        text=comment or voices.say(N_("Other wording")),
        owner=joined([alike(one.name), body], ", ")
        if body is not None and one.name
        else body or alike(one.name or "–"),
        due=both(*voices.two(lambda t: word_within(t, ruling)))
        if ruling is not None
        else voices.say(N_("still to settle")),
        details=(*said, *_details(one, voices)),
    )


def _details(one: RemarkFacts, voices: Voices) -> Iterator[Pair]:
    adopted = _quoted(one.adopted, voices, N_("The minutes say:"))
    if adopted is not None:
        yield adopted
    if one.reason:
        yield joined([voices.say(N_("Reason:")), voices.text(one.reason)], " ")
    if one.late:
        yield voices.say(N_("after the deadline"))
    if one.closed:
        yield voices.say(N_("behind closed doors"))


def _quoted(text: Bilingual, voices: Voices, label: str = "") -> Pair | None:
    """What somebody wrote, in the language in which they did, its label too: nothing of it is to be translated."""
    said = (without_marks(side.text) for side in (text.fr, text.de))
    labels = voices.two(lambda t: t(label)) if label else ("", "")
    sides = (f"{before} {words}".strip() if words else "" for before, words in zip(labels, said, strict=True))
    return voices.name(Bilingual.of(*sides))


def _silent(paper: RemarksPaper, voices: Voices) -> Iterator[Block]:
    names = [pair for pair in map(voices.name, paper.silent) if pair is not None]
    if names:
        asked = voices.say(N_("Asked, without a remark:"))
        yield SmallNote(text=joined([asked, joined(names, ", ")], " "))
