"""Do paint events keep their references to None? PySide6 6.12.0 on Python 3.11 loses one per paint event.

As long as this passes the pinned version is sound; when it passes with a newer PySide6, the pin can go.
"""

import sys

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

PAINTS = 200


class Painted(QWidget):
    """Paints itself in Python and counts."""

    count = 0

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawText(self.rect(), 0, "x")
        painter.end()
        self.count += 1


def test_painting_loses_no_reference_to_none(qtbot: QtBot) -> None:
    widget = Painted()
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.repaint()
    before, painted = sys.getrefcount(None), widget.count
    for _ in range(PAINTS):
        widget.repaint()
    lost = before - sys.getrefcount(None)
    assert widget.count - painted == PAINTS
    assert lost < PAINTS // 4, f"{lost} references to None lost in {PAINTS} paint events"
