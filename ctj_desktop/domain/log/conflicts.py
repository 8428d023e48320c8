"""Where do two offices contradict one another, what stood there before, and who may settle it?"""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Final

from ctj_desktop.domain.ids import REFERENCE_REPLICA, ReplicaId
from ctj_desktop.domain.log.changes import Dot, Json
from ctj_desktop.domain.log.heads import Head, Vector, covers, differ, merge_head, rank, shown
from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.domain.records.kinds import BY_NAME
from ctj_desktop.domain.texts import Language

DELETED: Final = "_del"
POSITION: Final = "position"
ORDER: Final = frozenset({POSITION, "parent"})
BLOCKS: Final = frozenset(
    {
        "text",
        "note",
        "proposed_decision",
        "late_reason",
        "reason",
        "summary",
        "conditions",
        "circulation",
        "legal_basis",
    }
)
SENTENCE_ENDS: Final = (".", "!", "?", "…", ":", ";")


OF_THE_FIRST: Final = frozenset({("numbering_right", "replica")})
"""Registers that two offices may write apart without a contradiction: the head of the lowest rank counts, as whoever
set a committee up first issues its numbers, and nobody is asked (exchange/FORMAT.md 7.5)."""


class Policy(StrEnum):
    """What kind of contradiction it is (exchange/FORMAT.md 7.5): who settles it, and how."""

    FIELD = "field"
    TEXT = "text"
    ORDER = "order"
    SIGNED = "signed"
    DELETION = "deletion"


def policy_of(kind: str, register: str, *, is_text: bool) -> Policy:
    """The class of a register; what a committee decided or voted needs its chair or its secretary."""
    if register == DELETED:
        return Policy.DELETION
    if kind in BY_NAME and BY_NAME[kind].signed:
        return Policy.SIGNED
    if register in ORDER:
        return Policy.ORDER
    return Policy.TEXT if is_text else Policy.FIELD


def is_block(register: str) -> bool:
    """Whether a text is written in paragraphs; a title or a name is one line."""
    return register.partition(".")[0] in BLOCKS


def both_texts(mine: str, theirs: str, *, block: bool, language: Language | None) -> str:
    """Two paragraphs, or one line: the own text first, then the other."""
    if not mine.strip() or not theirs.strip() or mine.strip() == theirs.strip():
        return mine if mine.strip() else theirs
    if block:
        return f"{mine.rstrip()}\n\n{theirs.lstrip()}"
    first = mine.strip()
    if first.endswith(SENTENCE_ENDS):
        return f"{first} {theirs.strip()}"
    joint = "\u202f; " if language is Language.FR else "; "
    return f"{first}{joint}{theirs.strip()}"


def torn(kind: str, registers: Mapping[str, tuple[Head, ...]]) -> tuple[str, ...]:
    """The registers that a person must look at, of a row that is not gone: differing heads, a refused deletion."""
    found = [
        name
        for name, heads in registers.items()
        if name != DELETED and differ(heads) and (kind, name) not in OF_THE_FIRST
    ]
    deletions = registers.get(DELETED, ())
    if any(head.value is True and head.dot.replica != REFERENCE_REPLICA for head in deletions):
        found.append(DELETED)
    return tuple(found)


def versions_of_register(heads: Iterable[Head], ours: ReplicaId) -> tuple[Head, ...]:
    """One head per value: the own one first, else the one that is shown; then the others, the newest first."""
    ordered = sorted(heads, key=rank, reverse=True)
    mine = next((head for head in ordered if head.dot.replica == ours), ordered[0])
    found = [mine]
    for head in ordered:
        if all(head.value != known.value for known in found):
            found.append(head)
    return tuple(found)


class Write(PositionalValue):
    """An earlier write of a register and the vector it was made under, its own number included."""

    dot: Dot
    value: Json
    seen: Vector


def common_before(heads: Sequence[Dot], seen: Mapping[Dot, Vector], past: Iterable[Write]) -> Head | None:
    """The value that all heads had seen: the newest common version, None where there is none.

    `past` holds every write of the register that is held; the shown one of those that all heads cover counts.
    """
    found: tuple[Head, ...] = ()
    for write in sorted(past, key=lambda one: (one.dot.hlc, one.dot.replica.bytes)):
        if all(write.dot != head and covers(seen[head], write.dot.replica, write.dot.seq) for head in heads):
            found = merge_head(found, Head(write.dot, write.value), write.seen)
    return shown(found) if found else None


def unseen_by(deletion: Vector, registers: Mapping[str, tuple[Head, ...]]) -> dict[str, Head]:
    """What was written to a row without its deletion knowing: the newest head of each such register."""
    return {
        name: head
        for name, heads in registers.items()
        if name != DELETED
        and not covers(deletion, (head := max(heads, key=rank)).dot.replica, head.dot.seq)
        and head.dot.replica != REFERENCE_REPLICA
    }
