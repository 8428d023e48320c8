"""How does somebody begin? Open, make a new workspace, or look around in the sample; Enter alone is enough."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ctj_desktop.ui.frame.language import INTERFACE_LOCALES, WindowLanguage
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.spoken import announce
from ctj_desktop.ui.widgets.surfaces import Banner, Card, Hairline
from ctj_desktop.ui.widgets.switch import Switch

MARK = 64


class ProgramMark(QWidget):
    """Our mark, large."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedSize(theme.px(MARK), theme.px(MARK))
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        whole = QRect(0, 0, self.width(), self.height())
        self._theme.draw_icon(painter, "ctj-mark", self._theme.tokens.accent, whole)
        painter.end()


class RecentFile(Button):
    """A workspace that was open before."""

    def __init__(self, theme: Theme, path: Path, at: int, parent: QWidget) -> None:
        super().__init__(theme, f"welcome.recent.{at}", ButtonKind.LINK, compact=True, icon="file-text", parent=parent)
        self.path = path


class Welcome(QWidget):
    """The first screen; the primary button has the keyboard, so that Enter alone opens a usable window."""

    open_asked = Signal()
    new_asked = Signal()
    sample_asked = Signal()
    file_asked = Signal(object)

    def __init__(self, theme: Theme, language: WindowLanguage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._language = theme, language
        self._recent: list[Path] = []
        self._offered: Callable[[], object] | None = None
        self.setObjectName("welcome")
        self._build()
        self._lay_out()
        self._connect()
        self.retranslate()

    def show_recent(self, paths: Sequence[Path]) -> None:
        """Workspaces to go on with; the newest one takes the place of the sample as what Enter opens."""
        self._recent = list(paths)
        for button in self._files.findChildren(RecentFile):
            self._files_column.removeWidget(button)
            button.deleteLater()
        for at, path in enumerate(self._recent[:6]):
            button = RecentFile(self._theme, path, at, self._files)
            called = self._told_apart(path)
            button.say(called, tip=str(path), name=called)
            button.clicked.connect(self._file_clicked)
            self._files_column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._files.setVisible(bool(self._recent))
        self.retranslate()

    def _told_apart(self, path: Path) -> str:
        """By its name; of a copy elsewhere by its folder too, by the whole way to it where that has the same name."""
        others = [other for other in self._recent if other.stem == path.stem and other != path]
        if not others:
            return path.stem
        alike = any(other.parent.name == path.parent.name for other in others)
        return f"{path.parent if alike else path.parent.name} · {path.stem}"

    def refuse(self, sentence: str) -> None:
        """Why a file could not be opened, in place."""
        self._offered = None
        self.refusal.setVisible(bool(sentence))
        self.refusal.say(sentence)

    def offer(self, word: str, act: Callable[[], object]) -> None:
        """What can be done with the refused file instead."""
        self._offered = act
        self.refusal.say(self.refusal.sentence(), button=word)

    def wait(self, sentence: str) -> None:
        """Nothing can be chosen while something is under way that the sentence names, at the foot of the card."""
        self.setEnabled(False)
        self._hint.say(sentence)
        announce(self, sentence)

    def go_on(self) -> None:
        """What was under way has ended."""
        self.setEnabled(True)
        self._say_hint()

    def give_focus(self) -> None:
        """The keyboard goes to what Enter should do."""
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.first.click()
            return
        super().keyPressEvent(event)

    def retranslate(self) -> None:
        t = self._language.t
        self._title.say(t("CTJ Desktop"))
        self._subtitle.say(t("The secretariat of a territorial steering committee, in French and German"))
        newest = self._recent[0].stem if self._recent else ""
        self.first.say(t("Continue with {name}").format(name=newest) if newest else t("Try the sample workspace"))
        self.first.set_icon("arrow-right" if newest else "play-circle")
        self.sample.say(t("Sample workspace"))
        self.sample.setVisible(bool(newest))
        self.new.say(t("New workspace…"))
        self.open.say(t("Open a file…"))
        self._recent_title.say(t("Recent workspaces"))
        if self.isEnabled():
            self._say_hint()
        self.language.offer(INTERFACE_LOCALES, t("Language"), t("{place} of {count}"))
        self.language.choose(t.locale, silently=True)

    def _say_hint(self) -> None:
        self._hint.say(self._language.t("Everything stays on this computer. Nothing is sent anywhere."))

    def _build(self) -> None:
        theme = self._theme
        self.card = Card(theme, "welcome.card", parent=self)
        self._mark = ProgramMark(theme, self.card)
        self._title = Label(theme, Type.PAGE, parent=self.card)
        self._subtitle = Label(theme, Type.BODY, "muted", wrap=True, parent=self.card)
        self.refusal = Banner(theme, "welcome.refusal", "x-circle", tone="error", wrap=True, parent=self.card)
        self.refusal.button.hide()
        self.refusal.hide()
        self.first = Button(theme, "welcome.first", ButtonKind.PRIMARY, icon="play-circle", parent=self.card)
        self.new = Button(theme, "welcome.new", icon="file-plus", parent=self.card)
        self.open = Button(theme, "welcome.open", icon="folder-open", parent=self.card)
        self.sample = Button(theme, "welcome.sample", icon="play-circle", parent=self.card)
        self._files = QWidget(self.card)
        self._recent_title = Label(theme, Type.LABEL, "muted", parent=self._files)
        self._hint = Label(theme, Type.CAPTION, "muted", wrap=True, parent=self.card)
        self.language = Switch(theme, "welcome.language", self)

    def _lay_out(self) -> None:
        px = self._theme.px
        self._files_column = QVBoxLayout(self._files)
        self._files_column.setContentsMargins(0, 0, 0, 0)
        self._files_column.setSpacing(px(4))
        self._files_column.addWidget(self._recent_title)
        self._files.hide()
        self.card.setFixedWidth(px(480))
        column = self.card.column
        column.setContentsMargins(px(32), px(32), px(32), px(24))
        column.setSpacing(px(12))
        head = QHBoxLayout()
        head.setSpacing(px(16))
        head.addWidget(self._mark)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        head.addLayout(words, 1)
        column.addLayout(head)
        column.addSpacing(px(8))
        for widget in (self.refusal, self.first, self.new, self.open, self.sample, self._files):
            column.addWidget(widget)
        column.addSpacing(px(4))
        column.addWidget(Hairline(self._theme, self.card))
        column.addWidget(self._hint)
        page = QVBoxLayout(self)
        page.addStretch(2)
        middle = QHBoxLayout()  # an alignment would ask how high the card is across the whole page
        middle.addStretch(1)
        middle.addWidget(self.card)
        middle.addStretch(1)
        page.addLayout(middle)
        page.addSpacing(px(16))
        page.addWidget(self.language, 0, Qt.AlignmentFlag.AlignHCenter)
        page.addStretch(3)

    def _connect(self) -> None:
        self.first.clicked.connect(self._begin)
        self.new.clicked.connect(self.new_asked)
        self.open.clicked.connect(self.open_asked)
        self.sample.clicked.connect(self.sample_asked)
        self.language.chosen.connect(self._language.switch)
        self.refusal.button.clicked.connect(self._take_offer)

    def _begin(self) -> None:
        if self._recent:
            self.file_asked.emit(self._recent[0])
        else:
            self.sample_asked.emit()

    def _take_offer(self) -> None:
        if self._offered is not None:
            self._offered()

    def _file_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, RecentFile):
            self.file_asked.emit(button.path)
