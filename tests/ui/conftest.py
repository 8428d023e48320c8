"""What every test of the window stands on: theme, languages, a sample, and no warning of Qt left unseen."""

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ctj_desktop.app import doors
from ctj_desktop.domain.record import replace
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.workspace.workspace import Workspace
from ctj_desktop.settings import Settings
from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.store import Store
from ctj_desktop.ui.forms.screens import sheet
from ctj_desktop.ui.frame.folders import MARKING
from ctj_desktop.ui.frame.language import WindowLanguage
from ctj_desktop.ui.style.icons import Icons
from ctj_desktop.ui.style.theme import Scheme, Theme
from ctj_desktop.ui.window import ahead, recent_files, workspace_view
from ctj_desktop.ui.window.keeping import damage_watch, index_upkeep
from ctj_desktop.ui.window.main_window import MainWindow
from tests.office import Office
from tests.ui.contradiction import THERE, Other, contradict, publish
from tests.ui.desktop import Desktop, InDialog
from tests.ui.hearing import Announced

HARMLESS = ("propagateSizeHints", "raise()", "This plugin does not support")
PATIENCE = 60_000


@pytest.fixture(autouse=True)
def no_qt_warnings(qtlog: Any) -> Iterator[None]:
    """A warning of Qt is a fault of ours; the offscreen plugin's own remarks, and what a test ignores, are not."""
    yield
    heard = [record.message for record in qtlog.records if not record.ignored]
    assert [message for message in heard if not any(word in message for word in HARMLESS)] == []


@pytest.fixture(autouse=True)
def nothing_read_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    """Attached files, long lists ahead, and the whole file are read beside only where a test is about that."""
    monkeypatch.setattr(index_upkeep, "AFTER_MILLISECONDS", 100_000_000)
    monkeypatch.setattr(damage_watch, "WITH_THE_FIRST_PAINT", 100_000_000)
    for name in ("LISTS", "ORDERED"):
        monkeypatch.setattr(ahead, name, ())


