"""Are the living quorum and the votes what a slow replay of the same evening says, whatever happened in it?

The replay knows no rule module and no record: it walks through what was entered, keeps who stands where, and
counts with fractions. After every act it must agree with the program, which reads its records.
"""

from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date, time
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import Phase, event, given, settings
from hypothesis import strategies as st

from ctj_desktop.domain.ids import AgendaItemId, PersonId, SeatId
from ctj_desktop.domain.quorum_and_majority import Quorum, quorum, voters_present
from ctj_desktop.domain.records.committees import Capacity, Seat
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.statutes import (
    DecisionMode,
    DecisionRule,
    MajorityBase,
    ProxyRule,
    QuorumBase,
    QuorumRule,
    TieRule,
    WhatHolds,
)
from ctj_desktop.domain.records.voting import Choice, Decision, DecisionResult, Recusal, VoteCount
from ctj_desktop.errors import Refused
from ctj_desktop.services.meetings.who_was_there import facts_of
from ctj_desktop.services.membership import committees, statutes
from ctj_desktop.services.membership.roll import roll_of, statutes_of
from ctj_desktop.services.minutes import decisions, votes
from ctj_desktop.services.minutes.refusals import CastingNotNeeded, CountTooHigh, NobodyVoted, NotQuorate
from ctj_desktop.services.session import attendance, course, proxies
from ctj_desktop.services.session.refusals import AlreadyThere, BearerAway, BearerLeft, NoProxies, NotThere, VacantSeat
from ctj_desktop.storage.open_file import Rollback
from tests.examples import examples
from tests.office import Office, text

SEATS = 7
VACANT, ADVISORY = 6, 5  # the last two seats by index: nobody holds one, the other may only advise
OPENED = 19 * 60
NO_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)
"""An evening takes as long as its acts; a shorter one tells no more."""


@dataclass
class Chair:
    """One seat as somebody in the room sees it."""

    side: Side
    votes: bool = True
    held: bool = True
    there: bool = False
    remote: bool = False
    substituted: bool = False
    bearer: int | None = None
    excused: bool = False
    gone: int | None = None
    recused: bool = False


@dataclass
class Replay:
    """The evening, told again."""

    chairs: list[Chair]
    rule: QuorumRule
    proxies: int

    def stands_in(self, at: int) -> bool:
        """Whether a seat is represented at this moment: its bearer must be in the room or on the line."""
        chair = self.chairs[at]
        return not chair.there and chair.bearer is not None and self.chairs[chair.bearer].there

    def carried(self, at: int) -> bool:
        """Whether its vote is given by its bearer, who must not stand back."""
        bearer = self.chairs[at].bearer
        return self.stands_in(at) and bearer is not None and not self.chairs[bearer].recused

    def counted(self, at: int) -> bool:
        """Whether the seat counts for the quorum."""
        chair, rule = self.chairs[at], self.rule
        if chair.recused and not rule.recused_count:
            return False
        if self.stands_in(at):
            return rule.proxies_count
        if not chair.there or (chair.substituted and not rule.substitutes_count):
            return False
        return rule.remote_counts or not chair.remote

    def base(self) -> list[int]:
        """The seats that the fraction is taken of."""
        every = self.rule.base is QuorumBase.SEATS
        return [at for at, chair in enumerate(self.chairs) if chair.votes and (every or chair.held)]

    def present(self, side: Side | None = None) -> int:
        """How many count, of one side or of both."""
        return len([at for at in self.base() if self.counted(at) and side in (None, self.chairs[at].side)])

    def reached(self) -> bool:
        """Enough in all, by the fraction itself, and enough on each side."""
        share = Fraction(self.rule.numerator, self.rule.denominator) * len(self.base())
        enough = self.present() > share if self.rule.strict else self.present() >= share
        return enough and all(self.present(side) >= self.rule.minimum_per_side for side in Side)

    def voters(self) -> int:
        """How many votes can be given now."""
        return len(
            [
                at
                for at, chair in enumerate(self.chairs)
                if chair.votes and not chair.recused and (chair.there or self.carried(at))
            ]
        )


@dataclass(frozen=True)
class Evening:
    """A committee in session in a real file, and its seats by index."""

    office: Office
    meeting: Meeting
    item: AgendaItemId
    seats: tuple[SeatId, ...]
    somebody: PersonId


