"""What is a project about? Its declared fields, each an act when it is left."""

from PySide6.QtWidgets import QWidget

from ctj_desktop.services.projects.sheet import ProjectSheet
from ctj_desktop.ui.forms.screens.record_fields import RecordFields
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.projects.forms import FACTS
from ctj_desktop.ui.widgets.surfaces import Card


class ProjectFacts(Card):
    """The sheet itself; nothing is saved by a button."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        super().__init__(desk.theme, "project.facts", parent=parent)
        self._workspace = workspace
        self.fields = RecordFields(desk, workspace, "project", FACTS, self)
        self.flush, self.edit, self.retranslate = self.fields.flush, self.fields.edit, self.fields.retranslate
        self.column.addWidget(self.fields)
        self.column.addStretch(1)

    def show_sheet(self, sheet: ProjectSheet) -> None:
        """Another project, or this one after somebody's act; only the calls of its route are offered."""
        self.fields.among("call", pipeline=sheet.project.pipeline)
        self.fields.show_record(sheet.project, writable=not self._workspace.store.read_only)
