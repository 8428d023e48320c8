"""Is it heard from Windows that the computer will sleep, before it does, and that somebody locks the session?"""

import os
import subprocess
import sys
from ctypes import addressof, wintypes

import pytest
from pytestqt.qtbot import QtBot

from ctj_desktop.ui.window.keeping.system_sleep import WindowsNotices

SUSPENDS, RESUMES, LOCKED, UNLOCKED = (0x218, 4), (0x218, 18), (0x2B1, 7), (0x2B1, 8)
SENT = """
import ctypes, sys
from ctypes import wintypes
from PySide6.QtWidgets import QApplication
from ctj_desktop.ui.window.keeping.system_sleep import SystemSleep

app = QApplication([])
sleep = SystemSleep(app)
sleep.watch(wanted=True)
heard = []
sleep.sleeps.connect(lambda: heard.append("away"))
window, send = wintypes.HWND(int(sleep._told.winId())), ctypes.WinDLL("user32").SendMessageW
for message, kind in ((0x218, 18), (0x218, 4), (0x2B1, 8), (0x2B1, 7)):
    heard.append(kind)
    send(window, message, wintypes.WPARAM(kind), wintypes.LPARAM(0))
sleep.sleeps.connect(lambda: sleep.watch(wanted=False))  # as locking does
send(wintypes.HWND(0xFFFF), 0x218, wintypes.WPARAM(4), wintypes.LPARAM(0))  # to every window there is
app.processEvents()
send(wintypes.HWND(0xFFFF), 0x218, wintypes.WPARAM(4), wintypes.LPARAM(0))
sys.stdout.write(repr(heard))
"""


@pytest.mark.parametrize(
    ("message", "away"), [(SUSPENDS, True), (RESUMES, False), (LOCKED, True), (UNLOCKED, False), ((0x219, 4), False)]
)
def test_windows_says_it_to_every_window(qtbot: QtBot, message: tuple[int, int], away: bool) -> None:
    told = wintypes.MSG(message=message[0], wParam=message[1])
    notices, heard = WindowsNotices(), []
    notices.away.connect(lambda: heard.append(message))
    notices.nativeEvent(b"windows_generic_MSG", addressof(told))
    assert heard == ([message] if away else [])
    notices.end()


@pytest.mark.processes
@pytest.mark.skipif(sys.platform != "win32", reason="messages of Windows")
def test_what_windows_sends_is_answered_when_it_was_heard() -> None:
    """In a program with real windows, which the tests have not."""
    env = {**os.environ, "QT_QPA_PLATFORM": "windows"}
    done = subprocess.run([sys.executable, "-c", SENT], env=env, capture_output=True, text=True)
    assert (done.stdout, done.returncode) == ("[18, 4, 'away', 8, 7, 'away', 'away']", 0), done.stderr
