"""May a bundle be believed? Layout, signature, signer, version, shape, sizes, hashes: in this order.

Nothing of the manifest is parsed before its signature is right and its signer known (exchange/FORMAT.md 13).
"""

import hashlib
from collections.abc import Collection

from ctj_desktop.domain.log.strict_json import Malformed
from ctj_desktop.errors import N_
from ctj_desktop.exchange.archive import Archive
from ctj_desktop.exchange.manifest import MANIFEST_FORMAT, Manifest, needed_reader, parse_manifest
from ctj_desktop.exchange.names import BLOBS, MANIFEST, SIGNATURE, are_bundle_names, blob_of
from ctj_desktop.exchange.refusals import BundleAltered, NewerBundle, Stranger
from ctj_desktop.exchange.signature import signer
from ctj_desktop.exchange.signing import digits

UNSIGNED = N_("its signature does not fit")
SHAPE = N_("its table of contents is not as agreed")
OTHER_SIGNER = N_("it names another sender than the one who signed")
WRONG_PARTS = N_("a part inside is missing or foreign")
HASH = N_("a part inside was changed")


def checked(archive: Archive, name: str, trusted: Collection[bytes] | None) -> Manifest:
    """The manifest of a bundle whose every byte is signed by a key of `trusted`, or by any key for None."""
    data = archive.read(MANIFEST)
    public = signer(data, archive.read(SIGNATURE))
    if public is None:
        raise BundleAltered(name, UNSIGNED)
    if trusted is not None and public not in trusted:
        raise Stranger(name, public, digits(public))
    manifest = _parsed(data, name, public)
    if manifest.sender_key != public:
        raise BundleAltered(name, OTHER_SIGNER)
    _check_parts(archive, manifest, name)
    _check_hashes(archive, manifest, name)
    return manifest


def _parsed(data: bytes, name: str, public: bytes) -> Manifest:
    try:
        asked = needed_reader(data)
        if asked.min_reader > MANIFEST_FORMAT:
            raise NewerBundle(
                name, asked.version, asked.min_reader, MANIFEST_FORMAT, public=public, number=asked.number
            )
        return parse_manifest(data)
    except Malformed as error:
        raise BundleAltered(name, SHAPE) from error


def _check_parts(archive: Archive, manifest: Manifest, name: str) -> None:
    """What is inside is what the manifest lists, under the names of this format, and of those sizes."""
    promised = {part: entry.size for part, entry in manifest.files.items()}
    promised |= {BLOBS + sha: blob.size for sha, blob in manifest.blobs.items() if blob.included}
    found = {part: entry.size for part, entry in archive.entries.items() if part not in (MANIFEST, SIGNATURE)}
    if found != promised or not are_bundle_names([*archive.entries]):
        raise BundleAltered(name, WRONG_PARTS)


def _check_hashes(archive: Archive, manifest: Manifest, name: str) -> None:
    for part in archive.entries:
        if part in (MANIFEST, SIGNATURE):
            continue
        digest, lines = hashlib.sha256(), 0
        entry = manifest.files.get(part)
        for piece in archive.pieces(part):
            digest.update(piece)
            lines += piece.count(b"\n") if entry else 0
        said = (entry.sha256, entry.lines) if entry else (blob_of(part), 0)
        if (digest.hexdigest(), lines) != said:
            raise BundleAltered(name, HASH)
