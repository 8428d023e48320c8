"""Quorum and votes follow the statutes as data, and every refusal names its article."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctj_desktop.domain.attendance_facts import How, SeatAt, Snapshot
from ctj_desktop.domain.ids import CollegeId, DecisionRuleId, SittingRuleId, StatutesId
from ctj_desktop.domain.quorum_and_majority import (
    Electors,
    Quorum,
    Verdict,
    circulation_needed,
    decide,
    electors,
    needed_of,
    proxies_amiss,
    quorum,
    second_call_follows,
    voters,
    voters_present,
    votes_of,
)
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.statutes import (
    CirculationRule,
    CollegeMinimum,
    DecisionMode,
    DecisionRule,
    DoubleMajority,
    MajorityBase,
    ProxyRule,
    QuorumBase,
    QuorumRule,
    SecondCallRule,
    SittingKind,
    SittingRule,
    Statutes,
    TieRule,
    WhatHolds,
)
from ctj_desktop.domain.records.voting import Choice, DecisionResult, PartCount, VoteCount
from ctj_desktop.domain.texts import Bilingual
from tests.domain.builders import COMMITTEE, HOME, a_roll, new_id, person


def statutes(rule: QuorumRule | None, **more: object) -> Statutes:
    return Statutes(
        id=StatutesId(new_id()),
        home=HOME,
        committee=COMMITTEE,
        title=Bilingual.of("Statuts"),
        in_force_from=date(2025, 1, 1),
        quorum=rule,
        **more,  # type: ignore[arg-type]
    )


def a_rule(**more: object) -> DecisionRule:
    values: dict[str, object] = {"mode": DecisionMode.MAJORITY, "article": "art. 9", **more}
    return DecisionRule(
        id=DecisionRuleId(new_id()),
        home=HOME,
        statutes=StatutesId(new_id()),
        name=Bilingual.of("Majorité"),
        **values,  # type: ignore[arg-type]
    )


def at(*hows: How, side: Side = Side.FR) -> tuple[SeatAt, ...]:
    return tuple(SeatAt(a_roll(side=side), how) for how in hows)


def room(there: int, away: int, side: Side = Side.FR) -> tuple[SeatAt, ...]:
    return at(*[How.ROOM] * there, *[How.AWAY] * away, side=side)


def judged(rule: QuorumRule | None, *seats: SeatAt, **more: object) -> Quorum:
    return quorum(WhatHolds(statutes(rule)), Snapshot(seats), **more)  # type: ignore[arg-type]


def codes(result: Quorum | Verdict) -> list[str]:
    return [str(finding.code) for finding in result.findings]


HALF = QuorumRule(article="art. 8")


@pytest.mark.parametrize(
    ("there", "away", "needed", "reached", "margin"),
    [(4, 3, 4, True, 0), (3, 4, 4, False, -1), (5, 5, 6, False, -1), (6, 4, 6, True, 0), (7, 0, 4, True, 3)],
)
def test_more_than_half_of_those_in_office(there: int, away: int, needed: int, reached: bool, margin: int) -> None:
    result = judged(HALF, *room(there, away))
    assert (result.needed, result.reached, result.margin) == (needed, reached, margin)


def test_a_missing_quorum_quotes_its_article_and_a_bare_one_warns() -> None:
    (finding,) = judged(HALF, *room(1, 4)).findings
    assert (finding.code, finding.source) == ("quorum.not_reached", "art. 8")
    assert finding.data == {"present": 1, "needed": 3, "base": 5}
    assert codes(judged(HALF, *room(3, 2))) == ["quorum.no_margin"]


def test_at_least_a_third_and_vacant_seats_of_all_seats() -> None:
    third = QuorumRule(numerator=1, denominator=3, strict=False)
    vacant = tuple(SeatAt(a_roll(vacant=True), How.AWAY) for _ in range(3))
    assert judged(third, *room(2, 4), *vacant).needed == 2
    assert judged(replace(third, base=QuorumBase.SEATS), *room(2, 4), *vacant).needed == 3


def test_each_side_needs_its_minimum() -> None:
    rule = QuorumRule(minimum_per_side=2, article="art. 8 al. 2")
    result = judged(rule, *room(5, 0), *room(1, 2, Side.CH))
    assert (result.present, result.needed, result.reached, result.margin) == (6, 5, False, -1)
    (finding,) = result.findings
    assert finding.data == {"side": "ch", "present": 1, "needed": 2}
    assert [(side.side, side.base, side.reached) for side in result.sides] == [
        (Side.FR, 5, True),
        (Side.CH, 3, False),
    ]


@pytest.mark.parametrize(("sides", "needed"), [((Side.FR, Side.CH), [2, 2]), ((Side.FR,), [0, 0]), ((), [0, 0])])
def test_a_minimum_of_each_side_counts_where_the_committee_tells_both_apart(
    sides: tuple[Side, ...], needed: list[int]
) -> None:
    result = judged(QuorumRule(minimum_per_side=2), *room(3, 0), sides=sides)
    assert ([side.needed for side in result.sides], result.reached) == (needed, needed == [0, 0])


def test_no_less_is_needed_than_the_minima_make_together() -> None:
    communes = CollegeId(new_id())
    by_side = judged(QuorumRule(minimum_per_side=2), *room(3, 0))
    by_college = judged(QuorumRule(colleges=(CollegeMinimum(college=communes, minimum=5),)), *room(3, 0))
    plain = judged(HALF, *room(3, 0))
    assert [(one.needed, one.at_least) for one in (by_side, by_college, plain)] == [(2, 4), (2, 5), (2, 2)]
    assert [one.lacking for one in (by_side, by_college, plain)] == [2, 5, 0]


@pytest.mark.parametrize(("how", "field"), [(How.REMOTE, "remote_counts"), (How.REPRESENTED, "proxies_count")])
def test_remote_and_represented_count_as_the_statutes_say(how: How, field: str) -> None:
    for counts in (True, False):
        rule = replace(HALF, **{field: counts})  # type: ignore[arg-type]
        assert judged(rule, *room(1, 1), *at(how)).present == 1 + counts


def test_substitutes_and_recused_count_as_the_statutes_say() -> None:
    substitute = replace(at(How.ROOM)[0], substitute=person())
    assert judged(HALF, substitute).present == 1
    assert judged(replace(HALF, substitutes_count=False), substitute).present == 0
    seats = room(3, 0)
    recused = [seats[0].roll.id]
    assert judged(HALF, *seats, recused=recused).present == 3
    result = judged(replace(HALF, recused_count=False), *seats, recused=recused)
    assert (result.present, result.base) == (2, 3)


def test_advisory_seats_neither_count_nor_are_counted() -> None:
    advisory = SeatAt(a_roll(may_vote=False), How.ROOM)
    assert (judged(HALF, advisory, *room(2, 1)).base, judged(HALF, advisory, *room(2, 1)).present) == (3, 2)


def test_silent_statutes_ask_no_quorum_and_say_so() -> None:
    for result in (judged(None, *room(0, 5)), quorum(WhatHolds(), Snapshot(room(0, 5)))):
        assert (result.reached, result.needed, codes(result)) == (True, 0, ["quorum.no_rule"])


def test_a_second_call_is_free_of_quorum_where_the_statutes_say_so() -> None:
    snapshot = Snapshot(room(1, 6))
    free = statutes(HALF, second_call=SecondCallRule(article="art. 10"))
    result = quorum(WhatHolds(free, again=True), snapshot)
    assert (result.reached, codes(result), result.findings[0].source) == (
        True,
        ["quorum.second_call"],
        "art. 10",
    )
    assert not quorum(WhatHolds(free), snapshot).reached
    bound = statutes(HALF, second_call=SecondCallRule(free_of_quorum=False))
    assert not quorum(WhatHolds(bound, again=True), snapshot).reached


def test_more_proxies_than_the_statutes_allow() -> None:
    bearer = at(How.ROOM)[0]
    carried = [replace(seat, carried_by=bearer.roll.seat) for seat in at(How.REPRESENTED, How.REPRESENTED)]
    (finding,) = proxies_amiss(Snapshot((bearer, *carried)), ProxyRule(per_holder=1, article="art. 11"))
    assert finding.data == {"seat": str(bearer.roll.seat), "carried": 2, "allowed": 1}
    assert finding.source == "art. 11"


def test_a_proxy_that_is_not_there_in_writing_is_remarked_where_it_must_be() -> None:
    bearer, first, second = at(How.ROOM, How.REPRESENTED, How.REPRESENTED)
    said = [replace(seat, carried_by=bearer.roll.seat) for seat in (first, second)]
    room = Snapshot((bearer, said[0], replace(said[1], in_writing=True)))
    (finding,) = proxies_amiss(room, ProxyRule(per_holder=2, written=True, article="art. 11"))
    assert (finding.code, finding.source) == ("quorum.proxy_unwritten", "art. 11")
    assert finding.data == {"seat": str(first.roll.seat)}
    assert proxies_amiss(room, ProxyRule(per_holder=2)) == proxies_amiss(room, None) == ()


@given(st.integers(0, 200), st.integers(0, 5), st.integers(1, 5), st.booleans())
def test_needed_is_the_least_number_that_satisfies_the_fraction(
    base: int, numerator: int, denominator: int, strict: bool
) -> None:
    def enough(count: int) -> bool:
        return count * denominator > base * numerator if strict else count * denominator >= base * numerator

    needed = needed_of(base, numerator, denominator, strict=strict)
    assert enough(needed)
    assert needed == 0 or not enough(needed - 1)


@given(st.lists(st.tuples(st.sampled_from(How), st.sampled_from(Side)), max_size=20), st.integers(0, 3))
def test_margin_is_how_many_may_leave(people: list[tuple[How, Side]], minimum: int) -> None:
    rule = QuorumRule(minimum_per_side=minimum)
    seats = [SeatAt(a_roll(side=side), how) for how, side in people]
    result = judged(rule, *seats)
    assert result.reached == (result.margin >= 0)
    if not result.reached:
        assert set(codes(result)) & {"quorum.not_reached", "quorum.side_not_reached"}
    there = [n for n, seat in enumerate(seats) if seat.there]
    if result.reached and len(there) > result.margin:
        worst = min(result.sides, key=lambda side: side.present - side.needed).side if minimum else None
        leaving = sorted(there, key=lambda n: seats[n].roll.side is not worst)[: result.margin + 1]
        fewer = [replace(s, how=How.AWAY) if n in leaving else s for n, s in enumerate(seats)]
        assert not judged(rule, *fewer).reached


def verdict(rule: DecisionRule | None, *votes: int, present: int = 10, members: int = 12, **more: object) -> Verdict:
    names = ("yes", "no", "abstentions", "blank", "invalid")
    count = VoteCount(**dict(zip(names, votes, strict=False)))  # type: ignore[arg-type]
    return decide(rule, count, present=present, members=members, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("base", "votes", "adopted", "of", "needed"),
    [
        (MajorityBase.CAST, (4, 3, 3), True, 7, 4),
        (MajorityBase.PRESENT, (4, 3, 3), False, 10, 6),
        (MajorityBase.PRESENT, (6, 3, 1), True, 10, 6),
        (MajorityBase.MEMBERS, (6, 3, 1), False, 12, 7),
        (MajorityBase.CAST, (4, 3, 0, 2, 1), True, 7, 4),
        (MajorityBase.CAST, (0, 0, 10), False, 0, 1),
    ],
)
def test_the_base_decides(base: MajorityBase, votes: tuple[int, ...], adopted: bool, of: int, needed: int) -> None:
    result = verdict(a_rule(base=base), *votes)
    assert (result.adopted, result.base, result.needed) == (adopted, of, needed)


def test_two_thirds_at_least() -> None:
    rule = a_rule(numerator=2, denominator=3, strict=False)
    assert verdict(rule, 6, 3).adopted
    assert not verdict(rule, 5, 3).adopted


def test_unanimous_means_that_every_vote_was_for_it() -> None:
    assert verdict(a_rule(), 10).result is DecisionResult.UNANIMOUS
    assert verdict(a_rule(), 9, 0, 1).result is DecisionResult.MAJORITY
    assert verdict(a_rule(), 1, 9).result is DecisionResult.REJECTED


def test_a_tie_is_rejected_or_left_to_the_chair() -> None:
    assert verdict(a_rule(), 5, 5).adopted is False
    chair = a_rule(tie=TieRule.CHAIR)
    waiting = verdict(chair, 5, 5)
    assert (waiting.adopted, waiting.tie, codes(waiting)) == (None, True, ["vote.tie_open"])
    assert verdict(chair, 5, 5, casting=[Choice.YES]).adopted is True
    assert verdict(chair, 5, 5, casting=[Choice.NO]).adopted is False
    assert "vote.tie_in_secret_ballot" in codes(verdict(chair, 5, 5, casting=[Choice.YES], secret=True))


def test_co_chairs_break_a_tie_only_together() -> None:
    rule = a_rule(tie=TieRule.CO_CHAIRS_TOGETHER)
    assert verdict(rule, 4, 4, 2, casting=[Choice.YES]).adopted is None
    assert verdict(rule, 4, 4, 2, casting=[Choice.YES, Choice.YES]).adopted is True
    assert verdict(rule, 4, 4, 2, casting=[Choice.YES, Choice.NO]).adopted is False


def test_a_casting_vote_is_one_vote_more_and_may_not_be_enough_of_those_present() -> None:
    rule = a_rule(base=MajorityBase.PRESENT, tie=TieRule.CHAIR)
    assert verdict(rule, 5, 5, casting=[Choice.YES]).adopted is True
    assert verdict(rule, 4, 4, 2, casting=[Choice.YES]).adopted is False


def test_consensus_is_the_absence_of_opposition() -> None:
    consensus = a_rule(mode=DecisionMode.CONSENSUS)
    assert decide(consensus, None, present=10, members=12).result is DecisionResult.CONSENSUS
    assert verdict(consensus, 3, 0, 7).adopted is True
    opposed = verdict(consensus, 9, 1)
    assert (opposed.adopted, opposed.findings[0].code, opposed.findings[0].source) == (
        False,
        "vote.opposition",
        "art. 9",
    )
    assert codes(decide(None, None, present=10, members=12)) == ["vote.no_rule"]


def test_a_majority_without_a_count_waits_and_too_many_votes_are_listed() -> None:
    assert decide(a_rule(), None, present=3, members=3).adopted is None
    assert codes(verdict(a_rule(), 5, 1, present=5)) == ["vote.more_than_present"]


votes = st.integers(0, 30)


@given(votes, votes, votes, st.sampled_from(MajorityBase), st.booleans())
def test_one_more_yes_never_turns_a_yes_into_a_no(
    yes: int, no: int, abstentions: int, base: MajorityBase, strict: bool
) -> None:
    rule = a_rule(base=base, strict=strict)
    present = yes + no + abstentions + 1
    first = verdict(rule, yes, no, abstentions, present=present, members=present)
    second = verdict(rule, yes + 1, no, abstentions, present=present, members=present)
    assert not (first.adopted and not second.adopted)


def test_votes_that_can_be_given() -> None:
    seats = at(How.ROOM, How.REMOTE, How.REPRESENTED, How.AWAY)
    snapshot = Snapshot((*seats, SeatAt(a_roll(may_vote=False), How.ROOM)))
    assert voters_present(snapshot) == 3
    assert voters_present(snapshot, [seats[0].roll.id]) == 2


def test_a_vote_by_proxy_is_given_by_its_bearer_who_must_not_stand_back() -> None:
    (bearer,) = at(How.ROOM)
    carried = SeatAt(a_roll(), How.REPRESENTED, carried_by=bearer.roll.seat)
    snapshot = Snapshot((bearer, carried))
    assert [seat.roll.id for seat in voters(snapshot)] == [bearer.roll.id, carried.roll.id]
    assert voters(snapshot, [bearer.roll.id]) == ()


def test_so_many_of_so_many_seats() -> None:
    rule = QuorumRule(base=QuorumBase.NUMBER, numerator=6, denominator=11)
    found = judged(rule, *room(6, 3))
    assert (found.base, found.needed, found.present, found.reached) == (11, 6, 6, True)
    assert not judged(rule, *room(5, 4)).reached


def test_who_joins_during_the_session_was_not_convened() -> None:
    late = SeatAt(replace(a_roll(), start=time(15, 30)), How.ROOM)
    rule = QuorumRule(base=QuorumBase.CONVENED)
    assert (judged(rule, *room(2, 2), late).base, judged(rule, *room(2, 2), late).present) == (4, 2)
    assert judged(QuorumRule(), *room(2, 2), late).base == 5


@pytest.mark.parametrize(("counts", "base"), [(False, 3), (True, 4)])
def test_who_is_on_leave_is_in_office_and_in_the_base_only_where_the_statutes_say_so(counts: bool, base: int) -> None:
    away = SeatAt(a_roll(), How.AWAY, on_leave=True)
    assert judged(QuorumRule(leave_counts=counts), *room(2, 1), away).base == base


def test_a_college_may_need_a_minimum() -> None:
    communes = CollegeId(new_id())
    rule = QuorumRule(colleges=(CollegeMinimum(college=communes, minimum=2),))
    of_them = [SeatAt(replace(a_roll(), college=communes), how) for how in (How.ROOM, How.AWAY)]
    found = judged(rule, *room(4, 0), *of_them)
    assert (found.colleges[0].present, found.margin, found.reached) == (1, -1, False)
    assert codes(found) == ["quorum.college_not_reached"]
    both = [replace(seat, how=How.ROOM) for seat in of_them]
    enough = judged(rule, *room(4, 0), *both)
    assert (enough.reached, codes(enough)) == (True, ["quorum.no_margin"])


def own_rule(**more: object) -> SittingRule:
    return SittingRule(
        id=SittingRuleId(new_id()),
        home=HOME,
        statutes=StatutesId(new_id()),
        **{"sitting": SittingKind.SECOND_CALL, **more},  # type: ignore[arg-type]
    )


def test_a_kind_of_sitting_may_have_its_own_quorum() -> None:
    """One for the second call holds although the statutes free a second call of theirs."""
    seats, free = Snapshot(room(2, 8)), statutes(QuorumRule(), second_call=SecondCallRule())
    assert quorum(WhatHolds(free, again=True), seats).reached
    third = own_rule(quorum=QuorumRule(numerator=1, denominator=3))
    assert not quorum(WhatHolds(free, third, again=True), seats).reached
    assert quorum(WhatHolds(free, third, again=True), Snapshot(room(4, 6))).needed == 4


@pytest.mark.parametrize(
    ("rule", "there", "follows"),
    [
        (None, 2, True),
        (None, 6, False),
        (SecondCallRule(numerator=1, denominator=3), 4, False),
        (SecondCallRule(numerator=1, denominator=3), 3, True),
    ],
)
def test_a_second_call_follows_where_too_few_were_there(rule: SecondCallRule | None, there: int, follows: bool) -> None:
    assert second_call_follows(rule, judged(QuorumRule(), *room(there, 10 - there))) is follows


def test_unanimity_is_every_vote_of_its_base() -> None:
    cast = a_rule(mode=DecisionMode.UNANIMITY)
    assert verdict(cast, 7, 0, 3).adopted
    assert not verdict(cast, 9, 1).adopted
    assert not verdict(cast, 5, 5).tie
    present = replace(cast, base=MajorityBase.PRESENT)
    assert not verdict(present, 9, 0, 1).adopted
    assert verdict(present, 10).adopted


def test_a_majority_of_all_seats_counts_the_vacant_ones() -> None:
    assert verdict(a_rule(base=MajorityBase.SEATS), 6, 0, members=10, seats=12).adopted is False
    assert verdict(a_rule(base=MajorityBase.MEMBERS), 6, 0, members=10, seats=12).adopted is True


def of_sides(*sides: tuple[Side, int, int]) -> VoteCount:
    parts = tuple(PartCount(side=side, yes=yes, no=no) for side, yes, no in sides)
    return VoteCount(yes=sum(one.yes for one in parts), no=sum(one.no for one in parts), parts=parts)


@pytest.mark.parametrize(
    ("count", "adopted", "said"),
    [
        (of_sides((Side.FR, 4, 1), (Side.CH, 3, 2)), True, []),
        (of_sides((Side.FR, 5, 0), (Side.CH, 2, 3)), False, ["vote.part_not_reached"]),
        (of_sides((Side.FR, 1, 4), (Side.CH, 1, 4)), False, []),
        (VoteCount(yes=7, no=3), None, ["vote.parts_missing"]),
        (VoteCount(yes=9, abstentions=1), None, ["vote.parts_missing"]),
        (VoteCount(yes=10), True, []),
        (VoteCount(yes=3, no=7), False, []),
    ],
)
def test_a_double_majority_is_one_of_each_side_too(count: VoteCount, adopted: bool | None, said: list[str]) -> None:
    rule = a_rule(double_majority=DoubleMajority.SIDE)
    parts = [Electors(side, 5, 5, 5) for side in Side]
    result = decide(rule, count, present=10, members=10, parts=parts)
    assert (result.adopted, codes(result)) == (adopted, said)


def test_all_who_are_there_are_not_enough_where_a_side_lacks_its_own_majority() -> None:
    rule = a_rule(double_majority=DoubleMajority.SIDE, base=MajorityBase.MEMBERS)
    parts = [Electors(Side.FR, 5, 5, 5), Electors(Side.CH, 2, 5, 5)]
    result = decide(rule, VoteCount(yes=7), present=7, members=10, parts=parts)
    assert (result.adopted, codes(result)) == (False, ["vote.part_not_reached"])


def test_seats_have_the_votes_of_their_weight_where_the_rule_says_so() -> None:
    heavy, light = SeatAt(replace(a_roll(side=Side.CH), weight=3), How.ROOM), SeatAt(a_roll(side=Side.CH), How.AWAY)
    snapshot = Snapshot((heavy, light, *room(1, 0)))
    present = voters(snapshot)
    assert [votes_of(a_rule(weighted=weighted), present) for weighted in (True, False)] == [4, 2]
    assert electors(Side.CH, snapshot, present, a_rule(weighted=True)) == Electors(Side.CH, 3, 4, 4)


def test_a_casting_vote_without_a_tie_is_named() -> None:
    found = verdict(a_rule(tie=TieRule.CHAIR), 6, 4, casting=[Choice.NO])
    assert (found.adopted, codes(found)) == (True, ["vote.casting_not_needed"])


def test_circulation() -> None:
    assert circulation_needed(CirculationRule(), 7) == 7
    assert circulation_needed(CirculationRule(numerator=2, denominator=3), 7) == 5


@pytest.mark.parametrize(
    ("filled", "there", "needed", "reached"),
    [((6, 5), (4, 3), [4, 3], True), ((6, 5), (3, 5), [4, 3], False), ((6, 3), (4, 2), [4, 2], True)],
)
def test_more_than_half_of_the_seats_filled_on_each_side_follows_the_seats(
    filled: tuple[int, int], there: tuple[int, int], needed: list[int], reached: bool
) -> None:
    """A number of each side was wrong as soon as a side won or lost a seat."""
    french, swiss = (room(came, seats - came, side) for came, seats, side in zip(there, filled, Side, strict=True))
    result = judged(QuorumRule(each_side=True), *french, *swiss)
    assert ([side.needed for side in result.sides], result.reached) == (needed, reached)
    alone = judged(QuorumRule(each_side=True), *french, *swiss, sides=(Side.FR,))
    assert [side.needed for side in alone.sides] == [0, 0]


def test_a_share_of_each_side_never_lowers_its_minimum_and_says_nothing_beside_a_number() -> None:
    both = room(3, 0) + room(3, 0, Side.CH)
    assert [side.needed for side in judged(QuorumRule(each_side=True, minimum_per_side=3), *both).sides] == [3, 3]
    numbered = QuorumRule(base=QuorumBase.NUMBER, numerator=4, denominator=6, each_side=True)
    assert ([side.needed for side in judged(numbered, *both).sides], numbered.asks_of_sides) == ([0, 0], False)
