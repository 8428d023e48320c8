"""Which partners are known here, what did each get, and what is it known to hold? Local, never exchanged."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Final
from uuid import UUID

from ctj_desktop.domain.ids import CommitteeId, OfficeId, ReplicaId
from ctj_desktop.domain.log.changes import Scope
from ctj_desktop.domain.log.heads import Vector
from ctj_desktop.domain.log.profiles import Profile
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.storage.open_file import OpenFile


class Peer(NamedValue):
    """A partner whose key was accepted. `key` signs, `sealing_key` is what bundles for it are encrypted to.

    `committees` are the ids and codes its card names (none: all of them); `replica` and `received_no` are those of
    its newest bundle, `sent_no` and `sent_bundle` those of ours; `lacks` are attachments (SHA-256, hexadecimal)
    that it asked for.
    """

    key: bytes
    office: OfficeId
    replica: ReplicaId
    name_fr: str
    name_de: str
    office_kind: str
    sealing_key: str
    committees: tuple[tuple[CommitteeId, str], ...]
    profile: Profile
    trusted_at: datetime
    received_no: int = 0
    received_hlc: int = 0
    sent_no: int = 0
    sent_bundle: UUID | None = None
    lacks: tuple[str, ...] = ()


RETIRED: Final = "retired_keys"  # local setting, as what is known of partners is
_COLUMNS = (
    "key, office, replica, name_fr, name_de, office_kind, sealing_key, committees, profile, trusted_at, "
    "received_no, received_hlc, sent_no, sent_bundle, lacks"
)


def peers(store: OpenFile) -> list[Peer]:
    """Every accepted partner, by name."""
    found = store.connection.run(f"SELECT {_COLUMNS} FROM peer ORDER BY name_fr, key").named()
    return [
        Peer(
            key=bytes(row.key),
            office=OfficeId(UUID(bytes=row.office)),
            replica=ReplicaId(UUID(bytes=row.replica)),
            name_fr=row.name_fr,
            name_de=row.name_de,
            office_kind=row.office_kind,
            sealing_key=row.sealing_key,
            committees=tuple((CommitteeId(UUID(name)), code) for name, code in json.loads(row.committees)),
            profile=Profile(row.profile),
            trusted_at=datetime.fromisoformat(row.trusted_at),
            received_no=row.received_no,
            received_hlc=row.received_hlc,
            sent_no=row.sent_no,
            sent_bundle=None if row.sent_bundle is None else UUID(bytes=row.sent_bundle),
            lacks=tuple(json.loads(row.lacks)),
        )
        for row in found
    ]


def listened_to(store: OpenFile) -> list[Peer]:
    """The accepted partners of whom files are taken in, by name: all but those whose computer was replaced."""
    gone = retired(store)
    return [known for known in peers(store) if known.key not in gone]


def retired(store: OpenFile) -> frozenset[bytes]:
    """The keys of computers that were replaced: known, and no longer listened to."""
    return frozenset(bytes.fromhex(key) for key in json.loads(store.setting(RETIRED) or "[]"))


def retire(store: OpenFile, key: bytes, *, gone: bool = True) -> None:
    """Note that the computer of a key was replaced, or that it is listened to after all."""
    found = retired(store) | {key} if gone else retired(store) - {key}
    store.keep_setting(RETIRED, json.dumps(sorted(one.hex() for one in found)))


def peer(store: OpenFile, key: bytes) -> Peer | None:
    """The partner of a signing key."""
    return next((known for known in peers(store) if known.key == key), None)


def keep_partner(store: OpenFile, partner: Peer) -> None:
    """Write down a partner, in place of what was known of the same key."""
    values = (
        partner.key,
        partner.office.bytes,
        partner.replica.bytes,
        partner.name_fr,
        partner.name_de,
        partner.office_kind,
        partner.sealing_key,
        json.dumps([[str(name), code] for name, code in partner.committees]),
        str(partner.profile),
        partner.trusted_at.isoformat(),
        partner.received_no,
        partner.received_hlc,
        partner.sent_no,
        None if partner.sent_bundle is None else partner.sent_bundle.bytes,
        json.dumps(list(partner.lacks)),
    )
    with store.batch():
        store.connection.run(
            f"INSERT OR REPLACE INTO peer ({_COLUMNS}) VALUES ({', '.join('?' * len(values))})", values
        )


def acknowledged(store: OpenFile, key: bytes) -> Mapping[Scope, Vector]:
    """How far a partner is known to hold each stream."""
    found: dict[Scope, dict[ReplicaId, int]] = {}
    rows = store.connection.run("SELECT scope, replica, seq FROM peer_ack WHERE peer = ?", (key,))
    for scope, replica, seq in rows.all():
        found.setdefault(store.streams.scope(scope), {})[store.replicas.id(replica)] = seq
    return found


def keep_acknowledged(store: OpenFile, key: bytes, held: Mapping[Scope, Vector]) -> None:
    """What a partner says it holds, in place of what it said before: a restored one holds less.

    Of streams that are not known here nothing is kept.
    """
    rows = [
        (key, store.streams.number(scope), store.replicas.number(replica), seq)
        for scope in store.streams.scopes()
        for replica, seq in held.get(scope, {}).items()
        if seq and store.replicas.known(replica) is not None
    ]
    with store.batch():
        store.connection.run("DELETE FROM peer_ack WHERE peer = ?", (key,))
        store.connection.run_many("INSERT INTO peer_ack (peer, scope, replica, seq) VALUES (?, ?, ?, ?)", rows)
