"""What is an operation called, wherever the words of its label stand?

They stand in its part in one scope (exchange/FORMAT.md 5.6); the other parts are asked only where a part lacks them.
"""

from collections.abc import Iterable, Mapping
from typing import Final
from uuid import UUID

from ctj_desktop.domain.ids import OperationId, ReplicaId
from ctj_desktop.domain.log.changes import Operation
from ctj_desktop.domain.log.changesets import Changeset, dumps, with_its_words
from ctj_desktop.storage.open_file import OpenFile

OperationPart = tuple[OperationId, ReplicaId]
_START: Final = b'["_label",'


def operation_of(store: OpenFile, changeset: Changeset) -> Operation:
    """What the person did, with the words as far as they are held here."""
    operation = changeset.operation
    if changeset.is_named:
        return operation
    part = operation.id, changeset.replica
    return with_its_words(operation, first_lines(store, [part]).get(part))


def first_lines(store: OpenFile, parts: Iterable[OperationPart]) -> Mapping[OperationPart, bytes]:
    """The line with the words of each operation of a replica, where one is held; one query however many are asked."""
    wanted = set(parts)
    if not wanted:
        return {}
    found = store.connection.run(
        "SELECT op, replica, substr(payload, 1, instr(payload, X'0A')) FROM changeset "
        "WHERE op IN (SELECT unhex(value) FROM json_each(?)) AND substr(payload, 1, ?) = ?",
        (dumps([operation.hex for operation, _ in wanted]), len(_START), _START),
    ).all()
    lines = {
        (OperationId(UUID(bytes=operation)), store.replicas.id(replica)): bytes(line)
        for operation, replica, line in found
    }
    return {part: line for part, line in lines.items() if part in wanted}
