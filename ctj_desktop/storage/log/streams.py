"""How far does this file know each replica, scope by scope?"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from uuid import UUID

from ctj_desktop.domain.ids import HomeId, ReplicaId
from ctj_desktop.domain.log.changes import Scope
from ctj_desktop.domain.log.changesets import first_chain
from ctj_desktop.domain.log.heads import Vector, digest_after
from ctj_desktop.domain.record import DataClass
from ctj_desktop.storage.file.connection import Connection
from ctj_desktop.storage.log.replicas import Replicas

EMPTY_DIGEST = bytes(32)
CHAIN_STEP = 256  # every so many changesets the chain is kept, so that none is hashed from the start

_END = (
    "INSERT INTO stream (scope, replica, last_seq, last_chain, last_hlc) VALUES (?, ?, ?, ?, ?) "
    "ON CONFLICT (scope, replica) DO UPDATE SET last_seq = excluded.last_seq, "
    "last_chain = excluded.last_chain, last_hlc = excluded.last_hlc"
)


def chain_point(scope: int, replica: int, seq: int) -> str:
    """Under which local name the chain after a changeset is kept."""
    return f"chain/{scope}/{replica}/{seq}"


@dataclass(slots=True)
class Stream:
    """The end of one replica's stream in one scope."""

    seq: int
    chain: bytes
    hlc: int


class Streams:
    """Version vectors and chain heads, held in memory and written with the changesets."""

    def __init__(self, connection: Connection, replicas: Replicas) -> None:
        self._connection, self._replicas = connection, replicas
        self._scopes: dict[Scope, int] = {}
        self._ends: dict[Scope, dict[ReplicaId, Stream]] = {}
        self._digests: dict[int, bytes] = {}
        self._moved: set[tuple[Scope, ReplicaId]] = set()
        self._points: list[tuple[int, int, int, bytes]] = []
        self._changed: set[int] = set()
        self.reload()

    def reload(self) -> None:
        """Read from the file: at opening and after a rollback."""
        self._moved, self._points, self._changed = set(), [], set()
        self._scopes.clear()
        self._ends.clear()
        rows = self._connection.run("SELECT n, home, class, digest FROM scope").all()
        names = {n: Scope(HomeId(UUID(bytes=home)), DataClass(data_class)) for n, home, data_class, _ in rows}
        self._digests = {n: bytes(digest) for n, _, _, digest in rows}
        self._scopes = {scope: n for n, scope in names.items()}
        ends = self._connection.run("SELECT scope, replica, last_seq, last_chain, last_hlc FROM stream")
        for n, replica, seq, chain, hlc in ends.all():
            if not isinstance(seq, int) or not isinstance(hlc, int):
                raise ValueError("the end of a stream is no number")
            self._ends.setdefault(names[n], {})[self._replicas.id(replica)] = Stream(seq, chain, hlc)

    def scopes(self) -> list[Scope]:
        """Every scope that holds something."""
        return list(self._ends)

    def number(self, scope: Scope) -> int:
        """The local number of a scope, given now if it is new."""
        if scope not in self._scopes:
            self._connection.run(
                "INSERT INTO scope (home, class, digest) VALUES (?, ?, ?)",
                (scope.home.bytes, str(scope.data_class), EMPTY_DIGEST),
            )
            found = self._connection.run(
                "SELECT n FROM scope WHERE home = ? AND class = ?", (scope.home.bytes, str(scope.data_class))
            ).scalar()
            self._scopes[scope] = int(found or 0)
        return self._scopes[scope]

    def scope(self, number: int) -> Scope:
        """The scope of a local number; LookupError for none."""
        found = next((scope for scope, n in self._scopes.items() if n == number), None)
        if found is None:
            raise LookupError(f"scope {number}")
        return found

    def vector(self, scope: Scope) -> dict[ReplicaId, int]:
        """What is held of a scope, replica by replica."""
        return {replica: end.seq for replica, end in self._ends.get(scope, {}).items()}

    def vectors(self) -> dict[Scope, Vector]:
        """What is held of every scope."""
        return {scope: self.vector(scope) for scope in self._ends}

    def digest(self, scope: Scope) -> bytes:
        """The state of a scope: equal on two replicas that hold the same changesets (exchange/FORMAT.md 11.30)."""
        return self._digests.get(self._scopes.get(scope, 0), EMPTY_DIGEST)

    def change_digest(self, scope: int, old: bytes, new: bytes) -> None:
        """A row's hash changed, in the scope of this number; `flush` writes it."""
        self._digests[scope] = digest_after(self._digests.get(scope, EMPTY_DIGEST), old, new)
        self._changed.add(scope)

    def end(self, scope: Scope, replica: ReplicaId) -> Stream:
        """The end of a stream; sequence 0 for one that is not held yet."""
        held = self._ends.get(scope, {}).get(replica)
        return held or Stream(0, first_chain(scope, replica), 0)

    def ends(self, scope: Scope) -> Mapping[ReplicaId, Stream]:
        """The ends of every stream of a scope, as they are now."""
        return self._ends.get(scope, {})

    def last_hlc(self) -> int:
        """The highest clock held: the next own one is later (exchange/FORMAT.md 6.1)."""
        return max((end.hlc for ends in self._ends.values() for end in ends.values()), default=0)

    def held(self) -> Hashable:
        """Another one after every changeset that came or went, also after one that is older than what is held."""
        return frozenset(
            (scope, replica, end.seq, end.hlc) for scope, ends in self._ends.items() for replica, end in ends.items()
        )

    def moving(self, scope: Scope, replica: ReplicaId) -> Stream:
        """The end of a stream as it is held here, to be moved by who adds changesets; `flush` writes it."""
        self._moved.add((scope, replica))
        return self._ends.setdefault(scope, {}).setdefault(replica, self.end(scope, replica))

    def keep_point(self, scope: int, replica: int, end: Stream) -> None:
        """One of the points from which chains are hashed on, in the stream of these numbers; `flush` writes it."""
        self._points.append((scope, replica, end.seq, end.chain))

    def go_back(self, scope: Scope, replica: ReplicaId, end: Stream | None) -> None:
        """A merge is taken back: the stream ends where it ended before, or is not held at all."""
        if end is not None:
            self._ends[scope][replica] = end
            self._moved.add((scope, replica))
            return
        self._connection.run(
            "DELETE FROM stream WHERE scope = ? AND replica = ?", (self.number(scope), self._replicas.number(replica))
        )
        self._ends[scope].pop(replica)
        if not self._ends[scope]:
            del self._ends[scope]

    def flush(self) -> None:
        """Write the ends and digests that changed, each once."""
        if self._moved:
            self._connection.run_many(_END, [self._end_row(scope, replica) for scope, replica in self._moved])
        if self._points:
            points = [(chain_point(scope, replica, seq), chain.hex()) for scope, replica, seq, chain in self._points]
            self._connection.run_many("INSERT OR REPLACE INTO local (name, value) VALUES (?, ?)", points)
        if self._changed:
            digests = [(self._digests[scope], scope) for scope in self._changed]
            self._connection.run_many("UPDATE scope SET digest = ? WHERE n = ?", digests)
        self._moved, self._points, self._changed = set(), [], set()

    def _end_row(self, scope: Scope, replica: ReplicaId) -> tuple[object, ...]:
        end = self._ends[scope][replica]
        return self.number(scope), self._replicas.number(replica), end.seq, end.chain, end.hlc
