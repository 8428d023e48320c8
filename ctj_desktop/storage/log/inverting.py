"""What is the inverse of an operation, and who or what stands in its way?"""

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from ctj_desktop.domain.ids import PersonId, ReplicaId
from ctj_desktop.domain.log.changes import Dot, Json, Operation, OperationLabel, Outcome, RowChange, Scope
from ctj_desktop.domain.log.changesets import Changeset
from ctj_desktop.domain.log.conflicts import DELETED
from ctj_desktop.domain.log.heads import Head, covers, is_gone, merge_head, shown
from ctj_desktop.domain.record import RecordKey
from ctj_desktop.errors import Refused
from ctj_desktop.storage.errors import LaterChange, LaterChangeUnnamed
from ctj_desktop.storage.log.held import ROW, changeset_of, parts_of, target_of
from ctj_desktop.storage.log.labels import operation_of
from ctj_desktop.storage.log.redaction import KeptRows
from ctj_desktop.storage.log.writers import writer
from ctj_desktop.storage.pieces import Step, in_pieces
from ctj_desktop.storage.store import Store


class ErasedBefore(Refused):
    """This cannot be undone, because a text that stood before it was erased for good. Write the new text by hand."""


def invert(store: Store, operation: Operation, author: PersonId | None, key: str, step: Step) -> Outcome:
    """Append the inverse of an operation; LaterChange, ErasedBefore. What `step` raises leaves all as it was."""
    named = _named(store, operation)
    what = operation_of(store, named[0]).label
    label = OperationLabel(key, {"key": what.key, **what.args})
    inverse = _Inverse(store, operation, step)
    total = len(inverse.changes)
    with store.bulk(lambda: step(total, total)), store.write(label, author=author, undoes=operation.id) as unit:
        unit.words_in(next((part.scope for part in named if part.has_label_line), None))
        for part, change in in_pieces(store, inverse.changes, total, step):
            unit.write(change.kind, change.row, part.scope, inverse.of(part, change))
    return unit.outcome


def _named(store: Store, operation: Operation) -> list[Changeset]:
    """The parts of the ordinary operation at the end of a chain of undos: its label is told."""
    target, _ = target_of(store, operation.id, operation.undoes.bytes if operation.undoes else None)
    return parts_of(store, target)


