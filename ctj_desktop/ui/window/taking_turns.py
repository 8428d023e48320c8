"""When may another workspace take the place of the one that is open? Not while anything asks for that one."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QThread, QTimer
from PySide6.QtWidgets import QApplication

AGAIN_MILLISECONDS = 100
OUTERMOST = 1
"""The loop of the window itself; a dialog and an open menu run one inside it."""


def once_nothing_asks(window: QObject, act: Callable[[], object]) -> None:
    """At once, or when the dialogs and menus that stand open are over: they read and write what is open now."""
    if QApplication.activeModalWidget() is None and QThread.currentThread().loopLevel() <= OUTERMOST:
        act()
        return
    QTimer.singleShot(AGAIN_MILLISECONDS, window, lambda: once_nothing_asks(window, act))
