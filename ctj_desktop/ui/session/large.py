"""How is one screen shown larger than the rest of the window, to be read standing or from a projector?"""

from PySide6.QtCore import QObject

from ctj_desktop.ui.style.theme import Theme

FACTOR = 1.3


class LargerTheme(Theme):
    """The look of another theme in larger writing and measures; it follows the other's colours."""

    def __init__(self, base: Theme, factor: float = FACTOR) -> None:
        QObject.__init__(self, base)  # the other theme has dressed the application already
        self._of = base
        self._app, self._base, self.icons = base._app, base._base, base.icons
        self._scheme, self._contrast, self._percent = base._scheme, base._contrast, base._percent
        self._system = base.body * factor
        self._write_in(self._system)
        self.tokens = base.tokens
        base.changed.connect(self._follow)

    def _follow(self) -> None:
        self.tokens = self._of.tokens
        self.changed.emit()
