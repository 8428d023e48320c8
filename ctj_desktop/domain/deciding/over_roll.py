"""What does a count decide by a rule, over the roll of one minute: who was there, who is in office, all seats?"""

from collections.abc import Collection
from uuid import UUID

from ctj_desktop.domain.attendance_facts import SeatAt, Snapshot
from ctj_desktop.domain.quorum_and_majority import Electors, Verdict, decide, electors, votes_of, voting
from ctj_desktop.domain.records.people import SIDE_ORDER, Side
from ctj_desktop.domain.records.statutes import DecisionRule, DoubleMajority
from ctj_desktop.domain.records.voting import Choice, VoteCount


def decided(
    snapshot: Snapshot,
    there: Collection[SeatAt] | None,
    rule: DecisionRule | None,
    count: VoteCount,
    casting: Collection[Choice] = (),
    *,
    secret: bool = False,
) -> Verdict:
    """What a count decides by a rule over the roll of a minute; `there` could vote, None: whoever is counted."""
    every = voting(snapshot)
    return decide(
        rule,
        count,
        present=count.given if there is None else votes_of(rule, there),
        members=votes_of(rule, [seat for seat in every if not seat.roll.vacant]),
        seats=votes_of(rule, every),
        casting=casting,
        secret=secret,
        parts=parts_of(snapshot, every if there is None else there, rule) if rule is not None else (),
    )


def parts_of(snapshot: Snapshot, present: Collection[SeatAt], rule: DecisionRule) -> tuple[Electors, ...]:
    """The sides, or the colleges, of which a rule asks a majority of their own; those that have a vote."""
    every = voting(snapshot)
    if rule.double_majority is DoubleMajority.SIDE:
        sides = {seat.roll.side for seat in every}
        return tuple(electors(side, snapshot, present, rule) for side in SIDE_ORDER if side in sides)
    if rule.double_majority is DoubleMajority.COLLEGE:
        colleges = sorted({seat.roll.college for seat in every if seat.roll.college is not None})
        return tuple(electors(college, snapshot, present, rule) for college in colleges)
    return ()


def part_of(seat: SeatAt, rule: DecisionRule) -> Side | UUID | None:
    """The side or college in which a seat is counted by such a rule."""
    if rule.double_majority is DoubleMajority.SIDE:
        return seat.roll.side
    return seat.roll.college if rule.double_majority is DoubleMajority.COLLEGE else None
