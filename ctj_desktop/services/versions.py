"""Which versions of a record stand beside each other after an exchange, and who wrote each?"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from ctj_desktop.domain.changes import Dot, Json
from ctj_desktop.domain.ids import PersonId
from ctj_desktop.domain.merge import Head, differ, rank
from ctj_desktop.domain.record import Record
from ctj_desktop.domain.texts import Language, Passage
from ctj_desktop.storage.history import history
from ctj_desktop.storage.rows import DELETED
from ctj_desktop.storage.store import Store

Disputed = dict[str, tuple[Head, ...]]


@dataclass(frozen=True, slots=True)
class Version:
    """Records that belong together as one device wrote them; without a conflict there is one, by nobody named."""

    records: tuple[Record, ...]
    author: PersonId | None = None
    at: datetime | None = None


def versions(store: Store, records: Sequence[Record]) -> tuple[Version, ...]:
    """The records as each device that wrote a differing value has them, the one written last at the end.

    What a device did not dispute is as it is shown. Equal versions are one.
    """
    disputed = {record.id: _disputed(store, record) for record in records}
    heads = sorted((head for found in disputed.values() for one in found.values() for head in one), key=rank)
    last = {head.dot.replica: head.dot for head in heads}  # a replica's latest head stands last
    found: dict[tuple[Record, ...], Version] = {}
    for replica, dot in sorted(last.items(), key=lambda item: rank(Head(item[1], None))):
        as_written = tuple(
            _written(store, record, {name: _of(one, replica) for name, one in disputed[record.id].items()})
            for record in records
        )
        found.setdefault(as_written, _signed(store, as_written, records, dot))
    return tuple(found.values()) or (Version(tuple(records)),)


def withdrawn(store: Store, record: Record) -> bool:
    """Whether one side has deleted what another has changed, so that it still stands here."""
    return any(head.value is True for head in store.rows_door.full_heads(record.kind, record.id).get(DELETED, ()))


def _disputed(store: Store, record: Record) -> Disputed:
    """The registers whose heads differ; most rows have one head each, which needs no second look."""
    if all(len(heads) == 1 for heads in store.rows_door.heads(record.kind, record.id).values()):
        return {}
    full = store.rows_door.full_heads(record.kind, record.id)
    return {name: heads for name, heads in full.items() if name != DELETED and differ(heads)}


def _of(heads: Sequence[Head], replica: object) -> Head | None:
    return next((head for head in heads if head.dot.replica == replica), None)


def _written(store: Store, record: Record, values: dict[str, Head | None]) -> Record:
    for name, head in values.items():
        if head is not None:
            record = _with(store, record, name, head.value)
    return record


def _with(store: Store, record: Record, name: str, raw: Json) -> Record:
    """The record with one register as it was written; a value that this version cannot read stays out."""
    register = store.schema.shapes[record.kind].by_name.get(name)
    if register is None:
        return record
    try:
        value = register.from_json(raw)
    except (ValueError, KeyError, TypeError):
        return record
    if register.language is None:
        return replace(record, **{register.field: value})
    side = "de" if register.language is Language.DE else "fr"
    text = replace(getattr(record, register.field), **{side: value or Passage()})
    return replace(record, **{register.field: text})


def _signed(store: Store, written: tuple[Record, ...], records: Sequence[Record], dot: Dot) -> Version:
    for record in records:
        for entry in history(store, record.id):
            if (entry.replica, entry.seq) == (dot.replica, dot.seq):
                return Version(written, entry.operation.author, entry.operation.at)
    return Version(written)
