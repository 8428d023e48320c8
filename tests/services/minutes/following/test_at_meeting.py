"""Does what earlier meetings gave come back until it is done, and is it settled and opened again by one act?"""

from datetime import timedelta
from pathlib import Path

from ctj_desktop.domain.records.voting import DecisionKind, ExecutionState, TaskState
from ctj_desktop.services.meetings.agenda import change_agenda_item
from ctj_desktop.services.minutes.decisions import record_decision
from ctj_desktop.services.minutes.following.at_meeting import is_follow_up, late_among, settle, to_settle
from ctj_desktop.services.minutes.following.execution import execution_of, move_execution
from ctj_desktop.services.minutes.tasks import add_task
from ctj_desktop.services.steps.states import task_state
from tests.office import TODAY, Office, text


def test_what_is_not_done_comes_back_until_it_is(tmp_path: Path) -> None:
    office = Office(tmp_path)
    body, anne = office.a_committee("MOC", seats=2), office.a_person("Rochat", "Anne")
    earlier, later = (office.a_meeting(body.id, on, items=1) for on in ("2027-03-12", "2027-06-11"))
    office.opened(earlier)
    item = office.an_item(earlier, "Foire", "Messe")
    given = {"item": item.id, "text": text("Écrire", "Schreiben")}
    task = office.do_fields(add_task, **given, owner=anne.id, due=TODAY - timedelta(days=1)).record
    decision = office.do_fields(record_decision, **given, decision_kind=DecisionKind.DECISION).record
    plan = {"decision": decision.id, "to": ExecutionState.TO_DO, "on": TODAY, "owner": anne.id}
    office.do_fields(move_execution, **plan)
    assert to_settle(office.store, earlier, TODAY) == [], "what a meeting gives itself comes back at the next one"
    lines = to_settle(office.store, later, TODAY)
    assert [(line.key, line.owner.fr.text, line.settled) for line in lines] == [
        (task.id, "Anne Rochat", False),
        (decision.id, "Anne Rochat", False),
    ]
    assert late_among(lines, TODAY) == 1
    for line in lines:
        office.do(settle, line=line, on=TODAY)
    assert task_state(office.store, task.id) is TaskState.DONE
    assert execution_of(office.store, decision.id).state is ExecutionState.DONE
    assert to_settle(office.store, later, TODAY) == []
    for line in lines:
        office.do(settle, line=line.settled_now(), on=TODAY)
    again = execution_of(office.store, decision.id)
    assert again.last is not None
    assert (again.state, again.last.owner) == (ExecutionState.UNDER_WAY, anne.id)
    assert {line.key for line in to_settle(office.store, later, TODAY)} == {task.id, decision.id}


def test_the_item_is_known_by_its_title_and_never_a_closed_one(tmp_path: Path) -> None:
    office = Office(tmp_path)
    meeting = office.a_meeting(office.a_committee("MOC").id)
    item, other = office.an_item(meeting, "Suivi des tâches", ""), office.an_item(meeting, "Foire", "Messe")
    assert is_follow_up(office.store, item.id)
    assert not is_follow_up(office.store, other.id)
    office.do_fields(change_agenda_item, item=item.id, closed=True)
    assert not is_follow_up(office.store, item.id)
    assert not is_follow_up(office.store, meeting.id)
