"""What is to be made, and where: a draft for each or for all, labels, the day of an answer, the folder?"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from ctj_desktop.domain.records.dispatches import DispatchKind
from ctj_desktop.errors import N_p
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.words import word
from ctj_desktop.ui.forms.fields import line_field, read_day, set_text
from ctj_desktop.ui.frame.folders import folder_name, outgoing_folder
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.check import CheckBox
from ctj_desktop.ui.widgets.fields import ComboBox, Field
from ctj_desktop.ui.widgets.labels import Label

NAME: Final = "dialog.convene"
FOLDER: Final = ("convocation", "folder")
NO_LABELS: Final = N_p("labels", "none")
FORMATS: Final = ("3x8", "3x7")


class Wishes(QWidget):
    """The folder stays chosen as long as the workspace is open; at first it is that of the workspace.

    Minutes that go round have no appointment, and their last day is that for remarks.
    """

    changed = Signal()
    own_asked = Signal()
    """The wording of the committee is to be changed."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, kinds: Sequence[DispatchKind], parent: QWidget) -> None:
        super().__init__(parent)
        theme, t = desk.theme, desk.t
        self._desk, self._workspace, self._asks = desk, workspace, True
        self._minutes = kinds[0] is DispatchKind.MINUTES
        self._what = Field(theme, ComboBox(theme, f"{NAME}.what"), self)
        self.make = CheckBox(theme, f"{NAME}.make", self)
        self.each = CheckBox(theme, f"{NAME}.each", self)
        self.forms = CheckBox(theme, f"{NAME}.forms", self)
        self._labels = Field(theme, ComboBox(theme, f"{NAME}.labels"), self)
        by = t("Remarks until") if self._minutes else t("Answer by (optional)")
        self.answer = line_field(desk, f"{NAME}.answer", by, icon="calendar-blank")
        self.where = Label(theme, Type.BODY, "muted", elide=True, name=f"{NAME}.where", parent=self)
        self.choose = Button(theme, f"{NAME}.folder", icon="folder-open", parent=self)
        self.own = Button(theme, f"{NAME}.own", icon="text-aa", parent=self)
        self._lay_out()
        self._say(kinds)
        self.make.toggled.connect(self._toggled)
        for wish in (self.each, self.forms):
            wish.toggled.connect(lambda _on: self.changed.emit())
        self.what_box.activated.connect(lambda _at: self.changed.emit())
        self.labels_box.activated.connect(lambda _at: self.changed.emit())
        self.choose.clicked.connect(self._choose_folder)
        self.own.clicked.connect(self.own_asked)

    @property
    def what_box(self) -> ComboBox:
        """Which text is sent, where there is a choice."""
        box = self._what.editor
        assert isinstance(box, ComboBox)
        return box

    @property
    def labels_box(self) -> ComboBox:
        """On which sheet the labels stand."""
        box = self._labels.editor
        assert isinstance(box, ComboBox)
        return box

    @property
    def what(self) -> DispatchKind:
        """What is sent."""
        chosen = self.what_box.chosen()
        assert isinstance(chosen, DispatchKind)
        return chosen

    @property
    def label_format(self) -> str:
        """Of the sheets with labels; empty for none."""
        return str(self.labels_box.chosen() or "")

    @property
    def folder(self) -> Path:
        """Where everything is put, in a folder of its own."""
        kept = self._workspace.unfinished.get(FOLDER)
        return kept if isinstance(kept, Path) else outgoing_folder(self._workspace.store)

    def answer_by(self) -> date | None:
        """The day that was typed; Unreadable for what is none."""
        return read_day(self._desk, self.answer, self._workspace.today())

    def propose_answer(self, day: date | None) -> None:
        """The day stands in its field until another one is typed."""
        set_text(self.answer, self._desk.t.date_short(day) if day is not None else "")

    def _toggled(self, made: bool) -> None:
        for part in (self.each, self._labels, self.where, self.choose, self.own):
            part.setVisible(made)
        self.forms.setVisible(made and self._asks)
        self.changed.emit()

    def _choose_folder(self) -> None:
        t = self._desk.t
        chosen = QFileDialog.getExistingDirectory(self, t("Folder for what is made"), str(self.folder))
        if chosen:
            self._workspace.unfinished[FOLDER] = Path(chosen)
            self._show_folder()
            self.changed.emit()

    def _show_folder(self) -> None:
        self.where.say(self._desk.t("Into the folder {folder}").format(folder=self.folder))

    def _say(self, kinds: Sequence[DispatchKind]) -> None:
        t = self._desk.t
        self._what.say(t("What is sent"))
        self.what_box.offer([(word(t, one), one) for one in kinds], kinds[0])
        self._what.setVisible(len(kinds) > 1)
        self.make.say(t("Make e-mail drafts, letters and appointments"))
        self.make.setChecked(True)
        self._asks = kinds[0] is not DispatchKind.CANCELLATION
        each = t("A draft for each recipient, with an appointment that can be answered")
        self.each.say(each if self._asks else t("A draft for each recipient"))
        self.forms.say(t("With a reply form for whoever is asked"))
        if self._minutes:
            self.make.say(t("Make e-mail drafts and letters"))
            self.each.say(t("A draft for each recipient, with a form in their name"))
            self.forms.say(t("With a form for remarks for whoever is asked"))
            self.forms.setChecked(True)
        self._labels.say(t("Address labels"))
        sheets = [(f"{form.replace('x', ' × ')}", form) for form in FORMATS]
        self.labels_box.offer([(t.p("labels", NO_LABELS), ""), *sheets], "")
        self.answer.setVisible(self._asks)
        self.forms.setVisible(self._asks)
        self.choose.say(t("Folder…"))
        self.own.say(t("Change the wording of the committee…"))
        self._show_folder()

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        fields, where = QHBoxLayout(), QHBoxLayout()
        for row in (fields, where):
            row.setSpacing(px(12))
        for part, share in ((self._what, 5), (self.answer, 3), (self._labels, 3)):
            fields.addWidget(part, share)
        where.addWidget(self.where, 1)
        where.addWidget(self.choose)
        where.addWidget(self.own)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addLayout(fields)
        column.addWidget(self.make)
        column.addWidget(self.each)
        column.addWidget(self.forms)
        column.addLayout(where)


def made_words(t: Translator, drafts: int, letters: int, *others: str) -> str:
    """Drafts and letters, those that there are, and what else is made."""
    counted = (
        (drafts, t.n("{count} draft", "{count} drafts", drafts)),
        (letters, t.n("{count} letter to print", "{count} letters to print", letters)),
    )
    return t.join([*(said.format(count=t.number(count)) for count, said in counted if count), *others])


def say_made(t: Translator, workspace: OpenWorkspace, first: Path, drafts: int, letters: int) -> None:
    """Tells the window what was made and in which folder; `first` of the files is the one it opens."""
    said = t("{things} in “{folder}”").format(things=made_words(t, drafts, letters), folder=folder_name(first))
    workspace.bus.wrote.emit(said, first)
