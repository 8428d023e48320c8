"""Which colours are there, in light and in dark?"""

from typing import Self

from PySide6.QtGui import QColor

from ctj_desktop.domain.record import NamedValue, fields


class Tokens(NamedValue):
    """One colour per purpose; every pair named in `TEXT_PAIRS` passes WCAG AA."""

    dark: bool
    bg: QColor
    surface: QColor
    sunken: QColor
    text: QColor
    muted: QColor
    accent: QColor
    accent_hover: QColor
    on_accent: QColor
    selection: QColor
    control: QColor
    focus: QColor
    line: QColor
    hover: QColor
    raised: QColor
    warning: QColor
    warning_ground: QColor
    error: QColor
    error_ground: QColor
    ok: QColor
    ok_ground: QColor
    fr: QColor
    fr_ground: QColor
    de: QColor
    de_ground: QColor
    badge: QColor
    quiet: QColor
    added: QColor
    desk: QColor

    @classmethod
    def of(cls, *, dark: bool, **values: str) -> Self:
        """From hexadecimal notation; a missing or unknown name is a TypeError."""
        return cls(dark=dark, **{name: QColor(value) for name, value in values.items()})

    def colour(self, name: str) -> QColor:
        """By name, for widgets that keep the name so that they survive a change of theme."""
        found = getattr(self, name)
        if not isinstance(found, QColor):
            raise KeyError(name)
        return found

    def names(self) -> tuple[str, ...]:
        """Every colour's name."""
        return tuple(field.name for field in fields(self) if field.name != "dark")


LIGHT = Tokens.of(
    dark=False,
    bg="#F6F7F5",
    surface="#FFFFFF",
    sunken="#ECEEEA",
    text="#1B211D",
    muted="#59625B",
    accent="#1F5F4A",
    accent_hover="#174A39",
    on_accent="#FFFFFF",
    selection="#DCEBE4",
    control="#7C857C",
    focus="#0B57D0",
    line="#DCE0DA",
    hover="#F0F2EE",
    raised="#FAFBF9",
    warning="#8A5A00",
    warning_ground="#FFF3D6",
    error="#A3271F",
    error_ground="#FBE9E6",
    ok="#1E6B34",
    ok_ground="#E5F2E8",
    fr="#1D4E89",
    fr_ground="#E7EEF7",
    de="#7A3E00",
    de_ground="#F8ECDF",
    badge="#D9DED7",
    quiet="#A9C4B8",
    added="#D5EBDD",
    desk="#E3E6E1",
)

DARK = Tokens.of(
    dark=True,
    bg="#171B19",
    surface="#1F2421",
    sunken="#121513",
    text="#E7ECE8",
    muted="#A7B1AA",
    accent="#7CC9A9",
    accent_hover="#9AD9BE",
    on_accent="#0E1713",
    selection="#284238",
    control="#808B83",
    focus="#8AB4F8",
    line="#343B36",
    hover="#262C28",
    raised="#232925",
    warning="#F0C36A",
    warning_ground="#3A2F14",
    error="#FF9C92",
    error_ground="#3D2320",
    ok="#86D39B",
    ok_ground="#1E3526",
    fr="#9CC3F5",
    fr_ground="#1D2C3F",
    de="#F0B27A",
    de_ground="#3A2918",
    badge="#39413B",
    quiet="#3F5D50",
    added="#23442F",
    desk="#0E110F",
)

LIGHT_CONTRAST = Tokens.of(
    dark=False,
    bg="#FFFFFF",
    surface="#FFFFFF",
    sunken="#F2F3F1",
    text="#000000",
    muted="#2B302C",
    accent="#0B3D2C",
    accent_hover="#062619",
    on_accent="#FFFFFF",
    selection="#CFE6DA",
    control="#3A403B",
    focus="#0032A0",
    line="#5A615B",
    hover="#E9ECE7",
    raised="#FFFFFF",
    warning="#4F3300",
    warning_ground="#FFF3D6",
    error="#7A0F0A",
    error_ground="#FFF0EE",
    ok="#0C4420",
    ok_ground="#E9F6EC",
    fr="#0E3668",
    fr_ground="#EDF3FA",
    de="#552B00",
    de_ground="#FBF2E8",
    badge="#E3E7E1",
    quiet="#6F8A7D",
    added="#D9F0E1",
    desk="#E9ECE7",
)

DARK_CONTRAST = Tokens.of(
    dark=True,
    bg="#000000",
    surface="#000000",
    sunken="#101211",
    text="#FFFFFF",
    muted="#D5DBD6",
    accent="#A4EBCB",
    accent_hover="#C6F5E0",
    on_accent="#000000",
    selection="#1C3A2C",
    control="#B4BDB6",
    focus="#A9CBFF",
    line="#8A928C",
    hover="#1A1D1B",
    raised="#0A0C0B",
    warning="#FFD98A",
    warning_ground="#2B2208",
    error="#FFC2BB",
    error_ground="#33100D",
    ok="#A9EEBC",
    ok_ground="#0E2A17",
    fr="#BFDBFF",
    fr_ground="#101D2F",
    de="#FFCD9C",
    de_ground="#2C1D0C",
    badge="#2A302C",
    quiet="#6E8F80",
    added="#153820",
    desk="#000000",
)

PALETTES: dict[tuple[bool, bool], Tokens] = {
    (False, False): LIGHT,
    (True, False): DARK,
    (False, True): LIGHT_CONTRAST,
    (True, True): DARK_CONTRAST,
}
"""By whether it is dark, and whether the person wants high contrast: there text reaches 7 : 1."""

TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    ("text", "bg"),
    ("text", "surface"),
    ("text", "sunken"),
    ("text", "hover"),
    ("text", "raised"),
    ("text", "selection"),
    ("text", "ok_ground"),
    ("text", "error_ground"),
    ("text", "badge"),
    ("text", "added"),
    ("muted", "bg"),
    ("muted", "surface"),
    ("muted", "sunken"),
    ("muted", "selection"),
    ("muted", "hover"),
    ("muted", "desk"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("accent", "surface"),
    ("accent", "bg"),
    ("accent", "selection"),
    ("warning", "warning_ground"),
    ("warning", "surface"),
    ("warning", "selection"),
    ("error", "error_ground"),
    ("error", "surface"),
    ("ok", "ok_ground"),
    ("ok", "surface"),
    ("fr", "fr_ground"),
    ("de", "de_ground"),
)
"""Text and the ground it stands on anywhere in the window."""

SHAPE_PAIRS: tuple[tuple[str, str], ...] = (
    ("control", "surface"),
    ("control", "bg"),
    ("focus", "surface"),
    ("focus", "bg"),
    ("focus", "selection"),
    ("accent", "badge"),
)
"""Edges that carry meaning: at least 3 : 1."""


def contrast(one: QColor, other: QColor) -> float:
    """Ratio of relative luminances after WCAG 2.2, from 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: QColor) -> float:
    """Relative luminance after WCAG 2.2, from 0 for black to 1 for white."""
    red, green, blue = (_linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
