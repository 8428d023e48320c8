"""What do two offices contradict one another in beside single fields: moves, numbers, approvals?

Nothing is lost in any of them: both moves, both records and both approved versions stay. A person decides which holds.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from itertools import groupby
from typing import Any, Final, TypeAlias
from uuid import UUID

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.numbers import repeated
from ctj_desktop.domain.record import NamedValue, PositionalValue
from ctj_desktop.domain.records.meetings import Meeting, MeetingMove, MeetingState
from ctj_desktop.domain.records.projects import Project, ProjectMove
from ctj_desktop.domain.records.twins import kept_types
from ctj_desktop.domain.records.voting import (
    AnyDecision,
    AnyExecutionMove,
    AnyTask,
    AnyTaskMove,
    ExecutionState,
    TaskState,
)
from ctj_desktop.services.minutes.following.moved_apart import ways_of
from ctj_desktop.services.naming.titles import Subject, subjects
from ctj_desktop.services.numbers.issue import NUMBERED
from ctj_desktop.services.steps.chains import Moved, Way, left_over
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.conflicts import differing_approvals, moves_from_one_state, numbers_given_twice

AnyState: TypeAlias = MeetingState | TaskState | ExecutionState


class Dispute(StrEnum):
    """Which rule finds the contradiction."""

    TWO_MOVES = "two_moves"
    NUMBER_TWICE = "number_twice"
    TWO_APPROVALS = "two_approvals"


class Disputed(NamedValue):
    """A contradiction that is no register: `subject` is what a person opens, `state` the move that does not count.

    `ways` are the ways to read the moves of a task or a decision, the one that counts first: `settle_moves` chooses.
    A blocking one must be settled before the meeting goes on: two approved minutes that differ.
    """

    dispute: Dispute
    subject: Subject
    committee: CommitteeId
    number: str = ""
    state: AnyState | None = None
    ways: tuple[Way[AnyTaskMove] | Way[AnyExecutionMove], ...] = ()

    @property
    def blocking(self) -> bool:
        """Whether work on the record must stop until it is settled."""
        return self.dispute is Dispute.TWO_APPROVALS


class _Found(PositionalValue):
    kind: str
    row: UUID
    dispute: Dispute
    committee: CommitteeId
    number: str = ""
    state: AnyState | None = None
    ways: tuple[Way[AnyTaskMove] | Way[AnyExecutionMove], ...] = ()


_CHOSEN: Final = tuple(
    zip(
        (*kept_types(AnyTask), *kept_types(AnyDecision)),
        (*kept_types(AnyTaskMove), *kept_types(AnyExecutionMove)),
        strict=True,
    )
)
"""Kinds of which a person chooses between two moves; of the others a move that is meant is made once more."""


def disputes(store: OpenFile) -> list[Disputed]:
    """Every one of them, the blocking ones first; a few queries, whatever the number of records."""
    found = [*_approvals(store), *_moves(store), *_numbers(store)]
    named = subjects(store, {(one.kind, one.row) for one in found})
    return [
        Disputed(
            dispute=one.dispute,
            subject=named[one.kind, one.row],
            committee=one.committee,
            number=one.number,
            state=one.state,
            ways=one.ways,
        )
        for one in found
        if (one.kind, one.row) in named
    ]


def _approvals(store: OpenFile) -> Iterator[_Found]:
    rows = differing_approvals(store)
    for meeting, group in groupby(rows, key=lambda row: row.meeting):
        home = next(iter(group)).home
        yield _Found("meeting", UUID(bytes=meeting), Dispute.TWO_APPROVALS, CommitteeId(UUID(bytes=home)))


def _moves(store: OpenFile) -> Iterator[_Found]:
    rows = moves_from_one_state(store, MeetingMove, Meeting, "from_state", "to_state")
    for (row, home), group in _grouped(rows):
        for left in left_over([_moved(m) for m in group], MeetingState.DRAFT):
            yield _Found("meeting", row, Dispute.TWO_MOVES, home, state=left.to_state)
    for owner, move in _CHOSEN:
        rows = moves_from_one_state(store, move, owner, "from_state", "to_state")
        for (row, home), _group in _grouped(rows):
            ways = tuple(ways_of(store, row))
            if len(ways) > 1:
                yield _Found(owner.kind, row, Dispute.TWO_MOVES, home, state=ways[1].last.to_state, ways=ways)
    rows = moves_from_one_state(store, ProjectMove, Project, "from_stage", "to_stage")
    for (row, home), group in _grouped(rows):
        if left_over([Moved(UUID(bytes=m.move), date.fromisoformat(m.on), m.start, m.end) for m in group], None):
            yield _Found("project", row, Dispute.TWO_MOVES, home)


def _moved(row: Any) -> Moved[MeetingState]:
    return Moved(UUID(bytes=row.move), date.fromisoformat(row.on), MeetingState(row.start), MeetingState(row.end))


def _grouped(rows: Sequence[Any]) -> Iterator[tuple[tuple[UUID, CommitteeId], list[Any]]]:
    ordered = sorted(rows, key=lambda row: (row.id, row.on, row.move))
    for (identity, home), group in groupby(ordered, key=lambda row: (row.id, row.home)):
        yield (UUID(bytes=identity), CommitteeId(UUID(bytes=home))), list(group)


def _numbers(store: OpenFile) -> Iterator[_Found]:
    """The later record of each number; it becomes `bis` once a person confirms."""
    for series, kinds in NUMBERED.items():
        rows = numbers_given_twice(store, [cls.kind for cls in kinds])
        for (committee, number), group in groupby(rows, key=lambda row: (row.committee, row.number)):
            records = list(group)
            if not repeated(series, [number] * len(records)):
                continue
            for later in records[1:]:
                owner = CommitteeId(UUID(bytes=committee))
                yield _Found(later.kind, UUID(bytes=later.id), Dispute.NUMBER_TWICE, owner, number=number)
