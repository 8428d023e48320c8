"""How are boxes, rings and single lines of text painted?"""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextLayout

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter


def wrappable(text: str) -> str:
    """Text as Qt may wrap it: its layout breaks lines at U+202F, so the screen gets U+00A0."""
    return text.replace("\u202f", "\u00a0")


def box(
    painter: QPainter,
    rect: QRect,
    radius: float,
    fill: QColor | None = None,
    border: QColor | None = None,
    width: float = 1.0,
) -> None:
    """A rounded box whose border lies inside the rectangle."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inset = width / 2 if border is not None else 0.0
    painter.setPen(QPen(border, width) if border is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    shape = QRectF(rect).adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(shape, max(0.0, radius - inset), max(0.0, radius - inset))
    painter.restore()


def write(
    painter: QPainter,
    rect: QRect,
    text: str,
    font: QFont,
    colour: QColor,
    align: Qt.AlignmentFlag = LEFT,
) -> int:
    """One line, shortened at its end if it does not fit; returns the width it took."""
    painter.setFont(font)
    painter.setPen(colour)
    measures = QFontMetrics(font)
    fitting = measures.elidedText(wrappable(text), Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, int(align | Qt.TextFlag.TextSingleLine), fitting)
    return measures.horizontalAdvance(fitting)


def width_of(font: QFont, text: str) -> int:
    """Pixels a line needs."""
    return QFontMetrics(font).horizontalAdvance(wrappable(text))


def two_lines(font: QFont, text: str, width: int) -> list[str]:
    """The text in one line, or in two: as many words as fit, then all the others."""
    words = text.split()
    fitting = len(words)
    while fitting > 1 and width_of(font, " ".join(words[:fitting])) > width:
        fitting -= 1
    return [" ".join(part) for part in (words[:fitting], words[fitting:]) if part]


def first_lines(font: QFont, text: str, width: int, most: int) -> list[str]:
    """The text in lines of that width; the last of so many is shortened if more follows."""
    layout, found = QTextLayout(wrappable(text), font), list[str]()
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        rest = layout.text()[line.textStart() :]
        if len(found) == most - 1:
            return [*found, QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)]
        found.append(rest[: line.textLength()].rstrip())  # the space at its end would be what does not fit
    return found


def hairline(painter: QPainter, left: int, right: int, y: int, colour: QColor) -> None:
    """A decorative line of one pixel."""
    painter.fillRect(QRect(left, y, right - left, 1), colour)
