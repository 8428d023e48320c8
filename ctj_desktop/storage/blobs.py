"""Where are attachments? In the workspace file, by content, in chunks of 256 KiB, written and read as streams."""

import hashlib
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from ctj_desktop.storage.errors import DamagedWorkspace
from ctj_desktop.storage.open_file import OpenFile

CHUNK = 256 * 1024  # bytes


def keep_blob(store: OpenFile, source: BinaryIO) -> tuple[str, int]:
    """Keep a file's content once; returns its SHA-256 (hexadecimal) and size in bytes."""
    digest, size = hashlib.sha256(), 0
    start = source.tell()
    while piece := source.read(CHUNK):
        digest.update(piece)
        size += len(piece)
    source.seek(start)
    sha = digest.digest()
    with store.batch():
        done = store.connection.run("INSERT OR IGNORE INTO blob VALUES (?, ?)", (sha, size))
        if done.rowcount:
            n = 0
            while piece := source.read(CHUNK):
                store.connection.run("INSERT INTO blob_chunk VALUES (?, ?, ?)", (sha, n, piece))
                n += 1
    return sha.hex(), size


def store_blob(store: OpenFile, sha256: str, size: int, content: Iterable[bytes]) -> None:
    """Keep a content that came with a bundle and was checked there; inside the transaction of its rows."""
    with store.batch():
        store.connection.run("INSERT INTO blob VALUES (?, ?)", (bytes.fromhex(sha256), size))
        for n, piece in enumerate(content):
            store.connection.run("INSERT INTO blob_chunk VALUES (?, ?, ?)", (bytes.fromhex(sha256), n, piece))


def pieces(store: OpenFile, sha256: str) -> Iterator[bytes]:
    """The content piece by piece; DamagedWorkspace at its end if it is not what was put in."""
    digest = hashlib.sha256()
    found = store.connection.run("SELECT data FROM blob_chunk WHERE sha256 = ? ORDER BY n", (bytes.fromhex(sha256),))
    for (data,) in found:
        digest.update(data)
        yield bytes(data)
    if digest.hexdigest() != sha256:
        raise DamagedWorkspace(store.path.name, sha256[:12])


def ends(store: OpenFile, sha256: str, size: int) -> tuple[bytes, bytes]:
    """What stands first and last in a content, at most so many bytes of each; raises as `pieces` does."""
    head = tail = b""
    for piece in pieces(store, sha256):
        head = head or piece[:size]
        tail = (tail + piece)[-size:]
    return head, tail


def holds(store: OpenFile, sha256: str) -> bool:
    """Whether the content is here; a receiver may know an attachment whose content has not come yet."""
    found = store.connection.run("SELECT 1 FROM blob WHERE sha256 = ?", (bytes.fromhex(sha256),))
    return found.scalar() is not None
