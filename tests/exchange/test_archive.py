"""Does an archive give out what was put in, to the last byte, and notice a file that changes under it?"""

import random
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from ctj_desktop.exchange import packing
from ctj_desktop.exchange.archive import PIECE, Archive
from ctj_desktop.exchange.names import MANIFEST, SIGNATURE
from ctj_desktop.exchange.packing import ChangesFiles, Packer
from ctj_desktop.exchange.refusals import BundleAltered, TooMuchForBundle
from tests.exchange.bundles import NOON

NOISE = random.Random(4).randbytes(3 * PIECE)


def archived(path: Path, content: bytes) -> Path:
    with path.open("wb") as file:
        packer = Packer(file, NOON)
        for name, data in ((MANIFEST, b"{}"), (SIGNATURE, b"-"), ("text", content)):
            packer.add(name, data)
        packer.finish()
    return path


def around_a_piece() -> Iterator[bytes]:
    """Texts of which the unpacker still holds the end when it has been given everything."""
    line = NOISE[:400].hex().encode()
    for length in range(PIECE - 20, PIECE + 300, 7):
        yield (line * (length // len(line) + 1))[:length]


def test_what_the_unpacker_still_holds_is_given_out(tmp_path: Path) -> None:
    for number, content in enumerate(around_a_piece()):
        with Archive(archived(tmp_path / str(number), content), "x.ctjx") as archive:
            assert archive.read("text") == content


def test_a_file_that_shrinks_while_it_is_read(tmp_path: Path) -> None:
    path = archived(tmp_path / "x.ctjx", NOISE)
    with Archive(path, path.name) as archive:
        with path.open("rb+") as file:
            file.truncate(PIECE)
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
