"""Which conditions has a project to meet, until when, and what shows that they are met?"""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.projects.conditions import ConditionState
from ctj_desktop.domain.records.project_work import Condition
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.services.projects.conditions import change_condition
from ctj_desktop.services.projects.sheet import ConditionLine, ProjectSheet
from ctj_desktop.ui.forms.screens.making import NewRecord
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.projects.forms import CONDITION
from ctj_desktop.ui.projects.sheet.lines import SheetList
from ctj_desktop.ui.projects.sheet.side import FormPanel
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.cell import Cell, Look
from ctj_desktop.ui.widgets.rows import Column

LOOKS = {
    ConditionState.OPEN: ("NOW", "hourglass", N_("To be fulfilled")),
    ConditionState.OVERDUE: ("ERROR", "warning-circle", N_("Overdue")),
    ConditionState.MET: ("OK", "check-circle", N_("Fulfilled")),
    ConditionState.DROPPED: ("QUIET", "prohibit", N_("No longer required")),
}


def _text(line: ConditionLine, t: Translator) -> Cell:
    language = content_language(t)
    shown = (line.condition.proof.or_other(language), line.document.or_other(language))
    proof = " · ".join(filter(None, shown))
    return Cell(text=line.condition.text.or_other(language).replace("\n", " "), second=proof.replace("\n", " "))


def _due(line: ConditionLine, t: Translator) -> Cell:
    day = line.condition.due
    return Cell(text=t.date_short(day)) if day is not None else Cell(text=t("no date"), look=Look.MUTED)


def _state(line: ConditionLine, t: Translator) -> Cell:
    tone, icon, said = LOOKS[line.state]
    day = line.condition.fulfilled_on or line.condition.dropped_on
    return Cell(pill=t(said), tone=tone, pill_icon=icon, second=t.date_short(day) if day is not None else "")


COLUMNS: tuple[Column[ConditionLine], ...] = (
    Column(key="text", heading=N_("Condition, and what shows it"), cell=_text, share=3),
    Column(key="due", heading=N_("Due"), cell=_due, natural=True),
    Column(key="state", heading=N_("State"), cell=_state, natural=True),
)


class ConditionPanel(FormPanel):
    """The condition that is current; one press says that it is fulfilled today."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        super().__init__(desk, workspace, "project.condition", CONDITION, parent)
        self.met = Button(
            desk.theme, "project.condition.met", icon="check", compact=True, once=True, parent=self.inside
        )
        self.inside_column.insertWidget(self.inside_column.indexOf(self.fields), self.met)
        self.met.clicked.connect(self._fulfilled)

    def record_of(self, line: ConditionLine) -> Condition:
        return line.condition

    def words(self) -> tuple[str, str]:
        t = self.desk.t
        return t("Condition"), t("Choose a condition of the list to change it here.")

    def _say(self) -> None:
        super()._say()
        line = self._line
        self.met.setVisible(line is not None and line.state.waited_for)
        self.met.say(self.desk.t("Fulfilled today"))
        self.met.usable_unless(self.workspace.why_not_write(self.desk.t))

    def _fulfilled(self) -> None:
        if self._line is not None:
            given = {"condition": self._line.key, "fulfilled_on": self.workspace.today()}
            self.desk.attempt(lambda: self.workspace.do_fields(change_condition, **given))


class ProjectConditions(SheetList):
    """Those of the opinion in its order, then those that were added."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        self._panel = ConditionPanel(desk, workspace, parent)
        super().__init__(desk, workspace, "project.conditions", COLUMNS, self._panel, parent)
        self._panel.met.clicked.connect(lambda: self.table.setFocus())  # the button has gone

    def show_sheet(self, sheet: ProjectSheet) -> None:
        """The conditions of a project."""
        self._panel.fields.among("document", project=sheet.project.id)
        waiting = (at for at, line in enumerate(sheet.conditions) if line.state.waited_for)
        self.show_lines(sheet, sheet.conditions, first=next(waiting, 0))

    def show_record(self, key: UUID) -> None:
        """A condition that was asked for."""
        self.table.select(key)

    def ask(self, sheet: ProjectSheet) -> UUID | None:
        return NewRecord.ask(self.desk, self.workspace, CONDITION, self, given={"project": sheet.project.id})

    def retranslate(self) -> None:
        """In the language of the window."""
        t = self.desk.t
        self.table.setAccessibleName(t("Conditions"))
        self.add.say(t("Add a condition…"))
        hint = t("Each line of the conditions of an opinion stands here by itself, and so do those of a grant.")
        self.empty.nothing_yet(t("No condition"), hint, t("Add a condition…"), "seal-check")
        self.panel.retranslate()
