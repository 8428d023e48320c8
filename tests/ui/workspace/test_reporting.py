"""Is what can be sent of a problem shown before it is saved, also before any workspace is open?"""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit

from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.workspace import reporting
from ctj_desktop.ui.workspace.reporting import NAME
from tests.ui.desktop import Desktop, InDialog, Key


@pytest.mark.each_language
def test_the_report_is_read_and_then_saved(
    office: Desktop, in_dialog: InDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reporting, "report", lambda drawn: f"screens … {drawn}\n")
    chosen = [tmp_path / "no such folder" / "a.txt", tmp_path / "a.txt"]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(chosen.pop(0)), ""))

    def save() -> None:
        text = office.find(QPlainTextEdit, f"{NAME}.text")
        office.bot.waitUntil(lambda: text.toPlainText().startswith("screens … offscreen"))
        assert office.find(Button, f"{NAME}.save").isEnabled()
        office.click(f"{NAME}.save")
        assert "a.txt" in office.text(f"{NAME}.note")
        assert not (tmp_path / "no such folder").exists()
        office.click(f"{NAME}.save")
        assert (tmp_path / "a.txt").read_text("utf-8") == text.toPlainText()
        assert tmp_path.name in office.text(f"{NAME}.note")
        office.press(Key.Key_Escape)

    in_dialog(lambda: office.trigger("action.report_problem"), save)


def test_where_nothing_can_be_tried_that_is_the_report(
    office: Desktop, in_dialog: InDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_drawn: str) -> str:
        raise OSError("no room for Camille")

    monkeypatch.setattr(reporting, "report", full)

    def read() -> None:
        text = office.find(QPlainTextEdit, f"{NAME}.text")
        office.bot.waitUntil(lambda: text.toPlainText().startswith("OSError in "))
        assert "Camille" not in text.toPlainText()
        assert office.find(Button, f"{NAME}.save").isEnabled()
        office.press(Key.Key_Escape)

    in_dialog(lambda: office.trigger("action.report_problem"), read)
