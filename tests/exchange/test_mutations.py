"""Is every altered bundle refused, or of identical content? Altered by chance, or bent by a key we trust."""

import copy
import random
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from ctj_desktop.domain.log.changesets import Changeset, dumps
from ctj_desktop.domain.log.strict_json import loads
from ctj_desktop.domain.record import replace
from ctj_desktop.exchange.manifest import Manifest
from ctj_desktop.exchange.refusals import BundleRefused
from ctj_desktop.exchange.sealing import SealingKey
from tests.exchange.bundles import KEY, a_blob, read, write
from tests.exchange.forging import Parts, Piece, parts_of, pieces_of, put_back, signed, written_json

SEALING = SealingKey.new()
Content = tuple[Manifest, list[Changeset], dict[str, bytes]]


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    return write(tmp_path, blobs=[a_blob(random.Random(3).randbytes(700)), a_blob(b"text " * 90)]).path


def attempt(path: Path, expected: Content | None) -> tuple[str, str]:
    """How it ended: refused, and why, or taken; any other exception fails the test, and so does another content."""
    try:
        found = read(path, keys=[SEALING])
    except BundleRefused as error:
        return type(error).__name__, str(error.__cause__ or error)
    if expected is not None:
        assert found == expected
    return "taken", ""


# bytes


def altered(content: bytes, chance: random.Random) -> bytes:
    """Cut, flip, insert, delete, move or overwrite."""
    size = len(content)
    place, length = chance.randrange(size), chance.randrange(1, 40)
    what = chance.randrange(6)
    if what == 0:
        return content[:place]
    if what == 1:
        return content[:place] + bytes([content[place] ^ 1 << chance.randrange(8)]) + content[place + 1 :]
    if what == 2:
        return content[:place] + chance.randbytes(length) + content[place:]
    if what == 3:
        return content[:place] + content[place + length :]
    if what == 4:
        rest = content[:place] + content[place + length :]
        where = chance.randrange(len(rest) + 1)
        return rest[:where] + content[place : place + length] + rest[where:]
    return content[:place] + chance.randbytes(length) + content[place + length :]


@pytest.mark.long
@pytest.mark.parametrize(("sealed", "rounds"), [(False, 2_000), (True, 300)])
def test_altered_bytes(tmp_path: Path, sealed: bool, rounds: int) -> None:
    blobs = [a_blob(random.Random(3).randbytes(700)), a_blob(b"text " * 90)]
    path = write(tmp_path, blobs=blobs, seal_to=[SEALING.recipient] if sealed else ()).path
    content, expected = path.read_bytes(), read(path, keys=[SEALING])
    chance, ends = random.Random(11), Counter[str]()
    for _ in range(rounds):
        path.write_bytes(altered(content, chance))
        ends[attempt(path, expected)[0]] += 1
    taken = ends.pop("taken", 0)
    assert sum(ends.values()) + taken == rounds
    assert taken <= rounds // 20  # dates and versions of zip headers, which say nothing
    assert list((tmp_path / "work").iterdir()) == []
    if sealed:
        assert ends["SealBroken"] >= 250
        assert taken <= 10  # nothing was altered at all
    else:
        assert taken >= 3
        assert ends["BundleAltered"] >= 800
        assert ends["BundleCut"] >= 200


# the manifest, signed by a trusted key

ODD: list[Any] = [
    None,
    True,
    0,
    -1,
    1.5,
    2**53,
    2**63,
    10**4_299,
    "",
    "x",
    "\ud800",
    "00" * 32,
    [],
    {},
    [[]],
    {"x": 1},
    ["x", "x"],
]


