"""Where does the keyboard go when what had it is shown no more? Into the page, not to whatever stands beside it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from ctj_desktop.ui.frame.tab_order import step_focus, visible_parts
from ctj_desktop.ui.window.shell import step_into


class KeptKeyboard(QObject):
    """Watches over the page of a window: a line that is done, a button that is of no use any more give it away."""

    def __init__(self, around: QWidget, page: Callable[[], QWidget | None]) -> None:
        super().__init__(around)
        self._around, self._page = around, page
        self._inside = False
        self._before: QWidget | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._bring_back)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._moved)

    def leave(self) -> None:
        """The window closes: its page is gone while the keyboard still moves."""
        self._soon.stop()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.disconnect(self._moved)

    def _moved(self, before: QWidget | None, now: QWidget | None) -> None:
        """Qt gives what hides or goes to the next in the order of Tab; a person moves on from what they see."""
        page = self._page()
        if now is None or page is None or now.window() is not self._around.window():
            return
        was_inside, self._inside = self._inside, page is now or page.isAncestorOf(now)
        if was_inside and not self._inside and (before is None or not (before.isVisible() and before.isEnabled())):
            self._before = before
            self._soon.start()

    def _bring_back(self) -> None:
        """Unless whoever hid it has said meanwhile where the keyboard belongs."""
        page, now = self._page(), QApplication.focusWidget()
        if page is None or not page.isVisible() or now is None or now.window() is not self._around.window():
            return
        if page is now or page.isAncestorOf(now):
            return
        still_shown = any(part is self._before for part in visible_parts(page))
        if not (still_shown and step_focus(page, self._before, forward=True)):
            step_into(page)
