"""How is a vote on a decision taken, corrected and taken back, by which rule and by whose votes?"""

from collections.abc import Mapping, Sequence
from datetime import time
from typing import Any, Final
from uuid import UUID

from ctj_desktop.domain.attendance_facts import How, MeetingClock, SeatAt
from ctj_desktop.domain.deciding.by_side import adds_up, beyond, part_given, votes_by_side
from ctj_desktop.domain.ids import AnyAmendmentId, AnyDecisionId, AnyVoteId, DecisionRuleId, VoteId
from ctj_desktop.domain.quorum_and_majority import votes_of
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.minutes import MinuteBlockKind
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.statutes import DecisionRule, TieRule
from ctj_desktop.domain.records.twins import is_restricted, kept_as, type_for
from ctj_desktop.domain.records.voting import (
    AmendmentResult,
    AnyAmendment,
    AnyDecision,
    AnyVote,
    Choice,
    DecisionResult,
    Vote,
    VoteCount,
    VoteMethod,
)
from ctj_desktop.services.meetings.closing import taken_with
from ctj_desktop.services.membership.roll import clock_of, roll_of
from ctj_desktop.services.minutes.ballots import (
    SeatBallot,
    ballots_of,
    counted,
    forget_ballots,
    need_castable,
    save_ballots,
)
from ctj_desktop.services.minutes.blocks import show_block, writable
from ctj_desktop.services.minutes.decisions import of_meeting, the_decision
from ctj_desktop.services.minutes.electorate import counting, default_rules, electorate_of, judge, room_at
from ctj_desktop.services.minutes.refusals import (
    AlreadyVoted,
    AmendmentOfAnother,
    BallotsMissing,
    CastingNotNeeded,
    CountTooHigh,
    NobodyVoted,
    NotQuorate,
    RepeatedBefore,
    SideCountTooHigh,
    SidesDoNotAddUp,
    VotedTogetherApart,
)
from ctj_desktop.services.naming.hanging import take_away
from ctj_desktop.services.session.pauses import need_going_on
from ctj_desktop.services.steps.records import the, titled
from ctj_desktop.services.steps.refusals import NegativeAmount
from ctj_desktop.services.steps.states import NOT_FINAL
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit


