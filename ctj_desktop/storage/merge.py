"""How do the changesets of another replica come in? In order, whole, and nothing of ours is lost."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from ctj_desktop.domain.changes import Scope
from ctj_desktop.domain.ids import ReplicaId
from ctj_desktop.domain.log import LATEST_YEAR_MS, BrokenChain, Changeset
from ctj_desktop.domain.merge import covers
from ctj_desktop.errors import UserError
from ctj_desktop.i18n import N_
from ctj_desktop.storage.guard import Guard, MassChange
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.rows import GONE
from ctj_desktop.storage.unit import keep_changeset

__all__ = ["Fork", "Guard", "MassChange", "MergeReport", "Tally", "Waits", "apply", "take_from"]

ASIDE: Final = 10_000  # changesets that came before their causes; what comes beyond them must come again

RowName = tuple[str, UUID]


class Fork(BrokenChain):
    """One number of a stream has two contents: two computers went on writing under one name (exchange.md B10, 11)."""

    message = N_(
        "Change {seq} of {replica} has two contents: two computers went on with the same copy of a workspace. "
        "Nothing was applied; both sides keep what they hold."
    )

    def __init__(self, replica: str, seq: int) -> None:
        super().__init__(replica, f"two contents of {seq}")
        self.seq = seq


class Waits(UserError):
    """Earlier changes are not here; `missing` are (scope, replica, first and last number). Nothing was applied."""

    message = N_(
        "These changes build on earlier ones that have not come yet ({count} series). Nothing was applied. "
        "Import the earlier file first, or ask the sender to export again."
    )

    def __init__(self, missing: list[tuple[Scope, ReplicaId, int, int]]) -> None:
        super().__init__(missing)
        self.missing, self.count = missing, len(missing)


@dataclass(slots=True)
class Tally:
    """What an import does to the rows of one kind in one scope, in rows."""

    new: int = 0
    changed: int = 0
    deleted: int = 0
    overwritten: int = 0
    conflicts: int = 0


@dataclass(slots=True)
class MergeReport:
    """What a merge did, row by row: as it stood before all of it and as it stands after all of it.

    `waiting` changesets need an earlier one that is not held: (scope, replica, number) missing. `changed` is every
    row that was written. A row is `new` where it was never held here and is not gone at the end; `deleted` where it
    stood here and is gone; else it is among `changed_rows`. `overwritten` are rows that stood here before and of
    which a shown value gave way to a different one by another replica than wrote it. `conflicts` are newly so.
    """

    applied: int = 0
    known: int = 0
    waiting: list[tuple[Scope, ReplicaId, int]] = field(default_factory=list)
    changed: set[RowName] = field(default_factory=set)
    new: set[RowName] = field(default_factory=set)
    changed_rows: set[RowName] = field(default_factory=set)
    deleted: set[RowName] = field(default_factory=set)
    overwritten: set[RowName] = field(default_factory=set)
    conflicts: set[RowName] = field(default_factory=set)
    tallies: dict[tuple[Scope, str], Tally] = field(default_factory=dict)


def apply(
    store: OpenFile, changesets: Iterable[Changeset], *, guard: Guard | None = None, strict: bool = False
) -> MergeReport:
    """Apply what is next of its stream and whose `deps` are held; what is known already changes nothing.

    All or nothing: BrokenChain (a changeset that does not follow what is held, or that is malformed), Fork (two
    contents of one number), MassChange (beyond the guard) and, when `strict`, Waits (an earlier one is not held)
    apply none. Without `strict` what does not follow is put aside, tried again at the end, and named if it waits.
    """
    importing = _Import(store, strict)
    with store.batch():
        for changeset in changesets:
            importing.take(changeset)
        importing.finish()
        if guard is not None:
            guard.check(importing.losses())
    return importing.report


class _Import:
    """One import while it runs."""

    def __init__(self, store: OpenFile, strict: bool) -> None:
        self.store, self.strict, self.report = store, strict, MergeReport()
        self._aside: list[Changeset] = []
        self._before: dict[RowName, tuple[Scope, bool, bool, bool]] = {}

    def take(self, changeset: Changeset) -> None:
        if self._try(changeset):
            return
        missing = _missing(self.store, changeset)
        if self.strict:
            raise Waits([(s, r, self.store.streams.end(s, r).seq + 1, seq) for s, r, seq in missing])
        if len(self._aside) < ASIDE:
            self._aside.append(changeset)
        else:
            self.report.waiting.extend(missing)

    def finish(self) -> None:
        pending = self._aside
        while pending:
            rest = [changeset for changeset in pending if not self._try(changeset)]
            if len(rest) == len(pending):
                break
            pending = rest
        for changeset in pending:
            self.report.waiting.extend(_missing(self.store, changeset))
        for name in self._before:
            self._judge(name)

    def losses(self) -> list[tuple[str, int, int]]:
        """Of each kind: rows deleted or overwritten, of how many that stood here before."""
        lost = self.report.deleted | self.report.overwritten
        kinds = {kind for kind, _ in lost}
        return [(kind, sum(k == kind for k, _ in lost), self._stood_before(kind)) for kind in kinds]

    def _stood_before(self, kind: str) -> int:
        if kind not in self.store.schema.shapes:
            return 0
        now = self.store.connection.run(f"SELECT count(*) FROM {kind} WHERE deleted = 0").scalar()
        new = sum(k == kind for k, _ in self.report.new)
        return int(now or 0) - new + sum(k == kind for k, _ in self.report.deleted)

    def _try(self, changeset: Changeset) -> bool:
        """Whether the changeset is held now."""
        store, scope, replica = self.store, changeset.scope, changeset.replica
        end = store.streams.end(scope, replica)
        if changeset.seq <= end.seq:
            _check_same(store, changeset)
            self.report.known += 1
            return True
        vector = store.streams.vector(scope)
        held = all(covers(vector, other, seq) for other, seq in changeset.deps.items())
        if changeset.seq != end.seq + 1 or not held:
            return False
        _check(changeset)
        seen = {**changeset.deps, replica: changeset.seq}
        for change in changeset.rows():
            name = (change.kind, change.row)
            self._before.setdefault(name, (scope, *self._state(name)))
            before = store.rows_door.full_heads(*name) if self._before[name][1] else {}
            store.rows_door.write(scope, changeset.dot, seen, change)
            for register, value in change.registers.items():
                top = before.get(register, ())[-1:]
                after = store.rows_door.full_heads(*name)[register][-1]
                if top and top[0].dot.replica != replica and top[0].value != value and after.dot == changeset.dot:
                    self.report.overwritten.add(name)
            self.report.changed.add(name)
        keep_changeset(store, changeset, store.environment.clock())
        self.report.applied += 1
        return True

    def _state(self, name: RowName) -> tuple[bool, bool, bool]:
        """Held, gone, in conflict."""
        found = self.store.connection.run(
            "SELECT conflict FROM row_meta WHERE tbl = ? AND row_id = ?", (name[0], name[1].bytes)
        ).one_or_none()
        if found is None or name[0] not in self.store.schema.shapes:
            return found is not None, False, bool(found and found[0])
        state = self.store.connection.run(f"SELECT deleted FROM {name[0]} WHERE id = ?", (name[1].bytes,)).scalar()
        return True, state == GONE, bool(found[0])

    def _judge(self, name: RowName) -> None:
        scope, held, was_gone, was_conflict = self._before[name]
        _, gone, conflict = self._state(name)
        tally = self.report.tallies.setdefault((scope, name[0]), Tally())
        if not held and not gone:
            self.report.new.add(name)
            tally.new += 1
        elif held and gone and not was_gone:
            self.report.deleted.add(name)
            tally.deleted += 1
        elif held and not gone:
            self.report.changed_rows.add(name)
            tally.changed += 1
        if conflict and not was_conflict:
            self.report.conflicts.add(name)
            tally.conflicts += 1
        tally.overwritten += name in self.report.overwritten


def _check(changeset: Changeset) -> None:
    if changeset.payload is not None and hashlib.sha256(changeset.payload).digest() != changeset.payload_sha:
        raise BrokenChain(str(changeset.replica), "payload")
    if changeset.dot.hlc >> 16 >= LATEST_YEAR_MS:
        raise BrokenChain(str(changeset.replica), "clock")
    if changeset.fields["r"] != str(changeset.replica) or changeset.fields["s"] != changeset.seq:
        raise BrokenChain(str(changeset.replica), "header")


def _check_same(store: OpenFile, changeset: Changeset) -> None:
    """No stream has two contents under one number (exchange.md B10, 11): a fork is refused, both sides stay."""
    held = store.connection.run(
        "SELECT header, payload_sha FROM changeset WHERE scope = ? AND replica = ? AND seq = ?",
        (store.streams.number(changeset.scope), store.replicas.number(changeset.replica), changeset.seq),
    ).one()
    if (bytes(held[0]), bytes(held[1])) != (changeset.header, changeset.payload_sha):
        raise Fork(str(changeset.replica), changeset.seq)


def _missing(store: OpenFile, changeset: Changeset) -> list[tuple[Scope, ReplicaId, int]]:
    vector = store.streams.vector(changeset.scope)
    wanted = {**changeset.deps, changeset.replica: changeset.seq - 1}
    return [(changeset.scope, r, seq) for r, seq in wanted.items() if not covers(vector, r, seq)]


def take_from(store: OpenFile, other: OpenFile) -> MergeReport:
    """Merge all that another open store holds beyond what is held here."""
    return apply(store, other.changesets(store.streams.vectors()))
