"""Does a bundle come back as it was written, and is it readable by anybody?"""

import hashlib
import json
import random
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ctj_desktop.domain.log.changes import Json, RowChange
from ctj_desktop.domain.log.changesets import MAX_LINE, Changeset, first_chain
from ctj_desktop.domain.record import DataClass, replace
from ctj_desktop.exchange import bundle as bundles
from ctj_desktop.exchange import packing
from ctj_desktop.exchange.archive import STEEPEST
from ctj_desktop.exchange.bundle import Blob, open_bundle, write_bundle
from ctj_desktop.exchange.manifest import BundleKind, Range, parse_manifest
from ctj_desktop.exchange.names import are_bundle_names
from ctj_desktop.exchange.refusals import NotForUs, TooMuchForBundle
from ctj_desktop.exchange.sealing import SealingKey, is_sealed
from tests.examples import examples
from tests.exchange.bundles import (
    KEY,
    NOON,
    OTHER_KEY,
    REPLICA,
    SCOPE,
    Log,
    a_blob,
    a_log,
    a_manifest,
    a_replica,
    a_row,
    a_scope,
    an_id,
    read,
    write,
)

PICTURE = random.Random(3).randbytes(150_000)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30) | st.sampled_from(
    ["é", "e\u0301", "👩‍💼🇨🇭", "\u2028", "\r\n", "\x85", "\0", '"],[', "’", "\ufeff", "\\ud800"]
)
LISTS: st.SearchStrategy[list[Json]] = st.lists(TEXTS, max_size=3).map(lambda parts: [*parts])
OBJECTS: st.SearchStrategy[dict[str, Json]] = st.dictionaries(TEXTS, LISTS, max_size=2).map(lambda parts: {**parts})
NUMBERS = st.integers(-(2**53) + 1, 2**53 - 1)
VALUES: st.SearchStrategy[Json] = st.one_of(st.none(), st.booleans(), NUMBERS, TEXTS, LISTS, OBJECTS)
REGISTERS = st.dictionaries(TEXTS, VALUES, max_size=4)


@st.composite
def logs(draw: st.DrawFn) -> Log:
    """Some streams in some scopes, in any order."""
    log = Log()
    for _ in range(draw(st.integers(0, 8))):
        rows = draw(st.lists(REGISTERS, max_size=3))
        log.add(
            [RowChange("meeting", an_id(f"row {n}"), registers) for n, registers in enumerate(rows)],
            scope=a_scope(draw(st.sampled_from("ab")), draw(st.sampled_from(list(DataClass)))),
            replica=a_replica(draw(st.sampled_from("xy"))),
            redacted=draw(st.booleans()),
            deps=draw(st.sampled_from([{}, {a_replica("z"): 7}])),
            name=draw(TEXTS),
        )
    return log


@pytest.mark.long
@given(logs(), st.lists(st.binary(max_size=2_000), max_size=2, unique=True), st.booleans())
@settings(max_examples=examples(60), deadline=None)
def test_any_log_comes_back_byte_for_byte(log: Log, contents: list[bytes], sealed: bool) -> None:
    key = SealingKey.new()
    with TemporaryDirectory() as folder:
        done = write(Path(folder), log, blobs=[a_blob(c) for c in contents], seal_to=[key.recipient] if sealed else ())
        manifest, changesets, blobs = read(done.path, keys=[key])
    assert manifest == done.manifest
    assert changesets == log.changesets
    assert [c.header for c in changesets] == [c.header for c in log.changesets]
    assert sorted(blobs.values()) == sorted(contents)
    for found, given_ in zip(changesets, log.changesets, strict=True):
        assert (found.rows(), found.operation, found.deps) == (given_.rows(), given_.operation, given_.deps)


