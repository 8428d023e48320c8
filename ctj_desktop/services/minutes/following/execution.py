"""How is it noted how far a decision is carried out: by whom, until when, and by what one sees it?

Minutes that were approved stay as they are: carrying out comes after them and goes on freely.
"""

from collections.abc import Sequence
from datetime import date

from ctj_desktop.domain.ids import AnyDecisionId, ExecutionMoveId, OrganisationId, PersonId
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.people import Organisation, Person
from ctj_desktop.domain.records.twins import is_restricted, type_for
from ctj_desktop.domain.records.voting import (
    EXECUTION_MOVES,
    AnyDecision,
    AnyExecutionMove,
    DecisionResult,
    ExecutionState,
)
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.services.minutes.refusals import BeforeLastNote, NothingNew, NothingToCarryOut
from ctj_desktop.services.steps.chains import Way, ways
from ctj_desktop.services.steps.records import the, titled
from ctj_desktop.services.steps.refusals import MoveRefused
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit

STILL: frozenset[ExecutionState] = frozenset({ExecutionState.TO_DO, ExecutionState.UNDER_WAY})
"""States in which something is still to be done."""


class Execution(NamedValue):
    """How far a decision is carried out; `last` is what was noted last in this state.

    Where two offices moved it apart there are several `ways`, the one that counts first.
    """

    state: ExecutionState | None = None
    last: AnyExecutionMove | None = None
    moves: tuple[AnyExecutionMove, ...] = ()
    ways: tuple[Way[AnyExecutionMove], ...] = ()

    @property
    def due(self) -> date | None:
        """Until when."""
        return self.last.due if self.last is not None else None

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self.state in STILL

    def days_left(self, today: date) -> int | None:
        """How far the day lies ahead, or behind, below zero; None for what is over or has no day."""
        return (self.due - today).days if self.is_open and self.due is not None else None


def execution_of(store: OpenFile, decision: AnyDecisionId) -> Execution:
    """A decision of which nothing was noted has no state."""
    return followed(store.all(AnyExecutionMove, decision=decision, order="on, id"))


def followed(moves: Sequence[AnyExecutionMove]) -> Execution:
    """Where moves lead that stand in their order; one that another device made from the same state is passed over."""
    found = ways(moves, None, _same_note)
    if not found:
        return Execution(moves=tuple(moves))
    last = found[0].last
    return Execution(state=last.to_state, last=last, moves=tuple(moves), ways=tuple(found))


def _same_note(one: AnyExecutionMove, other: AnyExecutionMove) -> bool:
    """What is over is so whoever said it; what is still to be done is so by somebody, until a day."""
    if one.to_state is not other.to_state or one.to_state not in STILL:
        return one.to_state is other.to_state
    return (one.due, one.owner, one.owner_body) == (other.due, other.owner, other.owner_body)


@step(after=("record_decision",))
def move_execution(
    unit: Unit,
    *,
    decision: AnyDecisionId,
    to: ExecutionState,
    on: date,
    due: date | None = None,
    owner: PersonId | None = None,
    owner_body: OrganisationId | None = None,
    proof: Bilingual = NO_TEXT,
) -> AnyExecutionMove:
    """Notes that a decision is to be carried out, under way, done or dropped, by whom, until when, and what shows it.

    While it goes on, due day and owner are those given; where it ends and none is given, they stay as noted last.
    """
    stored = the(unit.store, AnyDecision, decision)
    known = execution_of(unit.store, decision)
    _need_possible(stored, known, to)
    if owner is not None:
        the(unit.store, Person, owner)
    if owner_body is not None:
        the(unit.store, Organisation, owner_body)
    if to not in STILL and known.last is not None and not (owner or owner_body):
        owner, owner_body = known.last.owner, known.last.owner_body
    if to not in STILL:
        due = due or known.due
    move = type_for(AnyExecutionMove, closed=is_restricted(stored))(
        id=ExecutionMoveId(unit.new_id()),
        home=stored.home,
        decision=stored.id,
        from_state=known.state,
        to_state=to,
        on=on,
        due=due,
        owner=owner,
        owner_body=owner_body,
        proof=proof,
        by=unit.author,
    )
    _need_news(stored, known, move)
    unit.name("decision.state", stored, number=stored.number or "–", state=str(to), **titled(stored.text))
    return unit.save(move)


def _need_possible(decision: AnyDecision, known: Execution, to: ExecutionState) -> None:
    if decision.result is DecisionResult.REJECTED:
        raise NothingToCarryOut(decision.number or "–")
    possible = EXECUTION_MOVES[known.state]
    if to not in possible:
        assert known.state is not None, "from nothing everything is possible"
        allowed = tuple(state for state in ExecutionState if state in possible)
        raise MoveRefused(decision.number or "–", known.state, to, allowed)


def _need_news(decision: AnyDecision, known: Execution, move: AnyExecutionMove) -> None:
    """Chains are followed by day: a note of an earlier day would not be the last, and one without news says nothing."""
    if known.last is None:
        return
    if move.on < known.last.on:
        raise BeforeLastNote(decision.number or "–", known.last.on)
    said = (move.to_state, move.due, move.owner, move.owner_body)
    if said == (known.state, known.last.due, known.last.owner, known.last.owner_body) and not move.proof:
        raise NothingNew(decision.number or "–", move.to_state)
