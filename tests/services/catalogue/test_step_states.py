"""Does a step hold to the states that it declares, as its guards do?"""

from collections.abc import Callable, Mapping
from datetime import date, time
from enum import Enum
from pathlib import Path
from typing import Any

import pytest

from ctj_desktop.domain.ids import PersonId, ProjectId, RemarkId, RemarkRoundId
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.committees import Seat
from ctj_desktop.domain.records.meetings import (
    AgendaItem,
    BusinessOutcome,
    Guest,
    Meeting,
    MeetingState,
    OutcomeKind,
    Pause,
    Presence,
    Proxy,
    Reply,
)
from ctj_desktop.domain.records.minutes import MinuteBlock
from ctj_desktop.domain.records.remarks import Remark, RemarkRound, RemarkRuling, SigningRole
from ctj_desktop.domain.records.statutes import ProxyRule
from ctj_desktop.domain.records.voting import (
    Amendment,
    Decision,
    Recusal,
    RestrictedAmendment,
    RestrictedDecision,
    RestrictedVote,
    Task,
    Vote,
    VoteCount,
)
from ctj_desktop.errors import UserError
from ctj_desktop.services.catalogue.steps import described, forms
from ctj_desktop.services.exchange.loan_refusals import SessionOver
from ctj_desktop.services.meetings import agenda
from ctj_desktop.services.meetings import life as meetings
from ctj_desktop.services.meetings.refusals import AgendaFixed, MinutesFixed
from ctj_desktop.services.membership import committees, statutes
from ctj_desktop.services.minutes import blocks, decisions, tasks, votes
from ctj_desktop.services.minutes import course as minutes_course
from ctj_desktop.services.minutes.approved.refusals import NotApprovedYet
from ctj_desktop.services.minutes.in_session import amendments, pauses
from ctj_desktop.services.minutes.refusals import NothingBecame
from ctj_desktop.services.projects import life as projects
from ctj_desktop.services.session import attendance, course, proxies, roll_changes
from ctj_desktop.services.session.refusals import NotInSession
from ctj_desktop.services.steps.change import Rewording
from ctj_desktop.services.steps.refusals import MoveRefused
from ctj_desktop.services.steps.states import meeting_state
from ctj_desktop.storage.store import Rollback
from tests.office import Office, text

DAY = date(2027, 3, 12)
LATE = date(2028, 1, 1)
GUARDS = (MoveRefused, AgendaFixed, MinutesFixed, NotApprovedYet, NotInSession, NothingBecame, SessionOver)
"""What a step raises where the state of the meeting refuses it."""


class Case(NamedValue):
    """A meeting in one state, with what is there by then."""

    meeting: Meeting
    later: Meeting
    items: tuple[AgendaItem, ...]
    seats: tuple[Seat, ...]
    block: MinuteBlock
    guest: Guest
    newcomer: PersonId
    opened: RemarkRound
    remark: Remark
    settled: Remark
    project: ProjectId
    presence: Presence | None = None
    proxy: Proxy | None = None
    recusal: Recusal | None = None
    decision: Decision | RestrictedDecision | None = None
    undecided: Decision | RestrictedDecision | None = None
    vote: Vote | RestrictedVote | None = None
    task: Task | None = None
    pause: Pause | None = None
    amendment: Amendment | RestrictedAmendment | None = None


