"""How is the order of a call's projects put together: by keys, by buttons, and by dragging a line?"""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ctj_desktop.domain.records.funds import CallRank
from ctj_desktop.i18n import N_
from ctj_desktop.services.projects.call_overview import CallOverview, CallProject
from ctj_desktop.services.projects.ranking import move_rank, rank_project, remove_rank
from ctj_desktop.ui.forms.list_card import ListCard
from ctj_desktop.ui.forms.screens.making import AskFields
from ctj_desktop.ui.forms.screens.record_table import OPEN, MenuEntry, RecordTable, show_menu
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.projects.call.columns import PROJECTS
from ctj_desktop.ui.projects.onto_agenda import ask_committee_on
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.rows import RowsModel
from ctj_desktop.ui.widgets.surfaces import Hairline

DRAG_PIXELS = 8


class RankTable(RecordTable):
    """A line that is dragged is dropped before another."""

    dropped = Signal(object, int)
    _pressed: tuple[UUID, int] | None = None
    _before = -1

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        key = self.current_key()
        if key is not None and event.button() is Qt.MouseButton.LeftButton:
            self._pressed = key, int(event.position().y())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            super().mouseMoveEvent(event)
            return
        y = int(event.position().y())
        if self._before >= 0 or abs(y - self._pressed[1]) > self.theme.px(DRAG_PIXELS):
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._before = self._line_before(y)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, before = self._pressed, self._before
        self._pressed, self._before = None, -1
        self.unsetCursor()
        self.viewport().update()
        super().mouseReleaseEvent(event)
        if pressed is not None and before >= 0:
            self.dropped.emit(pressed[0], before)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._before >= 0:
            painter = QPainter(self.viewport())
            y = self._before * self.row_height()
            painter.fillRect(0, max(0, y - 1), self.viewport().width(), 2, self.theme.tokens.accent)
            painter.end()

    def _line_before(self, y: int) -> int:
        """Before which line a drop at this height lands."""
        count = self.rows_model.rowCount()
        row = self.rowAt(y)
        if row < 0:
            return count
        middle = self.visualRect(self.rows_model.index(row, 0)).center().y()
        return row if y < middle else row + 1


