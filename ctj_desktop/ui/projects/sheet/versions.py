"""Which plans of a project were filed before it was modified, and what is different between two of them?"""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ctj_desktop.domain.ids import ProjectVersionId
from ctj_desktop.domain.projects.versions import PlanChange
from ctj_desktop.domain.records.project_work import ProjectVersion
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.projects.links import latest_decision
from ctj_desktop.services.projects.plans.versions import VersionLine, compared
from ctj_desktop.services.projects.sheet import ProjectSheet
from ctj_desktop.ui.forms.list_card import ListCard
from ctj_desktop.ui.forms.screens.making import AskFields
from ctj_desktop.ui.forms.screens.pieces import clear
from ctj_desktop.ui.frame.edits import spoken_edit
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.projects.version_words import how_changed, what_changed
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.cell import Cell, Look
from ctj_desktop.ui.widgets.fields import ComboBox
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.marked import EditedText
from ctj_desktop.ui.widgets.rows import Column, RowsModel
from ctj_desktop.ui.widgets.scrolling import Inside, scroll
from ctj_desktop.ui.widgets.surfaces import Card, Hairline
from ctj_desktop.ui.widgets.table import Table

MOST_ROWS = 3
"""So many versions are seen at once, above what is different."""


def _number(line: VersionLine, t: Translator) -> Cell:
    return Cell(text=t("Version {number}").format(number=line.version.number), look=Look.STRONG)


def _when(line: VersionLine, t: Translator) -> Cell:
    return Cell(text=t.date_short(line.version.on))


def _why(line: VersionLine, t: Translator) -> Cell:
    reason = " ".join(line.version.reason.or_other(content_language(t)).split())
    decision = t("Decision {number}").format(number=line.decision) if line.decision else ""
    return Cell(text=reason, second=" · ".join(filter(None, (decision, line.by))), note=reason)


COLUMNS: tuple[Column[VersionLine], ...] = (
    Column(key="number", heading=N_("Versions"), cell=_number, natural=True),
    Column(key="when", heading=N_("Filed on"), cell=_when, natural=True),
    Column(key="why", heading=N_("Modified because"), cell=_why, share=3),
)


