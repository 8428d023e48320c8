"""What does a command of the program do with a file that nobody sends: how long, in how much memory, what does it say?

python -m tests.hostile.running [WORD …] prints a line for each, of those whose line would hold the words.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from tests.hostile.made import MORE, POINT_4, Hostile, reads

PATIENCE: Final = 60
"""Seconds after which a command hangs."""
MOST_SECONDS, MOST_MEGABYTES = 2, 300
LANGUAGES: Final = ("en", "fr", "de")
MEGABYTE: Final = 1024 if sys.platform != "darwin" else 1024 * 1024
"""Of what the system counts memory in."""


class Told(NamedTuple):
    """How a command ended (None: it did not), after which time, how much of it at work, in how many MB; its words."""

    code: int | None
    seconds: float
    worked: float
    megabytes: int
    said: str

    @property
    def in_words(self) -> bool:
        """Whether it ended, with words of the program."""
        return (
            self.code is not None
            and 0 <= self.code < 70
            and bool(self.said)
            and not any(word in self.said for word in ("Traceback", "RecursionError"))
        )


def run(arguments: list[str], language: str, folder: Path) -> Told:
    """In a process of its own, begun by a small one: its memory is counted from that of whoever began it."""
    environment = {**os.environ, "CTJ_DATA_DIR": str(folder / "data")}
    output = folder / "said"
    command = [sys.executable, "-m", "ctj_desktop.cli", *arguments, "--lang", language]
    ended = subprocess.run(
        [sys.executable, "-S", "-c", WATCHING, str(PATIENCE), str(output), *command],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, env=environment, check=True, text=True,
    )  # fmt: skip
    code, seconds, worked, memory = json.loads(ended.stdout)
    said = output.read_text("utf-8", "replace").strip()
    return Told(code, seconds, worked, memory // MEGABYTE, said)


WATCHING: Final = """
import json, os, subprocess, sys, time
patience, output, *command = sys.argv[1:]
begun = time.perf_counter()
with open(output, "wb") as file:
    child = subprocess.Popen(command, stdout=file, stderr=file)
    found = 0
    while not found and time.perf_counter() < begun + float(patience):
        found, status, usage = os.wait4(child.pid, os.WNOHANG)
        time.sleep(0 if found else 0.01)
if not found:
    child.kill()
    _, status, usage = os.wait4(child.pid, 0)
code = os.waitstatus_to_exitcode(status) if found else None
print(json.dumps([code, time.perf_counter() - begun, usage.ru_utime + usage.ru_stime, usage.ru_maxrss]))
"""


def prepared(folder: Path) -> None:
    """A workspace, and a list for what is given beside one."""
    made = run(["new", str(folder / "office.ctj"), "--committee", "MOC"], "en", folder)
    assert made.code == 0, made.said
    (folder / "phrase").write_text("one two three four five six\n", "utf-8")
    (folder / "list.csv").write_text("Nom;Prenom\nPerrin;Jean\n", "utf-8")


def placed(hostile: Hostile, folder: Path) -> Path:
    """Where the file lies once it is made."""
    source = folder / hostile.name
    made = hostile.make()
    if isinstance(made, bytes):
        source.write_bytes(made)
    else:
        made(source)
    return source


def removed(source: Path) -> None:
    """Whatever it is."""
    if source.is_dir() and not source.is_symlink():
        shutil.rmtree(source)
    else:
        source.unlink(missing_ok=True)


def line_of(hostile: Hostile, command: str, told: Told) -> str:
    """A row of the table; `!` marks what took more than it may, or ended without a sentence."""
    mark = " " if told.in_words and told.megabytes <= MOST_MEGABYTES and told.worked <= MOST_SECONDS else "!"
    lines = told.said.splitlines() or [""]
    said = lines[-1 if "Traceback" in told.said else 0][:150]
    took = f"{told.seconds:.1f} s, at work {told.worked:.1f} s | {told.megabytes} MB"
    return f"{mark} {hostile.about} | {command} | {told.code} | {took} | {said}"


def table(words: list[str]) -> Iterator[str]:
    """A line for each file and command."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepared(folder)
        for hostile in (*POINT_4, *MORE):
            chosen = [one for one in hostile.commands if all(word in f"{hostile.about} {one}" for word in words)]
            source = placed(hostile, folder) if chosen else folder / hostile.name
            for command in chosen:
                told = run(reads(folder, command, source), "en", folder)
                yield line_of(hostile, command, told)
            removed(source)


if __name__ == "__main__":
    for line in table(sys.argv[1:]):
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
