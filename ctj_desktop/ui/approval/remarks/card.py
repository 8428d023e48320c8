"""What does the chosen remark say, what would the minutes say with it, and what can be done with it?"""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ctj_desktop.domain.differences import Piece, as_edited, in_context
from ctj_desktop.domain.marks import without_marks
from ctj_desktop.domain.records.remarks import RemarkRuling
from ctj_desktop.domain.texts import Language
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.i18n.polish import polish
from ctj_desktop.i18n.words import word
from ctj_desktop.services.minutes.remarks.reading import RemarkLine
from ctj_desktop.services.minutes.remarks.settling import proposed_words
from ctj_desktop.ui.approval.remarks.words import LANGUAGES, LOOKS, beside, shown, state, where, whose
from ctj_desktop.ui.forms.flow import WidgetFlow
from ctj_desktop.ui.frame.edits import spoken_edit
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.labels import IconLabel, Label, StatePill, Tag, Tone
from ctj_desktop.ui.widgets.marked import EditedText

ACCEPT, REWORD, REFUSE = "A", "M", "R"
"""The keys, the same in every language: accepter, modifier, refuser; annehmen, mit Änderung, …"""
STRIPE, PAD = 4, 12


class ProposedSide(QWidget):
    """One language of the proposal: its tag, what it is, whether it is to be translated, the text."""

    def __init__(self, theme: Theme, language: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._language = language
        self.tag = Tag(theme, language.value.upper(), parent=self)
        self.title = Label(theme, Type.LABEL, "muted", parent=self)
        self.pill = StatePill(theme, parent=self)
        self.text = EditedText(theme, f"remarks.side.{language.value}", self)
        head = QHBoxLayout()
        head.setSpacing(theme.px(metrics.GAP))
        head.addWidget(self.tag)
        head.addWidget(self.title, 1)
        head.addWidget(self.pill)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addLayout(head)
        column.addWidget(self.text)

    def show_side(self, desk: Desk, line: RemarkLine) -> None:
        """With what the minutes would say; of one that is settled or cannot be accepted as it was proposed."""
        t, language, remark = desk.t, self._language, line.remark
        proposed, accepted = proposed_words(remark).get(language), line.accepted.get(language)
        base = shown(line.today if line.today is not None and remark.ruling is None else remark.circulated, language)
        after = accepted if accepted is not None else proposed
        if accepted is None:
            base = shown(remark.circulated, language)
        said = polish(without_marks(after), language) if after is not None else base
        pieces = in_context(as_edited(base, said))
        self.title.say(t("Proposal") if after is not None else t("As it went round"))
        spoken = spoken_edit(t, pieces) or t("no text")
        name = f"{language.value.upper()}, {self.title.text()}: {spoken}"
        self.text.say(pieces if said or base else (Piece(t("no text"), False),), name, quiet=after is None)
        waits = after is None and remark.ruling is None
        self.pill.setVisible(waits)
        if waits:
            self.pill.say(t("to check"), Tone.WARNING, "translate")


class Chosen(QWidget):
    """The ground of what is chosen, with its stripe."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), self._theme.tokens
        painter.fillRect(self.rect(), tokens.raised)
        painter.fillRect(0, 0, self._theme.px(STRIPE), self.height(), tokens.accent)
        painter.end()


class RemarkCard(Chosen):
    """Whose remark, on what, in which words; the proposal in both languages; three ways to settle it."""

    settle = Signal(object)
    """A `RemarkRuling`, or None: what was settled is opened again."""

    def __init__(self, desk: Desk, parent: QWidget, below: QWidget) -> None:
        """The buttons stand on a part of their own, `foot`, in sight where the words are scrolled."""
        super().__init__(desk.theme, parent)
        self._desk = desk
        self.foot = Chosen(desk.theme, below)
        theme = desk.theme
        self.setObjectName("remarks.card")
        self._icon = IconLabel(theme, "chat-centered-text", "accent", parent=self)
        self.who = Label(theme, Type.STRONG, elide=True, name="remarks.who", parent=self)
        self.where = Label(theme, Type.BODY, "muted", elide=True, name="remarks.where", parent=self)
        self.place = Label(theme, Type.CAPTION, "muted", name="remarks.place", parent=self)
        self.comment = Label(theme, Type.BODY, wrap=True, name="remarks.comment", parent=self)
        self.why_not = Label(theme, Type.CAPTION, "warning", wrap=True, name="remarks.why_not", parent=self)
        self.ruled = Label(theme, Type.BODY, "ok", wrap=True, name="remarks.ruled", parent=self)
        self.sides = {language: ProposedSide(theme, language, self) for language in LANGUAGES}
        self.accept = Button(theme, "remarks.accept", ButtonKind.PRIMARY, icon="check", compact=True, parent=self.foot)
        self.reword = Button(theme, "remarks.reword", icon="pencil-simple", compact=True, parent=self.foot)
        self.refuse = Button(theme, "remarks.refuse", compact=True, parent=self.foot)
        self.again = Button(theme, "remarks.again", icon="arrow-counter-clockwise", compact=True, parent=self.foot)
        self.buttons = WidgetFlow(theme, self.foot)
        self.buttons.hold([self.accept, self.reword, self.refuse, self.again])
        self._lay_out()
        self.accept.clicked.connect(lambda: self.settle.emit(RemarkRuling.ACCEPTED))
        self.reword.clicked.connect(lambda: self.settle.emit(RemarkRuling.OTHERWISE))
        self.refuse.clicked.connect(lambda: self.settle.emit(RemarkRuling.REFUSED))
        self.again.clicked.connect(lambda: self.settle.emit(None))

    def show_line(self, line: RemarkLine | None, place: str, why_not_write: str) -> None:
        """The remark that is chosen; nothing for none."""
        self.setVisible(line is not None)
        self.foot.setVisible(line is not None)
        if line is None:
            return
        t, remark = self._desk.t, line.remark
        icon, colour = LOOKS[remark.ruling]
        self._icon.show_icon("chat-centered-text" if line.is_open else icon, "accent" if line.is_open else colour)
        self.who.say(whose(t, line))
        self.where.say(" · ".join(filter(None, (where(t, line), beside(t, line)))))
        self.place.say(place)
        self._say_comment(line)
        words = bool(proposed_words(remark))
        for side in self.sides.values():
            side.setVisible(words)
            side.show_side(self._desk, line)
        self._say_ruling(line)
        self._say_buttons(line, why_not_write)

    def retranslate(self) -> None:
        """The words of the buttons."""
        t = self._desk.t
        self.accept.say(t("Accept"), hint=ACCEPT)
        self.reword.say(t("Otherwise…"), hint=REWORD)
        self.refuse.say(t("Refuse…"), hint=REFUSE)
        self.again.say(t("Open it again"))
        self.buttons.arrange()

    def tighten(self, tight: bool) -> None:
        """Where there is little room the buttons give up their icons."""
        for button, icon in ((self.accept, "check"), (self.reword, "pencil-simple")):
            button.set_icon("" if tight else icon)
        self.buttons.arrange()

    # inside

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        head = QHBoxLayout()
        head.setSpacing(px(metrics.GAP))
        head.addWidget(self._icon)
        head.addWidget(self.who)
        head.addWidget(self.where, 1)
        head.addWidget(self.place)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(metrics.CARD_PADDING), px(PAD), px(metrics.CARD_PADDING), px(PAD))
        column.setSpacing(px(metrics.GAP))
        column.addLayout(head)
        for part in (self.comment, self.ruled, *self.sides.values(), self.why_not):
            column.addWidget(part)
        row = QHBoxLayout(self.foot)
        row.setContentsMargins(px(metrics.CARD_PADDING), 0, px(metrics.CARD_PADDING), px(PAD))
        row.addWidget(self.buttons)

    def _say_comment(self, line: RemarkLine) -> None:
        t, remark = self._desk.t, line.remark
        said = remark.comment.or_other(content_language(t))
        came = t("{way} on {date}").format(way=word(t, remark.received_by), date=t.date_short(remark.received_on))
        late = t("after the deadline") if line.late else ""
        facts = " · ".join(filter(None, (came, late)))
        self.comment.say("\n".join(filter(None, (t.quote(said) if said else "", facts))))

    def _say_ruling(self, line: RemarkLine) -> None:
        t, remark = self._desk.t, line.remark
        refusal = sentence(t, line.why_not) if line.why_not is not None else ""
        self.why_not.say(refusal)
        self.why_not.setVisible(bool(refusal))
        self.ruled.setVisible(remark.ruling is not None)
        if remark.ruling is None:
            return
        on = t.date_short(remark.settled_on) if remark.settled_on is not None else ""
        reason = remark.reason.or_other(content_language(t))
        said = t("{ruling} on {date}").format(ruling=word(t, remark.ruling), date=on) if on else state(t, line)
        self.ruled.recolour(LOOKS[remark.ruling][1])
        self.ruled.say("\n".join(filter(None, (said, reason))))

    def _say_buttons(self, line: RemarkLine, why_not_write: str) -> None:
        t = self._desk.t
        for button in (self.accept, self.reword, self.refuse):
            button.setVisible(line.is_open)
        self.again.setVisible(not line.is_open)
        refusal = sentence(t, line.why_not) if line.why_not is not None else ""
        self.accept.usable_unless(why_not_write or refusal)
        for button in (self.reword, self.refuse, self.again):
            button.usable_unless(why_not_write)
        self.buttons.arrange()