def places(tree: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every member of a tree, by its path."""
    inner = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for name, value in inner:
        yield (*path, name)
        yield from places(value, (*path, name))


def bend(tree: Any, chance: random.Random) -> None:
    """Drop, rename, retype, swap or nudge one member."""
    *way, last = chance.choice(list(places(tree)))
    for step in way:
        tree = tree[step]
    what = chance.randrange(6)
    if what == 0:
        del tree[last]
    elif what == 1 and isinstance(tree, dict):
        tree[f"{last}x"] = tree.pop(last)
    elif what == 2 and len(tree) > 1:
        other = chance.choice(list(tree) if isinstance(tree, dict) else range(len(tree)))
        tree[last], tree[other] = tree[other], tree[last]
    elif what == 3 and isinstance(tree[last], int):
        tree[last] += chance.choice([-1, 1, 2])
    elif what == 4:
        nested: Any = []
        for _ in range(chance.choice([20, 40, 400])):
            nested = [nested]
        tree[last] = nested
    else:
        tree[last] = copy.deepcopy(chance.choice(ODD))


@pytest.mark.long
def test_bent_manifests(whole: Path) -> None:
    """What is taken may say something else of its sender, yet never carries other changes or attachments."""
    parts, (_, changesets, blobs) = parts_of(whole), read(whole)
    chance, ends = random.Random(12), Counter[str]()
    for _ in range(500):
        manifest = copy.deepcopy(parts.manifest)
        bend(manifest, chance)
        signed(whole, written_json(manifest), parts.files)
        end, _why = attempt(whole, None)
        ends[end] += 1
        if end == "taken":
            _, found, found_blobs = read(whole)
            assert found == changesets
            assert found_blobs == blobs
    assert ends["BundleAltered"] >= 300
    assert 20 <= ends["taken"] <= 150
    assert set(ends) <= {"BundleAltered", "taken", "NewerBundle"}


# the changes, signed by a trusted key


def header_bent(piece: Piece, chance: random.Random) -> Piece:
    """One field of a header dropped, renamed, retyped or swapped."""
    fields: Any = loads(piece.header)
    bend(fields, chance)
    try:
        return piece.bent(header=dumps(fields).encode("utf-8", "surrogatepass"))
    except ValueError:  # a number too long for this Python to write
        return piece.bent(header=piece.header.replace(b'"s":', b'"s":' + b"9" * 5_000))


def payload_bent(piece: Piece, chance: random.Random) -> Piece:
    """A payload that is not what rows look like."""
    row = b'["meeting","dc37d304-7ff4-583d-a1d4-7bdcf799c241",'
    line = chance.choice(
        [
            b'["meeting",%d,{"room":"x"}]' % chance.randrange(10**12),
            *(b"[]", b"{}", b"", b"null", b"\xff", b"[" * 50_000),
            *(b'["a","b",' + number + b"]" for number in (b"9" * 5_000, b"NaN", b"1.0")),
            row.replace(b"meeting", b"") + b"{}]",
            row.replace(b"dc37", b"DC37") + b"{}]",
            row + b"{},1]",
            row + b'["a"]]',
            row + b'{"a":1,"a":2}]',
            row + b'{"a":"\\ud800"}]',
            row + b'{"a":1}]\r',
            row + b'{"new":[{"of a":"later version"}]}]',
        ]
    )
    return piece.bent(payload=piece.payload + line + b"\n")


def counted_wrong(piece: Piece, chance: random.Random) -> Piece:
    """A head that lies about what follows."""
    if chance.random() < 0.5:
        return replace(piece, count=piece.count + chance.choice([-1, 1, 2, 10**6]))
    return replace(piece, number=chance.choice([1 - piece.number, 2, 99, 10**6]))


def shuffled(pieces: list[Piece], chance: random.Random) -> list[Piece]:
    """Lines moved, dropped or doubled."""
    a, b = chance.randrange(len(pieces)), chance.randrange(len(pieces))
    what = chance.randrange(3)
    rest = pieces[:a] + pieces[a + 1 :]
    if what == 0:
        return rest
    if what == 1:
        return [*pieces, pieces[a]]
    return [*rest[:b], pieces[a], *rest[b:]]


BENDS: list[Callable[[Piece, random.Random], Piece]] = [header_bent, header_bent, payload_bent, counted_wrong]


def by_stream(changesets: list[Changeset]) -> list[Changeset]:
    """Streams may be mixed in any order; inside each the order counts.

    An empty payload and a redacted one have one hash: whether a redaction was allowed, the log says and not the bundle.
    """
    same = [replace(c, payload=c.payload or None) for c in changesets]
    return sorted(same, key=lambda c: (str(c.scope), str(c.replica), c.seq))


@pytest.mark.long
@pytest.mark.parametrize("chains", [False, True], ids=["chains kept", "chains made to fit"])
def test_bent_changes(whole: Path, chains: bool) -> None:
    """With the chains kept nothing else can pass. Where the sender made them fit, it is his to say what he did:
    then what is taken is at least well formed for everybody who reads it further.
    """
    honest, (_, changesets, blobs) = parts_of(whole), read(whole)
    pieces = pieces_of(honest)
    chance, ends, reasons = random.Random(13), Counter[str](), set[str]()
    for _ in range(500):
        parts = Parts(copy.deepcopy(honest.manifest), dict(honest.files))
        what, place = chance.randrange(5), chance.randrange(len(pieces))
        if what == 4:
            bent = shuffled(pieces, chance)
        else:
            bent = [*pieces[:place], BENDS[what](pieces[place], chance), *pieces[place + 1 :]]
        put_back(parts, bent, chains=chains)
        parts.fit()
        signed(whole, written_json(parts.manifest), parts.files)
        end, why = attempt(whole, None)
        ends[end] += 1
        reasons.add(why)
        if end == "taken":
            manifest, found, found_blobs = read(whole)
            assert found_blobs == blobs
            spans = [span for inner in manifest.streams.values() for span in inner.values()]
            assert len(found) == sum(span.last - span.first + 1 for span in spans)
            if chains:
                assert all((c.operation, c.rows(), c.dot, c.deps) for c in found)
            else:
                assert by_stream(found) == by_stream(changesets)
    assert set(ends) == {"BundleAltered", "taken"}
    assert ends["BundleAltered"] >= 250
    assert ends["taken"] >= 20
    assert len(reasons) >= (20 if chains else 15), reasons


def test_forging_nothing_changes_nothing(whole: Path) -> None:
    """The forger's own tools do not hide what is refused."""
    parts, expected = parts_of(whole), read(whole)
    put_back(parts, pieces_of(parts), chains=True)
    parts.fit()
    assert read(signed(whole, written_json(parts.manifest), parts.files, KEY)) == expected
