"""A vote keeps its minute and who could vote, follows the statutes, and is not approved against the facts."""

from datetime import date, time
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from ctj_desktop.documents.results import DecisionFacts, result_lines
from ctj_desktop.domain.ids import DecisionId, DecisionRuleId, HomeId, SeatId, VoteId
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.domain.records.committees import Seat
from ctj_desktop.domain.records.meetings import AgendaItem, Attendance, Meeting, Presence, Roll
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.statutes import (
    DecisionMode,
    DecisionRule,
    DoubleMajority,
    MajorityBase,
    PostalRule,
    ProxyRule,
    Statutes,
    TieRule,
)
from ctj_desktop.domain.records.voting import (
    AnyDecision,
    BallotGiven,
    Choice,
    Decision,
    DecisionResult,
    PartCount,
    Vote,
    VoteCount,
    VoteMethod,
)
from ctj_desktop.domain.voters import AwayVotes
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.membership import committees, statutes
from ctj_desktop.services.membership.roll import roll_of
from ctj_desktop.services.minutes import blocks, decisions, votes
from ctj_desktop.services.minutes import course as minutes_course
from ctj_desktop.services.minutes.approval_refusals import VotesContradicted
from ctj_desktop.services.minutes.ballots import SeatBallot, ballots_of
from ctj_desktop.services.minutes.electorate import contradictions, counting, in_order_of_time
from ctj_desktop.services.minutes.formal_sentences import paper_voices
from ctj_desktop.services.minutes.lists import decision_sheet
from ctj_desktop.services.minutes.papers.meeting_paper import decision_facts, decision_of
from ctj_desktop.services.minutes.records import minutes_records
from ctj_desktop.services.minutes.refusals import (
    AlreadyVoted,
    AwayNotCounted,
    CastingNotNeeded,
    CountTooHigh,
    NamesInSecretVote,
    NoVotesOfTheAway,
    RepeatedBefore,
    StoodBack,
    VotedTwice,
    VotesInSession,
)
from ctj_desktop.services.minutes.votes import votes_on
from ctj_desktop.services.session import attendance, course, proxies
from ctj_desktop.services.workspace.checkup import check_all
from tests.office import Office, text

DAY = date(2027, 3, 12)


class Evening(NamedValue):
    """In session since two: four seats, three of whom are there; the fourth is represented by the first."""

    office: Office
    meeting: Meeting
    item: AgendaItem
    version: Statutes
    rule: DecisionRule
    seats: tuple[SeatId, ...]

    def decision(self) -> AnyDecision:
        given = {"item": self.item.id, "text": text("Avis favorable", "Zustimmung")}
        return self.office.do_fields(decisions.record_decision, **given).record

    def vote(self, decision: AnyDecision, *, at: str | None = "14:10", **given: Any) -> Any:
        taken = time.fromisoformat(at) if at else None
        return self.office.do_fields(votes.record_vote, decision=decision.id, taken_at=taken, **given).record

    def stored(self, decision: AnyDecision) -> AnyDecision:
        found = self.office.store.get(Decision, decision.id)
        assert found is not None
        return found

    def facts(self, decision: AnyDecision) -> DecisionFacts:
        stored = self.stored(decision)
        (vote,) = counting(votes_on(self.office.store, stored))
        return decision_facts(self.office.store, stored, vote)

    def printed(self, decision: AnyDecision) -> list[str]:
        return [line.fr.text.replace("\u00a0", " ") for line in result_lines(self.facts(decision), paper_voices())]

    def codes(self) -> list[str]:
        return [str(found.code) for found in contradictions(self.office.store, self.office.the_meeting(self.meeting))]


