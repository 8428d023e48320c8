"""How does a line drawing become an icon in the colour of its text?"""

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ctj_desktop.paths import resources


class Icons:
    """Loads each drawing once and keeps a picture for every size, colour and density asked for."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or resources() / "icons"
        self._drawings: dict[tuple[str, bool], bytes] = {}
        self._pictures: dict[tuple[str, bool, str, int, float], QPixmap] = {}

    def picture(self, name: str, colour: QColor, size: int, *, filled: bool = False, density: float = 1.0) -> QPixmap:
        """A square picture of `size` logical pixels; raises FileNotFoundError for an unknown name."""
        key = (name, filled, colour.name(), size, density)
        if key not in self._pictures:
            self._pictures[key] = self._draw(self._drawing(name, filled), colour, size, density)
        return self._pictures[key]

    def icon(self, name: str, colour: QColor, disabled: QColor, size: int) -> QIcon:
        """For menus: the picture, and a paler one while the action cannot be used."""
        icon = QIcon()
        for density in (1.0, 2.0):
            icon.addPixmap(self.picture(name, colour, size, density=density), QIcon.Mode.Normal)
            icon.addPixmap(self.picture(name, disabled, size, density=density), QIcon.Mode.Disabled)
        return icon

    def app_icon(self) -> QIcon:
        """Our own mark on its pine ground."""
        return QIcon(str(self._folder / "ctj-app.svg"))

    def _drawing(self, name: str, filled: bool) -> bytes:
        key = (name, filled)
        if key not in self._drawings:
            own = self._folder / f"{name}.svg"
            path = own if own.is_file() else self._folder / ("fill" if filled else "regular") / f"{name}.svg"
            self._drawings[key] = path.read_bytes()
        return self._drawings[key]

    @staticmethod
    def _draw(drawing: bytes, colour: QColor, size: int, density: float) -> QPixmap:
        coloured = drawing.replace(b"currentColor", colour.name().encode("ascii"))
        pixmap = QPixmap(round(size * density), round(size * density))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(coloured)).render(painter, QRectF(pixmap.rect()))
        painter.end()
        pixmap.setDevicePixelRatio(density)
        return pixmap
