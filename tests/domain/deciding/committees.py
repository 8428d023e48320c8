"""Every committee of a few seats, and what statutes may rule, for tests that leave none of them out."""

from collections.abc import Iterator, Sequence
from itertools import combinations_with_replacement, product

from ctj_desktop.domain.attendance_facts import How, SeatAt, Snapshot
from ctj_desktop.domain.ids import CollegeId, DecisionRuleId, StatutesId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import Roll
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.statutes import (
    CollegeMinimum,
    DecisionMode,
    DecisionRule,
    DoubleMajority,
    MajorityBase,
    QuorumBase,
    QuorumRule,
    TieRule,
)
from ctj_desktop.domain.texts import Bilingual
from tests.domain.builders import HOME, a_roll, new_id, person

COMMUNES = CollegeId(new_id())
PLACES = [(side, college, vacant) for side in Side for college in (None, COMMUNES) for vacant in (False, True)]
"""What one seat may be."""
STATES = (How.ROOM, How.REMOTE, How.REPRESENTED, How.AWAY)


def rolls(most: int) -> Iterator[list[Roll]]:
    """Every committee with up to so many seats, whatever their order."""
    for size in range(most + 1):
        for places in combinations_with_replacement(PLACES, size):
            yield [replace(a_roll(side=side, vacant=vacant), college=college) for side, college, vacant in places]


def attended(roll: Sequence[Roll]) -> Iterator[Snapshot]:
    """Every way in which it may be attended, by a substitute too."""
    ways = [(how, who) for how in STATES for who in ((None, person()) if how is How.ROOM else (None,))]
    for hows in product(ways, repeat=len(roll)):
        if all(how is How.AWAY for line, (how, _) in zip(roll, hows, strict=True) if line.vacant):
            yield Snapshot(
                tuple(SeatAt(line, how, substitute=who) for line, (how, who) in zip(roll, hows, strict=True))
            )


def quorum_rules() -> Iterator[QuorumRule]:
    """Every base, share and minimum; who counts in two ways."""
    shares = [(1, 2, True), (1, 2, False), (2, 3, False), (1, 1, False)]
    minima: list[tuple[int, tuple[CollegeMinimum, ...]]] = [
        (0, ()),
        (1, ()),
        (0, (_at_least(1),)),
        (1, (_at_least(2),)),
    ]
    for base, (numerator, denominator, strict), (least, colleges) in product(QuorumBase, shares, minima):
        everybody = QuorumRule(
            base=base,
            numerator=numerator,
            denominator=denominator,
            strict=strict,
            minimum_per_side=least,
            colleges=colleges,
            proxies_count=True,
        )
        yield everybody
        yield replace(everybody, proxies_count=False, substitutes_count=False, remote_counts=False)


def decision_rules() -> Iterator[DecisionRule]:
    """Every rule of decision with three shares."""
    shares = [(1, 2, True), (2, 3, False), (1, 2, False)]
    for mode, base, share, tie in product(DecisionMode, MajorityBase, shares, TieRule):
        yield DecisionRule(
            id=DecisionRuleId(new_id()),
            home=HOME,
            statutes=StatutesId(new_id()),
            name=Bilingual.of("Règle"),
            mode=mode,
            base=base,
            numerator=share[0],
            denominator=share[1],
            strict=share[2],
            tie=tie,
            double_majority=DoubleMajority.NONE,
        )


def _at_least(count: int) -> CollegeMinimum:
    return CollegeMinimum(college=COMMUNES, minimum=count)
