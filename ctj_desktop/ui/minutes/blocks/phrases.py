"""How are set phrases offered: small round fields that type for the person, reached by Tab as well?"""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import WordedButton
from ctj_desktop.ui.widgets.paint import CENTRE, RIGHT, box, width_of, write
from ctj_desktop.ui.widgets.spoken import speak_as

FOOT = 44


class Phrase(WordedButton):
    """Without border on `sunken`: it inserts, and opens nothing."""

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where the phrase is typed
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        px = self._theme.px
        return QSize(width_of(self._theme.font(Type.CAPTION), self.text()) + px(24), px(metrics.CHIP))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.parent().step(self, 1 if event.key() == Qt.Key.Key_Right else -1)  # type: ignore[union-attr]
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._theme.tokens
        ground = tokens.sunken if self.isEnabled() and not self.underMouse() else tokens.hover
        ring = tokens.focus if self.hasFocus() else None
        box(painter, self.rect(), self.height() / 2, ground, ring, 2)
        ink = tokens.text if self.isEnabled() else tokens.muted
        write(painter, self.rect(), self.text(), self._theme.font(Type.CAPTION), ink, CENTRE)
        painter.end()


class PhraseBar(QWidget):
    """The phrases of a language, a word before them, and the keys of the minutes at the right where there is room."""

    pressed = Signal(int)
    tabbed = Signal(bool)
    """Tab leaves the bar: Left and Right go from phrase to phrase."""

    def __init__(self, theme: Theme, count: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._label = ""
        self._hints: tuple[str, ...] = ()
        self._phrases = [Phrase(theme, f"minutes.phrase.{at}", self) for at in range(count)]
        speak_as(self, QAccessible.Role.Grouping)
        self.setObjectName("minutes.phrases")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for at, phrase in enumerate(self._phrases):
            phrase.clicked.connect(lambda _checked=False, at=at: self.pressed.emit(at))
        theme.changed.connect(self._arrange)

    def say(self, label: str, phrases: Sequence[str], spoken: Sequence[str], hints: Sequence[str]) -> None:
        """Words of the bar; each phrase is spoken with both languages. Of the hints the first that fits is shown."""
        self._label, self._hints = label, tuple(hints)
        for phrase, text, name in zip(self._phrases, phrases, spoken, strict=True):
            phrase.setText(text)
            phrase.setAccessibleName(name)
            phrase.setToolTip(name)
        self.setAccessibleName(label)
        self._arrange()

    def first(self) -> QWidget:
        """Where Tab arrives."""
        return self._phrases[0]

    def step(self, phrase: Phrase, by: int) -> None:
        """Left and Right."""
        at = self._phrases.index(phrase) + by
        if 0 <= at < len(self._phrases) and not self._phrases[at].isHidden():
            self._phrases[at].setFocus(Qt.FocusReason.TabFocusReason)

    def focusNextPrevChild(self, forward: bool) -> bool:
        self.tabbed.emit(forward)
        return True

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(240), self._theme.px(FOOT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        px, font = self._theme.px, self._theme.font(Type.CAPTION)
        line = self.rect().adjusted(px(16), 0, -px(16), 0)
        write(painter, line, self._label, font, self._theme.tokens.muted)
        shown = [phrase for phrase in self._phrases if not phrase.isHidden()]
        left = shown[-1].geometry().right() + px(16) if shown else line.x()
        room = self.rect().adjusted(left, 0, -px(16), 0)
        hint = next((hint for hint in self._hints if width_of(font, hint) <= room.width()), "")
        write(painter, room, hint, font, self._theme.tokens.muted, RIGHT)
        painter.end()

    def _arrange(self) -> None:
        px = self._theme.px
        x = px(16) + width_of(self._theme.font(Type.CAPTION), self._label) + px(8)
        for phrase in self._phrases:
            size = phrase.sizeHint()
            fits = x + size.width() <= self.width() - px(16)
            phrase.setVisible(fits)
            phrase.setGeometry(x, (self.height() - size.height()) // 2, size.width(), size.height())
            x += size.width() + px(8)
        self.update()
