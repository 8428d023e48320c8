"""Is a page measured by what is seen of it, not by the width that its own words ask for?"""

from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from ctj_desktop.ui.widgets.measuring import width_in_sight


def test_what_is_scrolled_has_the_width_of_what_it_is_scrolled_in(qtbot: QtBot) -> None:
    area, page, part = QScrollArea(), QWidget(), QWidget()
    qtbot.addWidget(area)
    part.setParent(page)
    page.resize(500, 40)
    part.resize(480, 20)
    area.setWidget(page)
    area.resize(300, 100)
    area.show()
    assert width_in_sight(page) == width_in_sight(part) == area.viewport().width() < 300
    area.resize(800, 100)
    assert (width_in_sight(page), width_in_sight(part)) == (500, 480)


def test_a_window_of_its_own_ends_the_look(qtbot: QtBot) -> None:
    small, dialog, part = QWidget(), QWidget(), QWidget()
    qtbot.addWidget(small)
    small.resize(100, 100)
    part.setParent(dialog)
    dialog.resize(400, 100)
    part.resize(300, 20)
    dialog.setParent(small, dialog.windowFlags() | dialog.windowFlags().Dialog)
    assert width_in_sight(part) == 300
