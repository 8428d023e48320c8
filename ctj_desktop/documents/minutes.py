"""How are minutes said on paper? A pure function from records to blocks."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType
from uuid import UUID

from ctj_desktop.documents.agenda import late_line, opinions_left_out
from ctj_desktop.documents.blocks import (
    Block,
    DecisionBlock,
    Document,
    Heading,
    Listing,
    Notice,
    Pair,
    Paragraph,
    TaskRow,
    TaskTable,
)
from ctj_desktop.documents.follow_up import TaskFacts, task_heads, task_row
from ctj_desktop.documents.formal_sentences import (
    BEFORE_THE_ITEM,
    CLOSING,
    FormalFacts,
    FormalSentence,
    formal_sentences,
)
from ctj_desktop.documents.in_session.amendments import AmendmentFacts, amendment_lines, pause_line
from ctj_desktop.documents.inline import alike
from ctj_desktop.documents.papers import (
    PaperOptions,
    Sender,
    Voices,
    held_hours,
    joined,
    letterhead,
    meeting_facts,
    meeting_title,
    notices,
)
from ctj_desktop.documents.presence import attendance_table
from ctj_desktop.documents.public_version import closed_title, left_out_list
from ctj_desktop.documents.results import SEVERAL_VERSIONS, DecisionFacts, heading_of, result_lines
from ctj_desktop.documents.signing import Signer, SigningMeeting, signatures
from ctj_desktop.domain.deciding.amendments_first import amendments_first
from ctj_desktop.domain.record import NamedValue, field, replace
from ctj_desktop.domain.records.closed_items import closed_with_parents
from ctj_desktop.domain.records.meetings import AgendaItem, Guest, Pause
from ctj_desktop.domain.records.minutes import AnyBlock, MinuteBlockKind
from ctj_desktop.domain.records.statutes import SourceText
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.i18n import N_, Translator

OF_RECORD = N_("The signed minutes (PDF) are the record; this file is a working copy.")


def passage_number(number: int) -> str:
    """`§ 7`: the same in every language."""
    return f"§\u00a0{number}"


class MinutesPoint(NamedValue):
    """One item with its number, its depth (1 or 2) and its blocks in order; `late` is why it came late.

    None of one that came in time, and of one whose minutes were approved before they said it. `opinions` say what
    bodies were asked about it, and what was known of their answers on the day of the meeting.
    """

    item: AgendaItem
    number: str
    depth: int = 1
    late: Bilingual | None = None
    opinions: tuple[Bilingual, ...] = ()
    blocks: tuple[AnyBlock, ...] = ()


class MinutesPaper(FormalFacts):
    """Everything minutes print: the formal sentences, and what was written.

    `decisions`, `tasks`, `amendments` and `pauses` are found by the `ref` of a block; `votes` leads from the id of a
    vote to its decision. `signed_at` is the place of signature, the town of the meeting. `before_choice`: they were
    approved before a committee could choose how its papers name women and men, and go on saying what they said.
    """

    sender: Sender
    guests: tuple[Guest, ...] = ()
    points: tuple[MinutesPoint, ...] = ()
    decisions: Mapping[UUID, DecisionFacts]
    votes: Mapping[UUID, UUID]
    tasks: Mapping[UUID, TaskFacts]
    amendments: Mapping[UUID, AmendmentFacts] = field(default_factory=dict)
    pauses: Mapping[UUID, Pause] = field(default_factory=dict)
    signers: tuple[Signer, ...] = ()
    signed_at: Bilingual = NO_TEXT
    signed_on: dt.date | None = None
    prevailing: SourceText | None = None
    before_choice: bool = False


Numbers = Mapping[UUID, int]
"""By the id of its block, under which number a passage is sent round for remarks."""


def document(
    paper: MinutesPaper,
    french: Translator,
    german: Translator,
    options: PaperOptions,
    numbers: Numbers = MappingProxyType({}),
) -> Document:
    """The minutes as blocks; a public version leaves out what closed items hold, and titles as the committee wishes.

    Minutes that were not approved yet are a draft, whatever was chosen: nobody may take them for the record. With
    `numbers` the passages that have one carry it, and each stands by itself.
    """
    options = replace(options, draft=options.draft or paper.signed_on is None)
    voices = Voices(french, german, None if paper.before_choice else paper.sender.committee.inclusive)
    title = voices.say(N_("Minutes of the meeting"))
    formal = formal_sentences(paper, voices)
    hidden = closed_with_parents(point.item for point in paper.points) if options.public else frozenset()
    told = [replace(point, opinions=()) for point in paper.points] if options.public else paper.points
    facts = meeting_facts(paper.sender, paper.meeting, title, "PV", options)
    return Document(
        facts=facts if options.draft else replace(facts, of_record=voices.say(OF_RECORD)),
        blocks=(
            letterhead(paper.sender, voices),
            meeting_title(title, paper.meeting, voices, held_hours(paper.meeting), options),
            *notices(options, voices),
            *_attendance(paper, voices),
            *_formal(one for one in formal if one.item is None and one.kind not in CLOSING),
            *(block for point in told for block in point_blocks(point, paper, formal, voices, hidden, numbers)),
            *_formal(one for one in formal if one.kind in CLOSING),
            *(_left_out(paper, voices, hidden) if options.public else ()),
            signatures(
                paper.signers,
                SigningMeeting(town=paper.signed_at, on=paper.meeting.on, approved=paper.signed_on),
                paper.prevailing,
                voices,
                options.layout,
            ),
        ),
    )


def _attendance(paper: MinutesPaper, voices: Voices) -> Iterator[Block]:
    attended = paper.attended
    if attended is None or not (attended.lines or paper.guests):
        return
    yield Heading(text=voices.say(N_("Attendance at the meeting")))
    yield attendance_table(attended, paper.guests, voices)


def _formal(sentences: Iterable[FormalSentence]) -> Iterator[Paragraph]:
    for sentence in sentences:
        yield Paragraph(text=sentence.text)


def point_blocks(
    point: MinutesPoint,
    paper: MinutesPaper,
    formal: Sequence[FormalSentence],
    voices: Voices,
    hidden: frozenset[UUID] = frozenset(),
    numbers: Numbers = MappingProxyType({}),
) -> Iterator[Block]:
    """One item as the minutes print it: its title, the formal sentences about it, what was written; less if hidden."""
    withheld = point.item.id in hidden
    title = closed_title(point.item, paper.sender, voices) if withheld else voices.text(point.item.title)
    yield Heading(text=title, number=point.number, level=2 if point.depth == 1 else 3)
    if point.item.closed and (paper.sender.committee.closed_titles or not withheld):
        yield Notice(text=voices.say(N_("Treated behind closed doors.")))
    if withheld:
        return
    if point.late is not None:
        yield Notice(text=late_line(point.late, voices))
    yield from (Notice(text=voices.text(one)) for one in point.opinions)
    of_item = [one for one in formal if one.item == point.item.id]
    yield from _formal(one for one in of_item if one.kind in BEFORE_THE_ITEM)
    yield from _PointBlocks(point, paper, voices, numbers).blocks()
    yield from _formal(one for one in of_item if one.kind not in BEFORE_THE_ITEM)


def _left_out(paper: MinutesPaper, voices: Voices, hidden: frozenset[UUID]) -> Iterator[Block]:
    message = N_("item {number}, behind closed doors: title and text")
    if paper.sender.committee.closed_titles:
        message = N_("item {number}, behind closed doors: text")
    numbers = [point.number for point in paper.points if point.item.id in hidden]
    asked = [point.number for point in paper.points if point.opinions and point.item.id not in hidden]
    lines = [voices.say(message, number=number) for number in numbers]
    yield from left_out_list([*lines, *opinions_left_out(asked, voices)], voices)


class _PointBlocks:
    """The blocks of one item; paragraphs are numbered 4.1, 4.2, or as they are sent round for remarks."""

    def __init__(self, point: MinutesPoint, paper: MinutesPaper, voices: Voices, numbers: Numbers) -> None:
        self._point = point
        self._paper = paper
        self._voices = voices
        self._numbers = numbers
        self._paragraphs = 0

    def blocks(self) -> Iterator[Block]:
        """Entries and tasks that follow each other make one list, one table."""
        decisions = {key: one.amendment.decision for key, one in self._paper.amendments.items()}
        told = amendments_first(self._point.blocks, decisions, self._voted_on())
        for kind, group in groupby(told, key=lambda block: block.block_kind):
            blocks = list(group)
            if kind is MinuteBlockKind.LIST_ENTRY and not self._numbers:
                yield Listing(entries=tuple(self._text(block) for block in blocks))
            elif kind is MinuteBlockKind.TASK:
                yield from self._tasks(blocks)
            else:
                for block in blocks:
                    yield from self._one(kind, block)

    def _voted_on(self) -> dict[UUID, UUID]:
        """Tell of each vote on which decision, or amendment, it was taken."""
        facts = {**{key: one.voted for key, one in self._paper.amendments.items()}, **self._paper.decisions}
        return {taken.vote.id: key for key, one in facts.items() if one is not None for taken in one.votes}

    def _one(self, kind: MinuteBlockKind, block: AnyBlock) -> Iterator[Block]:
        if kind is MinuteBlockKind.HEADING:
            yield Heading(text=self._text(block), level=3)
        elif kind is MinuteBlockKind.PARAGRAPH:
            self._paragraphs += 1
            own = "" if self._numbers else f"{self._point.number}.{self._paragraphs}"
            yield Paragraph(text=self._text(block), number=self._number(block) or own)
        elif kind is MinuteBlockKind.LIST_ENTRY:
            yield Paragraph(text=self._text(block), number=self._number(block))
        elif block.ref is not None:
            yield from self._referred(kind, block, block.ref)

    def _number(self, block: AnyBlock) -> str:
        number = self._numbers.get(block.id)
        return passage_number(number) if number is not None else ""

    def _numbered(self, block: AnyBlock, said: Pair) -> Pair:
        """What has no place for a number before it."""
        number = self._number(block)
        return joined((alike(number), said), "\u00a0· ") if number else said

    def _referred(self, kind: MinuteBlockKind, block: AnyBlock, ref: UUID) -> Iterator[Block]:
        """A decision shows its own text; a vote apart from its decision shows only how it went."""
        decision = self._paper.decisions.get(ref)
        if kind is MinuteBlockKind.DECISION and decision is not None:
            open_still = (_strong(self._voices.say(SEVERAL_VERSIONS)),) if decision.disputed else ()
            yield DecisionBlock(
                heading=self._numbered(block, heading_of(decision, self._voices)),
                text=self._voices.text(decision.decision.text, marks=True),
                result=(*open_still, *result_lines(decision, self._voices)),
            )
        voted = self._paper.decisions.get(self._paper.votes.get(ref, ref))
        if kind is MinuteBlockKind.VOTE and voted is not None and not self._shows(voted.decision.id):
            for line in result_lines(voted, self._voices):
                yield Paragraph(text=line)

        for line in self._in_session(block, ref):
            yield Paragraph(text=line)

    def _in_session(self, block: AnyBlock, ref: UUID) -> Sequence[Pair]:
        """What was proposed to a decision before it was put to the vote, or that the session stood still."""
        amendment, pause = self._paper.amendments.get(ref), self._paper.pauses.get(ref)
        if amendment is not None:
            proposed, *became = amendment_lines(amendment, self._voices)
            return (self._numbered(block, proposed), *became)
        return (pause_line(pause, self._voices),) if pause is not None else ()

    def _shows(self, decision: UUID) -> bool:
        return any(block.ref == decision for block in self._point.blocks)

    def _text(self, block: AnyBlock) -> Pair:
        return self._voices.text(block.text, marks=True)

    def _tasks(self, blocks: Sequence[AnyBlock]) -> Iterator[Block]:
        rows = tuple(
            self._numbered_task(block, task_row(self._paper.tasks[block.ref], self._voices))
            for block in blocks
            if block.ref is not None and block.ref in self._paper.tasks
        )
        if rows:
            yield TaskTable(heads=task_heads(self._voices), rows=rows)

    def _numbered_task(self, block: AnyBlock, row: TaskRow) -> TaskRow:
        return replace(row, text=self._numbered(block, row.text))


def _strong(pair: Pair) -> Pair:
    return Pair(pair.fr.strong, pair.de.strong)
