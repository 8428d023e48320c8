"""How do the changesets of another replica come in? In order, whole, and nothing of ours is lost."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from ctj_desktop.domain.changes import Scope
from ctj_desktop.domain.ids import ReplicaId
from ctj_desktop.domain.log import LATEST_YEAR_MS, BrokenChain, Changeset
from ctj_desktop.domain.merge import covers
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import keep_changeset


@dataclass(slots=True)
class MergeReport:
    """What a merge did. `waiting` changesets need an earlier one that is not held: (replica, sequence) missing."""

    applied: int = 0
    known: int = 0
    waiting: list[tuple[Scope, ReplicaId, int]] = field(default_factory=list)
    changed: set[tuple[str, UUID]] = field(default_factory=set)


def apply(store: OpenFile, changesets: Iterable[Changeset]) -> MergeReport:
    """Apply what is next of its stream and whose `deps` are held; what is known already changes nothing.

    All or nothing: BrokenChain (a changeset that does not follow what is held, or a clock beyond 2100) applies none.
    """
    report = MergeReport()
    pending = list(changesets)
    with store.batch():
        while pending:
            rest = [changeset for changeset in pending if not _take(store, changeset, report)]
            if len(rest) == len(pending):
                break
            pending = rest
    for changeset in pending:
        report.waiting.extend(_missing(store, changeset))
    return report


def _take(store: OpenFile, changeset: Changeset, report: MergeReport) -> bool:
    """Whether the changeset is held now."""
    scope, replica = changeset.scope, changeset.replica
    end = store.streams.end(scope, replica)
    if changeset.seq <= end.seq:
        _check_same(store, changeset)
        report.known += 1
        return True
    vector = store.streams.vector(scope)
    held = all(covers(vector, other, seq) for other, seq in changeset.deps.items())
    if changeset.seq != end.seq + 1 or not held:
        return False
    _check(changeset)
    seen = {**changeset.deps, replica: changeset.seq}
    for change in changeset.rows():
        store.rows_door.write(scope, changeset.dot, seen, change)
        report.changed.add((change.kind, change.row))
    keep_changeset(store, changeset, store.environment.clock())
    report.applied += 1
    return True


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
        raise BrokenChain(str(changeset.replica), f"two contents of {changeset.seq}")


def _missing(store: OpenFile, changeset: Changeset) -> list[tuple[Scope, ReplicaId, int]]:
    vector = store.streams.vector(changeset.scope)
    wanted = {**changeset.deps, changeset.replica: changeset.seq - 1}
    return [(changeset.scope, r, seq) for r, seq in wanted.items() if not covers(vector, r, seq)]


def take_from(store: OpenFile, other: OpenFile) -> MergeReport:
    """Merge all that another open store holds beyond what is held here."""
    return apply(store, other.changesets(store.streams.vectors()))
