"""Is it heard from logind that the computer will sleep, before it does, and that somebody locks the session?"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from subprocess import DEVNULL, PIPE
from typing import Final

import pytest
from pytestqt.qtbot import QtBot

if sys.platform != "linux":
    pytest.skip("logind is a part of Linux", allow_module_level=True)

from PySide6.QtDBus import QDBusConnection

from ctj_desktop.ui.window.keeping.logind import LogindNotices

pytestmark = pytest.mark.processes

LOGIND: Final = """
import os, select, sys
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusUnixFileDescriptor, QDBusVariant, QDBusVirtualObject

MANAGER, SESSION = "org.freedesktop.login1.Manager", "org.freedesktop.login1.Session"
PROPERTIES = "org.freedesktop.DBus.Properties"
app = QCoreApplication([])
bus = QDBusConnection.connectToBus(sys.argv[1], "logind")
hints = {}

def say(path, interface, name, *values):
    signal = QDBusMessage.createSignal("/org/freedesktop/login1" + path, interface, name)
    signal.setArguments(list(values))
    bus.send(signal)

def tell(*words):
    print(*words, flush=True)

class Logind(QDBusVirtualObject):
    def introspect(self, path):
        return ""

    def handleMessage(self, message, connection):
        if message.member() == "Get":
            assert message.arguments() == [SESSION, "LockedHint"]
            hint = QDBusVariant(hints[message.path().rpartition("/")[2]])
            connection.send(message.createReply(hint))
            return True
        ours, theirs = os.pipe()
        connection.send(message.createReply(QDBusUnixFileDescriptor(theirs)))
        os.close(theirs)
        held.append(ours)
        tell(message.member(), *message.arguments())
        return True

def look():
    for end in list(held):
        if select.select([end], [], [], 0)[0]:
            held.remove(end)
            os.close(end)
            tell("given back")
    lines = os.read(0, 4096).decode().splitlines() if select.select([0], [], [], 0)[0] else ()
    for line in lines:
        what, value, session = (line.split() + ["", ""])[:3]
        if what == "sleep":
            say("", MANAGER, "PrepareForSleep", value == "yes")
        elif what == "lock":
            say("/session/" + session, SESSION, "Lock" if value == "yes" else "Unlock")
        elif what == "hint":
            hints[session] = value == "yes"
            say("/session/" + session, PROPERTIES, "PropertiesChanged", SESSION, {"LockedHint": value == "yes"}, [])
        else:
            app.quit()

held, logind, looks = [], Logind(), QTimer(interval=5)
assert bus.registerVirtualObject("/org/freedesktop/login1", logind, QDBusConnection.VirtualObjectRegisterOption.SubPath)
assert bus.registerService("org.freedesktop.login1")
tell("there")
looks.timeout.connect(look)
looks.start()
app.exec()
"""
"""Says what the real one says, and as it does gives a descriptor to whoever wants the sleep held up."""


class Heard:
    """What a program heard, each time whether the sleep was held up then; and what logind was told."""

    def __init__(self, bus: QDBusConnection, logind: "subprocess.Popen[str]", session: str) -> None:
        self.held_up: list[bool] = []
        self.ended = False
        self._logind = logind
        self.notices = LogindNotices(bus, session, None)
        self.notices.away.connect(lambda: self.held_up.append(self.is_held_up()))

    def is_held_up(self) -> bool:
        return self.notices._held is not None

    def end(self) -> None:
        self.ended = True
        self.notices.end()

    def says(self, *words: str) -> None:
        assert self._logind.stdin is not None
        self._logind.stdin.write(" ".join(words) + "\n")
        self._logind.stdin.flush()

    def is_told(self) -> str:
        assert self._logind.stdout is not None
        return self._logind.stdout.readline().strip()


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Of a bus of our own."""
    command = ["dbus-daemon", "--session", "--nofork", "--print-address", f"--address=unix:path={tmp_path / 'bus'}"]
    with subprocess.Popen(command, stdout=PIPE, stderr=DEVNULL, text=True) as daemon:
        assert daemon.stdout is not None
        yield daemon.stdout.readline().strip()
        daemon.kill()


@pytest.fixture
def heard(address: str, qtbot: QtBot) -> Iterator[Heard]:
    """By a program of the session 2."""
    command = [sys.executable, "-c", LOGIND, address]
    with subprocess.Popen(command, stdin=PIPE, stdout=PIPE, text=True) as logind:
        assert logind.stdout is not None
        assert logind.stdout.readline() == "there\n"
        made = Heard(QDBusConnection.connectToBus(address, "program"), logind, "2")
        qtbot.waitUntil(made.is_held_up)
        assert made.is_told() == "Inhibit sleep CTJ Desktop Lock the workspace delay"
        yield made
        if not made.ended:
            made.end()
        logind.kill()
    QDBusConnection.disconnectFromBus("program")


def test_logind_waits_until_it_was_heard_and_then_no_longer(heard: Heard, qtbot: QtBot) -> None:
    for time in (1, 2):
        heard.says("sleep", "yes")
        qtbot.waitUntil(lambda: not heard.is_held_up())
        assert heard.is_told() == "given back"
        assert heard.held_up == [True] * time
        heard.says("sleep", "no")
        qtbot.waitUntil(heard.is_held_up)
        assert heard.is_told().startswith("Inhibit")


@pytest.mark.parametrize("what", ["lock", "hint"])
def test_a_session_that_is_locked_is_heard_and_no_other(heard: Heard, qtbot: QtBot, what: str) -> None:
    """By a word to whoever draws it, or as that tells of itself; once the sleep is heard, so is what came before."""
    heard.says(what, "yes", "_33")
    heard.says(what, "no", "_32")
    for last in (1, 3):
        heard.says("sleep", "yes")
        qtbot.waitUntil(lambda: not heard.is_held_up())
        assert len(heard.held_up) == last
        heard.says("sleep", "no")
        qtbot.waitUntil(heard.is_held_up)
        heard.says(what, "yes", "_32")
        qtbot.waitUntil(lambda last=last: len(heard.held_up) > last)  # type: ignore[misc]


def test_who_has_locked_hears_nothing_more_and_holds_nothing_up(heard: Heard, qtbot: QtBot) -> None:
    heard.notices.away.connect(heard.end)
    heard.says("lock", "yes", "_32")
    qtbot.waitUntil(lambda: not heard.is_held_up())
    assert heard.is_told() == "given back"
    heard.says("lock", "yes", "_32")
    heard.says("sleep", "yes")
    heard.says("end")
    qtbot.waitUntil(lambda: heard._logind.poll() is not None)
    assert heard.held_up == [True]
