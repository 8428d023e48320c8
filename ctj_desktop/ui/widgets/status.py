"""What happened last, is it saved, and how is it undone?"""

from PySide6.QtCore import QSize
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QWidget

from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, Kind
from ctj_desktop.ui.widgets.labels import IconLabel, Label
from ctj_desktop.ui.widgets.paint import hairline


class StatusStrip(QWidget):
    """Saved at, undo, a sentence, work under way, and the keys of the screen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("status")
        self._check = IconLabel(theme, "check", "muted", parent=self)
        self.saved = Label(theme, Type.CAPTION, "muted", elide=True, name="status.saved", parent=self)
        self.outgoing = SmallButton(theme, "status.outgoing", "export", self)
        self.undo = SmallButton(theme, "status.undo", "arrow-counter-clockwise", self)
        self.sentence = Label(theme, Type.CAPTION, "text", elide=True, name="status.sentence", parent=self)
        self.progress = QProgressBar(self)
        self.stop = SmallButton(theme, "status.stop", "x", self)
        self.author = SmallButton(theme, "status.author", "user", self)
        self.keys = Label(theme, Type.CAPTION, "muted", elide=True, name="status.keys", parent=self)
        self._lay_out()
        theme.changed.connect(self._restyle)
        self._restyle()
        for widget in (self._check, self.saved, self.outgoing, self.undo, self.progress, self.stop, self.author):
            widget.hide()

    def show_saved(self, text: str) -> None:
        """With the time."""
        self._check.setVisible(bool(text))
        self.saved.setVisible(bool(text))
        self.saved.say(text)

    def show_outgoing(self, text: str) -> None:
        """How much waits to be sent; nothing hides the button."""
        self.outgoing.setVisible(bool(text))
        self.outgoing.say(text, tip=text)

    def show_undo(self, text: str) -> None:
        """What would be undone; nothing hides the button."""
        self.undo.setVisible(bool(text))
        if text != self.undo.text():
            self.announce(text)
        self.undo.say(text, tip=text)

    def show_sentence(self, text: str, colour: str = "text") -> None:
        """A reason or a refusal."""
        self.sentence.recolour(colour)
        self.sentence.say(text)
        self.announce(text)

    def announce(self, text: str) -> None:
        """Screen readers say it at once, wherever the keyboard is."""
        if text and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def show_author(self, text: str) -> None:
        """Who is at the keyboard."""
        self.author.setVisible(bool(text))
        self.author.say(text)

    def show_progress(self, done: int, total: int) -> None:
        """A bar that fills when the work can be counted."""
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        self.progress.show()
        self.stop.show()

    def hide_progress(self) -> None:
        """The work is over."""
        self.progress.hide()
        self.stop.hide()

    def sizeHint(self) -> QSize:
        return QSize(400, self._theme.px(metrics.STATUS))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        hairline(painter, 0, self.width(), 0, self._theme.tokens.line)
        painter.end()

    def _lay_out(self) -> None:
        px = self._theme.px
        row = QHBoxLayout(self)
        row.setContentsMargins(px(metrics.PAGE_MARGIN), 1, px(metrics.PAGE_MARGIN), 0)
        row.setSpacing(px(6))
        row.addWidget(self._check)
        row.addWidget(self.saved)
        row.addWidget(self.outgoing)
        row.addWidget(self.undo)
        row.addSpacing(px(6))
        row.addWidget(self.sentence, 1)
        row.addWidget(self.progress)
        row.addWidget(self.stop)
        row.addWidget(self.author)
        row.addWidget(self.keys)
        self.setFixedHeight(px(metrics.STATUS))
        self.progress.setFixedSize(px(112), px(6))
        self.progress.setTextVisible(False)
        self.progress.setObjectName("status.progress")

    def _restyle(self) -> None:
        dress_bar(self.progress, self._theme)


def dress_bar(bar: QProgressBar, theme: Theme) -> None:
    """A thin round bar in the colours of the theme."""
    tokens, radius = theme.tokens, theme.px(6) // 2
    bar.setStyleSheet(
        f"QProgressBar {{ background: {tokens.badge.name()}; border: none; border-radius: {radius}px; }}"
        f"QProgressBar::chunk {{ background: {tokens.accent.name()}; border-radius: {radius}px; }}"
    )


class SmallButton(Button):
    """A caption-sized button of the strip."""

    def __init__(self, theme: Theme, name: str, icon: str, parent: QWidget) -> None:
        super().__init__(theme, name, Kind.QUIET, icon=icon, compact=True, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._theme.px(24))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(96), self._theme.px(24))

    def font_kind(self) -> Type:
        return Type.CAPTION
