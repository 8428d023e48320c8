"""Is the computer about to sleep, or its session being locked? It is heard while there is time to lock the workspace.

Windows tells each window and waits some two seconds for it; logind tells whoever listens on the bus of the system, and
waits for those who asked it to. macOS would have to be asked by calls that nobody has tried with this program, and one
that is answered wrongly holds up every sleep for half a minute: there, as wherever nothing is said, it is noticed on
waking (idleness.py).
"""

import sys
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QWindow

if TYPE_CHECKING:  # nothing of the start waits for it
    from ctj_desktop.ui.window.keeping.logind import LogindNotices

WM_POWERBROADCAST: Final = 0x0218
WM_WTSSESSION_CHANGE: Final = 0x02B1
AWAY: Final = frozenset({(WM_POWERBROADCAST, 4), (WM_WTSSESSION_CHANGE, 7)})
"""PBT_APMSUSPEND and WTS_SESSION_LOCK (winuser.h)."""


class SystemSleep(QObject):
    """Listens while it is wanted; whoever hears `sleeps` has done what is to be done when the signal returns."""

    sleeps = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._told: WindowsNotices | LogindNotices | None = None

    def watch(self, *, wanted: bool) -> None:
        """Nobody listens where nothing can be locked."""
        if not wanted and self._told is not None:
            self._told.away.disconnect(self.sleeps)
            self._told.end()
            self._told = None
        elif wanted and self._told is None:
            self._told = _of_this_system(self)
            if self._told is not None:
                self._told.away.connect(self.sleeps)


class WindowsNotices(QWindow):
    """A window that is never shown: what Windows tells all of them reaches it, and no other message does."""

    away = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.create()
        _session_notices("WTSRegisterSessionNotification", self.winId(), 0)  # NOTIFY_FOR_THIS_SESSION

    def nativeEvent(self, _kind: object, message: int) -> object:
        from ctypes import wintypes

        told = wintypes.MSG.from_address(int(message))
        if (told.message, told.wParam) in AWAY:
            self.away.emit()
        return False, 0

    def end(self) -> None:
        """Nothing is heard any more; the window goes later, for it may be told just now."""
        _session_notices("WTSUnRegisterSessionNotification", self.winId())
        self.deleteLater()


def _of_this_system(parent: QObject) -> "WindowsNotices | LogindNotices | None":
    if QGuiApplication.platformName() == "windows":
        return WindowsNotices()
    if sys.platform == "linux":
        from ctj_desktop.ui.window.keeping.logind import of_this_session

        return of_this_session(parent)
    return None


def _session_notices(call: str, window: int, *more: int) -> None:
    if sys.platform == "win32":
        from ctypes import WinDLL, wintypes

        getattr(WinDLL("wtsapi32"), call)(wintypes.HWND(window), *more)
