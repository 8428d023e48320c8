"""What is a project about? Its declared fields, each an act when it is left."""

from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ctj_desktop.services.projects.sheet import ProjectSheet
from ctj_desktop.ui.forms.screens.record_fields import RecordFields
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.screen import FormRows
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.widgets.scrolling import Inside, scroll
from ctj_desktop.ui.widgets.surfaces import Card


class ProjectFacts(Card):
    """Some of the fields of a project; nothing is saved by a button."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, name: str, declared: FormRows, parent: QWidget) -> None:
        super().__init__(desk.theme, name, padded=False, parent=parent)
        self._desk, self._workspace = desk, workspace
        inside, pad = Inside(self), desk.theme.px(metrics.CARD_PADDING)
        self.fields = RecordFields(desk, workspace, "project", declared, inside)
        self.flush, self.edit, self.retranslate = self.fields.flush, self.fields.edit, self.fields.retranslate
        column = QVBoxLayout(inside)
        column.setContentsMargins(pad, pad, pad, pad)
        column.addWidget(self.fields)
        column.addStretch(1)
        area = QScrollArea(self)
        scroll(area, inside)
        self.column.addWidget(area)

    def show_sheet(self, sheet: ProjectSheet) -> None:
        """Another project, or this one after somebody's act; only the calls of its route are offered."""
        writable, route = not self._workspace.store.read_only, sheet.project.pipeline
        self.fields.among("call", pipeline=route)
        self.fields.show_record(sheet.project, writable=writable)
        for entry in self.fields.entries:
            if entry.name == "call":
                entry.set_writable(writable and route is not None)
                first = self._desk.t("Choose the funding route first: its calls are offered then.")
                entry.field.note(first if route is None else "")
