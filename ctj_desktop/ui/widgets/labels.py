"""How is plain writing shown: labels, tags, badges, states?"""

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.paint import CENTRE, box, first_lines, width_of, wrappable, write
from ctj_desktop.ui.widgets.spoken import announce, speak_as


class Label(QLabel):
    """Writing in one role and one colour of the theme; never rich text, never a link.

    With `elide` it may be shorter than its text, and with `most` it takes so many lines at most: it then ends in an
    ellipsis, and its tool tip says it whole.
    """

    def __init__(
        self,
        theme: Theme,
        kind: Type = Type.BODY,
        colour: str = "text",
        *,
        wrap: bool = False,
        elide: bool = False,
        italic: bool = False,
        most: int = 0,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kind = kind
        self._colour = colour
        self._most = most
        self._italic, self._elide = italic, elide
        self._sides: Sequence[int] = (0, 0, 0, 0)
        self._heights: dict[int, int] = {}  # by the width: a form that is laid out asks for them hundreds of times
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if wrap:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.MinimumExpanding)
        theme.changed.connect(self._restyle)
        self._restyle()

    def setContentsMargins(self, *sides: int) -> None:  # type: ignore[override]
        """They stay: Qt’s frame takes them away with a style, where they are higher than the label before its place."""
        self.ensurePolished()
        self._sides = sides
        self._leave_room()

    def say(self, text: str) -> None:
        """Shows the text; U+202F becomes U+00A0, which Qt does not break."""
        self._heights.clear()
        self.setText(wrappable(text))
        if self._elide or self._most:
            self.setToolTip(text)

    def show_lines(self, most: int) -> None:
        """So many lines at most from now on; 0 for all of them."""
        if most != self._most:
            self._most = most
            self.setToolTip(self.text() if most else "")
            self._heights.clear()
            self._leave_room()
            self.updateGeometry()

    def say_found(self, text: str, field: QWidget) -> None:
        """What a filter leaves; whoever types in its field hears it."""
        if text != self.text() and field.hasFocus():
            announce(self, text, instead=True)
        self.say(text)

    def recolour(self, colour: str) -> None:
        """Another token for another state."""
        self._colour = colour
        self._restyle()

    def sizeHint(self) -> QSize:
        """Of a text that may be cut, the text alone: Qt's own hint is never less than the minimum was once."""
        hint = self._limited(super().sizeHint())
        return QSize(width_of(self.font(), self.text()) + 1, hint.height()) if self._elide else hint

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._theme.line(self._kind)) if self._elide else self._limited(super().minimumSizeHint())

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._limited(QSize(width, super().heightForWidth(width))).height()
        return self._heights[width]

    def _limited(self, size: QSize) -> QSize:
        return (
            size.boundedTo(QSize(size.width(), self._most * self.fontMetrics().lineSpacing())) if self._most else size
        )

    def _paint_first_lines(self) -> None:
        painter, high = QPainter(self), self.fontMetrics().lineSpacing()
        for at, line in enumerate(first_lines(self.font(), self.text(), self.width(), self._most)):
            where = QRect(0, at * high, self.width(), high)
            write(painter, where, line, self.font(), self._theme.colour(self._colour))
        painter.end()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._most:
            self._paint_first_lines()
            return
        if not self._elide:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        write(painter, self.rect(), self.text(), self.font(), self._theme.colour(self._colour), self.alignment())
        painter.end()

    def _leave_room(self) -> None:
        """Where lines are broken the label is no higher than they are: its first line keeps its accents."""
        left, top, right, bottom = self._sides
        above = self._theme.headroom(self._kind) if self.wordWrap() and not self._most else 0
        super().setContentsMargins(left, top + above, right, bottom)

    def _restyle(self) -> None:
        self._heights.clear()
        palette = self.palette()
        palette.setColor(self.foregroundRole(), self._theme.colour(self._colour))
        self.setPalette(palette)
        self.setFont(self._theme.font(self._kind, italic=self._italic))
        self._leave_room()
        if not self.wordWrap():
            self.setMinimumHeight(self._theme.line(self._kind))