def test_what_is_known_of_the_file_is_right(tmp_path: Path) -> None:
    done = write(tmp_path, blobs=[a_blob(PICTURE), a_blob(b"secret", withheld=True)])
    content = done.path.read_bytes()
    assert (done.sha256, done.size) == (hashlib.sha256(content).hexdigest(), len(content))
    with open_bundle(done.path, tmp_path / "work", [], [KEY.public]) as opened:
        assert (opened.sha256, opened.size, opened.sealed) == (done.sha256, done.size, False)
        assert opened.received.read_bytes() == content
        assert list(opened.changesets()) == list(opened.changesets()) == a_log().changesets
        with pytest.raises(KeyError):
            list(opened.blob(hashlib.sha256(b"secret").hexdigest()))
    assert b"secret" not in content
    assert list((tmp_path / "work").iterdir()) == []


def test_the_stick_may_go_once_the_bundle_is_open(tmp_path: Path) -> None:
    done = write(tmp_path, blobs=[a_blob(PICTURE)])
    with open_bundle(done.path, tmp_path / "work", [], None) as opened:
        done.path.unlink()
        assert list(opened.changesets()) == a_log().changesets
        assert b"".join(opened.blob(a_blob(PICTURE).sha256)) == PICTURE


def test_two_attachments_may_be_read_at_the_same_time(tmp_path: Path) -> None:
    other = PICTURE[::-1]
    done = write(tmp_path, blobs=[a_blob(PICTURE), a_blob(other)])
    with open_bundle(done.path, tmp_path / "work", [], None) as opened:
        pairs = list(zip(opened.blob(a_blob(PICTURE).sha256), opened.blob(a_blob(other).sha256), strict=True))
        changesets = opened.changesets()
        next(changesets)
        assert b"".join(a for a, _ in pairs) == PICTURE
        assert b"".join(b for _, b in pairs) == other
        assert len(list(changesets)) == len(a_log().changesets) - 1


def test_equal_content_makes_equal_files(tmp_path: Path) -> None:
    first = write(tmp_path, blobs=[a_blob(PICTURE)], name="a.ctjx").path.read_bytes()
    assert write(tmp_path, blobs=[a_blob(PICTURE)], name="b.ctjx").path.read_bytes() == first
    later = a_manifest(a_log(), created=NOON.replace(minute=2))
    assert write(tmp_path, manifest=later, blobs=[a_blob(PICTURE)]).path.read_bytes() != first


def test_any_zip_tool_and_text_editor_read_it(tmp_path: Path) -> None:
    done = write(tmp_path, blobs=[a_blob(PICTURE), a_blob(b"text " * 900)])
    with zipfile.ZipFile(done.path) as archive:
        assert archive.testzip() is None
        assert are_bundle_names(archive.namelist())
        manifest = json.loads(archive.read("manifest.json"))
        lines = archive.read("changes-0001.jsonl").decode().split("\n")[:-1]
        readme = archive.read("LISEZMOI.txt").decode()
        assert archive.read(f"blobs/{a_blob(PICTURE).sha256}") == PICTURE
    assert manifest["sender_name_fr"] == "Secrétariat du Mont d’Or"
    assert manifest["files"]["changes-0001.jsonl"]["lines"] == len(lines)
    log = a_log()
    heads = [json.loads(line) for line in lines if isinstance(json.loads(line)[0], int)]
    assert [head[-1] for head in heads] == [json.loads(c.header) for c in log.changesets]
    assert [head[1] for head in heads] == [1, 2, 2, -1, 0, 1]  # the third has words, a line of its own
    assert '"Salle « du Conseil »"' in lines[1]
    for expected in ("Mont d’Or", "24.03.2027", "12", "manifest.json"):
        assert expected in readme


def test_the_readme_speaks_both_languages(tmp_path: Path) -> None:
    changes: list[dict[str, object]] = [
        {"kind": kind, "profile": name} for kind in BundleKind for name in ("ctj", "all", "publication", "odd")
    ]
    seen = set()
    for change in changes:
        done = write(tmp_path, manifest=a_manifest(a_log(), KEY, **change), blobs=[a_blob(b"x", withheld=True)])
        with zipfile.ZipFile(done.path) as archive:
            french, german = archive.read("LISEZMOI.txt").decode().split("\r\n\r\n\r\n")
        assert "Secrétariat du Mont d’Or" in french
        assert "Sekretariat Mont d’Or" in german
        seen |= {french, german}
    assert len(seen) == 2 * len(changes)


