"""Who voted how by name, in the session, in advance or by post, and what do these votes count?"""

from collections.abc import Sequence
from datetime import time
from typing import Final
from uuid import UUID

from ctj_desktop.domain.attendance_facts import How, SeatAt
from ctj_desktop.domain.deciding.by_side import added, side_parts
from ctj_desktop.domain.deciding.over_roll import part_of
from ctj_desktop.domain.ids import BallotId, CollegeId, SeatId, VoteId, link_id
from ctj_desktop.domain.quorum_and_majority import votes_of
from ctj_desktop.domain.record import NamedValue, replace
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
    VoteMethod,
)
from ctj_desktop.services.meetings.approved_minutes import need_unapproved
from ctj_desktop.services.membership.roll import line_of, what_holds
from ctj_desktop.services.minutes.electorate import recused_lines, room_at
from ctj_desktop.services.minutes.refusals import (
    AwayNotCounted,
    NamesInClosedItem,
    NamesInSecretVote,
    NoStatutesForTheAway,
    NoVotesOfTheAway,
    StoodBack,
    VotedTwice,
    VotesInSession,
)
from ctj_desktop.services.session.attendance_lines import roll_name
from ctj_desktop.services.session.refusals import NotOnTheRoll
from ctj_desktop.services.steps.change import save_derived
from ctj_desktop.services.steps.records import the
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit

