"""Which contents of files go with what a redaction erased? Those that nothing here names any more.

A row that bears a content names it, whatever became of the row: what lies in the bin can come back. What the log still
says names it too, since undo may show that again, and so does a row that only a newer version knows. What nobody erased
stays, also where nothing names it (storage/FORMAT.md 3.3).
"""

import json
import re
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from ctj_desktop.domain.log.changesets import dumps, parse_payload
from ctj_desktop.domain.records.files import FILE_KINDS
from ctj_desktop.storage import reading, search_index
from ctj_desktop.storage.file.attachment_store import BACK_WITHOUT
from ctj_desktop.storage.file.connection import Connection
from ctj_desktop.storage.open_file import OpenFile

_HASH: Final = re.compile(rb'"([0-9a-f]{64})"')
_IN_ROWS: Final = " UNION ".join(f"SELECT unhex(sha256) FROM {kind}" for kind in FILE_KINDS)

_WITH_PLACE: Final = (
    "SELECT c.payload, s.home, s.class, r.id, c.seq FROM changeset c JOIN scope s ON s.n = c.scope "
    "JOIN replica r ON r.n = c.replica WHERE c.payload IS NOT NULL"
)
_IS_ERASED: Final = (
    "SELECT c.payload IS NULL FROM changeset c JOIN scope s ON s.n = c.scope JOIN replica r ON r.n = c.replica "
    "WHERE s.home = ? AND s.class = ? AND r.id = ? AND c.seq = ?"
)


def said_in(payload: bytes, others: Collection[str] = ()) -> set[bytes]:
    """The contents that rows of files name in a payload; with `others` also those in rows of kinds not among these."""
    if _HASH.search(payload) is None:
        return set()
    rows = [one for one in parse_payload(payload) if one.kind in FILE_KINDS or (others and one.kind not in others)]
    return set(_hashes(dumps(dict(one.registers)).encode() for one in rows))


def named(store: OpenFile, contents: Iterable[bytes]) -> set[bytes]:
    """Those of these contents that a row names, gone or not, or that the log still says.

    Where a row names each of them the log is not read.
    """
    wanted = set(contents)
    if not wanted:
        return set()
    known = store.schema.shapes.keys()
    in_rows = store.connection.run(
        f"SELECT unhex(value) FROM json_each(?) WHERE unhex(value) IN ({_IN_ROWS})", (_listed(wanted),)
    )
    found = {bytes(one) for one in in_rows.scalars()}
    for payload in _payloads(store) if wanted - found else ():
        if not wanted.isdisjoint(_hashes([payload])):
            found |= wanted & said_in(payload, known)
    return found


def erase_files(store: OpenFile, contents: Collection[bytes]) -> None:
    """Take those out of the file that nothing names any more, with their texts in the index; in an open transaction,
    once its rows are written. All of them were said by payloads that a redaction took out of the log."""
    gone = set(contents) - named(store, contents)
    if gone:
        for table in ("blob_chunk", "blob"):
            store.connection.run(
                f"DELETE FROM {table} WHERE sha256 IN (SELECT unhex(value) FROM json_each(?))", (_listed(gone),)
            )
        search_index.forget_contents(store.connection)
    came_without = _came_without(store)
    if came_without:  # who names one of them from now on did so after the erasure, and is sent it
        left = came_without - {sha.hex() for sha in contents}
        reading.keep_setting(store.connection, BACK_WITHOUT, json.dumps(sorted(left)))


def is_erased(store: OpenFile, sha256: str) -> bool:
    """Whether a restored file came back without this content because it had been erased: nobody is asked for it."""
    return sha256 in _came_without(store)


def erased_since(store: OpenFile, earlier: Connection, contents: Iterable[bytes]) -> set[bytes]:
    """Of contents that an earlier state of this file bears, those that an erasure took from it since.

    Those neither are here nor named, and the log of then says one in a changeset whose payload is erased by now.
    """
    here = {bytes(sha) for sha in store.connection.run("SELECT sha256 FROM blob").scalars()}
    wanted = set(contents) - here
    wanted -= named(store, wanted)
    found: set[bytes] = set()
    for payload, *place in earlier.run(_WITH_PLACE) if wanted else ():
        said = said_in(bytes(payload)) & wanted
        if said - found and store.connection.run(_IS_ERASED, place).scalar():
            found |= said
    return found


def _came_without(store: OpenFile) -> set[str]:
    return set(json.loads(store.setting(BACK_WITHOUT) or "[]"))


def _payloads(store: OpenFile) -> Iterator[bytes]:
    for (payload,) in store.connection.run("SELECT payload FROM changeset WHERE payload IS NOT NULL"):
        yield bytes(payload)


def _hashes(texts: Iterable[bytes]) -> Iterator[bytes]:
    return (bytes.fromhex(one.decode()) for text in texts for one in _HASH.findall(text))


def _listed(contents: Iterable[bytes]) -> str:
    return json.dumps([sha.hex() for sha in contents])
