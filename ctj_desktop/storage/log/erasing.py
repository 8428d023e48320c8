"""Where in the log do words stand that are to be erased, and how are they taken out for good?

What a payload still shows is written once more, so that it can go (redaction.py). A header is never erased: one of
version 1 that holds the words can only be named.
"""

import json
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Final
from uuid import UUID

from ctj_desktop.domain.log.changes import Json, RowChange, Scope
from ctj_desktop.domain.log.changesets import WITH_WORDS, Changeset, dumps
from ctj_desktop.domain.log.redactions import KIND, redaction_in
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
    """Take the content of these changesets out of the log of everybody, and with it the same content of others; those
    that cannot go, because two versions wait for a person, or because too much of it is written once."""
    going, staying = list[Changeset](), list[Changeset]()
    for alike, along in _together(unit.store, changesets):
        left = [still_shown(unit.store, one) for one in (*alike, *along)]
        if None in left:
            staying += alike
            continue
        for change in (change for found in left for change in found or ()):
            unit.write(change.kind, change.row, alike[0].scope, change.registers)
        going += [*alike, *along]
    if going:
        redact(unit, going)
    return staying


def _together(store: OpenFile, changesets: Iterable[Changeset]) -> Iterator[tuple[list[Changeset], list[Changeset]]]:
    """What holds the very same as one of these, and what goes along.

    An erasure names contents, of whoever wrote them. One that goes itself is written once more, after all that is held
    here: what holds the contents that it names, and was written without knowing of it, goes along.
    """
    hashes: dict[Scope, dict[bytes, None]] = {}
    for changeset in changesets:
        hashes.setdefault(changeset.scope, {})[changeset.payload_sha] = None
    for scope, wanted in hashes.items():
        held: dict[bytes, list[Changeset]] = {}
        more: Collection[bytes] = wanted
        while more:
            held |= _holding(store, scope, more)
            more = {sha for one in more for sha in _named_by(held[one])} - held.keys()
        for sha in wanted:
            reached, new = {sha}, {sha}
            while new:
                new = {other for one in new for other in _named_by(held[one])} - reached
                reached |= new
            if held[sha]:
                yield held[sha], [one for other in reached - {sha} for one in held[other]]


def _holding(store: OpenFile, scope: Scope, hashes: Iterable[bytes]) -> dict[bytes, list[Changeset]]:
    """Of each content the changesets of a scope that hold it: one walk through the scope for all."""
    found: dict[bytes, list[Changeset]] = {sha: [] for sha in hashes}
    rows = store.connection.run(
        f"SELECT {_COLUMNS} FROM changeset WHERE scope = ? AND payload IS NOT NULL "
        "AND payload_sha IN (SELECT unhex(value) FROM json_each(?)) ORDER BY hlc",
        (store.streams.number(scope), json.dumps([sha.hex() for sha in found])),
    )
    for one in (changeset_of(store, row) for row in rows.all()):
        found[one.payload_sha].append(one)
    return found


def _named_by(alike: list[Changeset]) -> set[bytes]:
    """The contents that this one erased."""
    lines = (change for one in alike[:1] if KIND.encode() in (one.payload or b"") for change in one.rows())
    return {sha for change in lines if change.kind == KIND for sha in redaction_in(change.registers).payloads}


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
