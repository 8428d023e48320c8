"""How does a file come into the workspace by the window, and how does a copy leave it?"""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from ctj_desktop.files.names import safe_name
from ctj_desktop.i18n import Translator
from ctj_desktop.services.meetings.attached_files import AttachedFile, save_copy
from ctj_desktop.storage.store import Store
from ctj_desktop.ui.frame.folders import outgoing_folder, saved_in
from ctj_desktop.ui.frame.view_context import Desk


def choose_files(parent: QWidget, title: str) -> list[Path]:
    """The system's file dialog; empty when the person thought better of it."""
    chosen, _ = QFileDialog.getOpenFileNames(parent, title)
    return [Path(name) for name in chosen]


def dropped_files(event: QDropEvent) -> list[Path]:
    """The files of this computer that are dragged, if any."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


def take_copies(event: QDropEvent) -> None:
    """Accepts what is dragged as a copy: where it was, nobody may delete it afterwards as moved."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()


def away_text(t: Translator, *, erased: bool) -> str:
    """Why the content of a file is not here."""
    if erased:
        return t("The content of this file was erased for good and does not come any more.")
    return t("The content of this file has not come yet.")


def ask_and_save(desk: Desk, store: Store, file: AttachedFile, parent: QWidget) -> None:
    """Under a name the person chooses, beside the workspace unless they say otherwise; refusals as `save_copy`."""
    proposal = str(outgoing_folder(store) / safe_name(file.name))
    chosen, _ = QFileDialog.getSaveFileName(parent, desk.t("Save a copy"), proposal)
    if not chosen:
        return
    save_copy(store, file, Path(chosen))
    desk.bus.wrote.emit(saved_in(desk.t, Path(chosen)), Path(chosen))
