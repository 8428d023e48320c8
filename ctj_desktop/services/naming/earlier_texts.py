"""How did some records, and their texts, read before a certain act?"""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, TypeVar
from uuid import UUID

from ctj_desktop.domain.log.changes import Json
from ctj_desktop.domain.log.conflicts import DELETED
from ctj_desktop.domain.log.heads import covers
from ctj_desktop.domain.record import PositionalValue, Record, replace
from ctj_desktop.domain.records.twins import seen_kind
from ctj_desktop.domain.texts import NO_TEXT, Bilingual, Passage
from ctj_desktop.storage.legible_records import legible_record
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.conflicts import WrittenChangeset, writes
from ctj_desktop.storage.queries.minutes import written_since

R = TypeVar("R", bound=Record)
FIELDS = ("text", "title")


def texts_before(store: OpenFile, act: UUID, records: Mapping[UUID, Record]) -> dict[UUID, Bilingual]:
    """The bilingual text of each record as the act that wrote the row `act` had seen it; not in it: written later."""
    before = records_before(store, act, records)
    return {
        row: next((getattr(found, name) for name in FIELDS if hasattr(found, name)), NO_TEXT)
        for row, found in before.items()
    }


def records_before(store: OpenFile, act: UUID, records: Mapping[UUID, R]) -> dict[UUID, R]:
    """Each record as the act that wrote the row `act` had seen it; not in it: written later, or gone by then."""
    made = next(iter(writes(store, [act])), None)
    if made is None or not records:
        return {}
    seen: dict[UUID, dict[str, Any]] = {}
    gone: dict[tuple[str, UUID], Json] = {}
    for one in writes(store, list(records)):  # the oldest first
        if not _was_before(made, one):
            continue
        for (kind, row), registers in one.rows.items():
            if row in records:
                seen.setdefault(row, {}).update(_readable(store, kind, registers))
                gone[kind, row] = registers.get(DELETED, gone.get((kind, row), False))
    there = {row for (_, row), deleted in gone.items() if not deleted}  # a twin may have taken its place
    return {row: _as_written(store, records[row], values) for row, values in seen.items() if row in there}


def all_before(
    store: OpenFile,
    act: UUID | None,
    cls: type[R],
    **equals: Any,  # each field has a type of its own
) -> list[R]:
    """Read `store.all` as it was when the row `act` was written, or as it is without one."""
    now = store.all(cls, **equals)
    if act is None:
        return now
    ever = {one.id: one for one in store.all(cls, deleted=True, **equals)}
    touched = written_since(store, act, set(ever))
    before = records_before(store, act, {row: ever[row] for row in touched})
    return [*(one for one in now if one.id not in touched), *before.values()]


def _was_before(made: WrittenChangeset, one: WrittenChangeset) -> bool:
    """By what the act had seen; in another scope, of which it says nothing, by the clock."""
    if one.scope == made.scope:
        return covers(made.seen, one.dot.replica, one.dot.seq)
    return one.dot.hlc <= made.dot.hlc


def _readable(store: OpenFile, kind: str, registers: Mapping[str, Json]) -> dict[str, Any]:
    """The values of a write; one that this version cannot read leaves the register as it was."""
    values: dict[str, Any] = {}
    for name, value in registers.items():
        register = store.schema.shapes[kind].by_name.get(name)
        try:
            if register is not None:
                values[name] = register.from_json(value)
        except (ValueError, KeyError, TypeError):
            continue
    return values


def _as_written(store: OpenFile, record: R, written: Mapping[str, Any]) -> R:
    """A register that nobody had written shows what it shows unwritten."""
    values: dict[str, Any] = {}
    for register in store.schema.shapes[record.kind].registers:
        value = written.get(register.name, register.unwritten)
        if register.language is None:
            values[register.field] = value
        else:
            whole = values.get(register.field, getattr(record, register.field))
            values[register.field] = replace(whole, **{register.language.value: value or Passage()})
    return legible_record(replace(record, **values))


def changed_since(
    store: OpenFile, acts: Mapping[UUID, Collection[UUID]], signs: Collection[str]
) -> dict[UUID, frozenset[UUID]]:
    """Of each row `act` the rows that say otherwise now than its last write of one of `signs` had seen them.

    By the log, so that what a later merge brings counts as much as what was typed; a word that was proofread and stayed
    has not changed. Of what was erased since nothing can be said. An act that never wrote one of these registers has no
    answer.
    """
    log = writes(store, {*acts, *(row for rows in acts.values() for row in rows)})
    written: dict[UUID, list[_Write]] = {}
    for one in log:  # the oldest first
        for (kind, row), registers in one.rows.items():
            written.setdefault(row, []).append(_Write(one, kind, registers))
    found: dict[UUID, frozenset[UUID]] = {}
    for act, rows in acts.items():
        wrote = (one for one in reversed(written.get(act, [])) if any(one.registers.get(sign) for sign in signs))
        made = next((one.changeset for one in wrote), None)
        if made is not None:
            found[act] = frozenset(row for row in rows if _is_changed(written.get(row, ()), made))
    return found


class _Write(PositionalValue):
    """What a changeset wrote of one row."""

    changeset: WrittenChangeset
    kind: str
    registers: Mapping[str, Json]


def _is_changed(written: Iterable[_Write], made: WrittenChangeset) -> bool:
    then: dict[str, Json] = {}
    later: dict[str, Json] = {}
    for one in written:
        said = {name: _bare(value) for name, value in one.registers.items()}
        (then if _was_before(made, one.changeset) else later).update(said)
    if not then:  # a row of a closed item may have said it before under its twin, of which nothing is left
        open_kinds = {one.kind for one in written if seen_kind(one.kind) == one.kind}
        return bool(later and open_kinds) and later.get(DELETED) is not True
    return any(value != then.get(name) for name, value in later.items())


def _bare(value: Json) -> Json:
    """Of a text its words, without how far it is translated."""
    return value["text"] if isinstance(value, dict) and "text" in value else value
