"""How does a copy of an attached file leave the workspace by the window?"""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from ctj_desktop.files.names import safe_name
from ctj_desktop.services.meetings.attached_files import AttachedFile, save_copy
from ctj_desktop.storage.store import Store
from ctj_desktop.ui.frame.folders import saved_in
from ctj_desktop.ui.frame.view_context import Desk


def ask_and_save(desk: Desk, store: Store, file: AttachedFile, parent: QWidget) -> None:
    """Under a name the person chooses, beside the workspace unless they say otherwise; refusals as `save_copy`."""
    proposal = str(store.path.with_name(safe_name(file.name)))
    chosen, _ = QFileDialog.getSaveFileName(parent, desk.t("Save a copy"), proposal)
    if not chosen:
        return
    save_copy(store, file, Path(chosen))
    desk.bus.wrote.emit(saved_in(desk.t, Path(chosen)), Path(chosen))
