"""How does a workspace leave for another computer, and how is it opened there?"""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from ctj_desktop.exchange.transfer import SUFFIX
from ctj_desktop.services.exchange.moving import take_transfer, write_transfer
from ctj_desktop.ui.forms.fields import Unreadable
from ctj_desktop.ui.forms.working_frame import WorkingFrame
from ctj_desktop.ui.frame.jobs import Progress
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.fields import Field, LineEdit
from ctj_desktop.ui.widgets.labels import Label


class AskPhrase(WorkingFrame):
    """The phrase that seals or opens a transfer file, readable while it is typed."""

    def __init__(self, desk: Desk, title: str, about: str, verb: str, parent: QWidget) -> None:
        super().__init__(desk, "dialog.transfer", title, verb, parent)
        label = Label(desk.theme, Type.BODY, "muted", wrap=True, parent=self)
        label.say(about)
        self.phrase = Field(desk.theme, LineEdit(desk.theme, "dialog.transfer.phrase"))
        self.phrase.say(desk.t("Phrase"))
        self.column.addWidget(label)
        self.column.addWidget(self.phrase)
        self.column.addWidget(self.bar)
        self.area.hide()
        self.phrase.editor.setFocus()

    def typed(self) -> str:
        """What was typed."""
        editor = self.phrase.editor
        assert isinstance(editor, LineEdit)
        return editor.text()


class WriteTransfer(AskPhrase):
    """Says what happens to the workspace here before it does."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, target: Path, parent: QWidget) -> None:
        t = desk.t
        about = t(
            "The file carries everything: numbers, keys and partners go on at the new computer. Here the workspace is "
            "only read from now on. Write the phrase down: without it nobody opens the file."
        )
        super().__init__(desk, t("Transfer file for a new computer"), about, t("Write the file"), parent)
        self._workspace, self._target = workspace, target

    @classmethod
    def ask(cls, desk: Desk, workspace: OpenWorkspace, parent: QWidget) -> bool:
        """Whether the workspace has gone."""
        t, store = desk.t, workspace.store
        store.may_write()
        proposal, kind = str(store.path.with_suffix(SUFFIX)), t("Transfer files (*.ctjtransfer)")
        name, _ = QFileDialog.getSaveFileName(parent, t("Transfer file for a new computer"), proposal, kind)
        if not name:
            return False
        path = Path(name)
        target = path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
        return bool(cls(desk, workspace, target, parent).exec())

    def go(self) -> None:
        write_transfer(self._workspace.store, self._target, self.typed())


class TakeTransfer(AskPhrase):
    """The phrase of the earlier computer, and the workspace is made here."""

    def __init__(self, desk: Desk, source: Path, target: Path, parent: QWidget) -> None:
        t = desk.t
        about = t("Write the phrase with which “{name}” was made on the earlier computer.").format(name=source.name)
        super().__init__(desk, t("Open a transfer file"), about, t("Open"), parent)
        self._source, self._target = source, target

    @classmethod
    def ask(cls, desk: Desk, folder: Path, own: Path, parent: QWidget) -> Path | None:
        """The workspace that goes on here, closed; None where nobody made it. `own` is proposed for it."""
        t, title = desk.t, desk.t("Open a transfer file")
        kind = t("Transfer files (*.ctjtransfer)")
        name, _ = QFileDialog.getOpenFileName(parent, title, str(folder), kind)
        if not name:
            return None
        source = Path(name)
        proposal = str(own / f"{source.stem}.ctj")
        kind = t("CTJ workspaces (*.ctj)")
        name, _ = QFileDialog.getSaveFileName(parent, t("Where the workspace goes on"), proposal, kind)
        if not name:
            return None
        target = Path(name).with_suffix(".ctj")
        return target if cls(desk, source, target, parent).exec() else None

    def go(self) -> None:
        if self.working:
            raise Unreadable
        source, target, phrase = self._source, self._target, self.typed()

        def take(progress: Progress) -> None:
            take_transfer(source, target, phrase, step=progress.step).close()

        self.work(take, lambda _made: self.accept())
        raise Unreadable  # closed once it is done
