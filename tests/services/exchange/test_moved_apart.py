"""Do all lists and papers tell one state of what two offices moved apart, and does a person settle it for both?"""

from collections.abc import Collection
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from ctj_desktop.domain.ids import PipelineId, ProjectMoveId, StageId, TaskMoveId
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.records.meetings import MeetingState
from ctj_desktop.domain.records.projects import ProjectMove, Stage
from ctj_desktop.domain.records.voting import AnyDecision, AnyTask, AnyTaskMove, ExecutionState, TaskState
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.catalogue.lists import ListFilter, rows_of
from ctj_desktop.services.exchange.conflict_words import dispute_text, plain_dispute
from ctj_desktop.services.exchange.disputes import disputes
from ctj_desktop.services.exchange.moved_apart import NotMovedApart, settle_moves, way_said, ways_of
from ctj_desktop.services.meetings.late_tasks import tasks_to_take_up
from ctj_desktop.services.meetings.life import cancel_meeting, convene_meeting
from ctj_desktop.services.minutes.approval_refusals import ApprovedForGood
from ctj_desktop.services.minutes.blocks import add_block
from ctj_desktop.services.minutes.course import approve_minutes, circulate_minutes, take_back_minutes
from ctj_desktop.services.minutes.decisions import record_decision
from ctj_desktop.services.minutes.following.execution import execution_of, move_execution
from ctj_desktop.services.minutes.following.execution_lists import CarriedOut, carried
from ctj_desktop.services.minutes.following.still_to_do import still_to_do
from ctj_desktop.services.minutes.lists import decision_lines
from ctj_desktop.services.minutes.papers.tasks_paper import tasks_paper
from ctj_desktop.services.minutes.task_lists import (
    TaskFilter,
    Which,
    forked_states,
    task_keys,
    task_lines,
    task_sheet,
    waiting_tasks,
)
from ctj_desktop.services.minutes.tasks import add_task, move_task
from ctj_desktop.services.naming.labels import label_text
from ctj_desktop.services.projects.life import add_project
from ctj_desktop.services.session.course import close_session
from ctj_desktop.services.steps.refusals import NotHere
from ctj_desktop.services.steps.states import meeting_state, project_stage, task_state
from ctj_desktop.services.workspace.today import today
from ctj_desktop.services.workspace.workspace import Workspace
from ctj_desktop.storage.check import check
from ctj_desktop.storage.store import Store
from tests.office import TODAY, text
from tests.services.exchange.two_offices import Two, end_of

T = load_translator("fr_CH")
DAY = date(2027, 3, 20)
YESTERDAY, LATE = DAY - timedelta(days=1), DAY - timedelta(days=5)
TO_DO, UNDER_WAY, DONE, DROPPED = ExecutionState


