"""Is the folder of what left the program opened, with the file marked where the system can, and is it said why not?"""

from pathlib import Path

import pytest
from PySide6.QtCore import QProcess
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from ctj_desktop.ui.frame.folders import MARKING, folder_name, show_in_folder
from tests.ui.desktop import CTRL, Desktop, Key
from tests.ui.hearing import Text, heard

MARKS = dict(MARKING)


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_the_file_is_marked_where_the_system_can(
    office: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folders: list[Path], system: str
) -> None:
    t, started = office.window.desk.t, list[list[str]]()

    def start(program: str, arguments: list[str]) -> tuple[bool, int]:
        started.append([program, *arguments])
        return program != "open", 1

    monkeypatch.setattr("ctj_desktop.ui.frame.folders.sys.platform", system)
    monkeypatch.setattr("ctj_desktop.ui.frame.folders.MARKING", MARKS)
    monkeypatch.setattr(QProcess, "startDetached", start)
    file = tmp_path / "a b.pdf"
    file.write_bytes(b"")
    assert show_in_folder(t, file) == ""
    assert started == [[*MARKS[system], str(file)]]
    assert folders == ([tmp_path] if system == "darwin" else [])  # that program did not start
    file.unlink()
    assert show_in_folder(t, file) == ""
    assert folders[-1:] == [tmp_path]
    assert len(started) == 1


def test_a_folder_names_itself(tmp_path: Path) -> None:
    assert folder_name(tmp_path / "a.pdf") == tmp_path.name
    assert folder_name(Path(tmp_path.anchor) / "a.pdf") == tmp_path.anchor


def test_a_system_that_opens_no_folder_is_said(
    office: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    said = show_in_folder(office.window.desk.t, tmp_path / "a.pdf")
    assert str(tmp_path) in said


def test_the_card_is_written_and_its_folder_is_reached_with_the_keyboard(
    office: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folders: list[Path]
) -> None:
    target, t = tmp_path / "cartes" / "nous.ctjcard", office.window.desk.t
    target.parent.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(target), ""))
    assert not office.shows("status.folder")
    office.press(Key.Key_8, CTRL)
    office.trigger("action.save_card")
    assert "nous.ctjcard" in office.text("status.sentence")
    assert target.parent.name in office.text("status.sentence")
    button = office.find(QWidget, "status.folder")
    assert heard(button).text(Text.Name) == t("Open the folder")
    assert button.toolTip() == str(target)
    button.setFocus()
    office.press(Key.Key_Return)
    assert folders == [target.parent]
    target.unlink()
    target.parent.rmdir()
    office.press(Key.Key_Return)
    said = t("The folder “{folder}” is no longer there.").format(folder=target.parent)
    assert office.text("status.sentence") == said
    assert not office.shows("status.folder")
    assert folders == [target.parent]


def test_what_is_written_is_spoken_of_until_something_else_is_said(office: Desktop, tmp_path: Path) -> None:
    office.workspace.bus.wrote.emit("a", tmp_path / "a.pdf")
    assert office.shows("status.folder")
    office.press(Key.Key_8, CTRL)
    assert not office.shows("status.folder")
