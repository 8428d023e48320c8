"""Which sizes and weights does writing have?"""

from enum import Enum

from PySide6.QtGui import QFont

from ctj_desktop.domain.record import NamedValue


class TypeRole(NamedValue):
    """A kind of writing: size as a ratio of the body, weight, and line box at a body of 14 pixels."""

    ratio: float
    weight: QFont.Weight
    line: int


class Type(Enum):
    """The only sizes in the window; nothing is smaller than a caption."""

    CAPTION = TypeRole(ratio=0.86, weight=QFont.Weight.Normal, line=16)
    LABEL = TypeRole(ratio=0.86, weight=QFont.Weight.DemiBold, line=16)
    BODY = TypeRole(ratio=1.0, weight=QFont.Weight.Normal, line=20)
    STRONG = TypeRole(ratio=1.0, weight=QFont.Weight.DemiBold, line=20)
    CARD = TypeRole(ratio=1.14, weight=QFont.Weight.DemiBold, line=24)
    PAGE = TypeRole(ratio=1.43, weight=QFont.Weight.DemiBold, line=28)
    FIGURE = TypeRole(ratio=2.0, weight=QFont.Weight.DemiBold, line=36)

    __hash__ = object.__hash__  # each stands once, and is looked up at every word that is painted


def font_for(base: QFont, body: float, kind: Type, *, italic: bool = False) -> QFont:
    """The font of one kind of writing, with tabular figures so that numbers align by their digits.

    Args:
        base: the person's own font; only its family is used.
        body: the body size in pixels.
        kind: what is written.
        italic: only for "not filled in" and for the untouched other language.
    """
    font = QFont(base)
    font.setPixelSize(round(body * kind.value.ratio))
    font.setWeight(kind.value.weight)
    font.setItalic(italic)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
