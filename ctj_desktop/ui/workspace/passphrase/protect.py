"""How does a workspace get a passphrase, another one, a new key, or none? Asked while it is open, done after."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import platformdirs
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from ctj_desktop.domain.protection.passphrases import need_phrase
from ctj_desktop.domain.protection.recovery_code import mark_of
from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.errors import UserError
from ctj_desktop.files.names import safe_name
from ctj_desktop.i18n import Translator
from ctj_desktop.services.workspace import protecting
from ctj_desktop.services.workspace.protecting import Left, Protecting
from ctj_desktop.storage.errors import WrongPassphrase
from ctj_desktop.storage.file import protection
from ctj_desktop.ui.forms.dialog_frame import Frame
from ctj_desktop.ui.forms.fields import Unreadable
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.fields import Field
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.workspace.passphrase.typing import PhraseDialog, phrase_of

PDF = ".pdf"
MOST_NAMED: Final = 20


class NoProgram(UserError):
    """No program here opens “{name}”. It lies in “{folder}”."""

    name: str
    folder: str


class WantedProtection(NamedValue):
    """What is to be done: a key or none, the passphrase, the sheet that was written for it."""

    known: Protecting
    key: bytes | None
    phrase: str = ""
    sheet: Path | None = None


class _OfOpen(PhraseDialog):
    """About the workspace that is open; `wanted` is None where it was given up."""

    def __init__(
        self, desk: Desk, workspace: OpenWorkspace, title: str, verb: str, about: str, parent: QWidget
    ) -> None:
        super().__init__(desk, "dialog.protect", title, verb, about, parent)
        self._workspace = workspace
        self.known = protecting.of_store(workspace.store)
        self.wanted: WantedProtection | None = None

    def need_present(self, field: Field) -> str:
        """The passphrase that opens it now."""
        phrase, held = phrase_of(field), self.known.held
        with self.refused_at(field):
            known = protection.opened_by(held.path, phrase)
            if held.key not in known:  # it opens a backup under an earlier key
                raise WrongPassphrase(held.path.name)
        others = tuple(one for one in known if one != held.key)
        self.known = replace(self.known, held=replace(held, others=others))
        return phrase

    def write_sheet(self, key: bytes) -> Path:
        """Ask where the sheet goes, and write it; without it nothing is protected."""
        t, store = self.desk.t, self._workspace.store
        name = safe_name(t("Recovery sheet {name} {mark}").format(name=store.path.stem, mark=mark_of(key)) + PDF)
        kind = t("PDF documents (*.pdf)")
        proposal = str(_own_folder(store.path.parent) / name)
        chosen, _ = QFileDialog.getSaveFileName(self, t("Save the recovery sheet"), proposal, kind)
        if not chosen:
            raise Unreadable
        path = Path(chosen)
        path = path if path.suffix == PDF else path.with_name(path.name + PDF)
        protecting.write_sheet(self.known, key, path)
        return path


class SetPassphrase(_OfOpen):
    """The first one, and the sheet."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        t = desk.t
        about = t(
            "Whoever has this computer, a stick or a backup then reads nothing without the passphrase. If it is "
            "forgotten, only the recovery sheet helps: it is saved next, to be printed and kept elsewhere."
        )
        title, verb = t("Protect the workspace by a passphrase"), t("Save the sheet and protect…")
        super().__init__(desk, workspace, title, verb, about, parent)
        self._new, self._again = self.fresh()
        self.seen_below()

    def go(self) -> None:
        phrase = self.typed_twice(self._new, self._again)
        need_phrase(phrase)
        key = protection.new_key()
        self.wanted = WantedProtection(known=self.known, key=key, phrase=phrase, sheet=self.write_sheet(key))


class ChangePassphrase(_OfOpen):
    """Another one for the same key: the sheet holds."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        t = desk.t
        about = t(
            "The recovery sheet stays valid. Copies of the workspace elsewhere, on a stick for instance, still open by "
            "the passphrase of today."
        )
        super().__init__(desk, workspace, t("Change the passphrase"), t("Change the passphrase"), about, parent)
        self._present = self.phrase("present", t("Passphrase of today"))
        self._new, self._again = self.fresh()
        self.seen_below()

    def go(self) -> None:
        self.need_present(self._present)
        phrase = self.typed_twice(self._new, self._again)
        with self.refused_at(self._new):
            protecting.change(self.known, phrase)


class NewKey(_OfOpen):
    """For a sheet that was lost; the passphrase stays."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        t = desk.t
        about = t(
            "For a sheet that was lost: workspace and backups are written anew under another key, by the same "
            "passphrase, and the earlier sheet opens them no longer. Copies elsewhere stay as they are."
        )
        title, verb = t("New key and new recovery sheet"), t("Save the sheet and renew…")
        super().__init__(desk, workspace, title, verb, about, parent)
        self._present = self.phrase("present", t("Passphrase"))
        self.seen_below()

    def go(self) -> None:
        phrase, key = self.need_present(self._present), protection.new_key()
        self.wanted = WantedProtection(known=self.known, key=key, phrase=phrase, sheet=self.write_sheet(key))


class RemovePassphrase(_OfOpen):
    """Everything lies open again."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> None:
        t = desk.t
        about = t("Whoever has this computer, a stick or a backup can then read everything in it.")
        super().__init__(desk, workspace, t("Take the passphrase away"), t("Take it away"), about, parent)
        self._present = self.phrase("present", t("Passphrase"))
        self.seen_below()

    def go(self) -> None:
        self.need_present(self._present)
        self.wanted = WantedProtection(known=self.known, key=None)


class Protected(Frame):
    """What was done, what is left to do by hand, and the sheet, which is opened to be printed."""

    def __init__(self, desk: Desk, wanted: WantedProtection, left: Left, parent: QWidget) -> None:
        t = desk.t
        assert wanted.sheet is not None
        super().__init__(
            desk, "dialog.protected", t("The workspace is protected"), t("Open the recovery sheet"), parent
        )
        self._sheet = wanted.sheet
        self.cancel.say(t("Close"))
        for text in (
            t(
                "Print the sheet “{name}”, put it into an envelope apart from this computer, and delete the file."
            ).format(name=wanted.sheet.name),
            *left_lines(t, left),
        ):
            label = Label(desk.theme, Type.BODY, wrap=True, parent=self)
            label.say(text)
            self.column.addWidget(label)

    def go(self) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._sheet))):
            raise NoProgram(self._sheet.name, str(self._sheet.parent))


def _own_folder(beside: Path) -> Path:
    """On this computer: what leaves the office may lie where others read it."""
    documents = Path(platformdirs.user_documents_dir())
    return documents if documents.is_dir() else beside


def _named(t: Translator, paths: Sequence[Path]) -> str:
    """The first of them by name; nobody reads a hundred in a sentence."""
    names, more = [path.name for path in paths[:MOST_NAMED]], len(paths) - MOST_NAMED
    if more <= 0:
        return t.join(names)
    return f"{', '.join(names)} {t.n('and {count} more', 'and {count} more', more).format(count=more)}"


def left_lines(t: Translator, left: Left) -> list[str]:
    """What a person has to know of what could not be taken over."""
    lines = []
    if left.backups:
        names = _named(t, left.backups)
        lines.append(t("These backups could not be taken over and stay as they were: {files}.").format(files=names))
    if left.plain:
        names = _named(t, left.plain)
        text = t("Whoever has these files still reads them; delete what you do not need: {files}.")
        lines.append(text.format(files=names))
    for path in left.absent:
        text = t("“{folder}” is not there now: its backups are protected once it is there.")
        lines.append(text.format(folder=path.parent))
    return lines
