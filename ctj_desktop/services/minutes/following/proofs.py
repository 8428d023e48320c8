"""Which files show that a decision is carried out, and how do they come to its notes?

They stay with the committee, whatever became of the item: an invoice or a letter is nobody else's.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

from ctj_desktop.domain.ids import AnyDecisionId
from ctj_desktop.domain.records.minutes import AnyAttachment
from ctj_desktop.domain.records.voting import AnyDecision, AnyExecutionMove
from ctj_desktop.services.meetings.item_documents import keep_file
from ctj_desktop.services.minutes.following.execution import execution_of, move_execution
from ctj_desktop.services.minutes.refusals import NothingNoted
from ctj_desktop.services.steps.records import the
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit


def note_with_files(unit: Unit, /, *, paths: Sequence[Path], **noted: Any) -> AnyExecutionMove:  # as the step takes
    """Notes how far a decision is carried out, as `move_execution` does, with the files that show it; all or nothing.

    Raises what that step does, and as joining a file to an item does.
    """
    move = move_execution(unit, **noted)
    _keep(unit, move, paths)
    return move


def join_execution_proofs(unit: Unit, *, decision: AnyDecisionId, paths: Sequence[Path]) -> AnyExecutionMove:
    """Files that show what was noted last; `NothingNoted` where nothing was."""
    stored, last = the(unit.store, AnyDecision, decision), execution_of(unit.store, decision).last
    if last is None:
        raise NothingNoted(stored.number or "–")
    _keep(unit, last, paths)
    unit.name("decision.proved", stored, number=stored.number or "–")
    return last


def execution_proofs(store: OpenFile, moves: Iterable[AnyExecutionMove]) -> dict[UUID, list[AnyAttachment]]:
    """The files that show each of these notes, as they were joined."""
    return {move.id: store.all(AnyAttachment, owner=move.id, order="id") for move in moves}


def _keep(unit: Unit, move: AnyExecutionMove, paths: Sequence[Path]) -> None:
    for path in paths:
        keep_file(unit, path, owner=move.id, home=move.home, closed=True)
