"""Who did what, when; and how is it undone?"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from ctj_desktop.domain.ids import REFERENCE_REPLICA, HomeId, PersonId, ReplicaId
from ctj_desktop.domain.log.changes import Dot, Json, Operation, OperationLabel, Outcome, RowChange, Scope
from ctj_desktop.domain.log.changesets import Changeset
from ctj_desktop.domain.log.conflicts import DELETED
from ctj_desktop.domain.log.heads import Head, covers, is_gone, merge_head, shown
from ctj_desktop.domain.record import DataClass, PositionalValue
from ctj_desktop.errors import Refused
from ctj_desktop.i18n import N_
from ctj_desktop.storage.errors import LaterChange, LaterChangeUnnamed, NothingToRedo, NothingToUndo
from ctj_desktop.storage.log.labels import operation_of
from ctj_desktop.storage.log.redaction import KIND, redacted
from ctj_desktop.storage.log.writers import writer
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.store import Store

FEW, MANY = 16, 500
BY_PROGRAM = frozenset({"workspace.created", "reference.updated", "numbering.taken_over"})
"""Acts of nobody at the keyboard: undo stops at them."""


class ErasedBefore(Refused):
    """What stood before an operation was erased for good."""

    message = N_(
        "This cannot be undone, because a text that stood before it was erased for good. Write the new text by hand."
    )


class ErasedWithIt(NothingToUndo):
    """The newest act erased something for good, or its own content was erased since."""

    message = N_(
        "Undo ends here: what was done last took something out of the history for good, as closing an item does. "
        "Open the item again instead; what hangs on it is all there."
    )


class HistoryEntry(PositionalValue):
    """One operation's part in one scope; `undone` when an undo that stands took it back.

    Of an `erased` one the rows still name what was written, each with the value None.
    """

    operation: Operation
    rows: tuple[RowChange, ...]
    replica: ReplicaId
    seq: int
    held_since: datetime
    undone: bool
    erased: bool = False


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


_ROW = "c.scope, c.replica, c.seq, c.header, c.payload, c.payload_sha, c.held_since"


def changeset_of(store: OpenFile, row: Any) -> Changeset:
    """From a row of `scope, replica, seq, header, payload, payload_sha, …`."""
    scope_row = store.connection.run("SELECT home, class FROM scope WHERE n = ?", (row[0],)).one()
    scope = Scope(HomeId(UUID(bytes=scope_row[0])), DataClass(scope_row[1]))
    payload = None if row[4] is None else bytes(row[4])
    return Changeset(scope, store.replicas.id(row[1]), row[2], bytes(row[3]), payload, bytes(row[5]))


def history(store: Store, record_id: UUID | None = None, *, limit: int = 200) -> list[HistoryEntry]:
    """Newest first: of the whole workspace, or of one record by the index of touched rows."""
    if record_id is None:
        sql = (  # the index on the clock finds the newest; only these are sorted
            f"SELECT {_ROW} FROM changeset c WHERE c.hlc >= (SELECT min(hlc) FROM "
            "(SELECT hlc FROM changeset ORDER BY hlc DESC LIMIT :limit)) "
            "ORDER BY c.hlc DESC, c.replica DESC, c.scope LIMIT :limit"
        )
        found = store.connection.run(sql, {"limit": limit}).all()
    else:
        sql = (
            f"SELECT {_ROW} FROM touched t JOIN changeset c USING (scope, replica, seq) "
            "WHERE t.row_id = ? ORDER BY t.hlc DESC, c.replica DESC LIMIT ?"
        )
        found = store.connection.run(sql, (record_id.bytes, limit)).all()
    return [_entry(store, row, record_id) for row in found]


def _entry(store: Store, row: Any, record_id: UUID | None) -> HistoryEntry:
    changeset = changeset_of(store, row)
    written = changeset.rows() if changeset.payload is not None else _erased_rows(store, row, record_id)
    rows = [change for change in written if record_id in (None, change.row)]
    return HistoryEntry(
        operation=operation_of(store, changeset),
        rows=tuple(rows),
        replica=changeset.replica,
        seq=changeset.seq,
        held_since=datetime.fromisoformat(row[6]),
        undone=_is_undone(store, changeset.operation.id),
        erased=changeset.payload is None,
    )


def _erased_rows(store: Store, row: Any, record_id: UUID | None) -> list[RowChange]:
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
                wrote = (row.kind, row.row, register, old, value, entry.erased)
                changes.append(RegisterChange(entry.operation, entry.replica, *wrote))
                if ours or not written:  # the reference stream yields (exchange/FORMAT.md 7.3)
                    last[row.kind, register] = ours, value
    return list(reversed(changes))


def _is_undone(store: Store, operation: UUID) -> bool:
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


def _target(store: Store, operation: UUID, undoes: bytes | None) -> tuple[UUID, int]:
    """The ordinary operation at the end of a chain of undos, and the chain's length."""
    length = 0
    while undoes is not None:
        operation, length = UUID(bytes=undoes), length + 1
        undoes = store.connection.run("SELECT undoes FROM changeset WHERE op = ? LIMIT 1", (operation.bytes,)).scalar()
    return operation, length


