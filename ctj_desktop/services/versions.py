"""Which versions of a record stand beside each other after an exchange, and who wrote each?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from ctj_desktop.domain.changes import Dot, Json, Scope
from ctj_desktop.domain.ids import PersonId, ReplicaId
from ctj_desktop.domain.merge import Head, Vector, covers, differ, rank
from ctj_desktop.domain.record import Record
from ctj_desktop.domain.texts import Language, Passage
from ctj_desktop.storage.history import HistoryEntry, history
from ctj_desktop.storage.rows import DELETED
from ctj_desktop.storage.store import Store

ALL = 1_000_000


@dataclass(frozen=True, slots=True)
class Version:
    """Records that belong together as one device wrote them; without a conflict there is one, by nobody named."""

    records: tuple[Record, ...]
    author: PersonId | None = None
    at: datetime | None = None


def versions(store: Store, records: Sequence[Record]) -> tuple[Version, ...]:
    """The records as each device that wrote a differing value had them then, the one written last at the end.

    A record that nobody disputes is as it is shown. Equal versions are one.
    """
    disputed = {record.id for record in records if _heads(store, record)}
    dots = sorted((head.dot for record in records for head in _heads(store, record)), key=_rank)
    last: dict[ReplicaId, Dot] = {dot.replica: dot for dot in dots}  # the latest of each replica stays
    logs = {record.id: history(store, record.id, limit=ALL) for record in records if record.id in disputed}
    found: dict[tuple[Record, ...], Version] = {}
    for dot in sorted(last.values(), key=_rank):
        as_had = tuple(
            _as_had(store, record, logs[record.id], dot) if record.id in disputed else record for record in records
        )
        entry = next((one for log in logs.values() for one in log if (one.replica, one.seq) == (dot.replica, dot.seq)), None)
        found.setdefault(as_had, _version(as_had, entry))
    return tuple(found.values()) or (Version(tuple(records)),)


def as_entered(store: Store, record: Record) -> Version:
    """The record with who made it, and when."""
    log = history(store, record.id, limit=ALL)
    return _version((record,), log[-1] if log else None)


def withdrawn(store: Store, record: Record) -> bool:
    """Whether one device has deleted what another has changed, so that it still stands here."""
    return any(head.value is True for head in store.rows_door.full_heads(record.kind, record.id).get(DELETED, ()))


def _version(records: tuple[Record, ...], entry: HistoryEntry | None) -> Version:
    if entry is None:  # only the end of the log was sent
        return Version(records)
    return Version(records, entry.operation.author, entry.operation.at)


def _heads(store: Store, record: Record) -> list[Head]:
    """Those that differ; most rows have one head for each register, which needs no second look."""
    if all(len(heads) == 1 for heads in store.rows_door.heads(record.kind, record.id).values()):
        return []
    full = store.rows_door.full_heads(record.kind, record.id)
    return [head for name, heads in full.items() if name != DELETED and differ(heads) for head in heads]


def _rank(dot: Dot) -> tuple[int, bytes]:
    return rank(Head(dot, None))


def _as_had(store: Store, record: Record, log: Iterable[HistoryEntry], dot: Dot) -> Record:
    """The record after that write, by all that it had seen; what the log no longer holds is as it is shown."""
    scope = Scope(record.home, record.data_class)
    seen: Vector = {**store.streams.vector_of(scope, dot), dot.replica: dot.seq}
    values: dict[str, Json] = {}
    for entry in log:  # the newest first
        if covers(seen, entry.replica, entry.seq):
            for row in entry.rows:
                values = {**row.registers, **values}
    return _with(store, record, values)


def _with(store: Store, record: Record, values: Mapping[str, Json]) -> Record:
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
    return record