@pytest.fixture
def evening(tmp_path: Path) -> Evening:
    office = Office(tmp_path)
    committee = office.a_committee(seats=4)
    version = office.do_fields(
        statutes.adopt_statutes,
        committee=committee.id,
        title=text("Statuts", "Statuten"),
        in_force_from=date(2026, 1, 1),
        proxies=ProxyRule(per_holder=1, article="art. 8"),
    ).record
    rule = office.do_fields(
        statutes.add_decision_rule,
        statutes=version.id,
        name=text("Majorité", "Mehrheit"),
        mode=DecisionMode.MAJORITY,
        tie=TieRule.CHAIR,
        article="art. 9",
        default=True,
    ).record
    meeting = office.opened(office.a_meeting(committee.id, items=1))
    lines = {row.body.fr.text: row.seat for row in roll_of(office.store, meeting.id)}
    seats = tuple(lines[f"Siège {number}"] for number in (1, 2, 3, 4))
    for seat in seats[:3]:
        office.do(attendance.record_arrival, meeting=meeting.id, seat=seat, arrived=time(14, 0))
    office.do(proxies.represent, meeting=meeting.id, seat=seats[3], by=seats[0])
    (item,) = office.store.all(AgendaItem, meeting=meeting.id)
    office.do_fields(blocks.add_block, item=item.id, text=text("Entendu.", "Gehört."))
    return Evening(office=office, meeting=meeting, item=item, version=version, rule=rule, seats=seats)


def test_a_vote_keeps_its_minute_and_who_could_give_theirs(evening: Evening) -> None:
    vote = evening.vote(evening.decision(), count=VoteCount(yes=3, no=1))
    lines = {row.id: row.seat for row in roll_of(evening.office.store, evening.meeting.id)}
    assert vote.at == time(14, 10)
    assert {lines[line] for line in vote.electorate.lines} == set(evening.seats)
    assert vote.electorate.count == vote.count
    with pytest.raises(CountTooHigh):
        evening.vote(evening.decision(), count=VoteCount(yes=5))


def test_the_default_rule_decides_where_none_is_named(evening: Evening) -> None:
    """One against would have rejected it by consensus."""
    decision = evening.decision()
    evening.vote(decision, count=VoteCount(yes=3, no=1), rule=None)
    assert (evening.stored(decision).rule, evening.stored(decision).result) == (
        evening.rule.id,
        DecisionResult.MAJORITY,
    )
    agreed = evening.decision()
    evening.vote(agreed, method=VoteMethod.CONSENSUS, count=VoteCount(yes=3), rule=None)
    assert (evening.stored(agreed).rule, evening.stored(agreed).result) == (None, DecisionResult.CONSENSUS)


def test_of_two_default_rules_none_is_taken_and_the_vote_waits(evening: Evening) -> None:
    office = evening.office
    with office.store.write(OperationLabel("decision_rule.added", {"title_fr": "Autre"})) as unit:
        unit.save(replace(evening.rule, id=DecisionRuleId(unit.new_id())))
    decision = evening.decision()
    evening.vote(decision, count=VoteCount(yes=3, no=1), rule=None)
    assert (evening.stored(decision).rule, evening.stored(decision).result) == (None, None)
    assert "vote.two_defaults" in [found.code for found in check_all(office.store, DAY).findings]


def test_a_casting_vote_is_never_dropped_in_silence(evening: Evening) -> None:
    with pytest.raises(CastingNotNeeded):
        evening.vote(evening.decision(), count=VoteCount(yes=3, no=1), casting=(Choice.YES,))
    tied = evening.decision()
    evening.vote(tied, count=VoteCount(yes=2, no=2), casting=(Choice.YES,))
    assert evening.stored(tied).result is DecisionResult.MAJORITY


def test_a_vote_that_is_repeated_stays_and_the_second_counts(evening: Evening) -> None:
    decision = evening.decision()
    first = evening.vote(decision, count=VoteCount(yes=1, no=3))
    with pytest.raises(AlreadyVoted):
        evening.vote(decision, count=VoteCount(yes=3, no=1))
    second = evening.vote(decision, at="14:12", count=VoteCount(yes=3, no=1), annuls=first.id)
    both = evening.office.store.all(Vote, decision=decision.id)
    assert ({vote.id for vote in both}, counting(both)) == ({first.id, second.id}, [second])
    assert evening.stored(decision).result is DecisionResult.MAJORITY
    evening.office.do(votes.remove_vote, vote=second.id)
    assert evening.stored(decision).result is DecisionResult.REJECTED


