"""Which workspaces were open before: in the menu, and in the list that the system shows over the program?"""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from ctj_desktop.ui.frame.mnemonics import shortened, verbatim
from ctj_desktop.ui.workspace.preferences import Preferences

WITH_PATH = 3
"""SHARD_PATHW of SHAddToRecentDocs."""


class RecentFiles(QObject):
    """The menu is filled when it is shown; the newest comes first."""

    def __init__(self, menu: QMenu, preferences: Preferences, choose: Callable[[Path], object]) -> None:
        super().__init__(menu)
        self._menu, self._preferences, self._choose = menu, preferences, choose
        menu.aboutToShow.connect(self._fill)

    def add(self, path: Path) -> None:
        """It was opened: first in the menu, and in the list of the system."""
        self._preferences.opened(path)
        tell_system(path)

    def _fill(self) -> None:
        self._menu.clear()
        for text in self._preferences.settings.recent:
            entry = self._menu.addAction(verbatim(shortened(Path(text).stem)))
            entry.setData(text)
            entry.triggered.connect(self._chosen)

    def _chosen(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._choose(Path(str(action.data())))


def tell_system(path: Path) -> None:
    """For the jump list of Windows, where what was opened otherwise than by a double click is missing."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.shell32.SHAddToRecentDocs(WITH_PATH, ctypes.c_wchar_p(str(path)))
