"""Does each row show what its log says, and does the look-up of touched rows?

A value that only a flipped bit could have brought about is found here: nothing else writes around the door.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Final
from uuid import UUID

from ctj_desktop.domain.findings import Finding, Severity
from ctj_desktop.domain.ids import HomeId
from ctj_desktop.domain.log.changes import Dot, Json, Scope
from ctj_desktop.domain.log.changesets import Changeset
from ctj_desktop.domain.log.conflicts import DELETED
from ctj_desktop.domain.log.heads import digest_after
from ctj_desktop.storage.fields import Register, Shape, quoted
from ctj_desktop.storage.file.chunks import Step, nothing
from ctj_desktop.storage.file.sums import added
from ctj_desktop.storage.log.redaction import KeptRows
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.row import IN_COLUMN, NEWER, StoredRow, columns_of
from ctj_desktop.storage.rows import judged

_ERASED: Final = object()
_NEVER: Final = object()

Held = dict[str, dict[bytes, tuple[StoredRow, Mapping[str, object]]]]
"""By kind and id: a row, and what each of its registers shows, if anybody wrote it."""
Line = tuple[bytes, int, int, int, int, str]
"""Which changeset wrote which row, as `touched` has it."""


def check_rows(store: OpenFile, step: Step = nothing) -> Iterator[Finding]:
    """Heads, digests, columns and states of every row; scope by scope, so that not the whole log is in memory."""
    touched: dict[int, int] = {}
    erased: set[tuple[int, int, int]] = set()
    staying: dict[Line, frozenset[str]] = {}
    for scope in _scopes(store):
        step()
        number = store.streams.number(scope)
        written = _Written(store, scope, number)
        touched[number] = written.touched
        erased |= written.erased_places
        staying |= written.staying
        held: Held = {}
        yield from _heads(store, scope, written, held)
        for shape in store.schema.shapes.values():
            if shape.cls.data_class is scope.data_class:
                step()
                yield from _columns(store, shape, scope, held.pop(shape.kind, {}))
    yield from _touched(store, touched, erased, staying)


def _differs(kind: str, row: UUID, register: str) -> Finding:
    return Finding("row.differs", Severity.ERROR, {"kind": kind, "row": str(row), "register": register})


def _scopes(store: OpenFile) -> list[Scope]:
    """Every scope that a table or the log speaks of."""
    found = dict.fromkeys(store.streams.scopes())
    for shape in store.schema.shapes.values():
        for home in store.connection.run(f"SELECT DISTINCT home FROM {shape.kind}").scalars():
            found[Scope(HomeId(UUID(bytes=home)), shape.cls.data_class)] = None
    return list(found)


class _Written:
    """What the log of a scope wrote, by changeset and row."""

    def __init__(self, store: OpenFile, scope: Scope, number: int) -> None:
        self._registers: dict[tuple[Dot, str, UUID], Mapping[str, Json]] = {}
        self._erased: set[Dot] = set()
        self.erased_places: set[tuple[int, int, int]] = set()
        self.staying: dict[Line, frozenset[str]] = {}
        self.touched = 0
        kept = KeptRows(store)
        for changeset in store.changesets({}, [scope]):
            dot, replica = _dot(changeset), store.replicas.number(changeset.replica)
            if changeset.payload is None:
                self._erased.add(dot)
                self.erased_places.add((number, replica, changeset.seq))
                for change in kept.rows(changeset):
                    self._registers[dot, change.kind, change.row] = change.registers
                    place = change.row.bytes, dot.hlc, replica, number, dot.seq, change.kind
                    self.staying[place] = frozenset(change.registers)
            for change in changeset.rows():
                self._registers[dot, change.kind, change.row] = change.registers
                names = " ".join(sorted(change.registers))
                line = (change.row.bytes, dot.hlc, replica, number, dot.seq, change.kind, names)
                self.touched = added(self.touched, line)

    def value(self, dot: Dot, kind: str, row: UUID, register: str) -> object:
        """What a changeset wrote to a register; `_ERASED` where nobody can tell any more, `_NEVER` where it did not."""
        registers = self._registers.get((dot, kind, row))
        if registers is None:
            return _ERASED if dot in self._erased else _NEVER
        return registers.get(register, _NEVER)


def _dot(changeset: Changeset) -> Dot:
    said = changeset.said
    return changeset.dot if said is None else Dot(said.hlc, said.replica, said.seq)


def _heads(store: OpenFile, scope: Scope, written: _Written, held: Held) -> Iterator[Finding]:
    """The hash of each row is that of its heads, the digest of the scope their sum (exchange/FORMAT.md 7.6)."""
    number, total = store.streams.number(scope), bytes(32)
    found = store.connection.run(
        "SELECT tbl, row_id, heads, conflict, hash FROM row_meta WHERE scope = ? ORDER BY tbl", (number,)
    )
    for kind, raw, heads, conflict, kept in found.all():
        row = StoredRow(kind, UUID(bytes=raw), store.schema.shapes.get(kind), (scope, number), store.replicas)
        row.read(heads)
        row.state, row.conflict = judged(row, lambda dot: store.journal.seen_by(scope, dot))
        text, made = row.fold()
        total = digest_after(total, b"", made)
        if not _same(text, heads) or (made, int(row.conflict)) != (bytes(kept), conflict):
            yield _differs(kind, row.id, "")
        shows: dict[str, object] = {}
        for name, line in row.all_heads().items():
            for head in line:  # the last one is shown
                said = written.value(head.dot, kind, row.id, name)
                shows[name] = said if head.value is IN_COLUMN else head.value
                if said is _NEVER or said not in (_ERASED, shows[name]):
                    yield _differs(kind, row.id, name)
        held.setdefault(kind, {})[raw] = row, shows
    kept = store.connection.run("SELECT digest FROM scope WHERE n = ?", (number,)).scalar()
    if kept is not None and (bytes(kept) != total or store.streams.digest(scope) != total):
        yield Finding("digest.differs", Severity.ERROR, {"scope": f"{scope.home}/{scope.data_class}"})


def _same(made: str, heads: str) -> bool:
    """Earlier versions numbered the writes of a row in another order."""
    return made == heads or sorted(json.loads(made)["d"]) == sorted(json.loads(heads)["d"])


def _columns(
    store: OpenFile, shape: Shape, scope: Scope, held: dict[bytes, tuple[StoredRow, Mapping[str, object]]]
) -> Iterator[Finding]:
    """The value each column shows is the one its head wrote: nothing was written around the door."""
    unwritten = {one.name: one.to_columns(one.unwritten) for one in shape.registers}
    names = quoted(["id", "deleted", *(name for name, _ in shape.columns)])
    for stored in store.connection.run(f"SELECT {names} FROM {shape.kind} WHERE home = ?", (scope.home.bytes,)).all():
        known = held.pop(stored[0], None)
        if known is None:
            if stored[1] != NEWER or any(value is not None for value in stored[2:]):
                data = {"kind": shape.kind, "row": str(UUID(bytes=stored[0]))}
                yield Finding("row.without_log", Severity.ERROR, data)
            continue  # stands in for a parent whose content was erased
        row, shows = known
        if stored[1] != row.state:
            yield _differs(shape.kind, row.id, DELETED)
        at = 2
        for register in shape.registers:
            columns = stored[at : at + len(register.columns)]
            at += len(register.columns)
            if register.name in row.unreadable:
                continue  # hidden until the program is newer: what the columns hold shows nothing
            expected: tuple[object, ...] | None = unwritten[register.name]
            if register.name in shows:
                value = shows[register.name]
                expected = columns if value is _ERASED else _as_columns(register, value)
            if columns != expected:
                yield _differs(shape.kind, row.id, register.name)
    for row, _ in held.values():  # the table has lost it
        yield _differs(shape.kind, row.id, "")


def _as_columns(register: Register, value: object) -> tuple[object, ...] | None:
    """None, which no columns are, for what was never written."""
    made = None if value is _NEVER else columns_of(register, value)  # type: ignore[arg-type]
    return None if made is None else tuple(made)


def _touched(
    store: OpenFile,
    expected: Mapping[int, int],
    erased: set[tuple[int, int, int]],
    staying: dict[Line, frozenset[str]],
) -> Iterator[Finding]:
    """By which changesets a row was written stands in a table of its own; of what was erased what stays at least."""
    found: dict[int, int] = {}
    lost: set[int] = set()
    for line in store.connection.run("SELECT row_id, hlc, replica, scope, seq, tbl, registers FROM touched"):
        names = sorted(line[6].split(" "))
        if (line[3], line[2], line[4]) not in erased:
            found[line[3]] = added(found.get(line[3], 0), (*line[:6], " ".join(names)))
        elif not staying.pop(tuple(line[:6]), frozenset()) <= {*names}:
            lost.add(line[3])
    lost |= {place[3] for place in staying}
    for number in sorted(found.keys() | expected):
        if found.get(number, 0) != expected.get(number, 0) or number in lost:
            yield Finding("log.look_up", Severity.ERROR, {"scope": str(number)})
