"""With whom is a project done, on each side, and who leads there?"""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.records.projects import Partner
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.services.projects.sheet import PartnerLine, ProjectSheet
from ctj_desktop.ui.forms.screens.making import NewRecord
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.projects.forms import PARTNER
from ctj_desktop.ui.projects.sheet.lines import SheetList
from ctj_desktop.ui.projects.sheet.side import FormPanel
from ctj_desktop.ui.widgets.cell import Cell
from ctj_desktop.ui.widgets.rows import Column


def _side(line: PartnerLine, _t: Translator) -> Cell:
    return Cell(side=line.partner.side.value.upper())


def _name(line: PartnerLine, t: Translator) -> Cell:
    contact = line.contact or t("no contact person")
    return Cell(text=line.name.or_other(content_language(t)), second=contact)


def _role(line: PartnerLine, t: Translator) -> Cell:
    return Cell(pill=t("Lead partner"), tone="NOW", pill_icon="flag") if line.partner.lead else Cell(text=t("partner"))


COLUMNS: tuple[Column[PartnerLine], ...] = (
    Column(key="side", heading=N_("Side"), cell=_side, natural=True),
    Column(key="name", heading=N_("Partner and contact person"), cell=_name, share=3),
    Column(key="role", heading=N_("Role"), cell=_role, natural=True),
)


class PartnerPanel(FormPanel):
    """The partner that is current; each field is an act when it is left."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        super().__init__(desk, workspace, "project.partner", PARTNER, parent)

    def record_of(self, line: PartnerLine) -> Partner:
        return line.partner

    def words(self) -> tuple[str, str]:
        t = self.desk.t
        title = self._line.name.or_other(content_language(t)) if self._line is not None else t("Partner")
        return title, t("Choose a partner of the list to change it here.")


class ProjectPartners(SheetList):
    """The French side, then the Swiss; what is chosen is changed beside it."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        super().__init__(desk, workspace, "project.partners", COLUMNS, PartnerPanel(desk, workspace, parent), parent)

    def show_sheet(self, sheet: ProjectSheet) -> None:
        """The partners of a project."""
        self.show_lines(sheet, sheet.partners, first=0)

    def ask(self, sheet: ProjectSheet) -> UUID | None:
        return NewRecord.ask(self.desk, self.workspace, PARTNER, self, given={"project": sheet.project.id})

    def retranslate(self) -> None:
        """In the language of the window."""
        t = self.desk.t
        self.table.setAccessibleName(t("Partners"))
        self.add.say(t("Add a partner…"))
        hint = t("A cross-border project has at least one partner on each side.")
        self.empty.nothing_yet(t("No partner yet"), hint, t("Add the first partner"), "buildings")
        self.panel.retranslate()
