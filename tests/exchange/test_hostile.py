"""Is every archive that means harm refused before it is unpacked, in little memory?"""

import json
import random
import stat
import struct
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest

from ctj_desktop.domain.log.changesets import dumps
from ctj_desktop.domain.log.strict_json import loads
from ctj_desktop.exchange import medium
from ctj_desktop.exchange.archive import CENTRAL, END, LOCAL, MOST_ENTRIES, PIECE_BYTES, RAW, Archive
from ctj_desktop.exchange.names import LARGEST_CHANGES
from ctj_desktop.exchange.refusals import BundleAltered, BundleRefused, BundleTooLarge
from tests.exchange.bundles import a_blob, read, write
from tests.exchange.forging import Parts, archived, parts_of, pieces_of, put_back, signed, written_json

LITTLE = 3_000_000  # bytes of memory, most of it the table of 10,000 names
Files = dict[str, bytes]


@pytest.fixture
def honest(tmp_path: Path) -> Files:
    """The entries of a good bundle, in their order."""
    path = write(tmp_path, blobs=[a_blob(b"text " * 90)], name="honest.ctjx").path
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(files: Files, *more: tuple[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """As another tool would pack it; the additions stand before the last entry."""
    file = BytesIO()
    *first, last = files.items()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, data in [*first, *more, last]:
            archive.writestr(name, data)
    return file.getvalue()


def refused(path: Path, content: bytes) -> BundleRefused:
    """The refusal, and that it took little memory and left nothing."""
    path.write_bytes(content)
    tracemalloc.start()
    try:
        with pytest.raises(BundleRefused) as caught:
            read(path)
        assert tracemalloc.get_traced_memory()[1] < LITTLE + 2 * min(len(content), medium.PIECE)
    finally:
        tracemalloc.stop()
    assert not list((path.parent / "work").glob("*"))
    return caught.value


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    "name",
    [
        "../../evil",
        "/etc/passwd",
        "C:\\evil",
        "..\\evil",
        "blobs\\" + "a" * 64,
        "blobs/../manifest.json",
        "manifest.json",
        "MANIFEST.JSON",
        "changes-0001.jsonl",
        "Changes-0001.jsonl",
        "changes-0003.jsonl",
        "changes-1.jsonl",
        "blobs/" + "A" * 64,
        "blobs/" + "a" * 63,
        "blobs/",
        "é",
        "a" * 300,
        "a\0b",
        "con",
    ],
)
def test_names(tmp_path: Path, honest: Files, name: str) -> None:
    assert isinstance(refused(tmp_path / "x.ctjx", zipped(honest, (name, b"evil"))), BundleAltered)
    assert not (tmp_path / "evil").exists()


def test_another_tool_may_pack_it_again(tmp_path: Path, honest: Files) -> None:
    """So what is refused here is refused for what it is, and not for who packed it."""
    path = tmp_path / "x.ctjx"
    for method in (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED):
        path.write_bytes(zipped(honest, method=method))
        assert read(path)[0] == read(tmp_path / "honest.ctjx")[0]


def test_another_order(tmp_path: Path, honest: Files) -> None:
    names = list(honest)
    for order in (names[::-1], [*names[1:], names[0]], [names[0], *names[2:], names[1]], [*names[:2], *names[:1:-1]]):
        content = zipped({name: honest[name] for name in order})
        assert isinstance(refused(tmp_path / "x.ctjx", content), BundleRefused)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_methods(tmp_path: Path, honest: Files, method: int) -> None:
    assert isinstance(refused(tmp_path / "x.ctjx", zipped(honest, method=method)), BundleAltered)


@pytest.mark.parametrize("mode", [stat.S_IFLNK, stat.S_IFDIR, stat.S_IFCHR, stat.S_IFIFO])
def test_links_and_devices(tmp_path: Path, honest: Files, mode: int) -> None:
    info = zipfile.ZipInfo("blobs/" + "a" * 64)
    info.external_attr = (mode | 0o644) << 16
    assert isinstance(refused(tmp_path / "x.ctjx", zipped(honest, (info, b"/etc/passwd"))), BundleAltered)


def headers(content: bytes, mark: bytes) -> Iterator[int]:
    place = content.find(mark)
    while place >= 0:
        yield place
        place = content.find(mark, place + 4)


def patched(content: bytes, mark: bytes, offset: int, value: bytes, *, which: int = 2) -> bytes:
    """One field of one header overwritten."""
    place = list(headers(content, mark))[which] + offset
    return content[:place] + value + content[place + len(value) :]


CENTRAL_FIELDS = [
    (8, b"\x01\0"),
    (8, b"\x08\0"),
    (8, b"\0\x08"),
    (10, b"\x63\0"),
    (16, b"abcd"),
    (20, b"\xff\xff\xff\xff"),
    (24, b"\xff\xff\xff\xff"),
    (28, b"\xff\xff"),
    (30, b"\x04\0"),
    (32, b"\x04\0"),
    (34, b"\x01\0"),
    (38, b"\x10\0"),
    (42, b"\0\0\0\0"),
    (42, b"\xff\xff\xff\xff"),
]


@pytest.mark.parametrize(("offset", "value"), CENTRAL_FIELDS)
def test_fields_of_the_table(tmp_path: Path, honest: Files, offset: int, value: bytes) -> None:
    """Encrypted, with sizes behind, of unknown method, overlapping, on another disk, a folder, beyond the end."""
    content = patched(zipped(honest), b"PK\x01\x02", offset, value)
    assert isinstance(refused(tmp_path / "x.ctjx", content), BundleAltered | BundleTooLarge)


@pytest.mark.parametrize(
    ("offset", "value"),
    [
        (6, b"\x01\0"),
        (8, b"\0\0"),
        (14, b"abcd"),
        (18, b"\x01\0\0\0"),
        (22, b"\x01\0\0\0"),
        (26, b"\x01\0"),
        (28, b"\x01\0"),
        (30, b"manifest.json"),
    ],
)
def test_fields_before_the_bytes(tmp_path: Path, honest: Files, offset: int, value: bytes) -> None:
    """What stands before the bytes must be what stands in the table."""
    content = patched(zipped(honest), b"PK\x03\x04", offset, value)
    assert isinstance(refused(tmp_path / "x.ctjx", content), BundleAltered)


@pytest.mark.parametrize("offset", range(4, 22, 2))
def test_fields_of_the_end(tmp_path: Path, honest: Files, offset: int) -> None:
    for value in (b"\x01\0", b"\xff\xff"):
        content = patched(zipped(honest), b"PK\x05\x06", offset, value, which=0)
        assert isinstance(refused(tmp_path / "x.ctjx", content), BundleAltered | BundleTooLarge)


def test_entries_over_one_another(tmp_path: Path, honest: Files) -> None:
    """Many names for the same bytes: the quine bombs of David Fifield."""
    content = zipped(honest, ("blobs/" + "a" * 64, random.Random(1).randbytes(90_000)))
    table = list(headers(content, b"PK\x01\x02"))
    entry = content[table[-2] : table[-1]]
    names = [b"%064x" % number for number in range(5_000)]
    more = b"".join(entry.replace(b"a" * 64, name) for name in names)
    count = len(table) + len(names)
    length = len(content) - END.size - table[0] + len(more)
    end = END.pack(b"PK\x05\x06", 0, 0, count, count, length, table[0], 0)
    bomb = content[: table[-1]] + more + content[table[-1] : -END.size] + end
    assert isinstance(refused(tmp_path / "x.ctjx", bomb), BundleAltered)


@pytest.mark.parametrize(
    "wrap", [lambda c: b"#!/bin/sh\n" + c, lambda c: c + b"\0", lambda c: c + c, lambda c: c[:-2] + b"\4\0evil"]
)
def test_something_before_or_behind(tmp_path: Path, honest: Files, wrap: Callable[[bytes], bytes]) -> None:
    refused(tmp_path / "x.ctjx", wrap(zipped(honest)))


def test_something_in_between(tmp_path: Path, honest: Files) -> None:
    content = zipped(honest)
    table = next(headers(content, b"PK\x01\x02"))
    hidden = content[:table] + b"hidden" + content[table : -END.size]
    fields = list(END.unpack(content[-END.size :]))
    fields[6] += 6
    assert isinstance(refused(tmp_path / "x.ctjx", hidden + END.pack(*fields)), BundleAltered)


def test_something_between_a_head_and_its_bytes(tmp_path: Path, honest: Files) -> None:
    """The table may point a little further than the head before the bytes stands."""
    content = zipped(honest)
    head, table = list(headers(content, b"PK\x03\x04"))[-1], next(headers(content, b"PK\x01\x02"))
    bytes_at, last = head + LOCAL.size + len("LISEZMOI.txt"), list(headers(content, b"PK\x01\x02"))[-1]
    listed = content[table : last + 42] + struct.pack("<L", head + 6) + content[last + 46 : -END.size]
    fields = list(END.unpack(content[-END.size :]))
    fields[6] += 6
    hidden = content[:bytes_at] + b"hidden" + content[bytes_at:table] + listed + END.pack(*fields)
    assert isinstance(refused(tmp_path / "x.ctjx", hidden), BundleAltered)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_twice_of_which_we_would_see_the_good_one(tmp_path: Path, honest: Files) -> None:
    """Another zip tool might show the other."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in honest.items():
            if name == "LISEZMOI.txt":
                archive.writestr(name, b"evil")
            archive.writestr(name, data)
    assert isinstance(refused(tmp_path / "x.ctjx", file.getvalue()), BundleAltered)


def test_more_entries_than_a_bundle_has(tmp_path: Path, honest: Files) -> None:
    """Their number is looked at before the list is made."""
    many = [(f"blobs/{number:064x}", b"") for number in range(MOST_ENTRIES)]
    content = zipped(honest, *many)
    assert isinstance(refused(tmp_path / "x.ctjx", content), BundleTooLarge)


def test_a_bomb_that_says_so(tmp_path: Path, honest: Files) -> None:
    content = zipped(honest, ("blobs/" + "a" * 64, bytes(20_000_000)))
    assert isinstance(refused(tmp_path / "x.ctjx", content), BundleTooLarge)


def lying(files: Files, name: str, body: bytes, size: int, *, behind: bytes = b"") -> bytes:
    """An archive of our layout whose entry says it has another size, or holds more `behind` its content."""
    content = bytearray(archived([*files.items(), (name, body)]))
    packed = zlib.compressobj(9, zlib.DEFLATED, RAW)
    data = packed.compress(body) + packed.flush() + behind
    start = content.rfind(b"PK\x03\x04")
    local = LOCAL.pack(b"PK\x03\x04", 20, 0, 8, 0, 33, zlib.crc32(body), len(data), size, len(name), 0)
    table = next(headers(bytes(content), b"PK\x01\x02"))
    last = content.rfind(b"PK\x01\x02")
    where = start + len(local) + len(name) + len(data)
    entry = CENTRAL.pack(
        b"PK\x01\x02", 20, 20, 0, 8, 0, 33, zlib.crc32(body), len(data), size, len(name), 0, 0, 0, 0, 0, start
    )
    listed = bytes(content[table:last]) + entry + name.encode()
    count = len(files) + 1
    end = END.pack(b"PK\x05\x06", 0, 0, count, count, len(listed), where, 0)
    return bytes(content[:start]) + local + name.encode() + data + listed + end


@pytest.mark.parametrize("size", [1, 90_000, 2_000_000])
def test_a_bomb_that_lies(tmp_path: Path, honest: Files, size: int) -> None:
    """The bytes are counted: no more of them is given out than was announced."""
    path, name = tmp_path / "x.ctjx", "blobs/" + "a" * 64
    path.write_bytes(lying(honest, name, bytes(30_000_000), size))
    seen = 0
    with Archive(path, path.name) as archive, pytest.raises(BundleAltered):
        for piece in archive.pieces(name):
            seen += len(piece)
    assert seen <= size
    assert seen <= archive.entries[name].size + PIECE_BYTES
    assert isinstance(refused(path, path.read_bytes()), BundleAltered)


def test_a_size_that_is_too_small(tmp_path: Path, honest: Files) -> None:
    name = "blobs/" + "a" * 64
    refused(tmp_path / "x.ctjx", lying(honest, name, b"short", 500))


@pytest.mark.parametrize("length", [1, 2 * PIECE_BYTES])
def test_something_hidden_behind_a_content(tmp_path: Path, honest: Files, length: int) -> None:
    """Measured in both headers, and unpacked by nobody."""
    body = random.Random(2).randbytes(500)
    hidden = random.Random(3).randbytes(length)
    content = lying(honest, "blobs/" + "a" * 64, body, len(body), behind=hidden)
    path = tmp_path / "x.ctjx"
    path.write_bytes(content)
    with Archive(path, path.name) as archive, pytest.raises(BundleAltered):
        archive.read("blobs/" + "a" * 64)
    assert isinstance(refused(path, content), BundleAltered)


def test_a_table_that_is_longer_than_its_names(tmp_path: Path, honest: Files) -> None:
    """Its length is looked at before it is read."""
    info = zipfile.ZipInfo("blobs/" + "a" * 64)
    info.comment = bytes(60_000)
    assert isinstance(refused(tmp_path / "x.ctjx", zipped(honest, (info, b"text"))), BundleAltered)


def test_a_table_that_is_shorter_than_promised(tmp_path: Path, honest: Files) -> None:
    content = zipped(honest)
    fields = list(END.unpack(content[-END.size :]))
    fields[3] = fields[4] = len(honest) + 1
    assert isinstance(refused(tmp_path / "x.ctjx", content[: -END.size] + END.pack(*fields)), BundleAltered)


def test_a_head_that_lies_beyond_the_end(tmp_path: Path, honest: Files) -> None:
    """The entry before claims all the rest of the file, the table and the end with it."""
    content = zipped(honest)
    *_, name, last = honest
    head, beyond = list(headers(content, b"PK\x03\x04"))[-2], len(content) - 10
    packed = struct.pack("<L", beyond - head - LOCAL.size - len(name))
    content = patched(content, b"PK\x03\x04", 18, packed, which=-2)
    content = patched(content, b"PK\x01\x02", 20, packed, which=-2)
    content = patched(content, b"PK\x01\x02", 42, struct.pack("<L", beyond), which=-1)
    assert isinstance(refused(tmp_path / "x.ctjx", content), BundleAltered)
    assert last == "LISEZMOI.txt"


@pytest.mark.parametrize("name", ["changes-0001.jsonl", "LISEZMOI.txt", "manifest.sig"])
def test_a_part_beyond_its_cap(tmp_path: Path, honest: Files, name: str) -> None:
    """The table may promise what it likes: what is too large is not unpacked."""
    content = zipped(honest, method=zipfile.ZIP_STORED)
    which = list(honest).index(name)
    content = patched(content, b"PK\x01\x02", 24, struct.pack("<L", LARGEST_CHANGES + 1), which=which)
    assert isinstance(refused(tmp_path / "x.ctjx", content), BundleTooLarge)


def test_a_part_that_is_stored_has_one_size(tmp_path: Path, honest: Files) -> None:
    content = zipped(honest, method=zipfile.ZIP_STORED)
    size = len(honest["changes-0001.jsonl"]) + 1
    content = patched(
        content, b"PK\x01\x02", 24, struct.pack("<L", size), which=list(honest).index("changes-0001.jsonl")
    )
    assert isinstance(refused(tmp_path / "x.ctjx", content), BundleAltered)


def test_all_together_beyond_the_cap(tmp_path: Path, honest: Files) -> None:
    many = [(f"blobs/{number:064x}", b"x" * 500) for number in range(30)]
    content = zipped(honest, *many, method=zipfile.ZIP_STORED)
    for which in range(4, 30):
        content = patched(content, b"PK\x01\x02", 20, struct.pack("<LL", 100_000_000, 100_000_000), which=which)
    assert isinstance(refused(tmp_path / "x.ctjx", content), BundleTooLarge)


# what a trusted key may sign


@pytest.fixture
def parts(tmp_path: Path, honest: Files) -> Parts:
    return parts_of(tmp_path / "honest.ctjx")


HOSTILE_LINES = {
    "nesting": b'["meeting","dc37d304-7ff4-583d-a1d4-7bdcf799c241",{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}]\n",
    "number": b'["meeting","dc37d304-7ff4-583d-a1d4-7bdcf799c241",{"a":' + b"9" * 5_000 + b"}]\n",
    "not a number": b'["meeting","dc37d304-7ff4-583d-a1d4-7bdcf799c241",{"a":NaN}]\n',
    "twice": b'["meeting","dc37d304-7ff4-583d-a1d4-7bdcf799c241",{"a":1,"a":2}]\n',
    "long": b'["meeting","dc37d304-7ff4-583d-a1d4-7bdcf799c241",{"a":"' + bytes(range(48, 58)) * 100_000 + b'"}]\n',
    "no line": b'["meeting","dc37d304-7ff4-583d-a1d4-7bdcf799c241",{"a":1}]',
}


@pytest.mark.parametrize("line", HOSTILE_LINES.values(), ids=HOSTILE_LINES)
def test_lines(tmp_path: Path, parts: Parts, line: bytes) -> None:
    pieces = pieces_of(parts)
    put_back(parts, [*pieces[:-1], pieces[-1].bent(payload=line)], chains=True)
    parts.fit()
    path = signed(tmp_path / "x.ctjx", written_json(parts.manifest), parts.files)
    with pytest.raises(BundleAltered):
        read(path)


@pytest.mark.parametrize("clock", ["f" * 16, "7fffffffffffffff", "0" * 16, "03c287f4e8000000"])
def test_clocks_of_the_year_9999_and_none(tmp_path: Path, parts: Parts, clock: str) -> None:
    *rest, last = pieces_of(parts)
    fields = loads(last.header)
    assert isinstance(fields, dict)
    put_back(parts, [*rest, last.bent(header=dumps(fields | {"h": clock}).encode())], chains=True)
    parts.fit()
    path = signed(tmp_path / "x.ctjx", written_json(parts.manifest), parts.files)
    with pytest.raises(BundleAltered):
        read(path)


@pytest.mark.parametrize("clock", ["f" * 16, "8" + "0" * 15, "7fffffffffffffff", "03c287f4e8000000", "3c287f4e800000"])
def test_a_clock_of_the_bundle_itself_beyond_its_range(tmp_path: Path, parts: Parts, clock: str) -> None:
    parts.manifest["created_hlc"] = clock
    with pytest.raises(BundleAltered):
        read(signed(tmp_path / "x.ctjx", written_json(parts.manifest), parts.files))


def test_a_clock_that_stands_still(tmp_path: Path, parts: Parts) -> None:
    pieces = pieces_of(parts)
    first, third = loads(pieces[0].header), loads(pieces[2].header)
    assert isinstance(first, dict)
    assert isinstance(third, dict)
    pieces[2] = pieces[2].bent(header=dumps(third | {"h": first["h"]}).encode())
    put_back(parts, pieces, chains=True)
    parts.fit()
    path = signed(tmp_path / "x.ctjx", written_json(parts.manifest), parts.files)
    with pytest.raises(BundleAltered):
        read(path)


def test_a_change_that_names_its_own_past(tmp_path: Path, parts: Parts) -> None:
    """It is implied by its number: said twice, the two could differ."""
    *rest, last = pieces_of(parts)
    fields = loads(last.header)
    assert isinstance(fields, dict)
    put_back(parts, [*rest, last.bent(header=dumps(fields | {"d": {last.stream[1]: 1}}).encode())], chains=True)
    parts.fit()
    path = signed(tmp_path / "x.ctjx", written_json(parts.manifest), parts.files)
    with pytest.raises(BundleAltered):
        read(path)


@pytest.mark.parametrize("label", [["meeting.change", {"title": "Huis clos"}], ["Huis clos", {}]])
def test_words_in_a_header(tmp_path: Path, parts: Parts, label: list[object]) -> None:
    """They could never be erased."""
    *rest, last = pieces_of(parts)
    fields = json.loads(last.header)
    put_back(parts, [*rest, last.bent(header=written_line(fields | {"l": label}))], chains=True)
    parts.fit()
    path = signed(tmp_path / "x.ctjx", written_json(parts.manifest), parts.files)
    with pytest.raises(BundleAltered):
        read(path)


def written_line(fields: dict[str, object]) -> bytes:
    return json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
