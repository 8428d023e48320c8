"""Which zip files are ours? Only those laid out as we lay them out, and that is proven before anything is read.

A bundle is an ordinary zip file for any tool, yet of one layout alone: entries end to end from the first byte on,
each named and measured twice alike, the table of contents after the last, nothing behind it. So nothing overlaps,
nothing hides, and no size is believed that was not counted (exchange/FORMAT.md 2.2).
"""

import stat
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.errors import N_
from ctj_desktop.exchange.names import MANIFEST, SIGNATURE, largest
from ctj_desktop.exchange.refusals import BundleAltered, BundleCut, BundleTooLarge, NotABundle

STORED, DEFLATED = 0, 8
MOST_ENTRIES = 10_000
LARGEST_TOTAL = 2_000_000_000  # bytes, unpacked; the file itself is hardly larger
STEEPEST = 200  # times that unpacking may make of a piece
PIECE_BYTES = 65_536  # bytes read at once
RAW = -zlib.MAX_WBITS  # deflate without a frame of its own

LOCAL = struct.Struct("<4s5H3L2H")
CENTRAL = struct.Struct("<4s6H3L5H2L")
END = struct.Struct("<4s4H2LH")
LOCAL_MARK, CENTRAL_MARK, END_MARK = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_LONGEST_NAME = 80
_LONGEST_COMMENT = 65_535

LAYOUT = N_("its table of contents does not fit")
CONTENT = N_("a part inside is damaged")
AFTER_ITS_END = N_("there is something after its end")


class ArchivedFile(PositionalValue):
    """One file inside, as both of its headers describe it; `start` is where its bytes begin."""

    name: str
    method: int
    crc: int
    packed: int
    size: int
    start: int


