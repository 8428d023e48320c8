"""Is exchange/FORMAT.md enough to read and to write? A reader and a writer made from that page alone.

Standard library and PyNaCl, none of the program's own code; each step names the section it follows.
"""

import hashlib
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

import pytest
from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from ctj_desktop.domain.records.kinds import KINDS
from ctj_desktop.exchange.bundle import open_bundle
from ctj_desktop.exchange.card import read_card
from ctj_desktop.exchange.signing import digits
from ctj_desktop.storage.log.merge import apply
from tests.storage.builders import a_store

OLD = Path(__file__).parents[1] / "old_stores"
PLAIN = sorted(path for path in OLD.glob("*.ctjx") if path.read_bytes().startswith(b"PK"))
FORMAT = Path(__file__).parents[2] / "ctj_desktop" / "exchange" / "FORMAT.md"
HEAD = re.compile(rb'\[(\d{1,6}),(?:(\d{1,9})|-1,"([0-9a-f]{64})"),(\{.*\})\]')

# `Any` below: JSON as it stands in the file.


def manifest_of(archive: zipfile.ZipFile) -> dict[str, Any]:
    """4.4: verified as stored, and only then parsed; 4.1: the key that signed is the one that it names."""
    data, line = archive.read("manifest.json"), archive.read("manifest.sig")
    name, key, signature = line.removesuffix(b"\n").split(b" ")
    assert name == b"ed25519"
    message = b"ctj-bundle-v1\0" + hashlib.sha256(data).digest()
    VerifyKey(bytes.fromhex(key.decode())).verify(message, bytes.fromhex(signature.decode()))
    manifest: dict[str, Any] = json.loads(data)
    assert manifest["sender_key"] == key.decode()
    assert manifest["min_reader"] <= 3
    return manifest


def check_parts(archive: zipfile.ZipFile, manifest: dict[str, Any]) -> list[str]:
    """2.2 and 4.1: the entries are those that the manifest lists; the names of the changes files in order."""
    changes = sorted(name for name in manifest["files"] if name.startswith("changes-"))
    blobs = {f"blobs/{sha}": {**blob, "sha256": sha} for sha, blob in manifest["blobs"].items() if blob["included"]}
    found = archive.namelist()
    assert found[:2] == ["manifest.json", "manifest.sig"]
    assert found[2 : 2 + len(changes)] == changes
    assert found[-1] == "LISEZMOI.txt"
    listed = {**manifest["files"], **blobs}
    assert set(found[2:]) == set(listed)
    for name, entry in listed.items():
        content = archive.read(name)
        assert (len(content), hashlib.sha256(content).hexdigest()) == (entry["size"], entry["sha256"])
        assert content.count(b"\n") == entry.get("lines", content.count(b"\n"))
    return changes


def scopes_in_order(manifest: dict[str, Any]) -> list[str]:
    """4.2: by the bytes of the home, then by class."""

    def key(scope: str) -> tuple[bytes, str]:
        home, data_class = scope.split("/")
        return UUID(home).bytes, data_class

    return sorted(manifest["streams"], key=key)


def changesets(lines: list[bytes]) -> Iterator[tuple[int, bytes, list[bytes] | None, bytes]]:
    """5.1: number of the scope, header, lines of the payload (None once erased), hash of the payload."""
    rest = iter(lines)
    for line in rest:
        found = HEAD.fullmatch(line)
        assert found
        if found[3]:
            yield int(found[1]), found[4], None, bytes.fromhex(found[3].decode())
        else:
            payload = [next(rest) for _ in range(int(found[2]))]
            joined = b"".join(part + b"\n" for part in payload)
            yield int(found[1]), found[4], payload, hashlib.sha256(joined).digest()


def first_chain(scope: str, replica: str) -> bytes:
    """5.5: chain(0)."""
    home, data_class = scope.split("/")
    start = b"ctj-stream-v1\0" + UUID(home).bytes + data_class.encode() + b"\0" + UUID(replica).bytes
    return hashlib.sha256(start).digest()


