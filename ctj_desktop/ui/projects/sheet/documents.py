"""Which documents does a project have, of what kind and of which day, and how do their files come in and out?"""

from collections.abc import Callable, Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ctj_desktop.domain.ids import AttachmentId
from ctj_desktop.domain.records.project_work import ProjectDocument
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.words import word
from ctj_desktop.services.meetings.attached_files import AttachedFile
from ctj_desktop.services.projects.documents import (
    DocumentLine,
    join_project_files,
    join_to_document,
    remove_project_file,
)
from ctj_desktop.services.projects.sheet import ProjectSheet
from ctj_desktop.ui.forms.leaving.open_copy import open_copy
from ctj_desktop.ui.forms.screens.making import NewRecord
from ctj_desktop.ui.forms.screens.pieces import clear
from ctj_desktop.ui.frame.copies import ask_and_save, away_text, choose_files, dropped_files, take_copies
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.projects.forms import DOCUMENT
from ctj_desktop.ui.projects.sheet.lines import SheetList
from ctj_desktop.ui.projects.sheet.side import FormPanel
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.cell import Cell, Look
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.rows import Column
from ctj_desktop.ui.widgets.surfaces import Chip


def _kind(line: DocumentLine, t: Translator) -> Cell:
    return Cell(text=word(t, line.document.document_kind))


def _title(line: DocumentLine, t: Translator) -> Cell:
    names = ", ".join(file.name for file in line.files)
    icon = "paperclip" if line.files else "file-text"
    title = line.document.title.or_other(content_language(t))
    return Cell(text=title, second=names or t("no file yet"), icon=icon, icon_colour="muted", note=names)


def _when(line: DocumentLine, t: Translator) -> Cell:
    if line.document.on is None:
        return Cell(text=t("date not set"), look=Look.UNFILLED)
    return Cell(text=t.date_short(line.document.on))


COLUMNS: tuple[Column[DocumentLine], ...] = (
    Column(key="kind", heading=N_("Kind"), cell=_kind, natural=True),
    Column(key="title", heading=N_("Document and its files"), cell=_title, share=3),
    Column(key="when", heading=N_("Date"), cell=_when, natural=True),
)


