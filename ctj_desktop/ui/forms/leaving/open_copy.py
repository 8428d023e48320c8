"""How is a file of the workspace shown by the program of the system, and what is offered where it is not?"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QWidget

from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.meetings.attached_files import AttachedFile, NotOpened, copy_to_open
from ctj_desktop.ui.forms.dialog_frame import Frame
from ctj_desktop.ui.frame.copies import ask_and_save
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.labels import Label

NAME: Final = "dialog.not_opened"
WIDTH: Final = 520


def open_copy(
    desk: Desk, workspace: OpenWorkspace, file: AttachedFile, open_url: Callable[[QUrl], bool], parent: QWidget
) -> bool:
    """Whether a copy that can only be read is shown; it goes with the workspace when that is closed or locked.

    What is not known to be a document is not opened: why is said, and a copy is offered. Raises what `save_copy` does.
    """
    try:
        path = copy_to_open(workspace.store, file, workspace.shown_copies())
    except NotOpened as refused:
        if NotOpenedFrame(desk, refused, parent).exec() == Frame.DialogCode.Accepted:
            ask_and_save(desk, workspace.store, file, parent)
        return False
    if open_url(QUrl.fromLocalFile(str(path))):
        return True
    desk.bus.refused.emit(desk.t("No program here opens “{name}”. Save a copy.").format(name=file.name))
    return False


class NotOpenedFrame(Frame):
    """Why a file is not opened, and whether a copy shall be saved; Escape and Enter do nothing."""

    def __init__(self, desk: Desk, refused: NotOpened, parent: QWidget) -> None:
        t = desk.t
        super().__init__(desk, NAME, t("This file is not opened from here"), t("Save a copy…"), parent)
        why = Label(desk.theme, Type.BODY, wrap=True, name=f"{NAME}.why", parent=self)
        why.say(sentence(t, refused))
        self.column.addWidget(why)
        self.widen(WIDTH)
        self.cancel.setFocus()

    def go(self) -> None:
        """The answer is the act."""
