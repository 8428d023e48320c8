"""Where does a window come back: at its old place, or on a screen that is still there?"""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from ctj_desktop.ui.style.theme import WITHOUT_SYSTEM

GRIP = 48
"""So many pixels of the upper edge must be on a screen, or nobody can take hold of the window."""
FRAME = QSize(16, 40)
"""What the system's frame and title take at most; how much is known only once the window stands."""
Geometry = tuple[int, ...]
"""Left, top, width, height, and 1 where the window filled its screen; empty for none."""


def reachable(wanted: QRect, screens: Sequence[QRect]) -> QRect:
    """The rectangle where it can be seen and moved; else moved, and made smaller, into its screen, or the first.

    What was remembered may be larger than the screen shows now: after its scale was set to 150 %, for instance.
    """
    if not screens:
        return wanted
    title = QRect(wanted.x(), wanted.y(), wanted.width(), GRIP)
    screen = next((one for one in screens if _can_be_held(title, one)), None)
    if screen is not None and wanted.size().boundedTo(screen.size()) == wanted.size():
        return wanted
    screen = screen or screens[0]
    size = wanted.size().boundedTo(screen.size())
    left = min(max(wanted.x(), screen.left()), screen.right() + 1 - size.width())
    top = min(max(wanted.y(), screen.top()), screen.bottom() + 1 - size.height())
    return QRect(left, top, size.width(), size.height())


def _can_be_held(title: QRect, screen: QRect) -> bool:
    seen = title.intersected(screen)
    return seen.width() >= min(GRIP * 2, title.width()) and seen.height() >= GRIP // 2


def geometry_of(window: QWidget) -> Geometry:
    """What is remembered of a window."""
    rect = window.normalGeometry()
    if not rect.isValid():
        rect = window.geometry()
    return (rect.x(), rect.y(), rect.width(), rect.height(), int(window.isMaximized()))


def place_window(window: QWidget, geometry: Geometry, size: QSize) -> None:
    """As remembered, on a screen that is there; without memory in the comfortable size, or filling a small screen."""
    screens = available()
    window.setMinimumSize(first_size(window.minimumSize(), screens))
    remembered = len(geometry) == 5
    if remembered:
        window.setGeometry(reachable(QRect(*geometry[:4]), screens))
    else:
        window.resize(first_size(size, screens))
    if geometry[4] if remembered else window.size() != size:
        window.setWindowState(Qt.WindowState.WindowMaximized)


def first_size(wanted: QSize, screens: Sequence[QRect]) -> QSize:
    """The size, or what of it the main screen shows beside the frame: the last line of a window must be seen."""
    return wanted.boundedTo(screens[0].size() - FRAME) if screens else wanted


def room_for(window: QWidget) -> QSize:
    """The largest that a dialog over the window can be on its screen, beside the frame."""
    return window.screen().availableGeometry().size() - FRAME


def unfold(dialog: QDialog, width: int, height: int) -> None:
    """The comfortable size, or what of it the screen shows."""
    dialog.resize(QSize(width, height).boundedTo(room_for(dialog.parentWidget() or dialog)))


def bring_back(window: QWidget) -> None:
    """After a screen was unplugged: the window is moved where it can be seen."""
    rect = reachable(window.geometry(), available())
    if rect != window.geometry():
        window.setGeometry(rect)


def available() -> list[QRect]:
    """The usable part of every screen, the main one first; none where nothing is really shown."""
    if QGuiApplication.platformName() in WITHOUT_SYSTEM:
        return []
    main = QGuiApplication.primaryScreen()
    screens = sorted(QGuiApplication.screens(), key=lambda screen: screen is not main)
    return [screen.availableGeometry() for screen in screens]
