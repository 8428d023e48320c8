"""What becomes of a bundle on a medium that is full, held, pulled or lying, and what memory does a large one take?"""

import errno
import io
import os
import random
import subprocess
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from ctj_desktop import whole_files
from ctj_desktop.domain.log.changesets import Changeset
from ctj_desktop.errors import StoreError
from ctj_desktop.exchange import medium
from ctj_desktop.exchange.bundle import Blob, WrittenFile, open_bundle, write_bundle
from ctj_desktop.exchange.refusals import (
    BundleNameRefused,
    BundleNoRoom,
    BundleNotKept,
    BundleNotWritten,
    BundleUnreadable,
)
from ctj_desktop.exchange.sealing import SealingKey
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.errors import sentence
from tests.exchange.bundles import KEY, Log, a_blob, a_log, a_manifest, a_row, read, write

PICTURE = random.Random(3).randbytes(150_000)
SEALING = SealingKey.new()


class Failing(io.FileIO):
    """A file whose medium has so many more bytes or calls in it."""

    left = 0
    code = errno.ENOSPC

    def write(self, data: Any, /) -> int:
        Failing.left -= len(data)
        if Failing.left < 0:
            raise OSError(Failing.code, os.strerror(Failing.code))
        return super().write(data)


@contextmanager
def room_for(size: int, code: int = errno.ENOSPC) -> Iterator[None]:
    """Every file opened for writing shares so many bytes."""
    Failing.left, Failing.code = size, code
    original: Callable[..., Any] = Path.open

    def opened(path: Path, mode: str = "r", *rest: Any, **more: Any) -> Any:
        if not set(mode) & set("wx+"):
            return original(path, mode, *rest, **more)
        raw = Failing(path, mode.replace("b", ""))
        return io.BufferedRandom(raw, 4_096) if "+" in mode else io.BufferedWriter(raw, 4_096)

    with patch.object(Path, "open", opened):
        yield


def files_in(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*") if path.is_file()}


def spoken(error: StoreError, name: str) -> None:
    for locale in ("fr", "de"):
        assert name in sentence(load_translator(locale), error)


@pytest.mark.parametrize("sealed", [False, True])
def test_a_disk_that_is_full_at_any_moment(tmp_path: Path, sealed: bool) -> None:
    """Room for ever more, until it is enough: before that, nothing under the final name and nothing beside it."""
    seal_to = [SEALING.recipient] if sealed else []
    failed = 0
    for size in (*range(0, 12_000, 1_500), *range(12_000, 2_000_000, 40_000)):
        try:
            with room_for(size):
                done = write(tmp_path, blobs=[a_blob(PICTURE)], seal_to=seal_to)
            break
        except BundleNoRoom as error:
            failed += 1
            spoken(error, "bundle.ctjx")
            assert files_in(tmp_path) == set()
    assert failed >= 10
    assert read(done.path, keys=[SEALING])[1] == a_log().changesets
    assert files_in(tmp_path) == {"bundle.ctjx"}


def test_what_was_there_before_stays(tmp_path: Path) -> None:
    before = write(tmp_path).path.read_bytes()
    with room_for(9_000), pytest.raises(BundleNoRoom):
        write(tmp_path, blobs=[a_blob(PICTURE)])
    assert (tmp_path / "bundle.ctjx").read_bytes() == before
    assert files_in(tmp_path) == {"bundle.ctjx"}


@pytest.mark.parametrize("sealed", [False, True])
def test_no_room_for_the_private_copy(tmp_path: Path, sealed: bool) -> None:
    path = write(tmp_path, blobs=[a_blob(PICTURE)], seal_to=[SEALING.recipient] if sealed else []).path
    failed = 0
    for size in range(0, 1_000_000, 30_000):
        try:
            with room_for(size), open_bundle(path, tmp_path / "work", [SEALING], None):
                pass
            break
        except BundleNoRoom as error:
            failed += 1
            spoken(error, "bundle.ctjx")
            assert files_in(tmp_path) == {"bundle.ctjx"}
    assert failed >= 5 * (1 + sealed)


def test_a_medium_that_fails_while_it_is_written(tmp_path: Path) -> None:
    for code in (errno.EIO, errno.ENODEV, errno.EROFS):
        with room_for(50_000, code), pytest.raises(BundleNotWritten) as caught:
            write(tmp_path, blobs=[a_blob(PICTURE)])
        spoken(caught.value, "bundle.ctjx")
        assert files_in(tmp_path) == set()


def test_folders_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "folder.ctjx").mkdir()
    (tmp_path / "file").write_bytes(b"")
    for name in ("missing/bundle.ctjx", "folder.ctjx", "file/bundle.ctjx", "x" * 300 + ".ctjx"):
        with pytest.raises(BundleNotWritten):
            write(tmp_path, name=name)
    assert files_in(tmp_path) == {"file"}


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="only an administrator may mount")
def test_a_real_stick_that_is_full(tmp_path: Path) -> None:
    stick, work = tmp_path / "stick", tmp_path / "work"
    stick.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", stick], capture_output=True)
    if mounted.returncode:
        pytest.skip("not allowed here")
    try:
        log = a_log()
        with pytest.raises(BundleNoRoom):
            write_bundle(stick / "x.ctjx", a_manifest(log), log.changesets, [a_blob(PICTURE * 2)], KEY, [], work)
        assert files_in(stick) == set()
        done = write_bundle(stick / "x.ctjx", a_manifest(log), log.changesets, [a_blob(PICTURE)], KEY, [], work)
        assert files_in(stick) == {"x.ctjx"}
        with pytest.raises(BundleNoRoom), open_bundle(done.path, stick / "work", [], None):
            pass
        assert files_in(stick) == {"x.ctjx"}
    finally:
        subprocess.run(["umount", stick], check=True)


