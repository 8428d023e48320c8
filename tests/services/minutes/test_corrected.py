"""Can what was minuted be corrected until it is approved, and is a number never used twice?"""

from datetime import time
from pathlib import Path

import pytest

from ctj_desktop.domain.ids import DecisionId, DecisionRuleId, VoteId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Seat
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting, Roll
from ctj_desktop.domain.records.minutes import MinuteBlock, MinuteBlockKind
from ctj_desktop.domain.records.statutes import DecisionMode, TieRule
from ctj_desktop.domain.records.voting import (
    Ballot,
    Choice,
    Decision,
    DecisionResult,
    RestrictedVote,
    Task,
    TaskState,
    Vote,
    VoteCount,
    VoteMethod,
)
from ctj_desktop.services.meetings import agenda
from ctj_desktop.services.meetings.refusals import MinutesFixed
from ctj_desktop.services.membership import statutes
from ctj_desktop.services.minutes import ballots, blocks, decisions, tasks, votes
from ctj_desktop.services.minutes import course as minutes_course
from ctj_desktop.services.minutes.ballots import SeatBallot
from ctj_desktop.services.minutes.blocks import NewPassage
from ctj_desktop.services.minutes.item_sheet import minute_sheet
from ctj_desktop.services.minutes.refusals import (
    BallotsMissing,
    CountTooHigh,
    DecisionPublished,
    NobodyVoted,
    TaskMoved,
)
from ctj_desktop.services.session import attendance, course
from ctj_desktop.services.steps.refusals import TextMissing
from ctj_desktop.storage.errors import ChangedMeanwhile
from tests.office import TODAY, Office, text

SEATS = 4


class Room:
    """A committee of four, of whom all came, with a majority rule whose tie the chair breaks."""

    def __init__(self, folder: Path) -> None:
        self.office = Office(folder)
        committee = self.office.a_committee(seats=SEATS)
        adopted = self.office.do_fields(
            statutes.adopt_statutes, committee=committee.id, title=text("Statuts"), in_force_from=TODAY.replace(month=1)
        ).record
        self.rule: DecisionRuleId = self.office.do_fields(
            statutes.add_decision_rule,
            statutes=adopted.id,
            name=text("Majorité", "Mehr"),
            mode=DecisionMode.MAJORITY,
            tie=TieRule.CHAIR,
            article="art. 9",
            default=True,
        ).record.id
        self.meeting: Meeting = self.office.a_meeting(committee.id, items=2)
        self.office.opened(self.meeting)
        self.seats = [roll.seat for roll in self.office.store.all(Roll, meeting=self.meeting.id, order="position, id")]
        for seat in self.seats:
            self.office.do(attendance.record_arrival, meeting=self.meeting.id, seat=seat, arrived=time(14))
        self.item = self.office.store.all(AgendaItem, meeting=self.meeting.id, order="position, id")[0]

    def decision(self) -> Decision:
        """A decision waiting for its vote."""
        made = self.office.do_fields(
            decisions.record_decision, item=self.item.id, text=text("Avis favorable", "Zustimmung"), rule=self.rule
        ).record
        assert isinstance(made, Decision)
        return made

    def stored(self, decision: Decision) -> Decision:
        """As it is now."""
        found = self.office.store.get(Decision, decision.id)
        assert found is not None
        return found


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path)


def test_a_corrected_count_changes_the_result_and_undo_brings_both_back(room: Room) -> None:
    decision = room.decision()
    vote = room.office.do_fields(votes.record_vote, decision=decision.id, count=VoteCount(yes=3, no=1)).record
    assert room.stored(decision).result is DecisionResult.MAJORITY
    room.office.do_fields(votes.change_vote, vote=vote.id, count=VoteCount(yes=1, no=3), taken_at=time(14, 10))
    assert room.stored(decision).result is DecisionResult.REJECTED
    room.office.undo()
    assert room.stored(decision).result is DecisionResult.MAJORITY
    assert room.office.store.all(Vote)[0].count == VoteCount(yes=3, no=1)


def test_a_corrected_count_has_no_more_votes_than_voters(room: Room) -> None:
    decision = room.decision()
    vote = room.office.do_fields(votes.record_vote, decision=decision.id, count=VoteCount(yes=3)).record
    with pytest.raises(CountTooHigh) as refused:
        room.office.do_fields(votes.change_vote, vote=vote.id, count=VoteCount(yes=5), taken_at=time(14, 10))
    assert (refused.value.votes, refused.value.voters) == (5, SEATS)