def prepared(office: Office, number: int) -> Case:
    """A draft with its items, a guest and a paragraph."""
    committee = office.a_committee(f"C{number}", seats=4)
    meeting = office.a_meeting(committee.id, items=0)
    office.do_fields(
        statutes.adopt_statutes,
        committee=committee.id,
        title=text("Statuts", "Statuten"),
        in_force_from=date(2026, 1, 1),
        proxies=ProxyRule(per_holder=1),
    )
    seats = tuple(office.store.all(Seat, committee=committee.id, order="position, id"))
    office.do_fields(
        committees.appoint, seat=seats[2].id, person=office.a_person().id, start=date(2026, 1, 1), substitute=True
    )
    items = tuple(office.an_item(meeting, f"Point {at}", f"Punkt {at}") for at in (1, 2, 3, 4))
    office.do(agenda.indent_agenda_item, item=items[3].id)
    block = office.do_fields(blocks.add_block, item=items[0].id, text=text("Entendu.", "")).record
    assert isinstance(block, MinuteBlock)
    opened, remark, settled = remarked(office, meeting, block)
    project = office.do_fields(projects.add_project, committee=committee.id, title=text("Marchés", "Märkte")).record
    return Case(
        opened=opened,
        remark=remark,
        settled=settled,
        project=project.id,
        meeting=meeting,
        later=office.a_meeting(committee.id, "2027-06-11"),
        items=items,
        seats=seats,
        block=block,
        newcomer=office.a_person("Nouvelle").id,
        guest=office.do_fields(attendance.add_guest, meeting=meeting.id, name="Invitée").record,
    )


def remarked(office: Office, meeting: Meeting, block: MinuteBlock) -> tuple[RemarkRound, Remark, Remark]:
    """A round with a remark that is open and one that is settled."""
    with office.store.write(OperationLabel("remark_round.added")) as unit:
        opened = unit.save(
            RemarkRound(
                id=RemarkRoundId(unit.new_id()),
                home=meeting.home,
                meeting=meeting.id,
                opened_on=DAY,
                until=DAY,
                paragraphs=(block.id,),
            )
        )
        remark, settled = (
            unit.save(
                Remark(
                    id=RemarkId(unit.new_id()),
                    home=meeting.home,
                    round=opened.id,
                    item=block.item,
                    name="Canton",
                    received_on=DAY,
                    comment=text("Où ?"),
                    ruling=ruling,
                )
            )
            for ruling in (None, RemarkRuling.REFUSED)
        )
    return opened, remark, settled


def held(office: Office, number: int) -> Case:
    """A meeting in session, with who came and what was decided."""
    case = prepared(office, number)
    meeting = case.meeting.id
    office.opened(case.meeting)
    first, second = case.seats[:2]
    presence = office.do(attendance.record_arrival, meeting=meeting, seat=first.id, arrived=time(14, 0)).record
    proxy = office.do(proxies.give_proxy, meeting=meeting, seat=case.seats[2].id, bearer=first.id).record
    recusal = office.do(attendance.recuse, item=case.items[1].id, seat=second.id).record
    office.do(roll_changes.leave_seat, meeting=meeting, seat=case.seats[3].id, left=time(15, 0))
    item = case.items[0].id
    decision, undecided = (
        office.do_fields(decisions.record_decision, item=item, text=text(said, said)).record for said in ("Oui", "Non")
    )
    vote = office.do_fields(votes.record_vote, decision=decision.id, count=VoteCount(yes=1)).record
    task = office.do_fields(tasks.add_task, item=item, text=text("Écrire", "Schreiben")).record
    pause = office.do_fields(pauses.add_pause, meeting=meeting, start=time(14, 5), end=time(14, 10)).record
    amendment = office.do_fields(amendments.add_amendment, decision=undecided.id, text=text("Deux", "Zwei")).record
    there = {
        "pause": pause,
        "amendment": amendment,
        "presence": presence,
        "proxy": proxy,
        "recusal": recusal,
        "decision": decision,
        "undecided": undecided,
        "vote": vote,
        "task": task,
    }
    return Case(**{**{name: getattr(case, name) for name in case.__struct_fields__}, **there})


