"""Does every page come to rest at every width? A layout that goes to and fro never lets the processor sleep."""

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import screens
from tests.ui.desktop import Desktop

NARROWEST, WIDEST, FINE, COARSE = 960, 1500, 9, 108
WIDTHS, HEIGHTS = range(NARROWEST, WIDEST, FINE), (640, 800)
MOVES = (QEvent.Type.LayoutRequest, QEvent.Type.Resize)
ROUNDS, QUIET = 12, 4
"""Rounds of the event loop in which a page finds its place, and those in which nothing more may move: what a deep part
says of its height goes up through ten layouts, one in each round."""
Layout = tuple[tuple[str, int, int], ...]


class Moved(QObject):
    """What was laid out or changed its size."""

    def __init__(self) -> None:
        super().__init__()
        self.names = Counter[str]()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in MOVES:
            self.names[f"{type(watched).__name__} {watched.objectName()}"] += 1
        return False


@pytest.mark.long
def test_every_page_comes_to_rest(office: Desktop) -> None:
    """At its narrowest, at its widest and between them; where one layout turns into another, in the long profile."""
    restless = {}
    for page in screens.walk(office):
        for width in (NARROWEST, (NARROWEST + WIDEST) // 2, WIDEST):
            office.window.resize(width, HEIGHTS[0])
            turn(ROUNDS)
            if names := moved_in(QUIET):
                restless[page, width] = names.most_common(3)
    assert restless == {}


@pytest.mark.long
def test_every_page_comes_to_rest_where_its_layout_turns(office: Desktop) -> None:
    """A page goes to and fro where one layout turns into another: between two equal ones there is nothing to find."""
    restless = {}
    for page in screens.walk(office):
        for width, names in walked(office.window, HEIGHTS[0]):
            restless[page, width] = names
    assert restless == {}


@pytest.mark.long
def test_every_page_comes_to_rest_at_every_width(office: Desktop) -> None:
    restless = {}
    for page in screens.walk(office, declared=screens.DECLARED):
        for at, width in enumerate(WIDTHS):
            office.window.resize(width, HEIGHTS[at % 2])
            turn(ROUNDS)
            if names := moved_in(QUIET):
                restless[page, width] = names.most_common(3)
    assert restless == {}


def test_the_walk_is_fine_where_the_layout_changes() -> None:
    seen: list[int] = []

    def at(width: int) -> Layout:
        seen.append(width)
        return (("two columns" if width >= 1200 else "one", 0, 0),)

    refine(at, range(NARROWEST, WIDEST + 1, COARSE))
    assert {width for width in seen if 1176 < width < 1284} == {1230, 1203, 1189, 1196}
    assert len(seen) == len(set(seen)) == 10


class Restless(QWidget):
    """Goes to and fro as often as it is told to."""

    def __init__(self, times: int) -> None:
        super().__init__()
        self.left = times
        self.tick = QTimer(self, interval=0)
        self.tick.timeout.connect(self.go)
        self.tick.start()

    def go(self) -> None:
        self.resize(self.width() + (1 if self.left % 2 else -1), self.height())
        self.left -= 1
        if not self.left:
            self.tick.stop()


@pytest.mark.parametrize(("times", "restless"), [(1, False), (QUIET - 1, False), (1_000_000, True)])
def test_a_loop_is_told_from_a_page_that_is_filled_late(qtbot: QtBot, times: int, restless: bool) -> None:
    widget = Restless(times)
    qtbot.addWidget(widget)
    widget.show()
    assert bool(moved_in(QUIET)) is restless


def walked(window: QWidget, height: int) -> list[tuple[int, list[tuple[str, int]]]]:
    """The widths at which something goes on moving."""
    restless = []

    def at(width: int) -> Layout:
        window.resize(width, height)
        turn(ROUNDS)
        if names := moved_in(QUIET):
            restless.append((width, names.most_common(3)))
        return layout(window)

    refine(at, range(NARROWEST, WIDEST + 1, COARSE))
    return restless


def refine(at: Callable[[int], Layout], widths: Iterable[int]) -> None:
    """Looks at these widths, and between two whose layouts differ again, down to the fine step."""

    def between(low: int, high: int) -> None:
        if high - low <= FINE or known[low] == known[high]:
            return
        middle = (low + high) // 2
        known[middle] = at(middle)
        between(low, middle)
        between(middle, high)

    known = {width: at(width) for width in widths}
    for low, high in pairwise([*known]):
        between(low, high)


def layout(window: QWidget) -> Layout:
    """What is shown, how far down and how high: a line that wraps, a bar that comes, a part that goes below."""
    shown = [widget for widget in window.findChildren(QWidget) if widget.isVisible()]
    return tuple((widget.objectName(), widget.y(), widget.height()) for widget in shown)


def turn(rounds: int) -> None:
    for _ in range(rounds):
        QApplication.processEvents()


def moved_in(rounds: int) -> Counter[str]:
    """What moves in every round, as a loop does: a page that is filled late moves once, and much, and rests."""
    watch, app = Moved(), QApplication.instance()
    assert app is not None
    app.installEventFilter(watch)
    for _ in range(rounds):
        before = watch.names.total()
        turn(1)
        if watch.names.total() == before:
            watch.names.clear()
            break
    app.removeEventFilter(watch)
    return watch.names
