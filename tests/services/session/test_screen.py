"""Does a meeting go from the convocation to approved minutes as its rules say?"""

import hashlib
from datetime import date, time
from pathlib import Path

import pytest

from ctj_desktop.domain.ids import SeatId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import (
    AgendaItem,
    Attendance,
    AttendanceStatus,
    Meeting,
    MeetingState,
    Presence,
    Reply,
    Roll,
)
from ctj_desktop.domain.records.minutes import ApprovedVersion, MinuteBlock, MinuteBlockKind, RestrictedMinuteBlock
from ctj_desktop.domain.records.statutes import DecisionMode, DecisionRule, ProxyRule, QuorumRule
from ctj_desktop.domain.records.voting import (
    Choice,
    Decision,
    DecisionKind,
    DecisionResult,
    RestrictedDecision,
    Task,
    TaskState,
    Vote,
    VoteCount,
)
from ctj_desktop.services.meetings import agenda
from ctj_desktop.services.meetings import life as meetings
from ctj_desktop.services.meetings.agenda_table import postponed_items
from ctj_desktop.services.meetings.refusals import EmptyAgenda, MinutesFixed, NoStart
from ctj_desktop.services.membership import committees, people, statutes
from ctj_desktop.services.membership.roll import roll_of
from ctj_desktop.services.minutes import ballots, blocks, decisions, tasks, votes
from ctj_desktop.services.minutes import course as minutes_course
from ctj_desktop.services.minutes.approval import filed_text, minutes_text
from ctj_desktop.services.minutes.refusals import AlreadyVoted, CountTooHigh, NoMinutes, NotQuorate, RefBlock
from ctj_desktop.services.session import attendance, course, proxies
from ctj_desktop.services.session.refusals import (
    AlreadyThere,
    NoProxies,
    NoStatutesForProxies,
    NotInSession,
    NotOnTheRoll,
    NotThere,
)
from ctj_desktop.services.steps.change import Rewording
from ctj_desktop.services.steps.refusals import EndBeforeStart, MoveRefused
from ctj_desktop.services.steps.states import meeting_state, task_state
from tests.office import TODAY, Office, text

DAY = date(2027, 3, 12)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def seats_of(office: Office, meeting: Meeting) -> list[SeatId]:
    return [roll.seat for roll in roll_of(office.store, meeting.id)]


def first_item(office: Office, meeting: Meeting) -> AgendaItem:
    return office.store.all(AgendaItem, meeting=meeting.id, order="position")[0]


def with_statutes(office: Office, meeting: Meeting) -> DecisionRule:
    version = office.do_fields(
        statutes.adopt_statutes,
        committee=meeting.committee,
        title=text("Statuts", "Statuten"),
        in_force_from=date(2026, 1, 1),
        quorum=QuorumRule(article="art. 8"),
        proxies=ProxyRule(per_holder=1, article="art. 9"),
    ).record
    return office.do_fields(
        statutes.add_decision_rule,
        statutes=version.id,
        name=text("Majorité", "Mehrheit"),
        mode=DecisionMode.MAJORITY,
        article="art. 10",
    ).record


def test_a_convocation_freezes_roll_and_numbers(office: Office) -> None:
    committee = office.a_committee(seats=3)
    office.a_seat(committee.id, 4, held=False)
    meeting = office.convened(office.a_meeting(committee.id, items=2))
    rolls = roll_of(office.store, meeting.id)
    assert [roll.holder_name for roll in rolls] == [f"Siège {n} Personne-{n}" for n in (1, 2, 3)] + [""]
    assert [item.number for item in office.store.all(AgendaItem, order="position")] == ["1", "2"]
    person = rolls[0].holder
    assert person
    office.do_fields(people.change_person, person=person, family_name="Autre")
    assert roll_of(office.store, meeting.id)[0].holder_name == "Siège 1 Personne-1"
    office.do(course.open_session, meeting=meeting.id, on=DAY, opened_at=time(14))
    assert roll_of(office.store, meeting.id)[0].holder_name == "Siège 1 Autre"


