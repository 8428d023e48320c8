"""How many said what, on each side and in all, and is a quorum to be expected from it?"""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QGridLayout, QWidget

from ctj_desktop.domain.quorum_and_majority import Quorum
from ctj_desktop.domain.records.meetings import Reply
from ctj_desktop.domain.records.people import SIDE_ORDER, Side
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.words import word_within
from ctj_desktop.services.session.replies import Replies
from ctj_desktop.ui.forms.flow import WidgetFlow
from ctj_desktop.ui.session.columns import margin_words, rule_words
from ctj_desktop.ui.session.replying.columns import LETTERS
from ctj_desktop.ui.session.replying.forecast import missing_sentence
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.labels import Label, StatePill, Tag, Tone
from ctj_desktop.ui.widgets.quorum_pips import QuorumPips
from ctj_desktop.ui.widgets.surfaces import Card

NO_WORDS = "\N{NO-BREAK SPACE}"
"""Keeps the place of the sentence: the list does not come up under the mouse when the last answer is there."""
PIPS, VOTERS, ANSWERS = 1, 2, 3
OF: tuple[Side | None, ...] = (*SIDE_ORDER, None)


class ReplyCounts(Card):
    """The quorum in a pill, with its rule; below a line for each side, for all and for those without a vote."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, "replies.counts", parent=parent)
        self.title = Label(theme, Type.STRONG, name="replies.title", parent=self)
        self.pill = StatePill(theme, parent=self)
        self.pill.setObjectName("replies.quorum")
        self.rule = Label(theme, Type.CAPTION, "muted", elide=True, name="replies.rule", parent=self)
        self.missing = Label(theme, Type.BODY, "warning", wrap=True, name="replies.missing", parent=self)
        self.head = WidgetFlow(theme, self)
        self.head.hold([self.title, self.pill, self.rule])
        self.all = Label(theme, Type.LABEL, "muted", parent=self)
        self.voters = {of: Label(theme, Type.STRONG, name=f"replies.voters.{_key(of)}", parent=self) for of in OF}
        self.answers = {
            of: Label(theme, Type.CAPTION, "muted", elide=True, name=f"replies.answers.{_key(of)}", parent=self)
            for of in OF
        }
        self.pips = {side: QuorumPips(theme, self) for side in Side}
        self.guests = Label(theme, Type.LABEL, "muted", parent=self)
        self.guest_answers = Label(theme, Type.CAPTION, "muted", elide=True, name="replies.answers.guests", parent=self)
        self._missing, self._asked, self._short = "", False, False
        self.tags = {side: Tag(theme, side.value.upper(), side=True, parent=self) for side in Side}
        self._lay_out(theme)

    def show_replies(self, replies: Replies, t: Translator) -> None:
        """As entered now."""
        result = replies.quorum
        self.title.say(t("Quorum to be expected"))
        self.pill.say(*_state(result, t))
        self.pill.setVisible(result.base > 0)
        self.rule.say(" · ".join(filter(None, (rule_words(result, replies.holds.version, t), margin_words(result, t)))))
        self.head.arrange()
        self._missing = missing_sentence(replies, t)
        self._asked = result.rule is not None or bool(self._missing)
        self.missing.say(self._missing or NO_WORDS)
        self._show_missing()
        self.all.say(t("In all"))
        self.voters[None].say(_voters(result.present, result.base, result.at_least, t))
        for side in result.sides:
            self.pips[side.side].show_side(side.base, side.present, side.needed)
            self.voters[side.side].say(_voters(side.present, side.base, side.needed, t))
        for of, label in self.answers.items():
            label.say(_answers(partial(replies.count, side=of), t))
        seats = len(replies.without_vote) > len(replies.guests)
        self.guests.say(t("Without a vote") if seats else t("Guests"))
        self.guest_answers.say(_answers(replies.count_without_vote, t))
        for label in (self.guests, self.guest_answers):
            label.setVisible(bool(replies.without_vote))

    def give_way(self, *, short: bool) -> None:
        """In a short window the sentence goes behind the state, which it explains, and leaves its room to the list."""
        self._short = short
        beside = self._theme.px(metrics.CARD_PADDING)
        above = self._theme.px(metrics.GAP) if short else beside
        self.column.setContentsMargins(beside, above, beside, above)
        self._show_missing()

    def _show_missing(self) -> None:
        self.missing.setVisible(self._asked and not self._short)
        self.pill.setToolTip(self._missing if self._short else "")
        self.pill.setAccessibleDescription(self.pill.toolTip())

    def _lay_out(self, theme: Theme) -> None:
        px = theme.px
        lines = QGridLayout()
        lines.setHorizontalSpacing(px(12))
        lines.setVerticalSpacing(px(4))
        lines.setColumnStretch(ANSWERS, 1)
        for row, of in enumerate(OF):
            lines.addWidget(self.all if of is None else self.tags[of], row, 0)
            if of is not None:
                lines.addWidget(self.pips[of], row, PIPS)
            lines.addWidget(self.voters[of], row, VOTERS)
            lines.addWidget(self.answers[of], row, ANSWERS)
        lines.addWidget(self.guests, len(OF), 0)
        lines.addWidget(self.guest_answers, len(OF), ANSWERS)
        self.column.addWidget(self.head)
        self.column.addWidget(self.missing)
        self.column.addLayout(lines)


def _key(of: Side | None) -> str:
    return of.value if of is not None else "all"


def _state(result: Quorum, t: Translator) -> tuple[str, Tone, str]:
    if result.rule is None:
        return t("none required"), Tone.QUIET, "users"
    return (t("reached"), Tone.OK, "") if result.reached else (t("not reached"), Tone.WARNING, "")


def _voters(present: int, base: int, needed: int, t: Translator) -> str:
    text = t("{present} of {base}").format(present=present, base=base)
    return text if not needed else text + ", " + t("{needed} needed").format(needed=needed)


def _answers(count: Callable[[Reply | None], int], t: Translator) -> str:
    said = [(count(reply), word_within(t, reply)) for reply in LETTERS]
    said.append((count(None), t("no answer")))
    return " · ".join(f"{word} {t.number(many)}" for many, word in said if many)
