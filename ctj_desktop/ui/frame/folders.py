"""Where does a file that leaves the program go, and how does a person get to it?"""

import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QDir, QUrl

from ctj_desktop.i18n import Translator
from ctj_desktop.storage.open_file import OpenFile

MARKING = {"win32": ("explorer.exe", "/select,"), "darwin": ("open", "-R")}
"""What opens a folder with one file marked, by system."""


OUTGOING: Final = "outgoing_folder"
"""The local setting that holds the folder which the office chose for what leaves."""


def outgoing_folder(store: OpenFile) -> Path:
    """Where what leaves is put unless a person says otherwise: in the folder of the office, else beside the file."""
    chosen = Path(store.setting(OUTGOING) or "")
    return chosen if chosen.is_absolute() and chosen.is_dir() else store.path.parent


def folder_name(path: Path) -> str:
    """The folder in which a file lies, as a person calls it."""
    return path.parent.name or str(path.parent)


def saved_in(t: Translator, path: Path) -> str:
    """What lies where, as the strip says it."""
    return t("Saved in “{folder}”: {name}").format(folder=folder_name(path), name=path.name)


def show_in_folder(t: Translator, path: Path) -> str:
    """Opens the folder of a file, with the file marked where the system can; says why it cannot, else nothing."""
    return "" if path.is_file() and _mark(path) else open_folder(t, path.parent)


def open_folder(t: Translator, folder: Path) -> str:
    """Opens a folder; says why it cannot, else nothing."""
    from PySide6.QtGui import QDesktopServices  # its type is made when it is first imported, and nobody has asked yet

    if not folder.is_dir():
        return t("The folder “{folder}” is no longer there.").format(folder=folder)
    if QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
        return ""
    return t("No program here opens the folder “{folder}”.").format(folder=folder)


def _mark(path: Path) -> bool:
    from PySide6.QtCore import QProcess

    command = MARKING.get(sys.platform)
    if command is None:
        return False
    program, flag = command
    started, _process = QProcess.startDetached(program, [flag, QDir.toNativeSeparators(str(path))])
    return started