class State:
    """7.2, 7.3 and 7.6: heads of every register as (clock, replica, number), and what each write had seen."""

    def __init__(self) -> None:
        self.heads: dict[tuple[str, str], dict[str, list[tuple[int, bytes, int]]]] = {}

    def write(self, line: bytes, dot: tuple[int, bytes, int], seen: dict[bytes, int]) -> None:
        """One line of a payload."""
        kind, row, registers = json.loads(line)
        if kind == "_label":  # 5.6
            return
        for name in registers:
            heads = self.heads.setdefault((kind, row), {}).setdefault(name, [])
            if kind in WRITTEN_ONCE and name != "_del":
                heads[:] = [min(*heads, dot) if heads else dot]
                continue
            kept = [head for head in heads if head[2] > seen.get(head[1], 0)]
            kept.append(dot)
            others = [head for head in kept if head[1] != REFERENCE]
            heads[:] = sorted(others or kept)

    def digest(self) -> str:
        """7.6."""
        total = 0
        for (kind, row), registers in self.heads.items():
            parts = [kind.encode(), b"\0", UUID(row).bytes]
            for name in sorted(registers):
                heads = registers[name]
                parts += [name.encode(), b"\0", len(heads).to_bytes(2, "big")]
                parts += [h.to_bytes(8, "big") + r + s.to_bytes(8, "big") for h, r, s in heads]
            total += int.from_bytes(hashlib.sha256(b"".join(parts)).digest(), "big")
        return (total % 2**256).to_bytes(32, "big").hex()


SPACE = UUID("6f1d6c0e-5d7a-5b0e-9c39-0a7c1a5e2017")  # 1.3
REFERENCE = uuid5(SPACE, "\x1f".join(("replica", "arcjurassien", "reference"))).bytes
WRITTEN_ONCE = (  # 7.3
    "approved_version",
    "execution_move",
    "meeting_move",
    "project_move",
    "project_version",
    "restricted_execution_move",
    "restricted_task_move",
    "task_move",
)


def read(path: Path) -> dict[str, State]:
    """A whole bundle that builds on nothing: verified, and merged scope by scope."""
    with zipfile.ZipFile(path) as archive:
        manifest = manifest_of(archive)
        names = check_parts(archive, manifest)
        lines = [line for name in names for line in archive.read(name).split(b"\n")[:-1]]
    scopes = scopes_in_order(manifest)
    ends = {
        (scope, replica): (first - 1, bytes.fromhex(before))
        for scope, streams in manifest["streams"].items()
        for replica, (first, _, before, _) in streams.items()
    }
    assert all(chain == first_chain(*name) for name, (seq, chain) in ends.items() if seq == 0)
    states = {scope: State() for scope in scopes}
    erased: dict[tuple[str, str], list[tuple[tuple[int, bytes, int], dict[bytes, int]]]] = {}
    kept: list[tuple[str, dict[bytes, int], list[Any]]] = []
    for number, header, payload, sha in changesets(lines):
        fields = json.loads(header)
        scope, replica, seq = scopes[number], fields["r"], fields["s"]
        before, chain = ends[scope, replica]
        assert seq == before + 1
        ends[scope, replica] = seq, hashlib.sha256(chain + hashlib.sha256(header).digest() + sha).digest()
        dot = (int(fields["h"], 16), UUID(replica).bytes, seq)
        seen = {UUID(name).bytes: held for name, held in fields["d"].items()} | {dot[1]: seq}
        if payload is None:
            erased.setdefault((scope, sha.hex()), []).append((dot, seen))
        for line in payload or ():
            states[scope].write(line, dot, seen)
            kind, _, registers = json.loads(line)
            kept += [(scope, seen, part) for part in registers.get("kept", ()) if kind == "_redaction"]
    for scope, seen, (name, *row) in kept:  # 7.7: under the name of the changeset that was erased
        for dot, under in erased[scope, name]:
            if seen.get(dot[1], 0) >= dot[2]:
                assert row[0] in WRITTEN_ONCE
                states[scope].write(one_line(row), dot, under)
    for (scope, replica), (seq, chain) in ends.items():
        assert [seq, chain.hex()] == manifest["streams"][scope][replica][1::2]
    assert {scope: state.digest() for scope, state in states.items()} == manifest["digest"]
    return states


@pytest.mark.parametrize("path", PLAIN, ids=lambda path: path.name)
def test_a_reader_from_the_page_alone_proves_a_stored_bundle(path: Path) -> None:
    """Signature, hashes, chains, and the digest of every scope from the merge rules."""
    states = read(path)
    assert {kind for state in states.values() for kind, _ in state.heads} >= {"committee", "meeting", "decision"}


SCOPE = "0192a000-0000-7000-8000-000000000001/open"
REPLICA = "0192a000-0000-4000-8000-000000000002"
OFFICE = "0192a000-0000-7000-8000-000000000003"
KEY = SigningKey(bytes(range(32)))
LINE = b'["organisation","0192a000-0000-7000-8000-000000000004",{"name.fr":{"text":"Ville de Morteau"},"side":"fr"}]'

WORDS = b'["_label","0192a000-0000-7000-8000-000000000005",{"title":"Ville de Morteau"}]'