def test_a_seat_that_is_abolished_before_the_opening_leaves_the_roll(office: Office) -> None:
    meeting = office.convened(office.a_meeting(office.a_committee(seats=2).id, items=1))
    gone = seats_of(office, meeting)[1]
    office.do_fields(committees.change_seat, seat=gone, end=date(2027, 3, 1))
    office.opened_again(meeting)
    assert gone not in seats_of(office, meeting)
    with pytest.raises(NotOnTheRoll):
        office.do(attendance.record_arrival, meeting=meeting.id, seat=gone, arrived=time(14))


def test_a_convocation_needs_an_hour_and_an_agenda(office: Office) -> None:
    meeting = office.a_meeting(office.a_committee().id)
    with pytest.raises(EmptyAgenda):
        office.convened(meeting)
    office.do_fields(meetings.change_meeting, meeting=meeting.id, start=None)
    with pytest.raises(NoStart):
        office.convened(meeting)
    assert meeting_state(office.store, meeting.id) is MeetingState.DRAFT


def test_states_move_only_along_the_table(office: Office) -> None:
    meeting = office.a_meeting(office.a_committee(seats=2).id, items=1)
    with pytest.raises(MoveRefused) as refused:
        office.do(course.close_session, meeting=meeting.id, on=DAY, closed_at=time(16))
    assert refused.value.possible == (MeetingState.CONVENED, MeetingState.CANCELLED, MeetingState.POSTPONED)
    office.do(meetings.cancel_meeting, meeting=meeting.id, on=TODAY)
    office.do(meetings.resume_meeting, meeting=meeting.id, on=TODAY)
    office.do(meetings.postpone_meeting, meeting=meeting.id, on=TODAY, to=date(2027, 4, 2))
    office.convened(meeting)
    assert office.the_meeting(meeting).on == date(2027, 4, 2)
    second = office.do(meetings.convene_meeting, meeting=meeting.id, on=TODAY).record
    assert second.revision == 2
    assert meeting_state(office.store, meeting.id) is MeetingState.CONVENED


def test_numbers_are_never_used_twice(office: Office) -> None:
    committee = office.a_committee()
    assert office.a_meeting(committee.id).number == "2027-01"
    office.undo()
    assert office.a_meeting(committee.id).number == "2027-02"
    undated = office.do_fields(meetings.plan_meeting, committee=committee.id).record
    assert undated.number is None
    dated = office.do_fields(meetings.change_meeting, meeting=undated.id, on=date(2028, 1, 5)).record
    assert dated.number == "2028-01"


def test_people_answer_come_and_go(office: Office) -> None:
    meeting = office.a_meeting(office.a_committee(seats=3).id, items=1)
    guest = office.do_fields(attendance.add_guest, meeting=meeting.id, name="Préfecture").record
    with pytest.raises(NotInSession):
        office.do(attendance.record_arrival, meeting=meeting.id, guest=guest.id, arrived=time(13, 55))
    office.convened(meeting)
    one, two, three = seats_of(office, meeting)
    office.do_fields(attendance.record_reply, meeting=meeting.id, seat=two, reply=Reply.EXCUSED, replied_on=TODAY)
    assert office.store.all(Attendance, seat=two)[0].status is AttendanceStatus.EXCUSED
    office.do(attendance.record_arrival, meeting=meeting.id, seat=one, arrived=time(13, 55))
    office.opened_again(meeting)
    with pytest.raises(AlreadyThere):
        office.do(attendance.record_arrival, meeting=meeting.id, seat=one, arrived=time(14, 5))
    with pytest.raises(EndBeforeStart):
        office.do(attendance.record_departure, meeting=meeting.id, seat=one, left=time(13))
    office.do(attendance.record_departure, meeting=meeting.id, seat=one, left=time(15))
    with pytest.raises(NotThere):
        office.do(attendance.record_departure, meeting=meeting.id, seat=one, left=time(15, 5))
    office.do(attendance.record_arrival, meeting=meeting.id, seat=two, arrived=time(14, 30), remote=True)
    assert office.store.all(Attendance, seat=two)[0].status is None
    office.do(attendance.record_arrival, meeting=meeting.id, guest=guest.id, arrived=time(14))
    office.do(attendance.mark_absent, meeting=meeting.id, seat=three)
    office.do(course.close_session, meeting=meeting.id, on=DAY, closed_at=time(16))
    assert sorted(str(p.end) for p in office.store.all(Presence)) == ["15:00:00", "16:00:00", "16:00:00"]