def test_a_tie_waits_for_the_casting_vote(room: Room) -> None:
    decision = room.decision()
    vote = room.office.do_fields(votes.record_vote, decision=decision.id, count=VoteCount(yes=2, no=2)).record
    assert room.stored(decision).result is None
    room.office.do_fields(votes.change_vote, vote=vote.id, count=VoteCount(yes=2, no=2), casting=(Choice.YES,))
    assert room.stored(decision).result is DecisionResult.MAJORITY


def test_ballots_make_the_count_and_are_replaced_as_one_act(room: Room) -> None:
    decision = room.decision()
    given = tuple(SeatBallot(seat=seat, choice=Choice.YES) for seat in room.seats)
    vote = room.office.do_fields(
        votes.record_vote, decision=decision.id, method=VoteMethod.NOMINAL, ballots=given
    ).record
    assert vote.count == VoteCount(yes=SEATS)
    assert room.stored(decision).result is DecisionResult.UNANIMOUS
    other = (SeatBallot(seat=room.seats[0], choice=Choice.NO), *given[1:3])
    room.office.do_fields(votes.change_vote, vote=vote.id, method=VoteMethod.NOMINAL, ballots=other)
    assert sorted(ballot.choice for ballot in room.office.store.all(Ballot)) == ["no", "yes", "yes"]
    room.office.undo()
    assert [ballot.choice for ballot in room.office.store.all(Ballot)] == [Choice.YES] * SEATS


NOBODY = (VoteCount(), VoteCount(not_voted=SEATS))


@pytest.mark.parametrize("method", [VoteMethod.SHOW_OF_HANDS, VoteMethod.SECRET])
@pytest.mark.parametrize("count", NOBODY)
def test_a_vote_in_which_nobody_voted_is_refused_and_leaves_the_result_open(
    room: Room, method: VoteMethod, count: VoteCount
) -> None:
    decision = room.decision()
    for rule in (None, room.rule):
        with pytest.raises(NobodyVoted):
            room.office.do_fields(votes.record_vote, decision=decision.id, method=method, count=count, rule=rule)
    assert room.stored(decision) == decision
    vote = room.office.do_fields(votes.record_vote, decision=decision.id, count=VoteCount(yes=3)).record
    with pytest.raises(NobodyVoted):
        room.office.do_fields(votes.change_vote, vote=vote.id, method=method, count=count)
    assert room.stored(decision).result is DecisionResult.UNANIMOUS


def test_consensus_asks_for_opposition_alone_and_needs_no_vote(room: Room) -> None:
    decision = room.decision()
    room.office.do_fields(
        votes.record_vote, decision=decision.id, method=VoteMethod.CONSENSUS, count=VoteCount(), rule=None
    )
    assert room.stored(decision).result is DecisionResult.CONSENSUS


def test_an_abstention_is_a_vote(room: Room) -> None:
    decision = room.decision()
    room.office.do_fields(votes.record_vote, decision=decision.id, count=VoteCount(abstentions=SEATS))
    assert room.stored(decision).result is DecisionResult.REJECTED


def test_a_roll_call_needs_how_each_seat_voted(room: Room) -> None:
    decision, nominal = room.decision(), VoteMethod.NOMINAL
    with pytest.raises(BallotsMissing):
        room.office.do_fields(votes.record_vote, decision=decision.id, method=nominal, count=VoteCount(yes=3))
    away = tuple(SeatBallot(seat=seat, choice=Choice.NOT_VOTED) for seat in room.seats)
    with pytest.raises(NobodyVoted):
        room.office.do_fields(votes.record_vote, decision=decision.id, method=nominal, ballots=away)
    vote = room.office.do_fields(votes.record_vote, decision=decision.id, count=VoteCount(yes=3)).record
    with pytest.raises(BallotsMissing):
        room.office.do_fields(votes.change_vote, vote=vote.id, method=nominal, count=VoteCount(yes=3))
    given = tuple(SeatBallot(seat=seat, choice=Choice.YES) for seat in room.seats)
    room.office.do_fields(votes.change_vote, vote=vote.id, method=nominal, ballots=given)
    assert sorted(ballots.ballots_of(room.office.store, vote), key=lambda one: one.seat) == sorted(
        given, key=lambda one: one.seat
    )


