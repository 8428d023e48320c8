"""The program with the screen reader Orca on a screen of its own: keys go in, what is said comes out.

A session bus, an X server, a window manager without keys of its own, speech-dispatcher with a module that writes what
it is told to speak, and Orca; nothing of the session of the person who runs the test is touched.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

TOOLS = ("orca", "speech-dispatcher", "dbus-daemon", "Xvfb", "xdotool", "openbox")
ROOT = Path(__file__).resolve().parents[2]
QUIET, FIRST, PATIENCE = 0.8, 2.5, 60.0
"""Seconds: so long nothing is said when all is said; so long the first word may take; so long anything may take."""
SPEECHD = """LogLevel 0
LogDir "{folder}"
AddModule "writer" "sd_writer" "writer.conf"
DefaultModule writer
DefaultLanguage "{language}"
"""
OPENBOX = '<openbox_config xmlns="http://openbox.org/3.4/rc"><keyboard/><mouse/></openbox_config>'
ORCA = {
    "general": {
        "startingProfile": ["Default", "default"],
        "enableKeyEcho": False,
        "enableSpeech": True,
        "presentTimeOnStart": False,
    },
    "profiles": {"default": {"profile": ["Default", "default"], "pronunciations": {}, "keybindings": {}}},
    "pronunciations": {},
    "keybindings": {},
}


class Said(NamedTuple):
    """One utterance, with the language in which it was to be spoken."""

    text: str
    language: str


def missing() -> list[str]:
    """What this computer lacks to listen."""
    return [tool for tool in TOOLS if shutil.which(tool) is None]


class Listening:
    """A person who does not see: presses keys, hears."""

    def __init__(self, folder: Path, locale: str) -> None:
        self.folder, self.locale = folder, locale
        self.journal = folder / "journal.jsonl"
        self.heard = 0
        self._open = ExitStack()
        self._environment = dict(os.environ)

    def __enter__(self) -> "Listening":
        self.folder.mkdir(parents=True, exist_ok=True)
        self.journal.touch()
        self._set_up()
        try:
            self._be_alone()
            self._start()
        except BaseException:
            self._open.close()
            raise
        return self

    def __exit__(self, *_error: object) -> None:
        self._open.close()

    def run(self, *arguments: str) -> None:
        """Starts the program, and waits until its window has the keyboard and is read."""
        self._environment["LANG"] = f"{self.locale}.UTF-8"
        self._spawn("program", sys.executable, "-m", *arguments)
        self._until(lambda: bool(self._windows()), "no window came")
        self.xdotool("windowactivate", "--sync", self._windows()[-1])

    def press(self, *keys: str, first: float = FIRST) -> list[Said]:
        """What is said after these keys, until all is said."""
        self.xdotool("key", "--clearmodifiers", *keys)
        return self.listen(first)

    def type(self, text: str, first: float = FIRST) -> list[Said]:
        """What is said after this text was typed."""
        self.xdotool("type", "--delay", "40", text)
        return self.listen(first)

    def listen(self, first: float = FIRST) -> list[Said]:
        """What was said since last asked, once it is quiet."""
        start = time.monotonic()
        count, changed = self._count(), start
        while True:
            now, here = time.monotonic(), self._count()
            if here != count:
                count, changed = here, now
            waited = QUIET if here > self.heard else first
            if now - changed > waited or now - start > PATIENCE:
                break
            time.sleep(0.05)
        lines = self.journal.read_text("utf-8").splitlines()[self.heard :]
        self.heard += len(lines)
        found = [json.loads(line) for line in lines]
        return [Said(text=one["said"], language=one["language"]) for one in found]

    def xdotool(self, *command: str) -> str:
        """A tool on this screen."""
        done = subprocess.run(
            ["xdotool", *command], env=self._environment, check=True, capture_output=True, text=True, timeout=30
        )
        return done.stdout

    # inside

    def _be_alone(self) -> None:
        """Orca ends every other Orca of the same person: two tests in two processes listen one after the other."""
        import fcntl  # not on Windows, where nobody listens

        lock = self._open.enter_context((Path(tempfile.gettempdir()) / "ctj-listening.lock").open("w"))
        fcntl.flock(lock, fcntl.LOCK_EX)

    def _set_up(self) -> None:
        home, modules = self.folder / "home", self.folder / "modules"
        for made in (home / ".config/openbox", self.folder / "speech/modules", modules, self.folder / "orca"):
            made.mkdir(parents=True, exist_ok=True)
        (home / ".config/openbox/rc.xml").write_text(OPENBOX, "utf-8")
        language = self.locale.replace("_", "-")
        config = SPEECHD.format(folder=self.folder, language=language)
        (self.folder / "speech/speechd.conf").write_text(config, "utf-8")
        (self.folder / "speech/modules/writer.conf").write_text(f"# {self.journal}\n", "utf-8")
        module = modules / "sd_writer"
        speaks = Path(__file__).with_name("speech.py")
        module.write_text(f'#!/bin/sh\nexec "{sys.executable}" -u "{speaks}" "$@"\n', "utf-8")
        module.chmod(0o755)
        (self.folder / "orca/user-settings.conf").write_text(json.dumps(ORCA), "utf-8")
        runtime = self.folder / "run"
        runtime.mkdir(mode=0o700, exist_ok=True)
        for name in ("WAYLAND_DISPLAY", "LC_ALL", "QT_ACCESSIBILITY", "AT_SPI_BUS_ADDRESS"):
            self._environment.pop(name, None)
        self._environment.update(
            HOME=str(home),
            XDG_CONFIG_HOME=str(home / ".config"),
            XDG_RUNTIME_DIR=str(runtime),
            XDG_SESSION_TYPE="x11",
            GSETTINGS_BACKEND="memory",
            NO_AT_BRIDGE="0",
            LANG="C.UTF-8",
            LANGUAGE=self.locale[:2],
            PYTHONUTF8="1",
            QT_QPA_PLATFORM="xcb",
            QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1",
            SPEECHD_ADDRESS=f"unix_socket:{self.folder / 'speech.sock'}",
        )

    def _start(self) -> None:
        read, write = os.pipe()
        self._spawn(
            "Xvfb", "Xvfb", "-displayfd", str(write), "-screen", "0", "1440x900x24", "-nolisten", "tcp", passed=[write]
        )
        os.close(write)
        with os.fdopen(read) as told:
            self._environment["DISPLAY"] = ":" + told.readline().strip()
        address = self.folder / "bus"
        self._spawn("bus", "dbus-daemon", "--session", "--nofork", "--nopidfile", f"--address=unix:path={address}")
        self._environment["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={address}"
        self._until(address.exists, "no session bus")
        self._spawn("openbox", "openbox", "--sm-disable")
        self._spawn(
            "speech", "speech-dispatcher", "--run-single", "--timeout", "0",
            "--config-dir", str(self.folder / "speech"), "--module-dir", str(self.folder / "modules"),
            "--socket-path", str(self.folder / "speech.sock"), "--pid-file", str(self.folder / "speech.pid"),
            "--log-dir", str(self.folder),
        )  # fmt: skip
        self._until((self.folder / "speech.sock").exists, "no speech")
        self._spawn(
            "orca", "orca", "--replace", "--user-prefs", str(self.folder / "orca"),
            "--debug-file", str(self.folder / "orca.debug"),
        )  # fmt: skip
        self._until(lambda: self._count() > 0, "the screen reader does not speak")
        self.listen()

    def _spawn(self, name: str, *command: str, passed: list[int] | None = None) -> None:
        out = self._open.enter_context((self.folder / f"{name}.out").open("w"))
        process = subprocess.Popen(
            command, env=self._environment, stdout=out, stderr=out, cwd=ROOT, pass_fds=passed or []
        )
        self._open.callback(_end, process)

    def _windows(self) -> list[str]:
        try:
            return self.xdotool("search", "--onlyvisible", "--name", "CTJ Desktop").split()
        except subprocess.CalledProcessError:
            return []

    def _count(self) -> int:
        return len(self.journal.read_text("utf-8").splitlines())

    def _until(self, met: Callable[[], bool], otherwise: str) -> None:
        end = time.monotonic() + PATIENCE
        while not met():
            assert time.monotonic() < end, otherwise
            time.sleep(0.05)


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(5)
