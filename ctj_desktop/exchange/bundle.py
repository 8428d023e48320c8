"""How do changesets become one file that may be lost, repeated, reordered or cut without harm, and back?

The file is a zip archive (exchange/FORMAT.md 2), or the same inside an age file; the first bytes tell them apart:

    manifest.json        what is in it, from whom, on what it builds (manifest.py)
    manifest.sig         the sender's signature of manifest.json (signature.py)
    changes-0001.jsonl   changesets, about 64 MB of lines a file (lines.py)
    blobs/<sha256>       attachments by content
    LISEZMOI.txt         for whoever has no CTJ Desktop (readme.py)
"""

import hashlib
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from ctj_desktop.domain.log.changesets import Changeset
from ctj_desktop.domain.record import PositionalValue, replace
from ctj_desktop.errors import N_
from ctj_desktop.exchange import medium
from ctj_desktop.exchange.archive import LARGEST_TOTAL, MOST_ENTRIES, Archive
from ctj_desktop.exchange.card import is_card
from ctj_desktop.exchange.checking import checked
from ctj_desktop.exchange.lines import FollowedStreams, Reader, checked_lines, lines_of
from ctj_desktop.exchange.manifest import BlobEntry, FileEntry, Manifest, manifest_bytes, parse_manifest
from ctj_desktop.exchange.names import BLOBS, MANIFEST, README, SIGNATURE, is_changes
from ctj_desktop.exchange.packing import ChangesFiles, Packer, Spooled
from ctj_desktop.exchange.readme import readme
from ctj_desktop.exchange.refusals import (
    BundleAltered,
    BundleCut,
    BundleNotKept,
    BundleNotWritten,
    BundleRefused,
    CardForBundle,
    EmptyBundle,
    NewerBundle,
    TooMuchForBundle,
    WorkspaceForBundle,
)
from ctj_desktop.exchange.sealing import MAGIC, SealingKey, is_recipient, seal, unseal
from ctj_desktop.exchange.signature import signature_line
from ctj_desktop.exchange.signing import SigningKey
from ctj_desktop.whole_files import part_beside

CHANGES_FILE = 64_000_000  # bytes of lines after which the next changes file is begun
BROKEN_CHANGES = N_("its changes do not follow one another")
_STEP = 1_000  # changesets between two words of progress
_DATABASE = b"SQLite format 3\0"


class Blob(PositionalValue):
    """One attachment by content; `pieces` None: listed, and withheld."""

    sha256: str
    size: int
    pieces: Callable[[], Iterator[bytes]] | None


class WrittenFile(PositionalValue):
    """The file that was written: where (another name if the wanted one was held), its SHA-256 and size."""

    path: Path
    manifest: Manifest
    sha256: str
    size: int


@dataclass(frozen=True)
class Opened:
    """A bundle whose signature and hashes are right; private copies of it until `close`.

    `received` is the private copy of the file as it came, `sha256` and `size` are its own, `sealed` whether it was
    an age file.
    """

    name: str
    received: Path
    manifest: Manifest
    sha256: str
    size: int
    sealed: bool
    _archive: Archive
    _room: Path

    def changesets(self) -> Iterator[Changeset]:
        """Every changeset in the order of the file, each checked before it is given out.

        BundleAltered where one is not as agreed, or not the next of its stream: take in all of them or none.
        """
        try:
            reader = Reader(self.manifest)
            for name in filter(is_changes, self._archive.entries):
                yield from reader.changesets(lines_of(self._archive.pieces(name)))
            reader.streams.finish()
        except ValueError as error:
            raise BundleAltered(self.name, BROKEN_CHANGES) from error

    def blob(self, sha256: str) -> Iterator[bytes]:
        """An attachment's content piece by piece; KeyError if it is not inside."""
        return self._archive.pieces(BLOBS + sha256)

    def close(self) -> None:
        """Remove the private copies."""
        self._archive.close()
        medium.remove_folder(self._room)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_bundle(
    source: Path,
    work: Path,
    keys: Sequence[SealingKey],
    trusted: Collection[bytes] | None,
    newer: Callable[[NewerBundle, Path], None] = lambda _error, _received: None,
) -> Opened:
    """Copy a bundle into the private folder `work`, unseal it and check it before anything of it is believed.

    `trusted` are the accepted signing keys; None accepts any, for looking only. Raises a BundleRefused, or the
    StoreError of a full disk or a pulled stick; nothing stays behind then.
    `newer` is shown the private copy of a file that only a later version reads, so that its bytes may wait.
    """
    medium.check_source(source)
    with medium.writing(source.name):
        room = medium.room_in(work)
    try:
        return _opened(source, room, keys, trusted)
    except BaseException as error:
        try:
            if isinstance(error, NewerBundle):
                newer(error, room / "received")
        finally:
            medium.remove_folder(room)
        raise


def _opened(source: Path, room: Path, keys: Sequence[SealingKey], trusted: Collection[bytes] | None) -> Opened:
    name, received = source.name, room / "received"
    sha256, size = medium.copy_in(source, received)
    with received.open("rb") as file:
        sealed = _is_sealed(file.read(4_096), source)
    plain = room / "unsealed" if sealed else received
    if sealed:
        with medium.writing(name):
            unseal(received, plain, keys, name)
    archive = Archive(plain, name)
    try:
        return Opened(name, received, checked(archive, name, trusted), sha256, size, sealed, archive, room)
    except BaseException:
        archive.close()
        raise