def next_undo(store: Store, author: PersonId | None) -> Operation | None:
    """What undo would take back now."""
    for op, undoes in _own(store, author):
        if undoes is None and not _is_undone(store, UUID(bytes=op)):
            parts = _parts(store, UUID(bytes=op))
            final = parts[0].operation.label.key in BY_PROGRAM
            return None if final or any(_is_final(part) for part in parts) else operation_of(store, parts[0])
    return None


def next_redo(store: Store, author: PersonId | None) -> Operation | None:
    """The undo that redo would take back now: none once the person has done something new."""
    for op, undoes in _own(store, author):
        if undoes is None:
            return None
        undo_id = UUID(bytes=op)
        length = _target(store, undo_id, undoes)[1]
        if length % 2 == 1 and not _is_undone(store, undo_id):
            parts = _parts(store, undo_id)
            return None if any(_is_final(part) for part in parts) else operation_of(store, parts[0])
    return None


def _ends_at_erasure(store: Store, author: PersonId | None) -> bool:
    """Whether the newest act that is not undone erased something for good, or was erased."""
    standing = (op for op, undoes in _own(store, author) if not undoes and not _is_undone(store, UUID(bytes=op)))
    newest = next(standing, None)
    return newest is not None and any(_is_final(part) for part in _parts(store, UUID(bytes=newest)))


def _is_final(part: Changeset) -> bool:
    """An erasure is for good, and what was erased cannot be put back."""
    if part.payload is None:
        return True
    # Looked for in the bytes first: the newest act may have written thousands of rows, and every act asks for it.
    return KIND.encode() in part.payload and any(change.kind == KIND for change in part.rows())


def written_by(store: Store, operation: UUID) -> list[RowChange]:
    """Every row that an operation wrote, in all its scopes."""
    return [change for part in _parts(store, operation) if part.payload is not None for change in part.rows()]


def undo(store: Store, author: PersonId | None) -> Outcome:
    """Append the inverse of the person's newest operation; LaterChange where somebody touched the same since."""
    operation = next_undo(store, author)
    if operation is None:
        raise ErasedWithIt if _ends_at_erasure(store, author) else NothingToUndo
    return _invert(store, operation, author, "undo")


def redo(store: Store, author: PersonId | None) -> Outcome:
    """Append the inverse of the newest undo."""
    operation = next_redo(store, author)
    if operation is None:
        raise NothingToRedo
    return _invert(store, operation, author, "redo")


def _parts(store: Store, operation: UUID) -> list[Changeset]:
    rows = store.connection.run(
        f"SELECT {_ROW} FROM changeset c WHERE c.op = ? ORDER BY c.scope", (operation.bytes,)
    ).all()
    return [changeset_of(store, row) for row in rows]


