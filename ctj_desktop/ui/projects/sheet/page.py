"""What is there to know of one project, and what can be done with it now?"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ctj_desktop.domain.ids import ProjectId
from ctj_desktop.domain.log.changes import Outcome
from ctj_desktop.domain.projects.conditions import ConditionState
from ctj_desktop.domain.records.projects import Project
from ctj_desktop.domain.texts import Language
from ctj_desktop.errors import UserError
from ctj_desktop.services.projects.sheet import ProjectSheet, project_sheet
from ctj_desktop.services.projects.stages.doubts import granted_without_amount
from ctj_desktop.ui.forms.conflict_note import ConflictNote
from ctj_desktop.ui.forms.page_head import page_column
from ctj_desktop.ui.forms.screens.removing import removed
from ctj_desktop.ui.frame.bus import touches
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.navigation import Crumb, Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk, Page
from ctj_desktop.ui.projects.board.cards import stage_name
from ctj_desktop.ui.projects.forms import CONTENT, FACTS
from ctj_desktop.ui.projects.sheet.budget import ProjectBudget
from ctj_desktop.ui.projects.sheet.conditions import ProjectConditions
from ctj_desktop.ui.projects.sheet.documents import ProjectDocuments
from ctj_desktop.ui.projects.sheet.eligibility import ProjectEligibility, is_wrong
from ctj_desktop.ui.projects.sheet.facts import ProjectFacts
from ctj_desktop.ui.projects.sheet.indicators import ProjectIndicators
from ctj_desktop.ui.projects.sheet.links import ProjectLinks, link_with_action
from ctj_desktop.ui.projects.sheet.moves import ProjectMoves
from ctj_desktop.ui.projects.sheet.opinions import ProjectOpinions
from ctj_desktop.ui.projects.sheet.partners import ProjectPartners
from ctj_desktop.ui.projects.sheet.tabs import Tab, Tabs
from ctj_desktop.ui.projects.sheet.thread import ThreadView
from ctj_desktop.ui.projects.sheet.versions import ProjectVersions, file_version
from ctj_desktop.ui.projects.words import knot_words, stage_tone
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.theme import Theme
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.labels import IconLabel, Label, StatePill, Tone
from ctj_desktop.ui.widgets.scrolling import PageStack
from ctj_desktop.ui.widgets.spoken import announce, said_as_seen, say_as_seen, speak_as

FOLLOWED = (
    "project",
    "project_move",
    "project_action",
    "partner",
    "budget_line",
    "financing_line",
    "payment",
    "instalment",
    "rule_check",
    "exchange_rate",
    "call",
    "call_rule",
    "opinion",
    "condition",
    "indicator",
    "project_document",
    "project_version",
    "attachment",
    "decision",
    "agenda_item",
    "meeting",
    "person",
    "organisation",
    "requested_opinion",
)
PANEL, NARROW = 304, 264
"""Pixels of ordinary text: how wide the panel beside the parts is, and on a page that is not roomy."""
SHEET, CONTENTS, INDICATORS, CONDITIONS = "facts", "content", "indicators", "conditions"
PARTNERS, BUDGET, ELIGIBILITY, OPINION, MOVES = "partners", "budget", "eligibility", "opinion", "moves"
DOCUMENTS, VERSIONS = "documents", "versions"
READING = frozenset(
    {"history", "print", "preview_project_sheet", "preview_opinion", "preview_fppt_application", "preview_thread"}
)
PAPERS: Mapping[str, str] = {OPINION: "opinion", ELIGIBILITY: "fppt_application", DOCUMENTS: "fppt_application"}
"""What is printed from a part; from the others the sheet."""


class SheetPart(Protocol):
    """One part of the sheet."""

    def show_sheet(self, sheet: ProjectSheet) -> None:
        """What it shows of a project."""

    def retranslate(self) -> None:
        """Every word in the language of the window."""

    def flush(self) -> None:
        """What is being typed becomes an act."""

    def edit(self) -> None:
        """F2."""


class SheetBody(QWidget):
    """The parts fill what the head leaves and scroll inside: they never make the page taller than the window."""

    def hasHeightForWidth(self) -> bool:
        return False

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()


class SheetHead(QWidget):
    """The title, however long, the stage beside it, and buttons at the right."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.title = Label(theme, Type.PAGE, elide=True, name="page.title", parent=self)
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.state = StatePill(theme, parent=self)
        self.state.setMaximumWidth(theme.px(240))
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(theme.px(8))
        self.row.addWidget(self.title, 50)
        self.row.addWidget(self.state, 0, Qt.AlignmentFlag.AlignVCenter)
        self.row.addStretch(1)
        self.setFixedHeight(theme.px(metrics.PAGE_HEAD))

    def add(self, widget: QWidget) -> None:
        """Another button at the right."""
        self.row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)


