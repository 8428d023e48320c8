"""On what do things lie: cards, banners, empty states, relation chips?"""

from functools import partial

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, ButtonKind, WordedButton
from ctj_desktop.ui.widgets.labels import IconLabel, Label
from ctj_desktop.ui.widgets.paint import box, hairline, width_of, write
from ctj_desktop.ui.widgets.spoken import announce, in_one_breath, said_as_seen, say_as_seen, speak_as


class Card(QWidget):
    """A surface with a thin line around it; no shadow."""

    def __init__(self, theme: Theme, name: str = "", *, padded: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName(name)
        self.column = QVBoxLayout(self)
        pad = theme.px(metrics.CARD_PADDING) if padded else 1
        self.column.setContentsMargins(pad, pad, pad, pad)
        self.column.setSpacing(theme.px(metrics.GAP))
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._theme.tokens
        box(painter, self.rect(), self._theme.px(metrics.RADIUS_CARD), tokens.surface, tokens.line)
        painter.end()


class Hairline(QWidget):
    """A hairline between parts of a card."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedHeight(1)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        hairline(painter, 0, self.width(), 0, self._theme.tokens.line)
        painter.end()


SENTENCE = 160
"""Pixels of ordinary text that a banner keeps for its sentence."""


class Banner(QWidget):
    """One sentence that matters now, its reason, and at most one button."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        icon: str,
        *,
        tone: str = "warning",
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._tone, self._wrap = theme, tone, wrap
        speak_as(self, QAccessible.Role.Grouping)
        self.setObjectName(name)
        self._icon = IconLabel(theme, icon, tone, metrics.ICON_LARGE, parent=self)
        self._sentence = Label(theme, Type.STRONG, tone, wrap=wrap, name=f"{name}.sentence", parent=self)
        self._reason = Label(theme, Type.BODY, tone, elide=True, parent=self)
        self.button = Button(theme, f"{name}.button", ButtonKind.PLAIN, compact=True, parent=self)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), theme.px(6), theme.px(8), theme.px(6))
        row.setSpacing(theme.px(metrics.GAP))
        row.addWidget(self._icon)
        row.addWidget(self._sentence, int(wrap))
        row.addWidget(self._reason, int(not wrap))
        row.addWidget(self.button)
        self.setMinimumHeight(theme.px(metrics.BANNER))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def say(self, sentence: str, reason: str = "", button: str = "") -> None:
        """Shows the sentence; without a word the button is not there."""
        self._sentence.say(sentence)
        self._reason.say(reason)
        self.button.setVisible(bool(button))
        if button:
            self.button.say(button)
        say_as_seen(self, in_one_breath((sentence, reason)))
        self._fit()

    def sentence(self) -> str:
        """What is said."""
        return self._sentence.text()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        announce(self, partial(said_as_seen, self))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Icon, button, and a few words of the sentence: it takes several lines before a page is scrolled sideways."""
        least = super().minimumSizeHint()
        return QSize(min(least.width(), self._beside() + self._theme.px(SENTENCE)), least.height())

    def _fit(self) -> None:
        """The sentence in one line with its reason behind it, or in several lines without."""
        if not self._wrap and self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            room = self.width() - self._beside() - self._row.spacing() - self._reason.minimumSizeHint().width()
            broken = width_of(self._sentence.font(), self._sentence.text()) > room
            if broken is not self._sentence.wordWrap():
                self._sentence.setWordWrap(broken)
                self._reason.setVisible(not broken)
                self._row.setStretchFactor(self._sentence, int(broken))  # else the button would be as wide
        self._keep_lines()

    def _beside(self) -> int:
        """Pixels that are not the sentence's."""
        row = self.layout()
        assert row is not None
        margins, shown = row.contentsMargins(), [self._icon, *([self.button] if not self.button.isHidden() else [])]
        parts = sum(one.sizeHint().width() + row.spacing() for one in shown)
        return margins.left() + margins.right() + parts

    def _keep_lines(self) -> None:
        """A page that is scrolled asks for the height without the width: a sentence would be squeezed by its list.

        Before it has its place the width is none: a dialog would be made for a sentence of one word a line.
        """
        row, least = self.layout(), self._theme.px(metrics.BANNER)
        placed = self.testAttribute(Qt.WidgetAttribute.WA_Resized)
        lines = row.totalHeightForWidth(self.width()) if placed and row is not None and row.hasHeightForWidth() else 0
        self.setMinimumHeight(max(least, lines))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        ground = self._theme.colour(f"{self._tone}_ground")
        box(painter, self.rect(), self._theme.px(metrics.RADIUS), ground)
        painter.end()


class EmptyState(QWidget):
    """Nothing here: an icon, one sentence, one way on."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        speak_as(self, QAccessible.Role.Grouping)
        self.setObjectName(name)
        self._icon = IconLabel(theme, "magnifying-glass", "muted", metrics.ICON_EMPTY, parent=self)
        self._title = Label(theme, Type.STRONG, parent=self)
        self._sentence = Label(theme, Type.BODY, "muted", wrap=True, parent=self)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.primary = Button(theme, f"{name}.primary", ButtonKind.PRIMARY, icon="plus", parent=self)
        self.plain = Button(theme, f"{name}.plain", ButtonKind.PLAIN, icon="x", parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(24))
        column.setSpacing(theme.px(metrics.GAP))
        column.addStretch(1)
        column.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._title, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._sentence)
        column.addSpacing(theme.px(metrics.GAP))
        column.addWidget(self.primary, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.plain, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def minimumSizeHint(self) -> QSize:
        """It takes what the list has whose place it takes."""
        return QSize(self._theme.px(160), super().minimumSizeHint().height())

    def nothing_yet(self, title: str, sentence: str, button: str, icon: str, *, act: str = "plus") -> None:
        """There is nothing at all; the primary button makes the first one, or leads to it: `act` is its icon."""
        self._show(title, sentence, icon)
        self.primary.set_icon(act)
        self.primary.setVisible(bool(button))
        self.primary.say(button)
        self.plain.hide()

    def no_match(self, title: str, sentence: str, button: str) -> None:
        """The filter hides everything; the plain button clears it."""
        self._show(title, sentence, "magnifying-glass")
        self.primary.hide()
        self.plain.show()
        self.plain.say(button)

    def title(self) -> str:
        """What is said."""
        return self._title.text()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        announce(self, partial(said_as_seen, self))

    def _show(self, title: str, sentence: str, icon: str) -> None:
        self._title.say(title)
        self._sentence.say(sentence)
        say_as_seen(self, in_one_breath((title, sentence)))
        self._icon.show_icon(icon, "muted")


class Chip(WordedButton):
    """A relation: opens the other record."""

    def __init__(self, theme: Theme, name: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icon = theme, icon
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)

    def say(self, text: str) -> None:
        """Names the other record."""
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = width_of(self._theme.font(Type.CAPTION), self.text()) + self._theme.px(8 + 16 + 6 + 12)
        return QSize(width, self._theme.px(metrics.CHIP))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens, px = self._theme.tokens, self._theme.px
        ground = tokens.hover if self.underMouse() else tokens.surface
        border, width = (tokens.focus, 2.0) if self.hasFocus() else (tokens.control, 1.0)
        box(painter, self.rect(), self.height() / 2, ground, border, width)
        size = px(metrics.ICON)
        where = QRect(px(8), (self.height() - size) // 2, size, size)
        self._theme.draw_icon(painter, self._icon, tokens.text, where)
        room = self.rect().adjusted(px(30), 0, -px(8), 0)
        write(painter, room, self.text(), self._theme.font(Type.CAPTION), tokens.text)
        painter.end()
