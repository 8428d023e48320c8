"""What must be seen all the time while a meeting sits: the clock, the item, the quorum of each side, the end?"""

from PySide6.QtGui import QAccessible, QHideEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.people import Side
from ctj_desktop.i18n import Translator
from ctj_desktop.services.session.screen import SessionView
from ctj_desktop.ui.session.columns import margin_words, missing_words, quorum_word, rule_words, since_words, wall_words
from ctj_desktop.ui.session.heard import quorum_said
from ctj_desktop.ui.session.plan_rail import PlanRail
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.labels import Label, StatePill, Tag, Tone, pill_width
from ctj_desktop.ui.widgets.measuring import measure_again
from ctj_desktop.ui.widgets.quorum_pips import QuorumPips
from ctj_desktop.ui.widgets.spoken import announce, speak_as
from ctj_desktop.ui.widgets.surfaces import Card

HEIGHT, TWO_ROWS = 56, 96
BESIDE = 10


class LiveStrip(Card):
    """One row where there is room, else two; nothing is left out.

    One that stands on another screen as well is `only_seen`: it says nothing aloud and names no key.
    """

    def __init__(self, theme: Theme, parent: QWidget, name: str = "hold", *, only_seen: bool = False) -> None:
        super().__init__(theme, f"{name}.strip", padded=False, parent=parent)
        self._only_seen = only_seen
        self.clock = Label(theme, Type.FIGURE, name=f"{name}.clock", parent=self)
        self.item = Label(theme, Type.STRONG, name=f"{name}.item", parent=self)
        self.time = Label(theme, Type.CAPTION, "muted", name=f"{name}.time", parent=self)
        self.state = StatePill(theme, parent=self)
        self.state.setObjectName(f"{name}.quorum")
        self.sides = {side: _SideOfQuorum(theme, side, f"{name}.side.{side.value}", self) for side in Side}
        self.rule = Label(theme, Type.CAPTION, "muted", elide=True, name=f"{name}.rule", parent=self)
        self.margin = Label(theme, Type.CAPTION, "muted", elide=True, name=f"{name}.margin", parent=self)
        self.ends = Label(theme, Type.STRONG, name=f"{name}.ends", parent=self)
        self.late = Label(theme, Type.LABEL, "warning", name=f"{name}.late", parent=self)
        self.rail = PlanRail(theme, self)
        self._quorum, self._plan = QWidget(self), QWidget(self)
        self._upright = _Upright(theme, self._quorum)
        self._rows = (QHBoxLayout(), QHBoxLayout())
        self._wide: bool | None = None
        self._arranged = (0, "")
        """At which width, in which language it was arranged."""
        self._locale, self._widest = "", 0
        self._said = ""
        self._lay_out()

    def show_view(self, view: SessionView, t: Translator) -> None:
        """This minute."""
        self.clock.say(wall_words(view, t))
        first, second = since_words(view, t)
        self.item.say(first)
        self.time.say("" if self._only_seen and view.running is None else second)
        over = view.running is not None and view.running.left is not None and view.running.left < 0
        self.time.recolour("warning" if over else "muted")
        self._show_quorum(view, t)
        self._show_plan(view, t)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._said = ""  # whoever comes back hears it

    def _show_quorum(self, view: SessionView, t: Translator) -> None:
        result = view.quorum
        self._quorum.setVisible(result.base > 0)
        tone = Tone.QUIET if result.rule is None else Tone.OK if result.reached else Tone.ERROR
        self.state.say(quorum_word(result, t), tone, "users" if result.rule is None else "")
        self._locale = t.locale
        either = (quorum_word(replace(result, present=present), t) for present in (0, result.base))
        self._widest = max(pill_width(self._theme, word) for word in either)
        rule, margin = rule_words(result, view.holds.version, t), margin_words(result, t)
        missing = missing_words(view, t) if not result.reached else ""
        self.state.setToolTip("\n".join(filter(None, (rule, margin, missing))))
        self.state.setAccessibleDescription(". ".join(filter(None, (rule, margin, missing))))
        self.rule.say(rule)
        self.margin.say(margin)
        self.margin.setVisible(bool(margin))  # else the rule stands too high beside its state
        self.margin.recolour("muted" if result.reached else "error")
        said, self._said = self._said, quorum_said(result, t)
        if self._said != said and not self._only_seen:
            announce(self.state, self._said)
        for side in result.sides:
            self.sides[side.side].show_count(side.base, side.present, side.needed)

    def _show_plan(self, view: SessionView, t: Translator) -> None:
        plan = view.forecast
        self._plan.setVisible(plan is not None)
        if plan is None:
            return
        self.ends.say(t("End {time}").format(time=t.clock(plan.ends)))
        late = t.duration(abs(plan.late))
        self.late.say("" if not plan.late else f"+{late}" if plan.late > 0 else f"−{late}")
        self.late.recolour("warning" if plan.late > 0 else "ok")
        self.late.setAccessibleName(
            t("{time} later than planned").format(time=late)
            if plan.late > 0
            else t("{time} earlier than planned").format(time=late)
            if plan.late
            else ""
        )
        self.rail.show_plan(plan.segments)
        self.rail.setAccessibleName(f"{self.ends.text()} {self.late.accessibleName()}".strip())

    # inside

    def _lay_out(self) -> None:
        px = self._theme.px
        self.column.setContentsMargins(px(16), px(6), px(16), px(6))
        self.column.setSpacing(px(4))
        for row in self._rows:
            row.setSpacing(px(8))
            self.column.addLayout(row)
        self._fill_quorum()
        self._fill_plan()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.item)
        words.addWidget(self.time)
        self._rows[0].addWidget(self.clock)
        self._rows[0].addSpacing(px(8))
        self._rows[0].addLayout(words)
        self._rows[0].addStretch(1)
        self._rows[0].addWidget(self._quorum)
        self._rows[0].addStretch(1)
        self._rows[0].addWidget(self._plan)

    def _fill_quorum(self) -> None:
        px = self._theme.px
        row, words = QHBoxLayout(self._quorum), QVBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(BESIDE))
        row.addWidget(self._upright)
        row.addWidget(self.state)
        for side in Side:
            row.addWidget(self.sides[side])
        words.setSpacing(0)
        words.addWidget(self.rule)
        words.addWidget(self.margin)
        row.addLayout(words, 1)

    def _fill_plan(self) -> None:
        px = self._theme.px
        row, column, top = QHBoxLayout(self._plan), QVBoxLayout(), QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(16))
        row.addWidget(_Upright(self._theme, self._plan))
        row.addLayout(column)
        column.setSpacing(px(2))
        column.addLayout(top)
        column.addWidget(self.rail)
        top.setSpacing(px(8))
        top.addWidget(self.ends)
        top.addStretch(1)
        top.addWidget(self.late)

    def _arrange(self) -> None:
        """The quorum stands in the first row if everything fits, else in a row of its own.

        It fits where it does reached or not, and what once did not fit at a width does not come back: the lists below
        would move with each arrival.
        """
        for part in (self._quorum, self._plan):
            measure_again(part)
        words = max(self.item.sizeHint().width(), self.time.sizeHint().width())
        plan = self._plan.sizeHint().width() if not self._plan.isHidden() else 0
        quorum = self._quorum.sizeHint().width() + max(0, self._widest - self.state.sizeHint().width())
        if self._upright.isHidden():  # counted in both rows: else each would ask for the other for ever
            quorum += self._upright.width() + self._theme.px(BESIDE)
        needed = self.clock.sizeHint().width() + words + quorum + plan
        here, before = (self.width(), self._locale), self._arranged
        fits = needed + self._theme.px(2 * 16 + 6 * 8 + 8) <= self.width()
        wide = fits and (self._wide is not False or here != before)
        self._arranged = here
        if wide == self._wide:
            return
        self._wide = wide
        self._upright.setVisible(wide)
        upper, lower = self._rows
        (lower if wide else upper).removeWidget(self._quorum)
        if wide:
            upper.insertWidget(4, self._quorum)
        else:
            lower.addWidget(self._quorum)
        self.setFixedHeight(self._theme.px(HEIGHT if wide else TWO_ROWS))


class _SideOfQuorum(QWidget):
    """One side: its tag, its pips, its count."""

    def __init__(self, theme: Theme, side: Side, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._side = side
        speak_as(self, QAccessible.Role.Grouping)
        self.pips = QuorumPips(theme, self)
        self.count = Label(theme, Type.STRONG, name=name, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(Tag(theme, side.value.upper(), side=True, parent=self))
        row.addWidget(self.pips)
        row.addWidget(self.count)

    def show_count(self, base: int, present: int, needed: int) -> None:
        """Seats, who is there, the minimum."""
        self.pips.show_side(base, present, needed)
        self.count.say(f"{present}/{base}")
        self.setAccessibleName(f"{self._side.value.upper()} {present}/{base}")
        self.setVisible(base > 0)


class _Upright(QWidget):
    """A thin line between parts of the strip."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedSize(1, theme.px(40))
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.tokens.line)
        painter.end()
