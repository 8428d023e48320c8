"""How do the changesets of another replica come in? In order, whole, and nothing of ours is lost."""

import gc
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from ctj_desktop.domain.ids import ReplicaId
from ctj_desktop.domain.log.changes import Dot, RowChange, Scope
from ctj_desktop.domain.log.changesets import BrokenChain, Changeset
from ctj_desktop.domain.log.heads import Vector, covers
from ctj_desktop.domain.log.redactions import KIND, Redaction, is_as_agreed, redaction_in
from ctj_desktop.errors import UserError
from ctj_desktop.i18n import N_
from ctj_desktop.storage import search_index
from ctj_desktop.storage.log import redaction
from ctj_desktop.storage.log.admission import Admission
from ctj_desktop.storage.log.erased_files import erase_files
from ctj_desktop.storage.log.import_guard import Guard, Losses, MassChange
from ctj_desktop.storage.log.journal import JournalEntry
from ctj_desktop.storage.log.streams import Stream
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.row import GONE, StoredRow

__all__ = ["Fork", "Guard", "MassChange", "MergeReport", "Tally", "Waits", "apply", "take_from"]

WAY_BACK: Final = "way_back"  # the local setting in which `storage.takeback` remembers what stood before a merge
TWO_CONTENTS: Final = N_("two contents of one change")
ASIDE: Final = 10_000  # changesets that came before their causes; what comes beyond them must come again

RowName = tuple[str, UUID]
Missing = tuple[Scope, ReplicaId, int]


class Fork(BrokenChain):
    """A change (number {seq}) has two contents: two computers went on with the same copy of a workspace. Nothing was
    applied; both sides keep what they hold.

    One number of a stream has two contents (exchange/FORMAT.md 11.11).
    """

    seq: int


class Waits(UserError):
    """These changes build on earlier ones that have not come yet ({count} series). Nothing was applied. Import the
    earlier file first, or ask the sender to export again.

    `missing` are (scope, replica, first and last number).
    """

    missing: list[tuple[Scope, ReplicaId, int, int]]

    @property
    def count(self) -> int:
        """In how many streams something is missing."""
        return len(self.missing)


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
    waiting: list[Missing] = field(default_factory=list)
    changed: set[RowName] = field(default_factory=set)
    new: set[RowName] = field(default_factory=set)
    changed_rows: set[RowName] = field(default_factory=set)
    deleted: set[RowName] = field(default_factory=set)
    overwritten: set[RowName] = field(default_factory=set)
    conflicts: set[RowName] = field(default_factory=set)
    tallies: dict[tuple[Scope, str], Tally] = field(default_factory=dict)
    losses: Losses = field(default_factory=dict)  # where a guard asked for them