class CallProjects(ListCard):
    """The projects of a call: first those that have a place, in their order."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        theme = desk.theme
        self.model: RowsModel[CallProject] = RowsModel(desk.language, PROJECTS)
        table = RankTable(theme, "call.projects", self.model, row=metrics.ROW_TWO_LINES, headless=False)
        super().__init__(theme, "call.projects.card", table, parent)
        self.model.setParent(self)
        self._desk, self._workspace = desk, workspace
        self._call: UUID | None = None
        self.ranking = table
        self.up, self.down, self.points, self.away = (
            Button(theme, f"call.projects.{key}", icon=icon, compact=True, parent=self)
            for key, icon in (("up", "arrow-up"), ("down", "arrow-down"), ("points", "pencil-simple"), ("away", "x"))
        )
        self.column.addWidget(Hairline(theme, self))
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), 0)
        foot.setSpacing(theme.px(8))
        for button in (self.up, self.down, self.points, self.away):
            foot.addWidget(button)
        foot.addStretch(1)
        self.column.addLayout(foot)
        self._connect(table)

    def show_call(self, shown: CallOverview, only: Sequence[UUID] = ()) -> None:
        """The projects of a call, or those from which a figure comes."""
        self._call = shown.call.id
        rows = [one for one in shown.projects if not only or one.key in only]
        self.model.replace(rows)
        self.show_rows(bool(rows))
        if self.table.current_key() is None and rows:
            self.table.select(rows[0].key)
        self._say()

    def retranslate(self) -> None:
        """In the language of the window."""
        t = self._desk.t
        self.table.setAccessibleName(t("Projects of the call"))
        self.up.say(t("Up"), tip=t("Ctrl+Shift+↑"))
        self.down.say(t("Down"), tip=t("Ctrl+Shift+↓"))
        self.points.say(t("Points and note…"))
        self.away.say(t("Without a rank"))
        hint = t("A project answers a call when the call is chosen on its sheet.")
        self.empty.nothing_yet(t("No project answers this call yet"), hint, "", "kanban")
        self._say()

    # acts

    def move_project(self, key: UUID, by: int) -> None:
        """One place up or down; a project without a rank gets the last one."""
        row = self._row(key)
        if row is None or self._workspace.store.read_only:
            return
        if row.place is None:
            self._rank(row, None)
        elif 1 <= row.place + by <= len(self._ranked(row)):
            self._move(row, row.place + by)

    def drop(self, key: UUID, before: int) -> None:
        """To the place of the line before which it was dropped; behind the last rank it becomes the last."""
        row = self._row(key)
        if row is None or self._workspace.store.read_only:
            return
        above = self.model.rows[:before]
        place = 1 + sum(one.key != key for one in self._ranked(row) if one in above)
        if row.place is None:
            self._rank(row, place)
        else:
            self._move(row, place)

    def ask_points(self) -> None:
        """How many points the committee gave, and what it notes."""
        row = self._current()
        if row is None or self._workspace.store.read_only:
            return
        t = self._desk.t
        known = {"points": row.points, "note": row.note}
        given = {"call": self._call, "project": row.key} if row.rank is None else {"call_rank": row.rank}
        step = "rank_project" if row.rank is None else "change_rank"
        words = (t("Points and note"), t("Keep"))
        asked = (("points",), ("note",))
        AskFields(
            self._desk,
            self._workspace,
            "dialog.points",
            words,
            step,
            CallRank,
            asked,
            self,
            given=given,
            proposed=known,
        ).exec()

    def take_away(self, key: UUID) -> None:
        """Its rank; the project stays."""
        row = self._row(key)
        if row is not None and row.rank is not None and not self._workspace.store.read_only:
            rank = row.rank
            self._desk.attempt(lambda: self._workspace.do(remove_rank, call_rank=rank))

    # inside

    def _connect(self, table: RankTable) -> None:
        table.opened.connect(self._open)
        table.current_changed.connect(lambda _key: self._say())
        table.move_asked.connect(self.move_project)
        table.dropped.connect(self.drop)
        table.edit_asked.connect(self.ask_points)
        table.remove_asked.connect(self.take_away)
        table.menu_asked.connect(self._show_menu)
        self.up.clicked.connect(lambda: self._step(-1))
        self.down.clicked.connect(lambda: self._step(1))
        self.points.clicked.connect(self.ask_points)
        self.away.clicked.connect(self._take_current_away)

    def _open(self, key: UUID) -> None:
        self._desk.navigator.go(Place(page="project", record=key))

    def _step(self, by: int) -> None:
        if (row := self._current()) is not None:
            self.move_project(row.key, by)

    def _take_current_away(self) -> None:
        if (row := self._current()) is not None:
            self.take_away(row.key)

    def _move(self, row: CallProject, place: int) -> None:
        rank = row.rank
        assert rank is not None
        self._desk.attempt(lambda: self._workspace.do(move_rank, call_rank=rank, place=place))
        self.table.select(row.key)

    def _rank(self, row: CallProject, place: int | None) -> None:
        given = {"call": self._call, "project": row.key, "place": place}
        self._desk.attempt(lambda: self._workspace.do_fields(rank_project, **given))
        self.table.select(row.key)

    def _say(self) -> None:
        t, row = self._desk.t, self._current()
        why_not = self._workspace.why_not_write(t) or ("" if row is not None else t("Choose a project first."))
        for button in (self.up, self.down, self.points):
            button.usable_unless(why_not)
        ranked = row is not None and row.rank is not None
        self.away.usable_unless(why_not or ("" if ranked else t("This project has no rank yet.")))

    def _show_menu(self, key: UUID, place: QPoint) -> None:
        why_not = self._workspace.why_not_write(self._desk.t)
        asking = partial(ask_committee_on, self._desk, self._workspace, key, self)
        entries: list[MenuEntry] = [
            (OPEN, "arrow-right", lambda: self._open(key), ""),
            (N_("Move up"), "arrow-up", lambda: self.move_project(key, -1), why_not),
            (N_("Move down"), "arrow-down", lambda: self.move_project(key, 1), why_not),
            (N_("Points and note…"), "pencil-simple", self.ask_points, why_not),
            (N_("Onto an agenda…"), "calendar-check", asking, why_not),
        ]
        show_menu(self._desk, self, entries, place)

    def _row(self, key: UUID) -> CallProject | None:
        return next((row for row in self.model.rows if row.key == key), None)

    def _current(self) -> CallProject | None:
        key = self.table.current_key()
        return self._row(key) if key is not None else None

    def _ranked(self, row: CallProject) -> list[CallProject]:
        """Those that have a rank in the committee of a project."""
        return [one for one in self.model.rows if one.place is not None and one.committee == row.committee]