def one_line(value: Any) -> bytes:
    """3: the one form."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def write(path: Path) -> None:
    """A bundle of one changeset, which builds on nothing and is for anybody."""
    header = one_line(
        {
            "r": REPLICA,
            "s": 1,
            "h": f"{1_800_000_000_000 << 16:016x}",
            "d": {},
            "op": "0192a000-0000-7000-8000-000000000005",
            "l": ["organisation.added", {}],
            "w": "2027-01-15T08:00:00.000+00:00",
            "v": 2,
        }
    )
    payload = WORDS + b"\n" + LINE + b"\n"
    before, sha = first_chain(SCOPE, REPLICA), hashlib.sha256(payload).digest()
    after = hashlib.sha256(before + hashlib.sha256(header).digest() + sha).hexdigest()
    state = State()
    state.write(LINE, (1_800_000_000_000 << 16, UUID(REPLICA).bytes, 1), {})
    texts = {"changes-0001.jsonl": b"[0,2," + header + b"]\n" + payload, "LISEZMOI.txt": b"Exemple\r\n"}
    manifest = one_line(
        {
            "format": 2,
            "min_reader": 2,
            "schema": 2,
            "network": "arcjurassien",
            "bundle_id": "0192a000-0000-7000-8000-000000000006",
            "kind": "snapshot",
            "profile": "publication",
            "sender_replica": REPLICA,
            "sender_key": KEY.verify_key.encode().hex(),
            "sender_office": OFFICE,
            "sender_name_fr": "Ailleurs",
            "sender_name_de": "Anderswo",
            "sender_kind": "secretariat",
            "recipients": [],
            "export_no": 1,
            "previous": None,
            "created": "2027-01-15T08:00:01+00:00",
            "created_hlc": f"{1_800_000_000_000 << 16:016x}",
            "streams": {SCOPE: {REPLICA: [1, 1, before.hex(), after]}},
            "ack": {},
            "digest": {SCOPE: state.digest()},
            "lacks": [],
            "results": [],
            "files": {
                name: {"size": len(text), "sha256": hashlib.sha256(text).hexdigest(), "lines": text.count(b"\n")}
                for name, text in texts.items()
            },
            "blobs": {},
            "app": {"name": "another program", "version": "1"},
        }
    )
    signature = KEY.sign(b"ctj-bundle-v1\0" + hashlib.sha256(manifest).digest()).signature
    line = f"ed25519 {KEY.verify_key.encode().hex()} {signature.hex()}\n".encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {"manifest.json": manifest, "manifest.sig": line, **texts}.items():
            archive.writestr(name, content)


def test_the_program_believes_a_writer_from_the_page_alone(tmp_path: Path) -> None:
    """Every byte of it, and a workspace comes to the same state as the reader of this module."""
    path = tmp_path / "written.ctjx"
    write(path)
    digest = read(path)[SCOPE].digest()
    with open_bundle(path, tmp_path / "work", [], {KEY.verify_key.encode()}) as opened:
        (changeset,) = opened.changesets()
    assert changeset.payload == WORDS + b"\n" + LINE + b"\n"
    assert changeset.operation.label.args == {"title": "Ville de Morteau"}
    with a_store(tmp_path / "a.ctj") as store:
        assert apply(store, [changeset], strict=True).applied == 1
        assert store.streams.digest(changeset.scope).hex() == digest


def test_a_card_is_proven_from_the_page_alone() -> None:
    """12.1 and 12.2."""
    data = (OLD / "sender-format-1.ctjcard").read_bytes()
    card = json.loads(data)
    body, _, rest = data.rpartition(b',\n "signature": "')
    assert rest == card["signature"].encode() + b'"\n}\n'
    key = bytes.fromhex(card["signing_key"])
    VerifyKey(key).verify(b"ctj-card-v1\0" + body, bytes.fromhex(card["signature"]))
    number = int.from_bytes(hashlib.sha256(b"ctj-digits-v1\0" + key).digest(), "big") % 10**24
    assert f"{number:024}" == "".join(digits(read_card(data).signing_key))


def test_there_is_a_plain_bundle() -> None:
    """The test above reads at least one."""
    assert PLAIN


def test_an_altered_manifest_is_noticed(tmp_path: Path) -> None:
    """The reader verifies indeed."""
    altered = tmp_path / "altered.ctjx"
    with zipfile.ZipFile(PLAIN[0]) as source, zipfile.ZipFile(altered, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content.replace(b'"export_no": 1', b'"export_no": 2'))
    with pytest.raises(BadSignatureError):
        read(altered)


def test_the_page_names_what_is_written_once() -> None:
    """7.3 follows the records."""
    assert tuple(sorted(cls.kind for cls in KINDS if cls.insert_only)) == WRITTEN_ONCE
    named = re.search(r"Written once are (.+?)\.\n", FORMAT.read_text("utf-8"))
    assert named
    assert tuple(re.findall(r"`(\w+)`", named[1])) == WRITTEN_ONCE
