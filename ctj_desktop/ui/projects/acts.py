"""Which acts do the projects offer?"""

from typing import Final

from ctj_desktop.i18n import N_
from ctj_desktop.ui.frame.act import Act, of_page

PROJECTS = N_("Open the projects first.")
CALL = N_("Choose a call first.")
PROJECT = N_("Choose a project first.")
PROJECT_SHEET = N_("Open a project first.")

ACTS: tuple[Act, ...] = (
    of_page("new_project", N_("&New project…"), PROJECTS, "plus", menu="project"),
    of_page("move_stage", N_("Change the &stage…"), PROJECT, "arrow-right", "Ctrl+Shift+G", menu="stage"),
    of_page("ask_committee", N_("&Ask the committee for its opinion…"), PROJECT, "calendar-check", menu="stage"),
    of_page("copy_call", N_("&Copy the call for another year…"), CALL, "copy", menu="calls"),
    of_page("record_payment", N_("Record a pa&yment…"), PROJECT_SHEET, "plus", menu="stage"),
    of_page("modify_plan", N_("&Modify the plan…"), PROJECT_SHEET, "clock-counter-clockwise", menu="stage"),
    of_page("remove_project", N_("&Remove the project…"), PROJECT, "trash", menu="stage"),
)

PAGES: Final = {
    "projects": "ctj_desktop.ui.projects.page:ProjectsPage",
    "deadlines": "ctj_desktop.ui.projects.deadlines:DeadlinesPage",
    "dashboard": "ctj_desktop.ui.projects.dashboard.page:DashboardPage",
    "project": "ctj_desktop.ui.projects.sheet.page:ProjectPage",
    "calls": "ctj_desktop.ui.projects.calls:calls_page",
    "call": "ctj_desktop.ui.projects.call.page:CallPage",
}
"""The pages of the room by their names: in which module each is made, and by what (`ui/window/pages.py`)."""
