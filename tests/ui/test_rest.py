"""Does every page come to rest at every width? A layout that goes to and fro never lets the processor sleep."""

from collections import Counter

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from tests.ui import screens
from tests.ui.desktop import Desktop

WIDTHS, HEIGHTS = range(960, 1500, 9), (640, 800)
MOVES = (QEvent.Type.LayoutRequest, QEvent.Type.Resize)
ROUNDS, QUIET = 8, 4
"""Rounds of the event loop in which a page finds its place, and those in which nothing more may move."""


class Moved(QObject):
    """What was laid out or changed its size."""

    def __init__(self) -> None:
        super().__init__()
        self.names = Counter[str]()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in MOVES:
            self.names[f"{type(watched).__name__} {watched.objectName()}"] += 1
        return False


def test_every_page_comes_to_rest(office: Desktop) -> None:
    restless = {}
    for page in screens.walk(office):
        for at, width in enumerate(WIDTHS):
            office.window.resize(width, HEIGHTS[at % 2])
            turn(ROUNDS)
            if names := moved_in(QUIET):
                restless[page, width] = names.most_common(3)
    assert restless == {}


def turn(rounds: int) -> None:
    for _ in range(rounds):
        QApplication.processEvents()


def moved_in(rounds: int) -> Counter[str]:
    """A single late move is no loop: something moves in every round of one."""
    watch, app = Moved(), QApplication.instance()
    assert app is not None
    app.installEventFilter(watch)
    turn(rounds)
    app.removeEventFilter(watch)
    return watch.names if watch.names.total() >= rounds else Counter()
