"""Is an example beside the statutes what a session then decides, and said with the committee as it is?"""

import re
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from ctj_desktop.domain.attendance_facts import Snapshot
from ctj_desktop.domain.deciding.by_example import VoteExample, everybody
from ctj_desktop.domain.ids import SeatId
from ctj_desktop.domain.quorum_and_majority import voters
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Capacity, College, Committee, Seat
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.statutes import (
    CirculationRule,
    CollegeMinimum,
    DecisionMode,
    DecisionRule,
    DoubleMajority,
    MajorityBase,
    NoticeRule,
    QuorumBase,
    QuorumRule,
    SecondCallRule,
    SittingKind,
    SittingRule,
    Statutes,
    TieRule,
    WhatHolds,
)
from ctj_desktop.domain.records.voting import Choice, Decision, VoteMethod
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.meetings import life
from ctj_desktop.services.meetings.notice_period import deadline_of
from ctj_desktop.services.meetings.refusals import TooManyCame
from ctj_desktop.services.meetings.who_was_there import facts_of, quorum_of
from ctj_desktop.services.membership import committees, statutes
from ctj_desktop.services.membership.roll import roll_of
from ctj_desktop.services.membership.rules.by_example import examples, house_on, quorum_of_house, votes_of_house
from ctj_desktop.services.membership.rules.in_words import AnyRule
from ctj_desktop.services.minutes import decisions, votes
from ctj_desktop.services.minutes.ballots import SeatBallot
from ctj_desktop.services.session import attendance, course
from tests.office import TODAY, Office, text

