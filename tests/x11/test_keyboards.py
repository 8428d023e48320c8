"""Do the keys do the same on a French, a German and both Swiss keyboards? Real key presses on a real X server."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, Queue
from threading import Thread

import pytest

from ctj_desktop.services.workspace.sample import STORY, make_sample
from ctj_desktop.ui.frame.sections import SECTIONS

TOOLS = ("Xvfb", "xdotool", "setxkbmap", "xkbcomp", "openbox")
LAYOUTS = ("fr", "de", "ch", "ch fr", "us")
DIGIT_ROW = {str(digit): 9 + digit for digit in range(1, 10)}
"""The key that bears the digit, whatever it gives on a layout: X numbers keys by their place."""
CONTROL, ALT = 37, 64
MODES = {"mode_prepare": "1", "mode_hold": "2", "mode_approve": "3"}
BY_SIGN: tuple[tuple[str, str], ...] = (
    ("ctrl+k", "search"),
    ("ctrl+f", "find"),
    ("ctrl+s", "save"),
    ("ctrl+n", "new_here"),
    ("ctrl+comma", "settings"),
    ("ctrl+slash", "key_list"),
    ("ctrl+shift+m", "new_meeting"),
    ("ctrl+Return", "next_item"),
    ("F9", "attendance"),
    ("ctrl+l", "other_language"),
    ("ctrl+plus", "large_text"),
    ("ctrl+shift+p", "print_centre"),
    ("ctrl+shift+o", "own_window"),
    ("F6", "next_pane"),
    ("ctrl+h", "history"),
)
"""Pressed as the layout reaches the sign: xdotool holds Shift where the sign needs it."""

pytestmark = pytest.mark.skipif(
    any(shutil.which(tool) is None for tool in TOOLS), reason="needs an X server and its tools: " + ", ".join(TOOLS)
)


@dataclass
class Screen:
    """An X server with the program in front."""

    display: str
    lines: "Queue[str]"

    def run(self, *command: str) -> str:
        """A tool on this screen."""
        environment = {**os.environ, "DISPLAY": self.display}
        return subprocess.run(command, env=environment, check=True, capture_output=True, text=True, timeout=20).stdout

    def press(self, *keys: str) -> str:
        """The act that a press reaches; empty when it reaches none."""
        while not self.lines.empty():
            self.lines.get()
        self.run("xdotool", "key", "--clearmodifiers", *keys)
        try:
            return self.lines.get(timeout=3)
        except Empty:
            return ""


@pytest.fixture(scope="module")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    folder = tmp_path_factory.mktemp("x11")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CTJ_DATA_DIR", str(folder / "data"))
        make_sample(folder / "Exemple.ctj", chapters=(STORY,)).close()
        read, write = os.pipe()
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x900x24", "-nolisten", "tcp"],
            pass_fds=[write],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        with os.fdopen(read) as told:
            display = ":" + told.readline().strip()
        patch.setenv("DISPLAY", display)
        patch.setenv("QT_QPA_PLATFORM", "xcb")
        manager = subprocess.Popen(["openbox"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        with (folder / "errors.txt").open("w") as errors:
            program = subprocess.Popen(
                [sys.executable, "-m", "tests.x11.pressed", str(folder / "Exemple.ctj")],
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
                cwd=Path(__file__).resolve().parents[2],
            )
        lines: Queue[str] = Queue()
        reader = Thread(target=_read, args=(program, lines), daemon=True)
        reader.start()
        try:
            assert lines.get(timeout=60) == "ready", (folder / "errors.txt").read_text()
            found = Screen(display, lines)
            _focus(found)
            yield found
        finally:
            for process in (program, manager, server):
                process.terminate()
                process.wait(20)
            reader.join(20)
            if program.stdout is not None:
                program.stdout.close()


def _read(program: "subprocess.Popen[str]", lines: "Queue[str]") -> None:
    assert program.stdout is not None
    for line in program.stdout:
        lines.put(line.strip())
    lines.put("ended")


def _focus(screen: Screen) -> None:
    end = time.monotonic() + 20
    while time.monotonic() < end:
        found = screen.run("xdotool", "search", "--onlyvisible", "--name", "CTJ Desktop").split()
        if found:
            screen.run("xdotool", "windowactivate", "--sync", found[-1])
            return
    raise AssertionError("no window")


@pytest.mark.long
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_key_reaches_its_act(screen: Screen, layout: str) -> None:
    name, _, variant = layout.partition(" ")
    screen.run("setxkbmap", "-layout", name, "-variant", variant)
    reached = {section.act: screen.press(f"{CONTROL}+{DIGIT_ROW[_digit(section.shortcuts)]}") for section in SECTIONS}
    assert reached == {section.act: section.act for section in SECTIONS}
    modes = {act: screen.press(f"{ALT}+{DIGIT_ROW[digit]}") for act, digit in MODES.items()}
    assert modes == {act: act for act in MODES}
    assert {keys: screen.press(keys) for keys, _ in BY_SIGN} == dict(BY_SIGN)


def _digit(shortcuts: tuple[str, str]) -> str:
    return shortcuts[0].removeprefix("Ctrl+")