def test_a_vote_that_was_repeated_is_corrected_and_taken_away_without_deciding_anything(evening: Evening) -> None:
    decision, office = evening.decision(), evening.office
    first = evening.vote(decision, count=VoteCount(yes=1, no=3))
    second = evening.vote(decision, at="14:12", count=VoteCount(yes=3, no=1), annuls=first.id)
    changed = office.do_fields(votes.change_vote, vote=first.id, count=VoteCount(no=4), rule=None).record
    assert changed.count == VoteCount(no=4)
    assert (evening.stored(decision).result, evening.stored(decision).rule) == (
        DecisionResult.MAJORITY,
        evening.rule.id,
    )
    with pytest.raises(CastingNotNeeded):
        office.do_fields(votes.change_vote, vote=first.id, count=VoteCount(yes=2, no=2), casting=(Choice.NO,))
    office.do(votes.remove_vote, vote=first.id)
    assert evening.stored(decision).result is DecisionResult.MAJORITY
    assert [line[:9] for line in evening.printed(decision)] == ["À 14 h 12", "Majorité "]
    assert office.store.get(Vote, second.id) is not None


def test_a_vote_is_repeated_by_a_later_one_alone(evening: Evening) -> None:
    decision = evening.decision()
    first = evening.vote(decision, count=VoteCount(yes=1, no=3))
    with pytest.raises(RepeatedBefore):
        evening.vote(decision, at="14:08", count=VoteCount(yes=3, no=1), annuls=first.id)
    evening.vote(decision, at="14:10", count=VoteCount(yes=3, no=1), annuls=first.id)
    with pytest.raises(RepeatedBefore):
        evening.office.do_fields(votes.change_vote, vote=first.id, count=VoteCount(yes=1, no=3), taken_at=time(14, 12))


def test_a_correction_keeps_the_minute_of_the_vote(evening: Evening) -> None:
    vote = evening.vote(evening.decision(), count=VoteCount(yes=4))
    changed = evening.office.do_fields(votes.change_vote, vote=vote.id, count=VoteCount(yes=3)).record
    assert changed.electorate is not None
    assert (changed.at, changed.electorate.count) == (time(14, 10), VoteCount(yes=3))


@pytest.mark.parametrize(
    ("given", "postal", "taken"),
    [
        (BallotGiven.BY_POST, None, False),
        (BallotGiven.BY_POST, PostalRule(in_advance=True), False),
        (BallotGiven.BY_POST, PostalRule(by_post=True), True),
        (BallotGiven.IN_ADVANCE, PostalRule(in_advance=True), True),
    ],
)
def test_a_vote_of_somebody_away_is_taken_where_the_statutes_say_so(
    evening: Evening, given: BallotGiven, postal: PostalRule | None, taken: bool
) -> None:
    office = evening.office
    office.do_fields(statutes.change_statutes, statutes=evening.version.id, postal=postal)
    office.do(attendance.record_departure, meeting=evening.meeting.id, seat=evening.seats[2], left=time(14, 5))
    ballots = tuple(SeatBallot(seat=seat, choice=Choice.YES) for seat in evening.seats[:2])
    ballots += (SeatBallot(seat=evening.seats[2], choice=Choice.NO, given=given),)
    voted: dict[str, Any] = {"method": VoteMethod.NOMINAL, "ballots": ballots}
    if not taken:
        with pytest.raises(NoVotesOfTheAway):
            evening.vote(evening.decision(), **voted)
        return
    assert evening.vote(evening.decision(), **voted).count == VoteCount(yes=2, no=1)
    assert evening.codes() == []


def _by_post(evening: Evening, **postal: Any) -> SeatId:
    """The third seat has left, and the statutes take votes by post."""
    office = evening.office
    given = PostalRule(by_post=True, article="art. 10") if not postal else PostalRule(**postal)
    office.do_fields(statutes.change_statutes, statutes=evening.version.id, postal=given)
    office.do(attendance.record_departure, meeting=evening.meeting.id, seat=evening.seats[2], left=time(14, 5))
    return evening.seats[2]