def test_proxies_are_as_the_statutes_allow(office: Office) -> None:
    meeting = office.opened(office.a_meeting(office.a_committee(seats=3).id, items=1))
    one, two, three = seats_of(office, meeting)
    with pytest.raises(NoStatutesForProxies):
        office.do(proxies.represent, meeting=meeting.id, seat=one, by=two)
    with_statutes(office, meeting)
    office.do(proxies.represent, meeting=meeting.id, seat=one, by=two)
    with pytest.raises(NoProxies) as refused:
        office.do(proxies.represent, meeting=meeting.id, seat=three, by=two)
    assert refused.value.article == "art. 9"


def test_blocks_stand_in_their_order(office: Office) -> None:
    meeting = office.opened(office.a_meeting(office.a_committee(seats=2).id, items=1))
    item = first_item(office, meeting)
    one = office.do_fields(blocks.add_block, item=item.id, text=text("Un", "Eins")).record
    office.do_fields(blocks.add_block, item=item.id, text=text("Deux", "Zwei"))
    office.do_fields(blocks.add_block, item=item.id, text=text("Zéro", "Null"), place=1)
    office.do(blocks.move_block, block=one.id, place=3)
    assert [block.text.fr.text for block in blocks.blocks_of(office.store, item.id)] == ["Zéro", "Deux", "Un"]
    office.do_fields(blocks.change_block, block=one.id, text=Rewording(de="Eins neu"))
    office.do(blocks.remove_block, block=blocks.blocks_of(office.store, item.id)[0].id)
    shown = [(block.text.fr.text, block.text.de.text) for block in blocks.blocks_of(office.store, item.id)]
    assert shown == [("Deux", "Zwei"), ("Un", "Eins neu")]


def test_a_decision_is_numbered_shown_and_voted_by_its_rule(office: Office) -> None:
    meeting = office.a_meeting(office.a_committee(seats=3).id, items=1)
    item = first_item(office, meeting)
    with pytest.raises(NotInSession):
        office.do_fields(decisions.record_decision, item=item.id, text=text("Oui", "Ja"))
    rule = with_statutes(office, meeting)
    office.opened(meeting)
    decision = office.do_fields(decisions.record_decision, item=item.id, text=text("Oui", "Ja"), rule=rule.id).record
    assert decision.number == "2027-001"
    with pytest.raises(CountTooHigh):
        office.do_fields(votes.record_vote, decision=decision.id, count=VoteCount(yes=4))
    vote = office.do_fields(votes.record_vote, decision=decision.id, count=VoteCount(yes=2, no=1)).record
    with pytest.raises(AlreadyVoted):
        office.do_fields(votes.record_vote, decision=decision.id, count=VoteCount(yes=3))
    stored = office.store.get(Decision, decision.id)
    assert stored
    assert stored.result is DecisionResult.MAJORITY
    kinds = [(block.block_kind, block.ref) for block in office.store.all(MinuteBlock, item=item.id, order="position")]
    assert kinds == [(MinuteBlockKind.DECISION, decision.id), (MinuteBlockKind.VOTE, vote.id)]
    with pytest.raises(RefBlock):
        office.do_fields(blocks.change_block, block=office.store.all(MinuteBlock)[0].id, text=text("x"))
    assert isinstance(vote, Vote)
    assert isinstance(decision, Decision)
    office.do(ballots.cast_ballot, vote=vote.id, seat=seats_of(office, meeting)[0], choice=Choice.YES)
    published = office.do(decisions.publish_decision, decision=decision.id, on=DAY).record
    assert (published.number, published.text.de.text) == ("2027-001", "Ja")


