"""How is a text shown in which some words are marked? By ground and by a line, never by colour alone."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QAccessible, QColor, QFont, QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from ctj_desktop.domain.differences import Piece
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.paint import box, wrappable
from ctj_desktop.ui.widgets.spoken import speak_as

PAD = 12
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


class EditedText(QWidget):
    """A text with what goes and what comes, in a frame; a reader hears both."""

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._quiet = theme, False
        self._pieces: tuple[Piece, ...] = ()
        self._held: tuple[int, MarkedText] | None = None
        speak_as(self, QAccessible.Role.StaticText)
        self.setObjectName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._again)

    def say(self, pieces: Sequence[Piece], spoken: str, *, quiet: bool = False) -> None:
        """`quiet`: it stays as it is, and nobody proposed anything."""
        self._pieces, self._quiet = tuple(pieces), quiet
        self.setAccessibleName(spoken)
        self._again()

    def text(self) -> str:
        """What stands there, without what goes."""
        return "".join(piece.text for piece in self._pieces if not piece.removed)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._laid_out(width).height + 2 * self._theme.px(metrics.GAP)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self.heightForWidth(max(self.width(), self._theme.px(200))))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self.heightForWidth(max(self.width(), self._theme.px(120))))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, px, tokens = QPainter(self), self._theme.px, self._theme.tokens
        box(painter, self.rect(), px(metrics.RADIUS), tokens.surface, tokens.line)
        ink = tokens.muted if self._quiet else tokens.text
        self._laid_out(self.width()).paint(painter, px(PAD), px(metrics.GAP), ink)
        painter.end()

    def _laid_out(self, width: int) -> MarkedText:
        if self._held is None or self._held[0] != width:
            theme, tokens = self._theme, self._theme.tokens
            room = max(theme.px(60), width - 2 * theme.px(PAD))
            font = theme.font(Type.BODY, italic=self._quiet)
            made = MarkedText(self._pieces, font, theme.line(Type.BODY), room, tokens.added, tokens.muted)
            self._held = (width, made)
        return self._held[1]

    def _again(self) -> None:
        self._held = None
        self.updateGeometry()
        self.update()


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