def in_state(office: Office, state: MeetingState, number: int) -> Case:
    """A meeting that came to the state as meetings do."""
    early = {
        MeetingState.DRAFT: (),
        MeetingState.CONVENED: (meetings.convene_meeting,),
        MeetingState.CANCELLED: (meetings.convene_meeting, meetings.cancel_meeting),
        MeetingState.POSTPONED: (meetings.convene_meeting, meetings.postpone_meeting),
    }
    if state in early:
        case = prepared(office, number)
        for move in early[state]:
            office.do_fields(move, meeting=case.meeting.id, on=DAY)
        return case
    case = held(office, number)
    ends = {"closed_at": time(16, 0)}
    if state is MeetingState.INQUORATE:
        office.do_fields(course.declare_inquorate, meeting=case.meeting.id, on=DAY, **ends)
        return case
    way: tuple[tuple[MeetingState, Callable[..., Any], Mapping[str, Any]], ...] = (
        (MeetingState.HELD, course.close_session, ends),
        (MeetingState.CIRCULATED, minutes_course.circulate_minutes, {}),
        (MeetingState.APPROVED, minutes_course.approve_minutes, {}),
        (MeetingState.CLOSED, minutes_course.close_meeting, {}),
    )
    for reached, move, more in way:
        if meeting_state(office.store, case.meeting.id) is not state:
            office.do_fields(move, meeting=case.meeting.id, on=DAY, **more)
            assert meeting_state(office.store, case.meeting.id) is reached
    return case


def moved(**more: Any) -> Callable[[Case], dict[str, Any]]:
    return lambda case: {"meeting": case.meeting.id, "on": DAY, **more}


def of_item(**more: Any) -> Callable[[Case], dict[str, Any]]:
    return lambda case: {"item": case.items[1].id, **more}


def of_seat(**more: Any) -> Callable[[Case], dict[str, Any]]:
    return lambda case: {"meeting": case.meeting.id, "seat": case.seats[2].id, **more}