def apply(
    store: OpenFile, changesets: Iterable[Changeset], *, guard: Guard | None = None, strict: bool = False
) -> MergeReport:
    """Apply what is next of its stream and whose `deps` are held; what is known already changes nothing.

    All or nothing: BrokenChain (a changeset that does not follow what is held, or that is malformed), Fork (two
    contents of one number), MassChange (beyond the guard) and, when `strict`, Waits (an earlier one is not held)
    apply none. Without `strict` what does not follow is put aside, tried again at the end, and named if it waits.
    """
    importing = _Import(store, strict)
    with _uncollected(), store.batch():
        for changeset in changesets:
            importing.take(changeset)
        importing.finish()
        if guard is not None:
            importing.report.losses = importing.losses()
            guard.check(importing.report.losses)
    return importing.report


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the collector of cycles: a merge makes none, yet it would be looked for again and again in its rows."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Import:
    """One import while it runs."""

    def __init__(self, store: OpenFile, strict: bool) -> None:
        self.store, self.strict, self.report = store, strict, MergeReport()
        self._admission = Admission(r for scope in store.streams.scopes() for r in store.streams.vector(scope))
        self._held_since = store.environment.clock().isoformat()
        self._parts: dict[Scope, _Part] = {}
        self._last: _Part | None = None
        self._aside: list[Changeset] = []
        self._redactions: list[tuple[Scope, Redaction, Vector, ReplicaId]] = []
        self._without_payload: list[Changeset] = []

    def take(self, changeset: Changeset) -> None:
        """Apply it, or put it aside."""
        missing = self._try(changeset)
        if not missing:
            return
        if self.strict:
            vector = self._part(changeset.scope).vector
            raise Waits([(scope, r, vector.get(r, 0) + 1, seq) for scope, r, seq in missing])
        if len(self._aside) < ASIDE:
            self._aside.append(changeset)
        else:
            self.report.waiting.extend(missing)

    def finish(self) -> None:
        """Try again what was put aside, write what is still in memory, and count."""
        pending = sorted(self._aside, key=lambda one: (str(one.fields["h"]), one.replica.bytes, one.seq))
        while pending:
            rest = [changeset for changeset in pending if self._try(changeset)]
            if len(rest) == len(pending):
                break
            pending = rest
        for changeset in pending:
            self.report.waiting.extend(_missing(self._part(changeset.scope), self._admission.admit(changeset)))
        self.store.rows_door.flush()
        self.store.journal.flush()
        dropped = self._redact()
        self.store.rows_door.mend_parents()
        self.store.rows_door.index()
        if dropped.payloads:
            erase_files(self.store, dropped.files)
            search_index.drop_words_of_before(self.store.connection)
            self.store.erased = True
        for scope, part in self._parts.items():
            for name, facts in part.rows.items():
                _count(self.report, scope, name, facts)

    def _redact(self) -> redaction.Dropped:
        """Erase what redactions name, and what that was; a payload may be missing only where it is named."""
        self._keep_rows()
        dropped, files = 0, set[bytes]()
        for scope, said, seen, replica in self._redactions:
            try:
                gone = redaction.drop(self.store, scope, said, seen)
            except redaction.StillShown as shown:
                raise BrokenChain(str(replica), N_("an erasure of what is still shown")) from shown
            dropped, files = dropped + gone.payloads, files | gone.files
        for scope in {scope for scope, *_ in self._redactions}:
            named = {sha for one, said, *_ in self._redactions if one == scope for sha in said.payloads}
            redaction.check_agreeing(self.store, scope, named)
        if dropped:
            self.store.connection.run("DELETE FROM local WHERE name = ?", (WAY_BACK,))
        erasures = {scope: redaction.erasures(self.store, scope) for scope in {c.scope for c in self._without_payload}}
        for one in self._without_payload if self.strict else ():
            if not any(erased.reaches(one.replica, one.seq, one.payload_sha) for erased in erasures[one.scope]):
                raise BrokenChain(str(one.replica), N_("content that is missing"))
        return redaction.Dropped(dropped, frozenset(files))

    def _keep_rows(self) -> None:
        """Rows that stay of content that never came are written as whoever wrote them first did."""
        came = {(one.scope, one.replica, one.seq) for one in self._without_payload}
        for scope, said, seen, _ in self._redactions:
            if not said.kept:
                continue
            redaction.check_named(self.store, scope, said, seen)
            for dot, under, change in redaction.without_content(self.store, scope, said, seen):
                self._write(self._part(scope), dot, under, [change])
                self.store.journal.note(scope, dot, change)
                if (scope, dot.replica, dot.seq) not in came:  # no merge brought it, so none takes it back
                    self.store.connection.run("DELETE FROM local WHERE name = ?", (WAY_BACK,))
            self.store.rows_door.flush()
            self.store.journal.flush()

    def losses(self) -> Losses:
        """What this import takes."""
        report = self.report
        lost = Counter(kind for kind, _ in report.deleted | report.overwritten)
        new, deleted = (Counter(kind for kind, _ in rows) for rows in (report.new, report.deleted))
        return {kind: (count, self._shown(kind) - new[kind] + deleted[kind]) for kind, count in lost.items()}

    def _shown(self, kind: str) -> int:
        if kind not in self.store.schema.shapes:
            return 0
        return int(self.store.connection.run(f"SELECT count(*) FROM {kind} WHERE deleted = 0").scalar() or 0)

    def _part(self, scope: Scope) -> "_Part":
        if self._last is None or self._last.scope is not scope:
            if scope not in self._parts:
                self._parts[scope] = _Part(scope, self.store.streams.vector(scope))
            self._last = self._parts[scope]
        return self._last

    def _try(self, changeset: Changeset) -> list[Missing]:
        """Nothing where the changeset is held now, else what it waits for."""
        part = self._part(changeset.scope)
        entry = self._admission.admit(changeset)
        if changeset.seq <= part.vector.get(entry.replica, 0):
            _check_same(self.store, changeset)
            self.report.known += 1
            return []
        missing = _missing(part, entry)
        if missing:
            return missing
        self._check_clock(part, entry)
        seen = {**entry.deps, entry.replica: changeset.seq}
        self._write(part, Dot(entry.hlc, entry.replica, changeset.seq), seen, entry.rows)
        if changeset.payload is None:
            self._without_payload.append(changeset)
        self.store.journal.keep(entry, self._held_since)
        part.vector[entry.replica] = changeset.seq
        self.report.applied += 1
        return []

    def _check_clock(self, part: "_Part", entry: JournalEntry) -> None:
        """It grows along causality (exchange/FORMAT.md 6.1)."""
        part.ends = part.ends or self.store.streams.ends(part.scope)
        own = part.ends.get(entry.replica)
        late = own is not None and own.hlc >= entry.hlc
        are_earlier = part.met is entry.deps and part.met_at <= entry.hlc
        for replica, seq in () if are_earlier else entry.deps.items():
            if part.ends[replica].hlc >= entry.hlc:  # else all of that stream is earlier
                late = late or self.store.journal.clock_of(part.scope, replica, seq) >= entry.hlc
        if late:
            raise BrokenChain(str(entry.replica), N_("a clock that goes back"))
        part.met, part.met_at = entry.deps, entry.hlc

    def _write(self, part: "_Part", dot: Dot, seen: Vector, changes: Iterable[RowChange]) -> None:
        scope, rows = part.scope, part.rows
        for change in changes:
            if change.kind == KIND:
                self._note_redaction(scope, dot, seen, change)
            row = self.store.rows_door.write(scope, dot, seen, change, watch=True)
            facts = row.facts
            if facts < 0:
                facts = rows.setdefault((change.kind, change.row), _facts_before(row))
            overwritten = _OVERWRITTEN if row.overwrote and facts & _HELD else facts & _OVERWRITTEN
            now = facts & _BEFORE | overwritten | _facts_after(row)
            if now != row.facts:
                row.facts = rows[change.kind, change.row] = now

    def _note_redaction(self, scope: Scope, dot: Dot, seen: Vector, change: RowChange) -> None:
        if not is_as_agreed(change.registers):
            raise BrokenChain(str(dot.replica), N_("a malformed change"))
        self._redactions.append((scope, redaction_in(change.registers), seen, dot.replica))