def _is_sealed(start: bytes, source: Path) -> bool:
    """Whether it is an age file; what is known to be something else is refused by its own name."""
    if not start:
        raise EmptyBundle(source.name)
    if start.startswith(_DATABASE) or (source.suffix == ".ctj" and not start.startswith(b"PK")):
        raise WorkspaceForBundle(source.name)
    if is_card(start):
        raise CardForBundle(source.name)
    if MAGIC.startswith(start):
        raise BundleCut(source.name)
    return start.startswith(MAGIC)


def write_bundle(
    target: Path,
    manifest: Manifest,
    changesets: Iterable[Changeset],
    blobs: Sequence[Blob],
    key: SigningKey,
    seal_to: Sequence[str],
    work: Path,
    progress: Callable[[int], None] | None = None,
    *,
    pause: Callable[[float], None] = time.sleep,
) -> WrittenFile:
    """Write a bundle whole or not at all, sealed to the recipients `seal_to` if there are any.

    `manifest` comes without files and blobs and must be signed by its `sender_key`; the changesets must be exactly
    the ranges of its `streams`, in any order that keeps each stream's: ValueError otherwise. An existing file of
    that name is replaced. `progress` hears how many changesets are done and may raise to cancel. Raises
    TooMuchForBundle, BundleNoRoom, BundleNotWritten or BundleNotKept; then no file is left under the final name.
    """
    _check_arguments(manifest, blobs, key, seal_to)
    with medium.writing(target.name):
        if target.is_dir():
            raise BundleNotWritten(target.name)
        room = medium.room_in(work)
        try:
            texts = _spool(changesets, FollowedStreams(manifest.streams), room, progress)
            full = _with_parts(manifest, texts, blobs)
            with part_beside(target) as part:
                sha256, size = _write(part, full, texts, blobs, key, seal_to, room, target.name)
                return WrittenFile(medium.name_it(part, target, pause), full, sha256, size)
        finally:
            medium.remove_folder(room)


def _check_arguments(manifest: Manifest, blobs: Sequence[Blob], key: SigningKey, seal_to: Sequence[str]) -> None:
    if manifest.files or manifest.blobs or manifest.sender_key != key.public:
        raise ValueError("the manifest comes empty and names the key that signs it")
    if len({blob.sha256 for blob in blobs}) != len(blobs) or not all(map(is_recipient, seal_to)):
        raise ValueError("an attachment twice, or a recipient that is none")
    included = [blob for blob in blobs if blob.pieces]
    if len(included) > MOST_ENTRIES or sum(blob.size for blob in included) > LARGEST_TOTAL:
        raise TooMuchForBundle


def _spool(
    changesets: Iterable[Changeset], streams: FollowedStreams, room: Path, progress: Callable[[int], None] | None
) -> list[Spooled]:
    """The changes files, packed."""
    files = ChangesFiles(room, CHANGES_FILE)
    count = 0
    try:
        for count, changeset in enumerate(changesets, 1):
            files.add(checked_lines(changeset, streams))
            if progress and not count % _STEP:
                progress(count)
        streams.finish()
        if progress:
            progress(count)
        return files.finish()
    finally:
        files.close()


def _with_parts(manifest: Manifest, texts: Sequence[Spooled], blobs: Sequence[Blob]) -> Manifest:
    """The manifest with all that is inside; what no reader could parse is refused here."""
    listed = {blob.sha256: BlobEntry(blob.size, blob.pieces is not None) for blob in blobs}
    files = {text.name: FileEntry(text.size, text.sha256, text.lines) for text in texts}
    full = replace(manifest, blobs=listed)
    page = readme(full)
    files[README] = FileEntry(len(page), hashlib.sha256(page).hexdigest(), page.count(b"\n"))
    full = replace(full, files=files)
    data = manifest_bytes(full)
    if manifest_bytes(parse_manifest(data)) != data:
        raise ValueError("the manifest does not come back as it was")
    return full


def _write(
    part: Path,
    manifest: Manifest,
    texts: Sequence[Spooled],
    blobs: Sequence[Blob],
    key: SigningKey,
    seal_to: Sequence[str],
    room: Path,
    name: str,
) -> tuple[str, int]:
    """The file under its passing name, on the medium and read back; its SHA-256 and size."""
    plain = room / "plain" if seal_to else part
    with plain.open("wb") as file:
        _pack(file, manifest, texts, blobs, key)
    sealed = seal(plain, part, seal_to) if seal_to else None
    medium.settle(part)
    try:
        with Archive(plain, name) as archive:
            checked(archive, name, {key.public})
    except BundleRefused as error:
        raise BundleNotKept(name) from error
    with part.open("rb") as file:
        sha256, size = medium.digest_of(file)
    if sealed not in (None, sha256):
        raise BundleNotKept(name)
    return sha256, size


def _pack(file: BinaryIO, manifest: Manifest, texts: Sequence[Spooled], blobs: Sequence[Blob], key: SigningKey) -> None:
    packer, page = Packer(file, manifest.created), manifest_bytes(manifest)
    packer.add(MANIFEST, page)
    packer.add(SIGNATURE, signature_line(page, key))
    for text in texts:
        packer.add_spooled(text)
    for blob in blobs:
        if blob.pieces:
            packer.add_pieces(BLOBS + blob.sha256, blob.pieces, blob.size, blob.sha256)
    packer.add(README, readme(manifest))
    packer.finish()
