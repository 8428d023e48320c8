"""What do the fourth and fifth button of a mouse do? Back and Forward, wherever the pointer is."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent, QWindow

from ctj_desktop.ui.frame.navigation import Navigator


class BackAndForward(QObject):
    """Watches the native window, since every list takes a press of the mouse for its own."""

    def __init__(self, navigator: Navigator, parent: QObject) -> None:
        super().__init__(parent)
        self._navigator = navigator
        self._window: QWindow | None = None

    def watch(self, window: QWindow | None) -> None:
        """From now on; once for each native window."""
        if window is not None and window is not self._window:
            self._window = window
            window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.MouseButtonPress or not isinstance(event, QMouseEvent):
            return False
        if event.button() is Qt.MouseButton.BackButton:
            self._navigator.back()
            return True
        if event.button() is Qt.MouseButton.ForwardButton:
            self._navigator.forward()
            return True
        return False