def _invert(store: Store, operation: Operation, author: PersonId | None, key: str) -> Outcome:
    named = _named(store, operation)
    what = operation_of(store, named[0]).label
    label = OperationLabel(key, {"key": what.key, **what.args})
    with store.write(label, author=author, undoes=operation.id) as unit:
        unit.words_in(next((part.scope for part in named if part.has_label_line), None))
        for part in _parts(store, operation.id):
            for change in part.rows():
                earlier = _earlier(store, part, change)
                _check_not_erased(store, part, change, earlier)
                _check_untouched(store, part, change, whole_row=not earlier)
                unit.write(change.kind, change.row, part.scope, _before(store, earlier, change))
    return unit.outcome


def _named(store: Store, operation: Operation) -> list[Changeset]:
    """The parts of the ordinary operation at the end of a chain of undos: its label is told."""
    target, _ = _target(store, operation.id, operation.undoes.bytes if operation.undoes else None)
    return _parts(store, target)


def _check_untouched(store: Store, part: Changeset, change: RowChange, *, whole_row: bool) -> None:
    """Refuse where a later operation, undos that cancel out apart, wrote one of the registers."""
    heads = store.rows_door.heads(change.kind, change.row)
    for register in heads if whole_row else change.registers:
        for head in heads.get(register, ()):
            if head.dot == part.dot:
                continue
            mine = _origin(store, part.scope, change, register, part.dot)
            if _origin(store, part.scope, change, register, head.dot) not in (mine, None):
                raise _later(store, _at(store, part.scope, head.dot))


def _check_not_erased(
    store: Store, part: Changeset, change: RowChange, earlier: list[tuple[Changeset, RowChange]]
) -> None:
    """Refuse where something that stood before was erased: nobody can say what to put back.

    What had been written over already by the time is no loss. Of a changeset that came without its content it is not
    known what it wrote.
    """
    if not redacted(store, part.scope):
        return
    whole_row = not earlier
    seen = {**part.deps, part.replica: part.seq - 1}
    found = store.connection.run(
        "SELECT c.replica, c.seq, (SELECT t.registers FROM touched t WHERE t.row_id = ? AND t.hlc = c.hlc AND "
        "t.replica = c.replica AND t.scope = c.scope AND t.tbl = ?), EXISTS (SELECT 1 FROM touched t WHERE "
        "t.scope = c.scope AND t.replica = c.replica AND t.seq = c.seq) "
        "FROM changeset c WHERE c.scope = ? AND c.payload IS NULL",
        (change.row.bytes, change.kind, store.streams.number(part.scope)),
    ).all()
    for replica, seq, registers, is_known in found:
        wrote = set(registers.split()) if registers is not None else set()
        lost = wrote if whole_row else wrote & change.registers.keys()
        if not covers(seen, store.replicas.id(replica), seq):
            continue
        if not is_known or any(not _written_over(earlier, name, store.replicas.id(replica), seq) for name in lost):
            raise ErasedBefore


def _written_over(earlier: list[tuple[Changeset, RowChange]], register: str, replica: ReplicaId, seq: int) -> bool:
    """Whether a write that is held had seen this changeset when it wrote the register."""
    return any(
        register in old.registers and covers({**one.deps, one.replica: one.seq}, replica, seq) for one, old in earlier
    )


def _at(store: Store, scope: Scope, dot: Dot) -> Changeset:
    row = store.connection.run(
        f"SELECT {_ROW} FROM changeset c WHERE scope = ? AND replica = ? AND seq = ?",
        (store.streams.number(scope), store.replicas.number(dot.replica), dot.seq),
    ).one()
    return changeset_of(store, row)


