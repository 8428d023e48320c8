"""What is in a bundle, from whom, and on what does it build?

The one page of a bundle that is signed; it names every other file by its hash. A reader tells from it alone
whether it holds all that the bundle builds on: streams without news are listed too, with an empty range.

`ends` has its place here for streams that their authors sign: `{"home/class": {"replica": [number, "chain", "key",
"signature"]}}`, the chain after that number of a stream of this bundle, an Ed25519 key and its signature, in lower-case
hexadecimal. The name is not written where there are none. This version looks whether it has that form and speaks of
these streams, and believes nothing of it.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from ctj_desktop.domain.ids import HomeId, OfficeId, ReplicaId
from ctj_desktop.domain.log.changes import Json, Scope
from ctj_desktop.domain.log.strict_json import Malformed, loads
from ctj_desktop.domain.record import DataClass, NamedValue, PositionalValue
from ctj_desktop.exchange.shapes import (
    Object,
    a_clock,
    a_list,
    a_moment,
    a_number,
    a_text,
    a_truth,
    an_id,
    an_object,
    member,
    some_bytes,
)

MANIFEST_FORMAT = 3
MIN_READER = 2  # for a real break only (exchange/FORMAT.md 10.1): reader 1 takes the words of a label for a row
KEEPING_READER = 3  # of rows that stay of erased content (exchange/FORMAT.md 7.7): reader 2 would lose them
_HASH = 32
_SIGNATURE = 64


class BundleKind(StrEnum):
    """What a bundle is for."""

    DELTA = "delta"
    SNAPSHOT = "snapshot"
    RECEIPT = "receipt"


class Range(PositionalValue):
    """The part of one stream that is inside; an empty one has `last` = `first` - 1 and equal chains."""

    first: int
    last: int
    chain_before: bytes
    chain_after: bytes

    def __post_init__(self) -> None:
        if self.first < 1 or self.last < self.first - 1 or not len(self.chain_before) == len(self.chain_after) == _HASH:
            raise ValueError("not a range")
        if self.last < self.first and self.chain_before != self.chain_after:
            raise ValueError("an empty range has one chain")


class End(PositionalValue):
    """Up to which number an author vouches for a stream: the chain after it, the author's key, the signature."""

    seq: int
    chain: bytes
    key: bytes
    signature: bytes


class FileEntry(PositionalValue):
    """One text file inside: bytes, SHA-256 in hexadecimal, line ends."""

    size: int
    sha256: str
    lines: int


class BlobEntry(PositionalValue):
    """One attachment by content: bytes, and whether it is inside or withheld."""

    size: int
    included: bool


class Manifest(NamedValue):
    """See exchange/FORMAT.md 4.1. `recipients` are signing keys in hexadecimal, none means anybody; `lacks` are the
    attachments the sender knows of and does not hold; `results` say how bundles were taken since the last export.
    """

    format: int = MANIFEST_FORMAT
    min_reader: int = MIN_READER
    schema: int
    network: str
    bundle_id: UUID
    kind: BundleKind
    profile: str
    sender_replica: ReplicaId
    sender_key: bytes
    sender_office: OfficeId
    sender_name_fr: str
    sender_name_de: str
    sender_kind: str
    recipients: tuple[str, ...] = ()
    export_no: int
    previous: UUID | None = None
    created: datetime
    created_hlc: int
    streams: Mapping[Scope, Mapping[ReplicaId, Range]]
    ack: Mapping[Scope, Mapping[ReplicaId, int]]
    digest: Mapping[Scope, bytes]
    lacks: tuple[str, ...] = ()
    results: tuple[tuple[UUID, str], ...] = ()
    files: Mapping[str, FileEntry]
    blobs: Mapping[str, BlobEntry]
    app_name: str
    app_version: str
    ends: Mapping[Scope, Mapping[ReplicaId, End]] = {}


class ManifestHead(NamedValue):
    """What can be told of any manifest, however new: the reader it needs, who wrote it, its number."""

    min_reader: int
    version: str
    number: int


