"""Which fields has the office that keeps the workspace, and how is a slip in its name corrected?"""

from typing import Final

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.records.people import Office
from ctj_desktop.ui.forms.screens.fields_dialog import FieldsDialog
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.screen import FormRows
from ctj_desktop.ui.frame.view_context import Desk

OFFICE: Final = FormRows(kind="office", rows=(("name",), ("side",)))
HEIGHT: Final = 320


def correct_office(desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
    """Its fields; nothing where a new device has not heard of its office yet."""
    office = workspace.store.get(Office, workspace.store.office_id)
    if office is None:
        return
    title, language = desk.t("Your office"), content_language(desk.t)
    FieldsDialog(
        desk,
        workspace,
        "dialog.office",
        OFFICE,
        lambda one: (title, one.name.or_other(language)),
        office,
        parent,
        writable=not workspace.store.read_only,
        height=HEIGHT,
    ).begin().exec()