@dataclass(slots=True)
class _Part:
    """One scope in an import: how far it is held, and what is known of the rows that were written."""

    scope: Scope
    vector: dict[ReplicaId, int]
    rows: dict[RowName, int] = field(default_factory=dict)
    ends: Mapping[ReplicaId, Stream] = field(default_factory=dict)
    met: Mapping[ReplicaId, int] | None = None  # causes that are held, since the last changeset: most name the same
    met_at: int = 0  # a clock that is later than theirs


_HELD, _WAS_GONE, _WAS_TORN, _GONE, _TORN, _OVERWRITTEN = (1 << n for n in range(6))
_BEFORE = _HELD | _WAS_GONE | _WAS_TORN


def _facts_before(row: StoredRow) -> int:
    return row.held * _HELD | (row.was == GONE) * _WAS_GONE | row.was_conflict * _WAS_TORN


def _facts_after(row: StoredRow) -> int:
    return (row.state == GONE) * _GONE | row.conflict * _TORN


def _count(report: MergeReport, scope: Scope, name: RowName, facts: int) -> None:
    """One row: before all of the import against after all of it."""
    tally = report.tallies.setdefault((scope, name[0]), Tally())
    report.changed.add(name)
    if not facts & _HELD and not facts & _GONE:
        report.new.add(name)
        tally.new += 1
    elif facts & _HELD and facts & _GONE and not facts & _WAS_GONE:
        report.deleted.add(name)
        tally.deleted += 1
    elif facts & _HELD and not facts & _GONE:
        report.changed_rows.add(name)
        tally.changed += 1
    if facts & _TORN and not facts & _WAS_TORN:
        report.conflicts.add(name)
        tally.conflicts += 1
    if facts & _OVERWRITTEN:
        report.overwritten.add(name)
        tally.overwritten += 1


def _missing(part: _Part, entry: JournalEntry) -> list[Missing]:
    """The next of its stream, and every cause held."""
    changeset, vector = entry.changeset, part.vector
    causes = () if part.met is entry.deps else entry.deps.items()
    missing = [(part.scope, r, seq) for r, seq in causes if not covers(vector, r, seq)]
    if vector.get(entry.replica, 0) != changeset.seq - 1:
        missing.append((part.scope, entry.replica, changeset.seq - 1))
    return missing


def _check_same(store: OpenFile, changeset: Changeset) -> None:
    """No stream has two contents under one number (exchange/FORMAT.md 11.11): a fork is refused, both sides stay."""
    store.journal.flush()
    held = store.connection.run(
        "SELECT header, payload_sha FROM changeset WHERE scope = ? AND replica = ? AND seq = ?",
        (store.streams.number(changeset.scope), store.replicas.number(changeset.replica), changeset.seq),
    ).one()
    if (bytes(held[0]), bytes(held[1])) != (changeset.header, changeset.payload_sha):
        raise Fork(str(changeset.replica), TWO_CONTENTS, changeset.seq)


def take_from(store: OpenFile, other: OpenFile) -> MergeReport:
    """Merge all that another open store holds beyond what is held here."""
    return apply(store, other.changesets(store.streams.vectors()))
