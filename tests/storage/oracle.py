"""What must a store show, given the bytes of its log? Computed from scratch by the rules alone.

An independent second opinion on merging: it shares no code with the program, keeps nothing between two calls and
looks at each changeset only as the bytes in the file. The rules are those of exchange/FORMAT.md 7: a write is a head
while no other held write of its register has seen it; the head with the highest clock is shown, equal clocks by
replica; heads of different values are a conflict; a row is gone when one deletion has seen all its other heads. A
head of the reference stream yields to any other without a conflict. Of a kind that is written once, the write of the
lowest rank is the only head of its register for ever; it stays where its payload is erased, in the line that erases.
Who issues the numbers of a committee is no conflict.
"""

import hashlib
import json
import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID, uuid5

NETWORK = UUID("6f1d6c0e-5d7a-5b0e-9c39-0a7c1a5e2017")
REFERENCE = str(uuid5(NETWORK, "\x1f".join(("replica", "arcjurassien", "reference"))))

ONCE = {"meeting_move", "task_move", "project_move", "approved_version"}

Value = object  # plain JSON
RowName = tuple[str, str]  # kind, row


@dataclass(frozen=True)
class Raw:
    """One changeset as it lies in the file."""

    home: str
    data_class: str
    replica: str
    seq: int
    header: bytes
    payload: bytes | None
    payload_sha: bytes

    @property
    def name(self) -> tuple[str, str, str, int]:
        """Scope, replica and number: never two contents."""
        return self.home, self.data_class, self.replica, self.seq


@dataclass(frozen=True)
class Write:
    """One register written by one changeset, and what its author had seen."""

    hlc: int
    replica: str
    seq: int
    value: Value
    seen: Mapping[str, int] = field(compare=False, repr=False)

    @property
    def rank(self) -> tuple[int, int]:
        return self.hlc, UUID(self.replica).int

    def saw(self, other: "Write") -> bool:
        """Whether the author of this write had the other one before him."""
        return self.seen.get(other.replica, 0) >= other.seq


@dataclass(frozen=True)
class Row:
    """What a store must hold of one row: heads lowest first, shown values, gone, in conflict, all ever written."""

    heads: Mapping[str, tuple[Write, ...]]
    shown: Mapping[str, Value]
    gone: bool
    conflict: bool
    written: Mapping[str, tuple[Write, ...]]


def state(log: Iterable[Raw]) -> dict[RowName, Row]:
    """Every row that the changesets speak of."""
    writes: dict[RowName, dict[str, list[Write]]] = {}
    held = list(log)
    for raw in held:
        header = json.loads(raw.header)
        seen = {**header["d"], raw.replica: raw.seq}
        for kind, row, registers in _lines(raw) if raw.payload is not None else _kept(raw, held):
            if kind == "_label":
                continue  # the words of the operation's label
            for register, value in registers.items():
                write = Write(int(header["h"], 16), raw.replica, raw.seq, value, seen)
                writes.setdefault((kind, row), {}).setdefault(register, []).append(write)
    return {name: _row(name[0], registers) for name, registers in writes.items()}


def _lines(raw: Raw) -> list[tuple[str, str, dict[str, Value]]]:
    return [tuple(json.loads(line)) for line in (raw.payload or b"").decode().split("\n")[:-1]]


def _kept(erased: Raw, log: Iterable[Raw]) -> list[tuple[str, str, dict[str, Value]]]:
    """What stays of an erased payload, by every redaction of its scope whose author had seen it; all say the same."""
    found: dict[RowName, dict[str, Value]] = {}
    for raw in log:
        if (raw.home, raw.data_class) != (erased.home, erased.data_class):
            continue
        seen = {**json.loads(raw.header)["d"], raw.replica: raw.seq}
        for kind, _, said in _lines(raw) if seen.get(erased.replica, 0) >= erased.seq else ():
            parts = said.get("kept", []) if kind == "_redaction" else []
            assert isinstance(parts, list)
            for sha, of, row, registers in parts:
                if sha == erased.payload_sha.hex():
                    assert found.setdefault((of, row), registers) == registers
    return [(kind, row, registers) for (kind, row), registers in found.items()]