class IconLabel(QWidget):
    """An icon that says nothing by itself: the word stands beside it."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        colour: str = "text",
        size: int = metrics.ICON,
        *,
        filled: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._icon, self._colour, self._filled = theme, icon, colour, filled
        self.setFixedSize(theme.px(size), theme.px(size))
        theme.changed.connect(self.update)

    def show_icon(self, icon: str, colour: str) -> None:
        """Another state."""
        self._icon, self._colour = icon, colour
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour = self._theme.colour(self._colour)
        self._theme.draw_icon(painter, self._icon, colour, self.rect(), filled=self._filled)
        painter.end()


class Tag(QWidget):
    """FR and DE tinted for a language, FR and CH outlined for a side: always by text, never by a flag."""

    def __init__(self, theme: Theme, code: str, *, side: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._code, self._side = theme, code, side
        speak_as(self, QAccessible.Role.StaticText)
        self.setFixedSize(theme.px(metrics.TAG_WIDTH), theme.px(metrics.TAG_HEIGHT))
        self.setAccessibleName(code)
        theme.changed.connect(self.update)

    def say(self, code: str) -> None:
        """Another code; empty hides the tag."""
        self._code = code
        self.setAccessibleName(code)
        self.setVisible(bool(code))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_tag(painter, self._theme, self.rect(), self._code, side=self._side)
        painter.end()


def paint_tag(painter: QPainter, theme: Theme, rect: QRect, code: str, *, side: bool) -> None:
    """Paints a language or side tag; also used by table delegates."""
    radius, font = theme.px(metrics.RADIUS_TAG), theme.font(Type.LABEL)
    if side:
        box(painter, rect, radius, None, theme.tokens.control)
        write(painter, rect, code, font, theme.tokens.text, CENTRE)
        return
    name = "de" if code == "DE" else "fr"
    box(painter, rect, radius, theme.colour(f"{name}_ground"))
    write(painter, rect, code, font, theme.colour(name), CENTRE)


class Badge(QWidget):
    """A count in a small round field."""

    def __init__(self, theme: Theme, count: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._count = theme, count
        theme.changed.connect(self.update)

    def show_count(self, count: int) -> None:
        """Shows the number; nothing for zero."""
        self._count = count
        self.setVisible(count > 0)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return badge_size(self._theme, self._count)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_badge(painter, self._theme, self.rect(), self._count, self._theme.tokens.badge)
        painter.end()


def badge_size(theme: Theme, count: int) -> QSize:
    """At least round."""
    height = theme.px(metrics.BADGE)
    return QSize(max(height, width_of(theme.font(Type.LABEL), str(count)) + theme.px(12)), height)


def paint_badge(painter: QPainter, theme: Theme, rect: QRect, count: int, ground: QColor) -> None:
    """Paints a count; the sidebar uses it too."""
    box(painter, rect, rect.height() / 2, ground)
    write(painter, rect, str(count), theme.font(Type.LABEL), theme.tokens.text, CENTRE)


class Tone(Enum):
    """What a state means: ground, ink and usual icon."""

    OK = ("ok_ground", "ok", "check-circle")
    WARNING = ("warning_ground", "warning", "warning")
    ERROR = ("error_ground", "error", "x-circle")
    NOW = ("selection", "accent", "play-circle")
    QUIET = ("sunken", "muted", "question")


class StatePill(QWidget):
    """A state by icon, word and tint; it can never be clicked."""

    def __init__(self, theme: Theme, tone: Tone = Tone.QUIET, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._tone, self._word, self._icon = theme, tone, "", ""
        speak_as(self, QAccessible.Role.StaticText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def say(self, word: str, tone: Tone, icon: str = "") -> None:
        """Shows a state."""
        self._word, self._tone, self._icon = word, tone, icon
        self.setAccessibleName(word)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(pill_width(self._theme, self._word), self._theme.px(metrics.PILL))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_pill(painter, self._theme, self.rect(), self._word, self._tone, self._icon)
        painter.end()


def pill_width(theme: Theme, word: str) -> int:
    """Room a state needs: 8, icon, 6, word, 8."""
    return width_of(theme.font(Type.LABEL), word) + theme.px(8 + metrics.ICON + 6 + 8) + 2


def paint_pill(painter: QPainter, theme: Theme, rect: QRect, word: str, tone: Tone, icon: str = "") -> None:
    """Paints a state; also used by table delegates."""
    ground, ink, usual = tone.value
    box(painter, rect, theme.px(metrics.RADIUS_TAG), theme.colour(ground))
    size = theme.px(metrics.ICON)
    where = QRect(rect.x() + theme.px(8), rect.y() + (rect.height() - size) // 2, size, size)
    theme.draw_icon(painter, icon or usual, theme.colour(ink), where)
    left = theme.px(8 + metrics.ICON + 6)
    write(painter, rect.adjusted(left, 0, -theme.px(4), 0), word, theme.font(Type.LABEL), theme.colour(ink))
