"""How is a merge taken back without touching anybody's work? By returning to what stood before it.

An inverse edit would revert the sender's own work everywhere at the next exchange (exchange/FORMAT.md 7.9). A workspace
is what its log says and nothing else, so the changesets that came with the merge are taken out of the log, and the rows
they speak of are made anew from what is left: that costs what the merge cost, however large the file is. It stands
only if every scope has the very digest that was remembered before the merge. Drafts, settings, partners, bundles,
attachments and the clock are kept; it does not count as a restore.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final
from uuid import UUID

from ctj_desktop.domain.ids import ReplicaId
from ctj_desktop.domain.log.changes import Dot, Json, RowChange, Scope
from ctj_desktop.domain.log.changesets import deps_of, parse_payload
from ctj_desktop.domain.record import RecordKey
from ctj_desktop.errors import Refused
from ctj_desktop.storage.errors import DamagedWorkspace
from ctj_desktop.storage.log.merge import WAY_BACK
from ctj_desktop.storage.log.redaction import KeptRows
from ctj_desktop.storage.log.streams import Stream
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.rows import RowWrite

KEPT: Final = 8_000_000  # bytes of payloads, parsed

ChangesetPlace = tuple[int, int, int]  # scope, replica and number, as the file counts them


class NoMergeToTakeBack(Refused):
    """The last exchange can no longer be taken back, because something was written or exported here since, or because
    it erased a text for good. Correct the fields in question by hand; both versions stay in the history.
    """


@contextmanager
def way_back(store: OpenFile, *, wanted: bool = True) -> Iterator[None]:
    """What is merged inside can be taken back, all of it or nothing; only the newest merge can."""
    if not wanted:
        yield
        return
    with store.batch():
        store.keep_setting(WAY_BACK, json.dumps(_standing(store)))
        yield


def _standing(store: OpenFile) -> dict[str, Any]:
    """How far every stream is and what every scope's digest is; `Any` because it is JSON."""
    streams = store.streams
    return {
        "replica": str(store.replica),
        "exported": _last_export(store),
        "streams": [
            [streams.number(scope), store.replicas.number(replica), end.seq, end.chain.hex(), end.hlc]
            for scope in streams.scopes()
            for replica in streams.vector(scope)
            if (end := streams.end(scope, replica))
        ],
        "digests": {str(streams.number(scope)): streams.digest(scope).hex() for scope in streams.scopes()},
    }


def _last_export(store: OpenFile) -> int:
    return int(store.connection.run("SELECT max(n) FROM bundle_log WHERE direction = 'out'").scalar() or 0)


def can_take_back(store: OpenFile) -> bool:
    """Whether the last merge can still be taken back: nothing of our own was written and nothing has left since."""
    stood = _remembered(store)
    if stood is None or stood["replica"] != str(store.replica) or stood["exported"] != _last_export(store):
        return False
    own = store.replicas.known(store.replica)
    before = {scope: seq for scope, replica, seq, _, _ in stood["streams"] if replica == own}
    now = {
        store.streams.number(scope): vector[store.replica]
        for scope, vector in store.streams.vectors().items()
        if store.replica in vector
    }
    return now == before


def _remembered(store: OpenFile) -> dict[str, Any] | None:
    raw = store.setting(WAY_BACK)
    return json.loads(raw) if raw else None


def take_back_merge(store: OpenFile) -> frozenset[RecordKey]:
    """Return to what stood before the last merge, and name the rows it had written.

    NoMergeToTakeBack where something was written or exported since. DamagedWorkspace, and nothing is changed, if the
    result were not what stood there.
    """
    stood = _remembered(store)
    if stood is None or not can_take_back(store):
        raise NoMergeToTakeBack
    with store.batch():
        store.keep_setting("clock_floor", str(store.last_hlc()))
        rows = _return(store, stood)
        store.connection.run("DELETE FROM local WHERE name = ?", (WAY_BACK,))
    return rows


