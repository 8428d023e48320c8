"""Which value of a register is shown, and which others are still waiting for a person?

A register holds heads: the writes that no other held write has seen (exchange.md B3).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from ctj_desktop.domain.changes import Dot, Json
from ctj_desktop.domain.ids import REFERENCE_REPLICA, ReplicaId

Vector = Mapping[ReplicaId, int]


@dataclass(frozen=True, slots=True)
class Head:
    """A write of a register that no other held write has seen."""

    dot: Dot
    value: Json


def covers(vector: Vector, replica: ReplicaId, seq: int) -> bool:
    """Whether a vector has seen a changeset."""
    return vector.get(replica, 0) >= seq


def rank(head: Head) -> tuple[int, bytes]:
    """The shown head has the highest rank: clock first, then replica (exchange.md B3)."""
    return head.dot.hlc, head.dot.replica.bytes


def merge_head(heads: Iterable[Head], new: Head, seen: Vector) -> tuple[Head, ...]:
    """The heads after a write that was made under the vector `seen`, lowest rank first.

    A head of the reference stream yields to any other replica's head (exchange.md B3, the one exception).
    """
    kept = [head for head in heads if not covers(seen, head.dot.replica, head.dot.seq)]
    kept.append(new)
    others = [head for head in kept if head.dot.replica != REFERENCE_REPLICA]
    return tuple(sorted(others or kept, key=rank))


def shown(heads: tuple[Head, ...]) -> Head:
    """The head whose value is shown."""
    return max(heads, key=rank)


def differ(heads: tuple[Head, ...]) -> bool:
    """Two or more heads with different values are a conflict; equal values are none."""
    return any(head.value != heads[0].value for head in heads[1:])


def is_gone(registers: Mapping[str, tuple[Head, ...]], vector_of: Callable[[Dot], Vector]) -> bool:
    """A row is gone only if one deletion has seen every other head of the row (exchange.md B3)."""
    deletions = [head for head in registers.get("_del", ()) if head.value is True]
    rest = [head.dot for heads in registers.values() for head in heads]
    return any(_has_seen_all(deletion.dot, rest, vector_of) for deletion in deletions)


def _has_seen_all(deletion: Dot, dots: list[Dot], vector_of: Callable[[Dot], Vector]) -> bool:
    seen = {**vector_of(deletion), deletion.replica: deletion.seq}
    return all(dot.replica == REFERENCE_REPLICA or covers(seen, dot.replica, dot.seq) for dot in dots)


def in_conflict(registers: Mapping[str, tuple[Head, ...]], gone: bool) -> bool:
    """Whether a person must look: differing heads, or a deletion against an edit.

    A deletion of the reference stream yields to an edit silently, as its other heads do.
    """
    deletions = (head for head in registers.get("_del", ()) if head.value is True)
    wanted_gone = any(head.dot.replica != REFERENCE_REPLICA for head in deletions)
    return any(differ(heads) for heads in registers.values()) or (wanted_gone and not gone)
