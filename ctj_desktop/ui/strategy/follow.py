"""A new version of the strategy: which projects and proposals are linked to its actions, and what is left?"""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.ids import ActionId, StrategyId
from ctj_desktop.domain.marks import without_marks
from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.domain.records.strategy import Action
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.services.naming.doubts import sure_code
from ctj_desktop.services.strategy.following import Follower, Succession, follow_strategy
from ctj_desktop.ui.forms.dialog_frame import Frame
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.strategy.waiting_words import how_many
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.cell import Cell
from ctj_desktop.ui.widgets.check import CheckBox
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.rows import Column, RowsModel
from ctj_desktop.ui.widgets.surfaces import Card
from ctj_desktop.ui.widgets.table import Table

NAME: Final = "dialog.follow_strategy"
WIDTH, MOST = 640, 5
"""Pixels of ordinary text, and lines in sight at once."""


class FollowLine(NamedValue):
    """An action of the earlier version; `ended` counts the projects that came to an end too."""

    follower: Follower
    ticked: bool
    ended: bool = False

    @property
    def key(self) -> UUID:
        """Which action."""
        return self.follower.then.id

    @property
    def links(self) -> int:
        """How many are made."""
        more = len(self.follower.ended) if self.ended else 0
        return len(self.follower.projects) + more + len(self.follower.proposals)


class FollowStrategy(Frame):
    """Each action with what is linked to it; one that is called otherwise in the new version is ticked by a person."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, found: Succession, parent: QWidget) -> None:
        t, theme = desk.t, desk.theme
        super().__init__(desk, NAME, t("What the new version takes along"), t("Link"), parent)
        self._workspace, self._found = workspace, found
        self.about = Label(theme, Type.BODY, wrap=True, name=f"{NAME}.about", parent=self)
        self.card = Card(theme, f"{NAME}.card", padded=False, parent=self)
        columns = (Column[FollowLine](key="what", heading=N_("Action"), cell=_what, share=1),)
        self.model: RowsModel[FollowLine] = RowsModel(desk.language, columns, self)
        self.table = Table(theme, f"{NAME}.table", self.model, row=metrics.ROW_TWO_LINES, parent=self.card)
        self.table.setAccessibleName(t("Actions"))
        self.tick = Button(theme, f"{NAME}.tick", compact=True, parent=self)
        self.ended = CheckBox(theme, f"{NAME}.ended", self)
        self.drop = CheckBox(theme, f"{NAME}.drop", self)
        self.gone = Label(theme, Type.BODY, "warning", wrap=True, name=f"{NAME}.gone", parent=self)
        self._lay_out_fields()
        self._say()
        self._show([FollowLine(follower=one, ticked=not one.retitled) for one in found.same])
        self._connect()
        (self.table if found.same else self.cancel).setFocus()

    @classmethod
    def ask(cls, desk: Desk, workspace: OpenWorkspace, found: Succession, parent: QWidget) -> bool:
        """Whether anything was linked."""
        dialog = cls(desk, workspace, found, parent)
        done = bool(dialog.exec())
        dialog.deleteLater()
        return done

    def go(self) -> None:
        self._workspace.do(
            follow_strategy,
            strategy=StrategyId(self._found.strategy.id),
            actions=tuple(ActionId(line.key) for line in self.model.rows if line.ticked),
            ended=self.ended.isChecked(),
            drop=self.drop.isChecked(),
        )

    # inside

    def _lay_out_fields(self) -> None:
        self.card.column.setContentsMargins(1, 1, 1, 1)
        self.card.column.addWidget(self.table)
        self.column.addWidget(self.about)
        self.column.addWidget(self.card)
        self.column.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self.ended, self.drop, self.gone):
            self.column.addWidget(widget)
        self.widen(WIDTH)

    def _say(self) -> None:
        t, found = self.desk.t, self._found
        said = t(
            "What serves an action of version {earlier} is linked to the same action of version {strategy}: that of "
            "the same code, or of the same title where no code is known. Everything is undone in one step."
        )
        self.about.say(said.format(earlier=found.earlier.code, strategy=found.strategy.code))
        self.ended.say(t("Also projects that came to an end"))
        self.drop.say(t("Take the links to the earlier version away"))
        self.gone.say(self._what_is_gone())
        self.gone.setVisible(bool(found.gone))
        self.ended.setVisible(any(one.ended for one in found.same))
        for widget in (self.card, self.tick, self.drop):
            widget.setVisible(bool(found.same))

    def _what_is_gone(self) -> str:
        t = self.desk.t
        lines = [FollowLine(follower=one, ticked=False, ended=True) for one in self._found.gone]
        said = [f"{_name(t, line.follower.then)} ({_counts(t, line)})" for line in lines]
        text = t("No longer in the new version, and left as it is: {actions}.")
        return text.format(actions="; ".join(said))

    def _connect(self) -> None:
        self.table.current_changed.connect(lambda _key: self._show_tick())
        self.table.opened.connect(lambda _key: self._toggle())
        self.tick.clicked.connect(self._toggle)
        self.ended.toggled.connect(lambda on: self._show([replace(line, ended=on) for line in self.model.rows]))
        space = QShortcut(QKeySequence(Qt.Key.Key_Space), self.table, context=Qt.ShortcutContext.WidgetShortcut)
        space.activated.connect(self._toggle)

    def _show(self, lines: Sequence[FollowLine]) -> None:
        self.model.replace(lines)
        rows = min(max(len(lines), 1), MOST)
        self.table.setFixedHeight(self.desk.theme.px(metrics.TABLE_HEAD) + rows * self.table.row_height())
        if self.table.current_key() is None and lines:
            self.table.select(lines[0].key)
        self.act.setEnabled(any(line.ticked and line.links for line in lines))
        self._show_tick()

    def _show_tick(self) -> None:
        line = self.model.row_at(self.table.currentIndex())
        self.tick.say(self.desk.t("Leave out") if line is not None and line.ticked else self.desk.t("Include"))
        self.tick.setEnabled(line is not None)

    def _toggle(self) -> None:
        chosen = self.table.current_key()
        self._show([replace(line, ticked=line.ticked ^ (line.key == chosen)) for line in self.model.rows])


def _what(line: FollowLine, t: Translator) -> Cell:
    follower = line.follower
    parts = [_counts(t, line)]
    if follower.retitled and follower.now is not None:
        now = without_marks(follower.now.title.or_other(content_language(t)))
        parts.append(t("now: {title}").format(title=now))
    return Cell(
        text=_name(t, follower.then),
        second=" · ".join(parts),
        second_colour="warning" if follower.retitled else "",
        icon="check-square" if line.ticked else "circle",
        icon_colour="accent" if line.ticked else "muted",
        note="" if line.ticked else t("left out"),
        ticked=line.ticked,
    )


def _name(t: Translator, action: Action) -> str:
    return " ".join(filter(None, (sure_code(action), without_marks(action.title.or_other(content_language(t))))))


def _counts(t: Translator, line: FollowLine) -> str:
    follower = line.follower
    return how_many(t, len(follower.projects) + (len(follower.ended) if line.ended else 0), len(follower.proposals))
