"""How is the log read that is held here: one changeset, those of an operation, what a chain of undos means?"""

from typing import Any
from uuid import UUID

from ctj_desktop.domain.ids import HomeId
from ctj_desktop.domain.log.changes import Dot, Scope
from ctj_desktop.domain.log.changesets import Changeset, deps_of
from ctj_desktop.domain.log.heads import Vector
from ctj_desktop.domain.record import DataClass
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.store import Store

ROW = "c.scope, c.replica, c.seq, c.header, c.payload, c.payload_sha, c.held_since"


def changeset_of(store: OpenFile, row: Any) -> Changeset:
    """From a row of `scope, replica, seq, header, payload, payload_sha, …`."""
    scope_row = store.connection.run("SELECT home, class FROM scope WHERE n = ?", (row[0],)).one()
    scope = Scope(HomeId(UUID(bytes=scope_row[0])), DataClass(scope_row[1]))
    payload = None if row[4] is None else bytes(row[4])
    return Changeset(scope, store.replicas.id(row[1]), row[2], bytes(row[3]), payload, bytes(row[5]))


def deps_at(store: OpenFile, scope: Scope, dot: Dot) -> Vector:
    """What whoever wrote a changeset had seen of the other streams."""
    header = store.connection.run(
        "SELECT header FROM changeset WHERE scope = ? AND replica = ? AND seq = ?",
        (store.streams.number(scope), store.replicas.number(dot.replica), dot.seq),
    ).scalar()
    return deps_of(bytes(header))


def parts_of(store: Store, operation: UUID) -> list[Changeset]:
    """Those of an operation, one for each scope in which it wrote."""
    rows = store.connection.run(
        f"SELECT {ROW} FROM changeset c WHERE c.op = ? ORDER BY c.scope", (operation.bytes,)
    ).all()
    return [changeset_of(store, row) for row in rows]


def target_of(store: Store, operation: UUID, undoes: bytes | None) -> tuple[UUID, int]:
    """The ordinary operation at the end of a chain of undos, and the chain's length."""
    length = 0
    while undoes is not None:
        operation, length = UUID(bytes=undoes), length + 1
        undoes = store.connection.run("SELECT undoes FROM changeset WHERE op = ? LIMIT 1", (operation.bytes,)).scalar()
    return operation, length