BY_NAME: Final = ("yes", "no", "abstentions", "not_voted")
"""The parts of a count that ballots by name make."""


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

    `MinutesFixed` once the minutes are approved; otherwise refused as ballots of `record_vote` are.
    """
    stored = the(unit.store, Vote, vote)
    decision = the(unit.store, Decision, stored.decision)
    if decision.meeting is not None:
        need_unapproved(unit.store, decision.meeting)
    meeting = unit.store.get(Meeting, decision.meeting) if decision.meeting else None
    if meeting is None:
        raise NotOnTheRoll(decision.number or "–")
    roll = _line(unit.store, meeting, decision, stored, seat)
    need_castable(unit.store, meeting, decision, stored, (SeatBallot(seat=seat, choice=choice, given=given),))
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


def names_called(store: OpenFile, vote: AnyVote) -> tuple[tuple[Choice, tuple[str, ...]], ...]:
    """The names of a roll call by what they chose, in the order of the roll; nothing for any other vote."""
    if vote.method is not VoteMethod.NOMINAL:
        return ()
    found = [(store.get(Roll, ballot.roll), ballot.choice) for ballot in store.all(Ballot, vote=vote.id)]
    rows = sorted(((roll, choice) for roll, choice in found if roll is not None), key=lambda one: one[0].position)
    named = {choice: tuple(roll_name(roll) for roll, chosen in rows if chosen is choice) for choice in Choice}
    return tuple((choice, names) for choice, names in named.items() if names)


def away_among(ballots: Sequence[SeatBallot]) -> list[SeatBallot]:
    """Those that were given in advance or by post."""
    return [one for one in ballots if one.given is not BallotGiven.IN_SESSION]


def ways_of_the_away(store: OpenFile, meeting: Meeting) -> tuple[BallotGiven, ...]:
    """How the statutes let those vote who are not there; nothing where they are silent."""
    rule = what_holds(store, meeting).postal
    taken = {BallotGiven.BY_POST: rule and rule.by_post, BallotGiven.IN_ADVANCE: rule and rule.in_advance}
    return tuple(way for way, counts in taken.items() if counts)


def need_castable(
    store: OpenFile, meeting: Meeting, decision: AnyDecision, vote: AnyVote, ballots: Sequence[SeatBallot]
) -> tuple[SeatAt, ...]:
    """The seats that voted in advance or by post; each seat votes once, and whoever is there in the session.

    `NamesInSecretVote`, `NotOnTheRoll`, `VotedTwice`, `NoVotesOfTheAway`, `NoStatutesForTheAway`, `StoodBack`,
    `VotesInSession`.
    """
    if ballots and vote.method is VoteMethod.SECRET:
        raise NamesInSecretVote
    lines = [(_line(store, meeting, decision, vote, ballot.seat), ballot) for ballot in ballots]
    twice = [line for at, (line, _) in enumerate(lines) if line.id in {other.id for other, _ in lines[:at]}]
    if twice:
        raise VotedTwice(roll_name(twice[0]))
    recused = recused_lines(store, decision.item)
    there = room_at(store, meeting, decision.item, vote.at).lines() if vote.at is not None else ()
    away = [(line, ballot.given) for line, ballot in lines if ballot.given is not BallotGiven.IN_SESSION]
    for line, given in away:
        _need_way(store, meeting, given)
        if line.id in recused:
            raise StoodBack(roll_name(line), given)
        if vote.at is not None and line.id in there:
            raise VotesInSession(roll_name(line), vote.at, given)
    return tuple(SeatAt(line, How.AWAY) for line, _ in away)


def _need_way(store: OpenFile, meeting: Meeting, given: BallotGiven) -> None:
    if given in ways_of_the_away(store, meeting):
        return
    holds = what_holds(store, meeting)
    if holds.version is None:
        raise NoStatutesForTheAway(given)
    raise NoVotesOfTheAway(given, holds.version.title, holds.postal.article if holds.postal is not None else "")


def _line(store: OpenFile, meeting: Meeting, decision: AnyDecision, vote: AnyVote, seat: SeatId) -> Roll:
    """The line of the roll that votes for a seat at the minute of the vote."""
    line = line_of(store, meeting, seat, vote.at)
    if line is None or line.vacant or not line.may_vote:
        raise NotOnTheRoll(decision.number or "–")
    return line


def counted(
    store: OpenFile, meeting: Meeting, rule: DecisionRule | None, vote: AnyVote, ballots: Sequence[SeatBallot]
) -> AnyVote:
    """The vote with the count of its ballots; beside a show of hands those of the away are part of its count.

    `AwayNotCounted` where it does not hold them.
    """
    if not ballots:
        return vote
    theirs = count_of(store, meeting, rule, ballots, vote.at, by_side=bool(side_parts(vote.count)))
    whole = vote.count
    if whole is None or vote.method is VoteMethod.NOMINAL or len(away_among(ballots)) < len(ballots):
        return replace(vote, count=theirs)
    if whole.yes < theirs.yes or whole.no < theirs.no or whole.abstentions < theirs.abstentions:
        raise AwayNotCounted(len(ballots))
    return vote


def count_of(
    store: OpenFile,
    meeting: Meeting,
    rule: DecisionRule | None,
    ballots: Sequence[SeatBallot],
    at: time | None,
    *,
    by_side: bool = False,
) -> VoteCount:
    """The count of a roll call: by the weight of the seats and by side or college, where the rule asks for it.

    With `by_side` the sides are counted also where no rule asks for it.
    """
    said: list[tuple[Choice, int, tuple[Side | UUID, ...]]] = []
    for ballot in ballots:
        roll = line_of(store, meeting, ballot.seat, at)
        seat = SeatAt(roll, How.ROOM) if roll is not None else None
        weight = votes_of(rule, [seat]) if seat is not None else 1
        part = part_of(seat, rule) if seat is not None and rule is not None else None
        parts = (part, seat.roll.side if by_side and seat is not None else None)
        said.append((ballot.choice, weight, tuple(dict.fromkeys(one for one in parts if one is not None))))
    whole = {choice: sum(weight for one, weight, _ in said if one is choice) for choice in Choice}
    return VoteCount(
        yes=whole[Choice.YES],
        no=whole[Choice.NO],
        abstentions=whole[Choice.ABSTENTION],
        not_voted=whole[Choice.NOT_VOTED],
        parts=tuple(_part(part, said) for part in dict.fromkeys(part for _, _, parts in said for part in parts)),
    )


def with_theirs(count: VoteCount, theirs: VoteCount) -> VoteCount:
    """The whole count: of a show of hands, and of those who gave theirs in advance or by post."""
    whole = {name: getattr(count, name) + getattr(theirs, name) for name in BY_NAME}
    return replace(count, **whole, parts=added(count.parts, theirs.parts))


def without_theirs(count: VoteCount, theirs: VoteCount) -> VoteCount:
    """What the hands alone were."""
    hands = {name: max(0, getattr(count, name) - getattr(theirs, name)) for name in BY_NAME}
    return replace(count, **hands, parts=added(count.parts, theirs.parts, -1))


def _part(part: Side | UUID, said: Sequence[tuple[Choice, int, tuple[Side | UUID, ...]]]) -> PartCount:
    votes = {choice: sum(weight for one, weight, of in said if one is choice and part in of) for choice in Choice}
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
    """Keeps who voted how; `NamesInClosedItem` where no names are kept."""
    if not ballots:
        return
    if not isinstance(vote, Vote) or decision.meeting is None:
        raise NamesInClosedItem
    meeting = the(unit.store, Meeting, decision.meeting)
    for ballot in ballots:
        roll = _line(unit.store, meeting, decision, vote, ballot.seat)
        identity = BallotId(link_id("ballot", vote.id, roll.id))
        save_derived(
            unit,
            Ballot(id=identity, home=vote.home, vote=vote.id, roll=roll.id, choice=ballot.choice, given=ballot.given),
        )


def forget_ballots(unit: Unit, vote: AnyVote) -> None:
    """What was entered by name goes: a correction says it anew."""
    if isinstance(vote, Vote):
        for ballot in unit.store.all(Ballot, vote=vote.id):
            unit.delete(ballot)
