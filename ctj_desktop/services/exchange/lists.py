"""What do the screens of the exchange show: files received, changes to send, partners and what they have?"""

from collections.abc import Iterable
from datetime import datetime
from itertools import islice
from uuid import UUID

from ctj_desktop.domain.ids import REFERENCE_REPLICA, PersonId, ReplicaId
from ctj_desktop.domain.log.bundle_results import Direction, PendingState, Result
from ctj_desktop.domain.log.changes import Json, OperationLabel, Scope
from ctj_desktop.domain.log.profiles import Profile
from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.exchange.signing import digits
from ctj_desktop.services.exchange.carried import profiles_for, scopes_for
from ctj_desktop.storage.log import bundle_inbox
from ctj_desktop.storage.log import partners as peers
from ctj_desktop.storage.log.bundle_inbox import Bundle, Pending
from ctj_desktop.storage.log.labels import operation_of
from ctj_desktop.storage.log.partners import Peer
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.exchange import moment_of, newest, unconfirmed

OUTBOX = 200  # lines; what is older is counted, not listed


class Received(NamedValue):
    """A file that came: taken in (`result`) or waiting (`state`). `counts` and `missing` are plain values.

    `merged_at` is the moment under which its changesets are held, so that its conflicts can be told.
    """

    sha256: bytes
    peer: bytes
    name_fr: str
    name_de: str
    number: int
    file: str
    created: datetime
    at: datetime
    result: Result | None = None
    state: PendingState | None = None
    counts: dict[str, Json]
    missing: Json = None


class KnownPartner(NamedValue):
    """An accepted office: what it gets, how much it has not confirmed, until when it has everything.

    `profiles` are those it may get; `has_all_until` is None where it has confirmed nothing yet; `last_received` is the
    newest file from it.
    """

    key: bytes
    name_fr: str
    name_de: str
    office_kind: str
    digits: tuple[str, ...]
    profile: Profile
    profiles: tuple[Profile, ...]
    unconfirmed: int
    has_all_until: datetime | None
    last_received: datetime | None
    last_sent: datetime | None
    sent_no: int
    received_no: int


class ToSend(NamedValue):
    """A record that somebody changed and a partner has not confirmed yet."""

    kind: str
    id: UUID
    registers: tuple[str, ...]
    label: OperationLabel
    author: PersonId | None
    at: datetime


def received(store: OpenFile) -> list[Received]:
    """The inbox, newest first: what waits, and what was taken in."""
    names = {known.key: known for known in peers.peers(store)}
    waiting = bundle_inbox.pending_bundles(store)
    found = [_waiting(one, names.get(one.peer)) for one in waiting]
    apart = {one.sha256 for one in waiting}
    found += [
        _taken(one, names.get(one.peer)) for one in bundle_inbox.bundles(store, Direction.IN) if one.sha256 not in apart
    ]
    return sorted(found, key=lambda one: one.at, reverse=True)


def _waiting(one: Pending, partner: Peer | None) -> Received:
    return Received(
        sha256=one.sha256,
        peer=one.peer,
        name_fr=partner.name_fr if partner else "",
        name_de=partner.name_de if partner else "",
        number=one.number,
        file=one.file,
        created=one.created,
        at=one.at,
        state=one.state,
        counts={},
        missing=one.missing,
    )


def _taken(one: Bundle, partner: Peer | None) -> Received:
    return Received(
        sha256=one.sha256,
        peer=one.peer,
        name_fr=partner.name_fr if partner else "",
        name_de=partner.name_de if partner else "",
        number=one.number,
        file=one.file,
        created=one.created,
        at=one.at,
        result=one.result,
        counts=dict(one.counts),
    )


def sent(store: OpenFile) -> list[Bundle]:
    """Every bundle that went out, newest first."""
    return bundle_inbox.bundles(store, Direction.OUT)


def partners(store: OpenFile) -> list[KnownPartner]:
    """The accepted offices and what each of them has."""
    log = bundle_inbox.bundles(store, limit=10_000)
    return [_partner(store, known, [one for one in log if one.peer == known.key]) for known in peers.listened_to(store)]


def _partner(store: OpenFile, known: Peer, log: list[Bundle]) -> KnownPartner:
    scopes, held = scopes_for(store, known, known.profile), peers.acknowledged(store, known.key)
    open_changes = unconfirmed(store, scopes, held, known.replica)
    last_received = _newest(log, Direction.IN)
    until = open_changes.since if open_changes.changesets else moment_of(known.received_hlc)
    return KnownPartner(
        key=known.key,
        name_fr=known.name_fr,
        name_de=known.name_de,
        office_kind=known.office_kind,
        digits=digits(known.key),
        profile=known.profile,
        profiles=profiles_for(store, known.office),
        unconfirmed=open_changes.changesets,
        has_all_until=until if known.received_no else None,
        last_received=last_received,
        last_sent=_newest(log, Direction.OUT),
        sent_no=known.sent_no,
        received_no=known.received_no,
    )


def _newest(log: Iterable[Bundle], direction: Direction) -> datetime | None:
    return next((one.at for one in log if one.direction is direction), None)


def unsent(store: OpenFile) -> int:
    """How many changes somebody has not confirmed: each once, however many partners lack it."""
    lacked: dict[tuple[Scope, ReplicaId], int] = {}
    vectors = store.streams.vectors()
    for known in peers.listened_to(store):
        held = peers.acknowledged(store, known.key)
        for scope in scopes_for(store, known, known.profile):
            for replica, last in vectors.get(scope, {}).items():
                if replica not in (known.replica, REFERENCE_REPLICA):
                    missing = max(0, last - held.get(scope, {}).get(replica, 0))
                    lacked[scope, replica] = max(lacked.get((scope, replica), 0), missing)
    return sum(lacked.values())


def to_send(store: OpenFile, key: bytes) -> list[ToSend]:
    """The outbox for a partner: records with unconfirmed changes, newest first, 200 of them and 200 changes back."""
    known = peers.peer(store, key)
    if known is None:
        return []
    scopes, held = set(scopes_for(store, known, known.profile)), peers.acknowledged(store, key)
    found: dict[tuple[str, UUID], ToSend] = {}
    for one in newest(store, limit=OUTBOX):
        confirmed = held.get(one.scope, {}).get(one.replica, 0) >= one.seq
        if one.scope not in scopes or confirmed or one.replica == known.replica:
            continue
        if len(found) >= OUTBOX:
            break
        operation = operation_of(store, one.changeset)
        for change in islice(one.changeset.rows(), OUTBOX):
            earlier = found.get((change.kind, change.row))
            names = tuple(dict.fromkeys([*(earlier.registers if earlier else ()), *change.registers]))
            shown = earlier or ToSend(
                kind=change.kind,
                id=change.row,
                registers=names,
                label=operation.label,
                author=operation.author,
                at=operation.at,
            )
            found[change.kind, change.row] = replace(shown, registers=names)
    return list(found.values())
