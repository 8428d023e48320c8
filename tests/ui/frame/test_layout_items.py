"""Does nothing that Qt deletes without a word stay known to Python? What does ends the program, later and elsewhere."""

import subprocess
import sys
from collections.abc import Callable

import pytest
import shiboken6
from PySide6.QtCore import QMetaObject, QObject, QSize
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ctj_desktop.ui.frame import tab_order
from ctj_desktop.ui.frame.layout_items import emptied, parts_of
from tests.ui import screens
from tests.ui.desktop import Desktop

THROUGH = "[column.addWidget(line) for line in lines], list(visible_parts(page))"
"""The keyboard went through the layout."""
ADDED = "row := QHBoxLayout(), [row.addWidget(line) for line in lines], column.addLayout(row)"
"""The lines stood in a row before the row was added."""
COME_AND_GO = """
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget
import ctj_desktop.app
from ctj_desktop.ui.frame.tab_order import visible_parts

class Later(QWidget):
    pass

def go(widgets):
    for one in widgets:
        one.deleteLater()
    widgets.clear()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

app, page, other = QApplication([]), QWidget(), QWidget()
column = QVBoxLayout(page)
for _ in range(100):
    lines = [QLabel(page) for _ in range(8)]
    (LAY)
    go(lines)
    go([Later(other) for _ in range(20)])
"""


class Asked(QWidget):
    """Counts how often it is asked for its size: a layout keeps the answer."""

    times = 0

    def sizeHint(self) -> QSize:
        self.times += 1
        return super().sizeHint()


def _known() -> list[object]:
    """What Qt made and can delete without a word; a `QMetaObject` lasts as long as the program."""
    told = (QObject, QMetaObject)
    known = [one for one in shiboken6.getAllValidWrappers() if not isinstance(one, told)]
    return [one for one in known if not (shiboken6.ownedByPython(one) or shiboken6.createdByPython(one))]


@pytest.fixture
def items(qapp: QApplication) -> Callable[[], list[object]]:
    """The items that Python takes for alive since the test began."""
    before = _known()
    return lambda: [one for one in _known() if one not in before]


def test_parts_are_told_in_their_order_without_items(items: Callable[[], list[object]]) -> None:
    page, label, other, last = QWidget(), QLabel(), QLabel(), QLabel()
    column, row = QVBoxLayout(page), QHBoxLayout()
    row.addWidget(label)
    column.addWidget(last)
    column.insertWidget(0, other)
    column.addSpacing(4)
    column.addLayout(row)
    QLabel(page).setObjectName("laid out by nobody")
    assert parts_of(column) == [other, last, row]
    assert parts_of(row) == [label]
    assert list(tab_order.visible_parts(page)) == [page]
    assert items() == []


def test_a_layout_that_is_filled_before_it_is_added_leaves_no_items(items: Callable[[], list[object]]) -> None:
    page, labels = QWidget(), [QLabel() for _ in range(3)]
    column, row, inner, grid = QVBoxLayout(page), QHBoxLayout(), QVBoxLayout(), QGridLayout()
    row.addWidget(labels[0])
    row.addStretch(1)
    inner.addWidget(labels[1])
    row.addLayout(inner, 2)
    grid.addWidget(labels[2], 0, 0)
    row.addLayout(grid, stretch=1)
    column.insertLayout(0, row, 3)
    assert items() == []
    assert [column.stretch(0), row.stretch(2), row.stretch(3)] == [3, 2, 1]
    assert [label.parentWidget() for label in labels] == [page] * 3
    row.removeWidget(labels[0])
    assert parts_of(row) == [inner, grid]


def test_an_emptied_layout_gives_its_widgets_and_keeps_nothing(items: Callable[[], list[object]]) -> None:
    """An item that stayed would go on answering for its widget, wherever that stands now."""
    page, first, last, asked = QWidget(), Asked(), QLabel(), []
    column, row = QVBoxLayout(page), QHBoxLayout()
    column.addLayout(row)
    row.addWidget(first)
    column.addStretch(1)
    column.addWidget(last)
    assert emptied(column) == [first, last]
    assert (column.count(), column.children(), items()) == (0, [], [])
    column.addWidget(first)
    for _ in range(2):
        column.sizeHint()
        column.invalidate()
        asked.append(first.times)
    assert asked[1] == asked[0] > 0


@pytest.mark.long
def test_no_page_leaves_items(items: Callable[[], list[object]], office: Desktop) -> None:
    """Wherever the keyboard went and whatever was laid out anew."""
    for page in screens.walk(office):
        list(tab_order.visible_parts(office.window))
        office.window.resize(960, 640)
        QApplication.processEvents()
        office.window.resize(1280, 800)
        QApplication.processEvents()
        assert items() == [], page


@pytest.mark.long
@pytest.mark.parametrize("lay", [THROUGH, ADDED], ids=["through", "added"])
def test_widgets_made_where_items_were_end_in_peace(lay: str) -> None:
    """In a program of its own, since it would be the end of this one."""
    done = subprocess.run([sys.executable, "-c", COME_AND_GO.replace("LAY", lay)], capture_output=True, check=False)
    assert (done.returncode, done.stderr.decode()) == (0, "")
