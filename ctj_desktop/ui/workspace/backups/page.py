"""Where do the backups of the open workspace stand, and how does one come back?"""

from datetime import datetime

from PySide6.QtWidgets import QWidget

from ctj_desktop.storage.file.generations import folder_of
from ctj_desktop.ui.forms.page_head import PageHead, page_column
from ctj_desktop.ui.frame.folders import open_folder
from ctj_desktop.ui.frame.navigation import Crumb, Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk, Page
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.workspace.backups.age import last_backup_text
from ctj_desktop.ui.workspace.backups.view import BackupsView


class BackupsPage(Page):
    """Enter opens a backup beside; what is restored takes the place of the whole workspace."""

    section = ""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._workspace = desk, workspace
        self._last: datetime | None = None
        self.setObjectName("page.backups")
        store = workspace.store
        self.head = PageHead(desk.theme, self)
        self.folder = Button(desk.theme, "backups.folder", icon="folder-open", parent=self)
        self.make = Button(desk.theme, "backups.make", icon="floppy-disk", parent=self)
        self.view = BackupsView(desk, store.place(), store, self, why_not=lambda: workspace.why_not_write(desk.t))
        self.head.add(self.folder)
        self.head.add(self.make)
        column = page_column(desk.theme, self)
        column.addWidget(self.head)
        column.addWidget(self.view, 1)
        self._connect()
        self.retranslate()

    def show_place(self, place: Place) -> None:  # noqa: ARG002 (the page has one place)
        self.view.read()
        self.view.give_focus()

    def crumbs(self) -> list[Crumb]:
        return [(self._desk.t("Backups"), None)]

    def keys(self) -> str:
        return self._desk.t("↑↓ backup · Enter open beside")

    def retranslate(self) -> None:
        t = self._desk.t
        self.folder.say(t("Open the folder"))
        self.make.say(t("Back up now"))
        self.make.usable_unless(self._workspace.why_not_write(t))
        self.view.retranslate()
        self._say()

    # inside

    def _connect(self) -> None:
        workspace, view = self._workspace, self.view
        self.make.clicked.connect(workspace.backup_asked)
        view.back_up_asked.connect(workspace.backup_asked)
        self.folder.clicked.connect(self._show_folder)
        view.refused.connect(lambda error: self._desk.refuse(error))
        view.listed.connect(self._listed)
        view.beside_asked.connect(workspace.beside_asked)
        view.restore_asked.connect(workspace.restore_asked)
        workspace.safety_told.connect(self._made)

    def _say(self) -> None:
        t, last = self._desk.t, self._last
        self.head.say(t("Backups"), last_backup_text(t, last, self._workspace.now()) if last is not None else "")

    def _listed(self, last: datetime | None) -> None:
        self._last = last
        self._say()

    def _made(self) -> None:
        if self.isVisible():
            self.view.read()

    def _show_folder(self) -> None:
        why_not = open_folder(self._desk.t, folder_of(self._workspace.store.path))
        if why_not:
            self._desk.bus.refused.emit(why_not)
