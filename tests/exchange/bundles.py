"""Small honest bundles for the tests: offices, streams, changesets, manifests."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid5

from ctj_desktop.domain.ids import HomeId, OfficeId, OperationId, PersonId, ReplicaId
from ctj_desktop.domain.log.changes import Dot, Json, Operation, OperationLabel, RowChange, Scope
from ctj_desktop.domain.log.changesets import Changeset, first_chain, label_line, make_header, make_payload, next_chain
from ctj_desktop.domain.record import DataClass
from ctj_desktop.exchange.bundle import Blob, WrittenFile, open_bundle, write_bundle
from ctj_desktop.exchange.manifest import BundleKind, Manifest, Range
from ctj_desktop.exchange.sealing import SealingKey
from ctj_desktop.exchange.signing import SigningKey

SPACE = UUID("6f1d6c0e-5d7a-5b0e-9c39-0a7c1a5e2017")
NOON = datetime(2027, 3, 24, 12, 0, tzinfo=UTC)
KEY = SigningKey(bytes(range(32)))
OTHER_KEY = SigningKey(bytes(32))


def an_id(name: str) -> UUID:
    return uuid5(SPACE, name)


def a_replica(name: str = "office") -> ReplicaId:
    return ReplicaId(an_id(f"replica {name}"))


def a_scope(home: str = "committee", data_class: DataClass = DataClass.INTERNAL) -> Scope:
    return Scope(HomeId(an_id(f"home {home}")), data_class)


SCOPE, REPLICA = a_scope(), a_replica()


@dataclass
class Log:
    """Streams as they grow: what an office would hold."""

    changesets: list[Changeset] = field(default_factory=list)
    ends: dict[tuple[Scope, ReplicaId], bytes] = field(default_factory=dict)
    starts: dict[tuple[Scope, ReplicaId], tuple[int, bytes]] = field(default_factory=dict)

    def add(
        self,
        changes: Sequence[RowChange],
        *,
        scope: Scope = SCOPE,
        replica: ReplicaId = REPLICA,
        redacted: bool = False,
        deps: Mapping[ReplicaId, int] | None = None,
        **args: str,
    ) -> Changeset:
        """The next changeset of a stream."""
        seq = sum(c.scope == scope and c.replica == replica for c in self.changesets) + 1
        number = len(self.changesets)
        at = NOON + timedelta(seconds=number)
        operation = Operation(
            OperationId(an_id(f"operation {number}")),
            OperationLabel("meeting.change", args),
            PersonId(an_id("person")) if number % 2 else None,
            at,
            OperationId(an_id("operation 0")) if number % 5 == 4 else None,
        )
        payload = make_payload([*filter(None, [label_line(operation)]), *changes])
        made = Changeset(
            scope=scope,
            replica=replica,
            seq=seq,
            header=make_header(Dot(int(at.timestamp() * 1000) << 16, replica, seq), deps or {}, operation),
            payload=None if redacted else payload,
            payload_sha=hashlib.sha256(payload).digest(),
        )
        before = self.ends.get((scope, replica), first_chain(scope, replica))
        self.starts.setdefault((scope, replica), (seq, before))
        self.ends[scope, replica] = made.chain(before)
        self.changesets.append(made)
        return made

    def streams(self) -> dict[Scope, dict[ReplicaId, Range]]:
        """Their ranges, all of them from the first changeset on."""
        found: dict[Scope, dict[ReplicaId, Range]] = {}
        for (scope, replica), (first, before) in self.starts.items():
            last = max(c.seq for c in self.changesets if (c.scope, c.replica) == (scope, replica))
            found.setdefault(scope, {})[replica] = Range(first, last, before, self.ends[scope, replica])
        return found


def a_row(name: str = "row", **registers: Json) -> RowChange:
    return RowChange("meeting", an_id(name), registers or {"room": "Salle du Conseil"})


def a_log() -> Log:
    """Two scopes, three streams, a redaction, an empty operation, every kind of value."""
    log = Log()
    internal, restricted, other = a_scope(), a_scope(data_class=DataClass.RESTRICTED), a_replica("laptop")
    log.add([a_row(room="Salle « du Conseil »", seats=7, open=True, note=None)], scope=internal)
    log.add([a_row("a", title={"fr": "Séance 👩‍💼", "de": "Sitzung"}), a_row("b", parts=["x", "y"])], scope=restricted)
    log.add([a_row("c", text="e\u0301 et é\n\ttab \u2028 \u0000")], scope=internal, deps={other: 3}, name="Élan")
    log.add([a_row("d")], scope=internal, redacted=True)
    log.add([], scope=internal)
    log.add([a_row("e", text="'" * 50)], scope=internal, replica=other)
    return log


def a_manifest(log: Log | None = None, key: SigningKey = KEY, **changes: object) -> Manifest:
    """The manifest of a log, without files and blobs."""
    streams = changes.pop("streams", None) or (log or Log()).streams()
    assert isinstance(streams, dict)
    given: dict[str, object] = {
        "schema": 1,
        "network": "arcjurassien",
        "bundle_id": an_id("bundle"),
        "kind": BundleKind.DELTA,
        "profile": "ctj",
        "sender_replica": REPLICA,
        "sender_key": key.public,
        "sender_office": OfficeId(an_id("an office")),
        "sender_name_fr": "Secrétariat du Mont d’Or",
        "sender_name_de": "Sekretariat Mont d’Or",
        "sender_kind": "secretariat",
        "recipients": (OTHER_KEY.public.hex(),),
        "export_no": 12,
        "previous": an_id("previous bundle"),
        "created": NOON,
        "created_hlc": int(NOON.timestamp() * 1000) << 16,
        "streams": streams,
        "ack": {scope: {replica: n.last for replica, n in spans.items()} for scope, spans in streams.items()},
        "digest": {scope: hashlib.sha256(str(scope).encode()).digest() for scope in streams},
        "lacks": (hashlib.sha256(b"lacking").hexdigest(),),
        "results": ((an_id("taken bundle"), "merged"),),
        "files": {},
        "blobs": {},
        "app_name": "CTJ Desktop",
        "app_version": "0.1.0",
    }
    return Manifest(**(given | changes))  # type: ignore[arg-type]


def a_blob(content: bytes, *, withheld: bool = False) -> Blob:
    def pieces() -> Iterator[bytes]:
        for start in range(0, len(content), 10_000):
            yield content[start : start + 10_000]

    return Blob(hashlib.sha256(content).hexdigest(), len(content), None if withheld else pieces)


def write(
    folder: Path,
    log: Log | None = None,
    *,
    manifest: Manifest | None = None,
    changesets: Iterable[Changeset] | None = None,
    blobs: Sequence[Blob] = (),
    key: SigningKey = KEY,
    seal_to: Sequence[str] = (),
    name: str = "bundle.ctjx",
) -> WrittenFile:
    """A bundle of this log in this folder."""
    log = a_log() if log is None else log
    return write_bundle(
        folder / name,
        manifest or a_manifest(log, key),
        log.changesets if changesets is None else changesets,
        blobs,
        key,
        seal_to,
        folder / "work",
    )


def read(
    path: Path, *, keys: Sequence[SealingKey] = (), trusted: Sequence[bytes] | None = (KEY.public,)
) -> tuple[Manifest, list[Changeset], dict[str, bytes]]:
    """All that a bundle says, taken in as a reader would."""
    with open_bundle(path, path.parent / "work", keys, trusted) as opened:
        changesets = list(opened.changesets())
        included = [sha for sha, blob in opened.manifest.blobs.items() if blob.included]
        return opened.manifest, changesets, {sha: b"".join(opened.blob(sha)) for sha in included}


def a_long_stream(
    count: int, text: str = "Salle du Conseil"
) -> tuple[dict[Scope, dict[ReplicaId, Range]], list[Changeset]]:
    """So many one-row changesets of one stream."""
    chain = first = first_chain(SCOPE, REPLICA)
    made = []
    for seq in range(1, count + 1):
        at = NOON + timedelta(seconds=seq)
        operation = Operation(OperationId(an_id(str(seq))), OperationLabel("meeting.change", {"n": str(seq)}), None, at)
        header = make_header(Dot(int(at.timestamp() * 1000) << 16, REPLICA, seq), {}, operation)
        row = RowChange("meeting", an_id(f"r{seq % 977}"), {"room": f"{text} {seq}", "seats": seq})
        payload = make_payload([*filter(None, [label_line(operation)]), row])
        sha = hashlib.sha256(payload).digest()
        made.append(Changeset(SCOPE, REPLICA, seq, header, payload, sha))
        chain = next_chain(chain, header, sha)
    return {SCOPE: {REPLICA: Range(1, count, first, chain)}}, made
