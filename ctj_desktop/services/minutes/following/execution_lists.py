"""Which decisions are still to be carried out, and how far are those of a list, without a query for each?"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.records.people import Organisation, Person
from ctj_desktop.domain.records.voting import AnyDecision, AnyExecutionMove, ExecutionState
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.services.minutes.following.execution import STILL, Execution, followed
from ctj_desktop.services.steps.move_ends import ends
from ctj_desktop.services.steps.records import person_name
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries import decisions as queries


class CarriedOut(StrEnum):
    """Which decisions a list shows, by how far they are carried out."""

    STILL = "still"
    OVERDUE = "overdue"
    DONE = "done"
    DROPPED = "dropped"
    NOTHING = "nothing"


STATES: Final[Mapping[CarriedOut, Collection[ExecutionState]]] = {
    CarriedOut.STILL: STILL,
    CarriedOut.OVERDUE: STILL,
    CarriedOut.DONE: (ExecutionState.DONE,),
    CarriedOut.DROPPED: (ExecutionState.DROPPED,),
    CarriedOut.NOTHING: tuple(ExecutionState),
}


def carried(store: OpenFile, committee: CommitteeId | None, wanted: CarriedOut, today: date) -> list[bytes]:
    """The decisions that are so far; of `NOTHING` all those of which something was noted."""
    chains = ends(store, "decision", "", committee)
    found = [key for key, state in chains.items() if state in STATES[wanted]]
    if wanted is not CarriedOut.OVERDUE:
        return found
    known = executions(store, found)
    return [key for key in found if (left := known[UUID(bytes=key)].days_left(today)) is not None and left < 0]


def still_to_carry_out(
    store: OpenFile, committee: CommitteeId | None, day: date | None = None
) -> list[tuple[AnyDecision, Execution]]:
    """The decisions that are still to be carried out, as it was noted by a day; by their numbers."""
    keys = list(ends(store, "decision", "", committee))
    known = executions(store, keys, day)
    found = store.some(AnyDecision, [key for key, one in known.items() if one.is_open])
    return sorted(((one, known[one.id]) for one in found), key=lambda pair: (pair[0].number or "", pair[0].id))


def carried_out_since(store: OpenFile, committee: CommitteeId, day: date) -> list[tuple[AnyDecision, Execution]]:
    """The decisions that had a day and were carried out or dropped since one."""
    known = executions(store, list(ends(store, "decision", "", committee)))
    ended = {
        key: one
        for key, one in known.items()
        if not one.is_open and one.due is not None and one.last is not None and one.last.on >= day
    }
    return [(one, ended[one.id]) for one in store.some(AnyDecision, ended)]


def executions(store: OpenFile, keys: Sequence[bytes], day: date | None = None) -> dict[UUID, Execution]:
    """How far these decisions are carried out, or were on a day; those of which nothing was noted are missing."""
    moves: dict[UUID, list[AnyExecutionMove]] = {}
    for move in store.some(AnyExecutionMove, queries.execution_moves(store, keys)):
        if day is None or move.on <= day:
            moves.setdefault(move.decision, []).append(move)
    return {key: followed(sorted(found, key=lambda move: (move.on, move.id))) for key, found in moves.items()}


def execution_owners(store: OpenFile, moves: Iterable[AnyExecutionMove | None]) -> dict[UUID, Bilingual]:
    """Who carries it out by each of these moves, where somebody is named who is here."""
    known = [move for move in moves if move is not None]
    persons = {one.id: one for one in store.some(Person, {move.owner for move in known if move.owner})}
    wanted = {move.owner_body for move in known if move.owner_body}
    bodies = {one.id: one for one in store.some(Organisation, wanted)}
    found: dict[UUID, Bilingual] = {}
    for move in known:
        name = person_name(persons.get(move.owner)) if move.owner is not None else ""
        body = bodies.get(move.owner_body) if move.owner_body is not None else None
        found[move.id] = Bilingual.of(name, name) if name else body.name if body is not None else NO_TEXT
    return found


def execution_columns(store: OpenFile, decisions: Sequence[AnyDecision]) -> dict[UUID, dict[str, object]]:
    """What a list of decisions says of each beside its fields: how far it is carried out, until when, by whom."""
    known = executions(store, [decision.id.bytes for decision in decisions])
    names = execution_owners(store, (one.last for one in known.values()))
    found: dict[UUID, dict[str, object]] = {}
    for decision in decisions:
        one = known.get(decision.id, Execution())
        owner = names[one.last.id] if one.last is not None else NO_TEXT
        found[decision.id] = {"execution": one.state, "due": one.due, "owner_name": owner}
    return found