def test_a_sealed_bundle_is_for_its_recipients(tmp_path: Path) -> None:
    ours, theirs = SealingKey.new(), SealingKey.new()
    done = write(tmp_path, blobs=[a_blob(PICTURE)], seal_to=[ours.recipient, theirs.recipient])
    content = done.path.read_bytes()
    assert is_sealed(done.path)
    assert (done.sha256, done.size) == (hashlib.sha256(content).hexdigest(), len(content))
    assert b"manifest.json" not in content
    for key in (ours, theirs):
        with open_bundle(done.path, tmp_path / "work", [SealingKey.new(), key], [KEY.public]) as opened:
            assert opened.sealed
            assert (opened.sha256, opened.received.read_bytes()) == (done.sha256, content)
            assert list(opened.changesets()) == a_log().changesets
    with pytest.raises(NotForUs):
        read(done.path, keys=[SealingKey.new()])
    assert list((tmp_path / "work").iterdir()) == []


def test_nothing_new_is_a_bundle_too(tmp_path: Path) -> None:
    spans = {SCOPE: {REPLICA: Range(8, 7, b"c" * 32, b"c" * 32)}, a_scope("other"): {}}
    done = write(tmp_path, Log(), manifest=a_manifest(streams=spans, kind=BundleKind.RECEIPT))
    manifest, changesets, blobs = read(done.path)
    assert (manifest.streams, manifest.kind, changesets, blobs) == (spans, BundleKind.RECEIPT, [], {})
    assert set(manifest.files) == {"LISEZMOI.txt"}


def test_a_bundle_may_begin_in_the_middle_of_a_stream(tmp_path: Path) -> None:
    log = Log()
    made = [log.add([a_row(f"{n}")]) for n in range(5)]
    chain = first_chain(SCOPE, REPLICA)
    for changeset in made[:3]:
        chain = changeset.chain(chain)
    spans = {SCOPE: {REPLICA: Range(4, 5, chain, log.ends[SCOPE, REPLICA])}}
    done = write(tmp_path, manifest=a_manifest(streams=spans), changesets=made[3:])
    assert read(done.path)[1] == made[3:]


def test_a_long_log_takes_several_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundles, "CHANGES_FILE", 500)
    log = Log()
    for n in range(9):
        log.add([a_row(f"{n}", text="x" * 10 * n)])
    done = write(tmp_path, log)
    files = [name for name in done.manifest.files if name.startswith("changes")]
    assert len(files) >= 4
    assert read(done.path)[1] == log.changesets


def test_what_shrinks_beyond_belief_is_stored(tmp_path: Path) -> None:
    """A reader refuses such ratios, so the writer may not make them."""
    log = Log()
    log.add([a_row(text=" " * 900_000)])
    blank = a_blob(bytes(500_000))
    done = write(tmp_path, log, blobs=[blank, a_blob(b"word " * 9_000)])
    with zipfile.ZipFile(done.path) as archive:
        for entry in archive.infolist():
            assert entry.file_size <= STEEPEST * entry.compress_size
        assert archive.getinfo(f"blobs/{blank.sha256}").compress_type == zipfile.ZIP_STORED
        assert archive.getinfo("changes-0001.jsonl").compress_type == zipfile.ZIP_STORED
    assert read(done.path)[1] == log.changesets