def test_beside_a_show_of_hands_a_vote_by_post_is_part_of_the_count_and_of_the_electorate(evening: Evening) -> None:
    """Of those present it makes a fourth: two of four is no majority of them."""
    seat = _by_post(evening)
    evening.office.do_fields(
        statutes.change_decision_rule, decision_rule=evening.rule.id, base=MajorityBase.PRESENT, tie=TieRule.REJECTED
    )
    posted = (SeatBallot(seat=seat, choice=Choice.YES, given=BallotGiven.BY_POST),)
    decision = evening.decision()
    vote = evening.vote(decision, count=VoteCount(yes=2, abstentions=2), ballots=posted)
    lines = {row.id: row.seat for row in roll_of(evening.office.store, evening.meeting.id)}
    assert (vote.count, {lines[line] for line in vote.electorate.lines}) == (
        VoteCount(yes=2, abstentions=2),
        set(evening.seats),
    )
    assert evening.stored(decision).result is DecisionResult.REJECTED
    assert evening.codes() == []
    assert evening.printed(decision)[0].startswith("À 14 h 10, 3 votants dont 1 procuration, 1 vote par correspondance")
    assert decision_sheet(evening.office.store, decision.id).away == {vote.id: AwayVotes(by_post=1)}
    with pytest.raises(CountTooHigh):
        evening.vote(evening.decision(), count=VoteCount(yes=5), ballots=posted)
    with pytest.raises(AwayNotCounted):
        evening.vote(evening.decision(), count=VoteCount(no=3), ballots=posted)
    with pytest.raises(NamesInSecretVote):
        evening.vote(evening.decision(), method=VoteMethod.SECRET, count=VoteCount(yes=4), ballots=posted)


def test_a_vote_by_post_is_corrected_and_taken_out(evening: Evening) -> None:
    seat = _by_post(evening)
    posted = SeatBallot(seat=seat, choice=Choice.YES, given=BallotGiven.BY_POST)
    decision = evening.decision()
    vote = evening.vote(decision, count=VoteCount(yes=3, no=1), ballots=(posted,))
    against = replace(posted, choice=Choice.NO)
    change = {"vote": vote.id, "count": VoteCount(yes=2, no=2), "ballots": (against,)}
    evening.office.do_fields(votes.change_vote, **change)
    assert ballots_of(evening.office.store, vote) == (against,)
    evening.office.do_fields(votes.change_vote, vote=vote.id, count=VoteCount(yes=2, no=1))
    assert ballots_of(evening.office.store, vote) == ()
    assert "correspondance" not in evening.printed(decision)[0]


def test_whoever_can_vote_in_the_session_stands_back_or_votes_twice_sends_no_vote(evening: Evening) -> None:
    away = _by_post(evening)
    there, represented = evening.seats[0], evening.seats[3]
    for seat in (there, represented):
        posted = (SeatBallot(seat=seat, choice=Choice.YES, given=BallotGiven.BY_POST),)
        with pytest.raises(VotesInSession):
            evening.vote(evening.decision(), count=VoteCount(yes=3), ballots=posted)
    posted = (SeatBallot(seat=away, choice=Choice.YES, given=BallotGiven.BY_POST),)
    with pytest.raises(VotedTwice):
        evening.vote(evening.decision(), method=VoteMethod.NOMINAL, ballots=posted + posted)
    evening.office.do(attendance.recuse, item=evening.item.id, seat=away)
    with pytest.raises(StoodBack):
        evening.vote(evening.decision(), count=VoteCount(yes=4), ballots=posted)


def test_who_voted_by_post_and_was_there_after_all_is_found_before_the_minutes_are_approved(evening: Evening) -> None:
    seat = _by_post(evening)
    posted = (SeatBallot(seat=seat, choice=Choice.YES, given=BallotGiven.BY_POST),)
    evening.vote(evening.decision(), count=VoteCount(yes=4), ballots=posted)
    stay = _stay(evening.office, seat)
    evening.office.do_fields(attendance.correct_presence, presence=stay.id, start=time(14, 0), end=time(14, 30))
    assert evening.codes() == ["vote.away_yet_there"]


def test_the_statutes_are_named_that_take_no_such_vote(evening: Evening) -> None:
    seat = _by_post(evening, in_advance=True, article="art. 10")
    posted = (SeatBallot(seat=seat, choice=Choice.YES, given=BallotGiven.BY_POST),)
    with pytest.raises(NoVotesOfTheAway) as refused:
        evening.vote(evening.decision(), count=VoteCount(yes=4), ballots=posted)
    assert sentence(load_translator("fr_CH"), refused.value).startswith(
        "«\u202fStatuts\u202f» (art. 10) n’admet aucun vote par correspondance."
    )


