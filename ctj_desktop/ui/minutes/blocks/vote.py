"""How are votes counted in the minutes: small fields side by side, the outcome beside them while one types?"""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ctj_desktop.ui.forms.flow import WidgetFlow
from ctj_desktop.ui.minutes.blocks.by_side import SideCounts
from ctj_desktop.ui.minutes.blocks.count_field import CountField
from ctj_desktop.ui.minutes.blocks.pair import COLUMN_GAP, HEAD_HEIGHT, INSET
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.check import CheckBox
from ctj_desktop.ui.widgets.fields import ComboBox
from ctj_desktop.ui.widgets.held import held
from ctj_desktop.ui.widgets.labels import Label, StatePill, Tone
from ctj_desktop.ui.widgets.paint import box, write
from ctj_desktop.ui.widgets.spoken import announce, speak_as


class VotePanel(QWidget):
    """Asks for a vote; `recorded`, `by_name`, `away_asked`, `sentence_asked` and `given_up` say what is wanted."""

    changed = Signal()
    recorded = Signal()
    by_name = Signal()
    away_asked = Signal()
    sentence_asked = Signal()
    given_up = Signal()
    emptied = Signal(str)
    """A field was left as it stood before, by Escape."""
    grew = Signal()
    has_head = True

    def __init__(self, theme: Theme, names: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._head, self._verdict = ("", ""), ""
        speak_as(self, QAccessible.Role.Grouping)
        self.setObjectName("minutes.vote")
        self.method = ComboBox(theme, "minutes.vote.method", self)
        self.rule = ComboBox(theme, "minutes.vote.rule", self)
        self.by_side = CheckBox(theme, "minutes.vote.by_side", self)
        self.sides = SideCounts(theme, self)
        self.casting = ComboBox(theme, "minutes.vote.casting", self)
        self.fields = {name: CountField(theme, f"minutes.vote.{name}", self) for name in names}
        self.asked = Label(theme, Type.CAPTION, "warning", wrap=True, name="minutes.vote.asked", parent=self)
        self.away = Label(theme, Type.BODY, wrap=True, name="minutes.vote.away", parent=self)
        for label in (self.asked, self.away):
            label.setMinimumHeight(1)  # the panel is as high as it is for its width
            label.hide()
        self.verdict = StatePill(theme, parent=self)
        self.verdict.setObjectName("minutes.vote.verdict")
        self.sentences = tuple(
            Label(theme, Type.BODY, "muted", wrap=True, name=f"minutes.vote.sentence.{side}", parent=self)
            for side in ("fr", "de")
        )
        self.note = Label(theme, Type.CAPTION, "error", wrap=True, name="minutes.vote.note", parent=self)
        self.record = Button(theme, "minutes.vote.record", ButtonKind.PRIMARY, compact=True, parent=self)
        self.names = Button(theme, "minutes.vote.by_name", compact=True, icon="users", parent=self)
        self.of_away = Button(theme, "minutes.vote.of_away", compact=True, icon="envelope-simple", parent=self)
        self.sentence = Button(theme, "minutes.vote.sentence", compact=True, icon="article", parent=self)
        self.cancel = Button(theme, "minutes.vote.cancel", ButtonKind.QUIET, compact=True, parent=self)
        self._lay_out()
        self._connect()

    def focus_here(self) -> None:
        """The keyboard goes to the field it was in, else to the first one."""
        last = self.focusWidget()
        (last if last is not None and last.isVisibleTo(self) else self.first()).setFocus()

    def first(self) -> CountField:
        """The field in which counting begins."""
        sides = self.sides.all()
        return self.fields["yes"] if sides[0].isHidden() else sides[0]

    def offer_sides(self, offered: bool) -> None:
        """Whether the sides can be counted at all; while one counts that does not change."""
        self.by_side.setVisible(offered)
        self.sides.setVisible(offered)

    def say_head(self, word: str, facts: str) -> None:
        """Vote, and on which decision."""
        self._head = (word, facts)
        self.setAccessibleName(f"{word} {facts}")
        self.update()

    def say_verdict(self, word: str, tone: Tone, icon: str = "") -> None:
        """What comes of the count as it stands; another one is heard at once, before anything is recorded."""
        self.verdict.say(word, tone, icon)
        if word != self._verdict:
            self._verdict = word
            announce(self.verdict, word, instead=True)

    def forget_verdict(self) -> None:
        """Another vote may come out the same."""
        self._verdict = ""

    def say_outcome(self) -> None:
        """It was recorded so."""
        announce(self.verdict, self._verdict)

    def say_why_not(self) -> bool:
        """It was to be recorded, and cannot be: that was said."""
        announce(self.note, self.note.text() or self._verdict)
        return True

    def say_note(self, text: str, tone: str = "error") -> None:
        """The refusal or what is still missing; empty takes it away."""
        self.note.recolour(tone)
        self.note.say(text)
        self.note.setVisible(bool(text))
        for field in (*self.fields.values(), *self.sides.all()):
            field.setAccessibleDescription(text)
            field.mark(bool(text) and tone == "error")
        self.grew.emit()

    def say_asked(self, text: str) -> None:
        """What should be answered before a vote and holds none up; empty takes the line away."""
        self.asked.say(text)
        self.asked.setVisible(bool(text))
        self.setAccessibleDescription(text)

    def say_away(self, text: str) -> None:
        """Votes that count besides those of the fields; empty takes the line away."""
        self.away.say(text)
        self.away.setVisible(bool(text))

    def wanted_height(self) -> int:
        """For the width it has."""
        layout = self.layout()
        assert layout is not None
        for flow in (*self._flows, *self.sides.flows):
            flow.arrange()
        layout.activate()
        least = layout.heightForWidth(self.width()) if layout.hasHeightForWidth() else layout.sizeHint().height()
        return max(least, layout.minimumSize().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held(event):
            self.recorded.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, px, tokens = self._theme, self._theme.px, self._theme.tokens
        box(painter, self.rect(), px(metrics.RADIUS), tokens.raised, tokens.focus, 2)
        size = px(metrics.ICON)
        row = QRect(px(INSET), px(4), self.width() - 2 * px(INSET), px(HEAD_HEIGHT))
        where = QRect(row.x(), row.y() + (row.height() - size) // 2, size, size)
        theme.draw_icon(painter, "hand-palm", tokens.text, where, filled=True)
        beside = row.adjusted(size + px(8), 0, 0, 0)
        used = write(painter, beside, self._head[0], theme.font(Type.LABEL), tokens.text)
        write(painter, beside.adjusted(used + px(8), 0, 0, 0), self._head[1], theme.font(Type.CAPTION), tokens.muted)
        painter.end()

    def _lay_out(self) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(INSET), px(HEAD_HEIGHT + 8), px(INSET), px(12))
        column.setSpacing(px(8))
        texts = QHBoxLayout()
        texts.setSpacing(px(COLUMN_GAP))
        for label in self.sentences:
            texts.addWidget(label, 1)
        self._flows = tuple(WidgetFlow(self._theme, self) for _ in range(4))
        ways, counts, outcome, foot = self._flows
        ways.hold((self.method, self.rule, self.by_side))
        counts.hold(tuple(self.fields.values()))
        outcome.hold((self.verdict, self.casting))
        buttons = (self.record, self.names, self.of_away, self.sentence, self.cancel)
        foot.hold(buttons)
        for one, after in pairwise(
            (
                self.method,
                self.rule,
                self.by_side,
                *self.fields.values(),
                *self.sides.all(),
                self.casting,
                *buttons,
            )
        ):
            QWidget.setTabOrder(one, after)
        for part in (self.asked, ways, counts, self.sides, self.away, outcome):
            column.addWidget(part)
        column.addLayout(texts)
        column.addWidget(self.note)
        column.addWidget(foot)

    def _connect(self) -> None:
        for name, field in self.fields.items():
            field.textChanged.connect(self.changed)
            field.gave_up.connect(partial(self.emptied.emit, name))
        for choice in (self.method, self.rule, self.casting):
            choice.activated.connect(self.changed)
        self.sides.changed.connect(self.changed)
        self.by_side.clicked.connect(self.changed)
        self.by_side.clicked.connect(self._go_on_counting)
        self.record.clicked.connect(self.recorded)
        self.names.clicked.connect(self.by_name)
        self.of_away.clicked.connect(self.away_asked)
        self.sentence.clicked.connect(self.sentence_asked)
        self.cancel.clicked.connect(self.given_up)

    def _go_on_counting(self) -> None:
        """Whoever chose to count otherwise counts next."""
        self.first().setFocus()
        self.first().selectAll()
