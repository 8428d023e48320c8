"""Does the same pixel, clicked twice, ever meet another record or another act?

Every page, at the size of an office laptop and in the smallest window: each row is chosen and each button is pressed
once; what lies under the mouse afterwards is what lay there before, or nothing that a second click would change. A
dialog that opens is closed, what was written is undone, and a page that leads elsewhere is come back to.
"""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from ctj_desktop.errors import UserError
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.widgets.table import Table
from tests.ui.desktop import Desktop
from tests.ui.screens import DECLARED, pages
from tests.ui.whole.monkey import hands_off

LAPTOP, SMALLEST = (1366, 768), (960, 600)
LEADS_AWAY = ("window.", "sidebar.", "topline.", "status.")
"""What stands round the page: it shows another page, or takes back what was done."""
ROWS = 3
"""Of a list so many are chosen, in turn."""


def under(desktop: Desktop, at: QPoint) -> tuple[str, object]:
    """What a click at a place of the window would meet: a row by its record, a button by its name."""
    widget = desktop.window.childAt(at)
    while widget is not None and widget is not desktop.window:
        if isinstance(widget, Table):
            index = widget.indexAt(widget.viewport().mapFrom(desktop.window, at))
            row = widget.rows_model.row_at(index) if index.isValid() else None
            return widget.objectName(), getattr(row, "key", None)
        if isinstance(widget, QAbstractButton) and widget.isEnabled():
            return widget.objectName(), None
        widget = widget.parentWidget()
    return "", None


class Hand:
    """Clicks at a pixel of a page and says where a second click there would have met something else."""

    def __init__(self, desktop: Desktop, name: str, place: Place) -> None:
        self.desktop, self.name, self.place = desktop, name, place
        self.moved: list[str] = []

    def walk(self) -> list[str]:
        """Chooses rows and presses buttons of the page as it is shown."""
        self.show()
        for at, what in list(self.targets()):
            self.try_at(at, what)
        return self.moved

    def show(self) -> None:
        navigator = self.desktop.window.desk.navigator
        if navigator.place != self.place:
            navigator.go(self.place)
        self.desktop.settle()

    def targets(self) -> Iterator[tuple[QPoint, str]]:
        """Middles of the buttons and of the first rows of the lists that are in sight."""
        window = self.desktop.window
        for widget in window.findChildren(QWidget):
            name = widget.objectName()
            if not widget.isVisible() or not name or name.startswith(LEADS_AWAY):
                continue
            if isinstance(widget, Table):
                for row in range(min(ROWS, widget.rows_model.rowCount())):
                    middle = widget.visualRect(widget.rows_model.index(row, 0)).center()
                    yield widget.viewport().mapTo(window, middle), name
            elif isinstance(widget, QAbstractButton) and widget.isEnabled():
                yield widget.mapTo(window, widget.rect().center()), name

    def try_at(self, at: QPoint, what: str) -> None:
        window, workspace = self.desktop.window, self.desktop.workspace
        before = under(self.desktop, at)
        if before[0] != what:
            return  # out of sight, or gone with what was done before
        moment, scrolled = self.desktop.store.streams.last_hlc(), window.childAt(at)
        watch = QTimer(interval=50)
        watch.timeout.connect(close_what_is_open)
        watch.start()
        assert scrolled is not None
        QTest.mouseClick(scrolled, Qt.MouseButton.LeftButton, pos=scrolled.mapFrom(window, at))
        self.desktop.settle()
        watch.stop()
        close_what_is_open()
        if window.desk.navigator.place == self.place:
            after = under(self.desktop, at)
            if after not in (before, ("", None)):
                self.moved.append(f"{self.name}: {before} then {after} at {at.x()}, {at.y()}")
        if self.desktop.store.streams.last_hlc() != moment and workspace.next_undo() is not None:
            with suppress(UserError):  # what stands for good
                workspace.undo()
        self.show()


def close_what_is_open() -> None:
    """Menus, lists that hang open and dialogs go without a choice."""
    for opened in (QApplication.activePopupWidget(), QApplication.activeModalWidget()):
        if opened is not None:
            opened.close()


@pytest.mark.long
@pytest.mark.parametrize("size", [LAPTOP, SMALLEST])
def test_the_same_pixel_never_meets_another_record(
    office: Desktop, size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands_off(tmp_path, monkeypatch.setattr)
    office.window.resize(*size)
    moved = [line for name, place in pages(office, declared=DECLARED) for line in Hand(office, name, place).walk()]
    assert not moved, "\n".join(moved)
