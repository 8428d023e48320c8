"""Which of two moves counts, where two offices moved a task apart, or how far a decision is carried out?

Until somebody chooses, the same one counts everywhere (`steps/chains.py`), and both stand beside it.
"""

from collections.abc import Sequence
from uuid import UUID

from ctj_desktop.domain.ids import AnyExecutionMoveId, AnyTaskMoveId, DecisionId, TaskId
from ctj_desktop.domain.records.voting import AnyDecision, AnyExecutionMove, AnyTask, AnyTaskMove
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.words import word
from ctj_desktop.services.minutes.following.execution import execution_of
from ctj_desktop.services.minutes.refusals import NotMovedApart
from ctj_desktop.services.minutes.task_lists import task_ways
from ctj_desktop.services.steps.chains import Way
from ctj_desktop.services.steps.records import name_of_person, the, titled
from ctj_desktop.services.steps.refusals import NotHere
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit


def ways_of(store: OpenFile, key: UUID) -> Sequence[Way[AnyTaskMove] | Way[AnyExecutionMove]]:
    """The ways to read the moves of a task or a decision, the one that counts first; several where they moved apart."""
    if store.get(AnyDecision, key) is not None:
        return execution_of(store, DecisionId(key)).ways
    return task_ways(store, TaskId(key))


@step(after=("move_task | move_execution",))
def settle_moves(unit: Unit, *, move: AnyTaskMoveId | AnyExecutionMoveId) -> AnyTask | AnyDecision:
    """Lets this move count, the last one of an office, where two offices moved a task or a decision apart.

    What the other office noted instead is taken away; the history keeps it. NotMovedApart where nothing is to choose.
    """
    owner = _owner(unit.store, move)
    found = ways_of(unit.store, owner.id)
    chosen = next((way for way in found if way.last.id == move), None)
    if len(found) < 2 or chosen is None:
        raise NotMovedApart(owner.number or "–")
    label = "task.settled" if isinstance(owner, AnyTask) else "decision.settled"
    state = str(chosen.last.to_state)
    unit.name(label, owner, number=owner.number or "–", state=state, **titled(owner.text))
    for passed_over in chosen.aside:
        unit.delete_along(passed_over)
    return owner


def way_said(t: Translator, store: OpenFile, way: Way[AnyTaskMove] | Way[AnyExecutionMove]) -> str:
    """`Fait · 5 mars 2027 · convention signée · noté par Anne Rochat`: where it ends, and who says so."""
    last = way.last
    by = name_of_person(store, last.by)
    why = last.proof if isinstance(last, AnyExecutionMove) else last.reason
    parts = (
        word(t, last.to_state),
        t.date_long(last.on),
        why.or_other(t.language),
        t("noted by {name}").format(name=by) if by else "",
    )
    return " · ".join(filter(None, parts))


def _owner(store: OpenFile, move: UUID) -> AnyTask | AnyDecision:
    of_task = store.get(AnyTaskMove, move)
    if of_task is not None:
        return the(store, AnyTask, of_task.task)
    noted = store.get(AnyExecutionMove, move)
    if noted is None:
        raise NotHere(AnyTaskMove.kind, move)
    return the(store, AnyDecision, noted.decision)
