"""Which fields has a guest of a meeting, when one is added and when one is corrected?"""

from typing import Final

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.ids import MeetingId
from ctj_desktop.domain.records.meetings import Guest
from ctj_desktop.i18n import N_
from ctj_desktop.ui.forms.screens.fields_dialog import FieldsDialog
from ctj_desktop.ui.forms.screens.making import NewRecord
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.screen import FormRows
from ctj_desktop.ui.frame.view_context import Desk

ROWS: Final = (("name",), ("function",), ("body",), ("side", "person"))
GUEST: Final = FormRows(kind="guest", new=N_("Add a guest"), rows=ROWS, asked=ROWS)
"""The person is whoever in the directory it is: to whom the convocation goes."""
HEIGHT: Final = 420


def new_guest(desk: Desk, workspace: OpenWorkspace, meeting: MeetingId, parent: QWidget) -> NewRecord:
    """The dialog in which somebody is added who attends this one meeting without a seat."""
    return NewRecord(desk, workspace, GUEST, parent, given={"meeting": meeting})


def guest_fields(desk: Desk, workspace: OpenWorkspace, guest: Guest, parent: QWidget) -> FieldsDialog:
    """The dialog in which one is corrected."""
    title = desk.t("Guest")
    made = FieldsDialog(
        desk,
        workspace,
        "dialog.guest",
        GUEST,
        lambda one: (title, one.name),
        guest,
        parent,
        writable=not workspace.store.read_only,
        height=HEIGHT,
    )
    return made.begin()