# somebody holds the file


def held(times: int) -> tuple[Callable[[Path, Path], Path], list[Path]]:
    """A folder whose files cannot be renamed so many times."""
    original, asked = Path.replace, []

    def replace(path: Path, target: Path) -> Path:
        asked.append(target)
        if len(asked) <= times:
            raise PermissionError(errno.EACCES, "held")
        return original(path, target)

    return replace, asked


def exported(folder: Path, pauses: list[float]) -> WrittenFile:
    log = a_log()
    target = folder / "bundle.ctjx"
    return write_bundle(target, a_manifest(log), log.changesets, [], KEY, [], folder / "work", pause=pauses.append)


def test_a_scanner_that_lets_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []
    monkeypatch.setattr(Path, "replace", held(3)[0])
    assert exported(tmp_path, pauses).path == tmp_path / "bundle.ctjx"
    assert pauses == list(whole_files.PAUSES[:3])


def test_a_scanner_that_does_not_let_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After five seconds another name is taken, and never that of a file that is there."""
    pauses: list[float] = []
    (tmp_path / "bundle-2.ctjx").write_bytes(b"mine")
    monkeypatch.setattr(Path, "replace", held(len(whole_files.PAUSES) + 1)[0])
    done = exported(tmp_path, pauses)
    assert sum(pauses) == pytest.approx(5)
    assert done.path == tmp_path / "bundle-3.ctjx"
    assert read(done.path)[0] == done.manifest
    assert files_in(tmp_path) == {"bundle-2.ctjx", "bundle-3.ctjx"}


def test_a_name_that_windows_refuses_is_said_with_its_sign() -> None:
    error = OSError(errno.EINVAL, "wrong name")
    refused = medium.write_failure(error, 'a b\'s "c".ctjx', "win32")
    assert isinstance(refused, BundleNameRefused)
    assert refused.sign == '"'
    assert isinstance(medium.write_failure(error, "a.ctjx", "win32"), BundleNotWritten)
    assert isinstance(medium.write_failure(error, 'a "b".ctjx', "linux"), BundleNotWritten)


def test_a_folder_that_takes_no_name_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "replace", held(1_000)[0])
    with pytest.raises(BundleNotWritten):
        exported(tmp_path, [])
    assert files_in(tmp_path) == set()


def test_it_is_on_the_medium_before_it_has_its_name(tmp_path: Path, flushed: list[str]) -> None:
    """A power cut may leave the old file or the new one, never a name without its bytes."""
    write(tmp_path)
    assert flushed == ["file", "name", "folder"][: 2 if os.name == "nt" else 3]


# a medium that lies


@pytest.mark.parametrize("sealed", [False, True])
def test_what_cannot_be_read_back_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sealed: bool) -> None:
    def lose(path: Path) -> None:
        content = bytearray(path.read_bytes())
        content[len(content) // 2] ^= 1
        path.write_bytes(content)

    monkeypatch.setattr(medium, "settle", lose)
    with pytest.raises(BundleNotKept) as caught:
        write(tmp_path, blobs=[a_blob(PICTURE)], seal_to=[SEALING.recipient] if sealed else [])
    spoken(caught.value, "bundle.ctjx")
    assert files_in(tmp_path) == set()


def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = write(tmp_path).path
    original: Callable[..., Any] = Path.open

    def refuse(opened: Path, *mode: str) -> Any:
        if opened == path:
            raise PermissionError(errno.EACCES, "no")
        return original(opened, *mode)

    with patch.object(Path, "open", refuse), pytest.raises(BundleUnreadable) as caught:
        read(path)
    spoken(caught.value, "bundle.ctjx")


# names and memory


@pytest.mark.parametrize(
    "name", ["Échange no 12 – été.ctjx", "e\u0301.ctjx", "👩‍💼.ctjx", 'a b\'s "c".ctjx', "x" * 240 + ".ctjx"]
)
def test_any_name(tmp_path: Path, name: str) -> None:
    done = write(tmp_path, name=name)
    assert read(done.path)[0] == done.manifest
    assert done.path.name == name


LARGE = 8_000_000  # bytes of memory for a bundle of any size


def noise(chance: random.Random, size: int) -> str:
    """Text that hardly shrinks."""
    return chance.randbytes(size * 3 // 4).hex()[:size]


def stream_of(log: Log, count: int) -> Iterator[Changeset]:
    """Made when asked for, so that the test itself holds nothing."""
    chance = random.Random(9)
    for number in range(count):
        made = log.add([a_row(f"{number}", text=noise(chance, 100_000))])
        log.changesets[-1] = Changeset(made.scope, made.replica, made.seq, b"", None, b"")
        yield made


@pytest.mark.long
def test_a_large_bundle_takes_little_memory(tmp_path: Path) -> None:
    """Sealed, so that every step is there: spool, pack, seal, read back, copy, unseal, check, read."""
    log = Log()
    for _ in stream_of(log, 300):  # 30 MB of changes
        pass
    size, chance = 20_000_000, random.Random(4)
    content = tmp_path / "content"
    content.write_bytes(chance.randbytes(size))
    with content.open("rb") as file:
        sha256, _ = medium.digest_of(file)

    def pieces() -> Iterator[bytes]:
        with content.open("rb") as file:
            while piece := file.read(65_536):
                yield piece

    tracemalloc.start()
    try:
        blob, keys = Blob(sha256, size, pieces), [SEALING.recipient]
        manifest, target = a_manifest(log), tmp_path / "x.ctjx"
        done = write_bundle(target, manifest, stream_of(Log(), 300), [blob], KEY, keys, tmp_path / "work")
        with open_bundle(target, tmp_path / "work", [SEALING], [KEY.public]) as opened:
            assert sum(1 for _ in opened.changesets()) == 300
            assert sum(map(len, opened.blob(sha256))) == size
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert done.size > 35_000_000
    assert sum(f.size for f in done.manifest.files.values()) + size > 50_000_000
    assert peak < LARGE


def test_a_name_that_is_held_in_a_folder_full_of_its_likes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(2, 100):
        (tmp_path / f"bundle-{number}.ctjx").write_bytes(b"")
    before = files_in(tmp_path)
    monkeypatch.setattr(Path, "replace", held(len(whole_files.PAUSES) + 1)[0])
    monkeypatch.setattr(whole_files, "PAUSES", ())
    with pytest.raises(PermissionError):
        medium.name_it(tmp_path / "part", tmp_path / "bundle.ctjx", lambda _seconds: None)
    assert files_in(tmp_path) == before


def test_a_system_that_cannot_let_go_of_its_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """macOS and Windows: the bundle is written and read back all the same."""
    monkeypatch.delattr(os, "posix_fadvise", raising=False)
    assert read(write(tmp_path).path)[1] == a_log().changesets


def test_a_folder_that_cannot_be_brought_to_the_medium(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows opens no folder, and many a network share has no such thing: the file itself is safe."""

    def refused(*_: object) -> int:
        raise PermissionError(errno.EACCES, "a folder")

    target = tmp_path / "bundle.ctjx"
    (tmp_path / "part").write_bytes(b"whole")
    with monkeypatch.context() as patch:  # whoever clears up after the test opens folders
        patch.setattr("ctj_desktop.exchange.medium.os.open", refused)
        assert medium.name_it(tmp_path / "part", target, lambda _seconds: None) == target
    assert target.read_bytes() == b"whole"
