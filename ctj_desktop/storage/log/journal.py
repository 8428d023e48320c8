"""How does a changeset get into the log? In pieces, with the end of its stream and the look-up of touched rows.

What is kept here is written by `flush`, which stands before everything that reads the log; in between a bulk merge
stays at one statement for a thousand changesets.
"""

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Final

from ctj_desktop.domain.ids import ReplicaId
from ctj_desktop.domain.log.changes import Dot, RowChange, Scope
from ctj_desktop.domain.log.changesets import Changeset, deps_of
from ctj_desktop.domain.log.heads import Vector
from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.storage.file.connection import Connection
from ctj_desktop.storage.log.replicas import Replicas
from ctj_desktop.storage.log.streams import CHAIN_STEP, Stream, Streams

TOGETHER: Final = 1_000  # changesets
BYTES: Final = 4_000_000  # of payload

_CHANGESET = (
    "INSERT INTO changeset (scope, replica, seq, hlc, op, author, undoes, header, payload, payload_sha, held_since) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_TOUCHED = "INSERT INTO touched (row_id, hlc, replica, scope, seq, tbl, registers) VALUES (?, ?, ?, ?, ?, ?, ?)"


class JournalEntry(PositionalValue):
    """A changeset and what its header and payload say, parsed once."""

    changeset: Changeset
    replica: ReplicaId
    hlc: int
    deps: Mapping[ReplicaId, int]
    operation: bytes
    author: bytes | None
    undoes: bytes | None
    rows: Sequence[RowChange]


class Journal:
    """Adds to the log inside an open transaction."""

    def __init__(self, connection: Connection, replicas: Replicas, streams: Streams) -> None:
        self._connection, self._replicas, self._streams = connection, replicas, streams
        self._changesets: list[tuple[object, ...]] = []
        self._touched: list[tuple[object, ...]] = []
        self._bytes = 0
        self._last: tuple[Scope, ReplicaId, tuple[int, int, Stream]] | None = None

    def keep(self, entry: JournalEntry, held_since: str) -> None:
        """Add a changeset, the next of its stream; `held_since` is local and unhashed."""
        changeset = entry.changeset
        scope, replica, end = self._stream(changeset.scope, entry.replica)
        seq, hlc = changeset.seq, entry.hlc
        self._changesets.append(
            (
                scope,
                replica,
                seq,
                hlc,
                entry.operation,
                entry.author,
                entry.undoes,
                changeset.header,
                changeset.payload,
                changeset.payload_sha,
                held_since,
            )
        )
        for change in entry.rows:
            names = " ".join(change.registers)
            self._touched.append((change.row.bytes, hlc, replica, scope, seq, change.kind, names))
        end.seq, end.hlc = seq, hlc
        end.chain = changeset.chain(end.chain)
        if not seq % CHAIN_STEP:
            self._streams.keep_point(scope, replica, end)
        self._bytes += len(changeset.payload or b"")
        if len(self._changesets) >= TOGETHER or self._bytes >= BYTES:
            self.flush()

    def _stream(self, scope: Scope, replica: ReplicaId) -> tuple[int, int, Stream]:
        """Its numbers and its end; most changesets are of the scope and replica of the one before."""
        if self._last is None or self._last[0] is not scope or self._last[1] is not replica:
            numbers = self._streams.number(scope), self._replicas.number(replica)
            self._last = scope, replica, (*numbers, self._streams.moving(scope, replica))
        return self._last[2]

    def note(self, scope: Scope, dot: Dot, change: RowChange) -> None:
        """A row that a changeset wrote which stands in the log already, without its content."""
        place = self._replicas.number(dot.replica), self._streams.number(scope), dot.seq
        self._touched.append((change.row.bytes, dot.hlc, *place, change.kind, " ".join(change.registers)))

    def flush(self) -> None:
        """Write what was kept."""
        if self._changesets:
            self._connection.run_many(_CHANGESET, self._changesets)
        if self._touched:
            self._connection.run_many(_TOUCHED, sorted(self._touched, key=itemgetter(0)))  # by its index
        self.forget()
        self._streams.flush()

    def forget(self) -> None:
        """After a rollback: none of it happened."""
        self._changesets, self._touched, self._bytes, self._last = [], [], 0, None

    def seen_by(self, scope: Scope, dot: Dot) -> Vector:
        """The vector a changeset was written under; empty where it is not held."""
        self.flush()
        header = self._connection.run(
            "SELECT header FROM changeset WHERE scope = ? AND replica = ? AND seq = ?",
            (self._streams.number(scope), self._replicas.number(dot.replica), dot.seq),
        ).scalar()
        return {} if header is None else deps_of(bytes(header))

    def clock_of(self, scope: Scope, replica: ReplicaId, seq: int) -> int:
        """The clock of a changeset that is held."""
        self.flush()
        found = self._connection.run(
            "SELECT hlc FROM changeset WHERE scope = ? AND replica = ? AND seq = ?",
            (self._streams.number(scope), self._replicas.number(replica), seq),
        ).scalar()
        return int(found or 0)
