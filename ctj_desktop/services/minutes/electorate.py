"""By which rule is a decision taken, who could vote on it, and does what was entered later contradict the vote?"""

from collections.abc import Collection, Iterator, Sequence
from datetime import time
from uuid import UUID

from ctj_desktop.domain.attendance_facts import AttendanceFacts, How, SeatAt, Snapshot
from ctj_desktop.domain.deciding.by_side import beyond, part_given, votes_by_side
from ctj_desktop.domain.deciding.over_roll import decided
from ctj_desktop.domain.findings import Finding, FindingValue, Severity
from ctj_desktop.domain.ids import AgendaItemId, MeetingId, RollId
from ctj_desktop.domain.quorum_and_majority import Quorum, Verdict, voters
from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.statutes import DecisionRule
from ctj_desktop.domain.records.voting import (
    AnyDecision,
    AnyVote,
    Ballot,
    BallotGiven,
    Choice,
    Electorate,
    Recusal,
    VoteCount,
    VoteMethod,
)
from ctj_desktop.domain.voters import AwayVotes, CouldVote, Voters
from ctj_desktop.services.meetings.who_was_there import facts_of, quorum_of
from ctj_desktop.services.membership.roll import what_holds
from ctj_desktop.storage.open_file import OpenFile


class Room(PositionalValue):
    """The roll at a minute, and the seats that can vote in it; `quorum` as the statutes judge it then."""

    snapshot: Snapshot
    voters: tuple[SeatAt, ...]
    quorum: Quorum

    def lines(self) -> tuple[RollId, ...]:
        """Those who can vote, as a vote keeps them."""
        return tuple(seat.roll.id for seat in self.voters)


def room_at(store: OpenFile, meeting: Meeting, item: AgendaItemId | None, at: time) -> Room:
    """Who can vote under an item at a wall time: there or represented, without those that stand back."""
    snapshot = facts_of(store, meeting).at(at)
    recused = recused_lines(store, item)
    return Room(snapshot, voters(snapshot, recused), quorum_of(store, meeting, snapshot, recused))


def recused_lines(store: OpenFile, item: AgendaItemId | None) -> tuple[RollId, ...]:
    """Who stands back for an item."""
    return tuple(recusal.roll for recusal in store.all(Recusal, item=item)) if item is not None else ()


def default_rules(store: OpenFile, meeting: Meeting) -> list[DecisionRule]:
    """The rules by which such a meeting decides where none is named: one, or two that two devices made so."""
    holds = what_holds(store, meeting)
    own = store.get(DecisionRule, holds.rule) if holds.rule is not None else None
    if own is not None or holds.version is None:
        return [own] if own is not None else []
    return store.all(DecisionRule, statutes=holds.version.id, default=True, order="article, id")


def judge(
    store: OpenFile,
    meeting: Meeting,
    rule: DecisionRule | None,
    vote: AnyVote,
    casting: Collection[Choice] = (),
) -> Verdict | None:
    """What a vote decides; None while nothing is counted, or two default rules contradict each other.

    By the room at its minute; without one by the roll, as if everybody in the count had been there.
    """
    consensus = vote.method is VoteMethod.CONSENSUS
    if vote.count is None or (rule is None and not consensus and len(default_rules(store, meeting)) > 1):
        return None
    count, used = vote.count, None if consensus else rule
    facts = facts_of(store, meeting)
    snapshot = facts.at(vote.at) if vote.at is not None else facts.after_minute(facts.clock.last)
    lines = set(vote.electorate.lines) if vote.electorate is not None and vote.electorate.count == count else None
    there = None if lines is None else [seat for seat in snapshot.seats if seat.roll.id in lines]
    return decided(snapshot, there, used, count, casting, secret=vote.method is VoteMethod.SECRET)


def counting(votes: Sequence[AnyVote]) -> list[AnyVote]:
    """The votes that none of the others annuls: one, or several that two devices recorded apart."""
    annulled = {vote.annuls for vote in votes}
    return [vote for vote in votes if vote.id not in annulled]


