"""How far is a decision carried out, by whom and until when, and is what cannot be said refused with its reason?"""

from datetime import date, time, timedelta
from pathlib import Path

import pytest

from ctj_desktop.domain.ids import DecisionId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.voting import (
    AnyDecision,
    AnyExecutionMove,
    DecisionKind,
    DecisionResult,
    ExecutionMove,
    ExecutionState,
    RestrictedExecutionMove,
)
from ctj_desktop.services.meetings.agenda import change_agenda_item
from ctj_desktop.services.meetings.refusals import ClosedWithMoves
from ctj_desktop.services.membership.people import add_organisation
from ctj_desktop.services.minutes.course import approve_minutes, circulate_minutes
from ctj_desktop.services.minutes.decisions import change_decision, publish_decision, record_decision, remove_decision
from ctj_desktop.services.minutes.following.execution import execution_of, move_execution
from ctj_desktop.services.minutes.refusals import BeforeLastNote, DecisionBegun, NothingNew, NothingToCarryOut
from ctj_desktop.services.session.course import close_session
from ctj_desktop.services.steps.refusals import MoveRefused, NotHere
from tests.office import TODAY, Office, text

DUE = date(2027, 6, 30)
TO_DO, UNDER_WAY, DONE, DROPPED = ExecutionState


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


@pytest.fixture
def meeting(office: Office) -> Meeting:
    return office.opened(office.a_meeting(office.a_committee("MOC", seats=2).id, items=2))


def a_decision(office: Office, meeting: Meeting, *, closed: bool = False) -> AnyDecision:
    item = office.an_item(meeting, "Foire", "Messe")
    if closed:
        office.do_fields(change_agenda_item, item=item.id, closed=True)
    given = {"decision_kind": DecisionKind.DECISION, "text": text("Oui.", "Ja.")}
    return office.do_fields(record_decision, item=item.id, **given).record


def test_it_goes_from_nothing_to_done_and_back_with_owner_day_and_proof(office: Office, meeting: Meeting) -> None:
    decision, anne = a_decision(office, meeting), office.a_person("Rochat")
    body = office.do_fields(add_organisation, name=text("Commune", "Gemeinde")).record
    assert execution_of(office.store, decision.id).state is None
    given = {"decision": decision.id, "on": TODAY}
    office.do_fields(move_execution, to=TO_DO, owner=anne.id, due=DUE, **given)
    begun = execution_of(office.store, decision.id)
    assert (begun.state, begun.due, begun.is_open, begun.days_left(TODAY)) == (TO_DO, DUE, True, (DUE - TODAY).days)
    office.do_fields(move_execution, to=TO_DO, owner_body=body.id, **given)
    other = execution_of(office.store, decision.id).last
    assert other is not None
    assert (other.owner, other.owner_body, other.due, other.from_state) == (None, body.id, None, TO_DO)
    office.do_fields(move_execution, to=UNDER_WAY, owner_body=body.id, due=DUE, **given)
    office.do_fields(move_execution, to=DONE, proof=text("Courrier du 3 mars"), **given)
    done = execution_of(office.store, decision.id)
    assert done.last is not None
    assert (done.state, done.is_open, done.days_left(TODAY)) == (DONE, False, None)
    assert (done.due, done.last.owner_body, done.last.proof) == (DUE, body.id, text("Courrier du 3 mars"))
    office.do_fields(move_execution, to=UNDER_WAY, **given)
    assert execution_of(office.store, decision.id).due is None
    assert len(execution_of(office.store, decision.id).moves) == 5
    office.undo()
    assert execution_of(office.store, decision.id).state is DONE


def test_what_cannot_be_said_is_refused(office: Office, meeting: Meeting) -> None:
    decision = a_decision(office, meeting)
    given = {"decision": decision.id, "on": TODAY}
    with pytest.raises(NotHere):
        office.do_fields(move_execution, to=TO_DO, owner=decision.id, **given)
    with pytest.raises(NotHere):
        office.do_fields(move_execution, to=TO_DO, owner_body=decision.id, **given)
    office.do_fields(move_execution, to=TO_DO, due=DUE, **given)
    with pytest.raises(NothingNew):
        office.do_fields(move_execution, to=TO_DO, due=DUE, **given)
    with pytest.raises(BeforeLastNote):
        office.do_fields(move_execution, decision=decision.id, to=DONE, on=TODAY - timedelta(days=1))
    office.do_fields(move_execution, to=TO_DO, due=DUE, proof=text("Rappelé"), **given)
    with pytest.raises(DecisionBegun):
        office.do(remove_decision, decision=decision.id)
    office.do_fields(move_execution, to=DROPPED, **given)
    with pytest.raises(MoveRefused) as refused:
        office.do_fields(move_execution, to=DONE, **given)
    assert refused.value.possible == (TO_DO, UNDER_WAY)
    rejected = a_decision(office, meeting)
    office.do(change_decision, replace(rejected, result=DecisionResult.REJECTED), rejected)
    with pytest.raises(NothingToCarryOut):
        office.do_fields(move_execution, decision=rejected.id, to=TO_DO, on=TODAY)


def test_it_goes_on_after_the_minutes_are_approved_and_the_decision_is_public(office: Office, meeting: Meeting) -> None:
    decision = a_decision(office, meeting)
    office.do_fields(publish_decision, decision=decision.id, on=TODAY)
    on = meeting.on or TODAY
    office.do(close_session, meeting=meeting.id, on=on, closed_at=time(16, 0))
    office.do(circulate_minutes, meeting=meeting.id, on=on)
    office.do(approve_minutes, meeting=meeting.id, on=on)
    office.do_fields(move_execution, decision=decision.id, to=DONE, on=on)
    assert execution_of(office.store, decision.id).state is DONE
    office.undo()
    assert execution_of(office.store, decision.id).state is None


def test_of_a_closed_item_it_stays_with_the_committee(office: Office, meeting: Meeting) -> None:
    closed, seen = a_decision(office, meeting, closed=True), a_decision(office, meeting)
    office.do_fields(move_execution, decision=closed.id, to=TO_DO, on=TODAY)
    (move,) = office.store.all(AnyExecutionMove)
    assert isinstance(move, RestrictedExecutionMove)
    office.do_fields(move_execution, decision=seen.id, to=TO_DO, on=TODAY)
    with pytest.raises(ClosedWithMoves):
        office.do_fields(change_agenda_item, item=seen.item, closed=True)
    office.do_fields(change_agenda_item, item=closed.item, closed=False)
    opened = execution_of(office.store, DecisionId(closed.id))
    assert (opened.state, type(opened.last)) == (TO_DO, ExecutionMove)
    office.undo()
    assert isinstance(execution_of(office.store, closed.id).last, RestrictedExecutionMove)
