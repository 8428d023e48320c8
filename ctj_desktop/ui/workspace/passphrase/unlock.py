"""How is a protected workspace opened: by its passphrase, or by the recovery sheet?"""

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.protection.passphrases import need_phrase
from ctj_desktop.domain.protection.recovery_code import key_of
from ctj_desktop.storage.errors import MediumFailed, ReadOnlyWorkspace
from ctj_desktop.storage.file import protection
from ctj_desktop.ui.forms.fields import read_field
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.button import Button, ButtonKind
from ctj_desktop.ui.widgets.fields import Field
from ctj_desktop.ui.widgets.text_area import AreaField
from ctj_desktop.ui.workspace.passphrase.typing import PhraseDialog, phrase_of

Keys = tuple[bytes, ...]
"""What opens the workspace first, then what may open backups of it."""


class Unlock(PhraseDialog):
    """Asks for the passphrase of one file."""

    def __init__(self, desk: Desk, path: Path, parent: QWidget, *, locked: bool = False) -> None:
        """`locked`: nothing names the workspace."""
        t = desk.t
        title = t("Unlock the workspace") if locked else t("{name} is protected").format(name=path.stem)
        super().__init__(desk, "dialog.unlock", title, t("Open"), "", parent)
        self._path, self._locked = path, locked
        self.keys: Keys = ()
        self._phrase = self.phrase("phrase", t("Passphrase"))
        self.seen_below()
        self.sheet = Button(desk.theme, "dialog.unlock.sheet", ButtonKind.LINK, parent=self)
        self.sheet.say(t("I have the recovery sheet"))
        self.sheet.clicked.connect(self._by_sheet)
        self.column.addWidget(self.sheet, 0, Qt.AlignmentFlag.AlignLeft)

    @classmethod
    def ask(cls, desk: Desk, path: Path, parent: QWidget, *, locked: bool = False) -> Keys:
        """What opens it; empty where nobody knew."""
        dialog = cls(desk, path, parent, locked=locked)
        dialog.exec()
        return dialog.keys

    def go(self) -> None:
        with self.refused_at(self._phrase, named=not self._locked):
            self.keys = protection.unlock_all(self._path, phrase_of(self._phrase))

    def _by_sheet(self) -> None:
        key = Recover.ask(self.desk, self._path, self)
        if key:
            self.keys = (key,)
            self.accept()


class Recover(PhraseDialog):
    """The digits of the sheet, and the passphrase that opens it from then on."""

    def __init__(self, desk: Desk, path: Path, parent: QWidget) -> None:
        t = desk.t
        about = t("Type the 17 groups of digits of the sheet, or scan its code. Then choose a new passphrase.")
        super().__init__(desk, "dialog.recover", t("Recovery sheet"), t("Open"), about, parent)
        self._path = path
        self.key = b""
        self._digits = Field(desk.theme, AreaField(desk.theme, "dialog.recover.digits"))
        self._digits.say(t("Digits of the sheet"))
        self.column.addWidget(self._digits)
        self._new, self._again = self.fresh()
        self.seen_below()
        self._digits.editor.setFocus()

    @classmethod
    def ask(cls, desk: Desk, path: Path, parent: QWidget) -> bytes:
        """The key of the sheet; empty where it was given up."""
        dialog = cls(desk, path, parent)
        dialog.exec()
        return dialog.key

    def go(self) -> None:
        from ctj_desktop.services.workspace.protecting import recover

        key = read_field(self.desk, self._digits, key_of)
        phrase = self.typed_twice(self._new, self._again)
        need_phrase(phrase)
        with self.refused_at(self._new), suppress(MediumFailed, ReadOnlyWorkspace):  # it is still opened, to be read
            recover(self._path, key, phrase)
        self.key = key
