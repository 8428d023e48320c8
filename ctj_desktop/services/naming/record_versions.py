"""How did each device that an exchange brought into conflict have a record, and who wrote it there?

A conflict is settled register by register (`services.conflicts`); on paper a version must be whole, or one side's
text would stand beside the other side's translation.
"""

from collections.abc import Sequence
from datetime import datetime

from ctj_desktop.domain.ids import PersonId, ReplicaId
from ctj_desktop.domain.log.changes import Dot, Json
from ctj_desktop.domain.log.conflicts import DELETED
from ctj_desktop.domain.log.heads import Head, covers, differ, rank
from ctj_desktop.domain.record import PositionalValue, Record, replace
from ctj_desktop.domain.texts import Language, Passage
from ctj_desktop.storage.legible_records import legible_record
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.conflicts import WrittenChangeset, writes


class RecordVersion(PositionalValue):
    """Records that belong together as one device had them; without a conflict there is one, by nobody named."""

    records: tuple[Record, ...]
    author: PersonId | None = None
    at: datetime | None = None


def versions(store: OpenFile, records: Sequence[Record]) -> tuple[RecordVersion, ...]:
    """The records as each device that wrote a differing value had them then, the one written last at the end.

    A record that nobody disputes is as it is shown. Equal versions are one.
    """
    heads = {record.id: _differing(store, record) for record in records}
    dots = sorted((head.dot for found in heads.values() for head in found), key=_rank)
    if not dots:
        return (RecordVersion(tuple(records)),)
    last: dict[ReplicaId, Dot] = {dot.replica: dot for dot in dots}  # the latest of each replica stays
    log = writes(store, [record.id for record in records if heads[record.id]])
    found: dict[tuple[Record, ...], RecordVersion] = {}
    for dot in sorted(last.values(), key=_rank):
        written = next((one for one in log if one.dot == dot), None)
        as_had = tuple(
            _as_had(store, record, log, written) if heads[record.id] and written else record for record in records
        )
        found.setdefault(as_had, _version(as_had, written))
    return tuple(found.values())


def as_entered(store: OpenFile, record: Record) -> RecordVersion:
    """The record with who made it, and when."""
    return _version((record,), next(iter(writes(store, [record.id])), None))


def is_disputed(store: OpenFile, record: Record) -> bool:
    """Whether devices had it differently, or one of them deleted it: what is shown is not final."""
    return bool(_differing(store, record)) or withdrawn(store, record)


def withdrawn(store: OpenFile, record: Record) -> bool:
    """Whether one device has deleted what another has changed, so that it still stands here."""
    return any(head.value is True for head in store.rows_door.heads(record.kind, record.id).get(DELETED, ()))


def _version(records: tuple[Record, ...], written: WrittenChangeset | None) -> RecordVersion:
    if written is None:
        return RecordVersion(records)
    return RecordVersion(records, written.operation.author, written.operation.at)


def _differing(store: OpenFile, record: Record) -> list[Head]:
    """The heads that differ; most rows have one for each register, which needs no second look."""
    if all(len(heads) == 1 for heads in store.rows_door.heads(record.kind, record.id).values()):
        return []
    full = store.rows_door.full_heads(record.kind, record.id)
    return [head for name, heads in full.items() if name != DELETED and differ(heads) for head in heads]


def _rank(dot: Dot) -> tuple[int, bytes]:
    return rank(Head(dot, None))


def _as_had(store: OpenFile, record: Record, log: Sequence[WrittenChangeset], at: WrittenChangeset) -> Record:
    """The record after that write, by all that it had seen; what the log no longer holds is as it is shown."""
    values: dict[str, Json] = {}
    for one in log:  # the oldest first
        if covers(at.seen, one.dot.replica, one.dot.seq):
            values.update(one.rows.get((record.kind, record.id), {}))
    return _with(store, record, values)


def _with(store: OpenFile, record: Record, values: dict[str, Json]) -> Record:
    """The record with these registers; one that this version cannot read stays as it is shown."""
    for register in store.schema.shapes[record.kind].registers:
        if register.name not in values:
            continue
        try:
            value = register.from_json(values[register.name])
        except (ValueError, KeyError, TypeError):
            continue
        if register.language is None:
            record = replace(record, **{register.field: value})
            continue
        side = "de" if register.language is Language.DE else "fr"
        text = replace(getattr(record, register.field), **{side: value or Passage()})
        record = replace(record, **{register.field: text})
    return legible_record(record)