def in_order_of_time(votes: Sequence[AnyVote]) -> list[AnyVote]:
    """As they were taken; one that is repeated stands before the one that annuls it, also without its minute."""
    by_annulled = {vote.annuls: vote for vote in votes if vote.annuls is not None}

    def key(vote: AnyVote) -> tuple[bool, time, int, UUID]:
        chain = [vote]
        while (later := by_annulled.get(chain[-1].id)) is not None and later not in chain:
            chain.append(later)
        at = next((one.at for one in chain if one.at is not None), None)
        return at is None, at or time(0), -len(chain), vote.id

    return sorted(votes, key=key)


def away_lines(store: OpenFile, vote: AnyVote) -> set[RollId]:
    """Who voted in advance or by post, as lines of the roll."""
    return {one.roll for one in store.all(Ballot, vote=vote.id) if one.given is not BallotGiven.IN_SESSION}


def away_votes(store: OpenFile, vote: AnyVote) -> AwayVotes:
    """How many did."""
    given = [one.given for one in store.all(Ballot, vote=vote.id)]
    return AwayVotes(given.count(BallotGiven.IN_ADVANCE), given.count(BallotGiven.BY_POST))


class Electorates:
    """Who could give the votes that were taken, as a paper says it; of each meeting presence is read once."""

    def __init__(self, store: OpenFile) -> None:
        self._store = store
        self._facts: dict[MeetingId, AttendanceFacts | None] = {}

    def of(self, vote: AnyVote, decision: AnyDecision, rule: DecisionRule | None) -> CouldVote | None:
        """None where the vote kept no minute, or its count was corrected by who does not know of its voters.

        Those who voted in advance or by post are told apart. How many of the others voted by proxy is said as long as
        presence still says the same voters.
        """
        kept, meeting = vote.electorate, decision.meeting
        if vote.at is None or kept is None or kept.count != vote.count or meeting is None:
            return None
        facts = self._facts_of(meeting)
        if facts is None:
            return None
        snapshot, lines = facts.at(vote.at), set(kept.lines) - away_lines(self._store, vote)
        now = voters(snapshot, recused_lines(self._store, decision.item))
        same = {seat.roll.id for seat in now} == lines
        weighted = rule is not None and rule.weighted
        weight = sum(seat.roll.weight for seat in facts.seats if seat.roll.id in lines)
        return CouldVote(Voters.of(now) if same else Voters(len(lines)), weight if weighted else None)

    def away(self, vote: AnyVote) -> AwayVotes:
        """How many of the votes came in advance or by post."""
        return away_votes(self._store, vote)

    def _facts_of(self, key: MeetingId) -> AttendanceFacts | None:
        if key not in self._facts:
            meeting = self._store.get(Meeting, key)
            self._facts[key] = facts_of(self._store, meeting) if meeting is not None else None
        return self._facts[key]


def contradictions(store: OpenFile, meeting: Meeting) -> Iterator[Finding]:
    """What corrections of presence, proxies or the roll made untrue of the votes of a meeting."""
    facts = facts_of(store, meeting)
    for decision in store.all(AnyDecision, meeting=meeting.id, order="number, id"):
        for vote in counting(store.all(AnyVote, decision=decision.id)):
            yield from _Judged(store, decision, vote, facts, recused_lines(store, decision.item)).findings()


def without_rule(store: OpenFile, decision: AnyDecision) -> Iterator[Finding]:
    """A vote that was counted and that no rule decided: it was decided by consensus, and that is said."""
    counted = [
        vote
        for vote in counting(store.all(AnyVote, decision=decision.id, amendment=None))
        if vote.count is not None and vote.method is not VoteMethod.CONSENSUS
    ]
    if counted and decision.rule is None and decision.result is not None:
        yield Finding("vote.without_rule", Severity.WARNING, {"number": decision.number or "–"})


def is_contradicted(finding: Finding) -> bool:
    """Whether minutes with it cannot be approved."""
    return finding.severity is Severity.ERROR


