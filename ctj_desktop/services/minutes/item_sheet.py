"""What does the minute editor show of one item: its blocks with their decisions, votes and tasks?"""

from collections.abc import Iterator, Mapping
from datetime import datetime, time
from typing import TypeAlias
from uuid import UUID

from ctj_desktop.domain.attendance_facts import How, SeatAt, Snapshot
from ctj_desktop.domain.clock import after
from ctj_desktop.domain.clock import agenda as agenda_of
from ctj_desktop.domain.ids import AgendaItemId, DecisionRuleId, SeatId
from ctj_desktop.domain.outcomes import NamedOutcome
from ctj_desktop.domain.quorum_and_majority import Quorum, voters
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.meetings import (
    AgendaItem,
    AnyItemDocument,
    ItemKind,
    Meeting,
    MeetingState,
    Pause,
    Roll,
)
from ctj_desktop.domain.records.minutes import AnyBlock, MinuteBlockKind
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.projects import Project
from ctj_desktop.domain.records.statutes import DecisionMode, DecisionRule
from ctj_desktop.domain.records.voting import (
    AnyAmendment,
    AnyDecision,
    AnyTask,
    AnyVote,
    BallotGiven,
    DecisionKind,
    Recusal,
    VoteCount,
)
from ctj_desktop.domain.texts import NO_TEXT, Bilingual, Language, TranslationState, other, translation_state
from ctj_desktop.domain.typed.proposals import Proposals, proposals
from ctj_desktop.domain.voters import AwayVotes
from ctj_desktop.services.meetings.chair_notes import chair_note
from ctj_desktop.services.meetings.closing import taken_with
from ctj_desktop.services.meetings.who_was_there import facts_of, quorum_of
from ctj_desktop.services.membership.roll import roll_of, what_holds
from ctj_desktop.services.minutes.ballots import ways_of_the_away
from ctj_desktop.services.minutes.blocks import blocks_of
from ctj_desktop.services.minutes.circulations.reading import decided_in_writing
from ctj_desktop.services.minutes.electorate import away_votes
from ctj_desktop.services.minutes.origins import owner_of, proposer_of
from ctj_desktop.services.minutes.outcomes import named_outcome
from ctj_desktop.services.steps.records import name_of_person, source_language, the
from ctj_desktop.services.steps.states import meeting_state
from ctj_desktop.storage.open_file import OpenFile

WrittenRecord: TypeAlias = AnyBlock | AnyDecision | AnyTask | AnyAmendment
"""What holds the text that a block shows."""

FOLLOWED = frozenset(
    {
        "minute_block",
        "decision",
        "amendment",
        "pause",
        "vote",
        "task",
        "agenda_item",
        "chair_note",
        "item_document",
        "recusal",
        "project",
        "decision_rule",
        "meeting",
        "meeting_move",
        "person",
        "organisation",
    }
)
"""Kinds of record that a sheet depends on."""

KIND_OF_ITEM: Mapping[ItemKind, DecisionKind] = {
    ItemKind.OPINION: DecisionKind.OPINION,
    ItemKind.ELECTION: DecisionKind.ELECTION,
    ItemKind.INFORMATION: DecisionKind.NOTING,
}


class BlockLine(NamedValue):
    """One block with what it shows; `record` holds the text, and is the block itself where `ref` is empty.

    A block whose record was never shared (a closed item sent without its substance) has none. `annulled` is a vote
    that was repeated: what was decided says nothing of it. A vote on an `amendment` has it beside the decision; an
    amendment itself, whose `owner` proposed it, has no decision here. `together` are the numbers of the other decisions
    on which the vote was taken.
    """

    block: AnyBlock
    record: WrittenRecord | None
    decision: AnyDecision | None = None
    vote: AnyVote | None = None
    annulled: bool = False
    task: AnyTask | None = None
    rule: DecisionRule | None = None
    owner: Bilingual = NO_TEXT
    became: NamedOutcome | None = None
    away: AwayVotes = AwayVotes()
    amendment: AnyAmendment | None = None
    pause: Pause | None = None
    together: tuple[str, ...] = ()

    @property
    def key(self) -> UUID:
        """The id of the block."""
        return self.block.id

    @property
    def text(self) -> Bilingual:
        """What is written there; nothing for a vote."""
        return self.record.text if self.record is not None else Bilingual()

    @property
    def number(self) -> str:
        """Of a decision or task; empty where the numbering is held elsewhere."""
        numbered = self.task or self.decision
        return (numbered.number if numbered else None) or ""