def test_progress_is_told_and_may_cancel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundles, "_STEP", 2)
    told: list[int] = []
    log = a_log()
    target, work = tmp_path / "x.ctjx", tmp_path / "work"
    write_bundle(target, a_manifest(log), log.changesets, [], KEY, [], work, told.append)
    assert told == [2, 4, 6, 6]
    before = target.read_bytes()

    def cancel(count: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_bundle(target, a_manifest(log), log.changesets, [], KEY, [], work, cancel)
    assert target.read_bytes() == before
    assert {path.name for path in tmp_path.iterdir()} == {"x.ctjx", "work"}
    assert list(work.iterdir()) == []


def nothing(folder: Path) -> bool:
    return [path for path in folder.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("wrong", range(11))
def test_only_what_the_manifest_promises_is_written(tmp_path: Path, wrong: int) -> None:
    log = a_log()
    made = list(log.changesets)
    first = made[0]
    streams = log.streams()
    bad: list[list[Changeset]] = [
        made[:-1],
        made[1:],
        [made[0], made[0], *made[1:]],
        [made[2], made[0], made[1], *made[3:]],
        [replace(first, header=first.header + b" "), *made[1:]],
        [replace(first, payload=b"[]\n"), *made[1:]],
        [replace(first, payload=None, payload_sha=bytes(32)), *made[1:]],
        [replace(first, scope=a_scope("unknown")), *made[1:]],
        [replace(first, replica=a_replica("unknown")), *made[1:]],
        [replace(first, header=first.header.replace(b",", b",\n", 1)), *made[1:]],
        [],
    ]
    with pytest.raises(ValueError, match=r"change|chain|payload|scope|header"):
        write(tmp_path, manifest=a_manifest(streams=streams), changesets=bad[wrong])
    assert nothing(tmp_path)


def test_a_line_that_no_reader_would_take_is_not_written(tmp_path: Path) -> None:
    log = Log()
    log.add([a_row("a"), a_row("b", text="x" * MAX_LINE)])
    with pytest.raises(ValueError, match="line"):
        write(tmp_path, log)
    assert nothing(tmp_path)


def test_the_arguments_must_fit(tmp_path: Path) -> None:
    log = a_log()

    def attempt(**given_: object) -> None:
        with pytest.raises(ValueError):  # noqa: PT011 (each has its own words)
            write(tmp_path, log, **given_)  # type: ignore[arg-type]

    attempt(key=OTHER_KEY, manifest=a_manifest(log))
    attempt(seal_to=["age1nobody"])
    attempt(blobs=[a_blob(b"x"), a_blob(b"x")])
    attempt(manifest=a_manifest(log, blobs={"ab" * 32: None}))
    attempt(manifest=a_manifest(log, created=datetime(2027, 1, 1)))
    attempt(manifest=a_manifest(log, schema=0))
    attempt(manifest=a_manifest(log, streams={SCOPE: {REPLICA: Range(1, 0, b"x" * 32, b"x" * 32)}}))
    attempt(blobs=[replace(a_blob(b"content"), sha256="ab" * 32)])
    attempt(blobs=[replace(a_blob(b"content"), size=6)])
    attempt(blobs=[replace(a_blob(b"content"), size=8)])
    assert nothing(tmp_path)


def test_more_than_a_reader_takes_is_not_begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never() -> Iterator[bytes]:
        raise AssertionError("read")

    for blobs in (
        [Blob(f"{n:064x}", 0, never) for n in range(10_001)],
        [Blob(f"{n:064x}", 700_000_000, never) for n in range(3)],
    ):
        with pytest.raises(TooMuchForBundle):
            write(tmp_path, blobs=blobs)
    monkeypatch.setattr(packing, "LARGEST_CHANGES", 100)
    with pytest.raises(TooMuchForBundle):
        write(tmp_path)
    assert nothing(tmp_path)


def test_a_manifest_that_does_not_come_back_is_never_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Should a later version write what it reads in another way: every reader would call the bundle altered."""
    monkeypatch.setattr(bundles, "parse_manifest", lambda data: replace(parse_manifest(data), network="elsewhere"))
    with pytest.raises(ValueError, match="does not come back"):
        write(tmp_path)
    assert nothing(tmp_path)


def test_an_attachment_listed_and_withheld_may_be_of_any_size(tmp_path: Path) -> None:
    done = write(tmp_path, blobs=[Blob("ab" * 32, 5_000_000_000, None)])
    assert read(done.path)[0].blobs["ab" * 32].size == 5_000_000_000