FIELDS: Mapping[str, Callable[[Case], dict[str, Any]]] = {
    "change_meeting": lambda case: {"meeting": case.meeting.id, "remote_link": "https://example.org"},
    "convene_meeting": moved(),
    "cancel_meeting": moved(),
    "postpone_meeting": moved(),
    "resume_meeting": moved(),
    "open_session": moved(opened_at=time(14, 0)),
    "begin_item": of_item(started=time(14, 30)),
    "close_session": moved(closed_at=time(17, 0)),
    "correct_session": lambda case: {"meeting": case.meeting.id, "opened_at": time(13, 55)},
    "declare_inquorate": moved(closed_at=time(17, 0)),
    "enter_past_meeting": lambda case: {"meeting": case.meeting.id},
    "circulate_minutes": moved(),
    "take_back_minutes": moved(reason=text("Une phrase manque.")),
    "approve_minutes": moved(),
    "close_meeting": moved(),
    "sign_minutes": lambda case: {"meeting": case.meeting.id, "role": SigningRole.CHAIR, "name": "Jean", "on": LATE},
    "add_erratum": lambda case: {
        "meeting": case.meeting.id,
        "item": case.items[0].id,
        "wrong": text("Entendu.", ""),
        "text": text("Vu.", ""),
        "on": LATE,
    },
    "add_agenda_item": lambda case: {"meeting": case.meeting.id, "title": text("Varia", "Varia")},
    "add_standing_items": lambda case: {"meeting": case.meeting.id},
    "copy_agenda": lambda case: {"meeting": case.meeting.id, "like": case.later.id, "every_item": True},
    "change_agenda_item": of_item(minutes=35),
    "move_agenda_item": of_item(place=1),
    "shift_agenda_item": of_item(by=-1),
    "indent_agenda_item": of_item(),
    "outdent_agenda_item": lambda case: {"item": case.items[3].id},
    "remove_meeting": lambda case: {"meeting": case.meeting.id},
    "remove_agenda_item": of_item(),
    "ask_committee": lambda case: {"project": case.project, "meeting": case.meeting.id},
    "carry_over": lambda case: {"item": other_item(case), "to": case.meeting.id},
    "record_reply": of_seat(reply=Reply.PRESENT, replied_on=DAY),
    "keep_excuse": of_seat(reason="En convalescence"),
    "record_guest_reply": lambda case: {
        "meeting": case.meeting.id,
        "guest": case.guest.id,
        "reply": Reply.EXCUSED,
        "replied_on": DAY,
    },
    "record_arrival": of_seat(arrived=time(14, 10)),
    "substitute_arrives": of_seat(arrived=time(14, 10)),
    "record_departure": lambda case: {"meeting": case.meeting.id, "seat": case.seats[0].id, "left": time(15, 0)},
    "change_room": lambda case: {
        "meeting": case.meeting.id,
        "seat": case.seats[0].id,
        "since": time(15, 0),
        "remote": True,
    },
    "correct_presence": lambda case: {"presence": need(case.presence), "start": time(14, 5)},
    "remove_presence": lambda case: {"presence": need(case.presence)},
    "excuse": of_seat(),
    "mark_absent": of_seat(),
    "expect": of_seat(),
    "represent": lambda case: {"meeting": case.meeting.id, "seat": case.seats[2].id, "by": case.seats[1].id},
    "give_proxy": lambda case: {"meeting": case.meeting.id, "seat": case.seats[2].id, "bearer": case.seats[1].id},
    "correct_proxy": lambda case: {"proxy": need(case.proxy), "end": time(15, 0)},
    "remove_proxy": lambda case: {"proxy": need(case.proxy)},
    "grant_leave": of_seat(),
    "take_seat": lambda case: {**of_seat(since=time(15, 0))(case), "person": case.newcomer},
    "leave_seat": of_seat(left=time(15, 0)),
    "take_back_seat_change": lambda case: {"meeting": case.meeting.id, "seat": case.seats[3].id},
    "add_guest": lambda case: {"meeting": case.meeting.id, "name": "Encore"},
    "change_guest": lambda case: {"guest": case.guest.id, "name": "Autre"},
    "remove_guest": lambda case: {"guest": case.guest.id},
    "recuse": lambda case: {"item": case.items[1].id, "seat": case.seats[1].id},
    "change_recusal": lambda case: {"recusal": need(case.recusal), "reason": Rewording(fr="Parenté")},
    "withdraw_recusal": lambda case: {"item": case.items[1].id, "seat": case.seats[1].id},
    "add_block": of_item(text=text("Dit.", "Gesagt.")),
    "add_blocks": of_item(passages=(blocks.NewPassage(text=text("Dit.", "Gesagt.")),)),
    "change_block": lambda case: {"block": case.block.id, "text": Rewording(fr="Écouté.")},
    "move_block": lambda case: {"block": case.block.id, "place": 1},
    "remove_block": lambda case: {"block": case.block.id},
    "check_translation": lambda case: {"record": need(case.decision)},
    "record_outcome": of_item(outcome=BusinessOutcome(outcome=OutcomeKind.WITHDRAWN)),
    "complete_title": of_item(title=Rewording(fr="Point 2")),
    "record_decision": of_item(text=text("Accepté", "Angenommen")),
    "change_decision": lambda case: {"decision": need(case.decision), "text": Rewording(fr="Peut-être")},
    "add_pause": lambda case: {"meeting": case.meeting.id, "start": time(14, 20), "end": time(14, 30)},
    "change_pause": lambda case: {"pause": need(case.pause), "end": time(14, 12)},
    "end_pause": lambda case: {"pause": need(case.pause), "end": time(14, 13)},
    "remove_pause": lambda case: {"pause": need(case.pause)},
    "add_amendment": lambda case: {"decision": need(case.undecided), "text": text("Trois", "Drei")},
    "change_amendment": lambda case: {"amendment": need(case.amendment), "text": text("Quatre", "Vier")},
    "remove_amendment": lambda case: {"amendment": need(case.amendment)},
    "record_vote": lambda case: {"decision": need(case.undecided), "count": VoteCount(yes=1)},
    "change_vote": lambda case: {"vote": need(case.vote), "count": VoteCount(no=1)},
    "vote_together": lambda case: {"vote": need(case.vote), "also": [need(case.undecided)]},
    "remove_vote": lambda case: {"vote": need(case.vote)},
    "remove_decision": lambda case: {"decision": need(case.decision)},
    "add_task": of_item(text=text("Écrire", "Schreiben")),
    "remove_task": lambda case: {"task": need(case.task)},
    "add_remark": lambda case: {
        "round": case.opened.id,
        "paragraph": case.block.id,
        "name": "Canton",
        "received_on": DAY,
        "comment": text("Quand ?"),
    },
    "open_remark_round": lambda case: {"meeting": case.meeting.id, "opened_on": DAY, "until": DAY},
    "change_remark_round": lambda case: {"remark_round": case.opened.id, "until": DAY},
    "close_remark_round": lambda case: {"remark_round": case.opened.id, "on": DAY},
    "change_remark": lambda case: {"remark": case.remark.id, "comment": Rewording(fr="Pourquoi ?")},
    "remove_remark": lambda case: {"remark": case.remark.id},
    "settle_remark": lambda case: {
        "remark": case.remark.id,
        "ruling": RemarkRuling.REFUSED,
        "on": DAY,
        "reason": text("Non."),
    },
    "unsettle_remark": lambda case: {"remark": case.settled.id},
    "lend_numbering": lambda case: {"meeting": case.meeting.id, "to": "nobody"},
}


