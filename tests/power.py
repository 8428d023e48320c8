"""What is on the disk when the current fails, or the program is killed, after any call of it?

A process runs with `recorder.c` preloaded, which writes down each call that brings bytes or names to the disk. From
that journal any moment is made anew. A kill leaves all that was called until then. A power cut leaves of each file
what was flushed and some of what was written since, also by halves, and of each folder the names that were flushed
and the first few of those that came after: a file that was flushed has no name yet on that account.
"""

import os
import random
import shutil
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pytest

HERE: Final = Path(__file__).parent
SECTOR: Final = 512  # bytes that a disk writes wholly or not at all
MARK: Final = "told-"
"""A folder of such a name says that whoever waited was told so; it is never on the disk."""
_HEAD: Final = struct.Struct("<cQQQII")


@dataclass(slots=True)
class Call:
    """One line of the journal: `c`reated, `w`ritten, `t`runcated, `s`ynced, `r`enamed, `u`nlinked, `m`ade a folder."""

    what: str
    file: int
    at: int
    first: bytes
    second: bytes

    @property
    def path(self) -> Path:
        return Path(os.fsdecode(self.first))


@dataclass(slots=True)
class File:
    """What is on the disk for sure, and what came since."""

    flushed: bytes = b""
    since: list[Call] = field(default_factory=list)

    def now(self) -> bytes:
        return _applied(self.flushed, self.since)

    def after_a_cut(self, chance: random.Random) -> bytes:
        """Some of the later writes, a few of them by halves."""
        kept = [_torn(one, chance) for one in self.since if chance.random() < 0.5]
        return _applied(self.flushed, kept)


def _torn(call: Call, chance: random.Random) -> Call:
    if call.what != "w" or len(call.first) <= SECTOR or chance.random() < 0.75:
        return call
    whole = chance.randrange(0, len(call.first), SECTOR)
    return Call("w", call.file, call.at, call.first[:whole], b"")


def _applied(content: bytes, calls: list[Call]) -> bytes:
    made = bytearray(content)
    for one in calls:
        end = one.at + (len(one.first) if one.what == "w" else 0)
        made.extend(bytes(max(0, end - len(made))))
        if one.what == "w":
            made[one.at : end] = one.first
        else:
            del made[end:]
    return bytes(made)


Names = dict[Path, File | None]  # None: a folder


class Disk:
    """A folder as the calls of one process change it, which found in it, under another name, what is in `before`."""

    def __init__(self, before: Path, root: Path) -> None:
        self._files: dict[int, File] = {}
        self._flushed: Names = {}
        self._since: dict[Path, list[Call]] = {}
        self._made: dict[int, File] = {}
        for found in before.rglob("*"):
            path = root / found.relative_to(before)
            self._flushed[path] = None
            if found.is_file():
                self._flushed[path] = self._files[found.stat().st_ino] = File(found.read_bytes())
        self._flushed[root] = None
        self.told: set[str] = set()

    def call(self, one: Call) -> None:
        """The next line of the journal."""
        match one.what:
            case "w" | "t" if one.file in self._files:
                self._files[one.file].since.append(one)
            case "s" if one.file in self._files and not self._is_folder(one.path):
                file = self._files[one.file]
                file.flushed, file.since = file.now(), []
            case "s":
                for name in self._since.pop(one.path, []):
                    self._name(self._flushed, name)
            case "m" if one.path.name.startswith(MARK):
                self.told.add(one.path.name.removeprefix(MARK))
            case "c" | "r" | "u" | "m":
                if one.what == "c":
                    self._files[one.file] = self._made[id(one)] = File()
                self._since.setdefault(one.path.parent, []).append(one)

    def _is_folder(self, path: Path) -> bool:
        return path in self._since or self._flushed.get(path, File()) is None

    def _name(self, names: Names, one: Call) -> None:
        match one.what:
            case "c":
                names[one.path] = self._made[id(one)]
            case "m":
                names[one.path] = None
            case "u":
                names.pop(one.path, None)
            case "r" if one.path in names:
                names[Path(os.fsdecode(one.second))] = names.pop(one.path)

    def killed(self) -> dict[Path, bytes | None]:
        """All that was called."""
        names = dict(self._flushed)
        for calls in self._since.values():
            for one in calls:
                self._name(names, one)
        return {path: None if file is None else file.now() for path, file in names.items()}

    def cut(self, chance: random.Random) -> dict[Path, bytes | None]:
        """What was flushed, and some of the rest."""
        names = dict(self._flushed)
        for calls in self._since.values():
            for one in calls[: chance.randint(0, len(calls))]:
                self._name(names, one)
        return {path: None if file is None else file.after_a_cut(chance) for path, file in names.items()}


