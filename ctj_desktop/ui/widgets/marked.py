"""How is a text shown in which some words are marked? By ground and by a line, never by colour alone."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from ctj_desktop.domain.differences import Piece
from ctj_desktop.ui.widgets.paint import wrappable

NEW_LINE = "\u2028"  # what Qt's text layout takes for the end of a line


class MarkedText:
    """A text laid out for a width; `height` is what it takes, `paint` draws it.

    What is removed from it is struck through, in the ink of `gone`.
    """

    def __init__(
        self,
        pieces: Sequence[Piece],
        font: QFont,
        line: int,
        width: int,
        ground: QColor,
        gone: QColor | None = None,
    ) -> None:
        text = "".join(piece.text for piece in pieces)
        self._layout = QTextLayout(wrappable(text).replace("\n", NEW_LINE), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._layout.setFormats(_formats(pieces, ground, gone))
        self.height = self._lay_out(line, max(1, width))

    def paint(self, painter: QPainter, left: int, top: int, ink: QColor) -> None:
        """Draws it with its upper left corner there."""
        painter.setPen(ink)
        self._layout.draw(painter, QPointF(left, top))

    def _lay_out(self, line: int, width: int) -> int:
        self._layout.beginLayout()
        top = 0.0
        while (row := self._layout.createLine()).isValid():
            row.setLineWidth(width)
            row.setPosition(QPointF(0, top + (line - row.height()) / 2))  # the ink in the middle of its line box
            top += line
        self._layout.endLayout()
        return int(top)


def _formats(pieces: Sequence[Piece], ground: QColor, gone: QColor | None) -> list[QTextLayout.FormatRange]:
    found: list[QTextLayout.FormatRange] = []
    start = 0
    for piece in pieces:
        length = len(piece.text.encode("utf-16-le")) // 2  # Qt counts as UTF-16 does
        if piece.changed or piece.removed:
            span = QTextLayout.FormatRange()
            bare = len(piece.text) - len(piece.text.lstrip())
            span.start, span.length = start + bare, length - bare  # no line begins under a space
            look = QTextCharFormat()
            if piece.removed:
                look.setFontStrikeOut(True)
                look.setForeground(gone or QColor())
            else:
                look.setBackground(ground)
                look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
            span.format = look
            found.append(span)
        start += length
    return found