def _as_decided(store: OpenFile, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """A vote is taken by the rule of its decision unless another one is given."""
    return {"rule": the_decision(store, given["decision"]).rule}


FROZEN: Final = ("at", "electorate", "annuls", "with_vote")
"""What a vote keeps of the minute at which it was taken, and of other votes."""


@step(
    first=("decision", "method", "count", "casting"),
    without=FROZEN,
    optional=("rule",),
    otherwise=_as_decided,
    states=NOT_FINAL,
)
def record_vote(
    unit: Unit,
    new: AnyVote,
    *,
    casting: tuple[Choice, ...] = (),
    taken_at: time | None = None,
    rule: DecisionRuleId | None,
    ballots: tuple[SeatBallot, ...] = (),
    place: int | None = None,
    annuls: AnyVoteId | None = None,
    also: tuple[AnyDecisionId, ...] = (),
) -> AnyVote:
    """Records the vote on a decision; its result follows from the decision's rule unless one was recorded.

    With `taken_at` the vote keeps its minute and who could vote then: the quorum of that minute is checked by the
    statutes, and no more votes are taken than seats were there to give them. `rule` is the one it is taken by; where
    neither it nor the decision names one, the default one of the statutes decides. With `ballots` the count is theirs;
    a roll call needs them. Beside a show of hands they are those of whoever is away, given in advance or by post, and
    part of its count. A count in which nobody voted is refused, but for consensus. `annuls` is the vote that this one
    repeats: both stay, and this one counts. A vote on an amendment to
    the decision decides that alone. `also` are other decisions that were voted on together with this one: each has
    its vote, and `VotedTogetherApart` says which cannot.
    """
    others = [_together(unit.store, new, key) for key in dict.fromkeys(also)]
    vote = _record(unit, new, casting, taken_at, rule, ballots, place, annuls)
    for other in others:
        along = replace(new, id=VoteId(unit.new_id()), decision=other.id, with_vote=vote.id)
        _record(unit, along, casting, taken_at, rule or other.rule, ballots, None, None)
    unit.name("vote.added", **_named(the_decision(unit.store, vote.decision)))
    return vote


def _record(
    unit: Unit,
    new: AnyVote,
    casting: Sequence[Choice],
    taken_at: time | None,
    rule: DecisionRuleId | None,
    ballots: Sequence[SeatBallot],
    place: int | None,
    annuls: AnyVoteId | None,
) -> AnyVote:
    """One vote on one decision, with what follows from it."""
    decision = _by_rule(unit, of_meeting(the_decision(unit.store, new.decision)), new, rule)
    point = writable(unit.store, decision.item) if decision.item is not None else None
    _need_amendment(unit.store, new)
    _need_first_vote(unit.store, decision, new, annuls)
    decision = _open_again(unit, decision, new) if annuls is not None else decision
    vote = _counted(unit.store, _vote_on(decision, replace(new, at=taken_at, annuls=annuls)), decision, ballots)
    vote = _judge(unit, decision, vote, casting, ballots)
    unit.save(vote)
    save_ballots(unit, decision, vote, ballots)
    if point is not None:
        show_block(unit, point, MinuteBlockKind.VOTE, vote.id, place)
    return vote


@step(states=NOT_FINAL, after=("record_vote",))
def vote_together(unit: Unit, *, vote: AnyVoteId, also: tuple[AnyDecisionId, ...]) -> AnyVote:
    """Says that a vote was taken on other decisions as well: each has it, by the same rule, and they stay together.

    A casting vote that decided a tie decides it for each. `VotedTogetherApart` names a decision that cannot have it.
    """
    first = the_vote(unit.store, vote)
    decision, ballots = the_decision(unit.store, first.decision), ballots_of(unit.store, first)
    casting = _casting_given(unit.store, decision, first)
    others = [_together(unit.store, first, key) for key in dict.fromkeys(also)]
    for other in others:
        along = replace(first, id=VoteId(unit.new_id()), decision=other.id, with_vote=first.with_vote or first.id)
        _record(unit, along, casting, first.at, decision.rule, ballots, None, None)
    unit.name("vote.changed", **_named(decision))
    return first


def _told_anew(store: OpenFile, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """A correction says the whole vote: what it leaves out is as in a new one, but for the rule."""
    decision = the_decision(store, the_vote(store, given["vote"]).decision)
    return {"method": VoteMethod.SHOW_OF_HANDS, "count": None, "tie_broken_by": None, "rule": decision.rule}


@step(
    first=("vote", "method", "count", "casting"),
    without=("decision", "amendment", *FROZEN),
    optional=("rule",),
    otherwise=_told_anew,
    states=NOT_FINAL,
)
def change_vote(
    unit: Unit,
    after: AnyVote,
    before: AnyVote,
    *,
    casting: tuple[Choice, ...] = (),
    taken_at: time | None = None,
    rule: DecisionRuleId | None,
    ballots: tuple[SeatBallot, ...] = (),
) -> AnyVote:
    """Corrects a vote until the minutes are approved: its count is judged as a new one, and the result follows.

    Of one that was repeated no result follows, and the rule stays that of the vote that counts. What was voted on
    together is corrected together.
    """
    saved = _correct(unit, after, before, casting, taken_at, rule, ballots)
    for other in taken_with(unit.store, the_vote(unit.store, saved.id)):
        values = {name: getattr(after, name) for name in ("method", "count", "tie_broken_by")}
        own = rule or the_decision(unit.store, other.decision).rule
        _correct(unit, replace(other, **values), other, casting, taken_at or saved.at, own, ballots)
    unit.name("vote.changed", **_named(the_decision(unit.store, saved.decision)))
    return saved


def _correct(
    unit: Unit,
    after: AnyVote,
    before: AnyVote,
    casting: Sequence[Choice],
    taken_at: time | None,
    rule: DecisionRuleId | None,
    ballots: Sequence[SeatBallot],
) -> AnyVote:
    """One vote on one decision, with what follows from it."""
    stored = the_vote(unit.store, before.id)
    decision = the_decision(unit.store, stored.decision)
    if decision.item is not None:
        writable(unit.store, decision.item)
    if stored in counting(votes_on(unit.store, decision, stored.amendment)):
        decision = _open_again(unit, _by_rule(unit, decision, after, rule), stored)
    told = after if taken_at is None else replace(after, at=taken_at)
    judged = _judge(unit, decision, _counted(unit.store, told, decision, ballots), casting, ballots)
    saved = unit.save(judged, before=before)
    forget_ballots(unit, stored)
    save_ballots(unit, decision, saved, ballots)
    return saved


@step(states=NOT_FINAL)
def remove_vote(unit: Unit, *, vote: AnyVoteId) -> AnyVote:
    """Takes back a vote that was entered by mistake, with its block; the result of the decision is open again.

    Where it repeated another one, that one counts again. What was voted on together goes together.
    """
    stored = the_vote(unit.store, vote)
    unit.name("vote.deleted", **_named(the_decision(unit.store, stored.decision)))
    for one in (stored, *taken_with(unit.store, stored)):
        _remove(unit, one)
    return stored


def _remove(unit: Unit, vote: AnyVote) -> None:
    """One vote on one decision, with what followed from it."""
    decision = the_decision(unit.store, vote.decision)
    if decision.item is not None:
        writable(unit.store, decision.item)
    decision = _open_again(unit, decision, vote)
    take_away(unit, vote)
    for left in counting(votes_on(unit.store, decision, vote.amendment)):
        _keep_result(unit, decision, left, ())


def new_vote(
    identity: UUID,
    decision: AnyDecision,
    count: VoteCount | None,
    method: VoteMethod = VoteMethod.SHOW_OF_HANDS,
    amendment: AnyAmendmentId | None = None,
) -> AnyVote:
    """A vote on a decision, or on an amendment to it, as it is typed; in a closed item the restricted twin."""
    vote = type_for(AnyVote, closed=is_restricted(decision))
    return vote(
        id=VoteId(identity),
        home=decision.home,
        decision=decision.id,
        method=method,
        count=count,
        amendment=amendment,
    )


def the_vote(store: OpenFile, vote: AnyVoteId) -> AnyVote:
    """The vote of either kind, or `NotHere`."""
    return the(store, AnyVote, vote)


def votes_on(store: OpenFile, decision: AnyDecision, amendment: AnyAmendmentId | None = None) -> list[AnyVote]:
    """The votes on a decision, or on an amendment to it: one, or several where two devices recorded it apart."""
    return store.all(AnyVote, decision=decision.id, amendment=amendment)


def _casting_given(store: OpenFile, decision: AnyDecision, vote: AnyVote) -> tuple[Choice, ...]:
    """The casting vote that a tie must have had for its result; nothing of a vote that needed none."""
    rule = store.get(DecisionRule, decision.rule) if decision.rule else None
    if decision.meeting is None or rule is None or decision.result is None:
        return ()
    verdict = judge(store, the(store, Meeting, decision.meeting), rule, vote)
    if verdict is None or not verdict.tie or rule.tie is TieRule.REJECTED:
        return ()
    said = Choice.NO if decision.result is DecisionResult.REJECTED else Choice.YES
    return (said,) if rule.tie is TieRule.CHAIR else (said, said)


def _together(store: OpenFile, vote: AnyVote, key: AnyDecisionId) -> AnyDecision:
    """A decision on which a vote is taken along with another; `VotedTogetherApart` where that cannot be."""
    own, other = the_decision(store, vote.decision), of_meeting(the_decision(store, key))
    apart = other.id == own.id or other.meeting != own.meeting or is_restricted(other) or is_restricted(own)
    if apart or vote.amendment is not None or votes_on(store, other):
        raise VotedTogetherApart(other.number or "–")
    return other


def _need_amendment(store: OpenFile, vote: AnyVote) -> None:
    """`AmendmentOfAnother` unless the amendment changes the decision of the vote."""
    if vote.amendment is not None and the(store, AnyAmendment, vote.amendment).decision != vote.decision:
        raise AmendmentOfAnother


def _named(decision: AnyDecision) -> dict[str, str]:
    return {"number": decision.number or "", **titled(decision.text)}


def _vote_on(decision: AnyDecision, new: AnyVote) -> AnyVote:
    """The vote as its decision settles it."""
    return kept_as(AnyVote, replace(new, home=decision.home), closed=is_restricted(decision))


def _judge(
    unit: Unit,
    decision: AnyDecision,
    vote: AnyVote,
    casting: Sequence[Choice],
    ballots: Sequence[SeatBallot],
) -> AnyVote:
    """Refuses a vote that cannot be, keeps the result where none was recorded; the vote with who could vote."""
    meeting = the(unit.store, Meeting, decision.meeting) if decision.meeting is not None else None
    if meeting is not None:
        vote = _with_voters(unit.store, meeting, decision, vote, ballots)
    _need_votes(vote, ballots)
    others = [one for one in votes_on(unit.store, decision, vote.amendment) if one.id != vote.id]
    if meeting is not None:
        _need_in_order(clock_of(meeting), vote, others)
    if vote in counting([vote, *others]):
        _keep_result(unit, decision, vote, casting)
    elif casting:
        raise CastingNotNeeded
    return vote


def _need_first_vote(store: OpenFile, decision: AnyDecision, new: AnyVote, annuls: AnyVoteId | None) -> None:
    """`AlreadyVoted` unless the new vote repeats the one that counts."""
    if {vote.id for vote in counting(votes_on(store, decision, new.amendment))} != (
        {annuls} if annuls is not None else set()
    ):
        raise AlreadyVoted


def _need_in_order(clock: MeetingClock, vote: AnyVote, others: Sequence[AnyVote]) -> None:
    """`RepeatedBefore` where a vote would be repeated by an earlier one."""
    pairs = [(one, vote) for one in others if one.id == vote.annuls]
    pairs += [(vote, one) for one in others if one.annuls == vote.id]
    for first, second in pairs:
        if first.at is not None and second.at is not None and clock.minute(second.at) < clock.minute(first.at):
            raise RepeatedBefore(first.at, second.at)


def _with_voters(
    store: OpenFile, meeting: Meeting, decision: AnyDecision, vote: AnyVote, ballots: Sequence[SeatBallot]
) -> AnyVote:
    """The vote with those who could give theirs at its minute; more votes than that are refused."""
    rule = store.get(DecisionRule, decision.rule) if decision.rule else None
    _need_counted(vote.count)
    away = need_castable(store, meeting, decision, vote, ballots)
    if vote.at is None:
        seats = [SeatAt(one, How.ROOM) for one in roll_of(store, meeting.id) if one.may_vote and not one.vacant]
        _need_so_many(vote.count, votes_of(rule, seats))
        _need_sides(vote.count, votes_by_side(rule, seats))
        return replace(vote, electorate=None)
    need_going_on(store, meeting, vote.at)
    room = room_at(store, meeting, decision.item, vote.at)
    if not room.quorum.reached:
        article = room.quorum.rule.article if room.quorum.rule else ""
        raise NotQuorate(vote.at, room.quorum.present, room.quorum.at_least, article)
    _need_so_many(vote.count, votes_of(rule, (*room.voters, *away)))
    _need_sides(vote.count, votes_by_side(rule, (*room.voters, *away)))
    return replace(vote, electorate=electorate_of(room, vote.count, away))


def _need_counted(count: VoteCount | None) -> None:
    """`NegativeAmount` for less than nobody."""
    if count is not None:
        numbers = (count.yes, count.no, count.abstentions, count.blank, count.invalid, count.not_voted)
        if min(numbers) < 0 or any(min(part.yes, part.no, part.abstentions) < 0 for part in count.parts):
            raise NegativeAmount


def _need_so_many(count: VoteCount | None, could: int) -> None:
    if count is not None and count.given > could:
        raise CountTooHigh(count.given, could)


def _need_sides(count: VoteCount | None, could: Mapping[Side, int]) -> None:
    """`SideCountTooHigh`, `SidesDoNotAddUp` where the sides were counted."""
    over = beyond(count, could)
    if over is not None and over.side is not None:
        raise SideCountTooHigh(over.side, part_given(over), could[over.side])
    if not adds_up(count):
        raise SidesDoNotAddUp


def _need_votes(vote: AnyVote, ballots: Sequence[SeatBallot]) -> None:
    """Refuses a roll call without its names (a closed item keeps none), and a count in which nobody voted."""
    if vote.method is VoteMethod.NOMINAL and not ballots and isinstance(vote, Vote):
        raise BallotsMissing
    if vote.method is not VoteMethod.CONSENSUS and vote.count is not None and vote.count.nobody_voted:
        raise NobodyVoted


def _keep_result(unit: Unit, decision: AnyDecision, vote: AnyVote, casting: Sequence[Choice]) -> None:
    """The result by the rule of the decision, where none was recorded and the rule gives one.

    `CastingNotNeeded` for a casting vote that decides nothing: it is never dropped in silence.
    """
    if decision.meeting is None:
        return
    meeting = the(unit.store, Meeting, decision.meeting)
    rule = unit.store.get(DecisionRule, decision.rule) if decision.rule else None
    verdict = judge(unit.store, meeting, rule, vote, casting)
    if casting and (verdict is None or not verdict.tie or rule is None or rule.tie is TieRule.REJECTED):
        raise CastingNotNeeded
    if verdict is None or verdict.result is None:
        return
    if vote.amendment is not None:
        rejected = verdict.result is DecisionResult.REJECTED
        _amend(unit, vote.amendment, AmendmentResult.REJECTED if rejected else AmendmentResult.ADOPTED)
    elif decision.result is None:
        unit.save(replace(decision, result=verdict.result), before=decision)


def _amend(unit: Unit, amendment: AnyAmendmentId, result: AmendmentResult | None) -> None:
    """Say what became of an amendment."""
    stored = the(unit.store, AnyAmendment, amendment)
    unit.save(replace(stored, result=result), before=stored)


def _open_again(unit: Unit, decision: AnyDecision, vote: AnyVote) -> AnyDecision:
    """The decision without its result, which follows anew; of a vote on an amendment the amendment without its own."""
    if vote.amendment is not None:
        _amend(unit, vote.amendment, None)
        return decision
    if decision.result is None:
        return decision
    opened = replace(decision, result=None)
    unit.save(opened, before=decision)
    return opened


def _by_rule(unit: Unit, decision: AnyDecision, vote: AnyVote, rule: DecisionRuleId | None) -> AnyDecision:
    """The decision, taken by the rule that is given, else by its own, else by the default one of the statutes.

    Two default rules that two devices made: none is taken, and the result waits. Consensus needs no rule.
    """
    named = rule
    if named is None and vote.method is not VoteMethod.CONSENSUS and decision.meeting is not None:
        usual = default_rules(unit.store, the(unit.store, Meeting, decision.meeting))
        named = usual[0].id if len(usual) == 1 else None
    if named == decision.rule:
        return decision
    after = replace(decision, rule=named)
    return after if vote.amendment is not None else unit.save(after, before=decision)


def _counted(store: OpenFile, vote: AnyVote, decision: AnyDecision, ballots: Sequence[SeatBallot]) -> AnyVote:
    """The vote with the count of its ballots, where names were called."""
    if decision.meeting is None:
        return vote
    rule = store.get(DecisionRule, decision.rule) if decision.rule else None
    return counted(store, the(store, Meeting, decision.meeting), rule, vote, ballots)
