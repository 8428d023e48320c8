"""Which file has a resource? It is dropped here, opened, saved, exchanged or taken off."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ctj_desktop.domain.records.resources import Resource
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.meetings.attached_files import AttachedFile
from ctj_desktop.services.resources.library import file_of_resource, give_file, take_file_off
from ctj_desktop.services.steps.homes import kept_here
from ctj_desktop.services.steps.records import kept_elsewhere
from ctj_desktop.ui.forms.leaving.open_copy import open_copy
from ctj_desktop.ui.frame.copies import ask_and_save, away_text, choose_files, dropped_files, take_copies
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.surfaces import Chip

NAME = "resources.file"


class FilePart(QWidget):
    """The file as a chip that opens a copy, with what can be done with it; a file dropped here takes its place."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._workspace = desk, workspace
        self._resource: Resource | None = None
        self.choose: Callable[[QWidget, str], list[Path]] = choose_files
        self.open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl
        theme = desk.theme
        self.title = Label(theme, Type.STRONG, parent=self)
        self.chip = Chip(theme, f"{NAME}.chip", "paperclip", self)
        self.nothing = Label(theme, Type.BODY, "muted", italic=True, wrap=True, parent=self)
        self.join = Button(theme, f"{NAME}.join", icon="plus", compact=True, parent=self)
        self.save = Button(theme, f"{NAME}.save", ButtonKind.QUIET, icon="download-simple", compact=True, parent=self)
        self.off = Button(theme, f"{NAME}.off", ButtonKind.QUIET, icon="x", compact=True, parent=self)
        self._lay_out()
        self.chip.clicked.connect(self.open_copy)
        self.join.clicked.connect(self.ask)
        self.save.clicked.connect(self.save_copy)
        self.off.clicked.connect(self.take_off)
        self.setAcceptDrops(True)

    def show_of(self, record: UUID) -> None:
        """The file of a resource."""
        self._resource = self._workspace.store.get(Resource, record)
        self.retranslate()

    def retranslate(self) -> None:
        """In the language of the window."""
        t, file, why_not = self._desk.t, self._file(), self._why_not()
        self.title.say(t("File"))
        self.nothing.say(t("No file yet: choose one, or drop it here."))
        self.nothing.setVisible(file is None)
        self.join.say(t("Choose a file…") if file is None else t("Another file…"))
        self.join.usable_unless(why_not)
        for widget in (self.chip, self.save, self.off):
            widget.setVisible(file is not None)
        if file is not None:
            self.chip.say(file.name)
            self.chip.setToolTip(file.name)
            self.save.say("", name=t("Save a copy of {name}…").format(name=file.name))
            self.save.usable_unless("" if file.held else away_text(t, erased=file.erased))
            self.off.say("", name=t("Remove {name}").format(name=file.name))
            self.off.usable_unless(why_not)

    def ask(self) -> None:
        """A file that the person chooses."""
        self.take(self.choose(self, self._desk.t("Choose a file")))

    def take(self, paths: list[Path]) -> None:
        """The first of these is the file of the resource."""
        resource = self._resource
        if resource is not None and paths:
            self._desk.attempt(lambda: self._workspace.do(give_file, resource=resource.id, path=paths[0]))

    def take_off(self) -> None:
        """The resource stays."""
        resource = self._resource
        if resource is not None:
            self._desk.attempt(lambda: self._workspace.do(take_file_off, resource=resource.id))

    def open_copy(self) -> None:
        """In the program of the system."""
        file = self._file()
        if file is not None:
            self._desk.attempt(lambda: open_copy(self._desk, self._workspace, file, self.open_url, self))

    def save_copy(self) -> None:
        """Under a name that the person chooses."""
        file = self._file()
        if file is not None:
            self._desk.attempt(lambda: ask_and_save(self._desk, self._workspace.store, file, self))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event) and not self._why_not():
            take_copies(event)

    def dropEvent(self, event: QDropEvent) -> None:
        take_copies(event)
        self.take(dropped_files(event))

    # inside

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        row = QHBoxLayout()
        row.setSpacing(px(4))
        row.addWidget(self.chip)
        row.addWidget(self.nothing, 50)
        row.addWidget(self.save)
        row.addWidget(self.off)
        row.addStretch(1)
        row.addWidget(self.join)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addWidget(self.title)
        column.addLayout(row)

    def _file(self) -> AttachedFile | None:
        return file_of_resource(self._workspace.store, self._resource) if self._resource is not None else None

    def _why_not(self) -> str:
        """Why its file cannot be changed."""
        t, store = self._desk.t, self._workspace.store
        if self._resource is not None and not kept_here(store, self._resource):
            return sentence(t, kept_elsewhere(store, self._resource))
        return self._workspace.why_not_write(t)
