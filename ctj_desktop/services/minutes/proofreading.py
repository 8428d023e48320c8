"""What is there to proofread in the minutes of a meeting, and what stands against their approval?

One list of lines in the order of the paper, French and German beside each other: the formal sentences, the titles,
and every block with its own text or that of the decision, vote or task it shows.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final, TypeAlias
from uuid import UUID, uuid5

from ctj_desktop.domain.clock import AgendaRow
from ctj_desktop.domain.deciding.amendments_first import amendments_first
from ctj_desktop.domain.findings import Finding
from ctj_desktop.domain.ids import NETWORK, AgendaItemId, MeetingId
from ctj_desktop.domain.record import NamedValue, PositionalValue
from ctj_desktop.domain.records.meetings import AgendaItem, ItemKind, Meeting, MeetingState, Pause
from ctj_desktop.domain.records.minutes import AnyBlock, MinuteBlockKind
from ctj_desktop.domain.records.voting import AnyAmendment, AnyDecision, AnyTask, DecisionKind
from ctj_desktop.domain.texts import NO_TEXT, Bilingual, Language, TranslationState, other, translation_state
from ctj_desktop.services.minutes.approval import Lock, lock_of
from ctj_desktop.services.minutes.electorate import contradictions, counting
from ctj_desktop.services.minutes.formal_sentences import formal_facts, voices_of
from ctj_desktop.services.minutes.in_session.amendments import unamended_decisions
from ctj_desktop.services.minutes.outcomes import contradicted_outcomes
from ctj_desktop.services.minutes.records import MinutesRecords, disputed_rows, minutes_records
from ctj_desktop.services.minutes.remarks.reading import open_remarks
from ctj_desktop.services.steps.records import source_language, the
from ctj_desktop.services.steps.states import meeting_moves, meeting_state
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries import minutes as queries_minutes

if TYPE_CHECKING:  # said on first use
    from ctj_desktop.documents.formal_sentences import FormalFacts, FormalSentence
    from ctj_desktop.documents.papers import Voices

Record: TypeAlias = AgendaItem | AnyBlock | AnyDecision | AnyTask | AnyAmendment
DECIDES: Final = frozenset({DecisionKind.DECISION, DecisionKind.OPINION, DecisionKind.ELECTION})
"""Kinds of decision that say how they were taken; a noting or an adjournment need not."""
FOLLOWED: Final = frozenset(
    {
        "meeting",
        "meeting_move",
        "agenda_item",
        "minute_block",
        "decision",
        "amendment",
        "pause",
        "vote",
        "recusal",
        "task",
        "attendance",
        "presence",
        "roll",
        "person",
        "organisation",
        "statutes",
        "decision_rule",
        "approved_version",
        "remark",
        "remark_round",
    }
)
"""The kinds of record that the page shows."""


class ProofPart(StrEnum):
    """What a line is."""

    FORMAL = "formal"
    ITEM = "item"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ENTRY = "list_entry"
    DECISION = "decision"
    VOTE = "vote"
    TASK = "task"
    AMENDMENT = "amendment"
    PAUSE = "pause"


class Reading(StrEnum):
    """How far a line is: the worse of its two sides."""

    DONE = "done"
    REVIEW = "review"
    DRAFT = "draft"
    MISSING = "missing"
    EMPTY = "empty"
    GENERATED = "generated"


OPEN: Final = frozenset({Reading.REVIEW, Reading.DRAFT, Reading.MISSING, Reading.EMPTY})
OF_STATE: Final = {
    TranslationState.DONE: Reading.DONE,
    TranslationState.REVIEW: Reading.REVIEW,
    TranslationState.DRAFT: Reading.DRAFT,
    TranslationState.MISSING: Reading.MISSING,
}
WORST: Final = (Reading.EMPTY, Reading.MISSING, Reading.DRAFT, Reading.REVIEW, Reading.DONE)


class ProofLine(NamedValue):
    """One line; `record` holds its text in the register `title` or `text`, None for what the program writes.

    `foot` is what the paper says below it (how a decision was taken), in both languages. `way` names the page that
    holds the facts of a line without a text of its own. `number` is that of the item, paragraph, decision or task.
    """

    key: UUID
    part: ProofPart
    text: Bilingual
    reading: Reading
    open_side: Language | None = None
    number: str = ""
    depth: int = 0
    item: AgendaItemId | None = None
    block: UUID | None = None
    record: Record | None = None
    decision_kind: DecisionKind | None = None
    foot: tuple[tuple[str, str], ...] = ()
    owner: Bilingual = NO_TEXT
    due: date | None = None
    way: str = ""
    disputed: bool = False
    closed: bool = False

    @property
    def register(self) -> str:
        """The bilingual register that is edited."""
        return "title" if isinstance(self.record, AgendaItem) else "text"

    @property
    def is_open(self) -> bool:
        """Whether a person still has to look at it."""
        return self.reading in OPEN or self.disputed


class Against(StrEnum):
    """What stands against an approval; the first of them stop it."""

    NOTHING_WRITTEN = "nothing_written"
    DISPUTED = "disputed"
    NOT_CLOSED = "not_closed"
    MISSING = "missing"
    REVIEW = "review"
    DRAFT = "draft"
    NO_RESULT = "no_result"
    NO_NUMBER = "no_number"
    NO_MINUTES = "no_minutes"
    STILL_THERE = "still_there"
    NOBODY_PRESIDES = "nobody_presides"
    TOO_MANY_VOTES = "too_many_votes"
    OUTCOME = "outcome"
    AMENDED = "amended"
    REMARKS = "remarks"


STOPPING: Final = frozenset({Against.NOTHING_WRITTEN, Against.DISPUTED, Against.NOT_CLOSED})


class Obstacle(NamedValue):
    """One sentence of the list: how many, and the first line (or record in conflict) that it is about."""

    against: Against
    count: int = 1
    line: UUID | None = None
    language: Language | None = None

    @property
    def stops(self) -> bool:
        """Whether nothing can be approved before it is settled."""
        return self.against in STOPPING


class Proof(NamedValue):
    """The minutes as they are proofread; `since` is the day of the version that changes are counted from."""

    meeting: Meeting
    state: MeetingState
    source: Language
    lines: tuple[ProofLine, ...]
    obstacles: tuple[Obstacle, ...]
    lock: Lock | None
    circulated: date | None
    since: UUID | None

    @property
    def open_lines(self) -> tuple[ProofLine, ...]:
        """What a person still has to look at."""
        return tuple(line for line in self.lines if line.is_open)

    @property
    def stopped(self) -> bool:
        """Whether something must be settled before the minutes can be approved."""
        return any(obstacle.stops for obstacle in self.obstacles)


def proof(store: OpenFile, meeting: MeetingId) -> Proof:
    """The whole page; `NotHere` for a meeting that is gone."""
    owner = the(store, Meeting, meeting)
    written, facts = minutes_records(store, owner), formal_facts(store, owner)
    source = source_language(store, owner.committee)
    disputed = disputed_rows(store, written)
    lines = tuple(_Lines(written, facts, voices_of(store, owner), source, disputed).lines())
    moves = meeting_moves(store, meeting)
    sent = [move for move in moves if move.to_state is MeetingState.CIRCULATED]
    held = [move for move in moves if move.to_state is MeetingState.HELD]
    state = meeting_state(store, meeting)
    lock = lock_of(store, owner, written) if state in (MeetingState.APPROVED, MeetingState.CLOSED) else None
    since = (sent or held)[-1:] or None
    untrue = {
        Against.TOO_MANY_VOTES: _decisions(contradictions(store, owner)),
        Against.OUTCOME: _decisions(contradicted_outcomes(store, owner)),
        Against.AMENDED: _decisions(unamended_decisions(store, owner)),
    }
    remarks = open_remarks(store, meeting)
    left = (Obstacle(against=Against.REMARKS, count=remarks),) if remarks else ()
    return Proof(
        meeting=owner,
        state=state,
        source=source,
        lines=lines,
        obstacles=() if lock else (*_obstacles(lines, written, facts, source, state, disputed, untrue), *left),
        lock=lock,
        circulated=sent[-1].on if sent else None,
        since=since[0].id if since else None,
    )


class _Lines:
    """Makes the lines of a meeting in the order of the paper."""

    def __init__(
        self,
        written: MinutesRecords,
        facts: "FormalFacts",
        voices: "Voices",
        source: Language,
        disputed: frozenset[UUID],
    ) -> None:
        from ctj_desktop.documents.formal_sentences import formal_sentences

        self._written, self._facts, self._source, self._disputed = written, facts, source, disputed
        self._voices = voices
        self._formal = formal_sentences(facts, self._voices)

    def lines(self) -> Iterator[ProofLine]:
        """Opening, items, close."""
        from ctj_desktop.documents.formal_sentences import BEFORE_THE_ITEM, CLOSING

        yield from self._said(one for one in self._formal if one.item is None and one.kind not in CLOSING)
        for row in self._written.rows:
            of_item = [one for one in self._formal if one.item == row.item.id]
            yield self._item(row)
            yield from self._said(one for one in of_item if one.kind in BEFORE_THE_ITEM)
            yield from self._blocks(row)
            yield from self._said(one for one in of_item if one.kind not in BEFORE_THE_ITEM)
        yield from self._said(one for one in self._formal if one.kind in CLOSING)

    def _said(self, sentences: "Iterator[FormalSentence]") -> Iterator[ProofLine]:
        for at, one in enumerate(sentences):
            yield ProofLine(
                key=uuid5(NETWORK, f"formal {self._written.meeting.id} {one.kind} {one.item} {at}"),
                part=ProofPart.FORMAL,
                text=Bilingual.of(one.text.fr.text, one.text.de.text),
                reading=Reading.GENERATED,
                item=AgendaItemId(one.item) if one.item else None,
                way=WAYS.get(one.kind.value, "hold"),
            )

    def _item(self, row: AgendaRow) -> ProofLine:
        item = row.item
        reading, side = self._reading(item.title)
        return ProofLine(
            key=item.id,
            part=ProofPart.ITEM,
            text=item.title,
            reading=reading,
            open_side=side,
            number=row.shown_number,
            depth=row.depth,
            item=item.id,
            record=item,
            disputed=item.id in self._disputed,
            closed=item.closed,
        )

    def _blocks(self, row: AgendaRow) -> Iterator[ProofLine]:
        paragraphs = 0
        decisions = {key: one.decision for key, one in self._written.amendments.items()}
        voted_on: dict[UUID, UUID] = {vote.id: key for key, votes in self._written.votes.items() for vote in votes}
        blocks = amendments_first(self._written.blocks_of(row.item.id), decisions, voted_on)
        shown = {block.ref for block in blocks if block.block_kind is MinuteBlockKind.DECISION}
        for block in blocks:
            if block.block_kind is MinuteBlockKind.PARAGRAPH:
                paragraphs += 1
                yield self._own(block, f"{row.shown_number}.{paragraphs}")
            elif block.ref is None:
                yield self._own(block, "")
            else:
                yield from self._referred(block, block.ref, shown)

    def _own(self, block: AnyBlock, number: str) -> ProofLine:
        reading, side = self._reading(block.text)
        return ProofLine(
            key=block.id,
            part=ProofPart(block.block_kind.value),
            text=block.text,
            reading=reading,
            open_side=side,
            number=number,
            item=block.item,
            block=block.id,
            record=block,
            disputed=block.id in self._disputed,
        )

    def _referred(self, block: AnyBlock, ref: UUID, shown: set[UUID | None]) -> Iterator[ProofLine]:
        """A vote is said below its decision, where that stands under the same item; as on the paper."""
        decision, task = self._written.decisions.get(ref), self._written.tasks.get(ref)
        if block.block_kind is MinuteBlockKind.DECISION and decision is not None:
            yield self._decision(block, decision)
        elif block.block_kind is MinuteBlockKind.TASK and task is not None:
            yield self._task(block, task)
        elif ref in self._written.amendments:
            yield self._amendment(block, self._written.amendments[ref])
        elif ref in self._written.pauses:
            yield self._pause(block, self._written.pauses[ref])
        elif block.block_kind is MinuteBlockKind.VOTE:
            votes = self._written.votes.items()
            voted = next((key for key, found in votes if any(vote.id == ref for vote in counting(found))), None)
            if voted is not None and voted in self._written.decisions and voted not in shown:
                yield self._vote(block, self._written.decisions[voted])

    def _decision(self, block: AnyBlock, decision: AnyDecision) -> ProofLine:
        reading, side = self._reading(decision.text)
        return ProofLine(
            key=block.id,
            part=ProofPart.DECISION,
            text=decision.text,
            reading=reading,
            open_side=side,
            number=decision.number or "",
            item=block.item,
            block=block.id,
            record=decision,
            decision_kind=decision.decision_kind,
            foot=self._result(decision),
            disputed=self._written.is_disputed(decision) or block.id in self._disputed,
        )

    def _vote(self, block: AnyBlock, decision: AnyDecision) -> ProofLine:
        result = self._result(decision)
        fr, de = " ".join(line[0] for line in result), " ".join(line[1] for line in result)
        return ProofLine(
            key=block.id,
            part=ProofPart.VOTE,
            text=Bilingual.of(fr, de),
            reading=Reading.GENERATED,
            number=decision.number or "",
            item=block.item,
            block=block.id,
            way="hold",
        )

    def _task(self, block: AnyBlock, task: AnyTask) -> ProofLine:
        reading, side = self._reading(task.text)
        return ProofLine(
            key=block.id,
            part=ProofPart.TASK,
            text=task.text,
            reading=reading,
            open_side=side,
            number=task.number or "",
            item=block.item,
            block=block.id,
            record=task,
            owner=self._written.owners[task.id],
            due=task.due,
            disputed=task.id in self._disputed or block.id in self._disputed,
        )

    def _amendment(self, block: AnyBlock, amendment: AnyAmendment) -> ProofLine:
        from ctj_desktop.documents.in_session.amendments import amendment_lines
        from ctj_desktop.services.minutes.papers.meeting_paper import amendments_of

        said = amendment_lines(amendments_of(self._written)[amendment.id], self._voices)[1:]
        reading, side = self._reading(amendment.text)
        return ProofLine(
            key=block.id,
            part=ProofPart.AMENDMENT,
            text=amendment.text,
            reading=reading,
            open_side=side,
            item=block.item,
            block=block.id,
            record=amendment,
            foot=tuple((pair.fr.text, pair.de.text) for pair in said),
            disputed=amendment.id in self._disputed or block.id in self._disputed,
        )

    def _pause(self, block: AnyBlock, pause: Pause) -> ProofLine:
        from ctj_desktop.documents.in_session.amendments import pause_line

        said = pause_line(pause, self._voices)
        return ProofLine(
            key=block.id,
            part=ProofPart.PAUSE,
            text=Bilingual.of(said.fr.text, said.de.text),
            reading=Reading.GENERATED,
            item=block.item,
            block=block.id,
            way="hold",
        )

    def _result(self, decision: AnyDecision) -> tuple[tuple[str, str], ...]:
        from ctj_desktop.documents.results import result_lines
        from ctj_desktop.services.minutes.papers.meeting_paper import decision_of

        lines = result_lines(decision_of(self._written, decision), self._voices)
        return tuple((pair.fr.text, pair.de.text) for pair in lines)

    def _reading(self, text: Bilingual) -> tuple[Reading, Language | None]:
        if not text:
            return Reading.EMPTY, self._source
        sides = (self._source, other(self._source))
        states = [OF_STATE[translation_state(text, side, self._source)] for side in sides]
        worst = min(states, key=WORST.index)
        return worst, None if worst is Reading.DONE else sides[states.index(worst)]


WAYS: Final[Mapping[str, str]] = {"next_meeting": "prepare", "earlier_minutes": "hold", "adjourned": "hold"}
"""The page that holds the fact behind a formal sentence; attendance and clock are on that of holding."""


def _obstacles(
    lines: Sequence[ProofLine],
    written: MinutesRecords,
    facts: "FormalFacts",
    source: Language,
    state: MeetingState,
    disputed: frozenset[UUID],
    untrue: Mapping[Against, frozenset[str]],
) -> Iterator[Obstacle]:
    if not written.blocks:
        yield Obstacle(against=Against.NOTHING_WRITTEN)
    if disputed:
        yield Obstacle(against=Against.DISPUTED, count=len(disputed), line=min(disputed))
    if state not in (MeetingState.HELD, MeetingState.CIRCULATED):
        yield Obstacle(against=Against.NOT_CLOSED)
    yield from _unread(lines, source)
    undecided = [
        line
        for line in lines
        if line.part is ProofPart.DECISION and line.decision_kind in DECIDES
        if isinstance(line.record, AnyDecision) and line.record.result is None  # a count alone decides nothing
    ]
    unnumbered = [line for line in lines if line.part in (ProofPart.DECISION, ProofPart.TASK) and not line.number]
    if undecided:
        yield Obstacle(against=Against.NO_RESULT, count=len(undecided), line=undecided[0].key)
    if unnumbered:
        yield Obstacle(against=Against.NO_NUMBER, count=len(unnumbered), line=unnumbered[0].key)
    bare = _bare(written)
    if bare and written.blocks:
        yield Obstacle(against=Against.NO_MINUTES, count=len(bare), line=bare[0])
    still = _still_there(facts)
    if still:
        yield Obstacle(against=Against.STILL_THERE, count=still)
    if written.blocks and not facts.chair:
        yield Obstacle(against=Against.NOBODY_PRESIDES)
    for against, decisions in untrue.items():
        found = [line for line in lines if line.record is not None and str(line.record.id) in decisions]
        if found:
            yield Obstacle(against=against, count=len(found), line=found[0].key)


def _decisions(findings: Iterator[Finding]) -> frozenset[str]:
    return frozenset(str(found.data["decision"]) for found in findings)


def _unread(lines: Sequence[ProofLine], source: Language) -> Iterator[Obstacle]:
    """Missing texts by language; then what was changed since it was translated, and what is only drafted."""
    for language in (other(source), source):
        lacking = [
            line for line in lines if line.reading in (Reading.MISSING, Reading.EMPTY) and line.open_side is language
        ]
        if lacking:
            yield Obstacle(against=Against.MISSING, count=len(lacking), line=lacking[0].key, language=language)
    for against, reading in ((Against.REVIEW, Reading.REVIEW), (Against.DRAFT, Reading.DRAFT)):
        found = [line for line in lines if line.reading is reading]
        if found:
            yield Obstacle(against=against, count=len(found), line=found[0].key)


def _bare(written: MinutesRecords) -> list[UUID]:
    """Items under which nothing was written; a heading, or an item whose sub-items say it, needs nothing."""
    parents = {row.item.parent for row in written.rows}
    return [
        row.item.id
        for row in written.rows
        if row.item.item_kind is not ItemKind.HEADING
        and row.item.id not in parents
        and not written.blocks_of(row.item.id)
    ]


def _still_there(facts: "FormalFacts") -> int:
    """Whose departure is missing although the session is closed."""
    if facts.meeting.closed_at is None or facts.attendance is None:
        return 0
    return sum(any(stay.end is None for stay in seat.stays) for seat in facts.attendance.seats)


class Earlier(PositionalValue):
    """What stood at a line when the minutes were circulated; None where there was nothing yet."""

    text: Bilingual | None


def changes_since(store: OpenFile, proofs: Proof) -> dict[UUID, Earlier]:
    """The lines whose text differs from the version that was circulated (else from the draft), by key.

    Only records written to since then are looked up in the log.
    """
    from ctj_desktop.services.naming.earlier_texts import texts_before

    records = {line.key: line.record for line in proofs.lines if line.record is not None}
    if proofs.since is None:
        return {}
    touched = queries_minutes.written_since(store, proofs.since, {record.id for record in records.values()})
    before = texts_before(store, proofs.since, {r.id: r for r in records.values() if r.id in touched})
    found: dict[UUID, Earlier] = {}
    for line in proofs.lines:
        if line.record is None or line.record.id not in touched:
            continue
        earlier = before.get(line.record.id)
        if earlier is None or (earlier.fr.text, earlier.de.text) != (line.text.fr.text, line.text.de.text):
            found[line.key] = Earlier(earlier)
    return found
