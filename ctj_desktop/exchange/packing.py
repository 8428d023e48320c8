"""How is the zip file of a bundle laid out? End to end, so that a reader can prove that nothing hides in it."""

import hashlib
import zlib
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.exchange.archive import (
    CENTRAL,
    CENTRAL_MARK,
    DEFLATED,
    END,
    END_MARK,
    LARGEST_TOTAL,
    LOCAL,
    LOCAL_MARK,
    MOST_ENTRIES,
    PIECE_BYTES,
    RAW,
    STEEPEST,
    STORED,
)
from ctj_desktop.exchange.names import LARGEST_CHANGES, changes_name, largest
from ctj_desktop.exchange.refusals import TooMuchForBundle

LEVEL = 4  # of deflate: 6 takes a third longer and saves two parts in a hundred of a log
_AT_ONCE = 1 << 18  # bytes of lines that are packed at once
_NEEDED = 20  # version 2.0: deflate
_UNIX = 3 << 8 | _NEEDED
_PLAIN_FILE = 0o100644 << 16
_WORTH = 0.95  # what packing must leave at most of an attachment's first piece to be worth its time


class Spooled(PositionalValue):
    """A changes file, packed already, in the private folder."""

    name: str
    path: Path
    size: int
    packed: int
    crc: int
    sha256: str
    lines: int


class ChangesFiles:
    """Lines become changes files, packed while they come: their raw form is never on the disk.

    A changeset is never split between two; a file is closed once it has `full` bytes.
    """

    def __init__(self, folder: Path, full: int) -> None:
        self._folder, self._full = folder, full
        self._done: list[Spooled] = []
        self._open: _Spool | None = None

    def add(self, changeset: bytes) -> None:
        """The lines of one changeset; TooMuchForBundle if no file may be so large."""
        if len(changeset) > LARGEST_CHANGES:
            raise TooMuchForBundle
        if self._open and self._open.size + len(changeset) > LARGEST_CHANGES:
            self._finish_one()
        if self._open is None:
            name = changes_name(len(self._done) + 1)
            self._open = _Spool(name, self._folder / name)
        self._open.add(changeset)
        if self._open.size >= self._full:
            self._finish_one()

    def _finish_one(self) -> None:
        if self._open:
            self._done.append(self._open.finish())
            self._open = None

    def finish(self) -> list[Spooled]:
        """All of them in their order; none where nothing was added."""
        self._finish_one()
        return self._done

    def close(self) -> None:
        """Let go of a file that was not finished."""
        if self._open:
            self._open.close()


class _Spool:
    def __init__(self, name: str, path: Path) -> None:
        self._name, self._path = name, path
        self._file = path.open("wb")
        self._packer = zlib.compressobj(LEVEL, zlib.DEFLATED, RAW)
        self._digest = hashlib.sha256()
        self._waiting: list[bytes] = []
        self.size = self._length = self._lines = self._crc = 0

    def add(self, data: bytes) -> None:
        self._waiting.append(data)
        self.size += len(data)
        self._length += len(data)
        if self._length >= _AT_ONCE:
            self._pack()

    def _pack(self) -> None:
        data = b"".join(self._waiting)
        self._waiting.clear()
        self._length = 0
        self._lines += data.count(b"\n")
        self._crc = zlib.crc32(data, self._crc)
        self._digest.update(data)
        self._file.write(self._packer.compress(data))

    def finish(self) -> Spooled:
        self._pack()
        self._file.write(self._packer.flush())
        packed = self._file.tell()
        self._file.close()
        return Spooled(self._name, self._path, self.size, packed, self._crc, self._digest.hexdigest(), self._lines)

    def close(self) -> None:
        self._file.close()


