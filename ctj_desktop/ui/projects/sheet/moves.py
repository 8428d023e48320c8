"""Which way did a project come: the stages it reached, when, by whom, why?"""

from PySide6.QtWidgets import QWidget

from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.words import capital
from ctj_desktop.services.projects.sheet import MoveLine, ProjectSheet
from ctj_desktop.ui.forms.list_card import ListCard
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.widgets.cell import Cell, Look
from ctj_desktop.ui.widgets.rows import Column, RowsModel
from ctj_desktop.ui.widgets.table import Table


def _when(line: MoveLine, t: Translator) -> Cell:
    return Cell(text=t.date_long(line.on))


def _stage(line: MoveLine, t: Translator) -> Cell:
    language = content_language(t)
    name, reason = line.stage.or_other(language), line.reason.or_other(language)
    document = line.document.or_other(language)
    said = " · ".join(filter(None, (" ".join(reason.split()), document)))
    return Cell(text=capital(name), second=said, look=Look.STRONG, note=said)


def _due(line: MoveLine, t: Translator) -> Cell:
    return Cell(text=t.date_short(line.due)) if line.due is not None else Cell(text="–", look=Look.MUTED)


def _who(line: MoveLine, t: Translator) -> Cell:
    return Cell(text=line.by) if line.by else Cell(text=t("nobody named"), look=Look.UNFILLED)


def _decision(line: MoveLine, _t: Translator) -> Cell:
    return Cell(text=line.decision_number or "–", look=Look.NORMAL if line.decision_number else Look.MUTED)


COLUMNS: tuple[Column[MoveLine], ...] = (
    Column(key="when", heading=N_("Date"), cell=_when, natural=True),
    Column(key="stage", heading=N_("Stage reached, and why"), cell=_stage, share=3),
    Column(key="due", heading=N_("To go on by"), cell=_due, natural=True, spare=2),
    Column(key="who", heading=N_("Entered by"), cell=_who, share=2, spare=1),
    Column(key="decision", heading=N_("Decision"), cell=_decision, natural=True),
)


class ProjectMoves(ListCard):
    """Every move, the newest first."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        self.model = RowsModel(desk.language, COLUMNS)
        table = Table(desk.theme, "project.moves", self.model, row=metrics.ROW_TWO_LINES)
        super().__init__(desk.theme, "project.moves.card", table, parent, fits=True)
        self.model.setParent(self)
        self._desk = desk

    def show_sheet(self, sheet: ProjectSheet) -> None:
        """The moves of a project."""
        self.model.replace(sheet.moves)
        self.show_rows(bool(sheet.moves))

    def flush(self) -> None:
        """Nothing is typed here."""

    def edit(self) -> None:
        """A move that was made stays as it is."""

    def retranslate(self) -> None:
        """In the language of the window."""
        t = self._desk.t
        self.table.setAccessibleName(t("Way so far"))
        self.empty.nothing_yet(t("Not on a route yet"), t("Choose the funding route; its stages follow."), "", "flag")