def test_a_roll_call_in_a_closed_item_keeps_the_count_alone(room: Room) -> None:
    room.office.do_fields(agenda.change_agenda_item, item=room.item.id, closed=True)
    decision = room.office.do_fields(
        decisions.record_decision, item=room.item.id, text=text("Avis favorable", "Zustimmung"), rule=room.rule
    ).record
    vote = room.office.do_fields(
        votes.record_vote, decision=decision.id, method=VoteMethod.NOMINAL, count=VoteCount(yes=3)
    ).record
    assert vote.count == VoteCount(yes=3)
    assert ballots.ballots_of(room.office.store, vote) == ()


def test_a_correction_says_the_whole_vote_and_the_rule_stays(room: Room) -> None:
    decision = room.decision()
    given = {"decision": decision.id, "method": VoteMethod.SECRET, "count": VoteCount(yes=2, no=2)}
    vote = room.office.do_fields(votes.record_vote, tie_broken_by=room.office.a_person().id, **given).record
    corrected = room.office.do_fields(votes.change_vote, vote=vote.id, count=VoteCount(yes=3, no=1)).record
    assert (corrected.method, corrected.tie_broken_by) == (VoteMethod.SHOW_OF_HANDS, None)
    assert room.stored(decision).rule == room.rule
    assert room.office.do_fields(votes.change_vote, vote=vote.id).record.count is None
    agreed = {"count": VoteCount(yes=3), "method": VoteMethod.CONSENSUS}
    room.office.do_fields(votes.change_vote, vote=vote.id, rule=None, **agreed)
    assert (room.stored(decision).rule, room.stored(decision).result) == (None, DecisionResult.CONSENSUS)


def test_a_vote_that_somebody_corrected_meanwhile_is_not_written_over(room: Room) -> None:
    decision = room.decision()
    vote = room.office.do_fields(votes.record_vote, decision=decision.id, count=VoteCount(yes=3)).record
    room.office.do_fields(votes.change_vote, vote=vote.id, count=VoteCount(yes=2, no=1))
    with pytest.raises(ChangedMeanwhile):
        room.office.do(votes.change_vote, replace(vote, count=VoteCount(yes=4)), vote, rule=room.rule)
    assert room.office.store.all(Vote)[0].count == VoteCount(yes=2, no=1)


def test_a_vote_in_a_closed_item_is_kept_apart_however_it_is_written(room: Room) -> None:
    room.office.do_fields(agenda.change_agenda_item, item=room.item.id, closed=True)
    decision = room.office.do_fields(
        decisions.record_decision, item=room.item.id, text=text("Avis", "Gutachten")
    ).record
    new = Vote(id=VoteId(room.office.store.environment.new_id()), home=decision.home, decision=DecisionId(decision.id))
    vote = room.office.do(votes.record_vote, new, rule=None).record
    assert room.office.store.all(RestrictedVote) == [vote]
    assert room.office.store.all(Vote) == []


def test_where_no_rule_is_named_the_default_one_of_the_statutes_decides(room: Room) -> None:
    decision = room.decision()
    room.office.do_fields(votes.record_vote, decision=decision.id, count=VoteCount(yes=2, no=1), rule=None)
    assert (room.stored(decision).rule, room.stored(decision).result) == (room.rule, DecisionResult.MAJORITY)


@pytest.mark.parametrize("unseen", ["", "  ", "\u200b" * 500, "\u00ad", "\ufeff", "\u2060\u2060"])
def test_a_decision_or_block_in_which_nothing_is_seen_is_refused(room: Room, unseen: str) -> None:
    nothing, office = text(unseen, unseen), room.office
    with pytest.raises(TextMissing):
        office.do_fields(decisions.record_decision, item=room.item.id, text=nothing)
    with pytest.raises(TextMissing):
        office.do_fields(blocks.add_block, item=room.item.id, text=nothing)
    several = (NewPassage(text=text("Un", "Eins")), NewPassage(text=nothing))
    with pytest.raises(TextMissing):
        office.do(blocks.add_blocks, item=room.item.id, passages=several)
    decision = room.decision()
    with pytest.raises(TextMissing):
        office.do_fields(decisions.change_decision, decision=decision.id, text=nothing)
    assert [block.ref for block in blocks.blocks_of(office.store, room.item.id)] == [decision.id]


def test_a_vote_taken_back_leaves_the_result_open(room: Room) -> None:
    decision = room.decision()
    vote = room.office.do_fields(votes.record_vote, decision=decision.id, count=VoteCount(yes=3)).record
    room.office.do(votes.remove_vote, vote=vote.id)
    assert room.stored(decision).result is None
    kept = blocks.blocks_of(room.office.store, room.item.id)
    assert [block.block_kind for block in kept] == [MinuteBlockKind.DECISION]