def _return(store: OpenFile, stood: dict[str, Any]) -> frozenset[RecordKey]:
    before = {
        (store.streams.scope(scope), store.replicas.id(replica)): Stream(seq, bytes.fromhex(chain), hlc)
        for scope, replica, seq, chain, hlc in stood["streams"]
    }
    rows: dict[RecordKey, Scope] = {}
    kept = KeptRows(store, store.streams.scopes())  # as long as everything that erases is in the log
    for scope, vector in store.streams.vectors().items():
        for replica in vector:
            rows |= dict.fromkeys(_take_out(store, kept, scope, replica, before.get((scope, replica))), scope)
    payloads = _Payloads(store, kept)
    for row, scope in rows.items():
        store.rows_door.rebuild(*row, scope, _writes(store, payloads, row))
    store.rows_door.flush()
    store.journal.flush()
    store.rows_door.mend_parents()
    store.rows_door.index()
    for scope in {*store.streams.scopes(), *rows.values()}:
        expected = stood["digests"].get(str(store.streams.number(scope)), bytes(32).hex())
        if store.streams.digest(scope).hex() != expected:
            raise DamagedWorkspace(store.path.name, f"digest of {scope.home}/{scope.data_class}")
    return frozenset(rows)


def _take_out(
    store: OpenFile, kept: KeptRows, scope: Scope, replica: ReplicaId, end: Stream | None
) -> Iterator[RecordKey]:
    """The end of a stream goes out of the log; the rows that it spoke of."""
    if end is not None and end.seq == store.streams.end(scope, replica).seq:
        return
    name = (store.streams.number(scope), store.replicas.number(replica), end.seq if end else 0)
    found = store.connection.run(
        "SELECT seq, hlc, payload, payload_sha FROM changeset WHERE scope = ? AND replica = ? AND seq > ?", name
    )
    for seq, hlc, payload, sha in found:
        for change in _rows(kept, (scope, replica, seq), payload, sha):
            yield change.kind, change.row
            store.connection.run(
                "DELETE FROM touched WHERE row_id = ? AND hlc = ? AND replica = ? AND scope = ? AND tbl = ?",
                (change.row.bytes, hlc, name[1], name[0], change.kind),
            )
    store.connection.run("DELETE FROM changeset WHERE scope = ? AND replica = ? AND seq > ?", name)
    store.streams.go_back(scope, replica, end)


def _rows(kept: KeptRows, name: tuple[Scope, ReplicaId, int], payload: bytes | None, sha: bytes) -> Iterable[RowChange]:
    """What a changeset wrote; of erased content what stays."""
    return kept.of(*name, bytes(sha)) if payload is None else parse_payload(bytes(payload))


class _Payloads:
    """What changesets wrote, row by row; the last ones stay, since an import of many rows is one changeset."""

    def __init__(self, store: OpenFile, kept: KeptRows) -> None:
        self._store, self._rows, self._size = store, kept, 0
        self._kept: dict[ChangesetPlace, tuple[int, dict[RecordKey, Mapping[str, Json]]]] = {}

    def registers(self, place: ChangesetPlace, row: RecordKey) -> Mapping[str, Json]:
        """What one changeset wrote to one row; of erased content only what stays."""
        if place not in self._kept:
            payload, sha = self._store.connection.run(
                "SELECT payload, payload_sha FROM changeset WHERE scope = ? AND replica = ? AND seq = ?", place
            ).one()
            name = self._store.streams.scope(place[0]), self._store.replicas.id(place[1]), place[2]
            found = _rows(self._rows, name, payload, sha)
            self._kept[place] = len(payload or b""), {(one.kind, one.row): one.registers for one in found}
            self._size += self._kept[place][0]
            while self._size > KEPT and len(self._kept) > 1:
                self._size -= self._kept.pop(next(iter(self._kept)))[0]
        return self._kept[place][1].get(row, {})


def _writes(store: OpenFile, payloads: _Payloads, row: RecordKey) -> list[RowWrite]:
    """What the log still says of a row, causes first."""
    found = store.connection.run(
        "SELECT c.scope, c.replica, c.seq, c.hlc, r.id, c.header FROM touched t JOIN changeset c "
        "USING (scope, replica, seq) JOIN replica r ON r.n = c.replica "
        "WHERE t.row_id = ? AND t.tbl = ? ORDER BY c.hlc, r.id, c.seq",
        (row[1].bytes, row[0]),
    ).all()
    writes: list[RowWrite] = []
    for scope, number, seq, hlc, raw, header in found:
        replica = ReplicaId(UUID(bytes=raw))
        registers = payloads.registers((scope, number, seq), row)
        if registers:
            writes.append((Dot(hlc, replica, seq), {**deps_of(bytes(header)), replica: seq}, registers))
    return writes