@pytest.fixture(autouse=True)
def recent_files_told(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What the system would show as opened last: the list of whoever runs the tests stays as it is."""
    told: list[Path] = []
    monkeypatch.setattr(recent_files, "tell_system", told.append)
    return told


@pytest.fixture(autouse=True)
def sheets_made_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is below sight in a sheet is made meanwhile only where a test is about that."""
    monkeypatch.setattr(sheet, "BELOW_SIGHT", 100_000_000)


class PatientBot(QtBot):
    """Waits as long as a busy machine needs: how quick something is, is measured in benchmarks."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE) -> None:
        super().waitUntil(callback, timeout=timeout)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """For every test of the window."""
    return PatientBot(request)


@pytest.fixture(scope="session")
def icons() -> Icons:
    """Drawn once, as they are in a program that runs."""
    return Icons()


@pytest.fixture
def theme(qapp: QApplication, icons: Icons) -> Iterator[Theme]:
    """The light theme."""
    made = Theme(qapp, Scheme.LIGHT)
    made.icons = icons
    yield made
    made.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test of the window speaks French in every run and German in the long profile.

    Where language can change the outcome (words, widths, keys, what is heard) it is marked `each_language`: about half
    of these speak German in every run, always the same ones. A test that names its language keeps it.
    """
    if "language" not in metafunc.fixturenames or _names_its_language(metafunc.definition):
        return
    in_turn = metafunc.definition.get_closest_marker("each_language") is not None
    spoken = "de_CH" if in_turn and crc32(metafunc.definition.nodeid.encode()) % 2 else "fr_CH"
    other = "fr_CH" if spoken == "de_CH" else "de_CH"
    metafunc.parametrize("language", [spoken, pytest.param(other, marks=pytest.mark.long)], indirect=True)


def _names_its_language(test: pytest.Function) -> bool:
    named = [mark.args[0] for mark in test.iter_markers("parametrize")]
    return any("language" in (names.split(",") if isinstance(names, str) else names) for names in named)


@pytest.fixture
def language(request: pytest.FixtureRequest) -> WindowLanguage:
    """Which one is said above."""
    return WindowLanguage(load_translator(request.param, on_screen=True))


@pytest.fixture(scope="session")
def contradicted_once(sample_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the sample after a second office contradicted it, with that of the second office."""
    folder = tmp_path_factory.mktemp("contradicted")
    shutil.copytree(sample_once.parent, folder, dirs_exist_ok=True)
    there = folder / "pontarlier"
    there.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CTJ_DATA_DIR", str(folder / "data"))
        with Store.open(folder / sample_once.name) as here:
            contradict(here, there, _environment(there)).workspace.store.close()
    return folder


def _environment(folder: Path) -> Environment:
    return replace(Environment.system(), data_folder=folder / "data")


@pytest.fixture
def sample_kept(request: pytest.FixtureRequest, sample_once: Path) -> Path:
    """The contradicted one where `other` is asked for."""
    if "other" not in request.fixturenames:
        return sample_once.parent
    contradicted: Path = request.getfixturevalue("contradicted_once")
    return contradicted


@pytest.fixture
def desktop(qtbot: QtBot, theme: Theme, language: WindowLanguage, sample: Path) -> Iterator[Desktop]:
    """The window as a person meets it; nothing of it is left behind."""
    window = MainWindow(theme, language, doors(), Settings())
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    yield Desktop(qtbot, window, sample)
    window.close()
    window.deleteLater()
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    left = [widget for widget in app.topLevelWidgets() if widget.isVisible()]
    assert left == []


@pytest.fixture(scope="session")
def empty_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a secretariat that opened its file once; it is copied and never written to."""
    folder = tmp_path_factory.mktemp("empty")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CTJ_DATA_DIR", str(folder / "bureau-data"))
        Office(folder).store.close()
        doors().open(folder / "bureau.ctj", False, None).close()
    return folder


@pytest.fixture
def empty(
    qtbot: QtBot,
    theme: Theme,
    language: WindowLanguage,
    empty_once: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Desktop]:
    """A secretariat on its first day; the reference data of the program is there, and nothing else."""
    monkeypatch.setenv("CTJ_DATA_DIR", str(tmp_path / "bureau-data"))
    shutil.copytree(empty_once, tmp_path, dirs_exist_ok=True)
    window = MainWindow(theme, language, doors(), Settings())
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    desktop = Desktop(qtbot, window, tmp_path / "bureau.ctj")
    with monkeypatch.context() as patch:
        patch.setattr(workspace_view, "FIRST_PAGE", "organisations")
        assert window.open_file(desktop.sample)
    yield desktop
    window.close()
    window.deleteLater()
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def office(desktop: Desktop, monkeypatch: pytest.MonkeyPatch) -> Desktop:
    """The window on the sample, at its meetings; the first page is read by tests that are about it."""
    with monkeypatch.context() as patch:
        patch.setattr(workspace_view, "FIRST_PAGE", "meetings")
        return desktop.open_sample()


@pytest.fixture
def other(office: Desktop, contradicted_once: Path, tmp_path: Path) -> Iterator[Other]:
    """The second office; its file has come in."""
    folder = tmp_path / "pontarlier"
    shutil.copytree(contradicted_once / folder.name, folder)
    store = Store.open(folder / THERE, environment=_environment(folder))
    publish(office.workspace)
    yield Other(Workspace(store), folder)
    store.close()


@pytest.fixture
def folders(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders that the system was asked to open; that it could mark a file in one is a test of its own."""
    asked: list[Path] = []
    monkeypatch.delitem(MARKING, sys.platform, raising=False)

    def open_url(url: QUrl) -> bool:
        asked.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return asked


@pytest.fixture
def announced(monkeypatch: pytest.MonkeyPatch) -> Announced:
    """What is said at once."""
    return Announced(monkeypatch)


@pytest.fixture
def in_dialog(qtbot: QtBot) -> InDialog:
    """Does something that opens a dialog, and something in the dialog; a failure there fails the test."""

    def run(opening: Callable[[], None], inside: Callable[[], None]) -> None:
        failures: list[BaseException] = []
        came: list[bool] = []
        waits = iter(range(600))
        below = QApplication.activeModalWidget()
        soon = QTimer(singleShot=True, interval=5)

        def act() -> None:
            if QApplication.activeModalWidget() is below and next(waits, None) is not None:
                soon.start()  # painting what came before took longer: the dialog is not open yet
                return
            came.append(True)
            try:
                dialog = QApplication.activeModalWidget()
                assert dialog not in (None, below), "no dialog came"
                if QApplication.activeWindow() is not dialog:  # a busy machine is late
                    dialog.activateWindow()
                    QApplication.processEvents()
                inside()
            except BaseException as error:  # noqa: BLE001 (an exception inside Qt's loop would be lost)
                failures.append(error)
            finally:
                widget = QApplication.activeModalWidget()
                if isinstance(widget, QWidget) and widget is not below and widget.isVisible():
                    widget.close()

        soon.timeout.connect(act)
        soon.start()
        opening()
        qtbot.waitUntil(lambda: bool(came), timeout=60_000)  # some dialogs open only once their page stands
        soon.timeout.disconnect(act)  # Qt holds what is connected: this one holds the whole window of the test
        if below is not None:  # the offscreen platform gives the keyboard to the window instead
            below.activateWindow()
            QApplication.processEvents()
        if failures:
            raise failures[0]

    return run


@pytest.fixture(autouse=True)
def no_button_stays_pressed(qapp: QApplication) -> Iterator[None]:
    """A press that opened a dialog may never have been followed by its release, and Qt remembers that."""
    yield
    if qapp.mouseButtons() is not Qt.MouseButton.NoButton:
        floor = QWindow()
        floor.create()
        for button in (Qt.MouseButton.LeftButton, Qt.MouseButton.BackButton, Qt.MouseButton.ForwardButton):
            if qapp.mouseButtons() & button:
                QTest.mouseRelease(floor, button)
        QApplication.processEvents()
