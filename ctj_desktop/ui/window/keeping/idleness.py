"""Has nobody touched the program for a while, or did the computer sleep?

That it will sleep is heard before where the system says it (system_sleep.py); that it slept is noticed everywhere.
"""

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

BEAT_MILLISECONDS: Final = 5_000
SLEPT: Final = 30.0
"""Seconds between two beats after which the computer was asleep, by either clock: one stands still meanwhile."""
TOUCHED: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class Idleness(QObject):
    """Watches while it is wanted; `idle` after so many minutes, `slept` once the computer is awake again."""

    idle = Signal()
    slept = Signal()

    def __init__(self, minutes: Callable[[], int], parent: QObject) -> None:
        """`minutes` without a touch; 0 is never."""
        super().__init__(parent)
        self.clocks: tuple[Callable[[], float], ...] = (time.monotonic, time.time)
        self._minutes = minutes
        self._beats = QTimer(self, interval=BEAT_MILLISECONDS)
        self._beats.timeout.connect(self.beat)
        self._touched, self._seen = 0.0, (0.0, 0.0)

    def watch(self, *, wanted: bool) -> None:
        """An event filter of the whole program costs time, so it is there only where something can be locked."""
        app = QApplication.instance()
        assert app is not None
        app.removeEventFilter(self)
        self._beats.stop()
        if wanted:
            self._touched = self.clocks[0]()
            self._seen = self._now()
            app.installEventFilter(self)
            self._beats.start()

    def touched_within(self, seconds: float) -> bool:
        """Whether somebody is at it."""
        return self.clocks[0]() - self._touched <= seconds

    def beat(self) -> None:
        """Look at the clocks."""
        before, self._seen = self._seen, self._now()
        if any(now - then > SLEPT for then, now in zip(before, self._seen, strict=True)):
            self.slept.emit()
        elif self._minutes() and self._seen[0] - self._touched > 60 * self._minutes():
            self.idle.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in TOUCHED:
            self._touched = self.clocks[0]()
        return False

    def _now(self) -> tuple[float, float]:
        steady, wall = self.clocks
        return steady(), wall()
