"""What do the screens of the exchange ask of the store: attachments that travel, changes nobody confirmed yet?"""

from collections.abc import Collection, Mapping
from datetime import UTC, datetime

from ctj_desktop.domain.ids import REFERENCE_REPLICA, ReplicaId
from ctj_desktop.domain.log.changes import Scope
from ctj_desktop.domain.log.changesets import Changeset
from ctj_desktop.domain.log.heads import Vector
from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.domain.records.files import FILES
from ctj_desktop.storage.open_file import OpenFile


class WantedAttachment(PositionalValue):
    """An attachment by content that rows of some scopes speak of; `here` when its content is held."""

    sha256: str
    size: int
    here: bool


def attachments(store: OpenFile, scopes: Collection[Scope]) -> list[WantedAttachment]:
    """Every attachment that a row of these scopes names, once, the smallest first."""
    found: dict[str, WantedAttachment] = {}
    for cls in FILES:
        homes = {scope.home.bytes for scope in scopes if scope.data_class is cls.data_class}
        rows = store.connection.run(
            f"SELECT a.home, a.sha256, a.size, b.sha256 IS NOT NULL FROM {cls.kind} a "
            "LEFT JOIN blob b ON b.sha256 = unhex(a.sha256) WHERE a.deleted = 0 AND a.sha256 != ''"
        )
        for home, sha256, size, here in rows.all():
            if home in homes:
                found[sha256] = WantedAttachment(sha256, int(size or 0), bool(here))
    return sorted(found.values(), key=lambda one: (one.size, one.sha256))


class Unconfirmed(PositionalValue):
    """How many changesets a partner has not confirmed, and when the oldest of them was made."""

    changesets: int
    since: datetime | None


def unconfirmed(
    store: OpenFile, scopes: Collection[Scope], held: Mapping[Scope, Vector], theirs: ReplicaId
) -> Unconfirmed:
    """What these scopes hold beyond what a partner holds; its own changes and the reference stream do not count."""
    total, oldest = 0, None
    for scope in scopes:
        for replica, last in store.streams.vector(scope).items():
            first = held.get(scope, {}).get(replica, 0) + 1
            if replica in (theirs, REFERENCE_REPLICA) or first > last:
                continue
            total += last - first + 1
            hlc = store.connection.run(
                "SELECT hlc FROM changeset WHERE scope = ? AND replica = ? AND seq = ?",
                (store.streams.number(scope), store.replicas.number(replica), first),
            ).scalar()
            oldest = hlc if oldest is None else min(oldest, hlc)
    return Unconfirmed(total, None if oldest is None else moment_of(oldest))


def moment_of(hlc: int) -> datetime:
    """The wall clock in a hybrid clock, UTC."""
    return datetime.fromtimestamp((hlc >> 16) / 1000, UTC)


class Recent(PositionalValue):
    """A changeset as the outbox shows it: where it stands, when it was made, the rows it wrote."""

    scope: Scope
    replica: ReplicaId
    seq: int
    changeset: Changeset


def newest(store: OpenFile, *, limit: int) -> list[Recent]:
    """The newest changesets, newest first; the reference stream left out."""
    names = {store.streams.number(scope): scope for scope in store.streams.scopes()}
    rows = store.connection.run(
        "SELECT scope, replica, seq, header, payload, payload_sha FROM changeset ORDER BY hlc DESC LIMIT ?", (limit,)
    ).all()
    found = []
    for scope, number, seq, header, payload, sha in rows:
        replica = store.replicas.id(number)
        if replica != REFERENCE_REPLICA:
            held = None if payload is None else bytes(payload)
            made = Changeset(names[scope], replica, seq, bytes(header), held, bytes(sha))
            found.append(Recent(names[scope], replica, seq, made))
    return found
