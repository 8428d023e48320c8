"""Does a list leave the window as it is shown, for a table of another program or for paper?"""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QGuiApplication

from ctj_desktop.domain.records.strategy import GlossaryTerm
from ctj_desktop.ui.forms.screens.record_table import RecordTable
from ctj_desktop.ui.frame.navigation import Place
from tests.ui.desktop import CTRL, Desktop, Key


def open_glossary(desktop: Desktop) -> None:
    desktop.window.desk.navigator.go(Place(page="glossary"))
    desktop.find(RecordTable, "glossary.table").setFocus()


def test_the_list_is_copied_line_by_line_with_tabs_as_it_is_narrowed(empty: Desktop) -> None:
    open_glossary(empty)
    empty.press(Key.Key_C, CTRL)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == empty.store.count(GlossaryTerm)
    assert all("\t" in line for line in lines)
    empty.fill("glossary.search", "quorum")
    empty.bot.waitUntil(lambda: len(empty.cells(empty.find(RecordTable, "glossary.table"), 0)) < len(lines))
    empty.find(RecordTable, "glossary.table").setFocus()
    empty.press(Key.Key_C, CTRL)
    assert len(QGuiApplication.clipboard().text().split("\n")) < len(lines)


@pytest.mark.long
def test_ctrl_p_prints_what_the_list_shows(empty: Desktop) -> None:
    open_glossary(empty)
    asked: list[tuple[str, Callable[[], bytes]]] = []
    empty.workspace.bus.print_asked.disconnect()
    empty.workspace.bus.print_asked.connect(lambda title, make: asked.append((title, make)))
    empty.press(Key.Key_P, CTRL)
    ((title, make),) = asked
    assert title in ("Glossaire", "Glossar")
    assert make().startswith(b"%PDF")
