"""What is one row while it is written: its heads as they are stored, its columns, and what it was before?

The heads stay in the form in which the file holds them; only the registers that a change touches are unfolded.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any, Final
from uuid import UUID

from ctj_desktop.domain.log.changes import Dot, Json, Scope
from ctj_desktop.domain.log.conflicts import DELETED
from ctj_desktop.domain.log.heads import Head, pack_dot, packed_hash
from ctj_desktop.storage.fields import Register, Shape
from ctj_desktop.storage.log.replicas import Replicas

IN_COLUMN: Final[Json] = []  # the value of a single head stands in the table: this very object, never an equal one
SHOWN, GONE, NEWER = 0, 1, 2  # values of the column `deleted`

Heads = dict[str, tuple[Head, ...]]
_Line = list[Any]  # an entry is the index of a dot, or [index, value]

_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


class StoredRow:
    """A row of a known kind (`shape`) or of one that only a newer version knows (`shape` is None)."""

    __slots__ = (
        "_dots",
        "_lines",
        "_places",
        "_replicas",
        "columns",
        "conflict",
        "facts",
        "hash",
        "held",
        "id",
        "kind",
        "overwrote",
        "scope",
        "scope_number",
        "shape",
        "state",
        "text_changed",
        "torn",
        "unreadable",
        "was",
        "was_conflict",
    )

    def __init__(self, kind: str, row: UUID, shape: Shape | None, scope: tuple[Scope, int], replicas: Replicas) -> None:
        self.kind, self.id, self.shape, self._replicas = kind, row, shape, replicas
        self.scope, self.scope_number = scope
        self.held, self.hash = False, b""  # as the file has it
        self.was, self.was_conflict = SHOWN, False
        self.facts = -1  # what a merge knows of it, as long as it is in memory
        self.state, self.conflict = SHOWN, False
        self.columns: dict[str, object] = {}  # to be written
        self.text_changed = self.overwrote = False
        self.torn: set[str] = set()  # registers of several heads
        self.unreadable: set[str] = set()  # registers that show what this version does not know
        self._dots: list[list[int]] = []
        self._lines: dict[str, _Line] = {}
        self._places: dict[tuple[int, int, int], int] = {}

    def read(self, heads: str) -> None:
        """Take the heads from the file."""
        stored = json.loads(heads)
        self._dots, self._lines = stored["d"], stored["r"]
        for name, line in self._lines.items():
            if len(line) > 1:
                self.torn.add(name)
            top = line[-1]
            if isinstance(top, list) and self.shape and not is_readable(self.shape, name, top[1]):
                self.unreadable.add(name)

    def heads(self, name: str) -> tuple[Head, ...]:
        """The heads of a register, lowest rank first; a single head's value may stand `IN_COLUMN`."""
        return tuple(self._unfold(self._lines.get(name, ())))

    def all_heads(self) -> Heads:
        """Of every register."""
        dots = [Dot(hlc, self._replicas.id(number), seq) for hlc, number, seq in self._dots]
        return {name: tuple(_head(dots, one) for one in line) for name, line in self._lines.items()}

    def _unfold(self, line: Sequence[Any]) -> Iterator[Head]:
        return _unfold(self._dots, line, self._replicas)

    def supersede(self, name: str, replica: int, dot: Dot, value: Json) -> bool:
        """Write a register of which one head alone is held, by the same replica (its number) and earlier.

        A replica has seen what it wrote: nothing needs to be compared. False, and nothing is done, for any other.
        """
        line = self._lines.get(name)
        if line is None or len(line) > 1:
            return False
        _, number, seq = self._dots[line[0] if type(line[0]) is int else line[0][0]]
        if number != replica or seq >= dot.seq:
            return False
        index = self._index((dot.hlc, replica, dot.seq))
        self._lines[name] = [index if self._show(name, value) else [index, value]]
        return True

    def put(self, name: str, heads: tuple[Head, ...]) -> None:
        """The heads of a register after a write, and what its columns show."""
        top = heads[-1].value
        in_column = top is IN_COLUMN or self._show(name, top)
        if len(heads) > 1:
            self.torn.add(name)
            self._lines[name] = [[self._index(self._numbered(head.dot)), head.value] for head in heads]
        else:
            self.torn.discard(name)
            index = self._index(self._numbered(heads[0].dot))
            self._lines[name] = [index if in_column else [index, top]]

    def _show(self, name: str, value: Json) -> bool:
        """Let the columns of a register show a value; False where they cannot hold it, or there are none."""
        register = self.shape.by_name.get(name) if self.shape else None
        if self.shape is None or register is None:
            return False
        if not self.text_changed:
            self.text_changed = any(one is register for one in self.shape.text_registers)
        known = columns_of(register, value)
        if known is None:
            self.unreadable.add(name)
            return False
        self.unreadable.discard(name)
        for column, held in zip(register.columns, known, strict=True):
            self.columns[column] = held
        return True

    def wants_gone(self) -> bool:
        """Whether some head deletes the row."""
        deletions = self._lines.get(DELETED)
        return deletions is not None and any(isinstance(entry, list) and entry[1] is True for entry in deletions)

    def _numbered(self, dot: Dot) -> tuple[int, int, int]:
        return dot.hlc, self._replicas.number(dot.replica), dot.seq

    def _index(self, wanted: tuple[int, int, int]) -> int:
        """A row may be written ten thousand times in one merge: no search through its earlier writes."""
        if len(self._places) != len(self._dots):
            self._places = {(hlc, number, seq): index for index, (hlc, number, seq) in enumerate(self._dots)}
        found = self._places.get(wanted)
        if found is None:
            found = self._places[wanted] = len(self._dots)
            self._dots.append([*wanted])
        return found

    def fold(self) -> tuple[str, bytes]:
        """The heads as the file holds them, in one form only, and the hash of the row.

        {"d": [[hlc, replica, seq], …], "r": {register: [index | [index, value], …]}}
        """
        packs: dict[int, bytes] = {}  # of the writes that still stand
        order: dict[int, int] = {}
        lines: dict[str, Json] = {}
        packed: dict[str, list[bytes]] = {}
        for name in sorted(self._lines):
            line: list[Json] = []
            packed[name] = found = []
            for entry in self._lines[name]:
                old = entry[0] if isinstance(entry, list) else entry
                new = order.setdefault(old, len(order))
                line.append([new, entry[1]] if isinstance(entry, list) else new)
                if old not in packs:
                    packs[old] = self._packed(*self._dots[old])
                found.append(packs[old])
            lines[name] = line
        dots: list[Json] = [[*self._dots[old]] for old in order]
        return _encode({"d": dots, "r": lines}), packed_hash(self.kind, self.id, packed)

    def _packed(self, hlc: int, replica: int, seq: int) -> bytes:
        return pack_dot(hlc, self._replicas.raw(replica), seq)