def scopes_in_order(scopes: Iterable[Scope]) -> tuple[Scope, ...]:
    """By home, then class: the number of a scope in the changes files is its place among those of `streams`."""
    return tuple(sorted(scopes, key=lambda scope: (scope.home.bytes, str(scope.data_class))))


def manifest_bytes(manifest: Manifest) -> bytes:
    """The one form of it: sorted names, UTF-8, indented for the person who opens it with a text editor."""
    m = manifest
    written: dict[str, Json] = {
        "format": m.format,
        "min_reader": m.min_reader,
        "schema": m.schema,
        "network": m.network,
        "bundle_id": str(m.bundle_id),
        "kind": str(m.kind),
        "profile": m.profile,
        "sender_replica": str(m.sender_replica),
        "sender_key": m.sender_key.hex(),
        "sender_office": str(m.sender_office),
        "sender_name_fr": m.sender_name_fr,
        "sender_name_de": m.sender_name_de,
        "sender_kind": m.sender_kind,
        "recipients": [*m.recipients],
        "export_no": m.export_no,
        "previous": str(m.previous) if m.previous else None,
        "created": m.created.isoformat(),
        "created_hlc": f"{m.created_hlc:016x}",
        "streams": {scope_text(scope): _ranges(ranges) for scope, ranges in m.streams.items()},
        "ack": {scope_text(scope): {str(r): n for r, n in ack.items()} for scope, ack in m.ack.items()},
        "digest": {scope_text(scope): digest.hex() for scope, digest in m.digest.items()},
        "lacks": [*m.lacks],
        "results": [[str(bundle), result] for bundle, result in m.results],
        "files": {name: {"size": f.size, "sha256": f.sha256, "lines": f.lines} for name, f in m.files.items()},
        "blobs": {name: {"size": b.size, "included": b.included} for name, b in m.blobs.items()},
        "app": {"name": m.app_name, "version": m.app_version},
    }
    if m.ends:
        written["ends"] = {scope_text(scope): _signed_ends(ends) for scope, ends in m.ends.items()}
    return (json.dumps(written, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode("utf-8")


def _ranges(ranges: Mapping[ReplicaId, Range]) -> Json:
    return {str(r): [n.first, n.last, n.chain_before.hex(), n.chain_after.hex()] for r, n in ranges.items()}


def _signed_ends(ends: Mapping[ReplicaId, End]) -> Json:
    return {str(r): [n.seq, n.chain.hex(), n.key.hex(), n.signature.hex()] for r, n in ends.items()}


def scope_text(scope: Scope) -> str:
    """`home/class`, as the manifest names a scope."""
    return f"{scope.home}/{scope.data_class}"


def needed_reader(data: bytes) -> ManifestHead:
    """What a manifest asks of its reader; of a later format no more can be read."""
    source = an_object(loads(data))
    app, number = source.get("app"), source.get("export_no")
    version = app.get("version") if isinstance(app, dict) else None
    return ManifestHead(
        min_reader=a_number(member(source, "min_reader"), 1),
        version=version if isinstance(version, str) else "?",
        number=number if isinstance(number, int) else 0,
    )


def parse_manifest(data: bytes) -> Manifest:
    """The manifest in these bytes; Malformed if anything is missing or of another shape.

    What a later version added is left out (exchange/FORMAT.md 10.2).
    """
    source = an_object(loads(data))
    app = an_object(member(source, "app"))
    previous = member(source, "previous")
    streams = {scope: _parse_ranges(inner) for scope, inner in _by_scope(member(source, "streams"))}
    return Manifest(
        format=a_number(member(source, "format"), 1),
        min_reader=a_number(member(source, "min_reader"), 1),
        schema=a_number(member(source, "schema"), 1),
        network=a_text(member(source, "network")),
        bundle_id=an_id(member(source, "bundle_id")),
        kind=_kind(member(source, "kind")),
        profile=a_text(member(source, "profile")),
        sender_replica=ReplicaId(an_id(member(source, "sender_replica"))),
        sender_key=some_bytes(member(source, "sender_key"), _HASH),
        sender_office=OfficeId(an_id(member(source, "sender_office"))),
        sender_name_fr=a_text(member(source, "sender_name_fr")),
        sender_name_de=a_text(member(source, "sender_name_de")),
        sender_kind=a_text(member(source, "sender_kind")),
        recipients=_hashes(member(source, "recipients")),
        export_no=a_number(member(source, "export_no")),
        previous=None if previous is None else an_id(previous),
        created=a_moment(member(source, "created")),
        created_hlc=a_clock(member(source, "created_hlc")),
        streams=streams,
        ack={scope: _vector(inner) for scope, inner in _by_scope(member(source, "ack"))},
        digest={scope: some_bytes(inner, _HASH) for scope, inner in _by_scope(member(source, "digest"))},
        lacks=_hashes(member(source, "lacks")),
        results=tuple(_result(inner) for inner in a_list(member(source, "results"))),
        files={name: _file(an_object(inner)) for name, inner in an_object(member(source, "files")).items()},
        blobs={a_hash(name): _blob(an_object(inner)) for name, inner in an_object(member(source, "blobs")).items()},
        app_name=a_text(member(app, "name")),
        app_version=a_text(member(app, "version")),
        ends={scope: _parse_ends(inner, streams.get(scope, {})) for scope, inner in _by_scope(source.get("ends", {}))},
    )


def _kind(value: Json) -> BundleKind:
    try:
        return BundleKind(a_text(value))
    except ValueError as error:
        raise Malformed("an unknown kind") from error


def a_hash(value: Json) -> str:
    """A SHA-256 in hexadecimal."""
    return some_bytes(value, _HASH).hex()


def _hashes(value: Json) -> tuple[str, ...]:
    return tuple(a_hash(part) for part in a_list(value))


def _by_scope(value: Json) -> list[tuple[Scope, Json]]:
    return [(a_scope(name), inner) for name, inner in an_object(value).items()]


def a_scope(text: str) -> Scope:
    """`home/class`; a class nobody knows is refused, since its rows could not be kept apart."""
    home, _, name = text.partition("/")
    try:
        return Scope(HomeId(an_id(home)), DataClass(name))
    except ValueError as error:
        raise Malformed("not a scope") from error


def _vector(value: Json) -> dict[ReplicaId, int]:
    return {ReplicaId(an_id(name)): a_number(seq) for name, seq in an_object(value).items()}


def _parse_ranges(value: Json) -> dict[ReplicaId, Range]:
    return {ReplicaId(an_id(name)): _range(inner) for name, inner in an_object(value).items()}


def _range(value: Json) -> Range:
    first, last, before, after = a_list(value, 4)
    try:
        return Range(a_number(first, 1), a_number(last), some_bytes(before, _HASH), some_bytes(after, _HASH))
    except ValueError as error:
        raise Malformed("not a range") from error


def _parse_ends(value: Json, ranges: Mapping[ReplicaId, Range]) -> dict[ReplicaId, End]:
    found = {ReplicaId(an_id(name)): _end(inner) for name, inner in an_object(value).items()}
    for replica, end in found.items():
        if replica not in ranges or not _lies_in(end, ranges[replica]):
            raise Malformed("the end of another stream")
    return found


def _end(value: Json) -> End:
    seq, chain, key, signature = a_list(value, 4)
    return End(
        seq=a_number(seq, 1),
        chain=some_bytes(chain, _HASH),
        key=some_bytes(key, _HASH),
        signature=some_bytes(signature, _SIGNATURE),
    )


def _lies_in(end: End, span: Range) -> bool:
    """Not beyond the stream, and with its chain where that is known."""
    known = {span.first - 1: span.chain_before, span.last: span.chain_after}
    return end.seq <= span.last and known.get(end.seq, end.chain) == end.chain


def _result(value: Json) -> tuple[UUID, str]:
    bundle, result = a_list(value, 2)
    return an_id(bundle), a_text(result)


def _file(source: Object) -> FileEntry:
    return FileEntry(
        size=a_number(member(source, "size")),
        sha256=a_hash(member(source, "sha256")),
        lines=a_number(member(source, "lines")),
    )


def _blob(source: Object) -> BlobEntry:
    return BlobEntry(size=a_number(member(source, "size")), included=a_truth(member(source, "included")))
