"""Which look holds now, and who is told when it changes?"""

from enum import StrEnum
from typing import Final

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QIcon, QPainter, QPalette, QPixmap, QStyleHints
from PySide6.QtWidgets import QApplication

from ctj_desktop.paths import resources
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.icons import Icons
from ctj_desktop.ui.style.palette import palette_of, strong_as, style_sheet_of
from ctj_desktop.ui.style.tokens import LIGHT, PALETTES, Tokens
from ctj_desktop.ui.style.type import Type, font_for

ACCENTED = "ÀÂÄÉÈÊÎÔÖÙÛÜ"
WITHOUT_SYSTEM = frozenset({"offscreen", "minimal"})
"""Platforms of Qt that know no system settings."""


WITH_CONTRAST_THEMES = frozenset({"windows"})
"""Where high contrast means colours of the person's own, neither light nor dark to Qt; elsewhere it means: stronger."""


class Scheme(StrEnum):
    """What the person chose in the menu."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


class Contrast(StrEnum):
    """How strong the colours are."""

    SYSTEM = "system"
    HIGH = "high"


CHOSEN: Final = {Scheme.LIGHT: Qt.ColorScheme.Light, Scheme.DARK: Qt.ColorScheme.Dark}
"""What Qt calls a look that a person chose; any other is that of the system."""


class Theme(QObject):
    """Colours, fonts, measures and icons of the running window; `changed` asks every widget to paint anew.

    `resized` says that text and measures have another size: a view takes its measures when it is made, so whoever
    owns views makes them anew.
    """

    changed = Signal()
    resized = Signal()

    def __init__(
        self,
        app: QApplication,
        scheme: Scheme = Scheme.SYSTEM,
        body: float | None = None,
        *,
        contrast: Contrast = Contrast.SYSTEM,
        percent: int = 0,
    ) -> None:
        """`body` is the body size in pixels; without it the system's own size is kept, or `percent` of it."""
        super().__init__(app)
        self._app = app
        self._scheme, self._contrast, self._percent = scheme, contrast, percent
        self._base = _base_font(app)
        self._system = body or _pixel_size(app, self._base)
        self._write_in(self._wanted_body())
        self.icons = Icons()
        self.tokens: Tokens = LIGHT
        self._told = Qt.ColorScheme.Unknown
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._system_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._system_changed)
        app.setStyle("Fusion")
        self._apply()

    @property
    def scheme(self) -> Scheme:
        """Light, dark, or as the system."""
        return self._scheme

    @property
    def body(self) -> float:
        """The size of plain writing, in pixels."""
        return self._body

    def set_scheme(self, scheme: Scheme) -> None:
        """Switches live."""
        self._scheme = scheme
        self._apply()

    def set_contrast(self, contrast: Contrast) -> None:
        """Switches live."""
        self._contrast = contrast
        self._apply()

    def set_text_size(self, percent: int) -> None:
        """Per cent of the system's text size; 0 follows the system. Switches live."""
        self._percent = percent
        self._resize()

    def look_again(self) -> None:
        """The system's look may have changed: its text size is read anew, and the colours of a contrast theme."""
        if self._app.platformName() not in WITHOUT_SYSTEM:
            font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
            self.follow_font(font, _pixel_size(self._app, font))
        if self._wears_a_theme():
            self._apply()

    def follow_font(self, font: QFont, size: float) -> None:
        """The system writes with this font, in this size."""
        family = font.family() != self._base.family()
        self._system = size
        if family:
            self._base = QFont(font)
        if family or self._wanted_body() != self._body:
            self._resize()

    def px(self, measure: int) -> int:
        """A measure of `metrics` at the person's text size; never smaller than drawn."""
        return round(measure * self._scale) if self._scale > 1.0 else measure

    def font(self, kind: Type, *, italic: bool = False) -> QFont:
        """The font for one kind of writing."""
        key = (kind, italic)
        if key not in self._fonts:
            self._fonts[key] = font_for(self._base, self._body, kind, italic=italic)
        return self._fonts[key]

    def headroom(self, kind: Type) -> int:
        """Pixels by which accents on capitals reach above the line: some fonts count them out of its height."""
        if kind not in self._headrooms:
            measured = QFontMetrics(self.font(kind))
            self._headrooms[kind] = max(0, -measured.tightBoundingRect(ACCENTED).top() - measured.ascent())
        return self._headrooms[kind]

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

    def draw_icon(self, painter: QPainter, name: str, colour: QColor, where: QRect, *, filled: bool = False) -> None:
        """Paints an icon of the rectangle's width in its middle."""
        device = painter.device()
        density = device.devicePixelRatioF() if device is not None else 1.0
        size = min(where.width(), where.height())
        picture = self.icons.picture(name, colour, size, filled=filled, density=density)
        painter.drawPixmap(where.x() + (where.width() - size) // 2, where.y() + (where.height() - size) // 2, picture)

    def _wanted_body(self) -> float:
        return self._system * self._percent / 100 if self._percent else self._system

    def _write_in(self, body: float) -> None:
        """Everything is measured by this size of ordinary text, in pixels."""
        self._body, self._scale = body, max(1.0, body / metrics.BODY)
        self._fonts: dict[tuple[Type, bool], QFont] = {}
        self._headrooms: dict[Type, int] = {}

    def _resize(self) -> None:
        self._write_in(self._wanted_body())
        self._apply()
        self.resized.emit()

    def _system_changed(self) -> None:
        self._apply()

    def _apply(self) -> None:
        hints = self._app.styleHints()
        self._tell_the_system(hints)
        dark = self._scheme is Scheme.DARK or (
            self._scheme is Scheme.SYSTEM and hints.colorScheme() is Qt.ColorScheme.Dark
        )
        if self._wears_a_theme():
            self._app.setPalette(QPalette())  # what stood there was ours
            self.tokens = strong_as(self._app.palette())
        else:
            self.tokens = PALETTES[dark, self._contrast is Contrast.HIGH or _contrast_wanted(hints)]
        self._app.setFont(self.font(Type.BODY))
        self._app.setPalette(palette_of(self.tokens))
        self._app.setStyleSheet(style_sheet_of(self.tokens, self.px(metrics.STATUS), self.px(metrics.RADIUS)))
        self.changed.emit()

    def _wears_a_theme(self) -> bool:
        themed = self._scheme is Scheme.SYSTEM and self._app.platformName() in WITH_CONTRAST_THEMES
        return themed and _contrast_wanted(self._app.styleHints())

    def _tell_the_system(self, hints: QStyleHints) -> None:
        """What the system draws goes along: title bars, its dialogs for files and for printing."""
        wanted = CHOSEN.get(self._scheme, Qt.ColorScheme.Unknown)
        if wanted is not self._told:
            self._told = wanted
            hints.setColorScheme(wanted)


def _contrast_wanted(hints: QStyleHints) -> bool:
    return hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast


def _base_font(app: QApplication) -> QFont:
    """The system's font; where there is no window system, the one of our papers, so that grabs are equal."""
    font = QFont(app.font())
    if app.platformName() in WITHOUT_SYSTEM:
        if "Source Sans 3" not in QFontDatabase.families():  # each one added anew lets Qt forget all it has measured
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
