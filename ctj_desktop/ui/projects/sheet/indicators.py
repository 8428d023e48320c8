"""What does a project want to reach by numbers, and what has it reached?"""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.projects.indicator_figures import is_reached
from ctj_desktop.domain.records.project_work import Indicator
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.projects.indicators import figure_text
from ctj_desktop.services.projects.sheet import IndicatorLine, ProjectSheet
from ctj_desktop.ui.forms.screens.making import NewRecord
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.projects.forms import INDICATOR
from ctj_desktop.ui.projects.sheet.lines import SheetList
from ctj_desktop.ui.projects.sheet.side import FormPanel
from ctj_desktop.ui.widgets.cell import Cell, Look
from ctj_desktop.ui.widgets.rows import Column


def _label(line: IndicatorLine, t: Translator) -> Cell:
    return Cell(text=line.indicator.label.or_other(content_language(t)), second=reached_text(t, line.indicator))


def _target(line: IndicatorLine, t: Translator) -> Cell:
    return _figure(t, line.indicator.target)


def _reached(line: IndicatorLine, t: Translator) -> Cell:
    cell, icon = _figure(t, line.indicator.reached), "check-circle" if is_reached(line.indicator) else ""
    return Cell(text=cell.text, look=cell.look, right=True, icon=icon, icon_colour="ok")


def _when(line: IndicatorLine, t: Translator) -> Cell:
    day = line.indicator.reached_on
    return Cell(text=t.date_short(day)) if day is not None else Cell(text="–", look=Look.MUTED)


def _figure(t: Translator, number: str) -> Cell:
    return Cell(text=figure_text(t, number), right=True) if number else Cell(text="–", look=Look.MUTED, right=True)


def reached_text(t: Translator, there: Indicator) -> str:
    """`620 of 500 persons`; without a number of either nothing of it."""
    unit = there.unit.or_other(content_language(t))
    target, reached = figure_text(t, there.target), figure_text(t, there.reached)
    if target and reached:
        return t("{reached} of {target} {unit}").format(reached=reached, target=target, unit=unit).strip()
    return f"{reached or target} {unit}".strip()


COLUMNS: tuple[Column[IndicatorLine], ...] = (
    Column(key="label", heading=N_("Indicator"), cell=_label, share=3),
    Column(key="target", heading=N_("Target"), cell=_target, natural=True, right=True),
    Column(key="reached", heading=N_("Reached"), cell=_reached, natural=True, right=True),
    Column(key="when", heading=N_("Reached on"), cell=_when, natural=True, spare=1),
)


class IndicatorPanel(FormPanel):
    """The indicator that is current; each field is an act when it is left."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        super().__init__(desk, workspace, "project.indicator", INDICATOR, parent)

    def record_of(self, line: IndicatorLine) -> Indicator:
        return line.indicator

    def words(self) -> tuple[str, str]:
        t = self.desk.t
        return t("Indicator"), t("Choose an indicator of the list to change it here.")


class ProjectIndicators(SheetList):
    """In the order in which they were entered."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        panel = IndicatorPanel(desk, workspace, parent)
        super().__init__(desk, workspace, "project.indicators", COLUMNS, panel, parent)

    def show_sheet(self, sheet: ProjectSheet) -> None:
        """The indicators of a project."""
        self.show_lines(sheet, sheet.indicators, first=0)

    def ask(self, sheet: ProjectSheet) -> UUID | None:
        return NewRecord.ask(self.desk, self.workspace, INDICATOR, self, given={"project": sheet.project.id})

    def retranslate(self) -> None:
        """In the language of the window."""
        t = self.desk.t
        self.table.setAccessibleName(t("Indicators"))
        self.add.say(t("Add an indicator…"))
        hint = t("An indicator says by a number what the project wants to reach, and later what it has reached.")
        self.empty.nothing_yet(t("No indicator yet"), hint, t("Add the first indicator"), "check-fat")
        self.panel.retranslate()
