"""Is an example of a rule the least that is enough, whatever the committee, and judged as a session judges?"""

from itertools import combinations
from typing import Any

import pytest

from ctj_desktop.domain.attendance_facts import How, SeatAt, Snapshot
from ctj_desktop.domain.deciding.by_example import (
    everybody,
    most_for_second_call,
    plain_committee,
    quorum_example,
    vote_examples,
)
from ctj_desktop.domain.deciding.over_roll import decided
from ctj_desktop.domain.quorum_and_majority import quorum_by, voters
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.statutes import (
    DecisionMode,
    DecisionRule,
    DoubleMajority,
    MajorityBase,
    QuorumBase,
    QuorumRule,
    SecondCallRule,
    TieRule,
)
from ctj_desktop.domain.records.voting import VoteCount
from tests.domain.builders import a_roll
from tests.domain.deciding.committees import COMMUNES, decision_rules, quorum_rules, rolls


def without(room: Snapshot, gone: tuple[SeatAt, ...]) -> Snapshot:
    return Snapshot(tuple(replace(seat, how=How.AWAY) if seat in gone else seat for seat in room.seats))


@pytest.mark.slow
def test_the_quorum_of_an_example_is_missed_as_soon_as_one_of_them_leaves() -> None:
    """In every committee of up to three seats; no room with fewer people is quorate where one part is asked for."""
    reached = 0
    rules = [rule for rule in quorum_rules() if rule.proxies_count]  # all are in the room: who else counts is the same
    for roll in rolls(3):
        for rule in rules:
            example = quorum_example(lambda room, rule=rule: quorum_by(rule, room), roll)  # type: ignore[misc]
            assert example.enough == quorum_by(rule, example.there)
            there = tuple(seat for seat in example.there.seats if seat.there)
            if not example.enough.reached:
                assert example.there == everybody(roll)
                assert example.too_few is None
                continue
            reached += 1
            assert all(not quorum_by(rule, without(example.there, (seat,))).reached for seat in there)
            assert (example.too_few is None) is (not there)
            if example.too_few is not None:
                assert not example.too_few.reached
                assert example.too_few.present == example.enough.present - 1
            if not (rule.minimum_per_side and rule.colleges):
                fewer = combinations(everybody(roll).seats, len(roll) - len(there) + 1)
                assert not any(quorum_by(rule, without(everybody(roll), gone)).reached for gone in fewer)
    assert reached > 1000


def the_rule(**values: object) -> DecisionRule:
    asked: dict[str, Any] = {"mode": DecisionMode.MAJORITY, **values}
    return replace(next(decision_rules()), **asked)


def said(rule: DecisionRule, size: int) -> list[tuple[int, int, int, bool | None]]:
    roll = [a_roll(side=Side.FR if at % 2 == 0 else Side.CH) for at in range(size)]
    found = vote_examples(rule, roll)
    return [(one.count.yes, one.count.no, one.count.abstentions, one.verdict.adopted) for one in found]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (the_rule(), [(6, 5, 0, True), (5, 6, 0, False), (5, 5, 1, False), (5, 3, 3, True)]),
        (the_rule(tie=TieRule.CHAIR), [(6, 5, 0, True), (5, 6, 0, False), (5, 5, 1, True), (5, 3, 3, True)]),
        (the_rule(base=MajorityBase.PRESENT), [(6, 5, 0, True), (5, 6, 0, False), (5, 5, 1, False), (5, 3, 3, False)]),
        (the_rule(numerator=2, denominator=3, strict=False), [(8, 3, 0, True), (7, 4, 0, False), (6, 2, 3, True)]),
        (
            the_rule(double_majority=DoubleMajority.SIDE),
            [(7, 4, 0, True), (6, 5, 0, False), (5, 5, 1, False), (6, 2, 3, True)],
        ),
        (the_rule(mode=DecisionMode.CONSENSUS), [(11, 0, 0, True), (10, 1, 0, False), (8, 0, 3, True)]),
        (
            the_rule(mode=DecisionMode.UNANIMITY, base=MajorityBase.PRESENT),
            [(11, 0, 0, True), (10, 1, 0, False), (8, 0, 3, False)],
        ),
    ],
)
def test_the_votes_of_an_example_of_eleven(
    rule: DecisionRule, expected: list[tuple[int, int, int, bool | None]]
) -> None:
    assert said(rule, 11) == expected


@pytest.mark.slow
def test_the_votes_of_an_example_are_judged_as_those_of_a_session() -> None:
    """In every committee of two seats: just enough are for it, and none of one vote less is adopted."""
    for roll in rolls(2):
        room = everybody(roll)
        held = len(voters(room))
        for plain in decision_rules():
            for double in DoubleMajority:
                rule = replace(plain, double_majority=double)
                examples = vote_examples(rule, roll)
                assert bool(examples) is bool(held)
                for one in examples:
                    assert one.verdict == decided(room, voters(room), rule, one.count, one.casting)
                    assert one.verdict.adopted is not None or double is not DoubleMajority.NONE
                if examples and examples[0].verdict.adopted and double is DoubleMajority.NONE:
                    least = examples[0].count.yes
                    fewer = [VoteCount(yes=yes, no=held - yes) for yes in range(least)]
                    assert not any(decided(room, voters(room), rule, count).adopted for count in fewer)


def test_seats_that_weigh_more_have_more_votes_in_the_example() -> None:
    rule = the_rule(weighted=True)
    roll = [replace(a_roll(), weight=3), a_roll(), a_roll()]
    assert [(one.count.yes, one.count.no) for one in vote_examples(rule, roll)][:2] == [(3, 2), (2, 3)]
    assert vote_examples(rule, [a_roll(vacant=True)]) == []
    assert [one.count.abstentions for one in vote_examples(rule, [a_roll(), a_roll()])] == [0, 0]


def test_with_how_many_there_a_meeting_may_be_called_again() -> None:
    rule = QuorumRule(base=QuorumBase.SEATS)
    missed = quorum_example(lambda room: quorum_by(rule, room), [a_roll() for _ in range(10)]).too_few
    assert missed is not None
    assert most_for_second_call(None, missed) == 5
    assert most_for_second_call(SecondCallRule(numerator=1, denominator=3), missed) == 3
    assert most_for_second_call(SecondCallRule(numerator=0, denominator=3), missed) == 5
    enough = quorum_by(rule, everybody([a_roll() for _ in range(10)]))
    assert most_for_second_call(None, replace(enough, needed=0)) is None


def test_a_plain_committee_is_dealt_to_both_sides_and_to_the_colleges() -> None:
    blank = [a_roll() for _ in range(3)]
    both = plain_committee(blank, tuple(Side), [COMMUNES])
    assert [(roll.side, roll.college) for roll in both] == [
        (Side.FR, COMMUNES),
        (Side.CH, COMMUNES),
        (Side.FR, COMMUNES),
    ]
    assert plain_committee(blank, (Side.CH,), []) == blank