def test_a_double_majority_counts_the_sides_of_a_roll_call(evening: Evening) -> None:
    evening.office.do_fields(
        statutes.change_decision_rule, decision_rule=evening.rule.id, double_majority=DoubleMajority.SIDE
    )
    decision = evening.decision()
    choices = (Choice.YES, Choice.NO, Choice.YES, Choice.NO)  # the seats of the French side are for it
    ballots = tuple(SeatBallot(seat=seat, choice=said) for seat, said in zip(evening.seats, choices, strict=True))
    vote = evening.vote(decision, method=VoteMethod.NOMINAL, ballots=ballots[:3])
    assert vote.count.parts == (PartCount(side=Side.FR, yes=2), PartCount(side=Side.CH, no=1))
    assert evening.stored(decision).result is DecisionResult.REJECTED


def test_who_stands_back_leaves_the_majority_of_their_side_to_the_others(evening: Evening) -> None:
    evening.office.do_fields(
        statutes.change_decision_rule, decision_rule=evening.rule.id, double_majority=DoubleMajority.SIDE
    )
    said = (Choice.YES, Choice.NO, Choice.YES, Choice.YES)
    ballots = tuple(SeatBallot(seat=seat, choice=choice) for seat, choice in zip(evening.seats, said, strict=True))
    against = evening.decision()
    evening.vote(against, method=VoteMethod.NOMINAL, ballots=ballots)
    assert evening.stored(against).result is DecisionResult.REJECTED, "the Swiss side is divided"
    evening.office.do(attendance.recuse, item=evening.item.id, seat=evening.seats[1])
    with pytest.raises(CountTooHigh):
        evening.vote(evening.decision(), method=VoteMethod.NOMINAL, ballots=ballots)
    decision = evening.decision()
    left = (ballots[0], *ballots[2:])
    vote = evening.vote(decision, method=VoteMethod.NOMINAL, ballots=left)
    assert vote.count.parts == (PartCount(side=Side.FR, yes=2), PartCount(side=Side.CH, yes=1))
    assert evening.stored(decision).result is DecisionResult.UNANIMOUS
    assert "1 récusation" in evening.printed(decision)[0]


def test_seats_weigh_what_the_roll_says(tmp_path: Path, evening: Evening) -> None:
    office = evening.office
    with office.store.write(OperationLabel("roll.changed", {"name": "X"})) as unit:
        (line,) = (row for row in office.store.all(Roll) if row.seat == evening.seats[0])
        unit.save(replace(line, weight=3), before=line)
    office.do_fields(statutes.change_decision_rule, decision_rule=evening.rule.id, weighted=True)
    decision = evening.decision()
    ballots = [SeatBallot(seat=evening.seats[0], choice=Choice.YES)]
    ballots += [SeatBallot(seat=seat, choice=Choice.NO) for seat in evening.seats[1:3]]
    vote = evening.vote(decision, method=VoteMethod.NOMINAL, ballots=tuple(ballots))
    assert (vote.count.yes, vote.count.no) == (3, 2)
    assert evening.stored(decision).result is DecisionResult.MAJORITY


def test_what_is_corrected_after_a_vote_and_contradicts_it_stops_the_approval(evening: Evening) -> None:
    office, meeting = evening.office, evening.meeting
    evening.vote(evening.decision(), count=VoteCount(yes=4))
    assert evening.codes() == []
    office.do(course.close_session, meeting=meeting.id, on=DAY, closed_at=time(16, 0))
    stay = _stay(office, evening.seats[1])
    office.do_fields(attendance.correct_presence, presence=stay.id, start=time(14, 30))
    assert evening.codes() == ["vote.more_than_could", "vote.electorate_changed"]
    assert "vote.more_than_could" in [found.code for found in check_all(office.store, DAY).findings]
    office.do(minutes_course.circulate_minutes, meeting=meeting.id, on=DAY)
    with pytest.raises(VotesContradicted):
        office.do(minutes_course.approve_minutes, meeting=meeting.id, on=DAY)
    office.do(minutes_course.take_back_minutes, meeting=meeting.id, on=DAY)
    office.do_fields(attendance.correct_presence, presence=stay.id, start=time(14, 0))
    office.do(minutes_course.circulate_minutes, meeting=meeting.id, on=DAY)
    office.do(minutes_course.approve_minutes, meeting=meeting.id, on=DAY)