class PlanComparison(Card):
    """What is different between the chosen version and another one, or the plan as it stands."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        super().__init__(desk.theme, "project.comparison", padded=False, parent=parent)
        self._desk, self._workspace = desk, workspace
        self._lines: tuple[VersionLine, ...] = ()
        self._chosen: ProjectVersion | None = None
        self.title = Label(desk.theme, Type.STRONG, elide=True, name="project.comparison.title", parent=self)
        self.other = ComboBox(desk.theme, "project.comparison.other", self)
        self._area, self._inside = QScrollArea(self), Inside(self)
        self._rows = QVBoxLayout(self._inside)
        px = desk.theme.px
        head = QHBoxLayout()
        head.setContentsMargins(px(16), px(8), px(12), px(8))
        head.setSpacing(px(8))
        head.addWidget(self.title, 1)
        head.addWidget(self.other, 1)
        self._rows.setContentsMargins(px(16), px(12), px(16), px(12))
        self._rows.setSpacing(px(4))
        scroll(self._area, self._inside)
        self.column.setSpacing(0)
        self.column.addLayout(head)
        self.column.addWidget(Hairline(desk.theme, self))
        self.column.addWidget(self._area, 1)
        self.other.activated.connect(lambda _index: self._fill())

    def show_version(self, version: ProjectVersion | None, lines: tuple[VersionLine, ...]) -> None:
        """Another version, or the same after an act; it is compared with now at first."""
        t, other = self._desk.t, self.other.chosen() if version == self._chosen else None
        self._chosen, self._lines = version, lines
        self.setVisible(version is not None)
        if version is None:
            return
        self.title.say(t("Version {number} compared with").format(number=version.number))
        rest = [line.version for line in lines if line.key != version.id]
        options: list[tuple[str, object]] = [(t("the plan as it stands now"), None)]
        options += [(t("version {number}").format(number=one.number), one.id) for one in rest]
        self.other.offer(options, other)
        self.other.setAccessibleName(self.title.text())
        self._fill()

    def _fill(self) -> None:
        t, theme = self._desk.t, self._desk.theme
        clear(self._rows)
        try:
            found = self._changes()
        except (UserError, StoreError) as error:
            self._say(sentence(t, error), "error")
        else:
            for at, change in enumerate(found):
                head = Label(theme, Type.LABEL, "muted", wrap=True, parent=self._inside)
                head.say(what_changed(t, change))
                text = EditedText(theme, f"project.comparison.{at}", self._inside)
                pieces = how_changed(t, change)
                text.say(pieces, f"{head.text()}: {spoken_edit(t, pieces)}")
                self._rows.addWidget(head)
                self._rows.addWidget(text)
                self._rows.addSpacing(theme.px(4))
            if not found:
                self._say(t("Nothing is different."), "muted")
        self._rows.addStretch(1)

    def _changes(self) -> tuple[PlanChange, ...]:
        """From the earlier to the later."""
        assert self._chosen is not None
        key, chosen = self.other.chosen(), self._chosen
        other = next((line.version for line in self._lines if line.key == key), None)
        if other is None:
            return compared(self._workspace.store, chosen.id)
        first, second = sorted((chosen, other), key=lambda one: (one.number, one.on, one.id))
        return compared(self._workspace.store, first.id, second.id)

    def _say(self, text: str, colour: str) -> None:
        label = Label(
            self._desk.theme, Type.BODY, colour, wrap=True, name="project.comparison.said", parent=self._inside
        )
        label.say(text)
        self._rows.addWidget(label)


class ProjectVersions(QWidget):
    """The versions, the latest first; below them what is different in the chosen one."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._workspace = desk, workspace
        self._sheet: ProjectSheet | None = None
        self.model = RowsModel(desk.language, COLUMNS, self)
        self.table = Table(desk.theme, "project.versions", self.model, row=metrics.ROW_TWO_LINES)
        self.card = ListCard(desk.theme, "project.versions.card", self.table, self, fits=True)
        self.add = Button(desk.theme, "project.versions.add", icon="plus", compact=True, parent=self)
        self.comparison = PlanComparison(desk, workspace, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.theme.px(12))
        column.addWidget(self.card)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.comparison, 1)
        self.add.clicked.connect(self.file)
        self.card.empty.primary.clicked.connect(self.file)
        self.table.current_changed.connect(lambda _key: self._compare())

    def show_sheet(self, sheet: ProjectSheet) -> None:
        """The versions of a project."""
        self._sheet = sheet
        self.model.replace(sheet.versions)
        self.card.show_rows(bool(sheet.versions))
        beyond = self.table.row_height() * max(0, len(sheet.versions) - MOST_ROWS)
        self.card.setMinimumHeight(self.card.maximumHeight() - beyond if sheet.versions else 0)
        self.add.setVisible(bool(sheet.versions))
        for button in (self.add, self.card.empty.primary):
            button.usable_unless(self._workspace.why_not_write(self._desk.t))
        if self.table.current_key() is None and sheet.versions:
            self.table.select(sheet.versions[0].key)
        self._compare()

    def file(self) -> None:
        """Asks why the plan is modified, and files it as it stands."""
        if self._sheet is None or self._workspace.store.read_only:
            return
        made = file_version(self._desk, self._workspace, self._sheet, self)
        if made is not None:
            self.table.select(made)
            self.table.setFocus()

    def flush(self) -> None:
        """Nothing is typed here."""

    def edit(self) -> None:
        """What was filed stays as it is."""

    def retranslate(self) -> None:
        """In the language of the window."""
        t = self._desk.t
        self.table.setAccessibleName(t("Versions"))
        self.add.say(t("File the plan before it is modified…"))
        hint = t("An agreed plan is filed as it stands before it is modified, with the reason.")
        self.card.empty.nothing_yet(t("No version yet"), hint, t("File the plan…"), "clock-counter-clockwise")

    def _compare(self) -> None:
        sheet, key = self._sheet, self.table.current_key()
        if sheet is not None:
            chosen = next((line.version for line in sheet.versions if line.key == key), None)
            self.comparison.show_version(chosen, sheet.versions)


def file_version(desk: Desk, workspace: OpenWorkspace, sheet: ProjectSheet, parent: QWidget) -> UUID | None:
    """Why, on which day, by which decision is the plan modified? The version, or None.

    The latest decision on the project is proposed, but none by which the committee gave its opinion.
    """
    t, project = desk.t, sheet.project
    latest = latest_decision(workspace.store, project.id)
    opinion = latest is not None and latest.id in {one.opinion.decision for one in sheet.opinions}
    proposed = latest.id if latest is not None and sheet.agreed and not opinion else None
    dialog = AskFields(
        desk,
        workspace,
        "dialog.version",
        (t("Modify the plan"), t("File the plan")),
        "modify_project",
        ProjectVersion,
        (("reason",), ("on", "decision")),
        parent,
        given={"project": project.id},
        needed=("reason",),
        about=t("The plan is filed as it stands, and can be modified from then on: dates, partners, costs, financing."),
        proposed={"on": workspace.today(), "decision": proposed},
    )
    dialog.exec()
    return ProjectVersionId(dialog.made) if dialog.made is not None else None
