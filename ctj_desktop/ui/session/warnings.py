"""What must be known before a vote: there is no quorum, who is missing, and what the minutes say of it?"""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.findings import finding_text
from ctj_desktop.services.session.quorum_sentence import no_quorum_sentence
from ctj_desktop.services.session.screen import SessionView
from ctj_desktop.ui.session.columns import missing_words
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.labels import IconLabel, Label, Tag
from ctj_desktop.ui.widgets.paint import box


class NoQuorumNote(QWidget):
    """A vote now would be void; the sentence for the minutes in both languages, and a button that enters it."""

    entered = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.sentence: Bilingual = Bilingual()
        self._written: Bilingual | None = None
        self._word = ""
        self.setObjectName("hold.void")
        self.head = Label(theme, Type.STRONG, "error", name="hold.void.sentence", parent=self)
        self.who = Label(theme, Type.BODY, "error", elide=True, name="hold.void.who", parent=self)
        self.fr = Label(theme, Type.CAPTION, wrap=True, name="hold.void.fr", parent=self)
        self.de = Label(theme, Type.CAPTION, wrap=True, name="hold.void.de", parent=self)
        self.enter = Button(theme, "hold.void.enter", icon="article", compact=True, parent=self)
        self.enter.clicked.connect(self._enter)
        self._lay_out()
        theme.changed.connect(self.update)

    def show_view(self, view: SessionView, t: Translator, why_not: str) -> None:
        """Only while the session is open, the statutes set a quorum and it is not reached."""
        lost = view.in_session and view.quorum.rule is not None and not view.quorum.reached
        self.setVisible(lost)
        if not lost:
            self._written = None
            return
        self.sentence = no_quorum_sentence(view.quorum, view.now)
        self.head.say(t("A vote now would be void"))
        missing = missing_words(view, t)
        self.who.say(t("missing: {names}").format(names=missing) if missing else "")
        self.fr.say((self._written or self.sentence).fr.text)
        self.de.say((self._written or self.sentence).de.text)
        self._word = t("Entered in the minutes") if self._written else t("Enter in the minutes")
        self._fit()
        self.enter.setEnabled(view.current is not None and not why_not and self._written is None)
        both = f"{self.fr.text()}\n{self.de.text()}"
        self.enter.setToolTip(both if view.current else t("Take up an item first."))
        self.setAccessibleName(f"{self.head.text()} {self.who.text()}")

    def show_sentences(self, shown: bool) -> None:
        """In a low window only the warning; the button's tool tip says the sentences."""
        self.below.setVisible(shown)

    def was_entered(self) -> None:
        """The sentence stands in the minutes: it need not be entered for every minute."""
        self._written = self.sentence
        self.enter.setEnabled(False)

    def minimumSizeHint(self) -> QSize:
        """With the button as its icon alone."""
        least = super().minimumSizeHint()
        return QSize(self._beside() + self.enter.minimumHeight(), least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        box(painter, self.rect(), self._theme.px(metrics.RADIUS), self._theme.tokens.error_ground)
        painter.end()

    def _fit(self) -> None:
        """The button with its word, or where there is no room as its icon, which says itself."""
        self.enter.say(self._word)
        if self._beside() + self.enter.sizeHint().width() > self.width():
            self.enter.say("", name=self._word)

    def _beside(self) -> int:
        """Pixels beside the button, without who is missing."""
        px = self._theme.px
        return px(12) + px(metrics.ICON_LARGE) + 3 * px(8) + self.head.sizeHint().width() + px(8)

    def _enter(self) -> None:
        self.entered.emit(self.sentence)

    def _lay_out(self) -> None:
        px, theme = self._theme.px, self._theme
        self.below = QWidget(self)
        column, top, below = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout(self.below)
        below.setContentsMargins(0, 0, 0, 0)
        column.setContentsMargins(px(12), px(6), px(8), px(8))
        column.setSpacing(px(4))
        column.addLayout(top)
        column.addWidget(self.below)
        top.setSpacing(px(8))
        top.addWidget(IconLabel(theme, "warning", "error", metrics.ICON_LARGE, parent=self))
        top.addWidget(self.head)
        top.addWidget(self.who, 1)
        top.addWidget(self.enter)
        below.setSpacing(px(8))
        below.addSpacing(px(28 - 8))
        for tag, label in (("FR", self.fr), ("DE", self.de)):
            below.addWidget(Tag(theme, tag, parent=self), 0, Qt.AlignmentFlag.AlignTop)
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            below.addWidget(label, 1)


def findings_words(view: SessionView, t: Translator) -> tuple[str, str]:
    """What contradicts itself in the attendance: the first, and all of it for the tool tip."""
    texts = list(dict.fromkeys(finding_text(t, finding, view.names) for finding in view.findings))
    if not texts:
        return "", ""
    more = t("{count} more").format(count=len(texts) - 1) if len(texts) > 1 else ""
    return " · ".join(filter(None, (texts[0], more))), "\n".join(texts)