class Packer:
    """Writes a zip file from its first byte on; the caller names the entries in the order of a bundle.

    TooMuchForBundle where a reader would refuse the size.
    """

    def __init__(self, file: BinaryIO, at: datetime) -> None:
        self._file = file
        self._day = min(max(at.year - 1980, 0), 127) << 9 | at.month << 5 | at.day
        self._time = at.hour << 11 | at.minute << 5 | at.second >> 1
        self._table: list[bytes] = []
        self._total = 0

    def add(self, name: str, data: bytes) -> None:
        """A small text."""
        packer = zlib.compressobj(LEVEL, zlib.DEFLATED, RAW)
        packed = packer.compress(data) + packer.flush()
        method = DEFLATED if len(data) <= STEEPEST * len(packed) and len(packed) < len(data) else STORED
        body = packed if method == DEFLATED else data
        self._enter(name, method, zlib.crc32(data), len(body), len(data))
        self._file.write(body)

    def add_spooled(self, text: Spooled) -> None:
        """A text that was packed before; unpacked again where it shrank more than a reader believes."""
        steep = text.size > STEEPEST * text.packed
        method, length = (STORED, text.size) if steep else (DEFLATED, text.packed)
        self._enter(text.name, method, text.crc, length, text.size)
        with text.path.open("rb") as file:
            for piece in _unpacked(file) if steep else _read(file):
                self._file.write(piece)

    def add_pieces(self, name: str, pieces: Callable[[], Iterator[bytes]], size: int, sha256: str) -> None:
        """An attachment, packed only where that is worth it; ValueError if it is not the announced content."""
        start, method = self._file.tell(), DEFLATED if _shrinks(pieces()) else STORED
        self._file.write(_local(name, method, self._time, self._day, 0, 0, 0))
        crc, packed = self._pour(method, pieces(), size, sha256)
        if size > STEEPEST * packed:
            method = STORED
            self._file.seek(start + LOCAL.size + len(name))
            self._file.truncate()
            crc, packed = self._pour(method, pieces(), size, sha256)
        end = self._file.tell()
        self._file.seek(start)
        self._enter(name, method, crc, packed, size)
        self._file.seek(end)

    def _pour(self, method: int, pieces: Iterable[bytes], size: int, sha256: str) -> tuple[int, int]:
        digest, crc, start, seen = hashlib.sha256(), 0, self._file.tell(), 0
        packer = zlib.compressobj(LEVEL, zlib.DEFLATED, RAW)
        for piece in pieces:
            seen += len(piece)
            if seen > size:
                break
            digest.update(piece)
            crc = zlib.crc32(piece, crc)
            self._file.write(packer.compress(piece) if method == DEFLATED else piece)
        if seen != size or digest.hexdigest() != sha256:
            raise ValueError("an attachment is not what its name says")
        if method == DEFLATED:
            self._file.write(packer.flush())
        return crc, self._file.tell() - start

    def _enter(self, name: str, method: int, crc: int, packed: int, size: int) -> None:
        self._total += size
        if len(self._table) == MOST_ENTRIES or size > largest(name) or self._total > LARGEST_TOTAL:
            raise TooMuchForBundle
        where = self._file.tell()
        self._file.write(_local(name, method, self._time, self._day, crc, packed, size))
        self._table.append(
            CENTRAL.pack(
                CENTRAL_MARK,
                _UNIX,
                _NEEDED,
                0,
                method,
                self._time,
                self._day,
                crc,
                packed,
                size,
                len(name),
                0,
                0,
                0,
                0,
                _PLAIN_FILE,
                where,
            )
            + name.encode("ascii")
        )

    def finish(self) -> None:
        """Write the table of contents."""
        where, table = self._file.tell(), b"".join(self._table)
        count = len(self._table)
        self._file.write(table + END.pack(END_MARK, 0, 0, count, count, len(table), where, 0))


def _local(name: str, method: int, time: int, day: int, crc: int, packed: int, size: int) -> bytes:
    header = LOCAL.pack(LOCAL_MARK, _NEEDED, 0, method, time, day, crc, packed, size, len(name), 0)
    return header + name.encode("ascii")


def _shrinks(pieces: Iterator[bytes]) -> bool:
    first = next(pieces, b"")[:PIECE_BYTES]
    return len(zlib.compress(first, 1)) < _WORTH * len(first)


def _read(file: BinaryIO) -> Iterator[bytes]:
    while piece := file.read(PIECE_BYTES):
        yield piece


def _unpacked(file: BinaryIO) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(RAW)
    for piece in _read(file):
        yield unpacker.decompress(piece, PIECE_BYTES)
        while unpacker.unconsumed_tail:
            yield unpacker.decompress(unpacker.unconsumed_tail, PIECE_BYTES)
    yield unpacker.flush()