@pytest.fixture(scope="module")
def evening(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Evening]:
    office = Office(Path(tmp_path_factory.mktemp("replay")))
    committee = office.a_committee(seats=SEATS - 1)
    office.a_seat(committee.id, SEATS, held=False)
    seats = _seats(office, committee.id)
    office.do_fields(committees.change_seat, seat=seats[ADVISORY], capacity=Capacity.ADVISORY)
    meeting = office.a_meeting(committee.id, items=1)
    yield Evening(
        office,
        meeting,
        office.store.all(AgendaItem, meeting=meeting.id)[0].id,
        tuple(seats),
        office.a_person("Suppléante").id,
    )
    office.store.close()


def _seats(office: Office, committee: object) -> list[SeatId]:
    found = office.store.all(Seat, committee=committee)
    return [seat.id for seat in sorted(found, key=lambda seat: seat.label.fr.text)]


acts = st.one_of(
    st.tuples(st.just("arrive"), st.integers(0, SEATS - 1), st.booleans(), st.booleans()),
    st.tuples(st.just("leave"), st.integers(0, SEATS - 1)),
    st.tuples(st.just("represent"), st.integers(0, SEATS - 1), st.integers(0, SEATS - 1)),
    st.tuples(st.just("excuse"), st.integers(0, SEATS - 1)),
    st.tuples(st.just("recuse"), st.integers(0, SEATS - 1)),
)
evenings = st.lists(st.tuples(st.integers(1, 50), acts), min_size=4, max_size=24)
short_evenings = st.lists(st.tuples(st.integers(1, 50), acts), max_size=8)
rules = st.builds(
    QuorumRule,
    base=st.sampled_from((QuorumBase.SEATS, QuorumBase.IN_OFFICE, QuorumBase.CONVENED)),
    numerator=st.integers(1, 2),
    denominator=st.integers(2, 3),
    strict=st.booleans(),
    minimum_per_side=st.integers(0, 2),
    proxies_count=st.booleans(),
    substitutes_count=st.booleans(),
    remote_counts=st.booleans(),
    recused_count=st.booleans(),
    article=st.just("art. 8"),
).filter(lambda rule: not rule.strict or rule.numerator < rule.denominator)  # "more than all" is refused
few, rare = st.sampled_from((0, 0, 1, 2)), st.sampled_from((0, 0, 0, 1))
counts = st.one_of(
    st.builds(VoteCount, yes=st.integers(0, 4), no=few, abstentions=few, blank=rare, invalid=rare, not_voted=rare),
    st.builds(lambda yes, away: VoteCount(yes=yes, not_voted=away), st.integers(1, 5), rare),
    st.builds(lambda half, abstained: VoteCount(yes=half, no=half, abstentions=abstained), st.integers(1, 3), rare),
)
"""Any count; everybody who votes is for it; a tie."""
castings = st.lists(st.sampled_from((Choice.YES, Choice.YES, Choice.NO)), max_size=2)
easy_rules = st.builds(
    QuorumRule,
    numerator=st.just(1),
    denominator=st.integers(2, 3),
    strict=st.booleans(),
    proxies_count=st.booleans(),
    recused_count=st.booleans(),
    article=st.just("art. 8"),
)
FULL: list[tuple[int, tuple[object, ...]]] = [(1, ("arrive", at, False, False)) for at in range(SEATS) if at != VACANT]
"""A vote is seldom taken where people come and go at random: it begins with a full room."""
RuleWords = tuple[MajorityBase, bool, tuple[int, int], TieRule]
fractions = st.sampled_from(((1, 2), (1, 2), (2, 3), (1, 1)))
strict = st.sampled_from((True, True, False))
decision_rules = st.tuples(st.sampled_from(MajorityBase), strict, fractions, st.sampled_from(TieRule)).filter(
    lambda rule: not rule[1] or rule[2] != (1, 1)  # "more than all" is refused
)


@settings(max_examples=examples(20), deadline=None, phases=NO_SHRINKING)
@given(evenings, rules, st.integers(0, 2))
def test_the_quorum_is_that_of_a_replay_after_every_act(
    evening: Evening, told: list[tuple[int, tuple[object, ...]]], rule: QuorumRule, proxies: int
) -> None:
    with evening.office.store.batch():
        _open(evening, rule, proxies)
        replay, now = _replay(rule, proxies), OPENED
        for wait, act in told:
            now += wait
            _do(evening, replay, act, now)
            _agree(evening, replay, now)
        raise Rollback