class _Inverse:
    """What stood before an operation. A changeset may hold thousands of rows: each is read once, and parsed once."""

    def __init__(self, store: Store, operation: Operation, step: Step) -> None:
        self._store, self._kept_rows = store, KeptRows(store)
        self._held: dict[tuple[Scope, Dot], Changeset] = {}
        self._rows: dict[tuple[Scope, Dot], dict[RecordKey, list[RowChange]]] = {}
        self._parts: dict[UUID, list[Changeset]] = {}
        self.changes: list[tuple[Changeset, RowChange]] = []
        for part in self._parts_of(operation.id):
            self.changes += [(part, change) for change in part.rows()]
            step(0, 0)

    def of(self, part: Changeset, change: RowChange) -> dict[str, Json]:
        """The registers of a row as they were; LaterChange, ErasedBefore."""
        earlier = self._earlier(part, change)
        if self._kept_rows.any_in(part.scope):
            self._check_not_erased(part, change, earlier)
        self._check_untouched(part, change, whole_row=not earlier)
        return _before(self._store, earlier, change)

    # the log

    def _parts_of(self, operation: UUID) -> list[Changeset]:
        if operation not in self._parts:
            self._parts[operation] = [self._kept(part) for part in parts_of(self._store, operation)]
        return self._parts[operation]

    def _kept(self, changeset: Changeset) -> Changeset:
        return self._held.setdefault((changeset.scope, changeset.dot), changeset)

    def _at(self, scope: Scope, dot: Dot) -> Changeset:
        return self._held.get((scope, dot)) or self._numbered(
            self._store.streams.number(scope), self._store.replicas.number(dot.replica), dot.seq
        )

    def _numbered(self, scope: int, replica: int, seq: int) -> Changeset:
        row = self._store.connection.run(
            f"SELECT {ROW} FROM changeset c WHERE scope = ? AND replica = ? AND seq = ?", (scope, replica, seq)
        ).one()
        return self._kept(changeset_of(self._store, row))

    def _written(self, changeset: Changeset, change: RowChange) -> Sequence[RowChange]:
        """What a changeset wrote of the row."""
        rows = self._rows.get((changeset.scope, changeset.dot))
        if rows is None:
            rows = self._rows[changeset.scope, changeset.dot] = defaultdict(list)
            for one in self._kept_rows.rows(changeset):
                rows[one.kind, one.row].append(one)
        return rows.get((change.kind, change.row), ())

    def _earlier(self, part: Changeset, change: RowChange) -> list[tuple[Changeset, RowChange]]:
        """The row changes that the changeset had seen, newest first."""
        store = self._store
        found = store.connection.run(
            "SELECT scope, replica, seq, hlc FROM touched WHERE row_id = ? AND tbl = ? ORDER BY hlc DESC, replica DESC",
            (change.row.bytes, change.kind),
        ).all()
        seen = {**part.deps, part.replica: part.seq - 1}
        changesets = [
            self._held.get((store.streams.scope(scope), Dot(hlc, store.replicas.id(replica), seq)))
            or self._numbered(scope, replica, seq)
            for scope, replica, seq, hlc in found
            if covers(seen, store.replicas.id(replica), seq)
        ]
        return [(changeset, old) for changeset in changesets for old in self._written(changeset, change)]

    # what stands in the way

    def _check_untouched(self, part: Changeset, change: RowChange, *, whole_row: bool) -> None:
        """Refuse where a later operation, undos that cancel out apart, wrote one of the registers."""
        heads = self._store.rows_door.heads(change.kind, change.row)
        for register in heads if whole_row else change.registers:
            for head in heads.get(register, ()):
                if head.dot == part.dot:
                    continue
                mine = self._origin(part.scope, change, register, part.dot)
                if self._origin(part.scope, change, register, head.dot) not in (mine, None):
                    raise _later(self._store, self._at(part.scope, head.dot))

    def _check_not_erased(self, part: Changeset, change: RowChange, earlier: list[tuple[Changeset, RowChange]]) -> None:
        """Refuse where something that stood before was erased: nobody can say what to put back.

        What had been written over already by the time is no loss. Of a changeset that came without its content it is
        not known what it wrote.
        """
        store, whole_row = self._store, not earlier
        seen = {**part.deps, part.replica: part.seq - 1}
        found = store.connection.run(
            "SELECT c.replica, c.seq, (SELECT t.registers FROM touched t WHERE t.row_id = ? AND t.hlc = c.hlc AND "
            "t.replica = c.replica AND t.scope = c.scope AND t.tbl = ?), EXISTS (SELECT 1 FROM touched t WHERE "
            "t.scope = c.scope AND t.replica = c.replica AND t.seq = c.seq) "
            "FROM changeset c WHERE c.scope = ? AND c.payload IS NULL",
            (change.row.bytes, change.kind, store.streams.number(part.scope)),
        ).all()
        for number, seq, registers, is_known in found:
            replica = store.replicas.id(number)
            wrote = set(registers.split()) if registers is not None else set()
            lost = wrote if whole_row else wrote & change.registers.keys()
            if not covers(seen, replica, seq):
                continue
            if not is_known or any(not _written_over(earlier, name, replica, seq) for name in lost):
                raise ErasedBefore

    def _origin(self, scope: Scope, change: RowChange, register: str, dot: Dot) -> Dot | None:
        """The ordinary write whose value a head holds: an undo shows what stood before, a redo what stood again.

        None where it shows again that nobody had written the register: that nobody had deleted a row, too, whether
        its deletion was undone or its creation done again.
        """
        operation = self._at(scope, dot).operation
        if operation.undoes is None:
            return dot
        target, length = target_of(self._store, operation.id, operation.undoes.bytes)
        part = next(part for part in self._parts_of(target) if part.scope == scope)
        wrote = any(register in one.registers for one in self._written(part, change))
        made = register == DELETED and not wrote  # undone, a row that was made goes away
        if length % 2 == 0:
            return None if made else part.dot
        before = _shown_before(self._earlier(part, change), register)
        if before is not None:
            return self._origin(scope, change, register, before.dot)
        return part.dot if made else None


def _written_over(earlier: list[tuple[Changeset, RowChange]], register: str, replica: ReplicaId, seq: int) -> bool:
    """Whether a write that is held had seen this changeset when it wrote the register."""
    return any(
        register in old.registers and covers({**one.deps, one.replica: one.seq}, replica, seq) for one, old in earlier
    )


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


def _default(store: Store, kind: str, register: str) -> Json:
    shape = store.schema.shapes.get(kind)
    found = shape.by_name.get(register) if shape else None  # a later version's: it had no value here
    return found.to_json(found.unwritten) if found else None
