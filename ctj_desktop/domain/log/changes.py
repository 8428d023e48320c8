"""What did a person do, in which scope, and what came out of it?"""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from ctj_desktop.domain.findings import Finding
from ctj_desktop.domain.ids import HomeId, OperationId, PersonId, ReplicaId
from ctj_desktop.domain.record import DataClass, PositionalValue, field

Json = str | int | bool | None | list["Json"] | dict[str, "Json"]


class Scope(PositionalValue):
    """The unit of exchange: who keeps the rows and how far they travel (exchange/FORMAT.md 1.2)."""

    home: HomeId
    data_class: DataClass


class Dot(PositionalValue):
    """One changeset's name inside its scope: the replica's clock, the replica and its number."""

    hlc: int
    replica: ReplicaId
    seq: int


class OperationLabel(PositionalValue):
    """What an operation is called: a stable key and plain arguments; the sentence is made when shown."""

    key: str
    args: Mapping[str, str] = field(default_factory=dict)


class RowChange(PositionalValue):
    """One line of a payload: the registers of one row that one operation wrote."""

    kind: str
    row: UUID
    registers: Mapping[str, Json]


class Operation(PositionalValue):
    """What a person did: history shows it, undo reverses it."""

    id: OperationId
    label: OperationLabel
    author: PersonId | None
    at: datetime
    undoes: OperationId | None = None


class Outcome(PositionalValue):
    """What an operation changed: (kind, id) pairs; `operation` is None where nothing had to be written.

    `findings` are what whoever did it should know of it.
    """

    operation: OperationId | None
    label: OperationLabel
    changed: frozenset[tuple[str, UUID]] = frozenset()
    findings: tuple[Finding, ...] = ()

    def kinds(self) -> frozenset[str]:
        """The kinds of record that changed."""
        return frozenset(kind for kind, _ in self.changed)
