"""A name that lasts, and nothing left over that nobody is writing."""

import ast
import errno
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

import ctj_desktop
from ctj_desktop import whole_files
from ctj_desktop.whole_files import give_name, left_over, make_folder, part_beside, read_at_most, sweep, write_whole

posix = pytest.mark.skipif(os.name == "nt", reason="folders are not flushed on Windows")


def left_here(folder: Path, ending: str = ".ctj.part") -> Path:
    """As a killed program leaves it."""
    path = folder / f".{uuid4().hex}{ending}"
    path.write_bytes(b"half")
    return path


@posix
def test_content_then_name_then_folder(tmp_path: Path, flushed: list[str]) -> None:
    write_whole(tmp_path / "a.pdf", (b"a", b"b"))
    assert flushed == ["file", "name", "folder"]
    assert (tmp_path / "a.pdf").read_bytes() == b"ab"
    assert list(tmp_path.iterdir()) == [tmp_path / "a.pdf"]


@posix
def test_a_new_folder_has_a_name_that_lasts_too(tmp_path: Path, flushed: list[str]) -> None:
    make_folder(tmp_path / "a" / "b")
    assert flushed == ["folder", "folder"]
    make_folder(tmp_path / "a" / "b")
    assert flushed == ["folder", "folder"]


def test_as_much_is_read_as_was_said_and_nothing_of_what_is_more(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc")
    assert read_at_most(tmp_path / "a", 3) == b"abc"
    assert read_at_most(tmp_path / "a", 2) is None
    with pytest.raises((IsADirectoryError, PermissionError)):
        read_at_most(tmp_path, 3)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes under the name of a file")
def test_neither_a_pipe_nor_a_device_is_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "zero").symlink_to("/dev/zero")
    for name in ("pipe", "zero"):
        with pytest.raises(OSError, match="seek") as refused:
            read_at_most(tmp_path / name, 3)
        assert refused.value.errno == errno.ESPIPE


GIVES = re.compile(r"\b(?:os|shutil|path|part|file|name|made|copy|aside)\.(?:replace|renames?|move|link)\(")


def test_names_are_given_in_one_place() -> None:
    """Whoever renames a file by himself forgets its folder, and that on Windows somebody may be reading it.

    The anchor says why it needs neither; what is set aside for a restored file has both its names for a while.
    """
    package = Path(ctj_desktop.__file__).parent
    found = set()
    for path in package.rglob("*.py"):
        text = path.read_text("utf-8")
        for node in ast.walk(ast.parse(text)) if GIVES.search(text) else ():
            call = node.func if isinstance(node, ast.Call) else None
            if isinstance(call, ast.Attribute) and call.attr in ("replace", "rename", "renames", "move", "link"):
                of = ast.unparse(call.value)
                one_argument = isinstance(node, ast.Call) and len(node.args) == 1 and not node.keywords
                if of in ("os", "shutil") or (one_argument and of in ("path", "part", "file", "name", "made", "copy")):
                    found.add(path.relative_to(package).as_posix())
    assert found == {"whole_files.py", "storage/file/anchor.py", "storage/restoring.py"}


@pytest.mark.parametrize("ending", [".ctj.part", ".ctjx.part"])
def test_what_a_killed_program_left_goes_with_the_next_file(tmp_path: Path, ending: str) -> None:
    left = left_here(tmp_path, ending)
    write_whole(tmp_path / "a.pdf", (b"a",))
    assert not left.exists()


def others(folder: Path) -> set[Path]:
    """Names and things that are nobody's of ours."""
    hexed = uuid4().hex
    (folder / "kept.txt").write_bytes(b"kept")
    (folder / f".{hexed}.ctj.copy.d").mkdir()
    (folder / f".{uuid4().hex}.ctj.part").mkdir()
    (folder / f".{uuid4().hex}.ctj.part").symlink_to(folder / "kept.txt")
    (folder / "Lettre.ctj.part").write_bytes(b"what a browser is taking down")
    for name in (f"{hexed}.ctj.part", f".{hexed}.part", f".{hexed[1:]}.ctj.part", f".{hexed}.ctj.part~"):
        (folder / name).write_bytes(b"of somebody else")
    return set(folder.iterdir())


def test_what_others_keep_stays(tmp_path: Path) -> None:
    kept = others(tmp_path)
    sweep(tmp_path)
    assert set(tmp_path.iterdir()) == kept
    assert (tmp_path / "kept.txt").read_bytes() == b"kept"
    sweep(tmp_path / "nowhere")


def test_what_is_being_written_stays(tmp_path: Path) -> None:
    """By this program, or by another one."""
    script = (
        "import sys, pathlib; from ctj_desktop.whole_files import part_beside\n"
        "with part_beside(pathlib.Path(sys.argv[1])): print(flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "b.pdf")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout
        other.stdout.readline()
        with part_beside(tmp_path / "a.pdf"):
            assert len(left_over(tmp_path, whole_files.PART)) == 2
            sweep(tmp_path)
            assert len(left_over(tmp_path, whole_files.PART)) == 2
        other.kill()
    assert len(left_over(tmp_path, whole_files.PART)) == 1
    sweep(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_thousand_left_over_files_go_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder is read once, whatever lies in it."""
    for _ in range(1_000):
        left_here(tmp_path)
    looked: list[object] = []
    scan = os.scandir

    def counted(folder: Path) -> Any:
        looked.append(folder)
        return scan(folder)

    monkeypatch.setattr(os, "scandir", counted)
    sweep(tmp_path)
    monkeypatch.undo()
    assert (len(looked), list(tmp_path.iterdir())) == (1, [])


def test_a_name_that_a_scanner_reads_for_a_moment_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And one that stays open is refused, with both files as they were."""
    part, target = tmp_path / "part", tmp_path / "a.pdf"
    part.write_bytes(b"new")
    target.write_bytes(b"old")
    replace, refused = Path.replace, 2

    def scanned(self: Path, other: Path) -> Path:
        nonlocal refused
        refused -= 1
        if refused >= 0:
            raise PermissionError
        return replace(self, other)

    monkeypatch.setattr(Path, "replace", scanned)
    pauses: list[float] = []
    give_name(part, target, pauses.append)
    assert pauses == list(whole_files.PAUSES[:2])
    assert (target.read_bytes(), part.exists()) == (b"new", False)
    part.write_bytes(b"newer")
    refused = 100
    with pytest.raises(PermissionError):
        give_name(part, target, pauses.append)
    assert (target.read_bytes(), part.read_bytes()) == (b"new", b"newer")


def test_what_is_raised_meanwhile_leaves_nothing(tmp_path: Path) -> None:
    def pieces() -> list[bytes]:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_whole(tmp_path / "a.pdf", (piece for _ in range(1) for piece in pieces()))
    assert list(tmp_path.iterdir()) == []
