"""What do the rules of the statutes come to with a given committee: who must be there, how many votes are enough?

Every example is judged by the functions that judge a session.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from uuid import UUID

from ctj_desktop.domain.attendance_facts import How, SeatAt, Snapshot
from ctj_desktop.domain.deciding.over_roll import decided, part_of
from ctj_desktop.domain.ids import CollegeId
from ctj_desktop.domain.quorum_and_majority import Quorum, Verdict, needed_of, second_call_follows, voters, votes_of
from ctj_desktop.domain.record import PositionalValue, replace
from ctj_desktop.domain.records.meetings import Roll
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.statutes import DecisionMode, DecisionRule, DoubleMajority, SecondCallRule, TieRule
from ctj_desktop.domain.records.voting import Choice, PartCount, VoteCount

Part = Side | UUID | None
Judge = Callable[[Snapshot], Quorum]
CASTING: Mapping[TieRule, tuple[Choice, ...]] = {
    TieRule.REJECTED: (),
    TieRule.CHAIR: (Choice.YES,),
    TieRule.CO_CHAIRS_TOGETHER: (Choice.YES, Choice.YES),
}
"""Who says yes where the votes are equal."""


class QuorumExample(PositionalValue):
    """`enough` are there, and if one more of these left it would be `too_few`; None where nobody need be there.

    `enough` of a quorum that is not reached with everybody there is that of everybody.
    """

    enough: Quorum
    there: Snapshot
    too_few: Quorum | None


class VoteExample(PositionalValue):
    """A count, what it decides, and who gave a casting vote."""

    count: VoteCount
    verdict: Verdict
    casting: tuple[Choice, ...] = ()


def everybody(rolls: Collection[Roll]) -> Snapshot:
    """All who hold a seat are in the room."""
    return Snapshot(tuple(SeatAt(roll, How.AWAY if roll.vacant else How.ROOM) for roll in rolls))


def quorum_example(judge: Judge, rolls: Collection[Roll]) -> QuorumExample:
    """With as few as can be left: whoever of them leaves, the quorum is missed."""
    there = everybody(rolls)
    if not judge(there).reached:
        return QuorumExample(judge(there), there, None)
    left: list[SeatAt] = []
    for seat in _in_turn(there.seats):
        without = _without(there, seat)
        if judge(without).reached:
            there = without
        else:
            left.append(seat)
    missed = judge(_without(there, left[0])) if left else None
    return QuorumExample(judge(there), there, missed)


def most_for_second_call(rule: SecondCallRule | None, first: Quorum) -> int | None:
    """With how many there at most a meeting may be called again; None where it never may."""
    followed = (there for there in range(first.present, -1, -1) if second_call_follows(rule, _with(first, there)))
    return next(followed, None)


def vote_examples(rule: DecisionRule, rolls: Collection[Roll]) -> list[VoteExample]:
    """All who hold a seat vote: just enough are for it, one fewer, a tie, and with some who abstain."""
    room = everybody(rolls)
    parts = _votes_by_part(rule, room)
    if not any(parts.values()):
        return []
    yes = _just_enough(rule, room, parts)
    found = [_example(rule, room, parts, yes)]
    if found[0].verdict.adopted:
        fewer = max(parts, key=lambda part: yes[part])
        found.append(_settled(rule, room, parts, {**yes, fewer: yes[fewer] - 1}))
    found += [one for one in (_tie(rule, room, parts), _abstaining(rule, room, parts)) if one is not None]
    return list({(one.count, one.casting): one for one in found}.values())


def plain_committee(rolls: Sequence[Roll], sides: Collection[Side], colleges: Sequence[CollegeId]) -> list[Roll]:
    """Seats that are all held, dealt in turn to both sides, where they are told apart, and to the colleges."""
    dealt = [side for side in Side if side in sides] if len(set(sides)) == len(Side) else []
    return [
        replace(
            roll,
            side=dealt[at % len(dealt)] if dealt else roll.side,
            college=colleges[at % len(colleges)] if colleges else None,
        )
        for at, roll in enumerate(rolls)
    ]


def _in_turn(seats: Sequence[SeatAt]) -> Iterator[SeatAt]:
    """The last first, now of one side, now of the other, so that nobody leaves one side alone."""
    sides = [[seat for seat in reversed(seats) if seat.there and seat.roll.side is side] for side in Side]
    while any(sides):
        yield max(sides, key=len).pop(0)


def _without(room: Snapshot, gone: SeatAt) -> Snapshot:
    away = replace(gone, how=How.AWAY)
    return Snapshot(tuple(away if seat.roll.id == gone.roll.id else seat for seat in room.seats))


def _with(first: Quorum, present: int) -> Quorum:
    return replace(first, present=present)


def _votes_by_part(rule: DecisionRule, room: Snapshot) -> dict[Part, int]:
    """The votes that can be given, apart for each side or college of which a majority is asked."""
    there = voters(room)
    parts = dict.fromkeys(part_of(seat, rule) for seat in there)
    return {part: votes_of(rule, [seat for seat in there if part_of(seat, rule) == part]) for part in parts}


def _just_enough(rule: DecisionRule, room: Snapshot, parts: Mapping[Part, int]) -> dict[Part, int]:
    """From all votes down, one after the other where most are left, as long as the motion is adopted."""
    yes, left = dict(parts), set(parts)
    while left:
        part = max((one for one in parts if one in left), key=lambda one: yes[one])
        fewer = {**yes, part: yes[part] - 1}
        if yes[part] and _example(rule, room, parts, fewer).verdict.adopted:
            yes = fewer
        else:
            left.discard(part)
    return yes


def _example(
    rule: DecisionRule,
    room: Snapshot,
    parts: Mapping[Part, int],
    yes: Mapping[Part, int],
    abstentions: Mapping[Part, int] | None = None,
    casting: tuple[Choice, ...] = (),
) -> VoteExample:
    away = abstentions or {}
    counted = tuple(
        PartCount(
            side=part if isinstance(part, Side) else None,
            college=CollegeId(part) if isinstance(part, UUID) else None,
            yes=yes[part],
            no=votes - yes[part] - away.get(part, 0),
            abstentions=away.get(part, 0),
        )
        for part, votes in parts.items()
    )
    count = VoteCount(
        yes=sum(one.yes for one in counted),
        no=sum(one.no for one in counted),
        abstentions=sum(one.abstentions for one in counted),
        parts=counted if rule.double_majority is not DoubleMajority.NONE else (),
    )
    return VoteExample(count, decided(room, voters(room), rule, count, casting), casting)


def _tie(rule: DecisionRule, room: Snapshot, parts: Mapping[Part, int]) -> VoteExample | None:
    """As many for as against, one of an odd number abstaining; where somebody has a casting vote, it is for."""
    if rule.mode is not DecisionMode.MAJORITY:
        return None
    odd = {part: votes % 2 for part, votes in parts.items()}
    halves = {part: votes // 2 for part, votes in parts.items()}
    tie = _settled(rule, room, parts, halves, odd)
    return tie if tie.verdict.tie else None


def _settled(
    rule: DecisionRule,
    room: Snapshot,
    parts: Mapping[Part, int],
    yes: Mapping[Part, int],
    abstentions: Mapping[Part, int] | None = None,
) -> VoteExample:
    """Whoever has a casting vote on a tie gives it."""
    found = _example(rule, room, parts, yes, abstentions)
    return _example(rule, room, parts, yes, abstentions, CASTING[rule.tie]) if found.verdict.tie else found


def _abstaining(rule: DecisionRule, room: Snapshot, parts: Mapping[Part, int]) -> VoteExample | None:
    """A third abstains; of the others just more than half are for it, or all where one against is enough."""
    third = {part: votes // 3 for part, votes in parts.items()}
    if not any(third.values()):
        return None
    others = {part: votes - third[part] for part, votes in parts.items()}
    majority = rule.mode is DecisionMode.MAJORITY
    enough = {
        part: needed_of(votes, rule.numerator, rule.denominator, strict=rule.strict) if majority else votes
        for part, votes in others.items()
    }
    return _settled(rule, room, parts, {part: min(enough[part], others[part]) for part in parts}, third)