class _Judged(PositionalValue):
    """A vote beside what is entered now of who was there."""

    store: OpenFile
    decision: AnyDecision
    vote: AnyVote
    facts: AttendanceFacts
    recused: tuple[RollId, ...]

    def findings(self) -> Iterator[Finding]:
        """A vote without its minute is warned of and not refused."""
        if self.vote.at is None:
            yield from self._at_the_end()
            return
        lines = {seat.roll.id for seat in voters(self.facts.at(self.vote.at), self.recused)}
        away = away_lines(self.store, self.vote)
        could = lines | (away - set(self.recused))
        yield from self._too_many(self._votes_of(could), Severity.ERROR)
        yield from self._too_many_of_a_side(could)
        if away & lines:
            yield self._finding("vote.away_yet_there", Severity.ERROR, count=len(away & lines))
        gone = {ballot.roll for ballot in self.store.all(Ballot, vote=self.vote.id)} - away - lines
        if gone:
            yield self._finding("vote.voter_gone", Severity.ERROR, count=len(gone))
        kept = self.vote.electorate
        if kept is not None and kept.count == self.vote.count:
            then, now = set(kept.lines) - away, lines - away
            if then != now:
                yield self._finding("vote.electorate_changed", Severity.WARNING, then=len(then), now=len(now))

    def _at_the_end(self) -> Iterator[Finding]:
        """It was taken before the end of its item: at no minute of it could so many vote."""
        away = away_lines(self.store, self.vote)
        most = max(self._votes_of(lines | away) for lines in self._rooms())
        yield from self._too_many(most, Severity.WARNING, "vote.more_than_ever_could")

    def _rooms(self) -> Iterator[set[RollId]]:
        """Who could vote, minute by minute of the item; of one that was never called up, whoever sits with a vote."""
        item = self.store.get(AgendaItem, self.decision.item) if self.decision.item is not None else None
        if item is None or item.started_at is None:
            held = (seat.roll for seat in self.facts.seats if seat.roll.may_vote and not seat.roll.vacant)
            yield {roll.id for roll in held} - set(self.recused)
            return
        start = self.facts.clock.minute(item.started_at)
        end = self.facts.clock.minute(item.ended_at) if item.ended_at is not None else start
        for minute in {start, end, *(minute for minute in self.facts.changes() if start <= minute <= end)}:
            yield {seat.roll.id for seat in voters(self.facts.at_minute(minute), self.recused)}

    def _votes_of(self, lines: Collection[RollId]) -> int:
        """How many votes these give: one each, or those of their weight."""
        rule = self.store.get(DecisionRule, self.decision.rule) if self.decision.rule is not None else None
        weighted = rule is not None and rule.weighted
        return sum(seat.roll.weight if weighted else 1 for seat in self.facts.seats if seat.roll.id in lines)

    def _too_many(self, could: int, severity: Severity, code: str = "vote.more_than_could") -> Iterator[Finding]:
        given = self.vote.count.given if self.vote.count is not None else 0
        if given > could:
            yield self._finding(code, severity, given=given, could=could)

    def _too_many_of_a_side(self, lines: Collection[RollId]) -> Iterator[Finding]:
        """More votes are counted on a side than its voters could give."""
        rule = self.store.get(DecisionRule, self.decision.rule) if self.decision.rule is not None else None
        could = votes_by_side(rule, [SeatAt(seat.roll, How.ROOM) for seat in self.facts.seats if seat.roll.id in lines])
        over = beyond(self.vote.count, could)
        if over is not None and over.side is not None:
            said: dict[str, FindingValue] = {"given": part_given(over), "could": could[over.side]}
            yield self._finding("vote.more_of_side_than_could", Severity.ERROR, side=over.side.value, **said)

    def _finding(self, code: str, severity: Severity, **data: FindingValue) -> Finding:
        named: dict[str, FindingValue] = {"number": self.decision.number or "–", "decision": str(self.decision.id)}
        return Finding(code, severity, {**named, **data})


def electorate_of(room: Room, count: VoteCount | None, away: Collection[SeatAt] = ()) -> Electorate:
    """What a vote keeps of a room, and of whoever gave theirs in advance or by post."""
    return Electorate(lines=(*room.lines(), *(seat.roll.id for seat in away)), count=count)