def digests(log: Iterable[Raw]) -> dict[tuple[str, str], bytes]:
    """Of each scope: the sum modulo 2^256 of SHA-256(kind, NUL, row, and by name each register with its heads)."""
    scopes: dict[tuple[str, str], list[Raw]] = {}
    for raw in log:
        scopes.setdefault((raw.home, raw.data_class), []).append(raw)
    return {
        scope: (sum(_hash(*name, row) for name, row in state(own).items()) % 2**256).to_bytes(32, "big")
        for scope, own in scopes.items()
    }


def _hash(kind: str, row_id: str, row: Row) -> int:
    text = kind.encode() + b"\0" + UUID(row_id).bytes
    for register, heads in sorted(row.heads.items()):
        text += register.encode() + b"\0" + struct.pack(">H", len(heads))
        for head in heads:
            text += struct.pack(">Q16sQ", head.hlc, UUID(head.replica).bytes, head.seq)
    return int(hashlib.sha256(text).hexdigest(), 16)


def faults(log: Iterable[Raw]) -> list[str]:
    """What no log may hold: gaps, effects without causes, clocks that do not grow with causality."""
    by_name = {raw.name: json.loads(raw.header) for raw in log}
    found: list[str] = []
    for (home, data_class, replica, seq), header in by_name.items():
        if (header["r"], header["s"]) != (replica, seq):
            found.append(f"{replica} {seq} calls itself {header['r']} {header['s']}")
        causes = {**header["d"], replica: seq - 1}
        for other, last in causes.items():
            for number in range(1, last + 1):
                cause = by_name.get((home, data_class, other, number))
                if cause is None:
                    found.append(f"{replica} {seq} without {other} {number}")
                elif int(cause["h"], 16) >= int(header["h"], 16):
                    found.append(f"the clock of {replica} {seq} is not after {other} {number}")
    return found


def ends(log: Iterable[Raw]) -> dict[tuple[str, str, str], tuple[int, bytes]]:
    """Per stream the last number and the chain: SHA-256(previous || SHA-256(header) || SHA-256(payload))."""
    found: dict[tuple[str, str, str], tuple[int, bytes]] = {}
    for raw in sorted(log, key=lambda raw: raw.name):
        stream = (raw.home, raw.data_class, raw.replica)
        seed = b"ctj-stream-v1\0" + UUID(raw.home).bytes + raw.data_class.encode() + b"\0" + UUID(raw.replica).bytes
        previous = found[stream][1] if stream in found else hashlib.sha256(seed).digest()
        if raw.payload is not None:
            assert hashlib.sha256(raw.payload).digest() == raw.payload_sha, raw.name
        link = previous + hashlib.sha256(raw.header).digest() + raw.payload_sha
        found[stream] = (raw.seq, hashlib.sha256(link).digest())
    return found


def _row(kind: str, registers: Mapping[str, list[Write]]) -> Row:
    heads = {
        name: _first(writes) if kind in ONCE and name != "_del" else _heads(writes)
        for name, writes in registers.items()
    }
    shown = {name: found[-1].value for name, found in heads.items()}
    every = [head for found in heads.values() for head in found]
    deletions = [head for head in heads.get("_del", ()) if head.value is True]
    gone = any(all(head.replica == REFERENCE or deletion.saw(head) for head in every) for deletion in deletions)
    asked = [found for name, found in heads.items() if (kind, name) != ("numbering_right", "replica")]
    differing = any(len({_text(head.value) for head in found}) > 1 for found in asked)
    unheeded = not gone and any(deletion.replica != REFERENCE for deletion in deletions)
    written = {name: tuple(sorted(writes, key=lambda w: w.rank)) for name, writes in registers.items()}
    return Row(heads=heads, shown=shown, gone=gone, conflict=differing or unheeded, written=written)


def _heads(writes: list[Write]) -> tuple[Write, ...]:
    alive = [write for write in writes if not any(other != write and other.saw(write) for other in writes)]
    others = [write for write in alive if write.replica != REFERENCE]
    return tuple(sorted(others or alive, key=lambda write: write.rank))


def _first(writes: list[Write]) -> tuple[Write, ...]:
    return tuple(sorted(writes, key=lambda write: write.rank)[:1])


def _text(value: Value) -> str:
    return json.dumps(value, sort_keys=True)
