"""What does the strategy want, and what is done for it? Each line is corrected on its own sheet."""

from collections.abc import Callable, Mapping
from itertools import zip_longest
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.log.changes import Outcome
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.strategy import Strategy
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n.findings import finding_text
from ctj_desktop.services.projects.life import project_from_proposal
from ctj_desktop.services.strategy.findings import pairs_in_force, two_in_force
from ctj_desktop.services.strategy.following import newest_to_follow
from ctj_desktop.services.strategy.lists import Coverage, Level, StrategyLine, actions_without_project, strategy_list
from ctj_desktop.ui.forms.list_card import ListCard
from ctj_desktop.ui.forms.page_head import PageHead, page_column
from ctj_desktop.ui.forms.screens.making import NewRecord
from ctj_desktop.ui.forms.section_views import SectionViews
from ctj_desktop.ui.frame.bus import touches
from ctj_desktop.ui.frame.navigation import Crumb, Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk, Page
from ctj_desktop.ui.strategy.columns import strategy_columns
from ctj_desktop.ui.strategy.detail import StrategyDetail
from ctj_desktop.ui.strategy.follow import FollowStrategy
from ctj_desktop.ui.strategy.waiting_words import waiting_text
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.fields import ComboBox, SearchField
from ctj_desktop.ui.widgets.rows import RowsModel
from ctj_desktop.ui.widgets.surfaces import Banner
from ctj_desktop.ui.widgets.table import Table

FOLLOWED = (
    "strategy",
    "axis",
    "objective",
    "action",
    "thematic_table",
    "proposal",
    "proposal_action",
    "project",
    "project_action",
)


