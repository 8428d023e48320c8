"""A name that lasts, and nothing left over that nobody is writing."""

import ast
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest

import ctj_desktop
from ctj_desktop import whole_files
from ctj_desktop.whole_files import ABANDONED, left_over, make_folder, part_beside, sweep, write_whole

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


GIVES = re.compile(r"\b(?:os|shutil|path|part|file|name|made|copy)\.(?:replace|renames?|move|link)\(")


def test_names_are_given_in_one_place() -> None:
    """Whoever renames a file by himself forgets its folder; the anchor says why it does not need it.

    What is set aside for a restored file is renamed with what stands beside it, and its folder is flushed after that.
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
                    found.add(str(path.relative_to(package)))
    assert found == {"whole_files.py", "storage/file/anchor.py", "storage/restoring.py"}


@pytest.mark.parametrize("ending", [".ctj.part", ".ctjx.part"])
@posix
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


@posix
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


def test_where_nobody_says_who_writes_only_what_is_a_day_old_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    young, old = left_here(tmp_path), left_here(tmp_path)
    long_ago = time.time() - ABANDONED - 60
    os.utime(old, (long_ago, long_ago))
    monkeypatch.setattr(sys, "platform", "win32")
    sweep(tmp_path)
    assert [young.exists(), old.exists()] == [True, False]


def swept_in(folder: Path, sweeping: Callable[[Path], None]) -> float:
    began = time.perf_counter()
    sweeping(folder)
    return time.perf_counter() - began


def test_a_thousand_left_over_files_are_quick(tmp_path: Path) -> None:
    for _ in range(1_000):
        left_here(tmp_path)
    assert swept_in(tmp_path, sweep) < 1.0
    assert list(tmp_path.iterdir()) == []


def test_what_is_raised_meanwhile_leaves_nothing(tmp_path: Path) -> None:
    def pieces() -> list[bytes]:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_whole(tmp_path / "a.pdf", (piece for _ in range(1) for piece in pieces()))
    assert list(tmp_path.iterdir()) == []
