"""Does an archive give out what was put in, to the last byte, and notice a file that changes under it?"""

import random
import zlib
from io import BytesIO
from pathlib import Path

import pytest

from ctj_desktop.exchange import packing
from ctj_desktop.exchange.archive import PIECE_BYTES, RAW, Archive
from ctj_desktop.exchange.names import MANIFEST, SIGNATURE
from ctj_desktop.exchange.packing import ChangesFiles, Packer
from ctj_desktop.exchange.refusals import BundleAltered, TooMuchForBundle
from tests.exchange.bundles import NOON

COMPRESSOR = zlib.compressobj
NOISE = random.Random(4).randbytes(3 * PIECE_BYTES)


def archived(path: Path, content: bytes) -> Path:
    with path.open("wb") as file:
        packer = Packer(file, NOON)
        for name, data in ((MANIFEST, b"{}"), (SIGNATURE, b"-"), ("text", content)):
            packer.add(name, data)
        packer.finish()
    return path


def as_another_tool_packs(*_: object) -> "zlib._Compress":
    """By the fixed code of the format, whose sign for the end is short."""
    return COMPRESSOR(4, zlib.DEFLATED, RAW, 8, zlib.Z_FIXED)


def test_what_the_unpacker_still_holds_is_given_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may have been given every byte, and yet not have given out the last ones."""
    monkeypatch.setattr("ctj_desktop.exchange.packing.zlib.compressobj", as_another_tool_packs)
    for number in range(60):
        start = NOISE[: 700 + number].hex().encode()
        content = start.ljust(PIECE_BYTES + 20 + number, b"f")
        with Archive(archived(tmp_path / str(number), content), "x.ctjx") as archive:
            assert archive.read("text") == content


def test_a_file_that_shrinks_while_it_is_read(tmp_path: Path) -> None:
    path = archived(tmp_path / "x.ctjx", NOISE)
    with Archive(path, path.name) as archive:
        with path.open("rb+") as file:
            file.truncate(PIECE_BYTES)
        with pytest.raises(BundleAltered):
            archive.read("text")


def test_changes_that_fill_a_file_go_on_in_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A changeset is never cut in two, and no file grows beyond what a reader takes."""
    monkeypatch.setattr(packing, "LARGEST_CHANGES", 100)
    files = ChangesFiles(tmp_path, 1_000)
    for letter in (b"a", b"b", b"c"):
        files.add(letter * 59 + b"\n")
    assert [(text.name, text.size) for text in files.finish()] == [
        (f"changes-000{number}.jsonl", 60) for number in (1, 2, 3)
    ]
    with pytest.raises(TooMuchForBundle):
        files.add(b"d" * 101)


def test_nothing_is_packed_that_a_reader_would_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    packer = Packer(BytesIO(), NOON)
    with pytest.raises(TooMuchForBundle):
        packer.add(SIGNATURE, bytes(301))
    monkeypatch.setattr(packing, "MOST_ENTRIES", 1)
    packer.add(MANIFEST, b"{}")
    with pytest.raises(TooMuchForBundle):
        packer.add(SIGNATURE, b"-")