def test_a_voter_by_name_who_was_not_there_stops_it_too(evening: Evening) -> None:
    ballots = tuple(SeatBallot(seat=seat, choice=Choice.YES) for seat in evening.seats[:2])
    evening.vote(evening.decision(), method=VoteMethod.NOMINAL, ballots=ballots)
    stay = _stay(evening.office, evening.seats[1])
    evening.office.do_fields(attendance.correct_presence, presence=stay.id, start=time(14, 30))
    assert evening.codes() == ["vote.voter_gone", "vote.electorate_changed"]


def test_a_vote_without_its_minute_is_warned_of_and_not_refused(evening: Evening) -> None:
    office = evening.office
    office.do(course.begin_item, item=evening.item.id, started=time(14, 5))
    vote = evening.vote(evening.decision(), at=None, count=VoteCount(yes=4))
    assert (vote.at, vote.electorate) == (None, None)
    office.do(attendance.record_departure, meeting=evening.meeting.id, seat=evening.seats[0], left=time(14, 2))
    office.do(course.close_session, meeting=evening.meeting.id, on=DAY, closed_at=time(16, 0))
    found = list(contradictions(office.store, office.the_meeting(evening.meeting)))
    assert [(str(one.code), one.severity.value) for one in found] == [("vote.more_than_ever_could", "warning")]


def test_a_check_names_a_vote_of_more_than_could_also_while_the_session_runs(evening: Evening) -> None:
    office = evening.office
    evening.vote(evening.decision(), count=VoteCount(yes=4))
    office.do_fields(attendance.correct_presence, presence=_stay(office, evening.seats[1]).id, start=time(14, 30))
    found = {found.code: found.severity.value for found in check_all(office.store, DAY).findings}
    assert found["vote.more_than_could"] == "warning"


def test_a_vote_under_an_item_that_was_never_called_up_is_no_more_than_the_seats(evening: Evening) -> None:
    evening.vote(evening.decision(), at=None, count=VoteCount(yes=4))
    assert evening.codes() == []
    evening.office.do_fields(attendance.recuse, item=evening.item.id, seat=evening.seats[0])
    assert evening.codes() == ["vote.more_than_ever_could"]


def test_more_than_the_weight_of_those_who_could_vote_is_named(evening: Evening) -> None:
    office = evening.office
    office.do_fields(statutes.change_decision_rule, decision_rule=evening.rule.id, weighted=True)
    evening.vote(evening.decision(), count=VoteCount(yes=4))
    assert evening.codes() == []
    office.do_fields(attendance.correct_presence, presence=_stay(office, evening.seats[1]).id, start=time(14, 30))
    assert "vote.more_than_could" in evening.codes()


def _stay(office: Office, seat: SeatId) -> Presence:
    (line,) = office.store.all(Attendance, seat=seat)
    (stay,) = office.store.all(Presence, attendance=line.id)
    return stay


def test_the_seats_of_a_committee_weigh_on_its_roll(tmp_path: Path) -> None:
    office = Office(tmp_path)
    committee = office.a_committee(seats=1)
    (seat,) = office.store.all(Seat, committee=committee.id)
    office.a_seat(committee.id, 2)
    office.do_fields(committees.change_seat, seat=seat.id, weight=4)
    meeting = office.convened(office.a_meeting(committee.id, items=1))
    assert sorted(row.weight for row in roll_of(office.store, meeting.id)) == [1, 4]


def test_the_paper_says_each_vote_with_its_minute_and_its_voters(evening: Evening) -> None:
    decision = evening.decision()
    first = evening.vote(decision, count=VoteCount(yes=1, no=3))
    evening.vote(decision, at="14:12", count=VoteCount(yes=3, no=1), annuls=first.id)
    assert evening.printed(decision) == [
        "À 14 h 10, 4 votants dont 1 procuration : 1 pour, 3 contre, 0 abstention · annulé, vote répété",
        "À 14 h 12, 4 votants dont 1 procuration : 3 pour, 1 contre, 0 abstention · à la majorité",
        "Majorité (statuts, art. 9)",
    ]
    by_record = minutes_records(evening.office.store, evening.office.the_meeting(evening.meeting))
    assert decision_of(by_record, evening.stored(decision)) == evening.facts(decision)