def test_a_vote_without_quorum_is_refused_with_its_article(office: Office) -> None:
    meeting = office.a_meeting(office.a_committee(seats=3).id, items=1)
    rule = with_statutes(office, meeting)
    office.opened(meeting)
    item = first_item(office, meeting)
    decision = office.do_fields(decisions.record_decision, item=item.id, text=text("Oui", "Ja"), rule=rule.id).record
    one, two, _ = seats_of(office, meeting)
    office.do(attendance.record_arrival, meeting=meeting.id, seat=one, arrived=time(14))
    with pytest.raises(NotQuorate) as refused:
        office.do_fields(votes.record_vote, decision=decision.id, count=VoteCount(yes=1), taken_at=time(14, 10))
    assert (refused.value.present, refused.value.needed, refused.value.article) == (1, 2, "art. 8")
    office.do(attendance.record_arrival, meeting=meeting.id, seat=two, arrived=time(14, 5))
    with pytest.raises(CountTooHigh):
        office.do_fields(votes.record_vote, decision=decision.id, count=VoteCount(yes=3), taken_at=time(14, 10))
    office.do_fields(votes.record_vote, decision=decision.id, count=VoteCount(yes=2), taken_at=time(14, 10))
    stored = office.store.get(Decision, decision.id)
    assert stored
    assert stored.result is DecisionResult.UNANIMOUS


def test_the_substance_of_a_closed_item_stays_apart(office: Office) -> None:
    meeting = office.a_meeting(office.a_committee(seats=2).id, items=1)
    closed = office.do_fields(agenda.add_agenda_item, meeting=meeting.id, title=text("Huis clos"), closed=True).record
    office.opened(meeting)
    office.do_fields(blocks.add_block, item=closed.id, text=text("Secret", "Geheim"))
    decision = office.do_fields(decisions.record_decision, item=closed.id, text=text("Nommée", "Ernannt")).record
    assert isinstance(decision, RestrictedDecision)
    assert (office.store.count(MinuteBlock), office.store.count(RestrictedMinuteBlock)) == (0, 2)
    open_one = office.do_fields(
        decisions.record_decision, item=first_item(office, meeting).id, text=text("A", "B")
    ).record
    assert (decision.number, open_one.number) == ("2027-001", "2027-002")
    filed = minutes_text(office.store, office.the_meeting(meeting))
    assert "Secret" not in filed
    assert "Nommée" not in filed


def test_an_item_with_minutes_is_closed_and_opened_with_them(office: Office) -> None:
    meeting = office.a_meeting(office.a_committee(seats=2).id, items=1)
    item = first_item(office, meeting)
    office.do_fields(blocks.add_block, item=item.id, text=text("Préparé", "Vorbereitet"))
    office.do_fields(agenda.change_agenda_item, item=item.id, closed=True)
    assert [block.text.fr.text for block in office.store.all(RestrictedMinuteBlock, item=item.id)] == ["Préparé"]
    assert office.store.count(MinuteBlock) == 0
    office.do_fields(agenda.change_agenda_item, item=item.id, closed=False)
    assert [block.text.fr.text for block in office.store.all(MinuteBlock, item=item.id)] == ["Préparé"]
    office.do(agenda.remove_agenda_item, item=item.id)
    assert office.store.count(MinuteBlock) == 0
    office.undo()
    assert office.store.count(MinuteBlock) == 1


