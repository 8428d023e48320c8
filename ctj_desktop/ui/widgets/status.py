"""What happened last, is it saved, and how is it undone?"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QWidget

from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.labels import IconLabel, Label
from ctj_desktop.ui.widgets.paint import hairline, width_of
from ctj_desktop.ui.widgets.spoken import announce, speak_as

LEAST_UNDO, LEAST_KEYS = 160, 96
"""Pixels below which what would be undone is not shortened, and the keys are not shown at all."""
MOST_LINES = 8
"""So many lines a sentence has at most; its tool tip says all of it."""


LINE = 24
"""Height of what stands on the strip."""


class StatusStrip(QWidget):
    """Saved at, undo, a sentence, work under way, and the keys of the screen.

    A sentence of several lines rises over the page, which keeps its place; a click folds it to one line, and back.
    """

    folder_asked = Signal(object)
    """The folder of a file that was written, which the sentence names."""
    grown = Signal()
    """The strip has become higher or lower."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._most = MOST_LINES
        speak_as(self, QAccessible.Role.StatusBar)
        self.setObjectName("status")
        self._check = IconLabel(theme, "check", "muted", parent=self)
        self.saved = Label(theme, Type.CAPTION, "muted", elide=True, name="status.saved", parent=self)
        self.outgoing = SmallButton(theme, "status.outgoing", "export", self)
        self.undo = SmallButton(theme, "status.undo", "arrow-counter-clockwise", self)
        self.sentence = Label(theme, Type.CAPTION, "text", wrap=True, name="status.sentence", parent=self)
        self.sentence.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.folder = SmallButton(theme, "status.folder", "folder-open", self)
        self.progress = QProgressBar(self)
        self.stop = SmallButton(theme, "status.stop", "x", self)
        self.author = SmallButton(theme, "status.author", "user", self)
        self.keys = Label(theme, Type.CAPTION, "muted", elide=True, name="status.keys", parent=self)
        self._lay_out()
        theme.changed.connect(self._restyle)
        self._restyle()
        for widget in (self._check, self.saved, self.undo, *self._fixed()):
            widget.hide()
        self._written = Path()
        self.folder.clicked.connect(lambda: self.folder_asked.emit(self._written))

    def show_saved(self, text: str) -> None:
        """With the time."""
        self._check.setVisible(bool(text))
        self.saved.setVisible(bool(text))
        self.saved.say(text)
        self._share()

    def show_outgoing(self, text: str) -> None:
        """How much waits to be sent; nothing hides the button."""
        self.outgoing.setVisible(bool(text))
        self.outgoing.say(text, tip=text)
        self._share()

    def show_undo(self, text: str) -> None:
        """What would be undone; nothing hides the button."""
        self.undo.setVisible(bool(text))
        self.undo.say(text, tip=text)
        self._share()

    def show_sentence(self, text: str, colour: str = "text") -> None:
        """A reason or a refusal; what was written before is not spoken of any more."""
        self._tell(text, colour, MOST_LINES)

    def show_tip(self, text: str) -> None:
        """What the mouse stands on, in one line: nothing rises under it."""
        self._tell(text, "muted", 1)

    def show_written(self, text: str, path: Path) -> None:
        """What lies where, with the button that opens the folder."""
        self.show_sentence(text, "ok")
        self._written = path
        self.folder.say(self.folder.text(), tip=str(path))
        self.folder.show()
        self._share()

    def announce(self, text: str | Callable[[], str]) -> None:
        """Screen readers say it, wherever the keyboard is."""
        announce(self, text)

    def show_author(self, text: str) -> None:
        """Who is at the keyboard."""
        self.author.setVisible(bool(text))
        self.author.say(text, tip=text)
        self._share()

    def show_keys(self, text: str) -> None:
        """The keys of the screen."""
        self.keys.say(text)
        self._share()

    def show_progress(self, done: int, total: int) -> None:
        """A bar that fills when the work can be counted."""
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        self.progress.show()
        self.stop.show()
        self._share()

    def hide_progress(self) -> None:
        """The work is over."""
        self.progress.hide()
        self.stop.hide()
        self._share()

    def sizeHint(self) -> QSize:
        return QSize(400, self._theme.px(metrics.STATUS))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._most = 1 if self._most > 1 else MOST_LINES
        self._share()
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.tokens.bg)
        hairline(painter, 0, self.width(), 0, self._theme.tokens.line)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _tell(self, text: str, colour: str, most: int) -> None:
        self.folder.hide()
        self._most = most
        self.sentence.recolour(colour)
        self.sentence.say(text)
        self._share()
        self.announce(text)

    def _share(self) -> None:
        """A sentence is said whole: what would be undone and the keys give way to it, and a long one has more lines."""
        px = self._theme.px
        shown = [widget for widget in (self._check, self.saved, *self._fixed()) if not widget.isHidden()]
        between = px(6) * (len(shown) + 6) + 2 * px(metrics.PAGE_MARGIN)
        room = self.width() - between - sum(widget.sizeHint().width() for widget in shown)
        for whole in (self.saved, self.stop):
            whole.setMinimumWidth(whole.sizeHint().width())
        sentence = width_of(self.sentence.font(), self.sentence.text()) + 1 if self.sentence.text() else 0
        wishes = [widget.sizeHint().width() for widget in (self.undo, self.keys)]
        undo = min(wishes[0], max(px(LEAST_UNDO), room - sentence - wishes[1])) if self.undo.text() else 0
        keys = room - sentence - undo
        self.undo.setMaximumWidth(max(undo, 1))
        self.keys.setMaximumWidth(min(wishes[1], keys) if keys >= px(LEAST_KEYS) else 0)
        self._grow(room - undo if sentence > room - undo else 0)

    def _grow(self, width: int) -> None:
        """As high as the sentence needs at that width; a single line high for none."""
        line, high = self.sentence.fontMetrics().lineSpacing(), self._theme.px(metrics.STATUS)
        self.sentence.show_lines(self._most)
        needed = max(line, self.sentence.heightForWidth(width)) if width > 0 else line
        self.sentence.setFixedHeight(needed)
        for widget in (self._check, self.saved, self.keys):
            widget.setFixedHeight(self._theme.px(LINE))
        if high + needed - line != self.height():
            self.setFixedHeight(high + needed - line)
            self.grown.emit()

    def _fixed(self) -> tuple[QWidget, ...]:
        return self.outgoing, self.folder, self.progress, self.stop, self.author

    def _lay_out(self) -> None:
        px = self._theme.px
        row = QHBoxLayout(self)
        row.setContentsMargins(px(metrics.PAGE_MARGIN), 1, px(metrics.PAGE_MARGIN), px(metrics.STATUS - LINE) // 2)
        row.setSpacing(px(6))
        foot = Qt.AlignmentFlag.AlignBottom
        before: tuple[QWidget, ...] = (self._check, self.saved, self.outgoing, self.undo)
        after: tuple[QWidget, ...] = (self.folder, self.progress, self.stop, self.author, self.keys)
        for widget in before:
            row.addWidget(widget, 0, foot)
        row.addSpacing(px(6))
        row.addWidget(self.sentence, 1, Qt.AlignmentFlag.AlignVCenter)
        for widget in after:
            row.addWidget(widget, 0, foot)
        self.setFixedHeight(px(metrics.STATUS))
        self.progress.setFixedSize(px(112), px(6))
        self.progress.setTextVisible(False)
        self.progress.setObjectName("status.progress")

    def _restyle(self) -> None:
        dress_bar(self.progress, self._theme)
        self._share()


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
        super().__init__(theme, name, ButtonKind.QUIET, icon=icon, compact=True, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._theme.px(24))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(96), self._theme.px(24))

    def font_kind(self) -> Type:
        return Type.CAPTION
