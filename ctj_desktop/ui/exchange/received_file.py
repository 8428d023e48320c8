"""Shall a file that came be taken back, or given up while it waits? What that means is said first."""

from PySide6.QtWidgets import QWidget

from ctj_desktop.services.exchange.lists import Received
from ctj_desktop.services.exchange.merging import TakenBack, give_up, take_back
from ctj_desktop.storage.log.bundle_inbox import Bundle
from ctj_desktop.ui.exchange.telling import tell
from ctj_desktop.ui.forms.dialog_frame import Frame
from ctj_desktop.ui.forms.fields import Unreadable
from ctj_desktop.ui.forms.working_frame import WorkingFrame
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.labels import Label


class TakeBack(WorkingFrame):
    """Everything that the last file brought goes again; once begun it is not stopped, because it is all or nothing."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, bundle: Bundle, office: str, parent: QWidget) -> None:
        t = desk.t
        super().__init__(desk, "dialog.take_back", t("Take the last file back?"), t("Take the file back"), parent)
        self._workspace = workspace
        self.taken_back: TakenBack | None = None
        self.cancel.say(t("Leave it as it is"))
        self.column.addWidget(self.area)
        self.column.addWidget(self.bar)
        self.say(
            [
                t("“{file}”: number {number} of {sender}, {when}").format(
                    file=bundle.file, number=bundle.number, sender=office, when=t.instant(bundle.created)
                ),
                t("Everything here is again as it was before this file was taken in."),
                t("The file stays in the list and can be taken in again. The other office notices nothing."),
            ]
        )
        self.act.setFocus()

    @classmethod
    def ask(
        cls, desk: Desk, workspace: OpenWorkspace, bundle: Bundle, office: str, parent: QWidget
    ) -> TakenBack | None:
        """What was taken back; None where it was left as it is."""
        dialog = cls(desk, workspace, bundle, office, parent)
        dialog.exec()
        return dialog.taken_back

    def go(self) -> None:
        if self.working:
            raise Unreadable
        self.cancel.setEnabled(False)
        store = self._workspace.store
        self.work(lambda _progress: take_back(store), self._done)
        raise Unreadable  # closed once it is done

    def reject(self) -> None:
        if not self.working:
            super().reject()

    def _done(self, taken_back: TakenBack) -> None:
        self.taken_back = taken_back
        tell(self._workspace, taken_back.changed)
        self.accept()


class GiveUp(Frame):
    """The bytes of a file that waits go for good; Enter alone leaves it where it is."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, received: Received, office: str, parent: QWidget) -> None:
        t = desk.t
        super().__init__(desk, "dialog.give_up", t("Give this file up?"), t("Give up the file"), parent)
        self._workspace, self._received = workspace, received
        self.given_up = False
        lines = (
            t("“{file}”: number {number} of {sender}, {when}").format(
                file=received.file, number=received.number, sender=office, when=t.instant(received.created)
            ),
            t("It is removed from this computer and not taken in; this cannot be undone."),
            t("The next file of that office brings the same changes again."),
        )
        text = Label(desk.theme, Type.BODY, wrap=True, name="dialog.give_up.lines", parent=self)
        text.say("\n".join(lines))
        self.column.addWidget(text)
        self.cancel.setFocus()

    @classmethod
    def ask(cls, desk: Desk, workspace: OpenWorkspace, received: Received, office: str, parent: QWidget) -> bool:
        """Whether it was given up."""
        dialog = cls(desk, workspace, received, office, parent)
        dialog.exec()
        return dialog.given_up

    def go(self) -> None:
        give_up(self._workspace.store, self._received.sha256)
        self.given_up = True
        tell(self._workspace)
