"""Do the written answers decide what the words of the rule say, for every committee of a few and whoever is silent?

What is expected is reckoned here once more, by trying everything that whoever is silent may still say.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from itertools import product
from typing import Any

import pytest

from ctj_desktop.domain.deciding.by_circulation import CirculationState, circulation_course, result_of
from ctj_desktop.domain.ids import CirculationId, CirculationVoterId, CollegeId, DecisionRuleId, SeatId, StatutesId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.circulations import CirculationAnswer, CirculationVoter
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.statutes import (
    CirculationRule,
    DecisionMode,
    DecisionRule,
    DoubleMajority,
    MajorityBase,
    TieRule,
)
from ctj_desktop.domain.records.voting import DecisionResult
from ctj_desktop.domain.texts import Bilingual
from tests.domain.builders import HOME, new_id

YES, NO, ABSTENTION, DELIBERATION = CirculationAnswer
Said = Sequence[CirculationAnswer | None]
UNTIL = date(2026, 5, 29)
BEFORE, AFTER = UNTIL - timedelta(days=3), UNTIL + timedelta(days=1)
RULES = tuple(
    CirculationRule(numerator=share.numerator, denominator=share.denominator, strict=strict, objection_stops=stops)
    for share, strict in ((Fraction(1), False), (Fraction(2, 3), False), (Fraction(1, 2), True), (Fraction(0), False))
    for stops in (False, True)
)


def a_rule(mode: DecisionMode = DecisionMode.MAJORITY, **said: Any) -> DecisionRule:
    """A rule of decision."""
    rule = DecisionRule(
        id=DecisionRuleId(new_id()),
        home=HOME,
        statutes=StatutesId(new_id()),
        name=Bilingual.of("Règle", "Regel"),
        mode=mode,
    )
    return replace(rule, **said)


def voter(
    said: CirculationAnswer | None = None,
    on: date | None = BEFORE,
    *,
    side: Side = Side.FR,
    college: CollegeId | None = None,
    weight: int = 1,
    may_vote: bool = True,
    recused: bool = False,
) -> CirculationVoter:
    """A line with what was answered on a day."""
    return CirculationVoter(
        id=CirculationVoterId(new_id()),
        home=HOME,
        circulation=CirculationId(new_id()),
        seat=SeatId(new_id()),
        side=side,
        college=college,
        weight=weight,
        may_vote=may_vote,
        recused=recused,
        answer=said,
        answered_on=on if said is not None else None,
    )


def agreed(ruled: CirculationRule, said: Said, rule: DecisionRule | None) -> bool:
    """By the words: so large a share of all says yes, somebody does, and the rule chosen besides is met."""
    yes, no = said.count(YES), said.count(NO)
    share = Fraction(ruled.numerator, ruled.denominator) * len(said)
    if not yes or not (yes > share if ruled.strict else yes >= share):
        return False
    if ruled.objection_stops and (no or DELIBERATION in said):
        return False
    if rule is None:
        return True
    if rule.mode is DecisionMode.CONSENSUS:
        return not no and DELIBERATION not in said
    if rule.mode is DecisionMode.UNANIMITY:
        return yes == len(said)
    return yes > no if rule.base is MajorityBase.CAST else Fraction(yes, len(said)) > Fraction(1, 2)


def expected(ruled: CirculationRule, said: Said, rule: DecisionRule | None, *, over: bool) -> CirculationState:
    """By trying whatever whoever is silent may still say, or never says."""
    if ruled.objection_stops and (NO in said or DELIBERATION in said):
        return CirculationState.STOPPED
    may: list[Said] = [(one,) if one is not None else (None, *CirculationAnswer) for one in said]
    ends = {agreed(ruled, end, rule) for end in product(*may)}
    if over and agreed(ruled, said, rule):
        return CirculationState.REACHED
    if ends == {False}:
        return CirculationState.OUT_OF_REACH
    if over:
        return CirculationState.FAILED
    return CirculationState.REACHED if ends == {True} else CirculationState.RUNNING


RULED = (
    None,
    a_rule(),
    a_rule(base=MajorityBase.MEMBERS),
    a_rule(DecisionMode.CONSENSUS),
    a_rule(DecisionMode.UNANIMITY, base=MajorityBase.MEMBERS),
)


@pytest.mark.parametrize("size", [*range(4), pytest.param(4, marks=pytest.mark.long)])
def test_every_small_committee_ends_as_the_words_say(size: int) -> None:
    said_by = (None, *CirculationAnswer)
    told = [
        said
        for said in product(said_by, repeat=size)
        if [said_by.index(one) for one in said] == sorted(said_by.index(one) for one in said)
    ]
    for ruled, rule, said, over in product(RULES, RULED, told, (False, True)):
        course = circulation_course(ruled, [voter(one) for one in said], UNTIL, AFTER if over else UNTIL, rule=rule)
        assert course.state is expected(ruled, said, rule, over=over), (ruled, rule, said, over)


def test_numbers_by_side_and_who_is_silent() -> None:
    lines = [voter(YES), voter(NO), voter(side=Side.CH), voter(ABSTENTION, side=Side.CH), voter(may_vote=False)]
    course = circulation_course(CirculationRule(numerator=2, denominator=3), lines, UNTIL, BEFORE)
    french, swiss = (one.tally for one in course.sides)
    assert (french.asked, french.yes, french.no, french.silent) == (2, 1, 1, 0)
    assert (swiss.asked, swiss.abstentions, swiss.answered, swiss.silent) == (2, 1, 1, 1)
    assert (course.needed, course.whole.asked, course.lacking, course.settled) == (3, 4, 2, True)
    assert course.silent == (lines[2],)
    assert course.objecting == (lines[1],)
    assert course.state is CirculationState.OUT_OF_REACH


def test_whoever_stands_back_is_counted_nowhere() -> None:
    lines = [voter(YES), voter(YES), voter(NO, recused=True), voter(may_vote=False, recused=True)]
    for ruled in (CirculationRule(), CirculationRule(objection_stops=True)):
        course = circulation_course(ruled, lines, UNTIL, AFTER)
        assert (course.state, course.needed, course.whole.asked) == (CirculationState.REACHED, 2, 2)
        assert course.recused == (lines[2],)
        assert (course.silent, course.objecting, course.late) == ((), (), ())
        assert result_of(course) is DecisionResult.UNANIMOUS
    everybody = circulation_course(CirculationRule(), [voter(recused=True)], UNTIL, BEFORE)
    assert (everybody.state, everybody.whole.asked) == (CirculationState.OUT_OF_REACH, 0)


def test_a_committee_of_one_side_shows_one() -> None:
    course = circulation_course(CirculationRule(), [voter(side=Side.CH)], UNTIL, BEFORE)
    assert [one.side for one in course.sides] == [Side.CH]
    assert not course.settled


def test_an_answer_after_the_last_day_is_kept_and_not_counted() -> None:
    lines = [voter(YES, UNTIL), voter(YES, AFTER), voter(YES, None)]
    course = circulation_course(CirculationRule(numerator=2, denominator=3), lines, UNTIL, AFTER)
    assert course.state is CirculationState.FAILED
    assert course.late == (lines[1], lines[2])
    assert course.whole.yes == 1
    assert circulation_course(CirculationRule(), [voter(NO, AFTER)], UNTIL, AFTER).objecting == ()


def test_nothing_counts_after_it_was_closed() -> None:
    lines = [voter(YES, BEFORE), voter(YES, BEFORE), voter(NO, UNTIL)]
    ruled = CirculationRule(numerator=2, denominator=3)
    course = circulation_course(ruled, lines, UNTIL, UNTIL, closed_on=BEFORE)
    assert course.state is CirculationState.REACHED
    assert course.late == (lines[2],)
    assert circulation_course(ruled, lines[:1] + lines[2:], UNTIL, UNTIL, closed_on=AFTER).whole.no == 1


def test_each_side_has_its_own_majority_where_the_rule_chosen_asks_it() -> None:
    rule = a_rule(base=MajorityBase.MEMBERS, double_majority=DoubleMajority.SIDE)
    ruled = CirculationRule(numerator=1, denominator=2, strict=True)
    french = [voter(YES), voter(YES), voter(YES)]
    split = [*french, voter(YES, side=Side.CH), voter(NO, side=Side.CH)]
    assert circulation_course(ruled, split, UNTIL, BEFORE, rule=rule).state is CirculationState.OUT_OF_REACH
    assert circulation_course(ruled, split, UNTIL, BEFORE).state is CirculationState.REACHED
    both = [*french, voter(YES, side=Side.CH), voter(YES, side=Side.CH)]
    assert circulation_course(ruled, both, UNTIL, BEFORE, rule=rule).state is CirculationState.REACHED


def test_each_college_has_its_own_majority_and_whoever_is_of_none_counts_in_the_whole() -> None:
    rule = a_rule(base=MajorityBase.MEMBERS, double_majority=DoubleMajority.COLLEGE)
    ruled = CirculationRule(numerator=1, denominator=2)
    communes, state = CollegeId(new_id()), CollegeId(new_id())
    lines = [voter(YES, college=communes), voter(NO, college=state), voter(YES)]
    assert circulation_course(ruled, lines, UNTIL, BEFORE, rule=rule).state is CirculationState.OUT_OF_REACH
    agree = [lines[0], voter(YES, college=state), voter(NO)]
    assert circulation_course(ruled, agree, UNTIL, BEFORE, rule=rule).state is CirculationState.REACHED


def test_seats_weigh_where_the_rule_chosen_says_so() -> None:
    lines = [voter(YES, weight=5), voter(NO), voter(NO)]
    ruled = CirculationRule(numerator=1, denominator=2, strict=True)
    assert circulation_course(ruled, lines, UNTIL, BEFORE).state is CirculationState.OUT_OF_REACH
    weighed = circulation_course(ruled, lines, UNTIL, BEFORE, rule=a_rule(weighted=True))
    assert weighed.state is CirculationState.REACHED
    assert (weighed.whole.asked, weighed.whole.yes, weighed.needed) == (7, 5, 4)


def test_nobody_breaks_a_tie_in_writing() -> None:
    ruled = CirculationRule(numerator=1, denominator=2)
    lines = [voter(YES), voter(NO)]
    course = circulation_course(ruled, lines, UNTIL, BEFORE, rule=a_rule(tie=TieRule.CHAIR))
    assert course.state is CirculationState.OUT_OF_REACH


def test_how_it_was_taken() -> None:
    half = CirculationRule(numerator=1, denominator=2)
    every = circulation_course(half, [voter(YES), voter(YES)], UNTIL, BEFORE)
    some = circulation_course(half, [voter(YES), voter(None)], UNTIL, AFTER)
    assert result_of(every) is DecisionResult.UNANIMOUS
    assert result_of(some) is DecisionResult.MAJORITY
    assert result_of(some, a_rule(DecisionMode.CONSENSUS)) is DecisionResult.CONSENSUS
    assert result_of(some, a_rule()) is DecisionResult.MAJORITY
    assert result_of(circulation_course(half, [voter(None)], UNTIL, AFTER)) is None
