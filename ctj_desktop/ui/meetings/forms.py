"""Which fields have an item of the agenda, its papers and a guest of a meeting, added or changed in detail?"""

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

ITEM: Final = FormRows(
    kind="agenda_item",
    rows=(
        ("title",),
        ("note",),
        ("proposed_decision",),
        ("item_kind", "minutes"),
        ("presenter_person", "project"),
        ("presenter",),
        ("approves",),
        ("late_reason",),
        ("closed",),
    ),
)
PAPER: Final = FormRows(kind="item_document", rows=(("title",),))
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
