"""What is one operation made of while it is open: row changes per scope, then its changesets?"""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from ctj_desktop.domain.findings import Finding
from ctj_desktop.domain.ids import OperationId, PersonId, ReplicaId
from ctj_desktop.domain.log.changes import Dot, Json, Operation, OperationLabel, Outcome, RowChange, Scope
from ctj_desktop.domain.log.changesets import (
    MAX_LINE,
    Changeset,
    label_line,
    make_header,
    make_payload,
    next_hlc,
    scope_of_words,
)
from ctj_desktop.domain.log.conflicts import DELETED
from ctj_desktop.domain.log.heads import shown
from ctj_desktop.domain.record import Record, fields
from ctj_desktop.domain.typed.legible import legible_line
from ctj_desktop.errors import UserError
from ctj_desktop.storage.errors import ChangedMeanwhile, WrittenOnce
from ctj_desktop.storage.fields import Register, Shape
from ctj_desktop.storage.legible_records import legible_record
from ctj_desktop.storage.log.journal import JournalEntry
from ctj_desktop.storage.open_file import OpenFile

R = TypeVar("R", bound=Record)


class TooLong(UserError):
    """This text is too long for one record (more than a million characters). Split it, or attach it as a document.
    Nothing was saved.
    """


class Unit:
    """The write door of one operation."""

    def __init__(
        self,
        store: OpenFile,
        label: OperationLabel,
        at: datetime,
        moment: datetime,
        author: PersonId | None,
        undoes: UUID | None,
    ) -> None:
        self.store = store
        self._label, self._at, self._moment, self._author = label, at, moment, author
        self._undoes = OperationId(undoes) if undoes else None
        self._hlc = next_hlc(store.last_hlc(), moment)
        self._changes: dict[Scope, dict[tuple[str, UUID], dict[str, Json]]] = {}
        self._operation = OperationId(store.environment.new_id())
        self.outcome = Outcome(None, label)
        self._words_in: Scope | None = None
        self._findings: list[Finding] = []

    @property
    def at(self) -> datetime:
        """When the person did it: given, else the clock."""
        return self._at

    @property
    def author(self) -> PersonId | None:
        """Who is doing it."""
        return self._author

    def new_id(self) -> UUID:
        """A fresh UUIDv7."""
        return self.store.environment.new_id()

    def name(self, key: str, about: Record | None = None, /, **args: str) -> None:
        """What history calls the operation; plain arguments, the sentence is made when shown.

        `about` is the record that every argument is taken from: these words then travel as far as that record does.
        Without it they stand in the most confidential scope that the operation writes (exchange/FORMAT.md 5.6).
        """
        self._label = OperationLabel(key, {name: legible_line(text) for name, text in args.items()})
        self.words_in(_scope(about) if about else None)

    def words_in(self, scope: Scope | None) -> None:
        """Where the words of the label stand, if the operation writes there."""
        self._words_in = scope

    def tell(self, finding: Finding) -> None:
        """Something that whoever does this should know; it stands in the outcome, and is not kept."""
        self._findings.append(finding)

    def save(self, after: R, before: R | None = None) -> R:
        """Write the registers in which `after` differs from `before` (all that differ from the default, for None).

        Signs that no text keeps are not written (domain/typed/legible.py). Raises ChangedMeanwhile where one of these
        registers is no longer stored as in `before`, and WrittenOnce for a change of an insert-only row.
        """
        after = legible_record(after)
        shape = self.store.schema.shapes[after.kind]
        stored = self.store.get(type(after), after.id, deleted=True)
        if before is None:
            if stored is not None:
                raise ChangedMeanwhile(tuple(r.name for r in shape.registers), stored)
            self.write(after.kind, after.id, _scope(after), _first(shape, after))
            return after
        assert (after.id, after.home) == (before.id, before.home), "a row never moves"
        changed = [r for r in shape.registers if r.value(after) != r.value(before)]
        if changed and after.insert_only:
            raise WrittenOnce(after.kind)
        if stored is None:
            return self._save_hidden(after, before, changed)
        if not changed:
            return after
        theirs = tuple(r.name for r in changed if r.value(stored) not in (r.value(before), r.value(after)))
        if theirs:
            raise ChangedMeanwhile(theirs, stored)
        lines = {r.name: r.to_json(r.value(after)) for r in changed if r.value(stored) != r.value(after)}
        self.write(after.kind, after.id, _scope(after), lines)
        return _with(after, stored, changed)

    def save_own(self, after: R, before: R | None = None) -> R:
        """As `save`, for a row that only this writer has touched: nothing is compared with what is stored.

        WrittenOnce for a change of an insert-only row.
        """
        after = legible_record(after)
        shape = self.store.schema.shapes[after.kind]
        if before is None:
            self.write(after.kind, after.id, _scope(after), _first(shape, after))
            return after
        changed = {r.name: r.to_json(value) for r in shape.registers if (value := r.value(after)) != r.value(before)}
        if changed and after.insert_only:
            raise WrittenOnce(after.kind)
        self.write(after.kind, after.id, _scope(after), changed)
        return after

    def _save_hidden(self, after: R, before: R, changed: list[Register]) -> R:
        """A row that holds values of a newer version cannot be read, yet what was typed over it must not be lost.

        Its registers are compared as the log holds them; LookupError for a row that was never written.
        """
        heads = self.store.rows_door.full_heads(after.kind, after.id)
        if not heads:
            raise LookupError(f"{after.kind} {after.id} was never saved")
        stored = {name: shown(found).value for name, found in heads.items()}
        theirs = tuple(
            r.name
            for r in changed
            if r.name in stored and stored[r.name] not in (r.to_json(r.value(before)), r.to_json(r.value(after)))
        )
        if theirs:
            raise ChangedMeanwhile(theirs, before)
        self.write(after.kind, after.id, _scope(after), {r.name: r.to_json(r.value(after)) for r in changed})
        return after

    def delete(self, record: Record) -> None:
        """Take the row away: it is marked, never removed. WrittenOnce for an insert-only row."""
        if record.insert_only:
            raise WrittenOnce(record.kind)
        self.delete_along(record)

    def delete_along(self, record: Record) -> None:
        """Take a row away with what it belongs to, one that is written once as well."""
        self.write(record.kind, record.id, _scope(record), {DELETED: True})

    def restore(self, record: Record) -> None:
        """Bring a deleted row back."""
        self.write(record.kind, record.id, _scope(record), {DELETED: False})

    def write(self, kind: str, row: UUID, scope: Scope, registers: Mapping[str, Json]) -> None:
        """Write registers as they stand in the log; for undo and for the reference stream."""
        if not registers:
            return
        dot = Dot(self._hlc, self.store.replica, self.store.streams.end(scope, self.store.replica).seq + 1)
        change = RowChange(kind, row, registers)
        self.store.rows_door.write(scope, dot, self.store.streams.vector(scope) | {dot.replica: dot.seq}, change)
        if not self.store.in_bulk:
            self.store.rows_door.flush()
        self._changes.setdefault(scope, {}).setdefault((kind, row), {}).update(registers)

    def settle(self, kind: str, row: UUID, register: str, value: Json, scope: Scope | None = None) -> None:
        """Decide a conflict: the value as the log holds it, written even where it is the one already shown.

        It has seen every head that is held here, so the flag goes on every replica. `_del` decides a deletion
        against an edit. LookupError for a row that is not held; WrittenOnce for the content of an insert-only row.
        """
        shape = self.store.schema.shapes.get(kind)
        if shape and shape.cls.insert_only and register != DELETED:
            raise WrittenOnce(kind)
        self.write(kind, row, scope or self.store.rows_door.scope_of(kind, row), {register: value})

    def finish(self) -> None:
        """Log what was written; called by the store inside the transaction. TooLong for a line nobody would take."""
        operation = Operation(self._operation, self._label, self._author, self._at, self._undoes)
        words = self._words(operation)
        for scope, rows in self._changes.items():
            changes = [RowChange(kind, row, registers) for (kind, row), registers in rows.items()]
            entry = self._entry(scope, operation, changes, words.get(scope))
            self.store.journal.keep(entry, self._moment.isoformat())
            self.store.beat()
        if not self.store.in_bulk:
            self.store.journal.flush()
            self.store.rows_door.index()
        touched = frozenset(key for rows in self._changes.values() for key in rows)
        done = self._operation if touched else None
        self.outcome = Outcome(done, self._label, touched, tuple(self._findings))

    def _words(self, operation: Operation) -> dict[Scope, RowChange]:
        """The words of the label, and the one scope in which they are the first line (exchange/FORMAT.md 5.6)."""
        line = label_line(operation)
        if line is None or not self._changes:
            return {}
        named = self._words_in
        return {named if named in self._changes else scope_of_words(self._changes): line}

    def _entry(
        self, scope: Scope, operation: Operation, changes: list[RowChange], words: RowChange | None
    ) -> JournalEntry:
        replica = self.store.replica
        dot = Dot(self._hlc, replica, self.store.streams.end(scope, replica).seq + 1)
        deps: dict[ReplicaId, int] = {k: v for k, v in self.store.streams.vector(scope).items() if k != replica}
        payload = make_payload([words, *changes] if words else changes)
        _check_lines(payload)
        changeset = Changeset(
            scope=scope,
            replica=replica,
            seq=dot.seq,
            header=make_header(dot, deps, operation),
            payload=payload,
            payload_sha=hashlib.sha256(payload).digest(),
        )
        return JournalEntry(
            changeset=changeset,
            replica=replica,
            hlc=dot.hlc,
            deps=deps,
            operation=operation.id.bytes,
            author=operation.author.bytes if operation.author else None,
            undoes=operation.undoes.bytes if operation.undoes else None,
            rows=changes,
        )


