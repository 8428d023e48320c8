"""Who did what, when; and how is it undone?"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from ctj_desktop.domain.ids import REFERENCE_REPLICA, PersonId, ReplicaId
from ctj_desktop.domain.log.changes import Json, Operation, Outcome, RowChange
from ctj_desktop.domain.log.changesets import Changeset
from ctj_desktop.domain.log.redactions import KIND
from ctj_desktop.domain.record import PositionalValue, RecordKey, replace
from ctj_desktop.storage.errors import NothingToRedo, NothingToUndo
from ctj_desktop.storage.log.held import ROW, changeset_of, parts_of, target_of
from ctj_desktop.storage.log.labels import operation_of
from ctj_desktop.storage.log.redaction import KeptRows
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.pieces import Step
from ctj_desktop.storage.store import Store

FEW, MANY = 16, 500
BY_PROGRAM = frozenset({"workspace.created", "reference.updated", "numbering.taken_over"})
"""Acts of nobody at the keyboard: undo stops at them."""


class ErasedWithIt(NothingToUndo):
    """Undo ends here: what was done last took something out of the history for good, as closing an item does. Open the
    item again instead; what hangs on it is all there.
    """


class HistoryEntry(PositionalValue):
    """One operation's part in one scope; `undone` when an undo that stands took it back.

    Of an `erased` one the rows still name what was written, each with the value None but for those in `kept`, which
    are written once and stay.
    """

    operation: Operation
    rows: tuple[RowChange, ...]
    replica: ReplicaId
    seq: int
    held_since: datetime
    undone: bool
    erased: bool = False
    kept: frozenset[tuple[str, UUID, str]] = frozenset()


class RegisterChange(PositionalValue):
    """One register as an operation of a replica changed it; `old` is None where it had no value before.

    `erased`: the value was taken out of the log for good, `new` is None.
    """

    operation: Operation
    replica: ReplicaId
    kind: str
    row: UUID
    register: str
    old: Json
    new: Json
    erased: bool = False


def history(store: OpenFile, record_id: UUID | None = None, *, limit: int = 200) -> list[HistoryEntry]:
    """Newest first: of the whole workspace, or of one record by the index of touched rows."""
    if record_id is None:
        sql = (  # the index on the clock finds the newest; only these are sorted
            f"SELECT {ROW} FROM changeset c WHERE c.hlc >= (SELECT min(hlc) FROM "
            "(SELECT hlc FROM changeset ORDER BY hlc DESC LIMIT :limit)) "
            "ORDER BY c.hlc DESC, c.replica DESC, c.scope LIMIT :limit"
        )
        found = store.connection.run(sql, {"limit": limit}).all()
    else:
        sql = (
            f"SELECT {ROW} FROM touched t JOIN changeset c USING (scope, replica, seq) "
            "WHERE t.row_id = ? ORDER BY t.hlc DESC, c.replica DESC LIMIT ?"
        )
        found = store.connection.run(sql, (record_id.bytes, limit)).all()
    kept = KeptRows(store)
    return [_entry(store, row, record_id, kept) for row in found]


def _entry(store: OpenFile, row: Any, record_id: UUID | None, kept: KeptRows) -> HistoryEntry:
    changeset = changeset_of(store, row)
    written, stays = kept.rows(changeset), dict[RecordKey, Mapping[str, Json]]()
    if changeset.payload is None:
        stays = {(change.kind, change.row): change.registers for change in written}
        written = [
            replace(change, registers={**change.registers, **stays.get((change.kind, change.row), {})})
            for change in _erased_rows(store, row, record_id)
        ]
    rows = [change for change in written if record_id in (None, change.row)]
    return HistoryEntry(
        operation=operation_of(store, changeset),
        rows=tuple(rows),
        replica=changeset.replica,
        seq=changeset.seq,
        held_since=datetime.fromisoformat(row[6]),
        undone=_is_undone(store, changeset.operation.id),
        erased=changeset.payload is None,
        kept=frozenset((*key, name) for key, registers in stays.items() for name in registers),
    )


def _erased_rows(store: OpenFile, row: Any, record_id: UUID | None) -> list[RowChange]:
    """What a changeset wrote whose content was erased, as far as it was ever held here."""
    only = "" if record_id is None else "row_id = ? AND "  # the index begins with the row
    found = store.connection.run(
        f"SELECT row_id, tbl, registers FROM touched WHERE {only}scope = ? AND replica = ? AND seq = ?",
        (*(() if record_id is None else (record_id.bytes,)), *row[:3]),
    ).all()
    return [RowChange(kind, UUID(bytes=row_id), dict.fromkeys(names.split())) for row_id, kind, names in found]


def record_history(store: Store, record_id: UUID, *, limit: int = 200) -> list[RegisterChange]:
    """Every change of every register of a record, newest first, with the value that was shown before it."""
    entries = history(store, record_id, limit=limit)
    changes: list[RegisterChange] = []
    last: dict[tuple[str, str], tuple[bool, Json]] = {}
    for entry in reversed(entries):
        ours = entry.replica != REFERENCE_REPLICA
        for row in entry.rows:
            for register, value in row.registers.items():
                written, old = last.get((row.kind, register), (False, None))
                erased = entry.erased and (row.kind, row.row, register) not in entry.kept
                wrote = (row.kind, row.row, register, old, value, erased)
                changes.append(RegisterChange(entry.operation, entry.replica, *wrote))
                if ours or not written:  # the reference stream yields (exchange/FORMAT.md 7.3)
                    last[row.kind, register] = ours, value
    return list(reversed(changes))


def _is_undone(store: OpenFile, operation: UUID) -> bool:
    """An odd chain of undos: undone, redone, undone again."""
    by = store.connection.run(
        "SELECT op FROM changeset WHERE undoes = ? ORDER BY hlc DESC LIMIT 1", (operation.bytes,)
    ).scalar()
    return by is not None and not _is_undone(store, UUID(bytes=by))


def _own(store: Store, author: PersonId | None) -> Iterator[Any]:
    """The own operations of the person at the keyboard on this replica, newest first; each once for every scope.

    The first few answer nearly always, and are found without reading the others.
    """
    given = (author.bytes if author else None, store.replicas.known(store.replica))
    sql = "SELECT op, undoes FROM changeset WHERE author IS ? AND replica = ? ORDER BY hlc DESC LIMIT ? OFFSET ?"
    offset, limit = 0, FEW
    while rows := store.connection.run(sql, (*given, limit, offset)).all():
        yield from rows
        offset, limit = offset + limit, MANY


def recent_authors(store: Store) -> list[PersonId]:
    """Who wrote on this computer of late, the newest first."""
    newest = "SELECT author, hlc FROM changeset WHERE replica = ? AND author IS NOT NULL ORDER BY hlc DESC LIMIT ?"
    sql = f"SELECT author FROM ({newest}) GROUP BY author ORDER BY max(hlc) DESC"
    found = store.connection.run(sql, (store.replicas.known(store.replica), MANY))
    return [PersonId(UUID(bytes=author)) for author in found.scalars()]


def next_undo(store: Store, author: PersonId | None) -> Operation | None:
    """What undo would take back now."""
    for op, undoes in _own(store, author):
        if undoes is None and not _is_undone(store, UUID(bytes=op)):
            parts = parts_of(store, UUID(bytes=op))
            final = parts[0].operation.label.key in BY_PROGRAM
            return None if final or any(_is_final(part) for part in parts) else operation_of(store, parts[0])
    return None


def next_redo(store: Store, author: PersonId | None) -> Operation | None:
    """The undo that redo would take back now: none once the person has done something new."""
    for op, undoes in _own(store, author):
        if undoes is None:
            return None
        undo_id = UUID(bytes=op)
        length = target_of(store, undo_id, undoes)[1]
        if length % 2 == 1 and not _is_undone(store, undo_id):
            parts = parts_of(store, undo_id)
            return None if any(_is_final(part) for part in parts) else operation_of(store, parts[0])
    return None


def _ends_at_erasure(store: Store, author: PersonId | None) -> bool:
    """Whether the newest act that is not undone erased something for good, or was erased."""
    standing = (op for op, undoes in _own(store, author) if not undoes and not _is_undone(store, UUID(bytes=op)))
    newest = next(standing, None)
    return newest is not None and any(_is_final(part) for part in parts_of(store, UUID(bytes=newest)))


def _is_final(part: Changeset) -> bool:
    """An erasure is for good, and what was erased cannot be put back."""
    if part.payload is None:
        return True
    # Looked for in the bytes first: the newest act may have written thousands of rows, and every act asks for it.
    return KIND.encode() in part.payload and any(change.kind == KIND for change in part.rows())


def written_by(store: Store, operation: UUID) -> list[RowChange]:
    """Every row that an operation wrote, in all its scopes."""
    return [change for part in parts_of(store, operation) if part.payload is not None for change in part.rows()]


def weight(store: Store, operation: Operation) -> int:
    """How many bytes an operation wrote into the log."""
    found = store.connection.run("SELECT sum(length(payload)) FROM changeset WHERE op = ?", (operation.id.bytes,))
    return int(found.scalar() or 0)


def undo(store: Store, author: PersonId | None, step: Step = lambda _done, _total: None) -> Outcome:
    """Append the inverse of the person's newest operation; LaterChange where somebody touched the same since.

    What `step` raises stops it, and nothing was written.
    """
    operation = next_undo(store, author)
    if operation is None:
        raise ErasedWithIt if _ends_at_erasure(store, author) else NothingToUndo
    return _invert(store, operation, author, "undo", step)


def redo(store: Store, author: PersonId | None, step: Step = lambda _done, _total: None) -> Outcome:
    """Append the inverse of the newest undo; as `undo`."""
    operation = next_redo(store, author)
    if operation is None:
        raise NothingToRedo
    return _invert(store, operation, author, "redo", step)


def _invert(store: Store, operation: Operation, author: PersonId | None, key: str, step: Step) -> Outcome:
    from ctj_desktop.storage.log.inverting import invert  # not needed before the first time

    return invert(store, operation, author, key, step)
