"""What of the projects leaves the window as a file: those that list or board show?"""

from collections.abc import Mapping, Sequence
from uuid import UUID

from ctj_desktop.domain.records.projects import Project
from ctj_desktop.files.cell_table import CellTable
from ctj_desktop.files.stepwise import Step
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.services.catalogue.line_tables import line_table, projects
from ctj_desktop.services.projects.lists import Standing, project_lines
from ctj_desktop.ui.forms.export_list import ListToExport
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk


def projects_shown(
    desk: Desk, workspace: OpenWorkspace, standing: Standing, numbers: Sequence[int], territories: Mapping[UUID, str]
) -> ListToExport:
    """A line for each, in the order in which they are shown."""
    store, today = workspace.store, workspace.today()

    def table(t: Translator, title: str, step: Step) -> CellTable:
        lines = project_lines(store, standing, numbers, today)
        return line_table(t, title, projects(standing.routes, territories), lines, step)

    return ListToExport(desk, workspace, Project.kind, N_("Projects"), (), table)