class Archive:
    """A zip file whose layout is proven; nothing of its content is believed yet.

    BundleCut without its end, NotABundle for any other zip file, BundleTooLarge beyond the caps, BundleAltered else.
    """

    def __init__(self, path: Path, name: str) -> None:
        self._name = name
        self._file = path.open("rb")
        try:
            self.entries = self._entries(path.stat().st_size)
        except BaseException:
            self._file.close()
            raise

    def _entries(self, size: int) -> dict[str, ArchivedFile]:
        self._check_start()
        count, where, length = self._end(size)
        self._file.seek(where)
        found = _Table(self._name, self._file.read(length)).entries(count)
        place = 0
        for entry in found:
            self._check_local(entry, place)
            place = entry.start + entry.packed
        if place != where:
            raise BundleAltered(self._name, LAYOUT)
        if [entry.name for entry in found[:2]] != [MANIFEST, SIGNATURE]:
            raise BundleAltered(self._name, LAYOUT)
        return {entry.name: entry for entry in found}

    def _check_start(self) -> None:
        """Another zip file begins with another name; one too short to tell has lost its end."""
        first = LOCAL_MARK + bytes(LOCAL.size - len(LOCAL_MARK)) + MANIFEST.encode()
        start = self._file.read(len(first))
        if not LOCAL_MARK.startswith(start[:4]) or not first[LOCAL.size :].startswith(start[LOCAL.size :]):
            raise NotABundle(self._name)
        if len(start) < len(first):
            raise BundleCut(self._name)

    def _end(self, size: int) -> tuple[int, int, int]:
        """How many entries, where their table begins and how long it is: the last 22 bytes."""
        self._file.seek(max(0, size - END.size))
        last = self._file.read(END.size)
        if len(last) < END.size or not last.startswith(END_MARK):
            raise self._no_end(size)
        _, disk, first_disk, here, count, length, where, comment = END.unpack(last)
        if count > MOST_ENTRIES:
            raise BundleTooLarge(self._name)
        if disk or first_disk or here != count or comment or where + length != size - END.size:
            raise BundleAltered(self._name, LAYOUT)
        if length > count * (CENTRAL.size + _LONGEST_NAME):
            raise BundleAltered(self._name, LAYOUT)
        return count, where, length

    def _no_end(self, size: int) -> BundleAltered | BundleCut:
        self._file.seek(max(0, size - END.size - _LONGEST_COMMENT))
        tail = self._file.read()
        place = tail.rfind(END_MARK)
        if 0 <= place <= len(tail) - END.size:
            return BundleAltered(self._name, AFTER_ITS_END)
        return BundleCut(self._name)

    def _check_local(self, entry: ArchivedFile, place: int) -> None:
        """What stands before the bytes is what the table says, and it stands right after the entry before."""
        if entry.start != place + LOCAL.size + len(entry.name):
            raise BundleAltered(self._name, LAYOUT)
        self._file.seek(place)
        header = self._file.read(LOCAL.size + len(entry.name))
        if len(header) < LOCAL.size:
            raise BundleAltered(self._name, LAYOUT)
        mark, _, flags, method, _, _, crc, packed, size, name, extra = LOCAL.unpack_from(header)
        said = (mark, flags, method, crc, packed, size, name, extra)
        if said != (LOCAL_MARK, 0, entry.method, entry.crc, entry.packed, entry.size, len(entry.name), 0):
            raise BundleAltered(self._name, LAYOUT)
        if header[LOCAL.size :] != entry.name.encode():
            raise BundleAltered(self._name, LAYOUT)

    def read(self, name: str) -> bytes:
        """All of a small entry; its cap was checked."""
        return b"".join(self.pieces(name))

    def pieces(self, name: str) -> Iterator[bytes]:
        """The content piece by piece, never more than was announced; BundleAltered if it is not that."""
        entry, crc, left = self.entries[name], 0, self.entries[name].size
        try:
            for piece in self._unpacked(entry):
                left -= len(piece)
                if left < 0:
                    break
                crc = zlib.crc32(piece, crc)
                yield piece
        except zlib.error as error:
            raise BundleAltered(self._name, CONTENT) from error
        if left or crc != entry.crc:
            raise BundleAltered(self._name, CONTENT)

    def _unpacked(self, entry: ArchivedFile) -> Iterator[bytes]:
        if entry.method == STORED:
            yield from self._packed(entry)
            return
        unpacker = zlib.decompressobj(RAW)
        for piece in self._packed(entry):
            if unpacker.eof:
                raise BundleAltered(self._name, CONTENT)
            yield unpacker.decompress(piece, PIECE_BYTES)
            while unpacker.unconsumed_tail:
                yield unpacker.decompress(unpacker.unconsumed_tail, PIECE_BYTES)
        while not unpacker.eof and (piece := unpacker.decompress(b"", PIECE_BYTES)):
            yield piece
        if not unpacker.eof or unpacker.unused_data:
            raise BundleAltered(self._name, CONTENT)

    def _packed(self, entry: ArchivedFile) -> Iterator[bytes]:
        place, end = entry.start, entry.start + entry.packed
        while place < end:
            self._file.seek(place)  # others may read another entry in between
            piece = self._file.read(min(PIECE_BYTES, end - place))
            if not piece:
                raise BundleAltered(self._name, CONTENT)
            place += len(piece)
            yield piece

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class _Table:
    """The table of contents, read from its bytes."""

    def __init__(self, bundle: str, data: bytes) -> None:
        self._bundle, self._data, self._place = bundle, data, 0
        self._total = 0

    def entries(self, count: int) -> list[ArchivedFile]:
        """So many entries and not a byte more; no name twice, whatever its case."""
        found = [self._entry() for _ in range(count)]
        if self._place != len(self._data) or len({entry.name.lower() for entry in found}) != count:
            raise BundleAltered(self._bundle, LAYOUT)
        return found

    def _entry(self) -> ArchivedFile:
        if len(self._data) - self._place < CENTRAL.size:
            raise BundleAltered(self._bundle, LAYOUT)
        fields = CENTRAL.unpack_from(self._data, self._place)
        mark, _, _, flags, method, _, _, crc, packed, size, length, extra, comment, disk, _, mode, where = fields
        name = self._data[self._place + CENTRAL.size : self._place + CENTRAL.size + length]
        if (mark, flags, extra, comment, disk) != (CENTRAL_MARK, 0, 0, 0, 0) or len(name) != length:
            raise BundleAltered(self._bundle, LAYOUT)
        if method not in (STORED, DEFLATED) or stat.S_IFMT(mode >> 16) not in (0, stat.S_IFREG) or mode & 0x10:
            raise BundleAltered(self._bundle, LAYOUT)
        if length > _LONGEST_NAME or not name.isascii():
            raise BundleAltered(self._bundle, LAYOUT)
        self._place += CENTRAL.size + length
        entry = ArchivedFile(name.decode("ascii"), method, crc, packed, size, where + LOCAL.size + length)
        self._check_size(entry)
        return entry

    def _check_size(self, entry: ArchivedFile) -> None:
        self._total += entry.size
        if self._total > LARGEST_TOTAL or entry.size > largest(entry.name) or entry.size > STEEPEST * entry.packed:
            raise BundleTooLarge(self._bundle)
        if entry.method == STORED and entry.size != entry.packed:
            raise BundleAltered(self._bundle, LAYOUT)
