"""In which state is a meeting, a task or a project, and may it move on?

The state shown is the end of the chain of moves; nothing stores it.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import Enum

from ctj_desktop.domain.ids import AnyTaskId, DecisionId, MeetingId, MeetingMoveId, ProjectId, StageId, TaskMoveId
from ctj_desktop.domain.records.meetings import HELD_AFTERWARDS, MEETING_MOVES, Meeting, MeetingMove, MeetingState
from ctj_desktop.domain.records.projects import ProjectMove
from ctj_desktop.domain.records.twins import is_restricted, type_for
from ctj_desktop.domain.records.voting import TASK_MOVES, AnyTask, AnyTaskMove, TaskState
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.i18n.errors import UNDATED
from ctj_desktop.services.steps.chains import Moved, end_of_chain, followed
from ctj_desktop.services.steps.refusals import MoveRefused
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit

FINAL = frozenset({MeetingState.APPROVED, MeetingState.CLOSED})
"""States of a meeting whose minutes no longer change."""
NOT_FINAL = frozenset(MeetingState) - FINAL
AHEAD = frozenset({MeetingState.DRAFT, MeetingState.CONVENED, MeetingState.POSTPONED, MeetingState.IN_SESSION})
"""States in which a meeting is still to be prepared or held."""


def meeting_moves(store: OpenFile, meeting: MeetingId) -> Sequence[MeetingMove]:
    """The moves of a meeting in order."""
    return store.all(MeetingMove, meeting=meeting, order="on, id")


def meeting_state(store: OpenFile, meeting: MeetingId) -> MeetingState:
    """The state of a meeting; one without moves is a draft."""
    return end_of_chain(meeting_moves(store, meeting), MeetingState.DRAFT)


def leading_to(wanted: MeetingState) -> frozenset[MeetingState]:
    """The states from which a meeting may move there."""
    return frozenset(state for state, following in MEETING_MOVES.items() if wanted in following)


def task_state(store: OpenFile, task: AnyTaskId) -> TaskState:
    """The state of a task; one without moves is open."""
    return end_of_chain(store.all(AnyTaskMove, task=task, order="on, id"), TaskState.OPEN)


def project_stage(store: OpenFile, project: ProjectId) -> StageId | None:
    """The stage of a project; None before the first."""
    return end_of_chain(_project_chain(store, project), None)


def project_moves(store: OpenFile, project: ProjectId) -> list[Moved[StageId | None]]:
    """The moves that brought a project where it stands, the first of them first."""
    return followed(_project_chain(store, project), None)[0]


def _project_chain(store: OpenFile, project: ProjectId) -> list[Moved[StageId | None]]:
    return [Moved(m.id, m.on, m.from_stage, m.to_stage) for m in store.all(ProjectMove, project=project)]


def move_meeting(
    unit: Unit,
    meeting: Meeting,
    wanted: MeetingState,
    on: date,
    *,
    reason: Bilingual = NO_TEXT,
    decision: DecisionId | None = None,
    revision: int | None = None,
    afterwards: bool = False,
) -> MeetingMove:
    """One step along `MEETING_MOVES`; `MoveRefused` for any other. Names the operation.

    With `afterwards` the meeting was held before it is entered: then no session leads there.
    """
    state = meeting_state(unit.store, meeting.id)
    if not (state in HELD_AFTERWARDS if afterwards else wanted in MEETING_MOVES[state]):
        raise MoveRefused(name_of(meeting), state, wanted, _in_order(MEETING_MOVES[state], MeetingState))
    unit.name("meeting.state", meeting, number=name_of(meeting), state=str(wanted))
    return unit.save(
        MeetingMove(
            id=MeetingMoveId(unit.new_id()),
            home=meeting.home,
            meeting=meeting.id,
            from_state=state,
            to_state=wanted,
            on=on,
            reason=reason,
            by=unit.author,
            decision=decision,
            revision=revision,
        )
    )


def move_task_state(unit: Unit, task: AnyTask, wanted: TaskState, on: date, reason: Bilingual) -> AnyTaskMove:
    """One step along `TASK_MOVES`; `MoveRefused` for any other. Names the operation."""
    state = task_state(unit.store, task.id)
    if wanted not in TASK_MOVES[state]:
        raise MoveRefused(task.number or "–", state, wanted, _in_order(TASK_MOVES[state], TaskState))
    unit.name("task.state", task, number=task.number or "", state=str(wanted))
    return unit.save(
        type_for(AnyTaskMove, closed=is_restricted(task))(
            id=TaskMoveId(unit.new_id()),
            home=task.home,
            task=task.id,
            from_state=state,
            to_state=wanted,
            on=on,
            reason=reason,
            by=unit.author,
        )
    )


def name_of(meeting: Meeting) -> str:
    """How a sentence names a meeting: its number, else its day, else that it has none."""
    return meeting.number or (meeting.on.isoformat() if meeting.on else UNDATED)


def _in_order(states: Iterable[Enum], kind: type[Enum]) -> tuple[Enum, ...]:
    wanted = set(states)
    return tuple(state for state in kind if state in wanted)
