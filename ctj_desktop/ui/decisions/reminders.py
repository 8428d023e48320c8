"""Who is reminded of what is still to be done, one draft for each, and who cannot be written to?"""

from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QFileDialog, QWidget

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.records.standard_texts import LetterAbout
from ctj_desktop.domain.texts import Language
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n import N_
from ctj_desktop.services.minutes.following.owner_letters import (
    OwnerLetter,
    OwnerLetters,
    counted_words,
    left_out_words,
    letter_draft,
    letter_file_names,
    owner_letters,
)
from ctj_desktop.services.minutes.following.still_to_do import owner_name
from ctj_desktop.services.papers.print_centre import already_there
from ctj_desktop.services.steps.file_output import write_whole
from ctj_desktop.services.texts.letter_texts import keep_letter_text
from ctj_desktop.ui.forms.asked_once import Overwrite
from ctj_desktop.ui.forms.dialog_frame import WIDE, Frame
from ctj_desktop.ui.forms.fields import Unreadable
from ctj_desktop.ui.forms.flow import WidgetFlow
from ctj_desktop.ui.frame.folders import folder_name, outgoing_folder
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.labels import Label

NAME: Final = "dialog.reminders"
LANGUAGES: Final = {Language.FR: N_("French"), Language.DE: N_("German")}


def remind_owners(desk: Desk, workspace: OpenWorkspace, committee: CommitteeId, parent: QWidget) -> None:
    """Asked for by the register; says why where there is nobody to be reminded or the wording has unknown fields."""
    try:
        letters = owner_letters(workspace.store, committee, workspace.today())
    except (UserError, StoreError) as error:
        desk.refuse(error)
        return
    if letters.letters or letters.left_out:
        RemindersDialog(desk, workspace, committee, letters, parent).exec()
    else:
        desk.bus.refused.emit(desk.t("Nothing is to be done: nobody is to be reminded."))


class RemindersDialog(Frame):
    """A draft for each owner, with how many tasks it names; those who cannot be written to stand below."""

    def __init__(
        self, desk: Desk, workspace: OpenWorkspace, committee: CommitteeId, letters: OwnerLetters, parent: QWidget
    ) -> None:
        t, theme = desk.t, desk.theme
        super().__init__(desk, NAME, t("Remind of open tasks"), t("Save the drafts…"), parent)
        self.widen(WIDE)
        self._workspace, self._committee, self._letters = workspace, committee, letters.letters
        self.about = Label(theme, Type.BODY, "muted", wrap=True, name=f"{NAME}.about", parent=self)
        self.owners = Label(theme, Type.BODY, wrap=True, name=f"{NAME}.owners", parent=self)
        self.left_out = Label(theme, Type.CAPTION, "warning", wrap=True, name=f"{NAME}.left_out", parent=self)
        self.own = Button(theme, f"{NAME}.own", icon="pencil-simple", parent=self)
        self.own.say(t("Change the wording of the committee…"))
        self.own.usable_unless(workspace.why_not_write(t))
        self.own.clicked.connect(self._to_own)
        beside = WidgetFlow(theme, self)
        beside.hold([self.own])
        for widget in (self.about, self.owners, self.left_out, beside):
            self.column.addWidget(widget)
        count = t.n("{count} draft", "{count} drafts", len(self._letters)).format(count=t.number(len(self._letters)))
        once = t("Everybody is written to once, in their language, about all that is still to be done with them.")
        self.about.say(f"{count}. {once}")
        self.owners.say("\n".join(self._line(letter) for letter in self._letters))
        self.owners.setVisible(bool(self._letters))
        faults = left_out_words(t, letters.left_out, content_language(t))
        self.left_out.say("\n".join((t("Left out:"), *faults)) if faults else "")
        self.left_out.setVisible(bool(faults))
        self.act.usable_unless("" if self._letters else t("Nobody of these can be written to."))
        (self.act if self._letters else self.own).setFocus()

    def go(self) -> None:
        """One file for each into a folder; those that are there already are named first."""
        t, today = self.desk.t, self._workspace.today()
        at_first = str(outgoing_folder(self._workspace.store))
        chosen = QFileDialog.getExistingDirectory(self, t("Folder for the documents"), at_first)
        if not chosen:
            raise Unreadable
        folder, names = Path(chosen), letter_file_names(t, self._letters, today)
        replaced = already_there(folder, names)
        if replaced and Overwrite(self.desk, folder, sorted(replaced), self).exec() != Overwrite.DialogCode.Accepted:
            raise Unreadable
        for letter, name in zip(self._letters, names, strict=True):
            write_whole(folder / name, letter_draft(letter))
        first, count = folder / names[0], len(names)
        saved = t.n("{count} draft saved in “{folder}”", "{count} drafts saved in “{folder}”", count)
        self.desk.bus.wrote.emit(saved.format(count=t.number(count), folder=folder_name(first)), first)

    # inside

    def _line(self, letter: OwnerLetter) -> str:
        t, owner, today = self.desk.t, letter.owner, self._workspace.today()
        late = sum(thing.days_late(today) > 0 for thing in owner.things)
        overdue = t.n("{count} of them overdue", "{count} of them overdue", late).format(count=t.number(late))
        tasks = ", ".join(filter(None, (counted_words(t, owner.things), overdue if late else "")))
        return " · ".join((owner_name(owner, content_language(t)), t(LANGUAGES[owner.language]), tasks))

    def _to_own(self) -> None:
        """The standard text of the committee, made from the usual one where there is none yet."""
        try:
            own = self._workspace.do(keep_letter_text, committee=self._committee, letter=LetterAbout.TASKS)
        except (UserError, StoreError) as error:
            self.refuse(error)
            return
        self.reject()
        self.desk.navigator.go(Place(page="texts", record=own.id))