class SheetNote(QWidget):
    """What is to be done first, on the line of the second title: it comes and goes, and nothing moves."""

    def __init__(self, theme: Theme, name: str, tone: str, parent: QWidget) -> None:
        super().__init__(parent)
        speak_as(self, QAccessible.Role.Grouping)
        self.setObjectName(name)
        self._text = Label(theme, Type.BODY, tone, elide=True, name=f"{name}.sentence", parent=self)
        self.button = Button(theme, f"{name}.button", ButtonKind.LINK, compact=True, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(IconLabel(theme, "warning" if tone == "warning" else "info", tone, parent=self))
        row.addWidget(self._text)
        row.addWidget(self.button)

    def say(self, sentence: str, button: str) -> None:
        """Without a sentence it is not there."""
        self._text.say(sentence)
        self.button.say(button)
        say_as_seen(self, sentence)
        self.setVisible(bool(sentence))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        announce(self, partial(said_as_seen, self))


class ProjectPage(Page):
    """Head, thread, and the parts of the sheet; what stands beside a part belongs to it."""

    section = "projects"

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        """`pages` are those that there are: a relation to any other is shown without a way to it."""
        super().__init__(parent)
        self._desk, self._workspace = desk, workspace
        self._project: ProjectId | None = None
        self._sheet: ProjectSheet | None = None
        self.setObjectName("page.project")
        self._build()
        self._lay_out()
        self._connect()
        self.retranslate()

    # the page

    def show_place(self, place: Place) -> None:
        assert place.record is not None
        self._read(ProjectId(place.record))
        part, record, field = (*place.detail.split(":"), "", "")[:3]
        if part:
            self.tabs.choose(part)
        shown = getattr(self._parts.get(part), "show_record", None)
        if shown is not None and record:
            shown(UUID(record))
        wanted = self.findChild(QWidget, field) if field else None
        (wanted if wanted is not None and wanted.isVisibleTo(self) else self.tabs).setFocus()

    def crumbs(self) -> list[Crumb]:
        t = self._desk.t
        number = self._sheet.project.number if self._sheet is not None else None
        return [(t("Projects"), Place(page="projects", record=self._project)), (number or t("unnumbered"), None)]

    def keys(self) -> str:
        return self._desk.t("F2 edit · Ctrl+Shift+G stage · Alt+← back")

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        return {
            "move_stage": self._move,
            "ask_committee": self._ask_committee,
            "print": lambda: self._paper(PAPERS.get(self.tabs.current(), "project_sheet")),
            "preview_project_sheet": lambda: self._paper("project_sheet"),
            "preview_opinion": lambda: self._paper("opinion"),
            "preview_fppt_application": lambda: self._paper("fppt_application"),
            "preview_thread": lambda: self._paper("thread"),
            "new_project": self.new_here,
            "record_payment": self._pay,
            "modify_plan": self._modify,
            "remove_project": self._remove,
            "history": self._show_history,
        }

    def why_not(self, key: str) -> str:
        t = self._desk.t
        if key not in READING and self._workspace.store.read_only:
            return self._workspace.why_not_write(t)
        sheet = self._sheet
        if key == "move_stage" and sheet is not None and sheet.pipeline is not None and not sheet.possible:
            return t("From this stage the route leads nowhere.")
        if key == "record_payment" and sheet is not None and not any(one.sources for one in sheet.budgets):
            return t("Add the source of the money first.")
        return ""

    def new_here(self) -> None:
        from ctj_desktop.ui.projects.new_project import NewProject

        route = self._sheet.project.pipeline if self._sheet is not None else None
        made = NewProject.ask(self._desk, self._workspace, route, self)
        if made is not None:
            self._desk.navigator.go(Place(page="project", record=made))

    def flush(self) -> None:
        for part in self._parts.values():
            part.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px = self._desk.theme.px
        self.sides.setFixedWidth(px(PANEL if self.width() >= px(metrics.ROOMY_PAGE) else NARROW))

    def keyPressEvent(self, event: object) -> None:
        if getattr(event, "key", lambda: None)() == Qt.Key.Key_F2:
            self._edit()
            return
        super().keyPressEvent(event)  # type: ignore[arg-type]

    def retranslate(self) -> None:
        t = self._desk.t
        self.links.retranslate()
        for part in self._parts.values():
            part.retranslate()
        self.conflicts.retranslate()
        self.history.say("", name=t("History of this record"))
        if self._sheet is not None:
            self._show(self._sheet)

    # inside

    def _build(self) -> None:
        theme = self._desk.theme
        self.head = SheetHead(theme, self)
        self.other = Label(theme, Type.BODY, "muted", elide=True, name="project.other", parent=self)
        past = "clock-counter-clockwise"
        self.history = Button(theme, "project.history", ButtonKind.PLAIN, icon=past, parent=self)
        self.stage = Button(theme, "project.move", ButtonKind.PRIMARY, icon="arrow-right", parent=self)
        self.conflicts = ConflictNote(self._desk, self._workspace, "project.conflicts", self)
        self.contradicts = SheetNote(theme, "project.contradicts", "warning", self)
        self.unfiled = SheetNote(theme, "project.unfiled", "muted", self)
        self.story = ThreadView(theme, "project.thread", self)
        self.tabs = Tabs(theme, "project.tabs", self)
        self.links = ProjectLinks(self._desk, self._workspace, self)
        self.parts, self.sides = PageStack(self), PageStack(self)
        self._parts: dict[str, SheetPart] = {}

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        self.head.add(self.history)
        self.head.add(self.stage)
        self.sides.addWidget(self.links)
        inside = SheetBody(self)
        body = QHBoxLayout(inside)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(px(12))
        body.addWidget(self.parts, 1)
        body.addWidget(self.sides)
        column = page_column(self._desk.theme, self)
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(self.head)
        second = QHBoxLayout()
        second.addWidget(self.other, 1)
        second.addWidget(self.contradicts)
        second.addWidget(self.unfiled)
        second.addStrut(px(metrics.BUTTON_COMPACT))
        titles.addLayout(second)
        column.addLayout(titles)
        column.addWidget(self.conflicts)
        column.addWidget(self.story)
        column.addWidget(self.tabs)
        column.addWidget(inside, 1)

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._open_part)
        self.story.opened.connect(self._desk.navigator.go)
        self.stage.clicked.connect(self._move)
        self.unfiled.button.clicked.connect(self._modify)
        self.contradicts.button.clicked.connect(lambda: self.tabs.choose(BUDGET))
        self.history.clicked.connect(self._show_history)
        self.links.link_asked.connect(self._link)
        self._workspace.bus.changed.connect(self._changed)

    def _changed(self, outcome: Outcome) -> None:
        if self._project is None or not self.isVisible() or not touches(outcome, *FOLLOWED):
            return
        try:
            self._read(self._project)
        except UserError as error:  # the project is gone: its entry was undone, or taken back
            self._desk.refuse(error)
            self._desk.navigator.go(Place(page="projects"))

    def _read(self, project: ProjectId) -> None:
        sheet = project_sheet(self._workspace.store, project, self._workspace.today())
        self._project, self._sheet = project, sheet
        self._show(sheet)
        self.conflicts.show_for(self._rows(sheet))
        self.state_changed.emit()

    def _rows(self, sheet: ProjectSheet) -> set[UUID]:
        """Everything of which there may be two versions."""
        lines = [line.id for one in sheet.budgets for line in (*one.costs, *one.sources)]
        listed = (sheet.partners, sheet.opinions, sheet.conditions, sheet.indicators, sheet.documents)
        return {sheet.project.id, *lines, *(one.key for part in listed for one in part)}

    def _show(self, sheet: ProjectSheet) -> None:
        t, language = self._desk.t, content_language(self._desk.t)
        other = Language.FR if language is Language.DE else Language.DE
        title = sheet.project.title
        self.head.title.say(title.or_other(language))
        self.other.say(title.text(other) or t("no title in the other language"))
        tone, icon = stage_tone(sheet.stage)
        self.head.state.say(stage_name(t, sheet.stage), Tone[tone], icon)
        self.head.state.setToolTip(stage_name(t, sheet.stage))
        self.stage.usable_unless(self.why_not("move_stage"))
        self.stage.say(t("Change the stage…") if sheet.pipeline is not None else t("Choose the route…"))
        knots = [knot_words(t, k) for k in sheet.thread]
        self.story.say(t("From the strategy to the payment"), knots, t("{place} of {count}"))
        self._say_notes(sheet)
        self.links.show_sheet(sheet)
        for part in self._parts.values():
            part.show_sheet(sheet)
        self._offer_tabs(sheet)

    def _say_notes(self, sheet: ProjectSheet) -> None:
        """What contradicts its stage, and a plan to be filed before it is modified."""
        t, store = self._desk.t, self._workspace.store
        lacks = any(granted_without_amount(store, sheet.project, sheet.stage))
        no_amount = t("“{stage}”, and no amount is entered").format(stage=stage_name(t, sheet.stage))
        self.contradicts.say(no_amount if lacks else "", t("Enter the amount"))
        unfiled = t("Agreed plan: file it before it is modified")
        self.unfiled.say(unfiled if sheet.unfiled else "", t("File the plan…"))
        self.unfiled.button.usable_unless(self._workspace.why_not_write(t))

    def _offer_tabs(self, sheet: ProjectSheet) -> None:
        t = self._desk.t
        overdue = any(one.state is ConditionState.OVERDUE for one in sheet.conditions)
        wrong, judged = any(one.missing.minor_units > 0 for one in sheet.budgets), sheet.eligibility
        tabs = [
            Tab(key=SHEET, word=t("Sheet")),
            Tab(key=CONTENTS, word=t("Content")),
            Tab(key=INDICATORS, word=t("Indicators"), count=len(sheet.indicators)),
            Tab(key=PARTNERS, word=t("Partners"), count=len(sheet.partners)),
            Tab(key=BUDGET, word=t("Budget"), wrong=wrong),
            Tab(key=ELIGIBILITY, word=t("Eligibility"), wrong=is_wrong(judged.found if judged else None)),
            Tab(key=OPINION, word=t("Opinion"), count=len(sheet.opinions)),
            Tab(key=CONDITIONS, word=t("Conditions"), count=len(sheet.conditions), wrong=overdue),
            Tab(key=DOCUMENTS, word=t("Documents"), count=len(sheet.documents)),
            Tab(key=VERSIONS, word=t("Versions"), count=len(sheet.versions)),
            Tab(key=MOVES, word=t("Way"), count=len(sheet.moves)),
        ]
        self.tabs.offer(tabs, t("Parts of the sheet"), t("{place} of {count}"))
        self._open_part(self.tabs.current())

    def _open_part(self, key: str) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        if key not in self._parts:
            self._make_part(key, sheet)
        listed = {
            INDICATORS: sheet.indicators,
            PARTNERS: sheet.partners,
            OPINION: sheet.opinions,
            CONDITIONS: sheet.conditions,
            DOCUMENTS: sheet.documents,
        }
        nothing = not listed.get(key, (key,))
        part = self._parts[key]
        side = getattr(part, "panel", self.links)
        assert isinstance(part, QWidget)
        self.parts.setCurrentWidget(part)
        self.sides.setCurrentWidget(self.links if nothing else side)

    def _make_part(self, key: str, sheet: ProjectSheet) -> None:
        """A part is built when it is first opened: most sheets are opened to read one."""
        desk, workspace = self._desk, self._workspace
        makers: dict[str, Callable[[], SheetPart]] = {
            SHEET: lambda: ProjectFacts(desk, workspace, "project.facts", FACTS, self),
            CONTENTS: lambda: ProjectFacts(desk, workspace, "project.content", CONTENT, self),
            INDICATORS: lambda: ProjectIndicators(desk, workspace, self),
            PARTNERS: lambda: ProjectPartners(desk, workspace, self),
            BUDGET: lambda: ProjectBudget(desk, workspace, self),
            ELIGIBILITY: lambda: ProjectEligibility(desk, workspace, self),
            OPINION: lambda: ProjectOpinions(desk, workspace, self),
            CONDITIONS: lambda: ProjectConditions(desk, workspace, self),
            DOCUMENTS: lambda: ProjectDocuments(desk, workspace, self),
            VERSIONS: lambda: ProjectVersions(desk, workspace, self),
            MOVES: lambda: ProjectMoves(desk, self),
        }
        part = makers[key]()
        self._parts[key] = part
        assert isinstance(part, QWidget)
        self.parts.addWidget(part)
        panel = getattr(part, "panel", None)
        if isinstance(panel, QWidget):
            self.sides.addWidget(panel)
        part.retranslate()
        part.show_sheet(sheet)

    def _edit(self) -> None:
        if self.tabs.current() in (MOVES, VERSIONS):
            self.tabs.choose(SHEET)
        self._parts[self.tabs.current()].edit()

    def _move(self) -> None:
        from ctj_desktop.ui.projects.change_stage import MoveProject

        if self._project is not None:
            MoveProject.ask(self._desk, self._workspace, self._project, self)

    def _pay(self) -> None:
        self.tabs.choose(BUDGET)
        part = self._parts[BUDGET]
        assert isinstance(part, ProjectBudget)
        part.pay()

    def _modify(self) -> None:
        """The plan is filed before it is modified; where it is then shown what is different."""
        if self._sheet is not None and file_version(self._desk, self._workspace, self._sheet, self) is not None:
            self.tabs.choose(VERSIONS)
            self.tabs.setFocus()

    def _remove(self) -> None:
        project, self._project = self._project, None  # gone, it is not read again
        stored = self._workspace.store.get(Project, project) if project is not None else None
        if removed(self._desk, self._workspace, stored, self):
            self._desk.navigator.go(Place(page="projects"))
        else:
            self._project = project

    def _ask_committee(self) -> None:
        from ctj_desktop.ui.projects.onto_agenda import ask_committee_on

        if self._project is not None:
            ask_committee_on(self._desk, self._workspace, self._project, self)

    def _paper(self, name: str) -> None:
        if self._sheet is not None:
            project = self._sheet.project
            self._desk.navigator.go(Place(page="documents", record=project.committee, detail=f"{name} {project.id}"))

    def _link(self) -> None:
        if self._project is not None:
            link_with_action(self._desk, self._workspace, self._project, self).exec()

    def _show_history(self) -> None:
        self._desk.navigator.go(Place(page="history", record=self._project))
