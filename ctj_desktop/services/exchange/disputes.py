"""What do two offices contradict one another in beside single fields: moves, numbers, approvals?

Nothing is lost in any of them: both moves, both records and both approved versions stay. A person decides which holds.
"""

from collections.abc import Iterator
from enum import StrEnum
from itertools import groupby
from typing import Final
from uuid import UUID

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.numbers import repeated
from ctj_desktop.domain.record import NamedValue, PositionalValue, Record
from ctj_desktop.domain.records.meetings import Meeting, MeetingMove
from ctj_desktop.domain.records.projects import Project, ProjectMove
from ctj_desktop.domain.records.twins import kept_types
from ctj_desktop.domain.records.voting import AnyDecision, AnyExecutionMove, AnyTask, AnyTaskMove
from ctj_desktop.services.exchange.moved_apart import AnyWay, ways_of
from ctj_desktop.services.naming.titles import Subject, subjects
from ctj_desktop.services.numbers.issue import NUMBERED
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.conflicts import differing_approvals, moves_from_one_state, numbers_given_twice


class Dispute(StrEnum):
    """Which rule finds the contradiction."""

    TWO_MOVES = "two_moves"
    NUMBER_TWICE = "number_twice"
    TWO_APPROVALS = "two_approvals"


class Disputed(NamedValue):
    """A contradiction that is no register: `subject` is what a person opens.

    `ways` are the ways to read moves that contradict one another, the one that counts first: `settle_moves` chooses.
    A blocking one must be settled before the meeting goes on: two approved minutes that differ.
    """

    dispute: Dispute
    subject: Subject
    committee: CommitteeId
    number: str = ""
    ways: tuple[AnyWay, ...] = ()

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
    ways: tuple[AnyWay, ...] = ()


_MOVED: Final[tuple[tuple[type[Record], type[Record], str], ...]] = (
    (Meeting, MeetingMove, "state"),
    *((task, move, "state") for task, move in zip(kept_types(AnyTask), kept_types(AnyTaskMove), strict=True)),
    *((one, move, "state") for one, move in zip(kept_types(AnyDecision), kept_types(AnyExecutionMove), strict=True)),
    (Project, ProjectMove, "stage"),
)
"""What moves from one state to the next, and how its moves call their ends."""


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
    for owner, move, ends in _MOVED:
        rows = moves_from_one_state(store, move, owner, f"from_{ends}", f"to_{ends}")
        for row, home in sorted({(row.id, row.home) for row in rows}):
            ways = tuple(ways_of(store, UUID(bytes=row)))
            if len(ways) > 1:
                yield _Found(owner.kind, UUID(bytes=row), Dispute.TWO_MOVES, CommitteeId(UUID(bytes=home)), ways=ways)


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