class DocumentPanel(FormPanel):
    """The document that is current, with its files; a file dropped here is one more of it."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        super().__init__(desk, workspace, "project.document", DOCUMENT, parent)
        self.choose: Callable[[QWidget, str], list[Path]] = choose_files
        self.open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl
        self._files = QWidget(self.inside)
        self._rows = QVBoxLayout(self._files)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(desk.theme.px(4))
        self.join = Button(desk.theme, "project.document.join", icon="paperclip", compact=True, parent=self.inside)
        at = self.inside_column.indexOf(self.fields) + 1
        self.inside_column.insertWidget(at, self._files)
        self.inside_column.insertWidget(at + 1, self.join)
        self.join.clicked.connect(self._join)
        self.setAcceptDrops(True)

    def record_of(self, line: DocumentLine) -> ProjectDocument:
        return line.document

    def words(self) -> tuple[str, str]:
        t = self.desk.t
        title = self._line.document.title.or_other(content_language(t)) if self._line is not None else t("Document")
        return title, t("Choose a document of the list to change it here.")

    def take(self, paths: Sequence[Path]) -> None:
        """Further files of the document."""
        line = self._line
        if line is not None and paths and not self.workspace.store.read_only:
            self.desk.attempt(lambda: self.workspace.do(join_to_document, document=line.key, paths=paths))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._line is not None and dropped_files(event) and not self.workspace.store.read_only:
            take_copies(event)

    def dropEvent(self, event: QDropEvent) -> None:
        take_copies(event)
        self.take(dropped_files(event))

    def _say(self) -> None:
        super()._say()
        t, line = self.desk.t, self._line
        for widget in (self._files, self.join):
            widget.setVisible(line is not None)
        self.join.say(t("Join files…"))
        self.join.usable_unless(self.workspace.why_not_write(t))
        clear(self._rows)
        for at, file in enumerate(line.files if line is not None else ()):
            self._rows.addWidget(self._row(file, f"project.document.file.{at}"))
        if line is not None and not line.files:
            nothing = Label(self.desk.theme, Type.BODY, "muted", italic=True, wrap=True, parent=self._files)
            nothing.say(t("No file yet: join one, or drop it here."))
            self._rows.addWidget(nothing)

    def _row(self, file: AttachedFile, name: str) -> QWidget:
        t, theme = self.desk.t, self.desk.theme
        row = QWidget(self._files)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(4))
        chip = Chip(theme, name, "paperclip", row)
        chip.say(file.name)
        chip.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)  # long names are shortened
        chip.setToolTip(file.name)
        chip.clicked.connect(lambda: self._open(file))
        line.addWidget(chip, 50)
        line.addStretch(1)
        why_not = "" if file.held else away_text(t, erased=file.erased)
        acts = (
            ("save", "download-simple", t("Save a copy of {name}…"), why_not, self._save),
            ("remove", "x", t("Remove {name}"), self.workspace.why_not_write(t), self._remove_file),
        )
        for key, icon, said, refused, act in acts:
            button = Button(theme, f"{name}.{key}", ButtonKind.QUIET, icon=icon, compact=True, parent=row)
            button.say("", name=said.format(name=file.name))
            button.usable_unless(refused)
            button.clicked.connect(lambda _checked=False, act=act: act(file))
            line.addWidget(button)
        return row

    def _join(self) -> None:
        self.take(self.choose(self, self.desk.t("Join files…")))

    def _open(self, file: AttachedFile) -> None:
        """A copy that can only be read."""
        self.desk.attempt(lambda: open_copy(self.desk, self.workspace, file, self.open_url, self))

    def _save(self, file: AttachedFile) -> None:
        self.desk.attempt(lambda: ask_and_save(self.desk, self.workspace.store, file, self))

    def _remove_file(self, file: AttachedFile) -> None:
        self.desk.attempt(lambda: self.workspace.do(remove_project_file, file=AttachmentId(file.key)))


class ProjectDocuments(SheetList):
    """By what they are, the latest first; files dropped on the list are new documents."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        panel = DocumentPanel(desk, workspace, parent)
        super().__init__(desk, workspace, "project.documents", COLUMNS, panel, parent)
        self.choose: Callable[[QWidget, str], list[Path]] = choose_files
        self.follow = Button(desk.theme, "project.documents.follow", icon="clock", compact=True, parent=self)
        self.foot.insertWidget(1, self.follow)
        self.follow.clicked.connect(self._note_one)
        self.setAcceptDrops(True)

    def show_sheet(self, sheet: ProjectSheet) -> None:
        """The documents of a project."""
        self.follow.usable_unless(self.workspace.why_not_write(self.desk.t))
        self.show_lines(sheet, sheet.documents, first=0)

    def show_record(self, key: UUID) -> None:
        """A document that was asked for."""
        self.table.select(key)

    def ask(self, sheet: ProjectSheet) -> UUID | None:
        return self.take(sheet, self.choose(self, self.desk.t("Join files…")))

    def take(self, sheet: ProjectSheet, paths: Sequence[Path]) -> UUID | None:
        """Each file becomes a document; the last of them, or None where there is none or one was refused."""
        made: list[ProjectDocument] = []

        def join() -> None:
            made.extend(self.workspace.do(join_project_files, project=sheet.project.id, paths=paths))

        if paths:
            self.desk.attempt(join)
        return made[-1].id if made else None

    def retranslate(self) -> None:
        """In the language of the window."""
        t = self.desk.t
        self.table.setAccessibleName(t("Documents"))
        self.add.say(t("Join files…"))
        self.follow.say(t("Announce a document…"))
        hint = t("The application, the notice of award, the agreement: drop their files here.")
        self.empty.nothing_yet(t("No document yet"), hint, t("Join files…"), "paperclip")
        self.panel.retranslate()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.sheet is not None and dropped_files(event) and not self.workspace.store.read_only:
            take_copies(event)

    def dropEvent(self, event: QDropEvent) -> None:
        take_copies(event)
        made = self.take(self.sheet, dropped_files(event)) if self.sheet is not None else None
        if made is not None:
            self.table.select(made)

    def _note_one(self) -> None:
        """One whose file is to follow."""
        if self.sheet is None:
            return
        given, proposed = {"project": self.sheet.project.id}, {"on": self.workspace.today()}
        made = NewRecord.ask(self.desk, self.workspace, DOCUMENT, self, given=given, proposed=proposed)
        if made is not None:
            self.table.select(made)
            self.table.setFocus()
