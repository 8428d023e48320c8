"""Shall a workspace lie where a service synchronises? Another place first, and the person decides."""

import os
from pathlib import Path

import platformdirs
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ctj_desktop.storage.file.environment import Environment
from ctj_desktop.storage.file.whereabouts import Stands
from ctj_desktop.ui.forms.dialog_frame import Frame
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.workspace.preferences import Preferences


class InSyncedFolder(Frame):
    """What such a service does to a file that is worked on. `stays`: the person wants it there all the same."""

    def __init__(self, desk: Desk, path: Path, service: str, verbs: tuple[str, str], parent: QWidget) -> None:
        """`verbs`: what is said of another place, and of this one."""
        t = desk.t
        title = t("“{name}” lies in a folder of {service}").format(name=path.stem, service=service)
        super().__init__(desk, "dialog.synced", title, verbs[0], parent)
        self.stays = False
        about = Label(desk.theme, Type.BODY, wrap=True, parent=self)
        about.say(
            t(
                "Where such a service is at work it copies the file while you write, holds it, or brings back an "
                "earlier state: what was written can be lost. A workspace is safe in a folder that is only on this "
                "computer; its backups can be kept here as well."
            )
        )
        self.stay = Button(desk.theme, "dialog.synced.stay", ButtonKind.LINK, compact=True, parent=self)
        self.stay.say(verbs[1], tip=t("You are not asked again for this file."))
        self.stay.clicked.connect(self._stay)
        self.column.addWidget(about)
        self.column.addWidget(self.stay, 0, Qt.AlignmentFlag.AlignLeft)
        self.act.setFocus()

    def go(self) -> None:
        """Another place is looked for once it is closed."""

    def _stay(self) -> None:
        self.stays = True
        self.accept()


class Places:
    """Where workspaces of this person lie: what is proposed for a new one, and what is asked of one elsewhere."""

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences

    def folder(self) -> Path:
        """For a new workspace: beside the last one, else the person’s own; never on a share nor synchronised."""
        whereabouts = Environment.system().whereabouts
        usual = (self._preferences.folder(), Path(platformdirs.user_documents_dir()), Path.home())
        local = (one for one in usual if os.path.isdir(one) and whereabouts(one / "ctj").on is Stands.HERE)
        return next(local, Environment.system().data_folder)

    def service(self, path: Path) -> str:
        """The service into whose folder it leads; empty where none does, or where the person wants it there."""
        found = Environment.system().whereabouts(path)
        return "" if str(path) in self._preferences.settings.synced else found.service

    def keep(self, path: Path) -> None:
        """The person wants it there; nobody asks again."""
        self._preferences.remember(self._preferences.settings.with_synced(path))

    def suits(self, desk: Desk, path: Path, parent: QWidget) -> bool:
        """Whether a new workspace may be made there; asks where a service synchronises."""
        service = self.service(path)
        if not service:
            return True
        verbs = desk.t("Choose another folder…"), desk.t("Make it there all the same")
        dialog = InSyncedFolder(desk, path, service, verbs, parent)
        if dialog.exec() and dialog.stays:
            self.keep(path)
        return dialog.stays
