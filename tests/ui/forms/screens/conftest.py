"""The window on a workspace in which nothing was entered yet."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ctj_desktop.app import doors
from ctj_desktop.settings import Settings
from ctj_desktop.ui.frame.language import WindowLanguage
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.window.main_window import MainWindow
from tests.office import Office
from tests.ui.desktop import Desktop


@pytest.fixture
def empty(
    qtbot: QtBot, theme: Theme, language: WindowLanguage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desktop]:
    """A secretariat on its first day; the reference data of the program is there, and nothing else."""
    monkeypatch.setenv("CTJ_DATA_DIR", str(tmp_path / "bureau-data"))
    Office(tmp_path).store.close()
    window = MainWindow(theme, language, doors(), Settings())
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    desktop = Desktop(qtbot, window, tmp_path / "bureau.ctj")
    assert window.open_file(desktop.sample)
    window.desk.navigator.go(Place(page="organisations"))
    yield desktop
    window.close()
    window.deleteLater()
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
