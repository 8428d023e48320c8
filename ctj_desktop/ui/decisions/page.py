"""What was decided, and what is still to be done? Two registers over one detail."""

from collections.abc import Callable, Mapping
from contextlib import suppress

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from ctj_desktop.domain.records.voting import AnyTask
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.ui.decisions.decision_list import DecisionRegister
from ctj_desktop.ui.decisions.task_list import TaskRegister
from ctj_desktop.ui.forms.page_head import PageHead, page_column
from ctj_desktop.ui.forms.record_list import RecordList
from ctj_desktop.ui.frame.navigation import Crumb, Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk, Page
from ctj_desktop.ui.widgets.button import Button, Kind
from ctj_desktop.ui.widgets.switch import Switch

DECISIONS, TASKS = "decisions", "tasks"
MODE = "registers.mode"


class RegistersPage(Page):
    """Decisions | Tasks; each keeps its filter and its place."""

    section = "registers"

    def __init__(self, desk: Desk, workspace: OpenWorkspace, pages: frozenset[str]) -> None:
        """`pages` are those that can be opened from here."""
        super().__init__()
        self._desk, self._workspace, self._known_pages = desk, workspace, pages
        self._mode = ""
        self.setObjectName("page.registers")
        theme = desk.theme
        self.head = PageHead(theme, self)
        self.print = Button(theme, "registers.print", icon="printer", parent=self)
        self.new = Button(theme, "registers.new", Kind.PRIMARY, icon="plus", parent=self)
        self.switch = Switch(theme, "registers.switch", self)
        self._registers: dict[str, RecordList] = {}  # each is made when it is first shown
        self._bars, self._bodies = QStackedWidget(self), QStackedWidget(self)
        self._lay_out()
        self._connect()
        self.retranslate()
        self.switch.choose(workspace.store.setting(MODE) or DECISIONS, silently=True)

    @property
    def register(self) -> RecordList:
        """The one that is shown."""
        return self._made(self.switch.current())

    def show_place(self, place: Place) -> None:
        self.switch.choose(self._mode_of(place), silently=True)
        self._show_register()
        self.register.read()
        self.register.to_list()
        if place.record is not None:
            self.register.select(place.record)

    def crumbs(self) -> list[Crumb]:
        t = self._desk.t
        mode = t("Decisions") if self.switch.current() == DECISIONS else t("Tasks")
        return [(t("Decisions and tasks"), Place(page="registers")), (mode, None)]

    def keys(self) -> str:
        return self.register.hints()

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        return self.register.handlers()

    def why_not(self, key: str) -> str:
        return self.register.why_not(key)

    def new_here(self) -> None:
        """A task of the committee: decisions are taken at a meeting."""
        self.flush()
        self.switch.choose(TASKS)
        tasks = self.register
        assert isinstance(tasks, TaskRegister)
        tasks.new_task()

    def find_here(self) -> None:
        self.register.bar.search.setFocus()
        self.register.bar.search.selectAll()

    def flush(self) -> None:
        for register in self._registers.values():
            register.flush()

    def retranslate(self) -> None:
        t = self._desk.t
        self.switch.offer([(DECISIONS, t("Decisions")), (TASKS, t("Tasks"))], t("Register"))
        self.print.say(t("Record of decisions…"))
        self.new.say(t("New task"))
        for register in self._registers.values():
            register.retranslate()
        self._show_head()

    # inside

    def _mode_of(self, place: Place) -> str:
        """Which register shows a record; the one that was shown last where none is named."""
        if place.detail in (DECISIONS, TASKS) or place.record is None:
            return place.detail or self.switch.current()
        return TASKS if self._workspace.store.get(AnyTask, place.record) is not None else DECISIONS

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        self.head.add(self.print)
        self.head.add(self.new)
        self._bars.setFixedHeight(self.switch.sizeHint().height())
        filters = QHBoxLayout()
        filters.setSpacing(px(8))
        filters.addWidget(self.switch)
        filters.addWidget(self._bars, 1)
        column = page_column(self._desk.theme, self)
        column.addWidget(self.head)
        column.addLayout(filters)
        column.addWidget(self._bodies, 1)

    def _connect(self) -> None:
        self.new.clicked.connect(self.new_here)
        self.print.clicked.connect(lambda: self.handlers()["print"]())
        self.switch.chosen.connect(lambda _mode: self._switched())

    def _made(self, mode: str) -> RecordList:
        """The register of a mode; made now where it was never shown."""
        if mode not in self._registers:
            kind = TaskRegister if mode == TASKS else DecisionRegister
            register = kind(self._desk, self._workspace, self._known_pages)
            register.moved.connect(self._moved)
            register.detail.history_asked.connect(lambda _key: self.handlers()["history"]())
            self._bars.addWidget(register.bar)
            self._bodies.addWidget(register)
            register.retranslate()
            self._registers[mode] = register
        return self._registers[mode]

    def _switched(self) -> None:
        self._show_register()
        self.register.read()

    def _show_register(self) -> None:
        self.flush()
        mode = self.switch.current()
        self._bars.setCurrentWidget(self.register.bar)
        self._bodies.setCurrentWidget(self.register)
        self.print.setVisible(mode == DECISIONS)
        if mode != self._mode and not self._workspace.store.read_only:
            with suppress(UserError, StoreError):  # only a convenience: the register is shown all the same
                self._workspace.store.keep_setting(MODE, mode)
        self._mode = mode

    def _moved(self) -> None:
        if self._bodies.currentWidget() is not self.register:
            return
        self._show_head()
        place, key = self._desk.navigator.place, self.register.current_key()
        if place is not None and place.page == "registers" and self.isVisible():
            self._desk.navigator.replace(Place(page="registers", record=key, detail=self.switch.current()))
        self.state_changed.emit()

    def _show_head(self) -> None:
        shown = self._registers.get(self.switch.current())
        self.head.say(self._desk.t("Decisions and tasks"), shown.count_text() if shown is not None else "")
        reason = shown.why_not("print") if shown is not None else ""
        self.print.setEnabled(not reason)
        self.print.setToolTip(reason)
