"""Is it said what was tried with which screen reader, in the window by keys and in ACCESSIBILITY.md alike?"""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPlainTextEdit

from ctj_desktop.i18n import load_translator
from ctj_desktop.ui.workspace.accessibility import STATEMENT, statement
from tests.ui.desktop import CTRL, Desktop, InDialog, Key

PAGE = Path(__file__).resolve().parents[3] / "ACCESSIBILITY.md"
SPACES = str.maketrans({"\u00a0": " ", "\u202f": " "})


def test_the_statement_is_read_by_keys(office: Desktop, in_dialog: InDialog) -> None:
    def look() -> None:
        text = office.find(QPlainTextEdit, "dialog.accessibility.text")
        assert text.hasFocus()
        assert text.toPlainText().translate(SPACES) == statement(office.window.desk.t).translate(SPACES)
        office.press(Key.Key_End, CTRL)
        assert text.textCursor().atEnd()
        office.press(Key.Key_Tab)
        assert office.focused().objectName() == "dialog.accessibility.close"
        office.press(Key.Key_Escape)

    in_dialog(lambda: office.trigger("action.accessibility"), look)


@pytest.mark.parametrize("locale", ["fr_CH", "de_CH", "en"])
def test_the_page_says_the_same(locale: str) -> None:
    t, page = load_translator(locale), PAGE.read_text("utf-8").translate(SPACES)
    assert [part for part in STATEMENT if t(part).translate(SPACES) not in page] == []