DAY = date(2027, 3, 12)
MAJORITY = DecisionMode.MAJORITY


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A secretariat on its first day."""
    return Office(tmp_path)


def statutes_of(office: Office, committee: Committee, **rules: Any) -> Statutes:
    """A version in force since last year."""
    given = {"committee": committee.id, "title": text("Statuts", "Statuten"), "in_force_from": date(2026, 1, 1)}
    made: Statutes = office.do_fields(statutes.adopt_statutes, **given, **rules).record
    return made


def rule_of(office: Office, version: Statutes, **values: Any) -> DecisionRule:
    """A rule of decision."""
    given = {"statutes": version.id, "name": text("Règle", "Regel"), "default": True, **values}
    made: DecisionRule = office.do_fields(statutes.add_decision_rule, **given).record
    return made


def said(office: Office, record: AnyRule, part: str = "", locale: str = "fr_CH") -> str:
    """With plain spaces, in one line."""
    found = examples(office.store, load_translator(locale), record, part, TODAY)
    return " ".join(one.text for one in found).replace("\u00a0", " ").replace("\u202f", " ")


def come(office: Office, meeting: Meeting, there: Snapshot) -> None:
    """Who is there in the example arrives when the session is opened."""
    for seat in there.seats:
        if seat.there:
            office.do(attendance.record_arrival, meeting=meeting.id, seat=seat.roll.seat, arrived=time(14, 0))


COLLEGE_OF_TWO = "college of two"
QUORUMS = [
    {"quorum": QuorumRule(minimum_per_side=1)},
    {"quorum": QuorumRule(base=QuorumBase.SEATS, numerator=2, denominator=3, strict=False)},
    {"quorum": QuorumRule(base=QuorumBase.NUMBER, numerator=3, denominator=5), COLLEGE_OF_TWO: 2},
    {"quorum": QuorumRule(base=QuorumBase.CONVENED, numerator=1, denominator=5), COLLEGE_OF_TWO: 1},
]


@pytest.mark.parametrize("rules", QUORUMS)
def test_whom_the_example_needs_the_session_needs(office: Office, rules: dict[str, Any]) -> None:
    """A committee of five seats, one vacant, one advisory; and one fewer is too few."""
    committee = office.a_committee(seats=4)
    office.a_seat(committee.id, 5, held=False)
    office.do_fields(
        committees.add_seat, committee=committee.id, side=Side.FR, label=text("Préfecture"), capacity=Capacity.ADVISORY
    )
    quorum, least = rules["quorum"], rules.get(COLLEGE_OF_TWO)
    if least is not None:
        college: College = office.do_fields(committees.add_college, committee=committee.id, name=text("Élus")).record
        for seat in office.store.all(Seat, committee=committee.id, order="id")[2:4]:
            office.do_fields(committees.change_seat, seat=seat.id, college=college.id)
        quorum = replace(quorum, colleges=(CollegeMinimum(college=college.id, minimum=least),))
    version = statutes_of(office, committee, quorum=quorum)
    example = quorum_of_house(house_on(office.store, committee, DAY), WhatHolds(version))
    meeting = office.opened(office.a_meeting(committee.id, items=1))
    come(office, meeting, example.there)
    stored = office.the_meeting(meeting)
    reached = quorum_of(office.store, stored, facts_of(office.store, stored).at(time(14, 5)))
    assert reached.reached
    assert (reached.base, reached.needed, reached.present, reached.margin) == (
        example.enough.base,
        example.enough.needed,
        example.enough.present,
        0,
    )
    assert example.too_few is not None
    gone = next(seat for seat in example.there.seats if seat.there)
    office.do(attendance.record_departure, meeting=meeting.id, seat=gone.roll.seat, left=time(14, 10))
    missed = quorum_of(office.store, stored, facts_of(office.store, stored).at(time(14, 11)))
    assert (missed.reached, missed.present) == (False, example.too_few.present)


def ballots(example: VoteExample, seats: list[tuple[SeatId, Side]]) -> tuple[SeatBallot, ...]:
    """One for each seat, so that each side votes as in the example."""
    left: dict[Side, list[Choice]] = {}
    for part in example.count.parts:
        assert part.side is not None
        choices = [Choice.YES] * part.yes + [Choice.NO] * part.no + [Choice.ABSTENTION] * part.abstentions
        left[part.side] = choices
    return tuple(SeatBallot(seat=seat, choice=left[side].pop()) for seat, side in seats)


RULES: list[dict[str, Any]] = [
    {"mode": DecisionMode.CONSENSUS},
    {"mode": DecisionMode.UNANIMITY, "base": MajorityBase.PRESENT},
    {"mode": MAJORITY, "tie": TieRule.CHAIR},
    {"mode": MAJORITY, "base": MajorityBase.SEATS, "numerator": 2, "denominator": 3, "strict": False},
    {"mode": MAJORITY, "weighted": True, "tie": TieRule.CO_CHAIRS_TOGETHER},
    {"mode": MAJORITY, "double_majority": DoubleMajority.SIDE},
]


@pytest.mark.parametrize("values", RULES)
def test_what_the_example_decides_the_session_decides(office: Office, values: dict[str, Any]) -> None:
    """Every count of the example, voted on in a session with everybody there."""
    committee = office.a_committee(seats=4)
    heavy = office.store.all(Seat, committee=committee.id, order="id")[0]
    office.do_fields(committees.change_seat, seat=heavy.id, weight=2)
    rule = rule_of(office, statutes_of(office, committee), **values)
    house = house_on(office.store, committee, DAY)
    meeting = office.opened(office.a_meeting(committee.id, items=1))
    come(office, meeting, everybody(house.rolls))
    item = office.an_item(meeting)
    seats = [(line.seat, line.side) for line in roll_of(office.store, meeting.id)]
    found = votes_of_house(house, rule)
    assert len(found) > 1
    for example in found:
        decision = office.do_fields(decisions.record_decision, item=item.id, text=text("Avis", "Stellungnahme")).record
        given = {"decision": decision.id, "rule": rule.id, "taken_at": time(14, 10), "casting": example.casting}
        voted: dict[str, Any] = {"method": VoteMethod.SHOW_OF_HANDS, "count": replace(example.count, parts=())}
        if example.count.parts:
            voted = {"method": VoteMethod.NOMINAL, "ballots": ballots(example, seats)}
        office.do_fields(votes.record_vote, **given, **voted)
        stored = office.store.get(Decision, decision.id)
        assert stored is not None
        assert stored.result is example.verdict.result


def test_the_example_names_the_committee_as_it_is(office: Office) -> None:
    committee = office.a_committee(seats=4)
    version = statutes_of(office, committee, quorum=QuorumRule(minimum_per_side=1, article="7"))
    assert said(office, version, "quorum") == (
        "Exemple au 24 février 2027, 4 sièges à voix délibérative occupés sur 4. "
        "Le quorum est atteint avec 3 présents (France 1, Suisse 2), pas avec 2."
    )
    typed = replace(version, quorum=QuorumRule(base=QuorumBase.NUMBER, numerator=5, denominator=7, article="7"))
    never, _ = examples(office.store, load_translator("fr_CH"), typed, "quorum", TODAY)
    assert never.warns
    assert "Même avec tous les membres présents" in never.text
    other = replace(version, quorum=QuorumRule(base=QuorumBase.NUMBER, numerator=2, denominator=7))
    assert said(office, other, "quorum").endswith("parle de 7 sièges, et le comité en a 4 à voix délibérative.")
    assert said(office, replace(version, quorum=None), "quorum") == ""
    assert said(office, version, "proxies") == ""


def test_a_committee_without_seats_gets_a_plain_one_and_one_without_members_is_taken_as_full(office: Office) -> None:
    committee = office.a_committee()
    version = statutes_of(office, committee, quorum=QuorumRule())
    assert said(office, version, "quorum").startswith("Exemple avec un comité simple de 11 membres, car le vôtre")
    assert said(office, version, "quorum").endswith("avec 6 présents, pas avec 5.")
    office.a_seat(committee.id, 1, held=False)
    office.a_seat(committee.id, 2, held=False)
    assert said(office, version, "quorum").startswith("Exemple avec les 2 sièges à voix délibérative du comité, comme")


def test_the_last_day_of_the_example_is_that_of_the_meeting(office: Office) -> None:
    """Of the next one that is planned, else of a day within a month."""
    committee = office.a_committee(seats=2)
    version = statutes_of(office, committee, notice=NoticeRule(days=10, article="6"))
    assert "vendredi 26 mars 2027" in said(office, version, "notice")
    meeting = office.a_meeting(committee.id)
    deadline = deadline_of(office.store, meeting)
    assert deadline is not None
    spoken = said(office, version, "notice")
    t = load_translator("fr_CH")
    for day in (DAY, deadline.working, deadline.latest):
        assert t.date_full(day).replace("\u00a0", " ") in spoken
    for later in range(7):
        meeting_of = replace(version, notice=NoticeRule(days=1), committee=office.a_committee(f"K{later}").id)
        found = examples(office.store, t, meeting_of, "notice", TODAY + timedelta(days=later))
        assert not re.search(r"séance du (samedi|dimanche)", found[0].text.replace("\u00a0", " ")), "nobody meets then"
    assert "jour où" not in said(office, replace(version, notice=NoticeRule(days=3)), "notice")


def test_a_second_call_and_a_decision_in_writing_have_their_example(office: Office) -> None:
    committee = office.a_committee(seats=6)
    version = statutes_of(
        office,
        committee,
        quorum=QuorumRule(),
        second_call=SecondCallRule(numerator=1, denominator=3),
        circulation=CirculationRule(numerator=2, denominator=3),
    )
    assert "Si 1 au plus sur 6 étaient présents" in said(office, version, "second_call")
    assert "quel que soit le nombre" in said(office, version, "second_call")
    assert "4 sur 6 membres" in said(office, version, "circulation")
    own: SittingRule = office.do_fields(
        statutes.add_sitting_rule,
        statutes=version.id,
        sitting=SittingKind.SECOND_CALL,
        quorum=QuorumRule(numerator=1, denominator=3),
    ).record
    assert "avec 3 présents, pas avec 2" in said(office, own, "quorum")
    assert "il en faut alors 3" in said(office, version, "second_call"), "a second call has a rule of its kind"
    with_own = replace(own, second_call=SecondCallRule(free_of_quorum=False, days=3))
    assert "lundi 22 mars 2027" in said(office, with_own, "second_call"), "and days of its own"
    assert "il en faut alors 3" in said(office, with_own, "second_call")
    assert said(office, replace(version, quorum=None), "second_call") == ""
    assert said(office, replace(version, second_call=SecondCallRule(), circulation=None), "circulation") == ""


@pytest.mark.parametrize(("came", "follows"), [(2, True), (3, False)])
def test_a_second_call_follows_where_the_example_says_so(office: Office, came: int, follows: bool) -> None:
    """Of an extraordinary meeting, which has a quorum and a second call of its own."""
    committee = office.a_committee(seats=6)
    version = statutes_of(office, committee, quorum=QuorumRule())
    own: SittingRule = office.do_fields(
        statutes.add_sitting_rule,
        statutes=version.id,
        sitting=SittingKind.EXTRAORDINARY,
        quorum=QuorumRule(numerator=2, denominator=3, strict=False),
        second_call=SecondCallRule(numerator=1, denominator=2),
    ).record
    assert "Si 2 au plus sur 6 étaient présents" in said(office, own, "second_call")
    given = {"committee": committee.id, "start": time(14, 0)}
    first = office.do_fields(
        life.plan_meeting, **given, on=DAY, sitting=SittingKind.EXTRAORDINARY, place=text("Pontarlier")
    ).record
    office.an_item(first)
    office.opened(first)
    for line in roll_of(office.store, first.id)[:came]:
        office.do(attendance.record_arrival, meeting=first.id, seat=line.seat, arrived=time(14, 0))
    office.do(course.declare_inquorate, meeting=first.id, on=DAY, closed_at=time(15, 0))
    second = {**given, "on": date(2027, 4, 20), "second_call_of": first.id}
    if follows:
        office.do_fields(life.plan_meeting, **second)
    else:
        with pytest.raises(TooManyCame):
            office.do_fields(life.plan_meeting, **second)


def test_the_votes_of_each_part_are_told_where_a_majority_of_each_is_asked(office: Office) -> None:
    committee = office.a_committee(seats=4)
    rule = rule_of(office, statutes_of(office, committee), mode=MAJORITY, double_majority=DoubleMajority.SIDE)
    assert "Adopté à l’unanimité (4 voix). France 2 contre 0, Suisse 2 contre 0." in said(office, rule)
    college: College = office.do_fields(committees.add_college, committee=committee.id, name=text("Élus")).record
    office.do_fields(
        committees.change_seat, seat=office.store.all(Seat, committee=committee.id)[0].id, college=college.id
    )
    assert "« Élus »" in said(office, replace(rule, double_majority=DoubleMajority.COLLEGE))


def test_a_version_that_is_gone_has_no_example(office: Office) -> None:
    committee = office.a_committee(seats=2)
    version = statutes_of(office, committee)
    rule = rule_of(office, version, mode=MAJORITY)
    assert said(office, rule, locale="de_CH").startswith("Beispiel am 24. Februar 2027, 2 von 2")
    office.do(statutes.remove_statutes, statutes=version.id)
    assert said(office, rule) == ""
    assert len(voters(everybody(house_on(office.store, committee, DAY).rolls))) == 2
