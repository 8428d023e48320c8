"""Which of two moves counts, where two offices moved a record on from the same state?

Until somebody chooses, the same one counts everywhere (`steps/chains.py`), and both stand beside it.
"""

from collections.abc import Sequence
from typing import TypeAlias
from uuid import UUID

from ctj_desktop.domain.ids import (
    AnyExecutionMoveId,
    AnyTaskMoveId,
    DecisionId,
    MeetingId,
    MeetingMoveId,
    ProjectId,
    ProjectMoveId,
    StageId,
    TaskId,
)
from ctj_desktop.domain.records.meetings import Meeting, MeetingMove, MeetingState
from ctj_desktop.domain.records.projects import Project, ProjectMove, Stage
from ctj_desktop.domain.records.voting import AnyDecision, AnyExecutionMove, AnyTask, AnyTaskMove
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.errors import Refused
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.words import word, word_within
from ctj_desktop.services.minutes.approval_refusals import ApprovedForGood
from ctj_desktop.services.minutes.following.execution import execution_of
from ctj_desktop.services.minutes.task_lists import task_ways
from ctj_desktop.services.steps.chains import Moved, Way, ways
from ctj_desktop.services.steps.records import name_of_person, the, titled
from ctj_desktop.services.steps.refusals import NotHere
from ctj_desktop.services.steps.states import FINAL, meeting_moves, name_of
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit

AnyMove: TypeAlias = AnyTaskMove | AnyExecutionMove | MeetingMove | ProjectMove
AnyWay: TypeAlias = Way[AnyTaskMove] | Way[AnyExecutionMove] | Way[MeetingMove] | Way[ProjectMove]
Owner: TypeAlias = AnyTask | AnyDecision | Meeting | Project


class NotMovedApart(Refused):
    """“{number}” was not moved apart by two offices: there is nothing to choose."""

    number: str


def ways_of(store: OpenFile, key: UUID) -> Sequence[AnyWay]:
    """The ways to read the moves of a record, the one that counts first; several where two offices moved it apart."""
    if store.get(AnyDecision, key) is not None:
        return execution_of(store, DecisionId(key)).ways
    if store.get(AnyTask, key) is not None:
        return task_ways(store, TaskId(key))
    if store.get(Meeting, key) is not None:
        return ways(meeting_moves(store, MeetingId(key)), MeetingState.DRAFT)
    return _of_project(store, ProjectId(key))


@step(after=("move_task | move_execution | convene_meeting | move_project",))
def settle_moves(unit: Unit, *, move: AnyTaskMoveId | AnyExecutionMoveId | MeetingMoveId | ProjectMoveId) -> Owner:
    """Lets this move count, the last one of an office, where two offices moved a record on from the same state.

    What the other office noted instead is taken away; the history keeps it. NotMovedApart where nothing is to choose,
    ApprovedForGood where the minutes would no longer be approved.
    """
    owner = _owner(unit.store, move)
    found = ways_of(unit.store, owner.id)
    chosen = next((way for way in found if way.last.id == move), None)
    if len(found) < 2 or chosen is None:
        raise NotMovedApart(called(owner))
    if any(isinstance(one, MeetingMove) and one.to_state in FINAL for one in chosen.aside):
        raise ApprovedForGood(called(owner))
    _name(unit, owner, chosen.last)
    for passed_over in chosen.aside:
        unit.delete_along(passed_over)
    return owner


def called(owner: Owner) -> str:
    """Its number; of a meeting without one its day."""
    return name_of(owner) if isinstance(owner, Meeting) else owner.number or "–"


def way_said(t: Translator, store: OpenFile, way: AnyWay) -> str:
    """`Fait · 5 mars 2027 · convention signée · noté par Anne Rochat`: where it ends, and who says so."""
    last: AnyMove = way.last
    by = name_of_person(store, last.by)
    why = last.proof if isinstance(last, AnyExecutionMove) else last.reason
    state = _stage(store, last).or_other(t.language) if isinstance(last, ProjectMove) else word(t, last.to_state)
    noted = t("noted by {name}").format(name=by) if by else ""
    return " · ".join(filter(None, (state, t.date_long(last.on), why.or_other(t.language), noted)))


def state_within(t: Translator, store: OpenFile, way: AnyWay) -> str:
    """Where a way ends, within a sentence."""
    last: AnyMove = way.last
    return _stage(store, last).or_other(t.language) if isinstance(last, ProjectMove) else word_within(t, last.to_state)


def _of_project(store: OpenFile, project: ProjectId) -> Sequence[Way[ProjectMove]]:
    """Its moves name their ends otherwise."""
    moves = {one.id: one for one in store.all(ProjectMove, project=project)}
    plain: list[Moved[StageId | None]] = [Moved(one.id, one.on, one.from_stage, one.to_stage) for one in moves.values()]

    def back(found: Sequence[Moved[StageId | None]]) -> tuple[ProjectMove, ...]:
        return tuple(moves[ProjectMoveId(one.id)] for one in found)

    return [Way(back(way.counted), back(way.aside)) for way in ways(plain, None)]


def _owner(store: OpenFile, move: UUID) -> Owner:
    if (of_task := store.get(AnyTaskMove, move)) is not None:
        return the(store, AnyTask, of_task.task)
    if (noted := store.get(AnyExecutionMove, move)) is not None:
        return the(store, AnyDecision, noted.decision)
    if (of_meeting := store.get(MeetingMove, move)) is not None:
        return the(store, Meeting, of_meeting.meeting)
    if (of_project := store.get(ProjectMove, move)) is not None:
        return the(store, Project, of_project.project)
    raise NotHere(AnyTaskMove.kind, move)


def _name(unit: Unit, owner: Owner, last: AnyMove) -> None:
    """What the history calls it."""
    if isinstance(last, ProjectMove):
        stage = _stage(unit.store, last)
        unit.name("project.settled", number=called(owner), state_fr=stage.fr.text, state_de=stage.de.text)
    elif isinstance(owner, Meeting):
        unit.name("meeting.settled", owner, number=called(owner), state=str(last.to_state))
    elif isinstance(owner, AnyTask | AnyDecision):
        kind = "task" if isinstance(owner, AnyTask) else "decision"
        unit.name(f"{kind}.settled", owner, number=called(owner), state=str(last.to_state), **titled(owner.text))


def _stage(store: OpenFile, move: ProjectMove) -> Bilingual:
    found = store.get(Stage, move.to_stage)
    return found.name if found is not None else NO_TEXT
