"""Bundles that a trusted key signed and no honest writer would make."""

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID

from ctj_desktop.domain.ids import ReplicaId
from ctj_desktop.domain.log.changesets import first_chain, next_chain
from ctj_desktop.domain.record import replace
from ctj_desktop.exchange.archive import Archive
from ctj_desktop.exchange.manifest import parse_manifest, scopes_in_order
from ctj_desktop.exchange.names import MANIFEST, SIGNATURE, is_changes
from ctj_desktop.exchange.packing import Packer
from ctj_desktop.exchange.signature import signature_line
from ctj_desktop.exchange.signing import SigningKey
from tests.exchange.bundles import KEY, NOON

Tree = dict[str, Any]  # JSON that is bent out of shape on purpose
_HEAD = re.compile(rb'\[(\d+),(-?\d+)(?:,"([0-9a-f]{64})")?,(\{.*\})\]\n')


@dataclass
class Parts:
    """A bundle taken apart: its manifest as JSON, and everything else as bytes."""

    manifest: Tree
    files: dict[str, bytes]

    def fit(self) -> None:
        """Let the manifest list the text files as they are now."""
        for name, data in self.files.items():
            if not name.startswith("blobs/"):
                said = {"size": len(data), "sha256": hashlib.sha256(data).hexdigest(), "lines": data.count(b"\n")}
                self.manifest["files"][name] = said


def parts_of(path: Path) -> Parts:
    """Of an honest bundle."""
    with Archive(path, path.name) as archive:
        files = {name: archive.read(name) for name in archive.entries}
    manifest = json.loads(files.pop(MANIFEST))
    del files[SIGNATURE]
    return Parts(manifest, files)


def written_json(tree: object) -> bytes:
    """As a manifest is written, whatever it is."""
    return (json.dumps(tree, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode("utf-8", "surrogatepass")


def archived(files: Sequence[tuple[str, bytes]]) -> bytes:
    """A zip file of our layout with these entries."""
    file = BytesIO()
    packer = Packer(file, NOON)
    for name, data in files:
        packer.add(name, data)
    packer.finish()
    return file.getvalue()


def signed(path: Path, manifest: bytes, files: dict[str, bytes], key: SigningKey = KEY) -> Path:
    """A bundle of these parts under a right signature."""
    line = signature_line(manifest, key)
    path.write_bytes(archived([(MANIFEST, manifest), (SIGNATURE, line), *files.items()]))
    return path


@dataclass(frozen=True)
class Piece:
    """A changeset as it stands in a file, each part to be bent alone; `stream` is where it once belonged."""

    number: int
    count: int
    sha: bytes
    header: bytes
    payload: bytes
    stream: tuple[int, str]

    @property
    def lines(self) -> bytes:
        sha = b'"%s",' % self.sha.hex().encode() if self.count < 0 else b""
        return b"[%d,%d,%s%s]\n" % (self.number, self.count, sha, self.header) + self.payload

    def bent(self, header: bytes | None = None, payload: bytes | None = None) -> "Piece":
        """With another header or payload, its hash and count made to fit."""
        changed = self if header is None else replace(self, header=header)
        if payload is None:
            return changed
        return replace(changed, payload=payload, count=payload.count(b"\n"), sha=hashlib.sha256(payload).digest())


def pieces_of(parts: Parts) -> list[Piece]:
    """The changesets of honest parts."""
    lines = b"".join(data for name, data in parts.files.items() if is_changes(name)).split(b"\n")[:-1]
    found, place = [], 0
    while place < len(lines):
        head = _HEAD.fullmatch(lines[place] + b"\n")
        assert head
        count = int(head[2])
        payload = b"".join(line + b"\n" for line in lines[place + 1 : place + 1 + max(count, 0)])
        stream = (int(head[1]), json.loads(head[4])["r"])
        sha = bytes.fromhex(head[3].decode()) if head[3] else hashlib.sha256(payload).digest()
        found.append(Piece(int(head[1]), count, sha, head[4], payload, stream))
        place += 1 + max(count, 0)
    return found


def put_back(parts: Parts, pieces: Sequence[Piece], *, chains: bool) -> None:
    """Let the parts hold these changesets; with `chains`, let the manifest promise the chains they make."""
    parts.files["changes-0001.jsonl"] = b"".join(piece.lines for piece in pieces)
    if not chains:
        return
    scopes = scopes_in_order(parse_manifest(written_json(parts.manifest)).streams)
    ends: dict[tuple[int, str], bytes] = {}
    for piece in pieces:
        start = first_chain(scopes[piece.stream[0]], ReplicaId(UUID(piece.stream[1])))
        ends[piece.stream] = next_chain(ends.get(piece.stream, start), piece.header, piece.sha)
    for (number, replica), chain in ends.items():
        scope = scopes[number]
        parts.manifest["streams"][f"{scope.home}/{scope.data_class}"][replica][3] = chain.hex()