@dataclass(slots=True)
class Moment:
    """What is found in `root`: what was told until then, and by which call it ended."""

    told: set[str]
    at: int


class Recorded:
    """One run of a process over a folder, to be looked at after any call."""

    def __init__(self, before: Path, root: Path, journal: Path) -> None:
        self._before, self._root = before, root
        self.calls = list(_calls(journal))

    def moments(self, times: int, chance: random.Random, *, power: bool) -> Iterator[Moment]:
        """As many moments, in their order; the folder is as it was found then. More of them where names change.

        After a kill there is one image of each moment, after a power cut there are many.
        """
        wanted = sorted(self._drawn(times, chance) if power else self._distinct(times, chance))
        disk, done = Disk(self._before, self._root), 0
        for at in wanted:
            for one in self.calls[done:at]:
                disk.call(one)
            done = at
            _lay_out(self._root, disk.cut(chance) if power else disk.killed())
            yield Moment(set(disk.told), at)

    def _naming(self) -> list[int]:
        return [n for n, one in enumerate(self.calls, 1) if one.what in "crums"]

    def _drawn(self, times: int, chance: random.Random) -> list[int]:
        naming = self._naming()
        late = range(max(naming[-1] - 3, 0), len(self.calls) + 1)  # what was told last must have come to the disk
        everywhere = range(len(self.calls) + 1)
        return [chance.choice(chance.choice((naming, naming, everywhere, late))) for _ in range(times)]

    def _distinct(self, times: int, chance: random.Random) -> list[int]:
        naming = self._naming()
        first = list({*chance.sample(naming, min(times // 2, len(naming))), len(self.calls)})
        others = sorted(set(range(len(self.calls) + 1)).difference(first))
        return [*first, *chance.sample(others, min(times - len(first), len(others)))]


def _lay_out(root: Path, content: dict[Path, bytes | None]) -> None:
    """Make the folder hold this and nothing else; what stands in a folder without a name is lost."""
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir()
    for path in sorted(content):
        kept = content[path]
        if path.name.endswith("-shm") or not path.parent.is_dir():
            continue
        if kept is None:
            path.mkdir(exist_ok=True)
        else:
            path.write_bytes(kept)


def _calls(journal: Path) -> Iterator[Call]:
    content, at = journal.read_bytes(), 0
    while at < len(content):
        what, file, one, _, long_first, long_second = _HEAD.unpack_from(content, at)
        at += _HEAD.size
        first, second = content[at : at + long_first], content[at + long_first : at + long_first + long_second]
        at += long_first + long_second
        yield Call(what.decode(), file, one, first, second)


def recorder(folder: Path) -> Path:
    """The library that writes the calls down; the test is skipped where none can be made."""
    compiler = shutil.which("cc")
    if sys.platform != "linux" or compiler is None:
        pytest.skip("needs a C compiler on Linux")
    made = folder / "recorder.so"
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", made, HERE / "recorder.c", "-ldl"], check=True)
    return made


def record(library: Path, work: Callable[[Path], None], root: Path) -> Recorded:
    """Run `work`, a function of a module, over the folder in a process of its own."""
    before, journal = root.with_name("before"), root.with_name("journal")
    root.rename(before)  # files keep their numbers here; the process gets a copy whose numbers are told by the journal
    shutil.copytree(before, root)
    numbers = {path.stat().st_ino: (before / path.relative_to(root)).stat().st_ino for path in root.rglob("*")}
    script = (
        f"from pathlib import Path; from {work.__module__} import {work.__name__} as work; work(Path({str(root)!r}))"
    )
    environment = {
        **os.environ,
        "LD_PRELOAD": str(library),
        "CTJ_RECORD_ROOT": str(root),
        "CTJ_RECORD_LOG": str(journal),
        "CTJ_DATA_DIR": str(root / "data"),
        "PYTHONPATH": str(HERE.parent),
    }
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    recorded = Recorded(before, root, journal)
    for one in recorded.calls:
        one.file = numbers.get(one.file, one.file)
    return recorded
