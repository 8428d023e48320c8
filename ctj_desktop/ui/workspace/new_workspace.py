"""What does a new workspace need? A file, the office that keeps it, and its committee."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.files.names import safe_name
from ctj_desktop.i18n.words import word
from ctj_desktop.services.membership.committees import usable_code
from ctj_desktop.ui.forms.dialog_frame import WIDE, Frame
from ctj_desktop.ui.forms.fields import Unreadable, choice_of, chosen, line_field, needed, read_field, typed
from ctj_desktop.ui.forms.line_pair import LinePair
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.check import CheckBox
from ctj_desktop.ui.widgets.fields import ComboBox, Field, LineEdit, Note
from ctj_desktop.ui.workspace.doors import MakeWorkspace, NewWorkspace
from ctj_desktop.ui.workspace.synced_folder import Places

SUFFIX = ".ctj"


class NewWorkspaceDialog(Frame):
    """Asks for office and committee, then for the file.

    Escape leaves it and loses nothing: what was typed stands there again the next time, unless it was given up.
    """

    def __init__(self, desk: Desk, make: MakeWorkspace, places: Places, parent: QWidget, kept: dict[str, str]) -> None:
        """`kept` holds what was typed and not finished."""
        t = desk.t
        super().__init__(desk, "dialog.workspace", t("New workspace"), t("Save as…"), parent)
        self._make, self._places, self._kept = make, places, kept
        self.office = line_field(desk, "dialog.workspace.office", t("Your office"), icon="buildings")
        self.office.note(t("As it signs its letters, for instance: Secretariat CH, ADNV"))
        self.side = Field(desk.theme, ComboBox(desk.theme, "dialog.workspace.side"))
        self.side.say(t("Side"))
        spoken = (t("Committee, French name"), t("Committee, German name"))
        self.committee = LinePair(desk, "dialog.workspace.committee", t("Committee"), spoken, self)
        self.committee_fr, self.committee_de = self.committee.fr, self.committee.de
        self.code = line_field(desk, "dialog.workspace.code", t("Short code of the committee"))
        self.code.note(t("Both offices of one committee use the same code, for instance MOC."))
        self.protected = CheckBox(desk.theme, "dialog.workspace.protected", self)
        self.protected.say(t("Protect it by a passphrase, which is asked for next"))
        self.protected.setChecked(True)
        usual = Side.CH if content_language(t) is Language.DE else Side.FR
        choice_of(self.side).offer([(word(t, side), side) for side in Side], usual)
        self._arrange()
        self._put_back()
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.reject)  # else it empties a field first
        self.cancel.clicked.connect(kept.clear)
        self.accepted.connect(kept.clear)
        self.office.editor.setFocus()

    @classmethod
    def ask(cls, desk: Desk, make: MakeWorkspace, places: Places, parent: QWidget, kept: dict[str, str]) -> None:
        """Opens the new workspace through `make`, or does nothing."""
        cls(desk, make, places, parent, kept).exec()

    def reject(self) -> None:
        self._kept |= {field.editor.objectName(): typed(field) for field in self._typed_in()}
        super().reject()

    def go(self) -> None:
        t = self.desk.t
        office = needed(self.office, t("Write the name of your office."))
        name = Bilingual.of(fr=typed(self.committee_fr), de=typed(self.committee_de))
        if not name:
            here = self.committee_de if content_language(t) is Language.DE else self.committee_fr
            needed(here, t("Write the committee’s name in at least one language."))
        needed(self.code, t("Give the committee a short code."))
        code = read_field(self.desk, self.code, usable_code)
        side = chosen(self.side, Side) or Side.FR
        path = self._ask_file(name.or_other(content_language(t)))
        language = content_language(t) if side is Side.CH else Language.FR
        self._make(
            NewWorkspace(
                path=path,
                office=office,
                side=side,
                committee=name,
                code=code,
                language=language,
                protected=self.protected.isChecked(),
            )
        )

    def _typed_in(self) -> tuple[Field, ...]:
        return self.office, self.committee_fr, self.committee_de, self.code

    def _put_back(self) -> None:
        for field in self._typed_in():
            text = self._kept.pop(field.editor.objectName(), "")
            if text and isinstance(field.editor, LineEdit):
                field.editor.setText(text)
                field.note(self.desk.t("Typed earlier and not finished."), Note.CHANGED)

    def _ask_file(self, name: str) -> Path:
        t = self.desk.t
        proposal = self._places.folder() / safe_name(f"{_file_name(name)}{SUFFIX}")
        while True:
            kind = t("CTJ workspaces (*.ctj)")
            chosen, _ = QFileDialog.getSaveFileName(self, t("New workspace"), str(proposal), kind)
            if not chosen:
                raise Unreadable
            path = Path(chosen)
            path = path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
            if self._places.suits(self.desk, path, self):
                return path

    def _arrange(self) -> None:
        who = QHBoxLayout()
        who.addWidget(self.office, 3, Qt.AlignmentFlag.AlignTop)
        who.addWidget(self.side, 1, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(who)
        for field in (self.committee, self.code, self.protected):
            self.column.addWidget(field)
        self.widen(WIDE)


def _file_name(name: str) -> str:
    return "".join(char if char.isalnum() or char in " -–’'" else " " for char in name).strip() or "ctj"