def test_a_decision_taken_back_goes_with_its_vote_and_keeps_its_number_used(room: Room) -> None:
    decision = room.decision()
    room.office.do_fields(votes.record_vote, decision=decision.id, count=VoteCount(yes=3))
    room.office.do(decisions.remove_decision, decision=decision.id)
    store = room.office.store
    assert (store.count(Decision), store.count(Vote), store.count(MinuteBlock)) == (0, 0, 0)
    assert (decision.number, room.decision().number) == ("2027-001", "2027-002")


def test_a_published_decision_is_not_taken_back(room: Room) -> None:
    decision = room.decision()
    room.office.do(decisions.publish_decision, decision=decision.id, on=TODAY)
    with pytest.raises(DecisionPublished):
        room.office.do(decisions.remove_decision, decision=decision.id)


def test_a_task_taken_back_keeps_its_number_used_and_one_begun_stays(room: Room) -> None:
    task = room.office.do_fields(tasks.add_task, item=room.item.id, text=text("Écrire")).record
    room.office.do(tasks.remove_task, task=task.id)
    assert (room.office.store.count(Task), room.office.store.count(MinuteBlock)) == (0, 0)
    begun = room.office.do_fields(tasks.add_task, item=room.item.id, text=text("Relire")).record
    assert (task.number, begun.number) == ("T-2027-001", "T-2027-002")
    room.office.do(tasks.move_task, task=begun.id, to=TaskState.DONE, on=TODAY)
    with pytest.raises(TaskMoved):
        room.office.do(tasks.remove_task, task=begun.id)


def test_nothing_is_corrected_in_approved_minutes(room: Room) -> None:
    decision = room.decision()
    vote = room.office.do_fields(votes.record_vote, decision=decision.id, count=VoteCount(yes=3)).record
    day = room.meeting.on
    assert day is not None
    room.office.do(course.close_session, meeting=room.meeting.id, on=day, closed_at=time(16))
    room.office.do(minutes_course.circulate_minutes, meeting=room.meeting.id, on=day)
    room.office.do(minutes_course.approve_minutes, meeting=room.meeting.id, on=day)
    with pytest.raises(MinutesFixed):
        room.office.do_fields(votes.change_vote, vote=vote.id, count=VoteCount(yes=2))
    with pytest.raises(MinutesFixed):
        room.office.do(decisions.remove_decision, decision=decision.id)
    (seat, *_) = room.office.store.all(Seat, committee=room.meeting.committee)
    assert isinstance(vote, Vote)
    with pytest.raises(MinutesFixed):
        room.office.do(ballots.cast_ballot, vote=vote.id, seat=seat.id, choice=Choice.YES)


def test_a_whole_document_is_one_act_in_its_order(room: Room) -> None:
    room.office.do_fields(blocks.add_block, item=room.item.id, text=text("Avant"))
    room.office.do_fields(blocks.add_block, item=room.item.id, text=text("Après"))
    many = tuple(blocks.NewPassage(text=text(f"Alinéa {n}")) for n in range(300))
    room.office.do(blocks.add_blocks, item=room.item.id, passages=many, place=2)
    shown = [block.text.fr.text for block in blocks.blocks_of(room.office.store, room.item.id)]
    assert max(len(block.position) for block in blocks.blocks_of(room.office.store, room.item.id)) < 12
    assert shown == ["Avant", *(f"Alinéa {n}" for n in range(300)), "Après"]
    room.office.undo()
    assert len(blocks.blocks_of(room.office.store, room.item.id)) == 2


def test_the_sheet_knows_what_waits_for_a_vote_and_what_for_a_translation(room: Room) -> None:
    room.office.do_fields(blocks.add_block, item=room.item.id, text=text("Sans traduction"))
    first, second = room.decision(), room.decision()
    room.office.do_fields(votes.record_vote, decision=second.id, count=VoteCount(yes=3))
    sheet = minute_sheet(room.office.store, room.item.id)
    assert [line.number for line in sheet.lines] == ["", "2027-001", "2027-002", "2027-002"]
    waiting = sheet.to_vote_on(len(sheet.lines) + 1)
    assert waiting is not None
    assert waiting.id == first.id
    assert sheet.to_vote_on(1) is None
    assert sheet.to_translate() == 1
    usual = sheet.usual_rule()
    assert usual is not None
    assert usual.article == "art. 9"
