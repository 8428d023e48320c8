"""Does the whole box of a line of the minutes take the keyboard?"""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ctj_desktop.ui.minutes.blocks.pair import BlockPair
from ctj_desktop.ui.style.theme import Theme

WIDTH = 640


@pytest.fixture
def pair(qtbot: QtBot, theme: Theme) -> Iterator[BlockPair]:
    """As a column holds it: as wide as there is room, as high as it wants."""
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(WIDTH, 400)
    pair = BlockPair(theme, "line", page)
    pair.grew.connect(lambda: pair.setGeometry(0, 0, WIDTH, pair.wanted_height()))
    with qtbot.waitExposed(page):
        page.show()
    pair.put("à l’unanimité, après une longue discussion", "einstimmig")
    yield pair
    page.close()


def test_a_press_beside_the_lines_goes_to_the_text_of_that_side(qtbot: QtBot, pair: BlockPair) -> None:
    for edit in (pair.de, pair.fr):
        qtbot.mouseClick(pair, Qt.MouseButton.LeftButton, pos=QPoint(edit.x() + 40, pair.height() - 2))
        assert edit.hasFocus()