@settings(max_examples=examples(40), deadline=None, phases=NO_SHRINKING)
@given(short_evenings, easy_rules, counts, decision_rules, castings)
def test_a_vote_is_taken_and_decided_as_a_replay_says(
    evening: Evening,
    told: list[tuple[int, tuple[object, ...]]],
    rule: QuorumRule,
    count: VoteCount,
    by: RuleWords,
    casting: list[Choice],
) -> None:
    with evening.office.store.batch():
        named = _open(evening, rule, 2, by)
        replay, now = _replay(rule, 2), OPENED
        for wait, act in [*FULL, *told]:
            now += wait
            _do(evening, replay, act, now)
        _vote(evening, replay, now + 1, count, named, tuple(casting))
        raise Rollback


def _replay(rule: QuorumRule, proxies: int) -> Replay:
    sides = [Side.FR if number % 2 else Side.CH for number in range(1, SEATS + 1)]
    chairs = [Chair(side, at != ADVISORY, at != VACANT) for at, side in enumerate(sides)]
    return Replay(chairs, rule, proxies)


def _open(evening: Evening, rule: QuorumRule, proxies: int, by: RuleWords | None = None) -> DecisionRule | None:
    office = evening.office
    version = office.do_fields(
        statutes.adopt_statutes,
        committee=evening.meeting.committee,
        title=text("Statuts", "Statuten"),
        in_force_from=date(2026, 1, 1),
        quorum=rule,
        proxies=ProxyRule(per_holder=proxies, article="art. 9"),
    ).record
    named = None
    if by is not None:
        base, strict, (numerator, denominator), tie = by
        named = office.do_fields(
            statutes.add_decision_rule,
            statutes=version.id,
            name=text("Règle", "Regel"),
            mode=DecisionMode.MAJORITY,
            base=base,
            strict=strict,
            tie=tie,
            numerator=numerator,
            denominator=denominator,
        ).record
    office.convened(evening.meeting)
    office.do(course.open_session, meeting=evening.meeting.id, on=date(2027, 3, 12), opened_at=_wall(OPENED))
    return named


