"""Which look holds now, and who is told when it changes?"""

from enum import StrEnum

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from ctj_desktop.paths import resources
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.icons import Icons
from ctj_desktop.ui.style.palette import palette_of, sheet_of
from ctj_desktop.ui.style.tokens import DARK, LIGHT, Tokens
from ctj_desktop.ui.style.type import Type, font_for


class Scheme(StrEnum):
    """What the person chose in the menu."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


class Theme(QObject):
    """Colours, fonts, measures and icons of the running window; `changed` asks every widget to paint anew."""

    changed = Signal()

    def __init__(self, app: QApplication, scheme: Scheme = Scheme.SYSTEM, body: float | None = None) -> None:
        """`body` is the body size in pixels; without it the system's own size is kept."""
        super().__init__(app)
        self._app = app
        self._scheme = scheme
        self._base = _base_font(app)
        self._body = body or _pixel_size(app, self._base)
        self._fonts: dict[tuple[Type, bool], QFont] = {}
        self.icons = Icons()
        self.tokens: Tokens = LIGHT
        app.styleHints().colorSchemeChanged.connect(self._system_changed)
        app.setStyle("Fusion")
        self._apply()

    @property
    def scheme(self) -> Scheme:
        """Light, dark, or as the system."""
        return self._scheme

    def set_scheme(self, scheme: Scheme) -> None:
        """Switches live."""
        self._scheme = scheme
        self._apply()

    def px(self, measure: int) -> int:
        """A measure of `metrics` at the person's text size; never smaller than drawn."""
        return round(measure * max(1.0, self._body / metrics.BODY))

    def font(self, kind: Type, *, italic: bool = False) -> QFont:
        """The font for one kind of writing."""
        key = (kind, italic)
        if key not in self._fonts:
            self._fonts[key] = font_for(self._base, self._body, kind, italic=italic)
        return self._fonts[key]

    def line(self, kind: Type) -> int:
        """Height of the line box of one kind of writing."""
        return self.px(kind.value.line)

    def colour(self, name: str) -> QColor:
        """A token by name."""
        return self.tokens.colour(name)

    def pixmap(self, name: str, colour: str, size: int = metrics.ICON, *, filled: bool = False) -> QPixmap:
        """An icon for a label, at the density of the sharpest screen."""
        density = self._app.devicePixelRatio()
        return self.icons.picture(name, self.colour(colour), self.px(size), filled=filled, density=density)

    def menu_icon(self, name: str) -> QIcon:
        """An icon for a menu entry."""
        return self.icons.icon(name, self.tokens.text, self.tokens.muted, self.px(metrics.ICON))

    def draw_icon(
        self, painter: QPainter, name: str, colour: QColor, where: QRect, *, filled: bool = False
    ) -> None:
        """Paints an icon of the rectangle's width in its middle."""
        device = painter.device()
        density = device.devicePixelRatioF() if device is not None else 1.0
        size = min(where.width(), where.height())
        picture = self.icons.picture(name, colour, size, filled=filled, density=density)
        painter.drawPixmap(
            where.x() + (where.width() - size) // 2, where.y() + (where.height() - size) // 2, picture
        )

    def _system_changed(self) -> None:
        if self._scheme is Scheme.SYSTEM:
            self._apply()

    def _apply(self) -> None:
        dark = self._scheme is Scheme.DARK or (
            self._scheme is Scheme.SYSTEM and self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        )
        self.tokens = DARK if dark else LIGHT
        self._app.setFont(self.font(Type.BODY))
        self._app.setPalette(palette_of(self.tokens))
        self._app.setStyleSheet(sheet_of(self.tokens, self.px(metrics.STATUS), self.px(metrics.RADIUS)))
        self.changed.emit()


def _base_font(app: QApplication) -> QFont:
    """The system's font; where there is no window system, the one of our papers, so that grabs are equal."""
    font = QFont(app.font())
    if app.platformName() in {"offscreen", "minimal"}:
        for path in sorted((resources() / "fonts").glob("SourceSans3-*.ttf")):
            QFontDatabase.addApplicationFont(str(path))
        if "Source Sans 3" in QFontDatabase.families():
            font.setFamilies(["Source Sans 3"])
            font.setPixelSize(metrics.BODY)
    return font


def _pixel_size(app: QApplication, font: QFont) -> float:
    if font.pixelSize() > 0:
        return float(font.pixelSize())
    screen = app.primaryScreen()
    dots = screen.logicalDotsPerInch() if screen is not None else 96.0
    return font.pointSizeF() * dots / 72.0