class Apart(Two):
    """A task and a decision that both know, late since five days."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, items=1)
        (item,) = self.items()
        self.here.opened(self.meeting)
        decided = {"item": item.id, "text": text("Ouvrir la ligne", "Die Linie öffnen")}
        self.decision: AnyDecision = self.here.do_fields(record_decision, **decided).record
        given = {"item": item.id, "text": text("Écrire au canton", "Dem Kanton schreiben"), "due": LATE}
        self.task: AnyTask = self.here.do_fields(add_task, **given).record
        self.note(self.here, TO_DO, LATE)
        self.exchange()

    def note(self, office: Workspace, to: ExecutionState, on: date, **more: object) -> None:
        office.do_fields(move_execution, decision=self.decision.id, to=to, on=on, **{"due": LATE, **more})

    def move(self, office: Workspace, to: TaskState, on: date) -> None:
        office.do(move_task, task=self.task.id, to=to, on=on)

    def told(self, store: Store) -> set[str]:
        """How far task and decision are, by everything that says so; each must say the same of what is still open."""
        committee, task, decision = self.committee.id, self.task.id, self.decision.id
        forked = forked_states(store, committee)
        (line,) = task_lines(store, task_keys(store, committee, TaskFilter(which=Which.ALL), DAY, forked), DAY, forked)
        (decided,) = decision_lines(store, [decision.bytes], DAY)
        (row,) = rows_of(store, "tasks", ListFilter(committee=committee))
        (written,) = rows_of(store, "decisions", ListFilter(committee=committee))
        said = {f"task {line.state}", f"task {task_sheet(store, task, DAY).state}", f"task {row['state']}"}
        said |= {f"decision {decided.execution}", f"decision {written['execution']}"}
        lists: tuple[Collection[object], ...] = (
            {one.key for one in still_to_do(store, committee, DAY)},
            {one.key for one in today(store, DAY, committee).late},
            {one.key for one in today(store, DAY).late},
            {decision if one.carries_out else task for one in tasks_paper(store, committee, DAY).tasks},
            {
                *task_keys(store, committee, TaskFilter(), DAY, forked),
                *carried(store, committee, CarriedOut.STILL, DAY),
            },
        )
        both = {"task": task, "decision": decision}
        still = [{name for name, key in both.items() if key in found or key.bytes in found} for found in lists]
        assert [one for one in still if one != still[0]] == []
        said |= {f"{name} still" for name in still[0]}
        assert waiting_tasks(store, committee, DAY).overdue == ("task still" in said)
        assert len(tasks_to_take_up(store, self.meeting.id, DAY)) == ("task still" in said)
        return said


@pytest.fixture
def apart(tmp_path: Path) -> Apart:
    return Apart(tmp_path)


def test_everything_tells_one_state_until_a_person_chooses_and_then_that_one(apart: Apart) -> None:
    apart.move(apart.there, TaskState.IN_PROGRESS, YESTERDAY)
    apart.note(apart.there, UNDER_WAY, YESTERDAY)
    apart.move(apart.here, TaskState.DONE, DAY)
    apart.note(apart.here, DONE, DAY, proof=text("Convention signée"))
    apart.exchange()
    for store in (apart.here.store, apart.there.store):
        assert apart.told(store) == {"task in_progress", "task still", "decision under_way", "decision still"}
        found = {one.subject.id: one for one in disputes(store)}
        assert set(found) == {apart.task.id, apart.decision.id}
        told = dispute_text(T, store, found[apart.decision.id])
        assert "en cours d’exécution" in told
        assert told.index("en cours") < told.index("exécutée")
        versions = plain_dispute(T, store, found[apart.decision.id])["versions"]
        assert isinstance(versions, list)
        said = [str(one["text"]) for one in versions if isinstance(one, dict)]
        assert [one.split(" · ")[0] for one in said] == ["En cours d’exécution", "Exécutée"]
    _stands, other = ways_of(apart.here.store, apart.decision.id)
    assert "Convention signée" in way_said(T, apart.here.store, other)
    settled = apart.here.do(settle_moves, move=other.last.id)
    assert "exécuté" in label_text(T, settled.outcome.label.key, settled.outcome.label.args)
    as_it_is, _other = ways_of(apart.there.store, apart.task.id)
    apart.there.do(settle_moves, move=as_it_is.last.id)
    apart.exchange()
    for store in (apart.here.store, apart.there.store):
        assert apart.told(store) == {"task in_progress", "task still", "decision done"}
        assert disputes(store) == []
        assert check(store) == []
    apart.here.undo()
    assert [one.subject.id for one in disputes(apart.here.store)] == [apart.decision.id]


def test_an_office_is_followed_as_far_as_it_went(apart: Apart) -> None:
    """Here it was begun, done and opened again; there it was no longer needed, a day earlier."""
    for to in (TaskState.IN_PROGRESS, TaskState.DONE, TaskState.OPEN):
        apart.move(apart.here, to, DAY)
    apart.move(apart.there, TaskState.VOID, YESTERDAY)
    apart.exchange()
    assert task_state(apart.here.store, apart.task.id) is TaskState.VOID
    (found,) = disputes(apart.here.store)
    assert [(str(end_of(way)), len(way.counted), len(way.aside)) for way in found.ways] == [
        ("void", 1, 3),
        ("open", 3, 1),
    ]
    apart.here.do(settle_moves, move=found.ways[1].last.id)
    assert task_state(apart.here.store, apart.task.id) is TaskState.OPEN
    assert apart.here.store.count(AnyTaskMove, task=apart.task.id) == 3


def test_what_both_say_is_no_contradiction_but_two_owners_are(apart: Apart) -> None:
    for office in (apart.here, apart.there):
        apart.move(office, TaskState.DONE, DAY)
        apart.note(office, DONE, DAY)
    apart.exchange()
    assert disputes(apart.here.store) == []
    (way,) = ways_of(apart.here.store, apart.task.id)
    with pytest.raises(NotMovedApart):
        apart.here.do(settle_moves, move=way.last.id)
    with pytest.raises(NotHere):
        apart.here.do(settle_moves, move=TaskMoveId(apart.task.id))
    for office, day in ((apart.here, LATE), (apart.there, DAY)):
        apart.note(office, UNDER_WAY, DAY, due=day)
    apart.exchange()
    assert [one.subject.id for one in disputes(apart.here.store)] == [apart.decision.id]
    known = execution_of(apart.here.store, apart.decision.id)
    stands, other = (way.last for way in known.ways)
    assert {stands.due, other.due} == {LATE, DAY}
    assert known.due == stands.due
    apart.here.do(settle_moves, move=other.id)
    assert execution_of(apart.here.store, apart.decision.id).due == other.due
    assert disputes(apart.here.store) == []


def test_a_meeting_that_is_called_off_in_one_office_and_convened_in_the_other_is_ahead_or_not_everywhere(
    tmp_path: Path,
) -> None:
    two = Two(tmp_path, items=1)
    two.there.do(cancel_meeting, meeting=two.meeting.id, on=TODAY - timedelta(days=1), reason=text("Neige"))
    two.here.do(convene_meeting, meeting=two.meeting.id, on=TODAY)
    two.exchange()
    for store in (two.here.store, two.there.store):
        assert meeting_state(store, two.meeting.id) is MeetingState.CANCELLED
        assert today(store, TODAY).next is None
        [row] = rows_of(store, "meetings", ListFilter())
        assert row["state"] == "cancelled"
        [found] = disputes(store)
        assert [end_of(way) for way in found.ways] == [MeetingState.CANCELLED, MeetingState.CONVENED]
    [_stands, other] = ways_of(two.here.store, two.meeting.id)
    done = two.here.do(settle_moves, move=other.last.id).outcome.label
    assert "convoquée" in label_text(T, done.key, done.args)
    two.exchange()
    for store in (two.here.store, two.there.store):
        assert meeting_state(store, two.meeting.id) is MeetingState.CONVENED
        assert disputes(store) == []


def test_an_approval_is_not_chosen_away(tmp_path: Path) -> None:
    two = Two(tmp_path, items=1)
    two.here.opened(two.meeting)
    two.here.do_fields(add_block, item=two.items()[0].id, text=text("Entendu.", "Gehört."))
    two.here.do(close_session, meeting=two.meeting.id, on=DAY, closed_at=time(16))
    two.here.do(circulate_minutes, meeting=two.meeting.id, on=DAY)
    two.exchange()
    two.here.do(approve_minutes, meeting=two.meeting.id, on=DAY)
    two.there.do(take_back_minutes, meeting=two.meeting.id, on=DAY + timedelta(days=1))
    two.exchange()
    stands, other = ways_of(two.here.store, two.meeting.id)
    with pytest.raises(ApprovedForGood):
        two.here.do(settle_moves, move=other.last.id)
    two.here.do(settle_moves, move=stands.last.id)
    assert disputes(two.here.store) == []
    assert meeting_state(two.here.store, two.meeting.id) is MeetingState.APPROVED


def test_a_project_stands_at_the_stage_that_is_chosen(tmp_path: Path) -> None:
    two = Two(tmp_path, items=0)
    given = {"committee": two.committee.id, "title": text("Voie verte", "Grüner Weg")}
    project = two.here.do_fields(add_project, **given).record
    with two.here.store.write(OperationLabel("test")) as unit:
        of_route: dict[str, Any] = {"home": project.home, "pipeline": PipelineId(unit.new_id())}
        first, second = (
            unit.save(Stage(id=StageId(unit.new_id()), code=f"s{at}", position=f"a{at}", name=text(name), **of_route))
            for at, name in ((1, "Idée"), (2, "Dépôt"))
        )
    two.exchange()
    for office, stage, day in ((two.there, first, YESTERDAY), (two.here, second, DAY)):
        with office.store.write(OperationLabel("test")) as unit:
            key = ProjectMoveId(unit.new_id())
            unit.save(ProjectMove(id=key, home=project.home, project=project.id, to_stage=stage.id, on=day))
    two.exchange()
    [found] = disputes(two.here.store)
    assert first.name.fr.text in dispute_text(T, two.here.store, found)
    assert second.name.fr.text in way_said(T, two.here.store, found.ways[1])
    done = two.here.do(settle_moves, move=found.ways[1].last.id).outcome.label
    assert second.name.fr.text in label_text(T, done.key, done.args)
    assert project_stage(two.here.store, project.id) == second.id
    assert disputes(two.here.store) == []
