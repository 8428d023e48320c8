"""Does every part around the page answer to the keyboard?"""

import pytest
from PySide6.QtCore import Qt

from ctj_desktop.domain.records.projects import Project
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.window.shell import Surround
from tests.ui.desktop import Desktop, Key, shrink

SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_f6_reaches_every_part_and_shift_f6_goes_back(office: Desktop) -> None:
    def part() -> str:
        bar = office.window.menuBar()
        if bar.hasFocus():
            bar.setActiveAction(None)  # type: ignore[arg-type]
            return "menu"
        return office.focused().objectName().partition(".")[0]

    seen = []
    for _ in range(5):
        office.press(Key.Key_F6)
        seen.append(part())
    assert len(set(seen)) == 5, seen
    assert "menu" in seen
    back = []
    for _ in range(5):
        office.press(Key.Key_F6, SHIFT)
        back.append(part())
    assert set(back) == set(seen)


@pytest.mark.long
def test_a_page_does_not_scroll_because_one_before_it_did(office: Desktop) -> None:
    """Each is as tall as it needs itself; what another one takes is not seen."""
    office.window.desk.theme.set_text_size(150)
    shrink(office.window)
    around = office.find(Surround, "surround")
    go = office.window.desk.navigator.go
    bar = around.area.verticalScrollBar()
    go(Place(page="projects"))
    office.settle()
    alone = bar.maximum()
    go(Place(page="project", record=office.store.all(Project, number="P-2026-005")[0].id))
    office.settle()
    assert bar.maximum() > alone, "the sheet takes more room"
    go(Place(page="projects"))
    office.settle()
    assert bar.maximum() == alone