class MinuteSheet(NamedValue):
    """One item of the minutes."""

    meeting: Meeting
    item: AgendaItem
    number: str
    planned: int | None
    state: MeetingState
    source: Language
    lines: tuple[BlockLine, ...]
    project: Project | None
    documents: int
    rules: tuple[DecisionRule, ...]
    recused: tuple[Bilingual, ...]
    without_statutes: bool = False
    became: NamedOutcome | None = None
    own_rule: DecisionRuleId | None = None
    noted: bool = False

    def to_translate(self) -> int:
        """Blocks whose other language is missing, a draft, or older than its source."""
        language = other(self.source)
        return sum(
            translation_state(line.text, language, self.source) is not TranslationState.DONE
            for line in self.lines
            if line.record is not None and line.text.text(self.source)
        )

    def line(self, block: UUID) -> BlockLine | None:
        """The line of a block."""
        return next((line for line in self.lines if line.key == block), None)

    def place(self, block: UUID) -> int:
        """1 for the first; one beyond the last for a block that is not here."""
        return next((at for at, line in enumerate(self.lines, 1) if line.key == block), len(self.lines) + 1)

    def proposals(self) -> Proposals:
        """The decisions that the agenda proposes, and which of them no decision of the item says yet."""
        decided = {line.decision.id: line.decision.text for line in self.lines if line.decision is not None}
        return proposals(self.item.proposed_decision, decided.values())

    def to_vote_on(self, place: int) -> AnyDecision | None:
        """The nearest decision above that place on which nobody has voted."""
        votes = [line for line in self.lines if line.vote is not None and line.amendment is None]
        voted = {line.decision.id for line in votes if line.decision is not None}
        above = [line.decision for line in self.lines[: place - 1] if line.decision is not None]
        return next((one for one in reversed(above) if one.id not in voted), None)

    def to_amend(self, place: int) -> AnyDecision | None:
        """The nearest decision above that place, else the first one; voted on or not."""
        shown = [(at, line.decision) for at, line in enumerate(self.lines) if line.decision is not None]
        above = [decision for at, decision in shown if at < place - 1]
        return above[-1] if above else next((decision for _, decision in shown), None)

    def amendment_of(self, decision: AnyDecision) -> AnyAmendment | None:
        """The first amendment to a decision on which nothing is settled: it is voted on before the decision."""
        shown = (line.amendment for line in self.lines if line.vote is None)
        return next((one for one in shown if one and one.decision == decision.id and one.result is None), None)

    def usual_rule(self) -> DecisionRule | None:
        """That of such meetings, else the committee's default; where the statutes are silent, none: consensus."""
        usual = (rule for rule in self.rules if (rule.id == self.own_rule if self.own_rule else rule.default))
        return next(usual, None)

    def counting_rule(self, decision: AnyDecision, count: VoteCount) -> DecisionRule | None:
        """The rule of the decision; where that is consensus and somebody is opposed, the first that counts votes."""
        rule = rule_of(self, decision.rule)
        if rule is None or rule.mode is not DecisionMode.CONSENSUS or not count.no:
            return rule
        return next((one for one in self.rules if one.mode is DecisionMode.MAJORITY), rule)

    def usual_kind(self) -> DecisionKind:
        """As the agenda asks: an opinion, an election; else a decision."""
        kind = KIND_OF_ITEM.get(self.item.item_kind, DecisionKind.DECISION)
        return DecisionKind.DECISION if kind is DecisionKind.NOTING else kind


class Voter(NamedValue):
    """Somebody who may vote at a minute, and in which ways."""

    seat: SeatId
    name: str
    body: Bilingual
    side: Side
    how: How
    ways: tuple[BallotGiven, ...] = (BallotGiven.IN_SESSION,)


