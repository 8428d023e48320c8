"""How is one conflict shown: its versions side by side, what was before, and the result that would be kept?"""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ctj_desktop.domain.differences import Piece, word_differences
from ctj_desktop.domain.log.conflicts import Policy, is_block
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.translator import ZONE
from ctj_desktop.services.exchange.conflict_words import POLICIES, ConflictWords, heading_text, title_text
from ctj_desktop.services.exchange.conflicts import Comparison, RegisterVersion
from ctj_desktop.services.exchange.resolving import Take
from ctj_desktop.ui.exchange.choices import Resolutions, version_text
from ctj_desktop.ui.exchange.version_card import VersionCard
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.labels import Label, StatePill, Tag, Tone
from ctj_desktop.ui.widgets.paint import box
from ctj_desktop.ui.widgets.spoken import announce, speak_as
from ctj_desktop.ui.widgets.text_area import FramedArea

LONG = 40
"""Characters beyond which a value stands below the head of its card."""


def moment_text(t: Translator, at: datetime) -> str:
    """23 février, 16:10: short enough to stand behind an office’s name."""
    local = at.astimezone(ZONE)
    return f"{t.day_month(local.date())}, {t.clock(local.time())}"


class Before(QWidget):
    """What stood there before, on a sunken ground."""

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.title = Label(theme, Type.LABEL, "muted", parent=self)
        self.text = Label(theme, Type.BODY, wrap=True, name=name, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        column.setSpacing(theme.px(4))
        column.addWidget(self.title)
        column.addWidget(self.text)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        box(painter, self.rect(), self._theme.px(metrics.RADIUS), self._theme.tokens.sunken)
        painter.end()


class ConflictBlock(QWidget):
    """One conflict; the current one is open, the others show one line per version."""

    chosen = Signal(int)
    both_asked = Signal()
    typed = Signal(str)
    entered = Signal()

    def __init__(self, theme: Theme, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._number = theme, number
        self._said: tuple[object, ...] = ()
        speak_as(self, QAccessible.Role.Grouping)
        self._one: Comparison | None = None
        self._versions: list[str] = []
        name = f"compare.{number}"
        self.setObjectName(name)
        self._place = Label(theme, Type.LABEL, "muted", parent=self)
        self.title = Label(theme, Type.STRONG, wrap=True, name=f"{name}.title", parent=self)
        self._tag = Tag(theme, "", parent=self)
        self.state = StatePill(theme, parent=self)
        self._note = Label(theme, Type.CAPTION, "muted", wrap=True, name=f"{name}.note", parent=self)
        self._box = QWidget(self)
        self._grid = QGridLayout(self._box)
        self.cards: list[VersionCard] = []
        self._before = Before(theme, f"{name}.before", self)
        self.result = FramedArea(theme, f"{name}.result", self)
        self.result.area.marked = True
        self._result_title = Label(theme, Type.LABEL, "accent", parent=self.result)
        self._result_note = Label(theme, Type.CAPTION, "muted", parent=self.result)
        self.both = Button(theme, f"{name}.both", ButtonKind.QUIET, icon="rows", compact=True, parent=self.result)
        self._lay_out()
        self.both.clicked.connect(self.both_asked)
        self.result.area.typed.connect(self.typed)
        self.result.area.focused.connect(lambda here: self.entered.emit() if here else None)

    def show_conflict(
        self, t: Translator, words: ConflictWords, one: Comparison, choices: Resolutions, *, place: int, current: bool
    ) -> None:
        """Shows a conflict; `place` is its number in the list."""
        self._one = one
        is_open = current and one.conflict.is_text
        self._place.say(str(place))
        self.title.say(heading_text(t, one.conflict))
        self._tag.say(one.conflict.language.value.upper() if one.conflict.language else "")
        self._note.setVisible(current)
        self._note.say(t(POLICIES[one.conflict.policy]))
        self._show_cards(t, words, one, is_open)
        self._before.setVisible(current and one.has_before)
        self._say_before(t, words, one)
        before = f"{self._before.title.text()}: {self._before.text.text()}" if one.has_before else self._note.text()
        self.setAccessibleName(title_text(t, one.conflict))
        self.setAccessibleDescription(before)
        self.result.setVisible(is_open)
        self._result_title.say(t("Result"))
        self._result_note.say(t("can be changed"))
        block = is_block(one.conflict.register)
        self.both.say(t("Keep both paragraphs") if block else t("Keep both texts"), hint="B")
        spoken = t("Result, can be changed: {title}").format(title=title_text(t, one.conflict))
        self.result.area.setAccessibleName(spoken)
        self.show_choice(t, choices)

    def show_choice(self, t: Translator, choices: Resolutions) -> None:
        """Which version is chosen, and what would be kept."""
        if self._one is None:
            return
        one, chosen = self._one, choices.place(self._one)
        for place, card in enumerate(self.cards):
            card.setAutoExclusive(False)
            card.setChecked(place == chosen)
            card.setAutoExclusive(True)
            card.update()
        choice = choices.of(one.conflict)
        self._say_choice(t, one, choice.take if choice is not None else None, chosen)
        if choice is not None:
            word = {Take.BOTH: t("both kept"), Take.VALUE: t("third text")}.get(choice.take, t("chosen"))
            self.state.say(word, Tone.OK)
        elif one.conflict.policy is Policy.SIGNED:
            self.state.say(t("not final"), Tone.WARNING)
        else:
            self.state.say(t("to settle"), Tone.WARNING)
        if one.conflict.is_text:
            self.result.area.put(choices.result(one))

    def _say_choice(self, t: Translator, one: Comparison, take: Take | None, place: int | None) -> None:
        """Another choice for the same conflict is heard; the text that one types oneself is not."""
        said, self._said = self._said, (one.conflict, take, place)
        if said[:1] != self._said[:1] or said == self._said or take in (None, Take.VALUE):
            return
        if take is Take.BOTH:
            announce(self, t("both kept"))
        elif place is not None and place < len(self._versions):
            announce(self, t("chosen: {version}").format(version=self._versions[place]))

    def give_focus(self) -> None:
        """The keyboard goes to the chosen version, else to the first."""
        card = next((card for card in self.cards if card.isChecked()), self.cards[0] if self.cards else None)
        if card is not None:
            card.setFocus(Qt.FocusReason.OtherFocusReason)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.entered.emit()
        super().mousePressEvent(event)

    def _lay_out(self) -> None:
        px = self._theme.px
        head = QHBoxLayout()
        head.setSpacing(px(12))
        head.addWidget(self._place, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.title, 1)
        head.addWidget(self._tag, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.state, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(px(12))
        result_head = QHBoxLayout()
        result_head.setSpacing(px(8))
        result_head.addWidget(self._result_title)
        result_head.addWidget(self._result_note)
        result_head.addStretch(1)
        result_head.addWidget(self.both)
        self.result.column.insertLayout(0, result_head)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(8), 0, px(12))
        column.setSpacing(px(8))
        column.addLayout(head)
        column.addWidget(self._note)
        column.addWidget(self._box)
        column.addWidget(self._before)
        column.addWidget(self.result)

    def _show_cards(self, t: Translator, words: ConflictWords, one: Comparison, is_open: bool) -> None:
        while len(self.cards) < len(one.versions):
            self._add_card()
        for card in self.cards[len(one.versions) :]:
            card.hide()
            card.deleteLater()
        del self.cards[len(one.versions) :]
        self._versions.clear()
        texts = [said or t("empty") for said in words.versions(one)]
        long = any(len(text) > LONG for text in texts) and not one.conflict.is_text
        for place, (card, version) in enumerate(zip(self.cards, one.versions, strict=True)):
            office, when = words.office(version), moment_text(t, version.at)
            spoken = ", ".join(filter(None, (office, when, version.author_name)))
            shown = t(" (shown meanwhile)") if version.shown else ""
            self._versions.append(f"{office}, {texts[place]}")
            card.say(office, when, self._who(t, version), texts[place], f"{place + 1}. {spoken}{shown}: {texts[place]}")
            card.show_text(self._pieces(one, place, texts), below=is_open or long)

    def _add_card(self) -> None:
        place = len(self.cards)
        card = VersionCard(self._theme, f"compare.{self._number}.version.{place + 1}", self._box)
        card.clicked.connect(lambda: self.chosen.emit(place))
        self._grid.addWidget(card, place // 2, place % 2)
        self.cards.append(card)
        card.show()

    @staticmethod
    def _who(t: Translator, version: RegisterVersion) -> str:
        shown = t("shown meanwhile") if version.shown else ""
        return " · ".join(filter(None, (version.author_name, shown)))

    @staticmethod
    def _pieces(one: Comparison, place: int, texts: Sequence[str]) -> tuple[Piece, ...]:
        if not one.conflict.is_text or not version_text(one, place):
            return (Piece(texts[place], False),)
        return word_differences(texts[place], texts[0 if place else 1])[0]

    def _say_before(self, t: Translator, words: ConflictWords, one: Comparison) -> None:
        title = t("Before")
        if one.before_at is not None:
            day = t.date_long(one.before_at.astimezone(ZONE).date())
            title = t("Before, common version of {day}").format(day=day)
        self._before.title.say(title)
        self._before.text.say(words.before(one) or t("empty"))
