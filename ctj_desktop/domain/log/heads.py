"""Which value of a register is shown, and which others are still waiting for a person?

A register holds heads: the writes that no other held write has seen (exchange/FORMAT.md 7.2).
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from uuid import UUID

from ctj_desktop.domain.ids import REFERENCE_REPLICA, ReplicaId
from ctj_desktop.domain.log.changes import Dot, Json
from ctj_desktop.domain.record import PositionalValue

Vector = Mapping[ReplicaId, int]


class Head(PositionalValue):
    """A write of a register that no other held write has seen."""

    dot: Dot
    value: Json


def covers(vector: Vector, replica: ReplicaId, seq: int) -> bool:
    """Whether a vector has seen a changeset."""
    return vector.get(replica, 0) >= seq


def rank(head: Head) -> tuple[int, bytes]:
    """The shown head has the highest rank: clock first, then replica (exchange/FORMAT.md 7.2)."""
    return head.dot.hlc, head.dot.replica.bytes


def merge_head(heads: Iterable[Head], new: Head, seen: Vector) -> tuple[Head, ...]:
    """The heads after a write that was made under the vector `seen`, lowest rank first.

    A head of the reference stream yields to any other replica's head (exchange/FORMAT.md 7.3).
    """
    kept = [head for head in heads if not covers(seen, head.dot.replica, head.dot.seq)]
    kept.append(new)
    others = [head for head in kept if head.dot.replica != REFERENCE_REPLICA]
    return tuple(sorted(others or kept, key=rank))


def first_head(heads: Iterable[Head], new: Head) -> tuple[Head, ...]:
    """The only head of a register that is written once: the lowest rank of all writes wins for ever.

    What a later write claims to have seen does not count (exchange/FORMAT.md 11.20), nor does the order of arrival.
    """
    return (min((*heads, new), key=rank),)


def shown(heads: tuple[Head, ...]) -> Head:
    """The head whose value is shown."""
    return max(heads, key=rank)


def differ(heads: tuple[Head, ...]) -> bool:
    """Two or more heads with different values are a conflict; equal values are none."""
    return any(head.value != heads[0].value for head in heads[1:])


def is_gone(registers: Mapping[str, tuple[Head, ...]], vector_of: Callable[[Dot], Vector]) -> bool:
    """A row is gone only if one deletion has seen every other head of the row (exchange/FORMAT.md 7.4)."""
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


def heads_hash(kind: str, row: UUID, heads: Mapping[str, tuple[Head, ...]]) -> bytes:
    """A row's part of its scope's digest: which writes stand. Their values are fixed by the chain of the log."""
    packed = {
        name: [pack_dot(head.dot.hlc, head.dot.replica.bytes, head.dot.seq) for head in found]
        for name, found in heads.items()
    }
    return packed_hash(kind, row, packed)


def pack_dot(hlc: int, replica: bytes, seq: int) -> bytes:
    """A write's name as the hash of its row takes it: clock (8 bytes), replica (16), number (8), big-endian."""
    return hlc.to_bytes(8, "big") + replica + seq.to_bytes(8, "big")


def packed_hash(kind: str, row: UUID, packed: Mapping[str, Sequence[bytes]]) -> bytes:
    """SHA-256 over kind, NUL, row and, by name, each register: name, NUL, number of heads (2 bytes, big-endian)
    and each head packed, lowest rank first.
    """
    parts = [kind.encode(), b"\0", row.bytes]
    for name in sorted(packed):
        found = packed[name]
        parts += (name.encode(), b"\0", len(found).to_bytes(2, "big"), *found)
    return hashlib.sha256(b"".join(parts)).digest()


def digest_after(digest: bytes, old: bytes, new: bytes) -> bytes:
    """The digest of a scope after one row's hash changed (`old` is empty for a new row).

    It is the sum of the rows' hashes modulo 2^256: kept row by row, and no order matters.
    """
    total = int.from_bytes(digest, "big") - int.from_bytes(old, "big") + int.from_bytes(new, "big")
    return (total % (1 << 256)).to_bytes(32, "big")