class VotingRoom(NamedValue):
    """Who may vote at one minute, and whether the committee is quorate then.

    `away` may have voted in advance or by post: the statutes take it, and they are not there; without a minute anybody.
    """

    at: time | None
    quorum: Quorum
    present: int
    members: int
    voters: tuple[Voter, ...]
    snapshot: Snapshot
    there: tuple[SeatAt, ...] | None
    away: tuple[Voter, ...] = ()

    def seats(self) -> tuple[SeatAt, ...]:
        """Whoever may vote there; without a minute every seat in office."""
        everybody = (seat for seat in self.snapshot.seats if seat.roll.may_vote and not seat.roll.vacant)
        return self.there if self.there is not None else tuple(everybody)

    def called(self) -> tuple[Voter, ...]:
        """Who is asked in a roll call: whoever is there, then those who may have voted otherwise."""
        there = {one.seat for one in self.voters}
        return (*self.voters, *(one for one in self.away if one.seat not in there))


def minute_sheet(store: OpenFile, item: AgendaItemId) -> MinuteSheet:
    """Everything the minute editor shows of an item; `NotHere` where the item is gone."""
    point = the(store, AgendaItem, item)
    meeting = the(store, Meeting, point.meeting)
    row = agenda_of(store.all(AgendaItem, meeting=meeting.id)).row(item)
    holds = what_holds(store, meeting)
    return MinuteSheet(
        meeting=meeting,
        item=point,
        number=row.shown_number if row else "",
        planned=row.minutes if row else None,
        state=meeting_state(store, meeting.id),
        source=source_language(store, meeting.committee),
        lines=tuple(_lines(store, point)),
        project=store.get(Project, point.project) if point.project else None,
        documents=store.count(AnyItemDocument, item=item),
        rules=tuple(store.all(DecisionRule, statutes=holds.version.id, order="article, id")) if holds.version else (),
        recused=tuple(roll.body for roll in _recused(store, point)),
        without_statutes=holds.version is None,
        became=_became(store, point),
        own_rule=holds.rule,
        noted=chair_note(store, item) is not None,
    )


def voting_room(store: OpenFile, item: AgendaItem, meeting: Meeting, at: time | None) -> VotingRoom:
    """Who may vote at that minute; without a minute the whole roll counts as there."""
    facts = facts_of(store, meeting)
    recused = [roll.id for roll in _recused(store, item)]
    snapshot = facts.at(at) if at is not None else facts.at_minute(0)
    members = [seat for seat in snapshot.seats if seat.roll.may_vote and not seat.roll.vacant]
    there = voters(snapshot, recused) if at is not None else [one for one in members if one.roll.id not in recused]
    ways = ways_of_the_away(store, meeting)
    out = {*recused, *(seat.roll.id for seat in there if at is not None)}
    return VotingRoom(
        at=at,
        quorum=quorum_of(store, meeting, snapshot, recused),
        present=len(there) if at is not None else len(members),
        members=len(members),
        voters=tuple(_voter(store, seat, (BallotGiven.IN_SESSION, *(ways if at is None else ()))) for seat in there),
        snapshot=snapshot,
        there=tuple(there) if at is not None else None,
        away=tuple(_voter(store, seat, ways) for seat in members if ways and seat.roll.id not in out),
    )


def minute_of_vote(store: OpenFile, sheet: MinuteSheet, now: datetime) -> time | None:
    """The minute at which a vote entered now was taken: now while the session runs, else that of the item.

    Whoever leaves in a minute could vote in it: what is voted on after that is of the next one. None where no minute
    is known (the item was never called up): then the whole roll may have voted.
    """
    running = sheet.state is MeetingState.IN_SESSION and now.date() == sheet.meeting.on
    if not running:
        return sheet.item.ended_at or sheet.item.started_at
    at, facts = now.time().replace(second=0, microsecond=0, tzinfo=None), facts_of(store, sheet.meeting)
    minute = facts.clock.minute(at)
    seats = [{one.roll.id for one in voters(then)} for then in (facts.at_minute(minute), facts.after_minute(minute))]
    return at if seats[0] == seats[1] else after(at, 1)


