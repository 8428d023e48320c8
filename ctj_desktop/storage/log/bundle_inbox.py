"""Which bundles went out and came in, and which still wait here with their bytes? Local, never exchanged."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from ctj_desktop.domain.log.bundle_results import Direction, PendingState, Result
from ctj_desktop.domain.log.changes import Json
from ctj_desktop.domain.record import NamedValue, field
from ctj_desktop.storage.file.environment import FIRST
from ctj_desktop.storage.log.import_guard import Losses, together
from ctj_desktop.storage.open_file import OpenFile

DAY = timedelta(days=1)
NO_SENDER = b""  # the peer of a bundle made for an unknown name, or not read far enough to know its sender


class Bundle(NamedValue):
    """A line of the bundle log. `counts` is what was said of it; `n` orders the log."""

    bundle_id: UUID
    direction: Direction
    peer: bytes
    number: int
    profile: str
    file: str
    size: int
    sha256: bytes
    created: datetime
    at: datetime
    result: Result
    counts: Mapping[str, Json] = field(default_factory=dict)
    n: int | None = None


class Pending(NamedValue):
    """A bundle whose bytes are kept here until it can be taken in. `missing` says what for, in plain values."""

    sha256: bytes
    bundle_id: UUID
    peer: bytes
    number: int
    profile: str
    file: str
    size: int
    created: datetime
    at: datetime
    state: PendingState
    missing: Json = None


_LOGGED = "bundle_id, direction, peer, number, profile, file, size, sha256, created, at, result, counts"
_PENDING = "sha256, bundle_id, peer, number, profile, file, size, created, at, state, missing"


def log_bundle(store: OpenFile, bundle: Bundle) -> None:
    """Add a line to the bundle log."""
    values = (
        bundle.bundle_id.bytes,
        str(bundle.direction),
        bundle.peer,
        bundle.number,
        bundle.profile,
        bundle.file,
        bundle.size,
        bundle.sha256,
        bundle.created.isoformat(),
        bundle.at.isoformat(),
        str(bundle.result),
        json.dumps(dict(bundle.counts)),
    )
    with store.batch():
        store.connection.run(f"INSERT INTO bundle_log ({_LOGGED}) VALUES ({', '.join('?' * len(values))})", values)


def bundles(store: OpenFile, direction: Direction | None = None, *, limit: int = 500) -> list[Bundle]:
    """The bundle log, newest first."""
    where = "" if direction is None else "WHERE direction = :direction "
    found = store.connection.run(
        f"SELECT n, {_LOGGED} FROM bundle_log {where}ORDER BY n DESC LIMIT :limit",
        {"direction": str(direction), "limit": limit},
    ).named()
    return [
        Bundle(
            direction=Direction(row.direction),
            result=Result(row.result),
            counts=json.loads(row.counts),
            n=row.n,
            **_common(row),
        )
        for row in found
    ]


def losses_of_day(store: OpenFile, peer: bytes) -> Losses:
    """What the files of a partner took within a day, since the last one whose taking a person accepted.

    By the clock of this file, one that was set back included: what came tomorrow came within a day too.
    """
    since = (max(store.environment.clock(), FIRST + DAY) - DAY).isoformat()
    found = store.connection.run(
        "SELECT counts FROM bundle_log WHERE direction = ? AND peer = ? AND result = ? AND at > ? ORDER BY n DESC",
        (str(Direction.IN), peer, str(Result.APPLIED), since),
    )
    lost: Losses = {}
    for raw in found.scalars():
        counts = json.loads(raw)
        if counts.get("accepted"):
            break
        lost = together(lost, {kind: (count, of) for kind, (count, of) in counts.get("lost", {}).items()})
    return lost


def mark(store: OpenFile, n: int, result: Result) -> None:
    """Something became of a bundle after it was logged."""
    with store.batch():
        store.connection.run("UPDATE bundle_log SET result = ? WHERE n = ?", (str(result), n))


def keep_pending(store: OpenFile, pending: Pending, pieces: Iterable[bytes]) -> None:
    """Keep a bundle with its bytes, in place of the same one: the stick may go."""
    values = (
        pending.sha256,
        pending.bundle_id.bytes,
        pending.peer,
        pending.number,
        pending.profile,
        pending.file,
        pending.size,
        pending.created.isoformat(),
        pending.at.isoformat(),
        str(pending.state),
        json.dumps(pending.missing),
    )
    with store.batch():
        drop_pending(store, pending.sha256)
        store.connection.run(f"INSERT INTO pending_bundle ({_PENDING}) VALUES ({', '.join('?' * len(values))})", values)
        for n, piece in enumerate(pieces):
            store.connection.run("INSERT INTO pending_chunk VALUES (?, ?, ?)", (pending.sha256, n, piece))


def pending_bundles(store: OpenFile) -> list[Pending]:
    """What waits or was set apart, the oldest first."""
    found = store.connection.run(
        f"SELECT {_PENDING} FROM pending_bundle WHERE state != ? ORDER BY at, sha256", (str(PendingState.TAKEN_IN),)
    ).named()
    return [Pending(state=PendingState(row.state), missing=json.loads(row.missing), **_common(row)) for row in found]


def pending_pieces(store: OpenFile, sha256: bytes) -> Iterator[bytes]:
    """The bytes of a bundle that waits."""
    found = store.connection.run("SELECT data FROM pending_chunk WHERE sha256 = ? ORDER BY n", (sha256,))
    for (data,) in found:
        yield bytes(data)


def drop_pending(store: OpenFile, sha256: bytes) -> None:
    """A bundle was taken in, or a person does not want it."""
    with store.batch():
        store.connection.run("DELETE FROM pending_chunk WHERE sha256 = ?", (sha256,))
        store.connection.run("DELETE FROM pending_bundle WHERE sha256 = ?", (sha256,))


def wait_again(store: OpenFile) -> None:
    """The last bundle taken in was taken back."""
    with store.batch():
        store.connection.run(
            "UPDATE pending_bundle SET state = ? WHERE state = ?",
            (str(PendingState.TAKEN_BACK), str(PendingState.TAKEN_IN)),
        )


def forget_taken_in(store: OpenFile) -> None:
    """The last bundle taken in can no longer be taken back, or another one takes its place."""
    with store.batch():
        found = store.connection.run("SELECT sha256 FROM pending_bundle WHERE state = ?", (str(PendingState.TAKEN_IN),))
        for sha256 in found.scalars():
            drop_pending(store, sha256)


def _common(row: Any) -> dict[str, Any]:
    """What both tables hold; `Any` because each column has its own type."""
    return {
        "bundle_id": UUID(bytes=row.bundle_id),
        "peer": bytes(row.peer),
        "number": row.number,
        "profile": row.profile,
        "file": row.file,
        "size": row.size,
        "sha256": bytes(row.sha256),
        "created": datetime.fromisoformat(row.created),
        "at": datetime.fromisoformat(row.at),
    }
