"""Can an answer to what is made come back by mail at all?"""

from datetime import date

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.services.meetings.sending.letters import committee_mail
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.surfaces import Banner


class NoReturnMail(Banner):
    """Warns, before anything is made, where no mail address of the secretariat is known."""

    def __init__(
        self, desk: Desk, workspace: OpenWorkspace, committee: CommitteeId, day: date | None, parent: QWidget
    ) -> None:
        super().__init__(desk.theme, "sending.no_return_mail", "envelope-simple", wrap=True, parent=parent)
        self._workspace, self._committee, self._day = workspace, committee, day
        self.say(
            desk.t(
                "No e-mail address of the secretariat is known: what is made names none to which answers can come "
                "back. Enter the address of its body, or that of the secretary, first."
            )
        )
        self.hide()

    def show_for(self, *, made: bool) -> None:
        """Where something is `made` that is answered."""
        _name, mail = committee_mail(self._workspace.store, self._committee, self._day)
        self.setVisible(made and not mail)
