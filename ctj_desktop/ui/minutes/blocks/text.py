"""How is a marked text painted in its column, and how high is it?

The text is laid out once for a width; painting a block that nobody edits costs nothing else.
"""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from ctj_desktop.domain import marks
from ctj_desktop.domain.record import PositionalValue
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.paint import wrappable

BULLET, BULLET_INDENT = "•", 12


class TextLook(PositionalValue):
    """What a side says and in which voice; italic only for what is not filled in."""

    text: str
    kind: Type = Type.BODY
    colour: str = "text"
    italic: bool = False
    bullet: bool = False


class BlockText:
    """One text in one column."""

    def __init__(self, theme: Theme, look: TextLook, width: int) -> None:
        self._theme, self._look = theme, look
        self._indent = theme.px(BULLET_INDENT) if look.bullet else 0
        self._line = theme.line(look.kind)
        self._font = theme.font(look.kind, italic=look.italic)
        self._layout = _laid_out(theme, look, self._font, self._line, max(1, width - self._indent))
        self.height = max(1, self._layout.lineCount()) * self._line

    def paint(self, painter: QPainter, x: int, y: int) -> None:
        """With its upper left corner there."""
        painter.setPen(self._theme.colour(self._look.colour))
        if self._look.bullet:
            painter.setFont(self._font)
            painter.drawText(x, y, self._indent, self._line, int(Qt.AlignmentFlag.AlignVCenter), BULLET)
        self._layout.draw(painter, QPointF(x + self._indent, y))


def _laid_out(theme: Theme, look: TextLook, font: QFont, line_height: int, width: int) -> QTextLayout:
    runs = marks.parse_marks(look.text)
    text = wrappable("".join(run.text for run in runs)).replace("\n", "\u2028")
    layout = QTextLayout(text, font)
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.setFormats(_formats(runs, theme.colour(look.colour), theme.colour("accent")))
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y + (line_height - line.height()) / 2))
        y += line_height
    layout.endLayout()
    return layout


def _formats(runs: tuple[marks.MarkedRun, ...], ink: QColor, accent: QColor) -> list[QTextLayout.FormatRange]:
    ranges: list[QTextLayout.FormatRange] = []
    start = 0
    for run in runs:
        length = len(run.text.encode("utf-16-le")) // 2
        if run.em or run.strong or run.is_atom:
            found = QTextLayout.FormatRange()
            found.start, found.length = start, length
            found.format = format_of(run, ink, accent)
            ranges.append(found)
        start += length
    return ranges


def format_of(run: marks.MarkedRun, ink: QColor, accent: QColor) -> QTextCharFormat:
    """How a run is written: emphasis leans, strong is heavier, a name or link has the colour of what opens."""
    char = QTextCharFormat()
    char.setForeground(accent if run.is_atom else ink)
    if run.em:
        char.setFontItalic(True)
    if run.strong:
        char.setFontWeight(QFont.Weight.DemiBold)
    return char
