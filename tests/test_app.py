"""Does the program start as it was left, and open what it was given?"""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ctj_desktop.app import make_window, system_locale
from ctj_desktop.settings import Settings, save_settings
from ctj_desktop.ui.style.tokens import DARK

HEAVY = ("reportlab", "pypdfium2", "alembic", "babel", "PySide6.QtPrintSupport")

START = """
import linecache
import sys
from PySide6.QtCore import QTimer
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
import ctj_desktop.app as app

def look():
    window = next(w for w in QApplication.topLevelWidgets() if w.objectName() == "main")
    if window.view is None:
        QTimer.singleShot(20, look)
        return
    print("open", window.view.workspace.sample, window.view.page.objectName())
    print("heavy", [name for name in {heavy!r} if name in sys.modules])
    print("texts read", [name for name in linecache.cache if name.endswith("main_window.py")])
    window.close()

QTimer.singleShot(0, look)
sys.exit(app.main({arguments!r}))
"""


def test_the_window_starts_as_it_was_left(qtbot: QtBot, qapp: QApplication) -> None:
    save_settings(Settings(locale="de_CH", scheme="dark"))
    window = make_window(qapp)
    qtbot.addWidget(window)
    assert window.desk.t.locale == "de_CH"
    assert window.desk.theme.tokens is DARK


@pytest.mark.parametrize(
    ("wanted", "spoken"),
    [
        (["fr-Latn-FR", "fr-FR", "fr"], "fr_CH"),
        (["de-Latn-CH", "de-CH", "de"], "de_CH"),
        (["en-US", "en", "de-AT"], "de_CH"),
        (["en-GB"], "fr_CH"),
        ([], "fr_CH"),
    ],
)
def test_the_first_language_is_that_of_the_windows_of_the_system(
    monkeypatch: pytest.MonkeyPatch, wanted: list[str], spoken: str
) -> None:
    monkeypatch.setattr(QLocale, "uiLanguages", lambda _system: wanted)
    assert system_locale() == spoken


@pytest.mark.parametrize("arguments", [["--demo"], ["FILE"]])
def test_it_opens_what_it_was_given_without_the_heavy_parts(sample: Path, arguments: list[str]) -> None:
    given = [str(sample) if argument == "FILE" else argument for argument in arguments]
    code = START.format(arguments=given, heavy=HEAVY)
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["open True page.today", "heavy []", "texts read []"]


def test_openssl_is_read_only_for_large_digests() -> None:
    code = (
        "import sys, PySide6.QtCore, ctj_desktop.quick_imports as quick, hashlib\n"
        "quick.done(); short = hashlib.sha256\n"
        "print('_hashlib' in sys.modules, end=' ')\n"
        "import ctj_desktop.large_digests\n"
        "print(hashlib.sha256 is short, hashlib.sha256(b'x').digest() == short(b'x').digest())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.split() == ["False", "False", "True"]
