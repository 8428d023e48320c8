"""Which changesets does somebody lack who holds these vectors, and how do their chains run?

Everything is a range of one stream, found by the primary key: ten of half a million cost what ten cost.
"""

import heapq
from collections.abc import Collection, Iterator, Mapping
from itertools import chain as joined
from typing import Final

from ctj_desktop.domain.ids import ReplicaId
from ctj_desktop.domain.log.changes import Scope
from ctj_desktop.domain.log.changesets import Changeset, first_chain, next_chain
from ctj_desktop.domain.log.heads import Vector
from ctj_desktop.storage.file.connection import Connection
from ctj_desktop.storage.log.replicas import Replicas
from ctj_desktop.storage.log.streams import CHAIN_STEP, Streams, chain_point

PAGE: Final = 32  # changesets read at once: a commit in between harms no reader, and memory stays small

StreamRange = tuple[int, int, bytes, bytes]
_Key = tuple[int, bytes, bytes, str, int]


class Export:
    """Reads the log of an open file, stream by stream."""

    def __init__(self, connection: Connection, streams: Streams, replicas: Replicas) -> None:
        self._connection, self._streams, self._replicas = connection, streams, replicas

    def changesets(self, after: Mapping[Scope, Vector], scopes: Collection[Scope] | None) -> Iterator[Changeset]:
        """Beyond these vectors and up to what is held now, causes before effects: by clock, replica, scope, number."""
        wanted = self._streams.scopes() if scopes is None else scopes
        spans = [
            self._span(scope, replica, after.get(scope, {}).get(replica, 0), last)
            for scope in dict.fromkeys(wanted)
            for replica, last in self._streams.vector(scope).items()
            if last > after.get(scope, {}).get(replica, 0)
        ]
        return (changeset for _, changeset in heapq.merge(*spans, key=lambda pair: pair[0]))

    def ranges(
        self, after: Mapping[Scope, Vector], scopes: Collection[Scope] | None
    ) -> dict[Scope, dict[ReplicaId, StreamRange]]:
        """First and last number beyond `after`, and the chain before and after them, of every stream of the scopes.

        A stream of which nothing is new has last = first - 1; so has one of which `after` says more than is held.
        """
        wanted = self._streams.scopes() if scopes is None else scopes
        return {
            scope: {
                replica: self._range(scope, replica, after.get(scope, {}).get(replica, 0))
                for replica in self._streams.vector(scope)
            }
            for scope in wanted
        }

    def _range(self, scope: Scope, replica: ReplicaId, held: int) -> StreamRange:
        end = self._streams.end(scope, replica)
        before = min(held, end.seq)
        return before + 1, end.seq, self.chain_at(scope, replica, before), end.chain

    def chain_at(self, scope: Scope, replica: ReplicaId, seq: int) -> bytes:
        """The chain after number `seq` of a stream; LookupError beyond its end.

        Hashed on from the last point that was kept (every 256), or from the start in a log that has none.
        """
        end = self._streams.end(scope, replica)
        if seq > end.seq or seq < 0:
            raise LookupError(f"{replica} {seq}")
        if seq == end.seq:
            return end.chain
        at, chain = self._point(scope, replica, seq)
        found = self._connection.run(
            "SELECT header, payload_sha FROM changeset WHERE scope = ? AND replica = ? AND seq > ? AND seq <= ? "
            "ORDER BY seq",
            (*self._numbers(scope, replica), at, seq),
        )
        for header, sha in found:
            chain = next_chain(chain, bytes(header), bytes(sha))
        return chain

    def _point(self, scope: Scope, replica: ReplicaId, seq: int) -> tuple[int, bytes]:
        at = seq - seq % CHAIN_STEP
        name = chain_point(*self._numbers(scope, replica), at)
        kept = self._connection.run("SELECT value FROM local WHERE name = ?", (name,)).scalar()
        return (0, first_chain(scope, replica)) if kept is None else (at, bytes.fromhex(kept))

    def _numbers(self, scope: Scope, replica: ReplicaId) -> tuple[int, int]:
        return self._streams.number(scope), self._replicas.number(replica)

    def _span(self, scope: Scope, replica: ReplicaId, after: int, last: int) -> Iterator[tuple[_Key, Changeset]]:
        """One stream, page by page."""
        numbers = self._numbers(scope, replica)
        pages = (self._page(numbers, start, min(start + PAGE, last)) for start in range(after, last, PAGE))
        for seq, hlc, header, payload, sha in joined.from_iterable(pages):
            content = None if payload is None else bytes(payload)
            key = (hlc, replica.bytes, scope.home.bytes, str(scope.data_class), seq)
            yield key, Changeset(scope, replica, seq, bytes(header), content, bytes(sha))

    def _page(self, numbers: tuple[int, int], after: int, last: int) -> list[tuple[int, int, bytes, bytes, bytes]]:
        return self._connection.run(
            "SELECT seq, hlc, header, payload, payload_sha FROM changeset "
            "WHERE scope = ? AND replica = ? AND seq > ? AND seq <= ? ORDER BY seq",
            (*numbers, after, last),
        ).all()
