"""Which projects are there, at which stage of their route does each stand, and what comes next?"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.ids import ProjectId, StageId
from ctj_desktop.domain.log.changes import Outcome
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.people import Territory
from ctj_desktop.domain.records.projects import Project, StageRole
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.services.projects.eligibility import Marks
from ctj_desktop.services.projects.lists import (
    ProjectFilter,
    ProjectLine,
    Routes,
    Standing,
    board_lines,
    found_projects,
    project_lines,
    read_standing,
    sum_moves,
)
from ctj_desktop.ui.forms.list_card import ListCard
from ctj_desktop.ui.forms.page_head import PageHead, page_column
from ctj_desktop.ui.forms.screens.removing import on_delete, removed
from ctj_desktop.ui.forms.section_views import SectionViews
from ctj_desktop.ui.frame.bus import touches
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.navigation import Crumb, Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk, Page
from ctj_desktop.ui.projects.bar import ProjectsBar
from ctj_desktop.ui.projects.board.board import Board
from ctj_desktop.ui.projects.board.cards import board_columns
from ctj_desktop.ui.projects.board.moving import CardMoves
from ctj_desktop.ui.projects.columns import GrowingRows, project_columns
from ctj_desktop.ui.projects.leaving import projects_shown
from ctj_desktop.ui.projects.onto_agenda import ask_committee_on
from ctj_desktop.ui.projects.view_choice import BOARD, KEPT_AS, LIST, NO_ROUTE, ProjectsView
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.scrolling import PageStack
from ctj_desktop.ui.widgets.surfaces import Banner, Card, EmptyState
from ctj_desktop.ui.widgets.table import Table

FOLLOWED = frozenset({"project", "project_move", "partner", "financing_line", "agenda_item", "meeting", "organisation"})
FOLLOWED |= {"budget_line", "project_action", "call", "call_rule", "exchange_rate", "rule_check"}
WRITING = frozenset({"new_project", "move_stage", "ask_committee", "remove_project"})
STANDS = frozenset({"project", "project_move", "pipeline", "stage", "stage_transition"})
FRESH_MILLISECONDS = 2000


class ProjectsPage(Page):
    """Board by stage of one route, or the list of all; both lead to the sheet."""

    section = "projects"

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._workspace = desk, workspace
        self._look = ProjectsView.read(workspace.store.setting(KEPT_AS))
        self._before: ProjectsView | None = None  # a figure led here
        self._standing: Standing | None = None
        self._names: dict[UUID, str] = {}
        self._numbers: Sequence[int] = ()  # of what is shown
        self._dragging = False
        self.setObjectName("page.projects")
        self._build()
        self._lay_out()
        self._connect()
        self.retranslate()

    # the page

    def show_place(self, place: Place) -> None:
        self._look = self._look_at(place)
        self._read()
        if place.record is not None:
            self._show_record(place.record)
        elif self.table.current_key() is None and self.model.rows:
            self.table.select(self.model.rows[0].key)
        self._focus()

    def crumbs(self) -> list[Crumb]:
        return [(self._desk.t("Projects"), None)]

    def keys(self) -> str:
        t = self._desk.t
        if self._look.mode == LIST:
            return t("Enter open · Ctrl+F filter · Ctrl+N new project")
        return t("Arrows · Enter open · Ctrl+Shift+←→ change the stage")

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        return {
            "new_project": self.new_here,
            "move_stage": self._ask_stage,
            "ask_committee": lambda: ask_committee_on(self._desk, self._workspace, self._current(), self),
            "remove_project": self._remove,
            "history": self._show_history,
            "export_list": self._export,
            "print": self._preview,
            "preview_portfolio": self._preview,
        }

    def why_not(self, key: str) -> str:
        t = self._desk.t
        if key in WRITING and self._workspace.store.read_only:
            return self._workspace.why_not_write(t)
        if key == "new_project":
            return ""
        if key in ("print", "preview_portfolio"):
            return "" if self._workspace.the_committee() is not None else t("Choose a committee first.")
        if key == "export_list":
            return "" if self._numbers else t("The list is empty.")
        return "" if self._current() is not None else t("Choose a project first.")

    def new_here(self) -> None:
        from ctj_desktop.ui.projects.new_project import NewProject

        made = NewProject.ask(self._desk, self._workspace, self._look.pipeline, self)
        if made is not None:
            self._desk.navigator.go(Place(page="project", record=made))

    def find_here(self) -> None:
        self.bar.search.setFocus()
        self.bar.search.selectAll()

    def retranslate(self) -> None:
        t = self._desk.t
        self.head.say(t("Projects"))
        self.new.say(t("New project"))
        self.switch.retranslate()
        self.bar.retranslate(t)
        self.table.setAccessibleName(t("Projects"))
        self.board.say(t("Projects by stage"), t("{place} of {count}"))
        self._names = self._territories()
        if self._standing is not None:
            self._show()

    # inside

    def _preview(self) -> None:
        committee = self._workspace.the_committee()
        self._desk.navigator.go(Place(page="documents", record=committee, detail="portfolio"))

    def _export(self) -> None:
        projects_shown(self._desk, self._workspace, self._known(), self._numbers, self._names).ask(self)

    def _build(self) -> None:
        theme, today = self._desk.theme, self._workspace.today()
        self.head = PageHead(theme, self)
        self.switch = SectionViews(self._desk, "projects.switch", self.section, self)
        self.new = Button(theme, "projects.new", ButtonKind.PRIMARY, icon="plus", parent=self)
        self.only = Banner(theme, "projects.only", "kanban", tone="ok", wrap=True, parent=self)
        self.bar = ProjectsBar(self._desk, self)
        self.routeless = Button(theme, "projects.routeless", ButtonKind.LINK, compact=True, parent=self)
        columns = project_columns(self._routes, lambda: self._names, today)
        self.model: GrowingRows[ProjectLine] = GrowingRows(self._desk.language, columns, self)
        self.table = Table(theme, "projects.table", self.model, row=metrics.ROW_TWO_LINES)
        self.card = ListCard(theme, "projects.card", self.table, self)
        self.board = Board(theme, "projects.board", self)
        self.nothing_card = Card(theme, "projects.nothing", parent=self)
        self.nothing = EmptyState(theme, "projects.nothing.state", self.nothing_card)
        self.views = PageStack(self)
        self._moves = CardMoves(self._desk, self._workspace, self.board, self._known, self._ask_stage)
        self._fading = QTimer(self, singleShot=True, interval=FRESH_MILLISECONDS)

    def _lay_out(self) -> None:
        self.head.add(self.routeless)
        self.head.add_views(self.switch)
        self.head.add(self.new)
        self.nothing_card.column.addWidget(self.nothing)
        for view in (self.board, self.card, self.nothing_card):
            self.views.addWidget(view)
        column = page_column(self._desk.theme, self)
        column.addWidget(self.head)
        column.addWidget(self.only)
        column.addWidget(self.bar)
        column.addWidget(self.views, 1)

    def _connect(self) -> None:
        self.new.clicked.connect(self.new_here)
        self.switch.chosen.connect(self._switched)
        self.bar.changed.connect(self._chosen)
        self.bar.emptied.connect(lambda shown: self._turn(replace(self._look, empty=shown)))
        self.bar.search.go_down.connect(self._focus)
        self.bar.search.returnPressed.connect(self._open_first)
        self.routeless.clicked.connect(self._show_routeless)
        self.only.button.clicked.connect(self._clear_filter)
        self.table.opened.connect(self._open)
        self.table.current_changed.connect(lambda _key: self.state_changed.emit())
        self.board.opened.connect(self._open)
        self.board.current_changed.connect(lambda _key: self.state_changed.emit())
        self.board.move_asked.connect(self._moves.move)
        self.board.step_asked.connect(self._moves.step)
        self.board.fold_asked.connect(self._fold)
        self.board.drag_began.connect(lambda: self._drag(True))
        self.board.drag_ended.connect(lambda: self._drag(False))
        for empty in (self.card.empty, self.nothing):
            empty.primary.clicked.connect(self.new_here)
            empty.plain.clicked.connect(self._clear_filter)
        for view in (self.table, self.board):
            on_delete(view, self._remove)
        self._fading.timeout.connect(lambda: self._mark_fresh(frozenset()))
        self._workspace.bus.changed.connect(self._changed)
        self._workspace.committee_changed.connect(self._forget)

    def _changed(self, outcome: Outcome) -> None:
        if touches(outcome, *STANDS):
            self._standing = None
        if touches(outcome, *FOLLOWED, *STANDS) and self.isVisible():
            self._read()
            self._mark_fresh(frozenset(identity for _, identity in outcome.changed))
            self._fading.start()

    def _forget(self) -> None:
        self._standing = None
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        """The standing once; then only what the filter asks for."""
        if self._standing is None:
            self._standing = standing_in(self._workspace)
        if self._look.mode == BOARD:
            self._look = self._look.for_board(self._standing)
        self._show()

    def _show(self) -> None:
        standing = self._known()
        self.bar.settle()
        self.switch.show_view(self._look.mode)
        self.only.setVisible(bool(self._look.only))
        self.only.say(self._look.said, button=self._desk.t("Show all projects"))
        self.bar.offer(self._desk.t, standing, self._look, self._names)
        if self._look.mode == LIST:
            self._show_list(standing)
        else:
            self._show_board(standing)
        self._show_routeless_count(standing)
        self.state_changed.emit()

    def _show_list(self, standing: Standing) -> None:
        store, today = self._workspace.store, self._workspace.today()
        look = self._look
        numbers = found_projects(
            store, standing, look.stages(standing), today, look.filter(self.bar.words()), look.order
        )
        self._numbers = numbers
        self.model.begin(numbers, lambda piece: project_lines(store, standing, piece, today))
        self.card.show_rows(bool(numbers))
        self.views.setCurrentWidget(self.card)
        self._say_count(len(numbers))
        self._say_empty(self.card.empty)

    def _show_board(self, standing: Standing) -> None:
        t, look, today = self._desk.t, self._look, self._workspace.today()
        store, wanted = self._workspace.store, look.filter(self.bar.words())
        opened = standing.in_role(StageRole.ACTIVE) | {StageId(key) for key in look.unfolded}
        found = board_lines(store, standing, opened, today, wanted)
        self._numbers, lines = [number for number, _ in found], [line for _, line in found]
        ends = standing.in_role(StageRole.END, StageRole.SIDE_EXIT)
        if wanted == ProjectFilter(pipeline=wanted.pipeline):
            counts = standing.counts_on(wanted.pipeline)
        else:
            counts = standing.counts_among(found_projects(store, standing, ends, today, wanted))
        columns = []
        if look.pipeline is not None:
            columns = board_columns(
                t,
                standing,
                look.pipeline,
                lines,
                look.unfolded,
                today,
                counts=counts,
                empty=look.empty or self._dragging,
                marks=Marks(store, {line.key: number for number, line in found}, today),
            )
        self.board.show_columns(columns)
        self.views.setCurrentWidget(self.board if columns else self.nothing_card)
        active = standing.in_role(StageRole.ACTIVE)
        self._say_count(sum(line.stage in active for line in lines))
        self._say_empty(self.nothing)

    def _say_count(self, count: int) -> None:
        t, shown = self._desk.t, self._desk.t.number(count)
        if self._look.mode == BOARD:
            text = t.n("{count} open project", "{count} open projects", count)
        else:
            text = t.n("{count} project", "{count} projects", count)
        self.bar.count.say_found(text.format(count=shown), self.bar.search)

    def _say_empty(self, empty: EmptyState) -> None:
        t, words = self._desk.t, self.bar.words()
        if self._look.filtered(words) and self._known().stage:
            title = t("No project matches {text}").format(text=t.quote(words)) if words else t("No project here")
            empty.no_match(
                title, t("The filter looks at titles, summaries, numbers and partners."), t("Clear the filter")
            )
        else:
            hint = t("A project starts at the first stage of its funding route and moves from there.")
            empty.nothing_yet(t("No open project yet"), hint, t("Enter the first project"), "kanban")
        shown = self.views.currentWidget() is self.nothing_card or self.card.asks_for_the_first()
        self.new.setVisible(not shown or empty.primary.isHidden())

    def _show_routeless_count(self, standing: Standing) -> None:
        t, count = self._desk.t, standing.open_by_route()[None]
        self.routeless.setVisible(count > 0 and self._look.mode == BOARD)
        self.routeless.say(t.n("{count} without a route", "{count} without a route", count).format(count=count))

    # the filter

    def _chosen(self) -> None:
        self._turn(self.bar.chosen(self._look))

    def _switched(self, mode: str) -> None:
        """From board to list with the same project, and back; any other page is gone to."""
        if mode not in (BOARD, LIST):
            return
        key = self._current()
        self._turn(replace(self._look, mode=mode))
        if key is not None:
            self._show_record(key)

    def _look_at(self, place: Place) -> ProjectsView:
        """That of a figure which led here; once it is left, the one before."""
        look, self._before = self._before or self._look, None
        if place.only:
            self._before = look
            return look.narrowed(place.only, place.said)
        return replace(look, mode=place.detail) if place.detail in (BOARD, LIST) else look

    def _turn(self, look: ProjectsView) -> None:
        """Another look, remembered for the next time unless a figure led to it."""
        kept, self._look = self._look.kept(), look
        self._read()
        if self._look.kept() != kept and not look.only and not self._workspace.store.read_only:
            with suppress(UserError, StoreError):  # only a convenience: the list is shown all the same
                self._workspace.store.keep_setting(KEPT_AS, self._look.kept())

    def _clear_filter(self) -> None:
        self.bar.search.clear()
        if self._look.only:
            self._before = None
            self._desk.navigator.replace(Place(page="projects"))
        self._turn(self._look.cleared())
        self._focus()

    def _show_routeless(self) -> None:
        self._turn(replace(self._look.cleared(), mode=LIST, pipeline=None, stage=NO_ROUTE))
        self._focus()

    def _show_record(self, key: UUID) -> None:
        """A record that was asked for is shown, whatever the filter says."""
        standing = self._known()
        stage = standing.stage.get(key.bytes)
        if self._look.mode == BOARD and stage is not None and not self.board.select(key):
            ends = standing.in_role(StageRole.END, StageRole.SIDE_EXIT)
            unfolded = self._look.unfolded | {stage} if stage in ends else self._look.unfolded
            self._look = replace(self._look, pipeline=standing.pipeline[key.bytes], unfolded=unfolded)
            self._read()
            self.board.select(key)
        elif self._look.mode == LIST:
            while not self.table.select(key) and self.model.canFetchMore():
                self.model.fetchMore()

    def _fold(self, stage: UUID) -> None:
        self._look = replace(self._look, unfolded=self._look.unfolded ^ {stage})
        self._read()
        first = next((column.cards[0] for column in self.board.columns() if column.key == stage and column.cards), None)
        if first is not None:
            self.board.select(first.key)

    def _drag(self, carried: bool) -> None:
        """While a card is carried, every stage of the route can be reached."""
        self._dragging = carried
        self._show()

    # moving

    def _ask_stage(self, wish: UUID | None = None) -> None:
        from ctj_desktop.ui.projects.change_stage import MoveProject

        key = self._current()
        if key is not None and MoveProject.ask(self._desk, self._workspace, ProjectId(key), self, wish):
            self._show_record(key)

    def _remove(self) -> None:
        reason, key = self.why_not("remove_project"), self._current()
        if reason or key is None:
            self._workspace.bus.refused.emit(reason)
        else:
            removed(self._desk, self._workspace, self._workspace.store.get(Project, key), self)

    # where things are

    def _current(self) -> UUID | None:
        return self.table.current_key() if self._look.mode == LIST else self.board.current_key()

    def _focus(self) -> None:
        if self.new.isHidden():
            empty = self.nothing if self.views.currentWidget() is self.nothing_card else self.card.empty
            empty.primary.setFocus()
        else:
            (self.table if self._look.mode == LIST else self.board).setFocus()

    def _open(self, key: UUID) -> None:
        self._desk.navigator.go(Place(page="project", record=key))

    def _open_first(self) -> None:
        self._chosen()
        if self._look.mode == LIST and self.model.rows:
            self._open(self.model.rows[0].key)
        elif self.board.current_key() is not None:
            self.board.setFocus()

    def _show_history(self) -> None:
        key = self._current()
        if key is not None:
            self._desk.navigator.go(Place(page="history", record=key))

    def _mark_fresh(self, keys: frozenset[UUID]) -> None:
        self.model.mark_fresh(keys)
        self.board.mark_fresh(keys)

    def _known(self) -> Standing:
        if self._standing is None:
            self._standing = standing_in(self._workspace)
        return self._standing

    def _routes(self) -> Routes:
        return self._known().routes

    def _territories(self) -> dict[UUID, str]:
        language = content_language(self._desk.t)
        return {one.id: one.code or one.name.or_other(language) for one in self._workspace.store.all(Territory)}


def sums_in(workspace: OpenWorkspace, part: int) -> list[tuple[Any, ...]]:
    """What the moves of some of the projects come to, as far as they are looked at."""
    committee = workspace.committee
    return workspace.kept(("moves", committee, part), lambda: sum_moves(workspace.store, committee, part))


def standing_in(workspace: OpenWorkspace) -> Standing:
    """Where all projects stand, of the committee that is looked at."""
    return read_standing(
        workspace.store, workspace.committee, lambda _store, _committee, part: sums_in(workspace, part)
    )
