"""Who voted how by name, in the session, in advance or by post, and what do these votes count?"""

from collections.abc import Sequence
from datetime import time
from uuid import UUID

from ctj_desktop.domain.attendance_facts import How, SeatAt
from ctj_desktop.domain.ids import BallotId, CollegeId, SeatId, VoteId, link_id
from ctj_desktop.domain.quorum_and_majority import votes_of
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.meetings import Meeting, Roll
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.statutes import DecisionRule
from ctj_desktop.domain.records.voting import (
    AnyDecision,
    AnyVote,
    Ballot,
    BallotGiven,
    Choice,
    Decision,
    PartCount,
    Vote,
    VoteCount,
)
from ctj_desktop.services.meetings.approved_minutes import need_unapproved
from ctj_desktop.services.membership.roll import line_of, statutes_of
from ctj_desktop.services.minutes.electorate import part_of
from ctj_desktop.services.minutes.refusals import NamesInClosedItem, NoVotesOfTheAway
from ctj_desktop.services.session.refusals import NotOnTheRoll
from ctj_desktop.services.steps.change import save_derived
from ctj_desktop.services.steps.records import the
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit


class SeatBallot(NamedValue):
    """How one seat voted, and whether in the session, in advance or by post."""

    seat: SeatId
    choice: Choice
    given: BallotGiven = BallotGiven.IN_SESSION


@step(after=("record_vote",))
def cast_ballot(
    unit: Unit, *, vote: VoteId, seat: SeatId, choice: Choice, given: BallotGiven = BallotGiven.IN_SESSION
) -> Ballot:
    """Records how one seat voted in a nominal vote.

    `MinutesFixed` once the minutes are approved; `NoVotesOfTheAway` where the statutes do not take such a vote.
    """
    stored = the(unit.store, Vote, vote)
    decision = the(unit.store, Decision, stored.decision)
    if decision.meeting is not None:
        need_unapproved(unit.store, decision.meeting)
    meeting = unit.store.get(Meeting, decision.meeting) if decision.meeting else None
    roll = line_of(unit.store, meeting, seat, stored.at) if meeting is not None else None
    if roll is None or roll.vacant or not roll.may_vote:
        raise NotOnTheRoll(decision.number or "–")
    if meeting is not None:
        need_taken(unit.store, meeting, (given,))
    unit.name("ballot.added", name=roll.holder_name or roll.body.fr.text)
    identity = BallotId(link_id("ballot", vote, roll.id))
    ballot = Ballot(id=identity, home=stored.home, vote=vote, roll=roll.id, choice=choice, given=given)
    return save_derived(unit, ballot)


def ballots_of(store: OpenFile, vote: AnyVote) -> tuple[SeatBallot, ...]:
    """Who voted how, where the roll was called; a closed item keeps no names."""
    found = [(store.get(Roll, ballot.roll), ballot) for ballot in store.all(Ballot, vote=vote.id)]
    return tuple(
        SeatBallot(seat=roll.seat, choice=ballot.choice, given=ballot.given)
        for roll, ballot in found
        if roll is not None
    )


def need_taken(store: OpenFile, meeting: Meeting, given: Sequence[BallotGiven]) -> None:
    """`NoVotesOfTheAway` where the statutes take no vote in advance, or by post."""
    statutes = statutes_of(store, meeting)
    rule = statutes.postal if statutes is not None else None
    taken = {
        BallotGiven.IN_SESSION: True,
        BallotGiven.IN_ADVANCE: rule is not None and rule.in_advance,
        BallotGiven.BY_POST: rule is not None and rule.by_post,
    }
    refused = [one for one in given if not taken[one]]
    if refused:
        raise NoVotesOfTheAway(refused[0])


def count_of(
    store: OpenFile, meeting: Meeting, rule: DecisionRule | None, ballots: Sequence[SeatBallot], at: time | None
) -> VoteCount:
    """The count of a roll call: by the weight of the seats and by side or college, where the rule asks for it."""
    said: list[tuple[Choice, int, Side | UUID | None]] = []
    for ballot in ballots:
        roll = line_of(store, meeting, ballot.seat, at)
        seat = SeatAt(roll, How.ROOM) if roll is not None else None
        weight = votes_of(rule, [seat]) if seat is not None else 1
        part = part_of(seat, rule) if seat is not None and rule is not None else None
        said.append((ballot.choice, weight, part))
    whole = {choice: sum(weight for one, weight, _ in said if one is choice) for choice in Choice}
    return VoteCount(
        yes=whole[Choice.YES],
        no=whole[Choice.NO],
        abstentions=whole[Choice.ABSTENTION],
        not_voted=whole[Choice.NOT_VOTED],
        parts=tuple(_part(part, said) for part in dict.fromkeys(part for _, _, part in said if part is not None)),
    )


def _part(part: Side | UUID, said: Sequence[tuple[Choice, int, Side | UUID | None]]) -> PartCount:
    votes = {choice: sum(weight for one, weight, of in said if one is choice and of == part) for choice in Choice}
    side = part if isinstance(part, Side) else None
    college = CollegeId(part) if isinstance(part, UUID) else None
    return PartCount(
        side=side,
        college=college,
        yes=votes[Choice.YES],
        no=votes[Choice.NO],
        abstentions=votes[Choice.ABSTENTION],
    )


def save_ballots(unit: Unit, decision: AnyDecision, vote: AnyVote, ballots: Sequence[SeatBallot]) -> None:
    if not ballots:
        return
    if not isinstance(vote, Vote) or decision.meeting is None:
        raise NamesInClosedItem
    meeting = the(unit.store, Meeting, decision.meeting)
    for ballot in ballots:
        roll = line_of(unit.store, meeting, ballot.seat, vote.at)
        if roll is None or roll.vacant or not roll.may_vote:
            raise NotOnTheRoll(decision.number or "–")
        identity = BallotId(link_id("ballot", vote.id, roll.id))
        save_derived(
            unit,
            Ballot(id=identity, home=vote.home, vote=vote.id, roll=roll.id, choice=ballot.choice, given=ballot.given),
        )


def forget_ballots(unit: Unit, vote: AnyVote) -> None:
    if isinstance(vote, Vote):
        for ballot in unit.store.all(Ballot, vote=vote.id):
            unit.delete(ballot)
