"""What is due for the projects on each day: stages to leave, conditions, instalments, calls, meetings?"""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.planning.calendar import CalendarEntry, EntryKind
from ctj_desktop.i18n import Translator
from ctj_desktop.services.meetings.planning.calendar import Days
from ctj_desktop.services.meetings.planning.calendar_file import file_of_days
from ctj_desktop.services.projects.stages.deadlines import days_of_projects
from ctj_desktop.ui.frame.navigation import Crumb, Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.meetings.planning.calendar_page import place_of
from ctj_desktop.ui.meetings.planning.days_page import DaysPage

PARTS = {
    EntryKind.STAGE_DUE: "moves",
    EntryKind.CONDITION_DUE: "conditions:{record}",
    EntryKind.INSTALMENT_DUE: "budget",
}
"""The part of the sheet that shows what is due."""


class DeadlinesPage(DaysPage):
    """The calendar of the projects; Enter leads to what stands on the chosen day."""

    section = "projects"
    key = "deadlines"
    followed = frozenset(
        {
            "project",
            "project_move",
            "stage",
            "condition",
            "instalment",
            "financing_line",
            "payment",
            "call",
            "meeting",
            "meeting_move",
            "agenda_item",
            "committee",
        }
    )

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        super().__init__(desk, workspace, parent)
        self.card.plan.hide()

    def days_between(self, first: date, after: date) -> Days:
        return days_of_projects(self._workspace.store, first, after, self._workspace.committee)

    def nothing(self) -> str:
        return self._desk.t("Nothing is due for a project on this day.")

    def place_of(self, entry: CalendarEntry) -> Place:
        if entry.project is None:
            return place_of(entry)
        detail = PARTS.get(entry.kind, "").format(record=entry.record)
        return Place(page="project", record=entry.project, detail=detail)

    def title(self) -> str:
        return self._desk.t("Projects")

    def calendar(self, t: Translator) -> tuple[str, Callable[[date, date, datetime], bytes]]:
        store, committee, name = self._workspace.store, self._workspace.committee, t("Deadlines of the projects")

        def made(first: date, after: date, at: datetime) -> bytes:
            return file_of_days(store, t, days_of_projects(store, first, after, committee), name, at)

        return name, made

    def crumbs(self) -> list[Crumb]:
        t = self._desk.t
        return [(t("Projects"), Place(page="projects")), (t("Deadlines"), None)]

    def keys(self) -> str:
        return self._desk.t("Page ↑↓ month · Home today · Enter opens")
