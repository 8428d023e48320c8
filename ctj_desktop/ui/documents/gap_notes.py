"""What does a paper lack before it is printed? Said before, so that nobody finds it on paper."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ctj_desktop.i18n import Translator
from ctj_desktop.ui.forms.screens.pieces import clear
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import WordedButton
from ctj_desktop.ui.widgets.labels import IconLabel, Label
from ctj_desktop.ui.widgets.paint import box, write
from ctj_desktop.ui.widgets.spoken import speak_as

if TYPE_CHECKING:
    from ctj_desktop.documents.gaps import Gaps, Untranslated

MOST_NAMED = 3
PlaceOf = Callable[["Untranslated"], Place | None]


class GapLine(WordedButton):
    """One passage: which language it lacks, how it begins; leads to the record it stands in."""

    def __init__(self, theme: Theme, name: str, text: str, place: Place, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self.place = theme, place
        self.setObjectName(name)
        self.setText(text)
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(24))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(48), self._theme.px(24))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens, px, size = self._theme.tokens, self._theme.px, self._theme.px(metrics.ICON_SMALL)
        if self.hasFocus() or self.underMouse():
            ring = (tokens.focus, 2.0) if self.hasFocus() else (tokens.warning, 1.0)
            box(painter, self.rect(), px(metrics.RADIUS_TAG), None, *ring)
        where = QRect(self.width() - size - px(4), (self.height() - size) // 2, size, size)
        self._theme.draw_icon(painter, "caret-right", tokens.warning, where)
        room = self.rect().adjusted(px(4), 0, -size - px(8), 0)
        write(painter, room, self.text(), self._theme.font(Type.CAPTION), tokens.warning)
        painter.end()


class GapNotes(QWidget):
    """How many passages lack a language, the first of them, and signs that the font does not hold."""

    asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._gaps: Gaps | None = None
        self._place_of: PlaceOf = lambda _gap: None
        speak_as(self, QAccessible.Role.Grouping)
        self.setObjectName("preview.gaps")
        self._icon = IconLabel(theme, "warning", "warning", parent=self)
        self._title = Label(theme, Type.STRONG, "warning", wrap=True, name="preview.gaps.title", parent=self)
        self._passages = QVBoxLayout()
        self._passages.setSpacing(0)
        self._lines = Label(theme, Type.CAPTION, "warning", wrap=True, name="preview.gaps.lines", parent=self)
        words = QVBoxLayout()
        words.setSpacing(theme.px(4))
        words.addWidget(self._title)
        words.addLayout(self._passages)
        words.addWidget(self._lines)
        row = QHBoxLayout(self)
        row.setContentsMargins(*[theme.px(12)] * 4)
        row.setSpacing(theme.px(8))
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        theme.changed.connect(self.update)
        self.hide()

    def show_gaps(self, t: Translator, gaps: "Gaps | None", place_of: PlaceOf) -> None:
        """Nothing missing hides the box; `place_of` says where a passage is put right."""
        self._gaps, self._place_of = gaps, place_of
        self.setVisible(bool(gaps))
        self.retranslate(t)

    def retranslate(self, t: Translator) -> None:
        """In the language of the window."""
        if self._gaps is None:
            return
        self._show_passages()
        count = len(self._gaps.untranslated)
        text = t.n("{count} passage without translation", "{count} passages without translation", count)
        title = text.format(count=count) if count else t("Signs that the font does not hold")
        without = self._gaps.unaddressed
        if without and not count and not self._gaps.characters:
            said = t.n("{count} person without an address", "{count} persons without an address", len(without))
            title = said.format(count=len(without))
        lines = []
        if count > MOST_NAMED:
            more = count - MOST_NAMED
            lines.append(t.n("and {count} other", "and {count} others", more).format(count=more))
        if count:
            lines.append(t("Printed in the other language, with a mark."))
        if self._gaps.characters:
            signs = " ".join(self._gaps.characters)
            lines.append(t("Printed as □: {signs}").format(signs=signs))
        if without:
            lines.append(t("Without an address: {names}").format(names=", ".join(without)))
        self._title.say(title)
        self._lines.say("\n".join(lines))
        self.setAccessibleName(title)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        box(painter, self.rect(), self._theme.px(metrics.RADIUS), self._theme.tokens.warning_ground)
        painter.end()

    def _show_passages(self) -> None:
        assert self._gaps is not None
        clear(self._passages)
        for at, gap in enumerate(self._gaps.untranslated[:MOST_NAMED]):
            text, place = f"{gap.language.value.upper()} · {gap.text}", self._place_of(gap)
            if place is None:
                label = Label(self._theme, Type.CAPTION, "warning", elide=True, parent=self)
                label.setContentsMargins(self._theme.px(4), 0, 0, 0)
                label.say(text)
                self._passages.addWidget(label)
                continue
            line = GapLine(self._theme, f"preview.gap.{at}", text, place, self)
            line.clicked.connect(self._clicked)
            self._passages.addWidget(line)

    def _clicked(self) -> None:
        line = self.sender()
        if isinstance(line, GapLine):
            self.asked.emit(line.place)