class StrategyPage(Page):
    """One list with levels, and what is known of the line at the right."""

    section = "strategy"

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        """`pages` are those that can be opened from here."""
        super().__init__(parent)
        self._desk, self._workspace = desk, workspace
        self._lines: list[StrategyLine] = []
        self._pair: tuple[Strategy, Strategy] | None = None
        self.setObjectName("page.strategy")
        self._build()
        self._lay_out()
        self._connect()
        self.retranslate()

    def show_place(self, place: Place) -> None:
        self._read()
        if place.record is not None and not self.table.select(place.record):
            self._clear_filter()
            self.table.select(place.record)
        if self.table.current_key() is None and self._lines:
            self.table.select(self._lines[0].key)
        self._show_detail()
        (self.table if self._lines else self.search).setFocus()

    def crumbs(self) -> list[Crumb]:
        return [(self._desk.t("Strategy"), None)]

    def keys(self) -> str:
        return self._desk.t("Ctrl+N new proposal · Enter sheet · Ctrl+F filter · Ctrl+H history")

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        return {"history": self._show_history, "make_project": self.make_project}

    def why_not(self, key: str) -> str:
        t, sheet = self._desk.t, self.detail.sheet
        if sheet is None:
            return t("Choose a line of the strategy first.")
        if key != "make_project":
            return ""
        if sheet.proposal is None:
            return t("Choose a working proposal first.")
        if self._workspace.store.read_only:
            return self._workspace.why_not_write(t)
        return "" if self._committee() is not None else t("Choose a committee first.")

    def new_here(self) -> None:
        """A working proposal, on the table that is chosen; in a file without a strategy that comes first."""
        screen = self._desk.screens[self._new_kind()]
        made = NewRecord.ask(self._desk, self._workspace, screen, self, proposed=self._proposed())
        if made is not None:
            self._clear_filter()
            self._go_to(made)

    def open_sheet(self) -> None:
        """The sheet of the chosen line, where it is corrected and moved."""
        sheet = self.detail.sheet
        if sheet is not None:
            self._desk.navigator.go(self._desk.screens[sheet.level.value].at(sheet.key))

    def find_here(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def make_project(self) -> None:
        """The proposal becomes a project with its title, which opens; the strip offers to undo it."""
        sheet, committee = self.detail.sheet, self._committee()
        if sheet is None or sheet.proposal is None or committee is None:
            return
        try:
            made = self._workspace.do(project_from_proposal, committee=committee, proposal=sheet.proposal)
        except (UserError, StoreError) as error:
            self._desk.refuse(error)
            return
        self._desk.navigator.go(Place(page="project", record=made.id))

    def retranslate(self) -> None:
        t = self._desk.t
        self.search.say(t("Filter by code or word"))
        options: list[tuple[str, object]] = [
            (t("Everything"), Coverage.ALL),
            (t("With a project"), Coverage.WITH),
            (t("Without a project"), Coverage.WITHOUT),
        ]
        self.coverage.offer(options, self.coverage.chosen() or Coverage.ALL)
        self.coverage.setAccessibleName(t("Coverage by projects"))
        self.table.setAccessibleName(t("Strategy"))
        self.detail.retranslate()
        self.views.retranslate()
        self._show_head()
        self._show_waiting()
        self._show_empty()

    # inside

    def _build(self) -> None:
        theme = self._desk.theme
        self.head = PageHead(theme, self)
        self.new = Button(theme, "strategy.new", ButtonKind.PRIMARY, icon="plus", parent=self)
        self.views = SectionViews(self._desk, "strategy.switch", self.section, self)
        self.views.show_view("overview")
        self.twice = Banner(theme, "strategy.twice", "warning", wrap=True, parent=self)
        self.follow = Banner(theme, "strategy.follow", "compass", wrap=True, parent=self)
        self.search = SearchField(theme, "strategy.search", parent=self)
        self.coverage = ComboBox(theme, "strategy.coverage", self)
        self.model = RowsModel(self._desk.language, strategy_columns(), self)
        self.table = Table(theme, "strategy.table", self.model, row=metrics.ROW_TWO_LINES)
        self.card = ListCard(theme, "strategy.card", self.table, self)
        self.detail = StrategyDetail(self._desk, self._workspace)
        self._typing = QTimer(self, singleShot=True, interval=120)

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        self.search.setMaximumWidth(px(metrics.SEARCH_WIDTH))
        filters = QHBoxLayout()
        filters.setSpacing(px(8))
        filters.addWidget(self.search, 1)
        filters.addWidget(self.coverage)
        filters.addStretch(1)
        body = QHBoxLayout()
        body.setSpacing(px(12))
        body.addWidget(self.card, 1)
        body.addWidget(self.detail)
        column = page_column(self._desk.theme, self)
        self.head.add_views(self.views)
        self.head.add(self.new)
        column.addWidget(self.head)
        column.addWidget(self.twice)
        column.addWidget(self.follow)
        column.addLayout(filters)
        column.addLayout(body, 1)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _text: self._typing.start())
        self.search.go_down.connect(self._to_first_found)
        self.search.returnPressed.connect(self._to_first_found)
        self._typing.timeout.connect(self._read)
        self.coverage.activated.connect(lambda _index: self._read())
        self.table.current_changed.connect(lambda _key: self._show_detail())
        self.detail.part_asked.connect(self._go_to)
        self.detail.history_asked.connect(lambda _key: self._show_history())
        self.detail.make.clicked.connect(self.make_project)
        self.detail.correct.clicked.connect(self.open_sheet)
        self.new.clicked.connect(self.new_here)
        self.follow.button.clicked.connect(self._ask_to_follow)
        self.twice.button.clicked.connect(self._open_earlier)
        self.table.opened.connect(lambda _key: self.open_sheet())
        self.card.empty.primary.clicked.connect(self.new_here)
        self.card.empty.plain.clicked.connect(self._clear_filter)
        self._workspace.bus.changed.connect(self._changed)
        self._workspace.committee_changed.connect(self._read_if_shown)

    def _changed(self, outcome: Outcome) -> None:
        if touches(outcome, *FOLLOWED):
            self._read_if_shown()

    def _read_if_shown(self) -> None:
        if self.isVisible():  # otherwise it is read when it is shown
            self._read()

    def _to_first_found(self) -> None:
        """What the words mean, rather than what stands above it."""
        self._read()
        pairs = zip_longest(self._lines, self._lines[1:])
        ends = [line.key for line, after in pairs if after is None or after.depth <= line.depth]
        if self.search.text() and ends and self.table.current_key() not in ends:
            self.table.select(ends[0])
        self.table.setFocus()

    def _read(self) -> None:
        self._typing.stop()
        chosen = self.coverage.chosen()
        coverage = chosen if isinstance(chosen, Coverage) else Coverage.ALL
        self._lines = strategy_list(self._workspace.store, self._workspace.committee, self.search.text(), coverage)
        self.model.replace(self._lines)
        self.card.show_rows(bool(self._lines))
        if self.table.current_key() is None and self._lines:
            self.table.select(self._lines[0].key)
        self._show_head()
        self._show_waiting()
        self._show_empty()
        self._show_detail()

    def _show_waiting(self) -> None:
        """That a new version came, and what serves the one before it alone; that two apply at once."""
        t, store = self._desk.t, self._workspace.store
        found, self._pair = newest_to_follow(store), next(pairs_in_force(store), None)
        self.twice.setVisible(self._pair is not None)
        if self._pair is not None:
            self.twice.say(finding_text(t, two_in_force(*self._pair)), button=t("Open the sheet"))
        self.follow.setVisible(found is not None and not self._workspace.store.read_only)
        if found is not None:
            self.follow.say(waiting_text(t, found), button=t("Take along…"))

    def _open_earlier(self) -> None:
        """Of the two that apply at once the earlier one, which is to be closed."""
        if self._pair is not None:
            self._desk.navigator.go(self._desk.screens[Strategy.kind].at(self._pair[0].id))

    def _ask_to_follow(self) -> None:
        found = newest_to_follow(self._workspace.store)
        if found is not None:
            FollowStrategy.ask(self._desk, self._workspace, found, self)

    def _show_head(self) -> None:
        t, bare = self._desk.t, actions_without_project(self._lines)
        text = t.n("{count} action without a project", "{count} actions without a project", bare).format(count=bare)
        self.head.say(t("Strategy"), text if bare else "")
        self.new.say(t(self._desk.screens[self._new_kind()].new))
        self.new.usable_unless(self._workspace.why_not_write(t))

    def _show_empty(self) -> None:
        t = self._desk.t
        if self.search.text() or self.coverage.chosen() is not Coverage.ALL:
            title = t("Nothing in the strategy matches {text}").format(text=t.quote(self.search.text()))
            hint = t("The filter looks at codes and titles in both languages.")
            shown = title if self.search.text() else t("Nothing in the strategy matches the filter")
            self.card.empty.no_match(shown, hint, t("Clear the filter"))
        else:
            hint = t("The CTJ keeps the strategy; it comes with the program and its files. Or enter your own.")
            word = t(self._desk.screens[self._new_kind()].new)
            self.card.empty.nothing_yet(t("No strategy in this file"), hint, word, "compass")

    def _show_detail(self) -> None:
        key = self.table.current_key()
        self.detail.setVisible(key is not None)
        self.detail.show_record(key)
        reason = self.why_not("make_project")
        self.detail.make.setEnabled(not reason)
        self.detail.make.setToolTip(reason)
        place = self._desk.navigator.place
        if place is not None and place.page == "strategy" and self.isVisible():
            self._desk.navigator.replace(Place(page="strategy", record=key))
        self.state_changed.emit()

    def _go_to(self, key: UUID) -> None:
        if not self.table.select(key):
            self._clear_filter()
            self.table.select(key)
        self.table.setFocus()

    def _clear_filter(self) -> None:
        self.search.clear()
        self.coverage.choose(Coverage.ALL)
        self.coverage.update()
        self._read()
        self.table.setFocus()

    def _new_kind(self) -> str:
        return "proposal" if self._workspace.store.count(Strategy) else "strategy"

    def _proposed(self) -> dict[str, object]:
        """What stands in the dialog of a new proposal: the table of the chosen line, the territory of the committee."""
        sheet, committee = self.detail.sheet, self._workspace.committee
        owner = self._workspace.store.get(Committee, committee) if committee is not None else None
        values: dict[str, object] = {"territory": owner.territory if owner is not None else None}
        if sheet is not None and sheet.level is Level.TABLE:
            values["table"] = sheet.key
        elif sheet is not None and sheet.level is Level.PROPOSAL and sheet.above:
            values["table"] = sheet.above[0].key
        return values if self._new_kind() == "proposal" else {}

    def _committee(self) -> CommitteeId | None:
        """The one looked at, else the only one there is."""
        if self._workspace.committee is not None:
            return self._workspace.committee
        found = self._workspace.store.all(Committee)
        return found[0].id if len(found) == 1 else None

    def _show_history(self) -> None:
        key = self.table.current_key()
        if key is not None:
            self._desk.navigator.go(Place(page="history", record=key))