def test_tasks_stand_in_minutes_and_register(office: Office) -> None:
    meeting = office.opened(office.a_meeting(office.a_committee(seats=2).id, items=1))
    item = first_item(office, meeting)
    task = office.do_fields(tasks.add_task, item=item.id, text=text("Écrire", "Schreiben"), due=date(2027, 4, 1)).record
    assert task.number == "T-2027-001"
    assert office.store.all(MinuteBlock, item=item.id)[0].ref == task.id
    office.do(tasks.move_task, task=task.id, to=TaskState.DONE, on=DAY)
    with pytest.raises(MoveRefused):
        office.do(tasks.move_task, task=task.id, to=TaskState.VOID, on=DAY)
    office.do(tasks.move_task, task=task.id, to=TaskState.OPEN, on=DAY)
    assert task_state(office.store, task.id) is TaskState.OPEN
    office.do_fields(tasks.change_task, task=task.id, due=None)
    assert office.store.all(Task)[0].due is None
    loose = office.do_fields(tasks.add_task, committee=meeting.committee, text=text("Relire", "Gegenlesen")).record
    assert loose.number == "T-2027-002"


def test_approved_minutes_are_filed_and_fixed(office: Office) -> None:
    meeting = office.opened(office.a_meeting(office.a_committee(seats=2).id, items=1))
    item = first_item(office, meeting)
    office.do(course.close_session, meeting=meeting.id, on=DAY, closed_at=time(15))
    with pytest.raises(NoMinutes):
        office.do(minutes_course.circulate_minutes, meeting=meeting.id, on=DAY)
    block = office.do_fields(blocks.add_block, item=item.id, text=text("Texte", "Text")).record
    office.do(minutes_course.circulate_minutes, meeting=meeting.id, on=DAY)
    version = office.do(minutes_course.approve_minutes, meeting=meeting.id, on=date(2027, 6, 1)).record
    assert version.sha256 == hashlib.sha256(version.text.encode()).hexdigest()
    assert version.text == filed_text(office.store, office.the_meeting(meeting))
    for act in (
        lambda: office.do_fields(blocks.change_block, block=block.id, text=text("Autre")),
        lambda: office.do(blocks.remove_block, block=block.id),
        lambda: office.do_fields(blocks.add_block, item=item.id, text=text("Encore")),
        lambda: office.do_fields(tasks.add_task, item=item.id, text=text("Encore")),
        lambda: office.do_fields(meetings.change_meeting, meeting=meeting.id, remote_link="x"),
    ):
        with pytest.raises(MinutesFixed):
            act()
    assert office.store.all(ApprovedVersion) == [version]
    office.do(minutes_course.close_meeting, meeting=meeting.id, on=date(2027, 6, 2))


def test_an_adjourned_item_is_offered_until_an_agenda_takes_it_up(office: Office) -> None:
    meeting = office.opened(office.a_meeting(office.a_committee(seats=2).id, items=1))
    item = first_item(office, meeting)
    following = office.a_meeting(meeting.committee, "2027-06-11")
    office.do_fields(
        decisions.record_decision, item=item.id, text=text("Reporté", "Vertagt"), decision_kind=DecisionKind.ADJOURNMENT
    )
    assert [found.id for found in postponed_items(office.store, following.id)] == [item.id]
    office.do(agenda.carry_over, item=item.id, to=following.id)
    assert postponed_items(office.store, following.id) == []


def test_a_second_call_keeps_the_statutes_of_the_first(office: Office) -> None:
    first = office.a_meeting(office.a_committee(seats=2).id, items=1)
    with_statutes(office, first)
    office.opened(first)
    office.do(course.declare_inquorate, meeting=first.id, on=DAY, closed_at=time(14, 20))
    office.do_fields(
        statutes.adopt_statutes,
        committee=first.committee,
        title=text("Nouveaux", "Neue"),
        in_force_from=date(2027, 4, 1),
    )
    again = office.do_fields(
        meetings.plan_meeting, committee=first.committee, on=date(2027, 4, 20), start=time(14), second_call_of=first.id
    ).record
    office.an_item(again)
    office.opened(again)
    old = office.store.all(Roll, meeting=first.id)[0].statutes
    assert office.store.all(Roll, meeting=again.id)[0].statutes == old


def test_an_empty_committee_may_meet_but_nobody_is_on_the_roll(office: Office) -> None:
    meeting = office.opened(office.a_meeting(office.a_committee().id, items=1))
    assert roll_of(office.store, meeting.id) == []
    assert replace(meeting, opened_at=time(14)) == office.the_meeting(meeting)
