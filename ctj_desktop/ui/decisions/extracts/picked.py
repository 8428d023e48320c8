"""Of which decisions of a meeting is an extract made: ticked in a list, an item’s all at once?"""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.voting import AnyDecision
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.words import word
from ctj_desktop.ui.decisions.columns import one_line
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.cell import Cell
from ctj_desktop.ui.widgets.rows import Column, RowsModel
from ctj_desktop.ui.widgets.surfaces import Card
from ctj_desktop.ui.widgets.table import Table

MOST: Final = 3
"""Lines in sight at once."""


class DecisionTick(NamedValue):
    """A decision, whether it was taken behind closed doors, and whether the extract is of it."""

    decision: AnyDecision
    closed: bool
    ticked: bool = False

    @property
    def key(self) -> UUID:
        """Which decision."""
        return self.decision.id


def _what(line: DecisionTick, t: Translator) -> Cell:
    decision = line.decision
    parts = (word(t, decision.decision_kind), t("behind closed doors") if line.closed else "")
    number = decision.number or t("unnumbered")
    return Cell(
        text=f"{number} · {one_line(decision.text.or_other(content_language(t)))}",
        second=" · ".join(filter(None, parts)),
        icon="check-square" if line.ticked else "circle",
        icon_colour="accent" if line.ticked else "muted",
        note="" if line.ticked else t("left out"),
        ticked=line.ticked,
    )


class PickedDecisions(QWidget):
    """The decisions of a meeting; space ticks the one that is chosen, the button all of its item."""

    changed = Signal()

    def __init__(self, desk: Desk, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        theme = desk.theme
        self._desk = desk
        self.model = RowsModel(desk.language, (Column(key="what", heading=N_("Decision"), cell=_what, share=1),), self)
        self.table = Table(theme, f"{name}.decisions", self.model, row=metrics.ROW_TWO_LINES, parent=self)
        self.table.setAccessibleName(desk.t("Decisions"))
        self.tick = Button(theme, f"{name}.tick", parent=self)
        self.whole = Button(theme, f"{name}.whole", icon="list-numbers", parent=self)
        self.whole.say(desk.t("All of this item"))
        self._lay_out()
        self.table.current_changed.connect(lambda _key: self._show_chosen())
        self.table.opened.connect(lambda _key: self._toggle())
        self.tick.clicked.connect(self._toggle)
        self.whole.clicked.connect(self._tick_item)
        shortcut = QShortcut(QKeySequence(Qt.Key.Key_Space), self.table, context=Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self._toggle)

    def show_lines(self, lines: Sequence[DecisionTick], at: UUID) -> None:
        """Those that may be chosen; the keyboard is at one of them."""
        self.model.replace(lines)
        rows = min(max(len(lines), 1), MOST)
        self.table.setFixedHeight(self._desk.theme.px(metrics.TABLE_HEAD) + rows * self.table.row_height())
        self.table.select(at)
        self._show_chosen()
        self.setVisible(len(lines) > 1)

    def ticked(self) -> tuple[DecisionTick, ...]:
        """The extract is of these, in the order of their numbers."""
        return tuple(line for line in self.model.rows if line.ticked)

    def _toggle(self) -> None:
        line = self.model.row_at(self.table.currentIndex())
        if line is not None:
            self._tick({line.key} ^ {one.key for one in self.ticked()})

    def _tick_item(self) -> None:
        line = self.model.row_at(self.table.currentIndex())
        if line is not None:
            of_item = {one.key for one in self.model.rows if one.decision.item == line.decision.item}
            self._tick(of_item | {one.key for one in self.ticked()})

    def _tick(self, keys: set[UUID]) -> None:
        lines = [
            DecisionTick(decision=one.decision, closed=one.closed, ticked=one.key in keys) for one in self.model.rows
        ]
        self.model.replace(lines)
        self._show_chosen()
        self.changed.emit()

    def _show_chosen(self) -> None:
        t, line = self._desk.t, self.model.row_at(self.table.currentIndex())
        self.tick.say(t("Leave out") if line is not None and line.ticked else t("Include"))
        self.tick.setEnabled(line is not None)
        self.whole.setEnabled(line is not None and line.decision.item is not None)

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        card = Card(self._desk.theme, f"{self.table.objectName()}.card", padded=False, parent=self)
        card.column.addWidget(self.table)
        below = QHBoxLayout()
        below.setSpacing(px(8))
        below.addWidget(self.tick)
        below.addWidget(self.whole)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(card)
        column.addLayout(below)
