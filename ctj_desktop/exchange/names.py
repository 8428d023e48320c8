"""What are the files inside a bundle called, in which order do they stand, and how large may each be?"""

import re
from collections.abc import Sequence

MANIFEST = "manifest.json"
SIGNATURE = "manifest.sig"
README = "LISEZMOI.txt"
BLOBS = "blobs/"
_CHANGES = re.compile(r"changes-(\d{4})\.jsonl")
_BLOB = re.compile(r"blobs/([0-9a-f]{64})")

LARGEST_MANIFEST = 8_000_000  # bytes, unpacked
LARGEST_SIGNATURE = 300
LARGEST_README = 64_000
LARGEST_CHANGES = 256_000_000


def changes_name(number: int) -> str:
    """The changes file of this number, from 1 on."""
    return f"changes-{number:04}.jsonl"


def is_changes(name: str) -> bool:
    """Whether it is a changes file."""
    return _CHANGES.fullmatch(name) is not None


def largest(name: str) -> int:
    """How many bytes the file may have; an attachment, as many as the whole may."""
    fixed = {MANIFEST: LARGEST_MANIFEST, SIGNATURE: LARGEST_SIGNATURE, README: LARGEST_README}
    if name.startswith(BLOBS):
        return 1 << 32
    return fixed.get(name, LARGEST_CHANGES)


def blob_of(name: str) -> str | None:
    """The SHA-256 that names an attachment, or None for another file."""
    found = _BLOB.fullmatch(name)
    return found[1] if found else None


def are_bundle_names(names: Sequence[str]) -> bool:
    """Whether these are the names of a bundle and none else: changes files are numbered without a gap."""
    changes = [name for name in names if is_changes(name)]
    blobs = [name for name in names if _BLOB.fullmatch(name)]
    if changes != [changes_name(number) for number in range(1, len(changes) + 1)]:
        return False
    return list(names) == [MANIFEST, SIGNATURE, *changes, *blobs, README]
