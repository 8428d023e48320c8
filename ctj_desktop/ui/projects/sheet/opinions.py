"""What did the committee say to a project, by which decision, on which conditions?"""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.records.projects import Opinion, OpinionKind, Project
from ctj_desktop.domain.records.voting import AnyDecision
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.words import word
from ctj_desktop.services.projects.links import latest_decision
from ctj_desktop.services.projects.sheet import OpinionLine, ProjectSheet
from ctj_desktop.ui.forms.screens.making import NewRecord
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.projects.forms import OPINION
from ctj_desktop.ui.projects.sheet.lines import SheetList
from ctj_desktop.ui.projects.sheet.side import FormPanel
from ctj_desktop.ui.projects.words import decision_place
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.cell import Cell, Look
from ctj_desktop.ui.widgets.rows import Column
from ctj_desktop.ui.widgets.surfaces import Chip

TONES = {
    OpinionKind.FAVOURABLE: ("OK", "check-circle"),
    OpinionKind.WITH_RESERVATION: ("WARNING", "warning"),
    OpinionKind.UNFAVOURABLE: ("ERROR", "x-circle"),
}


def _when(line: OpinionLine, t: Translator) -> Cell:
    if line.opinion.on is None:
        return Cell(text=t("date not set"), look=Look.UNFILLED)
    return Cell(text=t.date_long(line.opinion.on))


def _kind(line: OpinionLine, t: Translator) -> Cell:
    tone, icon = TONES[line.opinion.opinion_kind]
    return Cell(pill=word(t, line.opinion.opinion_kind), tone=tone, pill_icon=icon)


def _conditions(line: OpinionLine, t: Translator) -> Cell:
    conditions = line.opinion.conditions.or_other(content_language(t))
    if not conditions:
        return Cell(text=t("without conditions"), look=Look.MUTED)
    return Cell(text=conditions.replace("\n", " "), note=conditions)


def _decision(line: OpinionLine, t: Translator) -> Cell:
    return Cell(text=line.decision) if line.decision else Cell(text=t("without decision"), look=Look.UNFILLED)


COLUMNS: tuple[Column[OpinionLine], ...] = (
    Column(key="when", heading=N_("Date"), cell=_when, natural=True),
    Column(key="kind", heading=N_("Opinion"), cell=_kind, natural=True),
    Column(key="conditions", heading=N_("Conditions"), cell=_conditions, share=3),
    Column(key="decision", heading=N_("Decision"), cell=_decision, natural=True),
)


class OpinionPanel(FormPanel):
    """The opinion that is current, with the chip of its decision."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, pages: frozenset[str], parent: QWidget) -> None:
        super().__init__(desk, workspace, "project.opinion", OPINION, parent)
        self._pages = pages
        self.chip = Chip(desk.theme, "project.opinion.decision_chip", "gavel", self.inside)
        self.inside_column.insertWidget(self.inside_column.indexOf(self.fields), self.chip)
        self.chip.clicked.connect(self._open_decision)
        self.letter = Button(desk.theme, "project.opinion.letter", icon="envelope-simple", parent=self.inside)
        self.inside_column.insertWidget(self.inside_column.indexOf(self.fields), self.letter)
        self.letter.clicked.connect(self._write_letter)

    def record_of(self, line: OpinionLine) -> Opinion:
        return line.opinion

    def words(self) -> tuple[str, str]:
        t = self.desk.t
        return t("Opinion of the committee"), t("Choose an opinion of the list to change it here.")

    def show_line(self, line: OpinionLine | None) -> None:
        if line is not None:
            owner = self.workspace.store.get(Project, line.opinion.project)
            self.fields.among("decision", committee=owner.committee if owner is not None else None)
        super().show_line(line)

    def _say(self) -> None:
        super()._say()
        line = self._line
        place = decision_place(line.opinion.decision, self._pages) if line is not None else None
        self.chip.setVisible(place is not None)
        self.chip.say(self.desk.t("Decision {number}").format(number=line.decision if line is not None else ""))
        self.letter.setVisible(line is not None)
        self.letter.say(self.desk.t("Letter with the opinion…"))
        self.letter.usable_unless(self._why_no_letter())

    def _decision(self) -> AnyDecision | None:
        key = self._line.opinion.decision if self._line is not None else None
        return self.workspace.store.get(AnyDecision, key) if key is not None else None

    def _why_no_letter(self) -> str:
        t = self.desk.t
        if self.workspace.store.read_only:
            return self.workspace.why_not_write(t)
        return "" if self._decision() is not None else t("Enter first by which decision the opinion was given.")

    def _write_letter(self) -> None:
        """To the lead partners of the project, with the extract of the decision that gave the opinion."""
        from ctj_desktop.ui.decisions.extracts.dialog import ExtractDialog  # read when it is needed

        decision = self._decision()
        if decision is not None:
            ExtractDialog.ask(self.desk, self.workspace, [decision], self)

    def _open_decision(self) -> None:
        place = decision_place(self._line.opinion.decision, self._pages) if self._line is not None else None
        if place is not None:
            self.desk.navigator.go(place)


class ProjectOpinions(SheetList):
    """Every opinion, the earliest first; usually one."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, pages: frozenset[str], parent: QWidget) -> None:
        panel = OpinionPanel(desk, workspace, pages, parent)
        super().__init__(desk, workspace, "project.opinions", COLUMNS, panel, parent)

    def show_sheet(self, sheet: ProjectSheet) -> None:
        """The opinions on a project."""
        self.show_lines(sheet, sheet.opinions, first=-1)

    def ask(self, sheet: ProjectSheet) -> UUID | None:
        latest = latest_decision(self.workspace.store, sheet.project.id)
        day = (latest.on if latest is not None else None) or self.workspace.today()
        proposed = {"decision": latest.id if latest is not None else None, "on": day}
        given = {"project": sheet.project.id}
        return NewRecord.ask(self.desk, self.workspace, OPINION, self, given=given, proposed=proposed)

    def retranslate(self) -> None:
        """In the language of the window."""
        t = self.desk.t
        self.table.setAccessibleName(t("Opinions"))
        self.add.say(t("Record an opinion…"))
        hint = t("The committee gives its opinion by a decision; record it here with its conditions.")
        self.empty.nothing_yet(t("No opinion yet"), hint, t("Record the opinion…"), "chats")
        self.panel.retranslate()