def test_a_vote_says_no_proxies_once_presence_says_other_voters(evening: Evening) -> None:
    decision = evening.decision()
    evening.vote(decision, count=VoteCount(yes=4))
    stay = _stay(evening.office, evening.seats[1])
    evening.office.do_fields(attendance.correct_presence, presence=stay.id, start=time(14, 30))
    assert evening.printed(decision)[0].startswith("À 14 h 10, 4 votants : 4 pour")


def test_a_count_that_somebody_corrected_without_its_voters_says_none(evening: Evening) -> None:
    """An earlier version of the program corrects the count alone."""
    decision = evening.decision()
    vote = evening.vote(decision, count=VoteCount(yes=4))
    with evening.office.store.write(OperationLabel("vote.changed", {"number": "X", "title_fr": "X"})) as unit:
        unit.save(replace(vote, count=VoteCount(yes=3)), before=vote)
    assert evening.printed(decision)[0].startswith("À 14 h 10 : 3 pour")


def test_who_stands_back_is_not_among_the_voters_and_said(evening: Evening) -> None:
    evening.office.do(attendance.recuse, item=evening.item.id, seat=evening.seats[1])
    decision = evening.decision()
    evening.vote(decision, count=VoteCount(yes=3))
    assert evening.printed(decision)[0] == (
        "À 14 h 10, 3 votants dont 1 procuration : 3 pour, 0 contre, 0 abstention · à l’unanimité · 1 récusation"
    )


def test_a_vote_by_post_is_told_from_those_in_the_room(evening: Evening) -> None:
    office = evening.office
    office.do_fields(statutes.change_statutes, statutes=evening.version.id, postal=PostalRule(by_post=True))
    office.do(attendance.record_departure, meeting=evening.meeting.id, seat=evening.seats[2], left=time(14, 5))
    ballots = tuple(SeatBallot(seat=seat, choice=Choice.YES) for seat in evening.seats[:2])
    ballots += (SeatBallot(seat=evening.seats[2], choice=Choice.NO, given=BallotGiven.BY_POST),)
    decision = evening.decision()
    evening.vote(decision, method=VoteMethod.NOMINAL, ballots=ballots)
    assert evening.printed(decision)[0].startswith(
        "À 14 h 10, 3 votants dont 1 procuration, 1 vote par correspondance : 2 pour, 1 contre"
    )


def test_how_the_committee_usually_decides_is_said_to_be_its_custom(evening: Evening) -> None:
    with evening.office.store.write(OperationLabel("statutes.changed", {"title_fr": "X"})) as unit:
        unit.save(replace(evening.version, usage=True), before=evening.version)
    decision = evening.decision()
    evening.vote(decision, count=VoteCount(yes=3, no=1))
    assert evening.printed(decision)[1] == "Majorité (usage du comité)"


@pytest.mark.parametrize(
    "walls", [(None, "14:12"), ("14:10", "14:10"), ("14:10", None), (None, None), ("14:12", "14:10")]
)
def test_votes_stand_in_the_order_of_their_time_and_a_repeated_one_first(walls: tuple[str | None, str | None]) -> None:
    times = [time.fromisoformat(wall) if wall else None for wall in walls]
    given: dict[str, Any] = {"home": HomeId(uuid4()), "decision": DecisionId(uuid4())}
    first = Vote(id=VoteId(uuid4()), at=times[0], **given)
    second = Vote(id=VoteId(uuid4()), at=times[1], annuls=first.id, **given)
    late = Vote(id=VoteId(uuid4()), at=time(15, 0), **given)
    earlier = [second, first] if walls == ("14:12", "14:10") else [first, second]
    untimed = walls == (None, None) or walls == ("14:10", None)
    found = in_order_of_time([late, second, first])
    assert [one for one in found if one is not late] == earlier
    assert found.index(late) == (0 if walls == (None, None) else 1 if untimed else 2)


def test_votes_that_annul_each_other_end() -> None:
    given: dict[str, Any] = {"home": HomeId(uuid4()), "decision": DecisionId(uuid4())}
    one, other = VoteId(uuid4()), VoteId(uuid4())
    both = [Vote(id=one, annuls=other, **given), Vote(id=other, annuls=one, **given)]
    assert len(in_order_of_time(both)) == 2
