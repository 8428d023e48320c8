"""Where in the log do words stand that are to be erased, and how are they taken out for good?

What a payload still shows is written once more, so that it can go (redaction.py). A header is never erased: one of
version 1 that holds the words can only be named.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Final
from uuid import UUID

from ctj_desktop.domain.log.changes import Json, RowChange
from ctj_desktop.domain.log.changesets import WITH_WORDS, Changeset, dumps
from ctj_desktop.storage.log.held import changeset_of
from ctj_desktop.storage.log.redaction import redact, still_shown
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit

_COLUMNS: Final = "scope, replica, seq, header, payload, payload_sha, hlc"


def with_words(store: OpenFile, marks: Collection[str]) -> list[Changeset]:
    """Every changeset whose content holds one of these words, the oldest first: the whole log is read through."""
    return list(_found(store, "payload", marks))


def in_headers(store: OpenFile, marks: Collection[str]) -> list[Changeset]:
    """Those whose header holds one of these words: an earlier version wrote it."""
    return [one for one in _found(store, "header", marks) if one.fields["v"] == WITH_WORDS]


def erase(unit: Unit, changesets: Iterable[Changeset]) -> list[Changeset]:
    """Take the content of these changesets out of the log of everybody; those that cannot go, because a row that is
    written once shows it, or two versions that wait for a person."""
    going, staying = dict[tuple[object, ...], Changeset](), list[Changeset]()
    for changeset in changesets:
        shown = still_shown(unit.store, changeset) if changeset.payload is not None else []
        if shown is None:
            staying.append(changeset)
            continue
        for change in shown:
            unit.write(change.kind, change.row, changeset.scope, change.registers)
        going[changeset.scope, changeset.replica, changeset.seq] = changeset
    if going:
        redact(unit, going.values())
    return staying


def forget_drafts(store: OpenFile, rows: Iterable[UUID], names: Callable[[str], bool]) -> None:
    """What was typed of these rows, or says a name, and was never finished; in an open transaction."""
    own = {row.bytes for row in rows}
    for record, register, text in store.connection.run("SELECT record, register, text FROM draft").all():
        if record in own or names(text):
            store.connection.run("DELETE FROM draft WHERE record = ? AND register = ?", (record, register))


def forget_filters(store: OpenFile, names: Callable[[str], bool]) -> None:
    """What lists were narrowed to, where it says a name; everything else that is remembered stays."""
    for name, value in store.connection.run("SELECT name, value FROM local").all():
        if value[:1] == "{" and names(value):
            store.connection.run("DELETE FROM local WHERE name = ?", (name,))


def says(change: RowChange, marks: Collection[str]) -> bool:
    """Whether a row says one of these words in any of its registers."""
    return any(mark in text for value in change.registers.values() for text in _texts(value) for mark in marks)


def _found(store: OpenFile, column: str, marks: Collection[str]) -> Iterator[Changeset]:
    written = [dumps(mark)[1:-1].encode() for mark in marks]
    if not written:
        return
    where = " OR ".join(f"instr({column}, ?)" for _ in written)
    sql = f"SELECT {_COLUMNS} FROM changeset WHERE {where} ORDER BY hlc"
    for row in store.connection.run(sql, tuple(written)).all():
        yield changeset_of(store, row)


def _texts(value: Json) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)