def _origin(store: Store, scope: Scope, change: RowChange, register: str, dot: Dot) -> Dot | None:
    """The ordinary write whose value a head holds: an undo shows what stood before, a redo what stood again.

    None where it shows again that nobody had written the register: that nobody had deleted a row, too, whether its
    deletion was undone or its creation done again.
    """
    operation = _at(store, scope, dot).operation
    if operation.undoes is None:
        return dot
    target, length = _target(store, operation.id, operation.undoes.bytes)
    part = next(part for part in _parts(store, target) if part.scope == scope)
    made = register == DELETED and not _wrote(part, change, DELETED)  # undone, a row that was made goes away
    if length % 2 == 0:
        return None if made else part.dot
    before = _shown_before(_earlier(store, part, change), register)
    if before is not None:
        return _origin(store, scope, change, register, before.dot)
    return part.dot if made else None


def _wrote(part: Changeset, change: RowChange, register: str) -> bool:
    """Whether a changeset wrote this register of the row."""
    return any((one.kind, one.row) == (change.kind, change.row) and register in one.registers for one in part.rows())


def _later(store: Store, part: Changeset) -> LaterChange:
    """By whom and when; the person, else the office."""
    other, name = operation_of(store, part), writer(store, part.operation.author, part.replica)
    return (LaterChange if name else LaterChangeUnnamed)(name, other.at, other.label)


def _before(store: Store, earlier: list[tuple[Changeset, RowChange]], change: RowChange) -> dict[str, Json]:
    """The registers as they were: a row that the operation made goes away, the others get their earlier value."""
    if not earlier:
        return {DELETED: True} if change.registers.get(DELETED) is not True else {DELETED: False}
    before: dict[str, Json] = {}
    for register in change.registers:
        if register == DELETED:  # a refused deletion is a head as well, yet the row stood
            before[register] = _was_gone(earlier)
            continue
        head = _shown_before(earlier, register)
        before[register] = _default(store, change.kind, register) if head is None else head.value
    return before


def _shown_before(earlier: list[tuple[Changeset, RowChange]], register: str) -> Head | None:
    """The head that was shown, by the rules of merging: the newest write is not always it (exchange/FORMAT.md 7.2)."""
    heads = _heads_before(earlier).get(register, ())
    return shown(heads) if heads else None


def _was_gone(earlier: list[tuple[Changeset, RowChange]]) -> bool:
    """Whether the row was hidden: a deletion had seen all the rest."""
    seen = {changeset.dot: {**changeset.deps, changeset.replica: changeset.seq} for changeset, _ in earlier}
    return is_gone(_heads_before(earlier), lambda dot: seen[dot])


def _heads_before(earlier: list[tuple[Changeset, RowChange]]) -> dict[str, tuple[Head, ...]]:
    heads: dict[str, tuple[Head, ...]] = {}
    for changeset, row in reversed(earlier):  # clocks grow along causality, so causes come first
        seen = {**changeset.deps, changeset.replica: changeset.seq}
        for register, value in row.registers.items():
            heads[register] = merge_head(heads.get(register, ()), Head(changeset.dot, value), seen)
    return heads


def _earlier(store: Store, part: Changeset, change: RowChange) -> list[tuple[Changeset, RowChange]]:
    """The row changes that the changeset had seen, newest first."""
    found = store.connection.run(
        f"SELECT {_ROW} FROM touched t JOIN changeset c USING (scope, replica, seq) "
        "WHERE t.row_id = ? AND t.tbl = ? ORDER BY t.hlc DESC, c.replica DESC",
        (change.row.bytes, change.kind),
    ).all()
    seen = {**part.deps, part.replica: part.seq - 1}
    changesets = [changeset_of(store, row) for row in found]
    return [
        (changeset, old)
        for changeset in changesets
        if covers(seen, changeset.replica, changeset.seq)
        for old in changeset.rows()
        if (old.kind, old.row) == (change.kind, change.row)
    ]


def _default(store: Store, kind: str, register: str) -> Json:
    shape = store.schema.shapes.get(kind)
    found = shape.by_name.get(register) if shape else None  # a later version's: it had no value here
    return found.to_json(found.unwritten) if found else None
