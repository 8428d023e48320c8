"""Under which name are the due days of tasks saved for other calendars?"""

from typing import Final
from uuid import UUID

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.files.stepwise import Step
from ctj_desktop.i18n import N_, load_translator
from ctj_desktop.services.minutes.following.due_calendar import calendar_name, due_calendar
from ctj_desktop.services.minutes.task_lists import owners
from ctj_desktop.ui.forms.save_as import FileForm, save_as
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk

APPOINTMENTS: Final = N_("Appointments for calendars (*.ics)")


def save_due_days(
    desk: Desk, workspace: OpenWorkspace, committee: CommitteeId, owner: UUID | None, parent: QWidget
) -> None:
    """Of one owner or of all, in the language of the window; the name of the file says of whom."""
    store, at, today = workspace.store, workspace.now(), workspace.today()
    t = load_translator(desk.t.locale)
    named = next((name for key, name in owners(store, committee) if key == owner), None)
    called = named.or_other(content_language(desk.t)) if named is not None else ""

    def make(_step: Step) -> bytes:
        return due_calendar(store, t, committee, at, today, owner)

    name = " ".join(filter(None, (calendar_name(store, t, committee), called)))
    save_as(desk, workspace, parent, (desk.t("Save for other calendars"), name), [FileForm(APPOINTMENTS, ".ics", make)])