def _lines(store: OpenFile, item: AgendaItem) -> Iterator[BlockLine]:
    decisions: dict[UUID, AnyDecision] = {one.id: one for one in store.all(AnyDecision, item=item.id)}
    decisions |= decided_in_writing(store, blocks_of(store, item.id))
    votes: dict[UUID, AnyVote] = {}
    for decision in decisions.values():
        votes.update({vote.id: vote for vote in store.all(AnyVote, decision=decision.id)})
    tasks: dict[UUID, AnyTask] = {task.id: task for task in store.all(AnyTask, item=item.id)}
    for block in blocks_of(store, item.id):
        if block.block_kind in (MinuteBlockKind.AMENDMENT, MinuteBlockKind.PAUSE):
            yield _in_session(store, block)
            continue
        yield _line(store, block, decisions, votes, tasks)


def _in_session(store: OpenFile, block: AnyBlock) -> BlockLine:
    """An amendment with who proposed it, or a pause."""
    if block.ref is None or block.block_kind is MinuteBlockKind.PAUSE:
        return BlockLine(block=block, record=None, pause=store.get(Pause, block.ref) if block.ref else None)
    amendment = store.get(AnyAmendment, block.ref)
    owner = proposer_of(store, amendment) if amendment is not None else NO_TEXT
    return BlockLine(block=block, record=amendment, amendment=amendment, owner=owner)


def _line(
    store: OpenFile,
    block: AnyBlock,
    decisions: Mapping[UUID, AnyDecision],
    votes: Mapping[UUID, AnyVote],
    tasks: Mapping[UUID, AnyTask],
) -> BlockLine:
    if block.ref is None:
        return BlockLine(block=block, record=block)
    vote, task = votes.get(block.ref), tasks.get(block.ref)
    if block.block_kind is MinuteBlockKind.TASK:
        return BlockLine(block=block, record=task, task=task, owner=owner_of(store, task) if task else Bilingual())
    decision = decisions.get(vote.decision if vote else block.ref)
    rule = store.get(DecisionRule, decision.rule) if decision and decision.rule else None
    record = decision if vote is None else None
    annulled = vote is not None and any(one.annuls == vote.id for one in votes.values())
    became = _became(store, decision) if decision is not None else None
    return BlockLine(
        block=block,
        record=record,
        decision=decision,
        vote=vote,
        annulled=annulled,
        rule=rule,
        became=became,
        amendment=store.get(AnyAmendment, vote.amendment) if vote is not None and vote.amendment else None,
        away=away_votes(store, vote) if vote is not None else AwayVotes(),
        together=_together(store, vote) if vote is not None else (),
    )


def _together(store: OpenFile, vote: AnyVote) -> tuple[str, ...]:
    decisions = [store.get(AnyDecision, one.decision) for one in taken_with(store, vote)]
    return tuple(sorted(one.number or "–" for one in decisions if one is not None))


def _became(store: OpenFile, record: AgendaItem | AnyDecision) -> NamedOutcome | None:
    return named_outcome(store, record.outcome) if record.outcome is not None else None


def _recused(store: OpenFile, item: AgendaItem) -> list[Roll]:
    lines = {recusal.roll for recusal in store.all(Recusal, item=item.id)}
    return [roll for roll in roll_of(store, item.meeting) if roll.id in lines] if lines else []


def _voter(store: OpenFile, seat: SeatAt, ways: tuple[BallotGiven, ...]) -> Voter:
    roll = seat.roll
    name = (name_of_person(store, seat.substitute) if seat.substitute else "") or roll.holder_name
    return Voter(seat=roll.seat, name=name, body=roll.body, side=roll.side, how=seat.how, ways=ways)


def rule_of(sheet: MinuteSheet, rule: DecisionRuleId | None) -> DecisionRule | None:
    """A rule of the sheet by its id."""
    return next((one for one in sheet.rules if one.id == rule), None)
