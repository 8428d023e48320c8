"""What does a paper lack before it is printed? Said before, so that nobody finds it on paper."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ctj_desktop.domain.texts import Language
from ctj_desktop.i18n import Translator
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.labels import IconLabel, Label
from ctj_desktop.ui.widgets.paint import box

if TYPE_CHECKING:
    from ctj_desktop.documents.gaps import Gaps

SHOWN = 3


class GapNotes(QWidget):
    """How many passages lack a language, the first of them, and signs that the font does not hold."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._gaps: Gaps | None = None
        self.setObjectName("preview.gaps")
        self._icon = IconLabel(theme, "warning", "warning", parent=self)
        self._title = Label(theme, Type.STRONG, "warning", wrap=True, name="preview.gaps.title", parent=self)
        self._lines = Label(theme, Type.CAPTION, "warning", wrap=True, name="preview.gaps.lines", parent=self)
        words = QVBoxLayout()
        words.setSpacing(theme.px(4))
        words.addWidget(self._title)
        words.addWidget(self._lines)
        row = QHBoxLayout(self)
        row.setContentsMargins(*[theme.px(12)] * 4)
        row.setSpacing(theme.px(8))
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        theme.changed.connect(self.update)
        self.hide()

    def show_gaps(self, t: Translator, gaps: "Gaps") -> None:
        """Nothing missing hides the box."""
        self._gaps = gaps
        self.setVisible(bool(gaps.untranslated or gaps.characters))
        self.retranslate(t)

    def retranslate(self, t: Translator) -> None:
        """In the language of the window."""
        if self._gaps is None:
            return
        count = len(self._gaps.untranslated)
        text = t.n("{count} passage without translation", "{count} passages without translation", count)
        title = text.format(count=count) if count else t("Signs that the font does not hold")
        lines = [f"{_tag(gap.language)} · {gap.text}" for gap in self._gaps.untranslated[:SHOWN]]
        if count:
            lines.append(t("Printed in the other language, with a mark."))
        if self._gaps.characters:
            signs = " ".join(self._gaps.characters)
            lines.append(t("Printed as □: {signs}").format(signs=signs))
        self._title.say(title)
        self._lines.say("\n".join(lines))
        self.setAccessibleName(title)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        box(painter, self.rect(), self._theme.px(metrics.RADIUS), self._theme.tokens.warning_ground)
        painter.end()


def _tag(language: Language) -> str:
    return language.value.upper()
