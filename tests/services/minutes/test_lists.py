"""Do the registers find every decision and task, in the state that their moves lead to?"""

from datetime import date, time, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from ctj_desktop.domain.ids import DecisionId, ProjectId, TaskId, TaskMoveId
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.records.meetings import ItemKind, MeetingState
from ctj_desktop.domain.records.voting import AnyTask, DecisionKind, DecisionResult, TaskMove, TaskState, VoteCount
from ctj_desktop.services.meetings.agenda import add_agenda_item
from ctj_desktop.services.minutes.course import approve_minutes, circulate_minutes
from ctj_desktop.services.minutes.decisions import publish_decision, record_decision, remove_decision
from ctj_desktop.services.minutes.lists import (
    DecisionFilter,
    decided_projects,
    decision_keys,
    decision_lines,
    decision_sheet,
    decision_years,
    decisions_wanted,
)
from ctj_desktop.services.minutes.task_lists import (
    TaskFilter,
    Which,
    forked_states,
    owners,
    task_keys,
    task_lines,
    task_sheet,
    tasks_wanted,
    waiting_tasks,
)
from ctj_desktop.services.minutes.tasks import add_task, move_task
from ctj_desktop.services.minutes.votes import record_vote
from ctj_desktop.services.naming.wanted import Wanted
from ctj_desktop.services.session.course import close_session
from ctj_desktop.services.steps.refusals import NotHere
from tests.office import TODAY, Office, text


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A secretariat."""
    return Office(tmp_path)


NO_FILTER = DecisionFilter()


def numbers(office: Office, wanted: DecisionFilter = NO_FILTER) -> list[str | None]:
    """The decisions a filter finds, in their order."""
    keys = decision_keys(office.store, None, wanted)
    lines = {line.key.bytes: line for line in decision_lines(office.store, keys)}
    return [lines[key].number for key in keys]


def tasks(office: Office, wanted: TaskFilter) -> list[str]:
    """The tasks a filter finds, in their order."""
    forked = forked_states(office.store, None)
    keys = task_keys(office.store, None, wanted, TODAY, forked)
    lines = {line.key.bytes: line for line in task_lines(office.store, keys, TODAY, forked)}
    return [lines[key].text.fr.text for key in keys]


def test_decisions_of_open_and_closed_items_stand_in_one_list(office: Office) -> None:
    meeting = office.a_meeting(office.a_committee(seats=3).id, on=TODAY.isoformat())
    item = office.an_item(meeting)
    closed = office.do_fields(
        add_agenda_item, meeting=meeting.id, title=text("Personnel"), item_kind=ItemKind.DECISION, closed=True
    ).record
    office.opened(meeting)
    planted = text("Le verger est planté.", "Der Obstgarten wird gepflanzt.")
    one = office.do_fields(record_decision, item=item.id, text=planted).record
    other = office.do_fields(
        record_decision, item=closed.id, text=text("Le poste est créé."), decision_kind=DecisionKind.ELECTION
    ).record
    assert numbers(office) == [other.number, one.number]
    assert numbers(office, DecisionFilter(order="number")) == [one.number, other.number]
    assert numbers(office, DecisionFilter(order="-number")) == [other.number, one.number]
    assert numbers(office, DecisionFilter(words="obstg")) == [one.number]
    assert numbers(office, DecisionFilter(words="poste")) == [other.number]
    assert numbers(office, DecisionFilter(words=str(one.number))) == [one.number]
    assert numbers(office, DecisionFilter(decision_kind=DecisionKind.ELECTION)) == [other.number]
    assert numbers(office, DecisionFilter(year=2027)) == numbers(office)
    assert numbers(office, DecisionFilter(year=2026)) == []
    assert decision_years(office.store, None) == [2027]
    assert decided_projects(office.store, None) == []
    assert decision_sheet(office.store, other.id).closed
    assert not decision_sheet(office.store, one.id).closed


def test_a_sheet_tells_vote_origin_tasks_and_when_it_can_no_longer_change(office: Office) -> None:
    meeting = office.a_meeting(office.a_committee(seats=3).id, on=TODAY.isoformat())
    item = office.an_item(meeting, "Marchés", "Märkte")
    office.opened(meeting)
    decision = office.do_fields(record_decision, item=item.id, text=text("Oui.")).record
    office.do_fields(record_vote, decision=decision.id, count=VoteCount(yes=2, no=1))
    follows = office.do_fields(add_task, item=item.id, text=text("Écrire")).record
    sheet = decision_sheet(office.store, decision.id)
    undecided = office.do_fields(record_decision, item=item.id, text=text("Ouvert.")).record
    for order in ("result", "-result"):
        assert numbers(office, DecisionFilter(order=order)) == [decision.number, undecided.number]
    office.do_fields(remove_decision, decision=undecided.id)
    assert [vote.count for vote in sheet.votes] == [VoteCount(yes=2, no=1)]
    assert sheet.origin is not None
    origin = (sheet.origin.meeting, sheet.origin.item, sheet.origin.state)
    assert origin == (meeting.id, item.id, MeetingState.IN_SESSION)
    assert [line.key for line in sheet.tasks] == [follows.id]
    assert [one.id for one in task_sheet(office.store, follows.id, TODAY).decisions] == [decision.id]
    assert sheet.fixed == ""
    office.do(close_session, meeting=meeting.id, on=TODAY, closed_at=time(16, 0))
    office.do(circulate_minutes, meeting=meeting.id, on=TODAY)
    office.do(approve_minutes, meeting=meeting.id, on=TODAY)
    assert decision_sheet(office.store, decision.id).fixed == office.the_meeting(meeting).number
    assert decision_sheet(office.store, decision.id).published is None
    office.do(publish_decision, decision=DecisionId(decision.id), on=TODAY)
    published = decision_sheet(office.store, decision.id).published
    assert published is not None
    assert published.text == decision.text
    with pytest.raises(NotHere):
        decision_sheet(office.store, UUID(int=1))


def test_tasks_are_told_by_state_date_and_owner(office: Office) -> None:
    committee = office.a_committee().id
    person = office.a_person("Meier", "Zoé")
    late = office.do_fields(add_task, committee=committee, text=text("En retard"), due=TODAY - timedelta(days=9)).record
    office.do_fields(add_task, committee=committee, text=text("Sans date"), owner=person.id)
    office.do_fields(add_task, committee=committee, text=text("Demain"), due=TODAY + timedelta(days=1), owner=person.id)
    done = office.do_fields(add_task, committee=committee, text=text("Fait"), due=TODAY - timedelta(days=2)).record
    office.do(move_task, task=done.id, to=TaskState.DONE, on=TODAY)
    assert tasks(office, TaskFilter()) == ["En retard", "Demain", "Sans date"]
    assert tasks(office, TaskFilter(which=Which.OVERDUE)) == ["En retard"]
    assert tasks(office, TaskFilter(which=Which.DONE)) == ["Fait"]
    assert tasks(office, TaskFilter(which=Which.ALL)) == ["Demain", "Fait", "En retard", "Sans date"]
    assert tasks(office, TaskFilter(owner=person.id)) == ["Demain", "Sans date"]
    assert tasks(office, TaskFilter(words="meier")) == ["Demain", "Sans date"]
    assert tasks(office, TaskFilter(which=Which.MINE)) == []
    office.store.sit_down(person.id)
    assert tasks(office, TaskFilter(which=Which.MINE)) == ["Demain", "Sans date"]
    assert [key for key, _ in owners(office.store, committee)] == [person.id]
    assert (waiting_tasks(office.store, None, TODAY).overdue, waiting_tasks(office.store, None, TODAY).due) == (1, 1)
    sheet = task_sheet(office.store, late.id, TODAY)
    assert (sheet.days, sheet.state, TaskState.DONE in sheet.moves) == (-9, TaskState.OPEN, True)


def test_a_task_that_two_offices_moved_apart_has_the_state_of_the_rule_for_chains(office: Office) -> None:
    task = office.do_fields(add_task, committee=office.a_committee().id, text=text("Fourche"), due=TODAY).record
    office.do(move_task, task=task.id, to=TaskState.VOID, on=TODAY)
    with office.store.write(_label()) as unit:
        unit.save(_move(task, TaskMoveId(unit.new_id()), TODAY - timedelta(days=1)))
    assert forked_states(office.store, None) == {task.id: "done"}
    assert tasks(office, TaskFilter(which=Which.DONE)) == ["Fourche"]
    assert tasks(office, TaskFilter(which=Which.VOID)) == []
    assert task_sheet(office.store, task.id, TODAY).state is TaskState.DONE


def test_a_choice_that_means_nothing_any_more_is_none() -> None:
    wanted = Wanted(
        words="vélo",
        chosen={"year": 2020, "kind": "opinion", "result": "rejected", "project": str(UUID(int=7))},
        sort="-number",
    )
    assert decisions_wanted(wanted) == DecisionFilter(
        words="vélo",
        year=2020,
        decision_kind=DecisionKind.OPINION,
        result=DecisionResult.REJECTED,
        project=ProjectId(UUID(int=7)),
        order="-number",
    )
    wanted = Wanted(words="x", chosen={"which": "done", "owner": str(UUID(int=7))}, sort="number")
    assert tasks_wanted(wanted) == TaskFilter(words="x", which=Which.DONE, owner=UUID(int=7), order="number")
    unknown: tuple[dict[str, str | int], ...] = ({"kind": "?", "which": "?"}, {"year": "x", "owner": 3, "project": 3})
    for broken in (*unknown, {}):
        assert decisions_wanted(Wanted(chosen=broken)) == DecisionFilter()
        assert tasks_wanted(Wanted(chosen=broken)) == TaskFilter()


def test_of_several_committees_a_line_has_the_code_of_its_own(office: Office) -> None:
    committee = office.a_committee()
    made = office.do_fields(add_task, committee=committee.id, text=text("Un")).record
    (alone,) = task_lines(office.store, [made.id.bytes], TODAY, {})
    (among,) = task_lines(office.store, [made.id.bytes], TODAY, {}, several=True)
    assert (alone.committee, among.committee) == ("", committee.code)


def test_lists_stand_in_the_order_that_is_wanted_and_what_says_nothing_comes_last(office: Office) -> None:
    committee = office.a_committee().id
    for name, due in (("Un", date(2027, 5, 1)), ("Deux", None), ("Trois", date(2027, 4, 1))):
        office.do_fields(add_task, committee=committee, text=text(name), due=due)
    assert tasks(office, TaskFilter(order="due")) == ["Trois", "Un", "Deux"]
    assert tasks(office, TaskFilter(order="-due")) == ["Un", "Trois", "Deux"]
    assert tasks(office, TaskFilter(order="number")) == ["Un", "Deux", "Trois"]
    assert tasks(office, TaskFilter(order="-number")) == ["Trois", "Deux", "Un"]
    assert tasks(office, TaskFilter(order="unknown")) == ["Un", "Deux", "Trois"]


def _move(task: AnyTask, identity: TaskMoveId, on: date) -> TaskMove:
    return TaskMove(
        id=identity, home=task.home, task=TaskId(task.id), from_state=TaskState.OPEN, to_state=TaskState.DONE, on=on
    )


def _label() -> OperationLabel:
    return OperationLabel("task.state")
