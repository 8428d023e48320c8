"""Is each rule of the statutes what it says, in every committee of a few seats and for every count of a few votes?

What is expected is reckoned here once more, from the words of the rule, in fractions.
"""

from fractions import Fraction
from itertools import product

import pytest

from ctj_desktop.domain.attendance_facts import How, SeatAt, Snapshot
from ctj_desktop.domain.quorum_and_majority import decide, quorum_by
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.statutes import (
    DecisionMode,
    DecisionRule,
    MajorityBase,
    QuorumBase,
    QuorumRule,
    TieRule,
)
from ctj_desktop.domain.records.voting import Choice, VoteCount
from tests.domain.deciding.committees import COMMUNES, attended, decision_rules, quorum_rules, rolls

CASTING = {TieRule.REJECTED: 0, TieRule.CHAIR: 1, TieRule.CO_CHAIRS_TOGETHER: 2}


def counts(seat: SeatAt, rule: QuorumRule) -> bool:
    """Whether somebody is there who counts."""
    if seat.how is How.REPRESENTED:
        return rule.proxies_count
    present = seat.how is How.ROOM or (seat.how is How.REMOTE and rule.remote_counts)
    return present and (seat.substitute is None or rule.substitutes_count)


def is_quorate(rule: QuorumRule, room: Snapshot) -> bool:
    """By the words: so many, a share of those who have a seat or hold one, and the minima."""
    there = [seat for seat in room.seats if counts(seat, rule)]
    every = [seat for seat in room.seats if rule.base is QuorumBase.SEATS or not seat.roll.vacant]
    if rule.base is QuorumBase.NUMBER:
        enough = len(there) >= rule.numerator
    else:
        asked = Fraction(rule.numerator, rule.denominator) * len(every)
        enough = len(there) > asked if rule.strict else len(there) >= asked
    each = all(sum(seat.roll.side is side for seat in there) >= rule.minimum_per_side for side in Side)
    of_communes = sum(seat.roll.college == COMMUNES for seat in there)
    return enough and each and all(of_communes >= one.minimum for one in rule.colleges)


@pytest.mark.slow
def test_a_quorum_is_what_its_words_say_in_every_committee_of_two_seats() -> None:
    rules = list(quorum_rules())
    seen = [0, 0]
    for roll in rolls(2):
        for room in attended(roll):
            for rule in rules:
                expected = is_quorate(rule, room)
                assert quorum_by(rule, room).reached is expected, (rule, room)
                seen[expected] += 1
    assert min(seen) > 1000


def is_adopted(rule: DecisionRule, count: VoteCount, present: int, members: int, seats: int, casting: int) -> bool:
    """By the words; `casting` of those who may decide a tie are for the motion."""
    if rule.mode is DecisionMode.CONSENSUS:
        return not count.no
    base = {
        MajorityBase.CAST: count.yes + count.no,
        MajorityBase.PRESENT: present,
        MajorityBase.MEMBERS: members,
        MajorityBase.SEATS: seats,
    }[rule.base]
    if rule.mode is DecisionMode.UNANIMITY:
        return count.yes == base > 0
    yes = count.yes
    if rule.strict and 2 * rule.numerator == rule.denominator and count.yes == count.no > 0:
        asked = CASTING[rule.tie]
        if not asked or casting < asked:
            return False
        yes += 1
        base += rule.base is MajorityBase.CAST
    share = Fraction(rule.numerator, rule.denominator) * base
    return yes > 0 and (yes > share if rule.strict else yes >= share)


def test_a_decision_is_what_its_words_say_for_every_count_of_four_votes() -> None:
    """Where a tie is open, once for each answer of those who may decide it."""
    seen = [0, 0]
    for rule in decision_rules():
        for yes, no, abstentions in product(range(5), repeat=3):
            present = yes + no + abstentions
            if present > 4:
                continue
            count = VoteCount(yes=yes, no=no, abstentions=abstentions)
            for favour in range(CASTING[rule.tie] + 1):
                asked = CASTING[rule.tie]
                casting = [Choice.YES] * favour + [Choice.NO] * (asked - favour)
                found = decide(rule, count, present=present, members=4, seats=5, casting=casting)
                expected = is_adopted(rule, count, present, 4, 5, favour)
                assert found.adopted is expected, (rule, count, casting)
                seen[expected] += 1
    assert min(seen) > 500
