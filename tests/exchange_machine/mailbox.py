"""Which files lie between the parties, lost, repeated, swapped, renamed, cut, altered, or come too early?"""

import shutil
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from ctj_desktop.domain.log.changes import Scope
from ctj_desktop.domain.log.profiles import Profile
from ctj_desktop.exchange.manifest import Manifest, scopes_in_order
from ctj_desktop.exchange.names import is_changes
from ctj_desktop.exchange.sealing import is_sealed, unseal
from ctj_desktop.services.exchange.identity import identity
from tests.exchange.forging import parts_of, pieces_of, signed, written_json
from tests.exchange_machine.parties import Name, Party


@dataclass(frozen=True)
class Letter:
    """A bundle on its way. `sure`: what its sender believed of the recipient was true when it was made."""

    path: Path
    sender: int
    recipient: int
    sender_life: int
    recipient_life: int
    profile: Profile
    manifest: Manifest
    sure: bool

    @property
    def names(self) -> frozenset[Name]:
        """The changesets inside, as its manifest promises them."""
        return frozenset(
            (str(scope.home), str(scope.data_class), str(replica), seq)
            for scope, ranges in self.manifest.streams.items()
            for replica, part in ranges.items()
            for seq in range(part.first, part.last + 1)
        )

    @property
    def scopes(self) -> frozenset[Scope]:
        """Those it speaks of at all."""
        return frozenset({*self.manifest.streams, *self.manifest.digest, *self.manifest.ack})


def plain_text(letter: Letter, recipient: Party) -> bytes:
    """Everything a thief of the recipient's key could read, unpacked."""
    path = letter.path
    if is_sealed(path):
        path = letter.path.with_suffix(".plain")
        path.unlink(missing_ok=True)
        unseal(letter.path, path, [identity(recipient.store).sealing])
    with zipfile.ZipFile(path) as archive:
        return b"\0".join([path.read_bytes(), *(archive.read(name) for name in archive.namelist())])


def altered(letter: Letter, how: str, place: int, value: int) -> Path:
    """A copy that did not come over as it left."""
    content = bytearray(letter.path.read_bytes())
    place %= len(content)
    if how == "cut":
        del content[place:]
    elif how == "lost":
        del content[place : place + 1 + value]
    elif how == "added":
        content[place:place] = bytes([value])
    else:
        content[place] ^= value or 1
    path = letter.path.with_name(f"altered-{letter.path.name}")
    path.write_bytes(content)
    return path


def renamed(letter: Letter, name: str) -> Path:
    """The same bytes under another name."""
    path = letter.path.with_name(name)
    if path != letter.path:
        shutil.copyfile(letter.path, path)
    return path


def from_the_future(letter: Letter, sender: Party) -> Path:
    """The same bundle as a version would write it that this one cannot read."""
    parts = parts_of(letter.path)
    parts.manifest |= {"min_reader": 99, "what_this_is": ["nobody", "knows"]}
    parts.manifest["app"]["version"] = "99.0"
    path = letter.path.with_name(f"newer-{letter.path.name}")
    return signed(path, written_json(parts.manifest), parts.files, identity(sender.store).signing)


def with_wrong_digests(letter: Letter, sender: Party) -> Path:
    """The same bundle, by a program whose rows are not what its log says."""
    parts = parts_of(letter.path)
    parts.manifest["digest"] = dict.fromkeys(parts.manifest["digest"], "ab" * 32)
    path = letter.path.with_name(f"wrong-{letter.path.name}")
    return signed(path, written_json(parts.manifest), parts.files, identity(sender.store).signing)


def with_one_stream(letter: Letter, sender: Party, kept: Iterable[Name]) -> Path:
    """What another honest program might send: of each scope these streams alone (scope, replica and any number)."""
    parts = parts_of(letter.path)
    streams = {(f"{home}/{data_class}", replica) for home, data_class, replica, _ in kept}
    scopes = scopes_in_order(letter.manifest.streams)
    names = [f"{scope.home}/{scope.data_class}" for scope in scopes]
    pieces = [piece for piece in pieces_of(parts) if (names[piece.number], piece.stream[1]) in streams]
    parts.files = {name: data for name, data in parts.files.items() if not is_changes(name)}
    if pieces:
        parts.files = {"changes-0001.jsonl": b"".join(piece.lines for piece in pieces), **parts.files}
    listed = parts.manifest["streams"]
    parts.manifest["streams"] = {
        scope: {replica: span for replica, span in spans.items() if (scope, replica) in streams}
        for scope, spans in listed.items()
    }
    parts.manifest |= {"bundle_id": str(uuid4()), "digest": {}, "files": {}}
    parts.fit()
    path = letter.path.with_name(f"part-{letter.path.name}")
    return signed(path, written_json(parts.manifest), parts.files, identity(sender.store).signing)