def _check_lines(payload: bytes) -> None:
    """No line that another program would refuse (storage/FORMAT.md 3.2)."""
    if len(payload) > MAX_LINE and any(len(line) >= MAX_LINE for line in payload.split(b"\n")):
        raise TooLong


def _scope(record: Record) -> Scope:
    return Scope(record.home, record.data_class)


def _first(shape: Shape, record: Record) -> dict[str, Json]:
    """A first changeset holds what differs from the defaults; a row of defaults alone still has one register.

    Of a row that is written once it holds everything, or others could fill in what was left out.
    """
    lines = {
        r.name: r.to_json(r.value(record))
        for r in shape.registers
        if record.insert_only or r.value(record) != _default(r)
    }
    return lines or {DELETED: False}


def _default(register: Register) -> Any:
    return register.default


def _with(after: R, stored: R, changed: list[Register]) -> R:
    """What is stored now: the caller's registers over those that others wrote meanwhile."""
    if stored == after:
        return after
    mine = {register.field for register in changed}
    values = {part.name: getattr(stored, part.name) for part in fields(after)}
    for name in mine:
        values[name] = _merged(name, after, stored, changed)
    return type(after)(**values)


def _merged(name: str, after: Record, stored: Record, changed: list[Register]) -> Any:
    languages = {register.language for register in changed if register.field == name}
    if None in languages:
        return getattr(after, name)
    value = getattr(stored, name)
    mine = getattr(after, name)
    kept = {str(language): mine.passage(language) for language in languages if language is not None}
    return type(value)(**{"fr": value.fr, "de": value.de, **kept})