def parse_heads(raw: str, replicas: Replicas) -> Heads:
    """The heads of every register from the file."""
    stored = json.loads(raw)
    return {name: tuple(_unfold(stored["d"], line, replicas)) for name, line in stored["r"].items()}


def contested_heads(raw: str, replicas: Replicas) -> Heads:
    """Only what may be in conflict: every register where one deletes, else those of several heads."""
    stored = json.loads(raw)
    lines = stored["r"]
    wanted = lines if DELETED in lines else {name: line for name, line in lines.items() if len(line) > 1}
    return {name: tuple(_unfold(stored["d"], line, replicas)) for name, line in wanted.items()}


def _unfold(dots: Sequence[Sequence[int]], line: Sequence[Any], replicas: Replicas) -> Iterator[Head]:
    for entry in line:
        index, value = entry if isinstance(entry, list) else (entry, IN_COLUMN)
        hlc, number, seq = dots[index]
        yield Head(Dot(hlc, replicas.id(number), seq), value)


def _head(dots: Sequence[Dot], entry: Any) -> Head:
    return Head(dots[entry[0]], entry[1]) if isinstance(entry, list) else Head(dots[entry], IN_COLUMN)


def columns_of(register: Register, value: Json) -> Sequence[object] | None:
    """What the columns hold of a value; None for one that this version does not know, or not in this form."""
    try:
        known = register.from_json(value)
        return register.to_columns(known) if register.to_json(known) == value else None
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def is_readable(shape: Shape, name: str, value: Json) -> bool:
    """Whether this version knows the value; registers it has never heard of do not hide the row."""
    register = shape.by_name.get(name)
    return register is None or value is IN_COLUMN or columns_of(register, value) is not None