def _wall(minute: int) -> time:
    return time(minute // 60 % 24, minute % 60)


def _do(evening: Evening, replay: Replay, act: tuple[object, ...], now: int) -> None:
    """The same act in the file and in the replay; what must be refused is refused by the class named here."""
    kind, at = act[0], act[1]
    assert isinstance(at, int)
    chair, seat, office, meeting = replay.chairs[at], evening.seats[at], evening.office, evening.meeting.id
    if kind == "arrive":
        remote, substituted = bool(act[2]), bool(act[3])
        substitute = evening.somebody if substituted else None
        if chair.there or not chair.held:
            with pytest.raises(AlreadyThere if chair.held else VacantSeat):
                office.do(attendance.record_arrival, meeting=meeting, seat=seat, arrived=_wall(now), remote=remote)
            return
        office.do(
            attendance.record_arrival,
            meeting=meeting,
            seat=seat,
            arrived=_wall(now),
            remote=remote,
            substitute=substitute,
        )
        chair.there, chair.remote, chair.substituted, chair.bearer = True, remote, substituted, None
        chair.excused = False
    elif kind == "leave":
        if not chair.there:
            with pytest.raises(NotThere if chair.held else VacantSeat):
                office.do(attendance.record_departure, meeting=meeting, seat=seat, left=_wall(now))
            return
        office.do(attendance.record_departure, meeting=meeting, seat=seat, left=_wall(now))
        chair.there, chair.gone = False, now
    elif kind == "recuse":
        office.do(attendance.recuse, item=evening.item, seat=seat)
        chair.recused = True
    else:
        _away(evening, replay, at, act[2] if kind == "represent" else None, now)


def _away(evening: Evening, replay: Replay, at: int, bearer: object, now: int) -> None:
    office, meeting, chair, seat = evening.office, evening.meeting.id, replay.chairs[at], evening.seats[at]
    if bearer is None:
        if chair.there or not chair.held:
            with pytest.raises(AlreadyThere if chair.held else VacantSeat):
                office.do(attendance.excuse, meeting=meeting, seat=seat)
            return
        office.do(attendance.excuse, meeting=meeting, seat=seat)
        chair.bearer, chair.excused = None, True
        return
    assert isinstance(bearer, int)
    if bearer == at:
        return
    carried = [other for other, one in enumerate(replay.chairs) if one.bearer == bearer and other != at]
    by = evening.seats[bearer]
    refused = _refusal(chair, replay.chairs[bearer], too_many=len(carried) + 1 > replay.proxies)
    with pytest.raises(refused) if refused else nullcontext():
        office.do(proxies.give_proxy, meeting=meeting, seat=seat, bearer=by, start=_wall(now))
    if refused is None:
        chair.bearer, chair.excused = bearer, False


def _refusal(giver: Chair, bearer: Chair, *, too_many: bool) -> type[Refused] | None:
    """Why no proxy is given: an empty chair, somebody who is there, a bearer who is away."""
    if not giver.held:
        return VacantSeat
    if giver.there:
        return AlreadyThere
    if not bearer.held:
        return VacantSeat
    if not bearer.there and (bearer.bearer is not None or (bearer.excused and bearer.gone is None)):
        return BearerAway
    if not bearer.there and bearer.gone is not None:
        return BearerLeft
    return NoProxies if too_many else None


def _agree(evening: Evening, replay: Replay, now: int) -> None:
    found, voters = _quorum(evening, now)
    assert (found.base, found.present) == (len(replay.base()), replay.present())
    assert {side.side: side.present for side in found.sides} == {side: replay.present(side) for side in Side}
    assert found.reached is replay.reached()
    assert voters == replay.voters()


def _quorum(evening: Evening, now: int) -> tuple[Quorum, int]:
    store = evening.office.store
    meeting = evening.office.the_meeting(evening.meeting)
    facts = facts_of(store, meeting)
    snapshot = facts.after_minute(facts.clock.minute(_wall(now)))
    recused = [one.roll for one in store.all(Recusal, item=evening.item)]
    return quorum(WhatHolds(statutes_of(store, meeting)), snapshot, recused=recused), voters_present(snapshot, recused)


def _vote(
    evening: Evening,
    replay: Replay,
    now: int,
    count: VoteCount,
    named: DecisionRule | None,
    casting: tuple[Choice, ...],
) -> None:
    office = evening.office
    assert named is not None
    decision = office.do_fields(
        decisions.record_decision, item=evening.item, text=text("Avis favorable", "Zustimmung"), rule=named.id
    ).record
    total = count.yes + count.no + count.abstentions + count.blank + count.invalid + count.not_voted
    refusal: type[Refused] | None = None
    if not replay.reached():
        refusal = NotQuorate
    elif total > replay.voters():
        refusal = CountTooHigh
    elif total == count.not_voted:
        refusal = NobodyVoted
    elif casting and not _asks_for_casting(named, count):
        refusal = CastingNotNeeded
    with pytest.raises(refusal) if refusal else nullcontext():
        office.do_fields(votes.record_vote, decision=decision.id, count=count, casting=casting, taken_at=_wall(now))
    event("vote taken" if refusal is None else refusal.__name__)
    stored = office.store.get(Decision, decision.id)
    assert stored is not None
    if refusal is None:
        members = len([roll for roll in roll_of(office.store, evening.meeting.id) if roll.may_vote and roll.holder])
        assert stored.result is _result(named, count, replay.voters(), members, casting)
    else:
        assert stored.result is None


def _asks_for_casting(rule: DecisionRule, count: VoteCount) -> bool:
    """A tie by a rule of more than half, where somebody may break it."""
    half = rule.strict and Fraction(rule.numerator, rule.denominator) == Fraction(1, 2)
    return half and count.yes == count.no > 0 and rule.tie is not TieRule.REJECTED


def _result(
    rule: DecisionRule, count: VoteCount, present: int, members: int, casting: tuple[Choice, ...]
) -> DecisionResult | None:
    """By the fractions themselves; None while the chair has not broken a tie."""
    base = {
        MajorityBase.CAST: count.yes + count.no,
        MajorityBase.PRESENT: present,
        MajorityBase.MEMBERS: members,
        MajorityBase.SEATS: SEATS - 1,  # all but the advisory one
    }
    yes, of, share = count.yes, base[rule.base], Fraction(rule.numerator, rule.denominator)
    half = rule.strict and share == Fraction(1, 2)
    if half and yes == count.no and yes > 0:
        asked = {TieRule.REJECTED: 0, TieRule.CHAIR: 1, TieRule.CO_CHAIRS_TOGETHER: 2}[rule.tie]
        if len(casting) < asked:
            return None
        if not asked or Choice.NO in casting:
            return DecisionResult.REJECTED
        more = 1 if rule.base is MajorityBase.CAST else 0
        return DecisionResult.MAJORITY if yes + 1 > share * (of + more) else DecisionResult.REJECTED
    enough = yes > share * of if rule.strict else yes >= share * of
    if not yes or not enough:
        return DecisionResult.REJECTED
    alone = yes == count.yes + count.no + count.abstentions + count.blank + count.invalid
    return DecisionResult.UNANIMOUS if alone else DecisionResult.MAJORITY
