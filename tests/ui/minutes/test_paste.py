"""Is what a pasted document names left where it is?"""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from ctj_desktop.ui.minutes.blocks.paste import passages

PARAGRAPH = "<body><p>Bonjour</p></body>"


@pytest.mark.parametrize(
    "head", ['<link rel="stylesheet" type="text/css" href="{}">', '<style>@import url("{}");</style>']
)
def test_a_style_sheet_of_the_disk_is_not_read(qapp: QApplication, tmp_path: Path, head: str) -> None:
    sheet = tmp_path / "named.css"
    sheet.write_text("p { font-weight: bold }")
    pasted = QMimeData()
    pasted.setHtml(f"<html><head>{head.format(sheet.as_uri())}</head>{PARAGRAPH}</html>")
    assert [passage.text for passage in passages(pasted)] == ["Bonjour"]
    pasted.setHtml(PARAGRAPH.replace("<p>", '<p style="font-weight: bold">'))
    assert [passage.text for passage in passages(pasted)] == ["**Bonjour**"]