NEEDS_ANOTHER = {"lend_numbering"}
"""What is done with a second device, which is not here."""


class NotYet(Exception):
    """In this state there is nothing that the step could be done to."""


def need(record: Any) -> Any:
    if record is None:
        raise NotYet
    return record.id


def other_item(case: Case) -> Any:
    return ELSEWHERE[case.later.id]


ELSEWHERE: dict[Any, Any] = {}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    folder: Path = tmp_path_factory.mktemp("states")
    return Office(folder)


@pytest.fixture(scope="module")
def cases(office: Office) -> dict[MeetingState, Case]:
    made = {state: in_state(office, state, number) for number, state in enumerate(MeetingState, 1)}
    for case in made.values():
        ELSEWHERE[case.later.id] = office.an_item(case.later).id
    for state, case in made.items():
        assert meeting_state(office.store, case.meeting.id) is state
    return made


class End(Enum):
    """What came of a step."""

    DONE = "done"
    STATE = "refused for the state of the meeting"
    OTHER = "refused for another reason"


def end_of(office: Office, name: str, given: dict[str, Any]) -> End:
    """Tries a step; whatever it does is forgotten."""
    end = End.DONE
    with office.store.batch():
        try:
            office.do_fields(forms()[name].function, **given)
        except GUARDS:
            end = End.STATE
        except UserError:
            end = End.OTHER
        raise Rollback
    return end


@pytest.mark.parametrize("name", [name for name, form in forms().items() if form.states])
def test_a_step_is_refused_in_the_states_that_it_does_not_declare(
    office: Office, cases: dict[MeetingState, Case], name: str
) -> None:
    states, ends = forms()[name].states, {}
    for state, case in cases.items():
        try:
            ends[state] = end_of(office, name, FIELDS[name](case))
        except NotYet:
            continue
    assert End.STATE not in {ends.get(state) for state in states}
    elsewhere = {end for state, end in ends.items() if state not in states}
    assert End.STATE in elsewhere
    assert End.DONE not in elsewhere
    assert End.DONE in {ends.get(state) for state in states} or name in NEEDS_ANOTHER


def test_what_must_come_before_are_steps() -> None:
    known = forms()
    for form in known.values():
        assert {name for names in form.after for name in names.split(" | ")} <= set(known), form.name


def test_the_list_of_steps_says_both_at_its_end() -> None:
    found = next(step for step in described() if step["do"] == "begin_item")
    assert list(found)[-2:] == ["states", "after"]
    assert (found["states"], found["after"]) == (["in_session"], ["open_session"])
