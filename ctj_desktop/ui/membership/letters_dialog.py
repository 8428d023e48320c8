"""To which bodies are letters written about all lines of the radar that are shown, as one file or as drafts?"""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from ctj_desktop.domain.texts import Language
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.files.mail_drafts import draft_bytes
from ctj_desktop.i18n import N_
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.directory.mandate_letters import LetterDraft, Letters
from ctj_desktop.services.papers.letter_paper import TITLE, letter_names, letters_file
from ctj_desktop.services.papers.print_centre import already_there
from ctj_desktop.services.steps.file_output import write_whole
from ctj_desktop.services.texts.letter_texts import APPOINTING
from ctj_desktop.services.texts.refusals import UnknownFields
from ctj_desktop.ui.forms.asked_once import Overwrite
from ctj_desktop.ui.forms.dialog_frame import WIDE, Frame
from ctj_desktop.ui.forms.fields import Unreadable
from ctj_desktop.ui.forms.flow import WidgetFlow
from ctj_desktop.ui.forms.save_as import paper_forms, save_as
from ctj_desktop.ui.frame.folders import folder_name, outgoing_folder
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.labels import Label

NAME = "dialog.letters"
LANGUAGES = {Language.FR: N_("French"), Language.DE: N_("German")}


class LettersDialog(Frame):
    """A letter for each body, its language and how many lines it is about; what is missing stands below."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, letters: Letters, parent: QWidget) -> None:
        t, theme = desk.t, desk.theme
        super().__init__(desk, NAME, t(TITLE), t("Save as…"), parent)
        self.widen(WIDE)
        self._workspace, self._page, self._today = workspace, parent, workspace.today()
        self._drafts = letters.drafts
        self.about = Label(theme, Type.BODY, "muted", wrap=True, name=f"{NAME}.about", parent=self)
        self.bodies = Label(theme, Type.BODY, wrap=True, name=f"{NAME}.bodies", parent=self)
        self.warning = Label(theme, Type.CAPTION, "warning", wrap=True, name=f"{NAME}.warning", parent=self)
        self.mail = Button(theme, f"{NAME}.mail", icon="envelope-simple", parent=self)
        self.mail.say(t("E-mail drafts…"))
        self.mail.clicked.connect(self._save_drafts)
        beside = WidgetFlow(theme, self)
        beside.hold([self.mail])
        for widget in (self.about, self.bodies, self.warning, beside):
            self.column.addWidget(widget)
        count = t.n("{count} letter", "{count} letters", len(self._drafts))
        once = t("Each body is written to once, about all its lines that are shown.")
        self.about.say(f"{count.format(count=t.number(len(self._drafts)))}. {once}")
        self.bodies.say(
            "\n".join(self._line(draft, about) for draft, about in zip(self._drafts, letters.about, strict=True))
        )
        faults = list(self._faults(letters))
        self.warning.say("\n".join(faults))
        self.warning.setVisible(bool(faults))
        self.act.setFocus()

    def go(self) -> None:
        """One file; the dialog stays where no file was named."""
        store, drafts, on = self._workspace.store, self._drafts, self._today
        name = f"{on.isoformat()} {self.desk.t(TITLE)}"
        forms = paper_forms(lambda form: letters_file(store, drafts, on, form))
        if not save_as(self.desk, self._workspace, self._page, (self.desk.t(TITLE), name), forms):
            raise Unreadable

    def _line(self, draft: LetterDraft, about: int) -> str:
        t = self.desk.t
        lines = t.n("{count} line", "{count} lines", about).format(count=t.number(about))
        lacking = (
            "" if draft.addressed else t("without an address"),
            "" if draft.mail else t("without an e-mail address"),
        )
        return " · ".join(filter(None, (draft.address[0], t(LANGUAGES[draft.language]), lines, *lacking)))

    def _faults(self, letters: Letters) -> Iterator[str]:
        t, count = self.desk.t, len(letters.nobody)
        unknown = tuple(dict.fromkeys(name for draft in self._drafts for name in draft.unknown))
        if unknown:
            yield sentence(t, UnknownFields(unknown, APPOINTING))
        if count:
            words = t.n("Of {count} line there is no body.", "Of {count} lines there is no body.", count)
            yield words.format(count=t.number(count))

    def _save_drafts(self) -> None:
        """One for each body into a folder; files that are there already are named first."""
        t, drafts = self.desk.t, self._drafts
        chosen = QFileDialog.getExistingDirectory(
            self, t("Folder for the documents"), str(outgoing_folder(self._workspace.store))
        )
        if not chosen:
            return
        folder, names = Path(chosen), letter_names(t, drafts, self._today, ".eml")
        replaced = already_there(folder, names)
        if replaced and Overwrite(self.desk, folder, list(replaced), self).exec() != Overwrite.DialogCode.Accepted:
            return
        try:
            for draft, name in zip(drafts, names, strict=True):
                write_whole(folder / name, draft_bytes(draft.mail, draft.subject, draft.signed))
        except (UserError, StoreError) as error:
            self.refuse(error)
            return
        first, count = folder / names[0], len(names)
        saved = t.n("{count} draft saved in “{folder}”", "{count} drafts saved in “{folder}”", count)
        self.desk.bus.wrote.emit(saved.format(count=t.number(count), folder=folder_name(first)), first)
        self.accept()
